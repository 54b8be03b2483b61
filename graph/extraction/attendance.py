"""A sentence of its own → who was at the meeting at hand too, and in which role.

会谈由阿曼斡旋                       阿曼 mediates
联合国特使彼得森主持会谈             chairs for an international body: mediates too
俄方代表团由梅津斯基率领             heads a delegation (`heads`)
沃尔兹和威特科夫参加会谈             take part
参加会谈的有A、B和C                  every person of the list
参加会谈的副外长拉万奇               the one described
何立峰在会谈中指出                   was inside (`presence`)
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.analysis.folding import fold_name
from graph.analysis.vocabulary import ENCOUNTER, PAUSE, Use, beginnings, vocabulary, word_set
from graph.extraction.absences import absences, begins
from graph.extraction.asides import inside_phrase
from graph.extraction.drafts import DIRECT, TAKES_PLACE, roster
from graph.extraction.heads import Heads
from graph.extraction.missing import missed
from graph.extraction.parties import owns
from graph.extraction.presence import present
from graph.extraction.scope import clause_end
from graph.extraction.subjects import clause_start, subject
from graph.model import ActorKind, MeetingKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.extraction.absences import Absence
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse
    from graph.extraction.drafts import Draft
    from graph.extraction.phrases import Subject

# How far behind 参加 and the like the encounter may stand.
_BEHIND = 16


class Attendance:
    """Adds to a draft whom one sentence tells to have been there, and takes out whom it tells to have not.

    Attributes:
        inside: who was seated only because he did something at a meeting, with its number.
    """

    def __init__(self, analysis: Analysis, cast: Cast, discourse: Discourse) -> None:
        self.analysis = analysis
        self.cast = cast
        self.discourse = discourse
        self.heads = Heads(analysis, cast)
        self.inside: set[tuple[int, str]] = set()
        self._gone: set[int] = set()

    def read(self, drafts: list[Draft], number: int, sentence: Sentence) -> None:
        """Read one sentence; the draft of that number is the meeting at hand at its end."""
        self._gone = set()
        for gone in absences(self.analysis, self.cast, self.discourse, sentence):
            self._leave_out(drafts, gone, sentence)
        tokens, words, heads = self.analysis.tokens, _words(), beginnings("encounters", "mediate")
        ends = word_set("titles", "delegation_heads")
        negotiators = word_set("titles", "negotiators") | word_set("encounters", "delegates")
        for at in self.analysis.inside(sentence):
            word = tokens[at].text
            told = word in words and (word not in _links() or self.heads.sits_before(at))
            headed = word[-2:] in ends or word in negotiators
            if told or word[:1] in heads or (headed and self.heads.opens(at)):
                self._read_word_of(drafts, number, at, sentence)
        for id_, at in present(self.analysis, self.cast, sentence):
            at_hand = self._attended(drafts, at, sentence) or drafts[number]
            meeting = self._sat_at(drafts, id_, at_hand)
            if meeting is not None:
                self.heads.join(meeting, id_, at, sentence)
                self.inside.add((meeting.number, id_))

    def _read_word_of(self, drafts: list[Draft], number: int, at: int, sentence: Sentence) -> None:
        if self._describes_met(at, sentence):
            return
        draft = self._attended(drafts, at, sentence) or drafts[number]
        near = self._tells(draft, sentence.first, sentence.last) or self._goes_on(draft, sentence)
        before = len(draft.people), len(draft.roles)
        self._read_word(draft, at, sentence, near=near)
        if before != (len(draft.people), len(draft.roles)):
            self.discourse.rosters[draft.number] = roster(self.cast, draft)

    def _describes_met(self, at: int, sentence: Sentence) -> bool:
        """会见前来出席会议的甲: what somebody who is met came for is another encounter."""
        tokens, told = self.analysis.tokens, self.discourse.told(sentence.first, at)[-1:]
        if not told or tokens[told[0]].text not in word_set("encounters", "transitive"):
            return False
        clause = takewhile(lambda token: not token.uses & PAUSE, tokens[told[0] + 1 : at + _BEHIND])
        return any(token.text == "的" and token.start > tokens[at].start for token in clause)

    def _sat_at(self, drafts: list[Draft], id_: str, at_hand: Draft) -> Draft | None:
        """The meeting inside which somebody acted who is not known to have been there: the first held, else
        the one at hand.
        """
        held = [one for one in drafts if one.kind not in DIRECT and one.status in TAKES_PLACE]
        likely = [one for one in (*held[:1], at_hand) if one in held and self._of_side(one, id_)]
        if any(id_ in one.people for one in (*held[:1], at_hand)):
            return None
        return next(iter(likely), None)

    def _attended(self, drafts: list[Draft], at: int, sentence: Sentence) -> Draft | None:
        """The meeting of the sentence that a word is about: behind it (参加会谈), else told before it."""
        tokens = self.analysis.tokens
        if tokens[at].text in word_set("encounters", "delegation_verbs"):
            return None
        near = range(at + 1, min(at + _BEHIND, sentence.last))
        end = next((here for here in near if tokens[here].uses & PAUSE), near.stop)
        told = self.discourse.told(at, end)[:1] or self.discourse.told(sentence.first, at)[-1:]
        return drafts[self.discourse.meetings[told[0]]] if told else None

    def _read_word(self, draft: Draft, at: int, sentence: Sentence, *, near: bool) -> None:
        word = self.analysis.tokens[at].text
        if near and begins(self.analysis.tokens, at, beginnings("encounters", "mediate")) is not None:
            self._mediate(draft, at, sentence)
        elif word in word_set("encounters", "members"):
            self._listed(draft, at, sentence)
        elif near and word in word_set("encounters", "chairs"):
            self._chair(draft, at, sentence)
        elif word in _leading():
            self.heads.head_delegation(draft, at, sentence)
        elif near and word in word_set("encounters", "stands_for") and self.heads.stands_for(at, sentence):
            for id_ in self.heads.led_by(at, sentence):
                self.heads.join(draft, id_, at, sentence)
        elif self.heads.opens(at) and at not in self.cast.at:
            self.heads.named(draft, at, sentence)
        elif near and word in word_set("encounters", "seated_verbs"):
            self.heads.seat_side(draft, at, sentence)
        elif near and word in word_set("encounters", "invites"):
            self._invite(draft, at, sentence)
        elif near and word in word_set("encounters", "dispatches"):
            self.heads.send(draft, at, sentence)
        elif word in word_set("encounters", "signs"):
            self._sign(draft, at, sentence)
        elif word in word_set("encounters", "accompany") and near:
            self._attend(draft, at, sentence)

    # -- those who stay away ---------------------------------------------------------------------------

    def _leave_out(self, drafts: list[Draft], gone: Absence, sentence: Sentence) -> None:
        self._gone.update(range(gone.at, gone.end))
        draft = missed(self.analysis, self.cast, self.discourse, drafts, gone, sentence) if gone.who else None
        if draft is None:
            return
        for id_, span in gone.who:
            if self.cast.drafts[id_].kind is not ActorKind.GROUP:
                draft.people.pop(id_, None)
                draft.absent.setdefault(id_, span)
        self.discourse.rosters[draft.number] = roster(self.cast, draft)

    def _tells(self, draft: Draft, first: int, last: int) -> bool:
        """Whether the meeting is told of between two tokens."""
        return draft.number in [self.discourse.meetings[at] for at in self.discourse.told(first, last)]

    def _goes_on(self, draft: Draft, sentence: Sentence) -> bool:
        """Whether the sentence before told the meeting: …会谈取消。两人原本都会出席。"""
        here = self.analysis.sentence_number(sentence.first)
        first = self.analysis.sentences[max(0, here - 2)].first
        return self._tells(draft, first, sentence.first)

    # -- mediators and hosts -------------------------------------------------------------------------

    def _mediate(self, draft: Draft, at: int, sentence: Sentence) -> None:
        tokens = self.analysis.tokens
        behind = tokens[at + 1].tag[:1] if at + 1 < len(tokens) else ""
        if draft.kind in DIRECT or (tokens[at - 1].text == "的" and behind in {"n", "v", "a"}):
            return  # 对美国的斡旋努力表示欢迎
        framed = at + 1 < len(tokens) and tokens[at + 1].text in word_set("function", "frame_ends")
        if framed and not any(token.uses & ENCOUNTER for token in tokens[at + 2 : sentence.last]):
            return  # 在美国斡旋下停火
        for id_ in self._beside(draft, at, sentence):
            draft.people.setdefault(id_, self.analysis.span(at, at + 1))
            draft.roles[id_] = "mediator"

    def _chair(self, draft: Draft, at: int, sentence: Sentence) -> None:
        """Who chairs for an international body mediates; who chairs in the name of a state is the host.

        A mediator who chairs stays one; of several parties who chair together none is more than a party.
        """
        if draft.kind is MeetingKind.VISIT:
            return
        chairs = self._beside(draft, at, sentence)
        parties = {self.cast.side(id_) for id_ in draft.people if id_ not in draft.roles}
        sides = {self.cast.side(id_) for id_ in chairs}
        alone = len(sides) == 1 or not sides & parties
        for id_ in chairs:
            draft.people.setdefault(id_, self.analysis.span(at, at + 1))
            if alone and draft.roles.get(id_) != "mediator":
                hosts = (self.cast.side(id_) or "").startswith("state:") and not self._mediates(id_)
                draft.roles[id_] = "host" if hosts else "mediator"

    def _mediates(self, id_: str) -> bool:
        """Whether a title of his says that somebody mediates: 调解人贾法."""
        words = word_set("encounters", "mediate")
        titles = (title for title, _ in self.cast.drafts[id_].roles)
        return any(word in fold_name(title) for title in titles for word in words)

    def _beside(self, draft: Draft, at: int, sentence: Sentence) -> list[str]:
        """The actors that mediate: right before the verb, from 在, 由 or 通过 on."""
        tokens, cast = self.analysis.tokens, self.cast
        clause = clause_start(self.analysis, at, sentence.first)
        backwards = range(at - 1, clause - 1, -1)
        opens = word_set("encounters", "mediate_opens")
        behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
        framed = behind in word_set("function", "frame_ends")
        if tokens[at].text in word_set("encounters", "chairs") and not framed:
            opens -= word_set("function", "prepositions", "locative")  # 与甲在北京共同主持
        thanked = (here for here in backwards if tokens[here].text in opens or tokens[here].uses & Use.CUE)
        opener, goes = next(thanked, clause - 1), word_set("encounters", "goes")
        found: list[str] = []
        for here in range(opener + 1, at):
            if here and tokens[here - 1].text in goes and tokens[here].uses & (Use.STATE | Use.PLACE):
                continue  # 赴法国主持会议
            ids: tuple[str, ...] = (cast.at[here],) if here in cast.at else ()
            if tokens[here].uses & Use.PRONOUN:
                ids = self.discourse.resolve(tokens[here].text, here)
            if cast.phrase.get(here, here) > opener and not inside_phrase(self.analysis, cast, here):
                found.extend(id_ for id_ in ids if cast.side(id_) is not None)
        sides = {cast.side(id_) for id_ in found if cast.is_person(id_)}
        told = [id_ for id_ in found if cast.is_person(id_) or cast.side(id_) not in sides]
        behind_with = next((here for here in backwards if tokens[here].uses & Use.WITH), opener)
        if behind_with > opener and draft.people.keys() <= set(told):  # 甲方代表团与乙国、丙国调解人
            told = [cast.at[here] for here in range(behind_with + 1, at) if cast.at.get(here) in told]
        return told or self._described(draft, at, sentence)

    def _described(self, draft: Draft, at: int, sentence: Sentence) -> list[str]:
        """主持谈判的联合国特使甲, 居间斡旋的挪威外长乙: the person behind 的."""
        tokens = self.analysis.tokens
        here = at + 1
        if here < sentence.last and tokens[here].uses & ENCOUNTER:
            here += 1
        if here >= sentence.last or tokens[here].text != "的" or self.discourse.at_hand(at) != draft.number:
            return []
        for behind in range(here + 1, min(here + 14, sentence.last)):
            id_ = self.cast.at.get(behind)
            if id_ is not None and self.cast.is_person(id_):
                return [id_]
            if tokens[behind].uses & (PAUSE | Use.CUE | Use.TIME):
                return []
        return []

    def _invite(self, draft: Draft, at: int, sentence: Sentence) -> None:
        """柏林会议将于19日举行，邀请了美国、俄罗斯等国: those invited are its parties."""
        to_come = draft.status in (Status.PLANNED, Status.PROPOSED)
        if not to_come or draft.kind not in (MeetingKind.CONFERENCE, MeetingKind.SUMMIT):
            return
        for here in range(at + 1, clause_end(self.analysis.tokens, self.cast, at, sentence.last)):
            id_ = self.cast.at.get(here)
            if id_ is None or inside_phrase(self.analysis, self.cast, here):
                continue
            if self.cast.side(id_) is not None:
                draft.people.setdefault(id_, self.analysis.span(here, here + 1))

    def _sign(self, draft: Draft, at: int, sentence: Sentence) -> None:
        """Persons who sign for the sides of the meeting at hand; a clause without any has those before it."""
        sides = {self.cast.side(id_) for id_ in draft.people}
        tokens, first = self.analysis.tokens, clause_start(self.analysis, at, sentence.first)
        if not self._signs_something(at, sentence):
            return
        with_other = any(token.uses & Use.WITH for token in tokens[first:at])
        if tokens[first].uses & Use.CONTINUING and with_other:
            return  # 与甲会面，随后与乙签署
        if not any(self.cast.is_person(self.cast.at.get(here, "")) for here in range(first, at)):
            before = clause_start(self.analysis, max(first - 1, sentence.first), sentence.first)
            other = Use.CUE | Use.NEGATION
            first = first if any(token.uses & other for token in tokens[before:at]) else before
        for here in range(first, at):
            id_ = self.cast.at.get(here)
            if id_ is not None and self.cast.side(id_) in sides:
                self.heads.join(draft, id_, at, sentence)

    def _signs_something(self, at: int, sentence: Sentence) -> bool:
        """Whether what is signed is agreed on, or not told: not 签署法令."""
        tokens, signed = self.analysis.tokens, word_set("encounters", "signed")
        behind = range(at + 1, clause_end(tokens, self.cast, at, sentence.last))
        nouns = [
            tokens[here] for here in behind if tokens[here].uses & Use.NOUN or tokens[here].text in signed
        ]
        return not nouns or any(token.text.endswith(tuple(signed)) for token in nouns)

    # -- attendants ------------------------------------------------------------------------------------

    def _attend(self, draft: Draft, at: int, sentence: Sentence) -> None:
        """陪同会见, 参加会谈: persons named before the verb."""
        if not self._of_encounter(at) or (draft.kind is MeetingKind.VISIT and self._of_sitting(at)):
            return
        if self._relative(at):
            once = any(
                token.text in word_set("encounters", "once")
                for token in self.analysis.tokens[max(0, at - 2) : at]
            )
            for id_ in self.heads.led_by(at, sentence) if not once else ():
                self._take(draft, id_, range(at, at + 1), sentence)
            self._listed(draft, at, sentence)
            return
        who = subject(self.analysis, self.cast, at, clause_start(self.analysis, at, sentence.first))
        if who is None:
            return
        for id_ in dict.fromkeys((*who.ids, *self._senders(who))):
            if self.cast.side(id_) is None:
                self._send_from_home(draft, id_, range(who.first, who.last))
            if self.cast.drafts[id_].kind is not ActorKind.GROUP:
                self._take(draft, id_, range(who.first, who.last), sentence)

    def _send_from_home(self, draft: Draft, id_: str, named: range) -> None:
        """李强会见卢拉。吴政隆参加会见: who bears a Chinese name and no title is of the home of the text."""
        at = next((here for here in named if self.cast.at.get(here) == id_), None)
        home = self.cast.home(at) if at is not None else None
        if home is not None and home in {self.cast.side(other) for other in draft.people}:
            self.cast.drafts[id_].side = home

    def _senders(self, who: Subject) -> Iterator[str]:
        """The parties inside a list that ends in people without a name: 埃及和苏丹的代表, 芬兰、瑞典外长."""
        if not any(self.cast.drafts[id_].kind is ActorKind.GROUP for id_ in who.ids):
            return
        for here in range(who.first, who.last):
            if here in self.cast.at and not inside_phrase(self.analysis, self.cast, here):
                yield self.cast.at[here]

    def _of_side(self, draft: Draft, id_: str) -> bool:
        """Whether somebody stands for a party of a meeting; of a conference he may be a party of his own."""
        sides = {self.cast.side(other) for other in draft.people}
        return self.cast.side(id_) in sides or draft.kind is MeetingKind.CONFERENCE

    def _relative(self, at: int) -> bool:
        """Whether a verb only describes who is named behind 的: 参加会谈的拉万奇, 陪同特朗普的是鲁比奥."""
        tokens = self.analysis.tokens
        near = range(at + 1, min(at + 5, len(tokens)))
        of = next((here for here in near if tokens[here].text == "的" or tokens[here].uses & PAUSE), None)
        if of is None or tokens[of].text != "的":
            return False
        described = {token.text for token in tokens[of + 1 : of + 5]}
        alone = tokens[at].text not in word_set("encounters", "accompany_only")
        return alone or not described.isdisjoint(word_set("encounters", "list_verbs"))

    def _take(self, draft: Draft, id_: str, named: range, sentence: Sentence) -> None:
        """Seat somebody who stands for a party, a new one too; ``named`` are the tokens that tell it."""
        if self.cast.side(id_) is not None and id_ not in draft.absent:
            draft.people.setdefault(id_, self.analysis.span(named.start, named.stop))
            draft.evidence.add(self.analysis.span(sentence.first, sentence.last))

    def _of_encounter(self, at: int) -> bool:
        """Whether 参加 and the like are told of an encounter, and not denied."""
        tokens = self.analysis.tokens
        if at in self._gone or any(token.uses & Use.NEGATION for token in tokens[max(0, at - 2) : at]):
            return False
        follows = tokens[at + 1 : at + 4]
        beside = word_set("encounters", "beside")
        if not follows or follows[0].uses & PAUSE or follows[0].text == "的" or tokens[at].text in beside:
            return True
        ceremonies = word_set("encounters", "ceremonies")
        return any(token.uses & ENCOUNTER or token.text in ceremonies for token in follows)

    def _of_sitting(self, at: int) -> bool:
        """Whether what somebody takes part in is no visit: 他将访华。甲也承诺参加论坛."""
        follows = self.analysis.tokens[at + 1 : at + 4]
        kinds = [vocabulary().kinds.get(token.text) for token in follows if token.uses & ENCOUNTER]
        return bool(kinds) and MeetingKind.VISIT not in kinds

    def _listed(self, draft: Draft, at: int, sentence: Sentence) -> None:
        """参加会谈的有A、B和C: every person of the list."""
        tokens, opens = self.analysis.tokens, word_set("encounters", "list_verbs")
        near = range(at, min(at + 14, sentence.last))
        verb = next((here for here in near if tokens[here].text in opens), sentence.last)
        side = self.cast.side(self.cast.at.get(at - 1, "")) if self.heads.sits_before(at) else None
        members = word_set("encounters", "members")
        rest = takewhile(lambda here: tokens[here].text not in members, range(verb + 1, sentence.last))
        for here in rest:
            id_ = self.cast.at.get(here)
            if id_ is not None and tokens[here].uses & Use.PERSON and not owns(self.analysis, here):
                self.heads.join(draft, id_, here, sentence, side)


@cache
def _links() -> frozenset[str]:
    """The verbs that seat somebody only behind a side: 韩方是甲."""
    return word_set("encounters", "seated_verbs") - word_set("encounters", "accompany")


@cache
def _words() -> frozenset[str]:
    """The words that `Attendance` reads, so that all others are passed by."""
    keys = [
        "members", "chairs", "delegation_verbs", "accompany", "signs", "invites", "seated_verbs",
        "dispatches", "stands_for", "led_by_agent",
    ]  # fmt: skip
    return frozenset().union(*(word_set("encounters", key) for key in keys))


@cache
def _leading() -> frozenset[str]:
    """The verbs of those who head a delegation."""
    return word_set("encounters", "delegation_verbs") | word_set("encounters", "led_by_agent")
