"""Turns the filters of a picture into ids and days of the graph.

Actors and issues may be given by id or by any of their names. Refuses what names nothing, saying
what there is, and periods that cannot be.
"""

from __future__ import annotations

import re
from calendar import monthrange
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from graph.errors import UsageError
from graph.model import Status
from graph.views import questions
from graph.views.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.views.scene import Filters

    Row = Mapping[str, Any]
    Ask = Callable[..., list[dict[str, Any]]]

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"


def check(filters: Filters) -> None:
    """Refuse filters that cannot be meant, whatever the graph holds.

    Raises:
        UsageError: names the filter and what it may be.
    """
    for status in filters.statuses:
        if status not in set(Status):
            raise UsageError(f"no status '{status}'; there are: {', '.join(Status)}")
    if filters.language not in LANGUAGES:
        raise UsageError(f"no page language '{filters.language}'; there are: {', '.join(LANGUAGES)}")
    if filters.limit < 1:
        raise UsageError(f"a picture of at most {filters.limit} nodes is empty; give a limit of 1 or more")
    since, until = period(filters)
    if since > until:
        raise UsageError(f"the period ends ({filters.until}) before it begins ({filters.since})")


def bounded(filters: Filters) -> bool:
    """Whether a period is asked for; what has no year is then outside."""
    return filters.since is not None or filters.until is not None


def period(filters: Filters) -> tuple[str, str]:
    """The first and last day asked for, as ISO dates.

    Raises:
        UsageError: ``since`` or ``until`` is no date.
    """
    return _day(filters.since, FIRST_DAY, last=False), _day(filters.until, LAST_DAY, last=True)


def in_period(date: str | None, filters: Filters) -> bool:
    """Whether an ISO prefix may lie in the period; an unknown date or year only lies in no period."""
    if not bounded(filters):
        return True
    since, until = period(filters)
    return date is not None and not date.startswith("-") and since[: len(date)] <= date <= until


def _day(prefix: str | None, default: str, *, last: bool) -> str:
    """The first or last day of an ISO date prefix."""
    if prefix is None:
        return default
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:(?<=-\d\d)-(\d\d))?", prefix, re.ASCII)
    if not match or int(match[1]) == 0:
        raise UsageError(f"no date: {prefix}; write 2025, 2025-02 or 2025-02-18")
    year, month = int(match[1]), int(match[2] or (12 if last else 1))
    length = monthrange(year, month)[1]
    day = int(match[3] or (length if last else 1))
    if not 1 <= day <= length:
        raise UsageError(f"no such day: {prefix}")
    return f"{year:04}-{month:02}-{day:02}"


def actor_ids(names: Sequence[str], ask: Ask) -> tuple[str, ...]:
    """The ids of the actors with these ids or names; a name that several bear means all of them.

    Raises:
        UsageError: nobody is called so.
    """
    rows = ask(questions.ACTORS_NAMED, names=list(names)) if names else []
    found: list[str] = []
    for name in names:
        ids = [row["id"] for row in rows if name in _forms(row)]
        if not ids:
            known = [str(value) for row in ask(questions.ACTOR_NAMES) for value in (row["id"], row["name"])]
            raise UsageError(f"no actor '{name}' in the graph{_hint(name, known)}")
        found.extend(ids)
    return tuple(dict.fromkeys(found))


def issue_ids(names: Sequence[str], ask: Ask) -> tuple[str, ...]:
    """The ids of the issues with these ids (``ceasefire`` or ``issue:ceasefire``) or names.

    Raises:
        UsageError: there is no such issue.
    """
    rows = ask(questions.ISSUE_NAMES) if names else []
    found: list[str] = []
    for name in names:
        ids = [row["id"] for row in rows if name in row.values() or f"issue:{name}" in row.values()]
        if not ids:
            known = [str(row["id"]).removeprefix("issue:") for row in rows]
            raise UsageError(f"no issue '{name}' in the graph; there are: {', '.join(known) or 'none'}")
        found.extend(ids)
    return tuple(dict.fromkeys(found))


def _forms(row: Row) -> set[Any]:
    return {row["id"], row["name"], row["name_zh"], row["name_en"], *(row["aliases"] or ())}


def _hint(name: str, known: Sequence[str]) -> str:
    close = get_close_matches(name, known, n=3, cutoff=0.5)
    return f"; did you mean {' or '.join(close)}?" if close else ""
