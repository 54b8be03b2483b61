"""Reads the part of a graph that fits the filters out of a store, as rows.

Meetings are chosen first, the best attended first, each with everybody at its table, until the
picture is full; then what joins those nodes, what was said and agreed there, and last the articles
those facts cite. `composing` turns the rows into a scene.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from graph.views import questions
from graph.views.composing import compose, spans
from graph.views.evidence import parse_source
from graph.views.filtering import actor_ids, bounded, check, in_period, issue_ids, period
from graph.views.scene import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.views.scene import Scene

    Row = Mapping[str, Any]

MOST_STATEMENTS = 1000  # a page holds the newest ones; more make it slow to open
MOST_MENTIONS = 3  # sentences kept of those that merely name an actor


class Answer(Protocol):
    """What a store answers."""

    @property
    def columns(self) -> tuple[str, ...]: ...
    @property
    def rows(self) -> tuple[tuple[Any, ...], ...]: ...


class Readable(Protocol):
    """The one thing asked of a store."""

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Answer: ...


@dataclass
class Rows:
    """All that was read for one scene; lists are in the order of their query."""

    found: int = 0
    drawn: set[str] = field(default_factory=set)
    meetings: dict[str, Row] = field(default_factory=dict)
    seats: dict[str, list[Row]] = field(default_factory=dict)
    absences: dict[str, list[Row]] = field(default_factory=dict)
    places: dict[str, list[Row]] = field(default_factory=dict)
    issues: dict[str, list[Row]] = field(default_factory=dict)
    outcomes: dict[str, list[Row]] = field(default_factory=dict)
    statements: dict[str, Row] = field(default_factory=dict)
    speakers: dict[str, list[Row]] = field(default_factory=dict)
    addressees: dict[str, list[Row]] = field(default_factory=dict)
    posts: dict[tuple[str, str], list[Row]] = field(default_factory=dict)
    encounters: dict[tuple[str, str], list[Row]] = field(default_factory=dict)
    reports: dict[str, list[str]] = field(default_factory=dict)
    mentions: dict[str, list[str]] = field(default_factory=dict)
    actors: list[Row] = field(default_factory=list)
    articles: dict[str, Row] = field(default_factory=dict)

    def company(self, meeting: str) -> set[str]:
        """Everybody a meeting brings into the picture: who sat there, for whom, and who was missed."""
        seats = self.seats.get(meeting, [])
        there = {row["actor"] for row in seats} | {row["side"] for row in seats if row["side"]}
        return there | {row["actor"] for row in self.absences.get(meeting, [])}


def read(store: Readable, filters: Filters, *, count_actors: bool = True) -> Scene:
    """The scene of these filters; without meetings it holds the actors who speak, and their words.

    ``count_actors`` says what the limit counts: all nodes (a network) or meetings alone (a timeline).

    Raises:
        UsageError: a filter names no actor, issue, status, date or language there is.
    """
    check(filters)
    return compose(_Reader(store, filters, count_actors).rows())


def read_chosen(store: Readable, actors: Sequence[str], meetings: Sequence[str], limit: int) -> Scene:
    """The scene of just these actors and meetings, the first ``limit`` of them, and what joins them."""
    return compose(_Reader(store, Filters(limit=limit), True).chosen(actors, meetings))


def to_draw(store: Readable, nodes: Iterable[Mapping[str, Any]]) -> tuple[list[str], list[str]]:
    """The ids of the actors and of the meetings among nodes, and of those around the statements, in order."""
    ids: dict[str, list[str]] = {"Actor": [], "Meeting": [], "Statement": []}
    for node in nodes:
        for label in ids.keys() & set(node["labels"]):
            ids[label].append(node["properties"]["id"])
    around = store.query(questions.AROUND_STATEMENTS, {"statements": ids["Statement"]}).rows
    actors = [*ids["Actor"], *(id_ for id_, is_meeting in around if not is_meeting)]
    meetings = [*ids["Meeting"], *(id_ for id_, is_meeting in around if is_meeting)]
    return list(dict.fromkeys(actors)), list(dict.fromkeys(meetings))


@dataclass
class _Reader:
    """One reading of one store."""

    store: Readable
    filters: Filters
    count_actors: bool
    read: Rows = field(default_factory=Rows)

    def rows(self) -> Rows:
        wanted = actor_ids(self.filters.actors, self._ask)
        self._choose(self._candidates(wanted), wanted)
        self._words()
        self._draw_speakers()
        self._ties()
        self._shown()
        self._cited()
        return self.read

    def chosen(self, actors: Sequence[str], meetings: Sequence[str]) -> Rows:
        """The rows of given nodes."""
        read = self.read
        read.found = len(meetings)
        ids = list(meetings[: self.filters.limit])
        read.meetings = {row["id"]: row for row in self._ask(questions.MEETINGS_BY_ID, meetings=ids)}
        read.seats = self._grouped(questions.SEATS, "meeting", meetings=ids)
        read.absences = self._grouped(questions.ABSENCES, "meeting", meetings=ids)
        read.drawn = set(actors[: self.filters.limit - len(ids)])
        self._words()
        self._ties()
        self._shown()
        self._cited()
        return read

    def _ask(self, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
        answer = self.store.query(cypher, parameters)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    def _grouped(self, cypher: str, key: str, **parameters: Any) -> dict[str, list[Row]]:
        grouped: dict[str, list[Row]] = defaultdict(list)
        for row in self._ask(cypher, **parameters):
            grouped[row[key]].append(row)
        return dict(grouped)

    def _candidates(self, wanted: Sequence[str]) -> list[Row]:
        """The meetings that fit every filter, the best attended first, of those the newest."""
        since, until = period(self.filters)
        statuses, limits = list(self.filters.statuses), bounded(self.filters)
        rows: list[Row] = list(
            self._ask(questions.MEETINGS, statuses=statuses, bounded=limits, since=since, until=until)
        )
        if wanted:
            rows = _only(rows, self._ask(questions.MEETINGS_OF_ACTORS, actors=list(wanted)))
        if self.filters.issues:
            issues = list(issue_ids(self.filters.issues, self._ask))
            rows = _only(rows, self._ask(questions.MEETINGS_ON_ISSUES, issues=issues))
        rows.sort(key=lambda row: row["latest"] or "", reverse=True)
        return sorted(rows, key=lambda row: -row["seats"])

    def _choose(self, rows: Sequence[Row], wanted: Iterable[str]) -> None:
        """Take meetings with their company until the picture is full; small ones may fit after large ones."""
        read = self.read
        read.found = len(rows)
        rows = rows[: self.filters.limit]
        ids = [row["id"] for row in rows]
        read.seats = self._grouped(questions.SEATS, "meeting", meetings=ids)
        read.absences = self._grouped(questions.ABSENCES, "meeting", meetings=ids)
        read.drawn = set(wanted)
        for row in rows:
            company = read.company(row["id"])
            if self.count_actors and not self._room_for(company):
                if read.meetings:
                    continue
                company = set(sorted(company)[: max(0, self.filters.limit - 1 - len(read.drawn))])
            read.meetings[row["id"]] = row
            read.drawn |= company

    def _room_for(self, company: set[str]) -> bool:
        return len(self.read.meetings) + 1 + len(self.read.drawn | company) <= self.filters.limit

    def _words(self) -> None:
        """Statements at the meetings and by the actors drawn; without meetings, by anybody."""
        read = self.read
        found = {row["id"]: row for row in self._ask(questions.STATEMENTS_AT, meetings=sorted(read.meetings))}
        actors = sorted(read.drawn)
        if not read.meetings and not actors:
            actors = [row["id"] for row in self._ask(questions.ACTOR_NAMES)]
        for row in self._ask(questions.STATEMENTS_BY, actors=actors, most=MOST_STATEMENTS):
            if in_period(row["date"], self.filters):
                found.setdefault(row["id"], {**row, "meeting": None})
        read.statements = dict(sorted(found.items()))
        ids = sorted(found)
        read.speakers = self._grouped(questions.SPEAKERS, "statement", statements=ids)
        read.addressees = self._grouped(questions.ADDRESSEES, "statement", statements=ids)

    def _draw_speakers(self) -> None:
        """Draw who speaks for somebody drawn, while there is room; without meetings, who speaks at all."""
        read = self.read
        speakers = {row["actor"] for rows in read.speakers.values() for row in rows} - read.drawn
        if read.meetings:
            posts = self._ask(questions.POSTS, actors=sorted(speakers))
            speakers = {row["start"] for row in posts if row["end"] in read.drawn}
        room = self.filters.limit - len(read.meetings) - len(read.drawn)
        read.drawn |= set(sorted(speakers)[: max(0, room)])

    def _ties(self) -> None:
        """What joins the actors drawn."""
        self.read.posts = self._pairs(questions.POSTS)
        self.read.encounters = self._pairs(questions.ENCOUNTERS)

    def _pairs(self, cypher: str) -> dict[tuple[str, str], list[Row]]:
        grouped: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self._ask(cypher, actors=sorted(self.read.drawn)):
            if row["end"] in self.read.drawn:
                grouped[row["start"], row["end"]].append(row)
        return dict(grouped)

    def _shown(self) -> None:
        """Where, about what and with which result the meetings were."""
        read, ids = self.read, sorted(self.read.meetings)
        read.places = self._grouped(questions.PLACES, "meeting", meetings=ids)
        read.issues = self._grouped(questions.ISSUES, "meeting", meetings=ids)
        read.outcomes = self._grouped(questions.OUTCOMES, "meeting", meetings=ids)

    def _cited(self) -> None:
        """Where all of it is reported, everybody named in it, and the articles."""
        read = self.read
        outcomes = {row["id"] for rows in read.outcomes.values() for row in rows}
        for cypher, ids in (
            (questions.MEETING_REPORTS, sorted(read.meetings)),
            (questions.STATEMENT_REPORTS, sorted(read.statements)),
            (questions.OUTCOME_REPORTS, sorted(outcomes)),
        ):
            grouped = self._grouped(cypher, "id", ids=ids)
            read.reports.update({id: spans(rows) for id, rows in grouped.items()})
        mentions = self._grouped(questions.MENTIONS, "id", actors=sorted(read.drawn))
        read.mentions = {id: spans(_first_of_each(rows))[:MOST_MENTIONS] for id, rows in mentions.items()}
        read.actors = list(self._ask(questions.ACTORS, actors=sorted(self._named())))
        articles = sorted({parsed[0] for parsed in map(parse_source, self._sources()) if parsed})
        read.articles = {row["id"]: row for row in self._ask(questions.ARTICLES, articles=articles)}

    def _named(self) -> set[str]:
        read = self.read
        lists = [*read.speakers.values(), *read.addressees.values()]
        said = {row["actor"] for rows in lists for row in rows}
        return read.drawn | said | {actor for meeting in read.meetings for actor in read.company(meeting)}

    def _sources(self) -> Iterable[str]:
        read = self.read
        for found in (read.seats, read.absences, read.places, read.posts, read.encounters):
            for rows in found.values():
                for row in rows:
                    yield from row["sources"] or ()
        for spans_ in (*read.reports.values(), *read.mentions.values()):
            yield from spans_


def _first_of_each(rows: Iterable[Row]) -> Iterable[Row]:
    """The first mention of each article, for rows in order."""
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row["article"], row)
    return first.values()


def _only(rows: Iterable[Row], allowed: Iterable[Row]) -> list[Row]:
    ids = {row["id"] for row in allowed}
    return [row for row in rows if row["id"] in ids]
