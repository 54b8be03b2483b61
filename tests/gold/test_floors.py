"""The quality gate: no figure on the measuring half falls below its floor, and the gold set is the one it was set on."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from graph import pipeline

if TYPE_CHECKING:
    from graph.evaluation import Figure

FOLDER = Path(__file__).parent / "zh"
FLOORS = yaml.safe_load(Path(__file__).with_name("floors.yaml").read_text(encoding="utf-8"))


def digest() -> str:
    """A hash over every gold article and annotation."""
    found = hashlib.sha256()
    for path in sorted(FOLDER.iterdir()):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()[:16]


@pytest.fixture(scope="module")
def measured() -> dict[str, Figure]:
    done = pipeline.evaluate([str(FOLDER)], half="measure")
    return {figure.measure: figure for figure in done.figures}


def test_the_floors_belong_to_this_gold_set() -> None:
    assert digest() == FLOORS["digest"]


@pytest.mark.parametrize("measure", sorted(FLOORS["floors"]))
def test_the_figure_reaches_its_floor(measured: dict[str, Figure], measure: str) -> None:
    assert measured[measure].f1 >= FLOORS["floors"][measure]


def test_articles_without_a_meeting_have_no_more_of_them_than_before() -> None:
    """None is the aim; the ceiling says how far it is."""
    done = pipeline.evaluate(
        [str(path) for path in FOLDER.glob("*.yaml") if "\nmeetings: []" in path.read_text(encoding="utf-8")]
    )
    meetings = {figure.measure: figure for figure in done.figures}.get("meetings")
    assert done.articles > 0
    assert (meetings.found if meetings is not None else 0) <= FLOORS["meetings where there are none"]
