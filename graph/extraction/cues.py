"""Reporting verbs that really report: which tokens of a sentence open an attribution.

美国国务院发言人布鲁斯在会后说，…   yes        他未透露细节   no: unsaid
王毅将宣布…                          no: to come  双方发表声明   no: a noun
并强调，…                            yes, with the subject of the verb before it
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.extraction.subjects import clause_start, nearest_subject, passives, subject

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast
    from graph.extraction.phrases import Subject

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
    """

    cue: int
    clause: int
    subject: Subject | None
    carried: bool = False


def frames(analysis: Analysis, cast: Cast, sentence: Sentence) -> list[Frame]:
    """The attributions of a sentence outside quotation marks, in order."""
    known = cast.attributions.get(sentence.first)
    if known is not None:
        return known
    found: list[Frame] = []
    for at in analysis.inside(sentence):
        if analysis.tokens[at].uses & Use.CUE and at not in cast.at:
            frame = _unsaid(analysis.tokens, at) or _frame(analysis, cast, sentence, at, found)
            if isinstance(frame, Frame):
                found.append(frame)
            else:
                cast.pass_over(at, frame)
    cast.attributions[sentence.first] = found
    return found


def _frame(analysis: Analysis, cast: Cast, sentence: Sentence, at: int, before: list[Frame]) -> Frame | str:
    """The attribution of a cue that reports, or why it is none."""
    tokens = analysis.tokens
    clause = clause_start(analysis, at, sentence.first)
    floor = clause
    same_clause = bool(before) and before[-1].cue >= clause
    if same_clause:
        floor = before[-1].cue + 1
        if _closes_frame(tokens, floor, at):
            cast.pass_over(before.pop().cue, "only dates the reporting verb behind it")
            same_clause, floor = bool(before) and before[-1].cue >= clause, clause
    outlet = _outlet(tokens, at, floor)
    if outlet is not None:
        return f"the outlet {outlet} carries it"
    if _forecast(tokens, at):
        return "a forecast without a clause of its own"
    found = subject(analysis, cast, at, floor)
    if found is not None and found.governed in passives():
        return f"passive: {found.governed}"
    if same_clause and _goes_with(tokens, before[-1].cue, at):
        return GOES_ON
    word = tokens[at].text
    if found is not None:
        return _severed(tokens, at, found, word) or Frame(at, clause, found)
    pausing = word_set("cues", "needs_break") - word_set("cues", "free")
    if same_clause:
        return f"in the clause of {tokens[before[-1].cue].text}, without a subject of its own"
    if word in word_set("cues", "after_speaker"):
        return "no speaker right before it"
    if word in pausing and not _broken(tokens, at):
        return "no comma, colon or quotation behind it"
    goes_on = bool(before) and bool(tokens[clause].uses & Use.CONTINUING)
    if (word in word_set("cues", "own_subject") and not goes_on) or not _bare(tokens, clause, at):
        return "no subject in its clause"
    return _carried(analysis, cast, sentence, at, clause, before) or "no subject in its sentence"


def _only_politely(tokens: tuple[Token, ...], clause: int, at: int) -> bool:
    """致电两国领导人表示祝贺: a courtesy, and no words."""
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if following not in word_set("cues", "courtesies"):
        return False
    return any(token.text in word_set("cues", "writes") for token in tokens[clause:at])


def _forecast(tokens: tuple[Token, ...], at: int) -> bool:
    """预计与王毅会谈 is modality: no clause of its own follows."""
    if tokens[at].text not in word_set("cues", "own_subject") or at + 1 >= len(tokens):
        return False
    if at and tokens[at - 1].uses & Use.PRONOUN and at > 2 and tokens[at - 2].uses & Use.COMMA:
        return True  # 拜登说，他预计…: part of what is said
    return bool(tokens[at + 1].uses & (Use.WITH | Use.MEET_VERB | Use.LIGHT | Use.FRAME | Use.TIME))


def _goes_with(tokens: tuple[Token, ...], telling: int, at: int) -> bool:
    """Whether 说 only follows a verb of telling: 告诉记者说."""
    plain = tokens[at].text in word_set("cues", "suffixes_of_telling")
    tells = tokens[telling].text.startswith(("告诉", "告知", "提醒", "警告"))
    return plain and tells and not any(token.uses & PAUSE for token in tokens[telling:at])


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
    if any(token.uses & (Use.OBLIQUE | Use.FRAME | Use.WITH) for token in tokens[floor:here]):
        return None  # 向媒体说, 在新闻网上写道: told to it or through it
    text = tokens[here].text
    before = tokens[here - 1].text if here > floor else ""
    named = (before + text).endswith(tuple(word_set("cues", "outlets"))) and not tokens[here].ids
    return before + text if named or (text == "》" and before[-1:] in set("报刊社网")) else None


def _carried(
    analysis: Analysis, cast: Cast, sentence: Sentence, at: int, clause: int, before: list[Frame]
) -> Frame | None:
    """A verb without a subject of its own: 并强调, 随后表示."""
    tokens = analysis.tokens
    marks = (
        [here for here in range(before[-1].cue, clause) if tokens[here].text in {"；", ";"}] if before else []
    )
    if marks:
        about = nearest_subject(analysis, cast, marks[-1] + 1, clause)
        if about is not None:
            return Frame(at, marks[-1] + 1, about)
    if before and before[-1].cue < clause:
        return Frame(at, clause, before[-1].subject, carried=True)
    if clause > sentence.first:
        about = nearest_subject(analysis, cast, sentence.first, clause)
        if about is not None:
            return Frame(at, clause, about, carried=True)
    if tokens[clause].uses & (Use.CONTINUING | Use.ADVERB) and clause < at:
        return Frame(at, clause, None, carried=True)
    return None


def _unsaid(tokens: tuple[Token, ...], at: int) -> str | None:
    """Why the words around a cue leave it no finite verb that says something, or None."""
    before = tokens[at - 1].text if at else ""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if before in word_set("cues", "noun_after"):
        return f"noun: {before} before it"
    if before in passives():
        return f"passive: {before}"
    if following is not None and following.text in word_set("cues", "noun_before"):
        return f"noun: {following.text} behind it"
    if tokens[at].text in word_set("cues", "needs_break") and _without_words(tokens, at):
        return "nothing is told of what was said"
    if _in_frame(tokens, at):
        return "only dates another verb"
    here = at - 1
    while (
        here >= 0
        and tokens[here].uses & (Use.ADVERB | Use.NEGATION | Use.TIME | Use.CONTINUING)
        and not tokens[here].uses & PAUSE
    ):
        if tokens[here].text in word_set("cues", "negated_by"):
            return f"negated: {tokens[here].text}"
        here -= 1
    stop = here if here >= 0 else 0
    for token in tokens[max(stop, at - 3) : at]:
        if token.text in word_set("cues", "negated_by"):
            return f"negated: {token.text}"
    if before in word_set("cues", "future"):
        return f"future: {before}"
    if here >= 0 and tokens[here].text in word_set("cues", "future") and here >= at - 3:
        return f"future: {tokens[here].text}"
    return None


def _without_words(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether nothing is told of what was said: 通报了会谈结果，…, 致辞后离开, 谈到深夜."""
    here = at + 1
    while here < len(tokens) and tokens[here].text in {"了", "过", "完"}:
        here += 1
    if here >= len(tokens):
        return True
    if tokens[here].uses & (Use.FRAME_END | Use.TIME) or tokens[here].text in word_set("cues", "till_late"):
        return True
    bare = word_set("cues", "bare_objects")
    for end in range(here, min(here + 5, len(tokens))):
        if tokens[end].uses & PAUSE:
            return end > here and tokens[end - 1].text in bare
        if tokens[end].uses & (Use.OPEN | Use.CUE | Use.OBLIQUE | Use.PRONOUN):
            return False
    return False


def _in_frame(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the verb only dates another one: 回答提问前, 谈到停火时."""
    quoted = 0
    for here in range(at + 1, min(at + 24, len(tokens))):
        uses = tokens[here].uses
        quoted += bool(uses & Use.OPEN) - bool(uses & Use.CLOSE)
        if uses & (Use.COLON | Use.STOP | Use.BREAK) or (
            uses & Use.OPEN and here <= at + 2 and tokens[here - 1].uses & PAUSE
        ):
            return False
        if uses & Use.COMMA and quoted <= 0:
            return here > at + 1 and tokens[here - 1].text in word_set("cues", "dating_ends")
    return False


def _severed(tokens: tuple[Token, ...], at: int, found: Subject, word: str) -> str | None:
    """What keeps a cue from the subject before it, or None."""
    between = tokens[found.last : at]
    negated = next((token.text for token in between if token.text in word_set("cues", "negated_by")), None)
    if negated is not None:
        return f"negated: {negated}"
    if word == "认为" and tokens[at - 1].text == "一致":
        return "what the sides agreed: 一致认为"
    if word in word_set("cues", "after_speaker"):
        near = _adverbial(between) and at + 1 < len(tokens)
        return None if near else "no speaker right before it"
    if word in word_set("cues", "needs_break") and word not in word_set("cues", "free"):
        return None if _broken(tokens, at) else "no comma, colon or quotation behind it"
    ties = next((token.text for token in between[-1:] if token.text in {"的", "所"}), None)
    return f"noun: {ties} before it" if ties is not None else None


def _adverbial(between: tuple[Token, ...]) -> bool:
    """Whether nothing but adverbs, times and whole frames (在开场白中) stands there."""
    framed = False
    for token in between:
        if token.uses & Use.FRAME and not framed:
            framed = True
        elif token.uses & Use.FRAME_END:
            framed = False
        elif not framed and not token.uses & (Use.ADVERB | Use.TIME):
            return False
    return not framed


def _broken(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a comma, colon or quotation follows, perhaps behind one short addressee."""
    for token in tokens[at + 1 : at + 5]:
        if token.uses & (Use.STOP | Use.BREAK) or token.text == "；":
            return False
        if token.uses & (Use.COMMA | Use.COLON | Use.OPEN):
            return True
    return False


def _bare(tokens: tuple[Token, ...], clause: int, at: int) -> bool:
    """Whether nothing but adverbs, times and prepositional phrases stands between clause and verb."""
    small = Use.ADVERB | Use.CONTINUING | Use.TIME | Use.FRAME_END | Use.CONJUNCTION
    governed = False
    for token in tokens[clause:at]:
        if token.uses & (Use.OBLIQUE | Use.WITH | Use.FRAME):
            governed = True
        elif token.uses & small:
            continue
        elif not governed:
            return False
    return True


def _closes_frame(tokens: tuple[Token, ...], floor: int, at: int) -> bool:
    """Whether the verb before belongs to a frame that closes before this one: 回应提问时说."""
    return any(
        token.uses & Use.FRAME_END and token.text in word_set("cues", "frame_closes")
        for token in tokens[floor:at]
    )
