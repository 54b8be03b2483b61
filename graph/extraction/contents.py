"""A reporting verb in its sentence → where its content stands, and who is told.

鲁比奥说，会谈有成果            behind the verb
“会谈有成果”，鲁比奥说          before it
他告诉路透社，会谈有成果        路透社 is told, and no part of the content
中方对此表示欢迎                from 对 on: the whole predicate
他否认将举行谈判                from 否认 on: 将举行谈判 alone would say the contrary
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.extraction.addressees import Addressees
from graph.extraction.finite import closes_clause

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast
    from graph.extraction.cues import Frame
    from graph.extraction.discourse import Discourse
    from graph.extraction.phrases import Subject


# How many tokens a feeling in quotation marks has: “|衷心|感谢|”.
_TERM = 5


class Contents:
    """Finds the bounds of contents in one article."""

    def __init__(self, analysis: Analysis, cast: Cast, discourse: Discourse) -> None:
        self.analysis = analysis
        self.cast = cast
        self.discourse = discourse
        self.addressees = Addressees(analysis, cast, discourse)

    def who(self, found: Subject) -> tuple[str, ...]:
        """The actors of a noun phrase or its pronoun; empty where the text does not tell."""
        if found.pronoun is None:
            army = self.analysis.tokens[found.last - 1].tag == "army" and len(found.ids) == 1
            return (self.cast.army(found.last - 1),) if army else found.ids
        if found.pronoun in word_set("function", "everybody"):
            return (self.cast.group(found.first, found.last),)
        ids = self.discourse.resolve(found.pronoun, found.first)
        for id_ in ids if found.pronoun not in word_set("cues", "voices") else ():
            self.cast.mention(id_, found.last - 1, found.last)
        return ids

    def behind_verb(
        self, frame: Frame, sentence: Sentence, speakers: tuple[str, ...]
    ) -> tuple[int, tuple[str, ...]]:
        """The first token of the content, and who is told."""
        tokens = self.analysis.tokens
        at = frame.cue + 1
        while at < sentence.last and tokens[at].text in word_set("function", "verb_suffixes"):
            at += 1
        if at < sentence.last and tokens[at].text == "得":
            at = next((here for here in range(at, sentence.last) if tokens[here].uses & PAUSE), at)
        words = word_set("cues", "one_word")
        marks = Use.OPEN | Use.COLON
        while at + 1 < sentence.last and tokens[at].text in words and tokens[at + 1].uses & marks:
            at += 1
        addressees = list(self.addressees.before(frame, speakers))
        if tokens[frame.cue].text.startswith(tuple(word_set("cues", "tells"))):
            at, told = self.addressees.behind(frame, at, sentence, speakers)
            addressees.extend(told)
        if at < sentence.last and tokens[at].uses & Use.CUE and _goes_on(tokens, at):
            at += 1
        while at < sentence.last and tokens[at].uses & (Use.COMMA | Use.COLON):
            at += 1
        return at, tuple(dict.fromkeys(addressees))

    def whole_start(self, frame: Frame, first: int) -> int | None:
        """对…表示欢迎 and 否认… are content as a whole: the token of 对 or of the verb, or None."""
        tokens = self.analysis.tokens
        if tokens[frame.cue].text in word_set("cues", "naming"):
            return self._named_thing(frame)
        if tokens[frame.cue].text in word_set("cues", "denying"):
            spoken = first < len(tokens) and tokens[first].uses & Use.OPEN
            paused = tokens[first - 1].uses & PAUSE
            return None if spoken or paused else frame.cue
        closes = closes_clause(tokens, frame.cue)
        if not closes and tokens[frame.cue].text not in word_set("cues", "whole"):
            return None
        behind = frame.cue + 1
        if behind < len(tokens) and tokens[behind].text in word_set("function", "aspect"):
            behind += 1  # 对停火表示了欢迎
        spoken = first < len(tokens) and tokens[first].uses & Use.OPEN and not self._term(first)
        bare = first != behind or first >= len(tokens) or spoken or tokens[first].uses & PAUSE
        if bare and not closes:
            return None
        start = frame.subject.last if frame.subject is not None and not frame.carried else frame.clause
        opens, told = word_set("cues", "whole_opens"), word_set("cues", "whole_told")
        for at in range(start, frame.cue):
            if tokens[at].text in told or (tokens[at].text in opens and tokens[at].uses & Use.OBLIQUE):
                return at
        return None

    def _term(self, at: int) -> bool:
        """Whether a quotation holds only the words for a feeling: 对贡献表示“衷心感谢”."""
        quotation = self.analysis.opening(at)
        inside = self.analysis.tokens[at : quotation.last] if quotation is not None else ()
        words = word_set("cues", "polite_words")
        return bool(inside) and len(inside) <= _TERM and any(token.text in words for token in inside)

    def _named_thing(self, frame: Frame) -> int | None:
        """把这次会晤称为“倾听之旅”: the content begins behind 把."""
        tokens, disposal = self.analysis.tokens, word_set("function", "prepositions", "disposal")
        marks = (at for at in range(frame.clause, frame.cue) if tokens[at].text in disposal)
        return next(marks, frame.cue) + 1

    def end(self, sentence: Sentence, found: list[Frame], index: int, first: int) -> int:
        """Where content behind the verb ends: the next attribution that is not inside it, or the sentence."""
        tokens = self.analysis.tokens
        last = sentence.last
        inner: Frame | None = None
        for following in found[index + 1 :]:
            goes_on = inner is not None and following.carried and following.subject is inner.subject
            if not goes_on and not self._nested(following, first, found[index]):
                last = following.clause
                break
            inner = following
        loose = Use.STOP | Use.COMMA
        while last > first and not self.closes(last):
            if tokens[last - 1].uses & loose:
                loose |= Use.CONTINUING if last < sentence.last else 0
            elif not (tokens[last - 1].uses & loose & Use.CONTINUING):
                break
            last -= 1
        return last

    def _nested(self, inner: Frame, first: int, outer: Frame) -> bool:
        """Whether a later attribution stands in the content of an earlier one: 佩斯科夫说，普京多次表示…"""
        if inner.subject is not None and inner.subject.pronoun in word_set("function", "pronouns", "we"):
            return True  # 他说，如果…，我们认为…
        if (
            inner.carried
            or inner.subject is None
            or (inner.subject.pronoun in word_set("function", "pronouns", "he") and inner.clause > first)
        ):
            return False
        at = self._behind_frame(first, inner.subject.first)
        return inner.subject.first <= at or inner.clause <= outer.cue or inner.clause <= first

    def _behind_frame(self, first: int, last: int) -> int:
        """Behind adverbs, times and a frame with its comma at the head of a content: 在会谈中，|欧盟…"""
        tokens, at = self.analysis.tokens, first
        if at < last and tokens[at].uses & Use.FRAME:
            ends = (here + 1 for here in range(at, last) if tokens[here].uses & Use.FRAME_END)
            at = next(ends, at)
            at += at < last and bool(tokens[at].uses & Use.COMMA)
        while at < last and tokens[at].uses & (Use.ADVERB | Use.TIME | Use.CONTINUING):
            at += 1
        return at

    def lead(self, sentence: Sentence, index: int, subject_first: int) -> tuple[int, int] | None:
        """A quotation that opens the sentence, with no clause between it and the subject.

        “某组织”发言人说 has none: those quotation marks belong to the speaker.
        """
        quotation = self.analysis.opening(sentence.first) if not index else None
        if quotation is None or quotation.last > subject_first:
            return None
        tokens = self.analysis.tokens
        last = quotation.last
        while last < subject_first and tokens[last].uses & (Use.COMMA | Use.STOP):
            last += 1
        pauses = any(token.uses & PAUSE for token in tokens[quotation.first : last])
        if not pauses or any(token.uses & PAUSE for token in tokens[last:subject_first]):
            return None
        return quotation.first, quotation.last

    def closes(self, last: int) -> bool:
        """Whether a quotation ends right before token ``last``."""
        return self.analysis.closing(last) is not None


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a cue only goes on with the one before: 告诉记者|说, 发文|警告，…"""
    broken = at + 1 < len(tokens) and bool(tokens[at + 1].uses & (Use.COMMA | Use.COLON))
    text = tokens[at].text
    return text in word_set("cues", "suffixes_of_telling") or (broken and text in word_set("cues", "clause"))
