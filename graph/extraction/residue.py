"""A reading → its residue: what looks like a fact and made none, each with the reason.

    会谈纪要            encounter word: part of another noun
    王毅没有透露细节     reporting verb: negated
    “马拉松谈判”         quotation: only a term

It is an instrument that needs no annotations: over any heap of articles the reasons say where the
rules stop, and a share that grows says that a change of them went wrong. The rules note their
reasons themselves (`Cast.passed`) while an article is read to be explained; the rest is asked of the
functions that decided. A word that only goes on with a meeting told before is none.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from graph.analysis import lexicon
from graph.analysis.vocabulary import ACTOR, ENCOUNTER, PAUSE, Use
from graph.extraction.cues import GOES_ON
from graph.extraction.meeting_records import makes_meeting, table
from graph.extraction.triggers import compounds, triggers, unmeant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.analysis.clauses import Quotation, Sentence
    from graph.extraction.reading import Reading
    from graph.model import Facts, Span

_QUOTED = "in quotation marks"
# A rule that passes a word over notes why; a test asks that none forgets.
UNKNOWN = "unknown"
# A stretch in marks that is no longer than this and has no pause in it names something.
_LONGEST_TERM = 10


class Sort(StrEnum):
    """What was looked at."""

    QUOTATION = "quotation"
    REPORTING_VERB = "reporting_verb"
    ENCOUNTER_WORD = "encounter_word"
    NAME = "name"
    STATEMENT = "statement"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Residue:
    """One thing that looks like a fact and made none, or half of one.

    Attributes:
        reason: in English, with the words of the lexicon that decided.
    """

    sort: Sort
    span: Span
    reason: str
    sentence: Span


@dataclass(frozen=True, slots=True)
class Explanation:
    """The facts of one article and the residue beside them, in the order of the text.

    Attributes:
        seen: how many there are of each sort, residue or not; every sort is there.
    """

    facts: Facts
    residue: tuple[Residue, ...]
    seen: Mapping[Sort, int]

    def counts(self) -> dict[str, dict[str, int]]:
        """For each sort how many were seen, and how many of them are residue."""
        left = Counter(item.sort for item in self.residue)
        return {sort.value: {"seen": self.seen[sort], "residue": left[sort]} for sort in Sort}

    def to_json(self) -> str:
        """The line of the JSON contract with ``residue`` and ``residue_counts`` behind the facts."""
        found: dict[str, Any] = self.facts.to_dict()
        found["residue"] = [asdict(item) for item in self.residue]
        found["residue_counts"] = self.counts()
        return json.dumps(found, ensure_ascii=False, separators=(", ", ": "))


def shares(counts: Iterable[Mapping[str, Mapping[str, int]]]) -> str:
    """How much is residue in several articles together: ``quotations 3 of 40 (8%), …``."""
    seen: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for one in counts:
        seen.update({sort: number["seen"] for sort, number in one.items()})
        left.update({sort: number["residue"] for sort, number in one.items()})
    parts = (f"{sort.replace('_', ' ')}s {left[sort]} of {seen[sort]}" for sort in Sort)
    rates = (f" ({left[sort] / seen[sort]:.0%})" if seen[sort] else "" for sort in Sort)
    return ", ".join(map("".join, zip(parts, rates, strict=True)))


# What is looked at: its tokens, the last exclusive, and why it is residue, None where it is none.
_Item = tuple[int, int, str | None]


def explanation(reading: Reading) -> Explanation:
    """The facts of an article that was read to be explained, and its residue."""
    looks = {
        Sort.QUOTATION: _quotations,
        Sort.REPORTING_VERB: _verbs,
        Sort.ENCOUNTER_WORD: _words,
        Sort.NAME: _names,
        Sort.STATEMENT: _statements,
        Sort.MEETING: _meetings,
    }
    analysis = reading.analysis
    found: list[Residue] = []
    seen: Counter[Sort] = Counter()
    for sort, look in looks.items():
        for first, last, reason in look(reading):
            seen[sort] += 1
            if reason is not None:
                around = _sentence(reading, first)
                sentence = analysis.span(around.first, around.last)
                found.append(Residue(sort, analysis.span(first, last), reason, sentence))
    found.sort(key=lambda item: (item.span.start, item.span.end, item.sort))
    return Explanation(reading.facts, tuple(found), {sort: seen[sort] for sort in Sort})


def _sentence(reading: Reading, at: int) -> Sentence:
    return reading.analysis.sentences[reading.analysis.sentence_number(at)]


def _passed(reading: Reading) -> dict[int, str]:
    return reading.cast.passed or {}


# -- statements ----------------------------------------------------------------------------------------


def _statements(reading: Reading) -> Iterator[_Item]:
    """The statements; the ones nobody makes are left out of the facts."""
    for draft in reading.statements.drafts:
        speechless = "no speaker in its paragraph or the one before it"
        yield draft.first, draft.last, None if draft.speakers else speechless


def _verbs(reading: Reading) -> Iterator[_Item]:
    """The reporting verbs that stand for themselves: 说 in 告诉记者说 does not."""
    tokens, passed = reading.analysis.tokens, _passed(reading)
    made = {draft.cue for draft in reading.statements.drafts}
    for sentence in reading.analysis.sentences:
        plain = set(reading.analysis.inside(sentence))
        for at in range(sentence.first, sentence.last):
            if not tokens[at].uses & Use.CUE or at in reading.cast.at or passed.get(at) == GOES_ON:
                continue
            reason = passed.get(at, UNKNOWN) if at in plain else _QUOTED
            yield at, at + 1, None if at in made else reason


def _quotations(reading: Reading) -> Iterator[_Item]:
    """The quotations; those of a statement without a speaker are in it already."""
    told = {at for draft in reading.statements.drafts for at in range(draft.first, draft.last)}
    for quotation in reading.analysis.quotations:
        outside = told.isdisjoint(range(quotation.first, quotation.last))
        yield quotation.first, quotation.last, _unsaid(reading, quotation) if outside else None


def _unsaid(reading: Reading, quotation: Quotation) -> str:
    """Why a quotation made no statement: the verb beside it made none, it is a term, no verb tells it."""
    tokens, passed = reading.analysis.tokens, _passed(reading)
    sentence = _sentence(reading, quotation.first)
    verbs = [at for at in reading.analysis.inside(sentence) if tokens[at].uses & Use.CUE and at in passed]
    beside = _word_before(reading, quotation)
    if beside in verbs:
        return f"{tokens[beside].text}: {passed[beside]}"
    if _is_term(reading, quotation, sentence):
        return "only a term in quotation marks"
    if verbs:
        near = min(verbs, key=lambda at: abs(at - quotation.first))
        return f"{tokens[near].text}: {passed[near]}"
    told = reading.cast.attributions.get(sentence.first)
    return f"outside what {tokens[told[0].cue].text} reports" if told else "no reporting verb in its sentence"


def _is_term(reading: Reading, quotation: Quotation, sentence: Sentence) -> bool:
    """Whether a short stretch without a pause stands inside a clause: 这场“马拉松谈判”持续.

    One that begins with a verb says something: 提人阵“作出了让步”.
    """
    tokens, first, last = reading.analysis.tokens, quotation.first, quotation.last
    if last - first > _LONGEST_TERM or any(token.uses & PAUSE for token in tokens[first:last]):
        return False
    if last - first > 3 and tokens[first + 1].uses & Use.VERB:
        return False
    beside = [at for at in (first - 1, last) if sentence.first <= at < sentence.last]
    return any(not tokens[at].uses & PAUSE for at in beside)


def _word_before(reading: Reading, quotation: Quotation) -> int:
    """The last token before a quotation, pauses stepped over; -1 where there is none."""
    at = quotation.first - 1
    while at >= 0 and reading.analysis.tokens[at].uses & PAUSE:
        at -= 1
    return at


# -- meetings ------------------------------------------------------------------------------------------


def _meetings(reading: Reading) -> Iterator[_Item]:
    """The words that began a meeting, or several; those with fewer than two sides among them."""
    for draft in {item.first: item for item in reading.meetings.drafts}.values():
        sides = dict.fromkeys(item.side for item in table(reading.cast, draft) if item.side is not None)
        alone = "".join(map(reading.cast.name, sides)) if len(sides) < 2 else None
        if draft.pair or draft.gathering:
            reason = None
        elif makes_meeting(reading.cast, draft):
            reason = None if alone is None else f"kept with one side, a body that meets: {alone}"
        else:
            reason = f"no second side: {alone}" if alone else "no side"
        yield draft.first, draft.first + 1, reason


def _words(reading: Reading) -> Iterator[_Item]:
    """The encounter words; of several in one noun the last, and none that only begins a `_meetings` item."""
    analysis, cast, tokens = reading.analysis, reading.cast, reading.analysis.tokens
    begun = {draft.first for draft in reading.meetings.drafts} | set(reading.discourse.meetings)
    for sentence in analysis.sentences:
        found = list(triggers(analysis, cast, sentence))
        meant = {trigger.at for trigger in found}
        parts = meant - {trigger.at for trigger in compounds(tokens, found)}
        plain = set(analysis.inside(sentence))
        for at in range(sentence.first, sentence.last):
            uses = tokens[at].uses
            word = uses & ENCOUNTER and not uses & Use.NEGATIVE and at not in cast.at
            if at in parts or not (word or at in meant):
                continue
            reason = _unmet(reading, sentence, at) if at in plain else _QUOTED
            yield at, at + 1, None if at in begun else reason


def _unmet(reading: Reading, sentence: Sentence, at: int) -> str:
    """Why an encounter word made no meeting and is of none."""
    tokens, passed = reading.analysis.tokens, _passed(reading)
    if at in passed:
        return passed[at]
    excluded = unmeant(tokens, at, sentence.last) if tokens[at].uses & ENCOUNTER else None
    return excluded or UNKNOWN


# -- names ---------------------------------------------------------------------------------------------


def _names(reading: Reading) -> Iterator[_Item]:
    """The names of persons, and the strings that look like one, each where it stands first."""
    forms: dict[str, int] = {}
    for at, token in enumerate(reading.analysis.tokens):
        if token.uses & Use.PERSON:
            forms.setdefault(token.text, at)
    yield from ((at, at + 1, None) for at in forms.values())
    taken: set[int] = set()
    for form, reason in lexicon.unnamed(reading.analysis):
        place = next((span for span in _places(reading, form) if taken.isdisjoint(span)), None)
        if place is not None:
            taken.update(place)
            yield place.start, place.stop, reason


def _places(reading: Reading, form: str) -> Iterator[range]:
    """The tokens of each occurrence of a form that no name of an actor or place shares."""
    tokens, text = reading.analysis.tokens, reading.analysis.folded.text
    start = text.find(form)
    while start >= 0:
        first = bisect_left(tokens, start, key=lambda token: token.start)
        last = bisect_right(tokens, start + len(form), key=lambda token: token.end)
        inner = tokens[first:last]
        whole = inner and inner[0].start == start and inner[-1].end == start + len(form)
        if whole and not any(token.uses & (ACTOR | Use.PLACE) for token in inner):
            yield range(first, last)
        start = text.find(form, start + 1)
