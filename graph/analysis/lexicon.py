"""The embedded analyzer: article → `Analysis`, by gazetteers, a lexicon and a grammar of names.

No model, no download, milliseconds an article; see the modules it puts together.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.analysis import clauses, names, tokens
from graph.analysis.folding import fold, fold_text
from graph.analysis.parses import UNPARSED, structure
from graph.analysis.records import Analysis, Index
from graph.analysis.times import Calendar, When
from graph.analysis.times import number as number_of
from graph.analysis.vocabulary import ENDS, PAUSE, Use, branches, vocabulary, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.parses import Parse
    from graph.analysis.tokens import Token
    from graph.model import Article

NAME = "lexicon"


def analyze(article: Article, parse: Parse = UNPARSED) -> Analysis:
    """The tokens, quotations, sentences and dates of one article; empty where its body is.

    ``parse`` is what a parser sees in its working text.
    """
    folded = fold(article)
    line = _without_empty_lines(_without_furniture(tokens.tokenize(folded.text), folded.text))
    line = names.tag(line, folded.text, parse.names(folded.text))
    line = _without_marks(line)
    quoted = clauses.quotations(line)
    sentences = clauses.sentences(line, quoted)
    published = date.fromisoformat(article.published) if article.published else None
    before = fold_text(article.text[: article.body[0][0]].rpartition("\n")[2]) if article.body else ""
    dates = _dates(line, _day_of_writing(before + folded.text, published))
    index = Index.of(quoted, sentences, dates)
    made = (folded, tuple(line), tuple(quoted), tuple(sentences), dates, NAME, index)
    return Analysis(*made, parse, structure(parse, line))


def unnamed(analysis: Analysis) -> Iterator[tuple[str, str]]:
    """The strings of an article that look like names of persons and were taken for none, with why."""
    text = analysis.folded.text
    line = _without_empty_lines(_without_furniture(tokens.tokenize(text), text))
    return names.passed_over(line, text, analysis.parse.names(text))


# （利雅得综合电）, 新华社北京2月18日电（记者…）, 路透伦敦9月7日 -, 【明报专讯】, and credits at the end
# （编辑：…）
_DATELINE = re.compile(
    r"(?:^|(?<=[）】]))[ ]*(?:[（【][^）】\n]{0,40}(?:电|讯|报道|报导|台|报|社|特稿)[）】]"
    r"|[^，。：；！？“\n（【]{2,24}?\d{1,2}日"
    r"(?:(?:综合)?(?:电|讯|消息)(?:（[^）\n]{1,30}）)?[/：，]?|[ ]?[-—–]{1,2}[ ](?!\d)))"
    r"|（(?:编辑|译者|责任编辑|责编|记者|实习编辑|核稿|校对|图/文|文/图)[：/ ][^）\n]{1,30}）[0-9/ ]*"
    r"|（(?:完|全文完|本文完)）[ ]*$"
    r"|^综合[^，。：；！？“\n]{2,60}$",
    re.MULTILINE,
)  # fmt: skip


# Korean, Japanese, Cyrillic, Arabic, Thai and Hebrew letters, with what joins two names.
_LETTERS = "[가-힣ぁ-ヿЀ-ӿ֐-׿؀-ۿ฀-๿ ·・.-]"


@cache
def _captions() -> re.Pattern[str]:
    """（右）, （조명균）, a name in its own letters, and of （Putin，不在图中） the end."""
    words = branches("function", "captions")
    return re.compile(rf"[ ]?（[ ]?(?:{words}|{_LETTERS}+)[ ]?）|，[ ]?(?:{words})(?=[ ]?）)")


# The day in a dateline; how far down the first one stands, in characters; how many days it may precede
# publication.
_SENT = re.compile(r"(\d{1,2})日")
_TOP = 400
_ON_ITS_WAY = 2
# How many tokens the name of a meeting in quotation marks has, and how many characters one made of two names.
_NAMED = 5
_OF_TWO = 3


def _without_furniture(line: list[Token], text: str) -> list[Token]:
    """The tokens without the outlet, its reporter, the day of sending, and 右 of those in a picture."""
    marks = (*_DATELINE.finditer(text), *_captions().finditer(text))
    spans = sorted((found.start(), found.end()) for found in marks)
    if not spans:
        return line
    kept: list[Token] = []
    at = 0
    for number, token in enumerate(line):
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        if at == len(spans):
            return kept + line[number:]
        if token.start < spans[at][0]:
            kept.append(token)
    return kept


def _without_empty_lines(line: list[Token]) -> list[Token]:
    """The tokens with one break between two paragraphs, however many lines stand between them."""
    breaks = [bool(token.uses & Use.BREAK) for token in line]
    again = {number + 1 for number, pair in enumerate(pairwise(breaks)) if all(pair)}
    return [token for number, token in enumerate(line) if number not in again] if again else line


def _day_of_writing(text: str, published: date | None) -> date | None:
    """The day that 今天 is: that of the dateline, where it is sent a day or two before publication."""
    found = _DATELINE.search(text, 0, _TOP)
    sent = _SENT.search(found[0]) if found is not None else None
    if published is None or sent is None:
        return published
    days = (published - timedelta(back) for back in range(_ON_ITS_WAY + 1))
    return next((day for day in days if day.day == int(sent[1])), published)


def _without_marks(line: list[Token]) -> list[Token]:
    """The tokens without marks that open no quotation: around a verb of speaking, a meeting's name."""
    marks = _around_verbs(line) | _around_meetings(line)
    return [token for number, token in enumerate(line) if number not in marks] if marks else line


def _around_meetings(line: list[Token]) -> set[int]:
    """The marks around the name of a meeting: 举行了“江陈会谈”, “川习会”30日登场."""
    marks: set[int] = set()
    noun, close = Use.MEET_NOUN, Use.CLOSE
    for number, (token, behind) in enumerate(pairwise(line)):
        if not token.uses & noun or not behind.uses & close:
            continue
        near = range(number, max(number - _NAMED, 0), -1)
        first = next((at for at in near if line[at - 1].uses & Use.OPEN), None)
        if first is None or any(one.uses & PAUSE for one in line[first:number]):
            continue
        opens = first - 1
        held = opens - 1 - (opens > 1 and line[opens - 1].text in word_set("function", "aspect"))
        alone = first == number and len(token.text) == _OF_TWO  # 川习会
        if alone or (first < number and held >= 0 and line[held].uses & Use.LIGHT):
            marks |= {opens, number + 1}
    return marks


def _around_verbs(line: list[Token]) -> set[int]:
    """The marks around a verb of speaking with its object behind them: 他“强烈谴责”袭击."""
    marks: set[int] = set()
    verbs = word_set("cues", "object")
    for number, token in enumerate(line[:-2]):
        if not token.uses & Use.CUE or token.text not in verbs or number == 0:
            continue
        closes, opens = line[number + 1], number - 1
        while opens > 0 and line[opens].uses & Use.ADVERB:
            opens -= 1
        quoted = closes.uses & Use.CLOSE and line[opens].uses & Use.OPEN
        if quoted and not (line[number + 2].uses & (PAUSE | Use.CLOSE) or line[number + 2].text == "的"):
            marks |= {opens, number + 1}
    return marks


def _dates(line: list[Token], published: date | None) -> dict[int, When]:
    """Token number to what its expression of time means, resolved in the order of the text.

    A bare day that one clause puts ahead lies ahead everywhere in the article.
    """
    calendar = Calendar(published)
    found: dict[int, When] = {}
    times = [
        (number, token.time, _future(line, number))
        for number, token in enumerate(line)
        if token.time is not None
    ]
    ahead = {time.parts["dayonly"] for _, time, future in times if future and "dayonly" in time.parts}
    last, coming = 0, False
    for number, time, future in times:
        ends = [token.uses for token in line[last:number] if token.uses & ENDS]
        if ends:
            calendar.new_sentence()
            coming = False
        if any(uses & Use.BREAK for uses in ends):
            calendar.new_paragraph()
        last = number
        if not time.since and not _of_that_day(line, number):
            future = future or time.parts.get("dayonly") in ahead or _once_planned(line, number, published)
            future = future or (coming and "weekday" in time.parts)  # 周四将会晤，周五转往上海
            coming = coming or (future and "weekday" in time.parts)
            when = calendar.resolve(time, future)
            if when is not None:
                found[number] = when
    return found


def _of_that_day(line: list[Token], number: int) -> bool:
    """宣布消息的当天: the day of what is told before, which nobody says."""
    same_day = word_set("times", "same_day")
    return number > 0 and line[number].text in same_day and line[number - 1].text == "的"


def _future(line: list[Token], number: int) -> bool:
    """Whether the clause of a time speaks of what is to come: 将于27日, 定于周五."""
    ahead = _future_words()
    for token in reversed(line[max(0, number - 8) : number]):
        if token.uses & PAUSE:
            break
        if token.text in ahead:
            return True
    before, ahead = line[number], ahead - word_set("modality", "agreed") - word_set("modality", "offers")
    for token in line[number + 1 : number + 12]:
        if token.uses & PAUSE and before.text not in word_set("function", "localizers", "posterior"):
            break  # 16日会议结束后，他将会见…
        if token.text in ahead:
            return True
        before = token
    return False


def _once_planned(line: list[Token], number: int, published: date | None) -> bool:
    """Whether a bare day was planned for and is still to come this month: 原定于20日, told on the 19th."""
    words = vocabulary().data["modality"]["once_planned"]
    time = line[number].time
    day = time.parts.get("dayonly", "") if time is not None else ""
    planned = any(token.text in words for token in line[max(0, number - 3) : number])
    return planned and published is not None and number_of(day) > published.day


@cache
def _future_words() -> frozenset[str]:
    data = vocabulary().data["modality"]
    return frozenset(data["future_dates"])
