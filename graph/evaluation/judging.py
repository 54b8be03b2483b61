"""One annotated article and its facts → hits, counts and faults of every measure.

Actors are the same where they share a form of the name. Meetings match one to one: of the pairs that
share a participant or side and whose dates can be one, first those with the same date and the anchor in
their evidence. A statement matches where its content covers the anchor and its speaker is right; a
content of over 400 characters matches nothing. What belongs to a meeting or statement (its kind, date,
participants, addressees) is judged only where that was found.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.evaluation.gold import Case, GoldMeeting, GoldOutcome, GoldStatement
    from graph.model import Facts, Meeting, Outcome, Span, Statement

LONGEST = 400


@dataclass(frozen=True, slots=True)
class Fault:
    """One error: a gold item that was missed, a found one that is false, a value that is wrong."""

    article: str
    measure: str
    sort: str
    gold: str | None
    found: str | None
    sentence: str


@dataclass(slots=True)
class Judgement:
    """Hits, found and gold items by measure for one article, and its faults.

    Attributes:
        half: the article's half, for which figures may be asked alone.
    """

    name: str
    half: str | None = None
    hit: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def sets(self, measure: str, gold: Iterable[str], found: Iterable[str], sentence: str) -> None:
        """Count two sets of names, and note each that stands in one of them only."""
        wanted, mine = set(gold), set(found)
        self.count(measure, len(wanted & mine), len(mine), len(wanted))
        for item in sorted(wanted - mine):
            self.faults.append(Fault(self.name, measure, "missed", item, None, sentence))
        for item in sorted(mine - wanted):
            self.faults.append(Fault(self.name, measure, "false", None, item, sentence))

    def value(self, measure: str, gold: str | None, found: str | None, sentence: str) -> None:
        """Count one value of which there is one right answer."""
        self.count(measure, int(gold == found), 1, 1)
        if gold != found:
            self.faults.append(Fault(self.name, measure, "wrong", gold, found, sentence))

    def count(self, measure: str, hit: int, found: int, gold: int) -> None:
        """Add to the counts of a measure."""
        self.hit[measure] += hit
        self.found[measure] += found
        self.gold[measure] += gold


def judge(case: Case, facts: Facts) -> Judgement:
    """How the facts of an article agree with its annotation."""
    judging = _Judging(case, facts)
    judging.evidence()
    judging.persons()
    judging.meetings()
    judging.statements()
    judging.outcomes()
    return judging.made


class _Judging:
    """The state of one comparison: which found actor and meeting is which of the annotation."""

    def __init__(self, case: Case, facts: Facts) -> None:
        self.case = case
        self.facts = facts
        self.made = Judgement(case.name, case.half)
        self.names = {actor.id: actor.name for actor in facts.actors}
        self.key = self._actors()
        self.pairs: dict[str, str] = {}

    def _actors(self) -> dict[str, str]:
        """Found id to the gold key with which it shares most forms; a person is never another kind."""
        forms = {actor.key: (actor.kind is ActorKind.PERSON, actor.names) for actor in self.case.actors}
        keys = {}
        for actor in self.facts.actors:
            mine = {actor.name, *actor.aliases, *actor.names.values()}
            mine.update(span.text for span in actor.mentions)
            person = actor.kind is ActorKind.PERSON
            alike = ((key, mine & names) for key, (human, names) in forms.items() if human is person)
            shared = [(len(both), key) for key, both in alike if both]
            if shared:
                keys[actor.id] = max(shared)[1]
        return keys

    def _named(self, id_: str | None) -> str:
        """The gold key of a found actor, else its name."""
        return self.key.get(id_ or "") or self.names.get(id_ or "", id_ or "nobody")

    # -- evidence and persons -----------------------------------------------------------------------

    def evidence(self) -> None:
        """Whether every span is the text it says it is."""
        text = self.facts.article.text
        spans = [span for actor in self.facts.actors for span in actor.mentions]
        spans += [span for meeting in self.facts.meetings for span in (*meeting.evidence, *meeting.when)]
        spans += [span for statement in self.facts.statements for span in statement.evidence]
        spans += [span for outcome in self.facts.outcomes for span in outcome.evidence]
        right = sum(text[span.start : span.end] == span.text for span in spans)
        self.made.count("evidence", right, len(spans), len(spans))

    def persons(self) -> None:
        """The persons of both, each with the sentence of its first mention."""
        human = ActorKind.PERSON
        wanted = {actor.key: actor for actor in self.case.actors if actor.kind is human}
        found = [actor for actor in self.facts.actors if actor.kind is human]
        hits = {self.key[actor.id] for actor in found if self.key.get(actor.id) in wanted}
        self.made.count("persons", len(hits), len(found), len(wanted))
        for key in sorted(set(wanted) - hits):
            form = max(wanted[key].names, key=lambda name: (len(name), name))
            self._fault("persons", "missed", form, None, self._line(self.facts.article.text.find(form)))
        for actor in found:
            if self.key.get(actor.id) not in wanted:
                at = actor.mentions[0].start if actor.mentions else 0
                self._fault("persons", "false", None, actor.name, self._line(at))

    # -- meetings ----------------------------------------------------------------------------------------

    def meetings(self) -> None:
        """Pair the meetings, then judge what the paired ones tell."""
        found = {meeting.id: meeting for meeting in self.facts.meetings}
        self.pairs = self._paired()
        optional = {item.key for item in self.case.meetings if item.optional}
        hits = len(set(self.pairs) - optional)
        told = len(found) - len(self.pairs) + hits
        self.made.count("meetings", hits, told, len(self.case.meetings) - len(optional))
        for item in self.case.meetings:
            if item.key in self.pairs:
                self._fields(item, found[self.pairs[item.key]])
            elif not item.optional:
                who = sorted(who for who, _, _ in item.participants)
                what = f"{item.kind} {item.status} {item.start} {who}"
                self._fault("meetings", "missed", what, None, self._line(item.anchor.start))
        for id_ in sorted(set(found) - set(self.pairs.values()), key=list(found).index):
            meeting = found[id_]
            who = [self._named(part.actor) for part in meeting.participants]
            what = f"{meeting.kind} {meeting.status} {meeting.start} {who}"
            self._fault("meetings", "false", None, what, meeting.evidence[0].text)

    def _paired(self) -> dict[str, str]:
        """Gold key to found id, one to one, the best pairs first."""
        ranked = []
        for item in self.case.meetings:
            people = {name for who, side, _ in item.participants for name in (who, side)}
            for meeting in self.facts.meetings:
                parts = meeting.participants
                mine = {self.key.get(id_ or "") for part in parts for id_ in (part.actor, part.side)}
                shared = len(people & mine)
                if shared and _can_be_one(item, meeting):
                    exact = item.start is not None and item.start == meeting.start
                    told = any(span.start <= item.anchor.start < span.end for span in meeting.evidence)
                    unlike = (item.kind != meeting.kind, item.status != meeting.status)
                    ranked.append((-(exact + told), -shared, *unlike, item.key, meeting.id))
        pairs: dict[str, str] = {}
        for *_, key, id_ in sorted(ranked):
            if key not in pairs and id_ not in pairs.values():
                pairs[key] = id_
        return pairs

    def _fields(self, item: GoldMeeting, meeting: Meeting) -> None:
        line = self._line(item.anchor.start)
        self.made.value("kind", item.kind, meeting.kind, line)
        self.made.value("status", item.status, meeting.status, line)
        self.made.value("date", item.start, meeting.start, line)
        place = meeting.place.name if meeting.place else None
        if item.place or place:
            written = item.venue if place is not None and place == item.venue else item.place
            self.made.value("place", written, place, line)
        found = {self._named(part.actor): part for part in meeting.participants}
        self.made.sets("participants", {who for who, _, _ in item.participants}, found, line)
        for who, side, role in sorted(item.participants, key=str):
            if who in found:
                self.made.value("side", side, self._named(found[who].side), line)
                self.made.value("role", role, found[who].role, line)
        self.made.sets("absent", item.absent, {self._named(gone.actor) for gone in meeting.absent}, line)

    # -- statements and outcomes ------------------------------------------------------------------------

    def statements(self) -> None:
        """Each gold statement takes the shortest free one that covers its anchor with its speaker."""
        free = {statement.id: statement for statement in self.facts.statements}
        hits = wanted = 0
        for item in self.case.statements:
            fitting = [
                one for one in free.values()
                if _covers(one, item.anchor) and self.key.get(one.speaker or "") == item.speaker
            ]  # fmt: skip
            best = min(fitting, key=lambda one: (one.end - one.start, one.start), default=None)
            wanted += not item.optional
            if best is not None:
                del free[best.id]
                if not item.optional:
                    hits += 1
                    self._told(item, best)
            elif not item.optional:
                near = [self._named(one.speaker) for one in free.values() if _covers(one, item.anchor)]
                told, line = f"{item.speaker}: {item.anchor.text}", self._line(item.anchor.start)
                self._fault("statements", "missed", told, ", ".join(near) or None, line)
        self.made.count("statements", hits, hits + len(free), wanted)
        for one in free.values():
            told = f"{self._named(one.speaker)} [{one.cue}]: {one.text}"
            self._fault("statements", "false", None, told, one.evidence[0].text)

    def _told(self, item: GoldStatement, found: Statement) -> None:
        line = found.evidence[0].text
        self.made.value("statement kind", item.kind, found.kind, line)
        if item.date is not None:
            self.made.value("statement date", item.date, found.date, line)
        if item.meeting is None or item.meeting in self.pairs:
            self.made.value("statement meeting", item.meeting, self._meeting_key(found.meeting), line)
        self.made.sets("addressees", item.to, {self._named(id_) for id_ in found.addressees}, line)
        self.made.sets("co-speakers", item.co, {self._named(id_) for id_ in found.co_speakers}, line)

    def _meeting_key(self, id_: str | None) -> str | None:
        """The gold key of a found meeting; its id where it is none, None for none."""
        return next((key for key, found in self.pairs.items() if found == id_), id_)

    def outcomes(self) -> None:
        """An outcome matches where its content shares half of the anchor, or further evidence holds it."""
        free = list(self.facts.outcomes)
        hits = wanted = 0
        for item in self.case.outcomes:
            wanted += not item.optional
            best = max(free, key=lambda one: _shared(one, item), default=None)
            if best is not None and 2 * _shared(best, item) >= item.anchor.end - item.anchor.start:
                free.remove(best)
                if not item.optional:
                    hits += 1
                    self.made.value("outcome status", item.status, best.status, best.text)
                    if item.meeting is None or item.meeting in self.pairs:
                        mine = self._meeting_key(best.meeting)
                        self.made.value("outcome meeting", item.meeting, mine, best.text)
            elif not item.optional:
                self._fault("outcomes", "missed", item.anchor.text, None, self._line(item.anchor.start))
        self.made.count("outcomes", hits, hits + len(free), wanted)
        for one in free:
            self._fault("outcomes", "false", None, one.text, one.evidence[0].text)

    # -- shared ------------------------------------------------------------------------------------------

    def _fault(self, measure: str, sort: str, gold: str | None, found: str | None, sentence: str) -> None:
        self.made.faults.append(Fault(self.case.name, measure, sort, gold, found, sentence))

    def _line(self, at: int) -> str:
        """The sentence around an offset: between two full stops or line ends."""
        text = self.facts.article.text
        first = max(text.rfind(mark, 0, at) for mark in "。！？\n") + 1
        ends = [end for mark in "。！？\n" if (end := text.find(mark, at)) >= 0]
        return text[first : min(ends, default=len(text) - 1) + 1].strip()


def _can_be_one(item: GoldMeeting, meeting: Meeting) -> bool:
    """Whether the dates of both can be the same: one unknown, one inside the other."""
    if not item.start or not meeting.start:
        return True
    mine, theirs = meeting.start, item.start
    inside = theirs <= mine <= (item.end or theirs) or mine <= theirs <= (meeting.end or mine)
    return mine.startswith(theirs) or theirs.startswith(mine) or inside


def _covers(statement: Statement, anchor: Span) -> bool:
    long = statement.end - statement.start > LONGEST
    return not long and statement.start <= anchor.start and anchor.end <= statement.end


def _shared(outcome: Outcome, item: GoldOutcome) -> int:
    """How many characters of the anchor an outcome's content, or a further sentence of its evidence, has."""
    anchor = item.anchor
    first = next((span for span in outcome.evidence if span.start <= outcome.start < span.end), None)
    spans = [(outcome.start, outcome.end)]
    spans += [(span.start, span.end) for span in outcome.evidence if span != first]
    return max(min(end, anchor.end) - max(start, anchor.start) for start, end in spans)
