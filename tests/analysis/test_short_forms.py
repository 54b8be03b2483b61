"""One-character forms and words that mean a state only beside others: text → the states it names."""

from __future__ import annotations

import pytest

from tests.analysis.test_tokens import parties
from tests.extraction.reading import facts, only, table

TOLD = [
    ("哥伦比亚宣布，哥政府愿意会谈。", ["CO", "CO"]),
    ("哥伦比亚宣布，哥国愿意会谈。", ["CO", "CO"]),
    ("委内瑞拉宣布，哥政府愿意会谈。", ["VE"]),
    ("哥伦比亚和哥斯达黎加宣布，哥政府愿意会谈。", ["CO", "CR"]),
    ("哥伦比亚宣布，哥哥愿意会谈。", ["CO"]),
    ("沙特王储说，沙方愿意会谈。", ["SA", "SA"]),
    ("沙特王储说，沙中都愿意会谈。", ["SA", "SA", "CN"]),
    ("瑞士和瑞典宣布，瑞方愿意会谈。", ["CH", "SE"]),
    ("西班牙首相说，西方愿意会谈。", ["ES"]),
    ("巴西总统说，中巴双方愿意会谈。", ["BR", "CN", "BR"]),
    ("巴基斯坦总理说，以巴双方愿意会谈。", ["PK", "IL", "PS"]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_first_character_means_the_one_state_that_the_article_names_in_full(text, expected):
    assert [id_ for _, id_ in parties(text)] == expected


FORMS = [
    ("中方向美方提出交涉。", ["CN", "US"]),
    ("俄方向哈马斯通报情况。", ["RU", "org:hamas"]),
    ("中日18日在东京举行会谈。", ["CN", "JP"]),
    ("柬泰于7月28日在马来西亚达成停火协议。", ["KH", "TH", "MY"]),
    ("日韩18日举行磋商。", ["JP", "KR"]),
    ("18日中日报社员工抵达。", []),
    ("美日澳印四边会议开幕。", ["US", "JP", "AU", "IN"]),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms_before_a_day_or_toward_somebody_are_states(text, expected):
    assert [id_ for _, id_ in parties(text)] == expected


BESIDE = [
    ("台湾说，大陆愿意会谈。", [("台湾", "TW"), ("大陆", "CN")]),
    ("台湾说，陆方愿意会谈。", [("台湾", "TW"), ("陆方", "CN")]),
    ("台湾关注欧洲大陆。", [("台湾", "TW")]),
    ("法国说，大陆愿意会谈。", [("法国", "FR")]),
    ("塞浦路斯表示，希腊族愿意会谈。", [("塞浦路斯", "CY"), ("希腊族", "org:greek-cypriots")]),
    ("阿尔巴尼亚表示，希腊族愿意会谈。", [("阿尔巴尼亚", "AL")]),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_a_word_for_a_party_counts_only_beside_the_other(text, expected):
    assert parties(text) == expected


NOT_SHORT = [
    "会议定于美国东部时间18日上午举行。",
    "会议定于伊朗时间18日上午举行。",
    "哈尔科夫方向战事激烈。",
    "中非合作论坛开幕。",
    "中拉论坛开幕。",
    "欧美市场上涨。",
    "他在亚非各地旅行。",
    "18日中东局势紧张。",
]


@pytest.mark.parametrize("text", NOT_SHORT)
def test_forms_inside_the_name_of_a_region_or_forum_are_no_states(text):
    assert parties(text) == []


LETTERS = [
    ("以巴谈判。", ["IL", "PS"]),
    ("印巴谈判。", ["IN", "PK"]),
    ("中阿巴三国外长会晤。", ["CN", "AF", "PK"]),
    ("以哈谈判。", ["IL", "org:hamas"]),
    ("18日中俄会谈。", ["CN", "RU"]),
]


@pytest.mark.parametrize(("text", "expected"), LETTERS)
def test_a_form_that_two_share_is_told_by_its_neighbour(text, expected):
    assert [id_ for _, id_ in parties(text)] == expected


LISTS = [
    ("英、法、德三国愿意会谈。", ["GB", "FR", "DE"]),
    ("中、日两国外长愿意会谈。", ["CN", "JP"]),
    ("由法、德和美斡旋。", ["FR", "DE", "US"]),
    ("以、巴双方愿意会谈。", ["IL", "PS"]),
    ("培养德、智、体、美全面发展的人。", []),
    ("老、中、青三代愿意会谈。", []),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_forms_in_a_list_are_states_where_one_is_sure_or_what_follows_sums_them_up(text, expected):
    assert [id_ for _, id_ in parties(text)] == expected


PAIRS = [
    ("两岸18日在南京会谈。", {"state:CN", "state:TW"}),
    ("两韩18日在板门店会谈。", {"state:KP", "state:KR"}),
    ("塞浦路斯两族18日在日内瓦会谈。", {"org:greek-cypriots", "org:northern-cyprus"}),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_one_word_for_two_parties_seats_both(text, expected):
    assert set(table(only(facts(text).meetings))) == expected


@pytest.mark.parametrize("text", ["两族18日在日内瓦会谈。", "两岸关系18日在南京会谈中改善。"])
def test_such_a_word_without_its_state_or_before_a_matter_seats_nobody(text):
    assert facts(text).meetings == ()
