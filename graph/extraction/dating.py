"""The expressions of time around an encounter word → its date.

18日在利雅得举行会谈             the day before the word
会谈将于下周举行                 the one behind it
18日开始对法国进行为期三天的访问 the 18th to the 20th
不太可能在下周会面               none: the day is denied
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from graph.analysis.times import When, number
from graph.analysis.vocabulary import Use, vocabulary, word_set
from graph.model import MeetingKind, Precision

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.token import Token
    from graph.model import Span

_LASTS = re.compile(r"(?:为期|一连|持续)([一二两三四五六七八九十\d]{1,2})(?:天|日)")


def date_of(
    analysis: Analysis, at: int, first: int, last: int, sentence: Sentence
) -> tuple[When | None, set[Span]]:
    """The date of the encounter at a token, and where it stands; None and nothing where the text tells none.

    The nearest expression before it in its clauses counts, else the first behind it, else one at the
    head of the sentence.
    """
    dates = analysis.dates
    before = [here for here in range(first, at) if here in dates]
    behind = [here for here in range(at + 1, last) if here in dates]
    head: list[int] = []
    if not before and not behind:
        head = [
            here for here in range(sentence.first, first) if here in dates and _rules(analysis, here, first)
        ]
    for here in (*reversed(before), *behind, *reversed(head)):
        if not _doubted(analysis, here):
            when = _since(analysis, here, first) or dates[here]
            return _lasting(analysis, when, first, last), {analysis.span(here, here + 1)}
    return None, set()


def _since(analysis: Analysis, at: int, first: int) -> When | None:
    """11日深夜至次日凌晨 is one stretch, though its two days are two expressions."""
    last = analysis.dates[at]
    if at <= first or analysis.tokens[at - 1].text not in {"至", "到"} or last.precision is not Precision.DAY:
        return None
    for here in range(at - 2, max(first, at - 5) - 1, -1):
        day = analysis.dates.get(here)
        if day is not None and day.precision is Precision.DAY and day.start < last.start:
            return When(day.start, last.end or last.start, Precision.DAY)
    return None


def _lasting(analysis: Analysis, when: When, first: int, last: int) -> When:
    """18日开始为期三天的访问 ends on the 20th; 为期两天, 18日结束 began on the 17th."""
    found = _LASTS.search(analysis.text(first, last))
    if found is None or when.end is not None or when.precision is not Precision.DAY or when.start[:2] == "--":
        return when
    days = number(found[1])
    if days <= 1:
        return when
    first_day = date.fromisoformat(when.start)
    if any(token.text in word_set("encounters", "closes") for token in analysis.tokens[first:last]):
        return When((first_day - timedelta(days - 1)).isoformat(), when.start, Precision.DAY)
    return When(when.start, (first_day + timedelta(days - 1)).isoformat(), Precision.DAY)


def _rules(analysis: Analysis, at: int, first: int) -> bool:
    """Whether a date before the clause still rules it.

    No reporting verb or encounter stands between, or the clause goes on with 随后 and the like.
    """
    tokens = analysis.tokens
    other = Use.CUE | Use.MEET_VERB | Use.MEET_NOUN
    if not any(token.uses & other and not _journey(token) for token in tokens[at:first]):
        return True  # 3月底访问北京，与习近平会晤
    opens = next((token for token in tokens[first : first + 3] if not token.uses & Use.COMMA), None)
    carried = opens is not None and opens.text in word_set("function", "same_day")
    return carried and not any(token.uses & Use.CUE for token in tokens[at:first])


def _journey(token: Token) -> bool:
    """Whether an encounter word tells of a visit, whose days are those of what happens on it."""
    return vocabulary().kinds.get(token.text) == MeetingKind.VISIT


def _doubted(analysis: Analysis, at: int) -> bool:
    """不太可能在下周: a day that is denied is no date; nor is one that only opens a stretch (继2月会谈后)."""
    before = {token.text for token in analysis.tokens[max(0, at - 4) : at]}
    if before & word_set("modality", "doubted_dates"):
        return True
    ends = word_set("function", "stretch_ends")
    opened = bool(before & word_set("function", "stretch_opens"))
    return opened and any(token.text in ends for token in analysis.tokens[at + 1 : at + 8])


def is_ahead(when: When | None, published: str | None) -> bool | None:
    """Whether a date lies after publication.

    None where that is unknown, or on that very day, week or month.
    """
    if when is None or published is None or when.start.startswith("--"):
        return None
    if when.precision in (Precision.DAY, Precision.WEEK):
        return None if when.start <= published <= (when.end or when.start) else when.start > published
    if published.startswith(when.start):
        return None
    return when.start > published
