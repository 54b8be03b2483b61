"""Bytes of many encodings, and bytes that are none."""

from __future__ import annotations

import codecs

import pytest

from graph.articles.encoding import decode
from graph.errors import ArticleError

SIMPLIFIED = "两国外长在利雅得会谈，双方同意继续就结束战争展开磋商。\r\n“这是第一步，”发言人说。"
TRADITIONAL = "兩國外長在利雅德會談，雙方同意繼續就結束戰爭展開磋商。\r\n「這是第一步，」發言人說。謝爾蓋‧拉夫羅夫在場。"
JAPANESE = "両国の外相は会談後に共同声明を発表し、交渉を続けることで合意した。次回の日程はまだ決まっていない。"
RUSSIAN = "Министры иностранных дел двух стран провели переговоры в столице и договорились продолжить их."


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL], ids=["simplified", "traditional"])
@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])
def test_chinese_text_comes_back_as_it_was(text, name):
    assert decode(text.encode(name), "a.txt") == text


def test_a_mark_is_dropped_for_either_order_of_bytes():
    assert decode(codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be"), "a.txt") == SIMPLIFIED


def test_big5_is_told_from_gb18030_and_keeps_the_middle_dot():
    assert decode(TRADITIONAL.encode("cp950"), "a.txt") == TRADITIONAL


def test_a_headline_alone_is_enough_to_tell():
    assert decode("美俄会谈".encode("gbk"), "a.txt") == "美俄会谈"
    assert decode("美俄會談".encode("big5"), "a.txt") == "美俄會談"


@pytest.mark.parametrize(("text", "name"), [(JAPANESE, "euc_jp"), (JAPANESE, "cp932"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r")])
def test_other_encodings_are_detected(text, name):
    assert decode(text.encode(name), "a.txt") == text


def test_a_declared_encoding_comes_before_detection_and_gb2312_is_read_as_gb18030():
    assert decode("镕".encode("gb18030"), "a.html", "gb2312") == "镕"
    assert decode("é".encode("cp1252"), "a.html", "windows-1252") == "é"
    assert decode(SIMPLIFIED.encode("gb18030"), "a.html", "no-such-name") == SIMPLIFIED


def test_utf8_is_believed_before_a_wrong_declaration():
    assert decode(SIMPLIFIED.encode(), "a.html", "gb2312") == SIMPLIFIED


def test_a_broken_byte_is_named_and_nothing_is_replaced():
    data = ("第一行。\n" + SIMPLIFIED * 20).encode() + b"\xff\xfe\xff" + SIMPLIFIED.encode()
    with pytest.raises(ArticleError, match=r"a.txt: its encoding cannot be told \(no UTF-8 at byte \d+, line 22\); save it as UTF-8"):
        decode(data, "a.txt")


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"text\0text", b"%PDF-1.7\n%...", b"PK\x03\x04rest", codecs.BOM_UTF16_LE + b"a\0\0\0"])
def test_binary_data_are_refused(data):
    with pytest.raises(ArticleError, match="this is a binary file, not text; give plain text, Markdown, JSON Lines or HTML"):
        decode(data, "a.txt")


def test_bytes_of_no_encoding_are_refused():
    with pytest.raises(ArticleError, match="its encoding cannot be told"):
        decode(bytes(range(128, 256)) * 20, "a.txt")


def test_nothing_is_the_empty_text():
    assert decode(b"", "a.txt") == decode(codecs.BOM_UTF8, "a.txt") == ""
