from __future__ import annotations

from graph.resolution import resolve
from tests.resolution.builders import actor, facts, meeting


def places(*articles):
    graph = resolve(articles)
    return {node.id: node.properties for node in graph.nodes if node.label == "Place"}, graph


def test_a_place_of_the_gazetteer_is_one_node_under_its_regional_names():
    found, _ = places(
        facts("a", meeting("2025-02-18", place=("利雅得", "state:SA"))), facts("b", meeting("2025-02-18", place=("利雅德", "state:SA")))
    )
    assert list(found) == ["place:riyadh"]
    assert found["place:riyadh"]["name"] == "利雅得"
    assert found["place:riyadh"]["name_en"] == "Riyadh"


def test_an_unknown_place_is_known_by_its_folded_name_and_country():
    found, _ = places(
        facts("a", meeting("2025-02-18", place=("蘭花鎮", "state:CH"))),
        facts("b", meeting("2025-02-18", place=("兰花镇", "state:CH"))),
        facts("c", meeting("2025-02-18", place=("兰花镇", "state:US"))),
    )
    assert len(found) == 2


def test_a_place_lies_in_its_country():
    _, graph = places(facts("a", meeting("2025-02-18", place=("兰花镇", "state:CH"))))
    (edge,) = [edge for edge in graph.edges if edge.type == "LOCATED_IN"]
    assert edge.end == ("State", "state:CH")
    assert edge.properties["sources"] == ("a:0:10",)


def test_the_country_alone_is_a_place_of_its_own():
    swiss = actor("state:CH", "瑞士")
    found, _ = places(facts("a", meeting("2025-02-18", place=("瑞士", "state:CH")), actors=(swiss,)))
    assert list(found) == ["place:ch"]
