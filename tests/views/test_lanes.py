"""Which lane of the timeline a meeting lies in."""

from __future__ import annotations

import pytest

from graph.views.scene import Label, MeetingNode, Scene, StatementNote
from graph.views.timeline_page import Lane, lanes
from tests.views import scenes


def _meeting(id: str, *sides: str) -> MeetingNode:
    return MeetingNode(id, "talks", "held", Label(id, id), sides=tuple(sorted(sides)))


@pytest.mark.parametrize(
    ("sides", "kind", "named"),
    [
        (("state:US", "state:RU"), "parties", ("state:RU", "state:US")),
        (("state:US", "state:RU", "state:UA"), "parties", ("state:RU", "state:UA", "state:US")),
        (("a", "b", "c", "d", "e"), "many", ()),
        (("state:US",), "other", ()),
        ((), "other", ()),
    ],
)
def test_a_meeting_lies_in_the_lane_of_all_its_sides(sides: tuple[str, ...], kind: str, named: tuple[str, ...]) -> None:
    assert lanes(Scene(meetings=(_meeting("m", *sides),))) == (Lane(kind, named, ("m",)),)


def test_the_busiest_lane_comes_first_and_the_unclear_ones_last() -> None:
    scene = Scene(meetings=(_meeting("m1"), _meeting("m2"), _meeting("m3", "a", "b"), _meeting("m4", "b", "c"), _meeting("m5", "c", "b")))
    assert [lane.meetings for lane in lanes(scene)] == [("m4", "m5"), ("m3",), ("m1", "m2")]


def test_every_meeting_lies_in_one_lane() -> None:
    scene = scenes.news()
    laid = [meeting for lane in lanes(scene) for meeting in lane.meetings]
    assert sorted(laid) == sorted(meeting.id for meeting in scene.meetings)


def test_words_lie_with_their_meeting_else_in_a_lane_of_their_own() -> None:
    said = (
        StatementNote("s1", "x", "direct", date="2025-01-02", meeting="m"),
        StatementNote("s2", "x", "direct", date="2025-01-01"),
        StatementNote("s3", "x", "direct", date="--01-01"),
        StatementNote("s4", "x", "direct"),
    )
    scene = Scene(meetings=(_meeting("m", "a", "b"),), statements=said)
    assert [lane.statements for lane in lanes(scene)] == [("s1",), ("s2",)]


def test_a_mediator_makes_no_lane() -> None:
    istanbul = next(lane for lane in lanes(scenes.news()) if "meeting:istanbul-1" in lane.meetings)
    assert istanbul.sides == ("state:RU", "state:UA")
