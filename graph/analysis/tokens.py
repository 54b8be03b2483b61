"""Working text → one line of typed tokens.

Known names and words of the lexicon are found in one Aho–Corasick pass, expressions of time
before them; the gaps are cut by the dictionary of jieba. One-character forms of states (美俄, 俄方,
访美, 俄外长) are told from other words by what stands beside them. Unknown names are not found
here: they stay runs of short tokens for `names`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.analysis import times
from graph.analysis.candidates import NAME_TAGS
from graph.analysis.gazetteer import gazetteer
from graph.analysis.short_forms import with_short_forms
from graph.analysis.token import Token
from graph.analysis.vocabulary import PAUSE, Use, vocabulary, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Token", "tokenize"]

_KIND_FLAG = {"person": Use.PERSON, "state": Use.STATE, "organization": Use.ORG, "place": Use.PLACE}
# No noun: 和 behind them is a preposition.
_JOINED_BY_NONE = PAUSE | Use.FRAME | Use.ADVERB | Use.TIME
# A character as frequent as that in the known names may end one.
_ENDS_NAMES = 100
# No known name or word is longer.
_LONGEST = 24
_VERB_TAGS = ("v", "vd", "vn", "vi", "vg", "vq")


def tokenize(text: str) -> list[Token]:
    """The tokens of a working text: sorted, disjoint, every character but spaces covered."""
    line = _contexts(list(_cut(text)))
    return with_short_forms(list(_recut(list(_leaders(line)))), text)


def _cut(text: str) -> Iterator[Token]:
    uses, forms = vocabulary().uses, _automaton()[1]
    meets = word_set("function", "second_characters", "会")
    points = word_set("function", "second_characters", "指")
    pauses = _headline_pauses(text)
    at = 0
    for start, end, mention in _matches(text):
        if start < at:
            if mention is not None or end <= at:
                continue
            start, end = at, _match_at(text, at)  # 本周|日本 where 周日 is a word too
            if start == end:
                continue
        if at < start:
            yield from _gap(text, at, start, pauses)
        word = text[start:end]
        if mention is not None:
            yield Token(start, end, word, Use.TIME, time=mention)
        elif word in _splits():
            yield from _split(word, start)
        elif word[-1] == "会" and text[end : end + 1] in meets and word[:-1] in forms:
            ids, flags = forms[word[:-1]]
            yield Token(start, end - 1, word[:-1], flags | uses.get(word[:-1], 0), ids)
            end -= 1  # 川普|会面, not 川普会|面
        elif len(word) > 2 and word[-1] == "指" and text[end : end + 1] in points:
            yield Token(start, end - 1, word[:-1], uses.get(word[:-1], 0))
            end -= 1  # 否认|指控
        elif word[-1] == "长" and _lasts(text, end - 1) and uses.get(word[:-1], 0):
            yield Token(start, end - 1, word[:-1], uses[word[:-1]])
            end -= 1  # 外交部|长期
        elif _headed(word, text, end) and (state := _state_prefix(word)):
            yield Token(start, start + len(state), state, *_state_uses(state))
            yield Token(start + len(state), end + 1, text[start + len(state) : end + 1], Use.POST)
            end += 1
        else:
            ids, flags = forms.get(word, ((), 0))
            yield Token(start, end, word, flags | uses.get(word, 0), ids)
        at = end
    if at < len(text):
        yield from _gap(text, at, len(text), pauses)


def _headed(word: str, text: str, end: int) -> bool:
    """Whether 长 behind an office is its head: not in 外交部|长期关注."""
    return word.endswith("部") and text[end : end + 1] == "长" and not _lasts(text, end)


def _lasts(text: str, at: int) -> bool:
    """Whether a 长 begins 长期 and the like: not in 外交部长|期间."""
    titles = vocabulary().data["titles"]
    return text.startswith(tuple(titles["lasting"]), at) and not text.startswith(
        tuple(titles["not_lasting"]), at + 1
    )


def _across_words(text: str, start: int, end: int) -> bool:
    """Whether a short name, or a word that others often bring together, only stands where two words meet.

    强生 in 加强|生态, 图克 in 试图|克隆, 对方 in 反对|方案, 为首 in 任命他为|首席代表.
    """
    word = text[start:end]
    if len(word) != 2 or not start:
        return False
    brought = word in word_set("function", "across")
    if _automaton()[1].get(word, ((), 0))[1] != Use.PERSON and not brought:
        return False
    import rjieba

    left = max(start - 2, 0)
    cuts, at = set[int](), left
    for piece in rjieba.cut(text[left : end + 2], False):
        at += len(piece)
        cuts.add(at)
    if end in cuts or start + 1 not in cuts:
        return False
    across = text[start + 1 : min(cut for cut in cuts if cut > end)]
    return start not in cuts or (brought and across in vocabulary().uses)


def _visits_a_name(text: str, start: int, end: int) -> bool:
    """Whether the state behind 访 or 赴 is written in full: 访|以色列, 访|德国, not 访德|会晤总理."""
    if end - start != 2 or text[start] not in word_set("encounters", "visit_heads"):
        return False
    name = text[end - 1 : _match_at(text, end - 1)]
    return len(name) > 1 and bool(_automaton()[1].get(name, ((), 0))[1] & (Use.STATE | Use.PLACE))


def _state_prefix(word: str) -> str:
    """The state that an office's name begins with, "" where none does: 俄罗斯外交部 before 长."""
    forms = _automaton()[1]
    for size in range(len(word) - 2, 0, -1):
        prefix = word[:size]
        if prefix in gazetteer().shorts or forms.get(prefix, ((), 0))[1] & Use.STATE:
            return prefix
    return ""


def _state_uses(state: str) -> tuple[int, tuple[str, ...]]:
    ids, flags = _automaton()[1].get(state, ((gazetteer().shorts.get(state, ""),), Use.STATE))
    return flags, ids


def _matches(text: str) -> Iterator[tuple[int, int, times.TimeMention | None]]:
    """Times and words together, sorted by start.

    A time wins over the words it overlaps, but not over the end of a known name: 安倍晋三|日前.
    """
    automaton = _automaton()[0]
    found = automaton.find_matches_as_indexes(text)
    spans = times.find(text)
    number = 0
    for _, start, end in found:
        while number < len(spans) and spans[number].start <= start:
            yield spans[number].start, spans[number].end, spans[number]
            number += 1
        if _across_words(text, start, end) or _visits_a_name(text, start, end):
            start, end = end - 1, _match_at(text, end - 1)
        if number < len(spans) and end > spans[number].start and _ends_in(text, start, end, spans[number]):
            number += 1
        if start < end and not (number < len(spans) and end > spans[number].start):
            yield start, end, None
    for mention in spans[number:]:
        yield mention.start, mention.end, mention


def _ends_in(text: str, start: int, end: int, mention: times.TimeMention) -> bool:
    """Whether the one character that a time shares with a known person's full name is the name's."""
    form = _automaton()[1].get(text[start:end], ((), 0))[1]
    return form == Use.PERSON and end - start > 2 and start < mention.start == end - 1


def _match_at(text: str, start: int) -> int:
    """The end of the known name or word that begins there, ``start`` where none does."""
    found = _automaton()[0].find_matches_as_indexes(text[start : start + _LONGEST])
    return next((start + end for _, first, end in found if first == 0), start)


_HALVES = re.compile(
    r"(?<=[\u4e00-\u9fff”’）\d]{2}[\u4e00-\u9fff”’）]) +(?=[“‘\u4e00-\u9fff\d][\u4e00-\u9fff\d]{2})"
)


def _headline_pauses(text: str) -> frozenset[int]:
    """Where a space between the halves of a headline is a pause: 会谈落幕 双方将继续磋商."""
    found: set[int] = set()
    start = 0
    for line in text.split("\n"):
        if " " in line and "。" not in line:
            found.update(start + match.start() for match in _HALVES.finditer(line))
        start += len(line) + 1
    return frozenset(found)


def _gap(text: str, start: int, end: int, pauses: frozenset[int]) -> Iterator[Token]:
    uses = vocabulary().uses
    if end - start == 1:
        char = text[start]
        if start in pauses:
            yield Token(start, end, char, Use.COMMA)
        elif char != " ":
            yield Token(start, end, char, uses.get(char, 0), tag="x")
        return
    import rjieba

    titles, cues = vocabulary().data["titles"], word_set("cues", "short_cues")
    single = False
    for word, tag in rjieba.tag(text[start:end], False):
        stop = start + len(word)
        if word in _splits():
            yield from _split(word, start)
        elif start in pauses:
            yield Token(start, stop, word, Use.COMMA)
        elif single and len(word) == 2 and word[1] in cues and not uses.get(word, 0):
            yield Token(start, start + 1, word[0], uses.get(word[0], 0), tag="nr")
            yield Token(start + 1, stop, word[1], uses.get(word[1], 0), tag="v")
        elif not word.isspace():
            flags = uses.get(word, 0)
            if tag in _VERB_TAGS:
                flags |= Use.VERB
            elif tag[:1] == "n":
                flags |= Use.NOUN
                if (
                    stop - start > 1
                    and word[-1] in titles["post_endings"]
                    and word not in titles["not_posts"]
                ):
                    flags |= Use.POST
            elif tag == "m":
                flags |= Use.NUMBER
            yield Token(start, stop, word, flags, tag=tag)
        start, single = stop, len(word) == 1


def _split(word: str, start: int) -> Iterator[Token]:
    uses, forms = vocabulary().uses, _automaton()[1]
    for part in _splits()[word]:
        ids, flags = forms.get(part, ((), 0))
        yield Token(start, start + len(part), part, flags | uses.get(part, 0), ids)
        start += len(part)


@cache
def _splits() -> dict[str, list[str]]:
    found: dict[str, list[str]] = vocabulary().data["function"]["split"]
    return found


@cache
def _automaton() -> tuple[Any, dict[str, tuple[tuple[str, ...], int]]]:
    """The automaton over all known names and words, and what each name may stand for."""
    import ahocorasick_rs

    known = gazetteer()
    forms: dict[str, tuple[tuple[str, ...], int]] = {}
    for form, ids in known.forms.items():
        flags = 0
        for id_ in ids:
            flags |= _KIND_FLAG[known.entries[id_].kind]
        forms[form] = (ids, flags)
    for capital, id_ in known.capitals.items():
        ids, flags = forms.get(capital, ((), 0))
        forms[capital] = ((*ids, id_), flags | Use.PLACE)
    words = {word for word in vocabulary().uses if len(word) > 1 and not _loose(word)}
    keys = sorted(words | set(forms) | set(_splits()) | set("，。！？；：“”‘’（）、《》\n"))
    automaton = ahocorasick_rs.AhoCorasick(keys, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return automaton, forms


def _loose(word: str) -> bool:
    """Whether only the dictionary may cut this word.

    Adverbs and modals that end in a verb's first character.
    """
    meets = Use.MEET_VERB | Use.MEET_NOUN | Use.CUE | Use.POST | Use.PRONOUN
    loose = word[-1] in word_set("function", "loose_ends")
    return len(word) == 2 and loose and not vocabulary().uses[word] & meets


def _leaders(tokens: list[Token]) -> Iterator[Token]:
    """与胡塞武装领导人|会谈: behind 与 and a party the leaders belong to it, and not to the encounter."""
    uses, leaders = vocabulary().uses, tuple(sorted(word_set("encounters", "leaders")))
    for number, token in enumerate(tokens):
        noun = token.uses & Use.MEET_NOUN and token.text.startswith(leaders)
        if not noun or not _with_party(tokens, number):
            yield token
            continue
        head = next(word for word in leaders if token.text.startswith(word))
        cut, rest = token.start + len(head), token.text[len(head) :]
        yield Token(token.start, cut, head, uses.get(head, 0))
        yield Token(cut, token.end, rest, uses.get(rest, 0))


def _with_party(tokens: list[Token], number: int) -> bool:
    """Whether 与 and one party stand right before a token: 与 伊朗."""
    if number < 2 or tokens[number - 1].end != tokens[number].start:
        return False
    party = tokens[number - 1].uses & (Use.STATE | Use.ORG)
    return bool(party) and any(token.uses & Use.WITH for token in tokens[number - 3 : number - 1])


def _recut(tokens: list[Token]) -> Iterator[Token]:
    """Cut again the words that reach into a name or hide a preposition before one.

    布达|维和|联合国 is 布达维|和|联合国, 科斯|特等 is 科斯|特|等, 正在|北京 is 正|在|北京.
    """
    for number, token in enumerate(tokens):
        before, after = tokens[number - 1] if number else None, tokens[number + 1 : number + 2]
        if before is not None and (_joins(before, token, after) or _ends_a_list(before, token)):
            yield from _halves(token, "nr", "c" if token.text[1] == "和" else "u")
        elif token.text == "正在" and after and after[0].uses & (Use.PLACE | Use.STATE):
            yield from _halves(token, "d", "p")
        else:
            yield token


def _halves(token: Token, *tags: str) -> Iterator[Token]:
    """The two characters of a word as tokens of their own."""
    uses = vocabulary().uses
    for at, (char, tag) in enumerate(zip(token.text, tags, strict=True), token.start):
        yield Token(at, at + 1, char, uses.get(char, 0), tag=tag)


def _joins(before: Token, token: Token, after: list[Token]) -> bool:
    """Whether a word ends in 和 between a piece of a name and an actor."""
    return (
        len(token.text) == 2 and token.text[1] == "和" and not token.uses & ~(Use.NOUN | Use.VERB)
        and before.end == token.start and not before.uses & ~(Use.NOUN | Use.VERB)
        and (len(before.text) == 1 or before.tag in NAME_TAGS | {"ns", "nz"})
        and bool(after) and after[0].start == token.end
        and bool(after[0].uses & (Use.STATE | Use.ORG | Use.PERSON))
    )  # fmt: skip


def _ends_a_list(before: Token, token: Token) -> bool:
    """Whether a word that ends in 等 stands right behind a name and begins with what ends many."""
    return (
        len(token.text) == 2
        and token.text[1] == "等"
        and before.end == token.start
        and (bool(before.uses & Use.PERSON) or before.tag in NAME_TAGS)
        and gazetteer().syllables[token.text[0]] >= _ENDS_NAMES
    )


def _brings_in(tokens: list[Token], before: int) -> bool:
    """Whether 和 behind a token joins nothing: 18日和普京通话, 在和普京会晤前; not 18日和19日."""
    behind = tokens[before + 2 : before + 3]
    if not behind or behind[0].uses & (Use.TIME | Use.NUMBER | PAUSE):
        return False
    token = tokens[before]
    if token.text in gazetteer().metonyms and behind[0].uses & (Use.PERSON | Use.STATE | Use.PRONOUN):
        return before > 0 and tokens[before - 1].text == "在"  # 在白宫|和普京
    return bool(token.uses & _JOINED_BY_NONE) or token.text in word_set("function", "modals")


def _contexts(tokens: list[Token]) -> list[Token]:
    """Take back names that are the beginning of a longer word: 李强 before 强调.

    The 长 behind a body (国家情报院长) is a post; 和 with nothing before it to join brings in the other side.
    """
    cues, headed = vocabulary().uses, word_set("titles", "headed")
    for here, token in enumerate(tokens[:-1]):
        following = tokens[here + 1]
        if following.text == "和" and _brings_in(tokens, here):
            following.uses |= Use.WITH
        if (
            following.text == "长" and token.end == following.start
            and token.uses & (Use.ORG | Use.DEPARTMENT) and token.text[-1] in headed
        ):  # fmt: skip
            following.uses |= Use.POST
        if (
            following.text == "官"
            and token.end == following.start
            and token.uses & Use.POST
            and token.text[-1] == "长"
        ):
            token.text, token.end, following.start, following.text = (
                token.text + "官",
                following.end,
                following.end,
                "",
            )
        if token.uses & Use.PERSON and token.end == following.start and len(token.text) == 2:
            joined = token.text[1] + following.text[0]
            if len(following.text) == 1 and cues.get(joined, 0) & Use.CUE and not following.uses & Use.CUE:
                token.text, token.end = token.text[0], token.end - 1
                token.uses, token.ids, token.tag = 0, (), "nr"
                following.start, following.text = following.start - 1, joined
                following.uses = cues[joined]
    return tokens
