"""One article, read by all the rules in their order: its `Facts`, and what the rules had at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.lexicon import analyze
from graph.analysis.parses import UNPARSED
from graph.extraction.cast import Cast
from graph.extraction.discourse import Discourse
from graph.extraction.meetings import Meetings
from graph.extraction.occasions import Occasions
from graph.extraction.outcomes import outcomes
from graph.extraction.statements import Statements
from graph.model import Article, Facts
from graph.schema import rules

if TYPE_CHECKING:
    from graph.analysis.parses import Parse
    from graph.analysis.records import Analysis


@dataclass(frozen=True, slots=True)
class Reading:
    """The facts of an article, and the drafts and actors they were made from."""

    facts: Facts
    analysis: Analysis
    cast: Cast
    discourse: Discourse
    meetings: Meetings
    statements: Statements


def read(article: Article, parse: Parse = UNPARSED, *, explained: bool = False) -> Reading:
    """Read one article; ``explained`` notes in `Cast.passed` why words made no fact."""
    analysis = analyze(article, parse)
    cast = Cast(analysis)
    cast.passed = {} if explained else None
    discourse = Discourse(analysis, cast)
    meetings = Meetings(analysis, cast, discourse)
    told = meetings.records()
    again = discourse.again()
    statements = Statements(analysis, cast, again, Occasions(analysis, cast, again, told))
    said = statements.records()
    brought = outcomes(analysis, cast, discourse, told)
    decided = f"{rules()} {parse.rules}" if parse.rules else rules()
    facts = Facts(article, cast.actors(), told, said, brought, decided)
    return Reading(facts, analysis, cast, discourse, meetings, statements)
