"""Persons whom a Chinese text names in Latin letters: 欧盟主席Donald Tusk, and Tusk alone afterwards.

A name is one that the gazetteer knows in English, or one right behind a post. Letters in brackets
behind a Chinese name only spell it, and capitals alone are an abbreviation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.analysis.candidates import LATIN, after_post
from graph.analysis.gazetteer import gazetteer
from graph.analysis.vocabulary import Use

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.analysis.tokens import Token

_SHORTEST = 3
_LETTERS = re.compile(r"\s?（\s?([^，,;/、）]+?)\s?[，,;/、）]")


def latin_names(tokens: list[Token], text: str) -> dict[str, str]:
    """Form to the fullest form of the same name, the usual Chinese one of a known person."""
    found: dict[str, str] = {}
    for first, last in _runs(tokens, text):
        name = text[tokens[first].start : tokens[last - 1].end]
        full = gazetteer().english.get(name.lower())
        if full is None and after_post(tokens, first):
            full = name
        if full is not None:
            found[name] = full
            if len(tokens[last - 1].text) >= _SHORTEST:
                found.setdefault(tokens[last - 1].text, full)
    return found


def known_by_letters(places: Iterable[int], name: str, text: str) -> str | None:
    """The usual Chinese form of the known person whose English name stands in brackets behind a name."""
    english = gazetteer().english
    found = (LATIN.match(text, start + len(name)) for start in sorted(places))
    spelt = (_LETTERS.match(one[0]) for one in found if one is not None)
    return next((english[one[1].lower()] for one in spelt if one and one[1].lower() in english), None)


def _runs(tokens: list[Token], text: str) -> Iterator[tuple[int, int]]:
    """Stretches of capitalized words with one character at most between them, outside brackets."""
    at = 0
    for first in [number for number, token in enumerate(tokens) if token.tag == "eng"]:
        if first < at or not _capitalized(tokens[first]):
            continue
        at = first + 1
        while at < len(tokens) and _capitalized(tokens[at]) and _near(tokens, text, at):
            at += 1
        if not (first and tokens[first - 1].uses & Use.BRACKET):
            yield first, at


def _capitalized(token: Token) -> bool:
    word = token.text
    return token.tag == "eng" and not token.uses and word[0].isupper() and not word.isupper()


def _near(tokens: list[Token], text: str, at: int) -> bool:
    return text[tokens[at - 1].end : tokens[at].start] in {" ", "", ".", "-"}
