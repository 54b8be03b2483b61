"""The same actor in different articles is one node.

States, organizations and persons of the gazetteer carry one id everywhere. Unknown persons are
merged by `persons`, unknown organizations by their folded name. A group (an unnamed official, a
delegation) is known by its article alone and stays apart: 一名官员 of two articles is two nodes.
Two known actors are never merged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Actor, ActorKind, Facts
from graph.resolution import names, persons
from graph.resolution.identifiers import content_id
from graph.resolution.persons import Profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LABELS: Mapping[ActorKind, str] = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE: "State",
    ActorKind.ORGANIZATION: "Organization",
    ActorKind.GROUP: "Group",
}
_CHINESE = ("zh", "zh-Hans", "zh-CN", "zh-Hant", "zh-TW", "zh-HK")

Account = tuple[str, str]  # article id, id of the actor within it


@dataclass(frozen=True, slots=True)
class Character:
    """One real actor: id and label of its node, its names, and the one party it stands for, if one."""

    id: str
    label: str
    name: str
    name_zh: str | None
    name_en: str | None
    aliases: tuple[str, ...]
    party: str | None


@dataclass(frozen=True, slots=True)
class Cast:
    """All actors of the graph, and who is who in each article."""

    characters: Mapping[str, Character]
    ids: Mapping[Account, str]

    def id(self, article: str, actor: str) -> str:
        """The node id of an actor named in an article's facts.

        Raises:
            ValueError: the facts use an id that does not stand among their actors.
        """
        try:
            return self.ids[article, actor]
        except KeyError:
            raise ValueError(f"the facts of article {article} name no actor {actor}") from None

    def node(self, id: str) -> tuple[str, str]:
        """Label and id of an actor's node."""
        return self.characters[id].label, id


def cast(facts: Iterable[Facts]) -> Cast:
    """Who is who across articles. ``facts`` holds each article once."""
    accounts: dict[Account, tuple[Actor, str]] = {}
    for item in facts:
        for actor in item.actors:
            accounts[item.article.id, actor.id] = (actor, item.article.language)
    ids = _ids(accounts, _represented(accounts))
    told: dict[str, list[tuple[Actor, str]]] = defaultdict(list)
    for account in sorted(accounts):
        told[ids[account]].append(accounts[account])
    parties = _parties(accounts, ids)
    return Cast({id: _character(id, told[id], parties.get(id)) for id in sorted(told)}, ids)


def is_known(actor: Actor) -> bool:
    """Whether the gazetteer gave the actor its id."""
    return actor.kind is not ActorKind.GROUP and not actor.id.partition(":")[2].startswith("x-")


def _represented(accounts: Mapping[Account, tuple[Actor, str]]) -> dict[Account, frozenset[str]]:
    return {
        account: frozenset(role.of for role in actor.roles if role.of is not None)
        for account, (actor, _) in accounts.items()
    }


def _ids(
    accounts: Mapping[Account, tuple[Actor, str]], states: Mapping[Account, frozenset[str]]
) -> dict[Account, str]:
    ids: dict[Account, str] = {}
    people: dict[tuple[str, frozenset[str]], list[Account]] = defaultdict(list)
    bodies: dict[str, list[Account]] = defaultdict(list)
    for account in sorted(accounts):
        actor = accounts[account][0]
        if is_known(actor):
            ids[account] = actor.id
        elif actor.kind is ActorKind.PERSON:
            people[names.key(actor.name), states[account]].append(account)
        elif actor.kind is ActorKind.ORGANIZATION:
            bodies[names.key(actor.name)].append(account)
        else:
            ids[account] = content_id(actor.kind.value, *account)
    for body in bodies.values():
        ids.update(dict.fromkeys(body, min(id for _, id in body)))
    profiles = [
        Profile(name, parties, frozenset(told), min(id for _, id in told))
        for (name, parties), told in people.items()
    ]
    ids.update(_person_ids(persons.merge(profiles)))
    return ids


def _person_ids(merged: tuple[Profile, ...]) -> dict[Account, str]:
    """The id extraction gave the fullest name; for namesakes the state they stand for is added."""
    wanted = [person.id for person in merged]
    taken = Counter(wanted)
    ids: dict[Account, str] = {}
    for person, id in zip(merged, wanted, strict=True):
        if taken[id] > 1:
            id = f"{id}-{content_id('', *sorted(person.states))[1:9]}"
        ids.update(dict.fromkeys(person.accounts, id))
    return ids


def _parties(accounts: Mapping[Account, tuple[Actor, str]], ids: Mapping[Account, str]) -> dict[str, str]:
    """Person -> the one state or body all articles give as theirs; none when there are two."""
    found: dict[str, set[str]] = defaultdict(set)
    for account, (actor, _) in accounts.items():
        if actor.kind is ActorKind.PERSON:
            found[ids[account]].update(
                ids[account[0], role.of] for role in actor.roles if (account[0], role.of) in ids and role.of
            )
    return {id: min(parties) for id, parties in found.items() if len(parties) == 1}


def _character(id: str, told: list[tuple[Actor, str]], party: str | None) -> Character:
    gazetteer = {tag: value for actor, _ in told for tag, value in sorted(actor.names.items())}
    chinese = next((gazetteer[tag] for tag in _CHINESE if tag in gazetteer), None)
    if chinese is None:
        chinese = names.most_frequent(actor.name for actor, language in told if language.startswith("zh"))
    name = chinese or names.most_frequent(actor.name for actor, _ in told) or id
    forms = {form for actor, _ in told for form in (actor.name, *actor.aliases)} | set(gazetteer.values())
    label = LABELS[told[0][0].kind]
    return Character(id, label, name, chinese, gazetteer.get("en"), tuple(sorted(forms - {name})), party)
