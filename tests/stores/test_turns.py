"""Two who write to one store: the second stops or waits."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.errors import StoreBusy
from graph.stores import connect
from tests.stores.graphs import talks

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
WRITE = """
import sys
from graph.stores import connect
with connect(sys.argv[1], write=True, create=True, wait=sys.argv[2] == "wait"):
    print("ready", flush=True)
    sys.stdin.read()
"""


def writer(place: str, word: str = "") -> subprocess.Popen[str]:
    """A writer in a process of its own, which says when it has its turn and lets go when its input ends."""
    return subprocess.Popen(
        [sys.executable, "-P", "-c", WRITE, place, word],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def ready(process: subprocess.Popen[str]) -> bool:
    """Whether it has its turn, once it has said so or ended."""
    assert process.stdout is not None
    return process.stdout.readline() == "ready\n"


@pytest.fixture
def first(place: str) -> Iterator[subprocess.Popen[str]]:
    """A writer who has the turn."""
    with writer(place) as process:
        assert ready(process)
        yield process
        process.kill()


def test_a_second_writer_stops_at_once_and_names_the_first(place: str, first: subprocess.Popen[str]) -> None:
    with pytest.raises(StoreBusy, match="add --wait") as caught:
        connect(place, write=True)
    assert f"process {first.pid} (-c" in caught.value.holder


def test_a_waiting_writer_gets_its_turn(place: str, first: subprocess.Popen[str]) -> None:
    with writer(place, "wait") as second:
        time.sleep(3)
        assert second.poll() is None
        first.communicate("")
        assert ready(second)
        second.communicate("")


def test_who_reads_does_not_wait_for_a_writer(place: str, first: subprocess.Popen[str]) -> None:
    with connect(place) as store:
        assert store.query("MATCH (n:Article) RETURN count(n)").rows == ((0,),)
    assert first.poll() is None


def test_the_turn_of_a_killed_writer_is_free(place: str, first: subprocess.Popen[str]) -> None:
    first.kill()
    first.wait()
    with connect(place, write=True) as store:
        assert not store.replace(talks()).empty


def test_a_writer_who_stops_has_written_nothing(place: str) -> None:
    with connect(place, write=True, create=True) as store:
        store.replace(talks())
        with pytest.raises(StoreBusy):
            connect(place, write=True)
        assert store.replace(talks()).empty
