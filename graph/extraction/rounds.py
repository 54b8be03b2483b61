"""Rounds told without their noun, and several told at once → one occasion each.

3月14日在网上举行第四轮              第四轮 stands for the talks told before
前两轮分别在日内瓦和伦敦举行          two, each at its place
3月3日和7日又举行了两轮              two, each on its day
前两轮5月在日内瓦、6月在伦敦举行      two, each at its place on its day
经过日内瓦、伦敦和马德里三轮谈判      three
首轮投票, 新一轮制裁                  none: rounds of something else
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.times import When, number
from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.extraction.places import named_place
from graph.model import Precision

if TYPE_CHECKING:
    from graph.analysis.records import Analysis
    from graph.analysis.token import Token
    from graph.model import Place, Span

_COUNT = re.compile(r"前?([两二三四五六七八九]|\d)(?:轮|次|场)(?!第)")
_ORDINAL = r"(?:第?[一二三四五六七八九十\d]+|首)"
_TWO = re.compile(rf"{_ORDINAL}轮[和与及、]{_ORDINAL}轮|第[一二三四五六七八九]、[二三四五六七八九十]轮")
_OFTEN = re.compile(r"[两二三四五](?:度|次)")
_ALONE = re.compile(r"(?:第?[一二三四五六七八九十两\d]+|首|前|上|下|本|此|新一|末)轮")
_NOUN_TAGS = frozenset({"n", "vn", "nz", "l", "j", "i", "an", "b", "a", "nr", "ns", "v"})


@dataclass(frozen=True, slots=True)
class Occasion:
    """One of several encounters told at once: its day or its place, the other as told for all."""

    when: When | None
    when_spans: frozenset[Span]
    place: Place | None


def stands_alone(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a token is a round (第四轮, 下|一轮) with no noun behind it that it counts."""
    token = tokens[at]
    if token.text[-1:] != "轮" or not _ALONE.fullmatch(token.text):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if _joins_round(tokens, at + 1):
        return False
    if following is None or following.uses & PAUSE or following.start != token.end:
        return True
    if following.uses & (Use.LIGHT | Use.TIME | Use.FRAME | Use.ADVERB | Use.OBLIQUE | Use.FRAME_END):
        return True
    return following.tag not in _NOUN_TAGS and not following.uses & (Use.MEET_NOUN | Use.NOUN | Use.POST)


def last_time(tokens: tuple[Token, ...], at: int, limit: int) -> bool:
    """Whether a token ends 上一次 or 上次 and the clause tells its day: 上一次是2019年6月在大阪."""
    text = tokens[at].text
    words = word_set("encounters", "last_time")
    if text not in words and (not at or tokens[at - 1].text + text not in words):
        return False
    near = tokens[at + 1 : min(at + 7, limit)]
    linked = any(token.text in word_set("encounters", "last_time_links") for token in near[:3])
    pause = next((here for here, token in enumerate(near[2:], 2) if token.uses & PAUSE), len(near))
    return linked and any(token.uses & Use.TIME for token in near[:pause])


def _joins_round(tokens: tuple[Token, ...], at: int) -> bool:
    """首轮和第二轮谈判: the first of two rounds has its noun behind the second."""
    joined = at + 1 < len(tokens) and tokens[at].uses & (Use.CONJUNCTION | Use.LIST)
    return bool(joined) and _ALONE.fullmatch(tokens[at + 1].text) is not None


def occasions(
    analysis: Analysis, at: int, first: int, last: int, when: When | None, where: Place | None
) -> tuple[Occasion, ...]:
    """The several encounters that the word at a token names in its clause; empty where it names one."""
    count = max(_count(analysis, at, first), _times(analysis, first, at))
    places = _listed_places(analysis, first, last)
    if count < 2 and len(places) < 2 and len(analysis.dated(first, last)) < 2:
        return ()
    turns = word_set("encounters", "in_turn")
    in_turn = any(token.text in turns for token in analysis.tokens[at + 1 : last])
    if len(places) > 1 and places[0] >= 2 and analysis.tokens[places[0] - 2].text in turns:
        in_turn = True  # 先后在莫斯科和索契会谈
    dated = _dated_places(analysis, first, last)
    if len(dated) > 1 and (len(dated) == count or in_turn):
        return tuple(
            Occasion(
                analysis.dates[day], frozenset({analysis.span(day, day + 1)}), named_place(analysis, here)
            )
            for day, here in dated
        )
    if count < 2 and not (in_turn and len(places) > 1):
        return ()
    days = listed_days(analysis, first, last)
    if len(places) == len(days) > 1:
        return tuple(
            Occasion(day, frozenset({span}), named_place(analysis, here))
            for here, (day, span) in zip(places, days, strict=True)
        )
    if len(places) == count or (in_turn and len(places) > 1):
        spans = frozenset(() if when is None else _time_spans(analysis, first, last))
        return tuple(Occasion(when, spans, named_place(analysis, here)) for here in places)
    if len(days) == count:
        return tuple(Occasion(day, frozenset({span}), where) for day, span in days)
    return ()


def _count(analysis: Analysis, at: int, first: int) -> int:
    """How many the words right before the noun, or the round itself, count; 1 where they do not."""
    text = analysis.text(max(first, at - 3), at + 1)
    if not any(word in text for word in "轮次场"):
        return 1
    if _TWO.search(text):
        return 2
    found = _COUNT.search(text)
    return number(found[1]) if found and text[max(0, found.start() - 1) : found.start()] != "第" else 1


def _times(analysis: Analysis, first: int, at: int) -> int:
    """How often the clause says it happened: 7日和8日两度会晤."""
    words = (token.text for token in analysis.tokens[first:at] if len(token.text) == 2)
    return next((number(word[0]) for word in words if _OFTEN.fullmatch(word)), 1)


def _listed_places(analysis: Analysis, first: int, last: int) -> list[int]:
    """The tokens of the longest list of places: 日内瓦、伦敦和马德里."""
    tokens = analysis.tokens
    best: list[int] = []
    here: list[int] = []
    place = Use.PLACE
    for at in [at for at in range(first, last) if tokens[at].uses & place]:
        if not tokens[at].uses & Use.PERSON:
            here = [*here, at] if here and _joined(tokens, here[-1], at) else [at]
            best = max(best, here, key=len)
    return best


def _dated_places(analysis: Analysis, first: int, last: int) -> list[tuple[int, int]]:
    """The tokens of a list of days or months, each with its place: 5月在日内瓦、6月在伦敦和7月的东京."""
    tokens, locative = analysis.tokens, word_set("function", "prepositions", "locative")
    found: list[tuple[int, int]] = []
    at = first
    while at + 2 < last:
        if at not in analysis.dates or (tokens[at + 1].text not in locative and tokens[at + 1].text != "的"):
            at += 1
            continue
        here = at + 2
        while here + 1 < last and tokens[here + 1].uses & Use.PLACE:
            here += 1
        if not tokens[here].uses & Use.PLACE:
            return []
        if found and not _joined(tokens, found[-1][1], at):
            return found if len(found) > 1 else []
        found.append((at, here))
        at = here + 1
    return found


def _joined(tokens: tuple[Token, ...], left: int, right: int) -> bool:
    between = tokens[left + 1 : right]
    return len(between) == 1 and bool(between[0].uses & (Use.LIST | Use.CONJUNCTION))


def listed_days(analysis: Analysis, first: int, last: int) -> list[tuple[When, Span]]:
    """The days of 3月3日和7日, or of 2月28日、3月3日和7日, each as a date of its own."""
    joined: list[int] = []
    dated = analysis.dated(first, last)
    for at in dated:
        joined = [*joined, at] if joined and _joined(analysis.tokens, joined[-1], at) else [at]
        if len(joined) > 1 and not (at + 2 in analysis.dates and _joined(analysis.tokens, at, at + 2)):
            return [(day, span) for here in joined for day, span in _days_of(analysis, here)]
    for at in dated:
        if len(days := _days_of(analysis, at)) > 1:
            return days
    return []


def _days_of(analysis: Analysis, at: int) -> list[tuple[When, Span]]:
    """The two days of 3月3日和7日; else what the expression means."""
    when, span = analysis.dates[at], analysis.span(at, at + 1)
    two = when.precision is Precision.DAY and when.end is not None
    if two and not ({"、"} | word_set("function", "coordinators")).isdisjoint(analysis.tokens[at].text):
        return [(When(day, None, Precision.DAY), span) for day in (when.start, when.end or "")]
    return [(when, span)]


def _time_spans(analysis: Analysis, first: int, last: int) -> list[Span]:
    return [analysis.span(at, at + 1) for at in analysis.dated(first, last)]
