"""Drafts → `Meeting` records: who sits at the table for whom, and which drafts become meetings at all.

美国国务卿鲁比奥、俄罗斯     鲁比奥 for state:US, and state:RU for itself
七国集团峰会在加拿大举行     a body of states that meets at a known place: kept with one side
一场峰会                     nobody told: no meeting
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from graph.extraction.actor_records import display_name
from graph.extraction.drafts import Draft, roster, sits_alone
from graph.model import Absence, Meeting, MeetingKind, Participant, Precision, Status

if TYPE_CHECKING:
    from graph.analysis.records import Analysis
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse
    from graph.model import Span


def records(analysis: Analysis, cast: Cast, discourse: Discourse, drafts: list[Draft]) -> tuple[Meeting, ...]:
    """The meetings in the order they were told; `Discourse` learns their numbers, participants and ids."""
    kept = [number for number, draft in enumerate(drafts) if makes_meeting(cast, draft)]
    if cast.passed is not None:
        for at in discourse.told_of(set(range(len(drafts))) - set(kept)):
            cast.pass_over(at, "of a meeting without a second side")
    discourse.renumber({old: new for new, old in enumerate(kept)})
    discourse.rosters = [roster(cast, drafts[number]) for number in kept]
    made = tuple(_record(analysis, cast, drafts[number]) for number in kept)
    discourse.ids = [meeting.id for meeting in made]
    return made


def makes_meeting(cast: Cast, draft: Draft) -> bool:
    """Whether two sides meet, or somebody at a gathering, or a body at a known time or place or soon."""
    if draft.pair or draft.gathering:
        return True
    sides = {item.side for item in table(cast, draft)}
    series = any(side is not None and sits_alone(side, draft.kind) for side in sides)
    announced = draft.kind is MeetingKind.SUMMIT and draft.status is Status.PLANNED
    return len(sides) > 1 or (series and (draft.when is not None or draft.place is not None or announced))


def _record(analysis: Analysis, cast: Cast, draft: Draft) -> Meeting:
    people = table(cast, draft)
    for id_ in (*(item.side for item in people), draft.place.country if draft.place else None):
        if id_ is not None:
            cast.imply(id_)
    title = _title(analysis, cast, draft, people)
    when = draft.when
    return Meeting(
        _id(analysis, draft, people),
        draft.kind,
        draft.status,
        when.start if when else None,
        when.end if when else None,
        when.precision if when else Precision.UNKNOWN,
        title,
        tuple(sorted(draft.when_spans)),
        draft.place,
        people,
        tuple(Absence(id_, None, (span,)) for id_, span in sorted(draft.absent.items())),
        tuple(sorted(draft.issues)),
        tuple(map(analysis.finder, sorted(draft.rules))),
        tuple(sorted(draft.evidence)),
    )


def _id(analysis: Analysis, draft: Draft, people: tuple[Participant, ...]) -> str:
    folded = analysis.folded
    seed = f"{folded.article.id} {folded.origin(analysis.tokens[draft.first].start)}"
    seed += " " + " ".join(sorted(item.actor for item in people)) + (f" {draft.nth}" if draft.nth else "")
    return "meeting:" + hashlib.sha256(seed.encode()).hexdigest()[:16]


def _title(analysis: Analysis, cast: Cast, draft: Draft, people: tuple[Participant, ...]) -> str:
    """The sides and the word: 美国、俄罗斯会谈."""
    script = analysis.folded.article.language
    sides = [cast.drafts.get(side or "") for side in dict.fromkeys(item.side for item in people)]
    names = dict.fromkeys(display_name(side, script) if side is not None else "" for side in sides)
    return "、".join(names) + draft.word


def table(cast: Cast, draft: Draft) -> tuple[Participant, ...]:
    """The persons, and each side that no person stands for; no body whose members are told."""
    persons = {id_: span for id_, span in draft.people.items() if cast.is_person(id_)}
    covered = {cast.side(id_) for id_ in persons}
    sides = {cast.side(id_) for id_ in draft.people}
    rest: dict[str, Span] = {}
    roles = dict(draft.roles)
    for id_, span in draft.people.items():
        side = cast.side(id_)
        if id_ in persons or side is None or (side in covered and roles.get(id_) != "host"):
            continue
        if side in rest or side in draft.absent:
            continue
        if id_ == draft.body and len(sides - {None, side}) > 1:
            continue
        rest[side] = span
        if id_ in roles:
            roles.setdefault(side, roles[id_])
    return tuple(
        Participant(id_, cast.side(id_) or id_, roles.get(id_), (span,))
        for id_, span in (*persons.items(), *rest.items())
    )
