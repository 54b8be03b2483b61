"""Titles before a name: whose post it is, and for which party."""

from __future__ import annotations

import pytest

from graph.analysis.vocabulary import Use
from graph.extraction import titles
from tests.analysis.texts import analysis


def title(text: str):
    """The title before the first name of a text."""
    read = analysis(text)
    at = next(number for number, token in enumerate(read.tokens) if token.uses & Use.PERSON)
    return titles.before(read, at)


TITLES = [
    ("美国国务卿鲁比奥抵达。", "国务卿", "state:US"),
    ("俄直接投资基金首席执行官德米特里耶夫抵达。", None, "state:RU"),
    ("乌克兰问题特使凯洛格抵达。", "特使", None),
    ("中国驻美国大使谢锋抵达。", "大使", "state:CN"),
    ("俄羅斯外交部長拉夫羅夫抵達。", "外长", "state:RU"),
    ("俄外长拉夫罗夫抵达。", "外长", "state:RU"),
    ("联合国秘书长古特雷斯抵达。", "秘书长", "org:un"),
    ("阿塞拜疆生态与自然资源部长巴巴耶夫抵达。", "部长", "state:AZ"),
    ("沙特能源、工业和矿产大臣法利赫抵达。", "部长", "state:SA"),
    ("马来西亚投资、贸易及工业部长扎夫鲁抵达。", None, "state:MY"),
    ("俄罗斯、美国和乌克兰外长库列巴抵达。", "外长", "state:UA"),
    ("俄罗斯常驻联合国代表涅边贾抵达。", "代表", "state:RU"),
    ("驻东盟大使邓锡军抵达。", "大使", None),
    ("美国财政部主管国际市场的助理部长贝森特抵达。", None, "state:US"),
    ("美国财政部负责反恐与金融情报事务的副部长贝森特抵达。", "副部长", "state:US"),
    ("伊朗外交部负责政治事务的副部长拉万奇抵达。", "副部长", "state:IR"),
    ("伊朗议会国家安全与外交政策委员会发言人雷扎伊抵达。", "发言人", "state:IR"),
    ("英国外交、联邦事务和发展大臣拉米抵达。", "部长", "state:GB"),
    ("马来西亚首相拿督斯里安华抵达。", "总理", "state:MY"),
    ("韩国总统办公室国家安保室第一次长金泰孝抵达。", None, "state:KR"),
    ("国家发展改革委主任郑栅洁抵达。", "主任", None),
    ("韩国代总统韩德洙抵达。", "总统", "state:KR"),
    ("哈马斯（Hamas）高级官员纳伊姆抵达。", "官员", "org:hamas"),
    ("莫斯科州政府发言人佩斯科夫抵达。", "发言人", "state:RU"),
    ("土耳其（周三的东道国）总统普京抵达。", "总统", None),
    ("匈牙利外交与对外经济部部长西雅尔多抵达。", "部长", "state:HU"),
    ("美国前驻俄罗斯大使麦克福尔抵达。", "大使", "state:US"),
    ("美国参议院军事委员会主席威克抵达。", "军事委员会主席", "state:US"),
    ("台湾“外交部长”吴钊燮抵达。", "外长", "state:TW"),
    ("台当局“外交部长”吴钊燮抵达。", "外长", "state:TW"),
    ("所谓“外交部长”吴钊燮抵达。", "外长", None),
    ("美国对朝特使比根抵达。", "特使", "state:US"),
    ("韩国对日本特别代表金泰孝抵达。", None, "state:KR"),
    ("美国对伊朗总统佩泽希齐扬施压。", "总统", "state:IR"),
]


@pytest.mark.parametrize(("text", "post", "of"), TITLES)
def test_a_title_has_its_post_and_its_sender(text, post, of):
    found = title(text)
    assert found.of == of
    assert post is None or found.post == post


@pytest.mark.parametrize(
    "text", ["鲁比奥抵达。", "国务卿说，鲁比奥抵达。", "会见鲁比奥。", "他是主管国际市场的官员，特朗普抵达。"]
)
def test_a_name_without_a_post_right_before_it_has_no_title(text):
    assert title(text) is None


FORMS = [
    ("外交部长", "外长"),
    ("外相", "外长"),
    ("首相兼外交大臣", "外长"),
    ("总统", "总统"),
    ("审议官", "审议官"),
]


@pytest.mark.parametrize(("form", "post"), FORMS)
def test_forms_of_one_post_have_one_canonical_form(form, post):
    assert titles.canonical(form) == post


PARTIES = [
    ("state:RU", "state:RU"),
    ("org:eu", "org:eu"),
    ("org:hamas", "org:hamas"),
    ("org:rdif", "state:RU"),
    ("org:us-state-department", "state:US"),
    ("org:tass", None),
    ("person:wang-yi", None),
    ("state:XX", None),
]


@pytest.mark.parametrize(("id_", "party"), PARTIES)
def test_a_ministry_stands_for_its_state_and_an_outlet_for_nobody(id_, party):
    assert titles.party(id_) == party
