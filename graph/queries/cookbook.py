"""The ``.cypher`` files of this folder -> questions with checked headers.

A file begins with comments of its own form, then the Cypher::

    // title: Who met whom
    // answers: Which two actors met how often, and when first and last.
    // param actor: string = null — by id or any name; everybody when left out
    MATCH (a:Actor) WHERE $actor IS NULL OR a.id = $actor RETURN …

Types are ``string`` and ``integer``. A default is ``null``, a whole number, or text as it stands;
there is always one, so that every question answers without parameters. A parameter that the header
names and the Cypher does not, or the other way round, is refused: a slip shows in the tests and not
to the user. What a question writes, the store refuses; nothing here looks for it.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import SchemaError, UnknownQuery

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TYPES = frozenset({"string", "integer"})
_FOLDER = Path(__file__).resolve().parent
_PARAM = re.compile(r"(?P<name>[a-z_]+): (?P<type>\w+) = (?P<default>.*?) — (?P<help>.+)")
_USED = re.compile(r"\$([A-Za-z_]\w*)")
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'")


class Parameter(NamedTuple):
    """One parameter of a question; ``default`` is what the Cypher gets when it is not given."""

    type: str
    default: str | int | None
    help: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the cookbook; parameters in the order of the file."""

    name: str
    title: str
    description: str
    parameters: Mapping[str, Parameter]
    cypher: str


@cache
def names() -> tuple[str, ...]:
    """The names of all questions, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.cypher")))


def load(name: str) -> Question:
    """One question by its name.

    Raises:
        UnknownQuery: there is none of that name; it says which is close, or which there are.
        SchemaError: the file's header is at fault.
    """
    if name not in names():
        close = difflib.get_close_matches(name, names(), n=1)
        raise UnknownQuery(name, names(), close[0] if close else None)
    return parse(name, (_FOLDER / f"{name}.cypher").read_text(encoding="utf-8"))


def parse(name: str, text: str) -> Question:
    """A question from the text of its file.

    Raises:
        SchemaError: with every fault of the header.
    """
    lines = text.splitlines()
    count = next((at for at, line in enumerate(lines) if not line.startswith("//")), len(lines))
    header = [line.removeprefix("//").strip() for line in lines[:count]]
    cypher = "\n".join(lines[count:]).strip()
    faults = [f"queries/{name}.cypher: {fault}" for fault in _faults(header, cypher)]
    if faults:
        raise SchemaError(faults)
    title, description = (_only(header, word) for word in ("title", "answers"))
    return Question(name, title, description, MappingProxyType(dict(_parameters(header))), cypher)


def _only(header: list[str], word: str) -> str:
    return next((line.partition(": ")[2] for line in header if line.startswith(f"{word}: ")), "")


def _parameters(header: list[str]) -> Iterator[tuple[str, Parameter]]:
    for line in header:
        found = _PARAM.fullmatch(line.removeprefix("param ")) if line.startswith("param ") else None
        if found:
            default = _default(found["type"], found["default"])
            yield found["name"], Parameter(found["type"], default, found["help"])


def _default(type_: str, text: str) -> str | int | None:
    if text == "null":
        return None
    if type_ == "integer" and re.fullmatch(r"-?\d+", text):
        return int(text)
    return text


def _faults(header: list[str], cypher: str) -> Iterator[str]:
    for word in ("title", "answers"):
        if not _only(header, word):
            yield f"no line '// {word}: …'"
    for line in header:
        if line.startswith("param ") and not _PARAM.fullmatch(line.removeprefix("param ")):
            yield f"'{line}' is not of the form 'param NAME: TYPE = DEFAULT — help'"
        elif not line.startswith(("title: ", "answers: ", "param ")):
            yield f"'{line}' begins with none of title, answers, param"
    if not cypher:
        yield "no Cypher below the header"
    yield from _parameter_faults(dict(_parameters(header)), cypher)


def _parameter_faults(named: Mapping[str, Parameter], cypher: str) -> Iterator[str]:
    for name, parameter in named.items():
        if parameter.type not in TYPES:
            yield f"param {name}: no type '{parameter.type}'; there are {', '.join(sorted(TYPES))}"
        elif parameter.type == "integer" and not isinstance(parameter.default, int | None):
            yield f"param {name}: '{parameter.default}' is no whole number"
    used = set(_USED.findall(_QUOTED.sub("''", cypher)))
    yield from (f"param {name}: the Cypher does not use it" for name in named if name not in used)
    yield from (f"${name} is used and has no param line" for name in sorted(used - set(named)))
