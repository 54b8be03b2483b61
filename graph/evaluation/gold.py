"""``NAME.yaml`` beside ``NAME.txt`` → `Case`: an article and what a careful reader finds in it.

Every fault of an annotation is reported at once: a key that names nobody, a word outside its closed
set, an anchor that does not stand in the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from graph.articles import read
from graph.errors import ArticleError, ParleyError, SourceNotFound
from graph.model import ActorKind, MeetingKind, OutcomeStatus, Precision, StatementKind, Status

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator

    from graph.model import Article, Span

TEXTS = (".txt", ".md", ".html")
_ROLES = frozenset({None, "mediator", "host"})


class _Loader(yaml.SafeLoader):
    """Plain words stay words: the key ``no`` for Norway is no boolean, a day no date object."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":bool", ":timestamp", ":int"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class GoldActor:
    """An actor by the forms of its name that stand in the text."""

    key: str
    kind: ActorKind
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldMeeting:
    """A meeting; ``participants`` are triples of actor, side and role, by key."""

    key: str
    kind: MeetingKind
    status: Status
    start: str | None
    end: str | None
    precision: Precision
    place: str | None
    venue: str | None
    participants: frozenset[tuple[str, str, str | None]]
    absent: frozenset[str]
    optional: bool
    anchor: Span


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement; its anchor lies inside its content. ``date`` None is not judged."""

    speaker: str
    co: frozenset[str]
    to: frozenset[str]
    kind: StatementKind
    meeting: str | None
    date: str | None
    optional: bool
    anchor: Span


@dataclass(frozen=True, slots=True)
class GoldOutcome:
    """What a meeting brought forth; its anchor lies inside its content."""

    meeting: str | None
    status: OutcomeStatus
    optional: bool
    anchor: Span


@dataclass(frozen=True, slots=True)
class Case:
    """One annotated article.

    Attributes:
        name: the file's name without its suffix.
        half: what the annotation says, ``look``, ``measure`` or another word, or None.
    """

    name: str
    article: Article
    half: str | None
    actors: tuple[GoldActor, ...]
    meetings: tuple[GoldMeeting, ...]
    statements: tuple[GoldStatement, ...]
    outcomes: tuple[GoldOutcome, ...]


def cases(
    sources: Iterable[str | os.PathLike[str]], *, on_skip: Callable[[ArticleError], None] | None = None
) -> Iterator[Case]:
    """The annotated articles of folders and files, sorted by path.

    Args:
        sources: folders that are searched whole, and files ``NAME.yaml``.
        on_skip: called with each that cannot be used; without it the first such is raised.

    Raises:
        SourceNotFound: a source does not exist.
        ArticleError: an annotation or its text is at fault, and ``on_skip`` is not given.
    """
    for path in sorted({found for source in sources for found in _files(Path(source))}):
        try:
            yield _case(path)
        except ArticleError as fault:
            if on_skip is None:
                raise
            on_skip(fault)


def _files(source: Path) -> Iterator[Path]:
    if source.is_dir():
        yield from (path for path in source.rglob("*.yaml") if _text_of(path) is not None)
    elif source.is_file():
        yield source
    else:
        raise SourceNotFound(str(source))


def _text_of(path: Path) -> Path | None:
    return next((text for suffix in TEXTS if (text := path.with_suffix(suffix)).is_file()), None)


def _case(path: Path) -> Case:
    text = _text_of(path)
    if text is None:
        raise ArticleError(str(path), f"no text beside it; name one {path.stem}{TEXTS[0]}")
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise ArticleError(str(path), f"it is no YAML in UTF-8 ({' '.join(str(fault).split())})") from None
    if not isinstance(data, dict):
        raise ArticleError(str(path), "a mapping with actors, meetings, statements and outcomes is needed")
    published = data.get("published")
    try:
        articles = list(read([text], published=str(published) if published else None))
    except ArticleError:
        raise
    except ParleyError as fault:
        raise ArticleError(str(path), str(fault)) from None
    if len(articles) != 1:
        raise ArticleError(str(text), f"one article is needed, it holds {len(articles)}")
    return _Reader(path, data, articles[0]).case()


@dataclass(slots=True)
class _Reader:
    """Reads one annotation and collects its faults."""

    path: Path
    data: dict[str, Any]
    article: Article
    faults: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)

    def case(self) -> Case:
        actors = tuple(self._actor(item) for item in self._items("actors"))
        self.keys = {actor.key for actor in actors}
        meetings = tuple(self._meeting(item) for item in self._items("meetings"))
        known = {meeting.key for meeting in meetings} | {None}
        statements = tuple(self._statement(item, known) for item in self._items("statements"))
        outcomes = tuple(self._outcome(item, known) for item in self._items("outcomes"))
        if self.faults:
            raise ArticleError(str(self.path), "; ".join(self.faults))
        half = self.data.get("half")
        return Case(self.path.stem, self.article, half, actors, meetings, statements, outcomes)

    def _items(self, section: str) -> list[dict[str, Any]]:
        found = self.data.get(section) or []
        if isinstance(found, list) and all(isinstance(item, dict) for item in found):
            return found
        self.faults.append(f"{section}: a list of mappings is needed")
        return []

    def _actor(self, item: dict[str, Any]) -> GoldActor:
        where = f"actor {item.get('key')}"
        names = frozenset(str(name) for name in item.get("names") or ())
        if not names:
            self.faults.append(f"{where}: names: the forms in the text are needed")
        return GoldActor(str(item.get("key")), self._word(ActorKind, item, "kind", where), names)

    def _meeting(self, item: dict[str, Any]) -> GoldMeeting:
        where = f"meeting {item.get('key')}"
        people = [self._participant(part, where) for part in item.get("participants") or ()]
        return GoldMeeting(
            str(item.get("key")),
            self._word(MeetingKind, item, "kind", where),
            self._word(Status, item, "status", where),
            _text(item.get("start")),
            _text(item.get("end")),
            self._word(Precision, item, "precision", where),
            _text(item.get("place")),
            _text(item.get("venue")),
            frozenset(people),
            self._actors(item, "absent", where),
            item.get("optional") == "true",
            self._anchor(item, where),
        )

    def _participant(self, part: Any, where: str) -> tuple[str, str, str | None]:
        if not isinstance(part, dict):
            self.faults.append(f"{where}: participants: each is {{actor, side, role}}")
            return "", "", None
        actor, side, role = part.get("actor"), part.get("side"), part.get("role")
        self._known([actor, side], f"{where}: participants")
        if role not in _ROLES:
            self.faults.append(f"{where}: role: '{role}' is none of mediator, host")
        return str(actor), str(side), role

    def _statement(self, item: dict[str, Any], meetings: set[str | None]) -> GoldStatement:
        where = f"statement '{item.get('anchor')}'"
        self._known([item.get("speaker")], where)
        return GoldStatement(
            str(item.get("speaker")),
            self._actors(item, "co", where),
            self._actors(item, "to", where),
            self._word(StatementKind, item, "kind", where),
            self._meeting_key(item, meetings, where),
            _text(item.get("date")),
            item.get("optional") == "true",
            self._anchor(item, where),
        )

    def _outcome(self, item: dict[str, Any], meetings: set[str | None]) -> GoldOutcome:
        where = f"outcome '{item.get('anchor')}'"
        return GoldOutcome(
            self._meeting_key(item, meetings, where),
            self._word(OutcomeStatus, item, "status", where),
            item.get("optional") == "true",
            self._anchor(item, where),
        )

    # -- values ------------------------------------------------------------------------------------

    def _word(self, closed: Any, item: dict[str, Any], name: str, where: str) -> Any:
        try:
            return closed(item.get(name))
        except ValueError:
            self.faults.append(f"{where}: {name}: '{item.get(name)}' is none of {', '.join(closed)}")
            return next(iter(closed))

    def _known(self, keys: list[Any], where: str) -> None:
        self.faults.extend(f"{where}: no actor '{key}'" for key in keys if key not in self.keys)

    def _actors(self, item: dict[str, Any], name: str, where: str) -> frozenset[str]:
        found = [str(key) for key in item.get(name) or ()]
        self._known(found, f"{where}: {name}")
        return frozenset(found)

    def _meeting_key(self, item: dict[str, Any], known: set[str | None], where: str) -> str | None:
        key = _text(item.get("meeting"))
        if key not in known:
            self.faults.append(f"{where}: no meeting '{key}'")
        return key

    def _anchor(self, item: dict[str, Any], where: str) -> Span:
        """The ``nth`` place (the first where none is given) at which the anchor stands in the text."""
        anchor, start = str(item.get("anchor") or ""), -1
        for _ in range(int(item.get("nth") or 1)):
            start = self.article.text.find(anchor, start + 1) if anchor else -1
            if start < 0:
                self.faults.append(f"{where}: anchor: '{anchor}' does not stand in the text so often")
                return self.article.span(0, 0)
        return self.article.span(start, start + len(anchor))


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
