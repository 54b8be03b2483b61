"""Facts against annotations: precision, recall and F1 by the matching rules of README.md.

Persons match on a shared form of their name. Meetings match one to one, the pair with most shared
participants (or sides) and a compatible date first. A statement matches when its content covers the
anchor and its speaker is right; a content of over 400 characters matches nothing. Run as a script it
prints the figures, and the errors of the half that is for looking:

    python tests/gold/scoring.py [--errors] [NAME ...]
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from graph.articles import read
from graph.extraction import extract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Facts, Meeting, Statement

FOLDER = Path(__file__).parent / "zh"
LONGEST = 400


@dataclass
class Tally:
    """Hits, predictions and gold items of each measure, and the errors as lines."""

    hit: Counter[str] = field(default_factory=Counter)
    predicted: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def add(self, measure: str, hit: int, predicted: int, gold: int) -> None:
        """Count one article's items of a measure."""
        self.hit[measure] += hit
        self.predicted[measure] += predicted
        self.gold[measure] += gold

    def judge(self, measure: str, right: bool, line: str = "") -> None:
        """Count one yes-or-no judgement: an accuracy."""
        self.add(measure, int(right), 1, 1)
        if not right and line:
            self.errors.append(f"{measure}: {line}")

    def scores(self) -> dict[str, tuple[float, float, float]]:
        """Measure to precision, recall and F1, each from 0 to 1."""
        found = {}
        for measure in sorted(self.gold | self.predicted):
            precision = self.hit[measure] / self.predicted[measure] if self.predicted[measure] else 1.0
            recall = self.hit[measure] / self.gold[measure] if self.gold[measure] else 1.0
            found[measure] = (precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0)
        return found


def cases(half: str | None = None, names: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, Any], Facts]]:
    """Name, annotation and extracted facts of each gold article of a half, sorted by name."""
    for path in sorted(FOLDER.glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        if (half and gold["half"] != half) or (names and not path.stem.startswith(names)):
            continue
        published = str(gold["published"]) if gold["published"] else None
        (article,) = read([str(path.with_suffix(".txt"))], published=published)
        yield path.stem, gold, extract(article)


def score(half: str | None = None, names: tuple[str, ...] = ()) -> Tally:
    """The tally over a half of the gold set."""
    tally = Tally()
    for name, gold, facts in cases(half, names):
        before = len(tally.errors)
        _article(tally, gold, facts)
        tally.errors[before:] = [f"{name} {line}" for line in tally.errors[before:]]
    return tally


def _article(tally: Tally, gold: dict[str, Any], facts: Facts) -> None:
    forms = {actor["key"]: set(actor["names"]) for actor in gold["actors"]}
    alias = _aliases(gold, facts, forms)
    persons = {actor["key"] for actor in gold["actors"] if actor["kind"] == "person"}
    predicted = [actor for actor in facts.actors if actor.kind == "person"]
    hits = {alias[actor.id] for actor in predicted if alias.get(actor.id) in persons}
    tally.add("persons", len(hits), len(predicted), len(persons))
    tally.errors += [f"person missed: {key} {sorted(forms[key])}" for key in sorted(persons - hits)]
    tally.errors += [f"person false: {actor.name}" for actor in predicted if alias.get(actor.id) not in persons]
    pairs = _meetings(tally, gold, facts, alias)
    _statements(tally, gold, facts, alias, pairs)
    _outcomes(tally, gold, facts, pairs)


def _aliases(gold: dict[str, Any], facts: Facts, forms: dict[str, set[str]]) -> dict[str, str]:
    """Predicted actor id to gold key, by shared surface forms."""
    alias = {}
    for actor in facts.actors:
        mine = {actor.name, *actor.aliases, *(span.text for span in actor.mentions), *actor.names.values()}
        shared = [(len(mine & names), key) for key, names in forms.items() if mine & names]
        kinds = {item["key"]: item["kind"] for item in gold["actors"]}
        same = [pair for pair in shared if (kinds[pair[1]] == "person") == (actor.kind == "person")]
        if same:
            alias[actor.id] = max(same)[1]
    return alias


def _compatible(gold: dict[str, Any], meeting: Meeting) -> bool:
    if not gold["start"] or not meeting.start:
        return True
    mine, theirs = meeting.start, str(gold["start"])
    inside = theirs <= mine <= str(gold["end"] or theirs) or mine <= theirs <= (meeting.end or mine)
    return mine.startswith(theirs) or theirs.startswith(mine) or inside


def _meetings(tally: Tally, gold: dict[str, Any], facts: Facts, alias: dict[str, str]) -> dict[str, str]:
    """Match meetings one to one; gold key to predicted id."""
    ranked = []
    for item in gold["meetings"]:
        people = {part["actor"] for part in item["participants"]} | {part["side"] for part in item["participants"]}
        for meeting in facts.meetings:
            mine = {alias.get(part.actor) for part in meeting.participants} | {alias.get(part.side or "") for part in meeting.participants}
            shared = len((people & mine) - {None})
            if shared and _compatible(item, meeting):
                exact = item["start"] is not None and str(item["start"]) == meeting.start
                anchored = any(item["anchor"] in span.text for span in meeting.evidence)
                ranked.append((-(exact + anchored), -shared, item["kind"] != meeting.kind, item["status"] != meeting.status, item["key"], meeting.id))
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for *_, key, id_ in sorted(ranked):
        if key not in pairs and id_ not in taken:
            pairs[key] = id_
            taken.add(id_)
    tally.add("meetings", len(pairs), len(facts.meetings), len(gold["meetings"]))
    tally.errors += [f"meeting missed: {item['kind']} {item['status']} {item['start']} {item['anchor']}" for item in gold["meetings"] if item["key"] not in pairs]
    tally.errors += [
        f"meeting false: {meeting.kind} {meeting.status} {meeting.start} {[p.actor for p in meeting.participants]} {meeting.evidence[0].text}"
        for meeting in facts.meetings if meeting.id not in taken
    ]
    by_id = {meeting.id: meeting for meeting in facts.meetings}
    for item in gold["meetings"]:
        if item["key"] in pairs:
            _fields(tally, item, by_id[pairs[item["key"]]], alias)
    return pairs


def _fields(tally: Tally, gold: dict[str, Any], meeting: Meeting, alias: dict[str, str]) -> None:
    where = gold["anchor"]
    tally.judge("kind", gold["kind"] == meeting.kind, f"{gold['kind']} not {meeting.kind}: {where}")
    tally.judge("status", gold["status"] == meeting.status, f"{gold['status']} not {meeting.status}: {where}")
    start = str(gold["start"]) if gold["start"] else None
    tally.judge("date", start == meeting.start, f"{start} not {meeting.start}: {where}")
    place = meeting.place.name if meeting.place else None
    if gold["place"] or place:
        right = place == gold["place"] or (place is not None and place in {gold["place"], gold["venue"]})
        tally.judge("place", right, f"{gold['place']} not {place}: {where}")
    wanted = {(part["actor"], part["side"], part["role"]) for part in gold["participants"]}
    found = [(alias.get(part.actor, part.actor), alias.get(part.side or "", part.side), part.role) for part in meeting.participants]
    tally.add("participants", len({item[0] for item in wanted} & {item[0] for item in found}), len(found), len(wanted))
    tally.add("participants with side", len(wanted & set(found)), len(found), len(wanted))
    tally.errors += [f"participant missed: {item}: {where}" for item in sorted(wanted - set(found), key=str)]
    tally.errors += [f"participant false: {item}: {where}" for item in sorted(set(found) - wanted, key=str)]
    absent = {alias.get(item.actor, item.actor) for item in meeting.absent}
    tally.add("absent", len(absent & set(gold["absent"])), len(absent), len(gold["absent"]))
    tally.errors += [f"absent missed: {item}: {where}" for item in set(gold["absent"]) - absent]
    tally.errors += [f"absent false: {item}: {where}" for item in absent - set(gold["absent"])]


def _covers(text: str, item: dict[str, Any], statement: Statement) -> bool:
    start = -1
    for _ in range(item.get("nth", 1)):
        start = text.index(item["anchor"], start + 1)
    return statement.start <= start and start + len(item["anchor"]) <= statement.end and statement.end - statement.start <= LONGEST


def _statements(tally: Tally, gold: dict[str, Any], facts: Facts, alias: dict[str, str], pairs: dict[str, str]) -> None:
    text = facts.article.text
    taken: set[str] = set()
    hits = 0
    for item in gold["statements"]:
        fits = [
            statement for statement in facts.statements
            if statement.id not in taken and _covers(text, item, statement) and alias.get(statement.speaker or "") == item["speaker"]
        ]
        if not fits:
            if not item.get("optional"):
                near = [f"{s.speaker}/{alias.get(s.speaker or '')}" for s in facts.statements if _covers(text, item, s)]
                tally.errors.append(f"statement missed: {item['speaker']}: {item['anchor']} {near}")
            continue
        found = min(fits, key=lambda statement: (statement.end - statement.start, statement.start))
        taken.add(found.id)
        if item.get("optional"):
            continue
        hits += 1
        tally.judge("statement kind", item["kind"] == found.kind, f"{item['kind']} not {found.kind}: {found.text}")
        if item["date"]:
            tally.judge("statement date", str(item["date"]) == found.date, f"{item['date']} not {found.date}: {found.text}")
        wanted = pairs.get(item["meeting"]) if item["meeting"] else None
        if item["meeting"] is None or wanted:
            tally.judge("statement meeting", wanted == found.meeting, f"{item['meeting']} : {found.text}")
        told = {alias.get(id_, id_) for id_ in found.addressees}
        tally.add("addressees", len(told & set(item["to"])), len(told), len(item["to"]))
        if told != set(item["to"]):
            tally.errors.append(f"addressees: {item['to']} not {sorted(told)}: {found.text}")
        co = {alias.get(id_, id_) for id_ in found.co_speakers}
        tally.add("co-speakers", len(co & set(item["co"])), len(co), len(item["co"]))
    wanted_count = sum(not item.get("optional") for item in gold["statements"])
    false = [item for item in facts.statements if item.id not in taken]
    tally.add("statements", hits, hits + len(false), wanted_count)
    tally.errors += [f"statement false: {item.speaker} [{item.cue}] {item.text}" for item in false]


def _outcomes(tally: Tally, gold: dict[str, Any], facts: Facts, pairs: dict[str, str]) -> None:
    text = facts.article.text
    hits: set[int] = set()
    for item in gold["outcomes"]:
        start = text.index(item["anchor"])
        fits = [
            number for number, found in enumerate(facts.outcomes)
            if number not in hits and any(s <= start < e for s, e in ((found.start, found.end), *((x.start, x.end) for x in found.evidence)))
            and (item["meeting"] is None or pairs.get(item["meeting"]) == found.meeting or True)
        ]
        if fits:
            found = facts.outcomes[fits[0]]
            hits.add(fits[0])
            tally.judge("outcome status", item["status"] == found.status, f"{item['status']} not {found.status}: {found.text}")
            tally.judge("outcome meeting", pairs.get(item["meeting"]) == found.meeting, item["anchor"])
        else:
            tally.errors.append(f"outcome missed: {item['anchor']}")
    tally.add("outcomes", len(hits), len(facts.outcomes), len(gold["outcomes"]))
    tally.errors += [f"outcome false: {item.text}" for number, item in enumerate(facts.outcomes) if number not in hits]


def main() -> None:
    """Print the figures of both halves; errors only of the half for looking."""
    names = tuple(word for word in sys.argv[1:] if not word.startswith("-"))
    for half in ("look", "measure"):
        tally = score(half, names)
        if half == "look" and "--errors" in sys.argv:
            print("\n".join(tally.errors))
        print(f"== {half}")
        for measure, (precision, recall, f1) in tally.scores().items():
            print(f"{measure:24} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   n {tally.gold[measure]}")


if __name__ == "__main__":
    main()
