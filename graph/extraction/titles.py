"""Tokens before and after a name → the post it gives the person and the party the person stands for.

美国国务卿鲁比奥 → 国务卿 of state:US        俄直接投资基金首席执行官德米特里耶夫 → … of state:RU
乌克兰问题特使凯洛格 → no party (a field, not a sender)   中国驻美国大使谢锋 → … of state:CN
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.gazetteer import SIDE_KINDS, gazetteer
from graph.analysis.vocabulary import FUNCTION, PAUSE, Use, vocabulary, word_set
from graph.model import ActorKind

if TYPE_CHECKING:
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token

_PARTS = Use.POST | Use.DEPARTMENT | Use.MODIFIER | Use.STATE | Use.ORG | Use.PLACE | Use.NOUN | Use.BODY
_LONGEST = 14
_NOUN_LIKE = frozenset({"b", "vn", "j", "l", "nt", "nz", "i", "an"})
# Parts of speech by jieba that no title holds: particles, adverbs, prepositions, conjunctions, pronouns.
_NO_NOUN = frozenset({"uj", "ul", "uz", "ud", "d", "p", "c", "r", "y", "w"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title as tokens ``first`` to ``last`` (exclusive).

    Attributes:
        post: the canonical form of its head.
        head: the number of the head's token.
        of: the party the bearer stands for, or None.
        text_first: the first token of the title itself, behind the party's name.
    """

    first: int
    last: int
    head: int
    post: str
    of: str | None
    text_first: int


def before(analysis: Analysis, at: int) -> Title | None:
    """The title that ends right before token ``at``, without a form of address: 首相|拿督斯里安华.

    It may stand in marks: 台湾“外交部长”|吴钊燮.
    """
    tokens = analysis.tokens
    if at > 2 and tokens[at - 1].uses & Use.CLOSE and tokens[at - 1].end == tokens[at].start:
        return _marked(analysis, at - 1) if tokens[at - 2].uses & Use.POST else None
    honorifics = word_set("titles", "honorifics")
    if not at or not (tokens[at - 1].uses & Use.POST or tokens[at - 1].text in honorifics):
        return None
    while at > 1 and tokens[at - 1].text in honorifics and tokens[at - 2].uses & Use.POST:
        at -= 1
    if at == 0 or not tokens[at - 1].uses & Use.POST or tokens[at - 1].end != tokens[at].start:
        return None
    return ending(analysis, at)


def _marked(analysis: Analysis, last: int) -> Title | None:
    """The title in marks whose head is token ``last - 1``, with its sender before the marks."""
    tokens, title = analysis.tokens, ending(analysis, last)
    opening = title.first - 1
    if opening < 0 or not tokens[opening].uses & Use.OPEN:
        return None
    first = opening
    if first and tokens[first - 1].end == tokens[first].start and _part(tokens, first - 1, title.first):
        first = _whole(tokens, first - 1)
    of, _ = _party(tokens, first, last)
    return replace(title, first=first, of=of)


def ending(analysis: Analysis, last: int) -> Title:
    """The title whose head is token ``last - 1``, with all that belongs to it on the left."""
    tokens = analysis.tokens
    first = last - 1
    while (
        first > 0
        and last - first < _LONGEST
        and tokens[first - 1].end == tokens[first].start
        and _part(tokens, first - 1, first)
    ):
        first -= 1
    first = _in_charge(tokens, _over_fields(tokens, _through(tokens, first)), last)
    first = _sent_to(tokens, first, last)
    if first > 2 and tokens[first - 1].uses & Use.CLOSE and tokens[first - 3].uses & Use.OPEN:
        first -= 3 if tokens[first - 2].uses & Use.ORG else 0  # “M23运动”|常务秘书
    links = word_set("titles", "links") - word_set("titles", "links_attributive")
    while first < last - 1 and tokens[first].text in links:
        first += 1
    if first and tokens[first - 1].text in word_set("titles", "postings"):
        first -= 1  # who sends is not said: 驻|东盟大使
    of, text_first = _party(tokens, first, last)
    post = canonical(tokens[last - 1].text)
    if last - 2 >= first and tokens[last - 2].text in word_set("titles", "committees"):
        post = tokens[last - 2].text + tokens[last - 1].text  # 外交委员会主席 heads no state
    return Title(first, last, last - 1, post, of, text_first)


def _through(tokens: tuple[Token, ...], first: int) -> int:
    """Over words that no list knows to the office or state that the title begins with: 外交部亚洲司 司长.

    A verb right behind a state, or before a name of one, belongs to no title: 俄罗斯攻击 基辅市长.
    """
    owner, named = Use.DEPARTMENT | Use.STATE | Use.ORG, Use.STATE | Use.PLACE | Use.ORG
    blocks = FUNCTION | Use.PERSON | Use.BRACKET
    here, placed = first, bool(tokens[first].uses & named)
    while here > 0 and first - here < 6 and tokens[here - 1].end == tokens[here].start:
        token = tokens[here - 1]
        if token.uses & owner and not (token.uses & Use.ORG and is_outlet(token.ids[0])):
            acts = tokens[here].tag == "v" and tokens[here].text not in word_set("titles", "links")
            return first if acts and here < first else _whole(tokens, here - 1)
        governs = token.text in word_set("function", "prepositions")
        if token.uses & blocks or governs or token.tag in _NO_NOUN or (token.tag == "v" and placed):
            return first
        if placed and token.text == "的":
            return first  # 访问中国的|韩国外长
        placed = placed or bool(token.uses & named)
        here -= 1
    return first


def _over_fields(tokens: tuple[Token, ...], first: int) -> int:
    """Over the fields of one office to its state: 沙特能源、工业和|矿产大臣; not 俄、美和|乌外长."""
    here, joined = first, False
    while here > 0 and first - here < 10 and tokens[here - 1].end == tokens[here].start:
        token, joint = tokens[here - 1], _joins_fields(tokens[here - 1])
        if token.uses & Use.STATE:
            return here - 1 if joined and not _joins_fields(tokens[here]) else first
        if not (joint or _field(token)) or (joint and here < first and _joins_fields(tokens[here])):
            return first
        joined = joined or joint
        here -= 1
    return first


def _in_charge(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Over the field that a post is in charge of: 美国财政部主管国际市场的|助理部长.

    A field like 安全事务 may have been taken for the beginning of the title.
    """
    field = any(token.text == "的" for token in tokens[max(first - 1, 0) : last])
    if first < 2 or not field:
        return first
    for here in range(first - 1, max(first - 8, 0), -1):
        if tokens[here].text in word_set("titles", "in_charge"):
            owner = tokens[here - 1].uses & (Use.DEPARTMENT | Use.STATE | Use.ORG)
            return _whole(tokens, here - 1) if owner else first
        if tokens[here].uses & (PAUSE | Use.PERSON | Use.CUE):
            break
    return first


def _sent_to(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Over the state to which an envoy is sent: 美国对伊朗|特使; not in 美国对伊朗|外长施压."""
    toward = first > 1 and tokens[first - 1].text == "对" and bool(tokens[first].uses & Use.STATE)
    if not toward or tokens[last - 1].text not in word_set("titles", "sent_to"):
        return first
    return _whole(tokens, first - 2) if tokens[first - 2].uses & (Use.STATE | Use.ORG) else first


def _joins_fields(token: Token) -> bool:
    return bool(token.uses & Use.LIST) or token.text in word_set("function", "coordinators")


def _field(token: Token) -> bool:
    """A noun, a verb as one (投资, 创新), or what only stands before one (外交)."""
    named = Use.PERSON | Use.POST | Use.ORG | Use.BRACKET | Use.CUE | Use.MEET_VERB
    return not token.uses & named and (
        bool(token.uses & Use.NOUN) or _noun_like(token) or (token.tag == "v" and len(token.text) > 1)
    )


def _noun_like(token: Token) -> bool:
    """Whether a word names a field without being a noun: 投资, 安全, 外交."""
    ordinal = token.tag == "m" and token.text[0] == "第"  # 第二|副议长
    return token.tag in _NOUN_LIKE or token.text in word_set("titles", "field_modifiers") or ordinal


def _whole(tokens: tuple[Token, ...], first: int) -> int:
    """Further left over the parts of an office: 韩国外交部 before 半岛和平交涉本部长."""
    while first > 0 and tokens[first - 1].end == tokens[first].start and _part(tokens, first - 1, first):
        first -= 1
    return first


def _part(tokens: tuple[Token, ...], at: int, first: int) -> bool:
    token = tokens[at]
    if token.uses & (Use.PERSON | Use.NEGATIVE | Use.MEET_VERB | Use.CUE):
        return False
    if token.uses & Use.ORG and any(is_outlet(id_) for id_ in token.ids):
        return False
    if token.text in word_set("titles", "links"):
        office = Use.DEPARTMENT | Use.POST | Use.NOUN | Use.STATE
        links = (
            token.text in word_set("titles", "links_concurrent") | word_set("titles", "postings")
            or bool(tokens[first].uses & office)
            or _noun_like(tokens[first])
        )
        if not links or at == 0 or _is_list(tokens, at, first):
            return False
        posted = token.text in word_set("titles", "postings")
        former = posted and tokens[at - 1].text in word_set("titles", "former")
        return former or _noun_like(tokens[at - 1]) or bool(tokens[at - 1].uses & (office | Use.ORG))
    if (
        token.uses & Use.POST
        and not token.uses & Use.DEPARTMENT
        and at + 1 == first
        and tokens[first].uses & Use.STATE
        and tokens[first + 1].text not in word_set("titles", "fields")  # 秘书长|哥伦比亚|问题代表
    ):
        return False
    region = at > 0 and token.text in word_set("titles", "regions") and bool(tokens[at - 1].uses & Use.PLACE)
    return bool(token.uses & _PARTS) or _noun_like(token) or region  # 敖德萨|州|政府发言人


def is_outlet(id_: str) -> bool:
    """Whether an id names a news outlet, which no title begins with: 俄新社援引俄外长."""
    entry = gazetteer().entries.get(id_)
    return entry is not None and entry.is_outlet


def _is_list(tokens: tuple[Token, ...], at: int, first: int) -> bool:
    """Whether 和 stands between two parties or two holders rather than inside one office.

    美国和俄罗斯外长.
    """
    inside = ("links_concurrent", "links_attributive", "postings")
    if any(tokens[at].text in word_set("titles", key) for key in inside):
        return False
    left = tokens[at - 1]
    if left.uses & (Use.STATE | Use.ORG) or tokens[first].uses & (Use.STATE | Use.ORG):
        return True
    return bool(left.uses & Use.POST) and not left.uses & Use.DEPARTMENT


def owner(analysis: Analysis, title: Title) -> str | None:
    """The state that alone has such a post or office: 国务卿, 青瓦台; None where several have it."""
    owners = _owners()
    inside = (analysis.tokens[at].text for at in range(title.first, title.last))
    return next((owners[word] for word in inside if word in owners), None)


@cache
def _owners() -> dict[str, str]:
    data = vocabulary().data["titles"]["owners"]
    return {word: state for state, words in data.items() for word in words}


def _party(tokens: tuple[Token, ...], first: int, last: int) -> tuple[str | None, int]:
    """The sender of a title: the first state or body in it that is neither a field nor a posting."""
    of: str | None = None
    text_first = first
    for at in range(first, last):
        token = tokens[at]
        if not token.uses & (Use.STATE | Use.ORG):
            continue
        following = tokens[at + 1].text if at + 1 < last else ""
        if token.uses & Use.ORG and at + 1 < last and tokens[at + 1].uses & Use.ORG:
            continue  # 联合国|国际原子能总署副署长
        if at > 0 and tokens[at - 1].text in word_set("titles", "postings"):
            continue
        if following in word_set("titles", "fields"):
            continue
        found = party(token.ids[0])
        if found is not None:
            of = found
            if (at == first and token.uses & Use.STATE) or (at == first and found == token.ids[0]):
                text_first = at + 1
            break
    of = of or _seat_of(tokens, first, last) or _before_bracket(tokens, first)
    return of, min(text_first, last - 1)


def _before_bracket(tokens: tuple[Token, ...], first: int) -> str | None:
    """The party whose name in Latin letters stands between it and the title: 哈马斯（Hamas）|高级官员."""
    opening = next((at for at in range(first - 2, max(first - 6, 0), -1) if tokens[at].text == "（"), 0)
    if not opening or tokens[first - 1].text != "）" or tokens[opening - 1].end != tokens[opening].start:
        return None
    latin = all(token.text.isascii() for token in tokens[opening + 1 : first - 1])
    named = tokens[opening - 1].uses & (Use.STATE | Use.ORG)
    return party(tokens[opening - 1].ids[0]) if latin and named else None


def _seat_of(tokens: tuple[Token, ...], first: int, last: int) -> str | None:
    """The state of the city or region in a title: 金门县长, 莫斯科市长."""
    entries = gazetteer().entries
    placed = (token for token in tokens[first:last] if token.uses & Use.PLACE)
    homes = (entries[id_].of for token in placed for id_ in token.ids if id_.startswith("place:"))
    return next((home for home in homes if home is not None), None)


@cache
def party(id_: str) -> str | None:
    """The state, international body or non-state party that an actor stands for; None for media and the like.

    A ministry, office or fund stands for what it is part of.
    """
    entry = gazetteer().entries.get(id_)
    if entry is None or entry.kind == ActorKind.PERSON or entry.is_outlet:
        return None
    if entry.kind == ActorKind.STATE:
        return id_
    if entry.sort in SIDE_KINDS:
        parent = party(entry.of) if entry.sort == "international" and entry.of else None
        return parent or id_
    return party(entry.of) if entry.of else None


@cache
def canonical(word: str) -> str:
    """The first form of a post's row; of a compound (首相兼外交大臣) that of its longest known end.

    Else the word itself.
    """
    posts = vocabulary().posts
    for start in range(len(word) - 1):
        if word[start:] in posts:
            return posts[word[start:]]
    return word
