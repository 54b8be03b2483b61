"""Makes news articles for measuring: distinct texts from templates over the real names in ``schemas/``.

Article number n is the same in every run. What is told in them never happened; they are as long (some 700
characters) and as dense in names, titles, quotations and dates as agency news.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import babel

from graph import schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CITIES = [
    "日内瓦",
    "维也纳",
    "伊斯坦布尔",
    "利雅得",
    "马斯喀特",
    "新加坡",
    "多哈",
    "开罗",
    "安曼",
    "赫尔辛基",
    "罗马",
    "雅典",
    "斯德哥尔摩",
    "内罗毕",
    "雅加达",
    "曼谷",
    "吉隆坡",
    "阿布扎比",
    "巴库",
    "塔什干",
    "布达佩斯",
    "布拉格",
    "里斯本",
    "奥斯陆",
    "哥本哈根",
    "都柏林",
    "墨西哥城",
    "利马",
    "圣地亚哥",
    "渥太华",
]
ISSUES = [
    "停火",
    "关税",
    "制裁",
    "换俘",
    "边界",
    "渔业",
    "核计划",
    "能源供应",
    "粮食出口",
    "航运安全",
    "半导体出口管制",
    "水资源分配",
    "难民安置",
    "气候融资",
]

HEADLINES = (
    "{a}与{b}在{city}会谈 议题包括{x}和{y}",
    "{p1}会见{q1} 双方讨论{x}",
    "{a}{b}代表团{city}磋商{x}问题",
    "{city}会谈结束 {a}与{b}同意继续谈判",
)
LEADS = (
    "{source}{city}{day}电 {a}{t1}{p1}{day}在{city}与{b}{u1}{q1}举行会谈，双方就{x}和{y}交换意见。",
    "{a}{t1}{p1}与{b}{u1}{q1}{day}在{city}会晤，这是{n}个月以来两国高级官员首次面对面会谈。",
    "{a}和{b}的代表团{day}在{city}就{x}问题举行第{k}轮谈判，{a}{t1}{p1}与{b}{u1}{q1}分别率团出席。",
)
BODY = (
    "{p1}在会谈后表示，{a}愿意在{x}问题上“采取切实步骤”，但前提是对方作出同样的承诺。",
    "{q1}说：“我们在{n}个小时里谈得很坦率，{x}仍然是最难的一项。”",
    "参加会谈的还有{a}{t2}{p2}和{b}{u2}{q2}。",
    "{a}{t2}{p2}说，双方同意成立{n}个工作组，分别负责{x}和{y}。",
    "{b}{u2}{q2}则指出，{y}问题不能与{x}挂钩，他认为“时间表比措辞更重要”。",
    "双方商定于{later}在{city2}举行下一轮会谈，由{host}斡旋。",
    "{host}{hostt}{hostp}对会谈表示欢迎，并称{host}随时准备提供便利。",
    "{p1}强调，{a}不会在压力之下让步，同时希望{b}重新考虑{y}方面的限制措施。",
    "一名不愿透露姓名的{b}官员说，{q1}计划下个月访问{city2}，届时可能再次与{p1}会面。",
    "{q1}在记者会上称，关于{x}的文本已完成约{m}%，“剩下的部分需要政治决断”。",
    "{p2}告诉记者，{a}方面提出了一份含有{n}项条款的方案，{b}方面正在研究。",
    "{third}没有派代表出席。{third}{thirdt}{thirdp}此前批评说，任何把{third}排除在外的安排都不会被接受。",
    "{earlier}，{p1}与{q1}曾通电话讨论{y}，通话持续了约{m}分钟。",
    "分析人士认为，会谈虽未取得突破，但双方恢复接触本身已经缓和了气氛。",
    "按照双方同意的安排，{a}将暂缓对{b}的第{k}批措施，为期{n}个月。",
    "{q2}说，他和{p2}“就{x}的核查办法交换了详细意见”，技术团队将留在{city}继续工作。",
)


@dataclass(frozen=True)
class Person:
    """Somebody of the gazetteer with the last post held there."""

    name: str
    title: str
    state: str


def articles(count: int, first: int = 0) -> Iterator[dict[str, str]]:
    """Articles number ``first`` and on, each with url, title, source, published and text."""
    for number in range(first, first + count):
        yield article(number)


def article(number: int, sentences: int = 14) -> dict[str, str]:
    """Article number ``number``; its length grows with ``sentences``."""
    chance = random.Random(number)  # noqa: S311 (the same article in every run)
    published = date(2023, 1, 2) + timedelta(days=chance.randrange(900))
    words = _words(chance, published)
    body = [chance.choice(LEADS).format_map(words)]
    while len(body) < sentences:
        order = chance.sample(BODY, min(len(BODY), sentences - len(body)))
        body += [line.format_map(_varied(chance, words)) for line in order]
    paragraphs = ["".join(body[start : start + 2]) for start in range(0, len(body), 2)]
    return {
        "url": f"https://news.example.org/{published:%Y/%m/%d}/{number}",
        "title": chance.choice(HEADLINES).format_map(words),
        "source": words["source"],
        "published": published.isoformat(),
        "text": "\n\n".join(paragraphs) + "\n",
    }


def _words(chance: random.Random, published: date) -> dict[str, str]:
    states = chance.sample(sorted(_persons()), 4)
    words = {"source": chance.choice(["示例社", "甲通讯社", "乙日报", "丙电视台"])}
    for name, state in zip(("a", "b", "host", "third"), states, strict=True):
        words[name] = _state(state)
    for keys, state in (("p t", states[0]), ("q u", states[1])):
        who, title = keys.split()
        for index, person in enumerate(_two(chance, _persons()[state]), start=1):
            words[f"{who}{index}"], words[f"{title}{index}"] = person.name, person.title
    for name, state in (("host", states[2]), ("third", states[3])):
        person = chance.choice(_persons()[state])
        words[f"{name}p"], words[f"{name}t"] = person.name, person.title
    spoken = published - timedelta(days=1)
    later = published + timedelta(days=chance.randrange(10, 40))
    earlier = published - timedelta(days=chance.randrange(10, 40))
    words |= {
        "day": f"{spoken.day}日",
        "later": f"{later.month}月{later.day}日",
        "earlier": f"{earlier.month}月{earlier.day}日",
    }
    return _varied(chance, words)


def _varied(chance: random.Random, words: Mapping[str, str]) -> dict[str, str]:
    """The same people and places with other topics and numbers."""
    x, y = chance.sample(ISSUES, 2)
    city, city2 = chance.sample(CITIES, 2)
    numbers = {"n": chance.randrange(2, 12), "k": chance.randrange(2, 9), "m": chance.randrange(20, 95)}
    fresh = {"x": x, "y": y, "city": city, "city2": city2} | {
        key: str(value) for key, value in numbers.items()
    }
    return {**fresh, **words, **{key: fresh[key] for key in ("x", "y", "city2", "n", "k", "m")}}


def _two(chance: random.Random, persons: Sequence[Person]) -> list[Person]:
    return chance.sample(list(persons), 2)


@cache
def _persons() -> dict[str, list[Person]]:
    """States with at least two persons whose last post there is known."""
    found: dict[str, list[Person]] = {}
    for _, entries in schema.documents("actors/persons"):
        for entry in entries:
            roles = [role for role in entry.get("roles", ()) if str(role.get("of", "")).startswith("state:")]
            if roles:
                last: dict[str, Any] = roles[0]
                person = Person(entry["zh"][0], last["title"], last["of"])
                found.setdefault(person.state, []).append(person)
    return {state: persons for state, persons in found.items() if len(persons) > 1 and _state(state)}


@cache
def _state(state: str) -> str:
    return str(babel.Locale("zh").territories.get(state.removeprefix("state:"), ""))


def write(path: Path, count: int) -> int:
    """Write ``count`` articles as JSON Lines; the characters of their texts."""
    characters = 0
    with path.open("w", encoding="utf-8") as stream:
        for made in articles(count):
            characters += len(made["text"])
            stream.write(json.dumps(made, ensure_ascii=False) + "\n")
    return characters


if __name__ == "__main__":
    print(write(Path(sys.argv[2]), int(sys.argv[1])), "characters")
