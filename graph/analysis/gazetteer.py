"""``schemas/actors`` and ``schemas/places`` → the known names, ready to be looked up in folded text.

States get their names from CLDR (through babel) beside the forms written by hand. Names are folded
to simplified characters; a form that several entries share keeps them all, and the article decides.
Faults in the files are collected and raised at once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.analysis.folding import fold_text
from graph.errors import SchemaError
from graph.model import ActorKind
from graph.schema import document, documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_CLDR = {"zh": "zh_Hans", "zh-TW": "zh_Hant", "zh-HK": "zh_Hant_HK", "en": "en"}
SIDE_KINDS = frozenset({"international", "nonstate"})


@dataclass(frozen=True, slots=True)
class Post:
    """One dated role of a known person; ``since`` and ``until`` are years or None."""

    title: str
    of: str
    since: int | None
    until: int | None

    def held_in(self, year: int | None) -> bool:
        """Whether the post was held in that year; with no year, whether it is held still."""
        if year is None:
            return self.until is None
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


@dataclass(frozen=True, slots=True)
class Entry:
    """One known actor or place.

    Attributes:
        kind: person, state, organization or place.
        names: language tag to name, as printed in facts.
        usual: the folded forms whose bearer is beyond doubt.
        full: the folded forms with a dot in them.
        shared: folded forms that others bear too.
        of: what an organization is part of; the state of a place.
        home: the state in which a non-state party acts.
        sort: the organization's kind (international, nonstate, government, media, political), the
            place's (city, region, venue).
        posts: a person's roles.
        is_woman: whether a person is known to be a woman; no tells nothing.
    """

    id: str
    kind: str
    names: Mapping[str, str]
    usual: tuple[str, ...]
    shared: tuple[str, ...] = ()
    of: str | None = None
    home: str | None = None
    sort: str | None = None
    posts: tuple[Post, ...] = ()
    shorts: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    is_woman: bool = False

    @property
    def full(self) -> tuple[str, ...]:
        """The forms with a dot: given name and family name."""
        return tuple(name for name in self.usual if "·" in name)

    @property
    def is_outlet(self) -> bool:
        """Whether it is a news outlet, which carries words and stands for nobody."""
        return self.sort == "media"


@dataclass(slots=True)
class Gazetteer:
    """All known names.

    Attributes:
        entries: by id; places by ``place:`` and their name.
        forms: folded form to the ids that bear it, the certain bearers first.
        shorts: one-character form to the id of its state or body.
        contextual: one-character forms that several states share.
        syllables: how often each character stands in the foreign persons' names.
        english: the English names of the persons in small letters to the usual Chinese form.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    shorts: dict[str, str] = field(default_factory=dict)
    contextual: dict[str, tuple[str, ...]] = field(default_factory=dict)
    metonyms: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    syllables: Counter[str] = field(default_factory=Counter)
    english: dict[str, str] = field(default_factory=dict)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the installed schemas, read once a process.

    Raises:
        SchemaError: with every fault found.
    """
    faults: list[str] = []
    known = Gazetteer()
    forms: dict[str, list[str]] = defaultdict(list)
    for entry in (*_states(known), *_organizations(), *_persons(faults), *_places()):
        if entry.id in known.entries and entry.kind != "place":
            faults.append(f"schemas/actors: {entry.id} stands twice")
        known.entries.setdefault(entry.id, entry)
        _add(known, forms, entry)
    if faults:
        raise SchemaError(faults)
    known.forms = {form: tuple(dict.fromkeys(ids)) for form, ids in forms.items() if form}
    _count_syllables(known)
    return known


def _add(known: Gazetteer, forms: dict[str, list[str]], entry: Entry) -> None:
    if entry.kind == ActorKind.PERSON and "en" in entry.names and entry.usual:
        known.english.setdefault(entry.names["en"].lower(), entry.usual[0])
    for form in (*entry.usual, *entry.shared, *entry.metonyms):
        whole = form.replace("·", "")  # 唐纳德特朗普; a short one stands inside other words: 达|成金|额
        for spelling in (form, form.replace("·", "-"), whole if len(whole) > 3 else form):
            if len(form) > 1 and entry.id not in forms[spelling]:
                forms[spelling].append(entry.id)
    for short in entry.shorts:
        known.shorts[short] = entry.id
    for form in entry.metonyms:
        known.metonyms.setdefault(form, entry.id)


def _states(known: Gazetteer) -> Iterator[Entry]:
    cldr = _territories()
    for row in document("actors/states.yaml"):
        code = row["id"].removeprefix("state:")
        names = {tag: found[code] for tag, found in cldr.items() if code in found}
        if "en" in row:
            names["en"] = row["en"]
        forms = _forms(
            [
                *row.get("zh", ()),
                *(names.get(tag, "") for tag in ("zh", "zh-TW", "zh-HK")),
                *row.get("aliases", ()),
            ]
        )
        names["zh"] = (row.get("zh") or [names.get("zh", "")])[0]
        capital = _forms(row.get("capital", ()))
        for name in capital:
            known.capitals[name] = row["id"]
        for short in row.get("short_contextual", ()):
            known.contextual[short] = (*known.contextual.get(short, ()), row["id"])
        yield Entry(
            row["id"],
            ActorKind.STATE,
            names,
            forms,
            shorts=tuple(row.get("short", ())),
            metonyms=_forms(row.get("metonyms", ())),
            of=row.get("part_of"),
        )


def _organizations() -> Iterator[Entry]:
    for _, rows in documents("actors/organizations"):
        for row in rows or ():
            names = {"zh": row["zh"][0], "en": row["en"]} if "en" in row else {"zh": row["zh"][0]}
            yield Entry(
                row["id"],
                ActorKind.ORGANIZATION,
                names,
                _forms(_regional(row)),
                of=row.get("of"),
                home=row.get("in"),
                sort=row.get("kind"),
                shorts=tuple(row.get("short", ())),
                metonyms=_forms(row.get("metonyms", ())),
            )


def _persons(faults: list[str]) -> Iterator[Entry]:
    for name, rows in documents("actors/persons"):
        for row in rows or ():
            try:
                posts = tuple(
                    Post(item["title"], item["of"], item.get("from"), item.get("to"))
                    for item in row.get("roles", ())
                )
                zh = (row.get("zh") or row.get("ambiguous"))[0]
                names = {"zh": zh, "en": row["en"]}
            except (KeyError, TypeError) as fault:
                faults.append(f"{name}: {row.get('id', row)}: {fault} is missing")
                continue
            if row.get("sex", "f") != "f":
                faults.append(f"{name}: {row['id']}: sex may be f or absent, not {row['sex']}")
            yield Entry(
                row["id"],
                ActorKind.PERSON,
                names,
                _forms(_regional(row)),
                _forms(row.get("ambiguous", ())),
                posts=posts,
                is_woman="sex" in row,
            )


def _places() -> Iterator[Entry]:
    for _, rows in documents("places"):
        for row in rows or ():
            names = {tag: row[tag] for tag in ("zh", "en") if tag in row}
            forms = _forms(_regional({**row, "zh": _list(row["zh"])}))
            yield Entry(
                f"place:{forms[0]}", "place", names, forms, of=row.get("in"), sort=row.get("kind", "city")
            )


def _regional(row: Mapping[str, Any]) -> list[str]:
    return [*_list(row.get("zh")), *_list(row.get("tw")), *_list(row.get("hk")), *_list(row.get("aliases"))]


def _list(value: Any) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def _forms(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold_text(name) for name in names if name))


def _count_syllables(known: Gazetteer) -> None:
    """Which characters spell foreign names.

    Those of the known persons whose names have a dot or three characters.
    """
    for entry in known.entries.values():
        if entry.kind == ActorKind.PERSON and entry.full:
            for form in entry.usual:
                known.syllables.update(form.replace("·", ""))


@cache
def _territories() -> dict[str, dict[str, str]]:
    from babel import Locale

    return {tag: dict(Locale.parse(name).territories) for tag, name in _CLDR.items()}
