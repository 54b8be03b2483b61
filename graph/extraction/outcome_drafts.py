"""What was read of outcomes, one draft a place → one record an outcome.

A restatement is further evidence of the first: the same meeting and status and half of the words of the
shorter one. A headline restates whatever the running text tells with one of its words, or that an
agreement was reached at all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.extraction.outcome_verbs import REACHED, TERMS
from graph.model import Finder, Outcome, OutcomeStatus

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.extraction.discourse import Discourse

_SMALL = (
    Use.ADVERB
    | Use.OBLIQUE
    | Use.WITH
    | Use.CONJUNCTION
    | Use.LIST
    | Use.BRACKET
    | Use.OPEN
    | Use.CLOSE
    | PAUSE
)
_SMALL_TAGS = frozenset({"d", "c", "p", "r", "m", "q", "ul", "uj", "f", "u"})
_WINDOW = 40


@dataclass(slots=True)
class Draft:
    """One place at which an outcome is told: its content, tokens ``first`` to ``last`` (exclusive).

    ``sure`` says that the sentence itself tells of the meeting.
    """

    meeting: int
    first: int
    last: int
    status: OutcomeStatus
    manner: str
    headline: bool
    sure: bool
    told: list[Sentence] = field(default_factory=list)
    words: frozenset[str] = frozenset()


def add(analysis: Analysis, drafts: list[Draft], draft: Draft) -> None:
    """Keep a draft, or its sentence as further evidence of the one that it restates."""
    draft.words = words_of(analysis, draft)
    for number, known in enumerate(drafts[-_WINDOW:], max(0, len(drafts) - _WINDOW)):
        if not _same(known, draft):
            continue
        kept, other = (draft, known) if known.headline and not draft.headline else (known, draft)
        if other.sure and not kept.sure and other.words & kept.words:
            kept.meeting = other.meeting
        kept.told += other.told
        drafts[number] = kept
        return
    drafts.append(draft)


def words_of(analysis: Analysis, draft: Draft) -> frozenset[str]:
    """The words that carry the content of a draft, without 达成, 协议 and the like: 停火 of 停火协议."""
    tokens = analysis.tokens[draft.first : draft.last]
    kept = (token.text for token in tokens if not token.uses & _SMALL and token.tag not in _SMALL_TAGS)
    return frozenset(word for text in kept if (word := _stem(text)))


@cache
def _generic() -> tuple[str, ...]:
    return tuple(sorted(word_set("outcomes", "generic"), key=lambda word: (-len(word), word)))


def _stem(text: str) -> str:
    for word in _generic():
        text = text.replace(word, "")
    return text


def _same(known: Draft, draft: Draft) -> bool:
    failed = OutcomeStatus.FAILED
    elsewhere = known.meeting != draft.meeting and known.sure and draft.sure
    if elsewhere or (known.status is failed) != (draft.status is failed):
        return False
    if known.status is failed:
        return True
    if known.told[0] == draft.told[0]:
        return False
    shared = len(known.words & draft.words)
    if known.headline or draft.headline:
        return shared > 0 or REACHED in (known.manner, draft.manner)
    if known.status is not draft.status:
        return False
    if (known.manner == TERMS) != (draft.manner == TERMS):
        return False
    if bare(known) or bare(draft):
        return known.manner == draft.manner == REACHED
    least = min(len(known.words), len(draft.words))
    return 2 * shared >= least and (least > 1 or known.manner == draft.manner)


def bare(draft: Draft) -> bool:
    """Whether a draft only says that something was reached: 达成协议, 在文件上签字."""
    return draft.manner == REACHED and not draft.words


def record(analysis: Analysis, discourse: Discourse, draft: Draft) -> Outcome:
    """The outcome of a draft, its sentences as evidence in the order of the text."""
    span = analysis.span(draft.first, draft.last)
    evidence = {analysis.span(sentence.first, sentence.last) for sentence in draft.told}
    by = (Finder(analysis.engine, f"{draft.status.value}-{draft.manner}"),)
    id_ = discourse.ids[draft.meeting]
    return Outcome(id_, span.text, span.start, span.end, draft.status, by, tuple(sorted(evidence)))
