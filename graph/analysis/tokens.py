"""Working text → one line of typed tokens.

Known names and words of the lexicon are found in one Aho–Corasick pass, expressions of time
before them; the gaps are cut by the dictionary of jieba. One-character forms of states (美俄, 俄方,
访美, 俄外长) are told from other words by what stands beside them. Unknown names are not found
here: they stay runs of short tokens for `names`.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from graph.analysis import times
from graph.analysis.candidates import NAME_TAGS
from graph.analysis.gazetteer import gazetteer
from graph.analysis.short_forms import with_short_forms
from graph.analysis.token import Token
from graph.analysis.vocabulary import Use, vocabulary, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Token", "tokenize"]

_KIND_FLAG = {"person": Use.PERSON, "state": Use.STATE, "organization": Use.ORG, "place": Use.PLACE}
# Behind 指 they make another verb of it.
_POINTS = frozenset("控责出明定")
_LEADERS = ("领导人", "首脑", "元首", "领袖", "总统")
# Behind 会 they make an encounter of it.
_MEETS = frozenset("面晤谈见")
# A known word that ends so may end before it: 川普会|面, 否认指|控, 外交部长|期.
_UNSURE_ENDS = frozenset("会指长部")
# Bodies that end so have a head called …长.
_HEADED = frozenset("院部局署厅司处社台科所")
# Right behind a body or a post they belong to it: 情报院|长, 部长|官.
_COMPLETES = frozenset("长官")
# Words of two characters that end so may have taken the last character of a name.
_TAKEN = frozenset("和等")
# A character as frequent as that in the known names may end one.
_ENDS_NAMES = 100
# No known name or word is longer.
_LONGEST = 24
_VERB_TAGS = frozenset({"v", "vd", "vn", "vi", "vg", "vq"})
# Lexicon words that the dictionary cuts better than a longest match: 将会见 is 将 + 会见.
_LOOSE_ENDS = ("会", "与", "同", "对", "到", "过", "了", "在", "于")


def tokenize(text: str) -> list[Token]:
    """The tokens of a working text: sorted, disjoint, every character but spaces covered."""
    line = _contexts(_cut(text))
    return with_short_forms(_cut_behind_names(_leaders(line)), text)


def _cut(text: str) -> list[Token]:
    readings, splits, pauses = _readings(), _splits(), _headline_pauses(text)
    found: list[Token] = []
    at = 0
    for start, end, mention in _matches(text):
        if start < at:
            continue
        if at < start:
            found.extend(_gap(text, at, start, pauses))
        word = text[start:end]
        if mention is not None:
            found.append(Token(start, end, word, Use.TIME, time=mention))
        elif word in splits:
            found.extend(_split(word, start))
        elif word[-1] in _UNSURE_ENDS and (pieces := _cut_at_end(text, start, end)):
            found.extend(pieces)
            end = pieces[-1].end
        else:
            uses, ids = readings[word]
            found.append(Token(start, end, word, uses, ids))
        at = end
    if at < len(text):
        found.extend(_gap(text, at, len(text), pauses))
    return found


def _cut_at_end(text: str, start: int, end: int) -> list[Token]:
    """The tokens under a known word whose last character begins the next one; empty where it does not."""
    uses, forms = vocabulary().uses, _automaton()[1]
    word, following = text[start:end], text[end : end + 1]
    stem, last = word[:-1], word[-1]
    if last == "会" and following in _MEETS and stem in forms:  # 川普|会面, not 川普会|面
        ids, flags = forms[stem]
        return [Token(start, end - 1, stem, flags | uses.get(stem, 0), ids)]
    if last == "指" and len(word) > 2 and following in _POINTS:  # 否认|指控
        return [Token(start, end - 1, stem, uses.get(stem, 0))]
    if last == "长" and _lasts(text, end - 1) and uses.get(stem, 0):  # 外交部|长期
        return [Token(start, end - 1, stem, uses[stem])]
    if _headed(word, text, end) and (state := _state_prefix(word)):
        cut = start + len(state)
        office = Token(cut, end + 1, text[cut : end + 1], Use.POST)
        return [Token(start, cut, state, *_state_uses(state)), office]
    return []


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
    """Whether one of the `_doubtful` words only stands where two others meet.

    强生 in 加强|生态, 图克 in 试图|克隆, 对方 in 反对|方案.
    """
    if not start:
        return False
    import rjieba

    left = max(start - 2, 0)
    cuts, at = set[int](), left
    for piece in rjieba.cut(text[left : end + 2], False):
        at += len(piece)
        cuts.add(at)
    return start not in cuts and end not in cuts and start + 1 in cuts


@cache
def _doubtful() -> frozenset[str]:
    """The names and words of two characters that others often bring together."""
    forms = _automaton()[1]
    persons = {form for form, (_, flags) in forms.items() if len(form) == 2 and flags == Use.PERSON}
    return frozenset(persons | word_set("function", "across"))


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
    """Times and words together, sorted by start; a time wins over the words it overlaps."""
    automaton = _automaton()[0]
    found = automaton.find_matches_as_indexes(text)
    spans, doubtful = times.find(text), _doubtful()
    number = 0
    for _, start, end in found:
        while number < len(spans) and spans[number].start <= start:
            yield spans[number].start, spans[number].end, spans[number]
            number += 1
        if end - start == 2 and text[start:end] in doubtful and _across_words(text, start, end):
            start, end = end - 1, _match_at(text, end - 1)
        if start < end and not (number < len(spans) and end > spans[number].start):
            yield start, end, None
    for mention in spans[number:]:
        yield mention.start, mention.end, mention


def _match_at(text: str, start: int) -> int:
    """The end of the known name or word that begins there, ``start`` where none does."""
    found = _automaton()[0].find_matches_as_indexes(text[start : start + _LONGEST])
    return next((start + end for _, first, end in found if first == 0), start)


_HALVES = re.compile("(?<=[\u4e00-\u9fff”’）]{3}) +(?=[“‘\u4e00-\u9fff][\u4e00-\u9fff]{2})")


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
            yield Token(start, end, char, uses.get(char, 0), (), "x")
        return
    import rjieba

    splits = _splits()
    single = False
    for word, tag in rjieba.tag(text[start:end], False):
        size = len(word)
        stop = start + size
        if word in splits:
            yield from _split(word, start)
        elif start in pauses:
            yield Token(start, stop, word, Use.COMMA)
        elif single and size == 2 and word[1] in "说称" and not uses.get(word, 0):
            yield Token(start, start + 1, word[0], uses.get(word[0], 0), tag="nr")
            yield Token(start + 1, stop, word[1], uses.get(word[1], 0), tag="v")
        elif not word.isspace():
            yield Token(start, stop, word, uses.get(word, 0) | _tag_uses(word, tag), (), tag)
        start, single = stop, size == 1


def _tag_uses(word: str, tag: str) -> int:
    """What the part of speech says a word of the dictionary may be."""
    if tag in _VERB_TAGS:
        return Use.VERB
    if tag[:1] == "n":
        return Use.NOUN | Use.POST if len(word) > 1 and _names_a_post(word) else Use.NOUN
    return Use.NUMBER if tag == "m" else 0


def _names_a_post(word: str) -> bool:
    return word[-1] in _post_endings() and word not in word_set("titles", "not_posts")


@cache
def _post_endings() -> frozenset[str]:
    return frozenset(vocabulary().data["titles"]["post_endings"])


def _split(word: str, start: int) -> Iterator[Token]:
    uses = vocabulary().uses
    for part in _splits()[word]:
        yield Token(start, start + len(part), part, uses.get(part, 0))
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


@cache
def _readings() -> dict[str, tuple[int, tuple[str, ...]]]:
    """What each known name or word may be and whom it may name."""
    uses, forms = vocabulary().uses, _automaton()[1]
    found: dict[str, tuple[int, tuple[str, ...]]] = {word: (flags, ()) for word, flags in uses.items()}
    for form, (ids, flags) in forms.items():
        found[form] = (flags | uses.get(form, 0), ids)
    return found


def _loose(word: str) -> bool:
    """Whether only the dictionary may cut this word.

    Adverbs and modals that end in a verb's first character.
    """
    meets = Use.MEET_VERB | Use.MEET_NOUN | Use.CUE | Use.POST | Use.PRONOUN
    return len(word) == 2 and word.endswith(_LOOSE_ENDS) and not vocabulary().uses[word] & meets


def _leaders(tokens: list[Token]) -> list[Token]:
    """与胡塞武装领导人|会谈: behind 与 and a party the leaders belong to it, and not to the encounter."""
    uses, noun = vocabulary().uses, Use.MEET_NOUN
    heads = [number for number, token in enumerate(tokens) if token.uses & noun]
    cuts = {at for at in heads if tokens[at].text.startswith(_LEADERS) and _with_party(tokens, at)}
    if not cuts:
        return tokens
    found: list[Token] = []
    for number, token in enumerate(tokens):
        if number not in cuts:
            found.append(token)
            continue
        head = next(word for word in _LEADERS if token.text.startswith(word))
        cut, rest = token.start + len(head), token.text[len(head) :]
        found.append(Token(token.start, cut, head, uses.get(head, 0)))
        found.append(Token(cut, token.end, rest, uses.get(rest, 0)))
    return found


def _with_party(tokens: list[Token], number: int) -> bool:
    """Whether 与 and one party stand right before a token: 与 伊朗."""
    if number < 2 or tokens[number - 1].end != tokens[number].start:
        return False
    party = tokens[number - 1].uses & (Use.STATE | Use.ORG)
    return bool(party) and any(token.uses & Use.WITH for token in tokens[number - 3 : number - 1])


def _cut_behind_names(tokens: list[Token]) -> list[Token]:
    """Give a name its last character back: 布达|维和|联合国 is 布达维|和|联合国, 科斯|特等 is 科斯|特|等."""
    uses = vocabulary().uses
    ends = [at for at, token in enumerate(tokens) if token.text[1:] in _TAKEN]
    cuts = {at for at in ends if at and _gives_back(tokens, at)}
    if not cuts:
        return tokens
    found: list[Token] = []
    for number, token in enumerate(tokens):
        if number in cuts:
            char, rest = token.text[0], token.text[1]
            tag = "c" if rest == "和" else "u"
            found.append(Token(token.start, token.start + 1, char, uses.get(char, 0), tag="nr"))
            found.append(Token(token.start + 1, token.end, rest, uses.get(rest, 0), tag=tag))
        else:
            found.append(token)
    return found


def _gives_back(tokens: list[Token], at: int) -> bool:
    """Whether the first character of a word that ends in 和 or 等 belongs to the name before it."""
    before, token = tokens[at - 1], tokens[at]
    if before.end != token.start:
        return False
    return (
        _ends_a_list(before, token)
        if token.text[1] == "等"
        else _joins(before, token, tokens[at + 1 : at + 2])
    )


def _joins(before: Token, token: Token, after: list[Token]) -> bool:
    """Whether a word that ends in 和 stands between a piece of a name and an actor."""
    return (
        not token.uses & ~(Use.NOUN | Use.VERB) and not before.uses & ~(Use.NOUN | Use.VERB)
        and (len(before.text) == 1 or before.tag in NAME_TAGS | {"ns", "nz"})
        and bool(after) and after[0].start == token.end
        and bool(after[0].uses & (Use.STATE | Use.ORG | Use.PERSON))
    )  # fmt: skip


def _ends_a_list(before: Token, token: Token) -> bool:
    """Whether a word that ends in 等 stands right behind a name and begins with what ends many."""
    named = bool(before.uses & Use.PERSON) or before.tag in NAME_TAGS
    return named and gazetteer().syllables[token.text[0]] >= _ENDS_NAMES


def _contexts(tokens: list[Token]) -> list[Token]:
    """Take back names that are the beginning of a longer word: 李强 before 强调.

    The 长 behind a body (国家情报院长) is a post.
    """
    cues = vocabulary().uses
    person = Use.PERSON
    for token, following in pairwise(tokens):
        if not token.uses & person and following.text not in _COMPLETES:
            continue
        if (
            following.text == "长" and token.end == following.start
            and token.uses & (Use.ORG | Use.DEPARTMENT) and token.text[-1] in _HEADED
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
