"""An outcome → the meeting it came of.

The held meeting told in the clause or sentence, else the newest held one of those who agree. A meeting
that is only planned, wished for or called off brings nothing forth, and what is told behind the verb is
what was agreed: 双方商定下周再次会谈.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import MeetingKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.analysis.clauses import Sentence
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse
    from graph.extraction.outcome_agents import Agents
    from graph.model import Meeting

_TOOK_PLACE = frozenset({Status.HELD, Status.ONGOING})
_PAIRS = ("双", "两", "俩", "二")


class Origins:
    """Which meetings of an article can have brought something forth."""

    def __init__(self, cast: Cast, discourse: Discourse, told: Sequence[Meeting]) -> None:
        self.cast = cast
        self.discourse = discourse
        by_id = {meeting.id: meeting for meeting in told}
        self._meetings = [by_id[id_] for id_ in discourse.ids]
        self.held = frozenset(
            number for number, meeting in enumerate(self._meetings) if meeting.status in _TOOK_PLACE
        )

    def of(self, sentence: Sentence, at: int, who: Agents) -> int | None:
        """The number of the meeting that the outcome told at token ``at`` came of, or None."""
        own = next(self._numbers(who.clause, at), None)
        if own is not None and self._fits(own, who):
            return own
        candidates = [number for number in self._newest(sentence, at) if self._fits(number, who)]
        return next((number for number in candidates if self._of_two(number, who)), next(iter(candidates), None))

    def _newest(self, sentence: Sentence, at: int) -> Iterator[int]:
        """The held meetings told before a token, the newest first, then those told behind it."""
        yield from self._numbers(0, at)
        yield from reversed(list(self._numbers(at, 1 << 30)))

    def _numbers(self, first: int, last: int) -> Iterator[int]:
        """The held meetings told between two tokens, the last first; talks before the visit they belong to."""
        found = [self.discourse.meetings[here] for here in reversed(self.discourse.told(first, last))]
        for number in dict.fromkeys(found):
            if number in self.held:
                yield number

    def _fits(self, number: int, who: Agents) -> bool:
        """Whether those who agree sat at the table."""
        people, sides = self.discourse.rosters[number]
        there = {*sides, *(self.cast.side(id_) for id_ in people)}
        return not who.sides or bool(there.issuperset(who.sides)) or len(there & set(who.sides)) >= 2

    def _of_two(self, number: int, who: Agents) -> bool:
        """双方 are the two of a meeting of two."""
        if who.word is None or not who.word.startswith(_PAIRS):
            return True
        return len(self.discourse.rosters[number][1]) == 2

    def talks(self, number: int) -> bool:
        """Whether a meeting is more than a visit."""
        return self._meetings[number].kind is not MeetingKind.VISIT
