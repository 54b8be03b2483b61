"""Reporting verbs that really report: which tokens of a sentence open an attribution.

美国国务院发言人布鲁斯在会后说，…   yes        他未透露细节   no: unsaid
王毅将宣布…                          no: to come  双方发表声明   no: a noun
并强调，…                            yes, with the subject of the verb before it
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import ACTOR, PAUSE, Use, word_set
from graph.extraction import parsed
from graph.extraction.finite import (
    attitude,
    bare,
    broken,
    closes_frame,
    forecast,
    goes_with,
    only_politely,
    severed,
    unsaid,
    untold,
    whole_start,
)  # fmt: skip
from graph.extraction.phrases import Subject, phrase_ending
from graph.extraction.subjects import (
    clause_start,
    clause_subject,
    clauses,
    nearest_subject,
    passives,
    subject,
)  # fmt: skip
from graph.extraction.titles import is_outlet

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast

# How many tokens a source has: 根据一名不愿透露姓名的白宫官员，.
_SOURCE = 14
# Why a verb is none for which a rule finds nobody: here a parser may see who speaks.
_NO_SUBJECT = "no subject in its clause"
_NO_SUBJECT_ANYWHERE = "no subject in its sentence"
# Why the second verb of 告诉记者说 is no attribution: it is no verb of its own.
GOES_ON = "goes on with the reporting verb before it"


@dataclass(slots=True)
class Frame:
    """One reporting verb with its subject.

    Attributes:
        cue: the token of the verb.
        clause: the first token of its clause.
        subject: None where the subject is left out (并强调).
        carried: the subject is that of the verb or sentence before.
        untold: somebody speaks, but nothing is told of what: 驳斥这一说法，称…
        parsed: only a parser sees who speaks.
    """

    cue: int
    clause: int
    subject: Subject | None
    carried: bool = False
    untold: bool = False
    parsed: bool = False


def frames(analysis: Analysis, cast: Cast, sentence: Sentence) -> list[Frame]:
    """The attributions of a sentence outside quotation marks, in order."""
    known = cast.attributions.get(sentence.first)
    if known is not None:
        return known
    found: list[Frame] = []
    tokens, sources = analysis.tokens, _sources()
    for at in analysis.inside(sentence):
        token = tokens[at]
        if at in cast.at or not (token.uses & Use.CUE or token.text in sources):
            continue
        report = _report(analysis, cast, sentence, at)
        if report is not None:
            found.append(report)
            cast.pass_over(at, "whom it cites speaks")
        elif token.uses & Use.CUE:
            frame = unsaid(tokens, at) or _frame(analysis, cast, sentence, at, found)
            if frame in (_NO_SUBJECT, _NO_SUBJECT_ANYWHERE):
                frame = _seen(analysis, cast, sentence, at) or frame
            if isinstance(frame, Frame):
                frame.untold = untold(tokens, at)
                found.append(frame)
            else:
                cast.pass_over(at, frame)
    found = [frame for frame in found if not _describes(analysis, cast, frame, found)]
    cast.attributions[sentence.first] = found
    return found


def _describes(analysis: Analysis, cast: Cast, frame: Frame, found: list[Frame]) -> bool:
    """力挺沙特的美国总统特朗普呼吁: a verb without a subject that only describes the subject of the next."""
    if frame.subject is not None and not frame.carried:
        return False
    tokens = analysis.tokens
    speakers = (other.subject for other in found if other.subject is not None and not other.carried)
    for about in speakers:
        between = tokens[frame.cue : about.first]
        if between and between[-1].text == "的" and not any(token.uses & PAUSE for token in between):
            cast.pass_over(frame.cue, "only describes who speaks behind it")
            return True
    return False


@cache
def _sources() -> frozenset[str]:
    """The words with which somebody is cited without a verb."""
    return word_set("cues", "carries") | word_set("cues", "by_name") | word_set("cues", "by_source")


def _report(analysis: Analysis, cast: Cast, sentence: Sentence, at: int) -> Frame | None:
    """An attribution without a verb of speaking: 据俄外交部消息，…; 根据白宫官员，…."""
    word = analysis.tokens[at].text
    if word in word_set("cues", "carries"):
        return _message(analysis, cast, sentence, at)
    if word in word_set("cues", "by_name"):
        named = _by_name(analysis, cast, sentence, at)
        return named or _by_source(analysis, cast, sentence, at)
    return _by_source(analysis, cast, sentence, at) if word in word_set("cues", "by_source") else None


def _by_name(analysis: Analysis, cast: Cast, sentence: Sentence, at: int) -> Frame | None:
    """根据白宫官员，…: who is named up to the comma speaks behind it; no state, outlet or document does."""
    tokens = analysis.tokens
    near = range(at + 1, min(at + _SOURCE, sentence.last))
    stop = next((here for here in near if tokens[here].uses & PAUSE), None)
    if stop is None or stop == at + 1 or not tokens[stop].uses & Use.COMMA:
        return None
    found = phrase_ending(analysis, cast, stop - 1, at + 1)
    if found is None or found.first > at + 1 or len(found.ids) != 1:
        return None
    silent = found.ids[0].startswith("state:") or is_outlet(found.ids[0])
    return None if silent else Frame(stop - 1, at, found)


def _by_source(analysis: Analysis, cast: Cast, sentence: Sentence, at: int) -> Frame | None:
    """根据美方发布的信息，…; 按照白宫的说法，…: whose words they are speaks behind the comma."""
    tokens = analysis.tokens
    near = range(at + 1, min(at + _SOURCE, sentence.last))
    stop = next((here for here in near if tokens[here].uses & PAUSE), None)
    if stop is None or tokens[stop - 1].text not in word_set("cues", "sources"):
        return None
    if any(token.text.endswith(tuple(word_set("cues", "outlets"))) for token in tokens[at:stop]):
        return None  # 据巴勒斯坦官方通讯社消息
    for here in range(at + 1, stop - 1):
        if tokens[here + 1].uses & (ACTOR | Use.POST | Use.DEPARTMENT | Use.GROUP_HEAD | Use.BODY):
            continue
        found = phrase_ending(analysis, cast, here, at + 1) or _owner(analysis, cast, here)
        if found is not None and found.first == at + 1 and len(found.ids) == 1:
            return None if is_outlet(found.ids[0]) else Frame(stop - 1, at, found)
    return None


def _owner(analysis: Analysis, cast: Cast, at: int) -> Subject | None:
    """The actor before 的: 按照白宫|的说法."""
    if at not in cast.at or analysis.tokens[at + 1].text != "的":
        return None
    return Subject((cast.at[at],), cast.phrase.get(at, at), at + 1)


def _message(analysis: Analysis, cast: Cast, sentence: Sentence, at: int) -> Frame | None:
    """据俄外交部消息，…; 据路透社援引三名官员的话报道，…: whose message it is, with no verb of their own."""
    tokens = analysis.tokens
    if at + 1 >= sentence.last or not tokens[at + 1].uses & (Use.COMMA | Use.COLON):
        return None
    last = at - 1
    while last > sentence.first and tokens[last].text in word_set("cues", "words_of"):
        last -= 1
    found = phrase_ending(analysis, cast, last, sentence.first) if last >= sentence.first else None
    if found is None or found.first == sentence.first:
        return None
    governs = word_set("cues", "according" if tokens[at].text == "消息" else "citing")
    named = found.governed in governs or tokens[found.first - 1].text in governs
    return Frame(at, found.first, found) if named else None


def _frame(analysis: Analysis, cast: Cast, sentence: Sentence, at: int, before: list[Frame]) -> Frame | str:
    """The attribution of a cue that reports, or why it is none."""
    tokens = analysis.tokens
    clause = clause_start(analysis, at, sentence.first)
    floor = clause
    same_clause = bool(before) and before[-1].cue >= clause
    if same_clause:
        floor = before[-1].cue + 1
        if closes_frame(tokens, floor, at):
            cast.pass_over(before.pop().cue, "only dates the reporting verb behind it")
            same_clause, floor = bool(before) and before[-1].cue >= clause, clause
    outlet = _outlet(tokens, at, floor)
    if outlet is not None:
        return f"the outlet {outlet} carries it"
    guessing = tokens[at].text in word_set("cues", "own_subject")
    if forecast(tokens, at) or (guessing and _opinion(tokens, at, floor)):
        return "a forecast without a clause of its own"
    found = subject(analysis, cast, whole_start(tokens, at) or at, floor)
    view = _opinion(tokens, at, floor) if found is None else None
    if view is not None:
        found = Subject((cast.group(*view),), *view)
    if found is not None and found.governed in passives():
        return f"passive: {found.governed}"
    if only_politely(tokens, clause, at):
        return "a courtesy"
    if same_clause and goes_with(tokens, before[-1].cue, at):
        return GOES_ON
    word = tokens[at].text
    if word in word_set("cues", "attitudes"):
        inside = bool(before) and not (before[-1].untold or tokens[clause].uses & Use.CONTINUING)
        if inside or not attitude(tokens, at):
            return "an attitude told of by another, or a greeting"
    if found is not None:
        return severed(tokens, at, found, word) or Frame(at, clause, found)
    pausing = word_set("cues", "needs_break") - word_set("cues", "free")
    if same_clause:
        return f"in the clause of {tokens[before[-1].cue].text}, without a subject of its own"
    opens = word in word_set("cues", "at_clause")
    going_on = bool(tokens[at - 1].uses & Use.CONTINUING) if at > clause else opens
    if word in word_set("cues", "after_speaker") | word_set("cues", "naming") and not going_on:
        return "no speaker right before it"
    if word in word_set("cues", "topics") and not going_on:
        return "only the topic of what comes"
    if word in pausing and not broken(tokens, at):
        return "no comma, colon or quotation behind it"
    goes_on = bool(before) and bool(tokens[clause].uses & Use.CONTINUING)
    if (word in word_set("cues", "own_subject") and not goes_on) or not bare(tokens, clause, at):
        return _NO_SUBJECT
    carried = _carried(analysis, cast, sentence, at, clause, before)
    if carried is not None and before and _only_addressed(tokens, before[-1].cue, clause):
        before[-1].untold = True
    return carried or _NO_SUBJECT_ANYWHERE


def _seen(analysis: Analysis, cast: Cast, sentence: Sentence, at: int) -> Frame | None:
    """The attribution to whom a parser sees as the speaker."""
    found = parsed.speaker(analysis, cast, at, sentence)
    return Frame(at, clause_start(analysis, at, sentence.first), found, parsed=True) if found else None


def _only_addressed(tokens: tuple[Token, ...], telling: int, clause: int) -> bool:
    """Whether the words of a letter follow with a verb of their own: 致函甲，|表示…"""
    if tokens[telling].text not in word_set("cues", "tells_anybody"):
        return False
    return clause > telling + 2 and not any(token.uses & PAUSE for token in tokens[telling : clause - 1])


def _only_a_thing(tokens: tuple[Token, ...], cue: int, clause: int) -> bool:
    """Whether what is told is no clause, so that nobody speaks in it: 强调了鲁比奥的经验，|称…"""
    told = tokens[cue + 1 : clause - 1]
    aspect = bool(told) and told[0].text in word_set("function", "aspect")
    return aspect and told[-1].tag[:1] == "n" and not any(token.uses & PAUSE for token in told)


def _opinion(tokens: tuple[Token, ...], at: int, floor: int) -> tuple[int, int] | None:
    """有分析指出, 外界普遍认为: a view of nobody in particular, at the head of a clause."""
    last = at
    while last - 1 > floor and tokens[last - 1].uses & Use.ADVERB:
        last -= 1
    if last == floor or tokens[last - 1].text not in word_set("cues", "opinions"):
        return None
    first = last - 1 - (last - 2 >= floor and tokens[last - 2].text in word_set("function", "existential"))
    small = Use.ADVERB | Use.CONTINUING | Use.TIME
    return (first, last) if all(token.uses & small for token in tokens[floor:first]) else None


def _outlet(tokens: tuple[Token, ...], at: int, floor: int) -> str | None:
    """The outlet that no list knows and that reports, or None.

    埃及开罗新闻网也报道说, 伊朗国家新闻媒体说, 德國《商報》20日報道稱.
    """
    here = at - 1
    while here >= floor and (
        tokens[here].uses & (Use.ADVERB | Use.TIME) or tokens[here].text in word_set("cues", "reports")
    ):
        here -= 1
    if here < floor:
        return None
    governs, through = Use.OBLIQUE | Use.FRAME | Use.WITH, word_set("cues", "instruments")
    if any(token.uses & governs or token.text in through for token in tokens[floor:here]):
        return None  # 向媒体说, 在新闻网上写道, 利用《朝中社》指责: told to it or through it
    text = tokens[here].text
    before = tokens[here - 1].text if here > floor else ""
    named = (before + text).endswith(tuple(word_set("cues", "outlets"))) and not tokens[here].ids
    suffixes = word_set("cues", "outlet_suffixes")
    return before + text if named or (text == "》" and before[-1:] in suffixes) else None


def _inner(analysis: Analysis, cast: Cast, outer: Frame, clause: int) -> Subject | None:
    """The person whom the content before a verb is about: 章启月说，卢树民出示了证据，指出…"""
    tokens = analysis.tokens
    if tokens[outer.cue].text in word_set("cues", "aims") and not tokens[outer.cue + 1].uses & PAUSE:
        return None  # 批评艾奎诺“自贬身价”，质疑…
    if _only_addressed(tokens, outer.cue, clause) or _only_a_thing(tokens, outer.cue, clause):
        return None
    spoken = outer.subject.ids if outer.subject is not None else ()
    for first, last in reversed(clauses(analysis, outer.cue + 1, clause)):
        about = clause_subject(analysis, cast, first, last)
        if about is not None:
            person = bool(about.ids) and cast.is_person(about.ids[0])
            # 商务部在会议上，警告…
            unfinished = last == clause - 1 and bool(tokens[last - 1].uses & Use.FRAME_END)
            return about if (person or unfinished) and about.ids[:1] != spoken[:1] else None
    return None


def _carried(
    analysis: Analysis, cast: Cast, sentence: Sentence, at: int, clause: int, before: list[Frame]
) -> Frame | None:
    """A verb without a subject of its own: 并强调, 随后表示."""
    tokens = analysis.tokens
    marks = (
        [here for here in range(before[-1].cue, clause) if tokens[here].text in {"；", ";"}] if before else []
    )
    if marks:
        about = nearest_subject(analysis, cast, marks[-1] + 1, clause, at)
        if about is not None:
            return Frame(at, marks[-1] + 1, about)
    if before and before[-1].cue < clause:
        inner = None if tokens[clause].uses & Use.CONTINUING else _inner(analysis, cast, before[-1], clause)
        return (inner and Frame(at, clause, inner)) or Frame(at, clause, before[-1].subject, carried=True)
    if clause > sentence.first:
        about = nearest_subject(analysis, cast, sentence.first, clause, at)
        if about is not None:
            return Frame(at, clause, about, carried=True)
    if tokens[clause].uses & (Use.CONTINUING | Use.ADVERB) and clause < at:
        return Frame(at, clause, None, carried=True)
    return None
