"""``schemas/``: finds the folder, reads its YAML, checks the graph schema as a whole.

The folder lies inside the installed package, or beside it in a checkout; this module alone knows
where. Knowledge files (lexicon, actors, places, issues) are read through `documents`; the graph
schema is turned into records by `graph_schema`. Every fault is collected and reported at once with
its file and path inside the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import yaml

from graph.errors import SchemaError

TYPES = frozenset({"string", "integer", "float", "strings", "date"})
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its type and whether it may be absent."""

    name: str
    type: str
    optional: bool


@dataclass(frozen=True, slots=True)
class NodeType:
    """One label; ``parent`` is the label it extends, whose properties it has too."""

    label: str
    parent: str | None
    abstract: bool
    properties: tuple[Property, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """All labels of such a node, the general one first."""
        return (self.label,) if self.parent is None else (self.parent, self.label)


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """One relationship type; with ``key`` several may join the same two nodes."""

    type: str
    ends: tuple[tuple[str, str], ...]
    key: tuple[str, ...]
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class GraphSchema:
    """``schemas/graph.yaml``, checked."""

    format: int
    nodes: Mapping[str, NodeType]
    relationships: Mapping[str, RelationshipType]
    constraints: tuple[tuple[str, str], ...]
    indexes: tuple[tuple[str, str], ...]

    def children(self, general: str) -> tuple[str, ...]:
        """The labels that extend a label, in the order of the file."""
        return tuple(node.label for node in self.nodes.values() if node.parent == general)

    @property
    def searched(self) -> tuple[str, ...]:
        """The most general labels of nodes with a property ``search``, in the order of the file."""
        return tuple(
            node.label
            for node in self.nodes.values()
            if node.parent is None and any(item.name == "search" for item in node.properties)
        )

    def is_a(self, label: str, general: str) -> bool:
        """Whether a node of ``label`` carries the label ``general`` too."""
        return general in self.nodes[label].labels


@cache
def folder() -> Path:
    """The folder ``schemas``, in the package if it is there, else beside it."""
    package = Path(__file__).resolve().parent
    for place in (package / "schemas", package.parent / "schemas"):
        if (place / "graph.yaml").is_file():
            return place
    raise SchemaError([f"no folder schemas in {package} or beside it; install parley-kg again"])


def document(name: str) -> Any:
    """One YAML file of ``schemas/`` by its path below the folder.

    Raises:
        SchemaError: it is not there or is no YAML.
    """
    path = folder() / name
    try:
        with path.open(encoding="utf-8") as stream:
            return yaml.load(stream, Loader=_Loader)  # noqa: S506 - the safe loader, in C where there is one
    except FileNotFoundError:
        raise SchemaError([f"{name}: no such file in {folder()}"]) from None
    except yaml.YAMLError as fault:
        raise SchemaError([f"{name}: {' '.join(str(fault).split())}"]) from None


def documents(below: str) -> Iterator[tuple[str, Any]]:
    """The (path, content) of every YAML file below a folder of ``schemas/``, sorted by path."""
    for path in sorted((folder() / below).rglob("*.yaml")):
        name = path.relative_to(folder()).as_posix()
        yield name, document(name)


@cache
def rules() -> str:
    """The version of the package and a hash over all of ``schemas/``: what facts were read with."""
    digest = hashlib.sha256()
    for path in sorted(folder().rglob("*.yaml")):
        digest.update(path.relative_to(folder()).as_posix().encode())
        digest.update(path.read_bytes())
    return f"{package_version()}:{digest.hexdigest()[:16]}"


@cache
def package_version() -> str:
    """The installed version of parley-kg, ``0`` in a bare checkout."""
    try:
        return version("parley-kg")
    except PackageNotFoundError:
        return "0"


@cache
def graph_schema() -> GraphSchema:
    """``graph.yaml`` as records.

    Raises:
        SchemaError: with every fault of the file.
    """
    return parse(document("graph.yaml"))


def parse(data: Any, file: str = "graph.yaml") -> GraphSchema:
    """Check a graph schema given as plain data and turn it into records.

    Raises:
        SchemaError: with every fault of the file.
    """
    faults: list[str] = []
    if not isinstance(data, Mapping):
        raise SchemaError([f"{file}: a mapping is needed at the top"])
    nodes = _nodes(_mapping(data, "nodes", file, faults), file, faults)
    relationships = _relationships(_mapping(data, "relationships", file, faults), nodes, file, faults)
    constraints = _pairs(data.get("constraints"), "constraints", nodes, file, faults)
    indexes = _pairs(data.get("indexes"), "indexes", nodes, file, faults)
    form = data.get("format")
    if not isinstance(form, int):
        faults.append(f"{file}: format: a whole number is needed")
        form = 0
    unknown = sorted(set(data) - {"format", "nodes", "relationships", "constraints", "indexes"})
    faults.extend(f"{file}: {name}: no such section" for name in unknown)
    if faults:
        raise SchemaError(faults)
    return GraphSchema(form, nodes, relationships, constraints, indexes)


def _mapping(data: Mapping[str, Any], key: str, file: str, faults: list[str]) -> Mapping[str, Any]:
    found = data.get(key)
    if isinstance(found, Mapping):
        return found
    faults.append(f"{file}: {key}: a mapping is needed")
    return {}


def _properties(data: Any, where: str, faults: list[str]) -> tuple[Property, ...]:
    if not isinstance(data, Mapping):
        faults.append(f"{where}.properties: a mapping is needed")
        return ()
    found = []
    for name, type_ in data.items():
        plain = str(type_).removesuffix("?")
        if plain not in TYPES:
            known = ", ".join(sorted(TYPES))
            faults.append(f"{where}.properties.{name}: no type '{type_}'; there are {known}")
        found.append(Property(str(name), plain, str(type_).endswith("?")))
    return tuple(found)


def _nodes(data: Mapping[str, Any], file: str, faults: list[str]) -> dict[str, NodeType]:
    nodes: dict[str, NodeType] = {}
    for label, body in data.items():
        where = f"{file}: nodes.{label}"
        body = body if isinstance(body, Mapping) else {}
        parent = body.get("extends")
        if parent is not None and parent not in nodes:
            faults.append(f"{where}.extends: no label '{parent}' above it")
            parent = None
        own = _properties(body.get("properties", {}), where, faults)
        inherited = nodes[parent].properties if parent else ()
        nodes[label] = NodeType(label, parent, bool(body.get("abstract")), inherited + own)
        if all(item.name != "id" for item in nodes[label].properties):
            faults.append(f"{where}.properties: no id")
    return nodes


def _relationships(
    data: Mapping[str, Any], nodes: Mapping[str, NodeType], file: str, faults: list[str]
) -> dict[str, RelationshipType]:
    found: dict[str, RelationshipType] = {}
    for name, body in data.items():
        where = f"{file}: relationships.{name}"
        body = body if isinstance(body, Mapping) else {}
        ends = _two_words(body.get("ends"), f"{where}.ends", faults)
        if not ends:
            faults.append(f"{where}.ends: at least one pair of labels is needed")
        faults.extend(
            f"{where}.ends: no label '{label}'" for pair in ends for label in pair if label not in nodes
        )
        properties = _properties(body.get("properties", {}), where, faults)
        key = tuple(body.get("key", ()))
        names = {item.name for item in properties}
        faults.extend(f"{where}.key: no property '{item}'" for item in key if item not in names)
        found[name] = RelationshipType(name, ends, key, properties)
    return found


def _two_words(data: Any, where: str, faults: list[str]) -> tuple[tuple[str, str], ...]:
    """A list of pairs; what is none is a fault."""
    if not isinstance(data, list | None):
        faults.append(f"{where}: a list of pairs is needed")
        return ()
    good = [item for item in data or () if isinstance(item, list) and len(item) == 2]
    if len(good) < len(data or ()):
        faults.append(f"{where}: each entry is a pair: [one, other]")
    return tuple((str(one), str(other)) for one, other in good)


def _pairs(
    data: Any, section: str, nodes: Mapping[str, NodeType], file: str, faults: list[str]
) -> tuple[tuple[str, str], ...]:
    found = _two_words(data, f"{file}: {section}", faults)
    for label, name in found:
        known = {item.name for item in nodes[label].properties} if label in nodes else set()
        if name not in known:
            faults.append(f"{file}: {section}: no property {label}.{name}")
    return found
