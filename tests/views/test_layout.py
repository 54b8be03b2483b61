"""Where nodes stand: apart, near their neighbours, and the same every time."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.views.layout import positions
from graph.views.spacing import bends, cleared, covered, crossings

RING = [(f"n{i}", f"n{(i + 1) % 12}") for i in range(12)]


def _overlaps(boxes: dict[str, tuple[float, float]], at: dict[str, tuple[int, int]]) -> list[tuple[str, str]]:
    return [
        (a, b)
        for a, b in combinations(sorted(boxes), 2)
        if abs(at[a][0] - at[b][0]) < (boxes[a][0] + boxes[b][0]) / 2 - 1 and abs(at[a][1] - at[b][1]) < (boxes[a][1] + boxes[b][1]) / 2 - 1
    ]


@pytest.mark.parametrize("count", [1, 2, 20, 60, 150])
def test_no_two_boxes_overlap(count: int) -> None:
    boxes = {f"n{i}": (60.0 + i % 7 * 30, 46.0 + i % 3 * 14) for i in range(count)}
    links = [(f"n{i}", f"n{i * i % count}") for i in range(count)]
    assert _overlaps(boxes, positions(boxes, links)) == []


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=40))
def test_no_graph_makes_boxes_overlap(pairs: list[tuple[int, int]]) -> None:
    boxes = {f"n{i:02}": (120.0, 50.0) for i in range(15)}
    assert _overlaps(boxes, positions(boxes, [(f"n{a:02}", f"n{b:02}") for a, b in pairs])) == []


def test_the_order_of_the_input_does_not_matter() -> None:
    boxes = {f"n{i}": (80.0, 50.0) for i in range(12)}
    backwards = positions(dict(reversed(boxes.items())), [(b, a) for a, b in reversed(RING)])
    assert backwards == positions(boxes, RING)


def test_neighbours_stand_nearer_than_strangers() -> None:
    groups = [f"{group}{i}" for group in "ab" for i in range(6)]
    links = [(x, y) for x, y in combinations(groups, 2) if x[0] == y[0]] + [("a0", "b0")]
    at = positions(dict.fromkeys(groups, (40.0, 40.0)), links)
    near = [math.dist(at[x], at[y]) for x, y in combinations(groups, 2) if x[0] == y[0]]
    far = [math.dist(at[x], at[y]) for x, y in combinations(groups, 2) if x[0] != y[0]]
    assert sum(near) / len(near) < sum(far) / len(far) * 0.6


def test_nothing_has_no_place() -> None:
    assert positions({}, []) == {}


def test_a_line_bends_away_from_the_node_it_runs_through() -> None:
    ends = {"a": (0.0, 0.0), "b": (200.0, 0.0)}
    above = bends({**ends, "c": (100.0, -5.0)}, [("a", "b")])
    below = bends({**ends, "c": (100.0, 5.0)}, [("a", "b")])
    assert above == {("a", "b"): -below["a", "b"]}
    assert bends({**ends, "c": (100.0, 60.0)}, [("a", "b")]) == {}
    assert bends(ends, []) == {}


def test_nodes_are_moved_off_the_lines_of_others() -> None:
    points = {"a": (0.0, 0.0), "b": (400.0, 0.0), "c": (200.0, 3.0)}
    moved = cleared(points, [("a", "b")], dict.fromkeys(points, (40.0, 40.0)))
    assert covered(points, [("a", "b")])[0].any()
    assert not covered(moved, [("a", "b")])[0].any()


def test_crossings_are_counted() -> None:
    square = {"a": (0.0, 0.0), "b": (9.0, 9.0), "c": (0.0, 9.0), "d": (9.0, 0.0)}
    assert crossings(square, [("a", "b"), ("c", "d")]) == 1
    assert crossings(square, [("a", "c"), ("b", "d")]) == 0
