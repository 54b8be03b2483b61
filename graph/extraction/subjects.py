"""A verb's token → the actors that are its subject.

The search goes left from the verb inside its clause: frames of place and time (在…后, 会见…时) are
stepped over as a whole, actors that a preposition governs (对X, 与X) are no subject, and of what is
left the nearest noun phrase speaks: 鲁比奥在会后说 → 鲁比奥; 王毅同拉夫罗夫会谈后表示 → 王毅.
A noun phrase without a name (一名美国官员) becomes a group.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import ACTOR, PAUSE, Use, word_set
from graph.extraction.phrases import (
    Subject,
    body_before_letters,
    circumstance_end,
    governor_of,
    phrase_ending,
)

if TYPE_CHECKING:
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast


# The marks that may bound a clause.
_BOUNDS = PAUSE | Use.CLOSE | Use.OPEN | Use.BRACKET


@cache
def _ands() -> frozenset[str]:
    return word_set("function", "coordinators", "plain")


@cache
def _joins() -> frozenset[str]:
    return word_set("function", "coordinators") | {"、"}


def clause_start(analysis: Analysis, at: int, floor: int) -> int:
    """The first token of the clause that token ``at`` stands in, not before ``floor``.

    Brackets are stepped over.
    """
    tokens = analysis.tokens
    here = at
    depth = 0
    while here > floor:
        token = tokens[here - 1]
        if not token.uses & _BOUNDS:
            here -= 1
            continue
        if token.text in "）》】" and token.uses & Use.BRACKET:
            depth += 1
        elif token.uses & Use.BRACKET and depth:
            depth -= 1
        elif not depth and token.uses & Use.CLOSE and (term := _term(analysis, here, floor)) is not None:
            here = term + 1
        elif not depth and token.uses & (PAUSE | Use.CLOSE | Use.OPEN):
            return here
        here -= 1
    return here


def _term(analysis: Analysis, last: int, floor: int) -> int | None:
    """Where a quoted name that ends before token ``last`` inside a clause begins: 接受“广场”电视台采访."""
    tokens = analysis.tokens
    quotation = analysis.closing(last)
    if quotation is None or quotation.first < floor or last - quotation.first > 10:
        return None
    following = tokens[last] if last < len(tokens) else None
    body = tokens[last - 2].text.endswith(tuple(word_set("cues", "quoted_bodies")))
    speaks = following is not None and bool(following.uses & Use.CUE) and not body  # “东非共同体”宣布
    ends = following is None or bool(following.uses & PAUSE) or speaks
    return (
        None
        if ends or any(token.uses & PAUSE for token in tokens[quotation.first : last])
        else quotation.first
    )


def subject(analysis: Analysis, cast: Cast, verb: int, floor: int) -> Subject | None:
    """The subject of a verb within tokens ``floor`` to ``verb``, or None where the clause has none."""
    tokens = analysis.tokens
    here, met = verb - 1, -1
    while here >= floor:
        token = tokens[here]
        if token.uses & Use.FRAME_END and not cast.at.get(here):
            here = _before_frame(tokens, here, floor)
            met = here + 1 if tokens[here + 1].uses & Use.MEET_VERB else met
            continue
        quotation = analysis.closing(here + 1) if token.uses & Use.CLOSE else None
        if quotation is not None and phrase_ending(analysis, cast, here, floor) is None:
            here = quotation.first - 1  # 对“俄罗斯24”电视台
            continue
        if token.text == "）" and (opening := _bracket(tokens, here, floor)) is not None:
            lettered = here - opening == 2 and tokens[opening + 1].tag == "eng"
            if lettered and (body := body_before_letters(analysis, cast, opening - 1, floor)) is not None:
                return replace(body, last=here + 1)
            here = opening - 1
            continue
        found = phrase_ending(analysis, cast, here, floor)
        if found is None or _carries(cast, found, tokens, floor):
            here = _before_carrier(tokens, here, floor)
            continue
        if found.first > floor and tokens[found.first - 1].text in word_set("function", "accompanies"):
            here = found.first - 2  # 卡尼陪同奥巴马到宾州时
            continue
        if found.last == met and found.first - 2 >= floor and tokens[found.first - 1].text in _ands():
            here = found.first - 2  # 王毅和巴罗通电话时说
            continue
        if found.governed is None or found.governed in word_set("function", "causal"):
            return _joined(analysis, cast, found, floor)
        if found.governed in word_set("cues", "according") and tokens[verb].uses & Use.CUE:
            return found  # 据知情人士透露: whom the report names speaks
        joining = word_set("function", "prepositions", "with")
        if found.governed in joining and _together(tokens, found.last, verb):
            others = _listed_behind(analysis, cast, found, floor)
            beside = others.first - 2
            opening = _bracket(tokens, beside, floor) if tokens[beside].text == "）" else None
            left = phrase_ending(analysis, cast, beside if opening is None else opening - 1, floor)
            if left is not None and left.governed is None and left.pronoun is None:
                left = _joined(analysis, cast, left, floor)
            if left is not None and left.governed is None and left.pronoun is None:
                return Subject((*left.ids, *others.ids), left.first, found.last)
        acted = any(token.uses & (Use.FRAME_END | Use.VERB) for token in tokens[found.last : verb])
        if found.governed in agents() or (found.governed in passives() and not acted):
            return found
        here = found.first - 2
    return None


def _bracket(tokens: tuple[Token, ...], closing: int, floor: int) -> int | None:
    """The opening bracket of one that closes at a token."""
    near = range(closing - 1, max(floor - 1, closing - 24), -1)
    return next((at for at in near if tokens[at].text == "（"), None)


def _together(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether an adverb says that all of them act: 甲与乙都会出席."""
    words = word_set("function", "together") | word_set("function", "jointly")
    between = tokens[first:last]
    return any(token.text in words for token in between) or all(
        token.uses & (Use.ADVERB | Use.TIME) for token in between
    )


def _listed_behind(analysis: Analysis, cast: Cast, last: Subject, floor: int) -> Subject:
    """The whole list that 与 governs, from its last member: 与美国财政部长贝森特、贸易代表格里尔."""
    tokens = analysis.tokens
    ids, first = last.ids, last.first
    while first - 2 >= floor and (tokens[first - 1].uses & Use.LIST or tokens[first - 1].text in _ands()):
        left = phrase_ending(analysis, cast, first - 2, floor)
        if left is None or left.pronoun is not None:
            break
        ids, first = (*left.ids, *ids), left.first
    return Subject(ids, first, last.last)


def _carries(cast: Cast, found: Subject, tokens: tuple[Token, ...], floor: int) -> bool:
    """An outlet or platform inside 在…, 对…, 接受… is where somebody speaks, not who."""
    if len(found.ids) != 1:
        return False
    entry = cast.drafts[found.ids[0]].entry
    media = tokens[found.last - 1].text in word_set("cues", "media")
    outlet = (entry is not None and entry.is_outlet) or media
    governs, grants = Use.OBLIQUE | Use.FRAME | Use.WITH, word_set("cues", "grants")
    through = word_set("cues", "instruments")
    return outlet and any(
        token.uses & governs or token.text in grants or token.text in through
        for token in tokens[floor : found.first]
    )


def _before_carrier(tokens: tuple[Token, ...], end: int, floor: int) -> int:
    """The token before what is no subject: before 利用 of 利用官方媒体《朝中社》, else one further left."""
    if not tokens[end].uses & Use.ORG:
        return end - 1
    near, through = range(end - 1, max(floor - 1, end - 8), -1), word_set("cues", "instruments")
    return next((at - 1 for at in near if tokens[at].text in through), end - 1)


def _before_frame(tokens: tuple[Token, ...], end: int, floor: int) -> int:
    """The token before the frame that closes at ``end``: 在…后 as a whole, else the verb in front of 后."""
    if end - 1 > floor and tokens[end - 1].uses & (Use.TIME | Use.ADVERB):
        return end - 1  # 巴尼耶本月稍早|时|说
    asked = word_set("function", "asked")
    for here in range(end - 1, max(floor - 1, end - 24), -1):
        if tokens[here].text in asked:
            return here - 1
        if tokens[here].uses & PAUSE:
            break
    for here in range(end - 1, floor - 1, -1):
        if tokens[here].uses & Use.FRAME:
            return here - 1
        if tokens[here].uses & PAUSE:
            break
    for here in range(end - 1, max(floor - 1, end - 14), -1):
        if tokens[here].uses & (Use.MEET_VERB | Use.LIGHT) or tokens[here].text in word_set(
            "function", "frame_verbs"
        ):
            return here - 1
        if tokens[here].uses & PAUSE:
            break
    return end - 1


@cache
def agents() -> frozenset[str]:
    """The words that open who acts: 由王毅主持."""
    return word_set("function", "prepositions", "agent")


@cache
def passives() -> frozenset[str]:
    """The words that make the subject the one acted upon: 被X批评."""
    return word_set("function", "prepositions", "passive")


def _joined(analysis: Analysis, cast: Cast, head: Subject, floor: int) -> Subject | None:
    """Widen a subject over its list to the left: 鲁比奥和沃尔兹, 法国、德国与英国."""
    tokens = analysis.tokens
    ids = list(head.ids)
    first = head.first
    floor = _reach(tokens, first, floor)
    first = _list_mark(tokens, first, floor)
    while (
        first - 2 >= floor
        and tokens[first - 1].uses & (Use.LIST | Use.CONJUNCTION)
        and not tokens[first - 1].uses & Use.WITH
        and tokens[first - 1].text != "并"
    ):
        mark = first - 2 if not tokens[first - 2].uses & Use.COMMA else first - 3
        opening = _bracket(tokens, mark, floor) if tokens[mark].text == "）" else None
        mark = mark if opening is None else opening - 1  # 昆德斯（Bert Koenders）和
        left = phrase_ending(analysis, cast, mark, floor) if mark >= floor else None
        if left is None or left.pronoun is not None or _apposed(tokens, left, first - 1):
            break
        if left.governed is not None:
            return None if left.governed not in agents() else Subject(tuple(ids), first, head.last)
        ids = [*left.ids, *ids]
        first = _list_mark(tokens, left.first, floor)
    return Subject(tuple(dict.fromkeys(ids)), first, head.last, head.pronoun, head.governed)


@cache
def attending() -> frozenset[str]:
    """The verbs of whoever attends an encounter or chairs it."""
    return word_set("encounters", "accompany") | word_set("encounters", "chairs")


def attends(tokens: tuple[Token, ...], first: int, at: int) -> int:
    """The first token that tells of holding, chairing or attending the encounter at ``at``; else ``at``."""
    words = attending()
    near = range(first, at)
    return next((one for one in near if tokens[one].uses & Use.LIGHT or tokens[one].text in words), at)


def topic(analysis: Analysis, cast: Cast, first: int, last: int) -> Subject | None:
    """The first ungoverned actor between two tokens: what a sentence is about."""
    tokens, passed = analysis.tokens, first
    for here in range(first, last):
        passed = max(passed, circumstance_end(tokens, here, last) or here)
        if here < passed:
            continue
        acts = here in cast.at or tokens[here].uses & Use.PRONOUN
        if acts and not _inside(tokens, here, last) and not _of_noun(tokens, here, last):
            found = phrase_ending(analysis, cast, here, first)
            if found is not None and found.governed is None:
                return found
    return None


def _inside(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    """Whether an actor only begins a longer phrase: 美国 in 美国国务卿鲁比奥."""
    following = tokens[at + 1] if at + 1 < last else None
    if following is None or following.start != tokens[at].end:
        return False
    if following.text == "籍" or following.text in word_set("titles", "apposed"):
        return True  # 公明党籍参议员, 拉共体轮值主席国哥伦比亚
    if tokens[at].uses & (Use.STATE | Use.ORG) and following.text in word_set("function", "list_ends"):
        ends = word_set("encounters", "state_nouns") | word_set("encounters", "counted_states")
        return any(token.text in ends for token in tokens[at + 2 : min(at + 6, last)])  # 沙特等四国
    if following.uses & Use.LIST and tokens[at].uses & Use.POST:
        return at + 2 < last and bool(tokens[at + 2].uses & (Use.POST | Use.DEPARTMENT | ACTOR))
    posted = following.uses & (Use.POST | Use.DEPARTMENT | Use.MODIFIER)
    return bool(posted or following.uses & ACTOR)


def _of_noun(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    return at + 1 < last and tokens[at + 1].text == "的"


def clause_subject(analysis: Analysis, cast: Cast, first: int, last: int) -> Subject | None:
    """The actor that a clause begins with, behind adverbs and frames, or None."""
    tokens = analysis.tokens
    here = first
    while here < last and here not in cast.at:
        token = tokens[here]
        framing = token.text in word_set("function", "frame_verbs")
        if framing or token.uses & (Use.FRAME | Use.OBLIQUE | Use.WITH):
            end = next((at for at in range(here + 1, last) if tokens[at].uses & Use.FRAME_END), None)
            if end is None:
                return None
            here = end
        elif not token.uses & (Use.ADVERB | Use.CONTINUING | Use.TIME | Use.COMMA):
            break
        here += 1
    counted = here < last and tokens[here].text in word_set("titles", "counted")
    # 一名|与会|的成员: the verb belongs to the phrase
    stops = PAUSE | Use.OPEN | (0 if counted else Use.MEET_VERB | Use.LIGHT)
    acting = here < last and here not in cast.at and tokens[here].tag == "v" and not counted
    for at in range(here, min(here + 24, last)):
        token = tokens[at]
        reports = token.uses & Use.CUE and at not in cast.at
        if reports or token.uses & stops:
            return None
        acts = Use.PRONOUN | Use.GROUP_HEAD | Use.BODY
        acting = acting and token.text != "的"
        if acting and at in cast.at:
            return None  # 讨论乌克兰局势，: the verb's subject stands before
        if at in cast.at or token.uses & acts or token.tag == "eng" or (at == here and _seat(token)):
            of_several = _delegates(analysis, cast, at, last, here)
            if of_several is not None:
                return of_several
            if _inside(tokens, at, last):
                continue
            side = at + 1 < last and tokens[at + 1].text in word_set("function", "party_nouns")  # 美国|方面
            found = phrase_ending(analysis, cast, at + side, here) or _owner_of_voice(
                analysis, cast, at, last
            )
            return found if found is not None and found.governed is None else None
    return None


def _seat(token: Token) -> bool:
    """Whether a token is a capital, which may act for its state."""
    return bool(token.uses & Use.PLACE) and any(id_.startswith("state:") for id_ in token.ids)


def _delegates(analysis: Analysis, cast: Cast, at: int, last: int, floor: int) -> Subject | None:
    """尼日利亚和玻利维亚的代表: the noun phrase of several states' people."""
    tokens = analysis.tokens
    end, several = at, False
    listed = Use.STATE | Use.ORG | Use.LIST
    while end + 1 < last and (tokens[end].uses & listed or tokens[end].text in _joins()):
        several = several or not tokens[end].uses & (Use.STATE | Use.ORG)
        end += 1
    if not several or tokens[end].text != "的" or not tokens[end + 1].uses & Use.GROUP_HEAD:
        return None
    return Subject((cast.group(at, end + 2),), at, end + 2, governed=governor_of(tokens, at, floor))


def _owner_of_voice(analysis: Analysis, cast: Cast, at: int, last: int) -> Subject | None:
    """乌沙科夫的说法保留得多: whose words they are."""
    tokens = analysis.tokens
    if at not in cast.at or at + 2 >= last or tokens[at + 1].text != "的":
        return None
    if tokens[at + 2].text not in word_set("cues", "manners") | word_set("cues", "voices"):
        return None
    return Subject((cast.at[at],), max(cast.phrase.get(at, at), 0), at + 3)


def clauses(analysis: Analysis, first: int, last: int) -> list[tuple[int, int]]:
    """The clauses between two tokens, without the quotations, in order."""
    found: list[tuple[int, int]] = []
    start = here = first
    while here < last:
        quotation = analysis.opening(here)
        if quotation is not None or analysis.tokens[here].uses & PAUSE:
            if start < here:
                found.append((start, here))
            start = here = quotation.last if quotation is not None else here + 1
        else:
            here += 1
    if start < last:
        found.append((start, last))
    return found


def nearest_subject(analysis: Analysis, cast: Cast, first: int, last: int, verb: int) -> Subject | None:
    """The subject of the nearest clause before token ``last`` that has one of its own, else the topic.

    ``verb`` is the reporting verb that has none.
    """
    for start, end in reversed(clauses(analysis, first, last)):
        found = clause_subject(analysis, cast, start, end)
        if found is None and start > first and analysis.closing(start) is not None:
            found = phrase_ending(analysis, cast, start - 1, first)  # “人民动员组织”发表声明，…
        if found is not None and not _thought(analysis.tokens, start):
            return _with_others(analysis, cast, found, end, verb)
    found = topic(analysis, cast, first, last)
    return found and _with_others(analysis, cast, found, last, verb)


def _with_others(analysis: Analysis, cast: Cast, found: Subject, last: int, verb: int) -> Subject:
    """埃及与卡塔尔昨晚发表联合声明，强调: both speak, where a word says that they act together.

    加尼会见了埃斯珀，并发表联合声明称: so does whom the speaker met in that clause.
    """
    words, press = word_set("function", "jointly"), word_set("function", "press_meetings")
    behind = analysis.tokens[found.last : verb + 1]
    jointly = any(one.text in words and other.text not in press for one, other in pairwise(behind))
    if found.pronoun is not None or not jointly:
        return found
    ids = topic_list(analysis, cast, found, last)
    return replace(found, ids=ids if len(ids) > 1 else (*ids, *_met(analysis, cast, found, last)))


def _met(analysis: Analysis, cast: Cast, found: Subject, last: int) -> tuple[str, ...]:
    """The person behind the encounter verb of a clause: 加尼会见了美国国防部长埃斯珀."""
    tokens = analysis.tokens
    verbs = (at for at in range(found.last, last) if tokens[at].uses & Use.MEET_VERB)
    behind = next(verbs, last)
    named = (cast.at[at] for at in range(behind, last) if cast.is_person(cast.at.get(at, "")))
    return tuple(id_ for id_ in named if id_ not in found.ids)[:1]


def _thought(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a clause is what somebody expects or believes: 特朗普相信，普京愿意停火."""
    before = tokens[first - 2] if first > 1 and tokens[first - 1].uses & Use.COMMA else None
    return before is not None and before.text in word_set("cues", "minds")


def topic_list(analysis: Analysis, cast: Cast, about: Subject, last: int) -> tuple[str, ...]:
    """The actors of a topic with those that 、 and 和 join to it: 默茨、马克龙和斯塔默访问基辅，随后…"""
    tokens = analysis.tokens
    ids, here = list(about.ids), about.last
    while here + 1 < last and tokens[here].text in _joins():
        heads = range(min(here + 12, last) - 1, here, -1)
        opens = here + 1 + bool(tokens[here + 1].uses & Use.OPEN)  # 政府与“自由亚齐运动”
        starts = (here + 1, opens)
        head = next((at for at in heads if at in cast.at and cast.phrase.get(at, at) in starts), None)
        if head is None:
            break
        ids.append(cast.at[head])
        here = head + 1
    return tuple(dict.fromkeys(ids))


def _list_mark(tokens: tuple[Token, ...], first: int, floor: int) -> int:
    """The beginning of a list's member whose title no rule could read whole.

    Back to the mark behind another person.
    """
    stops = PAUSE | Use.WITH | Use.MEET_VERB | Use.CUE | Use.TIME
    for here in range(first - 1, max(floor, first - 10), -1):
        token = tokens[here]
        if token.uses & stops or (token.uses & Use.PERSON and not _owns(tokens[here + 1])):
            return first
        if token.uses & (Use.LIST | Use.CONJUNCTION):
            return here + 1 if tokens[here - 1].uses & Use.PERSON else first
    return first


def _owns(behind: Token) -> bool:
    """Whether the person before a token only owns who is named behind: 特朗普的女婿库什纳."""
    return behind.text == "的" or behind.text in word_set("titles", "relatives")


def _reach(tokens: tuple[Token, ...], first: int, floor: int) -> int:
    """How far left a list may go: over a comma before 以及 too."""
    if first > 2 and tokens[first - 1].text in _ands() and tokens[first - 2].uses & Use.COMMA:
        here = first - 3
        while here > 0 and not tokens[here - 1].uses & PAUSE:
            here -= 1
        return here
    for here in range(first - 1, max(floor - 1, first - 12), -1):
        if tokens[here].text in _ands() and here >= 1 and tokens[here - 1].uses & Use.COMMA:
            return _reach(tokens, here + 1, floor)
    if floor > 1 and tokens[floor].text in _ands() and tokens[floor - 1].uses & Use.COMMA:
        return _reach(tokens, floor + 1, floor)
    return floor


def _apposed(tokens: tuple[Token, ...], left: Subject, mark: int) -> bool:
    """Whether what stands before a list mark is another title of the same person.

    国务院副总理、中方牵头人何立峰.
    """
    bare = left.ids[0].startswith("group:") or not tokens[left.last - 1].uses & ACTOR
    return bare and bool(tokens[mark].uses & Use.LIST)
