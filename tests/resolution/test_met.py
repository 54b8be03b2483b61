from __future__ import annotations

import pytest

from graph.resolution import resolve
from tests.resolution.builders import LAVROV, RUBIO, TRUMP, facts, meeting


def met(*articles):
    return {(edge.start[1], edge.end[1]): edge.properties for edge in resolve(articles).edges if edge.type == "MET"}


def test_participants_of_different_sides_met_and_so_did_the_sides():
    found = met(facts("a", meeting("2025-02-18", RUBIO, TRUMP, LAVROV)))
    assert set(found) == {
        ("person:donald-trump", "person:sergey-lavrov"),
        ("person:marco-rubio", "person:sergey-lavrov"),
        ("state:RU", "state:US"),
    }


@pytest.mark.parametrize("status", ["proposed", "planned", "postponed", "cancelled", "denied"])
def test_a_meeting_that_did_not_take_place_makes_no_edge(status):
    assert met(facts("a", meeting("2025-02-18", RUBIO, LAVROV, status=status))) == {}


def test_a_meeting_under_way_makes_an_edge():
    assert ("state:RU", "state:US") in met(facts("a", meeting("2025-02-18", status="ongoing")))


def test_the_edge_counts_meetings_not_articles_and_keeps_first_and_last():
    found = met(
        facts("a", meeting("2025-02-18")), facts("b", meeting("2025-02-18")),
        facts("c", meeting("2025-03", kind="phone_call")), facts("d", meeting("--04-01", kind="phone_call")),
    )["state:RU", "state:US"]  # fmt: skip
    assert (found["count"], found["first"], found["last"]) == (3, "2025-02-18", "2025-03")
    assert found["sources"] == ("a:0:10", "b:0:10", "c:0:10", "d:0:10")


def test_without_a_known_date_first_and_last_are_left_out():
    found = met(facts("a", meeting("--02-18")))["state:RU", "state:US"]
    assert "first" not in found
    assert "last" not in found


def test_a_mediator_met_both_sides():
    found = met(facts("a", meeting("2025-02-18", RUBIO, LAVROV, roles=(("person:hakan-fidan", "state:TR", "mediator"),))))
    assert ("person:hakan-fidan", "person:marco-rubio") in found
    assert ("state:TR", "state:US") in found


def test_a_state_that_sat_there_itself_met_the_persons_of_the_other_side():
    assert ("person:marco-rubio", "state:RU") in met(facts("a", meeting("2025-02-18", RUBIO)))


def test_nobody_meets_itself_or_its_own_side():
    found = met(facts("a", meeting("2025-02-18", RUBIO, TRUMP, LAVROV)))
    assert ("person:donald-trump", "person:marco-rubio") not in found
    assert all(one < other for one, other in found)


def test_every_side_of_a_meeting_is_party_to_it_by_what_shows_those_who_sat_for_it():
    graph = resolve([facts("a", meeting("2025-02-18", RUBIO, LAVROV, status="planned"))])
    (table,) = [edge.properties["sources"] for edge in graph.edges if edge.start[1] == "person:marco-rubio" and edge.type == "PARTICIPATED_IN"]
    parties = {edge.start[1]: edge.properties["sources"] for edge in graph.edges if edge.type == "PARTY_TO"}
    assert parties == {"state:RU": table, "state:US": table}
