"""Which fact is which annotation, and what counts as an error."""

from pathlib import Path

import pytest

from graph import extract
from graph.evaluation import Judgement, cases, figures, judge
from tests.evaluation.annotated import ANNOTATION, TEXT, write


def judged(folder: Path, annotation: str = ANNOTATION, text: str = TEXT) -> Judgement:
    write(folder, annotation, text)
    (case,) = cases([folder])
    return judge(case, extract(case.article))


def errors(done: Judgement) -> list[tuple[str, str, str | None, str | None]]:
    return [(fault.measure, fault.sort, fault.gold, fault.found) for fault in done.faults]


def test_what_is_annotated_and_found_is_no_error(tmp_path: Path) -> None:
    done = judged(tmp_path)
    assert done.faults == []
    assert done.hit["persons"] == 2
    assert done.hit["participants"] == done.hit["side"] == 2
    assert done.hit["evidence"] == done.found["evidence"] > 0


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("kind: talks", "kind: summit", ("kind", "wrong", "summit", "talks")),
        ("status: held", "status: planned", ("status", "wrong", "planned", "held")),
        ("place: 利雅得", "place: 吉达", ("place", "wrong", "吉达", "利雅得")),
        ("absent: []", "absent: [us]", ("absent", "missed", "us", None)),
        ("{actor: lavrov, side: ru, role", "{actor: lavrov, side: us, role", ("side", "wrong", "us", "ru")),
        ("side: ru, role: null", "side: ru, role: host", ("role", "wrong", "host", None)),
        ("to: []", "to: [lavrov]", ("addressees", "missed", "lavrov", None)),
        ("speaker: rubio", "speaker: lavrov", ("statements", "missed", "lavrov: 会谈很有用", "rubio")),
        ("meeting: m1, date", "meeting: null, date", ("statement meeting", "wrong", None, "m1")),
        ("status: agreed", "status: failed", ("outcome status", "wrong", "failed", "agreed")),
        ("anchor: 任命谈判团队", "anchor: 鲁比奥在会后", ("outcomes", "missed", "鲁比奥在会后", None)),
    ],
)
def test_each_difference_is_one_error(
    old: str, new: str, error: tuple[str, str, str | None, str | None], tmp_path: Path
) -> None:
    assert old in ANNOTATION
    assert error in errors(judged(tmp_path, ANNOTATION.replace(old, new, 1)))


def test_a_meeting_on_another_day_is_another_meeting(tmp_path: Path) -> None:
    done = judged(tmp_path, ANNOTATION.replace("start: 2025-02-18", "start: 2025-02-25"))
    assert (done.hit["meetings"], done.found["meetings"], done.gold["meetings"]) == (0, 1, 1)
    assert done.gold["kind"] == 0, "what a meeting tells is judged only where it was found"


def test_a_meeting_matches_one_annotation_only(tmp_path: Path) -> None:
    twin = ANNOTATION[ANNOTATION.index("  - key: m1") : ANNOTATION.index("statements:")]
    done = judged(tmp_path, ANNOTATION.replace("statements:", twin.replace("m1", "m2") + "statements:"))
    assert (done.hit["meetings"], done.gold["meetings"]) == (1, 2)


def test_what_is_optional_is_neither_missed_nor_false(tmp_path: Path) -> None:
    done = judged(tmp_path, ANNOTATION.replace("{speaker: rubio,", "{optional: true, speaker: rubio,"))
    assert (done.hit["statements"], done.found["statements"], done.gold["statements"]) == (0, 0, 0)


def test_a_content_of_over_400_characters_matches_nothing(tmp_path: Path) -> None:
    long = TEXT.replace("会谈很有用", "会谈很有用，" + "气氛一直都很友好，" * 50 + "气氛不错")
    done = judged(tmp_path, text=long)
    assert (done.hit["statements"], done.found["statements"], done.gold["statements"]) == (0, 1, 1)


def test_a_fault_carries_its_sentence(tmp_path: Path) -> None:
    (fault,) = judged(tmp_path, ANNOTATION.replace("kind: talks", "kind: summit")).faults
    assert TEXT.startswith(fault.sentence)


def test_figures_are_those_of_all_articles_with_an_interval(tmp_path: Path) -> None:
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.mkdir()
    bad.mkdir()
    both = [judged(good), judged(bad, ANNOTATION.replace("status: held", "status: planned"))]
    found = {item.measure: item for item in figures(both)}
    assert (found["status"].hit, found["status"].gold, found["status"].f1) == (1, 2, 0.5)
    assert (found["status"].low, found["status"].high) == (0.0, 1.0)
    assert (found["kind"].f1, found["kind"].low, found["kind"].high) == (1.0, 1.0, 1.0)
    assert figures(both) == figures(both), "the draws are always the same"
