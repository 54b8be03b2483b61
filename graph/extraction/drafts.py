"""One encounter word as read, and the meeting it becomes while its article is being read.

美国国务卿鲁比奥18日在利雅得与俄外长拉夫罗夫会晤    a `Mention`: who, when, where, held
双方的会谈持续四个半小时                            another `Mention` of the same `Draft`
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.analysis.folding import fold_name
from graph.analysis.parses import Seen
from graph.analysis.vocabulary import word_set
from graph.model import MeetingKind, Status

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.times import When
    from graph.extraction.cast import Cast
    from graph.extraction.parties import Parties
    from graph.extraction.triggers import Trigger
    from graph.model import Place, Span

REMOTE = frozenset({MeetingKind.PHONE_CALL, MeetingKind.VIDEO_CALL})
# Kinds whose own words name both sides: nobody joins them by a delegation's head or by being there.
DIRECT = frozenset({MeetingKind.VISIT, MeetingKind.PHONE_CALL})
TAKES_PLACE = frozenset({Status.HELD, Status.ONGOING})
FATES = frozenset({Status.CANCELLED, Status.POSTPONED, Status.DENIED})
# Kinds of which one word is one particular encounter; talks and conferences may be a process.
DISCRETE = frozenset(MeetingKind) - {MeetingKind.TALKS, MeetingKind.CONFERENCE}
# The more particular kind of two mentions of one meeting stands first.
RANK = {kind: number for number, kind in enumerate(MeetingKind)}
# Kinds of which one body or several of one noun have one among themselves.
_SITTINGS = frozenset({MeetingKind.SUMMIT, MeetingKind.CONFERENCE, MeetingKind.VIDEO_CALL})
_AMONG = _SITTINGS | {MeetingKind.TALKS}
# What a later mention may overrule: the fate of a meeting beats its course, its course beats its plan.
FIRMNESS = {
    Status.PROPOSED: 0, Status.PLANNED: 1, Status.ONGOING: 3, Status.HELD: 2,
    Status.POSTPONED: 4, Status.CANCELLED: 4, Status.DENIED: 4,
}  # fmt: skip


@dataclass(slots=True)
class Mention:
    """What one encounter word and its clause tell.

    Attributes:
        kind: as its word says, until its parties make it a summit.
        status: None where the words do not tell.
        sides: the parties its participants stand for.
        pair: two persons of one party, or of parties unknown, of whom one meets the other.
        nth: which of several that one word tells at once, from 0.
        seen_day, seen_place, seen_people: what a parser sees of it; nothing is decided by them.
    """

    trigger: Trigger
    sentence: Sentence
    who: Parties
    kind: MeetingKind
    status: Status | None
    when: When | None
    when_spans: set[Span]
    place: Place | None
    sides: list[str] = field(default_factory=list)
    pair: frozenset[str] = frozenset()
    nth: int = 0
    seen_day: tuple[When, Span] | None = None
    seen_place: Place | None = None
    seen_people: dict[str, Span] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """A meeting while its article is being read.

    Attributes:
        first: the token of its first mention.
        word: that token in the article's script.
        people: participants, id to the span that names them there.
        roles: mediator or host, by id.
        rounds: the number of its round as written, or None.
        pair: two persons meet whom no two parties set apart.
        gathering: somebody goes to a gathering of a region, whoever else is there.
        nth: which of several that one word tells at once, from 0.
        body: whose sitting it is, or None.
        seen_day, seen_place, seen_people: those of its mentions, to be added in the end.
    """

    number: int
    kind: MeetingKind
    status: Status
    when: When | None
    first: int
    word: str
    people: dict[str, Span] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    when_spans: set[Span] = field(default_factory=set)
    place: Place | None = None
    absent: dict[str, Span] = field(default_factory=dict)
    issues: set[str] = field(default_factory=set)
    evidence: set[Span] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)
    rounds: str | None = None
    pair: bool = False
    gathering: bool = False
    nth: int = 0
    body: str | None = None
    seen_day: tuple[When, Span] | None = None
    seen_place: Place | None = None
    seen_people: dict[str, Span] = field(default_factory=dict)

    def fill_from_parse(self, cast: Cast) -> None:
        """Take the day and the place that a parser sees, where no rule found any, and more persons."""
        if self.when is None and self.seen_day is not None:
            self.when, span = self.seen_day
            self.when_spans.add(span)
            self.rules.add(Seen.TIME)
        if self.place is None and self.seen_place is not None and self.kind not in REMOTE:
            self.place = self.seen_place
            self.rules.add(Seen.PLACE)
        sides = set(cast.sides(self.people))
        for id_, span in self.seen_people.items():
            if id_ not in self.people and cast.side(id_) in sides:
                self.people[id_] = span
                self.rules.add(Seen.JOINED)


def sides_of(cast: Cast, who: Parties) -> list[str]:
    """The parties that participants stand for, in the order named."""
    return cast.sides(who.actors)


def sits_alone(side: str, kind: MeetingKind) -> bool:
    """Whether those of one party meet each other: 欧盟峰会, 海湾国家领导人举行会议, 利比亚各派会谈."""
    return kind in _SITTINGS if side.startswith("org:") else side.startswith("group:") and kind in _AMONG


def pair_of(cast: Cast, who: Parties, where: Place | None) -> frozenset[str]:
    """The persons of 基尔与马查尔会谈, where no two parties set them apart; else nobody.

    Two of one state are a pair only where others in it are a party of their own, or where they meet
    in another state: not two ministers.
    """
    persons = [id_ for id_ in who.actors if cast.is_person(id_)]
    met = [id_ for id_ in persons if id_ in who.objects]
    if len(sides_of(cast, who)) != 1 or not 0 < len(met) < len(persons):
        return frozenset()
    sides = {cast.side(id_) for id_ in persons}
    abroad = where is not None and where.country is not None and where.country not in sides
    if len(persons) == 2 and None not in sides and (abroad or sides & cast.divided):
        return frozenset(persons)
    others = {cast.side(id_) for id_ in persons if id_ not in who.objects}
    apart = {None} in (others, {cast.side(id_) for id_ in met}) and sides != {None}
    apart = apart and not any(_of_party(cast, id_) for id_ in persons)
    return frozenset(persons) if apart else frozenset()


def _of_party(cast: Cast, id_: str) -> bool:
    """Whether somebody leads a party in parliament, with whom talks are domestic: 绿党议会党团主席."""
    domestic, opposed = tuple(word_set("titles", "domestic")), tuple(word_set("titles", "opponents"))
    titles = (title for title, _ in cast.drafts[id_].roles if cast.side(id_) is None)
    return any(
        any(word in title for word in domestic) and not any(word in title for word in opposed)
        for title in map(fold_name, titles)
    )


def roster(cast: Cast, draft: Draft) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The participants and the sides, without those who only mediate or receive."""
    people = tuple(draft.people)
    if draft.roles:
        apart = {cast.side(id_) for id_, role in draft.roles.items() if role == "mediator"}
        people = tuple(id_ for id_ in people if id_ not in draft.roles and cast.side(id_) not in apart)
    return people, tuple(cast.sides(people))
