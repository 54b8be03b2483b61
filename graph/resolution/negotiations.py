"""Meetings of the same parties on the same issues become a negotiation with numbered rounds.

First form: encounters and conferences (no calls, visits or signings) with a date, of one and the
same set of sides, in date order; two belong together when they share an issue and lie no more than
a year apart. Rounds are counted over those held or under way; a planned one belongs to the
negotiation without a number.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Precision, Status
from graph.resolution import dates
from graph.resolution.identifiers import content_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.resolution.merging import Encounter

_FORMATS = frozenset({"encounter", "conference"})
_STATUSES = frozenset({Status.HELD, Status.ONGOING, Status.PLANNED})
_LONGEST_PAUSE = 366  # days


@dataclass(frozen=True, slots=True)
class Negotiation:
    """A chain of at least two meetings in date order; ``rounds`` holds 1..n, None for a planned one."""

    id: str
    sides: tuple[str, ...]
    issues: tuple[str, ...]
    meetings: tuple[Encounter, ...]
    rounds: tuple[int | None, ...]


def negotiations(encounters: Iterable[Encounter]) -> list[Negotiation]:
    """All chains, sorted by id."""
    by_sides: dict[tuple[str, ...], list[Encounter]] = defaultdict(list)
    for encounter in encounters:
        if (
            encounter.family in _FORMATS
            and encounter.status in _STATUSES
            and encounter.interval
            and encounter.issues
        ):
            by_sides[encounter.sides].append(encounter)
    chains = (chain for sides in sorted(by_sides) for chain in _chains(sorted(by_sides[sides], key=_when)))
    return sorted((_negotiation(chain) for chain in chains if len(chain) > 1), key=lambda item: item.id)


def days_apart(earlier: Encounter, later: Encounter) -> int | None:
    """Days from one start to the next; None unless both are known to the day."""
    if earlier.precision is not Precision.DAY or later.precision is not Precision.DAY:
        return None
    if earlier.interval is None or later.interval is None:
        return None
    return dates.days_between(earlier.interval.earliest, later.interval.earliest)


def _when(encounter: Encounter) -> tuple[str, str, str]:
    assert encounter.interval is not None
    return encounter.interval.earliest, encounter.interval.latest, encounter.id


def _chains(meetings: list[Encounter]) -> list[list[Encounter]]:
    """Each meeting goes on the chain whose last meeting shares an issue; else it begins one."""
    chains: list[list[Encounter]] = []
    for meeting in meetings:
        for chain in reversed(chains):
            if _goes_on(chain[-1], meeting):
                chain.append(meeting)
                break
        else:
            chains.append([meeting])
    return chains


def _goes_on(earlier: Encounter, later: Encounter) -> bool:
    shared = {issue for issue, _ in earlier.issues} & {issue for issue, _ in later.issues}
    return bool(shared) and dates.days_between(_when(earlier)[0], _when(later)[0]) <= _LONGEST_PAUSE


def _negotiation(chain: list[Encounter]) -> Negotiation:
    rounds: list[int | None] = []
    count = 0
    for meeting in chain:
        count += meeting.took_place
        rounds.append(count if meeting.took_place else None)
    issues = tuple(sorted({issue for meeting in chain for issue, _ in meeting.issues}))
    first = chain[0]
    id = content_id("negotiation", *first.sides, first.start, *(issue for issue, _ in first.issues))
    return Negotiation(id, first.sides, issues, tuple(chain), tuple(rounds))
