"""At which meeting words fell: text → the kind and day of the last statement's meeting."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts

TALKS = "王毅18日在北京同拉夫罗夫会谈。"

AT = [
    (f"{TALKS}王毅在会后说，会谈富有成效。", "2025-02-18"),
    # a plan told since is not where the words fell
    (f"{TALKS}下一轮会谈将于25日在莫斯科举行。王毅表示，中方支持和谈。", "2025-02-18"),
    # what the sentence itself tells of comes first
    (f"{TALKS}王毅说，习近平将于25日会见普京。", "2025-02-25"),
    (f"{TALKS}王毅17日会见鲁比奥时说，中方支持和谈。", "2025-02-17"),
    # one who sits at one of two meetings
    (f"{TALKS}鲁比奥17日会见泽连斯基。拉夫罗夫表示，俄方支持停火。", "2025-02-18"),
    (f"{TALKS}鲁比奥17日会见泽连斯基。泽连斯基表示，乌方支持停火。", "2025-02-17"),
    # an outsider speaks of the main one
    (f"{TALKS}\n王毅19日会见鲁比奥。\n默茨称赞这是正确的一步。", "2025-02-18"),
    (f"{TALKS}\n泽连斯基批评协议不公。", "2025-02-18"),
    (f"{TALKS}\n默茨说，中俄都需要克制。", "2025-02-18"),
    # 当时 points to the sentence before, and 会后 to where the speaker sat
    (f"{TALKS}两人谈了三小时。\n\n鲁比奥12日会见泽连斯基。默茨当时说，这是好消息。", "2025-02-12"),
    (f"{TALKS}\n\n拉夫罗夫将于25日会见鲁比奥。\n\n拉夫罗夫会后说，双方谈了经济问题。", "2025-02-18"),
    # a day not far from the meeting
    (f"{TALKS}\n王毅19日说，粮食价格上涨。", "2025-02-18"),
    # the same words go on
    (f"{TALKS}王毅说，谈判继续。“没有别的办法。”", "2025-02-18"),
]


@pytest.mark.parametrize(("text", "day"), AT)
def test_words_belong_to_the_meeting_told_of_or_at_which_the_speaker_sits(text, day):
    found = facts(text)
    meetings = {item.id: item for item in found.meetings}
    meeting = meetings.get(found.statements[-1].meeting or "")
    assert meeting is not None
    assert meeting.start == day


NONE = [
    f"{TALKS}\n泽连斯基此前说，粮食价格上涨。",
    f"{TALKS}\n泽连斯基12日说，粮食价格上涨。",
    "古特雷斯说，粮食价格上涨。",
    # days from the meeting, or far from where it was told
    f"{TALKS}\n王毅8日说，粮食价格上涨。",
    f"{TALKS}\n\n粮食价格上涨。\n\n油价下跌。\n\n王毅批评投机者推高油价。",
    # 此前 outweighs what is talked about
    f"{TALKS}\n默茨此前说，条约草案是互相让步的产物。",
    # a background meeting is not what outsiders speak of, nor is their own statement a meeting's
    f"油价上涨。\n\n市场不安。\n\n投资者观望。\n\n{TALKS}\n\n俄罗斯国防部说，小麦歉收。",
    f"{TALKS}\n\n法国外交部发表声明，谴责偷猎大象。",
    # an outsider who names one party, or something else by 该 and 这
    f"{TALKS}\n\n默茨说，俄罗斯的小麦歉收。",
    f"{TALKS}\n\n汉堡下雨。\n\n默茨说，这家公司的小麦歉收。",
    f"{TALKS}\n\n汉堡下雨。默茨说，小麦歉收。默茨表示，油价上涨。",
]


@pytest.mark.parametrize("text", NONE)
def test_other_words_at_another_time_belong_to_none(text):
    assert facts(text).statements[-1].meeting is None
