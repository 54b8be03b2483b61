"""What was read of outcomes, one draft a place → one record an outcome.

A restatement is further evidence of the first: the same meeting and status and half of the words of the
shorter one. A headline restates whatever the running text tells with one of its words, or that an
agreement was reached at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.extraction.outcome_verbs import ISSUING, REACHED, TERMS
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
# With the same word at their head (任命…) so many shared ones make two contents one.
_MANY = 3


@dataclass(slots=True)
class Draft:
    """One place at which an outcome is told: its content, tokens ``first`` to ``last`` (exclusive).

    ``sure`` says that the sentence itself tells of the meeting; ``at`` is the token of the verb.
    """

    meeting: int
    first: int
    last: int
    status: OutcomeStatus
    manner: str
    headline: bool
    sure: bool
    at: int = 0
    told: list[Sentence] = field(default_factory=list)
    words: dict[str, None] = field(default_factory=dict)


def add(analysis: Analysis, drafts: list[Draft], draft: Draft) -> None:
    """Keep a draft, or its sentence as further evidence of the one that it restates."""
    draft.words = words_of(analysis, draft)
    for number, known in enumerate(drafts[-_WINDOW:], max(0, len(drafts) - _WINDOW)):
        if not _same(known, draft):
            continue
        poorer = known.status is OutcomeStatus.FAILED and _bare_failure(known) and not _bare_failure(draft)
        later = (known.headline and not draft.headline) or poorer
        kept, other = (draft, known) if later else (known, draft)
        if other.sure and not kept.sure and other.words.keys() & kept.words.keys():
            kept.meeting = other.meeting
        kept.told += other.told
        drafts[number] = kept
        return
    drafts.append(draft)


def words_of(analysis: Analysis, draft: Draft) -> dict[str, None]:
    """The words that carry the content of a draft, without 达成, 协议 and the like: 停火 of 停火协议.

    The place at the head of 在罗马签署协议 is none of it.
    """
    placed = draft.manner in {REACHED, ISSUING} and analysis.tokens[draft.first].text == "在"
    tokens = analysis.tokens[draft.at if placed else draft.first : draft.last]
    kept = (token.text for token in tokens if not token.uses & _SMALL and token.tag not in _SMALL_TAGS)
    return dict.fromkeys(word for text in kept if (word := _generic().sub("", text)))


@cache
def _generic() -> re.Pattern[str]:
    words = sorted(word_set("outcomes", "generic"), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))


def _same(known: Draft, draft: Draft) -> bool:
    """Whether a draft only restates one known."""
    failed = OutcomeStatus.FAILED
    elsewhere = known.meeting != draft.meeting and known.sure and draft.sure
    if elsewhere or (known.status is failed) != (draft.status is failed):
        return False
    apart = known.told[0] != draft.told[0]
    shared = _shared(known, draft)
    if known.status is failed:
        return apart or shared > 0 or _bare_failure(known) or _bare_failure(draft)
    if apart and (known.headline or draft.headline):
        return shared > 0 or REACHED in (known.manner, draft.manner)
    return apart and known.status is draft.status and _alike(known, draft, shared)


def _shared(known: Draft, draft: Draft) -> int:
    """How many words two contents share; none where it is only what is done: 交换战俘, 交换条件."""
    words = known.words.keys() & draft.words.keys()
    return 0 if words <= word_set("outcomes", "acts") else len(words)


def _alike(known: Draft, draft: Draft, shared: int) -> bool:
    """Whether two that are told in the running text have the same content."""
    if (known.manner == TERMS) != (draft.manner == TERMS):
        return False
    if bare(known) or bare(draft):
        return known.manner == draft.manner == REACHED
    least = min(len(known.words), len(draft.words))
    if known.meeting != draft.meeting:
        return 3 * shared >= 2 * least
    if shared >= _MANY and next(iter(known.words)) == next(iter(draft.words)):
        return True
    return 2 * shared >= least and (least > 1 or known.manner == draft.manner)


def _bare_failure(draft: Draft) -> bool:
    """Whether a draft only says that a meeting failed: 不欢而散, 没有结果."""
    return not draft.words or draft.last - draft.first <= 2


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
