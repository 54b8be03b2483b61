"""A title without a name → who bears it in the article.

俄外长 where 俄罗斯外长拉夫罗夫 is named     拉夫罗夫
泰柬外长                                     the holders of both posts, else the two states
时任外长, 一名官员                           nobody
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from graph.analysis.folding import fold_name
from graph.analysis.vocabulary import PAUSE, Use, vocabulary, word_set
from graph.extraction import titles

if TYPE_CHECKING:
    from graph.analysis.records import Analysis
if TYPE_CHECKING:
    from graph.extraction.actor_records import Draft
    from graph.extraction.cast import Cast


class Bearers:
    """Resolves the titles without a name of one article, when all its names are known to its cast."""

    def __init__(self, analysis: Analysis, cast: Cast) -> None:
        self.analysis = analysis
        self.cast = cast
        self._holders: dict[str, list[Draft]] = defaultdict(list)
        self._places: dict[str, list[int]] = defaultdict(list)

    def read(self) -> None:
        """俄外长 for 拉夫罗夫: a title without a name is a mention of the one who bears it in the article."""
        tokens = self.analysis.tokens
        self._led()
        for draft in self.cast.drafts.values():
            for post in sorted(draft.posts):
                self._holders[post].append(draft)
        for at in sorted(self.cast.at):
            self._places[self.cast.at[at]].append(at)
        head = Use.POST
        for number in [number for number, token in enumerate(tokens) if token.uses & head]:
            token = tokens[number]
            if number in self.cast.at or token.uses & Use.CUE:
                continue
            following = tokens[number + 1] if number + 1 < len(tokens) else None
            if (
                following is not None
                and following.start == token.end
                and following.uses & (Use.PERSON | Use.POST)
            ):
                continue
            title = titles.ending(self.analysis, number + 1)
            if self._several(title, number):
                continue
            surname = self._surname(title)
            if surname is None:
                bearer = self._bearer(title, number)
            else:
                bearer = self._namesake(surname, title, number)
            if bearer is not None:
                first = title.first if surname is None else min(title.first, surname)
                self.cast.note(number, self.cast.drafts[bearer], first)
                self.cast.drafts[bearer].mentions.add(self.analysis.span(first, number + 1))

    def _led(self) -> None:
        """以甲为团长的乙代表团, 由甲率领的乙代表团: who leads it stands for its party."""
        tokens, cast = self.analysis.tokens, self.cast
        leads = word_set("encounters", "leads_delegation")
        for number, token in enumerate(tokens):
            if token.text not in leads:
                continue
            before = range(number - 1, max(number - 4, -1), -1)
            leader = next((at for at in before if cast.is_person(cast.at.get(at, ""))), None)
            if leader is None or cast.side(cast.at[leader]) is not None:
                continue
            party = self._sender(number)
            if party is not None:
                cast.drafts[cast.at[leader]].side = party

    def _sender(self, number: int) -> str | None:
        """The party of the delegation behind 率领的 or 为团长的, or None."""
        tokens, cast = self.analysis.tokens, self.cast
        for at in range(number + 1, min(number + 9, len(tokens) - 1)):
            if tokens[at].uses & PAUSE:
                return None
            if at in cast.at and not cast.is_person(cast.at[at]):
                ends, sending = tokens[at + 1 : at + 6], tuple(word_set("encounters", "delegation_ends"))
                sent = any(token.text.endswith(sending) for token in ends)
                return cast.side(cast.at[at]) if sent else None
        return None

    def _surname(self, title: titles.Title) -> int | None:
        """The token of the surname right before a post: 李 in 李总理."""
        tokens, data = self.analysis.tokens, vocabulary().data["surnames"]
        at = title.head - 1
        if at < 0 or len(tokens[at].text) != 1 or tokens[at].end != tokens[title.head].start:
            return None
        before = tokens[at - 1] if at and tokens[at - 1].end == tokens[at].start else None
        known = tokens[at].text in data["chinese"] + data["korean"]
        part = tokens[at].uses & (Use.STATE | Use.OBLIQUE)
        part = part or (before is not None and before.uses & Use.PERSON)
        return at if known and not part and at >= title.first - 1 else None

    def _namesake(self, surname: int, title: titles.Title, number: int) -> str | None:
        """The holder of that surname named before: 李显龙 for 李总理; nobody else."""
        name = self.analysis.tokens[surname].text
        fitting = [
            draft
            for draft in self._holders[title.post]
            if draft.first < number and any(fold_name(form).startswith(name) for form in draft.forms)
        ]
        last = max(fitting, key=lambda draft: (self._last_before(draft, number), draft.id), default=None)
        return last.id if last is not None else None

    def _several(self, title: titles.Title, number: int) -> bool:
        """泰柬外长, 中日韩领导人.

        The holders of one post in several states, each state where nobody is named.
        """
        tokens = self.analysis.tokens
        here = number - 1
        listed = (
            word_set("encounters", "summed_up")
            | word_set("function", "pronouns", "sides")
            | word_set("function", "coordinators")
            | {"、"}
        )
        while (here > 0 and tokens[here].text in listed) or tokens[here].uses & Use.STATE:
            here -= 1
        owners = [
            self.cast.at[at]
            for at in range(here + 1, number)
            if tokens[at].uses & Use.STATE and at in self.cast.at
        ]
        if len(owners) < 2 or tokens[number].text in word_set("titles", "no_holders"):
            return False
        bearers = []
        for owner in owners:
            fitting = self._of_owner(owner, title.post)
            bearers.append(fitting[0] if len(fitting) == 1 else owner)
        self.cast.plural[number] = tuple(dict.fromkeys(bearers))
        return True

    def _of_owner(self, owner: str, post: str) -> list[str]:
        """The persons who hold a post for a party; its head for 领导人 and 元首."""
        if post not in word_set("encounters", "of_leaders"):
            return [draft.id for draft in self._holders[post] if draft.side == owner]
        heads = word_set("titles", "heads_of_state")
        return [draft.id for draft in self.cast.holders(owner, heads)]

    def _bearer(self, title: titles.Title, number: int) -> str | None:
        if title.post in word_set("titles", "common") and title.of is None:
            return None
        before = (
            number > 0 and self.analysis.tokens[title.first - 1].uses & Use.DETERMINER if title.first else 0
        )
        states = [at for at in range(title.first, number) if self.analysis.tokens[at].uses & Use.STATE]
        once = any(
            self.analysis.tokens[at].text in word_set("titles", "former") for at in range(title.first, number)
        )
        if before or once or len(states) > 1:
            return None
        fitting = [draft for draft in self._holders[title.post] if title.of is None or draft.side == title.of]
        if title.post in word_set("titles", "of_an_office"):
            fitting = [draft for draft in fitting if self._of_office(draft, title)]
        if title.of is None:
            earlier = [draft for draft in fitting if draft.first < number]
            return (
                max(earlier, key=lambda draft: (self._last_before(draft, number), draft.id)).id
                if earlier
                else None
            )
        return fitting[0].id if len(fitting) == 1 else None

    def _of_office(self, draft: Draft, title: titles.Title) -> bool:
        """Whether a holder speaks for the office that a title names: not 总统府发言人 for 外交部发言人."""
        named = Use.DEPARTMENT | Use.BODY | Use.ORG
        inside = self.analysis.tokens[title.first : title.head]
        offices = [token.text for token in inside if token.uses & named]
        roles = [fold_name(role) for role, _ in draft.roles if len(role) > len("女发言人")]
        return not offices or not roles or any(offices[-1] in role for role in roles)

    def _last_before(self, draft: Draft, number: int) -> int:
        places = self._places[draft.id]
        before = bisect_left(places, number)
        return places[before - 1] if before else -1
