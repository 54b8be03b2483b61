"""Do facts define every id they use? The one thing resolution asks of them before it trusts them.

Extraction sees to it; facts read from JSON, or by a rule with a slip, may not. A build can leave
such an article out and name it, where `resolve` would stop for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Facts, Meeting, Statement


def unsound(facts: Facts) -> tuple[str, ...]:
    """The ids that are used and not defined, sorted; empty for sound facts."""
    defined = {actor.id for actor in facts.actors}
    defined |= {meeting.id for meeting in facts.meetings} | {statement.id for statement in facts.statements}
    return tuple(sorted(set(_used(facts)) - defined))


def _used(facts: Facts) -> Iterator[str]:
    for actor in facts.actors:
        yield from (role.of for role in actor.roles if role.of is not None)
    for meeting in facts.meetings:
        yield from _by_meeting(meeting)
    for statement in facts.statements:
        yield from _by_statement(statement)
    yield from (outcome.meeting for outcome in facts.outcomes if outcome.meeting is not None)


def _by_meeting(meeting: Meeting) -> Iterator[str]:
    for participant in meeting.participants:
        yield participant.actor
        if participant.side is not None:
            yield participant.side
    yield from (absence.actor for absence in meeting.absent)


def _by_statement(statement: Statement) -> Iterator[str]:
    one = (statement.speaker, statement.meeting, statement.within)
    yield from (id for id in one if id is not None)
    for several in (statement.co_speakers, statement.addressees, statement.mentions):
        yield from several
