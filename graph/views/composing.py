"""Turns the rows read from a store into a `Scene`: records in a fixed order, each with its quotations."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graph.views.evidence import Quotations
from graph.views.scene import ActorNode, Label, Link, MeetingNode, OutcomeNote, Scene, StatementNote
from graph.views.wording import LANGUAGES, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.views.reading import Rows

    Row = Mapping[str, Any]

_MOST_SIDES = 3  # named in the name of a meeting
_FAR = frozenset({"phone_call", "video_call"})  # kinds whose place tells nothing


def compose(rows: Rows) -> Scene:
    """The scene of these rows."""
    quotes = Quotations(rows.articles)
    names = {row["id"]: label(row) for row in rows.actors}
    meetings = tuple(_meeting(row, rows, names, quotes) for row in _by_time(rows.meetings.values()))
    links = sorted(_links(rows, quotes), key=lambda link: (link.type, link.start, link.end))
    actors = tuple(_actor(row, rows, quotes) for row in rows.actors)
    statements = tuple(_statement(row, rows, quotes) for row in rows.statements.values())
    outcomes = tuple(_outcomes(rows, quotes))
    return Scene(
        articles=quotes.sources(),
        sentences=quotes.sentences(),
        actors=actors,
        meetings=meetings,
        links=tuple(links),
        statements=statements,
        outcomes=outcomes,
        found=rows.found,
        cut=rows.found > len(rows.meetings),
    )


def label(row: Row) -> Label:
    """The two names of a row, each falling back on the one the graph has."""
    name = str(row["name"] or row["id"])
    return Label(str(row["name_zh"] or name), str(row["name_en"] or name))


def spans(rows: Iterable[Row]) -> list[str]:
    """Rows with article, start and end as sources."""
    return [f"{row['article']}:{row['start']}:{row['end']}" for row in rows]


def _by_time(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["earliest"] or "9999", row["start"] or "", row["id"]))


def _actor(row: Row, rows: Rows, quotes: Quotations) -> ActorNode:
    id = row["id"]
    kind = next((name.lower() for name in sorted(row["labels"]) if name != "Actor"), "group")
    aliases = tuple(sorted(row["aliases"] or ()))
    return ActorNode(id, kind, label(row), aliases, id in rows.drawn, quotes.of(rows.mentions.get(id, ())))


def _meeting(row: Row, rows: Rows, names: Mapping[str, Label], quotes: Quotations) -> MeetingNode:
    id = row["id"]
    held_at = next(iter(rows.places.get(id, ())), None)
    place = label({**held_at, "id": held_at["place"]}) if held_at else None
    sides = _sides(rows.seats.get(id, ()))
    return MeetingNode(
        id=id,
        kind=row["kind"],
        status=row["status"],
        name=_name(row["kind"], place, [names[side] for side in sides if side in names]),
        title=row["title"] or "",
        start=row["start"],
        end=row["end"],
        precision=row["precision"],
        earliest=row["earliest"],
        latest=row["latest"],
        place=place,
        venue=held_at["venue"] if held_at else None,
        place_quotes=quotes.of(held_at["sources"] or ()) if held_at else (),
        issues=tuple(label(issue) for issue in rows.issues.get(id, ())),
        sides=sides,
        history=tuple(row["history"] or ()),
        conflicts=tuple(row["conflicts"] or ()),
        quotes=quotes.of(rows.reports.get(id, ())),
    )


def _sides(seats: Sequence[Row]) -> tuple[str, ...]:
    """The parties at the table; a mediator or host is none, unless nobody else is known."""
    parties = [row for row in seats if not row["role"]] or seats
    sides = {row["side"] or row["actor"] for row in parties}
    return tuple(sorted(side for side in sides if not side.startswith("person:")))


def _name(kind: str, place: Label | None, sides: Sequence[Label]) -> Label:
    """Place and kind, else sides and kind: 利雅得会谈, Talks · Riyadh."""
    zh, en = (word("meetings", kind, language) for language in LANGUAGES)
    named = sides[:_MOST_SIDES]
    parties = Label("–".join(side.zh for side in named), " – ".join(side.en for side in named))
    if place is None or kind in _FAR:
        place = parties
    elif place.zh == place.en and named:  # no English name is known
        place = Label(place.zh, parties.en)
    return Label(f"{place.zh}{zh}", " · ".join(filter(None, (en, place.en))))


def _links(rows: Rows, quotes: Quotations) -> Iterator[Link]:
    for meeting in rows.meetings:
        yield from _table(meeting, rows, quotes)
    for (start, end), some in rows.posts.items():
        roles = tuple(sorted({row["role"] for row in some if row["role"]}))
        yield Link("REPRESENTS", start, end, roles=roles, quotes=quotes.of(_sources(some)))
    yield from _sides_taken(rows, quotes)
    for (start, end), some in rows.encounters.items():
        if start < end or (end, start) not in rows.encounters:  # kept in both directions: drawn once
            yield _met(start, end, some, quotes)


def _table(meeting: str, rows: Rows, quotes: Quotations) -> Iterator[Link]:
    for row in rows.seats.get(meeting, ()):
        if row["actor"] in rows.drawn:
            roles = (row["role"],) if row["role"] else ()
            shown = quotes.of(row["sources"] or ())
            yield Link("PARTICIPATED_IN", row["actor"], meeting, side=row["side"], roles=roles, quotes=shown)
    for row in rows.absences.get(meeting, ()):
        if row["actor"] in rows.drawn:
            shown = quotes.of(row["sources"] or ())
            yield Link("ABSENT_FROM", row["actor"], meeting, reason=row["reason"], quotes=shown)


def _sides_taken(rows: Rows, quotes: Quotations) -> Iterator[Link]:
    """Whom a person sat there for, where the graph knows no post that says so."""
    taken: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for meeting in rows.meetings:
        for row in rows.seats.get(meeting, ()):
            pair = (row["actor"], row["side"])
            told = row["side"] in (None, row["actor"]) or pair in rows.posts
            if not told and rows.drawn.issuperset(pair):
                taken[pair].append(row)
    for (actor, side), some in taken.items():
        yield Link("REPRESENTS", actor, side, quotes=quotes.of(_sources(some)))


def _met(start: str, end: str, some: Sequence[Row], quotes: Quotations) -> Link:
    row = some[0]
    shown = quotes.of(_sources(some))
    return Link("MET", start, end, count=row["count"], first=row["first"], last=row["last"], quotes=shown)


def _sources(rows: Iterable[Row]) -> list[str]:
    return sorted({source for row in rows for source in row["sources"] or ()})


def _statement(row: Row, rows: Rows, quotes: Quotations) -> StatementNote:
    id = row["id"]
    return StatementNote(
        id=id,
        text=row["text"],
        kind=row["kind"],
        cue=row["cue"],
        date=row["date"],
        speakers=tuple(found["actor"] for found in rows.speakers.get(id, ())),
        addressees=tuple(found["actor"] for found in rows.addressees.get(id, ())),
        meeting=row["meeting"],
        quotes=quotes.of(rows.reports.get(id, ()), row["text"]),
    )


def _outcomes(rows: Rows, quotes: Quotations) -> Iterator[OutcomeNote]:
    for meeting in sorted(rows.outcomes):
        for row in rows.outcomes[meeting]:
            shown = quotes.of(rows.reports.get(row["id"], ()), row["text"])
            yield OutcomeNote(row["id"], row["text"], row["status"], meeting, shown)
