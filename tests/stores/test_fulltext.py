"""`search` finds the same on both engines, in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import StoreError, UsageError
from graph.model import Edge, Graph, Node
from graph.resolution.searching import searchable
from graph.stores import Hit, Store, search

if TYPE_CHECKING:
    from collections.abc import Iterable

ACTORS = [
    ("Person", "person:rubio", {"name": "鲁比奥", "name_en": "Marco Rubio", "aliases": ("盧比歐", "卢比奥")}),
    ("Person", "person:wang-yi", {"name": "王毅", "name_en": "Wang Yi", "aliases": ()}),
    ("Person", "person:wang-yilin", {"name": "王毅林", "aliases": ()}),
    ("State", "state:IR", {"name": "伊朗", "name_en": "Iran", "aliases": ("伊朗伊斯兰共和国",)}),
    ("State", "state:US", {"name": "美国", "name_en": "United States", "aliases": ("美", "美方")}),
]
TEXTS = [
    ("Meeting", "meeting:1", {"title": "美國、伊朗會談", "start": "2025-04-12"}),
    ("Meeting", "meeting:2", {"title": "美国、伊朗会谈", "start": "2025-04-26"}),
    ("Meeting", "meeting:3", {"title": "美国与伊朗的会谈", "start": None}),
    ("Statement", "statement:1", {"text": "雙方同意立即停火", "date": "2025-03-01"}),
    ("Statement", "statement:2", {"text": "不会停火", "date": "2025-03-02"}),
    ("Statement", "statement:3", {"text": "停一下，火很大", "date": "2025-03-03"}),
    ("Statement", "statement:4", {"text": "12月会谈了2小时", "date": None}),
    ("Statement", "statement:5", {"text": "the art of the deal, and Iranian oil", "date": None}),
    ("Statement", "statement:6", {"text": "art of a war", "date": None}),
    ("Outcome", "outcome:1", {"text": "停火30天", "status": "agreed"}),
]


@pytest.fixture
def filled(store: Store) -> Store:
    required = {
        "Meeting": {"kind": "talks", "status": "held", "precision": "day"},
        "Statement": {"kind": "direct"},
    }
    nodes = [
        Node(label, id_, searchable(label, id_, {**required.get(label, {}), **values}))
        for label, id_, values in (*ACTORS, *TEXTS)
    ]
    made = [
        ("person:wang-yi", "statement:2"),
        ("person:rubio", "statement:2"),
        ("person:rubio", "statement:1"),
    ]
    edges = [
        Edge("MADE", ("Person", who), ("Statement", what), {"sources": ("a:0:1",)}) for who, what in made
    ]
    store.replace(Graph(tuple(nodes), tuple(edges)))
    return store


def found(store: Store, *words: str, kinds: Iterable[str] = ()) -> list[str]:
    return [hit.id for hit in search(store, words, kinds=kinds).hits]


FOUND = [
    (["停火"], ["statement:2", "statement:1", "outcome:1"]),
    (["雙方"], ["statement:1"]),
    (["双方"], ["statement:1"]),
    (["卢比欧"], ["person:rubio"]),
    (["鲁比奥"], ["person:rubio"]),
    (["RUBIO"], ["person:rubio"]),
    (["rubi"], ["person:rubio"]),
    (["ubio"], []),
    (["王毅"], ["person:wang-yi", "person:wang-yilin"]),
    (["美"], ["state:US", "meeting:2", "meeting:1", "meeting:3"]),
    (["美国", "伊朗"], ["meeting:2", "meeting:1", "meeting:3"]),
    (["伊朗会谈"], ["meeting:2", "meeting:1"]),
    (["停火", "同意"], ["statement:1"]),
    (["iran"], ["state:IR", "statement:5"]),
    (["2月"], []),
    (["12月"], ["statement:4"]),
    (["of"], ["statement:5", "statement:6"]),
    (["art of the"], ["statement:5"]),
    (["of art"], []),
    (["United States"], ["state:US"]),
    (["停火，30"], ["outcome:1"]),
    (["没有的词"], []),
    (['")} OR (n)'], []),
    (["+-&|!(){}[]^~*?:\\/ x AND"], []),
]


def test_words_find_these_in_this_order(filled: Store) -> None:
    assert [(words, found(filled, *words)) for words, _ in FOUND] == FOUND


def test_a_hit_tells_kind_text_date_and_speakers(filled: Store) -> None:
    (hit,) = search(filled, "不会停火").hits
    assert hit == Hit("Statement", "statement:2", "不会停火", "2025-03-02", ("王毅", "鲁比奥"))
    assert search(filled, "王毅", kinds=["Actor"]).hits[0] == Hit("Person", "person:wang-yi", "王毅", None)


def test_kinds_narrow_the_search(filled: Store) -> None:
    assert found(filled, "停火", kinds=["Outcome"]) == ["outcome:1"]


def test_the_limit_counts_each_kind_and_what_is_cut_is_named(filled: Store) -> None:
    hits = search(filled, "停火", limit=1)
    assert [hit.id for hit in hits.hits] == ["statement:2", "outcome:1"]
    assert hits.cut == ("Statement",)
    assert search(filled, "停火", limit=None).cut == ()


def test_what_changes_is_found_anew(filled: Store) -> None:
    filled.replace(Graph((Node("Issue", "issue:x", searchable("Issue", "issue:x", {"name": "关税"})),), ()))
    assert found(filled, "停火") == []
    assert found(filled, "關稅") == ["issue:x"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], "give a word"), (["——"], "no letter, digit or character in '——'"), ([""], "in ''")],
)
def test_words_without_a_letter_are_wrong_usage(filled: Store, words: list[str], sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        search(filled, words)


def test_an_unknown_kind_lists_those_there_are(filled: Store) -> None:
    with pytest.raises(UsageError, match="no kind 'Film' to search; there are: Actor, Meeting, Place"):
        search(filled, "x", kinds=["Film"])


def test_a_store_without_the_index_names_the_remedy(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.query("MATCH (n) REMOVE n.search", write=True)
    monkeypatch.setattr("graph.stores.fulltext.search_index", lambda label: f"gone_{label}")
    with pytest.raises(StoreError, match="build again: parley build FILE"):
        search(filled, "停火")
