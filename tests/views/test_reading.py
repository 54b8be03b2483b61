"""What of a graph a picture shows: the filters, the limit, and where each fact is quoted from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph import views
from graph.errors import UsageError
from graph.resolution import resolve
from graph.stores import connect
from graph.views import Filters
from graph.views.reading import read
from tests import samples
from tests.stores import server

if TYPE_CHECKING:
    from pathlib import Path

    from graph.stores import Store
    from graph.views.scene import Quote, Scene


def _ids(scene: Scene) -> set[str]:
    return {actor.id for actor in scene.actors if actor.drawn} | {meeting.id for meeting in scene.meetings}


def _shown(scene: Scene, quotes: tuple[Quote, ...]) -> list[str]:
    return [scene.sentences[quote.sentence].text[quote.start : quote.end] for quote in quotes]


def test_without_filters_every_meeting_is_drawn(store: Store) -> None:
    scene = read(store, Filters())
    count = store.query("MATCH (m:Meeting) RETURN count(m) AS count").rows[0][0]
    assert len(scene.meetings) == scene.found == count
    assert scene.cut is False


def test_a_scene_is_closed(store: Store) -> None:
    scene = read(store, Filters())
    named = {actor.id for actor in scene.actors}
    for link in scene.links:
        assert {link.start, link.end} <= _ids(scene)
        assert link.side is None or link.side in named
    for note in scene.statements:
        assert set(note.speakers) | set(note.addressees) <= named
    quotes = [quote for record in (*scene.links, *scene.meetings, *scene.statements, *scene.outcomes) for quote in record.quotes]
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(scene.sentences[quote.sentence].text)
    assert {sentence.article for sentence in scene.sentences} == set(range(len(scene.articles)))


def test_every_fact_drawn_has_a_sentence(store: Store) -> None:
    scene = read(store, Filters())
    for record in (*scene.links, *scene.meetings, *scene.statements, *scene.outcomes):
        assert record.quotes, record


def test_sentences_stand_in_their_articles(store: Store) -> None:
    scene = read(store, Filters())
    texts = dict(store.query("MATCH (a:Article) RETURN a.id AS id, a.text AS text").rows)
    for sentence in scene.sentences:
        assert sentence.text in texts[scene.articles[sentence.article].id]
    assert len({(sentence.article, sentence.text) for sentence in scene.sentences}) == len(scene.sentences)


def test_a_statement_is_marked_by_its_own_words(store: Store) -> None:
    scene = read(store, Filters())
    for note in scene.statements:
        assert note.text in _shown(scene, note.quotes)


def test_an_actor_is_found_by_id_and_by_any_name(store: Store) -> None:
    by_id = read(store, Filters(actors=("person:sergey-lavrov",)))
    assert by_id.meetings
    assert read(store, Filters(actors=("拉夫罗夫",))) == by_id
    assert read(store, Filters(actors=("Sergey Lavrov",))) == by_id


def test_the_picture_of_an_actor_is_its_surroundings(store: Store) -> None:
    scene = read(store, Filters(actors=("person:sergey-lavrov",)))
    assert "state:CN" not in _ids(scene)
    for meeting in scene.meetings:
        assert any(link.end == meeting.id and link.start == "person:sergey-lavrov" for link in scene.links)


def test_the_picture_of_a_state_holds_the_meetings_others_had_for_it(store: Store) -> None:
    scene = read(store, Filters(actors=("state:RU",)))
    assert "person:sergey-lavrov" in _ids(scene)


def test_a_period_takes_what_lies_in_it_and_nothing_without_a_year(store: Store) -> None:
    scene = read(store, Filters(since="2025-05", until="2025-06"))
    assert scene.meetings
    for meeting in scene.meetings:
        assert meeting.latest is not None
        assert meeting.latest >= "2025-05-01"
        assert meeting.earliest is not None
        assert meeting.earliest <= "2025-06-30"


def test_statuses_and_issues_narrow_the_picture(store: Store) -> None:
    assert {meeting.status for meeting in read(store, Filters(statuses=("held",))).meetings} == {"held"}
    scene = read(store, Filters(issues=("ceasefire",)))
    assert 0 < len(scene.meetings) < read(store, Filters()).found
    assert read(store, Filters(issues=("issue:ceasefire",))) == scene


@pytest.mark.parametrize("limit", [1, 2, 8, 15, 30])
def test_a_picture_never_has_more_nodes_than_its_limit(store: Store, limit: int) -> None:
    scene = read(store, Filters(limit=limit))
    assert len(_ids(scene)) <= limit
    assert scene.cut is True
    assert 1 <= len(scene.meetings) < scene.found


def test_a_timeline_counts_meetings_alone(store: Store) -> None:
    assert len(read(store, Filters(limit=5), count_actors=False).meetings) == 5


def test_an_absent_state_is_drawn(store: Store) -> None:
    scene = read(store, Filters())
    assert ("ABSENT_FROM", "state:UA") in {(link.type, link.start) for link in scene.links}


def test_denied_and_planned_meetings_make_no_encounter(store: Store) -> None:
    scene = read(store, Filters(statuses=("denied", "planned", "proposed", "cancelled")))
    taken = {meeting.id for meeting in scene.meetings}
    assert taken
    assert all(link.end in taken for link in scene.links if link.type == "PARTICIPATED_IN")


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(actors=("拉夫洛娃",)), "no actor '拉夫洛娃'"),
        (Filters(actors=("state:RX",)), "did you mean state:"),
        (Filters(issues=("weather",)), "there are: "),
        (Filters(statuses=("maybe",)), "proposed, planned, ongoing"),
        (Filters(since="2025-02-30"), "no such day: 2025-02-30"),
        (Filters(since="gestern"), "no date: gestern"),
        (Filters(until="2025--03"), "no date: 2025--03"),
        (Filters(since="2025-03", until="2025-02"), "ends (2025-02) before it begins (2025-03)"),
        (Filters(limit=0), "limit of 1 or more"),
        (Filters(language="fr"), "zh, en"),
    ],
)
def test_filters_that_name_nothing_are_refused(store: Store, filters: Filters, words: str) -> None:
    with pytest.raises(UsageError, match=r".") as caught:
        read(store, filters)
    assert words in str(caught.value)


def test_hostile_filters_are_values(store: Store) -> None:
    with pytest.raises(UsageError, match="no actor"):
        read(store, Filters(actors=("x') RETURN 1 //",)))


def test_an_empty_store_gives_an_empty_page(empty_store: Store) -> None:
    assert read(empty_store, Filters()).meetings == ()
    assert "<html" in views.network(empty_store)
    assert "<html" in views.timeline(empty_store)


def test_without_meetings_those_who_speak_are_drawn(tmp_path: Path) -> None:
    with connect(str(tmp_path / "words.db"), write=True, create=True) as store:
        store.replace(resolve([samples.no_meeting_at_all()]))
        scene = read(store, Filters())
    assert scene.meetings == ()
    assert scene.statements
    assert {speaker for note in scene.statements for speaker in note.speakers} <= _ids(scene)


def test_the_same_graph_gives_the_same_page(store: Store, tmp_path: Path) -> None:
    with connect(str(tmp_path / "again.db"), write=True, create=True) as again:
        again.replace(resolve(tuple(reversed(samples.facts()))))
        assert views.network(again) == views.network(store)
        assert views.timeline(again, Filters(language="en")) == views.timeline(store, Filters(language="en"))


@pytest.mark.neo4j
def test_both_engines_give_the_same_picture(store: Store) -> None:
    with connect(server.empty(), write=True, create=True) as opened:
        opened.replace(resolve(samples.facts()))
        for filters in (Filters(), Filters(actors=("state:RU",)), Filters(since="2025-05", until="2025-06"), Filters(limit=8)):
            assert read(opened, filters) == read(store, filters)
