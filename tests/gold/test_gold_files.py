"""The annotated articles are whole: anchors stand in the text, keys resolve, vocabularies are closed.

This checks the gold itself, not the extractor; the format is described in README.md beside it, with a table of
what there is.
"""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.articles import read as read_articles

GOLD = Path(__file__).parent / "zh"
NAMES = sorted(path.stem for path in GOLD.glob("*.txt"))

FIELDS = {"published", "manner", "negotiation", "half", "actors", "meetings", "statements", "outcomes"}
ACTOR = {"key", "names", "kind", "role", "represents"}
MEETING = {
    "key",
    "kind",
    "status",
    "start",
    "end",
    "precision",
    "place",
    "venue",
    "participants",
    "absent",
    "anchor",
}
STATEMENT = {"speaker", "co", "to", "kind", "meeting", "date", "within", "anchor"}
OUTCOME = {"meeting", "status", "anchor"}
MARKS = {"key", "nth", "optional"}

ACTOR_KINDS = {"person", "state", "organization", "group"}
MEETING_KINDS = {"phone_call", "video_call", "signing", "summit", "conference", "talks", "meeting", "visit"}
MEETING_STATUS = {"proposed", "planned", "ongoing", "held", "postponed", "cancelled", "denied"}
PRECISIONS = {"day", "week", "month", "year", "unknown"}
ROLES = {None, "mediator", "host"}
STATEMENT_KINDS = {"direct", "mixed", "indirect"}
OUTCOME_STATUS = {"agreed", "announced", "failed"}

DATE = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?|--\d\d-\d\d)\Z")
PUBLISHED = re.compile(r"^published: (\S+)$", re.M)
TRADITIONAL = re.compile("[會說談國對發與議長]")
SIMPLIFIED = re.compile("[会说谈国对发与议长]")


def read(name: str) -> tuple[str, dict[str, Any]]:
    text = (GOLD / f"{name}.txt").read_text(encoding="utf-8")
    return text, yaml.safe_load((GOLD / f"{name}.yaml").read_text(encoding="utf-8"))


def body(text: str) -> str:
    """The text after its front matter, where it has one."""
    return text.split("---\n", 2)[2] if text.startswith("---\n") else text


def is_traditional(text: str) -> bool:
    return len(TRADITIONAL.findall(text)) > len(SIMPLIFIED.findall(text))


def anchors(gold: dict[str, Any]) -> list[dict[str, Any]]:
    return [*gold["meetings"], *gold["statements"], *gold["outcomes"]]


@pytest.fixture(params=NAMES)
def article(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    return read(request.param)


def test_every_text_has_its_annotation_and_no_annotation_stands_alone() -> None:
    assert sorted(path.stem for path in GOLD.glob("*.yaml")) == NAMES


def test_records_have_the_documented_fields_and_no_others(article: tuple[str, dict[str, Any]]) -> None:
    _, gold = article
    assert set(gold) == FIELDS
    for records, fields in (
        ("actors", ACTOR),
        ("meetings", MEETING),
        ("statements", STATEMENT),
        ("outcomes", OUTCOME),
    ):
        for record in gold[records]:
            assert fields <= set(record) <= fields | MARKS, record
    for meeting in gold["meetings"]:
        for participant in meeting["participants"]:
            assert set(participant) == {"actor", "side", "role"}, participant


def test_vocabularies_are_closed(article: tuple[str, dict[str, Any]]) -> None:
    _, gold = article
    assert gold["half"] in {"look", "measure"}
    assert {actor["kind"] for actor in gold["actors"]} <= ACTOR_KINDS
    for meeting in gold["meetings"]:
        assert meeting["kind"] in MEETING_KINDS
        assert meeting["status"] in MEETING_STATUS
        assert meeting["precision"] in PRECISIONS
        assert {p["role"] for p in meeting["participants"]} <= ROLES
    assert {statement["kind"] for statement in gold["statements"]} <= STATEMENT_KINDS
    assert {outcome["status"] for outcome in gold["outcomes"]} <= OUTCOME_STATUS


def test_names_stand_in_the_body_and_keys_are_unique(article: tuple[str, dict[str, Any]]) -> None:
    text, gold = article
    keys = Counter(actor["key"] for actor in gold["actors"])
    assert max(keys.values()) == 1, keys
    for actor in gold["actors"]:
        assert actor["names"], actor
        for name in actor["names"]:
            assert name in body(text), name
    meetings = [meeting["key"] for meeting in gold["meetings"]]
    assert len(meetings) == len(set(meetings))


def test_no_surface_form_belongs_to_two_persons(article: tuple[str, dict[str, Any]]) -> None:
    _, gold = article
    names = Counter(
        name for actor in gold["actors"] if actor["kind"] == "person" for name in set(actor["names"])
    )
    assert all(count == 1 for count in names.values()), names


def test_keys_resolve(article: tuple[str, dict[str, Any]]) -> None:
    _, gold = article
    actors = {actor["key"]: actor for actor in gold["actors"]}
    meetings = {meeting["key"] for meeting in gold["meetings"]} | {None}
    statements = {s["key"] for s in gold["statements"] if "key" in s} | {None}
    for meeting in gold["meetings"]:
        sides = {participant["side"] for participant in meeting["participants"]}
        assert {p["actor"] for p in meeting["participants"]} | sides | set(meeting["absent"]) <= set(
            actors
        ), meeting
        assert not any(actors[side]["kind"] == "person" for side in sides), meeting
        collective = any(actors[side]["kind"] == "group" for side in sides)
        assert len(sides) >= 2 or collective, f"a meeting has two sides at least: {meeting['key']}"
        listed = [participant["actor"] for participant in meeting["participants"]]
        assert len(listed) == len(set(listed))
        assert not set(listed) & set(meeting["absent"])
    for statement in gold["statements"]:
        assert {statement["speaker"], *statement["co"], *statement["to"]} <= set(actors), statement
        assert statement["speaker"] not in statement["co"]
        assert statement["meeting"] in meetings
        assert statement["within"] in statements
    assert {outcome["meeting"] for outcome in gold["outcomes"]} <= meetings


def test_anchors_are_exact_and_unique_substrings_of_the_body(article: tuple[str, dict[str, Any]]) -> None:
    text, gold = article
    for record in anchors(gold):
        count = body(text).count(record["anchor"])
        assert count >= record.get("nth", 1), record["anchor"]
        assert ("nth" in record) == (text.count(record["anchor"]) > 1), record["anchor"]
    for statement in gold["statements"]:
        assert len(statement["anchor"]) >= 8, statement["anchor"]


def test_direct_and_mixed_statements_stand_at_a_quotation(article: tuple[str, dict[str, Any]]) -> None:
    text, gold = article
    for statement in gold["statements"]:
        start = text.index(statement["anchor"])
        around = text[max(0, start - 250) : start + len(statement["anchor"]) + 250]
        if statement["kind"] != "indirect":
            assert re.search('[“「『"《]', around), statement["anchor"]


def test_every_quotation_mark_opened_is_closed(article: tuple[str, dict[str, Any]]) -> None:
    text, _ = article
    for opening, closing in ("“”", "「」", "『』", "（）"):
        # A quotation over several paragraphs opens each of them anew and closes once.
        assert text.count(opening) >= text.count(closing)


def test_dates_are_iso_prefixes_whose_length_is_their_precision(article: tuple[str, dict[str, Any]]) -> None:
    text, gold = article
    given = PUBLISHED.search(text.split("---\n", 2)[1]) if text.startswith("---\n") else None
    if given:
        assert str(gold["published"]) == given[1]
    lengths = {"day": {10, 7}, "week": {10}, "month": {7}, "year": {4}}
    for meeting in gold["meetings"]:
        start, end = meeting["start"], meeting["end"]
        assert (start is None) == (meeting["precision"] == "unknown"), meeting["key"]
        for date in (start, end):
            if date is not None:
                assert DATE.match(date), date
                assert len(date) in lengths[meeting["precision"]], meeting["key"]
        assert end is None or start <= end, meeting["key"]
    for statement in gold["statements"]:
        assert statement["date"] is None or DATE.match(statement["date"])


def test_places_are_written_in_the_body(article: tuple[str, dict[str, Any]]) -> None:
    text, gold = article
    for meeting in gold["meetings"]:
        for place in (meeting["place"], meeting["venue"]):
            assert place is None or place in body(text), place


def has_boilerplate(name: str) -> bool:
    """Whether the text holds more than the article: a byline, related links, a share line."""
    (article,) = read_articles([GOLD / f"{name}.txt"])
    kept = "".join(article.text[start:end] for start, end in article.body)
    return len("".join(body(article.text).split())) > len("".join(kept.split()))


def half_of(name: str) -> str:
    """The half that the number of an article says."""
    return "look" if int(name.split("-")[0]) % 2 else "measure"


def holds(text: str, gold: dict[str, Any]) -> dict[str, int]:
    """What one article has of each sort."""
    persons = sum(actor["kind"] == "person" for actor in gold["actors"])
    return {
        "articles": 1,
        "in traditional characters": is_traditional(text),
        "without an international meeting": not gold["meetings"],
        "persons": persons,
        "other actors": len(gold["actors"]) - persons,
        "meetings": len(gold["meetings"]),
        "participants": sum(len(meeting["participants"]) for meeting in gold["meetings"]),
        "absent parties": sum(len(meeting["absent"]) for meeting in gold["meetings"]),
        "statements": len(gold["statements"]),
        "outcomes": len(gold["outcomes"]),
        "records marked `optional`": sum("optional" in record for record in anchors(gold)),
    }


def contents() -> str:
    """The table of README.md: what there is of each sort in either half."""
    rows: dict[str, Counter[str]] = {}
    for text, gold in map(read, NAMES):
        for sort, count in holds(text, gold).items():
            rows.setdefault(sort, Counter())[gold["half"]] += count
    return "\n".join(f"| {sort} | {row['look']} | {row['measure']} |" for sort, row in rows.items())


def test_the_number_of_an_article_says_its_half() -> None:
    for name in NAMES:
        assert read(name)[1]["half"] == half_of(name), name
    numbers = Counter(name.split("-")[0] for name in NAMES)
    assert max(numbers.values()) == 1, numbers


def test_the_readme_says_how_much_there_is() -> None:
    readme = Path(__file__).with_name("README.md").read_text(encoding="utf-8")
    assert f"\n{contents()}\n" in readme, f"the table of README.md is now\n{contents()}"


def test_the_set_is_as_broad_as_its_readme_says() -> None:
    articles = {name: read(name) for name in NAMES}
    assert len(articles) >= 60
    assert sum(is_traditional(text) for text, _ in articles.values()) >= 20
    negotiations = {gold["negotiation"] for _, gold in articles.values()} - {None}
    assert len({re.sub(r"[\s\d-]*\d{4}.*", "", label).lower() for label in negotiations}) >= 80
    assert sum(map(has_boilerplate, articles)) >= 70
    assert sum(not gold["meetings"] for _, gold in articles.values()) >= 8
    for name, (text, _) in articles.items():
        assert 40 <= len(body(text)) <= 1400, name
