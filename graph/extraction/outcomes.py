"""Sentences → what a meeting agreed, announced or failed to agree.

    双方同意尽快任命谈判团队     agreed, of the meeting at hand
    会谈未能达成协议             failed
    双方有望达成协议             none: not yet
A restatement (the same verb and object of the same meeting) is further evidence of the first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.extraction.subjects import clause_start, subject, topic
from graph.model import Finder, Outcome, OutcomeStatus, Span

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse

_MATTER = frozenset({"就", "对", "在"})


# In the order in which a verb of several is read: 未能达成 before 达成.
_VERBS = (
    (OutcomeStatus.FAILED, "failed"),
    (OutcomeStatus.ANNOUNCED, "announced"),
    (OutcomeStatus.AGREED, "agreed"),
)


@dataclass(slots=True)
class _Draft:
    meeting: int
    first: int
    last: int
    status: OutcomeStatus
    rule: str
    evidence: list[Span] = field(default_factory=list)


@cache
def _heads() -> frozenset[str]:
    """The characters that a verb of an outcome begins with."""
    return frozenset(word[0] for _, key in _VERBS for word in word_set("outcomes", key))


def outcomes(analysis: Analysis, cast: Cast, discourse: Discourse) -> tuple[Outcome, ...]:
    """The outcomes of an article, sorted by start; each belongs to the meeting at hand where it is told."""
    drafts: list[_Draft] = []
    heads = _heads()
    for sentence in analysis.sentences:
        done = -1
        for at in analysis.inside(sentence):
            if at < done or analysis.tokens[at].text[:1] not in heads:
                continue
            draft = _read(analysis, cast, discourse, sentence, at)
            if draft is not None:
                done = draft.last
                _add(analysis, drafts, draft)
    records = (_record(analysis, discourse, draft) for draft in drafts)
    return tuple(sorted(records, key=lambda item: (item.start, item.end)))


def _read(analysis: Analysis, cast: Cast, discourse: Discourse, sentence: Sentence, at: int) -> _Draft | None:
    tokens = analysis.tokens
    status, length = _verb(tokens, at, sentence.last)
    behind = tokens[at + length] if status is not None and at + length < sentence.last else None
    if status is None or (behind is not None and behind.text == "的"):
        return None
    if tokens[at].text in {"决定", "约定"} and (behind is None or behind.uses & PAUSE):
        return None
    clause = clause_start(analysis, at, sentence.first)
    if (
        status is OutcomeStatus.AGREED
        and tokens[at].text in word_set("outcomes", "reached")
        and _unsaid(tokens, clause, at)
    ):
        status = OutcomeStatus.FAILED
    if _not_yet(tokens, clause, at, status):
        return None
    number = discourse.at_hand(sentence.last - 1)
    if number is None and discourse.meetings:
        number = discourse.meetings[discourse.told(0, len(tokens))[0]]
    if number is None or not _by_the_parties(analysis, cast, discourse, sentence, clause, at, number):
        return None
    first = _first(tokens, clause, at, length, status)
    last = _end(analysis, sentence, at)
    if last - first < 2 and status is not OutcomeStatus.FAILED:
        return None
    draft = _Draft(number, first if last > first else at, max(last, at + 1), status, f"{status.value}-verb")
    draft.evidence.append(analysis.span(sentence.first, sentence.last))
    return draft


def _verb(tokens: tuple[Token, ...], at: int, last: int) -> tuple[OutcomeStatus | None, int]:
    """The status a verb at this token gives, and how many tokens it takes."""
    texts = [
        "".join(token.text for token in tokens[at : at + size]) for size in range(1, min(3, last - at) + 1)
    ]
    for status, key in _VERBS:
        for size, text in enumerate(texts, 1):
            if text in word_set("outcomes", key):
                return status, size
    return None, 0


def _first(tokens: tuple[Token, ...], clause: int, at: int, length: int, status: OutcomeStatus) -> int:
    """Where an outcome begins: behind 同意, at 就 before 达成, at 未能 of a failure, else at its verb."""
    if status is OutcomeStatus.FAILED:
        before = range(max(clause, at - 8), at)
        return next((here for here in before if tokens[here].text in word_set("outcomes", "negations")), at)
    if status is OutcomeStatus.AGREED and tokens[at].text in word_set("outcomes", "reached"):
        for here in range(clause, at):
            if tokens[here].text in {"就", "对"} and tokens[here].uses & Use.OBLIQUE:
                return here
        return at
    return at + length if tokens[at].text in word_set("outcomes", "agreeing") else at


def _unsaid(tokens: tuple[Token, ...], clause: int, at: int) -> bool:
    """没有就停火达成协议: the negation of the very verb."""
    return any(token.text in word_set("outcomes", "negations") for token in tokens[max(clause, at - 8) : at])


def _not_yet(tokens: tuple[Token, ...], clause: int, at: int, status: OutcomeStatus) -> bool:
    words = (
        word_set("outcomes", "nearly") if status is OutcomeStatus.FAILED else word_set("outcomes", "not_yet")
    )
    end = (
        next((here for here in range(clause, at) if tokens[here].text in _MATTER), at)
        if tokens[at].text in word_set("outcomes", "reached")
        else at
    )
    return any(token.text in words for token in tokens[clause:end]) or (
        at > 0 and tokens[at - 1].text == "的"
    )


def _by_the_parties(
    analysis: Analysis,
    cast: Cast,
    discourse: Discourse,
    sentence: Sentence,
    clause: int,
    at: int,
    number: int,
) -> bool:
    """Whether both sides, the parties or the meeting itself are the subject."""
    tokens = analysis.tokens
    people, sides = discourse.rosters[number]
    subjects = (
        word_set("outcomes", "subjects")
        | word_set("function", "pronouns", "both")
        | word_set("function", "pronouns", "many")
    )
    region = range(clause, at)
    if any(tokens[here].text in subjects for here in region):
        return True
    present = {
        cast.side(cast.at[here]) for here in region if here in cast.at and not _governed(tokens, here, clause)
    } - {None}
    if len(present & {*sides, *(cast.side(id_) for id_ in people)}) >= 2:
        return True
    who = subject(analysis, cast, at, clause)
    if who is not None:
        return who.pronoun is not None and who.pronoun in subjects
    empty = not any(here in cast.at for here in region)
    head = topic(analysis, cast, sentence.first, clause) if clause > sentence.first else None
    told = any(discourse.meetings[here] == number for here in discourse.told(sentence.first, at))
    shared = any(tokens[here].text in subjects for here in range(sentence.first, clause))
    both = {cast.side(cast.at[here]) for here in range(sentence.first, clause) if here in cast.at} & set(
        sides
    )
    return empty and (told or shared or (len(both) >= 2 and head is not None))


def _governed(tokens: tuple[Token, ...], at: int, clause: int) -> bool:
    """Whether 对, 就 and the like take an actor, or the pair it stands in, out of the subject."""
    while (
        at > clause and tokens[at - 1].uses & (Use.STATE | Use.ORG) and tokens[at - 1].end == tokens[at].start
    ):
        at -= 1
    return at > clause and bool(tokens[at - 1].uses & Use.OBLIQUE)


def _end(analysis: Analysis, sentence: Sentence, at: int) -> int:
    """The end of an outcome.

    The sentence, or the next clause that begins with a new subject or verb of speech.
    """
    tokens = analysis.tokens
    last = sentence.last
    for here in range(at + 1, sentence.last):
        if tokens[here].uses & Use.CUE and tokens[here].text in word_set("outcomes", "speaks"):
            last = clause_start(analysis, here, at)
            break
        if tokens[here].text in word_set("outcomes", "turns") and here > at + 2:
            last = here
            break
    while last > at + 1 and tokens[last - 1].uses & PAUSE:
        last -= 1
    return last


def _add(analysis: Analysis, drafts: list[_Draft], draft: _Draft) -> None:
    for known in drafts[-40:]:
        if known.meeting == draft.meeting and known.status is draft.status and _same(analysis, known, draft):
            known.evidence.extend(span for span in draft.evidence if span not in known.evidence)
            return
    drafts.append(draft)


def _same(analysis: Analysis, one: _Draft, other: _Draft) -> bool:
    """Whether two outcomes have the same main verb and share an object."""
    verbs = _main_verb(analysis, one), _main_verb(analysis, other)
    if one.status is OutcomeStatus.FAILED:
        return True
    if None in verbs or verbs[0] != verbs[1]:
        return analysis.text(one.first, one.last) == analysis.text(other.first, other.last)
    return len(_nouns(analysis, one) & _nouns(analysis, other)) >= 2


def _main_verb(analysis: Analysis, draft: _Draft) -> str | None:
    small = (
        Use.ADVERB
        | Use.OBLIQUE
        | Use.WITH
        | Use.CONJUNCTION
        | Use.TIME
        | Use.CONTINUING
        | PAUSE
        | Use.STATE
        | Use.PLACE
    )
    for token in analysis.tokens[draft.first : min(draft.last, draft.first + 8)]:
        if not token.uses & small and token.tag not in {"d", "c", "p", "n", "r", "m"}:
            return token.text
    return None


def _nouns(analysis: Analysis, draft: _Draft) -> set[str]:
    text = "".join(
        token.text
        for token in analysis.tokens[draft.first : min(draft.last, draft.first + 14)]
        if not token.uses & (PAUSE | Use.OBLIQUE | Use.ADVERB)
    )
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _record(analysis: Analysis, discourse: Discourse, draft: _Draft) -> Outcome:
    span = analysis.span(draft.first, draft.last)
    return Outcome(
        discourse.ids[draft.meeting],
        span.text,
        span.start,
        span.end,
        draft.status,
        (Finder(analysis.engine, draft.rule),),
        tuple(sorted(draft.evidence)),
    )
