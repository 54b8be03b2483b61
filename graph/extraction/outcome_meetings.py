"""An outcome → the meeting it came of.

The held meeting told in the clause or sentence, else the newest held one of those who agree. A meeting
that is only planned, wished for or called off brings nothing forth, and what is told behind the verb is
what was agreed: 双方商定下周再次会谈.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import MeetingKind, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse
    from graph.extraction.outcome_agents import Agents
    from graph.extraction.outcome_verbs import Verb
    from graph.model import Meeting

_SITTINGS = frozenset({MeetingKind.SUMMIT, MeetingKind.CONFERENCE})
_TOOK_PLACE = frozenset({Status.HELD, Status.ONGOING})
_PAIRS = ("双", "两", "俩", "二")
# A meeting told so often is as near as one told oftener.
_OFTEN = 3


class Origins:
    """Which meetings of an article can have brought something forth."""

    def __init__(self, analysis: Analysis, cast: Cast, discourse: Discourse, told: Sequence[Meeting]) -> None:
        self.analysis = analysis
        self.cast = cast
        self.discourse = discourse
        by_id = {meeting.id: meeting for meeting in told}
        self._meetings = [by_id[id_] for id_ in discourse.ids]
        self.held = frozenset(
            number for number, meeting in enumerate(self._meetings) if meeting.status in _TOOK_PLACE
        )
        self._told = {number: discourse.told_of({number}) for number in self.held}

    def of(self, sentence: Sentence, verb: Verb, who: Agents) -> int | None:
        """The number of the meeting that an outcome came of, or None."""
        own = [number for number in self.between(who.clause, verb.end) if self.seats(number, who)]
        if own:
            return own[-1]
        named = self._named(sentence, who.clause)
        fitting = [number for number in sorted(self.held) if self.seats(number, who)]
        fitting = fitting or [number for number in sorted(self.held) if self._knows(number, who)]
        ranks = {number: self._rank(number, sentence, verb.at, who, named) for number in fitting}
        return max(fitting, key=ranks.__getitem__, default=None)

    def _rank(
        self, number: int, sentence: Sentence, at: int, who: Agents, named: frozenset[str]
    ) -> tuple[int, ...]:
        """How near a meeting is: its persons speak, told just before, of two, told often, told late."""
        before = [here for here in self._told[number] if here < at]
        newest = before[-1] if before else -1
        return (
            newest >= sentence.first,
            any(one.actor in named for one in self._meetings[number].participants),
            newest >= self._paragraph(sentence),
            self._of_two(number, who),
            min(len(before), _OFTEN),
            newest,
            -number,
        )

    def _paragraph(self, sentence: Sentence) -> int:
        """The token at which the paragraph of a sentence begins."""
        number = self.analysis.sentence_number(sentence.first)
        while number > 0 and self.analysis.sentences[number - 1].paragraph == sentence.paragraph:
            number -= 1
        return self.analysis.sentences[number].first

    def _named(self, sentence: Sentence, clause: int) -> frozenset[str]:
        """The persons named in a sentence before a clause: who says that 双方 agreed was there."""
        ids = (self.cast.at.get(here) for here in range(sentence.first, clause))
        return frozenset(id_ for id_ in ids if id_ is not None and self.cast.is_person(id_))

    def between(self, first: int, last: int) -> list[int]:
        """The held meetings told between two tokens, in order."""
        found = (self.discourse.meetings[here] for here in self.discourse.told(first, last))
        return [number for number in found if number in self.held]

    def sat(self, who: Agents) -> bool:
        """Whether those who agree sat at the table of any meeting held."""
        return any(self.seats(number, who) for number in self.held)

    def sits(self, who: Agents) -> bool:
        """Whether those who agree are a body that sat: 北约 at its own summit."""
        return any(
            len(who.sides) == 1
            and who.sides[0].startswith("org:")
            and self._meetings[number].kind in _SITTINGS
            and self.seats(number, who)
            for number in self.held
        )

    def seats(self, number: int, who: Agents) -> bool:
        """Whether those who agree sat at the table of a meeting."""
        there = self._table(number)
        return there.issuperset(who.sides) or len(there.intersection(who.sides)) >= 2

    def _knows(self, number: int, who: Agents) -> bool:
        """Whether one at least of those who agree sat there: the article did not seat the others."""
        return not self._table(number).isdisjoint(who.sides)

    def _table(self, number: int) -> set[str | None]:
        return {one.side for one in self._meetings[number].participants}

    def _of_two(self, number: int, who: Agents) -> bool:
        """双方 are the two of a meeting of two."""
        if who.word is None or not who.word.startswith(_PAIRS):
            return True
        table = self._meetings[number].participants
        return len({one.side for one in table if one.role != "mediator"}) == 2
