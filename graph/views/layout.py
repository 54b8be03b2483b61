"""Computes where nodes stand: a spring layout by networkx, then boxes pushed apart.

Each connected part is laid out on its own, so that strangers do not drift away, and the parts are
put beside each other, the largest first. Of several drafts of a small part the one with the fewest
crossings that fills the screen best is taken, turned to lie along it. Boxes are (width, height) in
pixels including the label; in the result no two overlap. Fixed seeds, fixed order, whole numbers:
the same graph, the same picture.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from graph import networks
from graph.views.spacing import ASPECT, GAP, cleared, covered, crossings, extent, frame, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.networks import Graph
    from graph.views.spacing import Boxes, Places

_SEEDS = range(20250218, 20250228)
_EFFORT = 400  # nodes of all drafts together; a part of more has one draft
_SMALL = 100  # nodes up to which drafts are compared
_FINALISTS = 2  # drafts whose nodes are moved off the lines of others
_EDGE = 104.0  # pixels of the median line before boxes are pushed apart
_STRETCH = 1.5  # the most a draft is stretched
_TURNS = 12


def positions(boxes: Boxes, links: Sequence[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """The centre of every box, around (0, 0)."""
    graph = networks.undirected(boxes, (pair for pair in links if pair[0] != pair[1]))
    parts = networks.parts(graph)
    return _centred(_beside([_best(graph.subgraph(part), part, boxes) for part in parts], boxes))


def _best(graph: Graph, names: Sequence[str], boxes: Boxes) -> Places:
    """The draft of one part that reads best."""
    if len(names) == 1:
        return {names[0]: (0.0, 0.0)}
    seeds = _SEEDS[: max(1, _EFFORT // len(names))]
    drafts = [spread(_turned(_spring(graph, len(names), seed), boxes), boxes) for seed in seeds]
    if len(names) > _SMALL:
        return drafts[0]
    edges = sorted((min(edge), max(edge)) for edge in graph.edges)

    def badness(draft: Places) -> float:
        faults = crossings(draft, edges) + 3 * int(covered(draft, edges)[0].sum())
        return (1 + faults / len(edges)) * extent(draft, boxes)

    best = sorted(drafts, key=badness)[:_FINALISTS]
    return min((cleared(draft, edges, boxes) for draft in best), key=badness)


def _spring(graph: Graph, size: int, seed: int) -> Places:
    """Places by attraction and repulsion, the median line as long as `_EDGE`."""
    # Neighbours in networkx' result follow the order of the nodes, so hand over a graph built in ours.
    ordered = networks.undirected(graph, graph.edges)
    found = networks.spring(ordered, apart=2.2 / math.sqrt(size), seed=seed)
    lengths = sorted(math.dist(found[a], found[b]) for a, b in ordered.edges)
    scale = _EDGE / max(lengths[len(lengths) // 2], 1e-6)
    return {name: (x * scale, y * scale) for name, (x, y) in found.items()}


def _turned(points: Places, boxes: Boxes) -> Places:
    """The same turned, and stretched a little, to fill a picture of our aspect."""
    turns = [_turn(points, math.pi * turn / _TURNS) for turn in range(_TURNS)]
    best = min(turns, key=lambda turned: extent(turned, boxes))
    left, top, right, low = frame(best, boxes)
    wider = min(_STRETCH, max(1 / _STRETCH, math.sqrt(ASPECT * (low - top) / (right - left))))
    return {name: (x * wider, y / wider) for name, (x, y) in best.items()}


def _turn(points: Places, angle: float) -> Places:
    cos, sin = math.cos(angle), math.sin(angle)
    return {name: (x * cos - y * sin, x * sin + y * cos) for name, (x, y) in points.items()}


def _beside(parts: Sequence[Places], boxes: Boxes) -> Places:
    """The parts in rows, filled from the left, none wider than the picture shall be."""
    frames = [frame(part, boxes) for part in parts]
    area = sum((right - left + 2 * GAP) * (low - top + 2 * GAP) for left, top, right, low in frames)
    widest = max((right - left for left, _, right, _ in frames), default=0.0)
    limit = max(widest, math.sqrt(area * ASPECT))
    found: Places = {}
    x = y = height = 0.0
    for part, (left, top, right, low) in zip(parts, frames, strict=True):
        if x and x + right - left > limit:
            x, y, height = 0.0, y + height + 2 * GAP, 0.0
        found.update({name: (px - left + x, py - top + y) for name, (px, py) in part.items()})
        x += right - left + 2 * GAP
        height = max(height, low - top)
    return found


def _centred(points: Places) -> dict[str, tuple[int, int]]:
    if not points:
        return {}
    across = [x for x, _ in points.values()]
    down = [y for _, y in points.values()]
    middle = ((min(across) + max(across)) / 2, (min(down) + max(down)) / 2)
    return {name: (round(x - middle[0]), round(y - middle[1])) for name, (x, y) in sorted(points.items())}
