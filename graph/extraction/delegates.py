"""Persons told of apart from their meeting → its participants.

俄乌代表团29日会谈。… 俄方谈判代表福明会后宣布      福明 sat there: a negotiator of that side
塞尔维亚和科索沃举行会谈。… 总统武契奇会后说        武契奇 spoke for his side when it was over
发言人佩斯科夫会后说, 前谈判代表认为                nobody: a spokesperson, somebody of the past

Only the meeting that the article is about takes them: the first that it tells as held or under way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.folding import fold_name
from graph.analysis.vocabulary import word_set
from graph.extraction.cues import frames
from graph.extraction.drafts import DISCRETE, roster
from graph.model import MeetingKind, Status

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.extraction.cast import Cast
    from graph.extraction.drafts import Draft
    from graph.model import Span

_OF_DELEGATIONS = (frozenset(MeetingKind) - DISCRETE) | {MeetingKind.SUMMIT, MeetingKind.MEETING}


def seat(analysis: Analysis, cast: Cast, drafts: list[Draft], inside: set[tuple[int, str]]) -> None:
    """Add to the article's main meeting those whom other sentences tell to have sat there.

    ``inside`` are those who only acted at a meeting: beside them others of their side may have sat too.
    """
    draft = _main(cast, drafts)
    if draft is None:
        return
    sides = set(roster(cast, draft)[1])
    manned = [id_ for id_ in draft.people if cast.is_person(id_) and (draft.number, id_) not in inside]
    empty = sides - {cast.side(id_) or "" for id_ in manned}
    led = {id_ for id_, _ in _negotiators(cast, sides)}
    open_ = empty | {cast.side(id_) or "" for id_ in manned if id_ in led}
    for id_, span in (*_negotiators(cast, open_), *_speakers(analysis, cast, draft, empty)):
        if id_ not in draft.absent:
            draft.people.setdefault(id_, span)


def _main(cast: Cast, drafts: list[Draft]) -> Draft | None:
    """The first meeting that takes place, where delegations can sit on both sides."""
    held = (draft for draft in drafts if draft.status in (Status.HELD, Status.ONGOING))
    main = next((draft for draft in held if len(roster(cast, draft)[1]) > 1), None)
    return main if main is not None and main.kind in _OF_DELEGATIONS else None


def _negotiators(cast: Cast, sides: set[str]) -> list[tuple[str, Span]]:
    """The persons of the sides whom a title calls negotiators, with that title."""
    words, former = word_set("titles", "negotiators"), tuple(word_set("titles", "former"))
    found = []
    for id_, actor in cast.drafts.items():
        if not cast.is_person(id_) or actor.side not in sides:
            continue
        for (title, _), spans in actor.roles.items():
            if title.startswith(former):
                continue
            folded = fold_name(title)
            if any(word in folded for word in words):
                found.append((id_, next(iter(spans))))
                break
    return found


def _speakers(analysis: Analysis, cast: Cast, draft: Draft, sides: set[str]) -> list[tuple[str, Span]]:
    """The persons of sides without anybody who speak 会后 or 会上."""
    found: list[tuple[str, Span]] = []
    speakers = word_set("titles", "speakers")
    for sentence in analysis.sentences if sides else ():
        if sentence.last <= draft.first or not _after_meeting(analysis, sentence):
            continue
        for frame in frames(analysis, cast, sentence)[:1]:
            ids = frame.subject.ids if frame.subject is not None and not frame.carried else ()
            found += [
                (id_, analysis.span(sentence.first, sentence.last))
                for id_ in ids
                if cast.is_person(id_) and cast.side(id_) in sides and speakers.isdisjoint(cast.posts(id_))
            ]
    return found


def _after_meeting(analysis: Analysis, sentence: Sentence) -> bool:
    words = word_set("encounters", "spoken_at")
    return any(analysis.tokens[at].text in words for at in analysis.inside(sentence))
