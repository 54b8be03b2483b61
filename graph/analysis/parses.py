"""What a parser sees in a working text, and where that stands among the tokens of the lexicon.

    Parse       in characters: persons, predicates with their arguments (PropBank), heads
    Structure   the same by token; rules ask for it by `Analysis.argument`, `.head` and `.conjuncts`

No rule knows which parser it was, and without one both are empty. The lexicon is the ground: rules read
a parse only where the lexicon is silent or undecided, and take from it only what is plausible for the
lexicon (who speaks is an actor, a date is an expression of time). Nothing the lexicon decided is
overruled, so a weak parser cannot spoil it. Facts found so name the parser in ``by``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from graph.analysis.vocabulary import Use

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.analysis.token import Token

# How many of the places of a name must be seen as a person for the parser to have seen one.
_AGREED = 0.5


class Role(StrEnum):
    """The arguments of a predicate that rules ask for, by their PropBank labels."""

    AGENT = "ARG0"
    THEME = "ARG1"
    RECIPIENT = "ARG2"
    TIME = "ARGM-TMP"
    PLACE = "ARGM-LOC"


class Seen(StrEnum):
    """The rules that ask a parser, as ``by`` names them."""

    PERSON = "named-entity"
    APPOSED = "apposition"
    SPEAKER = "agent-of-verb"
    CONTENT = "theme-of-verb"
    ADDRESSEE = "recipient-of-verb"
    PARTICIPANTS = "arguments-of-verb"
    JOINED = "conjunct"
    TIME = "time-of-verb"
    PLACE = "place-of-verb"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the working text: code points ``start`` to ``end`` (exclusive, not empty)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with its arguments; of two under one label the first stands."""

    at: Stretch
    arguments: Mapping[str, Stretch]


@dataclass(frozen=True, slots=True)
class Dependency:
    """A word that depends on another; ``relation`` in the parser's own names, in small letters."""

    word: Stretch
    head: Stretch
    relation: str


@dataclass(frozen=True, slots=True)
class Parse:
    """What one parser sees in one working text; empty where it sees nothing.

    Attributes:
        engine: the parser's name, for ``by``.
        rules: what decided over it beside the rules of the lexicon: the engine and its model.
        persons: where it sees the name of a person, sorted.
    """

    engine: str = ""
    rules: str = ""
    persons: tuple[Stretch, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    dependencies: tuple[Dependency, ...] = ()

    def names(self, text: str) -> frozenset[str]:
        """The strings it sees as a person in at least half of the places where they stand."""
        seen = Counter(text[item.start : item.end] for item in self.persons)
        return frozenset(name for name, count in seen.items() if count >= _AGREED * text.count(name))


UNPARSED = Parse()


class Parser(Protocol):
    """An engine that parses working texts.

    Attributes:
        rules: what `Parse.rules` of all its parses is.
    """

    @property
    def rules(self) -> str: ...

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """One parse a text, in their order."""
        ...


# Token numbers, the last exclusive.
Tokens = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Structure:
    """A parse by token numbers.

    Attributes:
        persons: the tokens that are the name of a person for the parser too.
        frames: the arguments of a verb by their labels; of a light verb (举行) under its theme (会谈) too.
        heads: the last token of a word to that of its head, and the relation.
        conjuncts: the last token of a word to those of the words it is joined with, ascending.
    """

    engine: str = ""
    persons: frozenset[int] = frozenset()
    frames: Mapping[int, Mapping[str, Tokens]] = field(default_factory=dict)
    heads: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    conjuncts: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


UNSTRUCTURED = Structure()


def structure(parse: Parse, tokens: Sequence[Token]) -> Structure:
    """Where the parts of a parse stand among tokens; what stands on none is left out."""
    if parse is UNPARSED:
        return UNSTRUCTURED
    places = _Places(tokens)
    heads = dict(_heads(parse, places))
    return Structure(
        parse.engine,
        frozenset(places.exactly(parse.persons)),
        _frames(parse, places),
        heads,
        _conjuncts(heads),
    )


class _Places:
    """Finds tokens by their offsets."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.uses = [token.uses for token in tokens]
        self._starts = [token.start for token in tokens]
        self._ends = [token.end for token in tokens]

    def tokens(self, stretch: Stretch) -> Tokens | None:
        """The tokens that share characters with a stretch, None where there are none."""
        first = bisect_right(self._ends, stretch.start)
        last = bisect_left(self._starts, stretch.end)
        return (first, last) if first < last else None

    def exactly(self, stretches: Iterable[Stretch]) -> Iterator[int]:
        """The single tokens that are all of a stretch."""
        for stretch in stretches:
            found = self.tokens(stretch)
            if found is not None and found[1] - found[0] == 1:
                at = found[0]
                if (self._starts[at], self._ends[at]) == (stretch.start, stretch.end):
                    yield at

    def last(self, stretch: Stretch) -> int | None:
        """The last token of a stretch: in Chinese the head of a noun phrase."""
        found = self.tokens(stretch)
        return found[1] - 1 if found is not None else None


def _frames(parse: Parse, places: _Places) -> Mapping[int, Mapping[str, Tokens]]:
    found: dict[int, Mapping[str, Tokens]] = {}
    light: dict[int, Mapping[str, Tokens]] = {}
    for predicate in parse.predicates:
        at = places.last(predicate.at)
        placed = {label: places.tokens(item) for label, item in predicate.arguments.items()}
        arguments = {label: tokens for label, tokens in placed.items() if tokens is not None}
        if at is None or not arguments:
            continue
        found.setdefault(at, arguments)
        if Role.THEME in arguments and places.uses[at] & Use.LIGHT:
            light.setdefault(arguments[Role.THEME][1] - 1, arguments)
    return {**light, **found}


def _heads(parse: Parse, places: _Places) -> Iterator[tuple[int, tuple[int, str]]]:
    for item in parse.dependencies:
        word, head = places.last(item.word), places.last(item.head)
        if word is not None and head is not None and word != head:
            yield word, (head, item.relation)


def _conjuncts(heads: Mapping[int, tuple[int, str]]) -> Mapping[int, tuple[int, ...]]:
    """The words that ``conj`` joins, directly or through others; which is the head differs by treebank."""
    joined: dict[int, set[int]] = defaultdict(set)
    for word, (head, relation) in heads.items():
        if relation == "conj":
            members = joined[word] | joined[head] | {word, head}
            for member in members:
                joined[member] = members
    return {word: tuple(sorted(members - {word})) for word, members in joined.items() if members}
