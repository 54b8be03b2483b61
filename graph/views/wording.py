"""The words of the pages, from ``labels.yaml``: section -> key -> language -> words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

LANGUAGES = ("zh", "en")
Labels = Mapping[str, Mapping[str, Mapping[str, str]]]


@cache
def labels() -> Labels:
    """All words of the pages."""
    text = files("graph.views").joinpath("labels.yaml").read_text(encoding="utf-8")
    found: Labels = yaml.safe_load(text)
    return found


def word(section: str, key: str, language: str) -> str:
    """One word; the key itself when there is none, so that a new kind of the schema still shows."""
    return labels()[section].get(key, {}).get(language, key)
