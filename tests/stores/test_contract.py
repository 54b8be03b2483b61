"""What every store must do; each test runs on both engines."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest

from graph.errors import QueryError, QueryTimeout, ReadOnly, StoreMissing, StoreVersion
from graph.model import Edge, Graph, Node
from graph.resolution import resolve
from graph.stores import Changes, Store, connect, load
from tests import samples
from tests.stores import server
from tests.stores.graphs import held, talks

ENDLESS = (
    "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a * b = -1 RETURN count(*)"
)
NOTHING = Changes()


def test_reading_creates_no_store(place: str) -> None:
    with pytest.raises(StoreMissing, match="build one: parley build FILE"):
        connect(place)


def test_writing_without_leave_to_create_creates_no_store(place: str) -> None:
    with pytest.raises(StoreMissing):
        connect(place, write=True)
    with pytest.raises(StoreMissing):
        connect(place)


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.query("MATCH (n) RETURN count(n)").rows == ((0,),)
    assert list(store.facts()) == []


def test_a_store_tells_what_it_is(store: Store, place: str) -> None:
    assert store.name == place
    assert store.engine in {"embedded", "neo4j"}
    assert store.format == 1
    assert store.server


def test_a_graph_comes_back_as_it_was_written(store: Store) -> None:
    store.replace(talks())
    columns = "m.title, m.earliest, m.end, m.status_history, m.conflicts, labels(m)"
    result = store.query(f"MATCH (m:Meeting) RETURN {columns}")
    assert result.rows == (("talks", "2025-02-18", None, ["2025-02-19 held"], [], ["Meeting"]),)
    assert result.columns == tuple(columns.split(", "))


def test_dates_are_dates_for_cypher(store: Store) -> None:
    store.replace(talks())
    days = store.query("MATCH (m:Meeting) RETURN duration.inDays(m.earliest, date('2025-03-01')).days").rows
    assert days == ((11,),)


def test_a_person_is_an_actor(store: Store) -> None:
    store.replace(talks())
    actors = store.query("MATCH (a:Actor) RETURN a.id, labels(a) ORDER BY a.id").rows
    assert [(id_, sorted(labels)) for id_, labels in actors] == [
        ("person:sergey-lavrov", ["Actor", "Person"]),
        ("state:RU", ["Actor", "State"]),
        ("state:US", ["Actor", "State"]),
    ]


def test_relationships_with_different_keys_stand_side_by_side(store: Store) -> None:
    store.replace(talks())
    roles = store.query("MATCH (:Person)-[r:REPRESENTS]->(:State) RETURN r.role ORDER BY r.role").rows
    assert roles == (("代表团团长",), ("外交部长",))


def test_the_first_load_counts_what_it_creates(store: Store) -> None:
    changes = store.replace(talks())
    assert changes.created == {
        "Article": 1, "MENTIONED_IN": 2, "MET": 1, "Meeting": 1, "PARTICIPATED_IN": 1, "Person": 1,
        "REPRESENTS": 2, "State": 2,
    }  # fmt: skip
    assert not changes.changed
    assert not changes.removed


def test_a_second_load_changes_nothing(store: Store) -> None:
    store.replace(talks())
    before = held(store)
    assert store.replace(talks()) == NOTHING
    assert store.replace(talks()).empty
    assert held(store) == before


def test_only_what_differs_is_changed(store: Store) -> None:
    store.replace(talks())
    assert store.replace(talks(title="other talks")) == Changes(changed={"Meeting": 1})
    assert store.query("MATCH (m:Meeting) RETURN m.title").rows == (("other talks",),)


def test_a_property_that_is_no_longer_there_goes(store: Store) -> None:
    store.replace(Graph((Node("State", "state:US", {"name": "美国", "name_en": "United States"}),), ()))
    store.replace(Graph((Node("State", "state:US", {"name": "美国", "name_en": None}),), ()))
    (state,) = store.query("MATCH (s:State) RETURN properties(s)").rows[0]
    assert state == {"id": "state:US", "name": "美国"}


def test_what_is_no_longer_supported_is_removed(store: Store) -> None:
    store.replace(talks(articles=2))
    assert store.replace(talks(articles=1)).removed == {"Article": 1, "MENTIONED_IN": 2}
    assert store.replace(talks(articles=1)) == NOTHING


def test_a_relationship_changes_and_goes(store: Store) -> None:
    graph = talks()
    store.replace(graph)
    twice = [
        Edge(e.type, e.start, e.end, {**e.properties, "count": 2}) if e.type == "MET" else e
        for e in graph.edges
    ]
    assert store.replace(Graph(graph.nodes, tuple(twice))) == Changes(changed={"MET": 1})
    assert store.query("MATCH ()-[r:MET]->() RETURN r.count").rows == ((2,),)
    less = tuple(edge for edge in twice if edge.properties.get("role") != "外交部长")
    assert store.replace(Graph(graph.nodes, less)) == Changes(removed={"REPRESENTS": 1})
    assert store.query("MATCH ()-[r:REPRESENTS]->() RETURN r.role").rows == (("代表团团长",),)


def test_thousands_of_relationships_of_few_nodes_can_be_removed(store: Store) -> None:
    people, articles = (
        [(label, f"{label}:{n}") for n in range(count)] for label, count in (("Person", 40), ("Article", 50))
    )
    nodes = [Node(*end, {"name": end[1], "aliases": ()}) for end in people]
    nodes += [Node(*end, {"language": "zh", "text": "x"}) for end in articles]
    edges = [
        Edge("MENTIONED_IN", person, article, {"start": at, "end": at + 1, "quote": "x"})
        for person in people
        for article in articles
        for at in range(3)
    ]
    store.replace(Graph(tuple(nodes), tuple(edges)))
    assert store.replace(Graph(tuple(nodes), ())).removed == {"MENTIONED_IN": 6000}
    assert store.query("MATCH ()-[r]->() RETURN count(r)").rows == ((0,),)


def test_an_empty_graph_empties_the_store(store: Store) -> None:
    store.replace(talks())
    store.replace(Graph((), ()))
    assert held(store) == []


def test_an_actor_whose_kind_was_mistaken_becomes_another_node(store: Store) -> None:
    store.replace(Graph((Node("Group", "x", {"name": "x", "aliases": ()}),), ()))
    changes = store.replace(Graph((Node("Organization", "x", {"name": "x", "aliases": ()}),), ()))
    assert changes == Changes(created={"Organization": 1}, removed={"Group": 1})
    assert store.query("MATCH (a:Actor) RETURN labels(a)").rows == ((["Actor", "Organization"],),)


def test_a_relationship_that_is_there_twice_is_repaired(store: Store) -> None:
    store.replace(talks())
    before = held(store)
    store.query("MATCH (a)-[r:MET]->(b) CREATE (a)-[s:MET]->(b) SET s = properties(r)", write=True)
    store.replace(talks())
    assert held(store) == before


def test_the_articles_of_a_store_come_back_as_facts(store: Store) -> None:
    store.replace(resolve(samples.facts()))
    found = list(store.facts())
    assert found == sorted(samples.facts(), key=lambda item: item.article.id)


def test_the_graph_of_all_samples_is_loaded_whole_and_once(store: Store) -> None:
    graph = resolve(samples.facts())
    store.replace(graph)
    assert store.query("MATCH (n) RETURN count(n)").rows == ((len(graph.nodes),),)
    assert store.query("MATCH ()-[r]->() RETURN count(r)").rows == ((len(graph.edges),),)
    assert store.replace(resolve(samples.facts())) == NOTHING


def test_the_whole_graph_is_read_back_as_it_was_written(store: Store) -> None:
    graph = resolve(samples.facts())
    store.replace(graph)
    assert store.graph() == graph


def test_what_the_schema_does_not_know_is_not_read_back(store: Store) -> None:
    store.replace(talks())
    before = store.graph()
    store.query(
        "MATCH (s:State {id: 'state:US'}) CREATE (s)-[:LIKES]->(:Film {id: 'x'}) SET s.colour = 'red'",
        write=True,
    )
    store.query("CREATE (:State)-[:MET]->(:State)", write=True)
    assert store.graph() == before


def test_without_an_article_exactly_the_graph_of_the_others_is_left(store: Store) -> None:
    some = samples.facts()[:-1]
    store.replace(resolve(some))
    before = held(store)
    store.replace(resolve(samples.facts()))
    store.replace(resolve(some))
    assert held(store) == before


def test_progress_tells_rows_done_and_rows_in_all(store: Store) -> None:
    seen: list[tuple[int, int]] = []
    store.replace(talks(), lambda done, total: seen.append((done, total)))
    assert seen[-1] == (11, 11)
    assert seen == sorted(seen)


def test_a_graph_that_does_not_fit_the_schema_writes_nothing(store: Store) -> None:
    with pytest.raises(ValueError, match="no node label 'Dragon'"):
        store.replace(Graph((Node("Dragon", "d", {}), *talks().nodes), ()))
    with pytest.raises(ValueError, match="is no node of the graph"):
        store.replace(Graph((), talks().edges))
    with pytest.raises(ValueError, match="no property colour"):
        store.replace(Graph((Node("State", "state:US", {"colour": "red"}),), ()))
    assert held(store) == []


def test_large_articles_end_a_batch_early(store: Store) -> None:
    text = "文" * 1_200_000
    nodes = tuple(Node("Article", f"a{number}", {"language": "zh", "text": text}) for number in range(3))
    seen: list[int] = []
    store.replace(Graph(nodes, ()), lambda done, total: seen.append(done))
    assert seen == [1, 2, 3]
    assert store.query("MATCH (a:Article) RETURN size(a.text) AS size").rows == ((1_200_000,),) * 3


# -- asking


def test_nodes_relationships_and_paths_are_plain(store: Store) -> None:
    store.replace(talks())
    query = "MATCH p = (a:State {id: 'state:RU'})-[r:MET]->(b) RETURN a, r, p"
    (row,) = store.query(query).rows
    russia = {
        "labels": ["Actor", "State"],
        "properties": {"aliases": ["俄"], "id": "state:RU", "name": "俄罗斯"},
    }
    met = {
        "type": "MET", "start": "state:RU", "end": "state:US",
        "properties": {"count": 1, "first": "2025-02-18", "sources": ["a1:0:4"]},
    }  # fmt: skip
    assert row[0] == russia
    assert row[1] == met
    assert row[2][:2] == [russia, met]
    assert row[2][2]["properties"]["id"] == "state:US"


def test_a_relationship_alone_names_its_ends(store: Store) -> None:
    store.replace(talks())
    rows = store.query("MATCH ()-[r:MET]->() RETURN collect(r) AS all").rows
    assert [(edge["start"], edge["end"]) for edge in rows[0][0]] == [("state:RU", "state:US")]


def test_every_kind_of_value_is_json(store: Store) -> None:
    query = (
        "RETURN date('2025-02-18') AS day, datetime('2025-02-18T10:00:00Z') AS moment, time('10:00:00Z') AS t, "
        "duration('P1DT3S') AS span, point({x: 1.0, y: 2.0}) AS point, 0.0 / 0.0 AS nan, {b: [1, null], a: true} AS map"
    )
    (row,) = store.query(query).rows
    assert json.loads(json.dumps(row, allow_nan=False)) == [
        "2025-02-18", row[1], row[2], "P1DT3S", {"srid": 7203, "coordinates": [1.0, 2.0]}, "nan",
        {"a": True, "b": [1, None]},
    ]  # fmt: skip
    assert row[1].startswith("2025-02-18T10:00:00")


def test_values_are_parameters(store: Store) -> None:
    evil = "'}) DETACH DELETE n //"
    assert store.query("RETURN $name AS name", {"name": evil}).rows == ((evil,),)


def test_a_limit_says_that_there_is_more(store: Store) -> None:
    few = store.query("UNWIND range(1, 100000) AS n RETURN n", limit=3)
    assert few.rows == ((1,), (2,), (3,))
    assert few.truncated
    all_ = store.query("UNWIND range(1, 3) AS n RETURN n", limit=3)
    assert len(all_.rows) == 3
    assert not all_.truncated


def test_a_write_that_fails_in_the_middle_leaves_nothing(store: Store) -> None:
    query = "UNWIND [5, 4, 3, 2, 1, 0] AS n CREATE (i:Issue {id: toString(10 / n)}) RETURN i.id"
    with pytest.raises(QueryError):
        store.query(query, write=True)
    assert store.query("MATCH (i:Issue) RETURN count(i)").rows == ((0,),)


def test_a_limited_write_writes_all(store: Store) -> None:
    store.query(
        "UNWIND range(1, 50) AS n CREATE (i:Issue {id: toString(n)}) RETURN i.id", write=True, limit=2
    )
    assert store.query("MATCH (i:Issue) RETURN count(i)").rows == ((50,),)


@pytest.mark.parametrize("query", ["MATC (n)", "RETURN $missing", "RETURN date('x')", ""])
def test_a_query_the_engine_does_not_take_is_one_sentence(store: Store, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.query(query)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) <= 300


@pytest.mark.parametrize("value", [2**70, object()], ids=["huge", "object"])
def test_a_parameter_that_fits_no_engine_is_refused(store: Store, value: object) -> None:
    with pytest.raises(QueryError, match="parameter"):
        store.query("RETURN $x", {"x": value})


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (:Issue {id: 'x'})",
        "MATCH (n:State) SET n.name = 'x'",
        "MATCH (n:State) REMOVE n.name",
        "MERGE (:Issue {id: 'x'})",
        "MATCH (n) DETACH DELETE n",
        "CREATE INDEX evil FOR (n:State) ON (n.wikidata)",
        "CREATE USER evil SET PASSWORD 'abcdefgh1'",
        "CREATE CONSTRAINT evil FOR (n:State) REQUIRE n.wikidata IS UNIQUE",
        "ALTER USER neo4j SET PASSWORD 'abcdefgh1'",
        "DROP USER neo4j",
        "MATCH (n:State) CALL (n) { SET n.name = 'x' } IN TRANSACTIONS OF 1 ROWS",
        "MATCH (n:State) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS",
        "FOREACH (i IN [1] | CREATE (:Issue {id: 'x'}))",
    ],
)
def test_a_query_that_writes_is_refused_by_the_engine(store: Store, query: str) -> None:
    store.replace(talks())
    before = held(store)
    with pytest.raises(ReadOnly, match="add --write"):
        store.query(query)
    assert held(store) == before


@pytest.mark.parametrize(
    "query",
    [
        "CREATE FULLTEXT INDEX evil FOR (n:State) ON EACH [n.name]",
        "DROP INDEX parley_Actor_name",
        "DROP CONSTRAINT parley_Actor_id",
        "ALTER CURRENT USER SET PASSWORD FROM 'x' TO 'abcdefgh1'",
        "CALL db.createLabel('Evil')",
        "CALL dbms.setConfigValue('db.transaction.timeout', '0')",
    ],
)
def test_a_command_that_only_one_engine_knows_is_refused_by_both(store: Store, query: str) -> None:
    store.replace(talks())
    before = held(store)
    with pytest.raises(QueryError):
        store.query(query)
    assert held(store) == before


@pytest.mark.parametrize("word", ["EXPLAIN", "PROFILE"])
def test_a_writing_query_that_is_only_explained_writes_nothing(store: Store, word: str) -> None:
    store.replace(talks())
    before = held(store)
    with suppress(ReadOnly):
        store.query(f"{word} MATCH (n:State) DETACH DELETE n")
    assert held(store) == before


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://127.0.0.1:9/", "http://192.0.2.1/"])
def test_reading_loads_no_file_and_no_address(store: Store, address: str) -> None:
    for words in ("LOAD CSV", "load /* and */ csv"):
        with pytest.raises(QueryError, match="LOAD CSV is refused"):
            store.query(f"{words} FROM '{address}' AS line RETURN line", timeout=10)


@pytest.mark.parametrize("words", ["PROFILE LOAD CSV", "LOAD \\u0043SV", "EXPLAIN LOAD CSV"])
def test_no_other_way_of_writing_it_loads_a_file(store: Store, words: str) -> None:
    try:
        result = store.query(f"{words} FROM 'file:///etc/hostname' AS line RETURN line", timeout=10)
    except QueryError:
        return
    assert result.rows == ()


def test_a_store_opened_for_reading_writes_nothing(place: str) -> None:
    connect(place, write=True, create=True).close()
    with connect(place) as reader:
        with pytest.raises(ReadOnly):
            reader.query("CREATE (:Issue {id: 'x'})", write=True)
        with pytest.raises(ReadOnly):
            reader.replace(talks())


def test_a_query_that_does_not_end_is_ended_and_the_next_one_answers(store: Store) -> None:
    store.replace(talks())
    with pytest.raises(QueryTimeout, match="after 1 s") as caught:
        store.query(ENDLESS, timeout=1)
    assert caught.value.seconds == 1
    assert store.query("MATCH (s:State) RETURN count(s)").rows == ((2,),)
    assert store.replace(talks()) == NOTHING


def test_a_store_of_a_newer_format_is_refused(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    connect(place, write=True, create=True).close()
    if "://" in place:
        server.run("CREATE INDEX parley_format_99 FOR (n:ParleyStore) ON (n.newer)")
    else:
        _raise_format(place)
    for write in (False, True):
        with pytest.raises(StoreVersion, match="update Parley"):
            connect(place, write=write, create=write)


def _raise_format(place: str) -> None:
    from pathlib import Path

    file = Path(place) / "store.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "format": 99}))


def test_a_load_that_fails_in_the_middle_is_repaired_by_the_next(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.replace(talks(articles=20))
    whole = held(store)
    store.replace(talks(articles=1))
    monkeypatch.setattr(load, "BATCH_ROWS", 3)

    def stop(done: int, total: int) -> None:
        if done > total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.replace(talks(articles=20), stop)
    assert held(store) != whole
    store.replace(talks(articles=20))
    assert held(store) == whole


def test_opening_it_again_finds_everything(place: str) -> None:
    with connect(place, write=True, create=True) as store:
        store.replace(talks())
        before = held(store)
    with connect(place) as again:
        assert held(again) == before
