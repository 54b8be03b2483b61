"""A graph -> entities of FollowTheMoney (followthemoney.tech), one JSON object a line, for Aleph and its
kin.

Persons, states (PublicBody), organizations and groups (LegalEntity) keep their ids, with ``-`` for ``:``;
meetings become Events with those involved, their places and outcomes, REPRESENTS becomes Representation,
MET UnknownLink, a statement a Note about its speakers, an article an Article, which is the proof of all
that it reports. Dates without a year are left out, and so is what the model has no place for:
negotiations, issues but as keywords, who sat on which side.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.resolution import content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.model import Edge, Graph, Node

_ACTORS = {
    "Person": "Person",
    "State": "PublicBody",
    "Organization": "Organization",
    "Group": "LegalEntity",
}
_LANGUAGES = {"zh": "zho", "en": "eng"}
_COUNTRY = re.compile(r"state:([A-Z]{2})")
_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_ADDRESS = re.compile(r"https?://")

Values = dict[str, list[str]]


@dataclass(slots=True)
class _Around:
    """What the edges say of each node, by relationship type: the ids at the other end, and its articles."""

    starts: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    ends: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    nodes: dict[str, Node] = field(default_factory=dict)


def followthemoney(graph: Graph) -> Iterator[str]:
    """The lines, entities of nodes before those of edges."""
    around = _around(graph)
    for node in graph.nodes:
        entity = _node(node, around)
        if entity is not None:
            yield _line(node.id, *entity)
    for edge in graph.edges:
        entity = _edge(edge)
        if entity is not None:
            id_ = content_id("link", edge.type, edge.start[1], edge.end[1], edge.properties.get("role"))
            yield _line(id_, *entity)


def _around(graph: Graph) -> _Around:
    found = _Around(nodes={node.id: node for node in graph.nodes})
    for edge in graph.edges:
        found.ends[edge.type, edge.start[1]].append(edge.end[1])
        found.starts[edge.type, edge.end[1]].append(edge.start[1])
    return found


def _line(id_: str, schema: str, values: Values) -> str:
    properties = {name: found for name, found in sorted(values.items()) if found}
    entity = {"id": _id(id_), "schema": schema, "properties": properties}
    return json.dumps(entity, ensure_ascii=False) + "\n"


def _id(id_: str) -> str:
    """An id in the characters that FollowTheMoney allows."""
    text = id_.replace(":", "-")
    return text if _ID.fullmatch(text) else content_id("node", id_).replace(":", "-")


def _ids(ids: Iterable[str]) -> list[str]:
    return _unique(map(_id, ids))


def _node(node: Node, around: _Around) -> tuple[str, Values] | None:
    if node.label in _ACTORS:
        return _ACTORS[node.label], _actor(node, around)
    if node.label == "Meeting":
        return "Event", _event(node, around)
    if node.label == "Statement":
        return "Note", _note(node, around)
    if node.label == "Article":
        return "Article", _article(node)
    return None


def _actor(node: Node, around: _Around) -> Values:
    country = _COUNTRY.fullmatch(node.id)
    return {
        "name": [str(node.properties["name"])],
        "alias": _unique(
            [*_present(node.properties, "name_zh", "name_en"), *node.properties.get("aliases", ())]
        ),
        "wikidataId": _present(node.properties, "wikidata"),
        "country": [country[1].lower()] if country else [],
        "parent": _ids(around.ends["PART_OF", node.id]),
    }


def _event(node: Node, around: _Around) -> Values:
    places = (around.nodes[id_] for id_ in around.ends["HELD_AT", node.id])
    issues = (around.nodes[id_] for id_ in around.ends["DISCUSSED", node.id])
    outcomes = (around.nodes[id_] for id_ in around.ends["PRODUCED", node.id])
    return {
        "name": [str(node.properties["title"])],
        "keywords": [
            *_present(node.properties, "kind", "status"),
            *(issue.properties["name"] for issue in issues),
        ],
        "startDate": _dates(node.properties, "start"),
        "endDate": _dates(node.properties, "end"),
        "location": _unique(place.properties["name"] for place in places),
        "involved": _ids(around.starts["PARTICIPATED_IN", node.id]),
        "summary": _unique(outcome.properties["text"] for outcome in outcomes),
        "proof": _ids(around.ends["REPORTED_IN", node.id]),
    }


def _note(node: Node, around: _Around) -> Values:
    return {
        "description": [str(node.properties["text"])],
        "entity": _ids([*around.starts["MADE", node.id], *around.ends["MADE_AT", node.id]]),
        "proof": _ids(around.ends["REPORTED_IN", node.id]),
    }


def _article(node: Node) -> Values:
    language = str(node.properties.get("language", "")).partition("-")[0]
    return {
        "title": _present(node.properties, "title"),
        "publisher": _present(node.properties, "source"),
        "publishedAt": _dates(node.properties, "published"),
        "sourceUrl": [url for url in _present(node.properties, "url") if _ADDRESS.match(url)],
        "language": [_LANGUAGES[language]] if language in _LANGUAGES else [],
        "bodyText": _present(node.properties, "text"),
    }


def _edge(edge: Edge) -> tuple[str, Values] | None:
    start, end = _id(edge.start[1]), _id(edge.end[1])
    if edge.type == "REPRESENTS":
        ends = {"agent": [start], "client": [end]}
        return "Representation", {**ends, "role": _present(edge.properties, "role"), "proof": _proof(edge)}
    if edge.type == "MET":
        dates = {"startDate": _dates(edge.properties, "first"), "endDate": _dates(edge.properties, "last")}
        summary = f"meetings: {edge.properties['count']}"
        ends = {"subject": [start], "object": [end]}
        return "UnknownLink", {
            **ends,
            **dates,
            "role": ["met"],
            "summary": [summary],
            "proof": _proof(edge),
        }
    return None


def _proof(edge: Edge) -> list[str]:
    """The articles that an edge's sources name."""
    return _ids(source.rsplit(":", 2)[0] for source in edge.properties.get("sources", ()))


def _present(properties: Mapping[str, Any], *names: str) -> list[str]:
    """The texts there are, without blanks around them, as FollowTheMoney cleans them."""
    texts = (str(properties.get(name) or "").strip() for name in names)
    return [text for text in texts if text]


def _dates(properties: Mapping[str, Any], name: str) -> list[str]:
    return [value for value in _present(properties, name) if _DATE.fullmatch(value)]


def _unique(values: Iterable[str]) -> list[str]:
    return sorted(set(values))
