"""What the text has told so far: who spoke last, who 他, 双方 and 两人 are, which meeting is at hand.

Pronouns are resolved by salience in the order of the text (after Lappin and Leass 1994, without a
parser): the speaker just heard, else the last person that was subject, with 她 for no known man and 他
for no known woman; 双方 are the sides of the
meeting at hand, 两人 its two persons or the two persons just named together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.folding import fold_name
from graph.analysis.times import number
from graph.analysis.vocabulary import PAUSE, Use, vocabulary, word_set
from graph.extraction.phrases import governor_of
from graph.extraction.subjects import clause_subject, clauses, topic, topic_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.extraction.cast import Cast

# How many words that tell of meetings are looked back at.
_LOOK_BACK = 40
# In how many sentences who issued a note, and who passed a resolution, is looked for.
_SHORT_BACK = 3
_LONG_BACK = 8


class Discourse:
    """The state of one reading of an article, sentence by sentence.

    Attributes:
        last_speakers: the actors of the last statement.
        meetings: for each token at which a meeting is told, its number in ``rosters``.
        rosters: the participants and sides of each meeting, in the order they were told.
    """

    def __init__(self, analysis: Analysis, cast: Cast) -> None:
        self.analysis = analysis
        self.cast = cast
        self.last_speakers: tuple[str, ...] = ()
        self.meetings: dict[int, int] = {}
        self._told: list[int] = []
        self.ids: list[str] = []
        self.rosters: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        self._spoken_at = -1
        self._person: str | None = None
        self._persons: dict[str, None] = {}
        self._about: str | None = None

    # -- the order of the text ---------------------------------------------------------------------

    def leave(self, sentence: Sentence) -> None:
        """End a sentence: the person it is about is at hand for the next."""
        self._about = None
        if self._spoken_at >= sentence.first and self.cast.is_person(self.last_speakers[0]):
            self._about = self._spoken_of(sentence.last)
            return
        about = topic(self.analysis, self.cast, sentence.first, sentence.last) or clause_subject(
            self.analysis, self.cast, sentence.first, sentence.last
        )
        ids = about.ids if about is not None else ()
        if ids and not self.cast.is_person(ids[0]):
            ids = tuple(self._persons_acting(sentence))[:1]
        for id_ in ids:
            if self.cast.is_person(id_):
                self._bring(id_)

    def _spoken_of(self, last: int) -> str | None:
        """The one person of whom a spokesperson speaks up to a token: 发言人说，鲁比奥将访问欧洲，然后他…"""
        if word_set("titles", "speakers").isdisjoint(self.cast.posts(self.last_speakers[0])):
            return None
        behind = range(self._spoken_at + 1, last)
        about = topic(self.analysis, self.cast, behind.start, behind.stop) if behind else None
        person = about.ids[0] if about is not None and about.ids else ""
        return person if self.cast.is_person(person) else None

    def _persons_acting(self, sentence: Sentence) -> Iterator[str]:
        """The persons of a sentence that no preposition governs, in order."""
        for at in range(sentence.first, sentence.last):
            id_ = self.cast.at.get(at)
            if id_ is not None and self.cast.is_person(id_) and not self._governed(at, sentence.first):
                yield id_

    def spoke(self, speakers: tuple[str, ...], at: int) -> None:
        """Note who has just spoken."""
        self.last_speakers = speakers
        self._spoken_at = at
        if self.cast.is_person(speakers[0]):
            self._bring(speakers[0])

    def _bring(self, person: str) -> None:
        """Make a person the one at hand."""
        self._person = person
        self._persons.pop(person, None)
        self._persons[person] = None

    def again(self) -> Discourse:
        """The same meetings, read once more from the beginning of the text."""
        fresh = Discourse(self.analysis, self.cast)
        fresh.meetings, fresh._told, fresh.ids, fresh.rosters = (
            self.meetings,
            self._told,
            self.ids,
            self.rosters,
        )
        return fresh

    @property
    def last_person(self) -> str | None:
        """The person at hand, or None."""
        return self._person

    # -- pronouns ------------------------------------------------------------------------------------

    def resolve(self, pronoun: str, at: int, speakers: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The actors a pronoun at token ``at`` stands for; empty where the text does not tell.

        With ``speakers`` somebody else is meant: whom they tell something.
        """
        found = self._stands_for(pronoun, at)
        himself = pronoun in _pronouns("he") and not set(found).isdisjoint(speakers)
        if speakers and (himself or pronoun in _pronouns("other")):
            found = self._other(at, speakers)
        for id_ in found:
            self.cast.imply(id_)
        return found

    def _stands_for(self, pronoun: str, at: int) -> tuple[str, ...]:
        following = self.analysis.tokens[at + 1] if at + 1 < len(self.analysis.tokens) else None
        if following is not None and following.text in word_set("encounters", "private"):
            return ()  # 双方高管
        found = self._parties_meant(pronoun, at)
        if len(found) > 1 and following is not None and following.uses & Use.POST:
            return tuple(self._holder(id_, following.text) or id_ for id_ in found)  # 三国|总统
        return found

    def _holder(self, side: str, post: str) -> str | None:
        """The one person of the article who holds a post for a party, or None."""
        heads = word_set("titles", "heads_of_state")
        of_leaders = post in word_set("encounters", "of_leaders")
        wanted = heads if of_leaders else {vocabulary().posts.get(post, post)}
        holders = self.cast.holders(side, wanted)
        return holders[0].id if len(holders) == 1 else None

    def _parties_meant(self, pronoun: str, at: int) -> tuple[str, ...]:
        if pronoun in _pronouns("he"):
            person = self._one_unnamed(at) or self._nearest_person(at, pronoun)
            return (person,) if person is not None else ()
        if pronoun in _pronouns("many"):
            return self._counted(pronoun, at) or self._sides(at, 12)
        if pronoun in _pronouns("sides"):
            return self._two_sides(at) or self._sides(at)
        if pronoun in _pronouns("both"):
            found = self._holders(pronoun, at) or (self._two(at) if pronoun.endswith("人") else ())
            persons = pronoun[:2] in word_set("function", "duals", "persons")
            if not found and persons and len(named := self._named_before(at, 2)) == 2:
                found = named
            return found or self._two_sides(at) or self._sides(at)
        if pronoun in _pronouns("they"):
            return self._group_before(at) or self._several_go_on(at) or self._acted(at) or self._two(at)
        if pronoun in _pronouns("other"):
            return self._other(at, self.last_speakers)
        if pronoun in word_set("cues", "editorials"):
            return self.last_speakers
        if pronoun in word_set("cues", "voices"):
            document = pronoun in word_set("cues", "documents")
            return self._issuer(pronoun, at) or (() if document else self.last_speakers)
        if pronoun in _pronouns("former") or pronoun in _pronouns("latter"):
            named = self._named_before(at, 2)
            if len(named) == 2:
                return (named[0] if pronoun in _pronouns("former") else named[1],)
        return ()

    def _counted(self, pronoun: str, at: int) -> tuple[str, ...]:
        """三方, 六国: those named in part (沙特等六国), else the sides of the newest meeting of so many."""
        for draft in self.cast.drafts.values():
            if draft.first < at and any(fold_name(form).endswith(_others(pronoun)) for form in draft.forms):
                draft.side = draft.id
                return (draft.id,)
        count = number(pronoun[0])
        told = self._told[: bisect_right(self._told, at)] if count > 2 else []
        rosters = (self.rosters[self.meetings[here]][1] for here in reversed(told))
        return next((sides for sides in rosters if len(sides) == count), ())

    def _nearest_person(self, at: int, pronoun: str) -> str | None:
        """The person of the pronoun's sex that is nearest: first guessed, else at hand, else named last."""
        person = self._salient_person(at)
        if person is None or self._fits(person, pronoun):
            return person
        at_hand = next((id_ for id_ in reversed(self._persons) if self._fits(id_, pronoun)), None)
        return at_hand or next((id_ for id_ in self._named_lately(at) if self._fits(id_, pronoun)), None)

    def _fits(self, id_: str, pronoun: str) -> bool:
        """Whether 她 or 他 can be a person: somebody unknown may be either."""
        entry = self.cast.drafts[id_].entry
        return entry is None or entry.is_woman == (pronoun in _pronouns("she"))

    def _named_lately(self, at: int) -> Iterator[str]:
        """The persons of the last sentences before a token, the nearest first."""
        here = max(0, self.analysis.sentence_number(at))
        first = self.analysis.sentences[max(0, here - 3)].first
        return (
            id_
            for token in range(at - 1, first - 1, -1)
            if self.cast.is_person(id_ := self.cast.at.get(token, ""))
        )

    def _salient_person(self, at: int) -> str | None:
        """The subject of an earlier clause of the sentence, else the person at hand."""
        number = self.analysis.sentence_number(at)
        sentence = self.analysis.sentences[number] if number >= 0 else None
        if sentence is None or at >= sentence.last:
            return self._person
        if sentence.first <= self._spoken_at < at and self.cast.is_person(self.last_speakers[0]):
            return (None if self._says(at) else self._spoken_of(at)) or self.last_speakers[0]
        before = clauses(self.analysis, sentence.first, at)
        presented = self._presented(*before[-1]) if before else None
        if presented is not None:
            return presented
        for first, last in before:
            about = clause_subject(self.analysis, self.cast, first, last)
            if about is not None and about.ids and self.cast.is_person(about.ids[0]):
                return about.ids[0]
            if about is not None and about.pronoun in _pronouns("he") and not self._about:
                return self._person  # 她来到河内，会见了甲，当天她又…
        named = (
            self.cast.at[here]
            for first, last in before
            if not self._sets_topic(first)
            for here in range(first, last)
            if here in self.cast.at
        )
        meant = self._about if self._about and not self._says(at) else self._person
        return next((id_ for id_ in named if self.cast.is_person(id_)), meant)

    def _presented(self, first: int, last: int) -> str | None:
        """Whom the clause before brings in at its end: 出席的还有德国外长瓦德富尔，他也表示."""
        id_ = self.cast.at.get(last - 1, "")
        start = self.cast.phrase.get(last - 1, last - 1)
        if not self.cast.is_person(id_) or start <= first:
            return None
        return id_ if self.analysis.tokens[start - 1].text in word_set("function", "presents") else None

    def _says(self, at: int) -> bool:
        """Whether a reporting verb follows a pronoun, so that it is who spoke last: 他还说."""
        behind = self.analysis.tokens[at + 1 : at + 5]
        verb = next((token for token in behind if not token.uses & (Use.ADVERB | Use.TIME)), None)
        return verb is not None and bool(verb.uses & Use.CUE)

    def _sets_topic(self, first: int) -> bool:
        """Whether a clause only says what is talked about: 对于普京…, 被问到普京…."""
        token = self.analysis.tokens[first]
        return bool(token.uses & (Use.OBLIQUE | Use.CUE)) or token.text in word_set("function", "frame_verbs")

    def _two_sides(self, at: int) -> tuple[str, ...]:
        """The sides of the newest meeting of two in the paragraph, else of the two told of most.

        双方 are never the five of another call.
        """
        nearest = self.actors_named(at, sentences=1)
        sides = dict.fromkeys(side for id_ in nearest if (side := self.cast.side(id_)) is not None)
        if len(sides) == 2:
            return tuple(sides)
        told = self._told[: bisect_right(self._told, at)]
        paragraph = self._paragraph_of(at)
        for here in reversed(told):
            if self._paragraph_of(here) != paragraph:
                break
            if len(self.rosters[self.meetings[here]][1]) == 2:
                return self.rosters[self.meetings[here]][1]
        pairs = [found for here in told if len(found := self.rosters[self.meetings[here]][1]) == 2]
        counts = Counter(map(frozenset, pairs))
        return max(pairs, key=lambda found: counts[frozenset(found)], default=())

    def _paragraph_of(self, at: int) -> int:
        return self.analysis.sentences[max(0, self.analysis.sentence_number(at))].paragraph

    def _issuer(self, voice: str, at: int) -> tuple[str, ...]:
        """Who issued the 新闻稿 that speaks now: the subject of the clause that just told of it."""
        here = self.analysis.sentence_number(at)
        back = _LONG_BACK if voice in word_set("cues", "documents") else _SHORT_BACK
        for sentence in reversed(self.analysis.sentences[max(0, here - back) : here]):
            for first, last in clauses(self.analysis, sentence.first, sentence.last):
                if any(token.text.endswith(voice) for token in self.analysis.tokens[first:last]):
                    about = clause_subject(self.analysis, self.cast, first, last)
                    if about is not None:
                        return about.ids
        return ()

    def _other(self, at: int, speakers: tuple[str, ...]) -> tuple[str, ...]:
        """Who is spoken to: the last other person of the sentence, else the other at the table."""
        number = self.analysis.sentence_number(at)
        first = self.analysis.sentences[number].first if number >= 0 else at
        for here in range(at - 1, first - 1, -1):
            id_ = self.cast.at.get(here)
            if id_ is not None and id_ not in speakers and self.cast.is_person(id_):
                return (id_,)
        table = self.at_hand(at)
        for actors in self.rosters[table] if table is not None else ():
            others = [id_ for id_ in actors if id_ not in speakers]
            if len(actors) == 2 and len(others) == 1:
                return (others[0],)
        before = (*self.last_speakers, *((self._person,) if self._person else ()))
        return tuple(id_ for id_ in before if id_ not in speakers)[:1]

    def holders(self, phrase: str, at: int) -> tuple[str, ...]:
        """The two persons of a phrase like 两位总理 or 两国外长; nothing where nobody names them."""
        post = vocabulary().posts.get(phrase[2:])
        if post is None or phrase[:2] not in word_set("function", "duals"):
            return ()
        named = [
            draft
            for draft in self.cast.drafts.values()
            if self.cast.is_person(draft.id) and post in self.cast.posts(draft.id) and draft.first < at
        ]
        named.sort(key=lambda draft: (draft.first, draft.id))
        return self._holders(phrase, at) or (tuple(draft.id for draft in named) if len(named) == 2 else ())

    def _sides(self, at: int, most: int = 2) -> tuple[str, ...]:
        number = self.at_hand(at)
        if number is not None and self.rosters[number][1]:
            return self.rosters[number][1]
        sides = [self.cast.side(id_) for id_ in self.actors_named(at)]
        return tuple(dict.fromkeys(side for side in sides if side is not None))[:most]

    def actors_named(self, at: int, sentences: int = 4) -> tuple[str, ...]:
        """The actors of two sides or more that the nearest sentence up to token ``at`` names as acting,
        or nothing.
        """
        here = self.analysis.sentence_number(max(at - 1, 0)) + 1
        for sentence in reversed(self.analysis.sentences[max(0, here - sentences) : here]):
            found: list[str] = []
            agents = self._agents(sentence) | self._invited(sentence)
            for token in range(sentence.first, min(at, sentence.last)):
                id_ = self.cast.at.get(token) if token not in agents else None
                if (
                    id_ is not None
                    and self.cast.side(id_) is not None
                    and not self._governed(token, sentence.first)
                ):
                    found.append(id_)
            if len({self.cast.side(id_) for id_ in found}) >= 2:
                return tuple(dict.fromkeys(found))
        return ()

    def _agents(self, sentence: Sentence) -> set[int]:
        """The tokens between 由 and its verb: 由沙特和美国斡旋."""
        tokens = self.analysis.tokens
        found: set[int] = set()
        for here in range(sentence.first, sentence.last):
            if tokens[here].text == "由":
                end = next(
                    (
                        stop
                        for stop in range(here + 1, sentence.last)
                        if tokens[stop].uses & (Use.VERB | Use.LIGHT | PAUSE)
                        or tokens[stop].text in _verbs_of_mediation()
                    ),
                    here,
                )
                found.update(range(here, end))
        return found

    def _invited(self, sentence: Sentence) -> set[int]:
        """The tokens behind 邀请 in its clause: 邀请欧盟、联合国派观察团."""
        tokens, inviting = self.analysis.tokens, word_set("encounters", "inviting")
        found: set[int] = set()
        for here in range(sentence.first, sentence.last):
            if tokens[here].text in inviting:
                pauses = (at for at in range(here + 1, sentence.last) if tokens[at].uses & PAUSE)
                found.update(range(here, next(pauses, sentence.last)))
        return found

    def _governed(self, at: int, floor: int) -> bool:
        """Whether a preposition other than 与 takes the phrase out of the clause's frame.

        在南非, 对法新社.
        """
        governor = governor_of(self.analysis.tokens, min(self.cast.phrase.get(at, at), at), floor)
        return governor is not None and governor not in word_set("function", "comitatives")

    def _holders(self, pronoun: str, at: int) -> tuple[str, ...]:
        """两国外长, 两国元首: the holders of that post in the two states, where the article names both."""
        if not pronoun_of_post(pronoun):
            return ()
        post = pronoun[2:]
        heads = word_set("titles", "heads_of_state")
        leads = post in word_set("encounters", "leaders")
        wanted = heads if leads else {vocabulary().posts.get(post, post)}
        found = []
        for side in self._sides(at):
            holders = self.cast.holders(side, wanted)
            if holders:
                found.append(min(holders, key=lambda draft: (draft.first, draft.id)).id)
        return tuple(found) if len(found) == 2 else ()

    def _group_before(self, at: int) -> tuple[str, ...]:
        """The unnamed people whom an earlier clause of the sentence is about: 这些官员要求匿名，他们说."""
        number = self.analysis.sentence_number(at)
        first = self.analysis.sentences[number].first if number >= 0 else at
        for start, end in clauses(self.analysis, first, at):
            about = clause_subject(self.analysis, self.cast, start, end)
            if about is not None and about.ids:
                return about.ids[:1] if about.ids[0].startswith("group:") else ()
        return ()

    def _just_spoke(self, at: int) -> tuple[str, ...]:
        """Who spoke in the sentence before, where a reporting verb follows the pronoun at a token."""
        number = self.analysis.sentence_number
        near = self._spoken_at >= 0 and number(at) - number(self._spoken_at) <= 1
        return self.last_speakers if near and self._says(at) else ()

    def _several_go_on(self, at: int) -> tuple[str, ...]:
        """分析人士表示，…。他们还说: the group that has just spoken, or those who spoke together."""
        speakers = self._just_spoke(at)
        return speakers if len(speakers) > 1 or (speakers[:1] and speakers[0].startswith("group:")) else ()

    def _acted(self, at: int) -> tuple[str, ...]:
        """The persons who are the subject of the sentence before: 甲和乙转达问候。他们说."""
        number = self.analysis.sentence_number(at)
        if number < 1 or self.analysis.sentences[number].first != at:
            return ()
        before, here = self.analysis.sentences[number - 1 : number + 1]
        about = clause_subject(self.analysis, self.cast, before.first, before.last)
        if about is None or before.paragraph != here.paragraph:
            return ()
        ids = topic_list(self.analysis, self.cast, about, before.last)
        return ids if len(ids) > 1 and all(map(self.cast.is_person, ids)) else ()

    def _one_unnamed(self, at: int) -> str | None:
        """一名官员说，总统听取了意见。他还说: the one unnamed who has just spoken goes on."""
        speakers = self._just_spoke(at)
        if len(speakers) != 1 or not speakers[0].startswith("group:"):
            return None
        goes_on = self.analysis.tokens[at + 1].uses & Use.CONTINUING
        forms = self.cast.drafts[speakers[0]].forms
        return speakers[0] if goes_on and any(_is_one(fold_name(form)) for form in forms) else None

    def _two(self, at: int) -> tuple[str, ...]:
        number = self.at_hand(at)
        if pronoun_of_post(self.analysis.tokens[at].text):
            return ()
        persons = (
            tuple(id_ for id_ in self.rosters[number][0] if self.cast.is_person(id_))
            if number is not None
            else ()
        )
        joined = self._abbreviated(at) or self._joined_before(at)
        if joined or len(persons) == 2:
            return joined or persons
        named = self._named_before(at, 2)
        return named if len(named) == 2 else ()

    def _abbreviated(self, at: int) -> tuple[str, ...]:
        """赵、王二人, 齐、卡两人: the persons named before whose names begin so, the last of each."""
        tokens = self.analysis.tokens
        chars = [token.text for token in tokens[max(0, at - 3) : at]]
        if len(chars) != 3 or chars[1] != "、" or len(chars[0]) != 1 or len(chars[2]) != 1:
            return ()
        found = (self._begins_with(char, at) for char in (chars[0], chars[2]))
        named = tuple(id_ for id_ in found if id_ is not None)
        return named if len(set(named)) == 2 else ()

    def _begins_with(self, char: str, at: int) -> str | None:
        """The person named last before a token whose name begins with a character."""
        for here in range(at - 4, -1, -1):
            id_ = self.cast.at.get(here, "")
            if self.cast.is_person(id_) and self.analysis.tokens[here].text.startswith(char):
                return id_
        return None

    def _joined_before(self, at: int) -> tuple[str, ...]:
        """The two whom the sentence names as one subject: 张志贤和卢胡特多次磋商，上周两人还…"""
        tokens, cast = self.analysis.tokens, self.cast
        first = self.analysis.sentences[max(0, self.analysis.sentence_number(at))].first
        named = [here for here in range(first, at) if cast.is_person(cast.at.get(here, ""))]
        if len({cast.at[here] for here in named}) < 2:
            return ()
        one, other = named[:2]
        third = next(
            (here for here in named[2:] if cast.at[here] not in (cast.at[one], cast.at[other])), None
        )
        if third is not None and cast.phrase.get(third, third) <= other + 2:
            return ()  # 甲、乙和丙
        mark = cast.phrase.get(other, other) - 1
        joins = mark == one + 1 and tokens[mark].uses & (Use.CONJUNCTION | Use.LIST)
        return (cast.at[one], cast.at[other]) if joins and cast.at[one] != cast.at[other] else ()

    def _named_before(self, at: int, count: int) -> tuple[str, ...]:
        found: list[str] = []
        for here in range(at - 1, max(-1, at - 80), -1):
            id_ = self.cast.at.get(here)
            if id_ is not None and self.cast.is_person(id_) and id_ not in found:
                found.insert(0, id_)
            if len(found) == count:
                break
        return tuple(found)

    # -- meetings --------------------------------------------------------------------------------------

    def at_hand(self, at: int) -> int | None:
        """The meeting told of last up to token ``at``, or None."""
        before = bisect_right(self._told, at)
        return self.meetings[self._told[before - 1]] if before else None

    def newest(self, at: int, count: int) -> list[int]:
        """The meetings told last up to token ``at``, the newest first."""
        before = bisect_right(self._told, at)
        told = (self.meetings[here] for here in reversed(self._told[max(0, before - _LOOK_BACK) : before]))
        return list(dict.fromkeys(told))[:count]

    def tell(self, at: int, number: int) -> None:
        """Note that token ``at`` tells of a meeting."""
        if at not in self.meetings:
            insort(self._told, at)
        self.meetings[at] = number

    def renumber(self, numbers: dict[int, int]) -> None:
        """Give the meetings their final numbers; those without one are forgotten."""
        self.meetings = {at: numbers[number] for at, number in self.meetings.items() if number in numbers}
        self._told = sorted(self.meetings)

    def told_of(self, numbers: set[int]) -> list[int]:
        """The tokens at which meetings of those numbers are told, in order."""
        return [at for at in self._told if self.meetings[at] in numbers]

    def told(self, first: int, last: int) -> list[int]:
        """The tokens ``first`` to ``last`` (exclusive) at which a meeting is told, in order."""
        return self._told[bisect_left(self._told, first) : bisect_left(self._told, last)]


def pronoun_of_post(word: str) -> bool:
    """Whether a word for two persons names their post, so that nobody else may stand for them: 两国元首."""
    return word[:2] in word_set("function", "duals") and len(word) > 2


def _is_one(phrase: str) -> bool:
    """Whether a noun phrase is one person's: 一名知情人士, 随行官员; not 分析人士."""
    several = word_set("titles", "several")
    singular = word_set("titles", "counted") - several
    return phrase.startswith(tuple(singular)) or not any(word in phrase for word in several)


@cache
def _others(count: str) -> tuple[str, ...]:
    """How the noun phrase for so many states ends of which some are named: 等四国."""
    return tuple(sorted(end + count for end in word_set("function", "list_ends")))


@cache
def _pronouns(group: str) -> frozenset[str]:
    return word_set("function", "pronouns", group)


@cache
def _verbs_of_mediation() -> frozenset[str]:
    return word_set("encounters", "mediate") | word_set("encounters", "host_verbs")
