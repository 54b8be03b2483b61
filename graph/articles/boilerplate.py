"""One line of a text turned into what it is: a paragraph, a headline, or something around the article.

The words are those of ``schemas/lexicon/zh/body.yaml``; this module knows only how they combine:
decoration around a heading, label and value, runs of menu words. Only short lines are looked at
closely, and none is scanned twice, so the cost grows with the length of the text. A line that is
not surely something else is left a headline or a paragraph.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache

from graph.articles.cues import alternation, words


class Kind(Enum):
    """What a line is."""

    BLANK = auto()
    PROSE = auto()  # a paragraph or a part of one
    LINE = auto()  # a headline, crosshead, caption, broken piece: anything short
    ITEM = auto()  # a headline behind a bullet, or nothing but a link
    EDGE = auto()  # menu, date, source: cut at the two ends of the page
    CUT = auto()  # credits, tool bar, notice: cut wherever it stands
    CLOSE = auto()  # the editor line that ends an article
    RELATED_LINE = auto()  # 延伸阅读：… with its headline
    RELATED = auto()  # heading of a block of links
    TAIL = auto()  # heading of what follows the article on the page


SHORT = 80
PARAGRAPH = 40
_NOTICE = 400
_BULLET = re.compile(r"(?:[-*+]\s|[•·●■▪◆►▶○※▲△★☆]\s*|\d{1,2}[.、)）]\s*|[（(]\d{1,2}[)）]\s*)\S")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_BEFORE = "#>*_-+=~|•·●■▪◆◇►▶▷▼▽▲△★☆※»› \t\u3000【[（(<《「"
_AFTER = "】])）>》」：:︰▼▽▶>»›↓→+*_=~|….#- \t\u3000"
_COUNT = re.compile(r"\s*[（(]?\s*\d+\s*(?:条|則|则|篇)?$")
_SENTENCE = re.compile(r"[。；][^”’」』）)】\]]")
_NAMES = r"(?:[\u4e00-\u9fff·]{2,4}(?:[\s、，,/／&]+[\u4e00-\u9fff·]{2,4}){0,4}|[A-Za-z][A-Za-z.'’ -]{2,40})"


def kind(line: str) -> Kind:
    """What one line without the white space around it is."""
    if not line:
        return Kind.BLANK
    if len(line) > SHORT:
        return Kind.CUT if len(line) <= _NOTICE and _notices().match(line) else _content(line)
    if not any(map(str.isalnum, line)):
        return Kind.LINE
    plain = _LINK.sub(r"\1", line) if "](" in line else line
    core = plain.lstrip(_BEFORE).rstrip(_AFTER)
    found = _heading(core) or _furniture(plain, core)
    return found or _content(line)


def _heading(core: str) -> Kind | None:
    counted = core[-1:].isdigit() or core.endswith(("条", "则", "則", "篇"))
    folded = (_COUNT.sub("", core) if counted else core).casefold()
    if folded in _set("related"):
        return Kind.RELATED
    if folded in _set("tail"):
        return Kind.TAIL
    return Kind.RELATED_LINE if _related().match(core) and not core.endswith("。") else None


def _furniture(plain: str, core: str) -> Kind | None:
    if _closing().fullmatch(core):
        return Kind.CLOSE
    if core.casefold() in _set("phrases") or _is_credit(core) or _byline().fullmatch(core):
        return Kind.CUT
    if _tags().match(core) and not core.endswith("。"):
        return Kind.CUT
    if _notices().match(core) or _notices().match(plain) or _notice_words().search(core):
        return Kind.CUT
    if _is_edge(plain):
        if _closing_end().search(core):
            return Kind.CLOSE
        return Kind.CUT if _only_phrases(plain) else Kind.EDGE
    return None


def _content(line: str) -> Kind:
    last = line[-1]
    if last in "。；" or _SENTENCE.search(line):
        return Kind.PROSE
    if len(line) > PARAGRAPH and last in "！？!?”」』’）)】.\"":
        return Kind.PROSE
    if len(line) > SHORT:
        return Kind.PROSE
    if _BULLET.match(line) or not _LINK.sub("", line).strip("-*+•·#| \t\u3000"):
        return Kind.ITEM
    return Kind.LINE


def _is_edge(line: str) -> bool:
    """Whether a line is nothing but menu words, dates, outlets and labels with their values."""
    position, token, end = 0, _token(), len(line)
    while position < end:
        match = token.match(line, position)
        if match is None or match.end() == position:
            return False
        position = match.end()
    return any(character.isalnum() for character in line)


def _only_phrases(line: str) -> bool:
    parts = [part for part in re.split(r"[\s|｜/／·、，,：:【】\[\]]+", line) if part]
    phrases = _set("phrases")
    return len(parts) > 1 and all(part.casefold() in phrases for part in parts)


@cache
def _set(section: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in words(section))


@cache
def _related() -> re.Pattern[str]:
    """延伸阅读：普京与特朗普通话; never 相关报道指出，…"""
    return re.compile(rf"(?:{alternation('related')})\s*(?:[:：︰|｜│▶►>»→】\]]|\s)\s*\S", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    """责任编辑：王某某; （責任編輯:王某某 PN101）; 編輯／王某某"""
    value = rf"(?:\s*[:：︰/／|｜]\s*\S.{{0,24}}|\s+{_NAMES})"
    return re.compile(rf"(?:{alternation('closing')}){value}", re.IGNORECASE)


@cache
def _closing_end() -> re.Pattern[str]:
    """【纠错】【责任编辑：王某某】"""
    return re.compile(rf"[\[【（(\s](?:{alternation('closing')})\s*[:：]\s*\w{{2,4}}$")


@cache
def _credit() -> re.Pattern[str]:
    """作者：张某; 图源：路透社; 文/张某; never 图：普京抵达利雅得机场 or 记者：请问……"""
    outlets = rf"(?:{alternation('outlets')})"
    reporter = rf"{outlets}?(?:{alternation('reporters')})\s*{_NAMES}"
    names = r"(?:[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff])|[A-Za-z][A-Za-z.'’ -]{2,40})"
    who = rf"(?:{reporter}|{outlets}|{names})"
    named = rf"{who}(?:\s*[/／、，,\s]\s*{who})?(?:\s*(?:摄|攝|供图|提供))?"
    separator = r"\s*[:：︰，/／|｜]\s*"
    free = rf"(?:{alternation('credits')})(?:{separator}[^。！？!?]{{1,30}}|\s+{_NAMES})"
    return re.compile(rf"{free}|(?:{alternation('named_credits')}){separator}{named}")


@cache
def _credit_borders() -> re.Pattern[str]:
    """Between two credits of a line: 文：张某 图：李某"""
    return re.compile(rf"[\s|｜、，]+(?=(?:{alternation('credits', 'named_credits')})\s*[:：︰/／])")


def _is_credit(core: str) -> bool:
    if sum(map(core.count, ":：︰/／")) < 2:
        return _credit().fullmatch(core) is not None
    return all(_credit().fullmatch(part) for part in _credit_borders().split(core))


@cache
def _byline() -> re.Pattern[str]:
    """记者 张某 北京报道; 本报驻莫斯科特约记者 张某 李某; 聯合報 記者張某／即時報導; never 记者会上的交锋."""
    outlet = rf"(?:{alternation('outlets')}|本报|本報|本刊|本台|本网|本社)?"
    who = rf"{outlet}[\s/／]*(?:驻\w{{1,8}}?)?(?:特约|特派|實習|实习)?"
    reporter = rf"(?:{alternation('reporters')})(?!{alternation('no_reporters')})"
    names = rf"(?:\s*[:：/／|]\s*|\s+){_NAMES}|[\u4e00-\u9fff]{{2,3}}(?:[\s、]+[\u4e00-\u9fff]{{2,3}}){{0,3}}"
    end = r"(?:[\s/／｜|]*(?:\w{0,6}(?:报道|報導|報道|报导|專電|专电|摄|攝|编译|編譯|电|電)))?"
    dateline = r"(?:\w{2,16}(?:电|電|讯|訊)\s+)?"
    return re.compile(rf"{dateline}{who}{reporter}(?:{names}){end}")


@cache
def _tags() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('tags')})\s*[:：︰]", re.IGNORECASE)


@cache
def _notices() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}(?:{alternation('notices')})", re.IGNORECASE)


@cache
def _notice_words() -> re.Pattern[str]:
    return re.compile(alternation("notice_words"), re.IGNORECASE)


@cache
def _token() -> re.Pattern[str]:
    """One piece of a line of page furniture; each is followed by a border, so that 中国台湾 is none."""
    border = r"(?=[\s|｜/／>›»·•、,，:：()（）\[\]【】《》\-—_~]|$)"
    day = r"(?:\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
    zone = r"(?:\s*(?:GMT|UTC|[AaPp][Mm]|[+-]\d{2}:?\d{2}))?"
    time = rf"(?:[上下]午|凌晨|晚上)?\s*\d{{1,2}}\s*[:：]\s*\d{{2}}(?:\s*[:：]\s*\d{{2}})?{zone}"
    weekday = r"(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]"
    value = rf"(?:{alternation('outlets')}|{day}(?:\s*[-—]?\s*{time})?|[^\s|｜，。:：？！?!]{{1,16}})"
    border_or_end = r"(?=[\s|｜/／()（）\[\]【】，,]|$)"
    label = rf"(?:{alternation('labels')})\s*[:：︰]\s*(?:{value}{border_or_end}|(?=[\s|｜]|$))"
    counter = rf"(?:{alternation('counters')})\s*[:：︰]?(?=[\s\d()（）:：︰|｜]|$)(?!\s*[:：︰]\s*[^\W\d])"
    number = rf"\d[\d,.万萬]*\s*(?:次|条|評論|评论|阅读|閱讀|浏览|views?)?{border}"
    word = rf"(?:{alternation('navigation', 'outlets', 'labels', 'counters', 'phrases')}){border}"
    punctuation = r"[\s|｜/／>›»·•、,，:：()（）\[\]【】《》\-—_~]+"
    return re.compile(
        rf"{punctuation}|{day}T?|{time}|{weekday}|{label}|{counter}|{word}|{number}|[<＜]\s*", re.IGNORECASE
    )
