"""Whom words are told: the noun phrase behind 告诉 and the like, or behind 对 and 向 before the verb.

他告诉路透社，…            路透社
他对两位总理说，…          the two persons who are prime ministers in the article
古特雷斯告诉他们，…        the two told of last
他对记者说，…              nobody in particular
他警告局势可能失控         nobody: what follows is no noun phrase
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.vocabulary import ACTOR, PAUSE, Use, word_set
from graph.extraction.phrases import phrase_ending, visit_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.extraction.cast import Cast
    from graph.extraction.cues import Frame
    from graph.extraction.discourse import Discourse

_LONGEST = 12
_NO_NOUN = Use.NEGATION | Use.LIGHT | Use.MEET_VERB | Use.OBLIQUE | Use.FRAME | Use.STOP | Use.BREAK
_HUMAN = ACTOR | Use.PRONOUN | Use.GROUP_HEAD | Use.POST | Use.BODY | Use.DEPARTMENT


class Addressees:
    """Finds who is told in one article."""

    def __init__(self, analysis: Analysis, cast: Cast, discourse: Discourse) -> None:
        self.analysis = analysis
        self.cast = cast
        self.discourse = discourse

    def behind(
        self, frame: Frame, at: int, sentence: Sentence, speakers: tuple[str, ...]
    ) -> tuple[int, list[str]]:
        """Where the noun phrase ends that stands at ``at`` behind a verb of telling, and whom it names."""
        tokens = self.analysis.tokens
        end = self._phrase_end(at, sentence)
        if end is not None and end > at:
            loosely = tokens[frame.cue].text.startswith(tuple(word_set("cues", "tells_anybody")))
            if self._nobody(end - 1):
                return end, []
            if loosely or self._human(end - 1):
                return end, list(self._named(at, end, speakers))
            return at, []
        if at < sentence.last and tokens[at].text in self._single():
            return at + 1, list(self._named(at, at + 1, speakers))
        return at, []

    def before(self, frame: Frame, speakers: tuple[str, ...]) -> Iterator[str]:
        """向X强调, 对X说: whom 向 or 对 governs right before the verb."""
        tokens = self.analysis.tokens
        last = frame.cue
        small = Use.ADVERB | Use.TIME
        while last > frame.clause and tokens[last - 1].uses & small and last - 1 not in self.cast.at:
            last -= 1
        first = self._preposition(frame.clause, last)
        if first is None or self._nobody(last - 1) or not self._human(last - 1):
            return
        following = tokens[frame.cue + 1] if frame.cue + 1 < len(tokens) else None
        whole = tokens[frame.cue].text in word_set("cues", "whole") and tokens[first].text != "向"
        if not whole or (following is not None and following.uses & (PAUSE | Use.OPEN)):
            yield from self._named(first + 1, last, speakers)

    def _preposition(self, floor: int, last: int) -> int | None:
        """The token of the 对 or 向 that governs a noun phrase which ends before token ``last``."""
        tokens, opens = self.analysis.tokens, word_set("cues", "told_opens")
        relative = False
        for at in range(last - 1, max(floor, last - _LONGEST) - 1, -1):
            token = tokens[at]
            if token.text in opens and token.uses & Use.OBLIQUE and at < last - 1:
                return at
            relative = relative or token.text == "的"
            plain = token.uses & (Use.VERB | Use.CUE) and token.tag[:1] == "v" and not token.uses & Use.NOUN
            verb = plain and not relative and at < last - 1
            if verb or token.uses & (PAUSE | Use.FRAME_END) or (token.uses & Use.MEET_VERB and not relative):
                return None
        return None

    def _phrase_end(self, at: int, sentence: Sentence) -> int | None:
        """Where a noun phrase ends, before a pause, quotation or verb; None where a clause begins."""
        tokens = self.analysis.tokens
        verb = False
        begin = visit_end(tokens, at, sentence.last)
        for end in range(begin, min(begin + _LONGEST, sentence.last)):
            token = tokens[end]
            if token.uses & (Use.COMMA | Use.COLON | Use.OPEN) or (token.uses & Use.CUE and end > at):
                belongs = token.uses & Use.OPEN and tokens[end - 1].text == "的"  # 告诫甲放弃…的“霸权”
                return None if verb or belongs else end
            if token.text == "的":
                verb = False
            elif token.uses & _NO_NOUN and end not in self.cast.at:
                return None
            elif token.tag[:1] == "v" and token.tag != "vn":
                verb = True
        return None

    def _single(self) -> frozenset[str]:
        """The pronouns that are never the subject of what is told: 告诉他停火, not 提醒各方停火."""
        pronouns = word_set("function", "pronouns", "he") | word_set("function", "pronouns", "they")
        return pronouns | word_set("function", "pronouns", "other")

    def _nobody(self, last: int) -> bool:
        """Whether a phrase ends in 记者 and the like, unless an outlet sends them: 越通社记者."""
        if self.analysis.tokens[last].text not in word_set("cues", "nobody"):
            return False
        return not (last - 1 in self.cast.at and self.analysis.tokens[last - 1].uses & Use.ORG)

    def _human(self, last: int) -> bool:
        """Whether a noun phrase that ends in that token can be told something."""
        token = self.analysis.tokens[last]
        if last in self.cast.at or token.uses & _HUMAN or token.text in word_set("cues", "nobody"):
            return True
        if token.uses & Use.PLACE:
            return any(id_.startswith("state:") for id_ in token.ids)
        return token.text.endswith(tuple(word_set("cues", "told_ends"))) or token.text == "》"

    def _named(self, first: int, last: int, speakers: tuple[str, ...]) -> Iterator[str]:
        """The actors of the noun phrase of tokens ``first`` to ``last``, a list member by member."""
        tokens = self.analysis.tokens
        start = first
        for at in range(first, last):
            if tokens[at].uses & (Use.LIST | Use.CONJUNCTION) and at - 1 in self.cast.at:
                yield from self._member(start, at, speakers)
                start = at + 1
        yield from self._member(start, last, speakers)

    def _member(self, first: int, last: int, speakers: tuple[str, ...]) -> tuple[str, ...]:
        tokens = self.analysis.tokens
        if first >= last:
            return ()
        head = tokens[last - 1]
        if head.text == "》":
            return self._title(first, last)
        if head.uses & Use.PRONOUN and last - first == 1:
            return self._pronoun(last - 1, speakers)
        if last - 1 in self.cast.at:
            return (self.cast.at[last - 1],)
        if head.text in word_set("cues", "nobody"):
            return (self.cast.at[last - 2],)
        holders = self.discourse.holders(self.analysis.text(first, last), last - 1)
        if holders:
            return holders
        found = phrase_ending(self.analysis, self.cast, last - 1, first)
        if found is not None and found.ids:
            return found.ids
        placed = head.ids if head.uses & Use.PLACE else ()
        states = tuple(id_ for id_ in placed if id_.startswith("state:"))[:1]
        for id_ in states:
            self.cast.imply(id_)
        return states or (self.cast.group(first, last),)

    def _title(self, first: int, last: int) -> tuple[str, ...]:
        """告诉《联合早报》: the outlet of that title."""
        tokens = self.analysis.tokens
        start = next((at + 1 for at in range(last - 1, first - 1, -1) if tokens[at].text == "《"), first)
        if start >= last - 1:
            return ()
        known = self.cast.at.get(last - 2)
        return (known if known is not None and start == last - 2 else self.cast.body(start, last - 1),)

    def _pronoun(self, at: int, speakers: tuple[str, ...]) -> tuple[str, ...]:
        """Somebody other than the speaker."""
        word = self.analysis.tokens[at].text
        if word.endswith(tuple(word_set("cues", "told_ends"))) and len(word) > 2:
            return (self.cast.group(at, at + 1),)  # 两国代表团
        ids = tuple(id_ for id_ in self.discourse.resolve(word, at, speakers) if id_ not in speakers)
        for id_ in ids:
            self.cast.mention(id_, at, at + 1)
        return ids
