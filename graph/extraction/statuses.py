"""An encounter in its sentence → its status: what its own clause says, what the speaker makes of it, its day.

马克龙建议举行峰会                proposed: the reporting verb makes it a wish
他否认两人将会面                  denied, whatever 将 says
将同甲举行会谈，并分别会见乙      乙 too is planned: the clause without subject goes on
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.extraction import modality
from graph.extraction.dating import is_ahead
from graph.extraction.subjects import attends, topic
from graph.model import MeetingKind, Precision, Status

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.times import When
    from graph.extraction.cast import Cast
    from graph.extraction.cues import Frame
    from graph.extraction.drafts import Mention
    from graph.extraction.triggers import Trigger

# In how many tokens behind an encounter its predicate stands.
_PREDICATE = 5
# A visit that began so long before publication without a word of its end goes on.
_JUST_BEGUN = timedelta(1)


class Statuses:
    """Tells of the encounters of one article whether they take place."""

    def __init__(self, analysis: Analysis, cast: Cast) -> None:
        self.analysis = analysis
        self.cast = cast
        self._last: Status | None = None

    def read(
        self,
        trigger: Trigger,
        sentence: Sentence,
        clause: tuple[int, int],
        start: int,
        when: When | None,
        said: list[Frame],
        before: Trigger | None,
    ) -> Status | None:
        """The status of the encounter at ``trigger``, None where the words do not tell.

        ``clause`` holds its first and its last token, ``start`` is where its modality begins.
        """
        first, end = clause
        status = self._told(trigger, sentence, first, end, start, when, said)
        if status is Status.HELD and self._on_the_way(before, first, trigger.at):
            status = Status.PLANNED
        elif status is Status.HELD and self._offered(trigger.at):
            status = Status.PROPOSED
        elif self._may_go_on(trigger, status, first) and self._goes_on(before, first, trigger.at):
            status = self._last or status
        self._last = status
        return status

    def _offered(self, at: int) -> bool:
        """提议由甲做东，举行会谈: whether a clause without subject goes on with what is offered."""
        tokens, offers = self.analysis.tokens, word_set("modality", "offers")
        opens = next((here + 1 for here in range(at - 1, -1, -1) if tokens[here].uses & PAUSE), 0)
        if opens < 2 or not tokens[opens].uses & Use.LIGHT or not tokens[opens - 1].uses & Use.COMMA:
            return False
        before = takewhile(lambda here: not tokens[here].uses & PAUSE, range(opens - 2, -1, -1))
        return any(tokens[here].text in offers for here in before)

    def _may_go_on(self, trigger: Trigger, status: Status | None, first: int) -> bool:
        """Whether a status is open enough for that of the clause before: 将前往华盛顿，与甲讨论停火."""
        if status is not None:
            return status is Status.HELD
        acts = trigger.verb or attends(self.analysis.tokens, first, trigger.at) < trigger.at
        return acts and self._last in (Status.PLANNED, Status.PROPOSED)

    def bare(self, mention: Mention) -> Status:
        """A summit that is only named: told of as past, or else an idea still; a call has been made."""
        ahead = self.ahead(mention.when)
        if mention.kind is not MeetingKind.SUMMIT and not ahead:
            return Status.HELD
        words, at = word_set("modality", "past_behind"), mention.trigger.at
        past = any(token.text in words for token in self.analysis.tokens[at + 1 : at + 3])
        return Status.HELD if past or ahead is False else Status.PROPOSED

    def ahead(self, when: When | None) -> bool | None:
        """Whether a date lies after publication; None where that is open."""
        return is_ahead(when, self.analysis.folded.article.published)

    def _told(
        self,
        trigger: Trigger,
        sentence: Sentence,
        first: int,
        end: int,
        start: int,
        when: When | None,
        said: list[Frame],
    ) -> Status | None:
        tokens, at = self.analysis.tokens, trigger.at
        status = modality.status(tokens, start, at, end, self.ahead(when))
        if status in (Status.PLANNED, Status.PROPOSED):
            status = modality.fate(tokens, first, at, sentence.last) or status
        if status is Status.PLANNED and when is None and self._on_condition(sentence, at):
            status = Status.PROPOSED
        if status in (None, Status.HELD):
            status = self._ahead_for_speaker(said, at) or status
        if status is not None and modality.denied_later(tokens, at, sentence.last):
            return Status.DENIED
        if status is Status.HELD and trigger.kind is MeetingKind.VISIT:
            begun = any(token.text in word_set("encounters", "begins") for token in tokens[start : at + 1])
            leaves = self._departs(at) and when is None and not modality.finished(tokens, start, end)
            status = Status.ONGOING if leaves or self._lasts_still(when, begun) else status
        told = status is not None or self._ends_clause(at)  # 否认与美国直接谈判
        if told and self._denied_by_speaker(said, at):
            return Status.DENIED
        return status

    def _ends_clause(self, at: int) -> bool:
        """Whether nothing stands behind an encounter word in its clause."""
        tokens = self.analysis.tokens
        return at + 1 == len(tokens) or bool(tokens[at + 1].uses & PAUSE)

    def _on_condition(self, sentence: Sentence, at: int) -> bool:
        """Whether the clause right before that of the encounter opens with 若 or 如果."""
        tokens, here = self.analysis.tokens, at
        for _ in range(2):
            while here > sentence.first and not tokens[here - 1].uses & PAUSE:
                here -= 1
            opens, here = here, here - 1
        return tokens[opens].text in word_set("modality", "conditions")

    def _lasts_still(self, when: When | None, begun: bool) -> bool:
        """Whether a journey ends only after the day of publication, or is told to have just ``begun``."""
        published = self.analysis.folded.article.published
        if when is None or published is None or when.precision is not Precision.DAY:
            return False
        if when.end is not None or when.start.startswith("--"):
            return self.beyond(when)
        return begun and abs(date.fromisoformat(published) - date.fromisoformat(when.start)) <= _JUST_BEGUN

    def beyond(self, when: When | None) -> bool:
        """Whether days are told that end only after publication: 2日至4日的对话会今天进入第二天."""
        published = self.analysis.folded.article.published
        if when is None or published is None or when.precision is not Precision.DAY:
            return False
        return when.start <= published < (when.end or "")

    def _denied_by_speaker(self, said: list[Frame], at: int) -> bool:
        """他否认两人将会面: what is denied did not take place and will not; not of 否认会谈已经破裂."""
        near = self.analysis.tokens[at + 1 : at + _PREDICATE]
        behind = takewhile(lambda token: not token.uses & PAUSE, near)
        if any(token.text in word_set("modality", "broken_off") for token in behind):
            return False
        spoken = [frame for frame in said if frame.cue < at]
        denying = tuple(word_set("cues", "denying"))
        return bool(spoken) and self.analysis.tokens[spoken[-1].cue].text.startswith(denying)

    def _ahead_for_speaker(self, said: list[Frame], at: int) -> Status | None:
        """马克龙建议举行峰会, 官员预计两人会晤: the reporting verb itself makes it a wish or a plan."""
        spoken = [frame for frame in said if frame.cue < at]
        cue = self.analysis.tokens[spoken[-1].cue].text if spoken else ""
        if cue in word_set("modality", "proposed"):
            return Status.PROPOSED
        return Status.PLANNED if cue in word_set("modality", "expecting") else None

    def _on_the_way(self, before: Trigger | None, first: int, at: int) -> bool:
        """阿拉法特前往莫斯科，会见普京: whoever is on the way to it meets nobody yet."""
        if before is None or not self._departs(before.at) or self._last is not Status.ONGOING:
            return False
        return topic(self.analysis, self.cast, first, at) is None

    def _departs(self, at: int) -> bool:
        return self.analysis.tokens[at].text in word_set("encounters", "departing")

    def _goes_on(self, before: Trigger | None, first: int, at: int) -> bool:
        """将同A举行会谈，并分别会见B: a clause without subject shares the modality of the one before.

        将访问南非，赴瑞士主持中瑞对话 too: neither whom its noun names acts, nor where one goes.
        """
        tokens = self.analysis.tokens
        aspect = word_set("function", "aspect")
        if before is None or any(token.text in aspect for token in tokens[first : at + 2]):
            return False
        if before.kind is MeetingKind.VISIT and self._last is Status.ONGOING:
            return False  # 抵达莫斯科，会见普京: the journey goes on, the meeting is over
        opens = next((here for here in range(first, at) if not tokens[here].uses & PAUSE), None)
        if opens is None:
            return True
        goes = tokens[opens].text in word_set("encounters", "goes")
        joins = Use.CONTINUING | Use.WITH | Use.LIST
        goes_on = tokens[opens].uses & joins or tokens[opens].text == "并"
        start, last = opens + 2 if goes else first, attends(tokens, opens, at)
        return bool(goes or goes_on) and topic(self.analysis, self.cast, start, last) is None
