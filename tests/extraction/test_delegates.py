"""Persons told of apart from their meeting: sentences → who sits at the article's main one."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, only, table

RU, UA, RS, XK = "state:RU", "state:UA", "state:RS", "state:XK"
ISTANBUL = "俄罗斯与乌克兰代表团18日在伊斯坦布尔举行会谈。"
BRUSSELS = "塞尔维亚与科索沃18日在布鲁塞尔举行会谈。"

SEATED = [
    (ISTANBUL + "俄方首席谈判代表梅金斯基会后说，双方同意换俘。", {"person:vladimir-medinsky": RU, UA: UA}),
    (BRUSSELS + "塞尔维亚总统武契奇会后说，协议没有签署。", {"person:aleksandar-vucic": RS, XK: XK}),
    (ISTANBUL + "梅金斯基率领俄方代表团。", {"person:vladimir-medinsky": RU, UA: UA}),
]


@pytest.mark.parametrize(("text", "expected"), SEATED)
def test_a_negotiator_or_who_speaks_when_it_is_over_sits_for_the_delegation(text, expected):
    assert table(only(facts(text).meetings)) == expected


NOT_SEATED = [
    (ISTANBUL + "俄罗斯前谈判代表梅金斯基说，双方同意换俘。", {RU: RU, UA: UA}),
    (ISTANBUL + "克里姆林宫发言人佩斯科夫会后说，谈判继续。", {RU: RU, UA: UA}),
    (BRUSSELS + "塞尔维亚总统武契奇在国内说，协议没有签署。", {RS: RS, XK: XK}),
    (ISTANBUL + "匈牙利总理欧尔班会后说，匈牙利支持和谈。", {RU: RU, UA: UA}),
]


@pytest.mark.parametrize(("text", "expected"), NOT_SEATED)
def test_somebody_of_the_past_a_spokesperson_and_who_only_comments_do_not_sit(text, expected):
    assert table(only(facts(text).meetings)) == expected


def test_who_speaks_after_a_meeting_does_not_join_one_to_come():
    found = facts("塞尔维亚与科索沃将于25日在布鲁塞尔举行会谈。塞尔维亚总统武契奇会后说，协议没有签署。")
    assert table(only(found.meetings)) == {RS: RS, XK: XK}


SENDERS = [
    ("普京18日派代表团在伊斯坦布尔与泽连斯基会谈。", {"person:volodymyr-zelenskyy": UA, RU: RU}),
    ("普京与乌克兰都派出了一个代表团，18日在伊斯坦布尔会谈。", {RU: RU, UA: UA}),
    ("普京派特使梅金斯基18日在伊斯坦布尔与泽连斯基会谈。", {"person:vladimir-medinsky": RU, "person:volodymyr-zelenskyy": UA}),
    ("普京率代表团18日在伊斯坦布尔与泽连斯基会谈。", {"person:vladimir-putin": RU, "person:volodymyr-zelenskyy": UA}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENDERS)
def test_whoever_sends_people_without_a_name_is_stood_for_by_his_side(text, expected):
    assert table(only(facts(text).meetings)) == expected
