"""A copy is equal to its source, from and to either engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph import pipeline
from graph.errors import StoreError, StoreMissing, UsageError
from graph.resolution import resolve
from graph.stores import connect
from tests import samples
from tests.stores.graphs import held

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """An embedded store with the samples."""
    name = str(tmp_path / "samples.db")
    with connect(name, write=True, create=True) as store:
        store.replace(resolve(samples.facts()))
    return name


def test_a_copy_is_equal_to_its_source_and_back_again(folder: str, place: str, tmp_path: Path) -> None:
    changes = pipeline.copy(folder, place)
    assert changes.created["Article"] == len(samples.facts())
    pipeline.copy(place, str(tmp_path / "back.db"))
    with connect(folder) as one, connect(place) as other, connect(str(tmp_path / "back.db")) as back:
        assert held(one) == held(other) == held(back)
        assert list(one.facts()) == list(other.facts())


def test_a_second_copy_changes_nothing(folder: str, place: str) -> None:
    pipeline.copy(folder, place)
    assert pipeline.copy(folder, place).empty


def test_a_copy_loses_no_article_unless_it_is_told_to(folder: str, place: str, tmp_path: Path) -> None:
    pipeline.copy(folder, place)
    less = str(tmp_path / "less.db")
    with connect(less, write=True, create=True) as store:
        store.replace(resolve(samples.facts()[:-1]))
    with pytest.raises(StoreError, match=r"holds 1 articles that .* does not; .* --replace"):
        pipeline.copy(less, place)
    assert pipeline.copy(less, place, replace=True).removed["Article"] == 1
    with connect(less) as one, connect(place) as other:
        assert held(one) == held(other)


def test_progress_tells_what_is_written(folder: str, place: str) -> None:
    seen: list[tuple[str, int, int]] = []
    pipeline.copy(folder, place, progress=lambda *step: seen.append(step))
    assert {step for step, _, _ in seen} == {"write"}
    assert seen[-1][1] == seen[-1][2]


def test_one_store_is_not_copied_to_itself(folder: str) -> None:
    with pytest.raises(UsageError, match="are one store; name another"):
        pipeline.copy(folder, f"{folder}/../samples.db")


def test_what_is_not_there_makes_no_copy(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        pipeline.copy(str(tmp_path / "nothing.db"), str(tmp_path / "copy.db"))
    assert list(tmp_path.iterdir()) == []
