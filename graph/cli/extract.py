"""``parley extract``: the facts of each article, as JSON Lines or tables; nothing is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.cli import options, terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.analysis.parses import Parser
    from graph.errors import ArticleError
    from graph.extraction.residue import Explanation
    from graph.model import Article, Facts, Meeting


@click.command()
@options.sources
@options.form("json is one object an article, one article a line.")
@options.as_json
@click.option("--explain", is_flag=True, help="Add what looks like a fact and made none, with the reason.")
@options.published
@options.analyzer
@options.common
def extract(
    sources: tuple[str, ...],
    form: str,
    as_json: bool,
    explain: bool,
    published: str | None,
    analyzer: str | Parser,
    quiet: bool,
) -> int:
    """Print the facts of each article; store nothing.

    \b
    parley extract article.txt
    parley extract --published 2025-02-19 --format json articles/ > facts.jsonl
    parley extract --explain article.txt
    """
    from graph import pipeline

    skipped: list[ArticleError] = []
    undated: list[Article] = []
    counts: list[dict[str, dict[str, int]]] = []
    count = 0
    for facts, explained in _read(sources, published, analyzer, skipped.append, explain=explain):
        count += 1
        if facts.article.published is None:
            undated.append(facts.article)
        if as_json or form == "json":
            click.echo((explained or facts).to_json())
        else:
            _print(facts, explained, first=count == 1)
        if explained is not None:
            counts.append(explained.counts())
    for fault in skipped:
        terminal.skipped(fault)
    for text in pipeline.notes(undated):
        terminal.note(text, quiet=quiet)
    if counts:
        articles = f"{count} article{'' if count == 1 else 's'}"
        terminal.note(f"residue of {articles}: {pipeline.shares(counts)}", quiet=quiet)
    if not count and not skipped:
        terminal.error(f"no articles in {', '.join(sources)}")
    return 1 if not count else 3 if skipped else 0


def _read(
    sources: tuple[str, ...],
    published: str | None,
    analyzer: str | Parser,
    on_skip: Callable[[ArticleError], None],
    *,
    explain: bool,
) -> Iterator[tuple[Facts, Explanation | None]]:
    from graph import pipeline

    if explain:
        found = pipeline.explanations(sources, published=published, analyzer=analyzer, on_skip=on_skip)
        yield from ((item.facts, item) for item in found)
    else:
        plain = pipeline.facts(sources, published=published, analyzer=analyzer, on_skip=on_skip)
        yield from ((item, None) for item in plain)


def _print(facts: Facts, explained: Explanation | None, *, first: bool) -> None:
    if not first:
        print()
    article = facts.article
    names = {actor.id: actor.name for actor in facts.actors}
    name = article.title or article.path or article.id
    heading = [name, article.source, article.published, article.language]
    print(terminal.plain(" · ".join(part for part in heading if part)))
    terminal.table(["actor", "kind", "roles", "mentions"], _actors(facts, names), title="Actors")
    terminal.table(["meeting", "when", "where", "who", "absent"], _meetings(facts, names), title="Meetings")
    terminal.table(["speaker", "kind", "statement"], _statements(facts, names), title="Statements")
    outcomes = ([item.status, item.text] for item in facts.outcomes)
    terminal.table(["status", "outcome"], outcomes, title="Outcomes")
    residue = (
        [item.sort, item.span.text, item.reason, item.sentence.text]
        for item in (explained.residue if explained is not None else ())
    )
    terminal.table(["what", "text", "reason", "sentence"], residue, title="Residue")


def _actors(facts: Facts, names: dict[str, str]) -> Iterator[list[str]]:
    for actor in facts.actors:
        roles = [f"{names.get(role.of, role.of) if role.of else ''}{role.title}" for role in actor.roles]
        yield [f"{actor.name} ({actor.id})", actor.kind, ", ".join(roles), str(len(actor.mentions))]


def _meetings(facts: Facts, names: dict[str, str]) -> Iterator[list[str]]:
    for meeting in facts.meetings:
        place = meeting.place
        where = " ".join(part for part in (place.name, place.venue) if part) if place else ""
        when = " – ".join(part for part in (meeting.start, meeting.end) if part)
        absent = ", ".join(names.get(item.actor, item.actor) for item in meeting.absent)
        title = f"{meeting.title} ({meeting.kind}, {meeting.status})"
        yield [title, when, where, _sides(meeting, names), absent]


def _sides(meeting: Meeting, names: dict[str, str]) -> str:
    """美国: 鲁比奥, 沃尔兹 / 俄罗斯: 拉夫罗夫"""
    sides: dict[str, list[str]] = {}
    for item in meeting.participants:
        sides.setdefault(item.side or "", []).append(names.get(item.actor, item.actor))
    return " / ".join(_side(names.get(side, side), who) for side, who in sides.items())


def _side(name: str, who: list[str]) -> str:
    return ", ".join(who) if not name or who == [name] else f"{name}: {', '.join(who)}"


def _statements(facts: Facts, names: dict[str, str]) -> Iterator[list[str]]:
    for item in facts.statements:
        speakers = [item.speaker, *item.co_speakers]
        yield [", ".join(names.get(who, who) for who in speakers if who), item.kind, item.text]
