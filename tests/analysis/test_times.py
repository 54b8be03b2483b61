from __future__ import annotations

import pytest

from graph.analysis.times import find
from graph.analysis.vocabulary import vocabulary
from tests.analysis.texts import analysis


def dates(text: str, published: str | None = "2025-02-19") -> list[tuple[str, str | None, str]]:
    read = analysis(text, published)
    return [(when.start, when.end, when.precision.value) for _, when in sorted(read.dates.items())]


# What the expressions mean in an article published on 2025-02-19
EXPECTED = [
    ("双方周二(2月18日)举行会谈。", "2025-02-18", None, "day"),
    ("双方周一(17日)举行会谈。", "2025-02-17", None, "day"),
    ("两人上周通电话。", "2025-02-10", "2025-02-16", "week"),
    ("会谈下周举行。", "2025-02-24", "2025-03-02", "week"),
    ("谈判本月底结束。", "2025-02", None, "month"),
    ("两国去年12月签署协议。", "2024-12", None, "month"),
    ("峰会3月初举行。", "2025-03", None, "month"),
    ("双方当地时间27日举行会谈。", "2025-01-27", None, "day"),
    ("双方将于27日举行会谈。", "2025-02-27", None, "day"),
    ("会议5月9日至10日在日内瓦举行。", "2025-05-09", "2025-05-10", "day"),
    ("双方明后两天会谈。", "2025-02-20", "2025-02-21", "day"),
]
MORE = [
    ("双方昨天会谈。", "2025-02-18", None, "day"),
    ("双方前天会谈。", "2025-02-17", None, "day"),
    ("双方今天会谈。", "2025-02-19", None, "day"),
    ("双方18日会谈。", "2025-02-18", None, "day"),
    ("双方19日会谈。", "2025-02-19", None, "day"),
    ("双方17日至18日会谈。", "2025-02-17", "2025-02-18", "day"),
    ("日本周一与中国会谈。", "2025-02-17", None, "day"),
    ("双方周一至周二会谈。", "2025-02-17", "2025-02-18", "day"),
    ("双方周一到周三会谈。", "2025-02-17", "2025-02-19", "day"),
    ("双方上周四和周五会谈。", "2025-02-13", "2025-02-14", "day"),
    ("双方将于本周四及周五会谈。", "2025-02-20", "2025-02-21", "day"),
    ("2月14日到16日，双方会谈。", "2025-02-14", "2025-02-16", "day"),
    ("双方1月24日、25日会谈。", "2025-01-24", "2025-01-25", "day"),
    ("双方2024年11月30日至12月2日会谈。", "2024-11-30", "2024-12-02", "day"),
    ("双方12月30日至1月2日会谈。", "2024-12-30", "2025-01-02", "day"),
    ("上周五，双方会谈。", "2025-02-14", None, "day"),
    ("下周一，双方会谈。", "2025-02-24", None, "day"),
    ("双方本周三会谈。", "2025-02-19", None, "day"),
    ("双方周三会谈。", "2025-02-19", None, "day"),
    ("双方周四会谈。", "2025-02-13", None, "day"),
    ("会谈定于周五举行。", "2025-02-21", None, "day"),
    ("双方上上周会谈。", "2025-02-03", "2025-02-09", "week"),
    ("双方上个月会谈。", "2025-01", None, "month"),
    ("双方下月会谈。", "2025-03", None, "month"),
    ("双方上月底会谈。", "2025-01", None, "month"),
    ("双方12月会谈。", "2024-12", None, "month"),
    ("双方今年4月初会谈。", "2025-04", None, "month"),
    ("双方本月18日会谈。", "2025-02-18", None, "day"),
    ("两国2015年签署协议。", "2015", None, "year"),
    ("两国去年签署协议。", "2024", None, "year"),
    ("双方自14日起在日内瓦举行会谈。", "2025-02-14", None, "day"),
    ("二０一五年七月七日雙方會談。", "2015-07-07", None, "day"),
    ("雙方二月十八日會談。", "2025-02-18", None, "day"),
    ("双方十七日会谈。", "2025-02-17", None, "day"),
    ("二〇二四年十月二十三日，双方会谈。", "2024-10-23", None, "day"),
    ("雙方週二會談。", "2025-02-18", None, "day"),
    ("双方星期二会谈。", "2025-02-18", None, "day"),
    ("双方昨强调立场。", "2025-02-18", None, "day"),
    ("外长今访美。", "2025-02-19", None, "day"),
    ("双方17、18两日会谈。", "2025-02-17", "2025-02-18", "day"),
    ("双方17至18两日会谈。", "2025-02-17", "2025-02-18", "day"),
    ("双方2月17、18日会谈。", "2025-02-17", "2025-02-18", "day"),
    ("双方2月17、18两日会谈。", "2025-02-17", "2025-02-18", "day"),
    ("双方11、12、13三日会谈。", "2025-02-11", "2025-02-13", "day"),
    ("双方本月6日至9日会谈。", "2025-02-06", "2025-02-09", "day"),
    ("双方这个月10日和11日在昆明会谈。", "2025-02-10", "2025-02-11", "day"),
    ("两国总统今年春天会晤。", "2025", None, "year"),
    ("雙方今秋會談。", "2025", None, "year"),
    ("峰会年内举行。", "2025", None, "year"),
    ("双方争取年底以前会晤。", "2025", None, "year"),
    ("双方14日起会谈。", "2025-02-14", None, "day"),
    ("双方本周六（22日）会谈。", "2025-02-22", None, "day"),
    ("双方上月15日会谈。", "2025-01-15", None, "day"),
    ("一九九八年双方会谈。", "1998", None, "year"),
    ("二○一五年七月双方会谈。", "2015-07", None, "month"),
    ("当天双方会谈。", "2025-02-19", None, "day"),
    ("会谈原定于20日举行。", "2025-02-20", None, "day"),
    ("会谈原定于18日举行。", "2025-02-18", None, "day"),
    ("双方去年10月底至11月初会谈。", "2024-10", "2024-11", "month"),
]


@pytest.mark.parametrize(("text", "start", "end", "precision"), [*EXPECTED, *MORE])
def test_an_expression_is_resolved_against_the_day_of_publication(text, start, end, precision):
    assert dates(text) == [(start, end, precision)]


NO_DATES = [
    "平壤宣布消息的当天，双方会谈。", "双方举行了四个半小时会谈。", "访问为期两天。", "停火持续了60天。", "谈判进行了3小时。", "谈判进行了两周。", "双方谈了五个月。",
    "谈判持续数日。", "他三年前辞职。", "这是第3号决议。", "价格上涨3日元。", "今年以来，双方多次接触。", "双方2月31日会谈。", "他有两个月的时间。",
    "如今双方会谈。", "至今双方会谈。", "双方昨年会谈。", "今后双方会谈。", "双方一连四日会谈。", "双方为期四日会谈。",
    "双方在唐宁街10号会谈。", "今春节期间会谈。", "他五年内三次访问中国。", "双方自14日起会谈。", "双方自2月起会谈。", "翌日双方会谈。",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_DATES)
def test_what_dates_no_event_is_no_date(text):
    assert dates(text) == []


def test_since_this_year_is_found_and_known_to_open_a_stretch():
    assert [(item.start, item.since) for item in find("今年以来，双方多次接触。")] == [(0, True)]


MONTH_ENDS = [
    ("双方27日会谈。", "2025-03-02", [("2025-02-27", None, "day")]),
    ("双方30日会谈。", "2025-01-05", [("2024-12-30", None, "day")]),
    ("双方31日会谈。", "2025-01-31", [("2025-01-31", None, "day")]),
    ("双方将于5日会谈。", "2025-03-01", [("2025-03-05", None, "day")]),
    ("会议将于2日举行。", "2025-12-30", [("2026-01-02", None, "day")]),
    ("双方周五会谈。", "2025-03-03", [("2025-02-28", None, "day")]),
    ("双方周日会谈。", "2025-01-01", [("2024-12-29", None, "day")]),
    ("双方31日会谈。", "2025-03-01", []),
    ("双方2月29日会谈。", "2024-03-01", [("2024-02-29", None, "day")]),
    ("双方28日至3月2日会谈。", "2025-03-03", [("2025-02-28", "2025-03-02", "day")]),
    ("双方30日到1月2日会谈。", "2025-01-03", [("2024-12-30", "2025-01-02", "day")]),
    ("双方28日、3月2日会谈。", "2025-03-03", [("2025-02-28", None, "day"), ("2025-03-02", None, "day")]),
    ("双方28日和3月2日会谈。", "2025-03-03", [("2025-02-28", None, "day"), ("2025-03-02", None, "day")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), MONTH_ENDS)
def test_a_bare_day_or_weekday_looks_back_over_the_end_of_a_month(text, published, expected):
    assert dates(text, published) == expected


def test_the_same_month_is_that_of_the_date_before():
    text = "2022年9月14日冲突爆发。同月16日，两国总统会晤。"
    assert [start for start, *_ in dates(text)] == ["2022-09-14", "2022-09-16"]


def test_a_day_after_which_somebody_will_do_something_lies_ahead():
    assert dates("26日会议结束后，他将会见普京。") == [("2025-02-26", None, "day")]
    assert dates("26日会议结束，他将会见普京。") == [("2025-01-26", None, "day")]


def test_a_bare_day_put_ahead_once_lies_ahead_everywhere():
    assert dates("会议将于27日举行。各方为27日的会议做准备。") == [("2025-02-27", None, "day")] * 2


def test_the_same_day_and_the_next_day_are_counted_from_the_date_before():
    assert [start for start, *_ in dates("双方17日会谈。当天，双方发表声明。次日，双方继续会谈。")] == [
        "2025-02-17",
        "2025-02-17",
        "2025-02-18",
    ]


def test_a_month_still_to_come_is_of_the_year_told_in_its_sentence():
    assert [start for start, *_ in dates("双方去年5月会谈，6月又会谈。")] == ["2024-05", "2024-06"]
    assert [start for start, *_ in dates("双方去年5月会谈。6月还将会谈。")] == ["2024-05", "2025-06"]


def test_some_days_later_is_counted_from_the_day_before_and_not_from_the_report():
    assert [start for start, *_ in dates("双方15日会谈。三天后，双方签约。")] == ["2025-02-15", "2025-02-18"]
    assert dates("双方将在三天后会谈。") == []


NEXT_DAYS = [
    ("次日", "2025-02-18"),
    ("翌日", "2025-02-18"),
    ("隔天", "2025-02-18"),
    ("前一日", "2025-02-16"),
    ("当晚", "2025-02-17"),
]


@pytest.mark.parametrize(("word", "day"), NEXT_DAYS)
def test_a_neighbouring_day_is_counted_from_the_day_before_it_in_the_text(word, day):
    assert [start for start, *_ in dates(f"双方17日会谈，{word}发表声明。")] == ["2025-02-17", day]


def test_the_day_before_does_not_move_the_same_day():
    assert [start for start, *_ in dates("双方17日会谈，对方前一天已表态，同一天签约。")] == [
        "2025-02-17",
        "2025-02-16",
        "2025-02-17",
    ]


def test_a_later_day_beside_one_told_with_its_month_is_of_that_month_unless_it_is_the_news():
    assert [start for start, *_ in dates("王毅1月5日在巴黎会见巴罗，9日在伦敦会见拉米。")] == ["2025-01-05", "2025-01-09"]
    assert [start for start, *_ in dates("继1月5日会谈后，双方17日再次会晤。")] == ["2025-01-05", "2025-02-17"]
    assert [start for start, *_ in dates("王毅1月5日在巴黎。拉米9日在伦敦。")] == ["2025-01-05", "2025-02-09"]


DATELINES = [
    ("（中央社德黑兰17日综合外电报导）双方今天会谈。", "2025-02-17"),
    ("新华社德黑兰2月18日电 双方昨天会谈。", "2025-02-17"),
    ("新华社德黑兰2月19日电 双方昨天会谈。", "2025-02-18"),
    ("路透德黑兰/纽约2月18日 - 双方昨天会谈。", "2025-02-17"),
    ("新华社德黑兰2月18日消息，双方昨天会谈。", "2025-02-17"),
    ("新华社德黑兰2月8日电 双方今天会谈。", "2025-02-19"),  # no dispatch waits so long
    ("双方17日会谈。今天，双方发表声明。", "2025-02-19"),
]


@pytest.mark.parametrize(("text", "day"), DATELINES)
def test_today_is_the_day_of_the_dateline(text, day):
    assert dates(text)[-1][0] == day


def test_a_day_of_the_week_behind_one_to_come_is_to_come_too():
    assert [start for start, *_ in dates("王毅周四将会晤拉夫罗夫，周五转往上海。")] == ["2025-02-20", "2025-02-21"]


def test_a_range_at_the_head_of_a_paragraph_is_no_dateline():
    assert dates("2月17日 - 19日，双方会谈。")[0][0] == "2025-02-17"


def test_a_day_on_which_two_agree_is_none_to_come():
    assert dates("双方5日会谈时同意停火。", "2025-02-19")[0][0] == "2025-02-05"
    assert dates("双方将于5日会谈。", "2025-02-19")[0][0] == "2025-03-05"


BACKGROUND = [
    ("双方2月17日会谈。\n双方2015年7月14日签约。\n当天，双方发表声明。", "2025-02-17"),
    ("双方2月17日会谈。双方2015年7月14日签约。当天，双方发表声明。", "2015-07-14"),
    ("双方2015年7月14日签约。\n当天，双方发表声明。", "2015-07-14"),
]


@pytest.mark.parametrize(("text", "day"), BACKGROUND)
def test_the_same_day_in_a_new_paragraph_is_not_that_of_the_background(text, day):
    assert dates(text)[-1][0] == day


def test_a_year_told_before_holds_for_the_months_after_it():
    assert [start for start, *_ in dates("2015年7月14日，双方达成协议。同年9月，协议生效。")] == [
        "2015-07-14",
        "2015-09",
    ]


WITHOUT = [
    ("双方2月18日举行会谈。", [("--02-18", None, "day")]),
    ("双方2月会谈。", [("--02", None, "month")]),
    ("双方2024年2月18日会谈。", [("2024-02-18", None, "day")]),
    ("双方2024年2月18日会谈，3月1日再次会谈。", [("2024-02-18", None, "day"), ("2024-03-01", None, "day")]),
    ("双方周二会谈。", []),
    ("双方昨天会谈。", []),
    ("双方上周会谈。", []),
    ("双方18日会谈。", []),
    ("双方2月18日会谈，19日结束。", [("--02-18", None, "day"), ("--02-19", None, "day")]),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT)
def test_without_a_day_of_publication_nothing_is_guessed(text, expected):
    assert dates(text, None) == expected


WORDS = vocabulary().data["times"]


@pytest.mark.parametrize(
    "word",
    sorted(
        {*WORDS["days"], *WORDS["next_days"], *WORDS["same_day"], *WORDS["day_spans"]} - {*WORDS["bare_days"]}
    ),
)
def test_the_grammar_knows_every_word_for_a_day(word):
    assert [mention.parts["rel"] for mention in find(f"，{word}会谈")] == [word]


@pytest.mark.parametrize("word", [*WORDS["weeks"], *WORDS["years"], *WORDS["same_month"]])
def test_the_grammar_knows_every_word_before_a_week_month_or_year(word):
    noun = "" if word in WORDS["same_month"] else "年5月" if word in WORDS["years"] else "周三"
    found = find(f"，{word}{noun}会谈")
    assert [text for mention in found for text in mention.parts.values() if text == word] == [word]


@pytest.mark.parametrize("day", WORDS["weekdays"])
def test_the_grammar_knows_every_day_of_the_week(day):
    assert [mention.parts["weekday"] for mention in find(f"，周{day}会谈")] == [day]
