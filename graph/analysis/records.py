"""What an analyzer hands to extraction: typed tokens, quotations, sentences and dates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from graph.analysis.parses import UNPARSED, UNSTRUCTURED, Seen
from graph.analysis.vocabulary import PAUSE, Use
from graph.model import Finder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.analysis.clauses import Quotation, Sentence
    from graph.analysis.folding import Folded
    from graph.analysis.parses import Parse, Role, Structure, Tokens
    from graph.analysis.times import When
    from graph.analysis.tokens import Token
    from graph.model import Span


# The rules of which a parser is the finder.
_PARSED = frozenset(Seen)
# How many paragraphs at the top may be a headline.
_HEADLINES = 2


@dataclass(frozen=True, slots=True)
class Index:
    """Where quotations, sentences and dates stand, so that no rule has to search for them.

    Attributes:
        opens, closes: the first tokens of the quotations and those behind their last, ascending.
        opening, closing: the quotations by the same tokens.
        sentences: the first tokens of the sentences, ascending.
        dates: the tokens that mean a date, ascending.
    """

    opens: tuple[int, ...]
    closes: tuple[int, ...]
    opening: Mapping[int, Quotation]
    closing: Mapping[int, Quotation]
    sentences: tuple[int, ...]
    dates: tuple[int, ...]

    @classmethod
    def of(
        cls, quotations: Sequence[Quotation], sentences: Sequence[Sentence], dates: Mapping[int, When]
    ) -> Index:
        """The index of an article's quotations, sentences and dates."""
        opening = {item.first: item for item in quotations}
        closing = {item.last: item for item in quotations}
        starts = tuple(item.first for item in sentences)
        return cls(tuple(opening), tuple(closing), opening, closing, starts, tuple(sorted(dates)))


@dataclass(frozen=True, slots=True)
class Analysis:
    """One article, analyzed.

    Attributes:
        tokens: sorted, disjoint, offsets in ``folded.text``.
        dates: token number to the date it means.
        engine: the analyzer's name, for ``by``.
        index: where the quotations and sentences stand.
        parse, structure: what a parser sees, by character and by token; empty without one.
    """

    folded: Folded
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]
    dates: Mapping[int, When]
    engine: str
    index: Index
    parse: Parse = UNPARSED
    structure: Structure = UNSTRUCTURED

    def span(self, first: int, last: int) -> Span:
        """The article's text under tokens ``first`` to ``last`` (exclusive, not empty)."""
        tokens = self.tokens
        return self.folded.span(tokens[first].start, tokens[last - 1].end)

    def written(self, first: int, last: int) -> str:
        """The article's text under tokens ``first`` to ``last`` (exclusive), without spaces and breaks."""
        return "".join(self.span(first, last).text.split())

    def text(self, first: int, last: int) -> str:
        """The working text under tokens ``first`` to ``last`` (exclusive)."""
        if first >= last:
            return ""
        return self.folded.text[self.tokens[first].start : self.tokens[last - 1].end]

    def inside(self, sentence: Sentence) -> Iterable[int]:
        """The token numbers of a sentence that stand outside quotation marks, ascending."""
        quoted = self.quoted(sentence.first, sentence.last)
        if not quoted:
            return range(sentence.first, sentence.last)
        starts = (sentence.first, *(quotation.last for quotation in quoted))
        ends = (*(quotation.first for quotation in quoted), sentence.last)
        return chain.from_iterable(map(range, starts, ends))

    def quoted(self, first: int, last: int) -> Sequence[Quotation]:
        """The quotations that share tokens with ``first`` to ``last`` (exclusive)."""
        index = self.index
        return self.quotations[bisect_right(index.closes, first) : bisect_left(index.opens, last)]

    def dated(self, first: int, last: int) -> Sequence[int]:
        """The tokens ``first`` to ``last`` (exclusive) that mean a date, ascending."""
        dates = self.index.dates
        return dates[bisect_left(dates, first) : bisect_left(dates, last)]

    def opening(self, at: int) -> Quotation | None:
        """The quotation whose opening mark is token ``at``, or None."""
        return self.index.opening.get(at)

    def closing(self, last: int) -> Quotation | None:
        """The quotation that ends right before token ``last``, or None."""
        return self.index.closing.get(last)

    def argument(self, at: int, role: Role) -> Tokens | None:
        """The argument of the verb at token ``at``, or of the light verb whose object it is, or None."""
        frame = self.structure.frames.get(at)
        return frame.get(role) if frame is not None else None

    def head(self, at: int) -> tuple[int, str] | None:
        """The token on which the word that ends at token ``at`` depends, and the relation; None unparsed."""
        return self.structure.heads.get(at)

    def conjuncts(self, at: int) -> tuple[int, ...]:
        """The last tokens of the words that are joined with the one that ends at token ``at``, ascending."""
        return self.structure.conjuncts.get(at, ())

    def finder(self, rule: str) -> Finder:
        """Who found a fact by a rule, for ``by``: the parser for the rules that only ask it."""
        return Finder(self.structure.engine if rule in _PARSED else self.engine, str(rule))

    def headline(self, sentence: Sentence) -> bool:
        """Whether a sentence is a headline or its second line: at the top, without a full stop."""
        ends = self.tokens[sentence.last - 1].uses & (PAUSE | Use.CLOSE)
        return sentence.paragraph < _HEADLINES and not ends

    def sentence_number(self, at: int) -> int:
        """The number of the last sentence that begins at or before token ``at``; -1 before the first."""
        return bisect_right(self.index.sentences, at) - 1
