from __future__ import annotations

import pytest

from tests.analysis.texts import analysis


def quoted(text: str) -> list[tuple[str, bool]]:
    """The quotations of a text with their marks, and whether each is closed."""
    read = analysis(text)
    return [(read.span(one.first, one.last).text, one.closed) for one in read.quotations]


def sentences(text: str) -> list[str]:
    read = analysis(text)
    return [read.span(one.first, one.last).text for one in read.sentences]


QUOTED = [
    ("他说“好”。", [("“好”", True)]),
    ("他说「好」。", [("「好」", True)]),
    ('他说"好"。', [('"好"', True)]),
    ("“好。”他说，“再来。”", [("“好。”", True), ("“再来。”", True)]),
    ("他说“所谓‘和平’是假的”。", [("“所谓‘和平’是假的”", True)]),
    ("他說「所謂『和平』是假的」。", [("「所謂『和平』是假的」", True)]),
    ("他说‘好’。", [("‘好’", True)]),
    ("没有引语。", []),
    ("他说”好。", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_a_quotation_reaches_from_its_outer_mark_to_the_closing_one(text, expected):
    assert quoted(text) == expected


def test_a_quotation_never_closed_ends_with_its_paragraph():
    assert quoted("他说：“我们会继续。\n王毅离开。") == [("“我们会继续。", False)]


def test_a_quotation_never_closed_at_the_end_of_the_text_ends_there():
    assert quoted("他说：“我们会继续") == [("“我们会继续", False)]


def test_a_long_speech_opens_again_in_each_of_its_paragraphs():
    assert quoted("他说：“第一点。\n“第二点。\n“第三点。”\n会后，他离开。") == [
        ("“第一点。", False), ("“第二点。", False), ("“第三点。”", True),
    ]  # fmt: skip


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n　　\n　　", "\r\n\r\n"])
def test_empty_lines_are_no_paragraphs(between):
    read = analysis(between.join(["王毅抵达。拉夫罗夫离开。", "会谈开始。", "会谈结束。"]))
    assert [one.paragraph for one in read.sentences] == [0, 0, 1, 2]


def test_an_inner_quotation_never_closed_ends_with_the_outer_one():
    assert quoted("他说“所谓‘和平是假的”，并离开。") == [("“所谓‘和平是假的”", True)]


SENTENCES = [
    ("王毅抵达。拉夫罗夫离开。", ["王毅抵达。", "拉夫罗夫离开。"]),
    ("他会来吗？会！很好。", ["他会来吗？", "会！", "很好。"]),
    ("“为什么？因为和平。”他说。", ["“为什么？因为和平。”", "他说。"]),
    ("他说“先停火。再谈判”，然后离开。王毅在场。", ["他说“先停火。再谈判”，然后离开。", "王毅在场。"]),
    ("他说：“好。”王毅离开。", ["他说：“好。”", "王毅离开。"]),
    ("“好。”，他说。", ["“好。”，他说。"]),
    ("他说“好”。王毅离开。", ["他说“好”。", "王毅离开。"]),
    ("会谈开始\n王毅抵达", ["会谈开始", "王毅抵达"]),
    ("他说……好。", ["他说……", "好。"]),
    ("谈判破裂！！王毅离开。", ["谈判破裂！！", "王毅离开。"]),
    ("他说「好。」王毅離開。", ["他说「好。」", "王毅離開。"]),
    ("没有句号", ["没有句号"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_ends_at_a_full_stop_outside_quotation_marks(text, expected):
    assert sentences(text) == expected


def test_a_quotation_never_closed_swallows_no_sentence_of_the_next_paragraph():
    assert sentences("他说：“好。不行。\n王毅抵达。他离开。")[-2:] == ["王毅抵达。", "他离开。"]


def test_a_wrapped_line_does_not_end_a_sentence():
    assert len(sentences("会谈结束。王毅见到拉夫\n罗夫之后离开。")) == 2


def test_a_space_between_words_ends_a_crosshead():
    expected = ["会谈结束。", "双方互不相让", "王毅抵达。", "OPEC 与美国继续。"]
    assert sentences("会谈结束。 双方互不相让 王毅抵达。OPEC 与美国继续。") == expected


def test_an_empty_text_has_no_sentences():
    assert sentences("") == []


def test_sentences_stand_in_numbered_paragraphs():
    read = analysis("一。二。\n三。")
    assert [one.paragraph for one in read.sentences] == [0, 0, 1]


