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


def test_each_outcome_belongs_to_its_own_meeting():
    text = "美国与伊朗18日在罗马举行会谈，双方同意成立工作组。俄罗斯与乌克兰19日在安卡拉举行谈判，双方同意交换战俘。"
    found = facts(text)
    order = sorted(found.outcomes, key=lambda item: item.start)
    assert [item.text for item in order] == ["成立工作组", "交换战俘"]
    assert [item.meeting for item in order] == [item.id for item in found.meetings]


def test_an_agreement_is_no_statement_too():
    assert facts(TALKS + "双方同意尽快任命谈判团队。").statements == ()


NOT_YET = [("王毅18日在北京会见拉夫罗夫。两人同意深化合作。", "深化合作")]


@pytest.mark.parametrize(("text", "content"), NOT_YET)
def test_the_two_persons_agree_as_well_as_the_two_sides(text, content):
    assert only(facts(text).outcomes).text == content
