"""Two sentences about encounters → one meeting or two, and what a mention needs to be one at all."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, only

PAIRS = [
    # places
    ("美俄18日在利雅得会谈。美俄18日在吉达会谈。", 2),
    ("美俄18日在沙特阿拉伯会谈。美俄18日在利雅得会谈。", 1),
    # persons of one side
    ("美俄18日会谈。鲁比奥18日与拉夫罗夫会谈。", 1),
    ("鲁比奥18日与拉夫罗夫会谈。威特科夫18日与拉夫罗夫会谈。", 2),
    # hosts
    ("普京2月访问蒙古国。普京2月访问越南。", 2),
    ("普京2月访问蒙古国。普京2月12日访问蒙古国。", 1),
    # rounds and marks of another
    ("美伊2月12日举行第一轮会谈。美伊2月12日举行第二轮会谈。", 2),
    ("王毅2月12日同拉夫罗夫会谈。王毅2月再次同拉夫罗夫会谈。", 2),
    ("王毅2月12日同拉夫罗夫会谈。王毅2月同拉夫罗夫会谈。", 1),
    ("王毅2月12日同拉夫罗夫会谈。王毅2月同拉夫罗夫会谈。", 1),
    ("特朗普与普京18日在安克雷奇举行峰会，谈了将近3小时。", 1),
    ("刚果（金）和卢旺达外长18日在华盛顿签署协议，鲁比奥出席签字仪式。", 1),
    ("美国防长赫格塞思18日与中国防长董军通电话；美中官员2月还举行了会谈。", 2),
    ("美国防长赫格塞思18日与中国防长董军通电话；美中官员2月举行了会谈。", 1),
    # statuses
    ("美伊将于20日会谈。美伊18日会谈。", 2),
    ("美伊将于20日会谈。美伊20日的会谈被推迟。", 1),
    # kinds
    ("特朗普和普京18日通电话。普京同特朗普的会谈持续一小时。", 1),
    ("特朗普和普京18日通电话。普京同特朗普18日在利雅得会谈。", 2),
    # two of three
    ("鲁比奥18日与拉夫罗夫和王毅在利雅得会谈。鲁比奥与王毅会谈后离开。", 2),
    ("鲁比奥18日与拉夫罗夫和王毅在利雅得会谈。三人会谈后离开。", 1),
    # who attended
    ("特朗普与普京18日在赫尔辛基举行峰会。鲁比奥也出席峰会。", 1),
    ("特朗普与普京18日在赫尔辛基举行峰会。马克龙与默茨18日出席在柏林举行的峰会。", 2),
]


@pytest.mark.parametrize(("text", "meetings"), PAIRS)
def test_two_mentions_are_one_meeting_where_nothing_disagrees(text, meetings):
    assert len(facts(text).meetings) == meetings


HEADS = [
    ("中国副总理何立峰与美国财长贝森特18日在伦敦会谈。美国总统特朗普邀请中国国家主席习近平访问。美方官员预计两国元首年内会晤。",
     ["talks", "visit", "summit"]),
    ("美国总统特朗普与中国国家主席习近平18日在伦敦会谈。官员证实两国元首会晤取得成果。", ["summit"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), HEADS)
def test_the_heads_who_are_to_meet_are_not_those_who_met_for_them(text, kinds):
    assert [str(item.kind) for item in facts(text).meetings] == kinds


ENOUGH = [
    ("王毅与拉夫罗夫会谈。", 1),
    ("王毅与拉夫罗夫谈判。", 0),
    ("王毅与拉夫罗夫谈判近三小时。", 1),
    ("王毅将与拉夫罗夫会谈。", 1),
    ("王毅愿意与拉夫罗夫会谈。", 1),
    ("王毅愿意与俄方会谈。", 0),
    ("俄方愿意与王毅会谈。", 0),
    ("特朗普敦促普京与泽连斯基谈判。", 1),
    ("特朗普敦促俄罗斯与乌克兰谈判。", 0),
    ("美方提议与伊朗举行会谈。", 1),
    ("美方希望与伊朗会谈。", 0),
    ("中美已悄然启动磋商。", 1),
    ("日本和朝鲜商定启动关系正常化谈判。", 1),
    ("中方希望美伊尽快启动谈判。", 0),
    ("美国和伊朗尚未启动谈判。", 0),
    ("欧盟峰会将于20日在布鲁塞尔举行。", 1),
    ("欧盟峰会的议程尚未公布。", 0),
    ("特朗普与普京18日在赫尔辛基会面前，泽连斯基表示担忧。", 1),
    ("特朗普与普京会面前，泽连斯基表示担忧。", 0),
]


@pytest.mark.parametrize(("text", "meetings"), ENOUGH)
def test_a_mere_process_needs_a_day_a_place_an_end_or_a_plan(text, meetings):
    assert len(facts(text).meetings) == meetings


LATER = [
    ("六方会谈第五轮会议18日在北京闭幕。中国、美国和朝鲜代表团出席会议。", 1),
    ("六方会谈第五轮会议18日在北京闭幕。", 1),
]


@pytest.mark.parametrize(("text", "meetings"), LATER)
def test_a_meeting_told_without_parties_waits_for_them(text, meetings):
    assert len(facts(text).meetings) == meetings


def test_a_comma_right_behind_the_noun_does_not_part_it_from_its_day_and_place():
    meeting = only(facts("第三轮美伊谈判，2月18日在罗马举行。").meetings)
    assert (meeting.start, meeting.place and meeting.place.name) == ("2025-02-18", "罗马")


def test_a_comma_before_a_clause_with_its_own_actor_does():
    meeting = only(facts("美俄在利雅得举行谈判，2月18日欧盟在罗马通过决议。").meetings)
    assert (meeting.start, meeting.place and meeting.place.name) == (None, "利雅得")
