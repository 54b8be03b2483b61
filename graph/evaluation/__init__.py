"""Annotated articles and what the rules find in them → precision, recall and F1 a field, and every error.

    gold  NAME.yaml + NAME.txt ──▶ Case     what a careful reader finds, checked whole
    judging   Case, Facts ──▶ Judgement     which fact is which annotation, one article
    figures   Judgements ──▶ Figure         over all of them, with a confidence interval

The format and the rules of matching stand in ``docs/evaluation.md``.
"""

from graph.evaluation.figures import Figure, figures
from graph.evaluation.gold import Case, cases
from graph.evaluation.judging import Fault, Judgement, judge

__all__ = ["Case", "Fault", "Figure", "Judgement", "cases", "figures", "judge"]
