"""ISO prefixes become days that can be compared: ``2025-02`` is 2025-02-01 to 2025-02-28.

A prefix keeps its precision by its length. A date without a year (``--02-18``) has no days: it
enters no interval. Weeks are written as their first and last day.
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

from graph.model import Meeting, Precision


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last possible day, as ISO dates; both belong to it."""

    earliest: str
    latest: str

    def contains(self, other: Interval) -> bool:
        """Whether every day of the other is one of these."""
        return self.earliest <= other.earliest and other.latest <= self.latest

    def meets(self, other: Interval) -> bool:
        """Whether they share a day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def widened(self, days: int) -> Interval:
        """The same with so many days before and after."""
        return Interval(_plus_days(self.earliest, -days), _plus_days(self.latest, days))

    @property
    def days(self) -> int:
        """How many days it holds, at least one."""
        return days_between(self.earliest, self.latest) + 1

    @property
    def each_day(self) -> tuple[str, ...]:
        """All its days, as ISO dates."""
        return tuple(_plus_days(self.earliest, days) for days in range(self.days))

    @property
    def months(self) -> tuple[str, ...]:
        """The months it touches, as ``2025-02``; of a longer time the first 24."""
        year, month = int(self.earliest[:4]), int(self.earliest[5:7])
        found: list[str] = []
        while (name := f"{year:04}-{month:02}") <= self.latest and len(found) < 24:
            found.append(name)
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        return tuple(found)


def of_prefix(prefix: str | None) -> Interval | None:
    """The days an ISO prefix covers; None without a year, or when it is no date."""
    if prefix is None or prefix.startswith("-"):
        return None
    try:
        if len(prefix) == 4:
            datetime.date(int(prefix), 1, 1)
            return Interval(f"{prefix}-01-01", f"{prefix}-12-31")
        if len(prefix) == 7:
            last = calendar.monthrange(int(prefix[:4]), int(prefix[5:]))[1]
            return Interval(f"{prefix}-01", f"{prefix}-{last:02}")
        datetime.date.fromisoformat(prefix)
    except (ValueError, calendar.IllegalMonthError):
        return None
    return Interval(prefix, prefix)


def of_meeting(meeting: Meeting) -> Interval | None:
    """From the first possible day of its start to the last possible day of its end."""
    first, last = of_prefix(meeting.start), of_prefix(meeting.end)
    if first is None:
        return None
    if last is not None and last.latest >= first.earliest:
        return Interval(first.earliest, last.latest)
    if meeting.precision is Precision.WEEK and first.days == 1:
        return Interval(first.earliest, _plus_days(first.earliest, 6))
    return first


def days_between(earlier: str, later: str) -> int:
    """Days from one ISO date to another; negative when the second is the earlier."""
    return (datetime.date.fromisoformat(later) - datetime.date.fromisoformat(earlier)).days


def _plus_days(day: str, days: int) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()
