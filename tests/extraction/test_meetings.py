"""Whether, when and where: sentence → status, date, place of its meetings; and which mentions are one meeting."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, only, table

WANG, LAVROV, RUBIO = "person:wang-yi", "person:sergey-lavrov", "person:marco-rubio"

STATUSES = [
    ("美国与伊朗18日在马斯喀特举行会谈。", "held"),
    ("美国与伊朗18日在马斯喀特的会谈不欢而散。", "held"),
    ("美国与伊朗18日在马斯喀特的会谈破裂。", "held"),
    ("普京18日受邀访问蒙古。", "held"),
    ("普京受邀访问蒙古。", "proposed"),
    ("拜登会前跟马克龙电话，商讨局势。", "held"),
    ("布林肯在访问北京途中说，他期待会谈。", "ongoing"),
    ("伊朗取消了原定20日与美国在罗马举行的第七轮谈判。", "cancelled"),
    ("中国外长王毅将于20日至22日访问法国。", "planned"),
    ("美俄首脑会晤定于3月1日在利雅得举行。", "planned"),
    ("美俄代表团将于下周在伊斯坦布尔举行会谈。", "planned"),
    ("特朗普同意与普京会面。", "planned"),
    ("二十国集团峰会将于11月在约翰内斯堡举行，美国将缺席。", "planned"),
    ("印度总理莫迪计划下月访华。", "planned"),
    ("特朗普曾于2018年在新加坡与金正恩会晤。", "held"),
    ("特朗普取消了与普京在布达佩斯的会晤。", "cancelled"),
    ("原定本周在布达佩斯举行的美俄首脑会晤已被搁置。", "postponed"),
    ("美國總統川普計劃與俄羅斯總統普丁會面。", "planned"),
    ("美国总统特朗普希望与俄罗斯总统普京会面。", "proposed"),
    ("特朗普邀请普京访问华盛顿。", "proposed"),
    ("特朗普正考虑与普京会面。", "proposed"),
    ("泽连斯基提议与普京会面。", "proposed"),
    ("特朗普与普京有望会面。", "proposed"),
    ("王毅正在莫斯科同拉夫罗夫举行会谈。", "ongoing"),
    ("原定于20日举行的美伊会谈被推迟。", "postponed"),
    ("美伊第六轮会谈延期举行。", "postponed"),
    ("美国取消了与伊朗的会谈。", "cancelled"),
    ("原定18日在马斯喀特举行的美伊会谈被取消。", "cancelled"),
    ("美伊第六轮会谈被取消。", "cancelled"),
    ("克里姆林宫否认特朗普与普京将会面。", "denied"),
    ("俄方否认与乌克兰代表在阿布扎比举行会谈。", "denied"),
    ("克里姆林宫说，普京没有计划与泽连斯基会面。", "denied"),
    ("美国与伊朗的会谈正在马斯喀特进行。", "ongoing"),
    ("俄乌谈判正在伊斯坦布尔举行。", "ongoing"),
    ("俄乌第三轮谈判原定18日举行，但被推迟。", "postponed"),
    ("特朗普不排除与金正恩会面。", "proposed"),
    ("美俄18日在没有乌克兰参与下在利雅得举行会谈。", "held"),
    ("美方提议与伊朗举行会谈。", "proposed"),
    ("普京与特朗普的会晤仍在筹备。", "proposed"),
    ("伊朗否认与美国直接谈判。", "denied"),
    ("王毅与巴罗在吉隆坡东盟峰会场边会晤。", "held"),
    ("王毅与巴罗在会谈前单独会面两个半小时。", "held"),
    ("刚果（金）外长瓦格纳与卢旺达外长恩杜洪吉雷在华盛顿签署和平协议。", "held"),
]


def test_talks_behind_a_journey_to_come_are_to_come():
    meetings = facts("鲁比奥本周将前往法国，与法方官员讨论停火。").meetings
    assert [meeting.status for meeting in meetings] == ["planned", "planned"]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_the_words_around_the_encounter_tell_what_became_of_it(text, status):
    assert only(facts(text).meetings).status == status


DATES = [
    ("美国与伊朗18日在马斯喀特举行会谈。", ("2025-02-18", None, "day")),
    ("中美经贸磋商17日至18日在日内瓦举行。", ("2025-02-17", "2025-02-18", "day")),
    ("特朗普和普京上周通电话。", ("2025-02-10", "2025-02-16", "week")),
    ("美俄首脑会晤3月初在利雅得举行。", ("2025-03", None, "month")),
    ("特朗普和普京2019年在大阪会晤。", ("2019", None, "year")),
    ("特朗普和普京在大阪会晤。", (None, None, "unknown")),
    ("中国外长王毅将于20日至22日访问法国。", ("2025-02-20", "2025-02-22", "day")),
    ("双方周一会谈前，美国与伊朗18日在罗马举行会谈。", ("2025-02-18", None, "day")),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_the_date_is_what_the_text_tells_and_never_the_day_of_publication(text, expected):
    meeting = only(facts(text).meetings)
    assert (meeting.start, meeting.end, meeting.precision) == expected
    assert bool(meeting.when) == (meeting.start is not None)


def test_without_a_day_of_publication_the_year_stays_open():
    assert only(facts("美国与伊朗2月18日在罗马举行会谈。", None).meetings).start == "--02-18"


PLACES = [
    ("美国与伊朗18日在马斯喀特举行会谈。", ("马斯喀特", None, "state:OM")),
    (
        "美国国务卿鲁比奥18日在利雅得德拉伊耶宫与俄外长拉夫罗夫举行会谈。",
        ("利雅得", "德拉伊耶宫", "state:SA"),
    ),
    ("王毅18日在北京人民大会堂会见拉夫罗夫。", ("北京", "人民大会堂", "state:CN")),
    ("美國與伊朗18日在羅馬舉行會談。", ("羅馬", None, "state:IT")),
    ("美国与伊朗18日在布尔加科沃市举行会谈。", ("布尔加科沃市", None, None)),
    ("中国外长王毅18日访问法国。", ("法国", None, "state:FR")),
    ("法国总统马克龙18日抵达北京，对中国进行国事访问。", ("北京", None, "state:CN")),
    ("美国特使威特科夫18日飞抵莫斯科，与普京会谈三小时。", ("莫斯科", None, "state:RU")),
    (
        "俄罗斯和乌克兰代表团18日在伊斯坦布尔契拉昂宫举行第三轮直接谈判。",
        ("伊斯坦布尔", "契拉昂宫", "state:TR"),
    ),
    ("美俄官员18日在伊斯坦布尔的美国总领事馆会谈六小时。", ("伊斯坦布尔", "美国总领事馆", "state:TR")),
    # between commas behind the day, as captions have it; a party is no place
    ("2018年6月12日，法国戛纳，特朗普与金正恩举行峰会。", ("戛纳", None, "state:FR")),
    ("2月18日，德国柏林，朔尔茨与马克龙举行会谈。", ("柏林", None, "state:DE")),
    ("美方在中方动身前提议，18日与中方举行会谈。", None),
    ("美国与伊朗前一次面对面谈判，是于18日在日本举行。", ("日本", None, "state:JP")),
    ("在朝鲜半岛局势升级的背景下，中美18日举行会谈。", None),
    ("南亚峰会18日闭幕，印度和巴基斯坦出席。", None),
    ("特朗普和普京18日通电话。", None),
    ("(利雅得综合电)美俄代表团18日举行会谈。", None),
    ("美国与伊朗18日在各方努力下举行会谈。", None),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_the_place_is_the_city_as_written_and_the_venue_its_building(text, expected):
    place = facts(text).meetings[-1].place
    assert (place and (place.name, place.venue, place.country)) == expected


ONE = [
    "鲁比奥18日与拉夫罗夫在利雅得会谈。此次会谈持续四个半小时。会议结束后，双方离开。",
    "美国国务卿鲁比奥18日与俄外长拉夫罗夫在利雅得会谈。美俄代表团周二在利雅得举行会谈。",
    "中方18日同美方在日内瓦会谈。会谈在一座别墅举行。此次会谈历时两小时。",
    "王毅18日在北京会见拉夫罗夫。会见中，王毅说，中俄关系稳定。",
    "特朗普和普京上周通电话。通话持续一个半小时。",
    "美國與伊朗18日在羅馬舉行會談。這次會談由阿曼斡旋。",
    "拜登与普京18日举行视频峰会。峰会后，拜登说，会谈坦诚。",
    "默克尔18日与普京举行会谈。默克尔会前说，她将与普京讨论停火。",
]


@pytest.mark.parametrize("text", ONE)
def test_a_meeting_told_twice_is_one(text):
    only(facts(text).meetings)


def test_the_second_account_is_further_evidence():
    meeting = only(facts("鲁比奥18日与拉夫罗夫在利雅得会谈。美俄代表团周二在利雅得举行会谈。").meetings)
    assert len(meeting.evidence) == 2


TWO = [
    "王毅18日同拉夫罗夫会谈。王毅19日再次同拉夫罗夫会谈。",
    "美俄18日在利雅得举行会谈。次日，美国与乌克兰在吉达举行会谈。",
    "俄罗斯与乌克兰18日在伊斯坦布尔举行第二轮谈判。第三轮谈判将于下周举行。",
    "普京访华期间，习近平18日同普京举行会谈。",
    "法国总统马克龙18日抵达北京，对中国进行国事访问。习近平同马克龙举行会谈。",
    "中国外长王毅18日分别会见俄罗斯外长拉夫罗夫和法国外长巴罗。",
    "特朗普和普京上周通电话。两人将于3月1日在利雅得会面。",
    "鲁比奥18日在利雅得与拉夫罗夫会谈。特朗普与普京会晤的日期尚未确定。",
    "特朗普与习近平18日在釜山会晤，上一次是2019年6月在大阪。",
    "埃尔多安18日会见马克龙，上次要追溯到2021年。",
    "东盟峰会18日在吉隆坡举行。王毅在峰会间隙与拉夫罗夫举行会谈。",
    "中国与日本18日在东京举行经济高层对话。王毅其后会见日本首相安倍晋三。",
]


@pytest.mark.parametrize("text", TWO)
def test_other_parties_another_date_or_a_mark_of_another_make_a_second_meeting(text):
    assert len(facts(text).meetings) == 2


def test_what_follows_talks_of_years_is_the_signing():
    text = "2月18日，在经过长达10年的谈判之后，法国总统马克龙和俄罗斯总统普京在莫斯科签署了条约。"
    assert only(facts(text).meetings).kind == "signing"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("欧盟近日将举行峰会。", "summit"),
        ("国际原子能机构第60届大会18日在维也纳拉开帷幕。", "conference"),
        ("就在莫迪访问俄罗斯的同时，北约国家18日在华盛顿开会。", "conference"),
    ],
)
def test_a_body_of_states_sits_alone(text, kind):
    assert facts(text).meetings[-1].kind == kind
    assert len(facts(text).meetings[-1].participants) == 1


def test_an_outlet_that_reports_is_no_party():
    met = only(facts("路透社报道，自1月在海湖庄园会见普京以来，特朗普没有让步。", "2025-02-19").meetings)
    assert set(table(met)) == {"person:donald-trump", "person:vladimir-putin"}


def test_whoever_invites_to_talks_takes_part():
    met = only(facts("应王毅邀请，法国外长巴罗将于20日赴云南举行会晤。").meetings)
    assert table(met) == {"person:wang-yi": "state:CN", "person:jean-noel-barrot": "state:FR"}


def test_the_heads_of_the_two_states_of_a_visit_are_meant_by_their_post():
    met = facts("李强总理18日对德国进行正式访问。德国总理朔尔茨到场欢迎。两国总理举行会谈。").meetings[-1]
    assert set(table(met)) == {"person:li-qiang", "person:olaf-scholz"}


def test_whom_with_brings_in_is_of_another_side():
    met = facts("美国国土安全部部长约翰逊18日访华，期间约翰逊与公安部部长郭声琨举行会晤。").meetings[-1]
    assert "state:CN" in table(met).values()


def test_four_states_are_those_of_whom_some_were_named():
    met = only(facts("沙特等四国要求卡塔尔让步。四国外交官18日在开罗就回复举行会谈。").meetings)
    assert [one.actor[:6] for one in met.participants] == ["group:"]


def test_a_visit_that_only_dates_something_is_the_one_told_before():
    only(facts("美国国务卿克里18日访华。国务院发言人此前表示，访华期间，朝鲜将是重点。").meetings)


def test_a_visitor_is_no_party_of_the_sentence_before():
    visit = only(facts("特朗普呼吁沙特让步；德国外长18日在卡塔尔访问。").meetings)
    assert set(table(visit)) == {"state:DE", "state:QA"}


def test_a_visit_and_the_talks_during_it_are_two():
    found = facts("普京访华期间，习近平18日同普京举行会谈。")
    assert sorted(item.kind for item in found.meetings) == ["talks", "visit"]


def test_talks_to_be_resumed_change_nothing_of_those_told():
    assert only(facts("美伊会谈12日在马斯喀特举行，双方同意一周后再谈。").meetings).status == "held"


def test_a_round_agreed_upon_lies_ahead():
    text = "美伊会谈12日在马斯喀特举行，双方商定25日举行第二轮会谈。"
    assert ("planned", "2025-02-25") in [(item.status, item.start) for item in facts(text).meetings]


NONE = [
    "两人18日会面。",
    "鲁比奥说，会晤的日期尚未确定。",
    "上一次是2019年6月在大阪。",
    "鲁比奥与拉夫罗夫谈到会晤的议程。",
    "美俄关系持续紧张。",
    "王毅18日在北京举行记者会。",
    "美俄愿意继续对话。",
    "谈判进程陷入停滞。",
    "日本内阁会议18日在东京举行。",
    "朝鲜问题将是克里与中方讨论的核心议题。",
    "经过长达10年的谈判，中俄关系改善。",
    "在被问到何时与普京会面时，特朗普说：“很快。”",
    "目前尚不清楚特朗普何时会见普京。",
]


@pytest.mark.parametrize("text", NONE)
def test_no_meeting_without_two_sides_and_an_encounter(text):
    assert facts(text).meetings == ()


def test_issues_of_the_meeting_are_named():
    assert "ceasefire" in only(facts("以色列与哈马斯18日在多哈就停火举行间接谈判。").meetings).issues


def test_who_talks_about_the_meeting_of_others_is_not_at_it():
    met, summit = facts("王毅18日在北京会见拉夫罗夫。两人还讨论了即将在海牙举行的北约峰会。").meetings
    assert set(table(met)) == {WANG, LAVROV}
    assert (set(table(summit)), summit.status) == ({"org:nato"}, "planned")


def test_persons_of_one_meeting_are_told_apart_from_those_of_the_next():
    first, second = facts("王毅18日在北京会见拉夫罗夫。鲁比奥19日在华盛顿会见瑟比加。").meetings
    assert set(table(first)) == {WANG, LAVROV}
    assert set(table(second)) == {RUBIO, "person:andrii-sybiha"}


def test_a_round_has_the_parties_of_its_series_and_not_those_of_a_wish_told_between():
    found = facts(
        "俄罗斯与乌克兰6月2日在伊斯坦布尔举行第二轮会谈。乌方提议在6月20日举行下一轮会谈。"
        "土耳其总统埃尔多安希望邀请普京、泽连斯基与特朗普到安卡拉会面。首轮会谈5月16日在伊斯坦布尔举行。",
        published="2025-06-03",
    )
    sides = {item.start: {part.side for part in item.participants} for item in found.meetings}
    assert sides["2025-05-16"] == sides["2025-06-20"] == {"state:RU", "state:UA"}


TOLD_AGAIN = [
    "高市早苗18日首次与李在明会谈。高市早苗表示，她18日是第一次与李在明会谈。",
    "普京将访问越南。外交部表示，下次将由普京访问越南。",
]


@pytest.mark.parametrize("text", TOLD_AGAIN)
def test_a_meeting_told_again_by_the_speaker_is_one(text):
    assert len(facts(text).meetings) == 1


def test_the_date_of_a_visit_that_nobody_tells_is_no_visit():
    found = facts("菲律宾外长凯耶塔诺上周访问中国，与王毅举行会谈。凯耶塔诺并未透露访问中国的确切日期。")
    assert [str(meeting.kind) for meeting in found.meetings] == ["visit", "talks"]


def test_mutual_visits_are_no_visit():
    found = facts("普京与特朗普18日会谈，同意持续推进领导人相互访问。")
    assert [str(meeting.kind) for meeting in found.meetings] == ["talks"]


def test_talks_that_were_held_need_no_day():
    found = facts("美国与俄罗斯18日在利雅得会谈。双方此前已进行了一次约10分钟的单独磋商。")
    assert [str(meeting.status) for meeting in found.meetings] == ["held", "held"]
