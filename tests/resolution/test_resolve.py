"""What holds of the whole graph, whatever the articles: order, repetition, removal, evidence."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Graph
from graph.resolution import resolve
from tests import samples
from tests.resolution.builders import LAVROV, PUTIN, RUBIO, TRUMP, facts, meeting

ROOT = Path(__file__).resolve().parents[2]
STARTS = ["2025-02-18", "2025-02-19", "2025-02", "2025", "--02-18", None]
SIDES = [("state:US", "state:RU"), ("state:US", "state:RU", "state:UA"), ("state:US", "state:UA")]
PEOPLE = [(), (RUBIO, LAVROV), (TRUMP, PUTIN), (RUBIO, TRUMP), (LAVROV,)]
KINDS = ["talks", "summit", "phone_call", "visit"]
STATUSES = ["held", "planned", "denied", "ongoing", "proposed", "cancelled"]
PLACES = [None, ("利雅得", "state:SA"), ("日内瓦", "state:CH")]

one_meeting = st.builds(
    lambda start, sides, people, kind, status, place: meeting(start, *people, sides=sides, kind=kind, status=status, place=place),
    st.sampled_from(STARTS), st.sampled_from(SIDES), st.sampled_from(PEOPLE), st.sampled_from(KINDS),
    st.sampled_from(STATUSES), st.sampled_from(PLACES),
)  # fmt: skip
one_article = st.tuples(
    st.lists(one_meeting, max_size=2), st.sampled_from([None, "2025-02-17", "2025-02-19", "2025-04-01"])
)


def _articles(drawn):
    from dataclasses import replace

    return [
        facts(f"a{at}", *(replace(one, id=f"meeting:{n}") for n, one in enumerate(told)), published=published)
        for at, (told, published) in enumerate(drawn)
    ]


many = st.lists(one_article, max_size=6).map(_articles)
quickly = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _sources(graph: Graph):
    return [source for edge in graph.edges for source in edge.properties.get("sources", ())]


@given(many, st.randoms(use_true_random=False))
@quickly
def test_the_order_of_the_articles_is_without_effect(articles, random):
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert resolve(shuffled) == resolve(articles)


@given(st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_the_order_of_the_samples_is_without_effect(random):
    shuffled = list(samples.facts())
    random.shuffle(shuffled)
    assert resolve(shuffled) == resolve(samples.facts())


@given(many)
@quickly
def test_the_same_facts_twice_change_nothing(articles):
    assert resolve(articles + articles) == resolve(articles)


def test_the_same_samples_twice_change_nothing():
    assert resolve(samples.facts() + samples.facts()) == resolve(samples.facts())


def test_of_two_readings_of_one_article_the_same_one_counts_in_any_order():
    one, other = facts("a", meeting("2025-02-18")), facts("a", meeting("2025-02-19"))
    assert resolve([one, other]) == resolve([other, one])


@pytest.mark.parametrize("gone", samples.facts(), ids=lambda item: item.article.id)
def test_without_an_article_nothing_of_it_is_left(gone):
    rest = resolve([item for item in samples.facts() if item is not gone])
    id = gone.article.id
    assert all(not source.startswith(f"{id}:") for source in _sources(rest))
    assert ("Article", id) not in {(node.label, node.id) for node in rest.nodes}
    touched = {end for edge in rest.edges for end in (edge.start, edge.end)}
    assert {(node.label, node.id) for node in rest.nodes} - touched <= _implied(rest)


def _implied(graph):
    """States that an article implies without a word stand alone, if nothing hangs on them."""
    return {(node.label, node.id) for node in graph.nodes if node.label == "State"}


def test_of_two_articles_on_one_meeting_the_other_alone_is_left():
    first, second = samples.riyadh_told_in_simplified(), samples.riyadh_told_in_traditional()
    both, alone = resolve([first, second]), resolve([second])
    assert len(_meetings(both)) < len(_meetings(resolve([first]))) + len(_meetings(alone))
    assert resolve([item for item in (first, second) if item is second]) == alone


def _meetings(graph):
    return {node.id for node in graph.nodes if node.label == "Meeting"}


def test_a_meeting_keeps_its_id_when_another_article_reports_it():
    first, second = samples.riyadh_told_in_simplified(), samples.riyadh_told_in_traditional()
    assert len(_meetings(resolve([first])) & _meetings(resolve([second])) & _meetings(resolve([first, second]))) == 1


def test_every_source_is_a_span_of_its_article():
    texts = {item.article.id: item.article.text for item in samples.facts()}
    for source in _sources(resolve(samples.facts())):
        id, start, end = source.rsplit(":", 2)
        assert 0 <= int(start) < int(end) <= len(texts[id])


def test_every_quote_is_the_text_at_its_place():
    texts = {item.article.id: item.article.text for item in samples.facts()}
    quoted = [edge for edge in resolve(samples.facts()).edges if "quote" in edge.properties]
    assert len(quoted) > 100
    for edge in quoted:
        assert texts[edge.end[1]][edge.properties["start"] : edge.properties["end"]] == edge.properties["quote"]


def test_every_edge_that_states_a_fact_has_a_source():
    for edge in resolve(samples.facts()).edges:
        assert "quote" in edge.properties or edge.type == "HAS_FACTS" or edge.properties["sources"]


@given(many)
@quickly
def test_no_article_loses_a_meeting_it_keeps_apart(articles):
    graph = resolve(articles)
    reported = {}
    for edge in graph.edges:
        if edge.type == "REPORTED_IN":
            reported.setdefault(edge.end[1], set()).add(edge.start[1])
    for item in articles:
        assert len(reported.get(item.article.id, ())) == len(item.meetings)


def test_nothing_gives_the_empty_graph():
    assert resolve([]) == Graph((), ())


def test_facts_that_use_an_undefined_actor_are_refused():
    from dataclasses import replace

    broken = replace(facts("a", meeting("2025-02-18")), actors=())
    with pytest.raises(ValueError, match="the facts of article a name no actor state:US"):
        resolve([broken])


def test_nodes_and_edges_come_sorted_and_once():
    graph = resolve(samples.facts())
    nodes = [(node.label, node.id) for node in graph.nodes]
    assert nodes == sorted(set(nodes))
    ends = [(edge.type, edge.start, edge.end) for edge in graph.edges]
    assert ends == sorted(ends)


PROGRAM = "from tests import samples; from graph.resolution import resolve; print(repr(resolve(samples.facts())))"


def test_the_hash_seed_is_without_effect():
    digests = set()
    for seed in ("0", "1", "4242"):
        env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        out = subprocess.run([sys.executable, "-P", "-c", PROGRAM], env=env, capture_output=True, check=True, cwd=ROOT)
        digests.add(hashlib.sha256(out.stdout).hexdigest())
    assert len(digests) == 1
