"""Working text → one line of typed tokens.

Known names and words of the lexicon are found in one Aho–Corasick pass, expressions of time
before them; the gaps are cut by the dictionary of jieba. One-character forms of states (美俄, 俄方,
访美, 俄外长) are told from other words by what stands beside them. Unknown names are not found
here: they stay runs of short tokens for `names`.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any

from graph.analysis import times
from graph.analysis.candidates import NAME_TAGS
from graph.analysis.gazetteer import gazetteer
from graph.analysis.short_forms import with_short_forms
from graph.analysis.token import Token
from graph.analysis.vocabulary import ENCOUNTER, PAUSE, Use, vocabulary, word_set

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
_VERB_TAGS = frozenset({"v", "vd", "vn", "vi", "vg", "vq"})


def tokenize(text: str) -> list[Token]:
    """The tokens of a working text: sorted, disjoint, every character but spaces covered."""
    line = _contexts(_cut(text))
    _focus(line)
    return with_short_forms(_recut(_leaders(line)), text)


def _cut(text: str) -> list[Token]:
    unsure = word_set("function", "unsure_ends")
    seconds: dict[str, list[str]] = vocabulary().data["function"]["second_characters"]
    readings, splits, pauses = _readings(), _splits(), _spaces(text)
    found: list[Token] = []
    at = 0
    for start, end, mention in _matches(text):
        if start < at:
            if mention is not None or end <= at:
                continue
            start, end = at, _match_at(text, at)  # 本周|日本 where 周日 is a word too
            if start == end:
                continue
        if at < start:
            found.extend(_gap(text, at, start, pauses))
        word = text[start:end]
        if mention is not None:
            found.append(Token(start, end, word, Use.TIME, time=mention))
        elif word in splits:
            pieces = list(_split(word, start))
            if text[end : end + 1] in seconds.get(pieces[-1].text, ()):
                pieces.pop()  # 声明中|指出, where 中指 is split too
            found.extend(pieces)
            end = pieces[-1].end
        elif word[-1] in unsure and (pieces := _cut_at_end(text, start, end)):
            found.extend(pieces)
            end = pieces[-1].end
            again = _match_at(text, end)  # 外长|会见|了, where 见了 is a word too
            if again > end and text[end:again] in readings:
                found.append(Token(end, again, text[end:again], *readings[text[end:again]]))
                end = again
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
    if last == "会" and following in word_set("function", "second_characters", "会"):
        ids, flags = forms.get(stem, ((), 0))  # 川普|会面, 外长|会见, not 川普会|面, 外长会|见
        return [Token(start, end - 1, stem, flags | uses.get(stem, 0), ids)]
    if last == "指" and len(word) > 2 and following in word_set("function", "second_characters", "指"):
        return [Token(start, end - 1, stem, uses.get(stem, 0))]  # 否认|指控
    if last == "部" and following == "门":
        state = _state_prefix(word)
        cut = start + len(state)
        office = Token(cut, end + 1, text[cut : end + 1], Use.NOUN | Use.GROUP_HEAD)  # 俄罗斯|国防部门
        return [Token(start, cut, state, *_state_uses(state)), office] if state else [office]
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

    强生 in 加强|生态, 图克 in 试图|克隆, 对方 in 反对|方案, 为首 in 任命他为|首席代表.
    """
    if not start:
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
    brought = text[start:end] in word_set("function", "across")
    return start not in cuts or (brought and across in vocabulary().uses)


@cache
def _doubtful() -> frozenset[str]:
    """The names and words of two characters that others often bring together."""
    forms, across = _automaton()[1], word_set("function", "across")
    persons = {form for form, (_, flags) in forms.items() if len(form) == 2 and flags == Use.PERSON}
    return frozenset(persons | {word for word in across if len(word) == 2})


@cache
def _reaching() -> frozenset[str]:
    """How a name of two characters and a longer one that begins in it look together: 更[多|哥伦]比亚."""
    forms = _automaton()[1]
    behind: dict[str, set[str]] = {}
    for form in forms:
        if len(form) > 2:
            behind.setdefault(form[0], set()).add(form[1])
    return frozenset(
        form + char
        for form in forms
        if len(form) == 2
        for char in behind.get(form[1], ())
        if form + char not in forms
    )


def _visits_a_name(text: str, start: int, end: int) -> bool:
    """Whether the state behind 访 or 赴, in a word of two characters, is written in full.

    访|以色列, 访|德国, not 访德|会晤总理.
    """
    if text[start] not in word_set("encounters", "visit_heads"):
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
    spans, doubtful, reaching = times.find(text), _doubtful(), _reaching()
    number = 0
    for _, start, end in found:
        while number < len(spans) and spans[number].start <= start:
            yield spans[number].start, spans[number].end, spans[number]
            number += 1
        if end - start == 2 and (
            (text[start : end + 1] in reaching and _match_at(text, end - 1) > end)
            or (text[start:end] in doubtful and _across_words(text, start, end))
            or _visits_a_name(text, start, end)
        ):
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


def _spaces(text: str) -> dict[int, int]:
    """Where a space parts: the halves of a headline (a comma), or a crosshead and what follows (a stop).

    会谈落幕 双方将继续磋商; 会谈继续。印度要求道歉 新德里要求…。
    """
    found: dict[int, int] = {}
    start = 0
    for line in text.split("\n"):
        if " " in line:
            mark = Use.STOP if "。" in line else Use.COMMA
            found.update((start + match.start(), mark) for match in _HALVES.finditer(line))
        start += len(line) + 1
    return found


def _gap(text: str, start: int, end: int, pauses: dict[int, int]) -> Iterator[Token]:
    uses = vocabulary().uses
    if end - start == 1:
        char = text[start]
        if start in pauses:
            yield Token(start, end, char, pauses[start])
        elif char != " ":
            yield Token(start, end, char, uses.get(char, 0), (), "x")
        return
    import rjieba

    splits, cues = _splits(), word_set("cues", "short_cues")
    single = False
    for word, tag in rjieba.tag(text[start:end], False):
        size = len(word)
        stop = start + size
        if word in splits:
            yield from _split(word, start)
        elif start in pauses:
            yield Token(start, stop, word, pauses[start])
        elif single and size == 2 and word[1] in cues and not uses.get(word, 0):
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
    meets = ENCOUNTER | Use.CUE | Use.POST | Use.PRONOUN
    loose = word[-1] in word_set("function", "loose_ends")
    return len(word) == 2 and loose and not vocabulary().uses[word] & meets


def _leaders(tokens: list[Token]) -> list[Token]:
    """与胡塞武装领导人|会谈: behind 与 and a party the leaders belong to it, and not to the encounter.

    王毅外长|会晤拉夫罗夫: behind a name the post does.
    """
    uses, leaders, ministers = vocabulary().uses, word_set("encounters", "leaders"), _ministers()
    noun = Use.MEET_NOUN
    heads = [number for number, token in enumerate(tokens) if token.uses & noun]
    cuts = {at for at in heads if tokens[at].text.startswith(tuple(leaders)) and _with_party(tokens, at)}
    cuts |= {at for at in heads if tokens[at].text in ministers and _behind_name(tokens, at)}
    if not cuts:
        return tokens
    found: list[Token] = []
    posts = sorted(leaders | word_set("encounters", "ministers"))
    for number, token in enumerate(tokens):
        if number not in cuts:
            found.append(token)
            continue
        head = next(word for word in posts if token.text.startswith(word))
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


def _behind_name(tokens: list[Token], number: int) -> bool:
    """Whether a person is named right before a token."""
    before = tokens[number - 1] if number else None
    return before is not None and before.end == tokens[number].start and bool(before.uses & Use.PERSON)


@cache
def _ministers() -> frozenset[str]:
    """The nouns that behind a name are its post and a verb: 外长会晤; not 外长会议."""
    uses, posts = vocabulary().uses, word_set("encounters", "ministers")
    return frozenset(
        post + verb for post in posts for verb, flags in uses.items()
        if flags & Use.MEET_VERB and uses.get(post + verb, 0) & Use.MEET_NOUN
    )  # fmt: skip


def _recut(tokens: list[Token]) -> list[Token]:
    """Cut again the words that reach into a name or hide a preposition before one.

    布达|维和|联合国 is 布达维|和|联合国, 科斯|特等 is 科斯|特|等, 正在|北京 is 正|在|北京, 中|方向|美方
    is 中方|向|美方.
    """
    seconds = word_set("function", "second_words")
    found: list[Token] = []
    done = 0
    for number in [at for at, token in enumerate(tokens) if token.text[1:] in seconds]:
        before, after = tokens[number - 1] if number else None, tokens[number + 1 : number + 2]
        token = tokens[number]
        if before is not None and (_joins(before, token, after) or _ends_a_list(before, token)):
            tags = "nr", "c" if token.text[1] == "和" else "u"
        elif token.text == "正在" and after and after[0].uses & (Use.PLACE | Use.STATE):
            tags = "d", "p"
        elif token.text == "方向" and before is not None and _of_a_state(before, token) and after:
            tags = "n", "p"
        else:
            continue
        found.extend((*tokens[done:number], *_halves(token, *tags)))
        done = number + 1
    return found + tokens[done:]


def _halves(token: Token, *tags: str) -> Iterator[Token]:
    """The two characters of a word as tokens of their own."""
    uses = vocabulary().uses
    for at, (char, tag) in enumerate(zip(token.text, tags, strict=True), token.start):
        yield Token(at, at + 1, char, uses.get(char, 0), tag=tag)


def _of_a_state(before: Token, token: Token) -> bool:
    """Whether the one-character form of a state stands right before a token."""
    known = gazetteer()
    return before.end == token.start and (before.text in known.shorts or before.text in known.contextual)


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


def _focus(tokens: list[Token]) -> None:
    """领导人就|曾在柬埔寨会谈: before a modal or 曾 it opens no topic, unless 的 ends one: 就将举行的会谈."""
    focused = word_set("function", "focused")
    for here, token in enumerate(tokens[:-1]):
        if token.text != "就" or tokens[here + 1].text not in focused:
            continue
        clause = takewhile(lambda one: not one.uses & PAUSE, tokens[here + 1 :])
        if all(one.text != "的" for one in clause):
            token.uses &= ~Use.OBLIQUE


def _make_time_zone(tokens: list[Token], last: int) -> None:
    """美国东部时间3日, 周二晚（香港时间）: what stands before 时间 is no party."""
    parts = word_set("function", "zones")
    first = last - (tokens[last].text in parts and last > 0)
    for token in tokens[first : last + 1]:
        token.uses &= ~(Use.STATE | Use.PLACE | Use.ORG)
        token.ids = () if not token.uses & Use.PERSON else token.ids


def _contexts(tokens: list[Token]) -> list[Token]:
    """Take back names that are the beginning of a longer word: 李强 before 强调.

    The 长 behind a body (国家情报院长) is a post; 和 with nothing before it to join brings in the other side.
    """
    completing = word_set("function", "completing")
    cues, headed, person = vocabulary().uses, word_set("titles", "headed"), Use.PERSON
    for here, (token, following) in enumerate(pairwise(tokens)):
        if not token.uses & person and following.text not in completing:
            continue
        if following.text == "和" and _brings_in(tokens, here):
            following.uses |= Use.WITH
        behind = tokens[here + 2] if here + 2 < len(tokens) else None
        dated = behind is not None and (behind.uses & (Use.TIME | Use.BRACKET) or behind.tag == "m")
        if following.text == "时间" and dated:
            _make_time_zone(tokens, here)
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
