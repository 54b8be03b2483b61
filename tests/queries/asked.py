"""The questions as the tests ask them, on the sample facts and on `examples/`, and the answers pinned beside this file.

Hashes are no part of an answer: columns that hold them are left out. After a change that is meant,
``python -P -m tests.queries.asked FOLDER`` writes the answers of embedded stores in a new folder into
``answers.yaml`` and ``examples.yaml``; read the difference before you keep it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from graph import queries
from graph.articles import read
from graph.extraction import extract
from graph.resolution import resolve
from graph.stores import connect
from tests import samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.model import Facts

EXAMPLES = Path(__file__).parents[2] / "examples"
HASHES = frozenset({"meeting_id", "outcome_id", "negotiation_id"})
Asked = tuple[tuple[str, dict[str, Any]], ...]
ASKED: Asked = (
    *((name, {}) for name in queries.names()),
    ("who-met-whom", {"actor": "川普"}),
    ("who-met-whom", {"kind": "state", "minimum": 2}),
    ("meetings-of", {"actor": "marco RUBIO"}),
    ("meetings-of", {"actor": "state:UA", "since": "2025-05", "until": "2025-06"}),
    ("statements", {"actor": "鲁比奥", "issue": "停火"}),
    ("statements", {"since": "2025-05-16", "until": "2025-05"}),
    ("absences", {"actor": "普丁"}),
    ("planned-not-held", {"proposed": "yes"}),
    ("chain", {"from": "何立峰", "to": "Jamieson Greer"}),
    ("go-betweens", {"one": "伊朗", "other": "美国"}),
    ("mediators", {"actor": "阿曼"}),
    ("first-meeting", {"actor": "俄羅斯"}),
    ("longest-silence", {"one": "费丹", "limit": 1}),
    ("meetings-by-month", {"actor": "中国"}),
    ("venues", {"country": "Türkiye"}),
    ("both-sides", {"one": "美国", "other": "俄罗斯"}),
    ("timeline", {"since": "2025-05", "issue": "ceasefire"}),
    ("outcomes", {"status": "failed"}),
    ("sources-of", {"one": "习近平", "other": "特朗普"}),
    ("rounds", {"actor": "乌克兰"}),
)


def answer(store: Any, name: str, values: dict[str, Any]) -> dict[str, Any]:
    """Columns and rows of one question, without the hashes."""
    question = queries.load(name)
    defaults = {key: parameter.default for key, parameter in question.parameters.items()}
    result = store.query(question.cypher, defaults | values)
    kept = [at for at, column in enumerate(result.columns) if column not in HASHES]
    rows = [[row[at] for at in kept] for row in result.rows]
    return {"asked": name, "with": values, "columns": [result.columns[at] for at in kept], "rows": rows}


def examples() -> tuple[Facts, ...]:
    """The facts of the articles in ``examples/``, as a build reads them."""
    return tuple(extract(article) for article in read([str(EXAMPLES)]))


SETS: dict[str, tuple[Callable[[], tuple[Facts, ...]], Asked]] = {
    "answers": (samples.facts, ASKED),
    "examples": (examples, tuple((name, {}) for name in queries.names())),
}


def pinned(name: str) -> list[dict[str, Any]]:
    """The answers of one set, in the order they were asked."""
    return yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"))


def _flow(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=100_000, sort_keys=False).strip()


def _write(folder: str, name: str) -> None:
    facts, asked = SETS[name]
    with connect(f"{folder}/{name}", write=True, create=True) as store:
        store.replace(resolve(facts()))
        answers = [answer(store, question, values) for question, values in asked]
    text = "# Written by tests/queries/asked.py: what the cookbook answers, the same on both engines.\n"
    for item in answers:
        head = {key: item[key] for key in ("asked", "with", "columns")}
        text += f"- {_flow(head)[:-1]}, rows: [\n"
        text += "".join(f"    {_flow(row)},\n" for row in item["rows"]) + "  ]}\n"
    Path(__file__).with_name(f"{name}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for each in SETS:
        _write(sys.argv[1], each)
