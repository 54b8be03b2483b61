"""Sentences → meetings, by salience.

Each encounter word (`triggers`) is read with its clause (`scope`): who (`parties`), when (`dating`),
where (`places`), whether (`modality`). A definite or bare noun attaches to the newest compatible
meeting (`matching`); a new one needs two sides and new parties, a new date or a mark of another, and
a mere process (谈判, 磋商 without date, place or 举行) needs one of these too.

    美俄18日在利雅得举行会谈。会谈持续四个半小时。 one meeting
    王毅分别会见鲁比奥、拉夫罗夫                  two
    双方愿意恢复谈判                              none: a process
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.analysis.parses import Seen
from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.extraction import modality, parsed
from graph.extraction.attendance import Attendance
from graph.extraction.cues import Frame, frames
from graph.extraction.dating import date_of
from graph.extraction.delegates import seat, stand_for_senders
from graph.extraction.drafts import (
    DISCRETE,
    FIRMNESS,
    RANK,
    REMOTE,
    TAKES_PLACE,
    Draft,
    Mention,
    pair_of,
    roster,
    sides_of,
    sits_alone,
)
from graph.extraction.elided import Elided
from graph.extraction.journeys import listed_visitors, visited_states
from graph.extraction.kinds import heads_meet, kind_of, led, stand_for_leaders
from graph.extraction.matching import (
    ONE_SIDED,
    at_gathering,
    attended,
    dates_agree,
    finer_place,
    joined,
    kinds_agree,
    lacking,
    match,
    only_attended,
    pending,
    statuses_agree,
)  # fmt: skip
from graph.extraction.meeting_records import records
from graph.extraction.parties import Parties, parties
from graph.extraction.places import arrived, headed, in_city, place
from graph.extraction.private import leave_out_private
from graph.extraction.rounds import last_time, listed_days, occasions, stands_alone
from graph.extraction.scope import (
    clause_end,
    clause_floor,
    is_subject,
    modal_start,
    only_dates,
    stance_floor,
    topic_floor,
)
from graph.extraction.statuses import Statuses
from graph.extraction.subjects import clause_start
from graph.extraction.triggers import Trigger, compounds, only_spoken_about, same_phrase, triggers
from graph.model import Meeting, MeetingKind, Place, Precision, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.times import When
    from graph.analysis.token import Token
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse
    from graph.model import Span

# How many meetings stay at hand: a reader does not go back further than these either.
_WINDOW = 40
# In how many tokens behind a visit 期间 makes it a frame: 访问南非和法国期间.
_FRAME = 6
_SITTINGS = frozenset({MeetingKind.CONFERENCE, MeetingKind.SUMMIT, MeetingKind.TALKS, MeetingKind.VIDEO_CALL})


class Meetings:
    """Reads the meetings of one article and keeps `Discourse` informed of the one at hand."""

    def __init__(self, analysis: Analysis, cast: Cast, discourse: Discourse) -> None:
        self.analysis = analysis
        self.cast = cast
        self.discourse = discourse
        self.drafts: list[Draft] = []
        self._recent: list[Draft] = []
        self._statuses = Statuses(analysis, cast)
        self._attendance = Attendance(analysis, cast, discourse)
        self._elided = Elided(analysis, cast, discourse)
        for sentence in analysis.sentences:
            self._sentence(sentence)
            discourse.leave(sentence)
        seat(analysis, cast, self.drafts, self._attendance.inside)
        for draft in self.drafts:
            if draft.status is Status.HELD and self._statuses.beyond(draft.when):
                draft.status = Status.ONGOING
            draft.fill_from_parse(cast)

    def records(self) -> tuple[Meeting, ...]:
        """The meetings in the order they were told, and `Discourse.ids` filled with their ids."""
        return records(self.analysis, self.cast, self.discourse, self.drafts)

    # -- one sentence ------------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence) -> None:
        tokens = self.analysis.tokens
        said = frames(self.analysis, self.cast, sentence)
        self._hear(said[:1])
        found = compounds(tokens, list(triggers(self.analysis, self.cast, sentence)))
        for number, trigger in enumerate(found):
            if stands_alone(tokens, trigger.at) and not self._recent:
                self.cast.pass_over(trigger.at, "a round without its noun, and no meeting told before")
                continue
            if last_time(tokens, trigger.at, sentence.last):
                self._last_time(trigger, sentence)
                continue
            before = found[number - 1] if number else None
            self._hear([frame for frame in said if frame.cue < trigger.at][-1:])
            if same_phrase(tokens, before, trigger) or (
                only_spoken_about(tokens, trigger.at)
                and not self._next_round(trigger, sentence)
                and not self._dated_before(trigger, sentence)
                and not self._scheduled(trigger, sentence)
                and not self._to_be_dated(trigger, sentence)
            ):
                if not self._attach(trigger, sentence):
                    self.cast.pass_over(trigger.at, "only spoken about, and no meeting told before")
                continue
            last = found[number + 1].at if number + 1 < len(found) else sentence.last
            self._read(trigger, sentence, before, last, said)
        attended = self._attended_in(sentence)
        if attended is not None:
            self._attendance.read(self.drafts, attended.number, sentence)

    def _last_time(self, trigger: Trigger, sentence: Sentence) -> None:
        """上一次是2019年6月在大阪: another one like the meeting at hand."""
        if not self._recent:
            self.cast.pass_over(trigger.at, "no meeting told before")
            return
        like, at = self._recent[-1], trigger.at
        end = clause_end(self.analysis.tokens, self.cast, at, sentence.last)
        when, spans = date_of(self.analysis, at, at, end, sentence)
        where = None if like.kind in REMOTE else place(self.analysis, at, at, end)
        hosts = [id_ for id_, role in like.roles.items() if role == "host"]
        who = Parties(dict.fromkeys(like.people, at), hosts)
        same = replace(trigger, kind=like.kind)
        self._place_in(Mention(same, sentence, who, like.kind, Status.HELD, when, spans, where))

    def _hear(self, spoken: list[Frame]) -> None:
        """Let the speaker of a frame be the one whom 他 means from there on."""
        for frame in spoken:
            if frame.subject is not None and frame.subject.ids:
                self.discourse.spoke(frame.subject.ids, frame.cue)

    def _attended_in(self, sentence: Sentence) -> Draft | None:
        """The meeting whose attendance a sentence tells: the one at hand, or one held before one to come."""
        at_hand = self.discourse.at_hand(sentence.last - 1)
        if at_hand is None:
            return None
        draft = self._ahead_of(self.drafts[at_hand], sentence)
        to_come = draft.status in (Status.PLANNED, Status.PROPOSED)
        if not to_come or self.discourse.told(sentence.first, sentence.last):
            return draft
        future = word_set("modality", "planned")
        if any(token.text in future for token in self.analysis.tokens[sentence.first : sentence.last]):
            return draft
        number = self.analysis.sentence_number(sentence.first)
        before = self.analysis.sentences[max(0, number - 1)]
        told = (self.discourse.meetings[at] for at in self.discourse.told(before.first, before.last))
        held = (Status.HELD, Status.ONGOING)
        near = next((self.drafts[one] for one in told if self.drafts[one].status in held), None)
        sides, rosters = set(self.discourse.rosters[draft.number][1]), self.discourse.rosters
        alike = (one for one in reversed(self._recent) if one.status in held)
        return near or next((one for one in alike if set(rosters[one.number][1]) == sides), draft)

    def _ahead_of(self, draft: Draft, sentence: Sentence) -> Draft:
        """甲国代表团将由乙率领: not to a meeting long held, but to the one of today or to come."""
        future, published = word_set("modality", "bare_leads"), self.analysis.folded.article.published
        ahead = any(token.text in future for token in self.analysis.tokens[sentence.first : sentence.last])
        if published is None or draft.when is None or not ahead:
            return draft
        told = self.discourse.told(sentence.first, sentence.last)
        if told or (draft.when.end or draft.when.start) >= published:
            return draft
        dated = (one for one in reversed(self._recent) if one.when is not None)
        return next((one for one in dated if one.when is not None and one.when.start >= published), draft)

    def _dated_before(self, trigger: Trigger, sentence: Sentence) -> bool:
        """A与B5日在华盛顿会面前: only a frame for something else, but all of the meeting is told."""
        tokens, at = self.analysis.tokens, trigger.at
        if tokens[at + 1].text not in word_set("function", "localizers", "anterior"):
            return False
        dated = self.analysis.dated(sentence.first, at)
        return bool(dated) and self._of_two_sides(trigger, sentence.first)

    def _scheduled(self, trigger: Trigger, sentence: Sentence) -> bool:
        """就定于20日举行的美以峰会的议题: whose meeting it is and when is told with it."""
        at = trigger.at
        near = range(at - 1, max(at - 8, sentence.first) - 1, -1)
        day = next((here for here in near if here in self.analysis.dates), None)
        if day is None or not any(self.analysis.tokens[here].text == "的" for here in range(day, at)):
            return False
        return self._of_two_sides(trigger, day)

    def _undecided(self, trigger: Trigger, sentence: Sentence) -> bool:
        """会晤的日期尚未确定: whether the clause says that the day or place is still open."""
        end = clause_end(self.analysis.tokens, self.cast, trigger.at, sentence.last)
        told = self.analysis.text(trigger.at, end)
        return any(word in told for word in word_set("modality", "undecided"))

    def _to_be_dated(self, trigger: Trigger, sentence: Sentence) -> bool:
        """两国元首会晤的日期尚未确定: an encounter to come, of the parties that its own clause names."""
        if trigger.kind not in DISCRETE or not self._undecided(trigger, sentence):
            return False
        return self._of_two_sides(trigger, clause_start(self.analysis, trigger.at, sentence.first))

    def _of_two_sides(self, trigger: Trigger, first: int) -> bool:
        """Whether the tokens from ``first`` to the encounter word name two sides of it."""
        who = parties(self.analysis, self.cast, self.discourse, trigger, first, trigger.at + 1)
        return len(sides_of(self.cast, who)) > 1

    def _next_round(self, trigger: Trigger, sentence: Sentence) -> bool:
        """下一轮谈判的日期尚未确定: a meeting to come, of the parties told of."""
        ahead = tuple(word_set("encounters", "rounds", "ahead"))
        coming = trigger.round is not None and trigger.round.startswith(ahead)
        known = any(draft.rounds == trigger.round for draft in self._recent)
        if not coming or not self._recent or known or not self._undecided(trigger, sentence):
            return False
        mention = Mention(trigger, sentence, Parties(), trigger.kind, Status.PLANNED, None, set(), None)
        self._parties_of_series(mention)
        mention.sides = sides_of(self.cast, mention.who)
        if len(mention.sides) < 2:
            return False
        draft = self._new(mention)
        self._fill(draft, mention)
        self._tell(draft, trigger.at)
        return True

    def _read(
        self, trigger: Trigger, sentence: Sentence, before: Trigger | None, last: int, said: list[Frame]
    ) -> None:
        """Read one encounter word with its clause, which ends before token ``last``."""
        tokens, at = self.analysis.tokens, trigger.at
        first = clause_floor(tokens, sentence, said, before, at)
        end = clause_end(tokens, self.cast, at, last)
        met = trigger.verb and trigger.kind is not MeetingKind.VISIT and tokens[at].text in _transitive()
        reach_of = clause_end(tokens, self.cast, at, sentence.last) if met else end
        stance = stance_floor(tokens, at, sentence.first, end)
        if stance is None and not trigger.verb:
            stance = topic_floor(tokens, at, sentence.first)
        first = first if stance is None else stance
        who = parties(self.analysis, self.cast, self.discourse, trigger, first, reach_of)
        if stance is None:
            self._elided.fill_in(who, trigger, sentence, first, said)
        self._elided.others(who, trigger, sentence, before, said)
        leave_out_private(self.cast, who)
        stand_for_senders(tokens, self.cast, at, sentence.first, who)
        when, spans = date_of(self.analysis, at, first, end, sentence)
        if trigger.definite and when is not None and when.precision is Precision.YEAR:
            when, spans = None, set()  # 这是他今年接待的首位元首
        reach = clause_floor(tokens, sentence, said, None, at) if only_dates(tokens, before, at) else first
        start = modal_start(tokens, self.cast, reach, at)
        status = self._statuses.read(trigger, sentence, (first, end), start, when, said, before)
        where = self._where(trigger, who, sentence, (first, end), status)
        if status is Status.PLANNED:
            self._visit_goes_on(who, first, at)
        supposed = modality.conditional(tokens, start, at)
        if supposed is not None:
            status = None if status is Status.HELD else status
            if status is None or trigger.process:
                self.cast.pass_over(at, f"conditional: {supposed}")
                return
        if status is Status.DENIED and self._only_indirect(who, start, at):
            self.cast.pass_over(at, "only denied to be face to face")
            return
        self._elided.met(who)
        mention = Mention(trigger, sentence, who, trigger.kind, status, when, spans, where)
        mention.seen_day = parsed.day(self.analysis, at, sentence)
        mention.seen_place = parsed.where(self.analysis, at, sentence)
        mention.seen_people = parsed.joined(self.analysis, self.cast, who, first)
        apart = word_set("encounters", "distribute")
        persons = all(self.cast.is_person(id_) for id_ in who.objects)
        called = trigger.kind is MeetingKind.PHONE_CALL and trigger.verb and persons  # 与A和B通了电话: two
        called = called or any(token.text in apart for token in tokens[first:at])
        if len(who.hosts) > 1 and trigger.kind is MeetingKind.VISIT:
            for host in who.hosts:
                guests = {id_: at for id_, at in who.actors.items() if id_ not in who.hosts or id_ == host}
                each = Parties(guests, [host])
                there = self._visited_place(trigger, each, first, end)
                self._place_in(replace(mention, who=each, place=there))
            return
        if trigger.kind is MeetingKind.VISIT and listed_visitors(tokens, at, end):
            jointly = word_set("encounters", "coming_jointly")
            if when is None and any(token.text in jointly for token in tokens[first:at]):
                mention.status = Status.ONGOING  # 同时到访缅甸的还有甲: while the visit told of lasts
            for id_ in [id_ for id_ in who.actors if id_ not in who.hosts]:
                guest = {id_: who.actors[id_]} | dict.fromkeys(who.hosts, at)
                self._place_in(replace(mention, who=Parties(guest, list(who.hosts))))
            return
        if called and self._distribute(mention):
            return
        several = occasions(self.analysis, at, first, end, when, where)
        for nth, occasion in enumerate(several):
            self._place_in(
                replace(
                    mention,
                    trigger=replace(trigger, round=trigger.round or "轮", another=True),
                    who=replace(who, actors=dict(who.actors)),
                    when=occasion.when,
                    when_spans=set(occasion.when_spans),
                    place=occasion.place,
                    nth=nth,
                )
            )
        if not several:
            self._place_in(mention)

    def _only_indirect(self, who: Parties, first: int, at: int) -> bool:
        """双方没有面对面会谈: whether those who just met are told not to have met directly."""
        words = word_set("modality", "face_to_face")
        if not self._recent or not any(token.text in words for token in self.analysis.tokens[first:at]):
            return False
        sides = set(roster(self.cast, self._recent[-1])[1])
        return self._recent[-1].status in TAKES_PLACE and sides >= set(sides_of(self.cast, who))

    def _visit_goes_on(self, who: Parties, first: int, at: int) -> None:
        """甲访问伊朗，期间将会见乙: a visit on which somebody is still to be met is not over.

        访问伊朗期间，甲将会见乙: one told of for no more than that has not begun.
        """
        tokens, words = self.analysis.tokens, word_set("function", "meanwhile")
        meanwhile = next((here for here in range(first, at) if tokens[here].text in words), None)
        if meanwhile is None:
            return
        visits = (draft for draft in reversed(self._recent) if draft.kind is MeetingKind.VISIT)
        visit = next(visits, None)
        if (
            visit is not None
            and visit.status is Status.HELD
            and not who.actors.keys().isdisjoint(visit.people)
        ):
            framed = not any(token.uses & PAUSE for token in tokens[visit.first : meanwhile])
            visit.status = Status.PLANNED if framed else Status.ONGOING

    def _where(
        self,
        trigger: Trigger,
        who: Parties,
        sentence: Sentence,
        clause: tuple[int, int],
        status: Status | None,
    ) -> Place | None:
        """The place that the clause names, else where the sentence said that somebody had gone."""
        if trigger.kind in REMOTE:
            return None
        first, end = clause
        found = self._visited_place(trigger, who, first, end) or place(self.analysis, first, trigger.at, end)
        if trigger.kind is MeetingKind.VISIT or (found is not None and found.venue != found.name):
            return found
        begin = (
            sentence.first
            if status is not Status.PROPOSED
            else clause_start(self.analysis, trigger.at, first)
        )
        gone = arrived(self.analysis, begin, trigger.at) or headed(self.analysis, begin, trigger.at)
        return gone if found is None else in_city(found, gone)

    def _visited_place(self, trigger: Trigger, who: Parties, first: int, end: int) -> Place | None:
        """A visit is at the state or city visited, as written."""
        if trigger.kind is not MeetingKind.VISIT or not who.hosts:
            return None
        at = visited_states(self.analysis, self.cast, trigger.at, first, end).get(who.hosts[0])
        if at is None or self.analysis.tokens[at].tag == "short":
            return None
        return Place(self.analysis.written(at, at + 1), None, who.hosts[0], (self.analysis.span(at, at + 1),))

    # -- which meeting ---------------------------------------------------------------------------------

    def _distribute(self, mention: Mention) -> bool:
        """A分别会见B、C: one meeting with each; A、B分别会见C too, of one party."""
        who, trigger = mention.who, mention.trigger
        subjects = {id_: at for id_, at in who.actors.items() if id_ not in who.objects}
        objects = list(dict.fromkeys(who.objects))
        if len(objects) == 1 and self._of_one_side(subjects):
            for id_, at in subjects.items():
                each = Parties({id_: at, objects[0]: who.actors[objects[0]]}, list(who.hosts), objects)
                self._place_in(replace(mention, who=each), apart=True)
            return True
        if not subjects or len(objects) < 2:
            return False
        days = listed_days(self.analysis, mention.sentence.first, trigger.at)
        for number, id_ in enumerate(objects):
            each = Parties({**subjects, id_: who.actors[id_]}, list(who.hosts), [id_])
            when = days[number][0] if len(days) == len(objects) else mention.when
            self._place_in(replace(mention, who=each, when=when), apart=True)
        return True

    def _of_one_side(self, ids: Iterable[str]) -> bool:
        """Whether several persons of one party do the same apart: 习近平、李强分别会见."""
        found = list(ids)
        same = len({self.cast.side(id_) for id_ in found}) == 1
        return len(found) > 1 and same and all(map(self.cast.is_person, found))

    def _place_in(self, mention: Mention, *, apart: bool = False) -> None:
        """Merge a mention into a meeting told before, or make it a new one."""
        trigger, who, tokens = mention.trigger, mention.who, self.analysis.tokens
        visit = self._visit_told_of(mention)
        if visit is not None:
            self._tell(visit, trigger.at)
            return
        self._parties_of_series(mention)
        trigger = mention.trigger
        mention.sides = sides_of(self.cast, who)
        if trigger.kind not in (MeetingKind.VISIT, MeetingKind.SIGNING):
            mention.pair = pair_of(self.cast, who, mention.place)
        if trigger.kind is not MeetingKind.VISIT and led(tokens, self.cast, trigger):
            stand_for_leaders(self.cast, who)
        mention.kind = kind_of(tokens, self.cast, trigger, who)
        draft = match(reversed(self._recent), self.cast, mention, apart=apart)
        if draft is None and self._makes_new(mention):
            draft = self._new(mention)
            self._fill(draft, mention)
        elif draft is not None and not (trigger.process and mention.when is None):
            self._merge(draft, mention)
        if draft is not None:
            self._tell(draft, trigger.at)
        elif trigger.at not in self.discourse.meetings and not self._seen(mention):
            self._pass_over(mention)

    def _visit_told_of(self, mention: Mention) -> Draft | None:
        """访华期间，…: the visit to that host told of before, by the same visitor where one is named."""
        at, who = mention.trigger.at, mention.who
        behind = takewhile(lambda token: not token.uses & PAUSE, self.analysis.tokens[at + 1 : at + _FRAME])
        lasting = any(token.text in word_set("function", "meanwhile") for token in behind)
        visits = mention.trigger.kind is MeetingKind.VISIT and mention.when is None
        if not lasting or not visits:
            return None
        hosts, guests = set(who.hosts), {id_ for id_ in who.actors if self.cast.is_person(id_)}
        alike = (one for one in reversed(self._recent) if one.kind is MeetingKind.VISIT)
        return next((one for one in alike if hosts & one.roles.keys() and guests <= one.people.keys()), None)

    def _seen(self, mention: Mention) -> bool:
        """Whether a word of which the rules make nothing is a new meeting by what a parser sees."""
        who = parsed.party(self.analysis, self.cast, mention.trigger, mention.who, mention.sentence)
        if who is None:
            return False
        seen = replace(mention, who=who, sides=sides_of(self.cast, who))
        seen.kind = kind_of(self.analysis.tokens, self.cast, seen.trigger, who)
        known = match(reversed(self._recent), self.cast, seen, apart=False) is not None
        if known or lacking(self.analysis.tokens, seen, known=bool(self._recent)) is not None:
            return False
        draft = self._new(seen)
        draft.rules.add(Seen.PARTICIPANTS)
        self._fill(draft, seen)
        self._tell(draft, seen.trigger.at)
        return True

    def _pass_over(self, mention: Mention) -> None:
        """Note what a mention lacks to be a meeting, and the side that it shows, where somebody asks."""
        if self.cast.passed is None:
            return
        reason = lacking(self.analysis.tokens, mention, known=bool(self._recent)) or "no meeting"
        alone = f": {self.cast.name(mention.sides[0])}" if reason == ONE_SIDED else ""
        self.cast.pass_over(mention.trigger.at, reason + alone)

    def _makes_new(self, mention: Mention) -> bool:
        """Whether a mention that fits no meeting is a new one; a bare noun attaches to the one at hand."""
        if self._recent and only_attended(self.analysis.tokens, mention):
            return not self._attach(mention.trigger, mention.sentence)
        lacks = lacking(self.analysis.tokens, mention, known=bool(self._recent))
        if lacks is None or _of_one_body(self.analysis.tokens, mention):
            return True
        bare = len(mention.sides) < 2 and not mention.trigger.process
        if bare and self._attach(mention.trigger, mention.sentence):
            return False
        return pending(mention)

    def _new(self, mention: Mention) -> Draft:
        trigger = mention.trigger
        status = mention.status or self._statuses.bare(mention)
        word = self.analysis.written(trigger.at, trigger.at + 1)
        number = len(self.drafts)
        draft = Draft(number, mention.kind, status, mention.when, trigger.at, word, nth=mention.nth)
        draft.pair = bool(mention.pair)
        draft.gathering = at_gathering(self.analysis.tokens, mention)
        draft.rules.add("encounter-verb" if trigger.verb else "encounter-noun")
        if stands_alone(self.analysis.tokens, trigger.at):
            draft.word = self._series(trigger)[-1].word
        self.drafts.append(draft)
        return draft

    def _parties_of_series(self, mention: Mention) -> None:
        """A round or session told without its parties (下一轮谈判) has those of the meeting at hand."""
        trigger, who = mention.trigger, mention.who
        serial = trigger.round or trigger.definite
        serial = serial or trigger.kind in (MeetingKind.TALKS, MeetingKind.SIGNING)
        told = mention.when or mention.place or mention.status is Status.PLANNED
        if not serial or not told or who.spoken_of:
            return
        named = sides_of(self.cast, who)
        if len(named) > 1:
            return
        if not self._recent and not named:
            private = word_set("encounters", "private")  # 双方高管谈到深夜
            between = self.analysis.tokens[mention.sentence.first : trigger.at]
            if not any(token.text in private for token in between):
                for id_ in self.discourse.actors_named(trigger.at):
                    who.add(id_, trigger.at)
            return
        signed = trigger.kind is MeetingKind.SIGNING and not named
        if (trigger.round is None and not signed) or not self._recent:
            return
        if not named and self._sides_spoken_of(mention):
            return
        series = self._series(trigger)[-1]
        if series.kind is MeetingKind.SUMMIT and trigger.kind is MeetingKind.CONFERENCE:
            mention.trigger = replace(trigger, kind=series.kind)  # 上一次会议, of a series of summits
        parties = roster(self.cast, series)[1]
        sides = {side for id_ in parties if (side := self.cast.side(id_)) is not None}
        for side in sorted(sides) if set(named) <= sides else ():
            self.cast.imply(side)
            who.add(side, trigger.at)

    def _series(self, trigger: Trigger) -> list[Draft]:
        """The meetings told so far that a round can belong to, the newest last."""
        return (
            [draft for draft in self._recent if draft.rounds or draft.kind is trigger.kind]
            or [draft for draft in self._recent if draft.status is Status.HELD]
            or self._recent
        )

    def _sides_spoken_of(self, mention: Mention) -> bool:
        """双方商定建立机制，首次会议拟于6月举行: the sides that the sentence speaks of."""
        tokens, who = self.analysis.tokens, mention.who
        for at in range(mention.trigger.at - 1, mention.sentence.first - 1, -1):
            if tokens[at].uses & Use.PRONOUN and tokens[at].text in word_set("function", "pronouns", "sides"):
                for id_ in self.discourse.resolve(tokens[at].text, at):
                    who.add(id_, at)
                return bool(who.actors)
        return False

    def _merge(self, draft: Draft, mention: Mention) -> None:
        status, kind, trigger = mention.status, mention.kind, mention.trigger
        if trigger.definite and trigger.kind is MeetingKind.VISIT:
            mention = replace(mention, who=Parties())  # 这是特朗普就任后首位元首到访
        told = status is not None and not trigger.definite
        if told and not attended(self.analysis.tokens, trigger.at):
            self._firm(draft, status)
        if (
            RANK[kind] < RANK[draft.kind] and kind not in (MeetingKind.CONFERENCE, MeetingKind.SIGNING)
            and status is not None and not trigger.process
        ):  # fmt: skip
            draft.kind = kind
        self._fill(draft, mention)

    def _firm(self, draft: Draft, status: Status | None) -> None:
        if status is not None and FIRMNESS[status] > FIRMNESS[draft.status]:
            draft.status = status

    def _fill(self, draft: Draft, mention: Mention) -> None:
        """Add what a mention tells to its meeting."""
        when, sentence = mention.when, mention.sentence
        for id_, at in mention.who.actors.items():
            if self.cast.side(id_) is not None or id_ in mention.pair:
                draft.people.setdefault(id_, self._named(id_, at))
        for id_ in mention.who.hosts:
            draft.roles.setdefault(id_, "host")
        if when is not None:
            draft.when = joined(draft.when, when)
        draft.when_spans |= mention.when_spans
        self._set_place(draft, mention.place)
        draft.rounds = draft.rounds or mention.trigger.round
        draft.body = draft.body or mention.who.body
        draft.seen_day = draft.seen_day or mention.seen_day
        draft.seen_place = draft.seen_place or mention.seen_place
        draft.seen_people = mention.seen_people | draft.seen_people
        draft.issues.update(self.cast.issues(sentence.first, sentence.last))
        draft.evidence.add(self.analysis.span(sentence.first, sentence.last))

    def _set_place(self, draft: Draft, where: Place | None) -> None:
        if where is not None and (draft.place is None or finer_place(where, draft.place)):
            draft.place = where

    def _named(self, id_: str, at: int) -> Span:
        first = min(self.cast.phrase.get(at, at), at) if self.cast.at.get(at) == id_ else at
        return self.analysis.span(first, at + 1)

    def _tell(self, draft: Draft, at: int) -> None:
        """Make a meeting the one at hand."""
        self._recent = [item for item in self._recent[-_WINDOW:] if item is not draft] + [draft]
        self.discourse.tell(at, draft.number)
        members = roster(self.cast, draft)
        if draft.number == len(self.discourse.rosters):
            self.discourse.rosters.append(members)
        else:
            self.discourse.rosters[draft.number] = members

    # -- bare nouns ------------------------------------------------------------------------------------

    def _attach(self, trigger: Trigger, sentence: Sentence) -> bool:
        """A bare or definite noun means the newest compatible meeting; it may add where, when and who."""
        if not self._recent:
            return False
        tokens, first = self.analysis.tokens, sentence.first
        end = clause_end(tokens, self.cast, trigger.at, sentence.last)
        when, spans = date_of(self.analysis, trigger.at, first, end, sentence)
        status = modality.status(tokens, first, trigger.at, end, self._statuses.ahead(when))
        draft = self._meant(trigger, when, status)
        if draft is None:
            return False
        if status in (Status.POSTPONED, Status.CANCELLED) and draft.status not in (
            Status.HELD,
            Status.ONGOING,
        ):
            draft.status = status
            draft.evidence.add(self.analysis.span(first, sentence.last))
        told = trigger.definite or statuses_agree(draft, status, None, trigger)
        alone = trigger.definite or is_subject(tokens, self.cast, trigger.at, first)
        if told and alone and not trigger.process:
            mention = Mention(trigger, sentence, Parties(), trigger.kind, status, when, spans, None)
            self._add_frame(draft, mention, end)
        self._tell(draft, trigger.at)
        return True

    def _meant(self, trigger: Trigger, when: When | None, status: Status | None) -> Draft | None:
        """The newest meeting that a bare noun can mean, one told by the same word first."""
        fitting = [draft for draft in reversed(self._recent) if self._can_mean(draft, trigger, when, status)]
        word = self.analysis.tokens[trigger.at].text
        attending = attended(self.analysis.tokens, trigger.at) and status is not Status.PLANNED
        sits = trigger.kind is MeetingKind.CONFERENCE  # 会议 is the summit told of, not a 会见 since
        fitting.sort(
            key=lambda draft: (
                sits and draft.kind not in _SITTINGS,
                attending and draft.status not in TAKES_PLACE,
                not statuses_agree(draft, status, None, trigger),
            )
        )
        same = (draft for draft in fitting if self.analysis.tokens[draft.first].text.endswith(word))
        found = next(same, None) or next(iter(fitting), None)
        if found is not None and trigger.kind is MeetingKind.SUMMIT:
            found.kind = MeetingKind.SUMMIT
        return found

    def _can_mean(self, draft: Draft, trigger: Trigger, when: When | None, status: Status | None) -> bool:
        if not kinds_agree(draft, trigger.kind) and not trigger.definite:
            return False
        if trigger.kind is MeetingKind.SUMMIT and draft.kind is not MeetingKind.SUMMIT:
            return draft.status is Status.HELD and heads_meet(self.cast, draft.people)
        if not trigger.definite and not dates_agree(draft.when, when):
            return False
        return when is None or statuses_agree(draft, status, when, trigger)

    def _add_frame(self, draft: Draft, mention: Mention, end: int) -> None:
        """会谈于18日在利雅得举行: date, place and fate told behind the noun."""
        tokens, at = self.analysis.tokens, mention.trigger.at
        fates = word_set("modality", "cancelled") | word_set("modality", "postponed")
        telling = word_set("encounters", "light") | word_set("encounters", "opens") | fates
        if not any(token.text in telling for token in tokens[at + 1 : end]):
            return
        when, sentence = mention.when, mention.sentence
        if when is not None and not dates_agree(draft.when, when):
            return
        if when is not None:
            draft.when = joined(draft.when, when)
            draft.when_spans |= mention.when_spans
        if draft.kind not in REMOTE:
            self._set_place(draft, place(self.analysis, sentence.first, at, end))
        self._firm(draft, mention.status)
        draft.evidence.add(self.analysis.span(sentence.first, sentence.last))


@cache
def _transitive() -> frozenset[str]:
    return word_set("encounters", "transitive")


def _of_one_body(tokens: tuple[Token, ...], mention: Mention) -> bool:
    """Whether a body of states meets, at a time or place.

    欧盟峰会将于10日举行, 欧盟领导人在哥本哈根峰会上决定.
    """
    body = len(mention.sides) == 1 and sits_alone(mention.sides[0], mention.kind)
    series = body and not mention.trigger.definite
    behind = tokens[mention.trigger.at + 1 : mention.trigger.at + 2]
    sat = any(token.text in word_set("encounters", "sat_at") for token in behind)
    placed = mention.when is not None or mention.place is not None
    told = placed and (mention.status is not None or sat)
    return series and (told or _will_sit(tokens, mention))


def _will_sit(tokens: tuple[Token, ...], mention: Mention) -> bool:
    """欧盟近日将举行峰会: a summit that is announced, though no day is told."""
    near = tokens[max(0, mention.trigger.at - 3) : mention.trigger.at]
    held = any(token.uses & Use.LIGHT for token in near)
    return held and mention.kind is MeetingKind.SUMMIT and mention.status is Status.PLANNED
