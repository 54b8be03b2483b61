from __future__ import annotations

from graph.resolution import resolve
from graph.resolution.persons import Profile, judge
from tests.resolution.builders import actor, facts


def persons(*articles):
    return {node.id: node.properties for node in resolve(articles).nodes if node.label == "Person"}


def told(article, id, name, of=None):
    states = (actor(of, of),) if of else ()
    return facts(article, actors=(actor(id, name, of), *states))


def test_a_known_person_is_one_node_under_all_its_names():
    found = persons(
        told("a", "person:donald-trump", "特朗普"), told("b", "person:donald-trump", "川普"), told("c", "person:donald-trump", "特朗普")
    )
    assert list(found) == ["person:donald-trump"]
    assert found["person:donald-trump"]["name"] == "特朗普"
    assert found["person:donald-trump"]["aliases"] == ("川普",)


def test_an_unknown_person_of_one_name_and_state_is_one_node():
    found = persons(told("a", "person:x-1", "卡里米", "state:IR"), told("b", "person:x-2", "卡里米", "state:IR"))
    assert list(found) == ["person:x-1"]


def test_the_same_name_in_another_script_is_the_same_person():
    assert len(persons(told("a", "person:x-1", "盧比歐", "state:US"), told("b", "person:x-2", "卢比欧", "state:US"))) == 1


def test_namesakes_who_stand_for_different_states_are_two():
    found = persons(told("a", "person:x-1", "卡里米", "state:IR"), told("b", "person:x-1", "卡里米", "state:AF"))
    assert len(found) == 2
    assert all(id.startswith("person:x-1-") for id in found)


def test_a_person_without_a_state_joins_the_only_one_of_that_name():
    assert len(persons(told("a", "person:x-1", "卡里米", "state:IR"), told("b", "person:x-1", "卡里米"))) == 1


def test_a_person_without_a_state_joins_nobody_where_two_bear_the_name():
    found = persons(
        told("a", "person:x-1", "卡里米", "state:IR"), told("b", "person:x-1", "卡里米", "state:AF"), told("c", "person:x-1", "卡里米")
    )
    assert len(found) == 3


def test_the_short_form_of_a_full_name_with_the_same_state_is_the_same_person():
    found = persons(told("a", "person:x-full", "雷扎·卡里米", "state:IR"), told("b", "person:x-short", "卡里米", "state:IR"))
    assert list(found) == ["person:x-full"]
    assert found["person:x-full"]["name"] == "雷扎·卡里米"
    assert found["person:x-full"]["aliases"] == ("卡里米",)


def test_a_short_form_that_fits_two_full_names_stays_alone():
    found = persons(
        told("a", "person:x-1", "雷扎·卡里米", "state:IR"),
        told("b", "person:x-2", "阿里·卡里米", "state:IR"),
        told("c", "person:x-3", "卡里米", "state:IR"),
    )
    assert len(found) == 3


def test_a_short_form_without_a_state_stays_alone():
    assert len(persons(told("a", "person:x-1", "雷扎·卡里米", "state:IR"), told("b", "person:x-2", "卡里米"))) == 2


def test_persons_whom_one_article_tells_apart_are_two():
    both = facts("a", actors=(actor("person:x-1", "雷扎·卡里米", "state:IR"), actor("person:x-2", "卡里米", "state:IR"), actor("state:IR")))
    assert len(persons(both)) == 2


def test_two_known_persons_are_never_merged():
    assert len(persons(told("a", "person:one", "卡里米", "state:IR"), told("b", "person:two", "卡里米", "state:IR"))) == 2


def test_unnamed_groups_of_two_articles_are_two():
    graph = resolve([facts("a", actors=(actor("group:1", "一名官员"),)), facts("b", actors=(actor("group:1", "一名官员"),))])
    assert sum(node.label == "Group" for node in graph.nodes) == 2


def test_an_unknown_organization_is_known_by_its_folded_name():
    graph = resolve([facts("a", actors=(actor("org:x-2", "陽光基金會"),)), facts("b", actors=(actor("org:x-1", "阳光基金会"),))])
    assert [node.id for node in graph.nodes if node.label == "Organization"] == ["org:x-1"]


def test_a_judgement_gives_its_score_and_reason():
    full = Profile("雷扎·卡里米", frozenset({"state:IR"}), frozenset({("a", "1")}), "1")
    short = Profile("卡里米", frozenset({"state:IR"}), frozenset({("b", "2")}), "2")
    assert judge(full, short).score > 0.5
    assert judge(full, short).reason == "short form of the full name, both for state:IR"
    assert judge(short, full) == judge(full, short)
