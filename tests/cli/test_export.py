"""``parley export`` and ``parley copy`` as a user runs them."""

import json
from pathlib import Path

import pytest

from tests.cli.command import parley

FORMATS = ["graphml", "gexf", "jsonl", "followthemoney", "csv", "parquet", "neo4j-admin"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_is_written_and_a_second_run_writes_the_same(form: str, built: Path, tmp_path: Path) -> None:
    place = tmp_path / "out"
    done = parley("export", form, "-o", place, cwd=built)
    assert (done.code, done.out) == (0, f"{place}\n")
    assert ("import.args" in done.err) == (form == "neo4j-admin")
    assert "Traceback" not in done.err
    first = contents(place)
    assert parley("export", form, "-o", place, cwd=built).code == 0
    assert contents(place) == first


def contents(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in ([place] if place.is_file() else place.iterdir())}


def test_the_facts_are_those_of_extract(built: Path) -> None:
    exported = parley("export", "jsonl", "-o", "-", cwd=built).out.splitlines()
    extracted = parley("extract", "--json", "riyadh.txt", "kuala-lumpur.txt", cwd=built).out.splitlines()
    assert sorted(map(facts, exported)) == sorted(map(facts, extracted))


def facts(line: str) -> str:
    found = json.loads(line)
    return json.dumps({key: found[key] for key in ("actors", "meetings", "statements", "outcomes")})


def test_the_files_are_told_as_json(built: Path, tmp_path: Path) -> None:
    done = parley("export", "csv", "-o", tmp_path / "csv", "--json", cwd=built)
    assert done.data["format"] == "csv"
    assert all(Path(path).is_file() for path in done.data["files"])


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["export", "gexf"], 2, "parley: Missing option '-o' / '--output'; see parley export --help\n"),
        (["export", "csv", "-o", "-"], 2, "parley: csv is several files; name a folder for them\n"),
        (["export", "gexf", "-o", "."], 2, "parley: gexf is one file, and . is a folder; name a file\n"),
        (["export", "csv", "-o", "riyadh.txt"], 2, "parley: csv is several files, and riyadh.txt is a file; name a folder\n"),
        (["export", "gexf", "-o", "no/x.gexf"], 1, "parley: *no/x.gexf: no such file or directory\n"),
        (["export", "gexf", "-o", "x", "--store", "no.db"], 1, "parley: no graph at no.db; build one: parley build FILE\n"),
        (["copy", "parley.db"], 2, "parley: Missing argument 'TO'; see parley copy --help\n"),
        (["copy", "no.db", "new.db"], 1, "parley: no graph at no.db; build one: parley build FILE\n"),
        (["copy", "parley.db", "./parley.db"], 2, "parley: parley.db and ./parley.db are one store; name another to copy to\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_what_cannot_be_written_is_one_sentence(
    words: list[str], code: int, sentence: str, built: Path
) -> None:
    done = parley(*words, cwd=built)
    assert (done.code, done.out) == (code, "")
    head, _, tail = sentence.partition("*")
    assert done.err.startswith(head)
    assert done.err.endswith(tail)


def test_an_unknown_format_lists_those_there_are(built: Path) -> None:
    done = parley("export", "xlsx", "-o", "x", cwd=built)
    assert done.code == 2
    assert all(f"'{form}'" in done.err for form in FORMATS)


def test_a_store_is_copied_and_a_second_copy_changes_nothing(built: Path, tmp_path: Path) -> None:
    done = parley("copy", "parley.db", tmp_path / "copy.db", cwd=built)
    assert done.code == 0
    assert done.out.endswith(f"changed  0\nremoved  0\ngraph    {tmp_path / 'copy.db'}\n")
    again = parley("copy", "parley.db", tmp_path / "copy.db", "--json", cwd=built)
    assert again.data["graph"] == {"created": {}, "changed": {}, "removed": {}}
