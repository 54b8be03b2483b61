"""Governments and their opponents inside one state: sentences → the parties they are."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, named, table

CO, ELN, ID, GAM = "state:CO", "org:eln", "state:ID", "org:gam"


def sides(text: str) -> list[set[str | None]]:
    """The sides of every meeting, groups as written."""
    found = facts(text)
    return [set(named(found, *table(item).values())) for item in found.meetings]


GOVERNMENTS = [
    ("哥伦比亚政府与“民族解放军”18日在哈瓦那会谈。政府19日再次与“民族解放军”会谈。", {CO, ELN}),
    ("尼泊尔政府与反政府武装18日在加德满都会谈。政府曾在2001年同反政府武装谈判。", {"state:NP", "反政府武装"}),
    ("自由亚齐运动18日在赫尔辛基表示欢迎。政府19日同自由亚齐运动在赫尔辛基会谈。", {ID, GAM}),
]


@pytest.mark.parametrize(("text", "expected"), GOVERNMENTS)
def test_a_bare_government_is_that_of_the_state_in_which_the_movement_acts(text, expected):
    assert sides(text)[-1] == expected


def test_a_bare_government_is_nobody_where_no_party_of_its_state_is_told_of():
    assert sides("委内瑞拉外长希尔18日离开哈瓦那。政府19日同教会代表会谈。") == []


OPPONENTS = [
    ("委内瑞拉政府代表和反对派18日在墨西哥城举行会谈。", {"state:VE", "反对派"}),
    ("马里政府与反政府武装18日在阿尔及尔举行会谈。", {"state:ML", "反政府武装"}),
    ("乌干达总统穆塞韦尼18日离开朱巴。叛军19日与乌干达政府在朱巴举行谈判。", {"state:UG", "叛军"}),
]


@pytest.mark.parametrize(("text", "expected"), OPPONENTS)
def test_opponents_without_a_name_are_a_party_of_the_state_told_of(text, expected):
    assert sides(text) == [expected]


def test_opponents_before_the_name_of_the_movement_are_that_movement():
    assert sides("哥伦比亚政府与反政府武装“民族解放军”18日在哈瓦那举行会谈。") == [{CO, ELN}]


def test_opponents_are_nobody_where_no_state_is_told_of():
    assert sides("反对派18日与政府举行会谈。") == []


def test_the_negotiator_of_a_bare_government_stands_for_it():
    found = facts("菲律宾政府与摩洛伊斯兰解放阵线18日在吉隆坡会谈。政府首席谈判代表费雷尔会后说，会谈顺利。")
    (actor,) = (actor for actor in found.actors if actor.name == "费雷尔")
    assert {one.side for item in found.meetings for one in item.participants if one.actor == actor.id} == {
        "state:PH"
    }


PAIRS = [
    ("津巴布韦总统穆加贝与茨万吉拉伊18日在比勒陀利亚会谈。", 1),
    ("津巴布韦总统穆加贝与茨万吉拉伊18日在哈拉雷会谈。", 0),
    ("王毅与刘建超18日在日内瓦。", 0),
]


@pytest.mark.parametrize(("text", "meetings"), PAIRS)
def test_two_of_one_state_who_meet_in_another_are_a_pair(text, meetings):
    assert len(facts(text).meetings) == meetings
