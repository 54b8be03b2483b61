"""Statements in token numbers → `Statement` records.

    王毅说：“中方欢迎停火。”       direct: the words in the marks
    王毅说，中方欢迎停火           indirect: the clause
    王毅说，中方“坚定支持”停火     mixed, with the range in marks; a marked term (“一中”) is none

Content repeated word for word by one speaker is one statement with the evidence of all its places.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import ACTOR, PAUSE, Use, word_set
from graph.model import Span, Statement, StatementKind

if TYPE_CHECKING:
    from graph.analysis.clauses import Quotation, Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.token import Token
    from graph.extraction.cast import Cast

# Characters: what is so short is a term; a term is hardly longer than the other.
_SHORT = 2
_SHORT_NAME = 3
_LONG_TERM = 8
# Parts of speech by jieba of which terms are made.
_NOMINAL = frozenset("nmqbfsjtx")


_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Draft:
    """A statement in token numbers, before it becomes a record."""

    speakers: tuple[str, ...]
    first: int
    last: int
    cue: int | None
    rule: str
    sentences: list[Sentence]
    addressees: tuple[str, ...] = ()
    date: str | None = None
    within: int | None = None
    skip: tuple[int, int] | None = None
    meeting: str | None = None
    parsed: tuple[str, ...] = ()


def records(analysis: Analysis, cast: Cast, drafts: list[Draft]) -> tuple[Statement, ...]:
    """The statements sorted by start; drafts without speaker or content left out, repeated ones joined."""
    ids: dict[int, str] = {}
    made: dict[tuple[str, str], Statement] = {}
    told: dict[tuple[str, str], set[Span]] = {}
    for number, draft in enumerate(drafts):
        if not draft.speakers or draft.first >= draft.last:
            continue
        statement = _record(
            analysis, cast, draft, ids.get(draft.within) if draft.within is not None else None
        )
        key = (draft.speakers[0], _SPACE.sub("", statement.text))
        if key in made:
            known = made[key]
            statement = replace(statement, id=known.id, date=statement.date or known.date)
        told.setdefault(key, set()).update(statement.evidence)
        made[key] = statement
        ids[number] = statement.id
    whole = (
        replace(item, evidence=tuple(sorted(told[key]))) if len(told[key]) > 1 else item
        for key, item in made.items()
    )
    return tuple(sorted(whole, key=lambda item: (item.start, item.end, item.id)))


def _record(analysis: Analysis, cast: Cast, draft: Draft, within: str | None) -> Statement:
    first, last, kind, quotes = _quoted(analysis, draft)
    span = analysis.span(first, last)
    evidence = tuple(analysis.span(item.first, item.last) for item in draft.sentences)
    mentions = sorted({cast.at[at] for at in range(first, last) if at in cast.at})
    return Statement(
        "statement:" + _digest(analysis, draft.speakers[0], span),
        draft.speakers[0],
        draft.speakers[1:],
        tuple(id_ for id_ in draft.addressees if id_ not in draft.speakers),
        kind,
        _cue(analysis.tokens[draft.cue]) if draft.cue is not None else None,
        span.text,
        span.start,
        span.end,
        quotes,
        draft.date,
        draft.meeting,
        within,
        cast.issues(first, last),
        tuple(mentions),
        tuple(map(analysis.finder, (draft.rule, *draft.parsed))),
        _joined(analysis, evidence),
    )


def _cue(token: Token) -> str | None:
    """The reporting verb; None where a source is only named: 根据白宫官员，…."""
    return token.text if token.uses & Use.CUE or token.text in word_set("cues", "messages") else None


def _joined(analysis: Analysis, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Neighbouring sentences as one span."""
    if len(spans) < 2:
        return spans
    return (analysis.folded.article.span(spans[0].start, spans[-1].end),)


def _quoted(analysis: Analysis, draft: Draft) -> tuple[int, int, StatementKind, tuple[tuple[int, int], ...]]:
    """The content without outer marks, its kind, and the ranges in marks where only a part is."""
    tokens, first, last = analysis.tokens, draft.first, draft.last
    inside = [item for item in analysis.quoted(first, last) if item.first >= first and item.last <= last]
    if not inside:
        return first, last, StatementKind.INDIRECT, ()
    covered = {at for item in inside for at in range(item.first, item.last)}
    if draft.skip is not None:
        covered.update(range(*draft.skip))
    bare = [
        at for at in range(first, last) if at not in covered and not tokens[at].uses & (PAUSE | Use.CLOSE)
    ]
    if not bare and inside[0].first == first:
        end = inside[-1].last - (1 if inside[-1].closed else 0)
        if end > first + 1:
            return first + 1, end, StatementKind.DIRECT, ()
    parts = [item for item in inside if not _is_term(analysis, item)]
    if not parts:
        return first, last, StatementKind.INDIRECT, ()
    ranges = []
    for item in parts:
        end = item.last - 1 if item.closed else item.last
        if end > item.first + 1:
            span = analysis.span(item.first + 1, end)
            ranges.append((span.start, span.end))
    return first, last, StatementKind.MIXED, tuple(ranges)


def _is_term(analysis: Analysis, quotation: Quotation) -> bool:
    """Whether quotation marks only set off a name or term: “九二共识”, “快速恢复制裁”机制; not “大得很”."""
    tokens = analysis.tokens
    last = quotation.last - 1 if quotation.closed else quotation.last
    inner = tokens[quotation.first + 1 : last]
    if not inner or inner[-1].end - inner[0].start <= _SHORT:
        return True
    following = tokens[quotation.last] if quotation.last < len(tokens) else None
    names_next = following is not None and following.start == tokens[quotation.last - 1].end
    if names_next and following is not None and following.uses & (Use.NOUN | Use.POST | Use.DEPARTMENT):
        return True
    size = inner[-1].end - inner[0].start
    named = size <= _SHORT_NAME and inner[0].tag[:1] == "a" and _nominal(inner[-1])  # 黄背心
    return named or (size <= _LONG_TERM and all(_nominal(token) for token in inner))


def _nominal(token: Token) -> bool:
    named = ACTOR | Use.PLACE | Use.NOUN | Use.MEET_NOUN | Use.NUMBER | Use.LIST | Use.TIME
    return bool(token.uses & named) or token.tag[:1] in _NOMINAL or token.tag == "vn"


def _digest(analysis: Analysis, speaker: str, span: Span) -> str:
    return hashlib.sha256(
        f"{analysis.folded.article.id} {speaker} {span.start} {span.end}".encode()
    ).hexdigest()[:16]
