"""An encounter word and its parties → the kind of the meeting, and whom 首脑 stands for."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, only, table


def kinds(text: str) -> list[str]:
    return [str(item.kind) for item in facts(text).meetings]


KINDS = [
    ("中日韩领导人18日在首尔举行会谈。", "summit"),
    ("中日韩外长18日在首尔举行会谈。", "talks"),
    ("俄罗斯与乌克兰18日在网上举行谈判。", "video_call"),
    ("俄罗斯与乌克兰18日举行谈判，结果在网上公布。", "talks"),
    ("特朗普与普京18日以视频方式会晤。", "video_call"),
    ("王毅18日以视频方式与拉夫罗夫举行会谈。", "video_call"),
    ("王毅18日通过视频表示欢迎，并与拉夫罗夫举行会谈。", "talks"),
    ("美国总统特朗普与俄罗斯总统普京18日在赫尔辛基会晤。", "summit"),
    ("美国国务卿鲁比奥与俄外长拉夫罗夫18日在赫尔辛基会晤。", "meeting"),
    ("日本首相石破茂18日在首尔会见韩国总统李在明。两国领导人举行会谈。", "summit"),
    ("日本首相石破茂18日在首尔会见韩国总统李在明。两国代表举行会谈。", "talks"),
    ("朝鲜领导人金正恩与美国总统特朗普18日在新加坡会晤。", "summit"),
    ("朝鲜外务相崔善姬与美国总统特朗普18日在新加坡会晤。", "meeting"),
    ("俄罗斯与乌克兰将举行两国领导人会晤。", "summit"),
    ("朝美首脑27日至28日在河内举行第二次会晤。", "summit"),
    ("俄罗斯与土耳其双方领导人18日就叙利亚局势举行会谈。", "summit"),
    ("俄罗斯与土耳其双方外长18日就叙利亚局势举行会谈。", "talks"),
    ("马克龙18日与欧洲国家及加拿大就乌克兰局势举行紧急会议。", "conference"),
    ("马克龙18日与加拿大总理卡尼就乌克兰局势举行紧急会议。", "talks"),
    ("王毅18日與拉夫羅夫視像通話。", "video_call"),
    ("菲律宾外交部18日传召中国大使黄溪连。", "meeting"),
    ("马克龙18日在电话中与普京讨论了局势。", "phone_call"),
    ("鲁比奥18日在电话里告诉内塔尼亚胡，美国支持以色列。", "phone_call"),
    ("赖斯与拉夫罗夫18日通了两次电话。", "phone_call"),
    ("栗战书18日在索契与普京见过面。", "meeting"),
    ("俄罗斯－北约理事会会议18日在布鲁塞尔举行。", "conference"),
    ("俄罗斯与北约18日在布鲁塞尔举行会议。", "talks"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_means_rank_and_body_of_an_encounter_tell_its_kind(text, kind):
    assert kinds(text) == [kind]


def test_in_a_summit_the_heads_whom_the_article_names_stand_for_their_states():
    found = facts("韩国总统李在明离开首尔。韩日首脑会谈18日在东京举行。日本首相石破茂在门口迎接。")
    assert set(table(only(found.meetings))) == {"person:lee-jae-myung", "person:shigeru-ishiba"}


def test_in_talks_of_ministers_they_do_not():
    found = facts("韩国总统李在明离开东京。韩日外长会谈18日在东京举行。日本首相石破茂没有露面。")
    assert set(table(only(found.meetings))) == {"state:KR", "state:JP"}


SIGNED = [
    ("亚美尼亚与阿塞拜疆18日在华盛顿签署和平协议。", ["signing"]),
    ("亚美尼亚与阿塞拜疆签署和平协议。", []),
    ("中国与印度尼西亚全面经贸协定将于20日在雅加达签署。", ["signing"]),
    ("鲁比奥和瑟比加18日在基辅在文件上签字。", ["signing"]),
    ("鲁比奥和瑟比加18日在基辅为球迷签字。", []),
    ("特朗普18日在华盛顿签署行政命令。", []),
]


@pytest.mark.parametrize(("text", "expected"), SIGNED)
def test_signing_a_treaty_at_a_day_and_place_is_a_meeting(text, expected):
    assert kinds(text) == expected


TELEGRAMS = [
    ("习近平18日致电卢卡申科。", ["phone_call"]),
    ("习近平18日致电祝贺卢卡申科当选总统。", []),
    ("习近平18日致电卢卡申科，双方讨论贸易。", ["phone_call"]),
    ("习近平18日致电卢卡申科表示慰问。", []),
]


@pytest.mark.parametrize(("text", "expected"), TELEGRAMS)
def test_a_telegram_of_wishes_is_no_call(text, expected):
    assert kinds(text) == expected


TALKED = [
    ("俄罗斯与乌克兰18日在伊斯坦布尔就换俘达成协议。", ["talks"]),
    ("俄罗斯与乌克兰18日就换俘达成协议。", []),
    ("俄罗斯与乌克兰18日在伊斯坦布尔未能达成协议。", []),
    ("鲁比奥18日在电话中对记者说，会谈很有成果。", []),
    ("鲁比奥与拉夫罗夫18日在利雅得谈了四个半小时。", ["talks"]),
    ("威特科夫18日与普京谈到深夜。", ["talks"]),
    ("威特科夫18日谈到普京。", []),
    ("费丹18日抵达大马士革，与叙利亚总统沙拉讨论边境安全。", ["visit", "talks"]),
    ("费丹18日在大马士革与叙利亚外长希巴尼讨论边境安全。", ["talks"]),
    ("费丹将与叙利亚外长希巴尼讨论边境安全。", ["talks"]),
    ("费丹18日与叙利亚外长希巴尼讨论边境安全。", []),
    ("费丹18日抵达大马士革，与记者讨论边境安全。", ["visit"]),
    ("马克龙18日在巴黎与默茨共进晚餐。", ["meeting"]),
    ("马克龙18日在巴黎独自吃晚餐。", []),
    ("马克龙与默茨18日在巴黎碰了头。", ["meeting"]),
]


@pytest.mark.parametrize(("text", "expected"), TALKED)
def test_words_spoken_together_at_length_or_at_a_place_are_talks(text, expected):
    assert kinds(text) == expected


LEADERS = [
    ("中国国家主席习近平和美国总统特朗普支持对话。中美两国元首18日会晤。", {"person:xi-jinping", "person:donald-trump"}),
    # who is only named near it is no one of those who meet
    ("中国国家主席习近平支持和谈。美国总统18日会见中国代表团。", {"state:CN", "state:US"}),
    ("普京主张对话。法国总统马克龙18日访问俄罗斯。", {"person:emmanuel-macron", "state:RU"}),
]


@pytest.mark.parametrize(("text", "expected"), LEADERS)
def test_two_states_heads_meet_as_those_the_article_names(text, expected):
    assert set(table(only(facts(text).meetings))) == expected
