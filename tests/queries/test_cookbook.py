from __future__ import annotations

import re

import pytest

from graph import queries
from graph.errors import SchemaError, UnknownQuery
from graph.queries.cookbook import parse

GOOD = """// title: Who
// answers: Who there is.
// param actor: string = null — by id
// param most: integer = 5 — rows
// param word: string = two words — text as it stands
MATCH (a:Actor) WHERE $actor IS NULL OR a.id = $actor OR a.name = $word
RETURN a.id ORDER BY a.id LIMIT $most
"""
FAULTS = [
    (GOOD.replace("// title: Who\n", ""), "no line '// title: …'"),
    (GOOD.replace("// answers: Who there is.\n", ""), "no line '// answers: …'"),
    (GOOD.replace(" — by id", ""), "is not of the form"),
    (GOOD.replace("most: integer = 5", "most: integer = five"), "'five' is no whole number"),
    (GOOD.replace("actor: string", "actor: text"), "param actor: no type 'text'; there are integer, string"),
    (GOOD.replace("a.name = $word", "a.name = $other"), "param word: the Cypher does not use it"),
    (GOOD.replace("a.name = $word", "a.name = $other"), "\\$other is used and has no param line"),
    (GOOD.replace("// title", "// by: me\n// title"), "begins with none of title, answers, param"),
    (GOOD.partition("MATCH")[0], "no Cypher below the header"),
]


def test_a_header_becomes_title_description_and_parameters():
    question = parse("who", GOOD)
    assert (question.name, question.title, question.description) == ("who", "Who", "Who there is.")
    assert dict(question.parameters) == {
        "actor": ("string", None, "by id"),
        "most": ("integer", 5, "rows"),
        "word": ("string", "two words", "text as it stands"),
    }
    assert question.cypher.startswith("MATCH")


@pytest.mark.parametrize(("text", "fault"), FAULTS)
def test_a_faulty_file_is_refused_with_its_name_and_fault(text, fault):
    with pytest.raises(SchemaError, match=fault) as caught:
        parse("who", text)
    assert "queries/who.cypher" in str(caught.value)


def test_all_faults_are_told_at_once():
    with pytest.raises(SchemaError) as caught:
        parse("who", "RETURN $x")
    assert len(caught.value.faults) == 3


def test_a_dollar_inside_a_string_is_no_parameter():
    assert parse("who", "// title: A\n// answers: B\nRETURN '$x' AS x").cypher == "RETURN '$x' AS x"


def test_an_unknown_question_names_the_close_one():
    with pytest.raises(UnknownQuery, match="no query 'who-met'; did you mean who-met-whom") as caught:
        queries.load("who-met")
    assert caught.value.close == "who-met-whom"


def test_an_unknown_question_without_a_close_one_lists_all():
    with pytest.raises(UnknownQuery, match="there are: absences, both-sides"):
        queries.load("zzz")


@pytest.mark.parametrize("bad", ["../cookbook", "who-met-whom.cypher", ""])
def test_a_name_is_no_path(bad):
    with pytest.raises(UnknownQuery):
        queries.load(bad)


def test_there_are_at_least_the_questions_the_design_asks_for():
    wanted = {
        "who-met-whom", "meetings-of", "statements", "absences", "planned-not-held", "chain", "go-betweens", "first-meeting",
        "longest-silence", "meetings-by-month", "venues", "both-sides", "timeline", "status-changes", "outcomes", "sources-of",
    }  # fmt: skip
    assert wanted <= set(queries.names())
    assert list(queries.names()) == sorted(queries.names())


@pytest.mark.parametrize("name", queries.names())
def test_a_question_is_whole_ordered_and_free_of_what_an_engine_lacks(name):
    question = queries.load(name)
    assert question.title
    assert question.description.endswith(".")
    assert re.search(r"\nORDER BY ", question.cypher)
    assert not re.search(r"\b(apoc|SHORTEST \d|CREATE|MERGE|SET|DELETE|LOAD CSV|CALL)\b", question.cypher)


@pytest.mark.parametrize("name", queries.names())
def test_no_question_looks_a_node_up_by_a_property_of_a_relationship_or_map(name):
    """ArcadeDB answers ``MATCH (m {start: met.first})`` with nothing; WITH gives the value a name first."""
    assert not re.search(r"\{\w+: \w+\.\w+\}\)", queries.load(name).cypher)
