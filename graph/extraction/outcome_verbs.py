"""A sentence → the words in it that may tell of an outcome, each with what it says came of it.

    双方同意停火              同意, agreeing: the content stands behind it
    就停火达成协议            达成, reached: the verb and its object are the content
    没有就停火达成协议        没有, failed, up to the verb that it unsays
    双方发表联合声明          发表, issuing: only with such a document behind it
Refused are 达成 of an aim (达成目标), 签署 of a law, 通过 as a preposition, and whatever an adnominal 的
makes a modifier (双方签署的协议).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, openings, vocabulary, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token

AGREEING, REACHED, ISSUING, ANNOUNCING, FAILED = "agreeing", "reached", "issuing", "announcing", "failed"
# What an agreement says and what it lists have no verb of their own.
TERMS, POINT = "terms", "point"
_MANNERS = (FAILED, ANNOUNCING, ISSUING, AGREEING, REACHED)
# How many tokens in a row may make one of these words, and how far a negation may stand from its verb.
_LONGEST = 4
_REACH = 14
# A longer quotation is somebody's speech.
_TERM = 14


@dataclass(frozen=True, slots=True)
class Verb:
    """A word of an outcome: tokens ``at`` to ``end`` (exclusive) and one of the manners above."""

    at: int
    end: int
    manner: str
    word: str


@cache
def _words() -> dict[str, str]:
    return {word: manner for manner in reversed(_MANNERS) for word in word_set("outcomes", manner)}


@cache
def _openings() -> frozenset[str]:
    """What a token is with which a word of an outcome, or its negation, begins."""
    return openings(_words()) | word_set("outcomes", "negations")


def verbs(analysis: Analysis, sentence: Sentence) -> Iterator[Verb]:
    """The words of outcomes in a sentence, in order and disjoint."""
    tokens, opening = analysis.tokens, _openings()
    done = sentence.first
    speech = {
        at
        for quotation in analysis.quoted(sentence.first, sentence.last)
        if quotation.last - quotation.first > _TERM or _adnominal(tokens, quotation.last, sentence.last)
        for at in range(quotation.first, quotation.last)
    }
    for at in range(sentence.first, sentence.last):
        if tokens[at].text not in opening or at < done or at in speech:
            continue
        found = _verb(analysis, at, sentence.last)
        if found is not None:
            yield found
            done = found.end


def _verb(analysis: Analysis, at: int, last: int) -> Verb | None:
    tokens = analysis.tokens
    found = _longest(tokens, at, last)
    if found is None:
        return _negated(analysis, at, last) if tokens[at].text in word_set("outcomes", "negations") else None
    if _adnominal(tokens, found.end, last):
        return None
    stop = pause(tokens, found.end, last)
    needs = vocabulary().data["outcomes"]["needs_object"]
    if found.manner == REACHED and found.word not in needs and _only_modifies(tokens, found.end, stop):
        return None
    if found.end < last and tokens[found.end].text in word_set("outcomes", "nouns"):
        return None
    if found.word in word_set("outcomes", "prepositions") and not _adopts(tokens, found.end, stop):
        return None
    if found.word in word_set("outcomes", "nominal") and _nominal(tokens, found, last):
        return None
    if found.manner == ISSUING and _speaks(tokens, stop, last):
        return None
    rest = analysis.text(found.end, stop)
    return found if _has_its_object(found, rest) else None


def _nominal(tokens: tuple[Token, ...], verb: Verb, last: int) -> bool:
    """Whether 决定 is a noun: 这个决定是在会上作出的, 断交决定体现了共识."""
    before = tokens[verb.at - 1] if verb.at else None
    heads = word_set("outcomes", "nominal_heads")
    pointed = before is not None and (before.uses & Use.DETERMINER or before.text in heads)
    tails = word_set("outcomes", "nominal_tails")
    return bool(pointed) or (verb.end < last and tokens[verb.end].text in tails)


def _speaks(tokens: tuple[Token, ...], stop: int, last: int) -> bool:
    """Whether what was issued only opens a statement: 发表联合声明说, 发表联合声明，强调."""
    behind = range(stop - 1, min(stop + 2, last))
    return any(
        tokens[here].uses & Use.CUE and tokens[here].text in word_set("outcomes", "speaks") for here in behind
    )


def _adopts(tokens: tuple[Token, ...], first: int, stop: int) -> bool:
    """Whether 通过 has a document as its object, and not a means: 通过《宣言》, 通过谈判达成协议."""
    if first >= stop or (
        document(tokens[stop - 1].text.rstrip("》")) is None and tokens[stop - 1].text != "》"
    ):
        return False
    return not any(token.uses & (Use.VERB | Use.CUE) for token in tokens[first : stop - 1])


def _longest(tokens: tuple[Token, ...], at: int, last: int) -> Verb | None:
    text, found, words = "", None, _words()
    for end in range(at + 1, min(at + _LONGEST, last) + 1):
        text += tokens[end - 1].text
        manner = words.get(text)
        if manner is not None:
            found = Verb(at, end, manner, text)
    return found


def _has_its_object(verb: Verb, rest: str) -> bool:
    """Whether what stands behind a verb is something that can be agreed."""
    if verb.manner == ISSUING:
        return any(word in rest for word in word_set("outcomes", "issued"))
    if verb.manner == REACHED and any(word in rest for word in word_set("outcomes", "no_objects")):
        return False
    needed = vocabulary().data["outcomes"]["needs_object"].get(verb.word.removesuffix("了"))
    if verb.manner == AGREEING and rest[:8].endswith(tuple(word_set("outcomes", "opinions"))):
        return False
    return needed is None or any(word in rest for word in needed)


def _negated(analysis: Analysis, at: int, last: int) -> Verb | None:
    """没有 with the verb of reaching that it unsays, or with 结果 right behind it: 没有任何结果."""
    tokens = analysis.tokens
    end = min(pause(tokens, at, last), at + _REACH)
    alone, with_result = word_set("outcomes", "failable"), word_set("outcomes", "failable_with")
    results, by_itself = word_set("outcomes", "results"), word_set("outcomes", "results_alone")
    adjuncts = word_set("outcomes", "matter_opens") | word_set("function", "comitatives")
    topical = at + 1 < last and tokens[at + 1].text in adjuncts
    for here in range(at + 1, end):
        near = here <= at + 3
        if not near and not topical:
            return None
        word = tokens[here].text
        if near and tokens[here].uses & Use.OBLIQUE and here > at + 1:
            return None
        if tokens[here - 1].text + word in with_result:
            word = tokens[here - 1].text + word
        if word in alone or word in with_result:
            rest = analysis.text(here + 1, pause(tokens, here, last))
            if word in with_result and not any(one in rest for one in results):
                continue
            unfit = word_set("outcomes", "no_objects")
            return None if any(one in rest for one in unfit) else Verb(at, here + 1, FAILED, word)
        if near and not topical and word in by_itself and not _adnominal(tokens, here + 1, last):
            return Verb(at, here + 1, FAILED, word)
    return None


def _only_modifies(tokens: tuple[Token, ...], first: int, stop: int) -> bool:
    """Whether a verb with its document modifies another noun: 达成协议的可能性."""
    return any(
        document(tokens[here].text) is not None
        and _adnominal(tokens, here + 1, stop)
        and not any(
            document(token.text) is not None or token.uses & Use.MEET_NOUN
            for token in tokens[here + 2 : stop]
        )
        for here in range(first, min(first + 4, stop))
    )


def _adnominal(tokens: tuple[Token, ...], end: int, last: int) -> bool:
    return end < last and tokens[end].text == "的"


def document(text: str) -> str | None:
    """The noun for a document in which a word ends (停火协议 in 协议), or None."""
    nouns = document_ends().get(text[-1:])
    return next((noun for noun in nouns if text.endswith(noun)), None) if nouns else None


@cache
def document_ends() -> dict[str, tuple[str, ...]]:
    """The nouns for documents by their last character, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for noun in sorted(word_set("outcomes", "documents"), key=lambda noun: (-len(noun), noun)):
        found[noun[-1]].append(noun)
    return {char: tuple(nouns) for char, nouns in found.items()}


def pause(tokens: tuple[Token, ...], at: int, last: int) -> int:
    """The first mark of a pause from a token on, or ``last``."""
    return next((here for here in range(at, last) if tokens[here].uses & PAUSE), last)


def follows_frame(tokens: tuple[Token, ...], verb: Verb, last: int) -> bool:
    """Whether the clause of a verb is no more than a frame: 达成协议前, 签署条约的同时."""
    end = pause(tokens, verb.end, last)
    while end > verb.end and tokens[end - 1].uses & (Use.CLOSE | Use.BRACKET):
        end -= 1
    words = word_set("outcomes", "frame_only")
    return any(
        "".join(token.text for token in tokens[end - size : end]) in words
        for size in (1, 2, 3)
        if end - size >= verb.end
    )
