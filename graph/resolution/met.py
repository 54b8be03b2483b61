"""Who met whom: one MET edge an unordered pair, derived from the meetings that took place.

Two actors met at an encounter held or under way when reports (not plans) put both at its table for
different sides, mediators and hosts included. The sides themselves met each other too when others
stood for them: a talk of two ministers is a meeting of their states, but no meeting of a minister
with the other's state. The edge runs from the smaller id to the greater; who asks must match it
without direction.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from graph.resolution.dates import Interval, of_prefix
from graph.resolution.identifiers import union

if TYPE_CHECKING:
    from graph.resolution.merging import Attendance, Encounter

Presence = Mapping[str, tuple[str, tuple[str, ...]]]  # actor -> side, sources


@dataclass(frozen=True, slots=True)
class Met:
    """How often two actors met; ``first`` and ``last`` are ISO prefixes of the known dates."""

    one: str
    other: str
    count: int
    first: str | None
    last: str | None
    sources: tuple[str, ...]


def met(encounters: Iterable[Encounter]) -> list[Met]:
    """Every pair that met, sorted."""
    pairs: dict[tuple[str, str], list[tuple[Encounter, tuple[str, ...]]]] = defaultdict(list)
    for encounter in encounters:
        if encounter.took_place:
            for (one, other), shown in _pairs(encounter).items():
                pairs[one, other].append((encounter, shown))
    return [_met(one, other, pairs[one, other]) for one, other in sorted(pairs)]


def _pairs(encounter: Encounter) -> dict[tuple[str, str], tuple[str, ...]]:
    """Each pair that met there, smaller id first, with what shows both."""
    reported = [item for item in encounter.attendance if item.reported]
    behind = Counter(item.side for item in reported)
    table = {
        item.actor: (item.side, item.sources)
        for item in reported
        if item.actor != item.side or behind[item.side] == 1
    }
    sides = _sides(reported)
    found = {}
    for present in (table, sides):
        for one, other in combinations(sorted(present), 2):
            if present[one][0] != present[other][0]:
                found[one, other] = union((present[one][1], present[other][1]))
    return found


def _sides(reported: Iterable[Attendance]) -> Presence:
    """Each party at the table, with what shows it or those who stood for it."""
    shown: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for item in reported:
        shown[item.side].append(item.sources)
    return {side: (side, union(parts)) for side, parts in shown.items()}


def _met(one: str, other: str, meetings: list[tuple[Encounter, tuple[str, ...]]]) -> Met:
    known = [
        (encounter, days) for encounter, _ in meetings if (days := of_prefix(encounter.start)) is not None
    ]
    first = min(known, key=lambda pair: _by_first_day(*pair), default=None)
    last = max(known, key=lambda pair: _by_last_day(*pair), default=None)
    return Met(
        one,
        other,
        len(meetings),
        first[0].start if first else None,
        last[0].start if last else None,
        union(shown for _, shown in meetings),
    )


def _by_first_day(encounter: Encounter, days: Interval) -> tuple[str, str]:
    return days.earliest, encounter.start or ""


def _by_last_day(encounter: Encounter, days: Interval) -> tuple[str, str]:
    return days.latest, encounter.start or ""
