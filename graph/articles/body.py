"""A text turned into the ranges of it that are really the article.

A page copied as text brings its surroundings along: menus above, bylines and editor lines, link
lists in the middle and below. They are cut by whole lines, and reporters' names in brackets at the
ends of a paragraph besides. What is in doubt stays: a paragraph is cut only after a heading that
ends the page. Lines may be broken anywhere; of a hard-wrapped text the lines of a paragraph are
judged together. Linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.articles.boilerplate import PARAGRAPH, Kind, kind
from graph.articles.cues import alternation

Ranges = tuple[tuple[int, int], ...]
_HEAD = 8
_ENDS = "。！？!?；：”」』"
_LEAD, _TRAIL = 90, 70
_TRAILERS = "）)】〕]摄攝图"


@dataclass(frozen=True, slots=True)
class _Unit:
    """A line, or the lines of one hard-wrapped paragraph, without the white space around it."""

    start: int
    end: int
    kind: Kind


def find(text: str, start: int = 0) -> Ranges:
    """The ranges of the article within ``text[start:]``: sorted, disjoint, none empty.

    A text in which nothing but surroundings is recognised is taken whole; white space alone has
    no range.
    """
    units = _units(text, start)
    cut = _surroundings(text, units)
    kept = [place for place in range(len(units)) if not cut[place] and units[place].kind is not Kind.BLANK]
    if not kept:
        whole = [unit for unit in units if unit.kind is not Kind.BLANK]
        return ((whole[0].start, whole[-1].end),) if whole else ()
    return _merge(text, units, kept, cut)


def _units(text: str, start: int) -> list[_Unit]:
    lines = []
    position = start
    for line in text[start:].splitlines(keepends=True):
        core = line.strip()
        first = position + (len(line) - len(line.lstrip())) if core else position
        lines.append((first, first + len(core)))
        position += len(line)
    joined = _joined(text, lines)
    return [_Unit(first, last, kind(text[first:last])) for first, last in joined]


def _joined(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines of a hard-wrapped text joined to paragraphs; those of any other text as they are."""
    lengths = [last - first for first, last in lines if last > first]
    width = max(lengths, default=0)
    full = sum(length >= width - 3 for length in lengths)
    if len(lengths) < 6 or not 20 <= width <= 90 or full < 0.4 * len(lengths):
        return lines
    joined: list[tuple[int, int]] = []
    opened = False
    for first, last in lines:
        if opened and last > first:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
        opened = last - first >= 0.85 * width and text[last - 1] not in _ENDS
    return joined


def _surroundings(text: str, units: list[_Unit]) -> list[bool]:
    """For each unit whether it is cut."""
    cut = [False] * len(units)
    prose = [place for place, unit in enumerate(units) if unit.kind is Kind.PROSE]
    first_prose = prose[0] if prose else len(units)
    pairs = _resumptions(units)
    place = 0
    while place < len(units):
        after = _block(units, place, pairs) if place > first_prose else place + 1
        if units[place].kind in (Kind.CUT, Kind.CLOSE, Kind.RELATED, Kind.RELATED_LINE, Kind.TAIL):
            cut[place:after] = [True] * (after - place)
            if place < first_prose:
                _cut_items(units, place + 1, cut)
        place = after
    _cut_edges(text, units, cut)
    return cut


def _resumptions(units: list[_Unit]) -> tuple[list[int], list[int]]:
    """For each place the next paragraph, and the next two paragraphs in a row, else the end."""
    size = len(units)
    one, two = [size] * (size + 1), [size] * (size + 1)
    following = size
    for place in range(size - 1, -1, -1):
        unit = units[place]
        one[place] = place if unit.kind is Kind.PROSE else one[place + 1]
        two[place] = two[place + 1]
        if unit.kind is Kind.PROSE and unit.end - unit.start > PARAGRAPH:
            long_next = following < size and units[following].kind is Kind.PROSE
            if long_next and units[following].end - units[following].start > PARAGRAPH:
                two[place] = place
        following = following if unit.kind is Kind.BLANK else place
    return one, two


def _block(units: list[_Unit], place: int, pairs: tuple[list[int], list[int]]) -> int:
    """The place after the block that a unit opens; the next place if it opens none."""
    one, two = pairs
    opener = units[place].kind
    if opener is Kind.TAIL:
        return two[place + 1]
    if opener in (Kind.RELATED, Kind.CLOSE):
        return _before_crosshead(units, place, one[place + 1])
    if opener is Kind.RELATED_LINE:
        return len(units) if one[place + 1] == len(units) else _after_items(units, place + 1)
    return place + 1


def _before_crosshead(units: list[_Unit], opener: int, resumed: int) -> int:
    """Give a crosshead back to the paragraph after a block: alone between blanks, the links being none."""
    block = units[opener:resumed]
    if resumed == len(units) or len(block) < 4:
        return resumed
    head = resumed - 1 - (units[resumed - 1].kind is Kind.BLANK)
    apart = units[head].kind is Kind.LINE and units[head - 1].kind is Kind.BLANK
    dense = units[opener + 1].kind is not Kind.BLANK and head - 1 > opener + 1
    return head if apart and dense else resumed


def _after_items(units: list[_Unit], place: int) -> int:
    while place < len(units) and units[place].kind in (Kind.ITEM, Kind.RELATED_LINE):
        place += 1
    return place


def _cut_items(units: list[_Unit], place: int, cut: list[bool]) -> None:
    for found in range(place, _after_items(units, place)):
        cut[found] = True


def _cut_edges(text: str, units: list[_Unit], cut: list[bool]) -> None:
    """Cut menus, dates and source lines before the first and after the last paragraph that is kept.

    The standfirst may be the first paragraph: among the first lines of the text a line with a label
    or a time of day goes too, but not a bare date, which heads a part of a chronicle.
    """
    filled = [place for place, unit in enumerate(units) if unit.kind is not Kind.BLANK and not cut[place]]
    prose = [place for place in filled if units[place].kind is Kind.PROSE]
    first, last = (prose[0], prose[-1]) if prose else (len(units), 0)
    for order, place in enumerate(filled):
        unit = units[place]
        labelled = order < _HEAD and any(mark in text[unit.start : unit.end] for mark in ":：")
        if unit.kind is Kind.EDGE and (place < first or place > last or labelled):
            cut[place] = True
    _cut_links(units, cut, first)


def _cut_links(units: list[_Unit], cut: list[bool], first: int) -> None:
    """Cut what hangs on a cut line at the top: the items of a menu."""
    for place in range(1, min(first, len(units))):
        if units[place].kind is Kind.ITEM and cut[place - 1]:
            cut[place] = True


def _merge(text: str, units: list[_Unit], kept: list[int], cut: list[bool]) -> Ranges:
    """The kept units as ranges: one for a run without a cut between, less the bylines inside."""
    ranges: list[tuple[int, int]] = []
    opened = -1
    for place in kept:
        unit = units[place]
        for start, end in _without_bylines(text, unit):
            joins = ranges and start == unit.start and opened >= 0 and not any(cut[opened:place])
            if joins and ranges[-1][1] == units[opened].end:
                ranges[-1] = (ranges[-1][0], end)
            else:
                ranges.append((start, end))
        opened = place
    return tuple(ranges)


def _without_bylines(text: str, unit: _Unit) -> list[tuple[int, int]]:
    """A paragraph less （记者张某） after its dateline and （编辑：李某） at its end."""
    start, end = unit.start, unit.end
    pieces = []
    head = text[start : min(end, start + _LEAD)]
    lead = _leading().match(head) if _leader().search(head) else None
    trail = _trailing().search(text[max(start, end - _TRAIL) : end]) if text[end - 1] in _TRAILERS else None
    if trail:
        end = max(start, unit.end - _TRAIL) + trail.start("byline")
    if lead and start + lead.end() <= end:
        pieces.append((start, start + lead.start("byline")))
        start += lead.end()
    pieces.append((start, end))
    return [piece for first, last in pieces if (piece := _stripped(text, first, last))]


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip())
    return (first, last) if first < last else None


@cache
def _leader() -> re.Pattern[str]:
    """What is worth a closer look."""
    return re.compile(alternation("reporters", "captions"))


@cache
def _leading() -> re.Pattern[str]:
    """新华社利雅得2月18日电（记者张某 李某）…; 【环球网报道 记者 张某】…; never （记者会现场）."""
    reporter = rf"(?:{alternation('reporters')})(?!{alternation('no_reporters')})"
    inside = rf"[^（(【〔\[）)】〕\]。，]{{0,24}}{reporter}[^（(【〔\[）)】〕\]。，]{{0,32}}"
    dateline = r"[^。！？，（(【〔\[]{0,28}(?:电|電|讯|訊|消息|报道|報導|報道)\s*"
    caption = rf"(?:{alternation('captions')})\s*[，,:：]"
    bracket = rf"[（(【〔\[]{inside}[）)】〕\]]"
    return re.compile(rf"(?:{dateline})?(?P<byline>{bracket}|{caption})\s*[:：]?")


@cache
def _trailing() -> re.Pattern[str]:
    """…。（责任编辑：王某某）; …。新华社记者 张某 摄"""
    label = rf"(?:{alternation('credits', 'named_credits', 'closing')})\s*[:：/／|｜]"
    outlet = alternation("outlets")
    reporter = rf"(?:{outlet}|本报|本報)?(?:{alternation('reporters')})(?!{alternation('no_reporters')})"
    bracket = rf"[（(【〔\[]\s*(?:{label}|\w{{0,4}}?{reporter})[^（(【〔\[）)】〕\]。]{{0,40}}[）)】〕\]]"
    name = r"[\u4e00-\u9fff·]{2,4}"
    photo = rf"(?<=[。！？”\s]){reporter}\s*{name}(?:\s+{name})?\s*(?:摄|攝|供图)"
    issued = rf"(?:{outlet})发?\s*[（(]{name}(?:\s+{name})?\s*(?:摄|攝)[)）]"
    return re.compile(rf"(?P<byline>{bracket}|{photo}|{issued})$")
