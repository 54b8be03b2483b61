"""``schemas/lexicon/zh`` → what each word may be, as one bit mask a word.

A word of the language often has several uses (代表 is a post, a verb and a noun; 与 joins and
governs), so a token carries all of them as flags and a rule asks for the ones it needs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.analysis.folding import fold_text
from graph.schema import document


class Use:
    """What a token may be: plain integers to be joined by ``|`` (an IntFlag is ten times slower)."""

    PERSON = 1
    STATE = 1 << 1
    ORG = 1 << 2
    PLACE = 1 << 3
    POST = 1 << 4
    DEPARTMENT = 1 << 5
    MODIFIER = 1 << 6
    PRONOUN = 1 << 7
    CUE = 1 << 8
    MEET_VERB = 1 << 9
    MEET_NOUN = 1 << 10
    OBLIQUE = 1 << 11
    WITH = 1 << 12
    FRAME = 1 << 13
    FRAME_END = 1 << 14
    CONJUNCTION = 1 << 15
    LIST = 1 << 16
    ADVERB = 1 << 17
    NEGATION = 1 << 18
    TIME = 1 << 19
    OPEN = 1 << 20
    CLOSE = 1 << 21
    STOP = 1 << 22
    COMMA = 1 << 23
    COLON = 1 << 24
    BREAK = 1 << 25
    GROUP_HEAD = 1 << 26
    DETERMINER = 1 << 27
    VERB = 1 << 28
    NOUN = 1 << 29
    LIGHT = 1 << 30
    BRACKET = 1 << 31
    NEGATIVE = 1 << 32  # a common word that looks like a name
    BODY = 1 << 33
    NUMBER = 1 << 34
    CONTINUING = 1 << 35


ACTOR = Use.PERSON | Use.STATE | Use.ORG
ENCOUNTER = Use.MEET_VERB | Use.MEET_NOUN
FUNCTION = (
    Use.CUE | Use.OBLIQUE | Use.WITH | Use.FRAME | Use.FRAME_END | Use.CONJUNCTION | Use.LIST | Use.ADVERB
    | Use.NEGATION | Use.TIME | Use.OPEN | Use.CLOSE | Use.STOP | Use.COMMA | Use.COLON | Use.BREAK
    | Use.PRONOUN | ENCOUNTER | Use.LIGHT | Use.BRACKET | Use.DETERMINER | Use.POST
    | Use.NEGATIVE | Use.NUMBER
)  # fmt: skip
PAUSE = Use.COMMA | Use.STOP | Use.COLON | Use.BREAK
ENDS = Use.STOP | Use.BREAK
GOVERNS = Use.OBLIQUE | Use.FRAME

_MARKS = {
    "，": Use.COMMA, "；": Use.COMMA, "。": Use.STOP, "！": Use.STOP, "？": Use.STOP, "…": Use.STOP,
    "：": Use.COLON, "、": Use.LIST, "“": Use.OPEN, "‘": Use.OPEN, "”": Use.CLOSE, "’": Use.CLOSE,
    "\n": Use.BREAK,
    "（": Use.BRACKET, "）": Use.BRACKET, "—": Use.COMMA, "/": Use.LIST, "《": Use.BRACKET, "》": Use.BRACKET,
    "【": Use.BRACKET, "】": Use.BRACKET,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lexicon of one language, compiled.

    Attributes:
        uses: word to flags.
        posts: form of a post to its canonical form, the first of its row.
        kinds: encounter word to meeting kind; the longest word decides.
        data: the YAML documents by file stem; `word_set` gives the sets that single rules ask for.
    """

    uses: Mapping[str, int]
    posts: Mapping[str, str]
    kinds: Mapping[str, str]
    data: Mapping[str, Any]


@cache
def word_set(stem: str, *keys: str) -> frozenset[str]:
    """The set of words under a path of one file: ``word_set("cues", "future")``."""
    found: Any = vocabulary().data[stem]
    for key in keys:
        found = found[key]
    return frozenset(_flat(found))


def branches(stem: str, *keys: str) -> str:
    """The words under a path of one file as the branches of a regular expression, the longest first."""
    return "|".join(map(re.escape, sorted(word_set(stem, *keys), key=lambda word: (-len(word), word))))


@cache
def beginnings(stem: str, *keys: str) -> dict[str, tuple[str, ...]]:
    """The words under a path of one file by their first character, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(word_set(stem, *keys), key=lambda word: (-len(word), word)):
        found[word[0]].append(word)
    return {char: tuple(words) for char, words in found.items()}


def openings(words: Iterable[str]) -> frozenset[str]:
    """All that words begin with, each word itself among it: a token that is none of it begins no word."""
    return frozenset(word[:size] for word in words for size in range(1, len(word) + 1))


@cache
def vocabulary() -> Vocabulary:
    """The Chinese lexicon, read once a process."""
    stems = (
        "cues", "function", "titles", "encounters", "modality", "outcomes", "surnames", "not_names", "times",
    )  # fmt: skip
    data = {stem: document(f"lexicon/zh/{stem}.yaml") for stem in stems}
    uses: dict[str, int] = defaultdict(int)
    posts: dict[str, str] = {}
    _marks(uses)
    _cues(uses, data["cues"])
    _function(uses, data["function"])
    _titles(uses, posts, data["titles"])
    kinds = _encounters(uses, data["encounters"])
    _add(uses, _flat(data["not_names"]), Use.NEGATIVE)
    _add(uses, _flat(data["outcomes"]["subjects"]), Use.NOUN)
    _add(uses, data["encounters"]["words_no"], Use.NEGATIVE | Use.NOUN)
    return Vocabulary(dict(uses), posts, kinds, data)


def _flat(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield fold_text(value)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _flat(item)
    elif value is not None:
        for item in value:
            yield from _flat(item)


def _add(uses: dict[str, int], words: Iterable[str], flag: int) -> None:
    for word in words:
        uses[word] |= flag


def _marks(uses: dict[str, int]) -> None:
    for mark, flag in _MARKS.items():
        uses[mark] |= flag


def _cues(uses: dict[str, int], data: Any) -> None:
    plain = {*_flat(data["clause"]), *_flat(data["object"])}
    _add(uses, (*_flat(data["attitudes"]), *_flat(data["naming"])), Use.CUE)
    firsts = [word for word in plain - set(data["opinions"]) if len(word) > 1]
    joined = {first + last for first in firsts for last in data["suffixes"]}
    _add(uses, plain | joined | set(data["after_speaker"]), Use.CUE)


def _function(uses: dict[str, int], data: Any) -> None:
    pairs = (
        ("oblique", Use.OBLIQUE), ("with", Use.WITH), ("frame", Use.FRAME),
    )  # fmt: skip
    for key, flag in pairs:
        _add(uses, data["prepositions"][key], flag)
    _add(uses, data["frame_ends"], Use.FRAME_END)
    _add(uses, data["conjunctions"], Use.CONJUNCTION)
    _add(uses, data["adverbs"], Use.ADVERB)
    _add(uses, data["continuing"], Use.CONTINUING | Use.ADVERB)
    _add(uses, data["negations"], Use.NEGATION)
    _add(uses, _flat(data["pronouns"]), Use.PRONOUN)
    _add(uses, data["blocking"], Use.NEGATIVE)
    _add(uses, (*data["pairs"], *data["beside"]), Use.NOUN)


def _titles(uses: dict[str, int], posts: dict[str, str], data: Any) -> None:
    for row in data["posts"]:
        for form in row:
            posts.setdefault(form, row[0])
            uses[form] |= Use.POST
    _add(uses, data["modifiers"], Use.MODIFIER)
    _add(uses, data["departments"], Use.DEPARTMENT)
    _add(uses, data["bodies"], Use.DEPARTMENT | Use.BODY)
    _add(uses, data["government"], Use.DEPARTMENT | Use.BODY)
    _add(uses, data["group_heads"], Use.GROUP_HEAD)
    _add(uses, data["somebody"], Use.NOUN)
    _add(uses, data["opponents"], Use.GROUP_HEAD | Use.NOUN)
    _add(uses, data["determiners"], Use.DETERMINER)


def _encounters(uses: dict[str, int], data: Any) -> dict[str, str]:
    kinds: dict[str, str] = {}
    for kind, row in data["kinds"].items():
        for key, flag in (("verbs", Use.MEET_VERB), ("nouns", Use.MEET_NOUN)):
            for word in row[key]:
                uses[word] |= flag
                kinds.setdefault(word, kind)
    _add(uses, data["light"], Use.LIGHT | Use.VERB)
    _add(uses, (word for word in data["goes"] if len(word) > 1), Use.VERB)
    attending = (*data["accompany"], *data["delegation_verbs"])
    _add(uses, (word for word in attending if len(word) > 1), Use.VERB)
    _add(uses, (word for word in data["members"] if word.endswith("者") or len(word) == 4), Use.NOUN)
    return kinds
