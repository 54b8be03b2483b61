"""An outcome → the meeting it came of.

The held meeting told in the clause or sentence, else the newest held one of those who agree. A meeting
that is only planned, wished for or called off brings nothing forth, and what is told behind the verb is
what was agreed: 双方商定下周再次会谈.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import word_set
from graph.extraction.drafts import TAKES_PLACE
from graph.model import MeetingKind, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.times import When
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse
    from graph.extraction.outcome_agents import Agents
    from graph.extraction.outcome_verbs import Verb
    from graph.model import Meeting

_SITTINGS = frozenset({MeetingKind.SUMMIT, MeetingKind.CONFERENCE})
# A meeting told so often is as near as one told oftener.
_OFTEN = 3
# How many words that tell of meetings are looked at on either side.
_WINDOW = 60


class Origins:
    """Which meetings of an article can have brought something forth."""

    def __init__(self, analysis: Analysis, cast: Cast, discourse: Discourse, told: Sequence[Meeting]) -> None:
        self.analysis = analysis
        self.cast = cast
        self.discourse = discourse
        by_id = {meeting.id: meeting for meeting in told}
        self._meetings = [by_id[id_] for id_ in discourse.ids]
        self.held = frozenset(
            number for number, meeting in enumerate(self._meetings) if meeting.status in TAKES_PLACE
        )
        self._tables = [frozenset(one.side for one in meeting.participants) for meeting in self._meetings]
        self._order = [
            here for here in discourse.told(0, len(analysis.tokens)) if self._at(here) in self.held
        ]
        self._told: dict[int, list[int]] = defaultdict(list)
        for here in self._order:
            self._told[self._at(here)].append(here)
        # of 分别会见甲、乙 the token tells the last alone
        self._shadowed = self.held.difference(self._told)
        self._paragraphs: dict[int, int] = {}
        for one in analysis.sentences:
            self._paragraphs.setdefault(one.paragraph, one.first)

    def _at(self, here: int) -> int:
        return self.discourse.meetings[here]

    def of(self, sentence: Sentence, verb: Verb, who: Agents) -> int | None:
        """The number of the meeting that an outcome came of, or None."""
        own = [number for number in self.between(who.clause, verb.end) if self.seats(number, who)]
        if own:
            return own[-1]
        named = self._named(sentence, who.clause)
        dates = [self.analysis.dates[at] for at in self.analysis.dated(sentence.first, verb.at)]
        near = [number for number in self._near(verb.at) if not self._long_before(number, dates)]
        fitting = [number for number in near if self.seats(number, who)]
        fitting = fitting or [number for number in near if self._knows(number, who)]
        ranks = {number: self._rank(number, sentence, verb.at, who, named, dates) for number in fitting}
        return max(fitting, key=ranks.__getitem__, default=None)

    def _near(self, at: int) -> list[int]:
        """The held meetings told not too far from a token, by number."""
        here = bisect_left(self._order, at)
        window = self._order[max(0, here - _WINDOW) : here + _WINDOW]
        return sorted({*self._shadowed, *(self._at(told) for told in window)})

    def _then(self, number: int, dates: list[When]) -> bool:
        """Whether no time before the verb tells of another month or year."""
        meeting = self._meetings[number]
        return meeting.start is None or all(_same_month(meeting, when.start) for when in dates)

    def _long_before(self, number: int, dates: list[When]) -> bool:
        """Whether a bare year before the verb is years from the meeting: 2015年双方达成核协议."""
        start = self._meetings[number].start
        if start is None or not start[:4].isdigit():
            return False
        years = (when.start for when in dates if when.precision is Precision.YEAR)
        return any(year.isdigit() and abs(int(year) - int(start[:4])) > 1 for year in years)

    def _rank(
        self,
        number: int,
        sentence: Sentence,
        at: int,
        who: Agents,
        named: frozenset[str],
        dates: list[When],
    ) -> tuple[int, ...]:
        """How near a meeting is: its persons speak, told just before, of two, told often, told late."""
        told = self._told[number]
        before = bisect_left(told, at)
        newest = told[before - 1] if before else -1
        return (
            newest >= sentence.first,
            self._then(number, dates),
            any(one.actor in named for one in self._meetings[number].participants),
            newest >= self._paragraphs[sentence.paragraph],
            self._of_two(number, who),
            min(before, _OFTEN),
            newest,
            -number,
        )

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
        there = self._tables[number]
        return there.issuperset(who.sides) or len(there.intersection(who.sides)) >= 2

    def _knows(self, number: int, who: Agents) -> bool:
        """Whether one at least of those who agree sat there: the article did not seat the others."""
        return not self._tables[number].isdisjoint(who.sides)

    def _of_two(self, number: int, who: Agents) -> bool:
        """双方 are the two of a meeting of two, whoever else mediates or only receives them."""
        if who.word is None or who.word[0] not in word_set("function", "dual_heads"):
            return True
        table = self._meetings[number].participants
        guests = self.discourse.rosters[number][1]
        return 2 in (len(guests), len({one.side for one in table if one.role != "mediator"}))


def _same_month(meeting: Meeting, start: str) -> bool:
    """Whether a date can be of the month in which a meeting began or ended; one without a year always can."""
    months = {day[:7] for day in (meeting.start, meeting.end) if day is not None}
    if start.startswith("--") or any(month.startswith("--") for month in months):
        return True
    return any(month.startswith(start[:7]) or start.startswith(month) for month in months)
