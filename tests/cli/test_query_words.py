"""The words of ``parley query``: typed parameters, and values in every format."""

import pytest

from graph.cli import formats, query, terminal
from graph.errors import UsageError
from graph.stores.contract import Result

NODE = {"labels": ["Actor", "Person"], "properties": {"id": "person:x", "name": "鲁比奥"}}
EDGE = {
    "type": "MET",
    "start": "a",
    "end": "b",
    "properties": {"count": 2, "first": None, "sources": ["x:1:2"]},
}


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("3", 3),
        ("-3", -3),
        ("2.5", 2.5),
        ("true", True),
        ("null", None),
        ('["held", 1]', ["held", 1]),
        ('"3"', "3"),
        ("2025-02", "2025-02"),
        ("007", "007"),
        ("利雅得", "利雅得"),
        ("", ""),
        ("NaN", "NaN"),
        ("Infinity", "Infinity"),
        ('{"a": 1}', '{"a": 1}'),
    ],
)
def test_a_parameter_is_typed_by_its_look(word: str, value: object) -> None:
    _, values = query._asked("RETURN $name", query._words([f"name={word}"]))
    found = values["name"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("word", ["name", "=3", "a b=3", "3=x"])
def test_a_parameter_without_a_name_is_wrong_usage(word: str) -> None:
    with pytest.raises(UsageError, match="write it as KEY=VALUE"):
        query._words([word])


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (1.5, "1.5"),
        ("text", "text"),
        (["a", None, 2], "a, , 2"),
        (NODE, "鲁比奥 (person:x)"),
        (EDGE, "MET {count: 2}"),
        ([NODE, EDGE], "鲁比奥 (person:x), MET {count: 2}"),
        ({"a": 1}, '{"a": 1}'),
    ],
)
def test_a_value_is_shown_as_people_read_it(value: object, shown: str) -> None:
    assert formats.show(value) == shown


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (-2, "-2"),
        ("鲁比奥", "鲁比奥"),
        (None, ""),
    ],
)
def test_a_csv_cell_is_never_a_formula(value: object, cell: str, capsys: pytest.CaptureFixture[str]) -> None:
    formats.as_csv(Result(("a", "b"), ((value, "x"),)), "")
    assert capsys.readouterr().out == f"a,b\n{cell},x\n"


def test_markup_shows_as_text_on_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    formats.as_html(Result(("<b>",), (("<script>alert(1)</script>",),)), "MATCH <i>")
    page = capsys.readouterr().out
    assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>" in page
    assert "<bdi>&lt;b&gt;</bdi>" in page
    assert "<i>" not in page
    assert "default-src 'none'" in page


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\t c", "a b c"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\u202egnirts", "\\u202egnirts"),
        ("\ud800", "\\ud800"),
        ("乌克兰", "乌克兰"),
    ],
)
def test_nothing_reaches_the_terminal_that_would_act_on_it(text: str, shown: str) -> None:
    assert terminal.plain(text) == shown
