from __future__ import annotations

from graph.resolution import resolve
from tests.resolution.builders import LAVROV, RUBIO, TRUMP, facts, meeting


def only(*articles):
    graph = resolve(articles)
    (found,) = [node.properties for node in graph.nodes if node.label == "Meeting"]
    return found, graph


def edges(graph, type):
    return [edge for edge in graph.edges if edge.type == type]


def test_the_account_published_last_gives_the_status_and_the_history_keeps_all():
    planned = facts("a", meeting("2025-05-10", status="planned"), published="2025-05-07")
    held = facts("b", meeting("2025-05-10"), published="2025-05-12")
    found, _ = only(planned, held)
    assert found["status"] == "held"
    assert found["status_history"] == ("2025-05-07 planned", "2025-05-12 held")
    assert found["conflicts"] == ()


def test_a_later_account_that_looks_ahead_does_not_undo_a_held_meeting():
    held = facts("a", meeting("2025-05-10"), published="2025-05-10")
    behind = facts("b", meeting("2025-05-10", status="planned"), published="2025-05-11")
    assert only(held, behind)[0]["status"] == "held"


def test_a_meeting_told_as_held_and_as_denied_is_marked_as_a_conflict():
    held = facts("a", meeting("2025-02-18"), published="2025-02-18")
    denied = facts("b", meeting("2025-02-18", status="denied"), published="2025-02-19")
    found, graph = only(held, denied)
    assert found["status"] == "denied"
    assert found["conflicts"] == ("status: denied | held",)
    assert found["status_history"] == ("2025-02-18 held", "2025-02-19 denied")
    assert edges(graph, "MET") == []


def test_an_account_without_a_publication_date_stands_where_its_meeting_stood():
    planned = facts("a", meeting("2025-05-10", status="planned"), published="2025-05-07")
    held = facts("b", meeting("2025-05-10"), published=None)
    found, _ = only(planned, held)
    assert found["status"] == "held"
    assert found["status_history"] == ("2025-05-07 planned", "undated held")


def test_the_most_exact_date_counts():
    found, _ = only(facts("a", meeting("2025-02")), facts("b", meeting("2025-02-18")))
    assert (found["start"], found["precision"], found["earliest"]) == ("2025-02-18", "day", "2025-02-18")


def test_the_days_of_the_report_count_before_those_of_the_plan():
    planned = facts("a", meeting("2025-05-10", end="2025-05-12", status="planned"), published="2025-05-07")
    held = facts("b", meeting("2025-05-10", end="2025-05-11"), published="2025-05-12")
    found, _ = only(planned, held)
    assert (found["start"], found["end"]) == ("2025-05-10", "2025-05-11")


def test_dates_that_cannot_both_be_right_are_marked_as_a_conflict():
    one = facts("a", meeting("2025-05-10", end="2025-05-11"))
    other = facts("b", meeting("2025-05-11", end="2025-05-12"))
    assert only(one, other)[0]["conflicts"] == ("date: 2025-05-10/2025-05-11 | 2025-05-11/2025-05-12",)


def test_two_places_are_both_kept_and_marked_as_a_conflict():
    one = facts("a", meeting("2025-02-18", place=("甲城", "state:SA")))
    other = facts("b", meeting("2025-02-18", place=("乙城", "state:SA")))
    found, graph = only(one, other)
    assert found["conflicts"] == ("place: 乙城 | 甲城",)
    assert len(edges(graph, "HELD_AT")) == 2


def test_the_country_alone_gives_way_to_the_city_in_it():
    one = facts("a", meeting("2025-02-18", place=("state:CH", "state:CH")))
    other = facts("b", meeting("2025-02-18", place=("日内瓦", "state:CH")))
    found, graph = only(one, other)
    assert found["conflicts"] == ()
    assert [edge.properties["sources"] for edge in edges(graph, "HELD_AT")] == [("b:0:10",)]


def test_a_date_without_a_year_has_no_days_to_reckon_with():
    found, _ = only(facts("a", meeting("--02-18")))
    assert found["start"] == "--02-18"
    assert found.get("earliest") is None
    assert found.get("latest") is None


def test_participants_of_all_reports_sit_at_one_table_with_all_sources():
    _, graph = only(facts("a", meeting("2025-02-18", RUBIO)), facts("b", meeting("2025-02-18", RUBIO, LAVROV)))
    seats = {edge.start[1]: edge.properties["sources"] for edge in edges(graph, "PARTICIPATED_IN")}
    assert seats["person:marco-rubio"] == ("a:0:10", "b:0:10")
    assert seats["person:sergey-lavrov"] == ("b:0:10",)


def test_who_was_only_planned_to_come_is_no_participant_where_a_report_names_others():
    planned = facts("a", meeting("2025-05-10", TRUMP, status="planned"), published="2025-05-07")
    held = facts("b", meeting("2025-05-10", RUBIO, TRUMP.replace("donald-trump", "steve-witkoff")), published="2025-05-12")
    held_alone = facts("b", meeting("2025-05-10"), published="2025-05-12")
    joined = facts("c", meeting("2025-05-10", TRUMP, RUBIO, status="planned"), published="2025-05-07")
    _, graph = only(joined, held)
    assert "person:donald-trump" not in {edge.start[1] for edge in edges(graph, "PARTICIPATED_IN")}
    _, graph = only(planned, held_alone)
    assert "person:donald-trump" in {edge.start[1] for edge in edges(graph, "PARTICIPATED_IN")}
    assert all("person:donald-trump" not in (edge.start[1], edge.end[1]) for edge in edges(graph, "MET"))
