"""Names in an analysis → the actors of one article, and which token stands for which of them.

Persons are resolved once an article, from all the titles they are given in it: a form that several
known persons share goes to the one whose posts agree, and a title that contradicts every post of a
known namesake makes it somebody unknown. A role without a name (俄外长) stands for the person to
whom the article gives that role. States stand for themselves under all their forms; a state and
one of its bodies (伊朗外交部) make an organization of that state.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from graph.analysis.gazetteer import Entry, gazetteer
from graph.analysis.parses import Seen
from graph.analysis.token import FORM_TAGS
from graph.analysis.vocabulary import ENCOUNTER, PAUSE, Use, vocabulary, word_set
from graph.extraction import parsed, titles
from graph.extraction.actor_records import Draft, digest, display_name, record
from graph.extraction.bearers import Bearers
from graph.extraction.capitals import note_capitals
from graph.extraction.insiders import Insiders
from graph.extraction.issues import Issues
from graph.extraction.namesakes import choose, holds, side_of
from graph.model import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from graph.analysis.records import Analysis
    from graph.extraction.cues import Frame

_STATE_OR_BODY = Use.STATE | Use.ORG
# A figure that counts persons: 4名官员.
# 沙特等四国 are 沙特等国.
_COUNTED_STATES = re.compile(r"等[一二三四五六七八九十\d]+[国國]|等[国國]")
_COUNTED = re.compile(r"^[0-9０-９]+[名位]")
# In how many tokens on either side of 与 another 与, an encounter and whom it meets are looked for.
_NEAR = 24
_JOINTS = Use.WITH | Use.CONJUNCTION | Use.LIST | Use.OBLIQUE


class Cast:
    """The actors of one article.

    Attributes:
        drafts: by id.
        at: token number to the id it stands for.
        phrase: the first token of the noun phrase that ends at that token.
        plural: token of a post held in several states to its holders (泰柬外长).
        titles: token of a name to the title before it.
        attributions: first token of a sentence to its reporting verbs, once they have been read.
        divided: the states in which others are a party of their own.
        passed: token of a word that made no fact to why; None where nobody asks.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.drafts: dict[str, Draft] = {}
        self.at: dict[int, str] = {}
        self.phrase: dict[int, int] = {}
        self.plural: dict[int, tuple[str, ...]] = {}
        self.attributions: dict[int, list[Frame]] = {}
        self.divided: set[str] = set()
        self.passed: dict[int, str] | None = None
        self._year = int(analysis.folded.article.published[:4]) if analysis.folded.article.published else None
        self.titles: dict[int, titles.Title] = {}
        self._shared: set[int] = set()
        self._issues = Issues(analysis.folded.text)
        self._persons()
        self._states_and_bodies()
        note_capitals(analysis, self)
        Insiders(analysis, self).read()
        Bearers(analysis, self).read()

    # -- persons -------------------------------------------------------------------------------

    def _persons(self) -> None:
        tokens = self.analysis.tokens
        self._told = {id_ for token in tokens for id_ in token.ids if id_.startswith("state:")}
        named = [number for number, token in enumerate(tokens) if token.uses & Use.PERSON]
        for number in named:
            title = titles.before(self.analysis, number)
            if title is not None:
                self.titles[number] = title
                self._of_one_title(title)
        for number in list(self.titles):
            self._distribute(number)
        strangers = self._strangers(named)
        occurrences: dict[str, list[int]] = defaultdict(list)
        for number in named:
            occurrences[self._key(tokens[number].ids, strangers)].append(number)
        for key, numbers in occurrences.items():
            self._person(key, numbers)

    def _of_one_title(self, title: titles.Title) -> None:
        """Let no word inside a title join or govern anything: 外交与国防大臣, 常驻联合国代表."""
        for token in self.analysis.tokens[title.first + 1 : title.last]:
            if token.uses & _JOINTS and title.of is not None:
                token.uses &= ~_JOINTS

    def _distribute(self, number: int) -> None:
        """法国、德国和英国外长甲、乙和丙, 中俄外长甲和乙: each stands for the party at his place."""
        tokens, title = self.analysis.tokens, self.titles[number]
        if title.of is None:
            return
        parties, persons = {title.first: title.of}, [number]
        for here in range(title.first + 1, title.last):
            if not tokens[here].uses & Use.STATE or {tokens[here - 1].tag, tokens[here].tag} != {"short"}:
                break
            parties[here] = tokens[here].ids[0]
        here = title.first
        while here > 1 and tokens[here - 1].uses & _JOINTS and tokens[here - 2].uses & Use.STATE:
            here -= 2
            parties[here] = tokens[here].ids[0]
        while persons[-1] + 2 < len(tokens) and tokens[persons[-1] + 1].uses & _JOINTS:
            if not tokens[persons[-1] + 2].uses & Use.PERSON or persons[-1] + 2 in self.titles:
                break
            persons.append(persons[-1] + 2)
        bearers = list(zip(persons, (parties[at] for at in sorted(parties)), strict=False))
        whole = 1 < len(persons) == len(parties)
        if not whole or not all(self._may_stand_for(person, side) for person, side in bearers):
            return
        post = max(title.text_first, max(parties) + 1)
        for person, side in bearers:
            first = here if person == number else person
            self.titles[person] = replace(title, first=first, text_first=post, of=side)
        self._shared.update(parties)

    def _may_stand_for(self, number: int, side: str) -> bool:
        """Whether one of those known by the name at a token stands for a party, or nobody is known by it."""
        ids = self.analysis.tokens[number].ids
        known = [gazetteer().entries[id_] for id_ in ids if id_.startswith("person:")]
        return not known or any(side_of(entry, self._year) in (side, None) for entry in known)

    def _strangers(self, named: list[int]) -> set[str]:
        """The full names that nobody knows and whose short form means nobody else.

        特朗普 is not 梅兰尼娅·特朗普 where the article calls him president.
        """
        ids = {number: self.analysis.tokens[number].ids for number in named}
        found = {ids[number][0] for number in named if len(ids[number]) == 1 and "·" in ids[number][0]}
        for number in named:
            if ids[number][-1] in found and number in self.titles:
                known = (gazetteer().entries[id_] for id_ in ids[number] if id_.startswith("person:"))
                if any(holds(entry, [self.titles[number]], self._year) for entry in known):
                    found.discard(ids[number][-1])
        return found

    @staticmethod
    def _key(ids: tuple[str, ...], strangers: set[str]) -> str:
        """What the occurrences of one name share: the known bearers, else the fullest form.

        The short form of somebody whom the article names in full and nobody knows is that person.
        """
        if ids[-1] in strangers:
            return ids[-1]
        known = [id_ for id_ in ids if id_.startswith("person:")]
        return "|".join(known) if known else ids[0]

    def _person(self, key: str, numbers: list[int]) -> None:
        tokens = self.analysis.tokens
        given = [self.titles[number] for number in numbers if number in self.titles]
        known = [id_ for id_ in key.split("|") if id_.startswith("person:")]
        written = [tokens[number].text for number in numbers]
        form = next((text for text in written if len(text) > 1), written[0])
        entry = choose(known, given, form, self._year, self._told)
        if entry is None:
            full = next((id_[1:] for number in numbers for id_ in tokens[number].ids if id_[0] == "?"), form)
            id_ = "person:x-" + digest(full)
        else:
            id_ = entry.id
        draft = self._draft(id_, ActorKind.PERSON, entry)
        draft.rules.add("gazetteer" if entry else "name-context")
        for number in numbers:
            self._name(draft, number)
        for number in numbers:
            self._title_after(draft, number)
        draft.side = draft.side or side_of(draft.entry, self._year)

    def _name(self, draft: Draft, number: int) -> None:
        span = self.analysis.span(number, number + 1)
        draft.mentions.add(span)
        plain = span.text.replace("\r", "").replace("\n", "")
        if self.analysis.tokens[number].tag == "doubled":
            draft.aliases.add(plain)
        else:
            draft.forms[plain] += 1
        self.note(number, draft, number)
        if number in self.analysis.structure.persons:
            draft.rules.add(Seen.PERSON)
        title = self.titles.get(number)
        if title is None:
            draft.side = draft.side or self._beside(number)
            return
        chain = [title, *self._apposed(title)]
        self.phrase[number] = chain[-1].first
        of = (
            self._sender(chain)
            or self._inherited(title, draft)
            or titles.owner(self.analysis, title)
            or self._home(title, number)
            or self._received_there(title)
            or self._carried(title, number)
        )
        for one in reversed(chain):
            self._add_role(draft, one.text_first, one.last, one.of or of)
            draft.posts.add(one.post)
        draft.side = draft.side or of

    def _sender(self, chain: list[titles.Title]) -> str | None:
        """Whom the first of a person's titles with a party names, an office of the past last."""
        former = tuple(word_set("titles", "former"))
        sent = [one for one in reversed(chain) if one.of]
        sent.sort(key=lambda one: self.analysis.text(one.text_first, one.last).startswith(former))
        return sent[0].of if sent else None

    def _apposed(self, title: titles.Title) -> Iterator[titles.Title]:
        """The other titles of the same person in 国务院副总理、中方牵头人何立峰, the nearest first."""
        tokens = self.analysis.tokens
        mark = title.first - 1
        while (
            mark > 0
            and tokens[mark].text == "、"
            and tokens[mark - 1].uses & Use.POST
            and tokens[mark - 1].end == tokens[mark].start
        ):
            earlier = titles.ending(self.analysis, mark)
            yield earlier
            mark = earlier.first - 1

    def _inherited(self, title: titles.Title, draft: Draft) -> str | None:
        """The sender that a title in a list leaves out.

        The one its bearer is known for, else its neighbour's.
        """
        if draft.entry is not None:
            return side_of(draft.entry, self._year)
        tokens = self.analysis.tokens
        at = title.first - 1
        joins = at > 0 and tokens[at].uses & (Use.LIST | Use.CONJUNCTION) and tokens[at - 1].uses & Use.PERSON
        left = self.at.get(at - 1) if joins and not self._brings_in(at) else None
        return self.drafts[left].side if left else None

    def _brings_in(self, at: int) -> bool:
        """Whether 与 names whom somebody met, and joins no two of one side: 甲与公安部长乙举行会晤."""
        tokens = self.analysis.tokens
        if not tokens[at].uses & Use.WITH:
            return False
        before = takewhile(lambda token: not token.uses & PAUSE, reversed(tokens[max(0, at - _NEAR) : at]))
        if any(token.uses & Use.WITH for token in before):
            return False
        behind = list(takewhile(lambda token: not token.uses & PAUSE, tokens[at + 1 : at + _NEAR]))
        met = next((number for number, token in enumerate(behind) if token.uses & ENCOUNTER), None)
        return met is not None and not any(token.uses & Use.PERSON for token in behind[met + 1 :])

    def _beside(self, number: int) -> str | None:
        """The party of the person before it in a list under one title: 副外长拉万奇、加里布阿巴迪同…."""
        tokens = self.analysis.tokens
        left = self.at.get(number - 2) if number > 1 and tokens[number - 1].text == "、" else None
        return self.drafts[left].side if left is not None and number - 2 in self.titles else None

    def _received_there(self, title: titles.Title) -> str | None:
        """抵达安哥拉，与外长安东尼奥会谈: a visitor meets those who hold an office where he goes."""
        sorts = ("of_a_government", "of_governments", "of_states")
        posts = frozenset().union(*(word_set("titles", sort) for sort in sorts))
        tokens, at = self.analysis.tokens, title.first - 1
        at -= at > 0 and tokens[at].text in word_set("function", "aspect")
        if at < 1 or title.post not in posts or not tokens[at].uses & (Use.WITH | Use.MEET_VERB):
            return None
        first = self.analysis.sentences[max(0, self.analysis.sentence_number(at))].first
        goes = word_set("encounters", "goes") - word_set("encounters", "leaves")
        for here in range(at - 1, first - 1, -1):
            if tokens[here].text in goes:
                behind = tokens[here + 1].ids if here + 1 < at else ()
                return next((id_ for id_ in behind if id_.startswith("state:")), None)
            if tokens[here].uses & (ENCOUNTER | Use.STATE) and tokens[here - 1].text not in goes:
                return None
        return None

    def _carried(self, title: titles.Title, number: int) -> str | None:
        """The state of the last official named before in the paragraph: …总统桑托斯说。国防部长平松则…"""
        met = title.first > 0 and self._brings_in(title.first - 1)
        if met or title.post not in word_set("titles", "of_a_government"):
            return None
        tokens = self.analysis.tokens
        for at in range(title.first - 1, max(title.first - 80, -1), -1):
            if tokens[at].uses & Use.BREAK:
                return None
            if tokens[at].uses & Use.PERSON and at != number:
                earlier = self.titles.get(at)
                if earlier is not None:
                    left = self.at.get(at)
                    return earlier.of or (self.drafts[left].side if left is not None else None)
                known = [id_ for id_ in tokens[at].ids if id_.startswith("person:")]
                return side_of(gazetteer().entries[known[0]], self._year) if len(known) == 1 else None
        return None

    def _home(self, title: titles.Title, number: int) -> str | None:
        """The state whose office needs no name at home: 外交部发言人毛宁 in a mainland text."""
        home = self._homes(number)
        if home is None:
            return None
        inside = range(title.first, title.last)
        return home["of"] if any(self.analysis.tokens[at].text in home["offices"] for at in inside) else None

    def home(self, number: int) -> str | None:
        """The state at home in the article's language, where the person at a token has a Chinese name."""
        found = self._homes(number)
        return str(found["of"]) if found is not None and self.is_person(self.at.get(number, "")) else None

    def _homes(self, number: int) -> Mapping[str, Any] | None:
        """What needs no state at the home of the article's language, where a name is Chinese."""
        name = self.analysis.tokens[number].text
        if len(name) > 3 or name[0] not in vocabulary().data["surnames"]["chinese"]:
            return None
        found: Mapping[str, Any] = vocabulary().data["titles"]["home_offices"]
        return found.get(self.analysis.folded.article.language)

    def _title_after(self, draft: Draft, number: int) -> None:
        tokens = self.analysis.tokens
        if number + 1 >= len(tokens) or number in self.titles:
            return
        apposed = parsed.apposed(self.analysis, number)
        if apposed is not None:
            self._add_role(draft, apposed.text_first, apposed.last, apposed.of)
            draft.posts.add(apposed.post)
            draft.side = draft.side or apposed.of
            draft.rules.add(Seen.APPOSED)
            return
        following = tokens[number + 1]
        if (
            following.uses & Use.POST
            and not following.uses & Use.CUE
            and following.start == tokens[number].end
        ):
            beyond = tokens[number + 2] if number + 2 < len(tokens) else None
            if beyond is not None and beyond.uses & (Use.PERSON | Use.POST) and beyond.start == following.end:
                return
            draft.posts.add(titles.canonical(following.text))
            self.note(number + 1, draft, number)
            if following.text not in word_set("titles", "address"):
                of = side_of(draft.entry, self._year) or self._at_home(draft, number, following.text)
                self._add_role(draft, number + 1, number + 2, of)

    def _at_home(self, draft: Draft, number: int, post: str) -> str | None:
        """李飞副部长 in a mainland text: whom somebody with a Chinese name and a high post stands for."""
        home = self._homes(number)
        if home is None or draft.side is not None or "posts" not in home:
            return None
        draft.side = home["of"] if post in home["posts"] else None
        return draft.side

    def _add_role(self, draft: Draft, first: int, last: int, of: str | None) -> None:
        span = self.analysis.span(first, last)
        draft.roles.setdefault((self.analysis.written(first, last), of), {})[span] = None
        if of is not None:
            self.imply(of)

    # -- states and bodies ---------------------------------------------------------------------

    def _states_and_bodies(self) -> None:
        tokens = self.analysis.tokens
        named = [number for number, token in enumerate(tokens) if token.uses & _STATE_OR_BODY]
        states = (tokens[number] for number in named if tokens[number].uses & Use.STATE)
        certain = {token.ids[0] for token in states if len(token.ids) == 1}
        for number in named:
            token = tokens[number]
            if token.uses & Use.PERSON:
                continue
            id_ = next((id_ for id_ in token.ids if id_ in certain), token.ids[0])
            if id_.startswith(("place:", "person:")):
                continue
            kind = ActorKind.STATE if id_.startswith("state:") else ActorKind.ORGANIZATION
            draft = self._draft(id_, kind, gazetteer().entries.get(id_))
            draft.side = draft.side or titles.party(id_)
            draft.rules.add("gazetteer")
            self._mention(draft, number)
            if number not in self._shared:
                self.note(number, draft, number)
        pairs = vocabulary().data["function"]["pairs"]
        for number in [number for number, token in enumerate(tokens) if token.text in pairs]:
            if self._names_parties(number):
                token = tokens[number]
                self.plural[number] = tuple(pairs[token.text])
                for id_ in pairs[token.text]:
                    self.imply(id_)
        body, owner = Use.BODY, Use.STATE | Use.PLACE
        for number in [number for number, token in enumerate(tokens[1:]) if token.uses & body]:
            self._of_head(number)
            if tokens[number].uses & owner:
                self._body(number)

    def _of_head(self, number: int) -> None:
        """尤多约诺政府, 大马士革当局: the government of the state whose head or capital it names."""
        tokens = self.analysis.tokens
        head, body = tokens[number], tokens[number + 1]
        if head.end != body.start or body.text not in vocabulary().data["titles"]["government"]:
            return
        side = None
        if head.uses & Use.PERSON and number in self.at:
            side = self.drafts[self.at[number]].side
        elif head.uses & Use.PLACE:
            side = gazetteer().capitals.get(head.text)
        if side is not None:
            self.imply(side)
            self.note(number + 1, self.drafts[side], number)
            self.drafts[side].aliases.add(self.analysis.written(number, number + 2))

    def _names_parties(self, number: int) -> bool:
        """Whether 两岸 and the like act or meet, and are no matter: not 两岸关系."""
        tokens = self.analysis.tokens
        told = vocabulary().data["function"]["pairs_with"].get(tokens[number].text)
        if told is not None and told not in self.drafts:
            return False
        following = tokens[number + 1 : number + 2]
        return not following or following[0].text not in word_set("encounters", "matters")

    def _mention(self, draft: Draft, number: int) -> None:
        span = self.analysis.span(number, number + 1)
        draft.mentions.add(span)
        token = self.analysis.tokens[number]
        if token.tag not in FORM_TAGS and token.text not in gazetteer().metonyms:
            draft.forms[span.text] += 1
        elif token.tag != "short":
            draft.aliases.add(span.text)

    def _body(self, number: int) -> None:
        """伊朗外交部 as an organization of Iran; 乌克兰政府 as the state itself."""
        tokens = self.analysis.tokens
        state, body = tokens[number], tokens[number + 1]
        posted = number > 1 and tokens[number - 1].text in word_set("titles", "postings")
        sent = posted and number - 2 in self.at
        if not body.uses & Use.BODY or state.end != body.start or not (sent or number in self.at):
            return
        following = tokens[number + 2] if number + 2 < len(tokens) else None
        if (
            following is not None
            and following.start == body.end
            and following.uses & (Use.POST | Use.DEPARTMENT)
        ) and not following.uses & Use.CUE:
            return
        first = number - 2 if sent else number  # 英国驻尼泊尔大使馆
        owner = self.at[first]
        if body.text in vocabulary().data["titles"]["government"]:
            self.note(number + 1, self.drafts[owner], number)
            return
        name = self.analysis.span(first, number + 2).text
        seat = f" {self.at.get(number, state.text)}" if sent else ""
        draft = self._draft("org:x-" + digest(f"{owner} {body.text}{seat}"), ActorKind.ORGANIZATION, None)
        draft.side = owner
        draft.forms[name] += 1
        draft.mentions.add(self.analysis.span(first, number + 2))
        draft.rules.add("state-body")
        self.note(number + 1, draft, first)

    # -- shared ------------------------------------------------------------------------------------

    def _draft(self, id_: str, kind: ActorKind, entry: Entry | None) -> Draft:
        draft = self.drafts.get(id_)
        if draft is None:
            draft = self.drafts[id_] = Draft(id_, kind, entry, first=1 << 30)
        return draft

    def note(self, number: int, draft: Draft, first: int) -> None:
        """Let a token, with the phrase from ``first`` on that it ends, stand for an actor."""
        self.at[number] = draft.id
        self.phrase.setdefault(number, first)
        if first < self.phrase[number]:
            self.phrase[number] = first
        draft.first = min(draft.first, number)

    def imply(self, id_: str) -> None:
        """Make sure that a party used as a side or sender is among the actors."""
        if id_ in self.drafts:
            return
        entry = gazetteer().entries.get(id_)
        kind = ActorKind.STATE if id_.startswith("state:") else ActorKind.ORGANIZATION
        draft = self._draft(id_, kind, entry)
        draft.side = titles.party(id_) or id_
        draft.implied = True
        draft.rules.add("implied")

    def party(self, id_: str, unnamed: bool) -> Draft:
        """A party that stands for itself: one of the gazetteer, or a group that only a noun names."""
        kind = ActorKind.GROUP if unnamed else ActorKind.ORGANIZATION
        draft = self._draft(id_, kind, gazetteer().entries.get(id_))
        draft.side = draft.side or id_
        draft.rules.add("opponents")
        return draft

    def group(self, first: int, last: int) -> str:
        """The actor for a noun phrase without a name; the same words are the same group."""
        span = self.analysis.span(first, last)
        text = self.analysis.written(first, last)
        id_ = "group:" + digest(_COUNTED_STATES.sub("等国", text))
        draft = self._draft(id_, ActorKind.GROUP, None)
        draft.forms[text] += 1
        draft.mentions.add(span)
        draft.rules.add("group-phrase")
        bare = _COUNTED.sub("", text)
        for word in sorted(vocabulary().data["titles"]["determiners"], key=len, reverse=True):
            if bare.startswith(word) and len(bare) > len(word) + 1:
                bare = bare[len(word) :]
                break
        if bare != text:
            draft.aliases.add(bare)
        draft.first = min(draft.first, first)
        return id_

    def body(self, first: int, last: int) -> str:
        """The organization for a noun phrase that no list knows and no state owns: 参议院, 恒芯科技."""
        if self.analysis.tokens[last - 1].tag == "eng":
            first = last - 1  # 铺管公司Allseas is called Allseas
        span = self.analysis.span(first, last)
        name = self.analysis.written(first, last)
        draft = self._draft("org:x-" + digest(name), ActorKind.ORGANIZATION, None)
        draft.forms[name] += 1
        draft.mentions.add(span)
        draft.rules.add("body-phrase")
        draft.first = min(draft.first, first)
        return draft.id

    def army(self, at: int) -> str:
        """美军 as the organization of its state that speaks."""
        id_ = self.body(at, at + 1)
        self.drafts[id_].side = self.side(self.at[at])
        return id_

    def mention(self, id_: str, first: int, last: int) -> None:
        """Note a pronoun or another phrase that stands for an actor."""
        self.drafts[id_].mentions.add(self.analysis.span(first, last))

    def pass_over(self, at: int, reason: str) -> None:
        """Note why a reporting verb or an encounter word made no fact, where somebody asks."""
        if self.passed is not None:
            self.passed[at] = reason

    def issues(self, first: int, last: int) -> tuple[str, ...]:
        """The issues that tokens ``first`` to ``last`` (exclusive) name, sorted."""
        if first >= last:
            return ()
        tokens = self.analysis.tokens
        return self._issues.between(tokens[first].start, tokens[last - 1].end)

    def name(self, id_: str) -> str:
        """An actor in the article's wording; by its common name where the article has none."""
        draft = self.drafts.get(id_) or Draft(id_, ActorKind.STATE, gazetteer().entries.get(id_))
        return display_name(draft, self.analysis.folded.article.language)

    def side(self, id_: str) -> str | None:
        """The party an actor stands for."""
        draft = self.drafts.get(id_)
        return draft.side if draft is not None else None

    def sides(self, ids: Iterable[str]) -> list[str]:
        """The parties that actors stand for, in their order, each once."""
        drafts = self.drafts
        found = dict.fromkeys([drafts[id_].side for id_ in ids if id_ in drafts])
        return [side for side in found if side is not None]

    def is_person(self, id_: str) -> bool:
        """Whether an actor is a person; no for one that is unknown here."""
        draft = self.drafts.get(id_)
        return draft is not None and draft.kind is ActorKind.PERSON

    def holders(self, side: str | None, posts: Set[str]) -> list[Draft]:
        """The persons of a party who hold one of some posts, in the order they were read."""
        return [
            draft
            for draft in self.drafts.values()
            if draft.side == side and draft.kind is ActorKind.PERSON and self.posts(draft.id) & posts
        ]

    def posts(self, id_: str) -> set[str]:
        """The posts that the article gives a person; those known of the year where it gives none."""
        draft = self.drafts[id_]
        told = draft.posts - {"领导人"}  # 朝鲜领导人金正恩 tells of no post
        if told or draft.entry is None:
            return draft.posts
        return draft.posts | {
            titles.canonical(post.title) for post in draft.entry.posts if post.held_in(self._year)
        }

    def actors(self) -> tuple[Actor, ...]:
        """The finished records, persons first, in the order of the text."""
        script = self.analysis.folded.article.language
        order = [ActorKind.PERSON, ActorKind.STATE, ActorKind.ORGANIZATION, ActorKind.GROUP]
        drafts = sorted(self.drafts.values(), key=lambda item: (order.index(item.kind), item.first, item.id))
        return tuple(record(draft, script, self.analysis.finder) for draft in drafts)
