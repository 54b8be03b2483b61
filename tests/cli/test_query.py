"""``parley query`` as a user runs it."""

import csv
import io
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.command import PARLEY, environment, parley
from tests.stores.test_contract import ENDLESS

TITLES = "MATCH (a:Article) RETURN a.title AS title, a.published AS published ORDER BY published"


def test_a_query_prints_a_table(built: Path) -> None:
    done = parley("query", TITLES, cwd=built)
    assert done.code == 0
    assert [line.split() for line in done.out.splitlines() if "2025" in line] == [
        ["美俄高官在利雅得会谈", "2025-02-19"],
        ["鲁比奥会见王毅", "2025-07-12"],
    ]


def test_columns_of_a_table_stand_below_each_other_in_east_asian_width(built: Path) -> None:
    from rich.cells import cell_len

    lines = parley("query", TITLES, cwd=built).out.splitlines()
    places = {cell_len(line[: line.index("2025")]) for line in lines if "2025" in line}
    assert len(places) == 1


def test_long_cells_are_whole_where_there_is_no_terminal(built: Path) -> None:
    done = parley("query", "RETURN $text AS text", "--param", f"text={'长' * 500}", cwd=built)
    assert "长" * 500 in done.out


@pytest.mark.parametrize("words", [["--json"], ["--format", "json"]])
def test_a_query_prints_json(words: list[str], built: Path) -> None:
    assert parley("query", TITLES, *words, cwd=built).data[0] == {
        "title": "美俄高官在利雅得会谈",
        "published": "2025-02-19",
    }


def test_a_query_prints_csv(built: Path) -> None:
    done = parley("query", TITLES, "--format", "csv", cwd=built)
    assert list(csv.reader(io.StringIO(done.out))) == [
        ["title", "published"],
        ["美俄高官在利雅得会谈", "2025-02-19"],
        ["鲁比奥会见王毅", "2025-07-12"],
    ]


def test_a_query_prints_a_page(built: Path) -> None:
    done = parley("query", TITLES, "--format", "html", cwd=built)
    assert done.out.startswith("<!DOCTYPE html>")
    assert "<td><bdi>美俄高官在利雅得会谈</bdi></td>" in done.out


def test_a_parameter_is_a_value_and_never_cypher(built: Path) -> None:
    done = parley("query", "RETURN $x AS x", "--param", "x='}) DETACH DELETE n //", "--json", cwd=built)
    assert done.data == [{"x": "'}) DETACH DELETE n //"}]


def test_a_question_of_the_cookbook_is_asked_by_name(built: Path) -> None:
    done = parley("query", "articles-none", cwd=built)
    assert done.code == 2
    done = parley("query", "meetings-of", "--param", "actor=鲁比奥", "--json", cwd=built)
    assert done.code == 0, done.err
    assert all({"start", "status", "title"} <= set(row) for row in done.data)


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("actr=x", "parley: who-met-whom has no parameter 'actr'; it has: actor, other, kind, minimum\n"),
        ("minimum=two", "parley: --param minimum=two: a whole number is needed\n"),
        ("actor", "parley: --param actor: write it as KEY=VALUE\n"),
    ],
)
def test_a_parameter_that_does_not_fit_is_wrong_usage(word: str, sentence: str, built: Path) -> None:
    done = parley("query", "who-met-whom", "--param", word, cwd=built)
    assert (done.code, done.err) == (2, sentence)


def test_the_cookbook_is_listed_without_a_store(tmp_path: Path) -> None:
    done = parley("query", "--list", cwd=tmp_path)
    assert done.code == 0
    assert "who-met-whom" in done.out
    names = [item["name"] for item in parley("query", "--list", "--json", cwd=tmp_path).data]
    assert names == sorted(names)
    assert len(names) >= 12


def test_rows_past_the_limit_are_announced(built: Path) -> None:
    done = parley("query", "UNWIND range(1, 5) AS n RETURN n", "--limit", "2", "--json", cwd=built)
    assert done.data == [{"n": 1}, {"n": 2}]
    assert done.err == "note: only the first 2 rows are shown; --limit 0 shows all\n"


def test_a_table_is_limited_and_data_is_not(built: Path) -> None:
    many = "UNWIND range(1, 1001) AS n RETURN n"
    assert "only the first 1000 rows" in parley("query", many, cwd=built).err
    done = parley("query", many, "--json", cwd=built)
    assert (len(done.data), done.err) == (1001, "")


def test_a_question_that_lists_stops_early_and_says_so(built: Path) -> None:
    every = parley("query", "timeline", "--json", cwd=built)
    done = parley("query", "timeline", "--limit", "1", "--json", cwd=built)
    assert len(every.data) > 1
    assert done.data == every.data[:1]
    assert done.err == "note: only the first 1 rows are shown; --limit 0 shows all\n"


def test_no_rows_are_said_so(built: Path) -> None:
    assert parley("query", "MATCH (n:Nothing) RETURN n.id AS id", cwd=built).out == "no rows\n"


def test_writing_needs_leave(tmp_path: Path, built: Path) -> None:
    store = str(tmp_path / "s.db")
    parley("build", "--store", store, "riyadh.txt", cwd=built)
    create = "CREATE (:Issue {id: 'issue:x', name: 'x'})"
    assert parley("query", create, "--store", store, cwd=built).code == 1
    assert parley("query", create, "--write", "--store", store, cwd=built).code == 0
    count = "MATCH (i:Issue {id: 'issue:x'}) RETURN count(i) AS count"
    assert parley("query", count, "--json", "--store", store, cwd=built).data == [{"count": 1}]


def test_the_store_is_named_by_the_environment_too(built: Path, tmp_path: Path) -> None:
    done = parley("query", TITLES, "--json", cwd=tmp_path, PARLEY_STORE=str(built / "parley.db"))
    assert len(done.data) == 2


def test_a_table_has_no_colour_codes(built: Path) -> None:
    done = parley("query", TITLES, cwd=built, FORCE_COLOR="1", NO_COLOR="1")
    assert "\x1b" not in done.out


def test_ctrl_c_ends_a_query_that_does_not(built: Path) -> None:
    words = [*PARLEY, "query", ENDLESS, "--timeout", "60"]
    with subprocess.Popen(words, cwd=built, env=environment(), stderr=subprocess.PIPE, text=True) as process:
        while not (built / "parley.db" / "engine.json").exists():
            assert process.poll() is None
            time.sleep(0.01)
        time.sleep(1)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, "parley: stopped\n")
    assert time.monotonic() - began < 10


def test_the_nodes_of_an_answer_are_a_picture(built: Path) -> None:
    done = parley("query", "MATCH (a:Actor)--(m:Meeting) RETURN a, m", "--format", "picture", cwd=built)
    assert done.code == 0
    assert done.out.startswith("<!DOCTYPE html>")
    assert "person:marco-rubio" in done.out


def test_a_picture_of_no_nodes_is_wrong_usage(built: Path) -> None:
    done = parley("query", TITLES, "--format", "picture", cwd=built)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(
        "parley: the answer holds no actor, meeting or statement to draw; return nodes: "
    )
