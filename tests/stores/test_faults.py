"""What may happen to a load, and that the next one makes it good."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.errors import StoreBusy, StoreError, StoreUnavailable, StoreVersion
from graph.stores import connect, load
from graph.stores.neo4j import Neo4jStore
from graph.stores.versions import check_server
from tests.stores.distribution import Distribution
from tests.stores.graphs import held, talks

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
KILLS = 20
LOAD = """
import sys
from graph.stores import connect, load
from tests.stores.graphs import talks
load.BATCH_ROWS = 5
with connect(sys.argv[1], write=True, create=True) as store:
    print("open", flush=True)
    store.replace(talks(title=sys.argv[2], articles=int(sys.argv[3])))
"""


def loader(place: str, title: str, articles: int) -> subprocess.Popen[str]:
    """A load in a process of its own, which says when the store is open."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", LOAD, place, title, str(articles)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def test_a_loader_killed_at_20_random_points_leaves_a_store_that_the_next_load_makes_whole(
    place: str, tmp_path: Path
) -> None:
    choose = random.Random(20250218)
    with loader(place, "talks", 60) as process:
        begun = time.monotonic()
        process.wait()
        whole_load = time.monotonic() - begun
    cut = 0
    for number in range(KILLS):
        with loader(place, f"talks {number}", choose.choice((1, 40, 60))) as process:
            time.sleep(choose.uniform(0, whole_load / 2))
            process.kill()
        cut += process.returncode != 0
    assert cut >= KILLS // 4, cut
    with (
        connect(place, write=True) as store,
        connect(str(tmp_path / "whole.db"), write=True, create=True) as whole,
    ):
        store.replace(talks(articles=60))
        whole.replace(talks(articles=60))
        assert held(store) == held(whole)
        assert store.replace(talks(articles=60)).empty


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Distribution]:
    """A server of our own, with the settings it comes with."""
    server = Distribution(tmp_path_factory.mktemp("distribution"))
    server.start()
    yield server
    server.kill()


@pytest.fixture
def server(started: Distribution, monkeypatch: pytest.MonkeyPatch) -> Distribution:
    """The same, with its password in the environment."""
    for name, value in started.environment.items():
        monkeypatch.setenv(name, value)
    return started


@pytest.mark.distribution
def test_a_server_that_stops_in_the_middle_of_a_load_and_starts_again_loses_nothing(
    server: Distribution, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "BATCH_ROWS", 10)
    written = []

    def stop(done: int, total: int) -> None:
        written.append(done)
        if len(written) == 4:
            server.kill()

    with connect(server.address, write=True, create=True) as store:
        with pytest.raises(StoreUnavailable, match=r"no server answers|cannot answer now"):
            store.replace(talks(articles=30), stop)
        server.start()
        assert store.query("MATCH (n:Article) RETURN count(n) > 0").rows == ((True,),)
        assert not store.replace(talks(articles=30)).empty
        assert store.replace(talks(articles=30)).empty
        with pytest.raises(StoreBusy):
            connect(server.address, write=True)


@pytest.mark.distribution
def test_a_server_as_it_comes_lets_queries_read_files(server: Distribution) -> None:
    with Neo4jStore(server.address, write=True, create=True) as store:
        assert store.imports_files()


@pytest.mark.skipif(sys.platform != "linux", reason="needs prlimit")
def test_a_full_disk_is_one_sentence_and_nothing_is_lost(folder: Path) -> None:
    import resource

    with connect(str(folder), write=True, create=True) as store:
        store.replace(talks(articles=5))
        before = held(store)
        size = max(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        resource.prlimit(_engine(folder), resource.RLIMIT_FSIZE, (size, size))
        with pytest.raises(StoreError, match=r"the engine cannot write to .*; is the disk full\? make room"):
            store.replace(talks(articles=20_000))
    with connect(str(folder), write=True) as store:
        store.replace(talks(articles=5))
        assert held(store) == before


def _engine(folder: Path) -> int:
    return int(json.loads((folder / "engine.json").read_text())["pid"])


@pytest.mark.parametrize(
    "agent", ["Neo4j/5.26.30", "Neo4j/5.6.0", "Neo4j/2025.09.0", "ArcadeDB/26.11", "other"]
)
def test_a_server_that_is_new_enough_or_unknown_is_taken(agent: str) -> None:
    check_server("the-store", agent)


@pytest.mark.parametrize("agent", ["Neo4j/4.4.38", "Neo4j/3.5.0", "Neo4j/5.5.0"])
def test_a_server_that_is_too_old_is_refused_with_the_remedy(agent: str) -> None:
    with pytest.raises(StoreVersion, match=r"the-store is Neo4j/.*, and Parley needs 5\.6 or newer"):
        check_server("the-store", agent)
