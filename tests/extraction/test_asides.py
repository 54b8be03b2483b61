"""What stands before an encounter word and holds no participants: sentence → the sides of its meeting."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, only, table

CN, FR, ID, IN, IR, OM, RU, US = (
    f"state:{code}" for code in ("CN", "FR", "ID", "IN", "IR", "OM", "RU", "US")
)
WITKOFF, PUTIN = "person:steve-witkoff", "person:vladimir-putin"


def sides(text: str) -> set[str | None]:
    return set(table(only(facts(text).meetings)).values())


GOVERNED = [
    ("王毅18日就停火与战俘问题同俄方会谈。", {CN, RU}),
    ("美国与俄罗斯18日就乌克兰问题在利雅得会谈。", {US, RU}),
    ("美国与俄罗斯18日围绕伊朗核计划在利雅得会谈。", {US, RU}),
    ("王毅18日在东盟峰会期间会晤拉夫罗夫。", {CN, RU}),
    ("莫迪18日应普京邀请访问莫斯科。", {IN, RU}),
    ("王毅18日抵达雅加达同拉夫罗夫会谈。", {CN, RU}),
    ("王毅18日在钓鱼台国宾馆和法国外长巴罗举行会谈。", {CN, FR}),
    ("王毅18日就停火同俄方会谈。", {CN, RU}),
    ("王毅18日就乌克兰问题与普京举行会谈。", {CN, RU}),
    ("莫迪18日应马克龙邀请访问法国。", {IN, FR}),
    ("王毅18日藉亞太經合組織（APEC）之便到北京與拉夫羅夫會面。", {CN, RU}),
    ("王毅与拉夫罗夫18日在G20场边会晤。", {CN, RU}),
    ("王毅与拉夫罗夫18日在利马举行APEC峰会场边会晤。", {CN, RU}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GOVERNED)
def test_a_topic_an_occasion_who_invites_and_where_one_goes_are_no_sides(text, expected):
    assert sides(text) == expected


def test_who_brings_the_talks_about_is_no_side_but_mediates():
    meeting = only(facts("由阿曼斡旋的美伊谈判18日在罗马举行。").meetings)
    assert {one.side: one.role for one in meeting.participants if one.role == "mediator"} == {OM: "mediator"}
    assert set(table(meeting)) == {US, IR, OM}


SENDERS = [
    ("特朗普指示特使威特科夫18日在利雅得与俄方会谈。", {WITKOFF: US, RU: RU}),
    ("特朗普派特使威特科夫18日在莫斯科与普京会谈。", {WITKOFF: US, PUTIN: RU}),
    ("特朗普委派威特科夫18日在莫斯科与普京会谈。", {WITKOFF: US, PUTIN: RU}),
    ("马克龙推动威特科夫18日在日内瓦与俄方会谈。", {WITKOFF: US, RU: RU}),
    ("法國力促威特科夫與普京18日在日內瓦會談。", {WITKOFF: US, PUTIN: RU}),
    ("威特科夫推动18日在日内瓦与普京会谈。", {WITKOFF: US, PUTIN: RU}),  # himself
]


@pytest.mark.parametrize(("text", "expected"), SENDERS)
def test_who_sends_somebody_does_not_meet(text, expected):
    assert table(only(facts(text).meetings)) == expected


def test_who_comes_with_somebody_meets():
    found = facts("特朗普和特使威特科夫18日在莫斯科与普京会谈。")
    assert table(only(found.meetings)) == {"person:donald-trump": US, WITKOFF: US, PUTIN: RU}


def test_who_is_asked_whether_others_meet_does_not_travel():
    meeting = only(
        facts("鲁比奥被问及特朗普会否访问北京时说，目前没有消息。特朗普将于20日访问北京。").meetings
    )
    assert set(table(meeting)) == {"person:donald-trump", CN}


CALLS = [
    ("特朗普18日给普京打电话。", {US, RU}),
    ("特朗普18日打电话给普京。", {US, RU}),
]


@pytest.mark.parametrize(("text", "expected"), CALLS)
def test_who_is_given_a_call_is_a_side(text, expected):
    assert sides(text) == expected


def test_who_is_given_a_letter_is_none():
    assert facts("特朗普18日给普京写信。").meetings == ()
