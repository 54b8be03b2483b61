"""The life of the embedded engine: who starts it, who may use it, how it ends."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.errors import QueryTimeout, StoreError, StoreMissing
from graph.stores import connect
from tests.stores.graphs import held, talks
from tests.stores.test_contract import ENDLESS

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and modes")

HOLD = """
import sys
from graph.stores import connect
store = connect(sys.argv[1], write=True, create=True)
print("ready", flush=True)
sys.stdin.read()
"""
LOAD = """
import sys
from graph.stores import connect, load
from tests.stores.graphs import talks
load.BATCH_ROWS = 20
with connect(sys.argv[1], write=True, create=True) as store:
    store.replace(talks(articles=400), lambda done, total: print(done, flush=True))
"""
ASK = """
import sys
from graph.stores import connect
with connect(sys.argv[1]) as store:
    print(store.query("MATCH (s:State) RETURN count(s)").rows[0][0])
"""


def python(code: str, folder: Path, cwd: Path | None = None) -> subprocess.Popen[str]:
    """Run some Python of ours in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-P", "-c", code, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def engine_of(folder: Path) -> int:
    return int(json.loads((folder / "engine.json").read_text())["pid"])


def is_gone(pid: int, seconds: float = 10) -> bool:
    """Whether a process ends within some seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
            os.kill(pid, 0)
        except OSError:
            return True
        time.sleep(0.02)
    return False


def built(folder: Path) -> Path:
    with connect(str(folder), write=True, create=True) as store:
        store.replace(talks())
    return folder


def test_the_engine_ends_with_its_store(folder: Path) -> None:
    with connect(str(folder), write=True, create=True):
        pid = engine_of(folder)
    assert is_gone(pid)
    assert not (folder / "engine.json").exists()


def test_no_engine_outlives_a_parent_that_was_killed(folder: Path) -> None:
    parent = python(HOLD, folder)
    assert parent.stdout is not None
    assert parent.stdout.readline() == "ready\n"
    pid = engine_of(folder)
    end(parent)
    assert is_gone(pid)


def test_no_engine_outlives_a_killed_parent_even_with_a_query_running(folder: Path) -> None:
    built(folder)
    parent = python(ASK.replace('"MATCH (s:State) RETURN count(s)"', f'"{ENDLESS}", timeout=None'), folder)
    deadline = time.monotonic() + 20
    while not (folder / "engine.json").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    pid = engine_of(folder)
    time.sleep(0.5)
    end(parent)
    assert is_gone(pid)


def test_a_stale_engine_json_is_deleted(folder: Path) -> None:
    built(folder)
    stale = {"pid": os.getpid(), "port": 1, "writer": "x", "reader": "x", "format": 1}
    (folder / "engine.json").write_text(json.dumps(stale))
    with connect(str(folder)) as store:
        assert store.query("MATCH (s:State) RETURN count(s)").rows == ((2,),)
        assert engine_of(folder) != os.getpid()


def test_another_process_reads_while_one_writes(folder: Path) -> None:
    with connect(str(folder), write=True, create=True) as store:
        store.replace(talks())
        out, _ = python(ASK, folder).communicate(timeout=30)
        assert out == "2\n"
        assert store.query("RETURN 1").rows == ((1,),)


def test_a_reader_goes_on_when_the_owner_of_the_engine_leaves(folder: Path) -> None:
    built(folder)
    owner = connect(str(folder))
    guest = connect(str(folder))
    owner.close()
    assert guest.query("MATCH (s:State) RETURN count(s)").rows == ((2,),)
    guest.close()


def test_a_writer_goes_on_when_the_owner_of_the_engine_is_killed(folder: Path) -> None:
    built(folder)
    owner = connect(str(folder))
    with connect(str(folder), write=True) as guest:
        os.kill(engine_of(folder), signal.SIGKILL)
        guest.replace(talks(articles=3))
        assert guest.query("MATCH (a:Article) RETURN count(a)").rows == ((3,),)
    assert owner.query("MATCH (a:Article) RETURN count(a)").rows == ((3,),)
    owner.close()


def test_a_load_goes_on_when_the_engine_is_killed_in_the_middle(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graph.stores import load

    monkeypatch.setattr(load, "BATCH_ROWS", 10)
    killed: list[int] = []

    def kill(done: int, total: int) -> None:
        if not killed and done > total // 2:
            killed.append(done)
            os.kill(engine_of(folder), signal.SIGKILL)

    with connect(str(folder), write=True, create=True) as store:
        changes = store.replace(talks(articles=30), kill)
        assert killed
        assert changes.created["Article"] == 30
        assert store.replace(talks(articles=30)).empty


def test_a_load_that_was_killed_can_be_repeated(folder: Path, tmp_path: Path) -> None:
    with connect(str(folder), write=True, create=True) as store:
        store.replace(talks())  # what is first goes past Bolt: see test_filling.py
    loader = python(LOAD, folder)
    assert loader.stdout is not None
    for _ in range(15):
        loader.stdout.readline()
    end(loader)
    with (
        connect(str(folder), write=True) as store,
        connect(str(tmp_path / "other.db"), write=True, create=True) as other,
    ):
        assert 5 < len(store.query("MATCH (n) RETURN n").rows) < 404
        store.replace(talks(articles=400))
        other.replace(talks(articles=400))
        assert held(store) == held(other)


def test_a_runaway_query_is_ended_whoever_owns_the_engine(folder: Path) -> None:
    with connect(str(folder), write=True, create=True) as owner, connect(str(folder)) as guest:
        owner.replace(talks())
        first = engine_of(folder)
        with pytest.raises(QueryTimeout):
            guest.query(ENDLESS, timeout=0.5)
        assert is_gone(first)
        assert guest.query("MATCH (s:State) RETURN count(s)").rows == ((2,),)
        assert owner.query("MATCH (s:State) RETURN count(s)").rows == ((2,),)
        assert owner.replace(talks()).empty


def test_nobody_else_can_read_the_folder_or_anything_in_it(folder: Path) -> None:
    before = os.umask(0)
    try:
        with connect(str(folder), write=True, create=True) as store:
            store.replace(talks())
            found = {path: stat.S_IMODE(path.lstat().st_mode) for path in (folder, *folder.rglob("*"))}
    finally:
        os.umask(before)
    assert found[folder] == 0o700
    assert found[folder / "engine.json"] == 0o600
    assert {path: oct(mode) for path, mode in found.items() if mode & 0o077} == {}


def test_everything_the_engine_writes_is_in_the_store(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_STATE_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.chdir(home)
    built(folder)
    assert list(home.rglob("*")) == []
    assert (folder / "log").is_dir()


def test_no_password_is_in_the_arguments_or_the_environment(folder: Path) -> None:
    with connect(str(folder), write=True, create=True):
        data = json.loads((folder / "engine.json").read_text())
        process = Path(f"/proc/{data['pid']}")
        if not process.exists():
            pytest.skip("needs /proc")
        seen = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        assert data["writer"].encode() not in seen
        assert data["reader"].encode() not in seen
        assert data["writer"] != data["reader"]


def test_passwords_are_new_on_every_start(folder: Path) -> None:
    seen = set()
    for _ in range(2):
        with connect(str(folder), write=True, create=True):
            seen.add(json.loads((folder / "engine.json").read_text())["writer"])
    assert len(seen) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_the_engine_listens_on_loopback_alone(folder: Path) -> None:
    with connect(str(folder), write=True, create=True):
        pid = engine_of(folder)
        sockets = {os.readlink(link) for link in Path(f"/proc/{pid}/fd").iterdir()}
        found = []
        for table in ("tcp", "tcp6"):
            for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
                words = line.split()
                if words[3] == "0A" and f"socket:[{words[9]}]" in sockets:
                    found.append(words[1].split(":")[0])
        loopback = {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}
        assert found
        assert set(found) <= loopback


def test_modules_in_the_working_folder_are_not_imported(folder: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.mkdir()
    for name in ("graph", "neo4j", "arcadedb", "yaml", "json"):
        (trap / f"{name}.py").write_text(f"open('caught-{name}', 'w')\nraise SystemExit('hijacked')\n")
    built(folder)
    out, errors = python(ASK, folder, cwd=trap).communicate(timeout=60)
    assert out == "2\n", errors
    assert not list(trap.glob("caught-*"))


def test_modules_in_the_store_are_not_imported(folder: Path) -> None:
    built(folder)
    (folder / "graph.py").write_text("raise SystemExit('hijacked')\n")
    with connect(str(folder)) as store:
        assert store.query("RETURN 1").rows == ((1,),)


def test_a_folder_of_other_things_is_not_built_in(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(StoreError, match="holds other things"):
        connect(str(tmp_path), write=True, create=True)
    with pytest.raises(StoreMissing):
        connect(str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    for write in (False, True):
        with pytest.raises(StoreError, match="is a file"):
            connect(str(file), write=write, create=write)


def test_an_empty_folder_becomes_a_store(folder: Path) -> None:
    folder.mkdir(mode=0o755)
    built(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_build_that_died_before_the_first_write_is_no_graph_yet(folder: Path) -> None:
    folder.mkdir()
    (folder / "store.json").write_text('{"format": 1, "prepared": null}')
    with pytest.raises(StoreMissing):
        connect(str(folder))
    built(folder)


def test_processes_that_come_and_go_at_once_all_get_their_answer(folder: Path) -> None:
    built(folder)
    askers = [python(ASK, folder) for _ in range(4)]
    answers = [asker.communicate(timeout=60) for asker in askers]
    assert [out for out, _ in answers] == ["2\n"] * 4, answers


def test_a_name_is_not_changed_by_the_working_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    with connect(folder.name, write=True, create=True) as store:
        monkeypatch.chdir("/")
        store.replace(talks())
        os.kill(engine_of(folder), signal.SIGKILL)
        assert store.query("RETURN 1").rows == ((1,),)
        assert store.name == folder.name
