"""A graph -> GraphML and GEXF, line by line.

GraphML follows graphml.graphdrawing.org, GEXF is 1.2draft, which Gephi and networkx both read. Characters
that XML cannot hold become U+FFFD. Nodes carry ``type`` (their label in the schema) and ``label`` (what a
picture writes beside them), edges ``type``. The same graph gives the same bytes: there is no date in the
head.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from graph.stores.exports.attributes import display, edge_types, node_types, shown, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.model import Graph

_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMES = {"integer": "long", "float": "double"}
Values = dict[str, Any]


def graphml(graph: Graph) -> Iterator[str]:
    """The lines of a GraphML file."""
    nodes = {"type": "string", "label": "string", **node_types()}
    edges = {"type": "string", **edge_types()}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for kind, attributes in (("node", nodes), ("edge", edges)):
        for name, type_ in attributes.items():
            key = f'id="{kind}_{name}" for="{kind}" attr.name="{name}" attr.type="{_NAMES.get(type_, type_)}"'
            yield f"<key {key}/>\n"
    yield '<graph id="parley" edgedefault="directed">\n'
    for id_, values in _nodes(graph):
        yield f"<node id={_quoted(id_)}>{_data('node', values)}</node>\n"
    for number, start, end, values in _edges(graph):
        ends = f"source={_quoted(start)} target={_quoted(end)}"
        yield f'<edge id="{number}" {ends}>{_data("edge", values)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def gexf(graph: Graph) -> Iterator[str]:
    """The lines of a GEXF file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield '<graph mode="static" defaultedgetype="directed">\n'
    for kind, attributes in (("node", node_types()), ("edge", edge_types())):
        yield f'<attributes class="{kind}" mode="static">\n'
        for name, type_ in {"type": "string", **attributes}.items():
            yield f'<attribute id="{kind}_{name}" title="{name}" type="{_NAMES.get(type_, type_)}"/>\n'
        yield "</attributes>\n"
    yield "<nodes>\n"
    for id_, values in _nodes(graph):
        label = values.pop("label")
        yield f"<node id={_quoted(id_)} label={_quoted(label)}>{_attvalues('node', values)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for number, start, end, values in _edges(graph):
        ends = f"source={_quoted(start)} target={_quoted(end)} label={_quoted(values['type'])}"
        yield f'<edge id="{number}" {ends}>{_attvalues("edge", values)}</edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _nodes(graph: Graph) -> Iterator[tuple[str, Values]]:
    for node in shown(graph).nodes:
        yield node.id, {"type": node.label, "label": display(node), **_without_id(node.properties)}


def _edges(graph: Graph) -> Iterator[tuple[int, str, str, Values]]:
    for number, edge in enumerate(shown(graph).edges):
        yield number, edge.start[1], edge.end[1], {"type": edge.type, **edge.properties}


def _without_id(properties: Mapping[str, Any]) -> Values:
    return {name: value for name, value in properties.items() if name != "id"}


def _data(kind: str, values: Values) -> str:
    return "".join(f'<data key="{kind}_{name}">{_text(value)}</data>' for name, value in values.items())


def _attvalues(kind: str, values: Values) -> str:
    pairs = ((name, _quoted(written(value))) for name, value in values.items())
    inner = "".join(f'<attvalue for="{kind}_{name}" value={value}/>' for name, value in pairs)
    return f"<attvalues>{inner}</attvalues>"


def _text(value: Any) -> str:
    return escape(_NO_XML.sub("\ufffd", written(value)), {"\r": "&#13;"})


def _quoted(text: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", text))
