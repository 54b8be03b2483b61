"""What questions do that must stay quick on large graphs: the longest silence, and stopping early; on both engines."""

from __future__ import annotations

import pytest

from graph import queries
from graph.resolution import resolve
from tests.queries.asked import answer
from tests.resolution.builders import LAVROV, RUBIO, TRUMP, facts, meeting
from tests.stores.conftest import place, store

__all__ = ["place", "store"]

LISTS = sorted(name for name in queries.names() if queries.load(name).parameters.get("limit", (0, 0))[1] is None)


@pytest.fixture
def asked(store):
    """Talks that lie in each other, and later ones; a plan is no end of a silence."""
    store.replace(
        resolve(
            [
                facts("a", meeting("2025-01-01", RUBIO, LAVROV, end="2025-01-10", kind="conference")),
                facts("b", meeting("2025-01-02", kind="phone_call")),
                facts("c", meeting("2025-01-05", kind="summit")),
                facts("d", meeting("2025-01-20", RUBIO, LAVROV)),
                facts("e", meeting("2025-01-28", status="planned", kind="visit")),
                facts("f", meeting("2025-03", kind="visit")),
                facts("g", meeting("2025-02-04", TRUMP, kind="summit")),
            ]
        )
    )
    return store


@pytest.mark.parametrize(
    ("given", "one", "other"),
    [
        ({}, "state:RU", "state:US"),
        ({"one": "state:US"}, "state:US", "state:RU"),
        ({"other": "state:US"}, "state:RU", "state:US"),
        ({"one": "state:US", "other": "state:RU"}, "state:US", "state:RU"),
    ],
)
def test_a_silence_begins_where_the_last_of_the_talks_ended(asked, given, one, other):
    rows = [(row[2], str(row[3]), str(row[4]), *row[5:]) for row in answer(asked, "longest-silence", given)["rows"]]
    assert rows == [
        (15, "2025-01-20", "2025-02-04", one, other),
        (10, "2025-01-10", "2025-01-20", one, other),
    ]


def test_persons_are_silent_only_between_their_own_meetings(asked):
    rows = answer(asked, "longest-silence", {"one": "person:marco-rubio"})["rows"]
    assert [(row[2], str(row[3]), str(row[4]), row[6]) for row in rows] == [
        (10, "2025-01-10", "2025-01-20", "person:sergey-lavrov")
    ]


def test_what_lists_can_stop_early_and_then_gives_the_first_rows(asked):
    assert {"absences", "both-sides", "meetings-of", "outcomes", "planned-not-held", "statements", "timeline"} == set(LISTS)
    every = answer(asked, "timeline", {})["rows"]
    assert len(every) == 7
    assert answer(asked, "timeline", {"limit": 3})["rows"] == every[:3]
    ours = answer(asked, "meetings-of", {"actor": "state:RU"})["rows"]
    assert answer(asked, "meetings-of", {"actor": "state:RU", "limit": 2})["rows"] == ours[:2]
