"""Front matter, and what only looks like it."""

from __future__ import annotations

import pytest

from graph.articles.frontmatter import split
from graph.errors import ArticleError


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_is_a_mapping_of_strings_and_the_text_begins_behind_it(end):
    text = end.join(["---", "title: 会谈: 第一轮", "published: 2025-02-19", "language: no", "---", "正文。"]).replace(": 第", "：第")
    data, start = split(text, "a.md")
    assert data == {"title": "会谈：第一轮", "published": "2025-02-19", "language": "no"}
    assert text[start:] == "正文。"


def test_dots_close_it_too_and_comments_and_blank_lines_stand_before_a_key():
    data, start = split("---\n# from the archive\n\nurl: https://news.example/a\n...\n正文", "a.md")
    assert data == {"url": "https://news.example/a"}
    assert start == 56


BREAKS = ["---\nMoscow: the city spoke\nand [then\n---\n", "---\nnote: without an end", "正文\n---\ntitle: a\n---\n", "---\n注意: 本文是译文\n---\n"]


@pytest.mark.parametrize(
    "text",
    [*BREAKS, "", "正文", "---\n正文。\n---\n又一段。", "---\n\n正文", "---", "---\n- a\n- b\n---\n", "----\ntitle: a\n---\n", "--- a\ntitle: b\n---\n"],
)
def test_a_thematic_break_is_no_fault(text):
    assert split(text, "a.md") == ({}, 0)


@pytest.mark.parametrize(
    ("block", "line"), [("title: [a", 3), ("title: a\nurl: 'b", 4), ("title: a\n\tsource: b", 3), ("title: a: b", 2), ("title: *x", 2)]
)
def test_broken_yaml_is_refused_with_its_line(block, line):
    with pytest.raises(ArticleError, match="the front matter is no YAML") as fault:
        split(f"---\n{block}\n---\n正文", "a.md")
    assert fault.value.line == line


def test_front_matter_without_an_end_is_refused():
    with pytest.raises(ArticleError, match=r"a\.md, line 1: the front matter opened here is never closed; end it with a line ---"):
        split("---\ntitle: a\n\n正文", "a.md")


def test_yaml_nested_beyond_reason_is_refused():
    with pytest.raises(ArticleError, match="the front matter is no YAML"):
        split("---\ntitle: " + "[" * 20000 + "\n---\n", "a.md")
