"""Turns a scene into the timeline page: a lane for each set of parties, drawn as SVG by our own script.

A meeting lies in the lane of all its sides, in one lane only: US and Russia in one, US, Russia and
Ukraine in another, so that no meeting is counted twice. From five sides on it is multilateral, with
fewer than two known it lies under "other". Mediators and hosts make no lane. Words said at a meeting
are marks in its lane, dated words outside meetings have one of their own. What has no year stays out
of the axis, in an area of its own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.views.frame import asset, content, environment, frame

if TYPE_CHECKING:
    from graph.views.scene import MeetingNode, Scene

Key = tuple[str, tuple[str, ...]]  # kind and sides of a lane

SCRIPTS = ("page.js", "evidence.js", "contents.js", "axis.js", "timeline.js")
MANY = 5  # sides that share the multilateral lane
_RANK = {"parties": 0, "many": 1, "other": 2, "words": 3}


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the timeline; ``kind`` is parties, many, other or words, ids are in order of time."""

    kind: str
    sides: tuple[str, ...]
    meetings: tuple[str, ...]
    statements: tuple[str, ...] = ()


def lanes(scene: Scene) -> tuple[Lane, ...]:
    """Every meeting of the scene in one lane, the busiest lane first, then multilateral, other, words."""
    lane_of = {meeting.id: _lane(meeting) for meeting in scene.meetings}
    grouped: dict[Key, list[str]] = defaultdict(list)
    for meeting, key in lane_of.items():
        grouped[key].append(meeting)
    words: dict[Key, list[str]] = defaultdict(list)
    for statement in sorted(scene.statements, key=lambda note: (note.date or "", note.id)):
        if statement.date and not statement.date.startswith("-"):
            words[lane_of.get(statement.meeting or "", ("words", ()))].append(statement.id)
    keys = sorted({*grouped, *words}, key=lambda key: (_RANK[key[0]], -len(grouped.get(key, ())), key[1]))
    return tuple(Lane(*key, tuple(grouped.get(key, ())), tuple(words.get(key, ()))) for key in keys)


def _lane(meeting: MeetingNode) -> Key:
    if len(meeting.sides) >= MANY:
        return ("many", ())
    return ("parties", meeting.sides) if len(meeting.sides) >= 2 else ("other", ())


def page(scene: Scene, language: str = "zh") -> str:
    """The timeline page of a scene, as HTML."""
    scripts = [asset(name) for name in SCRIPTS]
    document: dict[str, Any] = content(scene, "timeline", language)
    document["lanes"] = [
        {"kind": lane.kind, "sides": lane.sides, "meetings": lane.meetings, "statements": lane.statements}
        for lane in lanes(scene)
    ]
    template = environment().get_template("timeline.html.j2")
    return template.render(frame("timeline", language, scripts, [asset("page.css")]), document=document)
