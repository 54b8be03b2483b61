"""在X举行 → the place and the venue of an encounter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.reading import facts

if TYPE_CHECKING:
    from graph.model import Meeting


def place(text: str) -> tuple[str | None, str | None, str | None] | None:
    return where(facts(text).meetings[-1])


def where(meeting: Meeting) -> tuple[str | None, str | None, str | None] | None:
    found = meeting.place
    return found and (found.name, found.venue, found.country)


ARRIVED = [
    ("伊朗外长阿拉格齐18日飞抵日内瓦，同法国外长巴罗会谈。", ("日内瓦", None, "state:CH")),
    ("伊朗外长阿拉格齐18日离开日内瓦，同法国外长巴罗会谈。", None),
    ("威特科夫18日抵达俄罗斯首都莫斯科，与普京会谈。", ("莫斯科", None, "state:RU")),
    ("威特科夫18日谈到莫斯科，与普京举行会谈。", None),
    ("威特科夫18日抵达莫斯科，与普京通电话。", None),
    ("祖马18日赶到索契，同普京会谈。", ("索契", None, "state:RU")),
    ("亨特18日来到布雷纳尔，会见了拉夫罗夫。", ("布雷纳尔", None, None)),
    ("亨特18日来到友好气氛中，会见了拉夫罗夫。", None),
    ("亨特18日飞往日内瓦与拉夫罗夫会面。", ("日内瓦", None, "state:CH")),
    ("威特科夫18日飞抵莫斯科，当天在克里姆林宫与普京会谈。", ("莫斯科", "克里姆林宫", "state:RU")),
    ("阿拉格齐18日抵达莫斯科，期间将与普京会面。", None),
    ("习近平18日飞赴瑞士与拜登会谈。", ("瑞士", None, "state:CH")),
    ("习近平18日飞抵瑞士，将与拜登会谈。", ("瑞士", None, "state:CH")),
    ("习近平18日飞抵瑞士，19日将与拜登会谈。", None),
    ("武文赏18日赴北京出席论坛，其间曾会见习近平。", ("北京", None, "state:CN")),
    ("王毅在东京出席峰会期间，18日与拉夫罗夫会面。", ("东京", None, "state:JP")),
    ("在东京举行的安全会议间隙，王毅18日会见了拉夫罗夫。", ("东京", None, "state:JP")),
    ("杨洁篪18日来到河内，提议中美举行外长会谈。", None),
    # a clause of its own tells where
    ("王毅与鲁比奥18日举行会谈，地点在慕尼黑。", ("慕尼黑", None, "state:DE")),
    ("王毅与鲁比奥将于20日举行会谈，地点尚未确定。", None),
    # 在 goes on with a verb that describes another noun
    ("因资金被冻结在东京银行的问题，王毅18日与鲁比奥会谈。", None),
]


@pytest.mark.parametrize(("text", "expected"), ARRIVED)
def test_they_meet_where_somebody_has_just_arrived(text, expected):
    assert place(text) == expected


VISITING = [
    ("庞佩奥18日密访平壤，并与金正恩见面。", ("平壤", None, "state:KP")),
    ("柯伊拉腊18日访问印度期间，曾同印度总理辛格举行会谈。", None),
    ("苏杰生正在伦敦访问，18日与英国外交大臣拉米会谈。", ("伦敦", None, "state:GB")),
    ("鲁比奥正在东京访问，他说，18日石破茂将会见拉米。", None),
    ("对中国进行访问的韩国外长赵兑烈18日在北京同王毅举行会谈。", ("北京", None, "state:CN")),
]


@pytest.mark.parametrize(("text", "expected"), VISITING)
def test_they_meet_where_the_visitor_is(text, expected):
    visit, other = facts(text).meetings
    assert (visit.kind, where(other)) == ("visit", expected)


VISITED = [
    ("王毅18日访问韩国首尔。", ("首尔", None, "state:KR")),
    ("王毅18日对朝鲜平壤进行访问。", ("平壤", None, "state:KP")),
    ("韩方希望促成习近平访韩。", None),
    ("赵兑烈邀请王毅访问韩国。", ("韩国", None, "state:KR")),
    ("德方希望马克龙对德国进行访问。", ("德国", None, "state:DE")),
]


@pytest.mark.parametrize(("text", "expected"), VISITED)
def test_a_visit_is_where_its_verb_says_and_not_where_its_host_speaks(text, expected):
    assert place(text) == expected


BEHIND_OF = [
    ("王毅18日在黑海之滨的索契会见拉夫罗夫。", ("索契", None, "state:RU")),
    ("王毅18日在阿斯塔纳的希尔顿酒店会见拉夫罗夫。", ("阿斯塔纳", "希尔顿酒店", "state:KZ")),
    ("王毅18日在瑞士的友好气氛中会见拉夫罗夫。", ("瑞士", None, "state:CH")),
    ("王毅18日在阿斯塔纳的里克索斯酒店会见拉夫罗夫。", ("阿斯塔纳", "里克索斯酒店", "state:KZ")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BEHIND_OF)
def test_behind_a_genitive_stands_a_city_or_venue_or_nothing_of_the_place(text, expected):
    assert place(text) == expected


TOWNS = [
    ("美国与伊朗18日在巴基斯坦的布雷纳尔举行会谈。", ("布雷纳尔", None, "state:PK")),
    ("美国与俄罗斯18日在瑞士布雷纳尔举行会谈。", ("布雷纳尔", None, "state:CH")),
    ("以色列与叙利亚18日在叙利亚山城扎巴达尼举行会谈。", ("扎巴达尼", None, "state:SY")),
    ("塞尔维亚与科索沃18日在北马其顿湖畔小镇布雷纳尔举行会谈。", ("布雷纳尔", None, "state:MK")),
    ("塞尔维亚与科索沃18日在瑞士紧张气氛下举行会谈。", None),
    ("英国与法国18日在伦敦以西的布雷纳尔举行会谈。", ("布雷纳尔", None, "state:GB")),
    ("美国与伊朗18日在上海西郊的一家酒店举行会谈。", ("上海", None, "state:CN")),
    ("美国与伊朗18日在纽约州布雷纳尔镇举行会谈。", ("布雷纳尔镇", None, "state:US")),
    ("俄罗斯与乌克兰18日在白俄罗斯戈梅利州举行会谈。", ("戈梅利州", None, "state:BY")),
    ("特朗普与金正恩18日在新加坡圣淘沙岛举行会谈。", ("新加坡", None, "state:SG")),
    ("特朗普与金正恩18日在印尼巴厘岛举行会谈。", ("巴厘岛", None, "state:ID")),
    ("美国与伊朗18日在布雷纳尔举行会谈。", ("布雷纳尔", None, None)),
    ("美国与伊朗18日在友好气氛举行会谈。", None),
    ("拜登与习近平18日在加州伍德赛德的斐洛里庄园举行会谈。", ("伍德赛德", "斐洛里庄园", "state:US")),
    ("印度与巴基斯坦18日在巴基斯坦北部山城穆里举行会谈。", ("穆里", None, "state:PK")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOWNS)
def test_a_town_that_no_list_knows_stands_behind_its_state_or_before_the_verb_of_holding(text, expected):
    assert place(text) == expected


VENUES = [
    ("中俄领导人18日在白俄罗斯首都明斯克独立宫举行会谈。", ("明斯克", "独立宫", "state:BY")),
    ("习近平18日在北京钓鱼台国宾馆会见拉夫罗夫。", ("北京", "钓鱼台国宾馆", "state:CN")),
    (
        "美俄18日在安克雷奇的埃尔门多夫-理查森联合基地会谈。",
        ("安克雷奇", "埃尔门多夫-理查森联合基地", "state:US"),
    ),
    ("俄罗斯与土耳其18日在黑海的游艇上举行会谈。", ("游艇", "游艇", None)),
    ("韩国与朝鲜18日在板门店南侧的“和平之家”举行会谈。", ("板门店", "和平之家", "state:KR")),
    ("美俄18日在加德满都郊外的戈卡纳度假村举行会谈。", ("加德满都", "戈卡纳度假村", "state:NP")),
    ("中美18日在瑞典首相府罗森巴德宫举行会谈。", ("瑞典", "罗森巴德宫", "state:SE")),
    ("中美18日在日内瓦郊外的一处别墅举行会谈。", ("日内瓦", None, "state:CH")),
    ("美俄18日在“和平进程”中举行会谈。", None),
    ("美俄18日在谈判桌上会谈。", None),
    ("王毅18日在会后会见拉夫罗夫。", None),
]


@pytest.mark.parametrize(("text", "expected"), VENUES)
def test_a_venue_is_known_by_its_last_word(text, expected):
    assert place(text) == expected


ELSEWHEN = [
    ("经过四天谈判，美国与伊朗18日在南非达成协议。", ("南非", None, "state:ZA")),
    ("美国与伊朗会谈后，双方18日在南非达成协议。", None),
    ("也门与胡塞武装18日在瑞士就交换被俘人员达成协议，双方原定5月中旬再次会面。", None),
    ("美国与中国18日在格拉斯哥发表宣言，同意明年上半年召开首次会议。", None),
    ("美国与中国18日在格拉斯哥发表宣言，并举行会谈。", ("格拉斯哥", None, "state:GB")),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHEN)
def test_the_place_of_what_was_done_is_that_of_the_meeting_only_where_it_came_of_it_or_on_its_day(
    text, expected
):
    assert place(text) == expected


NOMINAL = [
    ("美国与伊朗18日结束多哈的会谈。", ("多哈", None, "state:QA")),
    ("以色列18日结束与多哈的会谈，美国在场。", None),
    ("中国与菲律宾18日举行南中国海磋商。", None),
    ("以色列与哈马斯18日举行加沙会谈。", None),
    ("美国与伊朗日内瓦会谈18日结束。", ("日内瓦", None, "state:CH")),
    ("美国与伊朗核会谈18日结束。", None),
    ("俄罗斯与土耳其18日在黑海举行会谈。", None),
]


@pytest.mark.parametrize(("text", "expected"), NOMINAL)
def test_a_city_right_before_the_noun_is_the_place_and_water_is_none(text, expected):
    assert place(text) == expected


def test_a_place_is_as_written_at_its_meeting_and_not_carried_over():
    text = "美国与伊朗首轮谈判1月在罗马举行。第二轮谈判18日在同一地点举行。"
    assert [item.place and item.place.name for item in facts(text).meetings] == ["罗马", None]
