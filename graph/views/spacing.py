"""Keeps the boxes of a drawing apart, and says how well it reads: which lines cross, which run through nodes.

Places are the centres of boxes, in pixels; boxes are (width, height).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Places = dict[str, tuple[float, float]]
    Boxes = Mapping[str, tuple[float, float]]
    Edges = Sequence[tuple[str, str]]

GAP = 22.0  # pixels kept free between two boxes
ASPECT = 1.5  # of the picture: wider than high, like the screens it is looked at on
_ROUNDS = 600
_JAM = 10  # rounds after which a jam is loosened
_NEAT = 60  # rounds that keep the gap
_SIDEWAYS = 1.7  # how much further a box is rather pushed to the side than up or down
_CLEAR = 30.0  # pixels from the middle of a node that lines of others keep away
_CLEARINGS = 15


def extent(points: Places, boxes: Boxes) -> float:
    """How wide the screen must be to show it all."""
    left, top, right, low = frame(points, boxes)
    return max(right - left, (low - top) * ASPECT)


def crossings(points: Places, edges: Edges) -> int:
    """How many pairs of lines cross."""
    import numpy

    start = numpy.array([points[a] for a, _ in edges])
    end = numpy.array([points[b] for _, b in edges])
    across = (end - start)[:, None, :]

    def side(of: Any) -> Any:
        """On which side of every line each of these points lies."""
        away = of[None, :, :] - start[:, None, :]
        return numpy.sign(across[..., 0] * away[..., 1] - across[..., 1] * away[..., 0])

    apart = side(start) * side(end) < 0
    return int((apart & apart.T).sum()) // 2


def covered(points: Places, edges: Edges) -> tuple[Any, Any]:
    """Which lines run through nodes they do not end at, and the way each node must go to be clear of each."""
    import numpy

    names = list(points)
    at = numpy.array([points[name] for name in names])
    start = numpy.array([points[a] for a, _ in edges])[:, None, :]
    along = numpy.array([points[b] for _, b in edges])[:, None, :] - start
    share = ((at[None] - start) * along).sum(axis=2) / numpy.maximum((along**2).sum(axis=2), 1.0)
    away = at[None] - (start + numpy.clip(share, 0, 1)[..., None] * along)
    distance = numpy.sqrt((away**2).sum(axis=2))
    foreign = numpy.array([[name not in edge for name in names] for edge in edges])
    hit = foreign & (distance < _CLEAR) & (share > 0) & (share < 1)
    # A node right on a line goes to its left, so that it goes anywhere.
    left = numpy.stack([-along[..., 1], along[..., 0]], axis=2)
    left = left / numpy.maximum(numpy.abs(along).max(axis=2), 1.0)[..., None]
    way = numpy.where((distance > 1)[..., None], away / numpy.maximum(distance, 1.0)[..., None], left)
    return hit, way * (_CLEAR + 3 - distance)[..., None]


def bends(points: Places, edges: Edges) -> dict[tuple[str, str], int]:
    """The lines that run through a node, and how each bends around it: 1 clockwise, -1 the other way."""
    if not edges:
        return {}
    hit, way = covered(points, edges)
    found = {}
    for number, (a, b) in enumerate(edges):
        if hit[number].any():
            along = (points[b][0] - points[a][0], points[b][1] - points[a][1])
            away = way[number][hit[number]].sum(axis=0)
            found[a, b] = 1 if along[0] * away[1] - along[1] * away[0] > 0 else -1
    return found


def cleared(points: Places, edges: Edges, boxes: Boxes) -> Places:
    """Move nodes off the lines of others, as far as that goes."""
    import numpy

    best, least = points, -1
    for _ in range(_CLEARINGS):
        hit, way = covered(points, edges)
        count = int(hit.sum())
        if least < 0 or count < least:
            best, least = points, count
        if count == 0:
            break
        moves = numpy.where(hit[..., None], way, 0).sum(axis=0) * 0.8
        steps = zip(points.items(), moves, strict=True)
        points = spread({name: (x + float(dx), y + float(dy)) for (name, (x, y)), (dx, dy) in steps}, boxes)
    return best


def spread(points: Places, boxes: Boxes) -> Places:
    """Push boxes that are too near apart, along the way that takes least, until none overlap.

    The gap is kept as far as the first rounds get; in the rest no overlap is enough, and where boxes
    jam, all of it grows a little.
    """
    import numpy

    names = list(points)
    at = numpy.array([points[name] for name in names], dtype=float)
    size = numpy.array([boxes[name] for name in names], dtype=float) + GAP
    need = (size[:, None, :] + size[None, :, :]) / 2
    order = numpy.triu(numpy.ones((len(names), len(names))), 1)[..., None] * 2 - 1
    for turn in range(_ROUNDS):
        apart = at[:, None, :] - at[None, :, :]
        over = need - numpy.abs(apart)
        hit = (over > (0.5 if turn < _NEAT else GAP)).all(axis=2)
        numpy.fill_diagonal(hit, False)
        if not hit.any():
            break
        way = numpy.where(apart != 0, numpy.sign(apart), order)
        across = over[..., 0] <= over[..., 1] * _SIDEWAYS
        chosen = numpy.stack([hit & across, hit & ~across], axis=2)
        if turn >= _NEAT and turn % _JAM == 0:
            at *= 1.06
        at += (way * numpy.where(chosen, over, 0)).sum(axis=1) * 0.4
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, at, strict=True)}


def frame(part: Places, boxes: Boxes) -> tuple[float, float, float, float]:
    return (
        min(x - boxes[name][0] / 2 for name, (x, _) in part.items()),
        min(y - boxes[name][1] / 2 for name, (_, y) in part.items()),
        max(x + boxes[name][0] / 2 for name, (x, _) in part.items()),
        max(y + boxes[name][1] / 2 for name, (_, y) in part.items()),
    )
