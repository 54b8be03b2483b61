"""Building, building again, editing and removing: the graph is a function of the articles and nothing else."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

import graph
from graph import pipeline
from graph.errors import NoSuchArticle, SourceNotFound, StoreMissing, UsageError
from graph.model import Article, Facts, Graph
from graph.pipeline import build, remove
from graph.resolution import resolve
from graph.schema import rules
from tests.cli.command import ARTICLE, OTHER
from tests.stores import server

if TYPE_CHECKING:
    from pathlib import Path

    from graph.analysis.parses import Parse

EVERYTHING = (
    "MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties",
    "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, properties(r) AS properties, b.id AS b",
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "riyadh.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "kuala-lumpur.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path


def dump(store: Path) -> list[str]:
    """All that a store holds, sorted."""
    with graph.connect(str(store)) as opened:
        return sorted(repr(row) for query in EVERYTHING for row in opened.query(query).rows)


def counts(summary: pipeline.Summary) -> tuple[int, int, int]:
    assert summary.changes is not None
    changes = summary.changes
    return tuple(sum(kind.values()) for kind in (changes.created, changes.changed, changes.removed))  # type: ignore[return-value]


def ids(store: Path) -> list[str]:
    with graph.connect(str(store)) as opened:
        return [facts.article.id for facts in opened.facts()]


def test_building_twice_changes_nothing(place: Path) -> None:
    store = place / "s.db"
    first = build([str(place)], str(store))
    assert (first.read, first.new, first.changed, first.unchanged) == (2, 2, 0, 0)
    assert counts(first)[0] > 0
    before = dump(store)
    second = build([str(place)], str(store))
    assert (second.read, second.new, second.changed, second.unchanged) == (2, 0, 0, 2)
    assert counts(second) == (0, 0, 0)
    assert dump(store) == before


def test_forced_reading_changes_nothing_either(place: Path) -> None:
    store = place / "s.db"
    build([str(place)], str(store))
    again = build([str(place)], str(store), reread=True)
    assert again.unchanged == 2
    assert counts(again) == (0, 0, 0)


def test_the_order_of_the_articles_does_not_matter(place: Path) -> None:
    build([str(place / "riyadh.txt")], str(place / "one.db"))
    build([str(place / "kuala-lumpur.txt")], str(place / "one.db"))
    build([str(place / "kuala-lumpur.txt")], str(place / "two.db"))
    build([str(place / "riyadh.txt")], str(place / "two.db"))
    assert dump(place / "one.db") == dump(place / "two.db")


def test_an_edited_article_leaves_nothing_stale(place: Path) -> None:
    article = place / "riyadh.txt"
    build([str(place)], str(place / "edited.db"))
    article.write_text(OTHER.replace("吉隆坡", "曼谷").replace("王毅", "阿拉格齐"), encoding="utf-8")
    summary = build([str(place)], str(place / "edited.db"))
    assert len(summary.removed) == 1
    build([str(place)], str(place / "fresh.db"))
    assert dump(place / "edited.db") == dump(place / "fresh.db")


def test_other_metadata_of_the_same_text_replaces_the_old(place: Path) -> None:
    article = place / "riyadh.txt"
    build([str(article)], str(place / "s.db"))
    article.write_text(ARTICLE.replace("2025-02-19", "2025-02-20"), encoding="utf-8")
    summary = build([str(article)], str(place / "s.db"))
    assert (summary.new, summary.changed, summary.removed) in {(0, 1, ()), (1, 0, summary.removed)}
    assert len(ids(place / "s.db")) == 1


def test_a_moved_article_is_the_same_article(place: Path) -> None:
    store = str(place / "s.db")
    article = place / "riyadh.txt"
    build([str(article)], store)
    moved = article.rename(place / "moved.txt")
    assert build([str(moved)], store).unchanged == 1
    moved.write_text(OTHER, encoding="utf-8")
    build([str(moved)], store)
    assert len(ids(place / "s.db")) == 1


def test_two_copies_are_one_article(place: Path) -> None:
    (place / "copy.txt").write_text(ARTICLE, encoding="utf-8")
    summary = build([str(place)], str(place / "s.db"))
    assert (summary.read, summary.new, summary.duplicates) == (3, 2, 1)


def test_of_two_copies_the_one_published_last_counts_whatever_the_order(place: Path) -> None:
    article = next(iter(graph.read([str(place / "riyadh.txt")])))
    later = dataclasses.replace(article, published="2025-02-20")
    assert pipeline._distinct([article, later]) == pipeline._distinct([later, article]) == {article.id: later}


def test_articles_from_standard_input_do_not_replace_one_another(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("riyadh.txt", "kuala-lumpur.txt"):
        with (place / name).open("rb") as stream:
            monkeypatch.setattr("sys.stdin", _Stdin(stream))
            build(["-"], str(place / "s.db"))
    assert len(ids(place / "s.db")) == 2


class _Stdin:
    def __init__(self, buffer: Any) -> None:
        self.buffer = buffer


def test_a_fault_in_a_file_takes_nothing_away(place: Path) -> None:
    lines = place / "articles.jsonl"
    lines.write_text('{"text": "美国国务卿鲁比奥在利雅得会见俄罗斯外长拉夫罗夫。"}\n', encoding="utf-8")
    store = place / "s.db"
    build([str(lines)], str(store))
    before = ids(store)
    lines.write_text(
        '{"text": \n{"text": "中国外交部长王毅在北京会见美国国务卿鲁比奥。"}\n', encoding="utf-8"
    )
    assert len(build([str(lines)], str(store)).skipped) == 1
    assert set(before) < set(ids(store))


def test_removing_one_of_two_leaves_exactly_the_graph_of_the_other(place: Path) -> None:
    both, one = place / "both.db", place / "one.db"
    build([str(place)], str(both))
    build([str(place / "kuala-lumpur.txt")], str(one))
    summary = remove(str(place / "riyadh.txt"), str(both))
    assert len(summary.removed) == 1
    assert dump(both) == dump(one)


def test_removing_all_leaves_nothing(place: Path) -> None:
    store = place / "s.db"
    build([str(place)], str(store))
    remove(str(place / "riyadh.txt"), str(store))
    remove(ids(store)[0], str(store))
    assert dump(store) == []


def test_an_article_is_removed_by_its_url(place: Path) -> None:
    article = place / "riyadh.txt"
    url = "https://news.example.org/riyadh"
    article.write_text(ARTICLE.replace("---\ntitle", f"---\nurl: {url}\ntitle"), encoding="utf-8")
    build([str(article)], str(place / "s.db"))
    assert len(remove(url, str(place / "s.db")).removed) == 1


def test_an_article_that_is_not_stored_cannot_be_removed(place: Path) -> None:
    build([str(place / "riyadh.txt")], str(place / "s.db"))
    with pytest.raises(NoSuchArticle, match="no article kuala-lumpur"):
        remove("kuala-lumpur", str(place / "s.db"))


def test_articles_read_by_other_rules_are_read_again_from_the_stored_text(
    place: Path,
) -> None:
    store = place / "s.db"
    build([str(place)], str(store))
    with graph.connect(str(store), write=True) as opened:
        older = [dataclasses.replace(facts, rules="0:old", statements=()) for facts in opened.facts()]
        opened.replace(resolve(older))
    (place / "riyadh.txt").unlink()
    summary = build([str(place / "kuala-lumpur.txt")], str(store))
    assert (summary.unchanged, summary.reread) == (1, 2)
    with graph.connect(str(store)) as opened:
        assert {facts.rules for facts in opened.facts()} == {rules()}


def test_a_rule_that_breaks_on_one_article_costs_only_that_article(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graph import extraction

    real = extraction.facts_of

    def broken(article: Article, parse: Parse) -> Facts:
        return real(article, parse) if "王毅" in article.text else Facts()

    monkeypatch.setattr(extraction, "facts_of", broken)
    summary = build([str(place)], str(place / "s.db"))
    assert summary.new == 1
    (fault,) = summary.skipped
    assert "Parley itself failed on it (TypeError: " in str(fault)


def test_no_store_is_made_for_nothing(place: Path) -> None:
    (place / "empty.txt").write_bytes(b"")
    summary = build([str(place / "empty.txt")], str(place / "s.db"))
    assert (summary.read, len(summary.skipped), summary.store) == (0, 1, None)
    assert not (place / "s.db").exists()


def test_a_missing_source_makes_no_store(place: Path) -> None:
    with pytest.raises(SourceNotFound):
        build([str(place / "nothing.txt")], str(place / "s.db"))
    assert not (place / "s.db").exists()


def test_one_source_may_be_a_string(place: Path) -> None:
    assert build(str(place / "riyadh.txt"), str(place / "s.db")).new == 1


def test_progress_tells_each_step(place: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    build([str(place)], str(place / "s.db"), progress=lambda *step: seen.append(step))
    assert list(dict.fromkeys(name for name, _, _ in seen)) == ["read", "extract", "resolve", "write"]
    assert ("extract", 2, 2) in seen


def test_a_view_needs_a_store_and_a_kind_that_exists(place: Path) -> None:
    with pytest.raises(StoreMissing):
        graph.view("network", str(place / "none.db"))
    with pytest.raises(UsageError, match="no view 'map'; there are: network, timeline"):
        graph.view("map", str(place / "none.db"))


def test_an_undated_article_is_noted(place: Path) -> None:
    (place / "riyadh.txt").write_text(ARTICLE.replace("published: 2025-02-19\n", ""), encoding="utf-8")
    summary = build([str(place)], str(place / "s.db"))
    assert len(summary.notes) == 1
    assert "riyadh.txt" in summary.notes[0]
    assert "kuala-lumpur.txt" not in summary.notes[0]


def test_an_empty_graph_is_a_graph(place: Path) -> None:
    assert resolve([]) == Graph((), ())


@pytest.mark.neo4j
def test_a_server_takes_and_gives_up_the_same_articles(place: Path) -> None:
    server.empty()
    with graph.connect("neo4j", write=True, create=True) as opened:
        opened.replace(Graph((), ()))
    first = build([str(place)], "neo4j")
    embedded = build([str(place)], str(place / "s.db"))
    assert counts(first) == counts(embedded)
    assert counts(build([str(place)], "neo4j", reread=True)) == (0, 0, 0)
    remove(str(place / "riyadh.txt"), "neo4j")
    remove(str(place / "kuala-lumpur.txt"), "neo4j")
    with graph.connect("neo4j") as opened:
        assert opened.query("MATCH (n) RETURN count(n)").rows == ((0,),)
