"""The expressions of time around an encounter word → its date.

18日在利雅得举行会谈             the day before the word
会谈将于下周举行                 the one behind it
18日开始对法国进行为期三天的访问 the 18th to the 20th
不太可能在下周会面               none: the day is denied
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.times import Edge, When, number
from graph.analysis.vocabulary import ENCOUNTER, PAUSE, Use, branches, vocabulary, word_set
from graph.model import MeetingKind, Precision

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.token import Token
    from graph.model import Span

_COUNT = r"([一二两三四五六七八九十\d]{1,2})多?"
# A meeting that closes so long after another has begun is not that one.
_LONGEST = timedelta(40)


def date_of(
    analysis: Analysis, at: int, first: int, last: int, sentence: Sentence
) -> tuple[When | None, set[Span]]:
    """The date of the encounter at a token, and where it stands; None and nothing where the text tells none.

    The nearest expression before it in its clauses counts, else the first behind it, else one at the
    head of the sentence.
    """
    before = analysis.dated(first, at)
    later, final = analysis.dated(at + 1, last), len(analysis.tokens) - 1
    behind = [here for here in later if here == final or not _describes(analysis, at, here)]
    head: list[int] = []
    if not before and not behind:
        told = analysis.dated(sentence.first, first)
        head = [here for here in told if _rules(analysis, here, first)]
        head = head or _next_clause(analysis, at, first, last, sentence)
    for here in (*reversed(before), *behind, *reversed(head)):
        if not doubted(analysis, here, at):
            when, spans = _stretch(analysis, here, first, last, sentence)
            agreed = analysis.tokens[at].text in word_set("encounters", "agrees")
            return (replace(when, edge=Edge.CLOSES) if agreed else when), spans
    return None, set()


def _next_clause(analysis: Analysis, at: int, first: int, last: int, sentence: Sentence) -> list[int]:
    """The days in the next clause that date the encounter all the same.

    经过四天谈判，双方18日达成协议     the talks ended on the day of what came of them
    双方举行会谈，时间是18日           the clause is about the day
    """
    tokens = analysis.tokens
    through, reached = word_set("encounters", "through"), word_set("encounters", "reached")
    end = last + 1
    while end < sentence.last and not tokens[end].uses & (PAUSE | Use.CUE):
        end += 1
    told = end > last + 1 and tokens[last + 1].text in word_set("encounters", "set_day")
    ended = any(token.text in through for token in tokens[first:at])
    ended = ended and any(token.text in reached for token in tokens[last:end])
    return list(analysis.dated(last, end)) if told or ended else []


def _describes(analysis: Analysis, at: int, here: int) -> bool:
    """Whether a day behind the encounter is that of something else.

    会谈为9月的峰会铺路                  of another meeting
    正在美国访问的刘建超今天将会见布林肯    of what somebody does whom the visit only describes
    在访问法国之后18日抵达柏林              of what came after
    """
    tokens = analysis.tokens
    later = word_set("function", "localizers", "posterior")
    if any(token.text in later for token in tokens[at + 1 : here]):
        return True
    if tokens[here + 1].text == "的" and any(token.uses & Use.OBLIQUE for token in tokens[at + 1 : here]):
        return True
    return tokens[at + 1].text == "的" and any(token.uses & Use.PERSON for token in tokens[at + 2 : here])


def _stretch(
    analysis: Analysis, at: int, first: int, last: int, sentence: Sentence
) -> tuple[When, set[Span]]:
    """The days of an encounter of which the date at a token is one."""
    edges = {here: _edge(analysis, here, last) for here in analysis.dated(first, last)}
    opened = next((here for here, edge in edges.items() if edge is Edge.OPENS), None)
    closed = next((here for here, edge in edges.items() if edge is Edge.CLOSES), None)
    if opened is not None and closed is None:
        closed = next((here for here in analysis.dated(last, sentence.last) if _until(analysis, here)), None)
    if opened is not None and closed is not None:
        when = whole(
            replace(analysis.dates[opened], edge=Edge.OPENS),
            replace(analysis.dates[closed], edge=Edge.CLOSES),
        )
        if when is not None:
            return when, {analysis.span(here, here + 1) for here in (opened, closed)}
    when = _since(analysis, at, first) or analysis.dates[at]
    if when.end is None and when.precision is Precision.DAY:
        edge = edges.get(at) or _edge(analysis, at, last)
        when = when if edge is when.edge else replace(when, edge=edge)
        when = _lasting(analysis, when, first, _with_duration(analysis, last, sentence.last))
    return when, {analysis.span(at, at + 1)}


def _edge(analysis: Analysis, at: int, last: int) -> Edge | None:
    """Whether the words behind a date say that the encounter begins or ends then: 11日开幕, 22日收官."""
    if analysis.tokens[at].text.endswith("起"):
        return Edge.OPENS
    if at and analysis.tokens[at - 1].text in word_set("encounters", "since"):
        return Edge.OPENS
    if _until(analysis, at):
        return Edge.CLOSES
    if at >= last and analysis.tokens[last + 1].text not in word_set("encounters", "set_day"):
        return Edge.CLOSES  # 经过谈判，双方18日达成协议
    end = at + 1
    while end < last and end not in analysis.dates and not analysis.tokens[end].uses & PAUSE:
        end += 1
    behind = analysis.text(at + 1, end)
    if any(word in behind for word in word_set("encounters", "closes")):
        return Edge.CLOSES
    return Edge.OPENS if any(word in behind for word in word_set("encounters", "opens")) else None


def _until(analysis: Analysis, at: int) -> bool:
    """Whether a token is the day up to which something lasts: 会谈持续到18日."""
    before = analysis.text(max(0, at - 2), at)
    return at in analysis.dates and before.endswith(tuple(word_set("encounters", "until")))


def whole(one: When, other: When) -> When | None:
    """The days from the opening of a meeting to its close; None where the two are not that."""
    if {one.edge, other.edge} != {Edge.OPENS, Edge.CLOSES} or "--" in (one.start[:2], other.start[:2]):
        return None
    opened, closed = (one, other) if one.edge is Edge.OPENS else (other, one)
    if Precision.DAY not in (opened.precision, closed.precision) or opened.precision is not closed.precision:
        return None
    lasts = date.fromisoformat(closed.start) - date.fromisoformat(opened.start)
    if not timedelta(0) < lasts <= _LONGEST:
        return None
    return When(opened.start, closed.end or closed.start, Precision.DAY)


def _with_duration(analysis: Analysis, last: int, limit: int) -> int:
    """Over a pause behind which only a duration stands: 18日结束，为期两天."""
    tokens = analysis.tokens
    end = last + 1
    while end < limit and not tokens[end].uses & PAUSE:
        end += 1
    return end if end <= last + 5 and _lasts().match(analysis.text(last + 1, end)) else last


def _since(analysis: Analysis, at: int, first: int) -> When | None:
    """11日深夜至次日凌晨 is one stretch, though its two days are two expressions."""
    last = analysis.dates[at]
    if at <= first or analysis.tokens[at - 1].text not in word_set("function", "prepositions", "terminative"):
        return None
    if last.precision is not Precision.DAY:
        return None
    for here in range(at - 2, max(first, at - 5) - 1, -1):
        day = analysis.dates.get(here)
        if day is not None and day.precision is Precision.DAY and day.start < last.start:
            return When(day.start, last.end or last.start, Precision.DAY)
    return None


@cache
def _lasts() -> re.Pattern[str]:
    opens = (branches("times", "durations", key) for key in ("adverbs", "verbs"))
    nouns = branches("times", "durations", "nouns")
    return re.compile(rf"(?:{'|'.join(opens)}){_COUNT}(?:天|日)|{_COUNT}天(?:下来|的?(?:{nouns}))")


@cache
def _past_lasting() -> re.Pattern[str]:
    return re.compile(rf"(?:{branches('times', 'durations', 'past')}){_COUNT}天|{_COUNT}天下来")


def _lasting(analysis: Analysis, when: When, first: int, last: int) -> When:
    """18日开始为期三天的访问 ends on the 20th; 为期两天, 18日结束 began on the 17th."""
    text = analysis.text(first, last)
    found = _lasts().search(text)
    if found is None or when.start[:2] == "--":
        return when
    days = number(found[1] or found[2])
    if days <= 1:
        return when
    first_day = date.fromisoformat(when.start)
    closes = when.edge is Edge.CLOSES or any(word in text for word in word_set("encounters", "closes"))
    if closes or _past_lasting().search(text):
        return When((first_day - timedelta(days - 1)).isoformat(), when.start, Precision.DAY)
    return When(when.start, (first_day + timedelta(days - 1)).isoformat(), Precision.DAY)


def _rules(analysis: Analysis, at: int, first: int) -> bool:
    """Whether a date before the clause still rules it.

    No reporting verb or encounter stands between, or the clause goes on with 随后 and the like, with an
    hour, behind the end of a frame (16日会议结束后，他还将会见…) or in a list (会见甲、会晤乙).
    """
    tokens = analysis.tokens
    other = Use.CUE | ENCOUNTER
    opens = next(
        (here for here in range(first, min(first + 3, len(tokens))) if not tokens[here].uses & Use.COMMA),
        first,
    )
    word = tokens[opens].text
    apart = word in word_set("function", "meanwhile") and tokens[opens - 1].uses & Use.COMMA
    if apart and (analysis.dates[at].end or _lasts().search(analysis.text(at, first))):
        return False  # 8日至10日访问北京，期间会见甲: on one of the days
    if _goes_on_to_another(tokens, at, first):
        return False
    if tokens[at].text.startswith("年") and any(token.uses & Use.VERB for token in tokens[at:first]):
        return False  # 同意年底前分享情报，并举行会谈
    if not any(token.uses & other and not is_visit(token) for token in tokens[at:first]):
        return True  # 3月底访问北京，与习近平会晤
    if any(token.uses & Use.CUE for token in tokens[at:first]):
        return False
    carried = word in word_set("function", "same_day") or word in word_set("cues", "hours")
    behind = word in word_set("function", "localizers", "posterior")
    return carried or bool(tokens[first].uses & Use.LIST) or behind


def _goes_on_to_another(tokens: tuple[Token, ...], at: int, first: int) -> bool:
    """11日抵达大马士革，随后将前往安卡拉，与甲会晤: whoever then goes elsewhere is there on another day."""
    then, goes = word_set("function", "afterwards"), word_set("encounters", "goes")
    for here in range(at + 1, min(first + 4, len(tokens) - 3)):
        if tokens[here].text in then and tokens[here - 1].uses & (Use.COMMA | Use.CLOSE):
            return any(token.text in goes for token in tokens[here + 1 : here + 4])
    return False


def is_visit(token: Token) -> bool:
    """Whether an encounter word tells of a visit, whose days are those of what happens on it."""
    return vocabulary().kinds.get(token.text) == MeetingKind.VISIT


def doubted(analysis: Analysis, here: int, at: int) -> bool:
    """Whether a date at ``here`` is none of the encounter at ``at``.

    不太可能在下周         a day that is denied
    继2月会谈后            one that only opens a stretch, as 2月战火以来 and 2019年以后 do
    18日启程前往东京出席   the day of departure
    6月访华后，双方再次    a month whose end something else came after
    据时报18日报道，       the day of a report
    """
    tokens = analysis.tokens
    if here + 1 < at and tokens[here + 1].text in word_set("cues", "carries"):
        return True
    before = {token.text for token in tokens[max(0, here - 4) : here]}
    if before & word_set("modality", "doubted_dates") or _since_then(tokens, here):
        return True
    departs = tuple(word_set("encounters", "departs"))
    if not is_visit(tokens[at]) and any(token.text.startswith(departs) for token in tokens[here + 1 : at]):
        return True
    if analysis.dates[here].precision in (Precision.MONTH, Precision.YEAR) and _later_than(tokens, here, at):
        return True
    ends = word_set("function", "stretch_ends")
    opened = bool(before & word_set("function", "stretch_opens"))
    return opened and any(token.text in ends for token in tokens[here + 1 : at])


def _later_than(tokens: tuple[Token, ...], here: int, at: int) -> bool:
    """Whether a clause that ends in 后 stands between a date and an encounter."""
    later = word_set("function", "localizers", "posterior")
    return any(tokens[end].uses & PAUSE and tokens[end - 1].text in later for end in range(here + 2, at))


def _since_then(tokens: tuple[Token, ...], here: int) -> bool:
    """Whether a date opens a stretch: 6月战火以来, 2019年底以后."""
    if here + 1 < len(tokens) and tokens[here + 1].text in word_set("function", "localizers", "posterior"):
        return True
    other = PAUSE | Use.LIGHT | Use.MEET_VERB | Use.WITH | Use.CUE | Use.NUMBER
    for token in tokens[here + 1 : here + 20]:
        if token.text in word_set("function", "localizers", "since"):
            return True
        if token.uses & other:
            return False  # 18日举行冷战以来首次峰会, 三个星期以来首次谈判
    return False


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
