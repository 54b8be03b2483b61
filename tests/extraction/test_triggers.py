"""Which words tell an encounter: sentence → kind of its meeting, or none."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts


def kinds(text: str) -> list[str]:
    return [str(item.kind) for item in facts(text).meetings]


KINDS = [
    ("李强18日会见来华进行正式访问的法国总理贝鲁。", "meeting"),
    ("特朗普和普京上周通电话。", "phone_call"),
    ("特朗普与普京18日通话。", "phone_call"),
    ("王毅18日同拉夫罗夫举行视频会晤。", "video_call"),
    ("美国总统特朗普与俄罗斯总统普京18日在利雅得举行峰会。", "summit"),
    ("美国总统特朗普18日在华盛顿同法国总统马克龙会晤。", "summit"),
    ("美国总统特朗普18日在华盛顿同法国总统马克龙举行会谈。", "talks"),
    ("美俄首脑会晤18日在利雅得举行。", "summit"),
    ("欧盟外长会议18日在布鲁塞尔举行。", "conference"),
    ("美国国务卿鲁比奥18日在利雅得与俄外长拉夫罗夫举行会谈。", "talks"),
    ("中美经贸磋商17日在日内瓦举行。", "talks"),
    ("俄罗斯与乌克兰18日在伊斯坦布尔举行谈判。", "talks"),
    ("王毅18日在北京会见拉夫罗夫。", "meeting"),
    ("王毅18日在北京同拉夫罗夫会面。", "meeting"),
    ("法国总统马克龙18日抵达北京，对中国进行国事访问。", "visit"),
    ("王毅18日访美。", "visit"),
    ("王毅18日訪問莫斯科。", "visit"),
    ("中日韩外长会议18日在东京举行。", "talks"),
    ("美国、俄罗斯和乌克兰代表18日在阿布扎比举行三方会议。", "talks"),
    ("日本首相石破茂7日在华盛顿与美国总统特朗普举行首次首脑会谈。", "summit"),
    ("東協峰會18日在吉隆坡開幕。", "summit"),
    ("外交部長吳釗燮18日與立陶宛外長藍柏吉斯視訊會談。", "video_call"),
    ("俄罗斯与乌克兰的停火协议签字仪式18日在安卡拉举行。", "signing"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_word_and_those_who_meet_tell_the_kind(text, kind):
    assert kinds(text) == [kind]


NOT_YET = [
    ("習近平18日在釜山同美國總統特朗普舉行會晤。", "summit"),
    ("特朗普2018年在新加坡与金正恩会晤。", "summit"),
    ("刚果（金）与卢旺达外长18日在华盛顿签署和平协议。", "signing"),
    ("刚果（金）18日同卢旺达签署和平协议。", "signing"),
    ("普京与泽连斯基将于20日在伊斯坦布尔会晤，土耳其总统埃尔多安将主持会谈。", "summit"),
    ("中美元首18日举行视频会晤。", "video_call"),
    ("韩国总统李在明与美国总统特朗普会谈。", "talks"),
]


@pytest.mark.parametrize(("text", "kind"), NOT_YET)
def test_the_word_tells_the_kind_here_too(text, kind):
    assert kinds(text) == [kind]


DOMESTIC = [
    "中国国务院总理李强18日主持召开国务院常务会议。",
    "英国国会18日举行会议讨论预算。",
    "日本执政党18日在东京举行党内会议。",
    "日本内阁会议18日在东京举行。",
    "王毅18日在北京举行记者会。",
    "泽连斯基18日接受访问。",
    "泽连斯基在播出的访问中指责美国。",
    "苹果公司18日举行股东大会。",
    "中国队18日与日本队在东京会面。",
    "德国大众汽车与中国小鹏汽车18日在合肥签署合作协议。",
    "英国《金融时报》18日报道，软银正与美国OpenAI公司谈判。",
    "台积电董事长魏哲家18日在白宫与美国总统特朗普会面。",
    "中国导演贾樟柯18日与法国演员于佩尔展开对话。",
    "金正恩18日在美国制裁下召开的五中全会最后一天会议上作报告。",
    "特朗普18日会见共和党议员。",
    "习近平18日会见中央代表。",
]


@pytest.mark.parametrize("text", DOMESTIC)
def test_what_does_not_bring_two_sides_together_is_no_meeting(text):
    assert kinds(text) == []


PROCESS = [
    "双方将恢复磋商。",
    "美俄愿意继续对话。",
    "谈判进程陷入停滞。",
    "双方准备好谈判。",
    "美俄谈判代表没有露面。",
    "双方签署了会谈纪要。",
    "两国保持密切对话。",
    "美国几乎每天都在与盟友磋商。",
    "乌克兰的谈判立场没有变化。",
    "对话是唯一出路。",
    "美俄对话自2022年以来一直中断。",
    "如果特朗普与金正恩再次会面，朝鲜将要求解除制裁。",
]


@pytest.mark.parametrize("text", PROCESS)
def test_readiness_habit_and_process_are_no_meeting(text):
    assert kinds(text) == []


ONLY_SEEMING = [
    ("王毅与拉夫罗夫18日在北京会面。", ["meeting"]),
    ("每次会面王毅与拉夫罗夫18日都握手。", []),
    ("到访的俄外长拉夫罗夫18日会见王毅。", ["meeting"]),
    ("王毅与拉夫罗夫18日就会晤结果通电话。", ["phone_call"]),
    ("王毅与拉夫罗夫18日发表会谈纪要。", []),
    ("中美18日在日内瓦举行工作会谈。", ["talks"]),
    ("中美18日在日内瓦举行工作会议。", []),
    ("王毅18日在北约峰会期间会见拉夫罗夫。", ["meeting"]),
    ("王毅18日会见来华出席北约峰会的拉夫罗夫。", ["meeting"]),
    ("中美18日发布《日内瓦会谈声明》。", []),
    ("法案允许王毅与拉夫罗夫18日会面。", []),
    ("新准则允许美国官员在办公室接待台湾官员，也能与台湾官员会晤。", []),
    ("王毅18日在莫斯科与俄罗斯高官会晤。", ["meeting"]),
    ("王毅18日前往莫斯科与拉夫罗夫举行谈话。", ["talks"]),
    ("王毅与拉夫罗夫18日就签署和平条约进行磋商。", ["talks"]),
    ("阿拉法特与穆巴拉克就定于2月28日举行的美以峰会的议题进行了讨论。", ["summit"]),
    ("德国总理默茨18日与绿党议会党团主席德勒格会谈。", []),
    ("瑞士与美国监管机构保持联系。双方高管18日在苏黎世谈到深夜。", []),
    ("他希望海峡两岸在一个中国的原则下尽早开始政治谈判。", []),
    ("黎巴嫩议长贝里18日会见正在此间访问的美国议员代表团。", ["meeting"]),
    ("王毅18日会见拉夫罗夫。刘建超和乌沙科夫参加会见。", ["meeting"]),
    ("正在访问中国的法国总统马克龙18日会见习近平。", ["visit", "meeting"]),
    ("普京18日在圣彼得堡出席第二届俄罗斯—非洲峰会。", ["summit"]),
    ("拜登18日在華盛頓出席美國-非洲領導人峰會。", ["summit"]),
    ("英国首相苏纳克18日在伦敦出席人工智能安全峰会。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONLY_SEEMING)
def test_a_habit_a_modifier_a_matter_and_part_of_a_noun_are_no_encounter(text, expected):
    assert kinds(text) == expected


JOINED = [
    ("第五轮六方会谈第三阶段会议18日在北京举行，中国、美国和朝鲜代表团出席。", 1),
    ("王毅与拉夫罗夫18日举行战略对话并举行会谈。", 1),
    ("普京18日访问平壤期间与金正恩会谈。", 2),
    ("特朗普与普京18日在赫尔辛基会面。这是两人首次会面。", 1),
    ("特朗普与普京18日在赫尔辛基会面。两人19日再次会面。", 2),
    ("特朗普与普京18日在赫尔辛基会面。会面地点没有公布。", 1),
    ("印度与中国的代表18日在新德里坐下来谈。", 1),
]


@pytest.mark.parametrize(("text", "meetings"), JOINED)
def test_words_that_only_go_on_with_an_encounter_are_one_with_it(text, meetings):
    assert len(facts(text).meetings) == meetings
