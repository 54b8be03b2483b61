"""The persons of diplomacy and the words that are no names: what their files hold to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

import pytest

from graph.analysis.folding import fold_text as _fold
from graph.analysis.gazetteer import gazetteer
from graph.schema import document, documents

PERSONS: list[tuple[str, dict[str, Any]]] = [
    (name, row) for name, rows in documents("actors/persons") for row in rows
]
ORGANIZATIONS = {row["id"] for _, rows in documents("actors/organizations") for row in rows or ()}
FILES = (
    "africa",
    "americas",
    "bodies",
    "east-asia",
    "europe",
    "middle-east",
    "russia-cis",
    "south-asia",
    "south-east-asia",
)
KEYS = {"id", "en", "zh", "tw", "hk", "ambiguous", "sex", "roles"}
FLOORS = {"words": 500, "places": 80, "organizations": 50, "transliterations": 150}


def _forms(row: dict[str, Any], *keys: str) -> list[str]:
    return [_fold(form) for key in keys for form in row.get(key, ())]


@pytest.mark.parametrize("region", FILES)
def test_every_region_has_its_file(region: str) -> None:
    assert sum(name == f"actors/persons/{region}.yaml" for name, _ in PERSONS) >= 100


def test_women_are_marked_and_nothing_else_is() -> None:
    marked = [row for _, row in PERSONS if "sex" in row]
    assert len(marked) >= 200
    assert {row["sex"] for row in marked} == {"f"}


@pytest.mark.parametrize(
    ("name", "woman"),
    [("默克尔", True), ("卡拉斯", True), ("华春莹", True), ("普京", False), ("彭斯", False)],
)
def test_the_gazetteer_tells_who_is_a_woman(name: str, woman: bool) -> None:
    assert [gazetteer().entries[id_].is_woman for id_ in gazetteer().forms[name]] == [woman]


def test_there_are_at_least_eight_hundred_persons() -> None:
    assert len(PERSONS) >= 800


def test_ids_are_unique() -> None:
    counts = Counter(row["id"] for _, row in PERSONS)
    assert [id_ for id_, count in counts.items() if count > 1] == []


def test_ids_are_latin_slugs() -> None:
    assert [
        row["id"] for _, row in PERSONS if not re.fullmatch(r"person:[a-z0-9]+(-[a-z0-9]+)*", row["id"])
    ] == []


def test_rows_have_no_unknown_keys() -> None:
    assert [row["id"] for _, row in PERSONS if not {"id", "en", "zh", "roles"} <= set(row) <= KEYS] == []


def test_everybody_has_a_chinese_name_of_his_own_and_an_english_one() -> None:
    assert [row["id"] for _, row in PERSONS if not row["zh"] or not isinstance(row["en"], str)] == []


def test_chinese_forms_are_names_and_nothing_else() -> None:
    name = re.compile(r"[A-Z·\-\u4e00-\u9fff]{2,26}")
    wrong = [
        (row["id"], form)
        for _, row in PERSONS
        for form in _forms(row, "zh", "tw", "hk", "ambiguous")
        if not name.fullmatch(form)
    ]
    assert wrong == []


def test_mainland_forms_are_simplified() -> None:
    assert [(row["id"], form) for _, row in PERSONS for form in row["zh"] if _fold(form) != form] == []


def test_no_form_stands_twice_in_a_row() -> None:
    twice = [
        row["id"]
        for _, row in PERSONS
        if max(Counter(_forms(row, "zh", "tw", "hk", "ambiguous")).values()) > 1
    ]
    assert twice == []


def test_a_form_of_two_persons_is_marked_ambiguous_in_both() -> None:
    bearers: dict[str, list[str]] = defaultdict(list)
    for _, row in PERSONS:
        for form in _forms(row, "zh", "tw", "hk"):
            bearers[form].append(row["id"])
    for _, row in PERSONS:
        for form in _forms(row, "ambiguous"):
            if form in bearers:
                bearers[form].append(row["id"])
    assert {form: ids for form, ids in bearers.items() if len(ids) > 1} == {}


def test_everybody_has_a_role_of_a_state_or_an_organization() -> None:
    sender = re.compile(r"state:[A-Z]{2}|org:[a-z0-9]+(-[a-z0-9]+)*")
    wrong = [
        row["id"]
        for _, row in PERSONS
        if not row["roles"]
        or any(not role["title"] or not sender.fullmatch(role["of"]) for role in row["roles"])
    ]
    assert wrong == []


def test_states_of_roles_are_known() -> None:
    states = {row["id"] for row in document("actors/states.yaml")}
    senders = {role["of"] for _, row in PERSONS for role in row["roles"] if role["of"].startswith("state:")}
    assert sorted(senders - states) == []


def test_organizations_of_roles_are_known() -> None:
    senders = {role["of"] for _, row in PERSONS for role in row["roles"] if role["of"].startswith("org:")}
    assert sorted(senders - ORGANIZATIONS) == []


def test_years_of_roles_are_sane() -> None:
    wrong = []
    for _, row in PERSONS:
        for role in row["roles"]:
            since, until = role.get("from", 1940), role.get("to", 2026)
            if set(role) - {"title", "of", "from", "to"} or not 1940 <= since <= until <= 2026:
                wrong.append((row["id"], role))
    assert wrong == []


@pytest.mark.parametrize(
    ("form", "id_"),
    [
        ("川普", "person:donald-trump"), ("普丁", "person:vladimir-putin"), ("澤倫斯基", "person:volodymyr-zelenskyy"),
        ("盧比歐", "person:marco-rubio"), ("蘇利文", "person:jake-sullivan"), ("馬克宏", "person:emmanuel-macron"),
        ("梅克爾", "person:angela-merkel"), ("歐巴馬", "person:barack-obama"), ("賀錦麗", "person:kamala-harris"),
        ("魏科夫", "person:steve-witkoff"), ("納坦雅胡", "person:benjamin-netanyahu"), ("艾爾段", "person:recep-tayyip-erdogan"),
        ("阿拉奇", "person:abbas-araghchi"), ("裴澤斯基安", "person:masoud-pezeshkian"), ("施凱爾", "person:keir-starmer"),
        ("范德賴恩", "person:ursula-von-der-leyen"), ("波瑞爾", "person:josep-borrell"), ("呂特", "person:mark-rutte"),
        ("古特瑞斯", "person:antonio-guterres"), ("葛羅西", "person:rafael-grossi"), ("內坦亞胡", "person:benjamin-netanyahu"),
        ("拉夫洛夫", "person:sergey-lavrov"), ("不是人名", None),
    ],
)  # fmt: skip
def test_regional_forms_lead_to_the_person(form: str, id_: str | None) -> None:
    assert (
        next((row["id"] for _, row in PERSONS if _fold(form) in _forms(row, "zh", "tw", "hk")), None) == id_
    )


def test_words_that_are_no_names_are_simplified_unique_and_many() -> None:
    groups = document("lexicon/zh/not_names.yaml")
    words = {key: [word for row in rows for word in row] for key, rows in groups.items()}
    everything = [word for key in words for word in words[key]]
    assert {key: len(words[key]) >= floor for key, floor in FLOORS.items()} == dict.fromkeys(FLOORS, True)
    assert [word for word, count in Counter(everything).items() if count > 1] == []
    assert [word for word in everything if _fold(word) != word or len(word) < 2] == []


def test_no_person_is_called_by_a_word_that_is_no_name() -> None:
    words = {word for rows in document("lexicon/zh/not_names.yaml").values() for row in rows for word in row}
    assert (
        sorted(words & {form for _, row in PERSONS for form in _forms(row, "zh", "tw", "hk", "ambiguous")})
        == []
    )


def test_no_certain_form_of_a_person_names_a_state_a_body_or_a_place() -> None:
    known = gazetteer()
    clashes = [
        (form, ids)
        for form, ids in known.forms.items()
        if len({known.entries[id_].kind for id_ in ids}) > 1
        and any(id_.startswith("person:") and form in known.entries[id_].usual for id_ in ids)
    ]
    assert clashes == []
