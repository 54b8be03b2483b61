from __future__ import annotations

import pytest

from graph.resolution import resolve
from graph.resolution.accounts import accounts
from graph.resolution.actors import cast
from graph.resolution.meetings import Cluster, judge
from tests.resolution.builders import LAVROV, PUTIN, RUBIO, TRUMP, facts, meeting

CHINA = ("state:US", "state:CN")


def meetings(*articles):
    return [node.properties for node in resolve(articles).nodes if node.label == "Meeting"]


def count(*told, published="2025-02-20"):
    return len(meetings(*(facts(f"a{at}", one, published=published) for at, one in enumerate(told))))


SAME = {
    "same day": (meeting("2025-02-18"), meeting("2025-02-18")),
    "a further side": (meeting("2025-02-18"), meeting("2025-02-18", sides=("state:US", "state:RU", "state:SA"))),
    "talks and summit": (meeting("2025-02-18", kind="talks"), meeting("2025-02-18", kind="summit")),
    "a day of two": (meeting("2025-05-10", end="2025-05-11"), meeting("2025-05-11")),
    "overlapping days": (meeting("2025-05-10", end="2025-05-11"), meeting("2025-05-11", end="2025-05-12")),
    "the month": (meeting("2025-02-18"), meeting("2025-02")),
    "the week": (meeting("2025-02-12"), meeting("2025-02-10", end="2025-02-16", precision="week")),
    "the year and a person": (meeting("2025-02-18", RUBIO), meeting("2025", RUBIO)),
    "no year and a person": (meeting("2025-02-18", RUBIO), meeting("--02-18", RUBIO)),
    "both without a year": (meeting("--02-18"), meeting("--02-18")),
    "no date and a person": (meeting(None, TRUMP, PUTIN, status="planned"), meeting(None, TRUMP, status="cancelled")),
    "planned and held": (meeting("2025-02-18", status="planned"), meeting("2025-02-18")),
    "held and denied": (meeting("2025-02-18", status="denied"), meeting("2025-02-18")),
    "another place": (meeting("2025-02-18", place=("利雅得", "state:SA")), meeting("2025-02-18", place=("日内瓦", "state:CH"))),
    "other persons at one place": (
        meeting("2025-02-18", RUBIO, place=("利雅得", "state:SA")),
        meeting("2025-02-18", TRUMP, place=("利雅得", "state:SA")),
    ),
    "phone and video": (meeting("2025-02-18", kind="phone_call"), meeting("2025-02-18", kind="video_call")),
}
DIFFERENT = {
    "another day": (meeting("2025-02-18"), meeting("2025-02-19")),
    "one common side": (meeting("2025-02-18"), meeting("2025-02-18", sides=CHINA)),
    "talks and a visit": (meeting("2025-02-18"), meeting("2025-02-18", kind="visit")),
    "talks and a call": (meeting("2025-02-18"), meeting("2025-02-18", kind="phone_call")),
    "other persons, no place": (meeting("2025-02-18", RUBIO, LAVROV), meeting("2025-02-18", TRUMP, PUTIN)),
    "leaders and ministers": (
        meeting("2025-02-18", RUBIO, LAVROV, place=("利雅得", "state:SA")),
        meeting("2025-02-18", TRUMP, PUTIN, kind="summit", place=("利雅得", "state:SA")),
    ),
    "other persons in another city": (
        meeting("2025-02-18", RUBIO, LAVROV, place=("利雅得", "state:SA")),
        meeting("2025-02-18", TRUMP, PUTIN, place=("吉达", "state:SA")),
    ),
    "a date and none": (meeting("2025-02-18", TRUMP), meeting(None, TRUMP)),
    "no date, no person": (meeting(None), meeting(None)),
    "no date, ahead and over": (meeting(None, TRUMP, status="planned"), meeting(None, TRUMP, status="held")),
    "the year alone": (meeting("2025-02-18"), meeting("2025")),
    "the year untold and no person": (meeting("2025-02-18"), meeting("--02-18")),
    "another day without a year": (meeting("--02-18"), meeting("--02-19")),
    "planned for the month when the day is over": (meeting("2025-02-18"), meeting("2025-02", status="planned")),
}  # fmt: skip


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME.keys())
def test_two_accounts_of_one_meeting_are_one(pair):
    assert count(*pair) == 1
    assert count(*reversed(pair)) == 1


@pytest.mark.parametrize("pair", DIFFERENT.values(), ids=DIFFERENT.keys())
def test_accounts_of_two_meetings_stay_two(pair):
    assert count(*pair) == 2
    assert count(*reversed(pair)) == 2


def test_undated_accounts_published_far_apart_are_of_two_meetings():
    first = facts("a", meeting(None, TRUMP, status="proposed"), published="2025-02-20")
    later = facts("b", meeting(None, TRUMP, status="proposed"), published="2025-10-17")
    assert len(meetings(first, later)) == 2


def test_the_month_alone_joins_neither_of_two_meetings():
    assert count(meeting("2025-02-10"), meeting("2025-02-18"), meeting("2025-02")) == 3


def test_the_month_with_a_person_joins_the_meeting_of_that_person():
    found = meetings(
        facts("a", meeting("2025-02-10", TRUMP)), facts("b", meeting("2025-02-18", RUBIO)), facts("c", meeting("2025-02", RUBIO))
    )
    assert sorted(item["start"] for item in found) == ["2025-02-10", "2025-02-18"]


def test_what_one_article_keeps_apart_no_third_account_joins():
    apart = facts("a", meeting("2025-05-10", id="meeting:1"), meeting("2025-05-11", id="meeting:2"))
    both = facts("b", meeting("2025-05-10", end="2025-05-11"))
    assert len(meetings(apart, both)) == 2


def test_a_chain_of_accounts_keeps_two_sides_in_common():
    three = meeting("2025-02-18", sides=("state:US", "state:RU", "state:UA"))
    assert count(meeting("2025-02-18"), three, meeting("2025-02-18", sides=("state:US", "state:UA"))) == 2


def test_a_mediator_is_no_side_to_be_shared():
    witness = (("person:hakan-fidan", "state:TR", "mediator"),)
    one = meeting("2025-02-18", sides=("state:US", "state:RU"), roles=witness)
    other = meeting("2025-02-18", sides=("state:US", "state:UA"), roles=witness)
    assert count(one, other) == 2


def test_the_host_of_a_visit_is_one_of_its_two_sides():
    host = (("state:FR", "state:FR", "host"),)
    visit = meeting("2025-04-02", sides=("state:IR",), kind="visit", roles=host)
    assert count(visit, visit) == 1


def test_an_unnamed_side_is_the_one_party_the_person_stands_for():
    said = facts("a", meeting("2025-02-18", RUBIO, LAVROV))
    told = meeting("2025-02-18", RUBIO, LAVROV)
    table = tuple(type(p)(p.actor, None, p.role, p.evidence) for p in told.participants)
    from dataclasses import replace

    from tests.resolution.builders import actor

    people = (
        actor("person:marco-rubio", "鲁比奥", "state:US"),
        actor("person:sergey-lavrov", "拉夫罗夫", "state:RU"),
        actor("state:US"),
        actor("state:RU"),
    )
    unsided = facts("b", replace(told, participants=table), actors=people)
    assert len(meetings(said, unsided)) == 1


def test_a_judgement_says_why():
    articles = [facts("a", meeting("2025-02-18", RUBIO)), facts("b", meeting("2025-02-18", RUBIO, kind="visit"))]
    first, second = accounts(articles, cast(articles))
    verdict = judge(Cluster(first), second)
    assert verdict.score == 0.0
    assert verdict.reason == "a call, a visit, a conference and talks are different meetings"
