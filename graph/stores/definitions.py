"""``schemas/graph.yaml`` -> the statements that prepare an engine: types, constraints, indexes.

Made before anything is written; every statement does nothing when its thing is there already.
Names stand only between backticks and only if they come from the checked schema.

ArcadeDB takes SQL: labels are types, a general label (Actor) is a type that others extend, so its
unique index serves them all. Neo4j takes Cypher: a unique constraint stands on every label of its
own, the special ones included, since a lookup by ``:Person`` does not use an index on ``:Actor``.

Full text is indexed with Lucene's standard analyzer, without stop words, on both, for
`graph.resolution.searching` has made tokens of the text already.

The store format stands on Neo4j in the name of an index on a label that no node ever has
(``parley_format_1`` on ``:ParleyStore``): there is no extra node that a query could see.
"""

from __future__ import annotations

import hashlib
import json

from graph.schema import GraphSchema, graph_schema

MARK = "parley_format_"
_FULL_TEXT = (
    "CREATE INDEX `{name}` IF NOT EXISTS ON `{label}` (`search`) FULL_TEXT METADATA "
    '{{"analyzer": "org.apache.lucene.analysis.standard.StandardAnalyzer"}}',
    "CREATE FULLTEXT INDEX `{name}` IF NOT EXISTS FOR (n:`{label}`) ON EACH [n.`search`] "
    "OPTIONS {{indexConfig: {{`fulltext.analyzer`: 'standard-no-stop-words'}}}}",
)  # of ArcadeDB, of Neo4j


def store_format() -> int:
    """The store format this Parley writes."""
    return graph_schema().format


def search_index(label: str) -> str:
    """The name of the full-text index over a label of `GraphSchema.searched`, on both engines."""
    return f"parley_search_{label}"


def sql(schema: GraphSchema) -> tuple[str, ...]:
    """The statements for ArcadeDB, in the order they must run."""
    found = [
        f"CREATE VERTEX TYPE `{node.label}` IF NOT EXISTS{f' EXTENDS `{node.parent}`' if node.parent else ''}"
        for node in schema.nodes.values()
    ]
    found += [f"CREATE EDGE TYPE `{name}` IF NOT EXISTS" for name in schema.relationships]
    for pairs, kind in ((schema.constraints, "UNIQUE"), (schema.indexes, "NOTUNIQUE")):
        for label, name in pairs:
            found.append(f"CREATE PROPERTY `{label}`.`{name}` IF NOT EXISTS STRING")
            found.append(f"CREATE INDEX IF NOT EXISTS ON `{label}` (`{name}`) {kind}")
    for label in schema.searched:
        found.append(f"CREATE PROPERTY `{label}`.`search` IF NOT EXISTS STRING")
        found.append(_FULL_TEXT[0].format(name=search_index(label), label=label))
    return tuple(found)


def cypher(schema: GraphSchema) -> dict[str, str]:
    """The statements for Neo4j by the name of what they make; the mark of the store format comes last."""
    found = {
        f"parley_{label}_{name}": f"CREATE CONSTRAINT `parley_{label}_{name}` IF NOT EXISTS "
        f"FOR (n:`{label}`) REQUIRE n.`{name}` IS UNIQUE"
        for general, name in schema.constraints
        for label in schema.nodes
        if schema.is_a(label, general)
    }
    for label, name in schema.indexes:
        index = f"parley_{label}_{name}"
        found[index] = f"CREATE INDEX `{index}` IF NOT EXISTS FOR (n:`{label}`) ON (n.`{name}`)"
    for label in schema.searched:
        found[search_index(label)] = _FULL_TEXT[1].format(name=search_index(label), label=label)
    mark = f"{MARK}{schema.format}"
    found[mark] = f"CREATE INDEX `{mark}` IF NOT EXISTS FOR (n:ParleyStore) ON (n.format)"
    return found


def names(schema: GraphSchema) -> dict[str, tuple[str, ...]]:
    """All names of the schema by the procedure that makes one known to Neo4j.

    Else the server would make them known by a transaction of its own in the middle of the first load.
    """
    of_all = [entity.properties for entity in schema.nodes.values()]
    of_all += [entity.properties for entity in schema.relationships.values()]
    properties = {item.name for some in of_all for item in some} | {"format", "loaded"}
    return {
        "CALL db.createLabel(name)": ("ParleyStore", *schema.nodes),
        "CALL db.createRelationshipType(name)": tuple(schema.relationships),
        "CALL db.createProperty(name)": tuple(sorted(properties)),
    }


def fingerprint(statements: tuple[str, ...]) -> str:
    """A short hash of statements: whether a store has been prepared with just these."""
    return hashlib.sha256(json.dumps(statements).encode()).hexdigest()[:16]
