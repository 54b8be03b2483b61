"""Sentences into facts, and facts into the few words that a table compares."""

from __future__ import annotations

from functools import cache

from graph.extraction import extract
from graph.model import Actor, Article, Facts, Meeting, Statement

PUBLISHED = "2025-02-19"


def article(text: str, published: str | None = PUBLISHED, language: str = "zh-Hans", **other) -> Article:
    """An article whose whole text is its body."""
    body = ((0, len(text)),) if text else ()
    return Article(**{"id": "a", "url": None, "title": None, "source": None, "published": published,
                      "language": language, "body": body, "text": text, **other})  # fmt: skip


@cache
def facts(text: str, published: str | None = PUBLISHED) -> Facts:
    """What Parley reads from a text that is all body."""
    return extract(article(text, published))


def actors(found: Facts) -> dict[str, Actor]:
    """The actors by id."""
    return {actor.id: actor for actor in found.actors}


def named(found: Facts, *ids: str | None) -> tuple[str | None, ...]:
    """Ids as the article names them: known ones stay ids, unknown persons and groups become their name."""
    known = actors(found)
    return tuple(known[id_].name if id_ and (":x-" in id_ or id_.startswith("group:")) else id_ for id_ in ids)


def persons(found: Facts) -> set[str]:
    """The persons, by the name the article gives them."""
    return {actor.name for actor in found.actors if actor.kind == "person"}


def speech(found: Facts) -> list[tuple[str | None, str | None, str]]:
    """Speaker, cue and content of every statement, in the order of the text."""
    said = sorted(found.statements, key=lambda item: (item.start, item.end))
    return [(*named(found, item.speaker), item.cue, item.text) for item in said]


def only(items: tuple) -> Meeting | Statement:
    """The one item that is there."""
    assert len(items) == 1, items
    return items[0]


def table(meeting: Meeting) -> dict[str, str | None]:
    """Who sits at a meeting and for which side."""
    return {one.actor: one.side for one in meeting.participants}


def spans(found: Facts):
    """Every span of the facts that claims to quote the text."""
    for actor in found.actors:
        yield from actor.mentions
        for role in actor.roles:
            yield from role.evidence
    for meeting in found.meetings:
        yield from (*meeting.when, *meeting.evidence, *(meeting.place.evidence if meeting.place else ()))
        for one in (*meeting.participants, *meeting.absent):
            yield from one.evidence
    for item in (*found.statements, *found.outcomes):
        yield from item.evidence
