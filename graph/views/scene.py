"""What a picture shows, as plain records: no HTML, no engine, nothing to compute.

A `Scene` is closed: every id used in it stands in ``actors`` or ``meetings``, every quotation
points at one of ``sentences``, and each of those at one of ``articles``, so a sentence that shows
twenty facts is stored once. Everything is sorted; the same graph gives the same scene.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filters:
    """What to draw of a graph, and in which language the page starts.

    Attributes:
        actors: ids or names; the picture is their surroundings. Empty: everybody.
        since, until: ISO dates or their prefixes, both included; meetings without a year enter no interval.
        issues: ids (``ceasefire``) or names.
        statuses: of meetings; empty: all.
        limit: the most nodes a picture may have; the best connected are kept and the page says so.
        language: ``zh`` or ``en``.
    """

    actors: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    issues: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    limit: int = 300
    language: str = "zh"


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A marked piece of a sentence: ``sentences[sentence].text[start:end]``, in code points."""

    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article as it stands there, line ends included."""

    article: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """The article a sentence comes from; ``url`` is None unless it is http or https."""

    id: str
    title: str | None
    source: str | None
    published: str | None
    url: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Label:
    """A name in the two languages of the page."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class ActorNode:
    """Somebody. ``drawn`` is False for one who is only named by something else in the scene."""

    id: str
    kind: str
    name: Label
    aliases: tuple[str, ...] = ()
    drawn: bool = True
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingNode:
    """A meeting.

    Attributes:
        name: place (else sides) and kind, made for the picture; ``title`` is what the graph calls it.
        earliest, latest: ISO dates, None while the year is unknown.
        sides: ids of the parties at the table, without mediators and hosts, sorted.
        history: ``published status`` of every account; conflicts: accounts that disagree.
    """

    id: str
    kind: str
    status: str
    name: Label
    title: str = ""
    start: str | None = None
    end: str | None = None
    precision: str = "unknown"
    earliest: str | None = None
    latest: str | None = None
    place: Label | None = None
    venue: str | None = None
    place_quotes: tuple[Quote, ...] = ()
    issues: tuple[Label, ...] = ()
    sides: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship between two nodes of the picture; the fields that do not fit its type are None or empty.

    Attributes:
        type: of the graph: PARTICIPATED_IN, ABSENT_FROM, REPRESENTS, MET.
        roles: posts (REPRESENTS) or the part played at the table (mediator, host).
    """

    type: str
    start: str
    end: str
    side: str | None = None
    roles: tuple[str, ...] = ()
    reason: str | None = None
    count: int | None = None
    first: str | None = None
    last: str | None = None
    quotes: tuple[Quote, ...] = ()

    @property
    def id(self) -> str:
        """Unique in a scene."""
        return f"{self.type} {self.start} {self.end}"


@dataclass(frozen=True, slots=True)
class StatementNote:
    """Words somebody said: shown in the evidence of speakers and meeting, and as a mark on the timeline."""

    id: str
    text: str
    kind: str
    cue: str | None = None
    date: str | None = None
    speakers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    meeting: str | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeNote:
    """What a meeting agreed, announced or failed to agree."""

    id: str
    text: str
    status: str
    meeting: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a page shows. ``found`` counts the meetings that fit the filters, drawn or not."""

    articles: tuple[Source, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    actors: tuple[ActorNode, ...] = ()
    meetings: tuple[MeetingNode, ...] = ()
    links: tuple[Link, ...] = ()
    statements: tuple[StatementNote, ...] = ()
    outcomes: tuple[OutcomeNote, ...] = ()
    found: int = 0
    cut: bool = False
