"""Which verbs report: sentence → the cues of its statements."""

from __future__ import annotations

import pytest

from tests.analysis.texts import fails
from tests.extraction.reading import facts, speech


def cues(text: str) -> list[str | None]:
    return [cue for _, cue, _ in speech(facts(text))]


REPORTS = [
    ("美国国务院发言人布鲁斯在会后说，谈判将继续。", ["说"]),
    ("王毅表示，中方支持和谈。", ["表示"]),
    ("王毅指出，谈判是出路。", ["指出"]),
    ("王毅強調，談判是出路。", ["强调"]),
    ("拉夫罗夫驳斥说，这不是事实。", ["驳斥说"]),
    ("乌沙科夫指峰会日期尚未确定。", ["指"]),
    ("泽连斯基称，谈判必须有欧洲代表。", ["称"]),
    ("鲁比奥形容，此次会议是“第一步”。", ["形容"]),
    ("拉夫罗夫评价，会谈“非常有用”。", ["评价"]),
    ("泽连斯基指责美国讨好莫斯科。", ["指责"]),
    ("泽连斯基否认乌方违反停火。", ["否认"]),
    ("若夫克瓦告诉彭博社，谈判需要欧洲。", ["告诉"]),
    ("王毅说，中方支持和谈，并强调，制裁无助于解决问题。", ["说", "强调"]),
    ("王毅呼吁各方克制，敦促立即停火。", ["呼吁", "敦促"]),
    ("谈判很有成效，王毅说。", ["说"]),
    ("王毅认为，谈判是出路。", ["认为"]),
    ("王毅多次强调，谈判是出路。", ["强调"]),
    ("王毅警告，局势可能失控。", ["警告"]),
    ("中国外交部谴责这次袭击。", ["谴责"]),
    ("张志军在开场白中指，两岸关系得来不易。", ["指"]),
    ("特朗普宣布撤回团队，指哈马斯缺乏诚意。", ["宣布", "指"]),
    ("普京没有回应，但坚持说，停火要有条件。", ["坚持说"]),
    ("斯托尔滕贝格欢迎美俄延长条约，但认为这还不够。", ["欢迎", "认为"]),
    ("据路透社引述消息人士透露，会谈将恢复。", ["透露"]),
    ("章启月说，卢树民出示了证据，指出责任在美方。", ["说", "指出"]),
    # without a verb: who is named as the source
    ("根據白宮官員，夏拉將於10日訪問華府。", [None]),
    ("根据日本防卫省，双方谈了40分钟。", [None]),
    ("据彭博社引述知情人士，双方又谈了一次。", [None]),
    # a negation or noun in what 对 governs unsays nothing
    ("王毅对没有谈成表示遗憾。", ["表示"]),
    ("法国外交部发言人对协议的签署表示欢迎。", ["表示"]),
    # what was issued carries the subject on
    ("加尼会见了埃斯珀，并发表联合声明称，战争应当结束。", ["称"]),
    ("俄方发表公告说，协议必须履行。", ["公告说"]),
    # a verb alone in quotation marks, with its object behind them
    ("巴加埃“强烈谴责”以军袭击，但指人员平安。", ["强烈谴责", "指"]),
    ("巴罗敦促各方保护平民，并指法方密切关注局势。", ["敦促", "指"]),
    # whose words are only named
    ("根据美方发布的信息，双方将停火。", [None]),
    ("按照白宫的说法，协议已经失效。", [None]),
    ("据路透社援引两名官员的话报道，协议已经失效。", [None]),
    ("有分析指出，停火前景不明。", ["指出"]),
    ("王毅分析指出，停火前景不明。", ["分析"]),
    # behind what tells nothing of the words, and a promise with its verb
    ("古特雷斯驳斥这一说法，称双方没有接触。", ["称"]),
    ("古特雷斯表示赞赏，欢迎俄方停火。", ["欢迎"]),
    ("穆尔西承诺要同基金组织达成协议。", ["承诺"]),
    ("金正恩提出，朝方决不容许这样做。", ["提出"]),
    ("王毅对俄方的支持大加赞赏。", ["大加赞赏"]),
    ("路透社称，以军称在发现武装人员后，正返回该地。", ["称"]),
]


@pytest.mark.parametrize(("text", "expected"), REPORTS)
def test_a_reporting_verb_opens_a_statement(text, expected):
    assert cues(text) == expected


NO_REPORTS = [
    "根据协议，双方将停火。",
    "根据国际法，双方必须停火。",
    "根据路透社，双方将停火。",
    "王毅没有对此表示欢迎。",
    "他未透露细节。",
    "王毅将宣布新的方案。",
    "双方发表声明。",
    "拉夫罗夫拒绝评论。",
    "特朗普没有说谁会出席。",
    "王毅拒绝透露细节。",
    "普京希望会谈继续。",
    "王毅担心局势升级。",
    "拉夫罗夫相信谈判会成功。",
    "这被称为历史性的会谈。",
    "王毅发出严厉警告。",
    "鲁比奥计划向国会说明情况。",
    "特朗普受到批评。",
    "两国发表的声明很长。",
    "泽连斯基愿意回答问题。",
    "王毅听取了通报，但没有表态。",
    "自5月1日起停止扩音喊话；文在寅将访问平壤。",
    "王毅不承诺停火。",
    "法国将于9月承认巴勒斯坦国。",
    "俄方不接受这一指控。",
    "这种政策威胁着两千万人。",
    # no more than a noun for what others said or did
    "古特雷斯驳斥这一说法。",
    "王毅透露了会谈的细节。",
    "佩斯科夫婉拒透露具体日期。",
    "伊朗表示欢迎。",
    "针对中方的指控，米勒予以否认。",
    "欧盟坚持两国方案，在人权问题上立场一致。",
    "美国随即反击，对中国产品加征关税。",
    # a noun, a purpose, or part of another verb's object
    "加拿大依据引渡要求，扣押了一名高管。",
    "这是乌克兰感谢土耳其的姿态。",
    "内阁授权巴拉克采取他认为必要的措施。",
    "美国对自称“抵抗阵线”的组织发动袭击。",
    "该委员会由伊拉克总理苏达尼宣布成立。",
    "总理全权决定如何回应袭击。",
    "金正恩预计也会前往。",
    "外界预计双方将会面。",
    "一名官员要求匿名。",
    "根据巴勒斯坦通讯社的消息，双方停火。",
]


@pytest.mark.parametrize("text", NO_REPORTS)
def test_a_word_that_only_looks_like_a_report_opens_none(text):
    assert cues(text) == []


LATER = [fails("如果特朗普说停火，普京会听。", reason="a report under 如果 is still read as one")]


@pytest.mark.parametrize("text", LATER)
def test_a_report_that_is_only_supposed_is_none(text):
    assert cues(text) == []
