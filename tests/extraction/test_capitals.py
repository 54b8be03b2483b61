"""Capitals that act or are dealt with: sentences → the states that meet."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, only, table

US, IR, UA, RU, ET, CN, JP = (f"state:{code}" for code in ("US", "IR", "UA", "RU", "ET", "CN", "JP"))

CAPITALS = [
    ("华盛顿与德黑兰18日在马斯喀特举行会谈。", {US, IR}),
    ("德黑兰与国际原子能机构18日在维也纳举行会谈。", {IR, "org:iaea"}),
    ("经过四天谈判，亚的斯亚贝巴与提格雷人民解放阵线2日在南非宣布停火。", {ET, "org:tplf"}),
    ("俄方18日同基辅在伊斯坦布尔举行谈判。", {RU, UA}),
    ("華府和莫斯科18日在利雅德舉行會談。", {US, RU}),
]


@pytest.mark.parametrize(("text", "sides"), CAPITALS)
def test_a_capital_joined_to_another_party_is_its_state(text, sides):
    assert set(table(only(facts(text).meetings)).values()) == sides


PLACES = [
    ("中国与日本18日在北京和东京同时举行会谈。", {CN, JP}),
    ("俄罗斯与乌克兰的代表离开华盛顿和巴黎，18日举行会谈。", {RU, UA}),
    ("中国与日本18日在东京与京都之间的小镇举行会谈。", {CN, JP}),
]


@pytest.mark.parametrize(("text", "sides"), PLACES)
def test_a_capital_where_something_is_or_goes_is_a_place(text, sides):
    assert {side for meeting in facts(text).meetings for side in table(meeting).values()} == sides
