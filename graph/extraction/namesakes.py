"""A name and the titles it is given in an article
→ which known person bears it, and for whom that person stands.

美国国务卿鲁比奥           the Rubio whose posts agree
巴西足球运动员卢拉         not the president: the title contradicts every post of the known bearer
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.gazetteer import Entry, gazetteer
from graph.extraction import titles

if TYPE_CHECKING:
    from collections.abc import Set


def choose(
    known: list[str], given: list[titles.Title], form: str, year: int | None, told: Set[str]
) -> Entry | None:
    """The known person whose posts agree with the titles in the article, or None.

    Of several that agree alike, the one of a state that is ``told`` of there.
    """
    entries = [gazetteer().entries[id_] for id_ in known]
    if len(form) == 1:
        entries = [entry for entry in entries if holds(entry, given, year)]
    scored = [(_agreement(entry, given, form, year), entry) for entry in entries]
    best = max((score for score, _ in scored), default=-1)
    if best < 0:
        return None
    alike = [entry for score, entry in scored if score == best]
    return min(alike, key=lambda entry: (_ever(entry.id)[0].isdisjoint(told), entry.id))


def holds(entry: Entry, given: list[titles.Title], year: int | None) -> bool:
    """Whether a person held a post that the article gives in its year."""
    held = {
        (titles.party(post.of), titles.canonical(post.title)) for post in entry.posts if post.held_in(year)
    }
    return any((title.of, title.post) in held for title in given)


def _agreement(entry: Entry, given: list[titles.Title], form: str, year: int | None) -> float:
    parties, posts = _ever(entry.id)
    score = 0.5 if form in entry.usual else 0.0
    named = {title.of for title in given if title.of}
    if named & parties:
        score += 3
    elif named and parties and all(of.startswith("state:") for of in named):
        score -= 4 if "·" not in form and form not in entry.full and len(form) <= 4 else 0
    if {title.post for title in given} & posts:
        score += 1.5
    in_office = any(post.held_in(year) for post in entry.posts)
    score += 1 if in_office else 0
    if form in entry.shared and given and not in_office and not {title.post for title in given} & posts:
        score -= 6
    if form in entry.shared and not named and not any(post.held_in(year) for post in entry.posts):
        score -= 1
    return score


@cache
def _ever(id_: str) -> tuple[frozenset[str], frozenset[str]]:
    """The parties and the posts that a known person ever had."""
    held = gazetteer().entries[id_].posts
    parties = frozenset(titles.party(post.of) or post.of for post in held)
    return parties, frozenset(titles.canonical(post.title) for post in held)


def side_of(entry: Entry | None, year: int | None) -> str | None:
    """Whom a known person stands for by the posts of the year, else by the last ones."""
    if entry is None:
        return None
    posts = [post for post in entry.posts if post.held_in(year)] or list(entry.posts)
    parties = [party for post in posts if (party := titles.party(post.of) or _plain_state(post.of))]
    return parties[0] if parties else None


def _plain_state(of: str) -> str | None:
    return of if of.startswith("state:") else None
