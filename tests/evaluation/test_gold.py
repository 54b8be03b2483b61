"""Annotations are read whole, or refused with every fault of theirs."""

from pathlib import Path

import pytest

from graph.errors import ArticleError, SourceNotFound
from graph.evaluation import cases
from tests.evaluation.annotated import ANNOTATION, TEXT, write


def test_an_annotation_and_its_text_make_a_case(tmp_path: Path) -> None:
    write(tmp_path)
    (case,) = cases([tmp_path])
    assert (case.name, case.article.published, case.half) == ("talks", "2025-02-19", None)
    assert [meeting.key for meeting in case.meetings] == ["m1"]
    (statement,) = case.statements
    assert TEXT[statement.anchor.start : statement.anchor.end] == "会谈很有用"


def test_a_key_that_yaml_takes_for_a_boolean_is_a_word(tmp_path: Path) -> None:
    write(tmp_path, ANNOTATION.replace("key: us,", "key: no,").replace("side: us", "side: no"))
    (case,) = cases([tmp_path])
    assert ("rubio", "no", None) in case.meetings[0].participants


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("side: us", "side: usa", "meeting m1: participants: no actor 'usa'"),
        ("status: held", "status: done", "meeting m1: status: 'done' is none of proposed, planned"),
        (
            "anchor: 会谈很有用",
            "anchor: 会谈没有用",
            "anchor: '会谈没有用' does not stand in the text so often",
        ),
        ("anchor: 会谈很有用", "nth: 2, anchor: 会谈很有用", "does not stand in the text so often"),
        ("meeting: m1, status: agreed", "meeting: m2, status: agreed", "no meeting 'm2'"),
        ("side: us, role: null", "side: us, role: guest", "role: 'guest' is none of mediator, host"),
        ('names: ["鲁比奥"]', "names: []", "actor rubio: names: the forms in the text are needed"),
        ("actors:", "actors: nobody\nothers:", "actors: a list of mappings is needed"),
    ],
)
def test_a_fault_of_an_annotation_is_named(old: str, new: str, fault: str, tmp_path: Path) -> None:
    assert old in ANNOTATION
    write(tmp_path, ANNOTATION.replace(old, new, 1))
    with pytest.raises(ArticleError, match=r"talks\.yaml: ") as refused:
        list(cases([tmp_path]))
    assert fault in refused.value.reason


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    write(tmp_path, ANNOTATION.replace("side: us", "side: usa").replace("status: held", "status: done"))
    with pytest.raises(ArticleError, match=r"usa.*done"):
        list(cases([tmp_path]))


def test_a_bad_annotation_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "bad.yaml").write_text("[", encoding="utf-8")
    (tmp_path / "bad.txt").write_text(TEXT, encoding="utf-8")
    skipped: list[ArticleError] = []
    assert [case.name for case in cases([tmp_path], on_skip=skipped.append)] == ["talks"]
    assert [Path(fault.path).name for fault in skipped] == ["bad.yaml"]


def test_a_yaml_without_a_text_is_none_of_a_folders_annotations(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "notes.yaml").write_text("a: 1", encoding="utf-8")
    assert [case.name for case in cases([tmp_path])] == ["talks"]
    with pytest.raises(ArticleError, match=r"no text beside it; name one notes\.txt"):
        list(cases([tmp_path / "notes.yaml"]))


def test_a_source_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFound):
        list(cases([tmp_path / "nowhere"]))
