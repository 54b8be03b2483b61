"""``parley analyze`` as a user runs it."""

from pathlib import Path

import pytest

from tests.cli.command import parley


def test_a_measure_prints_a_table(built: Path) -> None:
    done = parley("analyze", "centrality", cwd=built)
    assert done.code == 0
    assert done.out.split()[:3] == ["actor", "meetings", "met"]
    assert done.err == ""


def test_a_measure_prints_json_and_csv(built: Path) -> None:
    rows = parley("analyze", "centrality", "--kind", "person", "--json", cwd=built).data
    assert [(row["actor_id"], row["meetings"], row["met"]) for row in rows] == [
        ("person:marco-rubio", 2, 2),
        ("person:sergey-lavrov", 1, 1),
        ("person:wang-yi", 1, 1),
    ]
    done = parley("analyze", "brokers", "--kind", "person", "--format", "csv", cwd=built)
    assert done.out.splitlines()[1].endswith(",1.0,1,True,person:marco-rubio")
    assert parley("analyze", "communities", "--json", cwd=built).data[0]["community"] == 1


def test_rows_left_out_are_announced(built: Path) -> None:
    done = parley("analyze", "centrality", "--kind", "person", "--limit", "1", cwd=built)
    assert done.err == "note: 2 more rows; --limit 0 shows all\n"


def test_measures_are_written_only_on_request(built: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "s.db")
    parley("copy", "parley.db", store, cwd=built)
    count = (
        "query",
        "MATCH (a:Actor) WHERE a.community IS NOT NULL RETURN count(a) AS n",
        "--json",
        "--store",
        store,
    )
    parley("analyze", "centrality", "--store", store, cwd=built)
    assert parley(*count, cwd=built).data == [{"n": 0}]
    done = parley("analyze", "centrality", "--write", "--store", store, cwd=built)
    assert done.err == f"note: measures of {parley(*count, cwd=built).data[0]['n']} actors written\n"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ([], 2, "Missing argument 'MEASURE'"),
        (["influence"], 2, "'influence' is not one of 'centrality', 'communities', 'brokers'"),
        (
            ["brokers", "--kind", "meeting"],
            2,
            "'meeting' is not one of 'Person', 'State', 'Organization', 'Group'",
        ),
        (["brokers", "--store", "no.db"], 1, "no graph at no.db; build one: parley build FILE"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_words_are_one_sentence(words: list[str], code: int, sentence: str, built: Path) -> None:
    done = parley("analyze", *words, cwd=built)
    assert (done.code, done.out) == (code, "")
    assert sentence.casefold() in done.err.casefold()
    assert done.err.count("\n") == 1
