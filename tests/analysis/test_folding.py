from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.folding import fold, fold_text
from graph.analysis.lexicon import analyze
from tests.analysis.texts import article


def found(text: str, word: str, body=None) -> str:
    """The text as given under a word of the working text."""
    folded = fold(article(text, body=body))
    at = folded.text.index(word)
    span = folded.span(at, at + len(word))
    assert text[span.start : span.end] == span.text
    return span.text


MARKS = [
    ("「談判」開始", "“谈判”开始"),
    ("『談判』開始", "‘谈判’开始"),
    ("﹁談判﹂", "“谈判”"),
    ("会谈,磋商;谈判:是?否!", "会谈，磋商；谈判：是？否！"),
    ("拉夫罗夫(Sergey)", "拉夫罗夫（Sergey）"),
    ("本‧萨勒曼・本•阿里", "本·萨勒曼·本·阿里"),
    ("２月１８日", "2月18日"),
    ("俄羅斯外交部長", "俄罗斯外交部长"),
    ("川普", "川普"),
    ("澤倫斯基", "泽伦斯基"),
]


@pytest.mark.parametrize(("given_text", "working"), MARKS)
def test_script_and_punctuation_are_folded_character_for_character(given_text, working):
    assert fold_text(given_text) == working
    assert len(fold_text(given_text)) == len(given_text)


def test_straight_quotation_marks_open_and_close_in_turn():
    assert fold(article('他说"好",又说"不"。')).text == "他说“好”，又说“不”。"


def test_straight_quotation_marks_begin_anew_in_every_paragraph():
    assert fold(article('他说"好。\n她说"不"。')).text == "他说“好。\n她说“不”。"


@pytest.mark.parametrize("dot", "·•‧・･∙●⋅․．")
def test_every_dot_between_the_parts_of_a_name_is_one(dot):
    assert fold(article(f"大卫{dot}弗罗斯特")).text == "大卫·弗罗斯特"


@pytest.mark.parametrize("hyphen", "-－‐‑‒–−﹣—")
def test_every_hyphen_between_the_parts_of_a_name_is_one(hyphen):
    assert fold(article(f"里斯{hyphen}莫格")).text == "里斯-莫格"


def test_a_long_dash_is_no_hyphen():
    assert fold(article("谈判破裂——双方互相指责。")).text == "谈判破裂——双方互相指责。"


def test_a_mark_inside_a_number_is_no_pause():
    assert fold(article("上午10:30会见1,000人,随后离开。")).text == "上午10:30会见1,000人，随后离开。"


SPANS = [
    ("俄羅斯外長拉夫羅夫說", "拉夫罗夫", "拉夫羅夫"),
    ("他說「停火」可行", "“停火”", "「停火」"),
    ('他说"停火"可行', "“停火”", '"停火"'),
    ("谈判结束。他见到泽连\n斯基之后离开。", "泽连斯基", "泽连\n斯基"),
    ("谈判结束。他见到泽连\r\n斯基之后离开。", "泽连斯基", "泽连\r\n斯基"),
    ("谈判结束。他见到泽连\n　　斯基之后离开。", "泽连斯基", "泽连\n　　斯基"),
    ("开头。\r\n\r\n王毅说，好。\r\n", "王毅", "王毅"),
    ("双方于 1 月 21 日会谈", "于1月21日", "于 1 月 21 日"),
    ("第 3 輪談判", "第3轮谈判", "第 3 輪談判"),
    ("会谈约 90 分钟", "约90分钟", "约 90 分钟"),
    ("普丁周三 (19 日) 於莫斯科會見", "周三（19日）于", "周三 (19 日) 於"),
    ("𠀋谈判", "谈判", "谈判"),
]


@pytest.mark.parametrize(("text", "word", "expected"), SPANS)
def test_a_word_is_found_again_in_the_text_as_given(text, word, expected):
    assert found(text, word) == expected


def test_a_line_break_after_a_full_stop_ends_a_paragraph():
    assert fold(article("会谈结束。\n王毅离开。")).text == "会谈结束。\n王毅离开。"


SPACES_KEPT = ["美俄会谈 3月举行", "2025-08-16 日本首相", "10:30 新华社", "G20 日本峰会", "3\n月"]


@pytest.mark.parametrize("text", SPACES_KEPT)
def test_a_space_that_parts_words_stays(text):
    assert fold(article(text)).text == text


def test_a_headline_does_not_run_into_the_text_below_it():
    assert fold(article("美俄举行会谈\n双方在利雅得见面。")).text == "美俄举行会谈\n双方在利雅得见面。"


def test_only_the_body_is_in_the_working_text():
    text = "首页 > 国际\n王毅抵达莫斯科。\n广告\n拉夫罗夫迎接。\n随便看看"
    body = tuple((text.index(line), text.index(line) + len(line)) for line in ("王毅抵达莫斯科。", "拉夫罗夫迎接。"))
    working = fold(article(text, body=body)).text
    assert working.split() == ["王毅抵达莫斯科。", "拉夫罗夫迎接。"]
    assert found(text, "拉夫罗夫", body) == "拉夫罗夫"


def test_a_word_does_not_reach_from_one_range_of_the_body_into_the_next():
    text = "他见到泽连\n广告\n斯基之后离开"
    body = ((0, text.index("\n广告")), (text.index("斯基"), len(text)))
    assert "泽连斯基" not in fold(article(text, body=body)).text


def test_an_article_without_a_body_has_no_working_text():
    empty = article("只有链接", body=())
    assert fold(empty).text == ""
    assert analyze(empty).tokens == ()


PIECES = st.lists(
    st.sampled_from(
        ["拉夫罗夫", "拉夫羅夫", "澤倫斯基", "美俄", "俄方", "王毅", "外長", "国务卿", "說", "表示", "会谈", "會談", "举行", "周二(2月18日)", "18日",
         "「", "」", "『", "』", '"', "“", "”", "，", ",", "。", "\n", "\r\n", "　", " ", "(", ")", "·", "‧", "、", "𠀋", "é", "A", "7", "1,000", "：", ":", "！",
         "阿卜杜勒", "他", "双方", "在", "利雅得", "…", "—", "\t", "於", "裏", "乾", "后", "後", "‘", "’", "\u200b", "🙂"]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(pieces=PIECES)
def test_every_token_maps_back_to_the_characters_it_was_read_from(pieces):
    text = "".join(pieces)
    read = analyze(article(text))
    reached = 0
    for number, token in enumerate(read.tokens):
        if token.start == token.end:
            continue
        span = read.span(number, number + 1)
        assert text[span.start : span.end] == span.text
        assert reached <= span.start < span.end
        reached = span.end
        visible = "".join(span.text.split())
        assert fold_text(visible.replace('"', "”")) == "".join(read.folded.text[token.start : token.end].split()).replace("“", "”") or _marks(visible)


def _marks(text: str) -> bool:
    """Quotation marks, dashes, spaces and marks inside numbers are folded by what stands around them."""
    return not text or any(char in text for char in '"“”「」『』,，:：—')


@settings(max_examples=60, deadline=None)
@given(pieces=PIECES, cut=st.integers(0, 60), gap=st.integers(0, 5))
def test_ranges_of_the_body_keep_the_offsets_too(pieces, cut, gap):
    text = "".join(pieces)
    cut = min(cut, len(text))
    body = tuple(piece for piece in ((0, cut), (min(cut + gap, len(text)), len(text))) if piece[0] < piece[1])
    given_article = article(text, body=body)
    folded = fold(given_article)
    for at, char in enumerate(folded.text):
        original = text[folded.origin(at)]
        assert folded.span(at, at + 1).text == original
        assert char == fold_text(original) or char in '“”"' or original in ",:，：—" or original.isspace()
