"""Turns a scene into the network page, drawn by pyvis' vis-network under a template of our own.

pyvis renders the page through our template and environment (its own ask a CDN and escape nothing);
vis-network is read from pyvis' package when the page is made. Nodes and edges carry a place, a kind
and no title or label: text reaches the canvas from the one block of data, and physics are off.
"""

from __future__ import annotations

import json
import unicodedata
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from graph.views.frame import asset, content, environment, frame, plain
from graph.views.layout import positions
from graph.views.spacing import bends
from graph.views.wording import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.views.scene import Label, MeetingNode, Scene

SCRIPTS = ("page.js", "evidence.js", "contents.js", "network.js")
_OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 86400000, "zoomSpeed": 0.6},
    "nodes": {"shape": "custom", "physics": False},
    "edges": {"smooth": False, "physics": False, "chosen": False, "hoverWidth": 1.5, "selectionWidth": 1.5},
}
_MOST_EMS = 18.6  # the script cuts names there
_MEETING_HEIGHT, _ACTOR_HEIGHT, _DISC = 46, 74, 48
_ROUNDNESS = 0.24
_LIFT = 11  # from the middle of disc and name to that of the disc, where lines end


def page(scene: Scene, language: str = "zh") -> str:
    """The network page of a scene, as HTML."""
    from jinja2 import FileSystemLoader
    from pyvis.network import Network

    network = Network(cdn_resources="in_line")
    network.nodes = _nodes(scene)
    network.edges = _edges(scene, network.nodes)
    network.node_ids = [node["id"] for node in network.nodes]
    network.options = dict(_OPTIONS)
    environment_ = environment(FileSystemLoader(network.template_dir))
    scripts = [_vis(), *(asset(name) for name in SCRIPTS)]
    environment_.globals.update(
        frame("network", language, scripts, [asset("page.css")]),
        document=lambda nodes, edges, options: {
            **content(scene, "network", language),
            "vis": {"nodes": nodes, "edges": edges, "options": json.loads(options)},
        },
    )
    network.templateEnv, network.path = environment_, "network.html.j2"
    return str(network.generate_html())


def _vis() -> str:
    """vis-network as pyvis carries it, without the line that points at its source map."""
    folder = files("pyvis").joinpath("lib", "vis-9.1.2", "vis-network.min.js")
    text = folder.read_text(encoding="utf-8")
    return text.partition("\n//# sourceMappingURL=")[0] + "\n"


def _nodes(scene: Scene) -> list[dict[str, Any]]:
    boxes: dict[str, tuple[float, float]] = {}
    kinds: dict[str, str] = {}
    for actor in scene.actors:
        if actor.drawn:
            kinds[actor.id] = actor.kind
            boxes[actor.id] = (max(_DISC, _width(actor.name, 14)), _ACTOR_HEIGHT)
    for meeting in scene.meetings:
        kinds[meeting.id] = "meeting"
        boxes[meeting.id] = (max(_width(meeting.name, 14), _below(meeting)) + 44, _MEETING_HEIGHT)
    found = positions(boxes, [(link.start, link.end) for link in scene.links if link.type != "MET"])
    lifted = {id: 0 if kinds[id] == "meeting" else _LIFT for id in kinds}
    return [{"id": id, "kind": kinds[id], "x": x, "y": y - lifted[id]} for id, (x, y) in found.items()]


def _edges(scene: Scene, nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The links, straight, but bent around a node they do not end at."""
    places = {node["id"]: (float(node["x"]), float(node["y"])) for node in nodes}
    curved = bends(places, [(link.start, link.end) for link in scene.links if link.type != "MET"])
    edges = []
    for link in scene.links:
        edge: dict[str, Any] = {"id": link.id, "from": link.start, "to": link.end, "kind": link.type}
        side = curved.get((link.start, link.end))
        if side and link.type != "MET":
            way = "curvedCW" if side > 0 else "curvedCCW"
            edge["smooth"] = {"enabled": True, "type": way, "roundness": _ROUNDNESS}
        edges.append(edge)
    return edges


def _width(name: Label, size: int) -> float:
    """The pixels the longer name takes: wide characters are square, others about half of that."""
    return max(_em(plain(name.zh)), _em(plain(name.en))) * size


def _below(meeting: MeetingNode) -> float:
    """The pixels of a card's second line, dates and status, in the longer language."""
    dates = " – ".join(filter(None, (meeting.start or word("ui", "undated", "en"), meeting.end)))
    status = "" if meeting.status == "held" else " · " + word("statuses", meeting.status, "en")
    return _em(dates + status) * 12.5


def _em(text: str) -> float:
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return min(_MOST_EMS, wide + (len(text) - wide) * 0.58)
