"""A statement → the day on which it was made, where the text tells it.

王毅18日说                          the time in the clause of the verb, or alone at the head of the sentence
安南25日发表声明，对…表示失望        the time beside the subject of a verb further on
毛宁12日主持例行记者会。… 毛宁说     the day of the speaker's press conference
安瓦尔周一宣布… 他还说               the day of the words that go on
王毅10日同多瓦尔通电话。多瓦尔表示   the day of the meeting at which the speaker sits, told in the paragraph

None where the words may be of another day: 此前, 曾.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.extraction.subjects import clause_start, clause_subject, clauses
from graph.model import Precision, Status

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.extraction.cast import Cast
    from graph.extraction.cues import Frame
    from graph.extraction.occasions import Occasions
    from graph.extraction.statement_records import Draft


class SpeakingDays:
    """Dates the statements of one article; asked in the order of the text."""

    def __init__(self, analysis: Analysis, cast: Cast, occasions: Occasions) -> None:
        self.analysis = analysis
        self.cast = cast
        self.occasions = occasions
        self.meetings = {item.id: item for item in occasions.meetings}
        self._day: str | None = None
        self._press: dict[str, str] = {}
        self._last: tuple[int, tuple[str, ...], str | None] = (-1, (), None)

    def told(self, draft: Draft, sentence: Sentence, frame: Frame) -> str | None:
        """The day that the sentence itself gives for one attribution."""
        at = self._beside_verb(draft, sentence, frame)
        if at is None and frame.subject is not None:
            at = self._beside_subject(frame)
        if at is None:
            at = self._after_event(draft, sentence, frame)
        if at is None:
            at = self._in_opening_frame(draft, sentence, frame)
        if at is None:
            return self._day if self._at_hour(frame) else None
        when = self.analysis.dates[at]
        return when.start if when.precision is Precision.DAY and when.end is None else None

    def implied(self, draft: Draft, sentence: Sentence) -> str | None:
        """The day that the sentences before give for words without one."""
        if not draft.speakers or self._elsewhen(draft, sentence):
            return None
        paragraph, speakers, day = self._last
        if speakers == draft.speakers and paragraph == sentence.paragraph and day is not None:
            return day
        return self._press.get(draft.speakers[0]) or self._at_meeting(draft, sentence)

    def said(self, draft: Draft, sentence: Sentence) -> None:
        """Remember the day of the statement just made."""
        self._last = (sentence.paragraph, draft.speakers, draft.date)

    def leave(self, sentence: Sentence) -> None:
        """End a sentence: remember who met the press on which day."""
        dates = self.analysis.dates
        found = [dates[at] for at in self.analysis.dated(sentence.first, sentence.last)]
        days = [when for when in found if when.precision is Precision.DAY and when.end is None]
        if not days:
            return
        self._day = days[-1].start
        text = self.analysis.text(sentence.first, sentence.last)
        if not any(word in text for word in word_set("cues", "press")):
            return
        for first, last in clauses(self.analysis, sentence.first, sentence.last):
            about = clause_subject(self.analysis, self.cast, first, last)
            if about is not None and about.ids and self.cast.is_person(about.ids[0]):
                self._press[about.ids[0]] = days[0].start
                return

    # -- in the sentence ---------------------------------------------------------------------------

    def _beside_verb(self, draft: Draft, sentence: Sentence, frame: Frame) -> int | None:
        told = self.analysis.dated(sentence.first, frame.cue)
        dates = [at for at in told if not draft.first <= at < draft.last]
        for at in reversed(dates):
            if at >= frame.clause or self._alone(sentence, frame.clause):
                return at
        return None

    def _alone(self, sentence: Sentence, clause: int) -> bool:
        """Whether only times stand before a clause: 18日上午，…"""
        words = word_set("cues", "times_of_day")
        return all(
            token.uses & (Use.TIME | PAUSE | Use.ADVERB) or token.text in words
            for token in self.analysis.tokens[sentence.first : clause]
        )

    def _beside_subject(self, frame: Frame) -> int | None:
        """The time in the clause in which the subject of a verb further on stands."""
        subject = frame.subject
        if subject is None or subject.last > frame.cue:
            return None
        tokens = self.analysis.tokens
        end = subject.last
        while end < frame.cue and not tokens[end].uses & (PAUSE | Use.OPEN):
            end += 1
        start = clause_start(self.analysis, subject.first, max(0, subject.first - 20))
        return next(iter(self.analysis.dated(start, end)), None)

    def _after_event(self, draft: Draft, sentence: Sentence, frame: Frame) -> int | None:
        """双方今天会谈，王毅会后说: the day of what the sentence told before."""
        tokens, words = self.analysis.tokens, word_set("cues", "thereupon")
        if not any(token.text in words for token in tokens[frame.clause : frame.cue]):
            return None
        before = self.analysis.dated(sentence.first, frame.clause)
        return before[-1] if before and not draft.first <= before[-1] < draft.last else None

    def _in_opening_frame(self, draft: Draft, sentence: Sentence, frame: Frame) -> int | None:
        """在周日同穆尔西会谈期间，克里表示: the day in the frame that opens the sentence."""
        tokens = self.analysis.tokens
        clause = min(frame.clause, frame.subject.first if frame.subject is not None else frame.clause)
        last = clause - 1
        if last <= sentence.first or not tokens[sentence.first].uses & Use.FRAME or draft.first < last:
            return None
        if not (tokens[last].uses & Use.COMMA and tokens[last - 1].uses & Use.FRAME_END):
            return None
        inside = range(sentence.first, last)
        if any(tokens[at].uses & Use.COMMA for at in inside):
            return None
        return next((at for at in inside if at in self.analysis.dates), None)

    def _at_hour(self, frame: Frame) -> bool:
        """王毅下午说: only the hour of the day that was told of last."""
        hours = word_set("cues", "hours")
        return any(token.text in hours for token in self.analysis.tokens[frame.clause : frame.cue])

    # -- from before -------------------------------------------------------------------------------

    def _elsewhen(self, draft: Draft, sentence: Sentence) -> bool:
        cue = draft.cue if draft.cue is not None else sentence.first
        words = word_set("cues", "earlier")
        before = self.analysis.tokens[sentence.first : cue]
        return any(token.text in words or token.uses & Use.TIME for token in before)

    def _at_meeting(self, draft: Draft, sentence: Sentence) -> str | None:
        """The day of the meeting at which a speaker sits who speaks in the paragraph that tells of it."""
        meeting = self.meetings.get(draft.meeting or "")
        if meeting is None or meeting.status not in (Status.HELD, Status.ONGOING) or meeting.end is not None:
            return None
        seated = {part.actor for part in meeting.participants if part.role is None}
        if meeting.precision is not Precision.DAY or not seated & set(draft.speakers):
            return None
        return meeting.start if sentence.paragraph in self.occasions.paragraphs(meeting.id) else None
