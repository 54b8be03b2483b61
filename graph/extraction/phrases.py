"""The last token of a noun phrase → whom the phrase names, and what governs it.

美国国务卿鲁比奥          鲁比奥, from 美国 on
一名不愿透露姓名的官员    a group, from 一名 on
莫斯科说                  the capital stands for its state
对拉夫罗夫                governed by 对
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.analysis.folding import fold_name
from graph.analysis.vocabulary import ACTOR, ENCOUNTER, FUNCTION, PAUSE, Use, word_set
from graph.model import ActorKind

if TYPE_CHECKING:
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast

# What a relative clause may hold and a noun phrase may not.
_BREAKS_OFF = Use.OBLIQUE | Use.WITH | Use.FRAME | Use.CUE | Use.TIME | Use.FRAME_END
_OPENS_VISIT = ENCOUNTER | Use.ADVERB | Use.FRAME | Use.LIGHT | Use.TIME | Use.VERB
# 正在北京进行正式访问的 holds no more tokens.
_LONGEST_VISIT = 10

# How many tokens 18日在一份声明中 and the verb behind it are.
_SPOKEN_IN = 10
# How many tokens stand between 与 and 电话 where that is a verb.
_CALLED = 20
# How many tokens a name in letters and its brackets are.
_LETTERS = 12
# How many tokens before a name in letters 在 stands, where the name is a platform.
_PLATFORM = 4
# In how many tokens before 该组织 the body it points to is looked for.
_FAR_BACK = 120

# What the name of an unknown body does not hold.
_NO_NAME = PAUSE | Use.OPEN | Use.CLOSE | Use.BRACKET | Use.TIME | Use.CUE | Use.CONTINUING | Use.PRONOUN
_NO_NAME |= Use.OBLIQUE | Use.WITH | Use.FRAME | Use.FRAME_END | Use.MEET_VERB | Use.LIST | Use.ADVERB

# What the last word of a phrase without a name may be.
_HEADS = Use.CLOSE | Use.PRONOUN | Use.PLACE | Use.GROUP_HEAD | Use.POST | Use.DEPARTMENT | Use.BODY


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts.

    Attributes:
        ids: the actors, the first named first; empty for 双方 and other words that need the discourse.
        first, last: the tokens of the whole phrase, ``last`` exclusive.
        pronoun: the word that stands for somebody told of before (他, 双方), or None.
        governed: the preposition in front of it, or None.
    """

    ids: tuple[str, ...]
    first: int
    last: int
    pronoun: str | None = None
    governed: str | None = None


def phrase_ending(analysis: Analysis, cast: Cast, last: int, floor: int) -> Subject | None:
    """The noun phrase whose last token is ``last``, or None."""
    tokens = analysis.tokens
    token = tokens[last]
    if last in cast.at:
        if _modifier(tokens, last):
            return None
        first = max(cast.phrase.get(last, last), floor)
        governed = governor_of(tokens, first, floor) or _reached(tokens, first, last, floor)
        return Subject((cast.at[last],), first, last + 1, governed=governed)
    of_party = last > floor and token.text in word_set("function", "party_nouns")
    if of_party and tokens[last - 1].uses & Use.CLOSE:
        return _quoted(analysis, cast, last - 1, floor)
    if of_party and (owner := _party(analysis, cast, last - 1)):
        cast.imply(owner[0])
        first = max(cast.phrase.get(last - 1, last - 1), floor)
        return Subject(owner, first, last + 1, governed=governor_of(tokens, first, floor))
    if last > floor and (told := _body_told_of(analysis, cast, last)):
        return Subject((told,), last - 1, last + 1, governed=governor_of(tokens, last - 1, floor))
    listed = _several_states(tokens, last, floor)
    if listed is not None:
        governed = governor_of(tokens, listed, floor)
        return Subject((cast.group(listed, last + 1),), listed, last + 1, governed=governed)
    if not (token.uses & _HEADS or _names_itself(token) or _some(tokens, last, floor)):
        return None
    if token.uses & Use.CLOSE:
        return _quoted(analysis, cast, last, floor)
    if token.uses & Use.PRONOUN:
        states = _summed_up(analysis, cast, last, floor)
        if states is not None:
            return states
        if only_begins(tokens, last):
            return None
        return Subject((), last, last + 1, pronoun=token.text, governed=governor_of(tokens, last, floor))
    if token.uses & Use.PLACE and any(id_.startswith("state:") for id_ in token.ids):
        return _capital(analysis, cast, last, floor)
    if (token.uses & Use.GROUP_HEAD and not token.uses & Use.CUE) or _some(tokens, last, floor):
        return _group(analysis, cast, last, floor)
    if token.uses & Use.POST and not token.uses & Use.CUE and _sent(tokens, last, floor):
        return _group(analysis, cast, last, floor)
    if token.text in word_set("cues", "voices"):
        return _voice(analysis, cast, last, floor)
    office = token.uses & Use.DEPARTMENT and token.text.endswith(_offices())
    if token.uses & Use.BODY or office or token.text.endswith(_companies()) or token.tag == "eng":
        return _body(analysis, cast, last, floor)
    return None


def _some(tokens: tuple[Token, ...], last: int, floor: int) -> bool:
    """一些人, 不少人: persons of whom only is told that there are some."""
    return last > floor and tokens[last].text == "人" and bool(tokens[last - 1].uses & Use.DETERMINER)


def _summed_up(analysis: Analysis, cast: Cast, last: int, floor: int) -> Subject | None:
    """美法英德四国: the states right before the word that only counts them."""
    tokens = analysis.tokens
    if tokens[last].text not in _counts_states():
        return None
    first = last
    while first > floor and tokens[first - 1].uses & (Use.STATE | Use.LIST | Use.CONJUNCTION):
        if not _close(tokens, first):
            break
        first -= 1
    ids = tuple(cast.at[at] for at in range(first, last) if at in cast.at)
    if len(ids) < 2 or not tokens[first].uses & Use.STATE:
        return None
    return Subject(ids, first, last + 1, governed=governor_of(tokens, first, floor))


def _several_states(tokens: tuple[Token, ...], last: int, floor: int) -> int | None:
    """The first token of several states of which some are named: 沙特等四国, 法、德等国, 沙特为首的11国."""
    if tokens[last].text not in _state_nouns():
        return None
    here = last
    counts = word_set("encounters", "count_words") | word_set("encounters", "regions")
    while here > floor and (tokens[here - 1].uses & Use.NUMBER or tokens[here - 1].text in counts):
        here -= 1
    here -= 1
    if here > floor + 1 and tokens[here].text == "的" and tokens[here - 1].text == "为首":
        here -= 1
    elif here <= floor or tokens[here].text != "等":
        return None
    party = Use.STATE | Use.ORG
    first = here
    while first > floor and tokens[first - 1].uses & (party | Use.LIST | Use.CONJUNCTION):
        first -= 1
    return first if first < here and tokens[first].uses & party else None


@cache
def _counts_states() -> frozenset[str]:
    counted = word_set("encounters", "counted_states")
    return counted | word_set("function", "pronouns", "many") | word_set("function", "pronouns", "sides")


@cache
def _state_nouns() -> frozenset[str]:
    return word_set("encounters", "state_nouns") | word_set("encounters", "counted_states")


def _names_itself(token: Token) -> bool:
    """Whether a word names an issuer, a company or a foreign body by its form alone."""
    return token.tag == "eng" or token.text in word_set("cues", "voices") or token.text.endswith(_companies())


def only_begins(tokens: tuple[Token, ...], at: int) -> bool:
    """各国使节: whether a word for everybody only begins a noun."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or tokens[at].text not in word_set("function", "everybody"):
        return False
    return following.tag[:1] == "n" and following.start == tokens[at].end


def _quoted(analysis: Analysis, cast: Cast, last: int, floor: int) -> Subject | None:
    """“人民动员组织”: the body whose name stands in the quotation that ends at token ``last``."""
    tokens = analysis.tokens
    quotation = analysis.closing(last + 1)
    if quotation is None or quotation.first < floor or last - quotation.first < 2:
        return None
    if not tokens[last - 1].text.endswith(tuple(word_set("cues", "quoted_bodies"))):
        return None
    first = max(cast.phrase.get(last - 1, quotation.first), quotation.first)
    known = cast.at.get(last - 1) if first <= quotation.first + 1 else None
    id_ = known or cast.body(quotation.first + 1, last)
    return Subject((id_,), quotation.first, last + 1, governed=governor_of(tokens, quotation.first, floor))


def _reached(tokens: tuple[Token, ...], first: int, last: int, floor: int) -> str | None:
    """The verb of motion that a state alone is the end of: 前往文莱出席峰会."""
    if not first == last > floor or not tokens[last].uses & Use.STATE:
        return None
    verb = tokens[last - 1].text
    return verb if verb in word_set("encounters", "goes") else None


def _sent(tokens: tuple[Token, ...], last: int, floor: int) -> bool:
    """Whether a post that nobody bears in the article acts for a party: 埃及财政部长表示."""
    owner = last - 1
    while owner > floor and tokens[owner].uses & (Use.DEPARTMENT | Use.MODIFIER):
        owner -= 1
    party = owner >= floor and tokens[owner].uses & (Use.STATE | Use.ORG)
    return bool(party) and _acts(tokens, last)


def _voice(analysis: Analysis, cast: Cast, last: int, floor: int) -> Subject | None:
    """白宫声明, 克里姆林宫的声明: who issued it speaks; 声明 alone stands for who spoke last."""
    tokens = analysis.tokens
    if not _acts(tokens, last):
        return None
    owner = last - 2 if tokens[last - 1].text in {"的", "》"} else last - 1
    if owner >= floor and (owner in cast.at or tokens[owner].uses & (Use.BODY | Use.PLACE)):
        first = max(cast.phrase.get(owner, owner), floor)
        ids = (cast.at[owner],) if owner in cast.at else _issuer(analysis, cast, owner)
        if ids:
            return Subject(ids, first, last + 1, governed=governor_of(tokens, first, floor))
    alone = last == floor or tokens[last - 1].uses & (PAUSE | Use.DETERMINER | Use.CONTINUING)
    alone = alone or tokens[last - 1].tag == "mq"  # 这份|报告
    return Subject((), last, last + 1, pronoun=tokens[last].text) if alone else None


def _party(analysis: Analysis, cast: Cast, at: int) -> tuple[str, ...]:
    """The party before 方面: one that the article names, or the state of a capital."""
    uses = analysis.tokens[at].uses
    if at in cast.at:
        return (cast.at[at],) if uses & (Use.STATE | Use.ORG) else ()
    return _issuer(analysis, cast, at) if uses & Use.PLACE else ()


def _issuer(analysis: Analysis, cast: Cast, at: int) -> tuple[str, ...]:
    """The body without a state, or the state of a capital, that issues a statement."""
    token = analysis.tokens[at]
    if token.uses & Use.BODY:
        return (cast.body(at, at + 1),)
    return tuple(id_ for id_ in token.ids if id_.startswith("state:"))[:1]


def _acts(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether a verb, or what may stand before one, follows token ``last``."""
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    uses = Use.CUE | Use.ADVERB | Use.NEGATION | Use.TIME | Use.OBLIQUE | Use.FRAME
    return following is not None and bool(following.uses & uses)


def _body(analysis: Analysis, cast: Cast, last: int, floor: int) -> Subject | None:
    """An office without its state (参议院), a company or a foreign word for one: SpaceX, 恒芯科技."""
    tokens = analysis.tokens
    first = last
    if tokens[last].uses & Use.DEPARTMENT:
        if last + 1 < len(tokens) and tokens[last + 1].uses & (Use.POST | Use.DEPARTMENT | Use.GROUP_HEAD):
            return None
        owner = Use.STATE | Use.POST | Use.ORG | Use.DEPARTMENT | Use.MODIFIER | Use.PERSON
        posted = first - 2 > floor and tokens[first - 2].text in word_set("titles", "postings")
        if posted and tokens[first - 1].text in word_set("titles", "posted_here"):
            first -= 2  # 挪威驻此间|大使馆
        while first > floor and tokens[first - 1].uses & owner and _close(tokens, first):
            first -= 1
        if first == last and first - 2 >= floor and tokens[first - 1].text == "的" and first - 2 in cast.at:
            first = cast.phrase.get(first - 2, first - 2)  # 特雷莎·梅的办公室
    elif tokens[last].tag == "eng" and (not _acts(tokens, last) or _is_where(tokens, last, floor)):
        return None
    elif tokens[last].tag != "eng":
        if not _acts(tokens, last):
            return None
        while first > floor and last - first < 8 and not tokens[first - 1].uses & _NO_NAME:
            if (
                tokens[first - 1].text in word_set("function", "enclitics")
                or tokens[first - 1].end != tokens[first].start
            ):
                break
            first -= 1
        if first == last:
            return None
    return Subject((cast.body(first, last + 1),), first, last + 1, governed=governor_of(tokens, first, floor))


def _is_where(tokens: tuple[Token, ...], last: int, floor: int) -> bool:
    """在社交媒体X写道: a name in letters behind 在 is where somebody writes."""
    near = tokens[max(floor, last - _PLATFORM) : last]
    return any(token.uses & Use.FRAME for token in near) and not any(token.uses & PAUSE for token in near)


def body_before_letters(analysis: Analysis, cast: Cast, last: int, floor: int) -> Subject | None:
    """捍卫自由律师团（LFL）: the unknown body whose name ends at token ``last`` before its Latin letters."""
    tokens = analysis.tokens
    if last in cast.at or not tokens[last].text.endswith(_lettered()):
        return None
    first = last
    while (
        first > floor and last - first < 6 and _close(tokens, first) and not tokens[first - 1].uses & _NO_NAME
    ):
        first -= 1
    governed = governor_of(tokens, first, floor)
    if first == last or governed is not None:
        return None
    return Subject((cast.body(first, last + 1),), first, last + 1)


@cache
def _lettered() -> tuple[str, ...]:
    words = (
        word_set("cues", "lettered_bodies")
        | word_set("cues", "quoted_bodies")
        | word_set("cues", "companies")
    )
    return tuple(sorted(words))


@cache
def _offices() -> tuple[str, ...]:
    return tuple(word_set("cues", "offices"))


@cache
def _companies() -> tuple[str, ...]:
    return tuple(sorted(word_set("cues", "companies")))


def _modifier(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an actor only modifies the noun behind it: 泰柬停火, 普京的提议."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.start != tokens[at].end:
        return False
    if following.text == "的" or (tokens[at].uses & Use.POST and following.uses & Use.DEPARTMENT):
        return True
    if not tokens[at].uses & Use.STATE or following.uses & (Use.CUE | Use.ADVERB | ACTOR | Use.POST):
        return False
    if following.text in word_set("function", "inner") and at + 2 < len(tokens):
        following = tokens[at + 2]
    if following.text in word_set("cues", "messages"):
        return False
    nouns = Use.NOUN | Use.MEET_NOUN | Use.DEPARTMENT
    return bool(following.uses & nouns) or following.text in word_set("encounters", "matters")


def _capital(analysis: Analysis, cast: Cast, last: int, floor: int) -> Subject | None:
    """A capital that acts (莫斯科说) is its state; after 在 it is a place."""
    tokens = analysis.tokens
    governed = governor_of(tokens, last, floor)
    placed = any(token.uses & Use.FRAME for token in tokens[max(floor, last - 4) : last])
    if placed or governed is not None or not _speaks_behind(tokens, last + 1):
        return None
    id_ = next(id_ for id_ in tokens[last].ids if id_.startswith("state:"))
    cast.imply(id_)
    return Subject((id_,), last, last + 1)


def _speaks_behind(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a verb or its adverb follows, behind 在一份声明中 with its day too."""
    behind, acts = tokens[at : at + _SPOKEN_IN], Use.CUE | Use.ADVERB | Use.NEGATION
    voices = word_set("cues", "voices")
    voiced = next((here for here, token in enumerate(behind) if token.text in voices), None)
    if voiced is None or any(token.uses & (PAUSE | acts) for token in behind[:voiced]):
        return bool(behind) and bool(behind[0].uses & acts)
    ends = behind[voiced + 1 : voiced + 3]
    return len(ends) > 1 and bool(ends[0].uses & Use.FRAME_END and ends[1].uses & (acts | Use.OBLIQUE))


def _group(analysis: Analysis, cast: Cast, last: int, floor: int) -> Subject:
    """一名不愿透露姓名的美国官员: from its head to the left as far as the phrase goes."""
    tokens = analysis.tokens
    first = last
    while first > floor and last - first < 16:
        person = _before_letters(tokens, first, floor)
        if person is None and not _modifies(tokens, first - 1, first):
            break
        first = first - 1 if person is None else person
    links = word_set("function", "coordinators") | {"、", "的"}
    while first < last and (tokens[first].text in links or tokens[first].tag == "uj"):
        first += 1
    if first - 2 >= floor and tokens[first - 1].text == "的" and tokens[first - 2].uses & Use.PRONOUN:
        first -= 2  # 她的支持者
    first = _determined(tokens, first, last, floor)
    told = _told_of(analysis, cast, first, last)
    end = last + 1 + (tokens[last + 1 : last + 2] != () and tokens[last + 1].text == "们")
    return Subject((told or cast.group(first, end),), first, end, governed=governor_of(tokens, first, floor))


def _before_letters(tokens: tuple[Token, ...], first: int, floor: int) -> int | None:
    """The person whose name in letters ends right before a token: 潘基文（Ban Ki-moon）发言人."""
    if tokens[first - 1].text != "）":
        return None
    for at in range(first - 2, max(floor, first - _LETTERS), -1):
        if tokens[at].text == "（":
            lettered = tokens[at + 1].tag == "eng" and tokens[at - 1].uses & Use.PERSON
            return at - 1 if lettered else None
    return None


def _determined(tokens: tuple[Token, ...], first: int, last: int, floor: int) -> int:
    """Further left to 一名 and the like, over a clause that ends in 的: 一名接近谈判的外交官."""
    counts = word_set("titles", "counted")
    clause = any(token.text == "的" for token in tokens[first:last])
    for here in range(first - 1, max(floor - 1, first - 20), -1):
        token = tokens[here]
        if token.text in counts or _counts(tokens, here):
            while here > floor and _close(tokens, here) and _belongs(tokens, here - 1, here):
                here -= 1
            return here
        clause = clause or token.text == "的"
        if token.uses & (PAUSE | Use.OPEN | Use.CLOSE | Use.BRACKET | Use.PRONOUN):
            return first
        if not clause and token.uses & _BREAKS_OFF and not token.uses & Use.MODIFIER:
            return first
    return first


def _belongs(tokens: tuple[Token, ...], at: int, first: int) -> bool:
    """Whether a token names whose 一名官员 it is: 贝莱德一名发言人, 该组织另一名官员."""
    token = tokens[at]
    if _modifies(tokens, at, first) or token.uses & (Use.ORG | Use.STATE | Use.PERSON):
        return True
    return token.tag[:2] in {"nr", "nz", "nt", "n", "j"} and not token.uses & FUNCTION


def _counts(tokens: tuple[Token, ...], at: int) -> bool:
    """4名, 12位: a figure and the word for persons, in one token or two."""
    text = tokens[at].text
    figure = text[:-1] if len(text) > 1 else tokens[at - 1].text
    return text[-1] in word_set("function", "person_classifiers") and figure.isdigit()


def _told_of(analysis: Analysis, cast: Cast, first: int, last: int) -> str | None:
    """该发言人 is the speaker of that kind told of before, named or not."""
    tokens = analysis.tokens
    if (leader := _leader_told_of(tokens, cast, first, last)) is not None:
        return leader
    alone = first == last and tokens[last].text in word_set("titles", "of_an_office")
    if not alone and (tokens[first].text not in word_set("titles", "pointing") or first == last):
        return None
    head = tokens[last].text
    earlier = [
        draft
        for draft in cast.drafts.values()
        if draft.first < first
        and (head in draft.posts or any(fold_name(form).endswith(head) for form in draft.forms))
    ]
    return max(earlier, key=lambda draft: (draft.first, draft.id)).id if earlier else None


def _leader_told_of(tokens: tuple[Token, ...], cast: Cast, first: int, last: int) -> str | None:
    """这位印度领导人: the head of that state whom the article has named, where it is one."""
    if first == last or tokens[first].text not in word_set("titles", "pointing"):
        return None
    leads = word_set("encounters", "leaders") | word_set("titles", "heads_of_state")
    states = [cast.at[at] for at in range(first, last) if at in cast.at and tokens[at].uses & Use.STATE]
    if len(states) != 1 or tokens[last].text not in leads:
        return None
    heads = cast.holders(states[0], word_set("titles", "heads_of_state"))
    named = [draft.id for draft in heads if draft.first < first]
    return named[0] if len(named) == 1 else None


def _body_told_of(analysis: Analysis, cast: Cast, last: int) -> str | None:
    """该组织, 该集团: the body told of last whose name ends so, else the body named last."""
    tokens = analysis.tokens
    if tokens[last].text not in word_set("cues", "bodies") or not _acts(tokens, last):
        return None
    if tokens[last - 1].text not in word_set("titles", "pointing"):
        return None
    told = [
        draft for draft in cast.drafts.values() if draft.kind is ActorKind.ORGANIZATION and draft.first < last
    ]
    alike = [
        draft for draft in told if any(fold_name(form).endswith(tokens[last].text) for form in draft.forms)
    ]
    if alike or tokens[last].text not in word_set("cues", "any_bodies"):
        return max(alike, key=lambda draft: (draft.first, draft.id)).id if alike else None
    near = range(last - 2, max(-1, last - _FAR_BACK), -1)
    named = (cast.drafts[id_] for at in near if (id_ := cast.at.get(at, "")))
    return next((draft.id for draft in named if draft.kind is ActorKind.ORGANIZATION), None)


def _modifies(tokens: tuple[Token, ...], at: int, first: int) -> bool:
    token = tokens[at]
    if token.text in _anonymity():
        return True
    if token.uses & (PAUSE | Use.CLOSE | Use.OPEN | Use.BRACKET | Use.TIME | Use.CONTINUING) or token.uses & (
        Use.WITH | Use.OBLIQUE
    ):
        return False
    if token.text in word_set("cues", "according") or token.text in word_set("cues", "reports"):
        return False
    if token.uses & Use.DETERMINER:
        return True
    if token.text == "的" or token.tag in {
        "uj",
        "m",
        "q",
        "b",
        "a",
        "j",
        "l",
        "nt",
        "nz",
        "vn",
        "f",
        "s",
        "i",
    }:
        return not token.uses & (Use.CUE | Use.FRAME_END)
    office = Use.STATE | Use.ORG | Use.NOUN | Use.DEPARTMENT | Use.MODIFIER | Use.POST | Use.PLACE
    modifiers = word_set("titles", "group_modifiers")
    if token.text in modifiers:
        return True
    if token.uses & Use.PERSON:
        named = tokens[first].text == "的" or tokens[first].text in modifiers
        return named or bool(tokens[first].uses & (Use.DEPARTMENT | Use.GROUP_HEAD | Use.NOUN))
    if token.uses & Use.GROUP_HEAD and tokens[first].uses & Use.GROUP_HEAD:
        return _close(tokens, first)  # 受害者|家属
    return bool(token.uses & office) and not token.uses & (Use.CUE | Use.MEET_VERB)


@cache
def _anonymity() -> frozenset[str]:
    return word_set("titles", "anonymity")


@cache
def _lists() -> frozenset[str]:
    return word_set("function", "coordinators", "plain") | {"、"}


def _joins_left(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a token belongs to the first members of a list: 对韩|朝, 向美国总统特朗普和|普京."""
    token = tokens[at]
    if token.tag == "short" or token.text in _lists():
        return True
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    member = token.uses & (ACTOR | Use.POST | Use.DEPARTMENT | Use.MODIFIER)
    parts = ACTOR | Use.POST | Use.DEPARTMENT
    listed = following in _lists() or bool(tokens[at + 1].uses & parts)
    if token.uses & (Use.NOUN | Use.GROUP_HEAD) and following in _lists():
        return at > 0 and bool(tokens[at - 1].uses & Use.OBLIQUE)  # 向伤者和|家属
    return bool(member) and not token.uses & Use.OBLIQUE and listed


def governor_of(tokens: tuple[Token, ...], first: int, floor: int) -> str | None:
    """The preposition right in front of a phrase, through the first members of its list: 对A和B.

    What describes the phrase as a visitor is stepped over: 对来访的甲.
    """
    here = _before_visit(tokens, first - 1, floor)
    if here > floor and tokens[here].text in word_set("function", "possessives"):
        here -= 1  # 在其官方脸书发文
    while here >= floor and (tokens[here].uses & Use.DETERMINER or _joins_left(tokens, here)):
        here -= 1
    if here < floor:
        return None
    token = tokens[here]
    governs = Use.OBLIQUE | Use.WITH | Use.FRAME
    if token.uses & governs and not (token.uses & Use.CONJUNCTION and token.text == "并"):
        return token.text
    return None


def circumstance_end(tokens: tuple[Token, ...], here: int, at: int) -> int | None:
    """在得到美国保证之后，甲将与乙会谈: the end of a frame in which somebody only does something, or None."""
    if tokens[here].text not in word_set("encounters", "clause_opens") or not tokens[here].uses & Use.FRAME:
        return None
    verbs = False
    for end in range(here + 1, at):
        if tokens[end].uses & (PAUSE | ENCOUNTER | Use.LIGHT):
            return None
        closes = tokens[end].uses & Use.FRAME_END and len(tokens[end].text) > 1
        if closes and end + 1 < at and tokens[end + 1].uses & Use.COMMA:
            return end + 1 if verbs else None
        verbs = verbs or tokens[end].tag == "v"
    return None


def on_phone(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether 电话 opens what is said to somebody on it: 在电话中与普京讨论, 在电话里告诉他."""
    inside = word_set("encounters", "on_phone")
    if tokens[at].text != "电话" or at + 2 >= len(tokens) or tokens[at + 1].text not in inside:
        return False
    return bool(tokens[at + 2].uses & Use.WITH) or tokens[at + 2].text in word_set("encounters", "spoken_to")


def called(tokens: tuple[Token, ...], at: int) -> bool:
    """与马克龙电话，商讨…: the noun alone tells that somebody called whom 与 names."""
    ends = at + 1 == len(tokens) or tokens[at + 1].uses & PAUSE
    if tokens[at].text not in word_set("encounters", "calls_alone") or not ends or not at:
        return False
    before = reversed(tokens[max(0, at - _CALLED) : at])
    near = takewhile(lambda token: not token.uses & PAUSE or token.uses & Use.LIST, before)
    named = tokens[at - 1].uses & (Use.PERSON | Use.STATE | Use.POST | Use.GROUP_HEAD)
    return bool(named) and any(token.uses & Use.WITH for token in near)


def _before_visit(tokens: tuple[Token, ...], at: int, floor: int) -> int:
    """The 对 or 与 before the clause that ends in the 的 at ``at`` and tells of a visit, else ``at``.

    与他一道主持会谈的甲 is governed by nothing.
    """
    if at < floor or tokens[at].text != "的":
        return at
    met = False
    for here in range(at - 1, max(floor, at - _LONGEST_VISIT) - 1, -1):
        token = tokens[here]
        if token.uses & (Use.OBLIQUE | Use.WITH):
            opens = tokens[here + 1]
            comes = opens.uses & _OPENS_VISIT or opens.text in word_set("encounters", "comes_to")
            return here if met and comes else at
        if token.uses & (PAUSE | Use.CUE | Use.PERSON):
            return at
        met = met or bool(token.uses & ENCOUNTER)
    return at


def visit_end(tokens: tuple[Token, ...], at: int, limit: int) -> int:
    """The token behind the 的 of a clause at ``at`` that describes a visitor: 告诉|来访的|甲; else ``at``."""
    met = False
    for here in range(at, min(at + _LONGEST_VISIT, limit)):
        token = tokens[here]
        if token.text == "的":
            return here + 1 if met else at
        if token.uses & (PAUSE | Use.CUE | Use.PERSON):
            return at
        met = met or bool(token.uses & ENCOUNTER)
    return at


def _close(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether nothing stands between a token and the one before it."""
    return tokens[at - 1].end == tokens[at].start
