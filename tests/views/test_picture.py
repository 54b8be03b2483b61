"""A query's nodes as a page: just those nodes, what joins them, and its evidence; on both engines."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from graph import views
from graph.errors import UsageError
from graph.resolution import resolve
from graph.views.reading import read_chosen, to_draw
from tests import samples
from tests.stores.conftest import place, store

if TYPE_CHECKING:
    from graph.stores import Store
    from graph.views.scene import Scene

__all__ = ["place", "store"]


@pytest.fixture
def filled(store: Store) -> Store:
    store.replace(resolve(samples.facts()))
    return store


def drawn(store: Store, cypher: str, limit: int = 300) -> Scene:
    return read_chosen(store, *to_draw(store, store.query(cypher).nodes), limit)


def test_just_the_nodes_of_the_answer_are_drawn(filled: Store) -> None:
    scene = drawn(
        filled,
        "MATCH (a:Actor)-[:PARTICIPATED_IN]->(m:Meeting) WITH a, m ORDER BY m.id, a.id LIMIT 2 RETURN a, m",
    )
    assert len([actor for actor in scene.actors if actor.drawn]) == 2
    assert len(scene.meetings) == 1
    assert [link.type for link in scene.links if link.type == "PARTICIPATED_IN"] == ["PARTICIPATED_IN"] * 2
    assert all(link.quotes for link in scene.links)


def test_paths_and_lists_are_drawn_too(filled: Store) -> None:
    scene = drawn(
        filled, "MATCH p = (:Person)-[:REPRESENTS]->(:State {id: 'state:US'}) RETURN collect(p) AS paths"
    )
    assert {link.type for link in scene.links} >= {"REPRESENTS"}
    assert "state:US" in {actor.id for actor in scene.actors if actor.drawn}


def test_a_statement_brings_its_speaker_and_meeting(filled: Store) -> None:
    scene = drawn(filled, "MATCH (s:Statement)-[:MADE_AT]->(:Meeting) WITH s ORDER BY s.id LIMIT 1 RETURN s")
    (row,) = filled.query(
        "MATCH (a)-[:MADE]->(s:Statement)-[:MADE_AT]->(m) RETURN a.id, m.id ORDER BY s.id LIMIT 1"
    ).rows
    assert row[0] in {actor.id for actor in scene.actors if actor.drawn}
    assert [meeting.id for meeting in scene.meetings] == [row[1]]


def test_what_is_past_the_limit_is_left_out_and_said_so(filled: Store) -> None:
    scene = drawn(filled, "MATCH (m:Meeting) RETURN m ORDER BY m.id", limit=2)
    assert len(scene.meetings) == 2
    assert scene.cut


def test_the_page_is_one_offline_file(filled: Store) -> None:
    page = views.picture(filled, filled.query("MATCH (s:State) RETURN s").nodes)
    assert "default-src &#39;none&#39;" in page
    assert not re.search(r"<(?:script|link)[^>]+(?:src|href)=.https?:", page)
    assert {actor["id"] for actor in _data(page)["actors"]} >= {"state:US"}


def _data(page: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)
    found = json.loads(text)
    return found.get("scene", found)


def test_an_answer_without_nodes_to_draw_is_one_sentence(filled: Store) -> None:
    with pytest.raises(UsageError, match="no actor, meeting or statement to draw"):
        views.picture(filled, filled.query("MATCH (p:Place) RETURN p").nodes)
