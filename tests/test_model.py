from __future__ import annotations

import dataclasses
import json

import pytest

from graph.model import Article, Facts, MeetingKind, Span, Status
from tests import samples

ITEMS = samples.facts()


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.article.id)
def test_facts_survive_json(item):
    again = Facts.from_dict(json.loads(item.to_json()))
    assert dataclasses.replace(again, article=dataclasses.replace(again.article, path=item.article.path)) == item


def test_the_path_is_no_part_of_the_contract():
    assert "path" not in ITEMS[0].to_dict()["article"]


@pytest.mark.parametrize("part", samples.FIELDS)
def test_every_field_of_the_contract_is_there(part):
    for item in ITEMS:
        plain = item.to_dict()
        objects = plain.get(part, plain)
        for found in objects if isinstance(objects, list) else [objects]:
            assert samples.FIELDS[part] <= set(found)


def test_the_json_of_an_item_is_one_line_with_its_own_characters():
    line = ITEMS[0].to_json()
    assert "\n" not in line
    assert "利雅得" in line


def test_what_is_not_known_is_null():
    meeting = next(m for m in samples.budapest_planned().to_dict()["meetings"])
    assert meeting["start"] is None
    assert meeting["place"]["venue"] is None


def test_records_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        ITEMS[0].article.text = ""  # type: ignore[misc]


def test_an_article_cuts_its_spans_from_its_text():
    article = Article("a", None, None, None, None, "zh-Hans", ((0, 4),), "美俄会谈")
    assert article.span(2, 4) == Span(2, 4, "会谈")


def test_an_object_that_is_none_of_ours_is_refused():
    plain = ITEMS[0].to_dict()
    plain["meetings"][0]["status"] = "dreamt"
    with pytest.raises(ValueError, match="dreamt"):
        Facts.from_dict(plain)


def test_the_closed_sets_are_those_of_the_design():
    assert [kind.value for kind in MeetingKind] == [
        "phone_call", "video_call", "signing", "summit", "conference", "talks", "meeting", "visit",
    ]  # fmt: skip
    assert {status.value for status in Status} == {"proposed", "planned", "ongoing", "held", "postponed", "cancelled", "denied"}
