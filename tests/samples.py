"""Facts of fourteen small articles, annotated by hand: what the tests of the later steps build on.

The articles were written for Parley about real public talks of 2025. Each is annotated by naming
the words that show a fact; `Telling` finds them in the text, so that every span is exact and a
slip in an annotation stops the tests. All kinds of records and all statuses occur.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from graph.model import (
    Absence,
    Actor,
    ActorKind,
    Article,
    Facts,
    Finder,
    Meeting,
    MeetingKind,
    Outcome,
    OutcomeStatus,
    Participant,
    Place,
    Precision,
    Role,
    Span,
    Statement,
    StatementKind,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BY = (Finder("lexicon", "by-hand"),)

# The public contract of `parley extract --format json`: fields may be added, never removed or renamed.
FIELDS = {
    "": {"article", "actors", "meetings", "statements", "outcomes"},
    "article": {"id", "url", "title", "source", "published", "language", "body", "text"},
    "actors": {"id", "kind", "name", "names", "aliases", "roles", "mentions", "by"},
    "meetings": {
        "id", "kind", "status", "start", "end", "precision", "when", "title", "place", "participants", "absent", "issues", "by", "evidence",
    },
    "statements": {
        "id", "speaker", "co_speakers", "addressees", "kind", "cue", "text", "start", "end", "quotes", "date", "meeting", "within",
        "issues", "mentions", "by", "evidence",
    },
    "outcomes": {"meeting", "text", "start", "end", "status", "by", "evidence"},
}  # fmt: skip

# What the gazetteer would say of these actors: id -> names by language tag.
NAMES: Mapping[str, Mapping[str, str]] = {
    "state:US": {"en": "United States", "zh": "美国"},
    "state:RU": {"en": "Russia", "zh": "俄罗斯"},
    "state:UA": {"en": "Ukraine", "zh": "乌克兰"},
    "state:CN": {"en": "China", "zh": "中国"},
    "state:TR": {"en": "Türkiye", "zh": "土耳其"},
    "state:IR": {"en": "Iran", "zh": "伊朗"},
    "state:OM": {"en": "Oman", "zh": "阿曼"},
    "state:SA": {"en": "Saudi Arabia", "zh": "沙特"},
    "org:eu": {"en": "European Union", "zh": "欧盟"},
    "org:un": {"en": "United Nations", "zh": "联合国"},
    "person:marco-rubio": {"en": "Marco Rubio", "zh": "鲁比奥"},
    "person:steve-witkoff": {"en": "Steve Witkoff", "zh": "威特科夫"},
    "person:sergey-lavrov": {"en": "Sergey Lavrov", "zh": "拉夫罗夫"},
    "person:yuri-ushakov": {"en": "Yuri Ushakov", "zh": "乌沙科夫"},
    "person:donald-trump": {"en": "Donald Trump", "zh": "特朗普"},
    "person:vladimir-putin": {"en": "Vladimir Putin", "zh": "普京"},
    "person:volodymyr-zelenskyy": {"en": "Volodymyr Zelenskyy", "zh": "泽连斯基"},
    "person:faisal-bin-farhan": {"en": "Faisal bin Farhan", "zh": "费萨尔"},
    "person:he-lifeng": {"en": "He Lifeng", "zh": "何立峰"},
    "person:xi-jinping": {"en": "Xi Jinping", "zh": "习近平"},
    "person:scott-bessent": {"en": "Scott Bessent", "zh": "贝森特"},
    "person:jamieson-greer": {"en": "Jamieson Greer", "zh": "格里尔"},
    "person:guo-jiakun": {"en": "Guo Jiakun", "zh": "郭嘉昆"},
    "person:vladimir-medinsky": {"en": "Vladimir Medinsky", "zh": "梅金斯基"},
    "person:rustem-umerov": {"en": "Rustem Umerov", "zh": "乌梅罗夫"},
    "person:hakan-fidan": {"en": "Hakan Fidan", "zh": "费丹"},
    "person:abbas-araghchi": {"en": "Abbas Araghchi", "zh": "阿拉格齐"},
    "person:badr-albusaidi": {"en": "Badr Albusaidi", "zh": "巴德尔"},
    "person:kaja-kallas": {"en": "Kaja Kallas", "zh": "卡拉斯"},
}


@dataclass
class Telling:
    """One article under annotation; words are found by searching its text."""

    id: str
    published: str | None
    title: str
    source: str
    text: str
    language: str = "zh-Hans"
    actors: list[Actor] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def find(self, words: str) -> Span:
        """The first place of these words; they must be there."""
        start = self.text.index(words)
        return Span(start, start + len(words), words)

    def every(self, words: str) -> tuple[Span, ...]:
        """All places of these words, sorted; they must be there."""
        found, at = [self.find(words)], self.text.index(words) + len(words)
        while (at := self.text.find(words, at)) >= 0:
            found.append(Span(at, at + len(words), words))
            at += len(words)
        return tuple(found)

    def actor(self, id: str, name: str, *forms: str, roles: Sequence[tuple[str, str | None, str]] = (), pronoun: str | None = None, implied: bool = False) -> None:
        """Somebody, by name and further forms; ``roles`` are (title, of, words that show it)."""
        words = (name, *forms, *([pronoun] if pronoun else []))
        mentions = () if implied else tuple(sorted({span for form in words for span in self.every(form)}))
        posts = tuple(Role(title, of, (self.find(words),)) for title, of, words in roles)
        kinds = {"state": "state", "org": "organization", "person": "person", "group": "group"}
        kind = ActorKind(kinds[id.split(":")[0]])
        self.actors.append(Actor(id, kind, name, NAMES.get(id, {}), tuple(sorted(forms)), posts, mentions, _BY))

    def meeting(
        self, key: str, kind: str, status: str, shown: str, sides: Mapping[str, Sequence[str]], *,
        start: str | None = None, end: str | None = None, precision: str | None = None, when: str | None = None,
        place: tuple[str, str | None, str | None] | None = None, roles: Mapping[str, str] | None = None,
        absent: Mapping[str, str | None] | None = None, issues: Sequence[str] = (), more: Sequence[str] = (),
    ) -> str:
        """A meeting shown by the words ``shown`` (and ``more``); returns its id. ``sides``: party -> who sat there for it."""
        evidence = tuple(self.find(words) for words in (shown, *more))
        id = f"meeting:{self.id}-{key}"
        table = tuple(
            Participant(actor, side, (roles or {}).get(actor), self._shows(actor, evidence))
            for side, people in sides.items() for actor in (people or (side,))
        )
        venue = None
        if place is not None:
            venue = Place(place[0], place[1], place[2], (self.find(place[1] or place[0]),))
        known = "unknown" if start is None else {4: "year", 7: "month"}.get(len(start), "day")
        gone = tuple(Absence(actor, reason, self._shows(actor, evidence)) for actor, reason in (absent or {}).items())
        self.meetings.append(
            Meeting(
                id, MeetingKind(kind), Status(status), start, end, Precision(precision or known), shown[:24],
                (self.find(when),) if when else (), venue, table, gone, tuple(sorted(issues)), _BY, evidence,
            )
        )
        return id

    def _shows(self, actor: str, evidence: tuple[Span, ...]) -> tuple[Span, ...]:
        """The mentions of an actor inside the evidence, else the evidence itself."""
        mentions = next(a.mentions for a in self.actors if a.id == actor)
        inside = tuple(m for m in mentions if any(e.start <= m.start and m.end <= e.end for e in evidence))
        return inside or evidence

    def says(
        self, speaker: str, cue: str, content: str, sentence: str, *, kind: str = "indirect", quotes: Sequence[str] = (),
        date: str | None = None, meeting: str | None = None, within: str | None = None, to: Sequence[str] = (),
        others: Sequence[str] = (), issues: Sequence[str] = (), mentions: Sequence[str] = (),
    ) -> str:
        """A statement with these words as content; returns its id."""
        span, shown = self.find(content), self.find(sentence)
        parts = tuple((self.find(q).start, self.find(q).end) for q in quotes)
        id = f"statement:{self.id}-{len(self.statements) + 1}"
        self.statements.append(
            Statement(
                id, speaker, tuple(others), tuple(to), StatementKind(kind), cue, content, span.start, span.end, parts,
                date, meeting, within, tuple(issues), tuple(mentions), _BY, (shown,),
            )
        )
        return id

    def outcome(self, meeting: str | None, content: str, status: str, *more: str) -> None:
        """An outcome with these words as content; ``more`` restate it."""
        span = self.find(content)
        evidence = (span, *(self.find(words) for words in more))
        self.outcomes.append(Outcome(meeting, content, span.start, span.end, OutcomeStatus(status), _BY, evidence))

    def facts(self) -> Facts:
        """All of it, sorted as extraction sorts."""
        article = Article(
            self.id, f"https://example.org/{self.id}", self.title, self.source, self.published, self.language,
            ((0, len(self.text)),), self.text, f"/news/{self.id}.txt",
        )
        return Facts(
            article, tuple(sorted(self.actors, key=lambda actor: actor.id)), tuple(self.meetings),
            tuple(self.statements), tuple(self.outcomes), "samples",
        )


def riyadh_told_in_simplified() -> Facts:
    t = Telling(
        "riyadh-hans", "2025-02-19", "美俄在利雅得会谈，乌克兰未获邀请", "环球观察",
        "美俄在利雅得会谈，乌克兰未获邀请\n"
        "美国与俄罗斯代表团周二（2月18日）在沙特首都利雅得的德拉伊耶宫举行会谈，讨论如何结束俄乌战争。"
        "美国国务卿鲁比奥和总统特使威特科夫，与俄罗斯外交部长拉夫罗夫、总统助理乌沙科夫出席。乌克兰没有获邀参加。\n"
        "拉夫罗夫说：“谈话非常有益，我们不只是在听，而且听见了对方。”鲁比奥形容这是“漫长而艰难旅程的第一步”。\n"
        "双方同意恢复各自使馆的正常运作。\n"
        "特朗普与普京上周通了电话，乌沙科夫说，两国总统可能举行会晤，但日期未定。"
        "一名不愿具名的欧洲外交官警告说，任何协议都不能绕过乌克兰。\n",
    )
    t.actor("state:US", "美国")
    t.actor("state:RU", "俄罗斯")
    t.actor("state:UA", "乌克兰")
    t.actor("state:SA", "沙特")
    t.actor("person:marco-rubio", "鲁比奥", roles=[("国务卿", "state:US", "美国国务卿鲁比奥")])
    t.actor("person:steve-witkoff", "威特科夫", roles=[("总统特使", "state:US", "总统特使威特科夫")])
    t.actor("person:sergey-lavrov", "拉夫罗夫", roles=[("外交部长", "state:RU", "俄罗斯外交部长拉夫罗夫")])
    t.actor("person:yuri-ushakov", "乌沙科夫", roles=[("总统助理", "state:RU", "总统助理乌沙科夫")])
    t.actor("person:donald-trump", "特朗普", roles=[("总统", "state:US", "两国总统")])
    t.actor("person:vladimir-putin", "普京", roles=[("总统", "state:RU", "两国总统")])
    t.actor("group:eu-diplomat", "一名不愿具名的欧洲外交官", "欧洲外交官")
    talks = t.meeting(
        "talks", "talks", "held",
        "美国与俄罗斯代表团周二（2月18日）在沙特首都利雅得的德拉伊耶宫举行会谈，讨论如何结束俄乌战争。",
        {"state:US": ["person:marco-rubio", "person:steve-witkoff"], "state:RU": ["person:sergey-lavrov", "person:yuri-ushakov"]},
        start="2025-02-18", when="周二（2月18日）", place=("利雅得", "德拉伊耶宫", "state:SA"),
        absent={"state:UA": "没有获邀"}, issues=["ceasefire"],
        more=["美国国务卿鲁比奥和总统特使威特科夫，与俄罗斯外交部长拉夫罗夫、总统助理乌沙科夫出席。乌克兰没有获邀参加。"],
    )
    t.meeting(
        "call", "phone_call", "held", "特朗普与普京上周通了电话",
        {"state:US": ["person:donald-trump"], "state:RU": ["person:vladimir-putin"]},
        start="2025-02-10", end="2025-02-16", precision="week", when="上周",
    )
    summit = t.meeting(
        "summit", "summit", "proposed", "两国总统可能举行会晤",
        {"state:US": ["person:donald-trump"], "state:RU": ["person:vladimir-putin"]},
    )
    t.says(
        "person:sergey-lavrov", "说", "谈话非常有益，我们不只是在听，而且听见了对方。",
        "拉夫罗夫说：“谈话非常有益，我们不只是在听，而且听见了对方。”", kind="direct", date="2025-02-18", meeting=talks,
    )
    t.says(
        "person:marco-rubio", "形容", "这是“漫长而艰难旅程的第一步”", "鲁比奥形容这是“漫长而艰难旅程的第一步”。",
        kind="mixed", quotes=["漫长而艰难旅程的第一步"], date="2025-02-18", meeting=talks,
    )
    t.says("person:yuri-ushakov", "说", "两国总统可能举行会晤，但日期未定", "乌沙科夫说，两国总统可能举行会晤，但日期未定。", meeting=summit)
    t.says(
        "group:eu-diplomat", "警告", "任何协议都不能绕过乌克兰", "一名不愿具名的欧洲外交官警告说，任何协议都不能绕过乌克兰。",
        mentions=["state:UA"],
    )
    t.outcome(talks, "恢复各自使馆的正常运作", "agreed")
    return t.facts()


def riyadh_told_in_traditional() -> Facts:
    t = Telling(
        "riyadh-hant", "2025-02-18", "美俄外長利雅德會談", "島嶼新聞",
        "美俄外長利雅德會談\n"
        "美國國務卿盧比歐18日在利雅德與俄羅斯外長拉夫羅夫會談，沙烏地阿拉伯外交大臣費瑟作為東道主在座。"
        "盧比歐表示，雙方將任命高層團隊，就停火展開工作。\n"
        "克里姆林宮此前說，川普與普丁2月12日通話一個半小時。\n"
        "烏克蘭總統澤倫斯基說：「沒有我們參與的談判，結果我們不會承認。」\n"
        "雙方宣布任命高層談判團隊。\n",
        language="zh-Hant",
    )
    t.actor("state:US", "美國")
    t.actor("state:RU", "俄羅斯", "克里姆林宮")
    t.actor("state:UA", "烏克蘭")
    t.actor("state:SA", "沙烏地阿拉伯")
    t.actor("person:marco-rubio", "盧比歐", roles=[("國務卿", "state:US", "美國國務卿盧比歐")])
    t.actor("person:sergey-lavrov", "拉夫羅夫", roles=[("外長", "state:RU", "俄羅斯外長拉夫羅夫")])
    t.actor("person:faisal-bin-farhan", "費瑟", roles=[("外交大臣", "state:SA", "沙烏地阿拉伯外交大臣費瑟")])
    t.actor("person:donald-trump", "川普")
    t.actor("person:vladimir-putin", "普丁")
    t.actor("person:volodymyr-zelenskyy", "澤倫斯基", roles=[("總統", "state:UA", "烏克蘭總統澤倫斯基")])
    talks = t.meeting(
        "talks", "talks", "held", "美國國務卿盧比歐18日在利雅德與俄羅斯外長拉夫羅夫會談，沙烏地阿拉伯外交大臣費瑟作為東道主在座。",
        {"state:US": ["person:marco-rubio"], "state:RU": ["person:sergey-lavrov"], "state:SA": ["person:faisal-bin-farhan"]},
        start="2025-02-18", when="18日", place=("利雅德", None, "state:SA"),
        roles={"person:faisal-bin-farhan": "host"}, issues=["ceasefire"],
    )
    t.meeting(
        "call", "phone_call", "held", "川普與普丁2月12日通話一個半小時",
        {"state:US": ["person:donald-trump"], "state:RU": ["person:vladimir-putin"]}, start="2025-02-12", when="2月12日",
    )
    t.says(
        "person:marco-rubio", "表示", "雙方將任命高層團隊，就停火展開工作", "盧比歐表示，雙方將任命高層團隊，就停火展開工作。",
        date="2025-02-18", meeting=talks, issues=["ceasefire"],
    )
    t.says("state:RU", "說", "川普與普丁2月12日通話一個半小時", "克里姆林宮此前說，川普與普丁2月12日通話一個半小時。", mentions=["person:donald-trump", "person:vladimir-putin"])
    t.says(
        "person:volodymyr-zelenskyy", "說", "沒有我們參與的談判，結果我們不會承認。", "烏克蘭總統澤倫斯基說：「沒有我們參與的談判，結果我們不會承認。」",
        kind="direct", meeting=talks,
    )
    t.outcome(talks, "任命高層談判團隊", "announced")
    return t.facts()


def jeddah_without_a_year() -> Facts:
    t = Telling(
        "jeddah", None, "美乌吉达会谈", "中东时报",
        "美乌吉达会谈\n"
        "3月11日，美国国务卿鲁比奥与乌克兰国防部长乌梅罗夫在沙特吉达举行会谈。鲁比奥在会谈后告诉记者，球现在在俄罗斯一边。"
        "乌克兰表示愿意接受30天停火。\n",
    )
    t.actor("state:US", "美国")
    t.actor("state:RU", "俄罗斯")
    t.actor("state:UA", "乌克兰")
    t.actor("state:SA", "沙特")
    t.actor("person:marco-rubio", "鲁比奥", roles=[("国务卿", "state:US", "美国国务卿鲁比奥")])
    t.actor("person:rustem-umerov", "乌梅罗夫", roles=[("国防部长", "state:UA", "乌克兰国防部长乌梅罗夫")])
    t.actor("group:reporters", "记者")
    talks = t.meeting(
        "talks", "talks", "held", "3月11日，美国国务卿鲁比奥与乌克兰国防部长乌梅罗夫在沙特吉达举行会谈。",
        {"state:US": ["person:marco-rubio"], "state:UA": ["person:rustem-umerov"]},
        start="--03-11", when="3月11日", precision="day", place=("吉达", None, "state:SA"), issues=["ceasefire"],
    )
    t.says(
        "person:marco-rubio", "告诉", "球现在在俄罗斯一边", "鲁比奥在会谈后告诉记者，球现在在俄罗斯一边。",
        meeting=talks, to=["group:reporters"], mentions=["state:RU"],
    )
    t.says("state:UA", "表示", "愿意接受30天停火", "乌克兰表示愿意接受30天停火。", meeting=talks, issues=["ceasefire"])
    return t.facts()


def muscat_through_a_mediator() -> Facts:
    t = Telling(
        "muscat", "2025-04-13", "美伊在马斯喀特间接谈判", "海湾新闻",
        "美伊在马斯喀特间接谈判\n"
        "美国特使威特科夫与伊朗外长阿拉格齐4月12日在阿曼首都马斯喀特举行间接谈判，阿曼外交大臣巴德尔居间传话。"
        "阿拉格齐说，气氛具有建设性，并称威特科夫也表示希望尽快达成协议。\n"
        "双方商定4月19日举行第二轮谈判。巴德尔感谢双方的“友好气氛”。伊朗随员雷扎·卡里米说，核问题之外的话题没有谈。\n",
    )
    t.actor("state:US", "美国")
    t.actor("state:IR", "伊朗")
    t.actor("state:OM", "阿曼")
    t.actor("person:steve-witkoff", "威特科夫", roles=[("特使", "state:US", "美国特使威特科夫")])
    t.actor("person:abbas-araghchi", "阿拉格齐", roles=[("外长", "state:IR", "伊朗外长阿拉格齐")])
    t.actor("person:badr-albusaidi", "巴德尔", roles=[("外交大臣", "state:OM", "阿曼外交大臣巴德尔")])
    t.actor("person:x-reza-karimi", "雷扎·卡里米", roles=[("随员", "state:IR", "伊朗随员雷扎·卡里米")])
    talks = t.meeting(
        "talks", "talks", "held", "美国特使威特科夫与伊朗外长阿拉格齐4月12日在阿曼首都马斯喀特举行间接谈判，阿曼外交大臣巴德尔居间传话。",
        {"state:US": ["person:steve-witkoff"], "state:IR": ["person:abbas-araghchi"], "state:OM": ["person:badr-albusaidi"]},
        start="2025-04-12", when="4月12日", place=("马斯喀特", None, "state:OM"),
        roles={"person:badr-albusaidi": "mediator"}, issues=["nuclear-programme"],
    )
    t.meeting(
        "second", "talks", "planned", "双方商定4月19日举行第二轮谈判。", {"state:US": [], "state:IR": []},
        start="2025-04-19", when="4月19日", issues=["nuclear-programme"],
    )
    outer = t.says(
        "person:abbas-araghchi", "说", "气氛具有建设性，并称威特科夫也表示希望尽快达成协议",
        "阿拉格齐说，气氛具有建设性，并称威特科夫也表示希望尽快达成协议。", date="2025-04-12", meeting=talks, mentions=["person:steve-witkoff"],
    )
    t.says(
        "person:steve-witkoff", "表示", "希望尽快达成协议", "阿拉格齐说，气氛具有建设性，并称威特科夫也表示希望尽快达成协议。",
        date="2025-04-12", meeting=talks, within=outer,
    )
    t.says("person:badr-albusaidi", "感谢", "感谢双方的“友好气氛”", "巴德尔感谢双方的“友好气氛”。", kind="mixed", quotes=["友好气氛"], meeting=talks)
    t.says("person:x-reza-karimi", "说", "核问题之外的话题没有谈", "伊朗随员雷扎·卡里米说，核问题之外的话题没有谈。", meeting=talks, issues=["nuclear-programme"])
    t.outcome(talks, "4月19日举行第二轮谈判", "agreed")
    return t.facts()


def muscat_told_again() -> Facts:
    t = Telling(
        "muscat-short", "2025-04-12", "阿曼斡旋美伊谈判", "波斯湾快讯",
        "阿曼斡旋美伊谈判\n"
        "美国与伊朗4月12日在马斯喀特举行间接谈判。伊朗代表团成员卡里米对本报说，谈判持续了两个半小时。\n",
    )
    t.actor("state:US", "美国")
    t.actor("state:IR", "伊朗")
    t.actor("state:OM", "阿曼")
    t.actor("person:x-karimi", "卡里米", roles=[("代表团成员", "state:IR", "伊朗代表团成员卡里米")])
    talks = t.meeting(
        "talks", "talks", "held", "美国与伊朗4月12日在马斯喀特举行间接谈判。", {"state:US": [], "state:IR": []},
        start="2025-04-12", when="4月12日", place=("马斯喀特", None, "state:OM"),
    )
    t.says("person:x-karimi", "说", "谈判持续了两个半小时", "伊朗代表团成员卡里米对本报说，谈判持续了两个半小时。", meeting=talks)
    return t.facts()


def tariff_talks_denied() -> Facts:
    t = Telling(
        "denial", "2025-04-24", "中方否认与美方就关税谈判", "北方日报",
        "中方否认与美方就关税谈判\n"
        "中国外交部发言人郭嘉昆4月24日说，中美双方并没有就关税问题进行磋商或谈判。特朗普当天则称，“他们今天上午开了会”。\n"
        "原定4月23日在伦敦举行的美英乌外长会谈已经推迟。\n",
    )
    t.actor("state:CN", "中国", "中方")
    t.actor("state:US", "美方")
    t.actor("state:GB", "英国", implied=True)
    t.actor("state:UA", "乌克兰", implied=True)
    t.actor("person:guo-jiakun", "郭嘉昆", roles=[("外交部发言人", "state:CN", "中国外交部发言人郭嘉昆")])
    t.actor("person:donald-trump", "特朗普")
    denied = t.meeting(
        "tariffs", "talks", "denied", "中美双方并没有就关税问题进行磋商或谈判", {"state:CN": [], "state:US": []}, issues=["tariffs"],
    )
    t.meeting(
        "london", "talks", "postponed", "原定4月23日在伦敦举行的美英乌外长会谈已经推迟。",
        {"state:US": [], "state:GB": [], "state:UA": []}, start="2025-04-23", when="4月23日", place=("伦敦", None, "state:GB"),
    )
    t.says(
        "person:guo-jiakun", "说", "中美双方并没有就关税问题进行磋商或谈判", "中国外交部发言人郭嘉昆4月24日说，中美双方并没有就关税问题进行磋商或谈判。",
        date="2025-04-24", meeting=denied, issues=["tariffs"],
    )
    t.says(
        "person:donald-trump", "称", "他们今天上午开了会", "特朗普当天则称，“他们今天上午开了会”。", kind="direct", date="2025-04-24", meeting=denied,
    )
    return t.facts()


def geneva_planned() -> Facts:
    t = Telling(
        "geneva-plan", "2025-05-07", "何立峰将赴瑞士与贝森特会谈", "北方日报",
        "何立峰将赴瑞士与贝森特会谈\n"
        "中国国务院副总理何立峰定于5月10日在瑞士与美国财政部长贝森特举行经贸会谈。中国商务部发言人说，谈判必须建立在平等的基础上。\n",
    )
    t.actor("state:CN", "中国")
    t.actor("state:US", "美国")
    t.actor("state:CH", "瑞士")
    t.actor("org:cn-commerce", "中国商务部", "商务部")
    t.actor("group:commerce-spokesperson", "中国商务部发言人", "商务部发言人")
    t.actor("person:he-lifeng", "何立峰", roles=[("国务院副总理", "state:CN", "中国国务院副总理何立峰")])
    t.actor("person:scott-bessent", "贝森特", roles=[("财政部长", "state:US", "美国财政部长贝森特")])
    talks = t.meeting(
        "talks", "talks", "planned", "中国国务院副总理何立峰定于5月10日在瑞士与美国财政部长贝森特举行经贸会谈。",
        {"state:CN": ["person:he-lifeng"], "state:US": ["person:scott-bessent"]},
        start="2025-05-10", when="5月10日", place=("瑞士", None, "state:CH"), issues=["trade"],
    )
    t.says("group:commerce-spokesperson", "说", "谈判必须建立在平等的基础上", "中国商务部发言人说，谈判必须建立在平等的基础上。", meeting=talks)
    return t.facts()


def geneva_held() -> Facts:
    t = Telling(
        "geneva-held", "2025-05-12", "中美日内瓦联合声明", "环球观察",
        "中美日内瓦联合声明\n"
        "中国副总理何立峰与美国财长贝森特、贸易代表格里尔5月10日至11日在日内瓦举行会谈。双方同意在90天内把关税各下调115个百分点。"
        "贝森特与格里尔说，双方都不希望脱钩。何立峰说：“会谈取得了实质性进展。”\n",
    )
    t.actor("state:CN", "中国")
    t.actor("state:US", "美国")
    t.actor("person:he-lifeng", "何立峰", roles=[("副总理", "state:CN", "中国副总理何立峰")])
    t.actor("person:scott-bessent", "贝森特", roles=[("财长", "state:US", "美国财长贝森特")])
    t.actor("person:jamieson-greer", "格里尔", roles=[("贸易代表", "state:US", "贸易代表格里尔")])
    talks = t.meeting(
        "talks", "talks", "held", "中国副总理何立峰与美国财长贝森特、贸易代表格里尔5月10日至11日在日内瓦举行会谈。",
        {"state:CN": ["person:he-lifeng"], "state:US": ["person:scott-bessent", "person:jamieson-greer"]},
        start="2025-05-10", end="2025-05-11", when="5月10日至11日", place=("日内瓦", None, "state:CH"), issues=["tariffs", "trade"],
    )
    t.actor("state:CH", "瑞士", implied=True)
    t.says(
        "person:scott-bessent", "说", "双方都不希望脱钩", "贝森特与格里尔说，双方都不希望脱钩。", others=["person:jamieson-greer"], meeting=talks, issues=["trade"],
    )
    t.says("person:he-lifeng", "说", "会谈取得了实质性进展。", "何立峰说：“会谈取得了实质性进展。”", kind="direct", meeting=talks)
    t.outcome(talks, "在90天内把关税各下调115个百分点", "agreed")
    return t.facts()


def istanbul_first_round() -> Facts:
    t = Telling(
        "istanbul-may", "2025-05-17", "俄乌三年来首次直接谈判", "海峡新报",
        "俄乌三年来首次直接谈判\n"
        "俄罗斯与乌克兰代表团5月16日在伊斯坦布尔的多尔玛巴赫切宫举行直接谈判，土耳其外长费丹主持。"
        "俄方由总统助理梅金斯基率领，乌方由国防部长乌梅罗夫率领。普京没有到场。\n"
        "双方商定各释放1000名战俘。梅金斯基说，俄方准备继续接触。乌梅罗夫说，下一步应是两国领导人会晤。\n",
    )
    t.actor("state:RU", "俄罗斯", "俄方")
    t.actor("state:UA", "乌克兰", "乌方")
    t.actor("state:TR", "土耳其")
    t.actor("person:vladimir-medinsky", "梅金斯基", roles=[("总统助理", "state:RU", "俄方由总统助理梅金斯基率领")])
    t.actor("person:rustem-umerov", "乌梅罗夫", roles=[("国防部长", "state:UA", "乌方由国防部长乌梅罗夫率领")])
    t.actor("person:hakan-fidan", "费丹", roles=[("外长", "state:TR", "土耳其外长费丹")])
    t.actor("person:vladimir-putin", "普京")
    t.actor("person:volodymyr-zelenskyy", "泽连斯基", implied=True)
    talks = t.meeting(
        "talks", "talks", "held", "俄罗斯与乌克兰代表团5月16日在伊斯坦布尔的多尔玛巴赫切宫举行直接谈判，土耳其外长费丹主持。",
        {"state:RU": ["person:vladimir-medinsky"], "state:UA": ["person:rustem-umerov"], "state:TR": ["person:hakan-fidan"]},
        start="2025-05-16", when="5月16日", place=("伊斯坦布尔", "多尔玛巴赫切宫", "state:TR"),
        roles={"person:hakan-fidan": "mediator"}, absent={"person:vladimir-putin": "没有到场"}, issues=["ceasefire", "prisoner-exchange"],
        more=["俄方由总统助理梅金斯基率领，乌方由国防部长乌梅罗夫率领。普京没有到场。"],
    )
    t.meeting(
        "leaders", "summit", "proposed", "下一步应是两国领导人会晤",
        {"state:RU": ["person:vladimir-putin"], "state:UA": ["person:volodymyr-zelenskyy"]},
    )
    t.says("person:vladimir-medinsky", "说", "俄方准备继续接触", "梅金斯基说，俄方准备继续接触。", date="2025-05-16", meeting=talks)
    t.says("person:rustem-umerov", "说", "下一步应是两国领导人会晤", "乌梅罗夫说，下一步应是两国领导人会晤。", date="2025-05-16", meeting=talks)
    t.outcome(talks, "各释放1000名战俘", "agreed")
    return t.facts()


def istanbul_second_round() -> Facts:
    t = Telling(
        "istanbul-june", "2025-06-03", "俄乌第二轮谈判未就停火达成一致", "环球观察",
        "俄乌第二轮谈判未就停火达成一致\n"
        "俄罗斯和乌克兰6月2日在伊斯坦布尔举行第二轮直接谈判，乌梅罗夫与梅金斯基分别率团，费丹主持。双方未能就停火达成一致。"
        "乌克兰总统泽连斯基要求对俄罗斯实施新的制裁。欧盟外交与安全政策高级代表卡拉斯表示，欧盟将支持乌克兰。\n",
    )
    t.actor("state:RU", "俄罗斯")
    t.actor("state:UA", "乌克兰")
    t.actor("state:TR", "土耳其", implied=True)
    t.actor("org:eu", "欧盟")
    t.actor("person:vladimir-medinsky", "梅金斯基")
    t.actor("person:rustem-umerov", "乌梅罗夫")
    t.actor("person:hakan-fidan", "费丹")
    t.actor("person:volodymyr-zelenskyy", "泽连斯基", roles=[("总统", "state:UA", "乌克兰总统泽连斯基")])
    t.actor("person:kaja-kallas", "卡拉斯", roles=[("外交与安全政策高级代表", "org:eu", "欧盟外交与安全政策高级代表卡拉斯")])
    talks = t.meeting(
        "talks", "talks", "held", "俄罗斯和乌克兰6月2日在伊斯坦布尔举行第二轮直接谈判，乌梅罗夫与梅金斯基分别率团，费丹主持。",
        {"state:RU": ["person:vladimir-medinsky"], "state:UA": ["person:rustem-umerov"], "state:TR": ["person:hakan-fidan"]},
        start="2025-06-02", when="6月2日", place=("伊斯坦布尔", None, "state:TR"),
        roles={"person:hakan-fidan": "mediator"}, issues=["ceasefire"],
    )
    t.says(
        "person:volodymyr-zelenskyy", "要求", "对俄罗斯实施新的制裁", "乌克兰总统泽连斯基要求对俄罗斯实施新的制裁。", issues=["sanctions"], mentions=["state:RU"],
    )
    t.says("person:kaja-kallas", "表示", "欧盟将支持乌克兰", "欧盟外交与安全政策高级代表卡拉斯表示，欧盟将支持乌克兰。", mentions=["org:eu", "state:UA"])
    t.outcome(talks, "就停火达成一致", "failed")
    return t.facts()


def london_under_way() -> Facts:
    t = Telling(
        "london", "2025-06-10", "中美經貿磋商在倫敦進入第二天", "島嶼新聞",
        "中美經貿磋商在倫敦進入第二天\n"
        "中美經貿會談6月9日在倫敦蘭卡斯特府開始，10日仍在進行，何立峰與貝森特率團。習近平與川普6月5日通了電話。"
        "川普說，談判進展順利，他有望今年訪問中國。\n",
        language="zh-Hant",
    )
    t.actor("state:CN", "中國")
    t.actor("state:US", "美國", implied=True)
    t.actor("state:GB", "英國", implied=True)
    t.actor("person:he-lifeng", "何立峰")
    t.actor("person:scott-bessent", "貝森特")
    t.actor("person:xi-jinping", "習近平")
    t.actor("person:donald-trump", "川普", pronoun="他")
    talks = t.meeting(
        "talks", "talks", "ongoing", "中美經貿會談6月9日在倫敦蘭卡斯特府開始，10日仍在進行，何立峰與貝森特率團。",
        {"state:CN": ["person:he-lifeng"], "state:US": ["person:scott-bessent"]},
        start="2025-06-09", end="2025-06-10", when="6月9日", place=("倫敦", "蘭卡斯特府", "state:GB"), issues=["trade"],
    )
    t.meeting(
        "call", "phone_call", "held", "習近平與川普6月5日通了電話。",
        {"state:CN": ["person:xi-jinping"], "state:US": ["person:donald-trump"]}, start="2025-06-05", when="6月5日",
    )
    t.meeting(
        "visit", "visit", "proposed", "他有望今年訪問中國", {"state:US": ["person:donald-trump"], "state:CN": []},
        start="2025", when="今年", place=("中國", None, "state:CN"),
    )
    t.says("person:donald-trump", "說", "談判進展順利，他有望今年訪問中國", "川普說，談判進展順利，他有望今年訪問中國。", meeting=talks)
    return t.facts()


def budapest_planned() -> Facts:
    t = Telling(
        "budapest-plan", "2025-10-17", "特朗普与普京将在布达佩斯会晤", "环球观察",
        "特朗普与普京将在布达佩斯会晤\n"
        "美国总统特朗普与俄罗斯总统普京在通话后敲定将在匈牙利首都布达佩斯举行峰会，日期未公布。\n",
    )
    _presidents(t)
    t.meeting(
        "summit", "summit", "planned", "美国总统特朗普与俄罗斯总统普京在通话后敲定将在匈牙利首都布达佩斯举行峰会",
        {"state:US": ["person:donald-trump"], "state:RU": ["person:vladimir-putin"]}, place=("布达佩斯", None, "state:HU"), issues=["ceasefire"],
    )
    return t.facts()


def budapest_cancelled() -> Facts:
    t = Telling(
        "budapest-off", "2025-10-23", "布达佩斯峰会取消", "北方日报",
        "布达佩斯峰会取消\n"
        "美国总统特朗普宣布，取消与俄罗斯总统普京在匈牙利布达佩斯的峰会。联合国表示遗憾。\n",
    )
    _presidents(t)
    t.actor("org:un", "联合国")
    summit = t.meeting(
        "summit", "summit", "cancelled", "取消与俄罗斯总统普京在匈牙利布达佩斯的峰会",
        {"state:US": ["person:donald-trump"], "state:RU": ["person:vladimir-putin"]}, place=("布达佩斯", None, "state:HU"),
    )
    t.says(
        "person:donald-trump", "宣布", "取消与俄罗斯总统普京在匈牙利布达佩斯的峰会",
        "美国总统特朗普宣布，取消与俄罗斯总统普京在匈牙利布达佩斯的峰会。", meeting=summit, mentions=["person:vladimir-putin"],
    )
    t.says("org:un", "表示", "遗憾", "联合国表示遗憾。", meeting=summit)
    return t.facts()


def _presidents(t: Telling) -> None:
    t.actor("state:US", "美国")
    t.actor("state:RU", "俄罗斯")
    t.actor("state:HU", "匈牙利")
    t.actor("person:donald-trump", "特朗普", roles=[("总统", "state:US", "美国总统特朗普")])
    t.actor("person:vladimir-putin", "普京", roles=[("总统", "state:RU", "俄罗斯总统普京")])


def no_meeting_at_all() -> Facts:
    t = Telling(
        "no-meeting", "2025-05-20", "欧盟通过新一轮对俄制裁", "海湾新闻",
        "欧盟通过新一轮对俄制裁\n欧盟外交与安全政策高级代表卡拉斯5月20日宣布，“第17轮对俄制裁已经通过”。\n",
    )
    t.actor("org:eu", "欧盟")
    t.actor("state:RU", "俄罗斯", implied=True)
    t.actor("person:kaja-kallas", "卡拉斯", roles=[("外交与安全政策高级代表", "org:eu", "欧盟外交与安全政策高级代表卡拉斯")])
    t.says(
        "person:kaja-kallas", "宣布", "第17轮对俄制裁已经通过", "欧盟外交与安全政策高级代表卡拉斯5月20日宣布，“第17轮对俄制裁已经通过”。",
        kind="direct", date="2025-05-20", issues=["sanctions"], mentions=["state:RU"],
    )
    return t.facts()


ALL = (
    riyadh_told_in_simplified,
    riyadh_told_in_traditional,
    jeddah_without_a_year,
    muscat_through_a_mediator,
    muscat_told_again,
    tariff_talks_denied,
    geneva_planned,
    geneva_held,
    istanbul_first_round,
    istanbul_second_round,
    london_under_way,
    budapest_planned,
    budapest_cancelled,
    no_meeting_at_all,
)


@cache
def facts() -> tuple[Facts, ...]:
    """The facts of all sample articles, in the order written here."""
    return tuple(telling() for telling in ALL)
