"""The first fill of an embedded store: whole or not at all."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.model import Graph, Node
from graph.resolution import resolve
from graph.stores import connect, load
from tests import samples
from tests.stores.graphs import held, talks

ROOT = Path(__file__).parents[2]
KILLS = 20
ARTICLES = 4000
FILL = """
import sys
from graph.stores import connect, load
from tests.stores.graphs import talks
load.BATCH_ROWS = 200
graph = talks(articles=int(sys.argv[2]))
with connect(sys.argv[1], write=True, create=True) as store:
    store.replace(graph, lambda done, total: print("written", done, flush=True))
print("whole", flush=True)
"""


def filler(folder: Path) -> subprocess.Popen[str]:
    """A first fill in a process of its own; it has begun to write."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", FILL, str(folder), str(ARTICLES)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("written")
    return process


def engine(folder: Path) -> int:
    return int(json.loads((folder / "engine.json").read_text())["pid"])


@pytest.mark.parametrize("victim", ["loader", "engine", "both"])
def test_a_fill_killed_at_random_points_is_repeated_without_doubling_or_loss(
    folder: Path, tmp_path: Path, victim: str
) -> None:
    choose = random.Random(victim)
    cut = 0
    with connect(str(tmp_path / "whole.db"), write=True, create=True) as whole:
        whole.replace(talks(articles=ARTICLES))
        wanted = held(whole)
    for _ in range(KILLS // 3 + 1):
        with filler(folder) as process:
            served = engine(folder)
            time.sleep(choose.uniform(0, 0.3))
            if victim != "loader":
                with suppress(ProcessLookupError):
                    os.kill(served, signal.SIGKILL)
            if victim != "engine":
                process.kill()
            assert process.stdout is not None
            cut += "whole" not in process.stdout.read()
        with connect(str(folder), write=True) as store:
            found = len(held(store))
            assert found in {0, len(wanted)}
            store.replace(talks(articles=ARTICLES))
            assert held(store) == wanted
            assert store.replace(talks(articles=ARTICLES)).empty
            store.replace(Graph((), ()))
    assert cut or victim == "engine"


def test_a_fill_that_was_acknowledged_outlives_the_engine(folder: Path) -> None:
    with connect(str(folder), write=True, create=True) as store:
        store.replace(talks(articles=500))
        os.kill(engine(folder), signal.SIGKILL)
        assert store.graph() == _as_read(talks(articles=500), tmp=folder)
        assert store.replace(talks(articles=500)).empty


def _as_read(graph: Graph, tmp: Path) -> Graph:
    with connect(str(tmp) + ".other", write=True, create=True) as store:
        store.replace(Graph(graph.nodes[:1], ()))  # so the rest comes over Bolt
        store.replace(graph)
        return store.graph()


def test_a_fill_and_a_load_over_bolt_leave_the_same(folder: Path, tmp_path: Path) -> None:
    graph = resolve(samples.facts())
    with connect(str(folder), write=True, create=True) as store:
        changes = store.replace(graph)
        filled = held(store)
    with connect(str(tmp_path / "other.db"), write=True, create=True) as other:
        other.replace(Graph(graph.nodes[:1], ()))
        other.replace(graph)
        assert held(other) == filled
    assert sum(changes.created.values()) == len(graph.nodes) + len(graph.edges)


def test_a_fill_that_is_interrupted_leaves_an_empty_store(folder: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with connect(str(folder), write=True, create=True) as store:
        with pytest.raises(KeyboardInterrupt):
            store.replace(talks(articles=20), stop)
        assert held(store) == []
        store.replace(talks(articles=20))
        assert store.query("MATCH (a:Article) RETURN count(a)").rows == ((20,),)


def test_a_row_that_is_too_large_leaves_an_empty_store(folder: Path) -> None:
    large = Node("Article", "large", {"language": "zh", "text": "x" * (load.LARGEST_ROW + 1)})
    with connect(str(folder), write=True, create=True) as store:
        with pytest.raises(StoreError, match="large is too large for a store"):
            store.replace(Graph((*talks().nodes, large), ()))
        assert held(store) == []
        assert not store.replace(talks()).empty


@pytest.mark.skipif(sys.platform != "linux", reason="needs prlimit")
def test_a_disk_that_is_full_leaves_an_empty_store(folder: Path) -> None:
    import resource

    with connect(str(folder), write=True, create=True) as store:
        size = max(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        resource.prlimit(engine(folder), resource.RLIMIT_FSIZE, (size, size))
        with pytest.raises(StoreError, match=r"the engine cannot write to .*; is the disk full\? make room"):
            store.replace(talks(articles=40_000))
    with connect(str(folder), write=True) as store:
        assert held(store) == []
        store.replace(talks(articles=5))
        assert store.query("MATCH (a:Article) RETURN count(a)").rows == ((5,),)


def test_a_fill_beside_the_engine_of_a_reader_goes_over_bolt(folder: Path) -> None:
    connect(str(folder), write=True, create=True).close()
    with connect(str(folder)) as reader, connect(str(folder), write=True) as store:
        store.replace(talks(articles=20))
        assert reader.query("MATCH (a:Article) RETURN count(a)").rows == ((20,),)
