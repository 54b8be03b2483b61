from __future__ import annotations

import copy
from collections import Counter

import pytest
import yaml

from graph import schema
from graph.errors import SchemaError

GOOD = {
    "format": 1,
    "nodes": {
        "Actor": {"abstract": True, "properties": {"id": "string", "aliases": "strings"}},
        "Person": {"extends": "Actor", "properties": {"born": "date?"}},
        "Meeting": {"properties": {"id": "string"}},
    },
    "relationships": {"CAME": {"ends": [["Actor", "Meeting"]], "key": ["role"], "properties": {"role": "string?"}}},
    "constraints": [["Actor", "id"]],
    "indexes": [["Person", "born"]],
}


def changed(path, value):
    data = copy.deepcopy(GOOD)
    *way, last = path.split(".")
    place = data
    for step in way:
        place = place[step]
    place[last] = value
    return data


FAULTS = [
    (changed("nodes.Person.extends", "Human"), "graph.yaml: nodes.Person.extends: no label 'Human' above it"),
    (changed("nodes.Person.properties", {"born": "day"}), "graph.yaml: nodes.Person.properties.born: no type 'day'"),
    (changed("nodes.Meeting.properties", {"title": "string"}), "graph.yaml: nodes.Meeting.properties: no id"),
    (changed("nodes.Meeting.properties", ["id"]), "graph.yaml: nodes.Meeting.properties: a mapping is needed"),
    (changed("relationships.CAME.ends", [["Actor", "Party"]]), "graph.yaml: relationships.CAME.ends: no label 'Party'"),
    (changed("relationships.CAME.ends", []), "graph.yaml: relationships.CAME.ends: at least one pair of labels"),
    (changed("relationships.CAME.key", ["rank"]), "graph.yaml: relationships.CAME.key: no property 'rank'"),
    (changed("constraints", [["Party", "id"]]), "graph.yaml: constraints: no property Party.id"),
    (changed("indexes", [["Person", "died"]]), "graph.yaml: indexes: no property Person.died"),
    (changed("constraints", ["Actor"]), "graph.yaml: constraints: each entry is a pair"),
    (changed("constraints", {"Actor": "id"}), "graph.yaml: constraints: a list of pairs is needed"),
    (changed("relationships.CAME.ends", [["Actor"]]), "graph.yaml: relationships.CAME.ends: each entry is a pair"),
    (changed("format", "one"), "graph.yaml: format: a whole number is needed"),
    (changed("colours", {}), "graph.yaml: colours: no such section"),
    (changed("nodes", []), "graph.yaml: nodes: a mapping is needed"),
]


@pytest.mark.parametrize(("data", "fault"), FAULTS, ids=[fault for _, fault in FAULTS])
def test_a_fault_is_told_with_its_file_and_path(data, fault):
    with pytest.raises(SchemaError) as caught:
        schema.parse(data)
    assert any(found.startswith(fault) for found in caught.value.faults)


def test_all_faults_are_told_at_once():
    data = changed("nodes.Person.extends", "Human")
    data["constraints"] = [["Party", "id"]]
    data["format"] = None
    with pytest.raises(SchemaError) as caught:
        schema.parse(data)
    assert len(caught.value.faults) >= 3
    assert "faults in schemas" in str(caught.value)


def test_a_file_that_is_no_mapping_is_refused():
    with pytest.raises(SchemaError, match="a mapping is needed at the top"):
        schema.parse(["nodes"])


def test_a_label_has_the_properties_and_labels_of_what_it_extends():
    graph = schema.parse(GOOD)
    person = graph.nodes["Person"]
    assert person.labels == ("Actor", "Person")
    assert [(item.name, item.type, item.optional) for item in person.properties] == [
        ("id", "string", False),
        ("aliases", "strings", False),
        ("born", "date", True),
    ]
    assert graph.is_a("Person", "Actor")
    assert not graph.is_a("Meeting", "Actor")


def test_the_schema_of_the_project_has_no_fault():
    graph = schema.graph_schema()
    assert graph.format >= 1
    assert {"Person", "State", "Organization", "Group", "Meeting", "Statement", "Outcome", "Article", "Facts"} <= set(graph.nodes)
    assert ("Actor", "id") in graph.constraints


def test_every_relationship_that_states_a_fact_carries_its_sources_or_its_quote():
    for relationship in schema.graph_schema().relationships.values():
        names = {item.name for item in relationship.properties}
        assert relationship.type == "HAS_FACTS" or names & {"sources", "quote"}


def test_a_missing_or_broken_file_is_one_sentence():
    with pytest.raises(SchemaError, match=r"nowhere\.yaml: no such file"):
        schema.document("nowhere.yaml")


def test_broken_yaml_is_told_with_its_line(tmp_path, monkeypatch):
    (tmp_path / "bad.yaml").write_text("a: [1, 2\nb: 3\n", encoding="utf-8")
    monkeypatch.setattr(schema, "folder", lambda: tmp_path)
    with pytest.raises(SchemaError, match=r"bad\.yaml: .*line 2"):
        schema.document("bad.yaml")


def test_the_files_of_a_folder_come_sorted_with_their_paths():
    names = [name for name, _ in schema.documents("actors")]
    assert names == sorted(names)
    assert "actors/states.yaml" in names


def test_the_rules_name_version_and_a_hash_over_all_files(tmp_path, monkeypatch):
    (tmp_path / "graph.yaml").write_text("format: 1\n", encoding="utf-8")
    monkeypatch.setattr(schema, "folder", lambda: tmp_path)
    before = schema.rules.__wrapped__()
    (tmp_path / "graph.yaml").write_text("format: 2\n", encoding="utf-8")
    assert schema.rules.__wrapped__() != before
    assert before.startswith(f"{schema.package_version()}:")


def test_no_file_names_a_key_twice():
    """YAML keeps the last of two silently, so a table would lose its words."""
    twice = []
    for path in sorted(schema.folder().rglob("*.yaml")):
        todo = [yaml.compose(path.read_text(encoding="utf-8"), Loader=schema._Loader)]
        while todo:
            node = todo.pop()
            if isinstance(node, yaml.MappingNode):
                keys = [key.value for key, _ in node.value]
                twice += [f"{path.name}: {key}" for key, count in Counter(map(str, keys)).items() if count > 1]
                todo += [value for _, value in node.value]
            elif isinstance(node, yaml.SequenceNode):
                todo += node.value
    assert twice == []
