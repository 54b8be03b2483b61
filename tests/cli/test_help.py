"""What the command says of itself."""

import re
import time
from pathlib import Path

import click
import pytest

from graph.cli.commands import parley as group
from tests.cli.command import parley

NAMES = [
    "build",
    "extract",
    "query",
    "search",
    "view",
    "analyze",
    "export",
    "copy",
    "remove",
    "evaluate",
    "hanlp download",
    "doctor",
]


def commands(above: click.Group = group) -> dict[str, click.Command]:
    """The commands by the words behind parley."""
    context = click.Context(above)
    found: dict[str, click.Command] = {}
    for name in above.list_commands(context):
        command = above.get_command(context, name)
        if isinstance(command, click.Group):
            found |= {f"{name} {below}": item for below, item in commands(command).items()}
        elif command is not None:
            found[name] = command
    return found


def test_alone_it_prints_help(tmp_path: Path) -> None:
    done = parley(cwd=tmp_path)
    assert done.code == 0
    assert done.out == parley("--help", cwd=tmp_path).out
    assert all(re.search(rf"^  {name.split()[0]} ", done.out, re.MULTILINE) for name in NAMES)
    assert done.err == ""


def test_help_comes_fast(tmp_path: Path) -> None:
    def seconds() -> float:
        start = time.perf_counter()
        parley("--help", cwd=tmp_path)
        return time.perf_counter() - start

    assert min(seconds() for _ in range(3)) < 0.4


def test_the_version_names_package_engine_and_store_format(tmp_path: Path) -> None:
    done = parley("--version", cwd=tmp_path)
    assert re.fullmatch(r"parley \S+ \(parley-kg\), engine arcadedb \S.*, store format \d+\n", done.out)


def test_there_are_exactly_these_commands() -> None:
    assert list(commands()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_option_has_help_and_every_command_an_example(name: str) -> None:
    command = commands()[name]
    options = [item for item in command.params if isinstance(item, click.Option)]
    assert all(option.help for option in options)
    assert {"--quiet", "--debug", "--json"} <= {word for option in options for word in option.opts}
    assert name == "doctor" or f"parley {name} " in (command.help or "")


@pytest.mark.parametrize(
    "name", ["build", "query", "search", "view", "analyze", "export", "remove", "doctor"]
)
def test_every_command_that_touches_a_store_takes_its_name(name: str) -> None:
    assert "--store" in {word for option in commands()[name].params for word in option.opts}


def test_completion_comes_from_the_command(tmp_path: Path) -> None:
    done = parley(cwd=tmp_path, _PARLEY_COMPLETE="bash_complete", COMP_WORDS="parley ext", COMP_CWORD="1")
    assert done.out == "plain,extract\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["biuld"], "parley: No such command 'biuld'; see parley --help\n"),
        (["build"], "parley: Missing argument 'SOURCE...'; see parley build --help\n"),
        (["build", "--fast", "x"], "parley: No such option '--fast'; see parley build --help\n"),
        (["query"], "parley: give a query or the name of a question; parley query --list lists them\n"),
        (["view", "network"], "parley: Missing option '-o' / '--output'; see parley view --help\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_one_line_and_code_2(words: list[str], sentence: str, tmp_path: Path) -> None:
    done = parley(*words, cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert re.sub(r" \(Did you mean .*\?\)", "", done.err) == sentence
