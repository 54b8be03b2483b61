"""Runs of tokens → names of persons, known and never seen before, decided once an article.

First every string that could be a name collects weighted evidence over the whole article: a post
before or after it, a reporting verb behind it, Latin letters in brackets, a dot inside, a list with
a person, characters that spell foreign names (counted over the gazetteer), an East Asian surname.
A string past the threshold is a name, and then every occurrence of it is tagged, its short form
after the dot and its one-character misspellings too. Words of the dictionary and of the negative
list never become names by themselves.

The idea of deciding a name type once from weighted contexts is that of Mikheev (1999), "A
knowledge-free method for capitalized word disambiguation", carried over to unknown words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from graph.analysis.bare_surnames import with_bare_surnames
from graph.analysis.east_asian_names import east_asian_stretches, japanese_surnames, weigh_east_asian
from graph.analysis.foreign_names import begins_before, foreign_runs, weigh_foreign
from graph.analysis.gazetteer import gazetteer
from graph.analysis.latin_names import known_by_letters, latin_names
from graph.analysis.titled_names import titled_runs, weigh_titled
from graph.analysis.tokens import Token
from graph.analysis.vocabulary import Use, vocabulary, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from graph.analysis.candidates import Candidate

THRESHOLD = 2.0
# What a parser's word adds: as much again must speak for a name in the lexicon.
_PARSED = 1.0
# How long a name must be, and how often it must stand, for one with another character to be a slip of it.
_TYPED = 4
_OFTEN = 3
# Evidence that many common words have too.
_SHAPELESS = frozenset({"surname", "given", "acts", "meets"})


def tag(tokens: list[Token], text: str, seen: Set[str] = frozenset()) -> list[Token]:
    """The tokens with every name of a person as one token.

    A known name carries the gazetteer's ids; a new one the id ``?`` and its fullest form. ``seen`` are the
    strings that a parser takes for persons: more evidence for those that look like names, and none else.
    """
    names, weighed = _decide(tokens, text, seen)
    return with_bare_surnames(_merge(tokens, text, names, weighed))


def _decide(
    tokens: list[Token], text: str, seen: Set[str]
) -> tuple[dict[str, str], set[tuple[int, int]]]:
    """Accepted form to the fullest form of the same name, and the stretches where one was weighed."""
    candidates = _weighed(tokens, text, seen)
    accepted = {name: item for name, item in candidates.items() if item.support >= THRESHOLD}
    names = {name: name for name in accepted if not _known_word(name) and not _overgrown(name, accepted)}
    known = sorted({token.text for token in tokens if token.uses & Use.PERSON})
    weighed = {(start, start + len(name)) for name in names for start in accepted[name].places}
    spelt = {name for name in names if "latin" in accepted[name].evidence}
    bearers = {name: known_by_letters(accepted[name].places, name, text) for name in spelt}
    forms = {form: bearers.get(full) or full for form, full in _with_short_forms(names, known).items()}
    forms |= _mistyped(names.keys() - spelt, forms, known, text)
    return {**forms, **latin_names(tokens, text)}, weighed


def _weighed(tokens: list[Token], text: str, seen: Set[str]) -> dict[str, Candidate]:
    """Every string that could be a name, with its evidence."""
    candidates: dict[str, Candidate] = {}
    for first, last in foreign_runs(tokens):
        weigh_foreign(tokens, text, first, last, candidates)
    for first, last in titled_runs(tokens, text):
        weigh_titled(tokens, text, first, last, candidates)
    for first, last, sure in east_asian_stretches(tokens, text):
        weigh_east_asian(tokens, text, first, last, sure, candidates)
    for name in seen & candidates.keys():
        candidates[name].note("parsed", _PARSED)
    _weigh_lists(candidates, text)
    return candidates


def _weigh_lists(candidates: dict[str, Candidate], text: str) -> None:
    """Let names carry their neighbours in a list, from the left and from the right: 李鹏、尉健行、宋健."""
    joins = word_set("function", "coordinators") | {"、"}
    places = sorted((start, item.text) for item in candidates.values() for start in item.places)
    for order in (places, reversed(places)):
        starts, ends = set[int](), set[int]()
        for start, name in order:
            end = start + len(name)
            if (text[start - 1 : start] in joins and start - 1 in ends) or (
                text[end : end + 1] in joins and end + 1 in starts
            ):
                candidates[name].note("list", 1.2 if _made_like_one(candidates[name]) else 1.0)
            if candidates[name].support >= THRESHOLD or _shaped(candidates[name]):
                starts.add(start)
                ends.add(end)


def _made_like_one(item: Candidate) -> bool:
    """Whether a string is made like a full East Asian name."""
    return len(item.text) == 3 and item.evidence.get("given", 0.0) >= 0.8


def _shaped(item: Candidate) -> bool:
    """Whether a string carries its neighbours in a list, though nothing else speaks for it."""
    return _made_like_one(item) and item.support >= 1.2


def _overgrown(name: str, accepted: dict[str, Candidate]) -> bool:
    """Whether a name of three characters is rather the one of two and a word: 穆文 + 参."""
    return len(name) == 3 and name[:2] in accepted and accepted[name[:2]].support > accepted[name].support


def passed_over(tokens: list[Token], text: str, seen: Set[str]) -> Iterator[tuple[str, str]]:
    """The strings that look like names and were taken for none, with why; the likeliest first.

    The arguments are those that `tag` gets. More than a surname or a verb of meeting must speak for a name.
    """
    weighed = _weighed(tokens, text, seen).values()
    for item in sorted(weighed, key=lambda item: (-item.support, item.text)):
        shaped = any(weight > 0 for sort, weight in item.evidence.items() if sort not in _SHAPELESS)
        if shaped and item.support < THRESHOLD and item.text not in vocabulary().uses:
            told = {**item.evidence, **({"repeated": item.repeated} if item.repeated else {})}
            listed = ", ".join(f"{sort} {round(weight, 2):g}" for sort, weight in told.items())
            yield item.text, f"weight {min(round(item.support, 2), 1.99):g} under {THRESHOLD:g}: {listed}"


def _known_word(text: str) -> bool:
    return bool(vocabulary().uses.get(text, 0) & Use.NEGATIVE) or text in word_set("surnames", "no_names")


def _with_short_forms(names: dict[str, str], known: list[str]) -> dict[str, str]:
    """Add the parts behind the dot, a Japanese surname and the bracketed forms of one name."""
    for full in sorted(names, key=lambda name: (-len(name), name)):
        if "·" in full:
            parts = full.split("·")
            if len(parts[0]) > 1 and len(parts) == 2 and not _known_word(parts[0]) and parts[0] not in known:
                names.setdefault(parts[0], full)
            tails = [parts[-1]] + (["·".join(parts[-2:])] if len(parts) > 2 else [])
            for tail in tails:
                if len(tail) > 1 and not _known_word(tail):
                    names[tail] = full
        elif "-" in full:
            tail = full.rpartition("-")[2]
            if len(tail) > 1 and not _known_word(tail) and tail not in gazetteer().forms:
                names[tail] = full
    for full in (*sorted(names, key=lambda name: (-len(name), name)), *known):
        surname = full[:2]
        if len(full) > 2 and surname in japanese_surnames() and names.get(surname, surname) == surname:
            names[surname] = full  # 安倍, though it looks like a name itself, is 安倍晋三
    return {form: _misspelt(form, full, names) for form, full in names.items()}


def _misspelt(form: str, full: str, names: dict[str, str]) -> str:
    """The form that this one misspells by a doubled character, else its own full form: 加拉尔多多萨."""
    doubled = (at for at in range(1, len(form)) if form[at] == form[at - 1])
    plain = (form[:at] + form[at + 1 :] for at in doubled if len(form) > 3 + (at < len(form) - 1))
    return next((names[one] for one in plain if one in names), full)


def _mistyped(
    names: Set[str], forms: dict[str, str], known: list[str], text: str
) -> dict[str, str]:
    """Each name told once that has one other character than one told three times, to that one's full form."""
    plain = (name for name in sorted(names) if len(name) >= _TYPED and "·" not in name)
    once = [name for name in plain if text.count(name) == 1]
    often = [form for form in {*forms, *known} if once and len(form) >= _TYPED and text.count(form) >= _OFTEN]
    found = {}
    for name in once:
        alike = [form for form in often if len(form) == len(name) and _differ(form, name) == 1]
        if len(alike) == 1:
            found[name] = forms.get(alike[0], alike[0])
    return found


def _differ(one: str, other: str) -> int:
    """In how many places two strings of one length have another character."""
    return sum(a != b for a, b in zip(one, other, strict=True))


def _merge(
    tokens: list[Token], text: str, names: dict[str, str], weighed: set[tuple[int, int]]
) -> list[Token]:
    """Join the tokens under each occurrence of an accepted form; the longest form wins."""
    joined = _joined(tokens, text, names, weighed) if names else tokens
    return _without_pieces(list(_doubled(_numbered(joined, text))))


def _joined(
    tokens: list[Token], text: str, names: dict[str, str], weighed: set[tuple[int, int]]
) -> list[Token]:
    starts = {token.start: number for number, token in enumerate(tokens)}
    ends = {token.end: number + 1 for number, token in enumerate(tokens)}
    spans = list(_occurrences(tokens, text, names, weighed))
    merged: list[Token] = []
    at = 0
    for start, end, full in spans:
        first, last = starts[start], ends[end]
        if first < at:
            continue
        merged.extend(tokens[at:first])
        forms = gazetteer().forms
        ids = tuple(
            id_ for id_ in forms.get(text[start:end]) or forms.get(full, ()) if id_.startswith("person:")
        )
        merged.append(Token(start, end, text[start:end], Use.PERSON, (*ids, "?" + full)))
        at = last
    merged.extend(tokens[at:])
    return merged


_REGNAL = re.compile("[一二三四五六七八九十]{1,3}世")


def _numbered(tokens: list[Token], text: str) -> list[Token]:
    """Join the number of a king or pope to the name: 费利佩 + 六世, 利奥 + 十四 + 世."""
    if "世" not in text:
        return tokens
    found: list[Token] = []
    here = 0
    while here < len(tokens):
        token = tokens[here]
        found.append(token)
        here += 1
        number = _REGNAL.match(text, token.end) if token.uses & Use.PERSON else None
        if number is not None:
            while here < len(tokens) and tokens[here].end <= number.end():
                here += 1
            token.end, token.text = number.end(), text[token.start : number.end()]
    return found


def _without_pieces(tokens: list[Token]) -> list[Token]:
    """Take back known names that are only the end of another (吉尔 in 丘吉尔) or name a body."""
    person = Use.PERSON
    for number, token in enumerate(tokens):
        if not token.uses & person:
            continue
        listed = token.ids and not token.ids[-1].startswith("?")
        inner = number > 1 and tokens[number - 1].text == "·" and tokens[number - 2].end == token.start - 1
        piece = listed and len(token.text) < 4 and (inner or begins_before(tokens, number))
        if piece or _names_a_body(tokens, number):
            token.uses, token.ids = 0, ()
    return tokens


def _names_a_body(tokens: list[Token], number: int) -> bool:
    """Whether a body or thing is called by a person's name here: 卡特中心, “卡尔·文森”号, 扎耶德国际机场."""
    behind = tokens[number + 1 : number + 4]
    if behind and behind[0].uses & Use.CLOSE:
        behind = behind[1:]
    if not behind or behind[0].start > tokens[number].end + 1:
        return False
    tail = behind[0].text
    if tail in word_set("surnames", "body_tail_modifiers") and behind[1:]:
        tail += behind[1].text
    return tail in word_set("surnames", "body_tails")


def _occurrences(
    tokens: list[Token], text: str, names: dict[str, str], weighed: set[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    ends = {token.end: number + 1 for number, token in enumerate(tokens)}
    by_first: dict[str, list[str]] = defaultdict(list)
    for form in sorted(names, key=lambda name: (-len(name), name)):
        by_first[form[0]].append(form)
    for number, token in enumerate(tokens):
        for form in by_first.get(text[token.start], ()):
            end = token.start + len(form)
            if not text.startswith(form, token.start) or end not in ends:
                continue
            if (token.start, end) in weighed or not _part_of_more(tokens, number, ends[end], form):
                yield token.start, end, names[form]
                break


def _part_of_more(tokens: list[Token], first: int, last: int, form: str) -> bool:
    """Whether the form is only a piece of a longer foreign name here, or the name of a place."""
    if first and tokens[first - 1].text == "·":
        return True
    if last < len(tokens) and tokens[last].text == "·" and tokens[last].start == tokens[last - 1].end:
        return True
    named = Use.STATE | Use.ORG | Use.PLACE
    return "·" not in form and any(token.uses & named and len(token.text) > 1 for token in tokens[first:last])


def _doubled(tokens: list[Token]) -> Iterator[Token]:
    """Swallow a doubled last character of a name: 鲁比奥奥."""
    skip, person = False, Use.PERSON
    for number, token in enumerate(tokens):
        if skip:
            skip = False
            continue
        if not token.uses & person:
            yield token
            continue
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        if (
            following is not None and following.start == token.end
            and following.text == token.text[-1] and len(token.text) > 2
        ):  # fmt: skip
            skip = True
            yield Token(token.start, following.end, token.text, token.uses, token.ids, tag="doubled")
        else:
            yield token
