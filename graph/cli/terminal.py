"""What is shown to a person: one-line errors and notes, progress, and the tables' plain text.

Article text can hold anything, so nothing reaches a terminal before `plain` has made control characters
and writing-direction overrides visible. Notes and progress go to standard error; progress only when
that is a terminal.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from graph.errors import ArticleError
    from graph.pipeline import Progress
    from graph.stores import Changes

_SPACES = re.compile(r"[ \t\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_STEPS = {
    "read": "reading",
    "extract": "extracting",
    "resolve": "resolving",
    "write": "writing",
    "download": "downloading (MB)",
}
_UNBOUNDED = 100_000


def plain(text: str) -> str:
    """The text on one line, with characters that would act on a terminal shown as escapes."""
    return _HIDDEN.sub(lambda found: ascii(found.group())[1:-1], _SPACES.sub(" ", text)).strip()


def error(message: str) -> None:
    """One line on standard error: what went wrong and what to do."""
    _say(f"parley: {plain(message)}")


def skipped(fault: ArticleError) -> None:
    """One line on standard error for an article that was left out; with --debug also what broke on it."""
    error(f"skipped {fault}")
    if fault.__cause__ is not None and "--debug" in sys.argv:
        import traceback

        traceback.print_exception(fault.__cause__)


def note(message: str, *, quiet: bool = False) -> None:
    """One line on standard error that is no error; nothing when quiet."""
    if not quiet:
        _say(f"note: {plain(message)}")


def changes(found: Changes) -> list[str]:
    """What a graph won and lost, a line each, the kinds counted."""
    kinds = {"created": found.created, "changed": found.changed, "removed": found.removed}
    return [f"{word:<8} {_counted(counts)}" for word, counts in kinds.items()]


def _counted(counts: Mapping[str, int]) -> str:
    total = sum(counts.values())
    listed = ", ".join(f"{name} {counts[name]}" for name in sorted(counts) if counts[name])
    return f"{total} ({listed})" if listed else f"{total}"


def _say(line: str) -> None:
    with suppress(BrokenPipeError):
        print(line, file=sys.stderr)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str | None = None) -> None:
    """Print a table to standard output; columns are as wide as East Asian characters ask for.

    As wide as the terminal; where there is none, no cell is broken. Without rows nothing is printed.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=None)
    for name in columns:
        made.add_column(Text(plain(name)), overflow="fold")
    for row in rows:
        made.add_row(*(Text(plain(cell)) for cell in row))
    if not made.row_count:
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _UNBOUNDED
    console = Console(width=width, color_system=None, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(made)
    if title:
        print(f"\n{plain(title)}")
    for line in captured.get().splitlines():
        print(line.rstrip())


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress | None]:
    """A progress bar on standard error for the steps of a build; None where nobody looks."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        yield _drawn(bars.add_task, bars.update)


def _drawn(add: Callable[..., int], update: Callable[..., None]) -> Progress:
    tasks: dict[str, int] = {}

    def report(step: str, done: int, total: int) -> None:
        if step not in tasks:
            tasks[step] = add(_STEPS.get(step, step), total=total or None)
        update(tasks[step], completed=done, total=total or None)

    return report
