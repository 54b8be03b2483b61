"""``parley evaluate`` as a user runs it."""

import json
from pathlib import Path

from tests.cli.command import parley
from tests.evaluation.annotated import ANNOTATION, write

WRONG = ANNOTATION.replace("kind: talks", "kind: summit")


def test_a_table_of_figures(tmp_path: Path) -> None:
    write(tmp_path)
    done = parley("evaluate", ".", cwd=tmp_path)
    assert done.code == 0
    assert done.out.splitlines()[0].split() == [
        "measure", "precision", "recall", "F1", "low", "high", "right", "found", "gold",
    ]  # fmt: skip
    rows = {line.split("  ")[0]: line.split() for line in done.out.splitlines()}
    assert rows["persons"][1:] == ["1.000"] * 5 + ["2"] * 3
    assert done.err == "note: 1 articles; low and high bound F1 in 95 of 100 sets drawn from them\n"


def test_errors_are_listed_with_their_sentence_when_asked_for(tmp_path: Path) -> None:
    write(tmp_path, WRONG)
    assert "summit" not in parley("evaluate", ".", cwd=tmp_path).out
    done = parley("evaluate", ".", "--errors", cwd=tmp_path)
    assert "talks: kind wrong: summit not talks\n    美国国务卿鲁比奥18日" in done.out


def test_a_value_where_there_is_none_is_told_as_such(tmp_path: Path) -> None:
    write(tmp_path, ANNOTATION.replace("meeting: m1, date", "meeting: null, date"))
    done = parley("evaluate", ".", "--errors", cwd=tmp_path)
    assert "talks: statement meeting wrong: none not m1\n" in done.out


def test_errors_of_the_measuring_half_stay_unseen(tmp_path: Path) -> None:
    write(tmp_path, "half: measure\n" + WRONG)
    done = parley("evaluate", ".", "--errors", cwd=tmp_path)
    assert "kind" in done.out
    assert "summit" not in done.out


def test_json_is_one_object(tmp_path: Path) -> None:
    write(tmp_path, WRONG)
    done = parley("evaluate", ".", "--format", "json", "--errors", "--quiet", cwd=tmp_path)
    found = json.loads(done.out)
    figures = {item["measure"]: item for item in found["figures"]}
    assert (found["articles"], figures["kind"]["hit"], figures["kind"]["gold"]) == (1, 0, 1)
    assert found["errors"][0]["gold"] == "summit"
    assert done.err == ""


def test_a_half_narrows_the_articles(tmp_path: Path) -> None:
    write(tmp_path, "half: look\n" + ANNOTATION)
    assert parley("evaluate", ".", "--half", "look", cwd=tmp_path).code == 0
    done = parley("evaluate", ".", "--half", "measure", cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert done.err == "parley: no annotated articles in .; needed: half: measure\n"


def test_a_bad_annotation_is_named_and_shows_in_the_exit_code(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, WRONG.replace("status: held", "status: done"), name="other")
    done = parley("evaluate", ".", cwd=tmp_path)
    assert done.code == 3
    assert "parley: skipped other.yaml: meeting m1: status: 'done' is none of" in done.err


def test_a_folder_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    done = parley("evaluate", "nowhere", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("parley: no such source: nowhere")
