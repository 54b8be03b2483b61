"""Persons told of apart from their meeting → its participants.

俄乌代表团29日会谈。… 俄方谈判代表福明会后宣布      福明 sat there: a negotiator of that side
塞尔维亚和科索沃举行会谈。… 总统武契奇会后说        武契奇 spoke for his side when it was over
普京派代表团与美方会谈                              俄罗斯 sat there, and not 普京
发言人佩斯科夫会后说, 前谈判代表认为                nobody: a spokesperson, somebody of the past

Only the meeting that the article is about takes them: the first that it tells as held or under way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.folding import fold_name
from graph.analysis.vocabulary import Use, word_set
from graph.extraction.cues import frames
from graph.extraction.drafts import DISCRETE, roster
from graph.model import MeetingKind, Status

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.token import Token
    from graph.extraction.cast import Cast
    from graph.extraction.drafts import Draft
    from graph.extraction.parties import Parties
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


def stand_for_senders(tokens: tuple[Token, ...], cast: Cast, at: int, first: int, who: Parties) -> None:
    """普京派代表团与美方会谈: whoever sends people without a name is no participant, his side is."""
    verbs, people = word_set("encounters", "dispatches"), word_set("encounters", "delegations")
    behind = (here for here in range(first, at) if tokens[here].text in verbs)
    verb = next((here for here in behind if _next_noun(tokens, here + 1, at) in people), None)
    if verb is None:
        return
    senders = [id_ for id_, place in who.actors.items() if place < verb and cast.is_person(id_)]
    parties = {id_: side for id_ in senders if (side := cast.side(id_)) is not None}
    if len({parties.get(id_) or cast.side(id_) for id_ in who.actors} - {None}) < 2:
        return
    for side in parties.values():
        cast.imply(side)
    who.actors = {parties.get(id_, id_): place for id_, place in who.actors.items()}


def _next_noun(tokens: tuple[Token, ...], first: int, last: int) -> str:
    """The noun behind a verb, its aspect and a count: 派出了一个|代表团; empty where nothing follows."""
    aspect = word_set("function", "aspect")
    for token in tokens[first:last]:
        if not (token.uses & Use.NUMBER or token.tag in {"m", "q"} or token.text in aspect):
            return token.text
    return ""


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
