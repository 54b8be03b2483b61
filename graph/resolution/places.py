"""The same place under different names is one node: 利雅得 and 利雅德 are ``place:riyadh``.

Places of the gazetteer in ``schemas/places`` are known by any of their names; another place is
known by its folded name and country. Where an account tells the country alone (在瑞士会谈), the
place is the country itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from graph import schema
from graph.resolution import names
from graph.resolution.identifiers import content_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model import Place
    from graph.resolution.actors import Cast


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the graph; ``country`` is a state's id, ``is_country`` marks that it is no more."""

    id: str
    name: str
    name_zh: str | None
    name_en: str | None
    country: str | None
    is_country: bool = False


def site(place: Place, article: str, cast: Cast) -> Site:
    """The node of a place as one article names it."""
    country = None if place.country is None else cast.ids.get((article, place.country), place.country)
    folded = names.key(place.name)
    for known in _gazetteer().get(folded, ()):
        if country is None or known.country is None or known.country == country:
            return known
    if country is not None and folded in _forms_of(country, cast):
        state = cast.characters[country]
        id = f"place:{country.partition(':')[2].lower()}"
        return Site(id, state.name, state.name_zh, state.name_en, country, is_country=True)
    chinese = place.name if re.search(r"[\u3400-\u9fff]", place.name) else None
    return Site(content_id("place", folded, country), place.name, chinese, None, country)


def _forms_of(actor: str, cast: Cast) -> frozenset[str]:
    character = cast.characters.get(actor)
    if character is None:  # the article names no actor of that country; the city alone does
        return frozenset()
    return frozenset(names.key(form) for form in (character.name, *character.aliases))


@cache
def _gazetteer() -> Mapping[str, tuple[Site, ...]]:
    """Folded name -> the places that bear it, in the order of the files."""
    entries = [entry for _, content in schema.documents("places") for entry in content or ()]
    found: dict[str, list[Site]] = {}
    for entry, id in zip(entries, _ids(entries), strict=True):
        where = Site(id, entry["zh"], entry["zh"], entry.get("en"), entry.get("in"))
        for form in sorted(_forms(entry)):
            found.setdefault(names.key(form), []).append(where)
    return {form: tuple(sites) for form, sites in found.items()}


def _forms(entry: Mapping[str, Any]) -> set[str]:
    forms = {entry["zh"], entry.get("en", entry["zh"])}
    for tag in ("tw", "hk"):
        more = entry.get(tag, ())
        forms.update([more] if isinstance(more, str) else more)
    return forms


def _ids(entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """``place:riyadh``; the country is added where two places have one English name."""
    slugs = [_slug(entry) for entry in entries]
    uses = Counter(slugs)
    countries = [str(entry.get("in", "")).partition(":")[2].lower() for entry in entries]
    return [
        f"place:{slug}" if uses[slug] == 1 else f"place:{slug}-{country}"
        for slug, country in zip(slugs, countries, strict=True)
    ]


def _slug(entry: Mapping[str, Any]) -> str:
    letters = unicodedata.normalize("NFKD", entry.get("en", "")).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    return plain or content_id("", names.key(entry["zh"]))[1:]
