"""One article's account of one meeting, with its actors and place resolved.

What `meetings` compares and `merging` puts together. A participant whose side the article does
not tell stands for itself, or, a person, for the one party that all articles give as theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Facts, Meeting, Participant, Status
from graph.resolution import dates, places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.resolution.actors import Cast
    from graph.resolution.dates import Interval
    from graph.resolution.places import Site

TOOK_PLACE = frozenset({Status.HELD, Status.ONGOING})
_THIRD = frozenset({"mediator", "host"})  # at the table, but none of the parties


@dataclass(frozen=True, slots=True)
class Seat:
    """A participant: node id of the actor, the party it stands for (never None), its role."""

    actor: str
    side: str
    role: str | None
    told: Participant


@dataclass(frozen=True, slots=True)
class Account:
    """A meeting as one article tells it.

    Attributes:
        sides: the parties at the table, without the mediator or host of others.
        persons: who sat there for them, mediators and hosts included.
        key: sorts accounts the same way in every run.
    """

    article: str
    published: str | None
    meeting: Meeting
    seats: tuple[Seat, ...]
    sides: frozenset[str]
    persons: frozenset[str]
    interval: Interval | None
    site: Site | None
    key: tuple[str, int, str]

    @property
    def took_place(self) -> bool:
        """Whether this account says that the meeting was held or is under way."""
        return self.meeting.status in TOOK_PLACE


def accounts(facts: Iterable[Facts], cast: Cast) -> list[Account]:
    """Every account of every article, in the order of the facts."""
    return [_account(item, meeting, cast) for item in facts for meeting in item.meetings]


def _account(facts: Facts, meeting: Meeting, cast: Cast) -> Account:
    article = facts.article
    seats = tuple(_seat(article.id, told, cast) for told in meeting.participants)
    first = min((span.start for span in meeting.evidence), default=0)
    return Account(
        article=article.id,
        published=article.published,
        meeting=meeting,
        seats=seats,
        sides=_sides(seats),
        persons=frozenset(seat.actor for seat in seats if cast.characters[seat.actor].label == "Person"),
        interval=dates.of_meeting(meeting),
        site=None if meeting.place is None else places.site(meeting.place, article.id, cast),
        key=(article.id, first, meeting.id),
    )


def _sides(seats: tuple[Seat, ...]) -> frozenset[str]:
    """The parties; the host of a visit is one of the two, the host of others' talks is none."""
    parties = frozenset(seat.side for seat in seats if seat.role not in _THIRD)
    return parties if len(parties) > 1 else frozenset(seat.side for seat in seats)


def _seat(article: str, told: Participant, cast: Cast) -> Seat:
    actor = cast.id(article, told.actor)
    if told.side is not None:
        return Seat(actor, cast.id(article, told.side), told.role, told)
    return Seat(actor, cast.characters[actor].party or actor, told.role, told)
