"""A visit → who travels and who receives."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts

PUTIN, XI, MODI = "person:vladimir-putin", "person:xi-jinping", "person:narendra-modi"

JOURNEYS = [
    ("普京18日访问北京。", [({PUTIN}, "state:CN")]),
    ("习近平邀请普京访问中国。", [({PUTIN}, "state:CN")]),
    ("习近平和普京18日访问蒙古国。", [({PUTIN, XI}, "state:MN")]),
    ("莫迪18日访俄。", [({MODI}, "state:RU")]),
    ("莫迪18日对斯里兰卡进行国事访问。", [({MODI}, "state:LK")]),
    ("莫迪18日抵达科伦坡访问。", [({MODI}, "state:LK")]),
    ("普京18日密访平壤。", [({PUTIN}, "state:KP")]),
    ("莫迪18日访谈中谈到斯里兰卡。", []),
    ("莫迪18日抵达科伦坡。", [({MODI}, "state:LK")]),
    ("莫迪即将访以色列，讨论停火。", [({MODI}, "state:IL")]),
    ("莫迪将访德国。", [({MODI}, "state:DE")]),
    ("莫迪18日抵达孟买。", []),  # at home
    ("莫迪18日抵达伦敦，出席气候峰会。", []),
    ("莫迪没有前往科伦坡。", []),
    ("莫迪18日抵达布鲁塞尔，接受采访。", []),  # the seat of a body
    ("与他同时到访缅甸的还有莫迪和普京。", [({MODI}, "state:MM"), ({PUTIN}, "state:MM")]),
    ("莫迪和普京18日到访缅甸。", [({MODI, PUTIN}, "state:MM")]),
    ("莫迪已经离开埃及，抵达约旦。", [({MODI}, "state:EG"), ({MODI}, "state:JO")]),
    ("莫迪18日离开埃及，他说，关系良好。", []),
    ("外交部介绍接待普京访华准备工作情况。", [({PUTIN}, "state:CN")]),
]


@pytest.mark.parametrize(("text", "expected"), JOURNEYS)
def test_who_travels_and_who_receives_is_read_off_the_verb(text, expected):
    found = [
        ({one.actor for one in item.participants if one.role != "host"}, next(one.actor for one in item.participants if one.role == "host"))
        for item in facts(text).meetings
    ]  # fmt: skip
    assert found == expected


ONE_EACH = [
    ("应越南外长裴青山、老挝外长通沙万、柬埔寨副首相兼外长布拉索昆邀请，王毅将于20日对上述国家和组织进行正式访问。", ["越南", "老挝", "柬埔寨"]),
    ("普京18日访问越南和朝鲜。", ["越南", "朝鲜"]),
    ("普京18日访问北京、河内和平壤。", ["北京", "河内", "平壤"]),
    ("普京18日访问越南，并谈到朝鲜。", ["越南"]),
    ("普京18日分别访问了越南和朝鲜。", ["越南", "朝鲜"]),
    ("习近平将于20日出席会议，并对越南和老挝进行国事访问。", ["越南", "老挝"]),
    ("普京18日分别访问了欧盟和世界贸易组织。", []),  # bodies receive nobody
]


@pytest.mark.parametrize(("text", "expected"), ONE_EACH)
def test_each_state_of_a_journey_is_a_visit(text, expected):
    assert [item.place.name for item in facts(text).meetings if item.place] == expected


def test_visitors_who_are_there_at_the_same_time_are_there_still():
    found = facts("与他同时到访缅甸的还有莫迪和普京。去年访问越南的有莫迪和普京。")
    assert [item.status for item in found.meetings] == ["ongoing", "ongoing", "held", "held"]
