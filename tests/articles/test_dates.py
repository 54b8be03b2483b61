"""Dates of publication, given and found."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from graph.articles import dates

NOW = date(2025, 2, 20)


ZONED = ["2025-02-19T10:00:00+08:00", "2025-02-19T23:59:59.999Z", "2025-02-19 23:30:00 -0500", "2025-02-19T10:00"]


@pytest.mark.parametrize(
    "given",
    [*ZONED, "2025-02-19", "2025-2-19", "2025/2/19", "2025.02.19", "20250219", "2025年2月19日", "2025年02月19日 09:30", "２０２５年２月１９日", " 2025-02-19 "],
)
def test_every_form_gives_the_day_as_it_is_written(given):
    assert dates.normalise(given, NOW) == "2025-02-19"


@pytest.mark.parametrize("given", ["2025-02", "February 19, 2025", "19/02/2025", "2月18日", "昨天", "2025-02-19 morning", "2025-02/19", "x" * 200])
def test_what_is_no_complete_date_is_refused_by_name(given):
    with pytest.raises(dates.DateError, match="is no complete date; write it as 2025-02-19"):
        dates.normalise(given, NOW)


@pytest.mark.parametrize("given", ["2025-02-30", "2025-13-01", "2025年0月1日", "0000-01-01"])
def test_a_day_that_never_was_is_refused(given):
    with pytest.raises(dates.DateError, match="is no day of the calendar"):
        dates.normalise(given, NOW)


def test_a_date_more_than_a_day_ahead_is_refused():
    assert dates.normalise("2025-02-21", NOW) == "2025-02-21"
    with pytest.raises(dates.DateError, match="published 2025-02-22 lies in the future; correct it"):
        dates.normalise("2025-02-22", NOW)


def test_today_is_the_day_of_the_clock():
    assert dates.today(lambda: datetime(2025, 2, 20, 23, 59, tzinfo=UTC)) == NOW


FOUND = {
    "2025-02-19 09:30　来源：新华网": "2025-02-19",
    "发布时间：2025年2月19日 10:20 来源：某报": "2025-02-19",
    "发布/2025年2月19日 05:00": "2025-02-19",
    "發布時間：2025/02/19 10:20": "2025-02-19",
    "发表时间： 19/02/2025 - 10:11　更改时间： 20/02/2025 - 12:30": "2025-02-19",
    "新华社利雅得2025年2月18日电（记者王某某）双方举行会谈。": "2025-02-18",
    "2025年2月19日": None,
    "2025/2/19 08:12（2025/2/19 10:05 更新）": None,
    "更新时间：2025年2月19日": None,
    "发表时间： 05/02/2025": None,
    "新华社利雅得2月18日电": None,
    "来源：新华网": None,
    "发布时间：2025年2月30日": None,
    "发布时间：2035年2月19日": None,
    "© 2025 来源：新华网": None,
}


@pytest.mark.parametrize("line", FOUND)
def test_a_line_of_the_head_states_a_date_only_with_its_cue(line):
    assert dates.in_head(["标题", line, "正文。"], NOW) == FOUND[line]


@pytest.mark.parametrize("line", ["双方于2025年2月18日举行会谈，消息来源：某报。", "据称，会谈2025年2月18日举行；来源：外交部"])
def test_a_sentence_with_a_date_in_it_states_none(line):
    assert dates.in_head([line], NOW) is None


def test_two_dates_that_differ_are_none():
    assert dates.in_head(["发布时间：2025-02-19", "来源：某报 发布：2025-02-18"], NOW) is None


def test_a_date_far_down_is_not_of_the_head():
    assert dates.in_head([*["段落。"] * 12, "发布时间：2025-02-19"], NOW) is None
