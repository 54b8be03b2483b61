"""Facts of all articles -> the graph of ``schemas/graph.yaml``, checked against it.

Puts the steps of resolution in order and writes their results as nodes and edges. An edge that
several articles support is one edge with the sources of all. Properties that are not known are
left out. What the schema does not know is an error in Parley, and raises.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from graph.model import Article, Edge, Facts, Graph, Node, Outcome, Span, Statement
from graph.resolution import bodies, issues, names
from graph.resolution.accounts import accounts
from graph.resolution.actors import Cast, cast
from graph.resolution.checking import check_edge, check_node
from graph.resolution.identifiers import content_id, sources, union
from graph.resolution.meetings import cluster
from graph.resolution.merging import Encounter, encounters
from graph.resolution.met import met
from graph.resolution.negotiations import Negotiation, days_apart, negotiations
from graph.resolution.packing import pack
from graph.resolution.searching import searchable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.resolution.places import Site

End = tuple[str, str]
EdgeKey = tuple[str, End, End, tuple[Any, ...]]


def resolve(facts: Iterable[Facts]) -> Graph:
    """The graph that these facts support, whatever their order; of nothing the empty graph.

    Raises:
        ValueError: the facts use an id that they do not define.
    """
    articles = _one_an_article(facts)
    actors = cast(articles)
    meetings = encounters(cluster(accounts(articles, actors)), actors)
    draft = _Draft(actors)
    for item in articles:
        draft.article(item)
    for meeting in meetings:
        draft.meeting(meeting)
    where = {
        (account.article, account.meeting.id): meeting.id
        for meeting in meetings
        for account in meeting.accounts
    }
    for item in articles:
        draft.statements(item, where)
        draft.outcomes(item, where)
    for negotiation in negotiations(meetings):
        draft.negotiation(negotiation)
    for pair in met(meetings):
        ends = actors.node(pair.one), actors.node(pair.other)
        draft.edge("MET", *ends, count=pair.count, first=pair.first, last=pair.last, sources=pair.sources)
    return draft.graph()


def _one_an_article(facts: Iterable[Facts]) -> list[Facts]:
    """Each article once, sorted by id; of two readings of one article always the same."""
    found: dict[str, Facts] = {}
    for item in facts:
        other = found.setdefault(item.article.id, item)
        if other is not item and other != item and _reading(item) > _reading(other):
            found[item.article.id] = item
    return [found[id] for id in sorted(found)]


def _reading(facts: Facts) -> tuple[str, str, str]:
    return facts.article.published or "", facts.to_json(), facts.article.path or ""


class _Draft:
    """Nodes and edges as they are found; an edge found again gains sources."""

    def __init__(self, actors: Cast) -> None:
        self._cast = actors
        self._nodes: dict[End, dict[str, Any]] = {}
        self._edges: dict[EdgeKey, dict[str, Any]] = {}
        self._sources: dict[EdgeKey, set[str]] = {}
        for character in actors.characters.values():
            self.node(
                character.label,
                id=character.id,
                name=character.name,
                name_zh=character.name_zh,
                name_en=character.name_en,
                aliases=character.aliases,
            )

    def node(self, label: str, /, **properties: Any) -> End:
        """Note a node; the first to describe it wins."""
        end = (label, properties["id"])
        self._nodes.setdefault(end, properties)
        return end

    def edge(self, type: str, start: End, end: End, key: tuple[Any, ...] = (), /, **properties: Any) -> None:
        """Note an edge, or add sources to the one there is."""
        self._edges.setdefault((type, start, end, key), properties)
        if "sources" in properties:
            self._sources.setdefault((type, start, end, key), set()).update(properties["sources"])

    def graph(self) -> Graph:
        """All of it, sorted and checked."""
        for key, shown in self._sources.items():
            self._edges[key]["sources"] = tuple(sorted(shown))
        passages = groupby(sorted(key for key in self._edges if key[0] == "REPORTED_IN"), lambda key: key[:3])
        for _, keys in passages:
            for nth, key in enumerate(keys):
                self._edges[key]["nth"] = nth
        nodes = [Node(label, id, searchable(label, id, _known(v))) for (label, id), v in self._nodes.items()]
        edges = [Edge(key[0], key[1], key[2], _known(self._edges[key])) for key in sorted(self._edges)]
        labels = {(node.label, node.id) for node in nodes}
        for node in nodes:
            check_node(node)
        for edge in edges:
            check_edge(edge, labels)
        return Graph(tuple(sorted(nodes, key=lambda node: (node.label, node.id))), tuple(edges))

    # What one article gives

    def article(self, facts: Facts) -> None:
        """The article, its facts, its actors' mentions and roles."""
        article = facts.article
        end = self.node("Article", **_article_properties(article))
        self.edge("HAS_FACTS", end, self.node("Facts", **pack(facts)))
        for actor in facts.actors:
            node = self._actor(article, actor.id)
            for span in actor.mentions:
                self._quoted("MENTIONED_IN", node, article, span)
            self._part_of(node, sources(article.id, actor.mentions))
            for role in actor.roles:
                if role.of is not None:
                    self._stands_for(node, self._actor(article, role.of), role.title, role.evidence, article)

    def _actor(self, article: Article, id: str) -> End:
        return self._cast.node(self._cast.id(article.id, id))

    def _quoted(self, type: str, start: End, article: Article, span: Span) -> None:
        key = (span.start, span.end)
        end = ("Article", article.id)
        self.edge(type, start, end, key, start=span.start, end=span.end, quote=span.text)

    def _part_of(self, body: End, shown: tuple[str, ...]) -> None:
        owner = bodies.owner(body[1]) if shown else None
        if owner is not None and owner in self._cast.characters:
            self.edge("PART_OF", body, self._cast.node(owner), sources=shown)

    def _stands_for(
        self, who: End, whom: End, title: str, evidence: Sequence[Span], article: Article
    ) -> None:
        if who[0] != "Person" or whom[0] not in ("State", "Organization"):
            return
        role = names.key(title)
        self.edge("REPRESENTS", who, whom, (role,), role=role, sources=sources(article.id, evidence))
        self._seen(self._edges["REPRESENTS", who, whom, (role,)], article.published)

    def _seen(self, properties: dict[str, Any], published: str | None) -> None:
        if published is not None:
            properties["first_seen"] = min(properties.get("first_seen", published), published)
            properties["last_seen"] = max(properties.get("last_seen", published), published)

    def statements(self, facts: Facts, where: Mapping[tuple[str, str], str]) -> None:
        """The statements of an article and all that hangs on them."""
        for statement in facts.statements:
            self._statement(facts.article, statement, where)

    def _statement(self, article: Article, told: Statement, where: Mapping[tuple[str, str], str]) -> None:
        shown = sources(article.id, told.evidence)
        node = self.node(
            "Statement", id=told.id, text=told.text, kind=told.kind.value, cue=told.cue, date=told.date
        )
        for span in told.evidence:
            self._quoted("REPORTED_IN", node, article, span)
        for speaker in (told.speaker, *told.co_speakers):
            if speaker is not None:
                self.edge("MADE", self._actor(article, speaker), node, sources=shown)
        for type, actors in (("ADDRESSED_TO", told.addressees), ("MENTIONS", told.mentions)):
            for actor in actors:
                self.edge(type, node, self._actor(article, actor), sources=shown)
        for issue in told.issues:
            self.edge("ABOUT", node, self._issue(issue), sources=shown)
        if told.meeting is not None:
            self.edge("MADE_AT", node, ("Meeting", _meeting(where, article, told.meeting)), sources=shown)
        if told.within is not None:
            self.edge("WITHIN", node, ("Statement", told.within), sources=shown)

    def outcomes(self, facts: Facts, where: Mapping[tuple[str, str], str]) -> None:
        """The outcomes of an article; the same words on one meeting are one outcome."""
        for outcome in facts.outcomes:
            told = outcome.meeting
            meeting = None if told is None else _meeting(where, facts.article, told)
            self._outcome(facts.article, outcome, meeting)

    def _outcome(self, article: Article, told: Outcome, meeting: str | None) -> None:
        id = content_id("outcome", meeting or article.id, names.key(told.text), told.status.value)
        node = self.node("Outcome", id=id, text=told.text, status=told.status.value)
        for span in told.evidence:
            self._quoted("REPORTED_IN", node, article, span)
        if meeting is not None:
            self.edge("PRODUCED", ("Meeting", meeting), node, sources=sources(article.id, told.evidence))

    # What all articles give together

    def meeting(self, meeting: Encounter) -> None:
        """A meeting, its table, its places and issues."""
        node = self.node("Meeting", **_meeting_properties(meeting))
        for account in meeting.accounts:
            self._reported(node, account.article, account.meeting.evidence)
        for item in meeting.attendance:
            actor = self._cast.node(item.actor)
            self.edge("PARTICIPATED_IN", actor, node, side=item.side, role=item.role, sources=item.sources)
            self.edge("PARTY_TO", self._cast.node(item.side), node, sources=item.sources)
        for actor_id, reason, shown in meeting.absent:
            self.edge("ABSENT_FROM", self._cast.node(actor_id), node, reason=reason, sources=shown)
        for venue in meeting.venues:
            self.edge(
                "HELD_AT",
                node,
                self._place(venue.site, venue.sources),
                venue=venue.venue,
                sources=venue.sources,
            )
        for issue, shown in meeting.issues:
            self.edge("DISCUSSED", node, self._issue(issue), sources=shown)

    def _reported(self, node: End, article: str, evidence: Sequence[Span]) -> None:
        for span in evidence:
            properties = {"start": span.start, "end": span.end, "quote": span.text}
            self.edge("REPORTED_IN", node, ("Article", article), (span.start, span.end), **properties)

    def _place(self, site: Site, shown: tuple[str, ...]) -> End:
        node = self.node("Place", id=site.id, name=site.name, name_zh=site.name_zh, name_en=site.name_en)
        if site.country is not None and ("State", site.country) in self._nodes:
            self.edge("LOCATED_IN", node, ("State", site.country), sources=shown)
        return node

    def _issue(self, issue: str) -> End:
        node = issues.node(issue)
        return self.node(node.label, **node.properties)

    def negotiation(self, negotiation: Negotiation) -> None:
        """A negotiation, its rounds, and which followed which."""
        node = self.node("Negotiation", id=negotiation.id, title=self._title(negotiation))
        for meeting, number in zip(negotiation.meetings, negotiation.rounds, strict=True):
            self.edge("ROUND_OF", ("Meeting", meeting.id), node, round=number, sources=meeting.sources)
        for earlier, later in zip(negotiation.meetings, negotiation.meetings[1:], strict=False):
            ends = ("Meeting", later.id), ("Meeting", earlier.id)
            shown = union((earlier.sources, later.sources))
            self.edge("FOLLOWS", *ends, days=days_apart(earlier, later), sources=shown)

    def _title(self, negotiation: Negotiation) -> str:
        parties = "–".join(self._cast.characters[side].name for side in negotiation.sides)
        topics = "、".join(issues.node(issue).properties["name"] for issue in negotiation.issues)
        return f"{parties}: {topics}"


def _meeting(where: Mapping[tuple[str, str], str], article: Article, told: str) -> str:
    try:
        return where[article.id, told]
    except KeyError:
        raise ValueError(f"the facts of article {article.id} hold no meeting {told}") from None


def _known(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in sorted(properties.items()) if value is not None}


def _article_properties(article: Article) -> dict[str, Any]:
    fields = ("id", "url", "title", "source", "published", "language", "text", "path")
    return {name: getattr(article, name) for name in fields}


def _meeting_properties(meeting: Encounter) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "title": meeting.title,
        "kind": meeting.kind.value,
        "status": meeting.status.value,
        "start": meeting.start,
        "end": meeting.end,
        "precision": meeting.precision.value,
        "earliest": meeting.interval.earliest if meeting.interval else None,
        "latest": meeting.interval.latest if meeting.interval else None,
        "status_history": meeting.status_history,
        "conflicts": meeting.conflicts,
    }
