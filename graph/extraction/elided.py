"""An encounter of which somebody is left out → who it must be: the speaker, whom the sentence is about.

鲁比奥说，将与拉夫罗夫会谈              鲁比奥
王毅抵达莫斯科，随后会见拉夫罗夫        王毅
自8月会见普京以来，特朗普…             特朗普
经过两天磋商，政府与反对派达成协议      政府 and 反对派
王毅同阮富仲会谈，李强总理会见          阮富仲 again
访华进行磋商                            with 中国
白宫发言人莱维特说，将与俄方会谈        the party that the spokesperson speaks for
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.vocabulary import ENCOUNTER, PAUSE, Use, vocabulary, word_set
from graph.extraction.drafts import sides_of
from graph.extraction.subjects import attends, clause_start, clause_subject, topic, topic_list
from graph.extraction.titles import is_outlet
from graph.model import MeetingKind

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast
    from graph.extraction.cues import Frame
    from graph.extraction.discourse import Discourse
    from graph.extraction.parties import Parties
    from graph.extraction.phrases import Subject
    from graph.extraction.triggers import Trigger

# How many tokens the noun for a session of named talks has: 第五轮六方会谈第二阶段会议.
_NOUN = 8


class Elided:
    """Fills in the parties left out in one article."""

    def __init__(self, analysis: Analysis, cast: Cast, discourse: Discourse) -> None:
        self.analysis = analysis
        self.cast = cast
        self.discourse = discourse
        self._last_met: tuple[str, ...] = ()
        self._last_hosts: tuple[str, ...] = ()

    def fill_in(
        self, who: Parties, trigger: Trigger, sentence: Sentence, first: int, said: list[Frame]
    ) -> None:
        """Fill in a subject left out: the speaker, or whom the sentence is about."""
        if who.spoken_of:
            return
        if not who.actors:
            self._reach(who, trigger, sentence, first)
        received = who.hosts if trigger.kind is MeetingKind.VISIT else ()  # 对甲国和乙国进行访问
        acting = any(id_ not in who.objects and id_ not in received for id_ in who.actors)
        if acting and self._guests(who, trigger):
            return
        sides = sides_of(self.cast, who)
        bodies = ("group:", "org:") if trigger.kind is MeetingKind.CONFERENCE else "group:"
        # 利比亚各派谈判, 北约国家开会
        among = len(sides) == 1 and sides[0].startswith(bodies) and not who.objects
        attending = word_set("encounters", "accompany")  # 访日后前往马来西亚，出席东盟外长会议
        among = among and not any(
            token.text in attending for token in self.analysis.tokens[first : trigger.at]
        )
        if (acting and (len(sides) >= 2 or among)) or not (trigger.verb or who.actors):
            return
        if not (trigger.verb or who.objects or self._light_before(trigger)):
            return
        missing = (self._sender(id_) for id_ in self._left_out(who, trigger, sentence, first, said))
        who.actors = {id_: sentence.first for id_ in missing if id_ not in who.actors} | who.actors

    def others(
        self, who: Parties, trigger: Trigger, sentence: Sentence, before: Trigger | None, said: list[Frame]
    ) -> None:
        """Fill in the other parties: three told before, the guest received before, the state visited."""
        self._named_by_the_talks(who, trigger)
        self._counted(who, trigger, sentence)
        self._inviting(who, trigger, sentence, before)
        self._agreed(who, trigger, sentence)
        self._received(who, trigger)
        self._on_visit(who, trigger, before)
        self._listed(who, trigger, before)
        self._attending(who, trigger, sentence, said)

    def met(self, who: Parties) -> None:
        """Remember who met, for the next encounter."""
        self._last_met = tuple(who.actors) or self._last_met

    def _named_by_the_talks(self, who: Parties, trigger: Trigger) -> None:
        """第五轮六方会谈第二阶段会议: the parties that the name of the talks tells."""
        if who.actors or trigger.definite:
            return
        tokens = self.analysis.tokens
        talks: dict[str, list[str]] = vocabulary().data["encounters"]["named_talks"]
        for here in range(trigger.at, max(trigger.at - _NOUN, -1), -1):
            for side in talks.get(tokens[here].text, ()):
                self.cast.imply(side)
                who.add(side, trigger.at)
            if here and tokens[here - 1].end != tokens[here].start:
                return

    def _counted(self, who: Parties, trigger: Trigger, sentence: Sentence) -> None:
        """随后又举行三方会谈: those whom the sentence has told to meet one another, if they are three."""
        word = self.analysis.tokens[trigger.at].text
        if word[:2] not in word_set("function", "trilateral") or sides_of(self.cast, who):
            return
        near: dict[str, int] = {}
        for at in self.discourse.told(sentence.first, trigger.at):
            for id_ in self.discourse.rosters[self.discourse.meetings[at]][0]:
                near.setdefault(id_, at)
        if len({self.cast.side(id_) for id_ in near}) == 3:
            who.actors.update(near)

    def _inviting(
        self, who: Parties, trigger: Trigger, sentence: Sentence, before: Trigger | None
    ) -> None:
        """应王毅邀请，甲和乙将赴云南举行会晤: whoever invites them meets them."""
        if trigger.kind not in (MeetingKind.TALKS, MeetingKind.MEETING) or who.objects:
            return
        tokens, invites = self.analysis.tokens, word_set("encounters", "invites_formally")
        opens = next((at for at in range(sentence.first, trigger.at) if tokens[at].text == "应"), trigger.at)
        closes = next((at for at in range(opens, trigger.at) if tokens[at].text in invites), opens)
        sides = set(sides_of(self.cast, who))
        if before is not None and before.at > closes:
            return  # 应甲邀请，乙将访问丙，赴丁主持会议
        for at in range(opens, closes):
            id_ = self.cast.at.get(at, "")
            if self.cast.is_person(id_) and self.cast.side(id_) not in sides:
                who.add(id_, at)

    def _agreed(self, who: Parties, trigger: Trigger, sentence: Sentence) -> None:
        """甲与乙签署宣言，并敲定8月8日展开谈判: what they agree on is between the two who have just met."""
        told = self.discourse.told(sentence.first, trigger.at)
        if who.objects or not told:
            return
        named = set(sides_of(self.cast, who))
        if len(named) > 1:
            return
        sides = self.discourse.rosters[self.discourse.meetings[told[-1]]][1]
        agreeing = word_set("outcomes", "agreeing")
        between = self.analysis.tokens[told[-1] + 1 : trigger.at]
        if len(sides) == 2 and named < set(sides) and any(token.text in agreeing for token in between):
            for side in sides:
                if side not in named:
                    self.cast.imply(side)
                    who.add(side, trigger.at)

    def _received(self, who: Parties, trigger: Trigger) -> None:
        """王毅同他会谈，李强总理会见: an object left out is the guest of the encounter before."""
        for id_ in self._guests(who, trigger):
            who.add(id_, trigger.at)
            who.objects.append(id_)

    def _guests(self, who: Parties, trigger: Trigger) -> list[str]:
        """Whom the encounter before received, where the object of another reception is left out."""
        word = self.analysis.tokens[trigger.at].text
        if not trigger.verb or who.objects or word not in word_set("encounters", "receives"):
            return []
        hosts = {self.cast.side(id_) for id_ in who.actors}
        if len(hosts) != 1:
            return []
        persons = (id_ for id_ in self._last_met if self.cast.is_person(id_))
        return [id_ for id_ in persons if self.cast.side(id_) not in hosts]

    def _listed(self, who: Parties, trigger: Trigger, before: Trigger | None) -> None:
        """王毅主持中俄对话、中柬委员会会议: whoever is at the first of a list is at the others too."""
        if before is None or before.verb or trigger.verb or any(map(self.cast.is_person, who.actors)):
            return
        joins, sides = Use.LIST | Use.CONJUNCTION, set(sides_of(self.cast, who))
        if len(sides) > 1 and self.analysis.tokens[before.at + 1].uses & joins:
            for id_ in self._last_met:
                if self.cast.is_person(id_) and self.cast.side(id_) in sides:
                    who.add(id_, trigger.at)

    def _attending(self, who: Parties, trigger: Trigger, sentence: Sentence, said: list[Frame]) -> None:
        """王毅将访问南非，赴法国主持中法对话: whom the sentence is about."""
        tokens, first = self.analysis.tokens, clause_start(self.analysis, trigger.at, sentence.first)
        sides = set(sides_of(self.cast, who))
        named = any(map(self.cast.is_person, who.actors))
        if trigger.verb or first == sentence.first or len(sides) < 2 or named or who.spoken_of:
            return
        if not all(first <= at < trigger.at for at in who.actors.values()):
            return  # not of its own noun: 两人通电话，同意启动谈判
        verb = attends(tokens, first, trigger.at)
        start = first + 2 if tokens[first].text in word_set("encounters", "goes") else first
        if verb == trigger.at or topic(self.analysis, self.cast, start, verb) is not None:
            return
        floor = max((frame.cue + 1 for frame in said if frame.cue < first), default=sentence.first)
        floor = _behind_invitation(tokens, max(floor, self._opens(sentence, first)), first)
        about = topic(self.analysis, self.cast, floor, first)
        for id_ in topic_list(self.analysis, self.cast, about, first) if about is not None else ():
            if self.cast.is_person(id_) and self.cast.side(id_) in sides:
                who.actors = {id_: sentence.first} | who.actors

    def _on_visit(self, who: Parties, trigger: Trigger, before: Trigger | None) -> None:
        """访华进行贸易磋商: without another side the talks are with the state visited."""
        visit = before is not None and before.kind is MeetingKind.VISIT
        if visit and trigger.kind in (MeetingKind.TALKS, MeetingKind.MEETING):
            sides = sides_of(self.cast, who)
            for host in self._last_hosts if len(sides) == 1 else ():
                if host not in sides:
                    who.add(host, trigger.at)
        self._last_hosts = tuple(who.hosts) if trigger.kind is MeetingKind.VISIT else self._last_hosts

    def _reach(self, who: Parties, trigger: Trigger, sentence: Sentence, first: int) -> None:
        """经过三轮谈判，甲与乙达成协议: who reaches something behind the pause has been through it.

        在视频峰会上，甲、乙和丙商定 too.
        """
        tokens = self.analysis.tokens
        through = word_set("encounters", "through")
        went = any(token.text in through for token in tokens[first : trigger.at])
        behind = tokens[trigger.at + 1].text if trigger.at + 1 < sentence.last else ""
        sat = not trigger.verb and behind in word_set("encounters", "sat_at")
        if not went and not sat:
            return
        pause = next((at for at in range(trigger.at + 1, sentence.last) if tokens[at].uses & Use.COMMA), None)
        if pause is None or pause > trigger.at + 4:
            return
        about = topic(self.analysis, self.cast, pause + 1, sentence.last)
        if about is None:
            return
        end = next((at for at in range(about.last, sentence.last) if tokens[at].uses & PAUSE), sentence.last)
        ids = topic_list(self.analysis, self.cast, about, end) if about.ids else ()
        ids = ids or self.discourse.resolve(about.pronoun or "", about.first)
        for id_ in ids if went or len({self.cast.side(id_) for id_ in ids}) > 1 else ():
            who.add(id_, about.first)

    def _left_out(
        self, who: Parties, trigger: Trigger, sentence: Sentence, first: int, said: list[Frame]
    ) -> list[str]:
        spoken = [frame for frame in said if frame.cue < trigger.at]
        if spoken:
            subject = spoken[-1].subject
            acting = any(id_ not in who.objects and id_ not in who.hosts for id_ in who.actors)
            if first <= spoken[-1].cue or acting:
                return []
            about = topic(self.analysis, self.cast, spoken[-1].cue + 1, trigger.at)
            if (
                about is not None
                and about.ids
                and about.last < trigger.at
                and not set(about.ids) & set(who.actors)
            ):
                return self._acting(about, who, trigger)
            plain = subject is not None and subject.pronoun is None
            return list(subject.ids if subject is not None and plain else self.discourse.last_speakers)
        about = topic(self.analysis, self.cast, self._opens(sentence, trigger.at), trigger.at)
        if about is not None and about.ids and is_outlet(about.ids[0]):
            behind = self._behind_frame(who, trigger, sentence)
            if behind:
                return behind  # 路透社报道，自8月会见普京以来，特朗普…
        if about is not None:
            if about.ids:
                return self._acting(about, who, trigger)
            found = self.discourse.resolve(about.pronoun or "", about.first)
            if found:
                return list(found)
        behind = self._behind_frame(who, trigger, sentence)
        if behind:
            return behind
        person = self.discourse.last_person
        return [] if person is None or self._speaks_for_others(person) else [person]

    def _opens(self, sentence: Sentence, at: int) -> int:
        """甲访问乙；丙访问丁: where the last part of a sentence begins that has a topic of its own."""
        tokens = self.analysis.tokens
        parts = (here + 1 for here in range(at - 1, sentence.first, -1) if tokens[here].text == "；")
        last = next(parts, sentence.first)
        return last if topic(self.analysis, self.cast, last, at) is not None else sentence.first

    def _acting(self, about: Subject, who: Parties, trigger: Trigger) -> list[str]:
        """A topic with those joined to it, but of 甲与乙会谈后，又会见丙 only 甲, who has met 乙."""
        ids = list(topic_list(self.analysis, self.cast, about, trigger.at))
        visit = trigger.kind is MeetingKind.VISIT
        if len(ids) != len(about.ids) + 1 or not (who.objects or visit):
            return ids
        tokens, visits = self.analysis.tokens, word_set("encounters", "kinds", "visit")
        between = tokens[about.last : trigger.at]
        after = word_set("function", "localizers", "posterior")
        ends = (at for at, token in enumerate(between) if token.uses & PAUSE or token.text in after)
        end = next(ends, len(between))
        met = any(token.uses & ENCOUNTER and token.text not in visits for token in between[:end])
        jointly = any(token.text in word_set("function", "jointly") for token in between[end:])
        return list(about.ids) if met and end < len(between) and not jointly else ids

    def _behind_frame(self, who: Parties, trigger: Trigger, sentence: Sentence) -> list[str]:
        """自8月在安克雷奇会见普京以来，特朗普…: who acts behind the frame met him."""
        tokens = self.analysis.tokens
        behind = range(trigger.at + 1, sentence.last)
        comma = next((at for at in behind if tokens[at].uses & Use.COMMA), None)
        if comma is None or not tokens[comma - 1].uses & Use.FRAME_END:
            return []
        end = next((at for at in range(comma + 1, sentence.last) if tokens[at].uses & PAUSE), sentence.last)
        about = clause_subject(self.analysis, self.cast, comma + 1, end)
        if about is None or about.pronoun is not None:
            return []
        met = {self.cast.side(id_) for id_ in who.actors}
        return [id_ for id_ in about.ids if self.cast.is_person(id_) and self.cast.side(id_) not in met]

    def _speaks_for_others(self, id_: str) -> bool:
        return not word_set("titles", "speakers").isdisjoint(self.cast.posts(id_))

    def _sender(self, id_: str) -> str:
        """A spokesperson does not meet anybody: the party spoken for does."""
        draft = self.cast.drafts[id_]
        if not self.cast.is_person(id_) or not self._speaks_for_others(id_) or draft.side is None:
            return id_
        self.cast.imply(draft.side)
        return draft.side

    def _light_before(self, trigger: Trigger) -> bool:
        return any(
            token.uses & Use.LIGHT for token in self.analysis.tokens[max(0, trigger.at - 5) : trigger.at]
        )


def _behind_invitation(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Behind 应甲邀请 at the head of a clause; else ``first``."""
    invites = word_set("encounters", "invites_formally")
    if first < last and tokens[first].text in word_set("encounters", "invited_opens"):
        return next((at + 1 for at in range(first, last) if tokens[at].text in invites), first)
    return first
