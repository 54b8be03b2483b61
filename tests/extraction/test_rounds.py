"""Rounds told without their noun, and several at once: sentences → one meeting for each occasion."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts

SERIES = "美国与伊朗2月8日在马斯喀特举行首轮会谈。"


def occasions(text: str) -> list[tuple[str | None, str | None]]:
    """Day and place of every meeting, in the order told."""
    return [(item.start, item.place and item.place.name) for item in facts(text).meetings]


ROUNDS = [
    ("2月15日在罗马举行第二轮。", ("2025-02-15", "罗马")),
    ("2月中旬又在维也纳举行了一轮。", ("2025-02", "维也纳")),
    ("下一轮将于2月25日在日内瓦举行。", ("2025-02-25", "日内瓦")),
]


@pytest.mark.parametrize(("text", "occasion"), ROUNDS)
def test_a_round_without_its_noun_is_one_of_the_talks_told_before(text, occasion):
    assert occasions(SERIES + text) == [("2025-02-08", "马斯喀特"), occasion]


@pytest.mark.parametrize("text", ["伊朗议会2月15日举行第二轮投票。", "美国2月15日对伊朗实施新一轮制裁。"])
def test_a_round_of_something_else_is_no_meeting(text):
    assert occasions(SERIES + text) == [("2025-02-08", "马斯喀特")]


def test_a_round_without_its_noun_needs_talks_told_before():
    assert facts("美国与伊朗2月15日在罗马举行第二轮。").meetings == ()


SEVERAL = [
    ("美国与伊朗2月8日和15日举行了两轮会谈。", [("2025-02-08", None), ("2025-02-15", None)]),
    ("美国与伊朗2月8日、12日和15日举行了三轮会谈。", [("2025-02-08", None), ("2025-02-12", None), ("2025-02-15", None)]),
    ("美国与伊朗已举行日内瓦、罗马和马斯喀特三轮会谈。", [(None, "日内瓦"), (None, "罗马"), (None, "马斯喀特")]),
    ("美国与伊朗2月8日和15日分别在罗马和日内瓦举行了两轮会谈。", [("2025-02-08", "罗马"), ("2025-02-15", "日内瓦")]),
    ("美国与伊朗的前三轮会谈分别于去年5月在日内瓦、6月在瑞士伯尔尼、7月在罗马举行。", [("2024-05", "日内瓦"), ("2024-06", "伯尔尼"), ("2024-07", "罗马")]),
    (SERIES + "第二轮和第三轮谈判分别于2月12日和15日在罗马和日内瓦举行。", [("2025-02-08", "马斯喀特"), ("2025-02-12", "罗马"), ("2025-02-15", "日内瓦")]),
    (SERIES + "第二轮和第三轮分别于2月12日和15日在罗马举行。", [("2025-02-08", "马斯喀特"), ("2025-02-12", "罗马"), ("2025-02-15", "罗马")]),
    (SERIES + "后来的两轮分别在罗马和日内瓦举行。", [("2025-02-08", "马斯喀特"), (None, "罗马"), (None, "日内瓦")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_rounds_in_one_sentence_are_one_meeting_for_each_day_or_place(text, expected):
    assert occasions(text) == expected


ONE = [
    "美国与伊朗2月8日和15日举行了会谈。",
    "美国与伊朗2月8日举行了两轮会谈。",
    "美国与伊朗第二轮会谈2月8日在罗马举行。",
]


@pytest.mark.parametrize("text", ONE)
def test_days_or_a_count_alone_make_one_meeting(text):
    assert [start for start, _ in occasions(text)] == ["2025-02-08"]


def test_three_who_have_met_in_pairs_meet_as_three():
    found = facts("鲁比奥18日在慕尼黑会见英国外交大臣拉米，随后会见法国外长巴罗，之后又举行三方会谈。")
    assert [sorted(str(one.side) for one in item.participants) for item in found.meetings] == [
        ["state:GB", "state:US"], ["state:FR", "state:US"], ["state:FR", "state:GB", "state:US"],
    ]  # fmt: skip


def test_two_who_have_met_are_no_three():
    assert len(facts("鲁比奥18日在慕尼黑会见法国外长巴罗，随后又举行三方会谈。").meetings) == 1


def test_a_list_of_dated_places_without_a_count_is_one_meeting():
    assert occasions("王毅2月8日在北京、2月15日在上海出席活动，并与拉夫罗夫会谈。") == [
        ("2025-02-15", "上海")
    ]
