from __future__ import annotations

import pytest

from graph.resolution.dates import Interval, days_between, of_meeting, of_prefix
from tests.resolution.builders import meeting

PREFIXES = [
    ("2025-02-18", Interval("2025-02-18", "2025-02-18")),
    ("2025-02", Interval("2025-02-01", "2025-02-28")),
    ("2024-02", Interval("2024-02-01", "2024-02-29")),
    ("2025", Interval("2025-01-01", "2025-12-31")),
    ("--02-18", None),
    ("2025-13", None),
    ("2025-02-30", None),
    ("soon", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("prefix", "interval"), PREFIXES)
def test_an_iso_prefix_covers_the_days_it_may_mean(prefix, interval):
    assert of_prefix(prefix) == interval


def test_a_meeting_lasts_from_the_first_day_of_its_start_to_the_last_of_its_end():
    assert of_meeting(meeting("2025-05-10", end="2025-05-11")) == Interval("2025-05-10", "2025-05-11")
    assert of_meeting(meeting("2025-05", end="2025-06")) == Interval("2025-05-01", "2025-06-30")


def test_a_week_without_its_last_day_has_seven_days():
    assert of_meeting(meeting("2025-02-10", precision="week")) == Interval("2025-02-10", "2025-02-16")


def test_an_end_before_the_start_is_left_out():
    assert of_meeting(meeting("2025-05-10", end="2025-05-01")) == Interval("2025-05-10", "2025-05-10")


def test_a_date_without_a_year_has_no_days():
    assert of_meeting(meeting("--02-18")) is None


def test_the_months_and_days_of_an_interval_are_those_it_touches():
    days = Interval("2024-12-30", "2025-01-01")
    assert days.months == ("2024-12", "2025-01")
    assert days.each_day == ("2024-12-30", "2024-12-31", "2025-01-01")
    assert days.days == 3


def test_days_between_counts_forward_and_back():
    assert days_between("2025-05-16", "2025-06-02") == 17
    assert days_between("2025-06-02", "2025-05-16") == -17
