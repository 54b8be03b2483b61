"""Expressions of time → ISO prefixes with their precision.

Finds 周二, 2月18日至19日, 去年12月, 上周 … in the working text and resolves them against the
article's date of publication. News looks back: a bare day or weekday is the last one up to that
date, unless its clause speaks of the future. What cannot be resolved stays null; without a known
year a date keeps the form ``--02-18``. Durations (四个半小时, 为期两天) are no dates.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from graph.analysis.vocabulary import branches, vocabulary, word_set
from graph.model import Precision

_N = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_YEAR = (
    r"(?P<year>(?:19|20)\d\d|[一二][零〇○0九][零〇○0一二三四五六七八九]{2}"
    r"|去|今|明|前|同|当|(?<!日)本|后)年"
)
_WEEK = (
    r"(?P<which>上上|下下|上个|下个|这个|(?<!日)本|上|下|这)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末])"
    r"(?![年期个]|到(?!本?(?:周|星期|礼拜)))(?<!日(?=[本方]))"
    r"(?:(?:至|到|-|—|–|~|～|、|和|及|与)本?(?:周|星期|礼拜)(?P<weekday2>[一二三四五六日天])(?![年期到个本方]))?"
)
# Behind 年 or 月 they make 中 a party or another word: 2024年|中国, 3月|中美会谈, 去年|中东
_BEHIND_CHINA = (
    "国方美俄日韩朝欧非英法德意印巴以伊土越菲泰澳加新马缅老柬蒙哈吉塔乌阿埃沙叙苏卡希匈波塞白瑞挪智秘古梵台"
    "东西南北亚拉外共央企联办华下"
)
_MIDDLE = rf"中(?![{_BEHIND_CHINA}])"
_PART = rf"(?P<part>初|底|末|中旬|上旬|下旬|{_MIDDLE})?"
_YEAR_PART = rf"(?P<ypart>初|底|末|{_MIDDLE}|春(?![节晚运])|夏(?!季达沃斯|令营)|秋|冬(?!奥|残奥)|年初|年底)?"
_RANGE = r"(?:日|号)?\s?(?:至|到|-|—|–|~|～|、|和|及|与|或)\s?(?:当地时间)?"
_DAY = r"(?:[两三四五]?日|号)"
# What an expression can begin with, so that all other characters are passed by at once.
_BEGINS = r"[\d一二两三四五六七八九十廿卅去今明昨前后同当本上下这那次翌隔大年周星礼北美莫格台]"
TIME = re.compile(
    rf"""
    (?={_BEGINS})
    (?:当地时间|北京时间|美东时间|莫斯科时间|格林尼治时间|台北时间)?
    (?:
      (?:{_YEAR}\s?)? (?P<month>{_N})月 (?:份)? \s?
        (?: (?P<day>{_N}) (?:{_RANGE} (?:(?P<month2>{_N})月\s?)? (?P<day2>{_N}))? {_DAY}
          | {_PART} (?:[至到](?P<lastmonth>{_N})月[初底末]?)? )
        (?:（(?:周|星期|礼拜)[一二三四五六日天]）)?
    | {_YEAR.replace("<year>", "<yearonly>")} {_YEAR_PART}
    | (?<![\d.第月])(?P<dayonly>{_N})
        (?: (?:日|号)?[至到—–~～-](?P<nextmonth>{_N})月(?P<nextday>{_N})
            | (?:、{_N}){{0,3}} {_RANGE} (?P<dayonly2>{_N}) )?
        {_DAY}(?![本元圆线院楼航战游间]|内(?!瓦))
        (?:（(?:周|星期|礼拜)[一二三四五六日天]）)?
    | {_WEEK} (?:\s?（\s?(?:(?P<wmonth>{_N})月)?(?P<wday>{_N})(?:日|号)\s?）)?
    | (?P<season>[去今明][春夏秋冬])[天季]?(?!节)
    | (?P<rel>大前天|前天|(?<![日此目])前日|昨天|昨日|昨晚|昨夜|昨早|昨晨|昨午|昨下午|昨上午|昨
        |今天|今日|今早|今晨|今午|今晚|今下午|今上午|今
        |明天|明日|明晚|明早|后天|明后两天|当天|当日|那天|同日|同一天|当晚|(?<![一二三四五六七八九十首\d])次日|翌日|隔天|前一天|前一日
        |(?<=[，。：\s])(?:[两三四五六七八九十]|十[一二三四五])(?:天|日)(?:之|以)?后(?=[，与同和在]))(?<!日(?=本|方(?![才能可面])))
        (?:\s?（\s?(?:(?P<rmonth>{_N})月)?(?P<rday>{_N})(?:日|号)?\s?）)?
    | (?P<week>上上周|上周|上星期|上个星期|上礼拜|(?<!日)本周|这周|这星期|(?<!日)本星期
        |下周|下星期|下个星期|下礼拜|上个礼拜|下个礼拜)
        (?:早些时候|晚些时候|稍早|稍晚|初|{_MIDDLE}|末|底)?
    | (?<![每近几多数半一二两三四五六七八九十百\d])(?P<thisyear>年[内初底末终])(?:以前|之前|前)?
    | (?P<mon>上个月|上月|(?<!日)本月|这个月|下个月|下月|当月|同月)
        (?: (?P<monday>{_N}) (?:{_RANGE} (?P<monday2>{_N}))? {_DAY} )?
        (?P<mpart>初|底|末|中旬|上旬|下旬|晚些时候)?
    )
    (?P<since>以来|起)?
    """,
    re.VERBOSE,
)  # fmt: skip
_LATER = re.compile(r"([一二两三四五六七八九十]{1,2})[天日][之以]?后")
# 昨 and 今 alone are days in the headlines of Hong Kong and Taiwan: 昨强调, 今访美; not 如今, 今后.
_SINGLE = re.compile(
    r"昨(?![年是])|(?<![如至迄现当而古于])今(?=[（在与同会将于早晚起访抵宣表强指说称发接出])"
)
# A day further from publication than this is background.
_RECENT = timedelta(14)
# A bare day so near to publication is that of the news, whatever month the sentence has told.
_NEWS = timedelta(7)


@cache
def _held() -> re.Pattern[str]:
    """What follows 自14日起 where it tells of what was held on that day and later."""
    return re.compile(rf"[^，。；、,;\n]{{0,14}}(?:{branches('encounters', 'hold')})")


@cache
def _lasting() -> tuple[str, ...]:
    """What makes a duration of the number of days behind it: 一连四日."""
    return tuple(sorted(word_set("times", "durations", "adverbs")))


def _values(key: str) -> dict[str, int]:
    """What the words of one list of ``times.yaml`` stand for."""
    found: dict[str, int] = vocabulary().data["times"][key]
    return found


class Edge(StrEnum):
    """Which end of a meeting a day is, where it is told to begin or to close then."""

    OPENS = "opens"
    CLOSES = "closes"


@dataclass(frozen=True, slots=True)
class When:
    """A resolved expression: ISO prefixes, ``end`` only where it is another day."""

    start: str
    end: str | None
    precision: Precision
    edge: Edge | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """An expression of time at ``start``:``end`` of the working text, not yet resolved.

    Attributes:
        parts: the named parts of the match.
        since: it opens a stretch (今年以来), so it dates no event.
    """

    start: int
    end: int
    parts: dict[str, str]
    since: bool


def find(text: str) -> list[TimeMention]:
    """All expressions of time, sorted by start, disjoint."""
    found, bare = [], word_set("times", "bare_days")
    for match in TIME.finditer(text):
        parts = {name: value for name, value in match.groupdict().items() if value is not None}
        if parts.get("rel") in bare and "rday" not in parts and not _SINGLE.match(text, match.start()):
            continue
        if _is_count(text, match, parts):
            continue
        found.append(TimeMention(match.start(), match.end(), parts, _opens(text, match, parts)))
    return found


def _opens(text: str, match: re.Match[str], parts: dict[str, str]) -> bool:
    """今年以来, 自2月起 open a stretch; 14日起, 自14日起举行 tell the first day."""
    if parts.get("since") != "起":
        return parts.get("since") == "以来"
    before = text[max(0, match.start() - 1) : match.start()]
    held = "day" in parts or "dayonly" in parts or "monday" in parts
    since = before in word_set("function", "prepositions", "ablative")
    return since and not (held and _held().match(text, match.end()))


def _is_count(text: str, match: re.Match[str], parts: dict[str, str]) -> bool:
    """Numbers that only look like a date: 第3号, 一日三餐; 当年, 今年 inside 近年 are not matched at all."""
    if "dayonly" in parts:
        if text.endswith(_lasting(), max(0, match.start() - 2), match.start()):
            return True
        before = text[match.start() - 1 : match.start()]
        return before in word_set("times", "not_before") or match[0] in word_set("times", "no_days")
    return parts.get("yearonly") in word_set("times", "no_years")


# News looks back: on the 19th the 27th was. A day so little ahead is none of the month before.
_SOON = 5


@dataclass(slots=True)
class Calendar:
    """Resolves the expressions of one article in the order of the text.

    Attributes:
        published: the day of publication, or None.
        last: the last expression resolved, for 当月.
        day: the last day resolved, for 当天 and 次日.
        recent: the last day within two weeks of publication, for 当天 in a new paragraph.
        month: the last month resolved, as ISO prefix, for bare days.
        year: its year, for months without one.
        ahead: the last day to come told with its month in this paragraph: 定于6月28日抵达，29日会晤.
        told: the year told last in the sentence, for the later months of it (去年5月在日内瓦、6月在伦敦).
        beside: the last day told with its month in the sentence: 5月5日在巴黎，9日在伦敦.
    """

    published: date | None
    last: When | None = None
    day: str | None = None
    recent: str | None = None
    month: str | None = None
    year: int | None = None
    ahead: str | None = None
    told: int | None = None
    beside: str | None = None

    def new_sentence(self) -> None:
        """The year and month told of one event are not those of another in the next sentence."""
        self.told = self.beside = None

    def new_paragraph(self) -> None:
        """A background year and day end with their paragraph, where the day of publication is known."""
        self.ahead = None
        if self.published is not None:
            self.year = None
            self.day = self.recent or self.day

    def resolve(self, mention: TimeMention, future: bool = False) -> When | None:
        """What the expression means, or None where that is unknown.

        ``future`` says that its clause speaks of what is still to come.
        """
        parts = mention.parts
        when = self._resolve(parts, future)
        if when is not None:
            if "month" in parts and when.precision is Precision.DAY:
                self.beside = when.end or when.start
            if not future:
                self.last = when
                if _values("next_days").get(parts.get("rel", ""), 0) >= 0:
                    self._keep_day(when)  # 18日会谈，对方前一天已表态; 同一天 is the 18th still
            elif "month" in parts and when.precision is Precision.DAY:
                self.ahead = when.end or when.start
            dated = when.precision in (Precision.DAY, Precision.MONTH)
            if dated:
                self.month = (
                    when.start[:5]
                    if when.start.startswith("--") and when.precision is Precision.DAY
                    else when.start[:7]
                )
            if (dated or self.year is None) and not when.start.startswith("--"):
                self.year = int(when.start[:4])
        return when

    def _keep_day(self, when: When) -> None:
        if when.precision is not Precision.DAY:
            return
        self.day = when.start
        if self.published is None or when.start.startswith("--"):
            return
        if abs(date.fromisoformat(when.start) - self.published) <= _RECENT:
            self.recent = when.start

    def _resolve(self, parts: dict[str, str], future: bool) -> When | None:
        if "wday" in parts or "rday" in parts:
            month = parts.get("wmonth") or parts.get("rmonth")
            day = number(parts.get("wday") or parts["rday"])
            future = (
                future
                or _values("weeks").get(parts.get("which", ""), 0) > 0
                or _values("days").get(parts.get("rel", ""), 0) > 0
            )
            if month:
                return self._month_day(number(month), day, future)
            return self._on_weekday(day, parts.get("weekday")) or self._day(day, future)
        if "month" in parts:
            return self._dated(parts, future)
        if "yearonly" in parts:
            year = self._year(parts["yearonly"])
            return When(f"{year:04}", None, Precision.YEAR) if year else None
        if "season" in parts or "thisyear" in parts:
            year = self._year(parts.get("season", "今")[0])
            return When(f"{year:04}", None, Precision.YEAR) if year else None
        if "nextmonth" in parts:
            return self._into_month(parts, future)
        if "dayonly" in parts:
            return self._days(number(parts["dayonly"]), parts.get("dayonly2"), future)
        if "weekday" in parts:
            first = self._weekday(parts.get("which"), parts["weekday"], future)
            return _to_weekday(first, parts["weekday2"]) if first and "weekday2" in parts else first
        if "rel" in parts:
            return self._relative(parts["rel"])
        if "week" in parts:
            return self._week(parts["week"])
        return self._month_word(parts)

    def _dated(self, parts: dict[str, str], future: bool) -> When | None:
        month = number(parts["month"])
        if not 1 <= month <= 12:
            return None
        given = self._year(parts["year"]) if "year" in parts else None
        self.told = given or self.told
        if "day" not in parts:
            year = given or self._guess_year(month, None, future)
            start = f"{year:04}-{month:02}" if year else f"--{month:02}"
            month2 = number(parts.get("lastmonth", "0"))
            end = f"{start[:-2]}{month2:02}" if month < month2 <= 12 else None
            return When(start, end, Precision.MONTH)
        day = number(parts["day"])
        first = _iso(given, month, day) if given else None
        when = When(first, None, Precision.DAY) if first else None
        if given is None:
            when = self._month_day(month, day, future)
        if when is None or "day2" not in parts:
            return when
        month2 = number(parts["month2"]) if "month2" in parts else month
        year = int(when.start[:4]) if not when.start.startswith("--") else None
        last = _iso(year + (month2 < month) if year else None, month2, number(parts["day2"]))
        return When(when.start, last if last and last > when.start else None, Precision.DAY)

    def _month_day(self, month: int, day: int, future: bool) -> When | None:
        start = _iso(self._guess_year(month, day, future), month, day)
        return When(start, None, Precision.DAY) if start else None

    def _on_weekday(self, day: int, weekday: str | None) -> When | None:
        """本周六（3日）: the 3rd nearest to publication that is a Saturday."""
        base = self.published
        if base is None or weekday is None or weekday == "末":
            return None
        index = _values("weekdays")[weekday]
        for step in (0, -1, 1):
            year, month = base.year + (base.month - 1 + step) // 12, (base.month - 1 + step) % 12 + 1
            start = _iso(year, month, day)
            if start is not None and date.fromisoformat(start).weekday() == index:
                return When(start, None, Precision.DAY)
        return None

    def _days(self, day: int, day2: str | None, future: bool) -> When | None:
        base = self.published
        if day2 is not None and base is not None and not future:
            future = 0 <= day - base.day <= 10
        when = self._day(day, future)
        if when is None or day2 is None:
            return when
        last = when.start[:-2] + f"{number(day2):02}"
        if not 1 <= number(day2) <= 31 or last <= when.start:
            return when
        return When(when.start, last, Precision.DAY)

    def _into_month(self, parts: dict[str, str], future: bool) -> When | None:
        """28日至3月2日: a day of the month before the one that is named."""
        last = self._month_day(number(parts["nextmonth"]), number(parts["nextday"]), future)
        if last is None or last.start.startswith("--"):
            return last
        year, month = int(last.start[:4]), int(last.start[5:7])
        start = _iso(year - (month == 1), month - 1 or 12, number(parts["dayonly"]))
        return When(start, last.start, Precision.DAY) if start else last

    def _day(self, day: int, future: bool) -> When | None:
        """A day without its month: the month just told of, else the last such day, or the next."""
        if not 1 <= day <= 31:
            return None
        base = self.published
        if base is None:
            if self.month is None:
                return None
            stem = self.month[:4] if self.month.startswith("--") else self.month
            return When(f"{stem}-{day:02}", None, Precision.DAY)
        year, month = base.year, base.month
        step = 0
        if future and self.ahead and not self.ahead.startswith("--") and day > int(self.ahead[8:]):
            year, month = int(self.ahead[:4]), int(self.ahead[5:7])
        elif future and day < base.day - 3:
            step = 1
        elif not future and day > base.day + _SOON:
            step = -1
        month += step
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        start = _iso(year, month, day)
        beside = self._in_month_beside(day)
        if beside and not (start and abs(date.fromisoformat(start) - base) <= _NEWS):
            start = beside
        return When(start, None, Precision.DAY) if start else None

    def _in_month_beside(self, day: int) -> str | None:
        """A later day of the month that the sentence has just told, unless it is the day of the news."""
        told = self.beside
        if told is None or told.startswith("--") or day <= int(told[8:]):
            return None
        return _iso(int(told[:4]), int(told[5:7]), day)

    def _guess_year(self, month: int, day: int | None, future: bool) -> int | None:
        """The year of a month without one: this year, as news write it, but 12月 in February is the last."""
        base = self.published
        if base is None:
            return self.year
        if self.year is not None and self.year < base.year - 1:
            return self.year
        if month > base.month and not future and self.told is not None and self.told < base.year:
            return self.told
        if month - base.month > 6 and not future:
            return base.year - 1
        if future and (month, day or 31) < (base.month, base.day):
            return base.year + 1
        return base.year

    def _year(self, text: str) -> int | None:
        if text.isdigit():
            return int(text)
        if len(text) == 4:
            return int("".join(str(_values("digits")[char]) for char in text))
        if text in word_set("times", "same_year"):
            return self.year
        base = self.published
        if base is None:
            return None
        return base.year + _values("years")[text]

    def _weekday(self, which: str | None, weekday: str, future: bool) -> When | None:
        base = self.published
        if base is None:
            return None
        monday = base - timedelta(base.weekday())
        weeks = timedelta(7) * _values("weeks").get(which or "", 0)
        if weekday == "末":
            start = monday + timedelta(5) + weeks
            if which is None and start > base and not future:
                start -= timedelta(7)
            return _span(start, start + timedelta(1))
        index = _values("weekdays")[weekday]
        if which is not None:
            return _one_day(monday + timedelta(index) + weeks)
        day = monday + timedelta(index)
        if day > base and not future:
            day -= timedelta(7)
        elif day < base and future:
            day += timedelta(7)
        return _one_day(day)

    def _relative(self, word: str) -> When | None:
        if word in word_set("times", "same_day"):
            return When(self.day, None, Precision.DAY) if self.day else self._published_day()
        base = self.published
        later = _LATER.fullmatch(word)
        next_days = _values("next_days")
        if word in next_days or later is not None:
            if self.day is None or self.day.startswith("--"):
                return None
            days = number(later[1]) if later is not None else next_days[word]
            return _one_day(date.fromisoformat(self.day) + timedelta(days))
        if base is None:
            return None
        span = vocabulary().data["times"]["day_spans"].get(word)
        if span is not None:
            return _span(*(base + timedelta(days) for days in span))
        return _one_day(base + timedelta(_values("days")[word]))

    def _published_day(self) -> When | None:
        """当天 before any other date is the day of the report itself."""
        return _one_day(self.published) if self.published else None

    def _week(self, word: str) -> When | None:
        base = self.published
        if base is None:
            return None
        weeks = _values("weeks")
        weeks_on = weeks[word[:2]] if word[:2] in weeks else weeks[word[0]]
        monday = base - timedelta(base.weekday()) + timedelta(7 * weeks_on)
        return When(monday.isoformat(), (monday + timedelta(6)).isoformat(), Precision.WEEK)

    def _month_word(self, parts: dict[str, str]) -> When | None:
        word = parts["mon"]
        base = self.published
        if (
            word in word_set("times", "same_month")
            and self.last is not None
            and not self.last.start.startswith("--")
        ):
            year, month = int(self.last.start[:4]), int(self.last.start[5:7] or 0)
        elif base is None:
            return None
        else:
            month = base.month + _values("weeks").get(word[0], 0)
            year, month = base.year + (month - 1) // 12, (month - 1) % 12 + 1
        if "monday" not in parts:
            return When(f"{year:04}-{month:02}", None, Precision.MONTH) if month else None
        start = _iso(year, month, number(parts["monday"]))
        last = _iso(year, month, number(parts.get("monday2", "0")))
        return When(start, last if last and last > start else None, Precision.DAY) if start else None


def _to_weekday(first: When, weekday: str) -> When:
    """周四及周五, 周一至周三: the days up to the next such day of the week."""
    start = date.fromisoformat(first.start)
    days = (_values("weekdays")[weekday] - start.weekday()) % 7
    return _span(start, start + timedelta(days)) if days else first


def _one_day(day: date) -> When:
    return When(day.isoformat(), None, Precision.DAY)


def _span(first: date, last: date) -> When:
    return When(first.isoformat(), last.isoformat(), Precision.DAY)


def _iso(year: int | None, month: int, day: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]):
        return None
    return f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"


def number(text: str) -> int:
    """A number of at most two digits, in digits or in Chinese; 0 where it is none."""
    if text.isdigit():
        return int(text)
    tens, mark, ones = text.replace("廿", "二十").replace("卅", "三十").rpartition("十")
    digits = _values("digits")
    if not mark:
        return digits.get(text, 0)
    return (digits.get(tens, 0) if tens else 1) * 10 + (digits.get(ones, 0) if ones else 0)
