"""The expressions of time around an encounter word → the date of its meeting."""

from __future__ import annotations

import pytest

from graph.extraction import extract
from tests.extraction.reading import article, facts, only


def dates(text: str) -> list[tuple[str | None, str | None]]:
    return [(item.start, item.end) for item in facts(text).meetings]


STRETCHES = [
    ("俄罗斯与乌克兰代表11日深夜至次日凌晨在伊斯坦布尔会谈。", ("2025-02-11", "2025-02-12")),
    ("俄罗斯与乌克兰代表11日深夜在伊斯坦布尔会谈，次日凌晨公布结果。", ("2025-02-11", None)),
    ("马克龙18日开始对德国进行为期三天的访问。", ("2025-02-18", "2025-02-20")),
    ("马克龙18日开始对德国进行访问。", ("2025-02-18", None)),
    ("美国与伊朗为期两天的会谈18日在罗马结束。", ("2025-02-17", "2025-02-18")),
    ("美国与伊朗为期两天的会谈18日在罗马举行。", ("2025-02-18", "2025-02-19")),
    ("美国与伊朗的会谈18日在罗马收场，三天下来没有结果。", ("2025-02-16", "2025-02-18")),
    ("美国与伊朗的会谈18日在罗马结束，为期两天。", ("2025-02-17", "2025-02-18")),
    ("美国与伊朗的两天会谈18日不欢而散。", ("2025-02-17", "2025-02-18")),
    ("美国与伊朗2月10日开始的会谈18日在罗马闭幕。", ("2025-02-10", "2025-02-18")),
    ("美国与伊朗的会谈18日在罗马闭幕。会谈10日开始。", ("2025-02-10", "2025-02-18")),
    ("美国与伊朗的会谈10日在罗马开幕。会谈18日闭幕。", ("2025-02-10", "2025-02-18")),
    ("美国与伊朗2月10日起在罗马举行会谈，会谈预计持续到21日。", ("2025-02-10", "2025-02-21")),
    ("美国与伊朗的谈判2月10日开始，一直谈到12日凌晨。", ("2025-02-10", "2025-02-12")),
    ("美国与俄罗斯在利雅得举行会谈，时间是2月18日。", ("2025-02-18", None)),
    ("美国与俄罗斯在利雅得举行会谈，鲁比奥2月18日抵达。", (None, None)),
    ("经过四天谈判，美国与伊朗18日达成协议。", ("2025-02-15", "2025-02-18")),
    ("美国与伊朗会谈后，双方18日达成协议。", (None, None)),
    ("美国与伊朗的谈判自2月10日起在罗马举行。", ("2025-02-10", None)),
    ("美国与伊朗始于2月10日的谈判18日在罗马闭幕。", ("2025-02-10", "2025-02-18")),
    ("美国与伊朗18日在罗马达成协议。谈判2月10日开始，持续9天。", ("2025-02-10", "2025-02-18")),
    ("美国与伊朗17、18两日在罗马会谈。", ("2025-02-17", "2025-02-18")),
    ("美国与伊朗2月17、18两日在罗马会谈。", ("2025-02-17", "2025-02-18")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STRETCHES)
def test_a_meeting_over_several_days_has_its_first_and_its_last(text, expected):
    assert dates(text) == [expected]


DENIED = [
    ("特朗普与普京不太可能在下周会面。", (None, None)),
    ("特朗普与普京有望在下周会面。", ("2025-02-24", "2025-03-02")),
    ("继1月会谈后，美国与伊朗18日在罗马举行会谈。", ("2025-02-18", None)),
    ("特使1月抵达之后，美国与伊朗在罗马举行会谈。", (None, None)),
    ("特使18日抵达之后，美国与伊朗在罗马举行会谈。", ("2025-02-18", None)),
    ("继1月会谈后，美国与伊朗在罗马举行会谈。", (None, None)),
    ("美国与伊朗18日举行冷战以来首次会谈。", ("2025-02-18", None)),
    ("美国与伊朗18日举行三个星期以来首次会谈。", ("2025-02-18", None)),
    ("这是1月战火以来美国与伊朗首次在罗马举行会谈。", (None, None)),
    ("为重启2019年以后中断的会谈，日本与韩国同意会晤。", (None, None)),
    ("克林顿18日启程前往日本出席八国集团与俄罗斯峰会。", (None, None)),
    ("美国与伊朗1月在罗马举行会谈。", ("2025-01", None)),
]


@pytest.mark.parametrize(("text", "expected"), DENIED)
def test_a_day_that_is_denied_or_opens_a_stretch_dates_nothing(text, expected):
    assert dates(text) == [expected]


HEADS = [
    ("马克龙1月底访问北京，与习近平会晤。", ("2025-01", None)),
    ("王毅18日在北京会见拉夫罗夫，随后会见苏杰生。", ("2025-02-18", None)),
    ("王毅18日在北京会见拉夫罗夫、会晤鲁比奥。", ("2025-02-18", None)),
    ("18日王毅将与拉夫罗夫会谈，傍晚同鲁比奥会晤。", ("2025-02-18", None)),
    ("18日欧盟峰会结束后，王毅会见拉夫罗夫。", ("2025-02-18", None)),
    ("格里菲斯2月10日至12日访问伊朗，期间会见扎里夫。", (None, None)),
    ("美国与日本同意年底前分享情报，又与韩国举行会谈。", (None, None)),
    ("格里菲斯2月10日抵达德黑兰访问两天，期间将会见扎里夫。", (None, None)),
    ("格里菲斯2月10日至12日访问伊朗期间，曾会见扎里夫。", ("2025-02-10", "2025-02-12")),
    ("格里菲斯2月10日访问伊朗，期间会见扎里夫。", ("2025-02-10", None)),
    ("正在美国访问的刘建超18日将会见布林肯。", ("2025-02-18", None)),
    ("鲁比奥17日说，美国将与俄罗斯举行会谈。", (None, None)),
    ("阿拉格齐17日抵达大马士革，随后将前往安卡拉，与费丹会晤。", (None, None)),
    ("阿拉格齐17日抵达安卡拉，随后与费丹会晤。", ("2025-02-17", None)),
]


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_a_day_before_the_clause_rules_it_over_a_journey_and_then_and_not_over_a_reporting_verb(
    text, expected
):
    assert dates(text)[-1] == expected


LISTED = [
    ("王毅2月11日和14日分别会见拉夫罗夫和鲁比奥。", [("2025-02-11", None), ("2025-02-14", None)]),
    ("王毅2月11日和14日在北京会见拉夫罗夫和鲁比奥。", [("2025-02-11", "2025-02-14")]),
    ("王毅2月14日分别会见拉夫罗夫和鲁比奥。", [("2025-02-14", None), ("2025-02-14", None)]),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_where_each_is_met_apart_the_nth_day_is_that_of_the_nth_met(text, expected):
    assert dates(text) == expected


def test_a_day_of_another_matter_behind_the_encounter_does_not_date_it():
    assert dates("美国与伊朗在罗马举行会谈。会谈为3月的峰会铺路。")[0] == (None, None)
    assert dates("美国与伊朗会谈3月在罗马举行。") == [("2025-03", None)]


def test_the_day_of_what_a_visitor_does_is_not_that_of_the_visit_that_describes_him():
    assert dates("正在美国访问的刘建超18日将会见布林肯。")[0] == (None, None)


def test_a_meeting_that_opens_and_one_that_closes_long_after_are_two():
    assert len(dates("美国与伊朗的会谈2024年1月10日在罗马开幕。美国与伊朗的会谈18日在罗马闭幕。")) == 2


def test_a_visit_that_ends_after_publication_is_ongoing():
    assert only(facts("王毅18日至21日访问法国。").meetings).status == "ongoing"
    assert only(facts("王毅15日至17日访问法国。").meetings).status == "held"


BEYOND = [
    ("七国集团外长会议18日在魁北克开幕，会期三天。", "ongoing"),
    ("美国与伊朗17日至20日在罗马举行会谈。", "ongoing"),
    ("美国与伊朗17日至18日在罗马举行会谈。", "held"),
    ("美国与伊朗21日至23日将在罗马举行会谈。", "planned"),
    ("格里菲斯访问伊朗，期间将会见扎里夫。", "ongoing"),
    ("格里菲斯访问伊朗，期间会见了扎里夫。", "held"),
]


@pytest.mark.parametrize(("text", "status"), BEYOND)
def test_what_has_days_or_a_meeting_still_to_come_is_under_way(text, status):
    assert facts(text).meetings[0].status == status


OF_OTHERS = [
    ("据日本《产经新闻》18日报道，日菲首脑会谈16日举行。", ("2025-02-16", None)),
    ("自2月在利雅得会见普京以来，特朗普一直沉默。", ("2025-02", None)),
    ("王毅在访问法国之后18日返回北京。", (None, None)),
]


@pytest.mark.parametrize(("text", "expected"), OF_OTHERS)
def test_the_day_of_a_report_is_none_of_the_meeting_and_what_a_stretch_opens_with_is(text, expected):
    assert dates(text) == [expected]


def test_a_stretch_of_years_counts_nobody():
    assert only(facts("睽违四年外长王毅18日访问韩国。").meetings).participants[0].actor == "person:wang-yi"


def test_today_is_the_day_of_a_dateline_that_the_body_leaves_out():
    text = "（中央社記者王明台北17日電）外交部長林佳龍今天接見日本前首相麻生太郎。"
    found = extract(article(text, body=((text.index("外交"), len(text)),)))
    assert only(found.meetings).start == "2025-02-17"
