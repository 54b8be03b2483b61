"""在X举行 → the place and the venue of an encounter, known or read off the frame."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.folding import fold_name
from graph.analysis.gazetteer import gazetteer
from graph.analysis.token import FORM_TAGS
from graph.analysis.vocabulary import ENCOUNTER, PAUSE, Use, word_set
from graph.model import Place

if TYPE_CHECKING:
    from graph.analysis.records import Analysis
    from graph.analysis.token import Token

_STOP = (
    PAUSE | Use.WITH | Use.OBLIQUE | Use.LIGHT | ENCOUNTER | Use.TIME
    | Use.OPEN | Use.CLOSE
    | Use.BRACKET | Use.PERSON | Use.CUE | Use.PRONOUN | Use.NEGATION | Use.FRAME_END
)  # fmt: skip


def named_place(analysis: Analysis, at: int) -> Place:
    """The known place at a token, as written."""
    span = analysis.span(at, at + 1)
    return Place(analysis.written(at, at + 1), None, _country(analysis.tokens[at].ids), (span,))


def arrived(analysis: Analysis, first: int, at: int) -> Place | None:
    """Where somebody has gone to earlier in the sentence: 抵达日内瓦，与伊朗外长会谈.

    期间将会见 leaves open where in the country visited.
    """
    tokens, goes, ahead = analysis.tokens, _going(), word_set("modality", "future_dates")
    lasting = word_set("function", "meanwhile")
    for here in range(at - 1, first - 1, -1):
        meanwhile = tokens[here].text in lasting and tokens[here - 1].uses & Use.COMMA
        if meanwhile and any(token.text in ahead for token in tokens[here:at]):
            return None
        if tokens[here].text in goes:
            found = _gone_to(analysis, here + 1, at)
            if found is not None:
                return found
        if _stays(tokens, here, at):
            return _frame(analysis, here + 1, at)
    return None


def headed(analysis: Analysis, first: int, at: int) -> Place | None:
    """The place between commas behind the day of a sentence: 6月12日，新加坡圣淘沙，甲与乙会晤."""
    tokens = analysis.tokens
    for day in analysis.dated(first, at):
        start = end = day + 2
        while end < at and tokens[end].uses & (Use.PLACE | Use.STATE):
            end += 1
        if start < end < at and tokens[start - 1].uses & Use.COMMA and tokens[end].uses & Use.COMMA:
            return _read(analysis, start, end)
    return None


def _stays(tokens: tuple[Token, ...], frame: int, at: int) -> bool:
    """Whether 在 opens where somebody is on a visit or at a conference: 正在伦敦访问，将会见甲."""
    if tokens[frame].text not in word_set("function", "prepositions", "locative"):
        return False
    end = frame + 1
    while end < at and tokens[end].uses & (Use.PLACE | Use.STATE):
        end += 1
    stays = tokens[end].text in word_set("encounters", "stays")
    return end > frame + 1 and stays and not any(token.uses & Use.CUE for token in tokens[end:at])


@cache
def _going() -> frozenset[str]:
    goes = word_set("encounters", "goes") | word_set("encounters", "arrives")
    return goes - word_set("encounters", "leaves")


@cache
def _phrase_ends() -> frozenset[str]:
    """What ends a phrase of place: the next preposition, 的 or 、."""
    return word_set("function", "prepositions") | {"的", "、"}


def in_city(venue: Place, city: Place | None) -> Place:
    """A venue told without its city in the city where somebody has gone to: 抵达莫斯科，在克里姆林宫会谈."""
    if city is None or venue.name != venue.venue or venue.country not in (None, city.country):
        return venue
    return Place(city.name, venue.venue, city.country, (*city.evidence, *venue.evidence))


def _gone_to(analysis: Analysis, first: int, limit: int) -> Place | None:
    """The place right behind a verb of going.

    飞抵瑞士，与拜登会谈     a state too, but not where another day stands between, or of a visit
    来到里姆布，会见甲       one that no list knows
    """
    tokens = analysis.tokens
    while first < limit and tokens[first].text in word_set("function", "directional_suffixes"):
        first += 1
    last = _end(tokens, first, limit, _phrase_ends() | word_set("function", "coordinators"))
    if last == first or any(token.uses & Use.VERB for token in tokens[first:last]):
        return None
    if any(token.uses & Use.PLACE for token in tokens[first:last]):
        return _read(analysis, first, last)
    visit = tokens[first - 1].uses & ENCOUNTER
    ends = tokens[last].uses & (Use.COMMA | Use.WITH | Use.LIGHT)
    if visit or not ends or analysis.dated(last, limit):
        return None
    if any(token.uses & Use.STATE for token in tokens[first:last]):
        return _read(analysis, first, last)
    if not _like_name(analysis, first, last):
        return None
    return Place(analysis.written(first, last), None, None, (analysis.span(first, last),))


def place(analysis: Analysis, first: int, at: int, last: int) -> Place | None:
    """The place of the encounter at token ``at``.

    The nearest 在-frame to its left, else the first behind it; 经过谈判，双方在南非签约 in the next clause.
    """
    tokens, locative = analysis.tokens, word_set("function", "prepositions", "locative")
    through = word_set("encounters", "through")
    if any(token.text in through for token in tokens[first:at]):
        last = _next_pause(tokens, last + 1)
    for here in range(at - 1, first - 1, -1):
        if tokens[here].uses & Use.FRAME and tokens[here].text in locative:
            if _elsewhen(analysis, here, at):
                break
            if _of_something_else(tokens, here, at):
                continue
            found = _frame(analysis, here + 1, max(at, here + 1))
            if found is not None:
                return found
    for here in range(at + 1, last):
        if tokens[here].uses & Use.FRAME and tokens[here].text in locative:
            found = _frame(analysis, here + 1, last)
            if found is not None:
                return found
        if tokens[here].uses & (Use.STOP | Use.BREAK):
            break
    return _set_apart(analysis, first, last) or _nominal(analysis, at)


def _of_something_else(tokens: tuple[Token, ...], here: int, at: int) -> bool:
    """被冻结|在澳门银行的资金: whether 在 only goes on with a verb that describes another noun."""
    before = tokens[here - 1] if here else None
    if before is None or before.tag != "v" or before.end != tokens[here].start:
        return False
    of = next((end for end in range(here + 1, at) if tokens[end].text == "的"), at)
    return of + 1 < at


def _set_apart(analysis: Analysis, first: int, last: int) -> Place | None:
    """双方18日举行会谈，地点为釜山: a clause of its own tells where what has a day takes place."""
    tokens, here = analysis.tokens, last + 1
    if not analysis.dated(first, last):
        return None
    if here >= len(tokens) or tokens[here].text not in word_set("encounters", "set_place"):
        return None
    links = word_set("function", "copulas") | word_set("function", "prepositions", "locative")
    here += 1
    while here < len(tokens) and tokens[here].text in links:
        here += 1
    return _frame(analysis, here, _next_pause(tokens, here))


def _next_pause(tokens: tuple[Token, ...], at: int) -> int:
    while at < len(tokens) and not tokens[at].uses & PAUSE:
        at += 1
    return min(at, len(tokens))


def _elsewhen(analysis: Analysis, frame: int, at: int) -> bool:
    """Whether a frame tells of another day: 在瑞士达成协议，原定5月再次会面.

    在瑞士出席峰会期间，5月20日会见 is there and then.
    """
    tokens = analysis.tokens
    pauses = [here for here in range(frame, at) if tokens[here].uses & (Use.COMMA | Use.STOP)]
    if pauses and tokens[pauses[0] - 1].text in word_set("encounters", "occasions"):
        return False
    if not pauses or not analysis.dated(pauses[0], at):
        return False
    return any(token.uses & Use.VERB for token in tokens[frame : pauses[0]])


def _frame(analysis: Analysis, first: int, limit: int) -> Place | None:
    """The phrase that 在 governs; None where it is no place (在会后, 在双方努力下)."""
    tokens = analysis.tokens
    last = _end(tokens, first, limit, _phrase_ends())
    last = _beyond_of(analysis, last, limit)
    if (
        last < len(tokens)
        and tokens[last].uses & Use.FRAME_END
        and tokens[last].text not in word_set("function", "localizers", "spatial")
    ):
        return None
    if last == first or _frames_a_clause(tokens, last):
        return None
    return _read(analysis, first, last)


def _frames_a_clause(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether what 在 opens is no place but a clause: 在朝鲜半岛局势升级|的背景下."""
    behind = tokens[at + 1 : at + 3] if at < len(tokens) and tokens[at].text == "的" else ()
    return "".join(token.text for token in behind) in word_set("function", "clause_frames")


def _end(tokens: tuple[Token, ...], first: int, limit: int, ends: frozenset[str]) -> int:
    """The first token from ``first`` on that stands in no name of a place."""
    last = first
    while last < limit and (
        not (tokens[last].uses & _STOP or tokens[last].text in ends) or _in_name(tokens, last)
    ):
        if last > first and brought_in(tokens, last, limit) is not None:
            return last
        last += 1
    return last


def brought_in(tokens: tuple[Token, ...], at: int, limit: int) -> int | None:
    """The person met at a place, whom 和 behind it brings in: 在北京|和法国外长甲; None in 在伦敦和巴黎."""
    if (
        tokens[at].text not in word_set("function", "comitatives_colloquial")
        or not tokens[at - 1].uses & Use.PLACE
    ):
        return None
    behind = range(at + 1, min(at + 9, limit))
    named = next((here for here in behind if tokens[here].uses & (Use.PERSON | PAUSE)), None)
    return named if named is not None and tokens[named].uses & Use.PERSON else None


def _in_name(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word that ends a place elsewhere is a piece of a name: 穆|里, 的里|克索斯, 曼|哈塞特|镇."""
    if at == 0:
        return False
    token, before = tokens[at], tokens[at - 1]
    if token.text == "里":
        syllable = len(before.text) == 1 and gazetteer().syllables[before.text] > 0
        return before.text == "的" or syllable
    if not token.uses & Use.PERSON or at + 1 == len(tokens):
        return False
    return tokens[at + 1].text in word_set("encounters", "town_ends")


def _beyond_of(analysis: Analysis, last: int, limit: int) -> int:
    """Over 的 where a place or venue follows: 黑海之滨的索契, 阿斯塔纳的里克索斯酒店, 伦敦以西的小村."""
    tokens = analysis.tokens
    if last >= limit or last == 0 or tokens[last].text != "的":
        return last
    if last + 1 < limit and tokens[last + 1].uses & Use.OPEN:
        return _beyond_quote(analysis, last, limit)
    end = last + 1
    stops = frozenset({"的", "、"})
    while end < limit and (
        not (tokens[end].uses & _STOP & ~Use.PERSON or tokens[end].text in stops) or _in_name(tokens, end)
    ):
        end += 1
        placed = tokens[end - 1].uses & Use.PLACE and not tokens[end - 1].uses & Use.PERSON
        if placed or _names_a_venue(analysis.text(last + 1, end)):
            return end
    beside = tokens[last - 1].text in word_set("encounters", "beside_place")
    meets = ENCOUNTER | Use.LIGHT | Use.WITH | Use.COMMA
    inside = _is_wide(tokens[last - 1]) and end < len(tokens) and tokens[end].uses & meets
    return end if (beside or inside) and _like_name(analysis, last + 1, end) else last


def _beyond_quote(analysis: Analysis, last: int, limit: int) -> int:
    """Over the quotation marks of a venue's name: 板门店南侧的“和平之家”."""
    quoted = analysis.opening(last + 1)
    if quoted is None or quoted.last > limit or not _names_a_venue(analysis.text(last + 2, quoted.last - 1)):
        return last
    return quoted.last


def _read(analysis: Analysis, first: int, last: int) -> Place | None:
    tokens = analysis.tokens
    if any(token.tag in FORM_TAGS for token in tokens[first:last]):
        return None
    posts = any(token.uses & Use.POST for token in tokens[first:last])
    if posts and not _names_a_venue(analysis.text(first, last)):
        return None
    known = [at for at in range(first, last) if tokens[at].uses & (Use.PLACE | Use.STATE)]
    if not known:
        return _unknown(analysis, first, last)
    known = [at for at in known if not _is_water(tokens[at])] or known
    venues = [at for at in known if _sort(tokens[at].ids) == "venue"]
    named = _city(tokens, [at for at in known if at not in venues])
    country = _country(tokens[named if named is not None else known[0]].ids)
    if named is not None and _is_water(tokens[named]):
        behind = _behind_of(tokens, named, last)
        return _unknown(analysis, behind, last) if behind > named else None
    span = analysis.span(first, last)
    if venues and named is not None and not tokens[named].uses & Use.PLACE:
        house = analysis.written(venues[0], venues[0] + 1)
        if city := _city_in(house):  # 白俄罗斯|明斯克独立宫
            return Place(city, house[len(city) :], country, (span,))
    if named is None or (not tokens[named].uses & Use.PLACE and tokens[named].text in gazetteer().metonyms):
        name = analysis.written(known[0], known[0] + 1)
        city = _city_in(name)
        if city is not None:
            return Place(city, name[len(city) :], country, (span,))
        return Place(name, _venue(analysis, known[0] + 1, last) or name, country, (span,))
    rest = named + 1
    around = rest < last and tokens[rest].text in word_set("encounters", "region_ends")
    if around or (rest < last and tokens[rest].text in word_set("encounters", "town_ends")):
        rest += 1
    name = analysis.written(named, rest)
    if rest < last and tokens[rest].text in word_set("encounters", "place_kinds"):
        rest += 1
    if around or _is_wide(tokens[named]) or _beside(tokens, rest, last):
        town = _town(analysis, rest, last)
        if town is not None:
            return Place(town[0], town[1], country, (span,))
    venue = _venue(analysis, rest, last)
    if venue is None and venues:
        venue = analysis.written(venues[0], venues[0] + 1)
    return Place(name, venue, country, (span,))


def _city(tokens: tuple[Token, ...], known: list[int]) -> int | None:
    """The last city of a phrase, else its last region, else the state: 新加坡|圣淘沙岛, 希腊|克里特岛."""
    cities = [at for at in known if not _is_wide(tokens[at])]
    regions = [at for at in known if tokens[at].uses & Use.PLACE]
    return next((group[-1] for group in (cities, regions, known[:1]) if group), None)


def _venue(analysis: Analysis, first: int, last: int) -> str | None:
    """The venue's name at the end of a phrase; None where it has none (一处别墅) or the phrase is no venue.

    郊外的|戈卡纳度假村     what stands before 的 only says where it lies
    首相府|罗森巴德宫       an office that bears the name of its house
    """
    tokens = analysis.tokens
    if first < last and tokens[last - 1].uses & Use.CLOSE:
        last -= 1
    of = [at + 1 for at in range(first, last) if tokens[at].text == "的" or tokens[at].uses & Use.OPEN]
    first = of[-1] if of else first
    if first + 1 < last and tokens[first].uses & Use.DEPARTMENT:
        first += 1
    unnamed = any(_counts_one(token) for token in tokens[first:last])
    if first >= last or unnamed or not _names_a_venue(analysis.text(first, last)):
        return None
    return analysis.written(first, last)


def _is_wide(token: Token) -> bool:
    """Whether a place is a state or region, in which an unknown town may follow; a city state is none."""
    if token.text in word_set("encounters", "city_states"):
        return False
    return bool(token.uses & Use.STATE) or _sort(token.ids) == "region"


def _beside(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether what follows a city tells of a town near it: 伦敦|以西的温莎."""
    of = next((at for at in range(first, last) if tokens[at].text == "的"), first)
    return of > first and tokens[of - 1].text in word_set("encounters", "beside_place")


def _town(analysis: Analysis, first: int, last: int) -> tuple[str, str | None] | None:
    """A town that no list knows, with its venue: 瑞士|布雷纳尔, 加州|布雷纳尔的某庄园, 伦敦以西的|温莎."""
    tokens = analysis.tokens
    if _beside(tokens, first, last):
        first = _behind_of(tokens, first, last)
    of = next((at for at in range(first, last) if tokens[at].text == "的" or _counts_one(tokens[at])), last)
    sorts, before = tuple(word_set("encounters", "town_sorts")), range(of - 2, first - 1, -1)
    first = next((at + 1 for at in before if tokens[at].text.endswith(sorts)), first)
    if first >= of or _names_a_venue(analysis.text(first, of)) or not _like_name(analysis, first, of):
        return None
    return analysis.written(first, of), _venue(analysis, of + 1, last)


def _counts_one(token: Token) -> bool:
    """Whether a venue behind it has no name: 成田|一家|旅馆."""
    return bool(token.uses & Use.NUMBER) and token.text[0] in word_set("function", "indefinite")


def _is_water(token: Token) -> bool:
    """Whether a place is water, at which one does not meet: 黑海, 日内瓦湖; 上海 is none."""
    return token.text.endswith(tuple(word_set("encounters", "waters"))) and _sort(token.ids) != "city"


def _behind_of(tokens: tuple[Token, ...], first: int, last: int) -> int:
    return next((at + 1 for at in range(first, last) if tokens[at].text == "的"), first)


def _unknown(analysis: Analysis, first: int, last: int) -> Place | None:
    """A place that no list knows: a venue by its last word, or a short foreign name right before 举行."""
    first = _behind_of(analysis.tokens, first, last) if first + 1 < last else first
    if any(_counts_one(token) for token in analysis.tokens[first:last]):
        return None
    venue = _names_a_venue(analysis.text(first, last))
    following = analysis.tokens[last].text if last < len(analysis.tokens) else ""
    held = following in word_set("encounters", "held_at")
    if not venue and not (held and _like_name(analysis, first, last)):
        return None
    name = analysis.written(first, last)
    return Place(name, name if venue else None, None, (analysis.span(first, last),))


def _nominal(analysis: Analysis, at: int) -> Place | None:
    """日内瓦会谈, 阿拉斯加峰会, 多哈的会谈: a city right before the noun."""
    tokens = analysis.tokens
    here = at - 1
    if here > 0 and tokens[here].text == "的" and tokens[here - 1].uses & Use.PLACE:
        here -= 1
    while here >= 0 and tokens[here].end == tokens[here + 1].start and here >= at - 3:
        if tokens[here].uses & Use.PLACE and not tokens[here].uses & Use.PERSON:
            topic = _is_water(tokens[here]) or tokens[here].text in word_set("encounters", "disputed")
            topic = topic or tokens[here].text in word_set("encounters", "regions")  # 南亚峰会
            party = here > 0 and tokens[here - 1].uses & (Use.WITH | Use.CONJUNCTION | Use.LIST)
            return None if topic or party else named_place(analysis, here)
        if not tokens[here].uses & Use.NOUN:
            return None
        here -= 1
    return None


def _sort(ids: tuple[str, ...]) -> str | None:
    entry = next((gazetteer().entries[id_] for id_ in ids if id_.startswith("place:")), None)
    return entry.sort if entry is not None else None


def sort_of(name: str) -> str | None:
    """city, region or venue for a place the gazetteer knows, else None."""
    return _sort(gazetteer().forms.get(fold_name(name), ()))


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
    if last - first == 1 and analysis.tokens[first].tag == "n":
        return False  # 在黎巴嫩|人民的抵抗下
    counts = gazetteer().syllables
    text = analysis.text(first, last)
    ends = tuple(word_set("encounters", "town_ends"))
    text = text[:-1] if len(text) > 2 and text.endswith(ends) else text
    return 2 <= len(text) <= 8 and sum(counts[char] > 0 for char in text) >= 0.8 * len(text)


def _names_a_venue(text: str) -> bool:
    return text.endswith(_venues())


@cache
def _venues() -> tuple[str, ...]:
    return tuple(sorted(word_set("encounters", "venues")))
