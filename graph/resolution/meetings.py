"""Which accounts of different articles are of one meeting (event coreference).

Two accounts are of one meeting when they are of one family of kinds, share two sides, and their
dates are compatible: they share a day, or the vaguer one (a week, a month, a year, a day without
its year) holds exactly one candidate. Accounts without any date match each other alone: when they
share a person, were published within a month of each other, and one does not say it took place
while the other looks ahead. What one article keeps apart is never made one.

Accounts are taken from the most exact to the vaguest and each joins the best meeting before it or
begins a new one; ties go by the accounts themselves, so that the order of the articles is without
effect. Candidates come from a block (family, pair of sides, month): the time is near linear.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from graph.model import MeetingKind, Precision, Status
from graph.resolution import dates
from graph.resolution.accounts import TOOK_PLACE, Account
from graph.resolution.persons import SAME, Judgement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.resolution.dates import Interval

_FAMILIES = {
    MeetingKind.PHONE_CALL: "call",
    MeetingKind.VIDEO_CALL: "call",
    MeetingKind.SIGNING: "signing",
    MeetingKind.SUMMIT: "encounter",
    MeetingKind.TALKS: "encounter",
    MeetingKind.MEETING: "encounter",
    MeetingKind.CONFERENCE: "conference",
    MeetingKind.VISIT: "visit",
}
_AHEAD = frozenset({Status.PROPOSED, Status.PLANNED})
_UNDATED_DAYS = 28  # how far apart articles about one undated meeting may be published
_SHORT_DAYS = 14  # longer meetings are looked for by the month
_RANK = {Precision.DAY: 0, Precision.WEEK: 1, Precision.MONTH: 2, Precision.YEAR: 3, Precision.UNKNOWN: 5}
_WITHOUT_YEAR = 4

Block = tuple[str, str, str, str]


class Cluster:
    """The accounts of one meeting, led by the most exact of them."""

    def __init__(self, leader: Account) -> None:
        self.leader = leader
        self.accounts = [leader]
        self.articles = {leader.article}
        self.sides = leader.sides  # those every account has
        self.persons = set(leader.persons)
        self.sites = {leader.site.id: leader.site} if leader.site else {}
        self.statuses = {leader.meeting.status}
        self.earliest = self.latest = leader.published

    def add(self, account: Account) -> None:
        """Take a further account in."""
        self.accounts.append(account)
        self.articles.add(account.article)
        self.sides &= account.sides
        self.persons |= account.persons
        self.statuses.add(account.meeting.status)
        if account.site:
            self.sites.setdefault(account.site.id, account.site)
        if account.published:
            self.earliest = min(self.earliest or account.published, account.published)
            self.latest = max(self.latest or account.published, account.published)


def family(account: Account) -> str:
    """Kinds that two reporters may call the same meeting by."""
    return _FAMILIES[account.meeting.kind]


def rank(account: Account) -> int:
    """How exact its date is: 0 the day, 5 none."""
    if account.interval is None:
        return _WITHOUT_YEAR if account.meeting.start else _RANK[Precision.UNKNOWN]
    return min(_RANK[account.meeting.precision], _RANK[Precision.YEAR])


def judge(cluster: Cluster, account: Account) -> Judgement:
    """Whether an account is of the meeting that the cluster's accounts are of."""
    if account.article in cluster.articles:
        return Judgement(0.0, "one article keeps them apart")
    if family(account) != family(cluster.leader):
        return Judgement(0.0, "a call, a visit, a conference and talks are different meetings")
    if len(cluster.sides & account.sides) < 2:
        return Judgement(0.0, "fewer than two sides in common")
    when, who, where = _dates(cluster, account), _persons(cluster, account), _places(cluster, account)
    if min(when.score, who.score, where.score) == 0.0:
        return min((when, who, where), key=lambda part: part.score)
    if who.score < SAME and where.score < SAME:
        return Judgement(0.0, f"{who.reason}; {where.reason}")
    score = 0.6 * when.score + 0.3 * who.score + 0.1 * where.score
    return Judgement(score, f"{when.reason}; {who.reason}; {where.reason}")


def _dates(cluster: Cluster, account: Account) -> Judgement:
    ours, theirs = cluster.leader.interval, account.interval
    if ours is None and theirs is None:
        return _undated(cluster, account)
    if theirs is None and account.meeting.start and ours is not None:
        return _without_year(cluster, account, ours)
    if ours is None or theirs is None:
        return Judgement(0.0, "one has a date and the other none")
    if ours == theirs:
        return Judgement(1.0, "same date")
    if rank(account) > rank(cluster.leader) and (fault := _out_of_time(account, ours)):
        return Judgement(0.0, fault)
    if rank(account) >= _RANK[Precision.YEAR] and not cluster.persons & account.persons:
        return Judgement(0.0, "the year alone and no person in common")
    if ours.contains(theirs) or theirs.contains(ours):
        return Judgement(0.8, "one date holds the other")
    return Judgement(0.5, "the dates overlap") if ours.meets(theirs) else Judgement(0.0, "different dates")


def _without_year(cluster: Cluster, account: Account, day: Interval) -> Judgement:
    same_day = (account.meeting.start or "")[1:] == day.earliest[4:] and rank(cluster.leader) == 0
    if same_day and cluster.persons & account.persons:
        return Judgement(0.6, "same day, the year untold, a person in common")
    return Judgement(0.0, "the year is untold")


def _out_of_time(account: Account, day: Interval) -> str | None:
    """Why a vague account cannot mean that day: it looks ahead from later, or back from before."""
    if account.published is None:
        return None
    if account.meeting.status in _AHEAD and account.published[:10] > day.latest:
        return "it lies ahead when the other is over"
    if account.meeting.status is Status.HELD and account.published[:10] < day.earliest:
        return "it is over when the other lies ahead"
    return None


def _undated(cluster: Cluster, account: Account) -> Judgement:
    if account.meeting.start or cluster.leader.meeting.start:
        equal = account.meeting.start == cluster.leader.meeting.start
        return Judgement(0.9, "same day, the year untold") if equal else Judgement(0.0, "different dates")
    if not cluster.persons & account.persons:
        return Judgement(0.0, "no date and no person in common")
    if not all(_may_agree(account.meeting.status, status) for status in cluster.statuses):
        return Judgement(0.0, "no date, and one took place while the other lies ahead")
    if not _published_near(cluster, account):
        return Judgement(0.0, "no date, and published far apart")
    return Judgement(0.7, "no date, same persons")


def _may_agree(one: Status, other: Status) -> bool:
    """Held and under way go together, what lies ahead or fell through goes together, a denial with all."""
    return Status.DENIED in (one, other) or (one in TOOK_PLACE) == (other in TOOK_PLACE)


def _published_near(cluster: Cluster, account: Account) -> bool:
    if account.published is None or cluster.earliest is None or cluster.latest is None:
        return account.published is None and cluster.earliest is None
    first, last = min(cluster.earliest, account.published), max(cluster.latest, account.published)
    return dates.days_between(first[:10], last[:10]) <= _UNDATED_DAYS


def _persons(cluster: Cluster, account: Account) -> Judgement:
    if not cluster.persons or not account.persons:
        return Judgement(0.6, "one names no persons")
    shared = len(cluster.persons & account.persons)
    if not shared:
        same_kind = account.meeting.kind is cluster.leader.meeting.kind
        return Judgement(0.2 if same_kind else 0.0, "different persons")
    return Judgement(
        0.5 + 0.5 * shared / min(len(cluster.persons), len(account.persons)), f"{shared} persons in common"
    )


def _places(cluster: Cluster, account: Account) -> Judgement:
    if account.site is None or not cluster.sites:
        return Judgement(0.4, "a place is untold")
    if account.site.id in cluster.sites:
        return Judgement(1.0, "same place")
    near = [site for site in cluster.sites.values() if site.country and site.country == account.site.country]
    if any(site.is_country or account.site.is_country for site in near):
        return Judgement(0.7, "a place and its country")
    return Judgement(0.3, "two places of one country") if near else Judgement(0.1, "places far apart")


def cluster(accounts: Iterable[Account]) -> list[Cluster]:
    """One cluster a meeting, in an order that depends on the accounts alone."""
    clusters: list[Cluster] = []
    blocks: dict[Block, list[int]] = defaultdict(list)
    for account in sorted(accounts, key=_order):
        candidates = sorted(
            {index for block in _blocks(account, _sought(account)) for index in blocks.get(block, ())}
        )
        best = _best([clusters[index] for index in candidates], account)
        if best is not None:
            best.add(account)
            continue
        for block in _blocks(account, _offered(account)):
            blocks[block].append(len(clusters))
        clusters.append(Cluster(account))
    return clusters


def _order(account: Account) -> tuple[object, ...]:
    """From the most exact to the vaguest; within that the longest and fullest first."""
    days = account.interval.days if account.interval else 0
    return rank(account), -days, -len(account.sides), -len(account.persons), account.key


def _best(candidates: list[Cluster], account: Account) -> Cluster | None:
    """The cluster an account belongs to; a vague one with two equally good candidates is left alone."""
    judged = [(judge(candidate, account).score, -index) for index, candidate in enumerate(candidates)]
    fitting = sorted((pair for pair in judged if pair[0] >= SAME), reverse=True)
    if not fitting:
        return None
    score, place = fitting[0]
    vague = rank(account) > rank(candidates[-place].leader)
    if vague and len(fitting) > 1 and fitting[1][0] == score:
        return None
    return candidates[-place]


def _blocks(account: Account, times: Iterable[str]) -> Iterator[Block]:
    times = tuple(times)
    for one, other in combinations(sorted(account.sides), 2):
        for time in times:
            yield family(account), one, other, time


def _offered(account: Account) -> Iterator[str]:
    """The times under which the meeting that an account begins can be found."""
    if account.interval is None:
        yield from _sought(account) if account.meeting.start else _months_around(account.published)
        return
    yield from account.interval.months
    if _is_short(account.interval):
        yield from account.interval.each_day
    else:
        yield from (f"long {month}" for month in account.interval.months)
    if rank(account) == 0:
        yield account.interval.earliest[4:]


def _sought(account: Account) -> Iterator[str]:
    """The times under which an account looks for its meeting: by the day where it can."""
    if account.interval is not None and rank(account) == 0 and _is_short(account.interval):
        yield from account.interval.each_day
        yield from (f"long {month}" for month in account.interval.months)
    elif account.interval is not None:
        yield from account.interval.months
    elif account.meeting.start:
        yield account.meeting.start[1:]
    else:
        yield f"undated {(account.published or '')[:7]}"


def _is_short(interval: Interval) -> bool:
    return interval.days <= _SHORT_DAYS


def _months_around(published: str | None) -> Iterator[str]:
    """The month of publication and its neighbours, for meetings without a date."""
    month = dates.of_prefix((published or "")[:7])
    for name in month.widened(1).months if month else ("",):
        yield f"undated {name}"
