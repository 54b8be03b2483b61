"""An actor while its article is being read, and the `Actor` record it becomes.

乌克兰总统泽连斯基 … 澤倫斯基     one actor: the form most used is its name, the others are aliases
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from graph.model import Actor, ActorKind, Role, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from graph.analysis.gazetteer import Entry
    from graph.model import Finder


@dataclass(slots=True)
class Draft:
    """An actor while its article is being read.

    Attributes:
        forms: how often each form of its name occurs, as the article writes it.
        posts: canonical posts given to it in the article.
        side: the party it stands for.
    """

    id: str
    kind: ActorKind
    entry: Entry | None = None
    forms: Counter[str] = field(default_factory=Counter)
    posts: set[str] = field(default_factory=set)
    roles: dict[tuple[str, str | None], dict[Span, None]] = field(default_factory=dict)
    mentions: set[Span] = field(default_factory=set)
    side: str | None = None
    first: int = 0
    implied: bool = False
    rules: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)


_place = attrgetter("start", "end")


def record(draft: Draft, script: str, finder: Callable[[str], Finder]) -> Actor:
    """The finished actor, named as the article of that script names it most."""
    names = draft.entry.names if draft.entry else {}
    ranked = _ranked(draft)
    name = ranked[0] if ranked else _common_name(names, script, draft.id)
    aliases = {*ranked[1:], *draft.aliases} - {name}
    roles = tuple(
        Role(title, of, tuple(sorted(spans)))
        for (title, of), spans in sorted(draft.roles.items(), key=lambda item: next(iter(item[1])))
    )
    return Actor(
        draft.id,
        draft.kind,
        name,
        {tag: value for tag, value in names.items() if value},
        tuple(sorted(aliases)),
        roles,
        tuple(sorted(draft.mentions, key=_place)),
        tuple(map(finder, sorted(draft.rules))),
    )


def _ranked(draft: Draft) -> list[str]:
    """The forms of a name, the one most used first; a bare surname (胡 in 胡主席) after all others."""
    if len(draft.forms) < 2:
        return list(draft.forms)
    person = draft.kind is ActorKind.PERSON
    return sorted(
        draft.forms, key=lambda form: (person and len(form) == 1, -draft.forms[form], -len(form), form)
    )


def display_name(draft: Draft, script: str) -> str:
    """The name of an actor in the article's wording, else its common name in that script."""
    ranked = _ranked(draft)
    return ranked[0] if ranked else _common_name(draft.entry.names if draft.entry else {}, script, draft.id)


def _common_name(names: Mapping[str, str], script: str, id_: str) -> str:
    wanted: Iterable[str] = ("zh-TW", "zh") if script == "zh-Hant" else ("zh", "zh-TW")
    return next((names[tag] for tag in wanted if names.get(tag)), names.get("en", id_))


def digest(text: str) -> str:
    """Twelve hexadecimal digits for the id of an actor that no list knows."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
