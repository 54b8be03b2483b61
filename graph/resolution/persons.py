"""Which unknown persons of different articles are one: by name, by the state they stand for.

Persons of the gazetteer come with one id everywhere and never pass through here. For the others,
accounts of one folded name are one person when they share a represented state; accounts without
any join when only one person of that name is known. 卡里米 (state:IR) of one article is the
雷扎·卡里米 (state:IR) of another when no second full name fits. Two persons whom one article tells
apart are never made one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.resolution.names import last_part

if TYPE_CHECKING:
    from collections.abc import Iterable

SAME = 0.5  # a judgement from here on makes two profiles one person


@dataclass(frozen=True, slots=True)
class Judgement:
    """How sure it is that two accounts are of the same thing, 0 to 1, and why."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Profile:
    """An unknown person as some articles show it: folded name, states stood for, accounts.

    Attributes:
        id: what extraction called it under this name; of several the least.
    """

    name: str
    states: frozenset[str]
    accounts: frozenset[tuple[str, str]]
    id: str

    @property
    def articles(self) -> frozenset[str]:
        """The articles that name the person."""
        return frozenset(article for article, _ in self.accounts)

    def joined(self, other: Profile) -> Profile:
        """Both as one person, under the fuller name."""
        fuller = min(self, other, key=lambda profile: (-len(profile.name), profile.name, profile.id))
        return Profile(fuller.name, self.states | other.states, self.accounts | other.accounts, fuller.id)


def judge(left: Profile, right: Profile) -> Judgement:
    """Whether two profiles are of one person."""
    shared = ", ".join(sorted(left.states & right.states))
    if left.states and right.states and not shared:
        return Judgement(0.0, "they stand for different states")
    if left.name == right.name:
        if shared:
            return Judgement(1.0, f"same name, both for {shared}")
        return Judgement(0.6, "same name, a state known of one at most")
    if left.name in (last_part(right.name), right.name) or right.name == last_part(left.name):
        if not left.articles.isdisjoint(right.articles):
            return Judgement(0.0, "one article tells them apart")
        if shared:
            return Judgement(0.8, f"short form of the full name, both for {shared}")
        return Judgement(0.3, "short form of the full name, no state shared")
    return Judgement(0.0, "different names")


def merge(profiles: Iterable[Profile]) -> tuple[Profile, ...]:
    """One profile a person, sorted by name and states; whatever the order of the accounts."""
    by_name: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        by_name[profile.name].append(profile)
    named = [person for name in sorted(by_name) for person in _of_one_name(by_name[name])]
    return tuple(sorted(_with_short_forms(named), key=_order))


def _order(profile: Profile) -> tuple[str, list[str], list[tuple[str, str]]]:
    return profile.name, sorted(profile.states), sorted(profile.accounts)


def _of_one_name(profiles: list[Profile]) -> list[Profile]:
    """Join those that share a state; then those without one, if there is a single candidate."""
    persons: list[Profile] = []
    stateless: Profile | None = None
    for profile in profiles:
        if not profile.states:
            stateless = profile if stateless is None else stateless.joined(profile)
            continue
        for other in [other for other in persons if other.states & profile.states]:
            persons.remove(other)
            profile = profile.joined(other)
        persons.append(profile)
    if stateless is None:
        return persons
    if len(persons) == 1 and judge(persons[0], stateless).score >= SAME:
        return [persons[0].joined(stateless)]
    return [*persons, stateless]


def _with_short_forms(persons: list[Profile]) -> list[Profile]:
    """Give each short form to the one full name that fits; with two that fit it stays alone."""
    full: dict[str, list[Profile]] = defaultdict(list)
    for person in persons:
        if tail := last_part(person.name):
            full[tail].append(person)
    joined: dict[Profile, list[Profile]] = defaultdict(list)
    alone = []
    for person in persons:
        fits = [other for other in full.get(person.name, ()) if judge(person, other).score >= SAME]
        if len(fits) == 1:
            joined[fits[0]].append(person)
        else:
            alone.append(person)
    result = []
    for person in alone:
        for short in sorted(joined.get(person, ()), key=_order):
            person = person.joined(short)
        result.append(person)
    return result
