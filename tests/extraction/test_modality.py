"""Words around an encounter → whether it was held, is planned, denied … or no meeting at all."""

from __future__ import annotations

import pytest

from tests.analysis.texts import fails
from tests.extraction.reading import facts, only

ROME = "美国与伊朗18日在罗马举行会谈。"


def statuses(text: str) -> list[str]:
    return [str(item.status) for item in facts(text).meetings]


DENIED_BY_OTHERS = [
    ("莫迪将于20日同巴基斯坦总理夏巴兹会谈，印度官员对此予以否认。", "denied"),
    ("莫迪将于20日同巴基斯坦总理夏巴兹会谈，印度官员否认了这一说法。", "denied"),
    ("莫迪将于20日同巴基斯坦总理夏巴兹会谈，印度官员对此表示欢迎。", "planned"),
    ("佩斯科夫否认普京与泽连斯基18日会面。", "denied"),
    ("希尔否认18日在北京举行的美朝会谈已经破裂。", "held"),
    ("佩斯科夫证实普京与泽连斯基18日会面。", "held"),
]


@pytest.mark.parametrize(("text", "status"), DENIED_BY_OTHERS)
def test_what_somebody_denies_before_or_behind_is_denied(text, status):
    assert statuses(text) == [status]


BROUGHT = [
    ("王毅18日会见鲁比奥，希望双方落实中美两国元首釜山会晤达成的重要共识。", ["held", "held"]),
    ("王毅18日会见鲁比奥，希望双方落实中美两国元首釜山会晤所取得的成果。", ["held", "held"]),
    ("王毅18日会见鲁比奥，希望两国元首在釜山举行会晤。", ["held", "proposed"]),
    ("习近平18日与特朗普通话，希望中美双方保持上次会晤后的势头。", ["held", "held"]),
]


@pytest.mark.parametrize(("text", "expected"), BROUGHT)
def test_a_wish_for_what_an_encounter_has_brought_does_not_unsay_it(text, expected):
    assert statuses(text) == expected


INSIDE = [
    ("特朗普在与普京的电话中表示，愿意停火。", ["held"]),
    ("特朗普将在与普京的电话中提出停火。", ["planned"]),
    ("特朗普希望在与普京的会面中提出停火。", ["proposed"]),
    ("如果在与普京的会面中谈不成，特朗普将离开。", []),
    ("特朗普与普京的电话受关注。", []),
]


@pytest.mark.parametrize(("text", "expected"), INSIDE)
def test_what_somebody_did_inside_an_encounter_tells_that_it_took_place(text, expected):
    assert statuses(text) == expected


NEGATED = [
    ("特朗普没有与普京会面的计划。", "denied"),
    ("特朗普宣布将与普京会面。", "planned"),
    ("美国与伊朗的会谈18日没有举行。", "denied"),
    ("美国与伊朗18日在罗马的会谈没有取得进展。", "held"),
    ("特朗普拒绝与普京在布达佩斯会面。", "denied"),
    ("特朗普没有在布达佩斯与普京会面。", "denied"),
    ("特朗普没有在会前致辞，18日与普京在布达佩斯会面。", "held"),
    fails("特朗普与普京18日未能在布达佩斯会面。", "denied", reason="a negation does not reach a verb of meeting over its place"),
    ("特朗普不急于与普京会面。", "denied"),
    ("特朗普并不急着同普京见面。", "denied"),
    ("特朗普排除了与普京会面的可能。", "denied"),
    ("特朗普不排除与普京会面的可能。", "proposed"),
    ("特朗普没有排除与普京会面。", "proposed"),
    ("普京与特朗普的布达佩斯峰会不会在近期举行。", "denied"),
    ("普京与特朗普的会晤短期内不会举行。", "denied"),
    # who stays away denies nothing
    ("普京没有出席18日在伊斯坦布尔举行的俄乌会谈。", "held"),
    # how they met is denied, and not that they did
    ("美国与伊朗18日在罗马举行谈判，双方没有进行面对面会谈。", "held"),
    # where somebody in a picture stands denies nothing
    ("特朗普（Donald Trump，不在图中）18日在布达佩斯会见普京（右）。", "held"),
    ("习近平不出席下周在德里举行的二十国集团峰会。", "planned"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status"), NEGATED)
def test_a_negation_of_the_encounter_itself_denies_it(text, status):
    assert statuses(text) == [status]


FATES = [
    ("原定20日在罗马举行的美伊会谈因故取消。", "cancelled"),
    ("原定3日举行的美伊会谈，因故推迟。", "postponed"),
    ("原定3日举行的美伊会谈，因故改期。", "postponed"),
    ("美伊会谈原定18日在罗马举行，因暴雪取消。", "cancelled"),
    ("美伊会谈18日在罗马举行，记者会因暴雪取消。", "held"),
    ("美俄首脑会晤临时喊卡。", "cancelled"),
    ("印度外长苏杰生推迟了原定20日与俄罗斯外长拉夫罗夫的会谈。", "postponed"),
    ("印度外长苏杰生推迟行程，20日与俄罗斯外长拉夫罗夫会谈。", "planned"),
]


@pytest.mark.parametrize(("text", "status"), FATES)
def test_what_became_of_a_scheduled_meeting_may_follow_in_another_clause(text, status):
    assert statuses(text) == [status]


PLANS = [
    ("尹锡悦同李强的双边会谈也在协调之中。", "proposed"),
    ("普京与特朗普的会晤至今没有着落。", "proposed"),
    ("官员预计特朗普与普京会面。", "planned"),
    ("决议期待按照2024年中欧峰会的结论完成谈判。", "held"),
    ("若普京同意停火，特朗普将与其会面。", "proposed"),
    ("普京同意停火，特朗普将与其会面。", "planned"),
    ("英国首相斯塔默请求会见特朗普。", "proposed"),
    ("马克龙随时准备同普京会谈。", "proposed"),
    ("普京届时会与习近平举行会谈。", "planned"),
    ("普京学会与习近平举行会谈。", "held"),
    ("应普京邀请，莫迪18日访问莫斯科。", "held"),
    ("普京邀请莫迪访问莫斯科。", "proposed"),
    ("前往北京的普京18日与习近平举行了会谈。", "held"),
    ("普京前往北京与习近平举行会谈。", "planned"),
    ("马克龙建议特朗普与普京举行峰会。", "proposed"),
    ("马克龙参加特朗普与普京在巴黎举行的峰会。", "held"),
    ("王毅18日同意大利外长塔亚尼在罗马会晤。", "held"),
    ("王毅同意与意大利外长塔亚尼会晤。", "planned"),
    # what is under way is not the encounter
    ("特朗普正在考虑与普京会晤。", "proposed"),
    ("白宫正在安排特朗普与普京会面。", "planned"),
    ("特朗普正在与普京会晤。", "ongoing"),
    ("普京与特朗普的通话正在筹备中。", "proposed"),
    ("王毅正就贸易问题与鲁比奥会谈。", "ongoing"),
    ("特朗普准备会见普京。", "planned"),
    ("经过充分准备，特朗普会见普京。", "held"),
    ("习近平会借这次机会同普京举行会晤。", "planned"),
    # a clause that opens with 出席 has no subject of its own
    ("安倍晋三将前往首尔，出席中日韩领导人会议。", "planned"),
    ("安倍晋三前往首尔后，出席了中日韩领导人会议。", "held"),
    # talks without a day that get nowhere go on
    ("中美谈判至今没有取得进展。", "ongoing"),
    ("俄乌谈判陷入僵局。", "ongoing"),
]


@pytest.mark.parametrize(("text", "status"), PLANS)
def test_a_future_a_wish_or_a_journey_counts_only_where_it_is_of_the_encounter(text, status):
    assert statuses(text) == [status]


SHARED = [
    ("希拉里18日在会见杨洁篪时提议由美国做东，举行美中日三方外长会谈。", ["held", "proposed"]),
    ("王毅将于20日同拉夫罗夫举行会谈，并会见蒙古国外长巴特策策格。", ["planned", "planned"]),
    ("王毅将同拉夫罗夫举行会谈，并会见了蒙古国外长巴特策策格。", ["planned", "held"]),
    ("鲁比奥将于20日在伦敦会见拉米，赴巴黎出席七国集团外长会议。", ["planned", "planned"]),
    ("王毅将于20日访问南非，赴瑞士主持中瑞战略对话。", ["planned", "planned"]),
    ("访问南非期间，王毅将会见南非总统拉马福萨。", ["planned", "planned"]),
    ("访问南非期间，王毅会见了南非总统拉马福萨。", ["held", "held"]),
    ("王毅将访问南非。访问南非期间，王毅将会见南非总统拉马福萨。", ["planned", "planned"]),
    ("威特科夫说，预计未来一周会与伊朗方面举行会谈。", ["planned"]),
    ("美国与伊朗的会谈仍计划在罗马举行。", ["planned"]),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_a_clause_without_subject_shares_the_future_of_the_one_before(text, expected):
    assert statuses(text) == expected


SUPPOSED = [
    ("若特朗普与普京12日会面，欧洲将被排除。", False),
    ("假如特朗普与普京12日会面，欧洲将被排除。", False),
    ("特朗普与普京12日是否会面，克里姆林宫没有回答。", False),
    ("特朗普与普京12日会面，欧洲被排除。", True),
]


@pytest.mark.parametrize(("text", "held"), SUPPOSED)
def test_an_encounter_that_is_only_supposed_is_not_held(text, held):
    assert ("held" in statuses(text)) is held


UNDECIDED = [
    (ROME + "第二轮会谈的日期尚未确定。", ["held", "planned"]),
    (ROME + "第二轮会谈的地点另行通知。", ["held", "planned"]),
    (ROME + "第二轮会谈的气氛会更好。", ["held"]),
    (ROME + "会谈的成果尚未公布。", ["held"]),
    ("第二轮会谈的日期尚未确定。", []),
]


@pytest.mark.parametrize(("text", "expected"), UNDECIDED)
def test_a_coming_round_whose_day_is_undecided_is_planned(text, expected):
    assert statuses(text) == expected


VISITS = [
    ("普京18日抵达平壤，开始对朝鲜进行国事访问。", "ongoing"),
    ("普京前往平壤，讨论合作。", "ongoing"),
    ("普京18日结束对朝鲜的国事访问。", "held"),
    ("普京10日开始对朝鲜进行国事访问。", "held"),
    ("普京曾前往平壤，讨论合作。", "held"),
    ("莫迪应普京之邀访问莫斯科。", "held"),
]


@pytest.mark.parametrize(("text", "status"), VISITS)
def test_a_journey_just_begun_goes_on(text, status):
    assert statuses(text)[0] == status


def test_whoever_is_on_the_way_meets_nobody_yet():
    assert statuses("莫迪前往莫斯科，会见普京。") == ["ongoing", "planned"]
    assert statuses("莫迪前往莫斯科，会见普京。在前去会见普京的前夕，莫迪表示乐观。") == [
        "ongoing",
        "planned",
    ]
    assert statuses("莫迪18日抵达莫斯科，会见普京。") == ["ongoing", "held"]


def test_a_call_that_is_told_of_together_with_the_talks_is_one():
    assert only(facts("特朗普和普京18日通电话。普京同特朗普的会谈持续一小时。").meetings).kind == "phone_call"
