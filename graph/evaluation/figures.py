"""Judgements of articles → precision, recall and F1 of each measure, with a confidence interval.

The interval is the percentile bootstrap over articles (Efron and Tibshirani 1993, chapter 13): the
figures of many sets drawn from the articles with replacement, always the same draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.evaluation.judging import Judgement

# In the order of reading; where one item has one right answer, precision, recall and F1 are its accuracy.
MEASURES = (
    "evidence", "persons",
    "meetings", "kind", "status", "date", "place", "participants", "side", "role", "absent",
    "statements", "statement kind", "statement date", "statement meeting", "addressees", "co-speakers",
    "outcomes", "outcome status", "outcome meeting",
)  # fmt: skip
_DRAWS = 1000
_LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure over a set of articles; all but the counts from 0 to 1.

    Attributes:
        low, high: the bounds between which F1 lies in 95 of 100 sets drawn from the articles.
        hit, found, gold: right items, found items, annotated items.
    """

    measure: str
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    hit: int
    found: int
    gold: int


def figures(judged: Sequence[Judgement]) -> tuple[Figure, ...]:
    """The figures over all articles, in the order of `MEASURES`; without those that nothing is about."""
    told = [measure for measure in MEASURES if any(one.gold[measure] + one.found[measure] for one in judged)]
    return tuple(_figure(measure, judged) for measure in told)


def _figure(measure: str, judged: Sequence[Judgement]) -> Figure:
    import numpy as np

    counts = np.array([(one.hit[measure], one.found[measure], one.gold[measure]) for one in judged])
    drawn = np.random.default_rng(0).integers(0, len(judged), (_DRAWS, len(judged)))
    spread = np.sort(_f1(counts[drawn].sum(axis=1)))
    rest = (1 - _LEVEL) / 2
    low, high = (float(spread[round(at * (_DRAWS - 1))]) for at in (rest, 1 - rest))
    hit, found, gold = (int(total) for total in counts.sum(axis=0))
    precision, recall = hit / found if found else 1.0, hit / gold if gold else 1.0
    f1 = float(_f1(counts.sum(axis=0)))
    return Figure(measure, precision, recall, f1, low, high, hit, found, gold)


def _f1(counts: Any) -> Any:
    """F1 of (hit, found, gold) along the last axis; 1 where there is nothing to find and nothing found."""
    import numpy as np

    hit, both = counts[..., 0], counts[..., 1] + counts[..., 2]
    return np.where(both > 0, 2 * hit / np.maximum(both, 1), 1.0)
