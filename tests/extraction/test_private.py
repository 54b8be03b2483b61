"""Companies, teams and callings → who of a sentence is a party to a meeting of states."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts

SIDES = [
    ("美国与中国官员18日在日内瓦会谈。", {"state:US", "state:CN"}),
    ("俄罗斯军队与叙利亚军队18日在大马士革举行会谈。", {"state:RU", "state:SY"}),
    ("国际货币基金组织总裁格奥尔基耶娃18日在北京会见李强。", {"org:imf", "state:CN"}),
    ("德国大众汽车与中国小鹏汽车18日在合肥签署协议。", set()),
    ("法国足球队与德国足球队18日在柏林会面。", set()),
    ("日本制铁副会长森高弘18日与美国商务部官员举行会谈。", set()),
    ("中央民族乐团18日出访奥地利。", set()),
    ("泽连斯基18日与英国贝宜系统公司的代表进行会谈。", set()),
    ("王毅18日出访奥地利。", {"state:CN", "state:AT"}),
    ("美国大学教授米尔斯海默18日在北京与中国学者展开对话。", set()),
]


@pytest.mark.parametrize(("text", "sides"), SIDES)
def test_what_is_private_is_no_party_though_its_state_is_named(text, sides):
    found = {one.side for item in facts(text).meetings for one in item.participants}
    assert found == sides
