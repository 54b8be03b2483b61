"""The quality gate: no figure on the measuring half falls below its floor, and the gold set is the one it was set on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from tests.gold.scoring import FOLDER, score

FLOORS = yaml.safe_load(Path(__file__).with_name("floors.yaml").read_text(encoding="utf-8"))


def digest() -> str:
    """A hash over every gold article and annotation."""
    found = hashlib.sha256()
    for path in sorted(FOLDER.iterdir()):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()[:16]


@pytest.fixture(scope="module")
def scores():
    return {measure: f1 for measure, (_, _, f1) in score("measure").scores().items()}


def test_the_floors_belong_to_this_gold_set():
    assert digest() == FLOORS["digest"]


@pytest.mark.parametrize("measure", sorted(FLOORS["floors"]))
def test_the_figure_reaches_its_floor(scores, measure):
    assert scores[measure] >= FLOORS["floors"][measure]


def test_articles_without_a_meeting_have_none():
    spoilt = [line for line in score("look", ("13", "19")).errors if "meeting false" in line]
    assert spoilt == []
