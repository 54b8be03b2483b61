"""Where the rules are silent, a parse is asked; what it says is taken only where it is plausible.

The parses are written by hand, so these tests need no engine: a sentence, what a parser sees in it, and
what the facts win by it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from graph.analysis.parses import UNPARSED, Dependency, Parse, Predicate, Stretch
from graph.extraction import facts_of
from graph.model import Finder
from tests.extraction.reading import article

if TYPE_CHECKING:
    from graph.model import Facts

SILENT = "拉夫罗夫，在谈到核查机制时，语气强硬地表示，俄方不会让步。"
EARLIER = "会谈富有成果，这一点王毅在会后强调过。"
FACING = "对坐在对面的拉夫罗夫，王毅表示，中方欢迎停火。"
AWAY = "鲁比奥、携沃尔兹一道18日会见拉夫罗夫。"
LATER = "鲁比奥在利雅得同拉夫罗夫会谈，日子是18日。"
PLACED = "拉夫罗夫与王毅的会谈，时间定在18日，地点为北京。"
LISTED = "王毅，马朝旭18日在北京会见拉夫罗夫。"
APPOSED = "拉夫罗夫，俄罗斯外交部长，18日在北京会见王毅。"
STRANGER = "安德烈耶夫，白俄罗斯外交部长，18日在北京会见王毅。"

LAVROV, WANG, MA = "person:sergey-lavrov", "person:wang-yi", "person:ma-zhaoxu"
RUBIO = "person:marco-rubio"


def stretch(text: str, words: str) -> Stretch:
    return Stretch(text.index(words), text.index(words) + len(words))


def frame(text: str, verb: str, **arguments: str) -> Parse:
    """What a parser sees that sees one predicate; the labels are written with ``_`` for ``-``."""
    found = {label.replace("_", "-"): stretch(text, words) for label, words in arguments.items()}
    return Parse("hanlp", "hanlp test", predicates=(Predicate(stretch(text, verb), found),))


def link(text: str, word: str, head: str, relation: str) -> Parse:
    """What a parser sees that sees one dependency."""
    return Parse(
        "hanlp", "hanlp test", dependencies=(Dependency(stretch(text, word), stretch(text, head), relation),)
    )


def persons(text: str, *names: str) -> Parse:
    """What a parser sees that sees persons."""
    return Parse("hanlp", "hanlp test", persons=tuple(stretch(text, name) for name in names))


def read(text: str, parse: Parse = UNPARSED) -> Facts:
    return facts_of(article(text), parse)


def rules(found: Any) -> set[str]:
    """The rules of the parser that a fact names."""
    return {finder.rule for finder in found.by if finder.engine == "hanlp"}


def test_a_speaker_whom_no_rule_reaches_is_the_agent_of_the_verb() -> None:
    assert read(SILENT).statements == ()
    (said,) = read(SILENT, frame(SILENT, "表示", ARG0="拉夫罗夫", ARG1="俄方不会让步")).statements
    assert (said.speaker, said.text) == (LAVROV, "俄方不会让步")
    assert said.by == (Finder("lexicon", "clause-after-verb"), Finder("hanlp", "agent-of-verb"))


@pytest.mark.parametrize(
    "arguments",
    [
        {"ARG0": "核查机制", "ARG1": "俄方不会让步"},
        {"ARG0": "拉夫罗夫"},
        {"ARG0": "俄方", "ARG1": "俄方不会让步"},
        {"ARG0": "拉夫罗夫，在谈到", "ARG1": "俄方不会让步"},
        {"ARG0": "夫，在谈到核查机制", "ARG1": "俄方不会让步"},
    ],
    ids=["no actor", "nothing said", "behind the verb", "more than a name", "a piece of a name"],
)
def test_an_agent_that_is_not_plausible_does_not_speak(arguments: dict[str, str]) -> None:
    assert read(SILENT, frame(SILENT, "表示", **arguments)).statements == ()


def test_the_speaker_whom_a_rule_found_is_not_overruled() -> None:
    text = "王毅说，拉夫罗夫愿意会谈。"
    parse = frame(text, "说", ARG0="拉夫罗夫", ARG1="愿意会谈")
    assert read(text, parse).statements == read(text).statements != ()


def test_the_theme_of_the_verb_is_what_was_said_where_nothing_stands_beside_it() -> None:
    assert read(EARLIER).statements == ()
    (said,) = read(EARLIER, frame(EARLIER, "强调", ARG0="王毅", ARG1="会谈富有成果")).statements
    assert (said.speaker, said.text, said.kind) == (WANG, "会谈富有成果", "indirect")
    assert said.by == (Finder("lexicon", "reporting-verb"), Finder("hanlp", "theme-of-verb"))


@pytest.mark.parametrize(
    "arguments",
    [
        {"ARG0": "这一点", "ARG1": "会谈富有成果"},
        {"ARG1": "会谈富有成果"},
        {"ARG0": "王毅", "ARG1": "富有成果"},
        {"ARG0": "王毅", "ARG1": "会谈富有"},
        {"ARG0": "王毅", "ARG1": "这一点王毅在会后强调过"},
    ],
    ids=["another agent", "no agent", "from within a clause", "not to its end", "around the verb"],
)
def test_a_theme_that_is_no_whole_clause_of_the_speaker_is_no_content(arguments: dict[str, str]) -> None:
    assert read(EARLIER, frame(EARLIER, "强调", **arguments)).statements == ()


def test_the_recipient_of_the_verb_is_told() -> None:
    (said,) = read(FACING).statements
    assert (said.speaker, said.addressees) == (WANG, ())
    parse = frame(FACING, "表示", ARG0="王毅", ARG1="中方欢迎停火", ARG2="对坐在对面的拉夫罗夫")
    (told,) = read(FACING, parse).statements
    assert told == replace(said, addressees=(LAVROV,), by=(*said.by, Finder("hanlp", "recipient-of-verb")))


def test_whom_a_matter_is_about_is_not_told() -> None:
    text = "对于普京会不会见泽连斯基，王毅表示，中方欢迎停火。"
    parse = frame(text, "表示", ARG0="王毅", ARG1="中方欢迎停火", ARG2="对于普京会不会见泽连斯基")
    assert read(text, parse).statements == read(text).statements != ()


@pytest.mark.parametrize("recipient", ["拉夫罗夫", "王毅", "中方"])
def test_no_recipient_without_a_preposition_nor_inside_what_is_said(recipient: str) -> None:
    parse = frame(FACING, "表示", ARG0="王毅", ARG1="中方欢迎停火", ARG2=recipient)
    assert read(FACING, parse).statements == read(FACING).statements


def test_the_arguments_of_the_verb_meet_where_the_rules_see_one_side() -> None:
    assert read(AWAY).meetings == ()
    (met,) = read(AWAY, frame(AWAY, "会见", ARG0="鲁比奥、携沃尔兹", ARG1="拉夫罗夫")).meetings
    assert {item.actor for item in met.participants} >= {"person:michael-waltz", LAVROV}
    assert rules(met) == {"arguments-of-verb"}


@pytest.mark.parametrize(("agent", "met"), [("一道", "拉夫罗夫"), ("鲁比奥", "18日"), ("拉夫罗夫", "沃尔兹")])
def test_arguments_that_are_no_actors_or_stand_wrongly_make_no_meeting(agent: str, met: str) -> None:
    assert read(AWAY, frame(AWAY, "会见", ARG0=agent, ARG1=met)).meetings == ()


def test_a_person_joined_with_a_participant_takes_part() -> None:
    (met,) = read(LISTED).meetings
    assert WANG not in {item.actor for item in met.participants}
    (joined,) = read(LISTED, link(LISTED, "王毅", "马朝旭", "conj")).meetings
    assert {item.actor for item in joined.participants} == {WANG, MA, LAVROV}
    assert rules(joined) == {"conjunct"}


def test_a_person_joined_over_the_verb_does_not_take_part() -> None:
    text = "马朝旭18日表示，王毅会见了拉夫罗夫。"
    assert read(text, link(text, "马朝旭", "王毅", "conj")).meetings == read(text).meetings != ()


def test_the_day_and_the_place_of_the_verb_fill_what_is_unknown() -> None:
    (met,) = read(LATER).meetings
    assert met.start is None
    (dated,) = read(LATER, frame(LATER, "会谈", ARGM_TMP="18日")).meetings
    assert (dated.start, dated.when[0].text, rules(dated)) == ("2025-02-18", "18日", {"time-of-verb"})
    (met,) = read(PLACED).meetings
    assert met.place is None
    (placed,) = read(PLACED, frame(PLACED, "会谈", ARGM_LOC="北京")).meetings
    assert placed.place is not None
    assert (placed.place.name, rules(placed)) == ("北京", {"place-of-verb"})


def test_no_day_without_an_expression_of_time_and_no_place_that_nobody_knows() -> None:
    assert read(LATER, frame(LATER, "会谈", ARGM_TMP="日子")).meetings == read(LATER).meetings
    assert read(PLACED, frame(PLACED, "会谈", ARGM_LOC="时间定在18日")).meetings == read(PLACED).meetings


def test_a_text_may_end_with_the_place_of_an_encounter() -> None:
    text = PLACED.removesuffix("。")
    (met,) = read(text, frame(text, "会谈", ARGM_LOC="北京")).meetings
    assert (met.place and met.place.name, rules(met)) == ("北京", {"place-of-verb"})


def test_the_day_of_what_somebody_says_before_is_not_that_of_the_meeting() -> None:
    text = "18日，王毅说局势紧张，鲁比奥在利雅得同拉夫罗夫会谈。"
    assert read(text, frame(text, "会谈", ARGM_TMP="18日")).meetings == read(text).meetings != ()


def test_the_day_that_a_rule_found_is_not_overruled() -> None:
    text = "王毅18日在北京会见拉夫罗夫，17日则在上海。"
    parse = frame(text, "会见", ARGM_TMP="17日", ARGM_LOC="上海")
    assert read(text, parse).meetings == read(text).meetings != ()


def test_a_title_apposed_behind_a_name_is_a_role() -> None:
    parse = link(APPOSED, "部长", "拉夫罗夫", "appos")
    (lavrov,) = (actor for actor in read(APPOSED, parse).actors if actor.id == LAVROV)
    assert [(role.title, role.of) for role in lavrov.roles] == [("外交部长", "state:RU")]
    assert rules(lavrov) == {"apposition"}
    (plain,) = (actor for actor in read(APPOSED).actors if actor.id == LAVROV)
    assert plain.roles == ()


def test_a_title_of_somebody_else_is_no_role() -> None:
    text = "拉夫罗夫，据俄罗斯外交部长表示，18日在北京会见王毅。"
    parse = link(text, "部长", "拉夫罗夫", "appos")
    assert [a.roles for a in read(text, parse).actors if a.id == LAVROV] == [()]


def test_a_string_that_looks_like_a_name_is_one_when_the_parser_says_so_too() -> None:
    assert [actor.name for actor in read(STRANGER).actors if actor.kind == "person"] == ["王毅"]
    found = read(STRANGER, persons(STRANGER, "安德烈耶夫", "王毅")).actors
    by = {actor.name: actor.by for actor in found if actor.kind == "person"}
    assert by["安德烈耶夫"] == (Finder("lexicon", "name-context"), Finder("hanlp", "named-entity"))
    assert by["王毅"] == (Finder("lexicon", "gazetteer"), Finder("hanlp", "named-entity"))


@pytest.mark.parametrize("word", ["北京", "会见", "18日", "烈耶夫", "在北京"])
def test_what_does_not_look_like_a_name_is_none_whatever_the_parser_says(word: str) -> None:
    found = {actor.name for actor in read(STRANGER, persons(STRANGER, word)).actors}
    assert found == {actor.name for actor in read(STRANGER).actors}


def test_a_name_must_be_one_in_half_of_its_places() -> None:
    text = STRANGER + "安德烈耶夫在北京停留。安德烈耶夫还将去上海。"
    once = persons(text, "安德烈耶夫")
    assert once.names(text) == frozenset()
    assert once.names(STRANGER) == {"安德烈耶夫"}


def test_facts_read_with_a_parser_name_its_rules() -> None:
    assert read(STRANGER, persons(STRANGER, "王毅")).rules == f"{read(STRANGER).rules} hanlp test"
