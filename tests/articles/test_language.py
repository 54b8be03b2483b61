"""Languages and scripts told from the characters of a text."""

from __future__ import annotations

import pytest

from graph.articles import cues, language

TEXTS = {
    "zh-Hans": "两国外长在会谈后发表联合声明，同意继续谈判。",
    "zh-Hant": "兩國外長在會談後發表聯合聲明，同意繼續談判。",
    "ja": "両国の外相は会談後に共同声明を発表し、交渉を続けることで合意した。",
    "ko": "양국 외무장관은 회담 후 공동성명을 발표했다.",
    "ru": "Министры иностранных дел двух стран провели переговоры в Эр-Рияде.",
    "uk": "Міністри закордонних справ двох країн провели переговори.",
    "ar": "عقد وزيرا خارجية البلدين محادثات في الرياض.",
    "en": "The foreign ministers of the two countries met in Riyadh on Tuesday and said that talks will go on.",
    "und": "Les ministres des Affaires étrangères des deux pays se sont rencontrés mardi.",
}


@pytest.mark.parametrize("tag", TEXTS)
def test_a_sentence_tells_its_language(tag):
    assert language.detect(TEXTS[tag]) == tag


def test_latin_names_in_brackets_leave_a_text_chinese():
    text = "美国国务卿鲁比奥(Marco Rubio)与俄罗斯外长拉夫罗夫(Sergey Viktorovich Lavrov)在德拉伊耶宫(Diriyah Palace)会谈。"
    assert language.detect(text) == "zh-Hans"


def test_a_japanese_name_leaves_a_text_chinese():
    assert language.detect("日本外相岩屋毅（いわや たけし）与中国外长在北京举行会谈，就两国关系和地区局势交换意见，双方同意继续对话。") == "zh-Hans"


@pytest.mark.parametrize("text", ["", "  \n", "12:30 — 2025"])
def test_a_text_without_letters_is_undetermined(text):
    assert language.detect(text) == "und"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("zh-CN", "zh-Hans"), ("zh_TW", "zh-Hant"), ("zh-HK", "zh-Hant"), ("zh-Hans-HK", "zh-Hans"), ("ZH", "zh-Hant"), ("en-US", "en-US"), ("RU", "ru")],
)
def test_a_given_tag_is_brought_to_one_form(tag, expected):
    assert language.normalise(tag, TEXTS["zh-Hant"]) == expected


@pytest.mark.parametrize("tag", ["中文", "chinese language", "z", "zh-"])
def test_what_is_no_tag_is_refused(tag):
    with pytest.raises(ValueError, match=tag):
        language.normalise(tag, "")


def test_no_character_is_both_simplified_only_and_traditional_only():
    simplified, traditional = cues.characters("simplified"), cues.characters("traditional")
    assert not simplified & traditional
    assert len(simplified) == len(traditional) > 500
