from __future__ import annotations

from dataclasses import replace

from graph.resolution import resolve
from tests.resolution.builders import facts, meeting


def about(one, *issues):
    return replace(one, issues=issues)


def rounds(*told):
    graph = resolve([facts(f"a{at}", one) for at, one in enumerate(told)])
    starts = {node.id: node.properties.get("start") for node in graph.nodes if node.label == "Meeting"}
    numbers = {starts[edge.start[1]]: edge.properties.get("round") for edge in graph.edges if edge.type == "ROUND_OF"}
    follows = {starts[e.start[1]]: (starts[e.end[1]], e.properties.get("days")) for e in graph.edges if e.type == "FOLLOWS"}
    return numbers, follows


def test_meetings_of_the_same_sides_on_a_common_issue_are_rounds_in_date_order():
    second, first = about(meeting("2025-06-02"), "ceasefire"), about(meeting("2025-05-16"), "ceasefire", "prisoner-exchange")
    numbers, follows = rounds(second, first)
    assert numbers == {"2025-05-16": 1, "2025-06-02": 2}
    assert follows == {"2025-06-02": ("2025-05-16", 17)}


def test_a_planned_meeting_belongs_to_the_negotiation_without_a_number():
    numbers, _ = rounds(about(meeting("2025-04-12"), "tariffs"), about(meeting("2025-04-19", status="planned"), "tariffs"))
    assert numbers == {"2025-04-12": 1, "2025-04-19": None}


def test_days_are_left_out_where_a_date_is_no_day():
    _, follows = rounds(about(meeting("2025-04-12"), "tariffs"), about(meeting("2025-06"), "tariffs"))
    assert follows == {"2025-06": ("2025-04-12", None)}


def test_one_meeting_is_no_negotiation():
    assert rounds(about(meeting("2025-04-12"), "tariffs")) == ({}, {})


def test_other_sides_or_other_issues_or_a_long_pause_make_no_chain():
    first = about(meeting("2025-04-12"), "tariffs")
    assert rounds(first, about(meeting("2025-05-12", sides=("state:US", "state:CN")), "tariffs"))[0] == {}
    assert rounds(first, about(meeting("2025-05-12"), "ceasefire"))[0] == {}
    assert rounds(first, about(meeting("2027-05-12"), "tariffs"))[0] == {}


def test_calls_and_visits_are_no_rounds():
    assert rounds(about(meeting("2025-04-12"), "tariffs"), about(meeting("2025-05-12", kind="phone_call"), "tariffs"))[0] == {}
