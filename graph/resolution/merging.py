"""The accounts of one meeting become one encounter: what the graph says of it, with all sources.

Status: of the account published last; an account that still looks ahead does not undo one that
says the meeting was held. Date: the most exact one, of accounts with that status before others.
Nothing is destroyed: every account leaves its line in ``status_history``, every place its edge, and
where accounts cannot all be right ``conflicts`` says so. A plan tells who was to come: its persons
stand at the table of a held meeting only for a side of which no report names anybody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Meeting, MeetingKind, Precision, Status
from graph.resolution import dates, names
from graph.resolution.accounts import TOOK_PLACE, Account, Seat
from graph.resolution.identifiers import content_id, sources, union
from graph.resolution.meetings import Cluster, family, rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.resolution.actors import Cast
    from graph.resolution.dates import Interval
    from graph.resolution.places import Site

# Of accounts published on one day the later in this row counts: a report outweighs a denial.
_STATUS_ORDER = (
    Status.PROPOSED,
    Status.PLANNED,
    Status.ONGOING,
    Status.POSTPONED,
    Status.CANCELLED,
    Status.DENIED,
    Status.HELD,
)
_KIND_ORDER = tuple(MeetingKind)
_OFF = frozenset({Status.CANCELLED, Status.DENIED})
_STILL_AHEAD = frozenset({Status.PROPOSED, Status.PLANNED, Status.ONGOING})


@dataclass(frozen=True, slots=True)
class Attendance:
    """An actor at the table of an encounter; ``reported`` when a report says so, not only a plan."""

    actor: str
    side: str
    role: str | None
    sources: tuple[str, ...]
    reported: bool


@dataclass(frozen=True, slots=True)
class Venue:
    """A place of an encounter, and the building."""

    site: Site
    venue: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Encounter:
    """One real meeting.

    Attributes:
        sides: the parties all accounts agree on, without mediators and hosts.
        absent: (actor, reason, sources), sorted by actor.
        issues: (bare issue id, sources), sorted.
        sources: all evidence of all accounts.
    """

    id: str
    family: str
    title: str
    kind: MeetingKind
    status: Status
    start: str | None
    end: str | None
    precision: Precision
    interval: Interval | None
    status_history: tuple[str, ...]
    conflicts: tuple[str, ...]
    sides: tuple[str, ...]
    attendance: tuple[Attendance, ...]
    absent: tuple[tuple[str, str | None, tuple[str, ...]], ...]
    venues: tuple[Venue, ...]
    issues: tuple[tuple[str, tuple[str, ...]], ...]
    sources: tuple[str, ...]
    accounts: tuple[Account, ...]

    @property
    def took_place(self) -> bool:
        """Whether it was held or is under way."""
        return self.status in TOOK_PLACE


def encounters(clusters: Iterable[Cluster], cast: Cast) -> list[Encounter]:
    """One encounter a cluster, sorted by id."""
    found = list(clusters)
    return sorted(
        (_encounter(cluster, id, cast) for cluster, id in zip(found, _ids(found), strict=True)),
        key=lambda encounter: encounter.id,
    )


def _ids(clusters: Sequence[Cluster]) -> list[str]:
    """Hash of family, sides and date; of several alike the second gets a 2, and so on."""
    seen: Counter[str] = Counter()
    ids = []
    for cluster in clusters:
        meeting = cluster.leader.meeting
        known = () if meeting.start else tuple(sorted(cluster.leader.persons))
        described = (family(cluster.leader), *sorted(cluster.sides), meeting.start, *known)
        base = content_id("meeting", *described)
        seen[base] += 1
        ids.append(base if seen[base] == 1 else content_id("meeting", *described, str(seen[base])))
    return ids


def _encounter(cluster: Cluster, id: str, cast: Cast) -> Encounter:
    told = sorted(cluster.accounts, key=lambda account: (account.published or "", account.key))
    status = _status(told)
    dated = _dated(told, status)
    venues = _venues(told)
    absent = _absent(told, cast)
    attendance = _attendance(told, status, cast)
    conflicts = (*_conflicts(told), *_present_and_absent(attendance, absent))
    return Encounter(
        id=id,
        family=family(cluster.leader),
        title=_title(told, status),
        kind=_kind(told),
        status=status,
        start=dated.start,
        end=dated.end,
        precision=dated.precision,
        interval=dates.of_meeting(dated),
        status_history=tuple(
            sorted({f"{account.published or 'undated'} {account.meeting.status}" for account in told})
        ),
        conflicts=tuple(sorted(conflicts)),
        sides=tuple(sorted(cluster.sides)),
        attendance=attendance,
        absent=absent,
        venues=venues,
        issues=_issues(told),
        sources=union(_shown(account) for account in told),
        accounts=tuple(told),
    )


def _shown(account: Account) -> tuple[str, ...]:
    return sources(account.article, account.meeting.evidence)


def _status(told: Sequence[Account]) -> Status:
    def told_at(account: Account) -> tuple[str, int]:
        took_place = account.took_place and account.interval is not None
        at = account.published or (account.interval.latest if took_place and account.interval else "")
        return at, _STATUS_ORDER.index(account.meeting.status)

    last = max(told, key=told_at).meeting.status
    held = any(account.meeting.status is Status.HELD for account in told)
    return Status.HELD if held and last in _STILL_AHEAD else last


def _dated(told: Sequence[Account], status: Status) -> Meeting:
    """The account whose date counts: the most exact, of the final status, the longest."""

    def preference(account: Account) -> tuple[int, bool, int]:
        days = account.interval.days if account.interval else 0
        return rank(account), account.meeting.status is not status, -days

    return min(told, key=preference).meeting


def _title(told: Sequence[Account], status: Status) -> str:
    return next(account.meeting.title for account in told if account.meeting.status is status)


def _kind(told: Sequence[Account]) -> MeetingKind:
    counts = Counter(account.meeting.kind for account in told)
    return min(counts, key=lambda kind: (-counts[kind], _KIND_ORDER.index(kind)))


def _attendance(told: Sequence[Account], status: Status, cast: Cast) -> tuple[Attendance, ...]:
    seats: dict[str, list[tuple[Account, Seat]]] = defaultdict(list)
    for account in told:
        for seat in account.seats:
            seats[seat.actor].append((account, seat))
    found = [_attends(actor, seats[actor]) for actor in sorted(seats)]
    if status not in TOOK_PLACE:
        return tuple(found)
    named = {item.side for item in found if item.reported and cast.characters[item.actor].label == "Person"}
    return tuple(item for item in found if item.reported or item.side not in named)


def _attends(actor: str, seats: Sequence[tuple[Account, Seat]]) -> Attendance:
    side = names.most_frequent(seat.side for _, seat in seats)
    return Attendance(
        actor,
        side or actor,
        names.most_frequent(seat.role for _, seat in seats if seat.role is not None),
        union(sources(account.article, seat.told.evidence) or _shown(account) for account, seat in seats),
        any(account.took_place for account, _ in seats),
    )


def _absent(told: Sequence[Account], cast: Cast) -> tuple[tuple[str, str | None, tuple[str, ...]], ...]:
    reasons: dict[str, list[str]] = defaultdict(list)
    shown: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for account in told:
        for absence in account.meeting.absent:
            actor = cast.id(account.article, absence.actor)
            shown[actor].append(sources(account.article, absence.evidence) or _shown(account))
            reasons[actor].extend([absence.reason] if absence.reason else [])
    return tuple((actor, names.most_frequent(reasons[actor]), union(shown[actor])) for actor in sorted(shown))


def _venues(told: Sequence[Account]) -> tuple[Venue, ...]:
    """One a place; the country alone is left out where a city in it is known."""
    buildings: dict[str, list[str]] = defaultdict(list)
    shown: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    sites: dict[str, Site] = {}
    for account in told:
        place, site = account.meeting.place, account.site
        if place is None or site is None:
            continue
        if site.id not in sites or site.name < sites[site.id].name:
            sites[site.id] = site
        shown[site.id].append(sources(account.article, place.evidence) or _shown(account))
        buildings[site.id].extend([place.venue] if place.venue else [])
    cities = {site.country for site in sites.values() if not site.is_country}
    return tuple(
        Venue(sites[id], names.most_frequent(buildings[id]), union(shown[id]))
        for id in sorted(sites)
        if not (sites[id].is_country and sites[id].country in cities)
    )


def _issues(told: Sequence[Account]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    shown: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for account in told:
        for issue in account.meeting.issues:
            shown[issue].append(_shown(account))
    return tuple((issue, union(shown[issue])) for issue in sorted(shown))


def _conflicts(told: Sequence[Account]) -> Iterable[str]:
    statuses = {account.meeting.status for account in told}
    if statuses & _OFF and statuses & TOOK_PLACE:
        told_apart = statuses & (_OFF | TOOK_PLACE)
        yield "status: " + " | ".join(status for status in _STATUS_ORDER if status in told_apart)
    exact = (account for account in told if rank(account) == 0)
    days = {account.interval: _written(account.meeting) for account in exact if account.interval}
    if any(_disagree(one, other) for one in days for other in days):
        yield "date: " + " | ".join(sorted(days.values()))
    sites = {account.site for account in told if account.site is not None}
    places = {site.id: site.name for site in sorted(sites, key=lambda site: site.name) if not site.is_country}
    if len(places) > 1:
        yield "place: " + " | ".join(sorted(places.values()))


def _disagree(one: Interval, other: Interval) -> bool:
    return not (one.contains(other) or other.contains(one))


def _written(meeting: Meeting) -> str:
    return f"{meeting.start}/{meeting.end}" if meeting.end else str(meeting.start)


def _present_and_absent(
    attendance: Sequence[Attendance], absent: Sequence[tuple[str, str | None, tuple[str, ...]]]
) -> Iterable[str]:
    present = {item.actor for item in attendance}
    return [f"participant: {actor} present | absent" for actor, _, _ in absent if actor in present]
