"""Scenes made by hand for the tests of the pages: real talks of 2025 told in our own sentences, and a hostile one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from graph.views.scene import (
    ActorNode,
    Label,
    Link,
    MeetingNode,
    OutcomeNote,
    Quote,
    Scene,
    Sentence,
    Source,
    StatementNote,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class Drawing:
    """A scene under construction; quotations are found by searching the sentence for their words."""

    articles: list[Source] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    actors: list[ActorNode] = field(default_factory=list)
    meetings: list[MeetingNode] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    statements: list[StatementNote] = field(default_factory=list)
    outcomes: list[OutcomeNote] = field(default_factory=list)

    def article(self, title: str, source: str, published: str, language: str = "zh-Hans", url: str | None = None) -> int:
        number = len(self.articles)
        address = url if url is not None else f"https://example.org/{number}"
        self.articles.append(Source(f"article:{number}", title, source, published, address, language))
        return number

    def sentence(self, article: int, text: str) -> int:
        self.sentences.append(Sentence(article, text))
        return len(self.sentences) - 1

    def quote(self, sentence: int, *words: str) -> tuple[Quote, ...]:
        text = self.sentences[sentence].text
        return tuple(sorted(Quote(sentence, text.index(word), text.index(word) + len(word)) for word in words or (text,)))

    def actor(self, id: str, zh: str, en: str, *aliases: str) -> str:
        kind = {"state": "state", "org": "organization", "person": "person", "group": "group"}[id.split(":")[0]]
        self.actors.append(ActorNode(id, kind, Label(zh, en), tuple(sorted(aliases))))
        return id

    def meeting(
        self, key: str, kind: str, status: str, zh: str, en: str, start: str | None, sentence: int, words: str,
        table: Sequence[tuple[str, str | None, str]], *, end: str | None = None, precision: str = "day",
        days: tuple[str, str] | None = None, place: tuple[str, str] | None = None, venue: str | None = None,
        issues: Sequence[tuple[str, str]] = (), absent: Sequence[tuple[str, str]] = (),
    ) -> str:
        """``table`` holds (actor, side, words of the sentence)."""
        id = f"meeting:{key}"
        first, last = days or (start, end or start) if start and not start.startswith("--") else (None, None)
        sides = tuple(sorted({side or actor for actor, side, _ in table}))
        self.meetings.append(
            MeetingNode(
                id, kind, status, Label(zh, en), zh, start, end, precision, first, last,
                Label(*place) if place else None, venue, (), tuple(Label(*issue) for issue in issues), sides,
                (), (), self.quote(sentence, words),
            )
        )
        for actor, side, shown in table:
            self.links.append(Link("PARTICIPATED_IN", actor, id, side=side, quotes=self.quote(sentence, shown)))
        for actor, shown in absent:
            self.links.append(Link("ABSENT_FROM", actor, id, quotes=self.quote(sentence, shown)))
        return id

    def post(self, person: str, party: str, role: str, sentence: int, words: str) -> None:
        self.links.append(Link("REPRESENTS", person, party, roles=(role,), quotes=self.quote(sentence, words)))

    def says(self, speaker: str, text: str, sentence: int, *, cue: str = "表示", date: str | None = None, meeting: str | None = None) -> None:
        id = f"statement:{len(self.statements)}"
        self.statements.append(StatementNote(id, text, "indirect", cue, date, (speaker,), (), meeting, self.quote(sentence, text)))

    def scene(self, found: int | None = None, cut: bool = False) -> Scene:
        order = sorted(self.meetings, key=lambda item: (item.earliest or "9999", item.id))
        return Scene(
            tuple(self.articles), tuple(self.sentences), tuple(sorted(self.actors, key=lambda item: item.id)), tuple(order),
            tuple(sorted(self.links, key=lambda item: (item.type, item.start, item.end))), tuple(self.statements),
            tuple(self.outcomes), len(order) if found is None else found, cut,
        )


def news() -> Scene:
    """Talks of 2025: every status, days, ranges, months, one without a year, one without any date."""
    d = Drawing()
    for id, zh, en in (
        ("state:US", "美国", "United States"), ("state:RU", "俄罗斯", "Russia"), ("state:UA", "乌克兰", "Ukraine"),
        ("state:CN", "中国", "China"), ("state:TR", "土耳其", "Türkiye"),
        ("state:IR", "伊朗", "Iran"), ("org:eu", "欧盟", "European Union"),
        ("person:marco-rubio", "鲁比奥", "Marco Rubio"), ("person:mike-waltz", "沃尔兹", "Mike Waltz"),
        ("person:steve-witkoff", "威特科夫", "Steve Witkoff"), ("person:sergey-lavrov", "拉夫罗夫", "Sergey Lavrov"),
        ("person:yuri-ushakov", "乌沙科夫", "Yuri Ushakov"), ("person:vladimir-medinsky", "梅金斯基", "Vladimir Medinsky"),
        ("person:rustem-umerov", "乌梅罗夫", "Rustem Umerov"), ("person:he-lifeng", "何立峰", "He Lifeng"),
        ("person:scott-bessent", "贝森特", "Scott Bessent"), ("person:jamieson-greer", "格里尔", "Jamieson Greer"),
        ("person:abbas-araghchi", "阿拉格齐", "Abbas Araghchi"), ("person:donald-trump", "特朗普", "Donald Trump"),
        ("person:vladimir-putin", "普京", "Vladimir Putin"), ("person:hakan-fidan", "费丹", "Hakan Fidan"),
    ):
        d.actor(id, zh, en)
    us, ru, ua, cn, tr, ir = (f"state:{code}" for code in ("US", "RU", "UA", "CN", "TR", "IR"))
    a = d.article("美俄在利雅得坐上谈判桌", "晨报", "2025-02-19")
    s = d.sentence(a, "美国国务卿鲁比奥、总统国家安全事务助理沃尔兹和特使威特科夫18日在利雅得德拉伊耶宫，与俄罗斯外长拉夫罗夫、总统助理乌沙科夫会谈，乌克兰没有受邀。")
    riyadh = d.meeting(
        "riyadh", "talks", "held", "利雅得会谈", "Talks · Riyadh", "2025-02-18", s, "会谈",
        [("person:marco-rubio", us, "鲁比奥"), ("person:mike-waltz", us, "沃尔兹"), ("person:steve-witkoff", us, "威特科夫"),
         ("person:sergey-lavrov", ru, "拉夫罗夫"), ("person:yuri-ushakov", ru, "乌沙科夫")],
        place=("利雅得", "Riyadh"), venue="德拉伊耶宫", issues=[("停火", "ceasefire")], absent=[(ua, "乌克兰没有受邀")],
    )
    d.post("person:marco-rubio", us, "国务卿", s, "国务卿鲁比奥")
    d.post("person:mike-waltz", us, "总统国家安全事务助理", s, "总统国家安全事务助理沃尔兹")
    d.post("person:sergey-lavrov", ru, "外长", s, "外长拉夫罗夫")
    d.post("person:yuri-ushakov", ru, "总统助理", s, "总统助理乌沙科夫")
    s = d.sentence(a, "拉夫罗夫在会后说，双方不仅听了，而且听进了对方的话。")
    d.says("person:sergey-lavrov", "双方不仅听了，而且听进了对方的话", s, cue="说", date="2025-02-18", meeting=riyadh)
    s = d.sentence(a, "鲁比奥表示，结束冲突需要各方都作出让步。")
    d.says("person:marco-rubio", "结束冲突需要各方都作出让步", s, date="2025-02-18", meeting=riyadh)
    s = d.sentence(a, "双方同意恢复各自使馆的人员编制，并任命高级别团队继续接触。")
    d.outcomes.append(OutcomeNote("outcome:1", "恢复各自使馆的人员编制", "agreed", riyadh, d.quote(s, "恢复各自使馆的人员编制")))
    s = d.sentence(a, "特朗普和普京上周12日通了电话，谈了将近一个半小时，并提出在沙特见面。")
    d.meeting("call", "phone_call", "held", "美国–俄罗斯通话", "Phone call · United States – Russia", "2025-02-12", s, "通了电话",
              [("person:donald-trump", us, "特朗普"), ("person:vladimir-putin", ru, "普京")])
    d.meeting("summit", "summit", "proposed", "沙特阿拉伯峰会", "Summit · Saudi Arabia", None, s, "提出在沙特见面",
              [("person:donald-trump", us, "特朗普"), ("person:vladimir-putin", ru, "普京")], precision="unknown", place=("沙特阿拉伯", "Saudi Arabia"))
    a = d.article("日內瓦關稅談判落幕", "港島時報", "2025-05-13", "zh-Hant")
    s = d.sentence(a, "中國副總理何立峰與美國財政部長貝森特、貿易代表格里爾5月10日至11日在日內瓦談判，同意各自降低關稅。")
    geneva = d.meeting("geneva", "talks", "held", "日内瓦会谈", "Talks · Geneva", "2025-05-10", s, "在日內瓦談判",
                       [("person:he-lifeng", cn, "何立峰"), ("person:scott-bessent", us, "貝森特"), ("person:jamieson-greer", us, "格里爾")],
                       end="2025-05-11", place=("日内瓦", "Geneva"), issues=[("关税", "tariffs")])
    d.post("person:he-lifeng", cn, "副總理", s, "副總理何立峰")
    d.post("person:scott-bessent", us, "財政部長", s, "財政部長貝森特")
    d.outcomes.append(OutcomeNote("outcome:2", "各自降低關稅", "agreed", geneva, d.quote(s, "各自降低關稅")))
    s = d.sentence(a, "中美經貿團隊定於6月在倫敦再談。")
    d.meeting("london", "talks", "planned", "伦敦会谈", "Talks · London", "2025-06", s, "定於6月在倫敦再談",
              [(cn, cn, "中"), (us, us, "美")], precision="month", days=("2025-06-01", "2025-06-30"), place=("伦敦", "London"))
    a = d.article("伊斯坦布尔：三年来第一次面对面", "晚间新闻", "2025-05-17")
    s = d.sentence(a, "俄罗斯代表团团长梅金斯基和乌克兰国防部长乌梅罗夫16日在伊斯坦布尔的多尔马巴赫切宫会谈，土耳其外长费丹主持。")
    istanbul = d.meeting("istanbul-1", "talks", "held", "伊斯坦布尔会谈", "Talks · Istanbul", "2025-05-16", s, "会谈",
                         [("person:vladimir-medinsky", ru, "梅金斯基"), ("person:rustem-umerov", ua, "乌梅罗夫")], place=("伊斯坦布尔", "Istanbul"), venue="多尔马巴赫切宫")
    d.links.append(Link("PARTICIPATED_IN", "person:hakan-fidan", istanbul, side=tr, roles=("mediator",), quotes=d.quote(s, "费丹")))
    d.post("person:hakan-fidan", tr, "外长", s, "外长费丹")
    d.post("person:rustem-umerov", ua, "国防部长", s, "国防部长乌梅罗夫")
    d.says("person:vladimir-medinsky", "第一次面对面", d.sentence(a, "梅金斯基称，这是三年来第一次面对面。"), cue="称", date="2025-05-16", meeting=istanbul)
    s = d.sentence(a, "第二轮会谈已于6月2日在同一座城市举行，梅金斯基和乌梅罗夫再次带队。")
    d.meeting("istanbul-2", "talks", "held", "伊斯坦布尔会谈", "Talks · Istanbul", "2025-06-02", s, "第二轮会谈",
              [("person:vladimir-medinsky", ru, "梅金斯基"), ("person:rustem-umerov", ua, "乌梅罗夫")], place=("伊斯坦布尔", "Istanbul"))
    a = d.article("Hopes for Budapest fade", "The Observer of Talks", "2025-10-22", "en")
    s = d.sentence(a, "Trump said the summit with Putin planned for Budapest within two weeks, by early November, was cancelled.")
    d.meeting("budapest", "summit", "cancelled", "布达佩斯峰会", "Summit · Budapest", "2025-11", s, "the summit with Putin planned for Budapest",
              [("person:donald-trump", us, "Trump"), ("person:vladimir-putin", ru, "Putin")], precision="month", days=("2025-11-01", "2025-11-30"), place=("布达佩斯", "Budapest"))
    d.says("person:donald-trump", "the summit with Putin planned for Budapest within two weeks, by early November, was cancelled", s, cue="said", date="2025-10-21")
    a = d.article("马斯喀特的间接谈判", "海湾观察", "2025-04-13")
    s = d.sentence(a, "伊朗外长阿拉格齐与美国特使威特科夫12日在马斯喀特间接谈判，下一轮19日举行；伊朗否认两人4月14日还将会面。")
    d.meeting("muscat", "talks", "held", "马斯喀特会谈", "Talks · Muscat", "2025-04-12", s, "间接谈判",
              [("person:abbas-araghchi", ir, "阿拉格齐"), ("person:steve-witkoff", us, "威特科夫")], place=("马斯喀特", "Muscat"), issues=[("核问题", "nuclear programme")])
    d.meeting("rome", "talks", "ongoing", "罗马会谈", "Talks · Rome", "2025-04-19", s, "下一轮19日举行",
              [("person:abbas-araghchi", ir, "阿拉格齐"), ("person:steve-witkoff", us, "威特科夫")], place=("罗马", "Rome"))
    d.meeting("denied", "meeting", "denied", "伊朗–美国会晤", "Meeting · Iran – United States", "2025-04-14", s, "两人4月14日还将会面",
              [("person:abbas-araghchi", ir, "阿拉格齐"), ("person:steve-witkoff", us, "威特科夫")])
    d.post("person:abbas-araghchi", ir, "外长", s, "外长阿拉格齐")
    s = d.sentence(a, "欧盟与伊朗原定2月18日的磋商推迟。")
    d.meeting("postponed", "talks", "postponed", "欧盟–伊朗会谈", "Talks · European Union – Iran", "--02-18", s, "磋商推迟", [("org:eu", "org:eu", "欧盟"), (ir, ir, "伊朗")])
    return _sided(_met(d)).scene()


def _sided(d: Drawing) -> Drawing:
    """Whom a person sat there for, where no post says so."""
    known = {(link.start, link.end) for link in d.links if link.type == "REPRESENTS"}
    for link in [link for link in d.links if link.type == "PARTICIPATED_IN"]:
        if link.side and link.side != link.start and (link.start, link.side) not in known:
            known.add((link.start, link.side))
            d.links.append(Link("REPRESENTS", link.start, link.side, quotes=link.quotes))
    return d


def _met(d: Drawing) -> Drawing:
    """MET between the sides of what was held."""
    held = {meeting.id: meeting for meeting in d.meetings if meeting.status in ("held", "ongoing")}
    pairs: dict[tuple[str, str], list[tuple[str, tuple[Quote, ...]]]] = {}
    seats = [link for link in d.links if link.type == "PARTICIPATED_IN" and link.end in held and not link.roles]
    for one in seats:
        for other in seats:
            if one.end == other.end and one.start < other.start and one.side != other.side:
                pairs.setdefault((one.start, other.start), []).append((held[one.end].start or "", held[one.end].quotes))
    for (a, b), met in pairs.items():
        days = sorted(day for day, _ in met)
        quotes = tuple(sorted({quote for _, some in met for quote in some}))
        d.links.append(Link("MET", a, b, count=len(met), first=days[0], last=days[-1], quotes=quotes))
    return d


HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(2)> href="javascript:alert(3)" {{7*7}} <!--'


def hostile() -> Scene:
    """Markup, script and bidirectional overrides wherever an article or a person may put them."""
    d = Drawing()
    a = d.article(HOSTILE, "<b>\u202eevil</b>", "2025-01-01", url="javascript:alert(4)")
    text = f"{HOSTILE} 与乙\u202e会谈\u2066，\u2028甲说“{HOSTILE}”。"
    s = d.sentence(a, text)
    d.actor("person:x-1", HOSTILE, "\u202eevil" + HOSTILE, HOSTILE)
    d.actor("state:US", "美国", "United States")
    d.meeting(
        'x"><script>alert(5)</script>', "talks", "held", HOSTILE, HOSTILE, "2025-01-02", s, "会谈",
        [("person:x-1", "state:US", "乙"), ("state:US", "state:US", "甲")], place=(HOSTILE, HOSTILE), venue=HOSTILE,
    )
    d.says("person:x-1", HOSTILE, s, cue="<i>说</i>", date="2025-01-03")
    return d.scene()


def crowded(meetings: int = 100, actors: int = 200) -> Scene:
    """A large picture: every meeting joins four actors of a ring, a week after the one before."""
    d = Drawing()
    a = d.article("大会", "通讯社", "2025-01-01")
    for number in range(actors):
        d.actor(f"person:n{number:03}", f"代表{number}", f"Delegate {number}")
    for number in range(meetings):
        s = d.sentence(a, f"第{number}场会谈，四位代表在城市{number}见面，会后没有发表声明，各方将继续保持接触。")
        day = (date(2024, 1, 1) + timedelta(days=number * 5)).isoformat()
        table = [(f"person:n{(number * 2 + step) % actors:03}", f"person:n{(number * 2 + step) % 6:03}", "四位代表") for step in range(4)]
        d.meeting(f"n{number:03}", "talks", "held", f"城市{number}会谈", f"Talks · City {number}", day, s, "会谈", table)
    return d.scene()
