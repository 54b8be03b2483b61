"""One-character forms of states → states, where what stands beside them says so.

    美俄会谈, 俄方, 访美, 俄外长     美, 俄 are states
    英、法、德三国, 中、日外长       so are the members of a list
    美元, 日前, 中部                 no states
    哥政府, 哥国                     哥伦比亚, where the article names it in full

Which form and which neighbour is in ``function.yaml``; the gazetteer knows the forms.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from graph.analysis.gazetteer import gazetteer
from graph.analysis.token import FORM_TAGS, Token
from graph.analysis.vocabulary import ENCOUNTER, FUNCTION, PAUSE, Use, vocabulary, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# A one-character form of a state may look like these small words (中, 以, 老); never like any other.
_NOT_SHORT = ~(Use.VERB | Use.NOUN | Use.FRAME_END | Use.NUMBER | Use.OBLIQUE | Use.ADVERB)
# Behind these even a form that ends many words (中, 以, 法) stands alone.
_BREAKS = (
    Use.CONJUNCTION | Use.LIST | Use.WITH | Use.COMMA | Use.STOP | Use.BREAK | Use.OPEN | Use.BRACKET
)  # fmt: skip


# How many tokens behind a pair of forms and its day an encounter is looked for.
_CLAUSE = 12
# The first character of a state that the article names in full to the state.
_Told = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Forms:
    """What is known of one-character forms, see ``function.yaml``."""

    shorts: Mapping[str, str]
    contextual: Mapping[str, tuple[str, ...]]
    strong: frozenset[str]
    risky: frozenset[str]
    plain: frozenset[str]
    followers: tuple[str, ...]
    frames: frozenset[str]
    suffixes: frozenset[str]
    heads: frozenset[str]
    matters: frozenset[str]
    initial: frozenset[str]

    def ids(self, char: str) -> tuple[str, ...]:
        """The state or body of a form, or the several that share it."""
        return (self.shorts[char],) if char in self.shorts else self.contextual[char]


@cache
def _forms() -> _Forms:
    known = gazetteer()
    return _Forms(
        known.shorts,
        known.contextual,
        frozenset("".join(word_set("function", "strong_shorts"))),
        frozenset("".join(word_set("function", "risky_shorts"))),
        word_set("function", "not_shorts"),
        tuple(sorted(word_set("function", "pair_followers"))),
        word_set("function", "short_frames"),
        word_set("function", "short_suffixes"),
        word_set("function", "short_heads"),
        word_set("function", "short_matters"),
        frozenset((*known.shorts, *known.contextual, *(word[0] for word in _words_beside()))),
    )


def with_short_forms(tokens: list[Token], text: str) -> list[Token]:
    """The tokens with one-character forms turned into states where their neighbours say so."""
    forms = _forms()
    told = _told_in_full(tokens)
    initial = forms.initial.union(told)
    found: list[Token] = []
    here = 0
    while here < len(tokens):
        token = tokens[here]
        if token.text[:1] not in initial:
            found.append(token)
            here += 1
            continue
        end = _list_end(forms, tokens, here)
        if end > here:
            found.extend(_members(forms, tokens[here:end], told))
            here = end
            continue
        end = _run_end(forms, tokens, here)
        if end > here and (_pair(forms, tokens, here, end) or _told_pair(tokens[here:end], told)):
            found.extend(_letters(forms, text[token.start : tokens[end - 1].end], token.start, told))
            here = end
            continue
        state = _beside(tokens, here, text) or _single(forms, tokens, here)
        found.append(state or _of_told(forms, tokens, here, told) or token)
        here += 1
    _name_the_other(forms, found)
    return [token for token in found if token.text]


def _name_the_other(forms: _Forms, tokens: list[Token]) -> None:
    """伊 is Iran, but Iraq where the article names that in full and never Iran."""
    state, either = Use.STATE, Use.STATE | Use.ORG
    formed = [token for token in tokens if token.uses & either]
    named = {token.ids[0] for token in formed if token.uses & state and token.tag not in FORM_TAGS}
    others = {
        char: tuple(id_ for id_ in ids if id_ in named)
        for char, ids in forms.contextual.items()
        if char in forms.shorts and forms.shorts[char] not in named
    }
    for token in formed:
        if token.tag in FORM_TAGS and len(others.get(token.text[:1], ())) == 1:
            token.ids = others[token.text[0]]


def _told_in_full(tokens: list[Token]) -> _Told:
    """The first character of each state named in full, where it means one: 哥 for 哥伦比亚, 沙 for 沙特."""
    found: dict[str, set[str]] = {}
    contextual, state = _forms().contextual, Use.STATE
    for token in [token for token in tokens if token.uses & state]:
        if token.ids and token.ids[0].startswith("state:"):
            full = len(token.text) > 2 or (len(token.text) == 2 and token.text[0] in contextual)
            if full and not token.tag:
                found.setdefault(token.text[0], set()).add(token.ids[0])
    return {char: tuple(ids) for char, ids in found.items() if len(ids) == 1}


def _of_told(forms: _Forms, tokens: list[Token], here: int, told: _Told) -> Token | None:
    """哥政府, 哥总统, 哥国, 哥方 where the article names 哥伦比亚."""
    token = tokens[here]
    following = _adjacent(tokens, here)
    if token.text[:1] not in told or token.uses & _NOT_SHORT:
        return None
    if len(token.text) == 2 and token.text[1] == "国" and token.tag:
        return _state(token, told[token.text[0]], "side")
    if len(token.text) != 1 or following is None:
        return None
    if following.text in word_set("function", "party_suffixes"):
        return _joined(told[token.text], token, following)
    return _state(token, told[token.text], "short") if following.text in forms.heads else None


def _told_pair(run: list[Token], told: _Told) -> bool:
    """中沙, 沙中 where the article names 沙特; not 日中, which may be 今日|中."""
    chars = "".join(token.text for token in run)
    other = chars.replace("中", "", 1)
    return len(chars) == 2 and len(other) == 1 and other in told and other in _forms().contextual


@cache
def _words_beside() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = vocabulary().data["function"]["beside"]
    return found


def _beside(tokens: list[Token], here: int, text: str) -> Token | None:
    """大陆 is China where the article speaks of Taiwan, but not in 欧洲大陆."""
    token = tokens[here]
    row = _words_beside().get(token.text)
    if row is None or (here and tokens[here - 1].text in row["not_after"]):
        return None
    return _state(token, (row["of"],), "") if any(word in text for word in row["with"]) else None


def _adjacent(tokens: list[Token], here: int) -> Token | None:
    """The token right behind one, or None where a space, or nothing, follows."""
    following = tokens[here + 1] if here + 1 < len(tokens) else None
    return following if following is not None and following.start == tokens[here].end else None


# -- pairs ---------------------------------------------------------------------------------------------


def _run_end(forms: _Forms, tokens: list[Token], first: int) -> int:
    """The end of the run of forms that begins at a token."""
    here = first
    while here < len(tokens) and _in_run(forms, tokens[here]):
        if here > first and tokens[here - 1].end != tokens[here].start:
            break
        here += 1
    return here


def _in_run(forms: _Forms, token: Token) -> bool:
    if token.uses & _NOT_SHORT or len(token.text) > 3 or token.text in forms.plain:
        return False
    return all(char in forms.shorts or char in forms.contextual for char in token.text)


def _pair(forms: _Forms, tokens: list[Token], first: int, last: int) -> bool:
    """Whether a run of two to four forms names states: 美俄, 中日韩 before 峰会; not 18日中 or 以老."""
    chars = "".join(token.text for token in tokens[first:last])
    if not 2 <= len(chars) <= 4 or len(set(chars)) < len(chars):
        return False
    if chars[0] == "日" and first and tokens[first - 1].text[-1:].isdigit():
        return False
    before = tokens[first - 1] if first and tokens[first - 1].end == tokens[first].start else None
    if before is not None and before.tag in {"nr", "nrt"} and len(before.text) > 1:
        return False  # 斯卡尔 + 法罗
    if first > 1 and before is not None and _bears(forms, before) and tokens[first - 2].uses & Use.POST:
        return False  # 行长 + 卡 + 巴伊
    if before is not None and before.uses & Use.POST and last < len(tokens) and tokens[last].tag == "nrt":
        return False  # 外长 + 巴伊 + 拉莫夫
    if all(char in forms.strong for char in chars):
        return True
    if len(chars) > 2 and chars[0] in forms.strong and (before is None or before.uses & _BREAKS):
        return True  # 与英法德
    if not any(char in forms.shorts for char in chars):
        return False
    follow = "".join(token.text for token in tokens[last : last + 2])
    if follow.startswith(forms.followers) or _meet_on_a_day(tokens, first, last):
        return True
    opens, closes = (word_set("function", "weak_shorts", key) for key in ("first", "second"))
    weak = chars[0] in opens or chars[1] in closes
    return len(chars) == 2 and weak and any(char in forms.strong for char in chars)


def _meet_on_a_day(tokens: list[Token], first: int, last: int) -> bool:
    """中日18日在东京举行会谈: at the head of a clause, before a day and an encounter."""
    head = not first or bool(tokens[first - 1].uses & _BREAKS)
    day = last + (last < len(tokens) and tokens[last].text == "于")  # 柬泰于7月28日达成停火协议
    if not head or day >= len(tokens) or not tokens[day].uses & Use.TIME:
        return False
    agreed = word_set("encounters", "agrees") | word_set("encounters", "signs")
    clause = takewhile(lambda token: not token.uses & PAUSE, tokens[day : day + _CLAUSE])
    return any(token.uses & ENCOUNTER or token.text in agreed for token in clause)


def _letters(forms: _Forms, chars: str, start: int, told: _Told) -> Iterator[Token]:
    """One token for each form of a run."""
    for offset, char in enumerate(chars):
        letter = Token(start + offset, start + offset + 1, char, 0)
        yield _state(letter, _ids_among(forms, char, chars, told), "short")


def _ids_among(forms: _Forms, char: str, chars: str, told: _Told) -> tuple[str, ...]:
    """What a form stands for.

    巴 is Palestine beside Israel, else the one that is named in full, else Pakistan beside its neighbours.
    """
    if always := _beside_partner("always", char, chars):
        return always
    if char in forms.contextual and char in told:
        return told[char]
    return _beside_partner("unnamed", char, chars) or forms.ids(char)


def _beside_partner(when: str, char: str, chars: str) -> tuple[str, ...]:
    row = vocabulary().data["function"]["partners"][when].get(char)
    return (row["of"],) if row is not None and not set(row["with"]).isdisjoint(chars) else ()


# -- lists ---------------------------------------------------------------------------------------------


def _list_end(forms: _Forms, tokens: list[Token], first: int) -> int:
    """The end of a list of single forms, ``first`` where there is none: 英、法、德|三国; not 老、中、青."""
    before = tokens[first - 1] if first and tokens[first - 1].end == tokens[first].start else None
    if before is not None and _bears(forms, before):
        return first
    end, chars = first, ""
    while end < len(tokens) and len(tokens[end].text) == 1 and _in_run(forms, tokens[end]):
        chars += tokens[end].text
        end += 2
        mark = tokens[end - 1] if end <= len(tokens) else None
        if mark is None or not (mark.text == "、" or (len(chars) > 1 and mark.uses & Use.CONJUNCTION)):
            break
    end -= 1
    if len(chars) < 2 or len(set(chars)) < len(chars):
        return first
    sure = any(char in forms.strong for char in chars) or _sums_up(forms, tokens, end)
    return end if sure else first


def _bears(forms: _Forms, before: Token) -> bool:
    """Whether a character may be a surname of what follows: 李|英、王|美."""
    small = before.uses & (FUNCTION | Use.VERB) or before.text in word_set("function", "prepositions")
    return len(before.text) == 1 and not small and before.text not in forms.frames


def _sums_up(forms: _Forms, tokens: list[Token], at: int) -> bool:
    """Whether what follows a list says that its members are states: 三国, 外长, 等国."""
    follow = "".join(token.text for token in tokens[at : at + 2])
    return follow.startswith((*forms.followers, *word_set("function", "list_followers"))) or (
        at < len(tokens) and bool(tokens[at].uses & Use.POST)
    )


def _members(forms: _Forms, tokens: list[Token], told: _Told) -> Iterator[Token]:
    chars = "".join(token.text for token in tokens[::2])
    for number, token in enumerate(tokens):
        yield token if number % 2 else _state(token, _ids_among(forms, token.text, chars, told), "short")


# -- single forms --------------------------------------------------------------------------------------


def _single(forms: _Forms, tokens: list[Token], here: int) -> Token | None:
    """俄方, 美军 as one token; 俄 before a post or a body; 美 after 访."""
    token, text = tokens[here], tokens[here].text
    if text[:1] not in forms.shorts:
        return None
    sure = text not in forms.plain or text in word_set("function", "sure_sides")
    if len(text) == 2 and text[1] in forms.suffixes and sure:
        return _state(token, forms.ids(text[0]), _suffix_tag(text))
    if len(text) != 1 or token.uses & _NOT_SHORT:
        return None
    following = _adjacent(tokens, here)
    if following is not None and following.text in forms.suffixes:
        return _joined(forms.ids(token.text), token, following)
    before = tokens[here - 1] if here and tokens[here - 1].end == token.start else None
    framed = before is not None and before.text in forms.frames
    framed = framed or _before_full_name(forms, tokens, here, before)
    if framed or (following is not None and _heads(forms, tokens, here, before, following)):
        return _state(token, forms.ids(text), "short")
    return None


def _before_full_name(forms: _Forms, tokens: list[Token], here: int, before: Token | None) -> bool:
    """中印尼对话, 中印尼高级别机制: before a state that has no form of one character; not 会谈中|印尼外长."""
    following = _adjacent(tokens, here)
    if following is None or not following.uses & Use.STATE or tokens[here].text not in forms.strong:
        return False
    governs = _BREAKS | Use.LIGHT | Use.OBLIQUE | Use.FRAME
    opens = before is None or before.uses & governs or before.tag == "uj"
    behind = "".join(token.text for token in tokens[here + 2 : here + 4])
    return bool(opens) and behind.startswith(forms.followers)


def _heads(forms: _Forms, tokens: list[Token], here: int, before: Token | None, following: Token) -> bool:
    """俄外长, 美国务院, 以加沙问题: a form before a post, a body or its matter."""
    if tokens[here].text in forms.risky and before is not None and not before.uses & _BREAKS:
        return False
    if following.uses & (Use.POST | Use.BODY | Use.DEPARTMENT):
        return True
    beyond = tokens[here + 2].text if here + 2 < len(tokens) else ""
    return bool(following.uses & Use.PLACE) and beyond in forms.matters


def _joined(ids: tuple[str, ...], token: Token, following: Token) -> Token:
    """俄 + 方: the second token becomes the state, and the first is left empty."""
    following.start, following.text = token.start, token.text + following.text
    state = _state(following, ids, _suffix_tag(following.text))
    following.uses, following.ids, following.tag = state.uses, state.ids, state.tag
    return Token(token.start, token.start, "", 0)


def _suffix_tag(text: str) -> str:
    return "army" if text[-1] == "军" else "side"


def _state(token: Token, ids: tuple[str, ...], tag: str) -> Token:
    flag = Use.ORG if ids[0].startswith("org:") else Use.STATE
    return Token(token.start, token.end, token.text, flag, ids, tag=tag)
