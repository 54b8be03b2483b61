"""What a parser sees, where the lexicon is silent: one function for each thing that may be left open.

    拉夫罗夫，在谈到核查机制时，语气强硬地表示，…    who speaks, though no rule reaches so far
    会谈富有成果，这一点王毅在会后强调过              which words, where none stand beside the verb
    对坐在对面的拉夫罗夫，王毅表示，…                 whom the words are told
    王毅，中国外交部长，…                             a title behind its name
    王毅，马朝旭18日会见…                             who is joined with a participant
    鲁比奥在利雅得同拉夫罗夫会谈，日子是18日           the day of an encounter, and its place

Each takes from the parse only what is plausible for the lexicon: whoever speaks, is told or takes part is
an actor of the article that stands in the same sentence, a day is an expression of time and a place
a known one. What does not fit is not taken, so a weak parser adds little and takes nothing away.
Without a parser there is nothing to see.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.analysis.parses import Role
from graph.analysis.vocabulary import ENCOUNTER, PAUSE, Use, word_set
from graph.extraction import titles
from graph.extraction.dating import doubted
from graph.extraction.phrases import Subject, phrase_ending
from graph.extraction.places import named_place, place
from graph.model import MeetingKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.clauses import Sentence
    from graph.analysis.parses import Tokens
    from graph.analysis.records import Analysis
    from graph.analysis.times import When
    from graph.extraction.cast import Cast
    from graph.extraction.parties import Parties
    from graph.extraction.triggers import Trigger
    from graph.model import Place, Span

# How many tokens behind its bearer an apposed title ends.
_APPOSED = 14
# A clause has no fewer tokens.
_CLAUSE = 3
# What no list of names holds.
_NO_LIST = PAUSE | ENCOUNTER | Use.CUE | Use.TIME | Use.OBLIQUE | Use.FRAME


def speaker(analysis: Analysis, cast: Cast, verb: int, sentence: Sentence) -> Subject | None:
    """The actor that is the agent of a reporting verb, which has what is said behind it; else None."""
    agent, said = analysis.argument(verb, Role.AGENT), analysis.argument(verb, Role.THEME)
    if agent is None or said is None or not sentence.first <= agent[0] < agent[1] <= verb < said[0]:
        return None
    if agent[1] - 1 not in cast.at or said[1] > sentence.last:
        return None
    found = phrase_ending(analysis, cast, agent[1] - 1, sentence.first)
    whole = found is not None and found.first == agent[0] and found.governed is None
    return found if whole else None


def content(
    analysis: Analysis, cast: Cast, verb: int, sentence: Sentence, speakers: tuple[str, ...]
) -> Tokens | None:
    """The whole clauses that are the theme of a verb whose agent is the speaker, or None."""
    agent, said = analysis.argument(verb, Role.AGENT), analysis.argument(verb, Role.THEME)
    if agent is None or said is None or cast.at.get(agent[1] - 1) not in speakers[:1]:
        return None
    first, last = said
    if not sentence.first <= first < last < sentence.last or first <= verb < last or last - first < _CLAUSE:
        return None
    opens = first == sentence.first or analysis.tokens[first - 1].uses & PAUSE
    return said if opens and analysis.tokens[last].uses & PAUSE else None


def addressees(
    analysis: Analysis, cast: Cast, verb: int, content: int, speakers: tuple[str, ...]
) -> tuple[str, ...]:
    """Whom the words are told: the actor at the end of the recipient, before the content begins.

    It stands right behind a verb of telling, or behind 对 or 向 with no other verb of speaking on the way.
    """
    told = analysis.argument(verb, Role.RECIPIENT)
    if told is None:
        return ()
    tells = analysis.tokens[verb].text.startswith(tuple(word_set("cues", "tells")))
    opens = analysis.tokens[told[0]].text in word_set("cues", "told_opens")
    behind = tells and verb + 1 == told[0] and told[1] <= content
    between = analysis.tokens[told[1] : verb]
    before = opens and told[1] <= verb and not any(token.uses & Use.CUE for token in between)
    id_ = cast.at.get(told[1] - 1)
    return () if id_ is None or id_ in speakers or not (behind or before) else (id_,)


def party(
    analysis: Analysis, cast: Cast, trigger: Trigger, who: Parties, sentence: Sentence
) -> Parties | None:
    """Who meets whom by the arguments of an encounter word, if all whom the rules found stand in them."""
    found = arguments(analysis, cast, trigger.at, sentence)
    if found is None or trigger.kind is MeetingKind.VISIT:
        return None
    if not all(any(at in side for side in found) for at in who.actors.values()):
        return None
    acting, met = (list(_members(analysis, cast, side)) for side in found)
    actors = {cast.at[at]: at for at in (*acting, *met)}
    return replace(who, actors=actors, objects=[cast.at[at] for at in met])


def arguments(analysis: Analysis, cast: Cast, at: int, sentence: Sentence) -> tuple[range, range] | None:
    """The tokens of who meets, before the verb, and of who is met; None where either ends in no actor."""
    agent = analysis.argument(at, Role.AGENT)
    others = (analysis.argument(at, role) for role in (Role.THEME, Role.RECIPIENT))
    met = next((item for item in others if item is not None and not item[0] <= at < item[1]), None)
    if agent is None or met is None or agent[1] > at:
        return None
    ends = [cast.at.get(last - 1) for _, last in (agent, met)]
    here = all(sentence.first <= first and last <= sentence.last for first, last in (agent, met))
    return (range(*agent), range(*met)) if here and None not in ends and ends[0] != ends[1] else None


def _members(analysis: Analysis, cast: Cast, argument: range) -> Iterator[int]:
    """The actor at the end of an argument, and those joined with it there, in order."""
    last = argument[-1]
    joined = analysis.conjuncts(last)
    yield from (at for at in joined if at in argument and at in cast.at)
    yield last


def joined(analysis: Analysis, cast: Cast, who: Parties, first: int) -> dict[str, Span]:
    """The persons joined with those who take part, behind the beginning of the clause at token ``first``.

    Only titles stand between them, or one comma, in which the rules see the end of a clause: 王毅，马朝旭.
    """
    found: dict[str, Span] = {}
    for at in who.actors.values():
        for other in analysis.conjuncts(at):
            between = analysis.tokens[min(at, other) + 1 : max(at, other)]
            plain = len(between) == 1 or not any(token.uses & _NO_LIST for token in between)
            persons = all(cast.is_person(cast.at.get(here, "")) for here in (at, other))
            if persons and plain and other >= first:
                found.setdefault(cast.at[other], analysis.span(other, other + 1))
    return found


def day(analysis: Analysis, at: int, sentence: Sentence) -> tuple[When, Span] | None:
    """The one date in the time of an encounter word, with nothing said or met in between; else None."""
    time = analysis.argument(at, Role.TIME)
    dated = analysis.dated(*time) if time is not None else ()
    if len(dated) != 1 or not sentence.first <= dated[0] < sentence.last or doubted(analysis, dated[0], at):
        return None
    between = analysis.tokens[min(dated[0], at) + 1 : max(dated[0], at)]
    if any(token.uses & (ENCOUNTER | Use.CUE) for token in between):
        return None  # 普京16日进行了电话交谈，商定会面
    return analysis.dates[dated[0]], analysis.span(dated[0], dated[0] + 1)


def where(analysis: Analysis, at: int, sentence: Sentence) -> Place | None:
    """The known place in the place of an encounter word, or None."""
    argument = analysis.argument(at, Role.PLACE)
    if argument is None or argument[0] < sentence.first or argument[1] > sentence.last:
        return None
    first, last = argument
    known = [here for here in range(first, last) if analysis.tokens[here].uses & Use.PLACE]
    if not known:
        return None
    framed = place(analysis, first, last, last) if last < len(analysis.tokens) else None
    return framed or (named_place(analysis, known[-1]) if known[-1] == last - 1 else None)


def apposed(analysis: Analysis, at: int) -> titles.Title | None:
    """The title in apposition behind a name: 王毅，中国外交部长，…"""
    tokens = analysis.tokens
    if not analysis.structure.heads or at + 2 >= len(tokens):
        return None
    if not tokens[at + 1].uses & (Use.COMMA | Use.BRACKET):
        return None
    for post in range(at + 2, min(at + _APPOSED, len(tokens))):
        if tokens[post].uses & (PAUSE | Use.PERSON | Use.CUE | ENCOUNTER):
            return None
        if tokens[post].uses & Use.POST and analysis.head(post) == (at, "appos"):
            title = titles.ending(analysis, post + 1)
            return title if title.first == at + 2 else None
    return None
