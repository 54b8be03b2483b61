"""What the fourteen sample articles become: one row a phenomenon of resolution, on natural text."""

from __future__ import annotations

import pytest

from graph.model import MeetingKind, OutcomeStatus, StatementKind, Status
from graph.resolution import resolve
from tests import samples


@pytest.fixture(scope="module")
def graph():
    return resolve(samples.facts())


def _meetings(graph, **wanted):
    found = [node.properties for node in graph.nodes if node.label == "Meeting"]
    return [item for item in found if all(item.get(name) == value for name, value in wanted.items())]


def _articles(graph, meeting):
    return {e.end[1] for e in graph.edges if e.type == "REPORTED_IN" and e.start[1] == meeting}


def test_every_span_of_the_samples_is_the_text_at_its_place():
    for item in samples.facts():
        spans = [span for actor in item.actors for span in actor.mentions]
        spans += [span for fact in (*item.meetings, *item.statements, *item.outcomes) for span in fact.evidence]
        assert all(item.article.text[span.start : span.end] == span.text for span in spans)


def test_the_samples_use_every_status_and_kind_of_statement_and_outcome():
    told = [meeting for item in samples.facts() for meeting in item.meetings]
    assert {meeting.status for meeting in told} == set(Status)
    assert {s.kind for item in samples.facts() for s in item.statements} == set(StatementKind)
    assert {o.status for item in samples.facts() for o in item.outcomes} == set(OutcomeStatus)
    assert {MeetingKind.PHONE_CALL, MeetingKind.SUMMIT, MeetingKind.TALKS, MeetingKind.VISIT} <= {m.kind for m in told}


def test_the_talks_of_riyadh_told_by_two_outlets_are_one_meeting(graph):
    (talks,) = _meetings(graph, start="2025-02-18")
    assert _articles(graph, talks["id"]) == {"riyadh-hans", "riyadh-hant"}


def test_the_call_of_last_week_is_the_call_of_the_twelfth(graph):
    (call,) = _meetings(graph, start="2025-02-12")
    assert call["precision"] == "day"
    assert _articles(graph, call["id"]) == {"riyadh-hans", "riyadh-hant"}


def test_the_summit_of_budapest_was_planned_and_cancelled(graph):
    (summit,) = _meetings(graph, status="cancelled")
    assert summit["status_history"] == ("2025-10-17 planned", "2025-10-23 cancelled")


def test_the_talks_of_geneva_were_planned_and_held(graph):
    (talks,) = _meetings(graph, start="2025-05-10")
    assert (talks["status"], talks["end"]) == ("held", "2025-05-11")


def test_the_unknown_delegate_is_one_person_under_full_and_short_name(graph):
    (person,) = [node.properties for node in graph.nodes if node.id.startswith("person:x-")]
    assert (person["name"], person["aliases"]) == ("雷扎·卡里米", ("卡里米",))


def test_the_denied_talks_make_nobody_meet(graph):
    (denied,) = _meetings(graph, status="denied")
    seats = [e for e in graph.edges if e.type == "PARTICIPATED_IN" and e.end[1] == denied["id"]]
    assert {edge.start[1] for edge in seats} == {"state:CN", "state:US"}
    (met,) = [e.properties for e in graph.edges if e.type == "MET" and (e.start[1], e.end[1]) == ("state:CN", "state:US")]
    assert met["first"] == "2025-05-10"


def test_each_negotiation_has_its_rounds(graph):
    titles = {node.id: node.properties["title"] for node in graph.nodes if node.label == "Negotiation"}
    rounds = sorted((titles[e.end[1]], e.properties.get("round") or 0) for e in graph.edges if e.type == "ROUND_OF")
    assert [number for _, number in rounds] == [1, 2, 0, 1, 1, 2]
    assert len(titles) == 3


def test_a_ministry_of_the_gazetteer_is_part_of_its_state():
    from tests.resolution.builders import actor, facts

    graph = resolve([facts("a", actors=(actor("org:us-state-department", "美国国务院"), actor("state:US", "美国")))])
    (edge,) = [edge for edge in graph.edges if edge.type == "PART_OF"]
    assert (edge.start[1], edge.end[1]) == ("org:us-state-department", "state:US")
    assert edge.properties["sources"] == ("a:0:10",)


def test_a_news_outlet_is_part_of_nothing():
    from tests.resolution.builders import actor, facts

    graph = resolve([facts("a", actors=(actor("org:bloomberg", "彭博社"), actor("state:US", "美国")))])
    assert all(edge.type != "PART_OF" for edge in graph.edges)
