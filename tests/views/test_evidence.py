"""The sentence around a span, and what is no source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.views.evidence import REACH, Quotations, parse_source, sentence_around
from graph.views.scene import Quote

TEXT = "标题甲乙\n前一句。甲与乙周二在丙城会谈，“谈得很好。”他说！下一句？\n\n  新段落 without a stop\n第二行有句号。而且换\n行"
ARTICLE = {"id": "a:1", "title": "T", "source": None, "published": None, "url": "https://example.org", "language": "zh-Hans", "text": TEXT}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("乙周二", "甲与乙周二在丙城会谈，“谈得很好。”"),
        ("甲与乙周二在丙城会谈，“谈得很好。”他说！", "甲与乙周二在丙城会谈，“谈得很好。”他说！"),
        ("前一句", "前一句。"),
        ("下一句", "下一句？"),
        ("without", "新段落 without a stop"),
        ("而且", "而且换\n行"),
        ("标题", "标题甲乙"),
        ("谈得很好。”他说", "甲与乙周二在丙城会谈，“谈得很好。”他说！"),
    ],
)
def test_a_sentence_runs_from_stop_to_stop(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    first, last = sentence_around(TEXT, start, start + len(words))
    assert TEXT[first:last] == sentence


def test_a_text_without_stops_gives_a_piece_of_it() -> None:
    text = "字" * 5000
    assert sentence_around(text, 2000, 2010) == (2000 - REACH, 2010 + REACH)


@given(st.text(alphabet="甲。！\n “”a. ", min_size=1), st.data())
def test_the_sentence_always_holds_its_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = sentence_around(text, start, end)
    assert 0 <= first <= start < end <= last <= len(text)


@pytest.mark.parametrize(
    ("source", "parsed"),
    [("ab12:3:9", ("ab12", 3, 9)), ("https://x:1:2:3", ("https://x:1", 2, 3)), ("a:1", None), ("a:b:c", None), ("", None), ("a:-1:2", None)],
)
def test_a_source_is_an_article_and_two_numbers(source: str, parsed: tuple[str, int, int] | None) -> None:
    assert parse_source(source) == parsed


def test_facts_of_the_same_sentence_share_it() -> None:
    quotes = Quotations({"a:1": ARTICLE})
    start = TEXT.index("甲与")
    assert quotes.of([f"a:1:{start}:{start + 1}"]) == (Quote(0, 0, 1),)
    assert quotes.of([f"a:1:{start + 2}:{start + 3}"]) == (Quote(0, 2, 3),)
    assert [sentence.text for sentence in quotes.sentences()] == ["甲与乙周二在丙城会谈，“谈得很好。”"]


def test_the_content_is_marked_rather_than_the_whole_span() -> None:
    quotes = Quotations({"a:1": ARTICLE})
    start, end = TEXT.index("甲与"), TEXT.index("下一句")
    (quote,) = quotes.of([f"a:1:{start}:{end}"], "谈得很好")
    assert quotes.sentences()[0].text[quote.start : quote.end] == "谈得很好"


@pytest.mark.parametrize("source", ["a:1:5:5", "a:1:9:5", "a:1:5:99999", "other:0:1", "nonsense"])
def test_what_points_nowhere_is_left_out(source: str) -> None:
    quotes = Quotations({"a:1": ARTICLE})
    assert quotes.of([source]) == ()
    assert quotes.sources() == ()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " https://example.org", "file:///etc/passwd", "https://", None, 7])
def test_only_web_addresses_become_links(url: object) -> None:
    quotes = Quotations({"a:1": {**ARTICLE, "url": url}})
    quotes.of(["a:1:0:1"])
    assert quotes.sources()[0].url is None
