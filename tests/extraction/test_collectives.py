"""Several parties under one noun: sentences → one actor of their own."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, named, only, table

COLLECTIVES = [
    ("普京18日同中亚五国领导人在阿斯塔纳举行峰会。", "中亚五国领导人", "中亚五国"),
    ("伊朗与六国18日在维也纳举行会谈。", "六国", "六国"),
    ("特朗普与七名欧洲领导人18日在白宫举行会谈。", "七名欧洲领导人", "七名欧洲领导人"),
    ("美國與歐洲國家18日在巴黎舉行會談。", "歐洲國家", "歐洲國家"),
    ("王毅18日在西安同中亚五国外长会晤。", "中亚五国外长", "中亚五国外长"),
    ("马克龙18日与非洲领导人在巴黎举行会谈。", "非洲领导人", "非洲领导人"),
    ("马里政府与该国北部六个武装组织18日在阿尔及尔会谈。", "六个武装组织", "六个武装组织"),
    ("乍得政府18日與四個叛軍組織在多哈會談。", "四個叛軍組織", "四個叛軍組織"),
    ("拜登18日与波罗的海三国领导人在华沙会晤。", "波罗的海三国领导人", "波罗的海三国"),
    ("王毅18日集体会见太平洋岛国外长。", "太平洋岛国外长", "太平洋岛国外长"),
    ("王毅18日在安曼会见伊斯兰国家外长。", "伊斯兰国家外长", "伊斯兰国家外长"),
]


@pytest.mark.parametrize(("text", "name", "alias"), COLLECTIVES)
def test_a_counted_or_regional_noun_is_a_party(text, name, alias):
    found = facts(text)
    group = next(actor for actor in found.actors if actor.kind == "group")
    assert group.id in table(only(found.meetings))
    assert group.name == name
    assert alias in (group.name, *group.aliases)


ALONE = [
    "英法德三国18日与伊朗在日内瓦举行会谈。",
    "中国、日本与韩国18日在首尔举行三国外长会晤。",
    "王毅18日会见一名欧洲官员和拉夫罗夫。",
    "王毅18日会见一名欧洲外长和拉夫罗夫。",
    "出席东亚领导人系列会议的王毅18日会见拉夫罗夫。",
]


@pytest.mark.parametrize("text", ALONE)
def test_a_count_that_sums_up_names_a_meeting_or_is_one_is_none(text):
    found = facts(text)
    groups = {actor.id for actor in found.actors if actor.kind == "group"}
    assert not groups & {id_ for meeting in found.meetings for id_ in table(meeting)}


def test_a_collective_stands_beside_whom_the_text_names():
    found = facts("欧盟27国领导人10日在布鲁塞尔举行特别峰会，马克龙与默茨出席。")
    assert "27国领导人" in named(found, *table(only(found.meetings)))


AMONG = [
    ("海湾国家领导人18日在麦加举行紧急会议。", ["海湾国家领导人"]),
    ("歐元區領導人將於下週一在布魯塞爾召開緊急會議。", ["歐元區領導人"]),
    ("利比亚各派18日在日内瓦会谈。", ["利比亚各派"]),
    ("伊拉克、也门和黎巴嫩各派18日在德黑兰举行会议。", ["伊拉克、也门和黎巴嫩各派"]),
    ("欧盟领导人去年6月在哥本哈根峰会上决定延长制裁。", ["org:eu"]),
    ("巴勒斯坦14个派别18日在北京举行会谈。", ["14个派别"]),
    ("利比亚各派18日拒绝了提议。", []),
    ("一个叛军组织18日在多哈举行会谈。", []),
    ("欧盟领导人在峰会上表示将支持乌克兰。", []),
]


@pytest.mark.parametrize(("text", "expected"), AMONG)
def test_those_under_one_noun_meet_among_themselves(text, expected):
    found = facts(text)
    assert [name for meeting in found.meetings for name in named(found, *table(meeting))] == expected
