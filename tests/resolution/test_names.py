from __future__ import annotations

import pytest

from graph.resolution.names import key, last_part, most_frequent

SAME = [
    ("雷扎·卡里米", "雷扎•卡里米"),
    ("雷扎·卡里米", "雷扎・卡里米"),
    ("盧比歐", "卢比欧"),
    ("Reza Karimi", "reza  KARIMI"),
    ("Ｒｅｚａ", "Reza"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_that_differ_in_script_or_keyboard_alone_have_one_key(one, other):
    assert key(one) == key(other)


def test_regional_renderings_are_knowledge_and_keep_their_own_keys():
    assert key("川普") != key("特朗普")


@pytest.mark.parametrize(("name", "tail"), [("雷扎·卡里米", "卡里米"), ("穆罕默德·本·萨勒曼", "萨勒曼"), ("卡里米", None), ("马·丁", None)])
def test_news_go_on_with_what_stands_after_the_last_dot(name, tail):
    assert last_part(name) == tail


def test_of_equally_frequent_names_the_longest_counts_and_then_the_first():
    assert most_frequent(["甲", "乙", "乙"]) == "乙"
    assert most_frequent(["卡里米", "雷扎·卡里米"]) == "雷扎·卡里米"
    assert most_frequent(["b", "a"]) == "a"
    assert most_frequent([]) is None
