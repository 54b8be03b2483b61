"""Sentences → statements: who said what, in which words, at which meeting.

Quotation attribution by rules in the manner of Krestel et al. (2008) and Pareti (2015): a reporting
verb (`cues`) with its subject (`subjects`) takes the content behind it, before it, or on both sides;
a quotation without a verb goes on with the last speaker; a verb in another's content carries
``within``. Content repeated word for word is one statement.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.analysis.gazetteer import gazetteer
from graph.analysis.parses import Seen
from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.extraction import parsed
from graph.extraction.contents import Contents
from graph.extraction.cues import Frame, frames
from graph.extraction.finite import NOTHING_TOLD, closes_clause
from graph.extraction.phrases import phrase_ending
from graph.extraction.speaking_days import SpeakingDays
from graph.extraction.statement_records import Draft, records
from graph.extraction.titles import is_outlet
from graph.extraction.transcripts import answers, asks, respondent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.clauses import Quotation, Sentence
    from graph.analysis.records import Analysis
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse
    from graph.extraction.occasions import Occasions
    from graph.model import Statement

# How far before its verb an editorial stands: 社论4日还指出.
_NEAR_VERB = 4
# How far an answer in a transcript is one statement: sentences, characters.
_LONGEST_ANSWER = 12
_LONGEST_STATEMENT = 380


class Statements:
    """Reads sentence after sentence of one article and remembers who spoke last.

    Attributes:
        drafts: the statements in token numbers, those without a speaker among them.
    """

    def __init__(
        self, analysis: Analysis, cast: Cast, discourse: Discourse, occasions: Occasions
    ) -> None:
        self.occasions = occasions
        self.days = SpeakingDays(analysis, cast, occasions)
        self.analysis = analysis
        self.cast = cast
        self.discourse = discourse
        self.contents = Contents(analysis, cast, discourse)
        self.drafts: list[Draft] = []
        self.spoken = -2
        self.loose: tuple[int, Sentence] | None = None
        self.consumed = 0
        self.answer: int | None = None
        for number in range(len(analysis.sentences)):
            self._read(number)

    def records(self) -> tuple[Statement, ...]:
        """The statements sorted by start; empty where nobody speaks."""
        return records(self.analysis, self.cast, self.drafts)

    def _read(self, number: int) -> None:
        """Read the sentence of that number, unless a quotation before it went on through it."""
        sentence = self.analysis.sentences[number]
        if sentence.first < self.consumed:
            self._pass_by(sentence)
            return
        before = len(self.drafts)
        labelled = answers(self.analysis, sentence) and self._labelled_answer(sentence)
        found = frames(self.analysis, self.cast, sentence)
        if labelled:
            found = [frame for frame in found if frame.cue > sentence.first]
        if found:
            self._attributions(sentence, found)
        elif not labelled and not self._headline(sentence):
            self._unattributed(sentence)
        if len(self.drafts) > before:
            self.spoken = sentence.paragraph
        self.discourse.leave(sentence)
        self.days.leave(sentence)

    # -- attributions ----------------------------------------------------------------------------

    def _attributions(self, sentence: Sentence, found: list[Frame]) -> None:
        previous: Draft | None = None
        for index, frame in enumerate(found):
            speakers = self._speakers(frame, previous)
            if not speakers or (is_outlet(speakers[0]) and not self._editorial(frame)):
                self.cast.pass_over(frame.cue, self._unspoken(frame, speakers))
                continue
            if frame.untold or (frame.carried and self.analysis.headline(sentence)):
                self.cast.pass_over(frame.cue, NOTHING_TOLD if frame.untold else "a headline's second clause")
                continue
            draft = (
                self._content(sentence, found, index, speakers)
                or self._next_paragraph(sentence, found, index, speakers)
                or self._seen(sentence, frame, speakers)
            )
            if draft is None:
                self.cast.pass_over(frame.cue, "no content behind or before it")
                continue
            if previous is not None and self._repeats(draft, previous):
                self.cast.pass_over(frame.cue, "part of what the same speaker says")
                continue
            draft.within = self._outer(frame)
            draft.date = self.days.told(draft, sentence, frame)
            draft.meeting = self.occasions.of(draft, sentence)
            self._dated(draft, sentence)
            self.drafts.append(draft)
            pronoun = frame.subject.pronoun if frame.subject is not None else None
            if pronoun not in word_set("function", "pronouns", "other"):
                self.discourse.spoke(speakers, frame.cue)
            previous = draft
            self._carry_on(draft)

    @staticmethod
    def _repeats(draft: Draft, previous: Draft) -> bool:
        """甲说，他对此表示欢迎: whether the words are part of those that the speaker has just said."""
        inside = previous.first <= draft.first and draft.last <= previous.last
        return inside and draft.speakers == previous.speakers

    def _pass_by(self, sentence: Sentence) -> None:
        for frame in frames(self.analysis, self.cast, sentence) if self.cast.passed is not None else ():
            self.cast.pass_over(frame.cue, "its sentence belongs to a quotation that runs on")

    def _editorial(self, frame: Frame) -> bool:
        """Whether an outlet speaks for itself and carries nobody's words: 《金融时报》社论说."""
        before = self.analysis.tokens[max(frame.clause, frame.cue - _NEAR_VERB) : frame.cue]
        return any(token.text in word_set("cues", "editorials") for token in before)

    def _unspoken(self, frame: Frame, speakers: tuple[str, ...]) -> str:
        """Why nobody speaks in an attribution."""
        about = frame.subject
        if about is None:
            return "no subject, and nobody has spoken before it"
        words = self.analysis.text(about.first, about.last)
        return f"the outlet {words} carries it" if speakers else f"{words} stands for nobody told of"

    def _next_paragraph(
        self, sentence: Sentence, found: list[Frame], index: int, speakers: tuple[str, ...]
    ) -> Draft | None:
        """他说： and the quotation in the paragraph below."""
        tokens = self.analysis.tokens
        if index + 1 < len(found) or not any(
            token.uses & Use.COLON for token in tokens[found[index].cue + 1 : sentence.last]
        ):
            return None
        quotation = next(
            (item for at in range(3) if (item := self.analysis.opening(sentence.last + at)) is not None), None
        )
        if quotation is None:
            return None
        self.consumed = quotation.last
        return Draft(
            speakers,
            quotation.first,
            quotation.last,
            found[index].cue,
            "quote-after-verb",
            [sentence, *self._within(quotation)],
        )

    def _seen(self, sentence: Sentence, frame: Frame, speakers: tuple[str, ...]) -> Draft | None:
        """The words that only a parser sees to be those of the verb."""
        said = parsed.content(self.analysis, self.cast, frame.cue, sentence, speakers)
        if said is None:
            return None
        rules = (Seen.SPEAKER, Seen.CONTENT) if frame.parsed else (Seen.CONTENT,)
        return Draft(speakers, *said, frame.cue, "reporting-verb", [sentence], parsed=rules)

    def _within(self, quotation: Quotation) -> Iterator[Sentence]:
        """The sentences of a quotation."""
        number = self.analysis.sentence_number(quotation.first)
        while (
            number < len(self.analysis.sentences) and self.analysis.sentences[number].first < quotation.last
        ):
            yield self.analysis.sentences[number]
            number += 1

    def _speakers(self, frame: Frame, previous: Draft | None) -> tuple[str, ...]:
        if frame.subject is None:
            return self.discourse.last_speakers if self.drafts else ()
        if frame.carried and previous is not None and frame.subject.pronoun is not None:
            return previous.speakers
        return self.contents.who(frame.subject)

    def _content(
        self, sentence: Sentence, found: list[Frame], index: int, speakers: tuple[str, ...]
    ) -> Draft | None:
        """Where the words of one attribution stand: behind the verb, before it, or on both sides."""
        frame = found[index]
        tokens = self.analysis.tokens
        first, addressees = self.contents.behind_verb(frame, sentence, speakers)
        last = self.contents.end(sentence, found, index, first)
        whole = self.contents.whole_start(frame, first)
        subject_first = (
            frame.subject.first if frame.subject is not None and not frame.carried else frame.clause
        )
        lead = self.contents.lead(sentence, index, subject_first)
        base = Draft(speakers, 0, 0, frame.cue, "", [sentence], addressees)
        base.parsed = (Seen.SPEAKER,) if frame.parsed else ()
        if not addressees:
            base.addressees = parsed.addressees(self.analysis, self.cast, frame.cue, first, speakers)
            base.parsed += (Seen.ADDRESSEE,) if base.addressees else ()
        if whole is not None and closes_clause(tokens, frame.cue):
            last = frame.cue + 1
        if whole is not None and min(first, frame.cue) < last:
            return replace(base, first=whole, last=last, rule="whole-predicate")
        if lead is not None and self._describes(first, last):
            return replace(base, first=lead[0], last=lead[1], rule="quote-before-verb")
        plain = first < last and lead is None and self._plainly_says(frame, speakers)
        loose = self._loose(sentence, index, subject_first) if plain else None
        if loose is not None:
            base = replace(base, sentences=[loose[1], sentence], skip=(loose[0].last, first))
            return replace(base, first=loose[0].first, last=last, rule="both-sides")
        base.first, base.last = first, last
        if first < last and lead is not None:
            base.first, base.rule, base.skip = lead[0], "both-sides", (lead[1], first)
            return base
        if first < last:
            base.rule = "quote-after-verb" if tokens[first].uses & Use.OPEN else "clause-after-verb"
            return base
        return self._before_verb(sentence, base, lead, subject_first, index)

    def _before_verb(
        self, sentence: Sentence, base: Draft, lead: tuple[int, int] | None, subject_first: int, index: int
    ) -> Draft | None:
        """“…”，X说。 and …，X说。; a quotation that ended the sentence before belongs here too."""
        if lead is not None:
            return replace(base, first=lead[0], last=lead[1], rule="quote-before-verb")
        tokens = self.analysis.tokens
        loose = self._loose(sentence, index, subject_first)
        if loose is not None:
            draft, quoted = loose
            return replace(
                base,
                first=draft.first,
                last=draft.last,
                rule="quote-before-verb",
                sentences=[quoted, sentence],
            )
        last = subject_first
        while last > sentence.first and tokens[last - 1].uses & Use.COMMA:
            last -= 1
        ends = all(token.uses & Use.STOP for token in tokens[(base.cue or 0) + 1 : sentence.last])
        if index == 0 and ends and last < subject_first and last - sentence.first >= 3:
            return replace(base, first=sentence.first, last=last, rule="clause-before-verb")
        return None

    def _loose(self, sentence: Sentence, index: int, subject_first: int) -> tuple[Draft, Sentence] | None:
        """The quotation that ended the sentence before, with that sentence, when the speaker comes first."""
        before = self.analysis.tokens[sentence.first : subject_first]
        if index or self.loose is None or any(token.uses & ~(Use.NOUN | Use.NEGATIVE) for token in before):
            return None
        at, quoted = self.loose
        near = quoted.last == sentence.first and at < len(self.drafts)
        return (self.drafts.pop(at), quoted) if near else None

    def _plainly_says(self, frame: Frame, speakers: tuple[str, ...]) -> bool:
        """“会谈很好。”他说，…: the quotation before is his too, where nobody else spoke before it.

        他还说 begins anew.
        """
        tokens, said = self.analysis.tokens, frame.subject
        plain = tokens[frame.cue].text in word_set("cues", "suffixes_of_telling")
        if self.loose is None or not plain or said is None or said.last != frame.cue:
            return False
        at, quoted = self.loose
        opens = quoted.first == 0 or bool(tokens[quoted.first - 1].uses & Use.BREAK)
        return opens or (at < len(self.drafts) and self.drafts[at].speakers[:1] == speakers[:1])

    def _describes(self, first: int, last: int) -> bool:
        """“…，”居民甲说，他是…: what follows tells who speaks."""
        tokens = self.analysis.tokens
        if first + 1 >= last or tokens[first].text not in word_set("function", "pronouns", "he"):
            return False
        return tokens[first + 1].text in word_set("cues", "describes")

    def _outer(self, frame: Frame) -> int | None:
        """The statement just made whose content holds this verb."""
        for number in range(len(self.drafts) - 1, max(-1, len(self.drafts) - 4), -1):
            outer = self.drafts[number]
            if (
                outer.sentences[0].first <= frame.cue < outer.last
                and outer.first <= frame.cue
                and outer.cue != frame.cue
            ):
                return number
        if self.answer is not None and frame.cue < self.drafts[self.answer].last:
            return self.answer
        return None

    def _dated(self, draft: Draft, sentence: Sentence) -> None:
        draft.date = draft.date or self.days.implied(draft, sentence)
        self.days.said(draft, sentence)

    def _carry_on(self, draft: Draft) -> None:
        """A quotation left open goes on where the next paragraph opens again."""
        while True:
            last = self.analysis.closing(draft.last)
            following = self.analysis.opening(draft.last + 1)
            if last is None or last.closed or following is None:
                return
            draft.last = following.last
            self.consumed = following.last
            draft.sentences.extend(self._within(following))

    # -- without a verb --------------------------------------------------------------------------

    def _headline(self, sentence: Sentence) -> bool:
        """泽连斯基：愿意… at the head of a paragraph."""
        tokens = self.analysis.tokens
        for at in range(sentence.first + 1, min(sentence.first + 12, sentence.last)):
            if tokens[at].uses & Use.COLON:
                found = phrase_ending(self.analysis, self.cast, at - 1, sentence.first)
                label = tokens[at - 1].uses & Use.STATE and tokens[at - 1].tag not in {"side", "army"}
                if label and at - 1 == sentence.first and tokens[at - 1].text not in gazetteer().metonyms:
                    return False  # 马里：巴马科与武装组织重开谈判
                if (
                    found is None
                    or found.first != sentence.first
                    or found.pronoun is not None
                    or at + 1 >= sentence.last
                ):
                    return False
                if is_outlet(found.ids[0]) or found.ids[0].startswith("group:"):
                    return False
                self._labelled(sentence, found.ids, at + 1)
                return True
            if tokens[at].uses & (PAUSE | Use.OPEN):
                return False
        return False

    def _labelled(self, sentence: Sentence, speakers: tuple[str, ...], first: int) -> None:
        """Make a statement of what stands behind a label and its colon."""
        tokens, last = self.analysis.tokens, sentence.last
        while last > first and tokens[last - 1].uses & Use.STOP and not self.contents.closes(last):
            last -= 1
        draft = Draft(speakers, first, last, None, "name-colon", [sentence])
        quotation = self.analysis.opening(first)
        if quotation is None or quotation.last < last:
            self._answer(draft, sentence)  # of 默茨：“…” nothing goes on behind the marks
        draft.meeting = self.occasions.of(draft, sentence)
        self._dated(draft, sentence)
        self.drafts.append(draft)
        self.discourse.spoke(speakers, sentence.first)
        self._carry_on(draft)

    def _labelled_answer(self, sentence: Sentence) -> bool:
        """答：… in a transcript that names once who answers."""
        named = (draft.speakers for draft in reversed(self.drafts) if draft.rule == "name-colon")
        speakers = next(named, None) or respondent(self.analysis, self.cast, sentence.first)
        if speakers:
            self._labelled(sentence, speakers, sentence.first + 2)
        return bool(speakers)

    def _answer(self, draft: Draft, sentence: Sentence) -> None:
        """毛宁：… in a transcript: the answer goes on to the end of its paragraph."""
        number = self.analysis.sentence_number(sentence.first) + 1
        for following in self.analysis.sentences[number : number + _LONGEST_ANSWER]:
            if asks(self.analysis, following) or answers(self.analysis, following):
                break
            last = following.last
            while last > following.first and self.analysis.tokens[last - 1].uses & Use.STOP:
                last -= 1
            span = self.analysis.span(draft.first, max(last, following.first + 1))
            if following.paragraph != sentence.paragraph or span.end - span.start > _LONGEST_STATEMENT:
                break
            draft.last = last
            draft.sentences.append(following)
        self.answer = len(self.drafts)

    def _unattributed(self, sentence: Sentence) -> None:
        """A quotation that is a whole sentence continues the last speaker."""
        quotation = self._whole_quotation(sentence)
        self.loose = None
        if quotation is None or self._crosshead(quotation, sentence) or self._resumes(quotation, sentence):
            return
        near = sentence.paragraph - self.spoken <= 1
        speakers = self._who_quotes(sentence) if near else ()
        if quotation.last - quotation.first < 4:
            return
        draft = Draft(speakers, quotation.first, quotation.last, None, "quote-continues", [sentence])
        draft.meeting = self.occasions.of(draft, sentence)
        self._dated(draft, sentence)
        self.loose = (len(self.drafts), sentence)
        self.drafts.append(draft)
        if not speakers:
            self.spoken = -2
        self._carry_on(draft)

    def _crosshead(self, quotation: Quotation, sentence: Sentence) -> bool:
        """Whether a quotation is a paragraph of its own and ends without a full stop: a heading."""
        tokens = self.analysis.tokens
        opens = sentence.first == 0 or tokens[sentence.first - 1].uses & Use.BREAK
        ends = sentence.last >= len(tokens) or tokens[sentence.last].uses & Use.BREAK
        stops = any(token.uses & Use.STOP for token in tokens[quotation.last - 2 : sentence.last])
        return bool(opens and ends) and not stops

    def _who_quotes(self, sentence: Sentence) -> tuple[str, ...]:
        """Who spoke last; the person who told in the paragraph what that party said: 毛宁说中方表明了…"""
        last = self.discourse.last_speakers
        person = self.discourse.last_person
        told = self.drafts[-1].sentences[-1] if self.drafts else None
        if not last or person is None or told is None or self.cast.is_person(last[0]):
            return last
        here = [item for item in self.drafts[-4:] if item.sentences[-1].paragraph == sentence.paragraph]
        spoke = any(item.speakers[:1] == (person,) for item in here)
        return (person,) if spoke and self.cast.side(person) == last[0] else last

    def _resumes(self, quotation: Quotation, sentence: Sentence) -> bool:
        """“不重要，”哈布说。“没有迹象…”: a quotation broken off at a comma goes on, and is one with it."""
        draft = self.drafts[-1] if self.drafts else None
        if draft is None or draft.rule != "quote-before-verb" or draft.sentences[-1].last != sentence.first:
            return False
        if not self.analysis.tokens[draft.last - 2].uses & Use.COMMA:
            return False
        draft.skip, draft.last, draft.rule = (draft.last, quotation.first), quotation.last, "both-sides"
        draft.sentences.append(sentence)
        self._carry_on(draft)
        return True

    def _whole_quotation(self, sentence: Sentence) -> Quotation | None:
        quotation = self.analysis.opening(sentence.first)
        if quotation is None:
            return None
        rest = self.analysis.tokens[quotation.last : sentence.last]
        return quotation if all(token.uses & Use.STOP for token in rest) else None
