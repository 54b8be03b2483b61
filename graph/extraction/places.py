"""在X举行 → the place and the venue of an encounter, known or read off the frame."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.folding import fold_text
from graph.analysis.gazetteer import gazetteer
from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.model import Place

if TYPE_CHECKING:
    from graph.analysis.records import Analysis
    from graph.analysis.token import Token

_STOP = (
    PAUSE | Use.WITH | Use.OBLIQUE | Use.LIGHT | Use.MEET_VERB | Use.MEET_NOUN | Use.TIME
    | Use.OPEN | Use.CLOSE
    | Use.BRACKET | Use.PERSON | Use.CUE | Use.PRONOUN | Use.NEGATION | Use.FRAME_END
)  # fmt: skip


def named_place(analysis: Analysis, at: int) -> Place:
    """The known place at a token, as written."""
    span = analysis.span(at, at + 1)
    return Place(analysis.written(at, at + 1), None, _country(analysis.tokens[at].ids), (span,))


def arrived(analysis: Analysis, first: int, at: int) -> Place | None:
    """Where somebody has gone to in an earlier clause of the sentence: 抵达日内瓦，与伊朗外长会谈."""
    tokens, goes = analysis.tokens, word_set("encounters", "goes") - {"离开"}
    for here in range(at - 1, first, -1):
        if tokens[here].uses & Use.PLACE and not tokens[here].uses & Use.PERSON:
            back = here - 1
            while back > first and (
                tokens[back].uses & (Use.STATE | Use.PLACE) or tokens[back].text in {"了", "首都", "的"}
            ):
                back -= 1
            if tokens[back].text in goes:
                return named_place(analysis, here)
    return None


def place(analysis: Analysis, first: int, at: int, last: int) -> Place | None:
    """The place of the encounter at token ``at``.

    The nearest 在-frame to its left, else the first behind it.
    """
    tokens = analysis.tokens
    for here in range(at - 1, first - 1, -1):
        if tokens[here].uses & Use.FRAME and tokens[here].text in {"在", "于"}:
            found = _frame(analysis, here + 1, max(at, here + 1))
            if found is not None:
                return found
    for here in range(at + 1, last):
        if tokens[here].uses & Use.FRAME and tokens[here].text in {"在", "于"}:
            found = _frame(analysis, here + 1, last)
            if found is not None:
                return found
        if tokens[here].uses & (Use.STOP | Use.BREAK):
            break
    return _nominal(analysis, at)


def _frame(analysis: Analysis, first: int, limit: int) -> Place | None:
    """The phrase that 在 governs; None where it is no place (在会后, 在双方努力下)."""
    tokens = analysis.tokens
    last = first
    ends = word_set("function", "prepositions") | {"的", "、"}
    while last < limit and not tokens[last].uses & _STOP and tokens[last].text not in ends:
        last += 1
    last = _beyond_of(analysis, last, limit)
    if (
        last < len(tokens)
        and tokens[last].uses & Use.FRAME_END
        and tokens[last].text not in {"内", "里", "上"}
    ):
        return None
    if last == first:
        return None
    return _read(analysis, first, last)


def _beyond_of(analysis: Analysis, last: int, limit: int) -> int:
    """Over 的 where a place or venue follows: 黑海之滨的索契, 阿斯塔纳的里克索斯酒店."""
    tokens = analysis.tokens
    if last >= limit or tokens[last].text != "的":
        return last
    end = last + 1
    while end < limit and not tokens[end].uses & _STOP & ~Use.PERSON and tokens[end].text not in {"的", "、"}:
        end += 1
        placed = tokens[end - 1].uses & Use.PLACE and not tokens[end - 1].uses & Use.PERSON
        if placed or _names_a_venue(analysis.text(last + 1, end)):
            return end
    return last


def _read(analysis: Analysis, first: int, last: int) -> Place | None:
    tokens = analysis.tokens
    if any(token.tag == "short" for token in tokens[first:last]):
        return None
    posts = any(token.uses & Use.POST for token in tokens[first:last])
    if posts and not _names_a_venue(analysis.text(first, last)):
        return None
    known = [at for at in range(first, last) if tokens[at].uses & (Use.PLACE | Use.STATE)]
    if not known:
        return _unknown(analysis, first, last)
    known = [at for at in known if not _is_water(tokens[at].text)] or known
    cities = [at for at in known if tokens[at].uses & Use.PLACE and _sort(tokens[at].ids) != "venue"]
    venues = [at for at in known if _sort(tokens[at].ids) == "venue"]
    named = cities[-1] if cities else known[0] if known[0] not in venues else None
    country = _country(tokens[named if named is not None else known[0]].ids)
    if named is not None and _is_water(tokens[named].text):
        return _unknown(analysis, _behind_of(tokens, named, last), last)
    rest_first = (named + 1) if named is not None else first
    if rest_first < last and tokens[rest_first].text in word_set("encounters", "place_kinds"):
        rest_first += 1
    venue = (
        analysis.written(rest_first, last)
        if rest_first < last and _names_a_venue(analysis.text(rest_first, last))
        else None
    )
    if venue is None and named is not None and _is_wide(tokens[named]):
        town = _town(analysis, rest_first, last)
        if town is not None:
            return Place(town[0], town[1], country, (analysis.span(first, last),))
    if venue is None and venues:
        venue = analysis.written(venues[0], venues[0] + 1)
    seat = named is not None and not cities and tokens[named].text in gazetteer().metonyms
    if named is None or seat:
        at = known[0]
        name = analysis.written(at, at + 1)
        city = _city_in(name)
        if city is not None:
            return Place(city, name[len(city) :], country, (analysis.span(first, last),))
        return Place(name, venue or name, country, (analysis.span(first, last),))
    return Place(analysis.written(named, named + 1), venue, country, (analysis.span(first, last),))


def _is_wide(token: Token) -> bool:
    """Whether a place is a state or region, in which an unknown town may follow."""
    return bool(token.uses & Use.STATE) or _sort(token.ids) == "region"


def _town(analysis: Analysis, first: int, last: int) -> tuple[str, str | None] | None:
    """A town that no list knows, with its venue behind 的: 瑞士|克朗蒙塔纳, 加州|伍德赛德的斐洛里庄园."""
    of = next((at for at in range(first, last) if analysis.tokens[at].text == "的"), last)
    sorts, before = tuple(word_set("encounters", "town_sorts")), range(of - 2, first - 1, -1)
    first = next((at + 1 for at in before if analysis.tokens[at].text.endswith(sorts)), first)
    if first >= of or not _like_name(analysis, first, of):
        return None
    return analysis.written(first, of), analysis.written(of + 1, last) if of + 1 < last else None


def _is_water(name: str) -> bool:
    """Whether a place is water, at which one does not meet: 黑海, 日内瓦湖."""
    return name.endswith(tuple(word_set("encounters", "waters")))


def _behind_of(tokens: tuple[Token, ...], first: int, last: int) -> int:
    return next((at + 1 for at in range(first, last) if tokens[at].text == "的"), first)


def _unknown(analysis: Analysis, first: int, last: int) -> Place | None:
    """A place that no list knows: a venue by its last word, or a short foreign name right before 举行."""
    venue = _names_a_venue(analysis.text(first, last))
    following = analysis.tokens[last].text if last < len(analysis.tokens) else ""
    held = following in word_set("encounters", "held_at")
    if not venue and not (held and _like_name(analysis, first, last)):
        return None
    name = analysis.written(first, last)
    return Place(name, name if venue else None, None, (analysis.span(first, last),))


def _nominal(analysis: Analysis, at: int) -> Place | None:
    """日内瓦会谈, 阿拉斯加峰会: a city right before the noun."""
    tokens = analysis.tokens
    here = at - 1
    while here >= 0 and tokens[here].end == tokens[here + 1].start and here >= at - 3:
        if tokens[here].uses & Use.PLACE and not tokens[here].uses & Use.PERSON:
            return named_place(analysis, here)
        if not tokens[here].uses & Use.NOUN:
            return None
        here -= 1
    return None


def _sort(ids: tuple[str, ...]) -> str | None:
    entry = next((gazetteer().entries[id_] for id_ in ids if id_.startswith("place:")), None)
    return entry.sort if entry is not None else None


def sort_of(name: str) -> str | None:
    """city, region or venue for a place the gazetteer knows, else None."""
    return _sort(gazetteer().forms.get(fold_text(name), ()))


def _city_in(name: str) -> str | None:
    """The city that a venue's name begins with: 北京人民大会堂."""
    return next((name[:size] for size in range(len(name) - 2, 1, -1) if sort_of(name[:size]) == "city"), None)


def _country(ids: tuple[str, ...]) -> str | None:
    for id_ in ids:
        if id_.startswith("place:"):
            return gazetteer().entries[id_].of
    return next((id_ for id_ in ids if id_.startswith("state:")), None)


def _like_name(analysis: Analysis, first: int, last: int) -> bool:
    """Whether an unknown phrase in 在…举行 is short and foreign enough to be a place."""
    counts = gazetteer().syllables
    text = analysis.text(first, last)
    return 2 <= len(text) <= 8 and sum(counts[char] > 0 for char in text) >= 0.8 * len(text)


def _names_a_venue(text: str) -> bool:
    return text.endswith(_venues())


@cache
def _venues() -> tuple[str, ...]:
    return tuple(sorted(word_set("encounters", "venues")))
