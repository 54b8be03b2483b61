"""The records that cross the borders of the pipeline, and the JSON they are written as.

Article in, `Facts` out, `Graph` at the end: plain frozen records without behaviour beyond
turning into JSON and back. The JSON of `Facts` is Parley's public contract; its fields may be
added to, never removed or renamed. All offsets count code points of the article's text as it
was given, 0-based, end exclusive; ``article.text[span.start:span.end] == span.text`` always.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, Self


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANIZATION = "organization"
    GROUP = "group"


class MeetingKind(StrEnum):
    """The format of an encounter; design order is the order of precedence."""

    PHONE_CALL = "phone_call"
    VIDEO_CALL = "video_call"
    SIGNING = "signing"
    SUMMIT = "summit"
    CONFERENCE = "conference"
    TALKS = "talks"
    MEETING = "meeting"
    VISIT = "visit"


class Status(StrEnum):
    """Whether a meeting took place."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    ONGOING = "ongoing"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class StatementKind(StrEnum):
    """How much of a statement stands in quotation marks: all, a part, nothing."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class OutcomeStatus(StrEnum):
    """What became of the matter at the meeting."""

    AGREED = "agreed"
    ANNOUNCED = "announced"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of an article's text: evidence, or a mention."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Finder:
    """Who found a fact: the analyzer and the rule."""

    engine: str
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its metadata.

    Attributes:
        id: hash of the canonical url, else of the body.
        published: ISO date (``2025-02-19``), or None when nothing tells it.
        language: BCP 47 tag; ``zh-Hans`` and ``zh-Hant`` for the two Chinese scripts.
        body: the ranges of ``text`` that are really the article, sorted, disjoint.
        text: the decoded text as given, a leading BOM dropped, line ends untouched.
        path: the absolute path it was read from; kept in stores, left out of the JSON contract,
            so that the same text gives the same bytes on every machine.
    """

    id: str
    url: str | None
    title: str | None
    source: str | None
    published: str | None
    language: str
    body: tuple[tuple[int, int], ...]
    text: str
    path: str | None = field(default=None, metadata={"json": False})

    def span(self, start: int, end: int) -> Span:
        """The span of this text from ``start`` to ``end``."""
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Role:
    """A post a person is given in the text: 国务卿 of state:US."""

    title: str
    of: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, organization or group, as one article shows it.

    Attributes:
        name: in the article's script and wording.
        names: language tag to name, from the gazetteer.
        aliases: other forms found in the article, sorted.
        mentions: bare names, pronouns and roles that stand for it, sorted; empty for a state
            that is only implied.
    """

    id: str
    kind: ActorKind
    name: str
    names: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()
    by: tuple[Finder, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a meeting is: city, else region, else country as written, and the building."""

    name: str
    venue: str | None
    country: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody at the table. ``side`` is the id of the party stood for; ``role`` mediator, host or None."""

    actor: str
    side: str | None
    role: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody the text says was not there."""

    actor: str
    reason: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One particular encounter of two sides or more.

    Attributes:
        start: first day as ISO prefix (``2025-02-18``, ``2025-02``, ``2025``, ``--02-18``), or None.
        end: last day in the same form where it is another, else None.
        when: the expressions of time the date was read from.
    """

    id: str
    kind: MeetingKind
    status: Status
    start: str | None
    end: str | None
    precision: Precision
    title: str
    when: tuple[Span, ...] = ()
    place: Place | None = None
    participants: tuple[Participant, ...] = ()
    absent: tuple[Absence, ...] = ()
    issues: tuple[str, ...] = ()
    by: tuple[Finder, ...] = ()
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """An attributed speech act.

    Attributes:
        text, start, end: the content, without its outer quotation marks.
        quotes: for ``mixed``, the ranges of the parts in quotation marks.
        meeting: the meeting the words fell at, right after or about.
        within: the statement in whose content this one stands.
        evidence: the whole sentence(s) with speaker and cue.
    """

    id: str
    speaker: str | None
    co_speakers: tuple[str, ...]
    addressees: tuple[str, ...]
    kind: StatementKind
    cue: str | None
    text: str
    start: int
    end: int
    quotes: tuple[tuple[int, int], ...] = ()
    date: str | None = None
    meeting: str | None = None
    within: str | None = None
    issues: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    by: tuple[Finder, ...] = ()
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a meeting agreed, announced or failed to agree."""

    meeting: str | None
    text: str
    start: int
    end: int
    status: OutcomeStatus
    by: tuple[Finder, ...] = ()
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was read from one article, before anything is merged.

    Attributes:
        rules: version and hash of the rules that read it.
    """

    article: Article
    actors: tuple[Actor, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    rules: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The JSON contract's object; keys in contract order."""
        return typing.cast("dict[str, Any]", _plain(self))

    def to_json(self) -> str:
        """One line of JSON, as ``parley extract --format json`` prints it."""
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(", ", ": "))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of `to_dict`.

        Raises:
            KeyError, TypeError, ValueError: the object is none of ours.
        """
        return typing.cast("Self", _record(cls, data))


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the graph. ``label`` is the most specific one (``Person``, not ``Actor``)."""

    label: str
    id: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship of the graph; ``start`` and ``end`` are (label, id) of its nodes."""

    type: str
    start: tuple[str, str]
    end: tuple[str, str]
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Graph:
    """The facts of all articles after resolution.

    Nodes are sorted by (label, id), edges by (type, start, end, key).
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind is str or kind is int or value is None:  # by far the most; the rest is slower to tell
        return value
    if kind is tuple:
        return [_plain(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    if dataclasses.is_dataclass(kind):
        return {name: _plain(getattr(value, name)) for name in _fields(kind)}
    if isinstance(value, Mapping):
        return {key: _plain(value[key]) for key in sorted(value)}
    return value


@cache
def _fields(cls: type) -> tuple[str, ...]:
    return tuple(item.name for item in dataclasses.fields(cls) if item.metadata.get("json", True))


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _record(hint: Any, value: Any) -> Any:
    """Rebuild a value of the annotated type from plain JSON."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        if value is None:
            return None
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
        return _record(hint, value)
    if origin is tuple:
        parts = typing.get_args(hint)
        if len(parts) == 2 and parts[1] is Ellipsis:
            return tuple(_record(parts[0], item) for item in value)
        return tuple(_record(part, item) for part, item in zip(parts, value, strict=True))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        hints = _hints(hint)
        return hint(**{name: _record(hints[name], value[name]) for name in _fields(hint) if name in value})
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    return value
