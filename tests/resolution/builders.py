"""Small facts for tests of resolution: one meeting or one person an article, the rest left out."""

from __future__ import annotations

from graph.model import (
    Actor,
    ActorKind,
    Article,
    Facts,
    Meeting,
    MeetingKind,
    Participant,
    Place,
    Precision,
    Role,
    Span,
    Status,
)

TEXT = "甲方与乙方举行会谈。"
SPAN = Span(0, len(TEXT), TEXT)
_KINDS = {"state": ActorKind.STATE, "org": ActorKind.ORGANIZATION, "person": ActorKind.PERSON, "group": ActorKind.GROUP}


def actor(id: str, name: str | None = None, of: str | None = None) -> Actor:
    """An actor; with ``of`` a person in the service of that state or body."""
    roles = (Role("代表", of, (SPAN,)),) if of else ()
    return Actor(id, _KINDS[id.partition(":")[0]], name or id, roles=roles, mentions=(SPAN,))


def article(id: str, published: str | None = "2025-02-20") -> Article:
    """An article with the one text of these tests."""
    return Article(id, None, None, None, published, "zh-Hans", ((0, len(TEXT)),), TEXT)


def facts(id: str, *meetings: Meeting, actors: tuple[Actor, ...] = (), published: str | None = "2025-02-20") -> Facts:
    """The facts of one article; the actors its meetings use are added."""
    given = {item.id for item in actors}
    used = {part for m in meetings for p in m.participants for part in (p.actor, p.side) if part}
    used |= {m.place.country for m in meetings if m.place and m.place.country}
    more = tuple(actor(id) for id in sorted(used - given))
    return Facts(article(id, published), actors + more, meetings)


def meeting(
    start: str | None = "2025-02-18",
    *people: str,
    end: str | None = None,
    sides: tuple[str, ...] = ("state:US", "state:RU"),
    kind: str = "talks",
    status: str = "held",
    precision: str | None = None,
    place: tuple[str, str] | None = None,
    id: str = "meeting:1",
    roles: tuple[tuple[str, str, str], ...] = (),
) -> Meeting:
    """A meeting. ``people`` are ``side/person`` pairs; a side without people stands for itself."""
    seats = [tuple(pair.split("/")) for pair in people]
    filled = {side for side, _ in seats}
    table = [Participant(person, side, None, (SPAN,)) for side, person in seats]
    table += [Participant(side, side, None, (SPAN,)) for side in sides if side not in filled]
    table += [Participant(person, side, role, (SPAN,)) for person, side, role in roles]
    known = "unknown" if start is None else {4: "year", 7: "month"}.get(len(start), "day")
    where = Place(place[0], None, place[1], (SPAN,)) if place else None
    return Meeting(
        id, MeetingKind(kind), Status(status), start, end, Precision(precision or known), "会谈",
        place=where, participants=tuple(table), evidence=(SPAN,),
    )  # fmt: skip


RUBIO, LAVROV = "state:US/person:marco-rubio", "state:RU/person:sergey-lavrov"
TRUMP, PUTIN = "state:US/person:donald-trump", "state:RU/person:vladimir-putin"
