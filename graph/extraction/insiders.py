"""The parties to a conflict inside one state, by what they are → actors of the article.

委内瑞拉政府代表和反对派18日举行会谈    反对派 is that of 委内瑞拉
政府与自由亚齐运动在赫尔辛基谈判        政府 is that of 印度尼西亚, where the movement acts
反对派批评政府                          nobody new where the article tells of no such party and state
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.gazetteer import gazetteer
from graph.analysis.vocabulary import Use, vocabulary, word_set
from graph.extraction.actor_records import digest

if TYPE_CHECKING:
    from graph.analysis.records import Analysis
    from graph.extraction.cast import Cast


class Insiders:
    """Names governments and their opponents of one article, when its states are known to its cast."""

    def __init__(self, analysis: Analysis, cast: Cast) -> None:
        self.analysis = analysis
        self.cast = cast

    def read(self) -> None:
        """Let 反对派 and a bare 政府 stand for the parties they are."""
        opponents = word_set("titles", "opponents")
        opposed: set[str] = set()
        for number, token in enumerate(self.analysis.tokens):
            named = token.uses & Use.GROUP_HEAD and token.text in opponents and number not in self.cast.at
            if named and not self._apposed(number):
                opposed.update(filter(None, [self._opponent(number)]))
        homes = self._homes()
        self.cast.divided |= homes
        states = homes or opposed
        home = next(iter(states)) if len(states) == 1 else None
        if home is not None:
            for number in range(len(self.analysis.tokens)):
                self._government(number, home)
        self._senders()
        if home is not None:
            self._ministers(home)

    def _senders(self) -> None:
        """反对派首席谈判代表, 政府代表团团长: whom the bearers of such titles stand for."""
        for number, title in self.cast.titles.items():
            bearer = self.cast.drafts[self.cast.at[number]]
            inside = (self.cast.at.get(at) for at in range(title.first, title.last))
            party = next((id_ for id_ in inside if id_ and not self.cast.is_person(id_)), None)
            if party is not None and (bearer.side is None or self._insider(party)):
                bearer.side = self.cast.side(party)

    def _insider(self, id_: str) -> bool:
        """Whether an actor is a party inside a state: 反政府武装领导人 stands for it, whatever his state."""
        entry = self.cast.drafts[id_].entry
        return id_.startswith("group:") or (entry is not None and entry.sort == "nonstate")

    def _ministers(self, home: str) -> None:
        """总统梅加瓦蒂, 内政部长西陶拉: whose offices need no state where all is about one."""
        posts = word_set("titles", "of_governments")
        if self._state_of_article() != home:
            return
        for number, title in sorted(self.cast.titles.items()):
            bearer = self.cast.drafts[self.cast.at[number]]
            if bearer.side is None and title.post in posts and not self._abroad(title.first, home):
                self.cast.imply(home)
                bearer.side = home

    def _abroad(self, at: int, home: str) -> bool:
        """Whether the sentence has told of another state before a title, whose minister it may be."""
        first = self.analysis.sentences[max(0, self.analysis.sentence_number(at))].first
        named = (self.cast.at.get(here, home) for here in range(first, at))
        return any(id_ != home and id_.startswith("state:") for id_ in named)

    def _apposed(self, number: int) -> bool:
        """Whether the name of the movement follows: 反政府武装“M23运动”."""
        tokens = self.analysis.tokens
        behind = tokens[number + 1 : number + 3]
        following = next((token for token in behind if not token.uses & Use.OPEN), None)
        return following is not None and bool(following.uses & Use.ORG)

    def _opponent(self, number: int) -> str | None:
        """Note the opponents named at a token; the state in which they are, or None."""
        tokens, cast = self.analysis.tokens, self.cast
        before = number - 1
        state = cast.at.get(before) if before >= 0 and tokens[before].end == tokens[number].start else None
        if state is None or not state.startswith("state:"):
            state = self._state_of_article()
        if state is None:
            return None
        known = self._known(state)
        draft = cast.party(known or "group:" + digest(f"{state} opponents"), known is None)
        first = before if cast.at.get(before) == state else number
        draft.forms[self.analysis.span(number, number + 1).text] += 1
        draft.mentions.add(self.analysis.span(number, number + 1))
        cast.note(number, draft, first)
        return state

    def _state_of_article(self) -> str | None:
        """The state whose government the article names most, or None where it names none."""
        states = {id_: len(draft.mentions) for id_, draft in self.cast.drafts.items() if id_[:6] == "state:"}
        return max(states, key=lambda id_: (states[id_], id_), default=None)

    def _known(self, state: str) -> str | None:
        """The opposition of a state that the gazetteer lists, where it is the only one of the article."""
        told = [
            id_
            for id_, draft in self.cast.drafts.items()
            if draft.entry is not None and draft.entry.sort == "nonstate" and draft.entry.home == state
        ]
        if len(told) == 1:
            return told[0]
        entries, words = gazetteer().entries, word_set("titles", "opposition")
        named = (id_ for id_ in told if any(word in entries[id_].names["zh"] for word in words))
        return next(named, None)

    def _homes(self) -> set[str]:
        """The states in which the non-state parties of the article act."""
        entries = (draft.entry for draft in self.cast.drafts.values())
        return {entry.home for entry in entries if entry and entry.sort == "nonstate" and entry.home}

    def _of_official(self, number: int) -> str | None:
        """以色列官员表示，政府将与哈马斯谈判: the state whose official the sentence has named before 政府."""
        tokens, cast = self.analysis.tokens, self.cast
        first = self.analysis.sentences[max(0, self.analysis.sentence_number(number))].first
        said = next((here for here in range(number - 1, first, -1) if tokens[here].uses & Use.CUE), first)
        for here in range(said - 1, first - 1, -1):
            if tokens[here].uses & Use.STATE and tokens[here + 1].uses & (Use.GROUP_HEAD | Use.POST):
                return cast.at.get(here)
        return None

    def _government(self, number: int, home: str) -> None:
        tokens, cast = self.analysis.tokens, self.cast
        word = tokens[number].text
        if word not in vocabulary().data["titles"]["government"] or number in cast.at:
            return
        if number and tokens[number - 1].uses & (Use.STATE | Use.PLACE | Use.ORG | Use.MODIFIER):
            return
        home = self._of_official(number) or home
        cast.imply(home)
        cast.note(number, cast.drafts[home], number)
        cast.drafts[home].mentions.add(self.analysis.span(number, number + 1))
