"""A sentence of its own → who was at the meeting at hand too, and in which role.

会谈由阿曼斡旋                       阿曼 mediates
联合国特使彼得森主持会谈             chairs for an international body: mediates too
俄方代表团由梅津斯基率领             heads a delegation
土耳其和伊朗代表团团长分别是A和B     the n-th head stands for the n-th party
沃尔兹和威特科夫参加会谈             take part
参加会谈的有A、B和C                  every person of the list
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, beginnings, openings, vocabulary, word_set
from graph.extraction.absences import absences, begins
from graph.extraction.asides import inside_phrase
from graph.extraction.drafts import roster
from graph.extraction.scope import clause_end
from graph.extraction.subjects import clause_start, subject
from graph.model import ActorKind, MeetingKind, Status

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.extraction.absences import Absence
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse
    from graph.extraction.drafts import Draft

_ENCOUNTER = Use.MEET_NOUN | Use.MEET_VERB
# How many meetings told last somebody may be absent from.
_RECENT = 12
# Kinds that need no mediator and no delegation, and with a meeting those at which nobody else is missed.
_DIRECT = frozenset({MeetingKind.VISIT, MeetingKind.PHONE_CALL})
_OF_TWO = _DIRECT | {MeetingKind.MEETING}


class Attendance:
    """Adds to a draft whom one sentence tells to have been there, and takes out whom it tells to have not."""

    def __init__(self, analysis: Analysis, cast: Cast, discourse: Discourse) -> None:
        self.analysis = analysis
        self.cast = cast
        self.discourse = discourse
        self._gone: set[int] = set()

    def read(self, drafts: list[Draft], number: int, sentence: Sentence) -> None:
        """Read one sentence; the draft of that number is the meeting at hand at its end."""
        self._gone = set()
        for gone in absences(self.analysis, self.cast, self.discourse, sentence):
            self._leave_out(drafts, gone, sentence)
        self._seat(drafts[number], sentence)
        self.discourse.rosters[number] = roster(self.cast, drafts[number])

    def _seat(self, draft: Draft, sentence: Sentence) -> None:
        near = self._tells(draft, sentence.first, sentence.last) or self._goes_on(draft, sentence)
        tokens, words = self.analysis.tokens, _words()
        for at in self.analysis.inside(sentence):
            word = tokens[at].text
            if word in words or word.endswith("团长"):
                self._read_word(draft, at, sentence, near=near)

    def _read_word(self, draft: Draft, at: int, sentence: Sentence, *, near: bool) -> None:
        word = self.analysis.tokens[at].text
        if near and begins(self.analysis.tokens, at, beginnings("encounters", "mediate")) is not None:
            self._mediate(draft, at, sentence)
        elif word in word_set("encounters", "members"):
            self._listed(draft, at, sentence)
        elif near and word in word_set("encounters", "chairs"):
            self._chair(draft, at, sentence)
        elif word in word_set("encounters", "delegation_verbs"):
            self._head_delegation(draft, at, sentence)
        elif self._opens_heads(at) and at not in self.cast.at:
            self._named_heads(draft, at, sentence)
        elif near and word in word_set("encounters", "seated_verbs"):
            self._seat_side(draft, at, sentence)
        elif near and word in word_set("encounters", "invites"):
            self._invite(draft, at, sentence)
        elif word in word_set("encounters", "signs"):
            self._sign(draft, at, sentence)
        elif word in word_set("encounters", "accompany") and near:
            self._attend(draft, at, sentence)

    # -- those who stay away ---------------------------------------------------------------------------

    def _leave_out(self, drafts: list[Draft], gone: Absence, sentence: Sentence) -> None:
        self._gone.update(range(gone.at, gone.end))
        draft = self._missed(drafts, gone, sentence) if gone.who else None
        if draft is None:
            return
        for id_, span in gone.who:
            if self.cast.drafts[id_].kind is not ActorKind.GROUP:
                draft.people.pop(id_, None)
                draft.absent.setdefault(id_, span)
        self.discourse.rosters[draft.number] = roster(self.cast, draft)

    def _missed(self, drafts: list[Draft], gone: Absence, sentence: Sentence) -> Draft | None:
        """The meeting that somebody stays away from: told behind the words, by its noun, or before."""
        tokens, discourse = self.analysis.tokens, self.discourse
        stop = clause_end(tokens, self.cast, gone.at, sentence.last)
        behind = discourse.told(gone.end, stop)
        if behind:
            return drafts[discourse.meetings[behind[0]]]
        newest = [drafts[number] for number in discourse.newest(gone.at, _RECENT)]
        if gone.place is not None:
            near = list(reversed(drafts)) if gone.by_place else newest
            placed = _of_many([one for one in near if one.place and one.place.name == gone.place])
            if placed is not None or gone.by_place:
                return placed
        kinds = {vocabulary().kinds.get(token.text) for token in tokens[gone.end : stop]} - {None}
        named = next((draft for draft in newest if draft.kind in kinds), None)
        return named or self._told_here(drafts, gone.at, sentence) or _of_many(newest)

    def _told_here(self, drafts: list[Draft], at: int, sentence: Sentence) -> Draft | None:
        """The meeting of the sentence: the last before a token, else the first behind it."""
        here = self.discourse.told(sentence.first, sentence.last)
        before = [told for told in here if told < at]
        nearest = before[-1:] or here[:1]
        return drafts[self.discourse.meetings[nearest[0]]] if nearest else None

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
        if draft.kind in _DIRECT:
            return
        for id_ in self._beside(draft, at, sentence):
            draft.people.setdefault(id_, self.analysis.span(at, at + 1))
            draft.roles[id_] = "mediator"

    def _chair(self, draft: Draft, at: int, sentence: Sentence) -> None:
        """Who chairs for an international body mediates; who chairs in the name of a state is the host."""
        chairs = self._beside(draft, at, sentence)
        alone = len({self.cast.side(id_) for id_ in chairs}) == 1
        for id_ in chairs:
            draft.people.setdefault(id_, self.analysis.span(at, at + 1))
            if alone:
                hosts = (self.cast.side(id_) or "").startswith("state:")
                draft.roles[id_] = "host" if hosts else "mediator"

    def _beside(self, draft: Draft, at: int, sentence: Sentence) -> list[str]:
        """The actors that mediate: right before the verb, from 在, 由 or 通过 on."""
        tokens, cast = self.analysis.tokens, self.cast
        clause = clause_start(self.analysis, at, sentence.first)
        backwards = range(at - 1, clause - 1, -1)
        opens = word_set("encounters", "mediate_opens")
        thanked = (here for here in backwards if tokens[here].text in opens or tokens[here].uses & Use.CUE)
        opener = next(thanked, clause - 1)
        found: list[str] = []
        for here in range(opener + 1, at):
            ids: tuple[str, ...] = (cast.at[here],) if here in cast.at else ()
            if tokens[here].uses & Use.PRONOUN:
                ids = self.discourse.resolve(tokens[here].text, here)
            if cast.phrase.get(here, here) > opener and not inside_phrase(self.analysis, cast, here):
                found.extend(id_ for id_ in ids if cast.side(id_) is not None)
        sides = {cast.side(id_) for id_ in found if cast.is_person(id_)}
        told = [id_ for id_ in found if cast.is_person(id_) or cast.side(id_) not in sides]
        return told or self._described(draft, at, sentence)

    def _described(self, draft: Draft, at: int, sentence: Sentence) -> list[str]:
        """主持谈判的联合国特使甲, 居间斡旋的挪威外长乙: the person behind 的."""
        tokens = self.analysis.tokens
        here = at + 1
        if here < sentence.last and tokens[here].uses & _ENCOUNTER:
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
                self._join(draft, id_, at, sentence)

    # -- delegations -----------------------------------------------------------------------------------

    def _head_delegation(self, draft: Draft, at: int, sentence: Sentence) -> None:
        who = subject(self.analysis, self.cast, at, clause_start(self.analysis, at, sentence.first))
        for id_ in who.ids if who is not None else self._led_by(at, sentence):
            self._join(draft, id_, at, sentence)

    def _led_by(self, at: int, sentence: Sentence) -> tuple[str, ...]:
        """率领俄方代表团的总统助理梅金斯基: the one named behind the relative clause."""
        tokens, cast = self.analysis.tokens, self.cast
        near = range(at + 1, min(at + 8, sentence.last))
        of = next((here for here in near if tokens[here].text == "的"), None)
        if of is None:
            return ()
        first = of + 2 if tokens[of + 1].text in {"是", "为"} else of + 1
        heads = (here for here in range(first, min(first + 12, sentence.last)) if here in cast.at)
        person = next((here for here in heads if cast.is_person(cast.at[here])), None)
        close = person is not None and at < cast.phrase.get(person, person) <= first
        return (cast.at[person],) if person is not None and close else ()

    def _join(self, draft: Draft, id_: str, at: int, sentence: Sentence, side: str | None = None) -> None:
        """Add the head of a delegation; without a sender of its own it stands for the delegation's."""
        if not self.cast.is_person(id_):
            return
        actor, owner = self.cast.drafts[id_], self._owner(at, sentence)
        if side is not None and actor.entry is None:
            actor.side = side  # 甲国和乙国代表团团长分别是…
        actor.side = actor.side or side or owner
        sides = {self.cast.side(other) for other in draft.people} - {None}
        sent = owner is not None and owner == actor.side and draft.kind not in _DIRECT
        if actor.side is None or (len(sides) > 1 and actor.side not in sides and not sent):
            return
        draft.people.setdefault(id_, self.analysis.span(at, at + 1))
        draft.evidence.add(self.analysis.span(sentence.first, sentence.last))

    def _owner(self, at: int, sentence: Sentence) -> str | None:
        """Whose delegation a clause is about: the party right before 代表团, which the verb may lead."""
        tokens = self.analysis.tokens
        for here in range(clause_start(self.analysis, at, sentence.first), min(at + 6, sentence.last)):
            if "代表团" in tokens[here].text or tokens[here].text == "团":
                for back in range(here, max(sentence.first - 1, here - 5), -1):
                    if back in self.cast.at:
                        return self.cast.side(self.cast.at[back])
        return None

    def _opens_heads(self, at: int) -> bool:
        """代表团团长分别是, 首席代表为: who heads a side is named behind."""
        tokens = self.analysis.tokens
        word = tokens[at].text
        if word.endswith("团长"):
            return True
        if word not in word_set("titles", "negotiators"):
            return False
        follows = next((token.text for token in tokens[at + 1 : at + 3] if token.text != "分别"), "")
        return follows in {"是", "为", "由"}

    def _named_heads(self, draft: Draft, at: int, sentence: Sentence) -> None:
        """土耳其和伊朗代表团团长分别是A和B: the n-th head stands for the n-th party."""
        tokens, cast = self.analysis.tokens, self.cast
        end = clause_end(tokens, cast, at, sentence.last)
        heads = [here for here in range(at + 1, end) if tokens[here].uses & Use.PERSON and here in cast.at]
        before = range(clause_start(self.analysis, at, sentence.first), at)
        sides = (cast.side(cast.at[here]) for here in before if here in cast.at)
        owners = [side for side in sides if side is not None]
        for number, here in enumerate(heads):
            side = owners[number] if len(owners) == len(heads) else next(iter(owners), None)
            self._join(draft, cast.at[here], here, sentence, side)

    def _seat_side(self, draft: Draft, at: int, sentence: Sentence) -> None:
        """坐在谈判桌前的，韩方是甲和乙: the persons right behind sit for the side right before."""
        tokens, cast = self.analysis.tokens, self.cast
        side = cast.side(cast.at[at - 1]) if at and at - 1 in cast.at else None
        if side is None or not (tokens[at - 1].tag == "side" or tokens[at - 1].text.endswith("方面")):
            return
        for here in range(at + 1, sentence.last):
            if tokens[here].uses & (Use.COMMA | Use.STOP | Use.CUE):
                return
            if here in cast.at and cast.is_person(cast.at[here]) and cast.side(cast.at[here]) in (side, None):
                self._join(draft, cast.at[here], here, sentence, side)

    # -- attendants ------------------------------------------------------------------------------------

    def _attend(self, draft: Draft, at: int, sentence: Sentence) -> None:
        """陪同会见, 参加会谈: persons named before the verb."""
        tokens = self.analysis.tokens
        if not self._of_encounter(at):
            return
        who = subject(self.analysis, self.cast, at, clause_start(self.analysis, at, sentence.first))
        if who is None:
            if any(token.text == "的" for token in tokens[at + 1 : at + 5]):
                self._listed(draft, at, sentence)
            return
        groups = all(self.cast.drafts[id_].kind is ActorKind.GROUP for id_ in who.ids)
        sent = [self.cast.at[here] for here in range(who.first, who.last) if here in self.cast.at]
        for id_ in sent if groups else who.ids:  # 埃及和苏丹的代表出席
            if self.cast.side(id_) is not None and self.cast.drafts[id_].kind is not ActorKind.GROUP:
                draft.people.setdefault(id_, self.analysis.span(who.first, who.last))
                draft.evidence.add(self.analysis.span(sentence.first, sentence.last))

    def _of_encounter(self, at: int) -> bool:
        """Whether 参加 and the like are told of an encounter, and not denied."""
        tokens = self.analysis.tokens
        if at in self._gone or any(token.uses & Use.NEGATION for token in tokens[max(0, at - 2) : at]):
            return False
        follows = tokens[at + 1 : at + 4]
        if not follows or follows[0].uses & PAUSE or tokens[at].text in word_set("encounters", "beside"):
            return True
        return any(token.uses & _ENCOUNTER for token in follows)

    def _listed(self, draft: Draft, at: int, sentence: Sentence) -> None:
        """参加会谈的有A、B和C: every person of the list."""
        tokens, opens = self.analysis.tokens, word_set("encounters", "list_verbs")
        near = range(at, min(at + 14, sentence.last))
        verb = next((here for here in near if tokens[here].text in opens), sentence.last)
        for here in range(verb + 1, sentence.last):
            id_ = self.cast.at.get(here)
            if id_ is not None and tokens[here].uses & Use.PERSON:
                self._join(draft, id_, here, sentence)


def _of_many(newest: list[Draft]) -> Draft | None:
    """The newest meeting at which somebody can be missed, else the newest."""
    return next((draft for draft in newest if draft.kind not in _OF_TWO), next(iter(newest), None))


@cache
def _words() -> frozenset[str]:
    """The words that `Attendance` reads, and what those of mediation begin with, so that all others are
    passed by.
    """
    keys = ("members", "chairs", "delegation_verbs", "accompany", "signs", "invites", "seated_verbs")
    words = word_set("titles", "negotiators") | openings(word_set("encounters", "mediate"))
    return words.union(*(word_set("encounters", key) for key in keys))
