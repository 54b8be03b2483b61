"""Every question on the sample facts and on `examples/`, on both engines: the same pinned, non-empty rows."""

from __future__ import annotations

import pytest

from graph import queries
from graph.resolution import resolve
from graph.stores import connect
from tests import samples
from tests.queries.asked import SETS, answer, pinned
from tests.stores import server


@pytest.fixture(scope="module")
def embedded(tmp_path_factory):
    with connect(str(tmp_path_factory.mktemp("cookbook") / "parley.db"), write=True, create=True) as store:
        store.replace(resolve(samples.facts()))
        yield store


@pytest.fixture(scope="module", params=SETS)
def embedded_set(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("cookbook") / "parley.db"
    with connect(str(folder), write=True, create=True) as store:
        store.replace(resolve(SETS[request.param][0]()))
        yield request.param, store


@pytest.fixture(scope="module", params=SETS)
def neo4j_set(request):
    with connect(server.empty(), write=True, create=True) as store:
        store.replace(resolve(SETS[request.param][0]()))
        yield request.param, store


def test_the_embedded_store_gives_the_pinned_rows(embedded_set):
    name, store = embedded_set
    assert [answer(store, *asked) for asked in SETS[name][1]] == pinned(name)


@pytest.mark.neo4j
def test_neo4j_gives_the_pinned_rows(neo4j_set):
    name, store = neo4j_set
    assert [answer(store, *asked) for asked in SETS[name][1]] == pinned(name)


@pytest.mark.parametrize("name", SETS)
def test_every_question_is_asked_and_answers(name):
    assert {item["asked"] for item in pinned(name)} == set(queries.names())
    assert all(item["rows"] for item in pinned(name))


def test_an_actor_is_found_by_id_name_and_alias_in_any_case(embedded):
    forms = ["person:donald-trump", "特朗普", "川普", "Donald Trump", "donald trump"]
    rows = [answer(embedded, "meetings-of", {"actor": form})["rows"] for form in forms]
    assert all(found == rows[0] for found in rows)
    assert len(rows[0]) == 5


def test_a_period_holds_its_own_days_and_no_day_without_a_year(embedded):
    starts = [row[0] for row in answer(embedded, "timeline", {"since": "2025-02-18", "until": "2025-04"})["rows"]]
    assert starts == ["2025-02-18", "2025-04-12", "2025-04-19", "2025-04-23"]


def test_denied_and_planned_meetings_are_no_encounters(embedded):
    pairs = {(row[0], row[1]) for row in answer(embedded, "who-met-whom", {})["rows"]}
    assert ("英国", "乌克兰") not in pairs
    assert ("乌克兰", "英国") not in pairs


def test_a_year_given_as_a_number_is_a_year_all_the_same(embedded):
    assert answer(embedded, "timeline", {"since": 2025})["rows"] == answer(embedded, "timeline", {"since": "2025"})["rows"]
