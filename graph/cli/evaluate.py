"""``parley evaluate``: precision, recall and F1 of every field against annotated articles."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from graph.cli import options, terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.parses import Parser
    from graph.errors import ArticleError
    from graph.evaluation import Fault, Figure


@click.command()
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...")
@click.option("--half", metavar="WORD", help="Only annotations that say half: WORD.")
@click.option("--errors", is_flag=True, help="List each miss and each false item with its sentence.")
@options.form("json is one object.")
@options.as_json
@options.analyzer
@options.common
def evaluate(
    gold: tuple[str, ...],
    half: str | None,
    errors: bool,
    form: str,
    as_json: bool,
    analyzer: str | Parser,
    quiet: bool,
) -> int:
    """Measure what is found against annotated articles: NAME.yaml beside NAME.txt.

    The errors of articles that say half: measure are never listed, so that nobody mends rules by them.

    \b
    parley evaluate my-articles/
    parley evaluate my-articles/ --errors
    """
    from graph import pipeline

    skipped: list[ArticleError] = []
    done = pipeline.evaluate(gold, half=half, analyzer=analyzer, on_skip=skipped.append)
    for fault in skipped:
        terminal.skipped(fault)
    if not done.articles:
        if not skipped:
            wanted = f"half: {half}" if half else "NAME.yaml beside NAME.txt"
            terminal.error(f"no annotated articles in {', '.join(gold)}; needed: {wanted}")
        return 1
    if as_json or form == "json":
        _print_json(done.articles, done.figures, done.faults if errors else None)
    else:
        _print(done.figures, done.faults if errors else ())
        bounds = "low and high bound F1 in 95 of 100 sets drawn from them"
        terminal.note(f"{done.articles} articles; {bounds}", quiet=quiet)
    return 3 if skipped else 0


def _print_json(articles: int, figures: Sequence[Figure], faults: Sequence[Fault] | None) -> None:
    found: dict[str, object] = {"articles": articles, "figures": [asdict(item) for item in figures]}
    if faults is not None:
        found["errors"] = [asdict(item) for item in faults]
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


def _print(figures: Sequence[Figure], faults: Sequence[Fault]) -> None:
    columns = ["measure", "precision", "recall", "F1", "low", "high", "right", "found", "gold"]
    terminal.table(columns, (_row(item) for item in figures))
    if faults:
        print()
    for item in faults:
        given = [item.gold, item.found]
        value = " not ".join(part or "none" for part in given if part or item.sort == "wrong")
        print(terminal.plain(f"{item.article}: {item.measure} {item.sort}: {value}"))
        print(f"    {terminal.plain(item.sentence)}")


def _row(item: Figure) -> list[str]:
    shares = (f"{share:.3f}" for share in (item.precision, item.recall, item.f1, item.low, item.high))
    return [item.measure, *shares, str(item.hit), str(item.found), str(item.gold)]
