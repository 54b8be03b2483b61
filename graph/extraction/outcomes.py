"""Sentences → what a meeting agreed, announced or failed to agree.

    双方同意尽快任命谈判团队     agreed, of the held meeting of those who agree
    会谈未能达成协议             failed
    双方有望达成协议             none: not yet
A verb (`outcome_verbs`) of those who met (`outcome_agents`) gives a meeting (`outcome_meetings`) its
content (`outcome_contents`); what an agreement says (`outcome_terms`) is an outcome too. Refused are
wishes, plans, demands, and what one side does without having met another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.extraction.outcome_agents import Agents, agents
from graph.extraction.outcome_contents import behind_ordinal, contents, end_of
from graph.extraction.outcome_drafts import Draft, add, bare, record, words_of
from graph.extraction.outcome_grounds import met, not_yet
from graph.extraction.outcome_meetings import Origins
from graph.extraction.outcome_terms import duty, term, written
from graph.extraction.outcome_verbs import (
    AGREEING,
    ANNOUNCING,
    FAILED,
    ISSUING,
    POINT,
    REACHED,
    TERMS,
    Verb,
    pause,
    verbs,
)
from graph.model import OutcomeStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse
    from graph.model import Meeting, Outcome

_STATUS = {
    AGREEING: OutcomeStatus.AGREED,
    REACHED: OutcomeStatus.AGREED,
    ISSUING: OutcomeStatus.ANNOUNCED,
    ANNOUNCING: OutcomeStatus.ANNOUNCED,
    FAILED: OutcomeStatus.FAILED,
}


def outcomes(
    analysis: Analysis, cast: Cast, discourse: Discourse, told: Sequence[Meeting]
) -> tuple[Outcome, ...]:
    """The outcomes of an article, sorted by start; none where it tells of no meeting held."""
    reader = _Reader(analysis, cast, discourse, told)
    if reader.origins.held:
        for sentence in analysis.sentences:
            reader.read(sentence)
    found = (record(analysis, discourse, draft) for draft in reader.drafts)
    once = {(item.start, item.end, item.meeting): item for item in found}  # 达成共识并签署协议
    return tuple(once[key] for key in sorted(once, key=lambda key: (key[:2], key[2] or "")))


class _Reader:
    """Reads sentence after sentence and remembers what was agreed."""

    def __init__(self, analysis: Analysis, cast: Cast, discourse: Discourse, told: Sequence[Meeting]) -> None:
        self.analysis = analysis
        self.cast = cast
        self.discourse = discourse
        self.origins = Origins(analysis, cast, discourse, told)
        self.drafts: list[Draft] = []
        self.documents: dict[str, int] = {}
        self.latest: Draft | None = None
        self.newest = self.listing = -2

    def read(self, sentence: Sentence) -> None:
        """Add the outcomes that one sentence tells."""
        found = self._by_verbs(sentence) or self._by_terms(sentence) or self._by_point(sentence)
        if found:
            found += self._duty(found[-1], sentence)
        elif self.latest is not None and self._follows(sentence):
            found = self._duty(self.latest, sentence)
        for draft in found:
            add(self.analysis, self.drafts, draft)
        if found:
            self.latest, self.newest = found[-1], self.analysis.sentence_number(sentence.first)
            self._remember(sentence, found[-1].meeting)
            if self.analysis.tokens[sentence.last - 1].uses & Use.COLON or found[-1].manner == POINT:
                self.listing = self.newest

    def _remember(self, sentence: Sentence, number: int) -> None:
        """Note which documents a meeting has brought forth."""
        text = self.analysis.text(sentence.first, sentence.last)
        self.documents.update({word: number for word in word_set("outcomes", "documents") if word in text})

    # -- by a verb -----------------------------------------------------------------------------------

    def _by_verbs(self, sentence: Sentence) -> list[Draft]:
        found: list[Draft] = []
        last: tuple[Verb, Agents] | None = None
        for verb in verbs(self.analysis, sentence):
            who = agents(self.analysis, self.cast, self.discourse, sentence, verb.at)
            if who is None or (last is not None and _inside(*last, verb, who)):
                continue
            if not_yet(self.analysis, sentence, verb, who) or not self._met(sentence, verb, who):
                continue
            number = self.origins.of(sentence, verb, who)
            if number is None:
                continue
            made = self._drafts(sentence, verb, who, number)
            if made and last is not None and self._in_return(*last, verb, who):
                found[-1].first, found[-1].last = last[1].clause, made[-1].last
            elif made:
                found = _cut(self.analysis, found, who.clause, verb) + made
            last = (verb, who) if made else last
        return [draft for at, draft in enumerate(found) if not self._only_opens(draft, found[at + 1 :])]

    def _met(self, sentence: Sentence, verb: Verb, who: Agents) -> bool:
        return met(self.analysis, self.origins, sentence, verb, who, follows=self._follows(sentence))

    def _follows(self, sentence: Sentence) -> bool:
        """Whether the sentence before told of an outcome."""
        return self.newest == self.analysis.sentence_number(sentence.first) - 1

    def _in_return(self, one: Verb, doing: Agents, other: Verb, who: Agents) -> bool:
        """Whether each side gives something: 甲承诺…，乙则承诺… is one outcome."""
        if one.manner != AGREEING or other.manner != AGREEING or who.clause == doing.clause:
            return False
        text = self.analysis.text(one.end, other.at)
        exchanged = any(word in text for word in word_set("outcomes", "exchange"))
        return exchanged or (not (doing.both or who.both) and doing.sides != who.sides)

    def _only_opens(self, draft: Draft, behind: list[Draft]) -> bool:
        """Whether 达成协议 or 发表声明 only opens what the sentence goes on to tell."""
        if draft.manner == ISSUING:
            return any(other.status is OutcomeStatus.ANNOUNCED for other in behind)
        draft.words = words_of(self.analysis, draft)
        goes_on = any(other.manner == AGREEING and other.meeting == draft.meeting for other in behind)
        return bare(draft) and goes_on

    def _drafts(self, sentence: Sentence, verb: Verb, who: Agents, number: int) -> list[Draft]:
        headline, status = self.analysis.headline(sentence), self._status(sentence, verb)
        sure = number in self.origins.between(sentence.first, verb.end)
        return [
            Draft(number, first, last, status, verb.manner, headline, sure, verb.at, [sentence])
            for first, last in contents(self.analysis, sentence, verb, who.clause)
            if last - first > 1 or verb.manner == FAILED or self._says_all(first)
        ]

    def _says_all(self, at: int) -> bool:
        """Whether one word is all that was agreed: 双方同意停火."""
        return self.analysis.tokens[at].text in word_set("outcomes", "deeds")

    def _status(self, sentence: Sentence, verb: Verb) -> OutcomeStatus:
        """What is promised in a declaration is announced: 在联合声明中承诺…"""
        if verb.word in word_set("outcomes", "promising"):
            before = self.analysis.text(sentence.first, verb.at)
            if any(word in before for word in word_set("outcomes", "issued")):
                return OutcomeStatus.ANNOUNCED
        return _STATUS[verb.manner]

    # -- by an agreement -----------------------------------------------------------------------------

    def _by_terms(self, sentence: Sentence) -> list[Draft]:
        cited = term(self.analysis, sentence)
        if cited is None:
            return []
        noun, at, first, last = cited
        number = self._of_document(sentence, noun, at, first)
        if self.analysis.tokens[at].text in word_set("outcomes", "according"):
            first = self._behind_plans(first, last)
        if number is None or last <= first + 1:
            return []
        return [self._agreed(number, first, last, TERMS, sentence)]

    def _agreed(self, number: int, first: int, last: int, manner: str, sentence: Sentence) -> Draft:
        """What an agreement says, without a verb that tells its meeting."""
        headline = self.analysis.headline(sentence)
        return Draft(number, first, last, OutcomeStatus.AGREED, manner, headline, False, first, [sentence])

    def _behind_plans(self, first: int, last: int) -> int:
        """Behind the clauses that tell of a meeting to come, which is a fact of its own."""
        tokens = self.analysis.tokens
        while first < last:
            stop = pause(tokens, first, last)
            if not self.discourse.told(first, stop):
                return first
            first = stop + 1
            if first >= last or not tokens[first].uses & Use.CONTINUING:
                return last
            first += 1
        return last

    def _by_point(self, sentence: Sentence) -> list[Draft]:
        """A numbered paragraph below 双方达成以下共识：, which is no outcome then."""
        first = behind_ordinal(self.analysis.tokens, sentence.first, sentence.last)
        listed = self.listing == self.newest and self._follows(sentence)
        if not listed or first == sentence.first or self.latest is None:
            return []
        last = end_of(self.analysis.tokens, first, sentence.last)
        if self.latest.manner != POINT and self.latest in self.drafts:
            self.drafts.remove(self.latest)
        return [self._agreed(self.latest.meeting, first, last, POINT, sentence)]

    def _duty(self, agreed: Draft, sentence: Sentence) -> list[Draft]:
        """What a side has to do by what was agreed in the clause or sentence before."""
        here = agreed.told[0] == sentence
        first = pause(self.analysis.tokens, agreed.last, sentence.last) + 1 if here else sentence.first
        if (here and agreed.manner != REACHED) or agreed.status is not OutcomeStatus.AGREED:
            return []
        if first >= sentence.last:
            return []
        found = written(self.analysis, first, sentence.last) if here else None
        if found is None:
            found = duty(self.analysis, self.cast, first, sentence.last)
            if found is None or self.discourse.told(*found):
                return []
        return [self._agreed(agreed.meeting, *found, TERMS, sentence)]

    def _of_document(self, sentence: Sentence, noun: str, at: int, first: int) -> int | None:
        """The meeting whose agreement it is: one told of before, or the one that its name tells of."""
        tokens = self.analysis.tokens
        if noun in self.documents:
            return self.documents[noun]
        if self.latest is not None and self._follows(sentence):
            return self.latest.meeting
        named = word_set("outcomes", "subjects") | word_set("function", "pronouns", "both")
        here = self.origins.between(sentence.first, at)
        if here or any(token.text in named for token in tokens[at:first]):
            return self.origins.of(sentence, Verb(at, first, REACHED, noun), Agents(True, (), None, at))
        return None


def _inside(outer: Verb, doing: Agents, verb: Verb, who: Agents) -> bool:
    """Whether a verb is only part of what was agreed before it: 双方同意尽快签署协议."""
    if verb.manner == ISSUING and outer.manner == REACHED:
        return outer.end >= verb.at - 1  # 签署并发表联合声明
    if outer.manner not in {AGREEING, ANNOUNCING}:
        return False
    if who.clause == doing.clause:
        return outer.manner == AGREEING or verb.manner == AGREEING
    return verb.manner in {REACHED, ISSUING, ANNOUNCING} and not who.named and not who.added


def _cut(analysis: Analysis, found: list[Draft], clause: int, verb: Verb) -> list[Draft]:
    """Let what was agreed before end where the next outcome begins; an announcement gives way to it."""
    found = [draft for draft in found if not (draft.manner == ANNOUNCING and draft.last > verb.at)]
    for draft in found:
        if draft.first < clause < draft.last:
            draft.last = clause
            while draft.last > draft.first + 1 and analysis.tokens[draft.last - 1].uses & PAUSE:
                draft.last -= 1
    return found
