"""``parley view`` as a user runs it; what is on the pages is tested with the views."""

from pathlib import Path

import pytest

from tests.cli.command import parley


@pytest.mark.parametrize("kind", ["network", "timeline"])
def test_a_page_is_written_and_its_name_printed(kind: str, built: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = parley("view", kind, "-o", page, cwd=built)
    assert (done.code, done.out, done.err) == (0, f"{page}\n", "")
    assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_a_page_goes_to_standard_output(built: Path) -> None:
    assert parley("view", "timeline", "-o", "-", cwd=built).out.lower().startswith("<!doctype html>")


def test_the_file_is_named_as_json(built: Path, tmp_path: Path) -> None:
    done = parley("view", "network", "-o", tmp_path / "p.html", "--json", cwd=built)
    assert done.data == {"view": "network", "file": str((tmp_path / "p.html").resolve())}


@pytest.mark.parametrize(
    "words",
    [
        ["--since", "soon"],
        ["--since", "2025-03-01", "--until", "2025-02-01"],
        ["--status", "hold"],
        ["--actor", "person:nobody-at-all"],
        ["--limit", "0"],
        ["--language", "fr"],
    ],
    ids=lambda words: words[0],
)
def test_a_filter_that_cannot_be_meant_is_wrong_usage(words: list[str], built: Path, tmp_path: Path) -> None:
    done = parley("view", "network", "-o", tmp_path / "p.html", *words, cwd=built)
    assert done.code == 2
    assert done.err.startswith("parley: ")
    assert done.err.count("\n") == 1
    assert not (tmp_path / "p.html").exists()
