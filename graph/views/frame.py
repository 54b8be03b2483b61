"""Makes the frame both pages stand in: one file that loads nothing and trusts nothing in its data.

All data travel in one ``<script type="application/json">``, escaped so that nothing in it can end
the element, and reach the page as text only. A content security policy forbids every request and
every script or style but ours, named by their SHA-256; markup therefore carries no ``style``
attribute and no handler. Templates are Jinja with autoescape on.
"""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from graph.views.scene import Quote
from graph.views.wording import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.views.scene import Scene

# Keys whose text is an identifier, an address or a quotation.
_RAW = frozenset({"id", "start", "end", "side", "sides", "speakers", "addressees", "meeting", "url", "text"})

_ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
# Overrides and isolates could reverse the text around a label; controls draw nothing.
_CONTROLS = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


def json_block(data: Any) -> Markup:
    """JSON that may stand in a script element: no ``<``, ``>``, ``&``, line separator or lone surrogate."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    whole = text.encode("utf-8", "replace").decode("utf-8")
    escaped = re.sub("[<>&\u2028\u2029]", lambda match: _ESCAPES[match[0]], whole)
    return Markup(escaped)  # noqa: S704 - escaped in the line above


def plain(text: str) -> str:
    """A name or title on one line, without control and bidirectional characters."""
    return " ".join(_CONTROLS.sub("", text).split())


@cache
def asset(name: str) -> str:
    """A script or style of ours."""
    return files("graph.views").joinpath("assets", name).read_text(encoding="utf-8")


def policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """The content security policy that allows these texts and nothing else."""
    allowed = {"script-src": scripts, "style-src": styles}
    parts = [f"{name} {' '.join(_digest(text) for text in texts)}" for name, texts in allowed.items()]
    return "; ".join(["default-src 'none'", *parts, "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def environment(*others: BaseLoader) -> Environment:
    """Our templates, then those of ``others``, escaping everything."""
    loader = ChoiceLoader([FunctionLoader(_template), *others])
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    made.trim_blocks = made.lstrip_blocks = True
    return made


def _template(name: str) -> str | None:
    found = files("graph.views").joinpath("templates", name)
    return found.read_text(encoding="utf-8") if found.is_file() else None


def frame(view: str, language: str, scripts: Sequence[str], styles: Sequence[str]) -> dict[str, Any]:
    """What the frame's template needs besides the data."""
    return {
        "view": view,
        "language": language,
        "html_language": "zh-Hans" if language == "zh" else "en",
        "words": {key: words[language] for key, words in labels()["ui"].items()},
        "policy": policy(scripts, styles),
        "scripts": [Markup(text) for text in scripts],  # noqa: S704 - our own files, or a library's
        "styles": [Markup(text) for text in styles],  # noqa: S704 - our own files
        "json_block": json_block,
    }


def content(scene: Scene, view: str, language: str) -> dict[str, Any]:
    """The data of a page: the scene without empty fields, and the words of both languages."""
    data = {item.name: _lean(getattr(scene, item.name)) for item in dataclasses.fields(scene)}
    for link, record in zip(data["links"], scene.links, strict=True):
        link["id"] = record.id
    return {"view": view, "language": language, "labels": labels(), **data}


def _lean(value: Any) -> Any:
    """Records as mappings without None and empty fields; names and titles plain, what is quoted untouched."""
    if isinstance(value, Quote):
        return [value.sentence, value.start, value.end]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {item.name: getattr(value, item.name) for item in dataclasses.fields(value)}
        kept = {key: item for key, item in fields.items() if item not in (None, (), "")}
        return {key: item if key in _RAW else _lean(item) for key, item in kept.items()}
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, tuple):
        return [_lean(item) for item in value]
    return value
