"""What came of a meeting: sentences → status and content of its outcomes."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, only

TALKS = "美国与伊朗18日在罗马举行会谈。"
OUTCOMES = [
    ("双方同意尽快任命谈判团队。", "agreed", "尽快任命谈判团队"),
    ("双方商定下周再次会谈。", "agreed", "下周再次会谈"),
    ("双方同意建立磋商机制，解决棘手问题。", "agreed", "建立磋商机制，解决棘手问题"),
    ("雙方同意儘快任命談判團隊。", "agreed", "儘快任命談判團隊"),
    ("双方一致认为，谁都不想“脱钩”。", "agreed", "谁都不想“脱钩”"),
    ("双方商定“尽快再谈”。", "agreed", "尽快再谈"),
    ("会谈未能达成协议。", "failed", "未能达成协议"),
    ("会谈无果而终。", "failed", "无果而终"),
    ("双方发表联合声明。", "announced", "发表联合声明"),
]


@pytest.mark.parametrize(("text", "status", "content"), OUTCOMES)
def test_both_sides_with_a_verb_of_agreeing_bring_forth_an_outcome(text, status, content):
    found = facts(TALKS + text)
    outcome = only(found.outcomes)
    assert (outcome.status, outcome.text) == (status, content)
    assert outcome.meeting == next(item.id for item in found.meetings if item.status == "held")
    assert found.article.text[outcome.start : outcome.end] == content


NONE = [
    "美国与伊朗18日在罗马会谈，协议就待签署。",
    "美国与伊朗18日在罗马会谈。双方达成全面协议指日可待。",
    "美国与伊朗18日在罗马会谈。美方单方面发表声明，而非与伊朗发表联合声明。",
    "双方有望达成协议。",
    "双方希望达成协议。",
    "美国将签署协议。",
    "双方没有握手。",
    "伊朗同意这一观点。",
    "双方尚未达成协议。",
    "如果双方同意停火，会谈将继续。",
    "会谈气氛良好。",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_hoped_or_not_yet_is_no_agreement(text):
    assert [item for item in facts(TALKS + text).outcomes if item.status == "agreed"] == []


@pytest.mark.parametrize("text", ["会谈未能达成协议。", "双方有望达成协议。", "王毅说，好。"])
def test_without_a_meeting_told_nothing_comes_of_one(text):
    assert facts(text).outcomes == ()


RESTATED = [
    "双方商定下周再次会谈。两国代表团约定下周再次会谈。",
    "双方同意尽快任命谈判团队。布鲁斯说，双方同意任命高级别团队负责谈判。",
]


@pytest.mark.parametrize("text", RESTATED)
def test_a_restatement_is_further_evidence_and_no_second_outcome(text):
    assert len(only(facts(TALKS + text).outcomes).evidence) == 2


def test_two_agreements_are_two_outcomes():
    assert len(facts(TALKS + "双方同意尽快任命谈判团队。两国也同意恢复使馆运作。").outcomes) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("双方同意各交换1000名战俘。", "费丹写道，双方原则上同意再次会面，并将以书面形式交换停火的条件。"),
        ("双方商定恢复领事服务。", "王毅说，双方还同意恢复直航。"),
        ("雙方同意建立熱線。", "兩國也決定建立聯合工作組。"),
    ],
)
def test_contents_that_share_only_what_is_done_are_two(one, other):
    assert len(facts(TALKS + one + other).outcomes) == 2


def test_each_outcome_belongs_to_its_own_meeting():
    text = "美国与伊朗18日在罗马举行会谈，双方同意成立工作组。俄罗斯与乌克兰19日在安卡拉举行谈判，双方同意交换战俘。"
    found = facts(text)
    order = sorted(found.outcomes, key=lambda item: item.start)
    assert [item.text for item in order] == ["成立工作组", "交换战俘"]
    assert [item.meeting for item in order] == [item.id for item in found.meetings]


@pytest.mark.parametrize("host", ["，土耳其外长费丹主持会谈", ""])
def test_two_sides_agree_at_their_meeting_whoever_receives_them_there(host):
    found = facts(
        f"俄罗斯和乌克兰代表团16日在伊斯坦布尔举行会谈{host}。会谈历时两小时。\n"
        "双方同意交换战俘。\n正在立陶宛访问的乌克兰总统泽连斯基表示欢迎。"
    )
    assert {item.kind for item in found.meetings} == {"talks", "visit"}
    assert only(found.outcomes).meeting == next(item.id for item in found.meetings if item.kind == "talks")


def test_a_quotation_inside_what_was_agreed_is_closed():
    assert only(facts(TALKS + "双方一致认为，谁都不想“脱钩”。").outcomes).text == "谁都不想“脱钩”"


def test_an_agreement_is_no_statement_too():
    assert facts(TALKS + "双方同意尽快任命谈判团队。").statements == ()


NOT_YET = [("王毅18日在北京会见拉夫罗夫。两人同意深化合作。", "深化合作")]


@pytest.mark.parametrize(("text", "content"), NOT_YET)
def test_the_two_persons_agree_as_well_as_the_two_sides(text, content):
    assert only(facts(text).outcomes).text == content


def contents(text: str) -> list[tuple[str, str]]:
    """Status and content of what came of a meeting, in the order of the text."""
    return [(item.status, item.text) for item in facts(text).outcomes]


REACHED = [
    ("双方就核查机制达成初步谅解。", "就核查机制达成初步谅解"),
    ("双方谈妥了换囚安排。", "谈妥了换囚安排"),
    ("双方在罗马签署谅解备忘录。", "在罗马签署谅解备忘录"),
    ("雙方簽署四項協議。", "簽署四項協議"),
    ("会议通过了《共同行动计划》。", "通过了《共同行动计划》"),
    ("各方通过《罗马宣言》。", "通过《罗马宣言》"),
    ("兩國簽署國界條約。", "簽署國界條約"),
    ("双方谈了一夜，换来一纸停火协议。", "换来一纸停火协议"),
    ("会谈后，两国外长见证签署合作协定。", "见证签署合作协定"),
    ("会后签署备忘录。", "签署备忘录"),
    ("据悉双方已就延长停火原则上达成一致。", "就延长停火原则上达成一致"),
]


@pytest.mark.parametrize(("text", "content"), REACHED)
def test_what_was_reached_is_told_with_its_verb(text, content):
    assert contents(TALKS + text) == [("agreed", content)]


FAILURES = [
    ("双方未能就停火达成一致。", "未能就停火达成一致"),
    ("会谈没有谈出任何结果。", "没有谈出任何结果"),
    ("双方未能弥合在铀浓缩问题上的分歧。", "未能弥合在铀浓缩问题上的分歧"),
    ("雙方未達成協議。", "未達成協議"),
    ("各方没有发表联合公报。", "没有发表联合公报"),
    ("会谈仍无结果。", "仍无结果"),
    ("双方不欢而散。", "不欢而散"),
    ("会谈以失败告终。", "以失败告终"),
    ("会谈破裂。", "破裂"),
    ("三天下来，双方连谈判的程序都没能谈妥。", "都没能谈妥"),
    ("磋商最后不了了之。", "不了了之"),
    ("双方因证据应否公开而不欢而散。", "因证据应否公开而不欢而散"),
]


@pytest.mark.parametrize(("text", "content"), FAILURES)
def test_what_was_not_reached_is_told_from_its_negation_on(text, content):
    assert contents(TALKS + text) == [("failed", content)]


ANNOUNCED = [
    ("两国宣布恢复外交关系。", "恢复外交关系"),
    ("会后，美国国务卿鲁比奥宣布，两国将恢复使馆编制。", "两国将恢复使馆编制"),
    ("双方在联合声明中承诺重启对话。", "重启对话"),
    ("会议发表了主席声明。", "发表了主席声明"),
]


@pytest.mark.parametrize(("text", "content"), ANNOUNCED)
def test_what_both_tell_everybody_is_announced(text, content):
    talks = "美国国务卿鲁比奥与伊朗外长阿拉格齐18日在罗马举行会谈。"
    assert contents(talks + text) == [("announced", content)]


SEVERAL = [
    ("双方同意停火，并同意交换战俘。", ["停火", "交换战俘"]),
    ("双方就停火达成协议，但未能就撤军达成一致。", ["就停火达成协议", "未能就撤军达成一致"]),
    ("双方达成共识，包括恢复直航，重开边贸，以及明年再次会谈。", ["恢复直航", "重开边贸", "明年再次会谈"]),
    ("双方达成三点共识：一、恢复直航；二、重开边贸；三、便利往来。", ["恢复直航", "重开边贸", "便利往来"]),
    ("双方达成以下共识：\n一、恢复直航。\n二、重开边贸。\n会谈持续三小时。", ["恢复直航", "重开边贸"]),
    ("双方商定重启磋商，并发表联合声明。", ["重启磋商", "发表联合声明"]),
]


@pytest.mark.parametrize(("text", "items"), SEVERAL)
def test_each_thing_agreed_is_an_outcome_of_its_own(text, items):
    found = contents(TALKS + text)
    assert [content.lstrip("就") for _, content in found] == [item.lstrip("就") for item in items]


OPENINGS = [
    ("双方达成协议，同意停止敌对行动。", ["停止敌对行动"]),
    ("双方发表联合声明，宣布建立对话机制。", ["建立对话机制"]),
    ("双方同意加快谈判，尽早签署协议。", ["加快谈判，尽早签署协议"]),
    ("双方签署并发表联合声明。", ["签署并发表联合声明"]),
    ("双方达成协议：伊朗停止浓缩，美国解除制裁。", ["伊朗停止浓缩，美国解除制裁"]),
]


@pytest.mark.parametrize(("text", "items"), OPENINGS)
def test_what_only_opens_or_fills_an_outcome_is_no_second_one(text, items):
    assert [content for _, content in contents(TALKS + text)] == items


TERMS = [
    ("根据协议，伊朗将停止浓缩，美国则解除制裁。", "伊朗将停止浓缩，美国则解除制裁"),
    ("协议还规定，双方交换囚犯。", "双方交换囚犯"),
    ("依照協議，美國將撤軍。", "美國將撤軍"),
    ("伊朗须在90天内撤军。", "伊朗须在90天内撤军"),
]


@pytest.mark.parametrize(("text", "content"), TERMS)
def test_what_an_agreement_says_came_of_the_meeting_that_reached_it(text, content):
    found = facts(TALKS + "双方就停战达成协议。" + text)
    assert [item.text for item in found.outcomes] == ["就停战达成协议", content]
    assert len({item.meeting for item in found.outcomes}) == 1


ONE_SIDE = [
    ("伊朗在会谈中同意暂停铀浓缩。", ["暂停铀浓缩"]),
    ("伊朗同意暂停铀浓缩。", ["暂停铀浓缩"]),
    ("伊朗同意暂停铀浓缩，美国则同意解除制裁。", ["伊朗同意暂停铀浓缩，美国则同意解除制裁"]),
    (
        "伊朗承诺不发展核武器，作为回报，美国承诺解除制裁。",
        ["伊朗承诺不发展核武器，作为回报，美国承诺解除制裁"],
    ),
]


@pytest.mark.parametrize(("text", "items"), ONE_SIDE)
def test_one_side_agrees_at_the_meeting_told_right_before(text, items):
    assert [content for _, content in contents(TALKS + text)] == items


NOT_OF_THE_MEETING = [
    "伊朗决定继续铀浓缩。",
    "伊朗承诺不会发展核武器。",
    "伊朗议会通过了预算。",
    "欧盟对双方达成协议表示欢迎。",
    "外交部呼吁双方达成协议。",
    "分析人士认为，双方达成协议的可能性不大。",
    "在双方达成协议之前，制裁将继续。",
    "双方将于25日再次会谈，争取达成协议。",
    "双方将举行会谈，敲定细节。",
    "2015年，双方达成核协议。",
    "双方签署的协议已经失效。",
    "双方关系破裂已有四十年。",
    "谈判如再无进展，后果严重。",
    "双方通过阿曼传递信息。",
    "根据伊朗宪法，总统任期四年。",
    "他宣布推迟这次行程。",
    "双方对此没有结果的讨论表示遗憾。",
    # 通过 as a preposition; a wish that the clause behind 与 goes on with
    "双方通过现有协议机制交换意见。",
    "美国正推动阿曼在年底前，与伊朗达成协议。",
    # what only opens a statement, and what one says as he meets another
    "两国发表联合声明说，会谈富有成果。",
    "特朗普19日会见内塔尼亚胡时宣布，美国将同伊朗谈判。",
    "双方的这个决定是在晚间的会上作出的。",
    "拉夫罗夫说，断交决定体现了原则。",
]


@pytest.mark.parametrize("text", NOT_OF_THE_MEETING)
def test_what_one_does_alone_or_is_only_spoken_of_is_no_outcome(text):
    assert contents(TALKS + text) == []


BODIES = [
    ("北约峰会18日在海牙举行，北约同意提高军费。", [("agreed", "提高军费")]),
    ("北约25日批评俄罗斯。北约同意提高军费。", []),
]


@pytest.mark.parametrize(("text", "found"), BODIES)
def test_a_body_agrees_at_its_own_summit(text, found):
    assert contents(text) == found


OF_WHICH = [
    "美国与伊朗18日在罗马举行会谈，两国将于25日再次会谈。双方同意停火。",
    "美国与伊朗18日在罗马举行会谈。\n伊朗与阿曼4月在马斯喀特举行会谈。\n美伊双方同意停火。",
    "双方同意停火。\n美国与伊朗18日在罗马举行会谈。",
]


@pytest.mark.parametrize("text", OF_WHICH)
def test_an_outcome_belongs_to_a_held_meeting_of_those_who_agree(text):
    found = facts(text)
    rome = next(item for item in found.meetings if item.place is not None and item.place.name == "罗马")
    assert only(found.outcomes).meeting == rome.id


def test_a_headline_restates_what_the_text_tells():
    found = facts("美伊同意停火\n" + TALKS + "双方同意自午夜起停火。")
    outcome = only(found.outcomes)
    assert outcome.text == "自午夜起停火"
    assert len(outcome.evidence) == 2
