"""From articles to the graph on the real HanLP; and a model that is wrong on most text spoils nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import graph
from graph.errors import ArticleError
from graph.extraction import extract, facts_of, parses
from graph.model import Finder
from graph.pipeline import build, evaluate, explanations, facts
from tests.extraction.reading import article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.analysis.hanlp import HanLP
    from graph.analysis.parses import Parse

pytestmark = pytest.mark.hanlp

GOLD = "tests/gold/zh"
# Of the kind that the model was taught; without it nobody knows that 贝尔特兰 is a name.
CARACAS = """---
title: 哥伦比亚和谈
published: 2024-05-26
---
格拉贝25日在加拉加斯会见贝尔特兰。格拉贝说，双方应当继续对话。
"""
RIYADH = """---
title: 鲁比奥会见拉夫罗夫
published: 2025-02-19
---
鲁比奥和沃尔兹18日在利雅得会见拉夫罗夫。拉夫罗夫，随后表示，会谈富有成果。鲁比奥告诉拉夫罗夫，局势仍然紧张。
"""
MET = (
    "MATCH (a:Person)-[:PARTICIPATED_IN]->(m:Meeting)-[:HELD_AT]->(p:Place)"
    " RETURN m.start AS day, p.name AS place, a.name AS who ORDER BY day, who"
)
SAID = "MATCH (a:Person)-[:MADE]->(s:Statement) RETURN a.name AS who, s.text AS words ORDER BY who, words"
TOLD = "MATCH (s:Statement)-[:ADDRESSED_TO]->(a:Person) RETURN a.name AS who ORDER BY who"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    (place / "caracas.txt").write_text(CARACAS, encoding="utf-8")
    (place / "riyadh.txt").write_text(RIYADH, encoding="utf-8")
    return place


def test_the_graph_holds_the_persons_the_meeting_and_what_was_said(folder: Path, parser: HanLP) -> None:
    store = str(folder.parent / "s.db")
    build([str(folder)], store, analyzer=parser)
    with graph.connect(store) as opened:
        assert [tuple(row) for row in opened.query(MET).rows] == [
            ("2025-02-18", "利雅得", "拉夫罗夫"),
            ("2025-02-18", "利雅得", "迈克尔·沃尔兹"),
            ("2025-02-18", "利雅得", "鲁比奥"),
        ]
        assert [tuple(row) for row in opened.query(SAID).rows] == [
            ("拉夫罗夫", "会谈富有成果"),
            ("格拉贝", "双方应当继续对话"),
            ("鲁比奥", "局势仍然紧张"),
        ]
        assert [tuple(row) for row in opened.query(TOLD).rows] == [("拉夫罗夫",)]


def test_a_statement_is_found_whose_speaker_only_the_model_knows(parser: HanLP) -> None:
    told = article("拉伊恰克，随后表示，会谈富有成果。")
    assert extract(told).statements == ()
    found = extract(told, parser)
    (said,) = found.statements
    names = {actor.id: actor.name for actor in found.actors}
    assert (names[said.speaker], said.text) == ("拉伊恰克", "会谈富有成果")


def test_a_name_that_only_both_engines_together_know_names_both(folder: Path, parser: HanLP) -> None:
    def persons(analyzer: str | HanLP) -> dict[str, tuple[Finder, ...]]:
        (found,) = facts([str(folder / "caracas.txt")], analyzer=analyzer)
        return {actor.name: actor.by for actor in found.actors if actor.kind == "person"}

    assert "贝尔特兰" not in persons("lexicon")
    assert persons(parser)["贝尔特兰"] == (
        Finder("lexicon", "name-context"),
        Finder("hanlp", "named-entity"),
    )


def test_what_the_lexicon_read_is_all_still_there(parser: HanLP) -> None:
    text = RIYADH.rpartition("---\n")[2]
    plain, both = (extract(article(text), analyzer) for analyzer in ("lexicon", parser))
    assert plain.meetings == both.meetings
    assert plain.statements == both.statements != ()
    assert {actor.id for actor in plain.actors} <= {actor.id for actor in both.actors}


def test_another_analyzer_reads_stored_articles_again_and_the_same_one_does_not(
    folder: Path, parser: HanLP
) -> None:
    store = str(folder.parent / "s.db")
    assert build([str(folder)], store).new == 2
    with_model = build([str(folder)], store, analyzer=parser)
    assert (with_model.reread, with_model.unchanged) == (2, 2)
    again = build([str(folder)], store, analyzer=parser)
    assert (again.reread, again.unchanged, sum(again.changes.created.values())) == (0, 2, 0)
    assert build([str(folder)], store).reread == 2


def test_articles_are_read_alike_alone_and_in_company(folder: Path, parser: HanLP) -> None:
    together = [item.to_json() for item in facts([str(folder)], analyzer=parser)]
    alone = [
        item.to_json() for path in sorted(folder.iterdir()) for item in facts([str(path)], analyzer=parser)
    ]
    assert together == alone


def test_what_was_passed_over_is_told_with_a_parser_too(folder: Path, parser: HanLP) -> None:
    plain, both = (
        {item.span.text for one in explanations([str(folder)], analyzer=analyzer) for item in one.residue}
        for analyzer in ("lexicon", parser)
    )
    assert "贝尔特兰" in plain
    assert "贝尔特兰" not in both


class _Dies:
    """A parser that dies of one text, as an engine may that runs out of memory."""

    rules = "dies"

    def __init__(self, parser: HanLP) -> None:
        self.parser = parser

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        if any("利雅得" in text for text in texts):
            raise RuntimeError("no memory")
        return self.parser.parse(texts)


def test_an_article_that_the_model_dies_of_costs_only_itself(folder: Path, parser: HanLP) -> None:
    skipped: list[ArticleError] = []
    found = list(facts([str(folder)], analyzer=_Dies(parser), on_skip=skipped.append))
    assert [item.article.title for item in found] == ["哥伦比亚和谈"]
    (fault,) = skipped
    assert "riyadh.txt" in str(fault)
    assert "RuntimeError: no memory" in str(fault)


def test_an_article_without_a_lexicon_is_no_matter_for_the_model(parser: HanLP) -> None:
    english = article("Wang Yi met Lavrov.", language="en")
    ((_, parse),) = parses([english], parser)
    with pytest.raises(ArticleError, match="no lexicon for language 'en'"):
        facts_of(english, parse)


@pytest.mark.parametrize("half", ["look", "measure"])
def test_a_weak_model_spoils_nothing(half: str, parser: HanLP) -> None:
    plain, both = (evaluate([GOLD], half=half, analyzer=analyzer) for analyzer in ("lexicon", parser))
    fallen = {
        (before.measure, name): getattr(after, name) - getattr(before, name)
        for before, after in zip(plain.figures, both.figures, strict=True)
        for name in ("precision", "recall", "f1")
    }
    assert min(fallen.values()) >= -0.01, sorted(fallen.items(), key=lambda item: item[1])[:3]
