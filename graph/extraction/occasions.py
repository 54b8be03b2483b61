"""A statement → the meeting its words fell at, right after or about.

What the sentence itself tells comes first (会见普京时说, …说，普京将访华). Else the meetings told so far are
ranked, as a reader does it, by points: for one that takes or took place, at which the speaker or the
speaker's side sits, that was told of lately, often or as the article's first.

    会谈结束后，鲁比奥说，…        the talks, though a next round was told of since
    默茨说，这份协议是历史性的     an outsider: the article's main meeting
    泽连斯基早前说，战争必须停止   none: other words, at another time
    王毅12日说，粮食价格上涨       none: days from the meeting, and nothing points to it
    王毅当时说                     the meeting of the sentence before
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, TypeGuard

from graph.analysis.vocabulary import ENCOUNTER, PAUSE, Use, vocabulary, word_set
from graph.extraction.drafts import FATES, TAKES_PLACE
from graph.model import MeetingKind, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse
    from graph.extraction.statement_records import Draft
    from graph.model import Meeting

# How many of the meetings told last are candidates.
_WINDOW = 12
# A meeting that ended so many days before publication is background.
_PAST_DAYS = 30
# How many tokens before the verb 当时 stands.
_NEAR = 4
# Words of a day so far from a meeting's need to speak of it.
_OTHER_DAYS = 3
_DAY = len("2025-02-18")
# Which sentences, counted from the top, tell what the article is about.
_LEAD = 2

# Points for a candidate, fitted on the annotated articles of the half for looking.
_TOLD = 40  # beside the verb, or as the first thing of the content
_TOLD_LATER_HELD, _TOLD_LATER = 15, 4  # in a later clause of the content
_TOLD_AS_MODIFIER = 1  # 正在法国访问的王毅
_WORD = 4  # the sentence has the word for such a meeting
_PERSON, _SIDE = 6, 1  # the speaker sits at the table, or the speaker's side does
_HELD, _FATE, _VISIT = 3, 3, -6
_MAIN, _OFTEN, _PAST, _AHEAD, _EARLIER = 2, 1, -6, -5, -5
_NEWEST, _NEWEST_TO_OUTSIDERS = 3.0, 1.0  # divided by how many were told since
_PARAGRAPH, _GOES_ON = 2, 4
_AT_IT, _THEN = 5, 8  # 会后说; 当时说


class Occasions:
    """Finds the meeting of each statement of one article; to be asked in the order of the text."""

    def __init__(
        self, analysis: Analysis, cast: Cast, discourse: Discourse, meetings: Sequence[Meeting]
    ) -> None:
        self.analysis = analysis
        self.cast = cast
        self.discourse = discourse
        self.meetings = meetings
        self._actors = [
            {id_ for part in item.participants for id_ in (part.actor, part.side)} for item in meetings
        ]
        self._starts = [analysis.span(item.first, item.first + 1).start for item in analysis.sentences]
        self._sentences = [self._told_in(item) for item in meetings]
        self._noted = set(discourse.meetings.values())
        self._telling: dict[int, list[int]] = {}
        for number, found in enumerate(self._sentences):
            for sentence in found:
                self._telling.setdefault(sentence, []).append(number)
        self._main = min(range(len(meetings)), key=lambda number: self._sentences[number][0], default=-1)
        published = analysis.folded.article.published
        self._past = _days_before(published, _PAST_DAYS) if published else ""
        self._standings = [self._standing(number) for number in range(len(meetings))]
        self._newest: list[int] = []
        self._read = 0
        self._last: tuple[int, int, str | None] = (-1, -1, None)

    def _told_in(self, meeting: Meeting) -> list[int]:
        """The numbers of the sentences that tell of a meeting, ascending."""
        return sorted({bisect_right(self._starts, span.start) - 1 for span in meeting.evidence})

    def paragraphs(self, id_: str) -> set[int]:
        """The numbers of the paragraphs that tell of a meeting."""
        number = next(number for number, item in enumerate(self.meetings) if item.id == id_)
        return {self.analysis.sentences[sentence].paragraph for sentence in self._sentences[number]}

    def of(self, draft: Draft, sentence: Sentence) -> str | None:
        """The meeting of a statement, or None."""
        if not self.meetings:
            return None
        here = self.analysis.sentence_number(sentence.first)
        self._read_up_to(here)
        told = self._told(draft, sentence, here)
        candidates = sorted({*self._newest[-_WINDOW:], *told, self._main})
        best = max(candidates, key=lambda number: self._points(number, draft, sentence, here, told))
        if best not in told and not self._concerns(best, draft, sentence):
            return None
        self._last = (sentence.paragraph, best, draft.speakers[0] if draft.speakers else None)
        return self.meetings[best].id

    def _read_up_to(self, here: int) -> None:
        """Put the meetings told before a sentence in order, the newest last."""
        for sentence in range(self._read, here):
            for number in self._telling.get(sentence, ()):
                self._newest = [item for item in self._newest[-2 * _WINDOW :] if item != number] + [number]
        self._read = max(self._read, here)

    # -- the sentence itself -----------------------------------------------------------------------

    def _told(self, draft: Draft, sentence: Sentence, here: int) -> dict[int, int]:
        """The meetings that the sentence up to the content's end tells of or has a word for, with points."""
        last = max(draft.last, draft.cue + 1 if draft.cue is not None else 0)
        words = self.discourse.told(sentence.first, last)
        if not words:
            return {}
        numbers = self.discourse.meetings
        places = {numbers[at]: at for at in reversed(words)}
        found: dict[int, int] = {}
        for number in self._telling.get(here, ()):
            # Of two meetings told by one word (分别会见A和B) the word's last is noted.
            at = places.get(number, words[-1] if number not in self._noted else None)
            if at is not None:
                found[number] = self._told_at(at, number, draft)
        tokens = self.analysis.tokens
        kinds = {vocabulary().kinds.get(tokens[at].text) for at in words if numbers[at] not in found}
        for number in (*self._newest[-_WINDOW:], self._main) if kinds else ():
            if self.meetings[number].kind in kinds and number not in found:
                found[number] = _WORD
        return found

    def _told_at(self, at: int, number: int, draft: Draft) -> int:
        tokens = self.analysis.tokens
        if not draft.first <= at < draft.last:
            modifies = at + 1 < len(tokens) and tokens[at + 1].text == "的"
            return _TOLD_AS_MODIFIER if modifies else _TOLD
        if not any(token.uses & PAUSE for token in tokens[draft.first : at]):
            return _TOLD
        return _TOLD_LATER_HELD if self.meetings[number].status in TAKES_PLACE else _TOLD_LATER

    # -- ranking -----------------------------------------------------------------------------------

    def _points(
        self, number: int, draft: Draft, sentence: Sentence, here: int, told: dict[int, int]
    ) -> float:
        seat = self._seat(number, draft)
        points = told.get(number, 0) + self._standings[number] + seat
        points += _MAIN if number == self._main else 0
        points += _GOES_ON if self._last[:2] == (sentence.paragraph, number) else 0
        points += _EARLIER if draft.date is not None and self._speaks_before(number, draft) else 0
        points += self._when(number, draft, sentence, here, seated=seat == _PERSON)
        return points + self._recency(number, sentence, here, sits=seat > 0)

    def _when(self, number: int, draft: Draft, sentence: Sentence, here: int, *, seated: bool) -> int:
        """Points for 会后 of one who sat there, and for 当时 right behind the sentence that tells of it."""
        verb = _verb(draft)
        if here - 1 in self._sentences[number]:
            lead = self.analysis.text(max(sentence.first, verb - _NEAR), verb)
            if any(word in lead for word in word_set("cues", "then")):
                return _THEN
        if not seated or self.meetings[number].status not in TAKES_PLACE:
            return 0
        tokens, words = self.analysis.tokens, word_set("encounters", "spoken_at")
        return _AT_IT if any(token.text in words for token in tokens[sentence.first : verb]) else 0

    def _seat(self, number: int, draft: Draft) -> int:
        actors = self._actors[number]
        if not actors.isdisjoint(draft.speakers):
            return _PERSON
        return 0 if actors.isdisjoint(map(self.cast.side, draft.speakers)) else _SIDE

    def _standing(self, number: int) -> int:
        """What a meeting is worth by itself: whether it takes place, is a visit, is long past."""
        meeting = self.meetings[number]
        points = _HELD if meeting.status in TAKES_PLACE else _FATE if meeting.status in FATES else 0
        points += _VISIT if meeting.kind is MeetingKind.VISIT else 0
        points += _OFTEN if len(self._sentences[number]) > 1 else 0
        known = meeting.start is not None and meeting.start[0] != "-"
        past = known and (meeting.end or meeting.start or "") < self._past
        return points + (_PAST if past and number != self._main else 0)

    def _speaks_before(self, number: int, draft: Draft) -> bool:
        """Whether the words were said on a day before the meeting took place."""
        meeting = self.meetings[number]
        if draft.date is None or meeting.start is None or meeting.status not in TAKES_PLACE:
            return False
        return draft.date < meeting.start

    def _recency(self, number: int, sentence: Sentence, here: int, *, sits: bool) -> float:
        """How lately a meeting was told; outsiders speak of the main one, not of the newest."""
        told = bisect_right(self._sentences[number], here)
        if not told:
            return _AHEAD
        before = bisect_right(self._sentences[number], here - 1)
        if not before or number not in self._newest:
            return 0
        newer = len(self._newest) - 1 - self._newest.index(number)
        points = (_NEWEST if sits else _NEWEST_TO_OUTSIDERS) / (1 + newer)
        paragraph = self.analysis.sentences[self._sentences[number][before - 1]].paragraph
        return points + (_PARAGRAPH if sits and paragraph == sentence.paragraph else 0)

    # -- whether there is one ----------------------------------------------------------------------

    def _concerns(self, number: int, draft: Draft, sentence: Sentence) -> bool:
        """Whether the words can belong to a meeting that their sentence does not tell of."""
        tokens, about = self.analysis.tokens, word_set("encounters", "about_words")
        at_it = about - word_set("cues", "voices")  # his own 声明 is none of a meeting's
        if not at_it.isdisjoint([token.text for token in tokens[sentence.first : _verb(draft)]]):
            return True
        if self._elsewhen(draft, sentence):
            return False
        if not about.isdisjoint([token.text for token in tokens[draft.first : draft.last]]):
            return True
        if self._speaks_before(number, draft) or self._days_away(number, draft, sentence):
            return False
        if self._goes_on(number, draft, sentence):
            return True
        near = self._at_hand(number, sentence)
        if near and self._seat(number, draft) == _PERSON:
            return True
        if self._sentences[number][0] > _LEAD:
            return False  # a background meeting, of which nobody who did not sit there speaks
        side = near and self._seat(number, draft) > 0
        to_come = self.meetings[number].status in (Status.PLANNED, Status.PROPOSED)
        return (side and not to_come) or self._points_at(number, draft, sentence)

    def _at_hand(self, number: int, sentence: Sentence) -> bool:
        """Whether a meeting was spoken of last, or told at all, in this paragraph or the one before."""
        here = bisect_right(self._sentences[number], self.analysis.sentence_number(sentence.first))
        newest = self.analysis.sentences[self._sentences[number][here - 1]] if here else None
        near = newest is not None and newest.paragraph >= sentence.paragraph - 1
        return near or (self._last[1] == number and self._last[0] >= sentence.paragraph - 1)

    def _days_away(self, number: int, draft: Draft, sentence: Sentence) -> bool:
        """Whether a day told before the verb is days from the meeting."""
        meeting = self.meetings[number]
        if not _is_day(meeting.start):
            return False
        told = [self.analysis.dates[at].start for at in self.analysis.dated(sentence.first, _verb(draft))]
        if not told:
            return False
        first = _days_before(meeting.start, _OTHER_DAYS)
        end = meeting.end if _is_day(meeting.end) else meeting.start
        last = _days_before(end, -_OTHER_DAYS)
        return any(_is_day(day) and not first <= day <= last for day in told)

    def _elsewhen(self, draft: Draft, sentence: Sentence) -> bool:
        """他早前说, 他说过: the words are older than the news."""
        if draft.cue is None:
            return False
        tokens = self.analysis.tokens
        words = word_set("cues", "earlier")
        past = draft.cue + 1 < len(tokens) and tokens[draft.cue + 1].text == "过"
        return past or any(token.text in words for token in tokens[sentence.first : draft.cue])

    def _goes_on(self, number: int, draft: Draft, sentence: Sentence) -> bool:
        """Whether the same speaker goes on, in one paragraph; an outsider, about the meeting."""
        if not draft.speakers or self._last != (sentence.paragraph, number, draft.speakers[0]):
            return False
        return self._seat(number, draft) > 0 or self._points_at(number, draft, sentence)

    def _points_at(self, number: int, draft: Draft, sentence: Sentence) -> bool:
        """Whether words name an encounter, all its parties or an issue of it, or point back (这是, 双方)."""
        tokens = self.analysis.tokens
        if self._takes_up(number, draft, sentence):
            return True
        named: set[str | None] = set()
        for at in range(draft.first, draft.last):
            token = tokens[at]
            if token.uses & ENCOUNTER or (token.uses & Use.PRONOUN and token.text not in _personal()):
                return True
            id_ = self.cast.at.get(at)
            named.update((self.cast.side(id_),) if id_ is not None else token.ids)
        sides = {part.side for part in self.meetings[number].participants}
        if len(sides) > 1 and sides <= named:
            return True
        issues = self.cast.issues(draft.first, draft.last)
        return not set(issues).isdisjoint(self.meetings[number].issues)

    def _takes_up(self, number: int, draft: Draft, sentence: Sentence) -> bool:
        """Whether the words point with 这 or 此 to what the paragraph or the sentence before told of."""
        tokens, pointing = self.analysis.tokens, word_set("function", "demonstratives")
        if all(tokens[at].text[0] not in pointing for at in range(draft.first, draft.last)):
            return False
        here = self.analysis.sentence_number(sentence.first)
        if here in self._telling or here - 1 in self._telling:
            return True
        told = self._sentences[number][: bisect_right(self._sentences[number], here)]
        return bool(told) and self.analysis.sentences[told[-1]].paragraph == sentence.paragraph


def _verb(draft: Draft) -> int:
    """The reporting verb of a statement, else its first token: what stands before tells the occasion."""
    return draft.cue if draft.cue is not None else draft.first


@cache
def _personal() -> frozenset[str]:
    """The pronouns that stand for persons, who may be outsiders: 他, 我们."""
    return frozenset().union(*(word_set("function", "pronouns", group) for group in ("he", "we", "they")))


def _is_day(day: str | None) -> TypeGuard[str]:
    """Whether a date is a day of a known year."""
    return day is not None and len(day) == _DAY and day[0] != "-"


def _days_before(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days)).isoformat()
