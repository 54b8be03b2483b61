from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.tokens import tokenize
from graph.analysis.vocabulary import Use
from tests.analysis.texts import analysis


def parties(text: str) -> list[tuple[str, str]]:
    """The states and bodies of a text: as written, and the first id."""
    read = analysis(text)
    return [
        (read.span(number, number + 1).text, token.ids[0].removeprefix("state:"))
        for number, token in enumerate(read.tokens)
        if token.uses & (Use.STATE | Use.ORG)
    ]


SHORT = [
    ("美俄上周通电话。", [("美", "US"), ("俄", "RU")]),
    ("俄乌战争仍在继续。", [("俄", "RU"), ("乌", "UA")]),
    ("巴以冲突持续。", [("巴", "PS"), ("以", "IL")]),
    ("印巴停火。", [("印", "IN"), ("巴", "PK")]),
    ("英法两国反对。", [("英", "GB"), ("法", "FR")]),
    ("德法英三国发表声明。", [("德", "DE"), ("法", "FR"), ("英", "GB")]),
    ("中法建交。", [("中", "CN"), ("法", "FR")]),
    ("韩美联合军演。", [("韩", "KR"), ("美", "US")]),
    ("中日韩三国在首尔会谈。", [("中", "CN"), ("日", "JP"), ("韩", "KR")]),
    ("中日韩领导人会议在首尔举行。", [("中", "CN"), ("日", "JP"), ("韩", "KR")]),
    ("中美元首通电话。", [("中", "CN"), ("美", "US")]),
    ("俄方拒绝评论，美方表示理解。", [("俄方", "RU"), ("美方", "US")]),
    ("乌方和以方未表态。", [("乌方", "UA"), ("以方", "IL")]),
    ("日方提出抗议。", [("日方", "JP")]),
    ("朝方未回应。", [("朝方", "KP")]),
    ("中方强调立场。", [("中方", "CN")]),
    ("美军撤离，以军空袭。", [("美军", "US"), ("以军", "IL")]),
    ("俄外长抵达。", [("俄", "RU")]),
    ("以总理离开。", [("以", "IL")]),
    ("法总统出席。", [("法", "FR")]),
    ("意外长来访。", [("意", "IT")]),
    ("他对俄施压。", [("俄", "RU")]),
    ("他英国之行后赴德。", [("英国", "GB"), ("德", "DE")]),
    ("俄羅斯與美國會談。", [("俄羅斯", "RU"), ("美國", "US")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHORT)
def test_a_short_form_of_a_state_is_known_by_its_neighbours(text, expected):
    assert parties(text) == expected


NO_STATES = [
    "日前，双方会谈。", "18日以来，会谈继续。", "18日以电话沟通。", "从中美洲到南美，各地反应不一。", "他说中东局势紧张。", "这出乎意料。", "乌云密布。",
    "这是意法半导体的产品。", "以及其他各方。", "双方同意以谈判解决。", "他日后再来。", "法院作出裁决。", "他打印了文件。", "会谈在日内瓦继续。",
    "克里米亚问题复杂。", "乌沙科夫抵达。", "他英勇作战。", "加以解决。", "由于新方案，各方满意。",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_STATES)
def test_a_character_inside_another_word_is_no_state(text):
    assert parties(text) == []


def test_a_short_form_beside_a_full_name_does_not_count_twice():
    assert parties("其中美国提出三点。") == [("美国", "US")]


WHOLE = ["拉夫罗夫", "克里姆林宫", "此次", "会谈", "强调指出", "欧盟", "通电话"]


@pytest.mark.parametrize("word", WHOLE)
def test_a_known_word_is_one_token(word):
    assert word in [token.text for token in tokenize(f"昨天，{word}，完毕。")]


CUTS = [
    ("莫迪访以色列。", "莫迪 访 以色列 。"),
    ("莫迪访以会晤。", "莫迪 访以 会晤 。"),
    ("俄方否认指控。", "俄方 否认 指控 。"),
    ("他在会谈中指出问题。", "他 在 会谈 中 指出 问题 。"),
    ("他在信中指对方违约。", "他 在 信 中 指 对方 违约 。"),
    ("他还称赞对方。", "他 还 称赞 对方 。"),
    ("他还称对方违约。", "他 还 称 对方 违约 。"),
    ("双方在会谈中共同表示。", "双方 在 会谈 中 共同 表示 。"),
    ("中共总书记抵达。", "中共 总书记 抵达 。"),
    ("俄方否认指乌方造谣。", "俄方 否认指 乌方 造谣 。"),
    ("川普会面。", "川普 会面 。"),
    ("普京与伊朗领导人会谈。", "普京 与 伊朗 领导人 会谈 。"),
    ("美俄领导人会谈。", "美 俄 领导人会谈 。"),
    ("俄罗斯外交部长抵达。", "俄罗斯 外交部长 抵达 。"),
    ("俄罗斯外交部长期关注。", "俄罗斯外交部 长期 关注 。"),
    ("外交部长期关注。", "外交部 长期 关注 。"),
    ("司法部门表示。", "司法部门 表示 。"),
    ("俄罗斯国防部门表示。", "俄罗斯 国防部门 表示 。"),
    ("2024年中国外长访问。", "2024年 中国 外长 访问 。"),
    ("去年中美会谈。", "去年 中 美 会谈 。"),
    ("3月中欧峰会。", "3月 中 欧 峰会 。"),
    ("3月中举行会谈。", "3月中 举行 会谈 。"),
    ("2022年冬奥会期间会面。", "2022年 冬奥会 期间 会面 。"),
    ("当日本首相到访时，当中国代表到访时。", "当 日本 首相 到访 时 ， 当 中国 代表 到访 时 。"),
    ("上周日本首相访问。", "上周 日本 首相 访问 。"),
    ("日前日方表示。", "日前 日方 表示 。"),
    ("安倍晋三日前访问。", "安倍晋三 日前 访问 。"),
    ("安倍晋三三日访问。", "安倍晋三 三日 访问 。"),
    ("王毅正在北京会谈。", "王毅 正 在 北京 会谈 。"),
    ("王毅正在会谈。", "王毅 正在 会谈 。"),
    ("外交部长期待会谈。", "外交部长 期待 会谈 。"),
    ("他任外交部长期间。", "他 任 外交部长 期间 。"),
    ("特朗普授权威特科夫谈判。", "特朗普 授权 威特科夫 谈判 。"),
    ("他是权威人士。", "他 是 权威 人士 。"),
    ("中方反对方案。", "中方 反对 方案 。"),
    ("双方秘密会谈。", "双方 秘密 会谈 。"),
    ("双方在北京密会。", "双方 在 北京 密会 。"),
    ("更多哥伦比亚产品。", "更 多 哥伦比亚 产品 。"),
    ("多哥总统抵达。", "多哥 总统 抵达 。"),
    ("德国首都柏林。", "德国 首都 柏林 。"),
    ("爱尔兰首都都柏林。", "爱尔兰 首都 都柏林 。"),
    ("社会面临危机。", "社会 面临 危机 。"),
    ("对方愿意会面。", "对方 愿意 会面 。"),
    ("美国会议员访台。", "美 国会 议员 访台 。"),
    ("美方会谈判到底。", "美方 会 谈判 到底 。"),
    ("双方会面临危机。", "双方 会 面临 危机 。"),
    ("双方会谈到深夜。", "双方 会谈 到 深夜 。"),
    ("天主教徒集会。", "天主教徒 集会 。"),
    ("王毅外长会见拉夫罗夫。", "王毅 外长 会见 拉夫罗夫 。"),
    ("王毅外长会见了拉夫罗夫。", "王毅 外长 会见 了 拉夫罗夫 。"),
    ("王毅外长会晤拉夫罗夫。", "王毅 外长 会晤 拉夫罗夫 。"),
    ("美俄外长会晤结束。", "美 俄 外长会晤 结束 。"),
    ("东盟外长会闭幕。", "东盟 外长会 闭幕 。"),
    ("王毅出席中印尼高级别对话。", "王毅 出席 中 印尼 高级 别 对话 。"),
]


@pytest.mark.parametrize(("text", "expected"), CUTS)
def test_a_word_ends_where_the_next_one_begins(text, expected):
    assert " ".join(token.text for token in tokenize(text)) == expected


HEADLINES = [
    ("美俄会谈落幕 双方将继续磋商\n美俄18日会谈。", True),
    ("美俄会谈落幕 双方将继续磋商。", False),
    ("美俄会谈落幕 3月再谈\n美俄18日会谈。", True),
    ("美俄通话90分钟 双方将会面\n美俄18日通话。", True),
    ("欧盟 双方将继续磋商\n美俄18日会谈。", False),
]


@pytest.mark.parametrize(("text", "pause"), HEADLINES)
def test_a_space_between_the_halves_of_a_headline_is_a_pause(text, pause):
    assert any(token.text == " " and token.uses & Use.COMMA for token in tokenize(text)) is pause


@settings(max_examples=80, deadline=None)
@given(
    text=st.text(
        st.sampled_from("美俄方日本以色列中东乌克兰外长说表示会谈在与和，。“”18 \n（）·马克里姆林宫王毅"),
        max_size=40,
    )
)
def test_tokens_are_sorted_and_leave_out_nothing_but_spaces(text):
    tokens = [token for token in tokenize(text) if token.start < token.end]
    assert all(token.text == text[token.start : token.end] for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))
    covered = {at for token in tokens for at in range(token.start, token.end)}
    assert {char for at, char in enumerate(text) if at not in covered} <= {" "}
