"""Each format is read back by the program it is for."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import networkx
import pyarrow.parquet
import pytest

from graph.errors import MissingExtra, UsageError
from graph.model import Edge, Facts, Graph, Node
from graph.resolution import resolve
from graph.schema import graph_schema
from graph.stores import Store, exports
from graph.stores.exports import FILES, FOLDERS
from graph.stores.exports.attributes import display, shown
from graph.stores.exports.followthemoney import followthemoney
from graph.stores.exports.tables import csv as csv_files
from graph.stores.exports.tables import parquet
from graph.stores.exports.xml import gexf, graphml
from tests import samples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NASTY = """<a href="x">&amp;'"]]>\x00\x0b\ud7ff\ufffe\r\n\t=1+1,; 😀"""
READ_BACK = """<a href="x">&amp;'"]]>\ufffd\ufffd\ud7ff\ufffd\r\n\t=1+1,; 😀"""
FORMATS = (*FILES, *FOLDERS)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return resolve(samples.facts())


def nasty() -> Graph:
    nodes = (
        Node("Person", 'p"<&', {"id": 'p"<&', "name": NASTY, "aliases": (NASTY, "=x"), "search": ""}),
        Node("State", "state:US", {"id": "state:US", "name": "美国", "aliases": (), "search": ""}),
    )
    ends = ("Person", 'p"<&'), ("State", "state:US")
    roles = (NASTY, "外交部长")
    return Graph(
        nodes, tuple(Edge("REPRESENTS", *ends, {"role": role, "sources": ("a:0:1",)}) for role in roles)
    )


def files(form: str, store: Store, folder: Path) -> dict[str, bytes]:
    """What an export writes, by name."""
    place = folder / form
    written = exports.export(store, form, str(place))
    assert all(path.startswith(str(place)) for path in written)
    return {
        path.name: path.read_bytes() for path in ([place] if place.is_file() else sorted(place.iterdir()))
    }


def networks() -> list[tuple[Callable[[Graph], Iterator[str]], Callable[[io.BytesIO], networkx.Graph]]]:
    return [(graphml, networkx.read_graphml), (gexf, networkx.read_gexf)]


@pytest.mark.parametrize(("write", "read"), networks(), ids=["graphml", "gexf"])
def test_networkx_reads_back_every_node_and_edge(write: Callable, read: Callable, graph: Graph) -> None:
    found = read(io.BytesIO("".join(write(graph)).encode()))
    part = shown(graph)
    assert sorted(found.nodes) == sorted(node.id for node in part.nodes)
    assert sorted((a, b, values["type"]) for a, b, values in found.edges(data=True)) == sorted(
        (edge.start[1], edge.end[1], edge.type) for edge in part.edges
    )
    node = next(node for node in part.nodes if node.label == "Meeting" and "start" in node.properties)
    values = found.nodes[node.id]
    assert {values["type"], values["title"], values["start"]} == {
        "Meeting",
        node.properties["title"],
        node.properties["start"],
    }
    assert json.loads(values["status_history"]) == list(node.properties["status_history"])
    assert values["label"] == display(node)
    assert all(
        isinstance(values["count"], int) for _, _, values in found.edges(data=True) if values["type"] == "MET"
    )


@pytest.mark.parametrize(("write", "read"), networks(), ids=["graphml", "gexf"])
def test_any_text_stands_in_xml_as_text(write: Callable, read: Callable) -> None:
    found = read(io.BytesIO("".join(write(nasty())).encode("utf-8", "surrogatepass")))
    assert found.nodes['p"<&']["name"] == READ_BACK
    assert sorted(values["role"] for *_, values in found.edges(data=True)) == sorted([READ_BACK, "外交部长"])


def test_facts_come_back_from_json_lines(store: Store, tmp_path: Path) -> None:
    store.replace(resolve(samples.facts()))
    (content,) = files("jsonl", store, tmp_path).values()
    assert [Facts.from_dict(json.loads(line)).actors for line in content.decode().splitlines()] == [
        facts.actors for facts in store.facts()
    ]


def test_parquet_comes_back_with_its_types(graph: Graph) -> None:
    tables = {
        name: pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist() for name, content in parquet(graph)
    }
    meetings = {row["id"]: row for row in tables["Meeting.parquet"]}
    for node in graph.nodes:
        if node.label == "Meeting":
            row = meetings[node.id]
            assert row["earliest"] == (
                date.fromisoformat(node.properties["earliest"]) if "earliest" in node.properties else None
            )
            assert row["status_history"] == list(node.properties["status_history"])
    met = [(row["from"], row["to"], row["count"]) for row in tables["MET.parquet"]]
    assert met == [(e.start[1], e.end[1], e.properties["count"]) for e in graph.edges if e.type == "MET"]
    assert "search" not in tables["Person.parquet"][0]
    (row,) = _rows(parquet(nasty()), "Person")
    assert row["name"] == NASTY


def _rows(found: Iterator[tuple[str, bytes]], name: str) -> list[dict[str, object]]:
    content = dict(found)[f"{name}.parquet"]
    return pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist()


def test_csv_has_a_row_a_node_and_no_formula(graph: Graph) -> None:
    tables = {
        name: list(csv.DictReader(io.StringIO(content.decode(), newline="")))
        for name, content in csv_files(graph)
    }
    assert len(tables["Person.csv"]) == sum(node.label == "Person" for node in graph.nodes)
    assert [row["from"] for row in tables["MET.csv"]] == [e.start[1] for e in graph.edges if e.type == "MET"]
    text = dict(csv_files(Graph((Node("Issue", "=i", {"name": "@x"}),), ())))["Issue.csv"].decode()
    assert text == "id,name,name_zh,name_en\r\n'=i,'@x,,\r\n"


@pytest.mark.parametrize("make", [csv_files, parquet], ids=["csv", "parquet"])
def test_the_tables_of_an_empty_graph_are_there(make: Callable[[Graph], Iterator[tuple[str, bytes]]]) -> None:
    names = [name.partition(".")[0] for name, _ in make(Graph((), ()))]
    schema = graph_schema()
    expected = [node.label for node in schema.nodes.values() if not node.abstract and node.label != "Facts"]
    assert names == [*expected, *(name for name in schema.relationships if name != "HAS_FACTS")]


@pytest.mark.followthemoney
def test_followthemoney_validates_every_entity(graph: Graph) -> None:
    from followthemoney import model

    entities = [json.loads(line) for line in followthemoney(graph)]
    assert {entity["schema"] for entity in entities} == {
        "Person", "PublicBody", "Organization", "LegalEntity", "Event", "Note", "Article", "Representation", "UnknownLink",
    }  # fmt: skip
    known = {entity["id"]: model.get_proxy(entity, cleaned=False).schema for entity in entities}
    assert len(known) == len(entities)
    for entity in entities:
        schema = known[entity["id"]]
        schema.validate(entity)
        proxy = model.get_proxy(entity, cleaned=False)
        kept = {name: sorted(proxy.get(name)) for name in entity["properties"]}
        assert kept == {name: sorted(values) for name, values in entity["properties"].items()}
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert known[value].is_a(prop.range)


def test_a_meeting_becomes_an_event_with_those_involved(graph: Graph) -> None:
    entities = {entity["id"]: entity for entity in map(json.loads, followthemoney(graph))}
    edge = next(edge for edge in graph.edges if edge.type == "PARTICIPATED_IN")
    event = entities[edge.end[1].replace(":", "-")]
    assert event["schema"] == "Event"
    assert edge.start[1].replace(":", "-") in event["properties"]["involved"]
    assert set(event["properties"]["proof"]) <= {node.id for node in graph.nodes if node.label == "Article"}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes(form: str, store: Store, tmp_path: Path) -> None:
    store.replace(resolve(samples.facts()))
    first = files(form, store, tmp_path)
    assert files(form, store, tmp_path) == first
    graph = resolve(list(reversed(samples.facts())))
    if form in FOLDERS:
        assert dict(FOLDERS[form](graph)) == first
    elif form != "jsonl":
        other = FILES[form](_Holds(graph))
        assert "".join(other).encode() == first[form]


class _Holds:
    """A store in memory: what it was given."""

    def __init__(self, graph: Graph) -> None:
        self.graph = lambda: graph


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_store_can_be_exported(form: str, store: Store, tmp_path: Path) -> None:
    assert files(form, store, tmp_path)


def test_parquet_without_its_package_names_the_install_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"^pyarrow is not installed; install it: pip install pyarrow$"):
        list(parquet(Graph((), ())))


def test_a_place_of_the_wrong_kind_is_wrong_usage(tmp_path: Path) -> None:
    store = _Holds(Graph((), ()))
    (tmp_path / "file").write_text("kept")
    with pytest.raises(UsageError, match=r"gexf is one file, and .* is a folder; name a file"):
        exports.export(store, "gexf", str(tmp_path))
    with pytest.raises(UsageError, match=r"csv is several files, and .* is a file; name a folder"):
        exports.export(store, "csv", str(tmp_path / "file"))
    with pytest.raises(UsageError, match="no format 'xlsx'; there are: graphml, gexf"):
        exports.export(store, "xlsx", str(tmp_path / "x"))
    assert (tmp_path / "file").read_text() == "kept"


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.gexf").write_text("old")
    (tmp_path / "link.gexf").symlink_to("real.gexf")
    exports.export(_Holds(Graph((), ())), "gexf", str(tmp_path / "link.gexf"))
    assert (tmp_path / "link.gexf").is_symlink()
    assert (tmp_path / "real.gexf").read_text().endswith("</gexf>\n")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_pipe_takes_an_export_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        exports.export(_Holds(Graph((), ())), "gexf", str(pipe))
        out, _ = reader.communicate(timeout=10)
    assert out.endswith(b"</gexf>\n")
    assert pipe.is_fifo()


def test_an_export_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "talks.gexf"
    place.write_text("old")

    def broken(store: Store) -> Iterator[str]:
        yield "new"
        raise KeyboardInterrupt

    monkeypatch.setitem(FILES, "gexf", broken)
    with pytest.raises(KeyboardInterrupt):
        exports.export(_Holds(Graph((), ())), "gexf", str(place))
    assert [path.name for path in tmp_path.iterdir()] == ["talks.gexf"]
    assert place.read_text() == "old"
