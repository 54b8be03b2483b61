"""The article the first version was measured on, by ids, offsets and counts: it is not ours to quote."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from graph.articles import read
from graph.extraction import extract
from tests.extraction.reading import spans, table

pytestmark = pytest.mark.corpus

TAIL = 1445  # where the links of the page begin
US, RU, UA = "state:US", "state:RU", "state:UA"
RUBIO, WALTZ, WITKOFF = "person:marco-rubio", "person:michael-waltz", "person:steve-witkoff"
LAVROV, USHAKOV, DMITRIEV = "person:sergey-lavrov", "person:yuri-ushakov", "person:kirill-dmitriev"
BRUCE, PESKOV, ZHOVKVA = "person:tammy-bruce", "person:dmitry-peskov", "person:ihor-zhovkva"
TRUMP, PUTIN, ZELENSKYY = "person:donald-trump", "person:vladimir-putin", "person:volodymyr-zelenskyy"

# Person → whom the article says they represent.
PERSONS = {
    RUBIO: US, WALTZ: US, WITKOFF: US, BRUCE: US, TRUMP: US,
    LAVROV: RU, USHAKOV: RU, DMITRIEV: RU, PESKOV: RU, PUTIN: RU,
    ZELENSKYY: UA, ZHOVKVA: UA,
}  # fmt: skip
TALKS = {RUBIO: US, WALTZ: US, WITKOFF: US, LAVROV: RU, USHAKOV: RU, DMITRIEV: RU}
PRESIDENTS = {TRUMP: US, PUTIN: RU}
# Speaker and an offset inside what they said, for each attribution of the running text.
SAID = [
    (BRUCE, 400), (RUBIO, 575), (RUBIO, 600), (RUBIO, 640), (RUBIO, 660), (RUBIO, 690),
    (WALTZ, 715), (WALTZ, 738), (WALTZ, 785), (LAVROV, 825), (LAVROV, 845), (LAVROV, 875), (LAVROV, 915),
    (USHAKOV, 970), (USHAKOV, 1015), (ZELENSKYY, 1108), (ZELENSKYY, 1120), (ZELENSKYY, 1165), (ZELENSKYY, 1208),
    (ZHOVKVA, 1250), (ZELENSKYY, 1284), (PESKOV, 1320), (PESKOV, 1355), (PESKOV, 1400),
]  # fmt: skip
NESTED = (PUTIN, 1370)  # in what the last speaker but one said
CROSSHEAD = range(1132, 1150)
OF_HE = [(RUBIO, 600), (WALTZ, 738), (LAVROV, 915)]
WITHOUT_A_VERB = [(RUBIO, 690), (LAVROV, 845), (ZELENSKYY, 1120)]


@pytest.fixture(scope="module")
def facts():
    folder = Path(os.environ["PARLEY_CORPUS"])
    (article,) = read([str(folder / "riyadh.txt")], published="2025-02-19")
    return extract(article)


def right(facts, speaker: str, at: int) -> bool:
    """Whether somebody is found to have said what stands there, and not more than a paragraph."""
    return any(item.speaker == speaker and item.start <= at < item.end and item.end - item.start < 120 for item in facts.statements)


def meeting(facts, kind: str):
    return next(item for item in facts.meetings if item.kind == kind)


def digest(text: str | None) -> str:
    return sha256((text or "").encode()).hexdigest()[:12]


def test_exactly_the_twelve_persons_are_found(facts):
    assert {actor.id for actor in facts.actors if actor.kind == "person"} == set(PERSONS)


@pytest.mark.parametrize("person", sorted(PERSONS))
def test_each_has_a_role_on_the_right_side(facts, person):
    (actor,) = (actor for actor in facts.actors if actor.id == person)
    assert {role.of for role in actor.roles} == {PERSONS[person]}
    assert all(role.title for role in actor.roles)


def test_the_name_misspelt_twice_is_an_alias_of_its_bearer(facts):
    (actor,) = (actor for actor in facts.actors if actor.id == RUBIO)
    assert [len(alias) - len(actor.name) for alias in actor.aliases] == [1]


def test_there_are_exactly_three_meetings(facts):
    assert sorted((item.kind, item.status, item.start, item.end, item.precision) for item in facts.meetings) == [
        ("phone_call", "held", "2025-02-10", "2025-02-16", "week"),
        ("summit", "proposed", None, None, "unknown"),
        ("talks", "held", "2025-02-18", None, "day"),
    ]


def test_the_talks_had_three_persons_on_each_of_two_sides(facts):
    assert table(meeting(facts, "talks")) == TALKS


def test_ukraine_was_absent_from_the_talks_and_no_one_from_the_others(facts):
    assert {item.kind: [one.actor for one in item.absent] for item in facts.meetings} == {"talks": [UA], "summit": [], "phone_call": []}


def test_the_talks_were_held_in_a_palace_of_a_city(facts):
    place = meeting(facts, "talks").place
    assert (digest(place.name), digest(place.venue), place.country) == ("8380d39bf7ea", "bf05bb97e66e", "state:SA")
    assert any(span.start <= 232 and span.end >= 240 for span in place.evidence)


def test_no_other_meeting_has_a_place(facts):
    assert [item.place for item in facts.meetings if item.kind != "talks"] == [None, None]


@pytest.mark.parametrize("kind", ["phone_call", "summit"])
def test_the_presidents_telephoned_and_may_meet(facts, kind):
    assert table(meeting(facts, kind)) == PRESIDENTS


def test_at_least_twenty_two_of_the_twenty_four_attributions_have_the_right_speaker(facts):
    assert len(SAID) == 24
    assert len([one for one in SAID if right(facts, *one)]) >= 22


@pytest.mark.parametrize(("speaker", "at"), WITHOUT_A_VERB)
def test_quotations_without_a_verb_go_on_with_the_last_speaker(facts, speaker, at):
    assert right(facts, speaker, at)


@pytest.mark.parametrize(("speaker", "at"), OF_HE)
def test_he_is_the_one_who_spoke_before(facts, speaker, at):
    assert right(facts, speaker, at)


def test_a_statement_in_a_statement_says_which_it_stands_in(facts):
    (inner,) = (item for item in facts.statements if item.within)
    assert (inner.speaker, inner.start <= NESTED[1] < inner.end) == (NESTED[0], True)
    (outer,) = (item for item in facts.statements if item.id == inner.within)
    assert outer.speaker == PESKOV


def test_at_most_two_statements_are_no_attribution(facts):
    known = [*SAID, NESTED]
    others = [
        item
        for item in facts.statements
        if not any(item.speaker == speaker and item.start <= at < item.end for speaker, at in known)
        and not CROSSHEAD.start <= item.start < CROSSHEAD.stop
    ]
    assert len(others) <= 2


def test_the_four_outcomes_are_found_and_a_restatement_is_no_fifth(facts):
    talks, call = meeting(facts, "talks").id, meeting(facts, "phone_call").id
    found = sorted(facts.outcomes, key=lambda item: item.start)
    assert [(item.status, item.meeting) for item in found] == [("agreed", talks)] * 3 + [("agreed", call)]
    assert [at for item, at in zip(found, (170, 455, 875, 1060), strict=True) if not item.start <= at < item.end] == []
    assert sorted(len(item.evidence) for item in found) == [1, 1, 1, 2]


def test_the_restatement_is_evidence_of_the_first_outcome(facts):
    first = min(facts.outcomes, key=lambda item: item.start)
    assert [span.start <= at < span.end for span, at in zip(first.evidence, (170, 400), strict=True)] == [True, True]


def test_nothing_is_read_from_the_tail(facts):
    assert max(end for _, end in facts.article.body) <= TAIL
    assert max(span.end for span in spans(facts)) <= TAIL
    assert max(item.end for item in (*facts.statements, *facts.outcomes)) <= TAIL


def test_every_span_is_the_text_it_names(facts):
    text = facts.article.text
    assert [span for span in spans(facts) if text[span.start : span.end] != span.text] == []
    assert [item for item in (*facts.statements, *facts.outcomes) if text[item.start : item.end] != item.text] == []
