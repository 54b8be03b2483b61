"""Article text → working text: one script, one punctuation, with the way back kept.

The working text is the article's body with traditional characters folded to simplified (OpenCC
t2s), half-width and corner punctuation folded to the full-width mainland forms, and line breaks
inside a sentence and spaces around numbers and brackets removed. Rules and lexicons see only this text;
`Folded.span` gives the offsets in the text as given. Regional names are no matter of script and
stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from graph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Article

_PUNCTUATION = str.maketrans(
    {
        "「": "“", "」": "”", "『": "‘", "』": "’", "﹁": "“", "﹂": "”", "﹃": "‘", "﹄": "’",
        "〝": "“", "〞": "”", "〞".lower(): "”", "«": "“", "»": "”", "„": "“",
        ",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）",
        "．": "·", "﹔": "；", "﹕": "：",
        "•": "·", "‧": "·", "・": "·", "･": "·", "∙": "·", "●": "·", "⋅": "·", "․": "·", "˙": "·",
        "－": "-", "‐": "-", "‑": "-", "‒": "-", "–": "-", "−": "-", "﹣": "-",
        "﹑": "、", "､": "、", "｡": "。", "﹐": "，",
        "\u00a0": " ", "\u3000": " ", "\t": " ", "\r": " ", "[": "（", "]": "）", "〔": "（", "〕": "）",
        "０": "0", "１": "1", "２": "2", "３": "3", "４": "4", "５": "5",
        "６": "6", "７": "7", "８": "8", "９": "9",
        "Ｘ": "X", "〇": "○",
    }
)  # fmt: skip
_IN_NUMBER = re.compile(r"(?<=\d)[，：](?=\d)")
_STRAIGHT = re.compile(r'["＂]')
_TERMINAL = "。！？；：”’）…!?》】—"


@dataclass(frozen=True, slots=True)
class Folded:
    """The working text and the segments that map it back.

    Attributes:
        text: the working text; a hard line break is one ``\\n``.
        starts: where each segment begins in the working text, ascending, the first 0.
        origins: where the same segments begin in the article's text.
    """

    article: Article
    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, at: int) -> int:
        """The offset in the article's text of one character of the working text."""
        segment = bisect_right(self.starts, at) - 1
        return self.origins[segment] + at - self.starts[segment]

    def span(self, start: int, end: int) -> Span:
        """The span of the article's text that a non-empty stretch of the working text stands for."""
        first = bisect_right(self.starts, start) - 1
        left = self.origins[first] + start - self.starts[first]
        whole = first + 1 == len(self.starts) or end <= self.starts[first + 1]
        right = left + end - start if whole else self.origin(end - 1) + 1
        return Span(left, right, self.article.text[left:right])


_HAN = "[\u4e00-\u9fff]"
_DOT = re.compile(rf"(?<={_HAN})\.(?={_HAN})")
# A line break, or a space that some outlets set around numbers and brackets: 于 1 月 21 日, 周三 (19 日) 在.
_SPACE = r"[ \u00a0]"
_GAP = re.compile(
    rf"\r?\n[ \t\u3000]*|(?<![A-Za-z:/.-]\d)(?<![A-Za-z:/.-]\d\d)(?<=\d){_SPACE}(?={_HAN})"
    rf"|(?<={_HAN}){_SPACE}(?=\d{{1,4}}{_SPACE}{_HAN}|[(（])|(?<=[)）]){_SPACE}(?={_HAN})"
)
# A single dash between characters is a hyphen: 罗德—拉森; two of them are a dash.
_HYPHEN = re.compile(f"(?<={_HAN})—(?={_HAN})")


def fold_text(text: str) -> str:
    """Simplified characters and mainland punctuation, character for character."""
    folded = _simplify(text).translate(_PUNCTUATION)
    if "." in folded:
        folded = _DOT.sub("·", folded)
    return _HYPHEN.sub("-", folded) if "—" in folded else folded


@lru_cache(4096)
def fold_name(name: str) -> str:
    """`fold_text` of a name or title: a run has few, and each again and again."""
    return fold_text(name)


def fold(article: Article) -> Folded:
    """The working text of an article's body; empty where the body is."""
    parts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for start, end in _pieces(article):
        starts.append(length)
        origins.append(start)
        parts.append(article.text[start:end])
        length += end - start
    text = _paired(_numbers(fold_text("".join(parts))))
    return Folded(article, text, tuple(starts) or (0,), tuple(origins) or (0,))


def _pieces(article: Article) -> Iterator[tuple[int, int]]:
    """The body's ranges, cut so that soft line breaks and the spaces around numbers fall out and a hard
    line break ends every range.
    """
    text = article.text
    for start, end in article.body:
        at = start
        for found in _GAP.finditer(text, start, end):
            left, right = found.span()
            if right < end and (text[left] not in "\r\n" or _soft(text, at, left, right)):
                yield at, left
                at = right
        yield at, end
        if end < len(text) and text[end - 1 : end] != "\n" and text[end] in "\r\n":
            newline = text.index("\n", end) if "\n" in text[end : end + 2] else None
            if newline is not None:
                yield newline, newline + 1


def _soft(text: str, start: int, left: int, right: int) -> bool:
    """Whether a line break only wraps a line: sentences end before it, but not at it.

    A headline or crosshead has no full stop of its own inside; a wrapped paragraph has.
    """
    line_start = max(text.rfind("\n", 0, left) + 1, start)
    line = text[line_start:left].rstrip()
    if not line or line[-1] in _TERMINAL or text[right] in "\n-•·*#（(「『“【":
        return False
    return "。" in line and not line.lstrip().startswith(("-", "*", "#", "·"))


def _numbers(text: str) -> str:
    """Give 1,000 and 10:30 their own marks back; they end no clause."""
    if not _IN_NUMBER.search(text):
        return text
    return _IN_NUMBER.sub(lambda m: "," if m[0] == "，" else ":", text)


def _paired(text: str) -> str:
    """Turn straight quotation marks into opening and closing ones, paragraph by paragraph."""
    if not _STRAIGHT.search(text):
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if _STRAIGHT.search(line):
            marks = iter("“”" * (len(line) // 2 + 1))
            lines[number] = _STRAIGHT.sub(lambda _, marks=marks: next(marks), line)  # type: ignore[misc]
    return "\n".join(lines)


def _simplify(text: str) -> str:
    folded: str = _converter().convert(text)
    if len(folded) == len(text):
        return folded
    return "".join(_one(char) for char in text)


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


@cache
def _one(char: str) -> str:
    folded: str = _converter().convert(char)
    return folded if len(folded) == 1 else char
