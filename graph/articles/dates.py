"""Dates of publication, given or found, turned into ISO dates (``2025-02-19``).

The day is kept as it is written: a time of day and its zone are read over, never converted. What
is no complete date of the calendar, or lies more than a day ahead of the clock, is refused. In a
text only a complete date beside an explicit cue in the lines of its head counts; two that differ
are none.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from graph.articles.boilerplate import Kind, kind
from graph.articles.cues import alternation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_TIME = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT)?(?:\s*[+-]\d{2}:?\d{2})?"
_SEPARATED = r"(?P<y>\d{4})\s*(?P<s>[-/.])\s*(?P<m>\d{1,2})\s*(?P=s)\s*(?P<d>\d{1,2})"
_CHINESE = r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日?"
_GIVEN = tuple(
    re.compile(rf"{form}(?:[T\s]\s*{_TIME})?", re.IGNORECASE)
    for form in (_SEPARATED, _CHINESE, r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})")
)
_DAY_FIRST = r"(?<!\d)(?P<d>1[3-9]|2\d|3[01])[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})(?!\d)"
# In one pattern each form needs names of its own: y0, y1, y2.
_FOUND = re.compile(
    "|".join(
        re.sub(r"\?P([<=])(\w+)", rf"?P\1\g<2>{number}", form)
        for number, form in enumerate((_SEPARATED, _CHINESE, _DAY_FIRST))
    )
)
_LINES, _WIDTH = 12, 120


class DateError(ValueError):
    """A given date cannot be used; the message says why and what to give."""


def utc_now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


def today(clock: Callable[[], datetime] = utc_now) -> date:
    """The clock's day."""
    return clock().date()


def normalise(value: str, now: date) -> str:
    """The ISO date of a given date in one of the forms in use.

    Raises:
        DateError: no complete date, no day of the calendar, or more than a day after ``now``.
    """
    plain = unicodedata.normalize("NFKC", value).strip()
    match = next(filter(None, (form.fullmatch(plain) for form in _GIVEN)), None)
    if match is None:
        raise DateError(f"published '{_short(value)}' is no complete date; write it as 2025-02-19")
    try:
        found = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        raise DateError(f"published '{_short(value)}' is no day of the calendar; correct it") from None
    if found > now + timedelta(days=1):
        raise DateError(f"published {found.isoformat()} lies in the future; correct it")
    return found.isoformat()


def in_head(lines: Iterable[str], now: date) -> str | None:
    """The one date of publication that the first lines of a text state, or None.

    ``发布时间：2025-02-19 09:30`` and ``2025年2月19日 来源：…`` state it; ``更新于 …``, a date without
    a year, and a bare date do not.
    """
    found: set[str] = set()
    for line in _head(lines):
        found.update(day.isoformat() for day in _stated(line) if day <= now + timedelta(days=1))
    return found.pop() if len(found) == 1 else None


def _head(lines: Iterable[str]) -> Iterable[str]:
    seen = 0
    for line in lines:
        if not (line := line.strip()):
            continue
        seen += 1
        if seen > _LINES:
            return
        if len(line) <= _WIDTH or _dateline().match(line[:_WIDTH]):
            yield line[:_WIDTH]


def _stated(line: str) -> list[date]:
    matches = list(_FOUND.finditer(line))
    if not matches:
        return []
    if _dateline().match(line):
        return _days(matches[:1])
    if kind(line) not in (Kind.EDGE, Kind.CUT, Kind.CLOSE):
        return []
    published, changed = alternation("published"), alternation("changed")
    before = re.compile(rf"(?:{published})\W{{0,3}}$", re.IGNORECASE)
    after = [match for match in matches if before.search(line[: match.start()])]
    if after:
        return _days(after)
    if len(matches) > 1 or re.search(changed, line, re.IGNORECASE):
        return []
    sourced = re.search(rf"(?:{published})\s*[:：]", line[matches[0].end() :], re.IGNORECASE)
    return _days(matches) if sourced else []


def _days(matches: Iterable[re.Match[str]]) -> list[date]:
    found = []
    for match in matches:
        parts = {name[0]: int(text) for name, text in match.groupdict().items() if text and name[0] != "s"}
        try:
            found.append(date(parts["y"], parts["m"], parts["d"]))
        except ValueError:
            continue
    return found


@cache
def _dateline() -> re.Pattern[str]:
    """新华社利雅得2025年2月18日电: an outlet, a place, a complete date, and the word for a dispatch."""
    outlets = alternation("outlets")
    return re.compile(rf"\W?(?:{outlets})\s*\w{{0,8}}?\s*\d{{4}}年\d{{1,2}}月\d{{1,2}}日\s*(?:电|電|讯|訊)")


def _short(value: str) -> str:
    plain = " ".join(value.split())
    return plain if len(plain) <= 40 else plain[:39] + "…"
