"""Bytes turned into text: a byte order mark, strict UTF-8, the declared encoding, then detection.

GB 18030 and Big5 are told apart by how much of the decoded text is frequent Chinese (`cues`);
other encodings go through charset-normalizer. Nothing is ever replaced or dropped besides the
mark: bytes that fit no encoding, and bytes that are no text at all, are refused.
"""

from __future__ import annotations

import codecs
import unicodedata

from graph.articles.cues import characters
from graph.errors import ArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x7fELF")
# Names under which pages declare the Chinese encodings, and the larger set each is read as. cp950
# is tried before Big5-HKSCS because it alone maps the middle dot of foreign names as Taiwan does.
_LARGER = {
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "gb18030": ("gb18030",),
    "big5": ("cp950", "big5hkscs"),
    "big5-hkscs": ("big5hkscs",),
}
_CHINESE = ("gb18030", "cp950", "big5hkscs")
_OTHERS = ["euc_jp", "cp932", "cp949", "cp1251", "koi8_r", "cp1252", "cp1250", "cp1256", "cp1253", "cp1255"]
_BINARY = "this is a binary file, not text; give plain text, Markdown, JSON Lines or HTML"
_LEAST, _SAMPLE = 0.25, 65536
_PUNCTUATION = frozenset("，。、：；！？“”‘’「」『』（）《》〈〉—…　·‧0123456789")


def decode(data: bytes, path: str, declared: str | None = None) -> str:
    """The text of a file's bytes, a leading byte order mark dropped, line ends untouched.

    Raises:
        ArticleError: the bytes are no text, or fit no encoding.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], name), path, data)
    if data.startswith(_MAGIC) or b"\0" in data:
        raise ArticleError(path, _BINARY)
    text = _strict(data, "utf-8")
    if text is None and declared:
        names = _LARGER.get(declared.lower(), (declared,))
        text = next((found for name in names if (found := _strict(data, name)) is not None), None)
    return _checked(text or _detected(data), path, data) if data else ""


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _checked(text: str | None, path: str, data: bytes) -> str:
    if text is None:
        raise ArticleError(path, f"its encoding cannot be told{_where(data)}; save it as UTF-8")
    if "\0" in text:
        raise ArticleError(path, _BINARY)
    return text


def _where(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        return f" (no UTF-8 at byte {fault.start}, line {line})"
    return ""


def _detected(data: bytes) -> str | None:
    best, most = None, _LEAST
    for name in _CHINESE:
        text = _strict(data, name)
        if text is not None and (share := _frequent(text)) > most:
            best, most = text, share
    return best if best is not None else _foreign(data)


def _frequent(text: str) -> float:
    """The share of a text's characters beyond ASCII that Chinese text is largely made of, 0 to 1."""
    known = characters("frequent") | characters("simplified") | characters("traditional") | _PUNCTUATION
    beyond = [character for character in text[:_SAMPLE] if character > "\x7f"]
    return sum(character in known for character in beyond) / len(beyond) if beyond else 0.0


def _foreign(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE] if len(data) <= _SAMPLE else data[: data.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE]
    best = from_bytes(sample, cp_isolation=_OTHERS).best()
    text = None if best is None else _strict(data, best.encoding)
    return text if text is not None and _plausible(text[:_SAMPLE]) else None


def _plausible(text: str) -> bool:
    """Whether a text decoded on suspicion reads like one: words and spaces, hardly a symbol or control."""
    fit = sum(c.isalnum() or c.isspace() or unicodedata.category(c)[0] == "P" for c in text)
    western = sum("\x7f" < c < "\u0250" for c in text)
    return fit >= 0.95 * len(text) and western <= 0.2 * len(text)
