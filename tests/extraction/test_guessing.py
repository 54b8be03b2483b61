"""A parser that guesses spoils little: whatever a parse says, the lexicon's figures hardly fall."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from graph import evaluation
from graph.analysis.lexicon import analyze
from graph.analysis.parses import UNPARSED, Dependency, Parse, Predicate, Role, Stretch
from graph.analysis.vocabulary import ACTOR, ENCOUNTER, Use
from graph.extraction import facts_of

if TYPE_CHECKING:
    from graph.evaluation import Figure
    from graph.model import Article

GOLD = "tests/gold/zh"
_VERBS = Use.CUE | ENCOUNTER | Use.LIGHT


def guessed(article: Article, dice: random.Random) -> Parse:
    """A parse by chance: agents and recipients are often actors, so that it is as tempting as it can be."""
    analysis = analyze(article)
    tokens = analysis.tokens
    persons: list[Stretch] = []
    predicates: list[Predicate] = []
    dependencies: list[Dependency] = []

    def stretch(first: int, last: int) -> Stretch:
        return Stretch(tokens[first].start, tokens[last].end)

    for sentence in analysis.sentences:
        inside = range(sentence.first, sentence.last)
        actors = [at for at in inside if tokens[at].uses & (ACTOR | Use.POST)] or [sentence.first]
        for at in inside:
            if dice.random() < 0.05:
                persons.append(stretch(at, min(at + 1, inside[-1])))
            if not tokens[at].uses & _VERBS:
                continue
            arguments = {}
            for role in Role:
                last = dice.choice(actors if role in (Role.AGENT, Role.RECIPIENT) else inside)
                first = max(sentence.first, last - dice.choice((0, 0, 1, 2, 6)))
                if dice.random() < 0.7:
                    arguments[str(role)] = stretch(first, last)
            predicates.append(Predicate(stretch(at, at), arguments))
        for at in actors:
            relation = dice.choice(("conj", "appos", "nsubj"))
            head = dice.choice(actors)
            dependencies.append(Dependency(stretch(at, at), stretch(head, head), relation))
    return Parse("dice", "dice", tuple(persons), tuple(predicates), tuple(dependencies))


@pytest.mark.parametrize("half", ["look", "measure"])
def test_no_figure_falls_by_more_than_two_hundredths_or_two_items(half: str) -> None:
    dice = random.Random(2025)
    cases = [case for case in evaluation.cases([GOLD]) if case.half == half]
    parses = [guessed(case.article, dice) for case in cases]

    def figures(seen: list[Parse]) -> tuple[Figure, ...]:
        return evaluation.figures(
            [
                evaluation.judge(case, facts_of(case.article, parse))
                for case, parse in zip(cases, seen, strict=True)
            ]
        )

    moved = False
    for before, after in zip(figures([UNPARSED] * len(cases)), figures(parses), strict=True):
        for name in ("precision", "recall", "f1"):
            change = getattr(after, name) - getattr(before, name)
            moved = moved or bool(change)
            assert change >= -max(0.02, 2 / before.found), (before.measure, name)
    assert moved
