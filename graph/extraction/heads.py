"""A sentence of its own → the persons who head the delegations of a meeting, each for its party.

俄方代表团由梅津斯基率领             heads it
率领俄方代表团的总统助理梅津斯基     too
土耳其和伊朗代表团团长分别是A和B     the n-th head stands for the n-th party
美方派出特使威特科夫                 sent
坐在谈判桌前的，韩方是甲和乙         sit for the party before
刘鹤月底率团来访                     nobody: a journey
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.extraction.dating import is_visit
from graph.extraction.drafts import DIRECT
from graph.extraction.parties import owns
from graph.extraction.phrases import Subject
from graph.extraction.scope import clause_end
from graph.extraction.subjects import agents, clause_start, subject, topic_list
from graph.model import MeetingKind

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.extraction.cast import Cast
    from graph.extraction.drafts import Draft

# How many words of a title no rule may know: 猛虎|政治|部门|领袖塔米尔谢凡.
_FIELD = 3
# Kinds that need no delegation.


class Heads:
    """Adds to a draft the heads of delegations of which one sentence tells."""

    def __init__(self, analysis: Analysis, cast: Cast) -> None:
        self.analysis = analysis
        self.cast = cast

    def head_delegation(self, draft: Draft, at: int, sentence: Sentence) -> None:
        behind = self.analysis.tokens[at + 1 : at + 4]
        if draft.kind is not MeetingKind.VISIT and any(is_visit(token) for token in behind):
            return  # 月底率团来访
        first = clause_start(self.analysis, at, sentence.first)
        words = word_set("encounters", "delegation_words")
        delegation = any(word in token.text for token in behind for word in words)
        by_agent = delegation or any(token.text in agents() for token in self.analysis.tokens[first:at])
        if self.analysis.tokens[at].text in word_set("encounters", "led_by_agent") and not by_agent:
            return
        who = subject(self.analysis, self.cast, at, first)
        side = self._led_for(who) if who is not None else None
        for id_ in who.ids if who is not None else self.led_by(at, sentence):
            self.join(draft, id_, at, sentence, side)

    def send(self, draft: Draft, at: int, sentence: Sentence) -> None:
        """美方派出特使威特科夫: whom a party of the meeting sends, named right behind the verb."""
        tokens, cast = self.analysis.tokens, self.cast
        heads = range(at + 1, clause_end(tokens, cast, at, sentence.last))
        person = next((here for here in heads if cast.is_person(cast.at.get(here, ""))), None)
        if person is None or cast.phrase.get(person, person) > at + 2:
            return
        sender = subject(self.analysis, cast, at, clause_start(self.analysis, at, sentence.first))
        goes = any(token.uses & (Use.MEET_VERB | Use.MEET_NOUN) for token in tokens[person + 1 : heads.stop])
        if sender is not None and sender.ids and not goes:
            side = cast.side(sender.ids[0])
            if side in {cast.side(other) for other in draft.people}:
                self.join(draft, cast.at[person], at, sentence, side)

    def _led_for(self, who: Subject) -> str | None:
        """美方由维尔加领队: the party right before 由."""
        tokens, before = self.analysis.tokens, who.first - 2
        if before < 0 or tokens[before].tag != "side" or before not in self.cast.at:
            return None
        return self.cast.side(self.cast.at[before]) if tokens[before + 1].text in agents() else None

    def led_by(self, at: int, sentence: Sentence) -> tuple[str, ...]:
        """率领俄方代表团的总统助理梅金斯基, 参加会谈的副外长拉万奇和巴盖里: those named behind 的."""
        tokens, cast = self.analysis.tokens, self.cast
        near = range(at + 1, min(at + 8, sentence.last))
        of = next((here for here in near if tokens[here].text == "的" or tokens[here].uses & PAUSE), None)
        if of is None or tokens[of].text != "的" or of + 1 >= sentence.last:
            return ()
        first = of + 2 if tokens[of + 1].text in word_set("function", "copulas") else of + 1
        heads = (here for here in range(first, min(first + 14, sentence.last)) if here in cast.at)
        person = next((here for here in heads if cast.is_person(cast.at[here])), None)
        if person is None or not at < cast.phrase.get(person, person) <= first + _FIELD:
            return ()
        begins_title = tokens[first : cast.phrase.get(person, person)]
        broken = any(
            token.uses & (PAUSE | Use.VERB | Use.CUE | Use.LIST | Use.GROUP_HEAD) for token in begins_title
        )
        if broken:
            return ()
        first_named = Subject((cast.at[person],), person, person + 1)
        named = topic_list(self.analysis, cast, first_named, sentence.last)
        return tuple(id_ for id_ in named if cast.is_person(id_))

    def join(self, draft: Draft, id_: str, at: int, sentence: Sentence, side: str | None = None) -> None:
        """Add the head of a delegation; without a sender of its own it stands for the delegation's."""
        if not self.cast.is_person(id_) or id_ in draft.absent:
            return
        actor, owner = self.cast.drafts[id_], self._owner(at, sentence)
        if side is not None and actor.entry is None:
            actor.side = side  # 甲国和乙国代表团团长分别是…
        actor.side = actor.side or side or owner
        sides = {self.cast.side(other) for other in draft.people} - {None}
        sent = owner is not None and owner == actor.side and draft.kind not in DIRECT
        if actor.side is None or (len(sides) > 1 and actor.side not in sides and not sent):
            return
        draft.people.setdefault(id_, self.analysis.span(at, at + 1))
        draft.evidence.add(self.analysis.span(sentence.first, sentence.last))

    def _owner(self, at: int, sentence: Sentence) -> str | None:
        """Whose delegation a clause is about: the party right before 代表团, which the verb may lead."""
        tokens = self.analysis.tokens
        words = word_set("encounters", "delegation_words")
        for here in range(clause_start(self.analysis, at, sentence.first), min(at + 6, sentence.last)):
            if tokens[here].text == "团" or any(word in tokens[here].text for word in words):
                for back in range(here, max(sentence.first - 1, here - 5), -1):
                    if back in self.cast.at:
                        return self.cast.side(self.cast.at[back])
        return None

    def opens(self, at: int) -> bool:
        """代表团团长分别是, 首席代表为: who heads a side is named behind."""
        tokens = self.analysis.tokens
        word = tokens[at].text
        ends = word[-2:] in word_set("titles", "delegation_heads")
        sits = word in word_set("encounters", "delegates") and self._of_party(at)
        if not (ends or sits or word in word_set("titles", "negotiators")):
            return False
        follows = next((token.text for token in tokens[at + 1 : at + 3] if not token.uses & Use.ADVERB), "")
        return follows in word_set("encounters", "seated_verbs")

    def named(self, draft: Draft, at: int, sentence: Sentence) -> None:
        """土耳其和伊朗代表团团长分别是A和B: the n-th head stands for the n-th party."""
        tokens, cast = self.analysis.tokens, self.cast
        end = clause_end(tokens, cast, at, sentence.last)
        heads = [
            here for here in range(at + 1, end)
            if tokens[here].uses & Use.PERSON and here in cast.at and not owns(self.analysis, here)
        ]  # fmt: skip
        before = range(clause_start(self.analysis, at, sentence.first), at)
        sides = (cast.side(cast.at[here]) for here in before if here in cast.at)
        owners = [side for side in sides if side is not None]
        for number, here in enumerate(heads):
            side = owners[number] if len(owners) == len(heads) else next(iter(owners), None)
            self.join(draft, cast.at[here], here, sentence, side)

    def sits_before(self, at: int) -> bool:
        """Whether 韩方 or 韩国方面 stands right before a token."""
        before = self.analysis.tokens[at - 1] if at else None
        return before is not None and (
            before.tag == "side" or before.text in word_set("function", "party_nouns")
        )

    def _of_party(self, at: int) -> bool:
        """Whether a state or its side stands right before a token: 美方代表, 美国代表."""
        before = self.cast.at.get(at - 1)
        return before is not None and not self.cast.is_person(before)

    def seat_side(self, draft: Draft, at: int, sentence: Sentence) -> None:
        """坐在谈判桌前的，韩方是甲和乙: the persons right behind sit for the side right before."""
        tokens, cast = self.analysis.tokens, self.cast
        side = cast.side(cast.at[at - 1]) if at - 1 in cast.at else None
        if side is None:
            return
        for here in range(at + 1, sentence.last):
            if tokens[here].uses & (Use.COMMA | Use.STOP | Use.CUE):
                return
            sits = here in cast.at and cast.is_person(cast.at[here]) and not owns(self.analysis, here)
            if sits and cast.side(cast.at[here]) in (side, None):
                self.join(draft, cast.at[here], here, sentence, side)

    def stands_for(self, at: int, sentence: Sentence) -> bool:
        """Whether a clause begins with 代表美方的: who does it is named behind."""
        tokens = self.analysis.tokens
        starts = clause_start(self.analysis, at, sentence.first) == at
        return starts and at + 2 < sentence.last and at + 1 in self.cast.at and tokens[at + 2].text == "的"
