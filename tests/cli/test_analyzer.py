"""The analyzer hanlp where HanLP is not installed: what is missing, and the line that installs it."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from tests.cli.command import ARTICLE, ROOT, parley

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(find_spec("hanlp") is not None, reason="HanLP is installed here")

LINE = r'pip install "hanlp==[\d.]+" "setuptools<81" "torch>=[\d.]+"'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "riyadh.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("words", [["build"], ["extract"], ["evaluate"]], ids=lambda words: words[0])
def test_a_command_stops_at_once_with_the_line_that_installs_it(words: list[str], place: Path) -> None:
    done = parley(*words, "--analyzer", "hanlp", "riyadh.txt", cwd=place)
    assert (done.code, done.out) == (1, "")
    assert re.fullmatch(f"parley: HanLP is not installed; install it: {LINE}\n", done.err)
    assert not (place / "parley.db").exists()


def test_a_download_needs_it_too(place: Path) -> None:
    done = parley("hanlp", "download", cwd=place)
    assert (done.code, done.out) == (1, "")
    assert re.fullmatch(f"parley: HanLP is not installed; install it: {LINE}\n", done.err)


def test_the_doctor_says_what_is_missing_and_calls_nothing_broken(place: Path) -> None:
    done = parley("doctor", "--json", cwd=place)
    (found,) = (check for check in json.loads(done.out) if check["name"] == "hanlp")
    assert (done.code, found["good"]) == (0, None)
    assert re.fullmatch(f"not installed; install it: {LINE}", found["finding"])


def test_the_line_installs_what_the_extra_asks_for(place: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["optional-dependencies"]["hanlp"]
    done = parley("hanlp", "download", cwd=place)
    assert re.findall('"([^"]+)"', done.err) == asked


@pytest.mark.parametrize("words", [["--hanlp-model", "x"], ["--trust-model"]], ids=lambda words: words[0])
def test_a_model_without_its_analyzer_is_wrong_usage(words: list[str], place: Path) -> None:
    done = parley("extract", *words, "riyadh.txt", cwd=place)
    assert (done.code, done.out) == (2, "")
    assert done.err == "parley: the analyzer lexicon has no model; add --analyzer hanlp\n"


def test_the_group_alone_prints_its_help(place: Path) -> None:
    done = parley("hanlp", cwd=place)
    assert (done.code, done.err) == (0, "")
    assert "parley hanlp download" in done.out
