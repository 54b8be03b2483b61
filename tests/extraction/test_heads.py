"""Heads of delegations told in a sentence of their own: sentences → whom they stand for."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, named, only, table

US, IR, RU, UA = "state:US", "state:IR", "state:RU", "state:UA"
WITKOFF, ARAGHCHI, MEDINSKY = "person:steve-witkoff", "person:abbas-araghchi", "person:vladimir-medinsky"
MUSCAT, ISTANBUL = "伊朗与美国18日在马斯喀特举行会谈。", "俄罗斯与乌克兰18日在伊斯坦布尔举行谈判。"

HEADS = [
    (MUSCAT + "美方派出特使威特科夫，伊方则派外长阿拉格齐出席。", {WITKOFF: US, ARAGHCHI: IR}),
    (MUSCAT + "代表伊朗出席的是外长阿拉格齐。", {ARAGHCHI: IR, US: US}),
    (MUSCAT + "代表美方的是特使威特科夫。", {WITKOFF: US, IR: IR}),
    (MUSCAT + "參與會談的伊朗外長阿拉格齊說，氣氛良好。", {ARAGHCHI: IR, US: US}),
    (ISTANBUL + "俄方由总统助理梅金斯基领队。", {MEDINSKY: RU, UA: UA}),
    (ISTANBUL + "率团赴会的俄总统助理梅金斯基说，谈判继续。", {MEDINSKY: RU, UA: UA}),
    (ISTANBUL + "坐在谈判桌一侧的是俄总统助理梅金斯基。", {MEDINSKY: RU, UA: UA}),
]


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_whom_a_party_sends_or_who_stands_for_it_sits_there(text, expected):
    assert table(only(facts(text).meetings)) == expected


OTHERS = [
    (MUSCAT + "美国特使威特科夫月底率团来访。", {US: US, IR: IR}),
    (MUSCAT + "曾参与维也纳谈判的美国前官员马利说，分歧很大。", {US: US, IR: IR}),
    (MUSCAT + "美方派出特使威特科夫与俄方会谈。", {US: US, IR: IR}),
    (MUSCAT + "法国派出外长巴罗。", {US: US, IR: IR}),
    (MUSCAT + "美国总统特朗普随后签署法令。", {US: US, IR: IR}),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_a_journey_the_past_another_errand_and_a_stranger_seat_nobody(text, expected):
    assert table(facts(text).meetings[0]) == expected


def test_who_leads_a_delegation_of_talks_held_does_not_join_the_round_to_come():
    found = facts(MUSCAT + "双方同意20日举行第二轮谈判。率领美方代表团的特使威特科夫说，会谈有进展。")
    assert [table(meeting) for meeting in found.meetings] == [{WITKOFF: US, IR: IR}, {IR: IR, US: US}]


def test_the_party_before_the_agent_beats_the_state_of_the_official_named_before():
    found = facts("中国与美国18日在北京举行谈判。中方团长是外交部司长卢树民,美方由国防部副助理部长维尔加领队。")
    sides = {named(found, one.actor)[0]: one.side for one in only(found.meetings).participants}
    assert sides["维尔加"] == US


def test_people_without_a_name_in_a_list_stand_for_their_states():
    found = facts("北极理事会会议20日在雷克雅未克召开，冰岛外长索尔达松以及芬兰、挪威、瑞典外长出席。")
    assert {"state:FI", "state:NO", "state:SE"} <= set(table(only(found.meetings)).values())
