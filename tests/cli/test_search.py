"""``parley search`` as a user runs it."""

from pathlib import Path

import pytest

from tests.cli.command import parley


def test_a_search_prints_a_table(built: Path) -> None:
    done = parley("search", "魯比奧", cwd=built)
    assert done.code == 0
    lines = [line.split() for line in done.out.splitlines()]
    assert lines[0] == ["kind", "found", "date", "by", "id"]
    assert lines[2] == ["Person", "鲁比奥", "person:marco-rubio"]


def test_a_search_prints_json(built: Path) -> None:
    (hit,) = parley("search", "漫长道路", "--json", cwd=built).data
    assert {key: hit[key] for key in ("kind", "text", "who")} == {
        "kind": "Statement",
        "text": "这是漫长道路上的第一步。",
        "who": ["鲁比奥"],
    }


def test_nothing_found_is_said_so(built: Path) -> None:
    done = parley("search", "没有的词", cwd=built)
    assert (done.code, done.out) == (0, "nothing found\n")
    assert parley("search", "没有的词", "--json", cwd=built).data == []


def test_more_hits_than_shown_are_announced(built: Path) -> None:
    done = parley("search", "鲁比奥", "王毅", "--kind", "meeting", "--limit", "1", cwd=built)
    assert done.err == ""
    done = parley("search", "外交部长", "美国", "--kind", "actor", "--limit", "1", cwd=built)
    assert done.out == "nothing found\n"
    done = parley("search", "国", "--kind", "Actor", "--limit", "1", cwd=built)
    assert done.err == "note: there are more of Actor; --limit 0 shows all\n"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ([], 2, "parley: Missing argument 'WORD...'; see parley search --help\n"),
        (["——"], 2, "parley: there is no letter, digit or character in '——' to look for\n"),
        (["x", "--store", "nowhere"], 1, "parley: no graph at nowhere; build one: parley build FILE\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_searched_is_one_sentence(
    words: list[str], code: int, sentence: str, built: Path
) -> None:
    done = parley("search", *words, cwd=built)
    assert (done.code, done.out, done.err) == (code, "", sentence)


def test_an_unknown_kind_is_wrong_usage(built: Path) -> None:
    done = parley("search", "x", "--kind", "film", cwd=built)
    assert done.code == 2
    assert "'actor', 'meeting', 'place'" in done.err.casefold()
