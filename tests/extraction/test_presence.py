"""What somebody does inside a meeting: sentences → who sat there."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, only, table

CN, US, RU, UA = "state:CN", "state:US", "state:RU", "state:UA"
HE, BESSENT, LAVROV = "person:he-lifeng", "person:scott-bessent", "person:sergey-lavrov"
GENEVA, ISTANBUL = "中国与美国18日在日内瓦举行会谈。", "俄罗斯与乌克兰18日在伊斯坦布尔举行谈判。"

INSIDE = [
    (GENEVA + "中国国务院副总理何立峰在会谈中指出，双方应相互尊重。", {HE: CN, US: US}),
    (GENEVA + "美国财政部长贝森特步出会场时说，会谈很有成效。", {BESSENT: US, CN: CN}),
    (GENEVA + "何立峰与贝森特进行了坦诚的沟通。", {HE: CN, BESSENT: US}),
    (GENEVA + "何立峰和美国财政部长贝森特就关税交换了意见。", {HE: CN, BESSENT: US}),
    (GENEVA + "在闭幕式上，中国副总理何立峰与美国财政部长贝森特握手。", {HE: CN, BESSENT: US}),
    ("日本與南韓18日在首爾舉行會談。日本外相岩屋毅走進會場時說，氣氛良好。",
     {"person:takeshi-iwaya": "state:JP", "state:KR": "state:KR"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INSIDE)
def test_who_speaks_or_moves_inside_a_meeting_sat_there(text, expected):
    assert table(only(facts(text).meetings)) == expected


OUTSIDE = [
    (GENEVA + "中国国务院副总理何立峰在记者会上指出，双方应相互尊重。", {CN: CN, US: US}),
    (GENEVA + "法国外长巴罗离开会场时说，法国支持对话。", {CN: CN, US: US}),
    (GENEVA + "何立峰说，贝森特需要沟通。", {CN: CN, US: US}),
    ("俄罗斯与乌克兰将于20日在伊斯坦布尔举行谈判。俄外长拉夫罗夫在会上指出，和平需要时间。", {RU: RU, UA: UA}),
]


@pytest.mark.parametrize(("text", "expected"), OUTSIDE)
def test_who_speaks_elsewhere_for_no_party_or_before_it_did_not(text, expected):
    assert table(only(facts(text).meetings)) == expected


def test_who_sat_at_the_first_meeting_is_not_put_into_one_told_of_later():
    found = facts(
        "何立峰与贝森特18日在日内瓦举行会谈。中国与美国1月5日曾在伦敦举行会谈。何立峰在会谈中指出，分歧仍在。"
    )
    assert [table(meeting) for meeting in found.meetings] == [{HE: CN, BESSENT: US}, {CN: CN, US: US}]
