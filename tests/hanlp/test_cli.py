"""The commands with the analyzer hanlp, as a user types them; downloads come from a server of the test."""

from __future__ import annotations

import json
import shutil
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from graph.analysis import models
from tests.cli.command import parley
from tests.hanlp.test_pipeline import CARACAS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.hanlp

DEFAULT = models.DEFAULT


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "caracas.txt").write_text(CARACAS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def server(home: Path, model: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server that has the tiny model under the name of the default one."""
    shelf = tmp_path / "shelf"
    name = models.folder_of(DEFAULT).name
    shutil.copytree(model, shelf / "packed" / name)
    shutil.make_archive(str(shelf / "mtl" / name), "zip", shelf / "packed", name)
    handler = partial(_Quiet, directory=str(shelf))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}/"
        listening.shutdown()
        thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        """Say nothing."""


def test_articles_are_read_with_a_model_folder_that_is_trusted(place: Path, model: Path) -> None:
    words = ("--analyzer", "hanlp", "--hanlp-model", model, "--trust-model")
    done = parley("extract", "--json", *words, "caracas.txt", cwd=place)
    assert (done.code, done.err) == (0, "")
    persons = {actor["name"]: actor["by"] for actor in done.data["actors"] if actor["kind"] == "person"}
    assert {"engine": "hanlp", "rule": "named-entity"} in persons["贝尔特兰"]
    built = parley("build", "--store", "s.db", *words, "caracas.txt", cwd=place)
    assert (built.code, built.err) == (0, "")
    assert "1 article read: 1 new" in built.out
    gold = parley("evaluate", "--json", *words, place, cwd=place)
    assert gold.code == 1
    assert "no annotated articles" in gold.err


@pytest.mark.parametrize("command", ["build", "extract", "evaluate"])
def test_without_a_model_a_command_stops_at_once_and_says_how_to_get_it(command: str, place: Path) -> None:
    start = time.perf_counter()
    done = parley(command, "--analyzer", "hanlp", "caracas.txt", cwd=place, HANLP_HOME=str(place / "none"))
    assert time.perf_counter() - start < 5
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"parley: no model {DEFAULT}: there is no folder ")
    assert done.err.endswith(f"; download it: parley hanlp download {DEFAULT}\n")


def test_a_folder_that_nobody_vouches_for_is_wrong_usage(place: Path, model: Path) -> None:
    done = parley("extract", "--analyzer", "hanlp", "--hanlp-model", model, "caracas.txt", cwd=place)
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith("can run any code; if you trust who made it, add --trust-model\n")


def test_a_model_is_downloaded_once_and_then_read_by_its_name(place: Path, server: str) -> None:
    home = {"HANLP_HOME": str(place / "home"), "HANLP_URL": server}
    done = parley("hanlp", "download", cwd=place, **home)
    assert (done.code, done.err) == (0, "")
    folder = done.out.strip()
    assert folder == str(place / "home" / "mtl" / models.folder_of(DEFAULT).name)
    assert [path.name for path in (place / "home" / "mtl").iterdir()] == [models.folder_of(DEFAULT).name]
    shutil.rmtree(place / "shelf")
    again = parley("hanlp", "download", DEFAULT, "--json", cwd=place, **home)
    assert again.data == {"folder": folder}
    read = parley("extract", "--json", "--analyzer", "hanlp", "caracas.txt", cwd=place, **home)
    assert read.code == 0
    assert "贝尔特兰" in {actor["name"] for actor in read.data["actors"]}
    checked = json.loads(parley("doctor", "--json", cwd=place, **home).out)
    (found,) = (check for check in checked if check["name"] == "hanlp")
    assert found["good"] is True
    assert found["finding"].endswith(f"in {place / 'home'}: {DEFAULT}")


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://parley.invalid/"])
def test_without_a_network_the_download_says_so_soon(place: Path, address: str) -> None:
    start = time.perf_counter()
    done = parley("hanlp", "download", cwd=place, HANLP_HOME=str(place / "home"), HANLP_URL=address)
    assert time.perf_counter() - start < 5
    assert (done.code, done.out) == (1, "")
    folder = place / "home" / "mtl" / models.folder_of(DEFAULT).name
    assert done.err.startswith(f"parley: cannot download {address}mtl/{folder.name}.zip (")
    assert done.err.endswith(f"); try again with a network, or unpack it to {folder}\n")
    assert list((place / "home" / "mtl").iterdir()) == []


def test_an_archive_that_is_none_leaves_nothing_behind(place: Path, server: str) -> None:
    archive = place / "shelf" / "mtl" / f"{models.folder_of(DEFAULT).name}.zip"
    archive.write_bytes(b"<html>not here</html>")
    done = parley("hanlp", "download", cwd=place, HANLP_HOME=str(place / "home"), HANLP_URL=server)
    assert done.code == 1
    assert "cannot download" in done.err
    assert done.err.count("\n") == 1
    assert list((place / "home" / "mtl").iterdir()) == []


def test_a_name_that_nobody_publishes_is_wrong_usage_and_the_others_are_named(place: Path) -> None:
    done = parley("hanlp", "download", "BEST_ZH", cwd=place)
    assert done.code == 2
    assert f"no Chinese model 'BEST_ZH'; there are: {DEFAULT}, " in done.err


def test_the_doctor_names_the_model_that_is_missing(place: Path) -> None:
    done = parley("doctor", cwd=place, HANLP_HOME=str(place / "none"))
    assert done.code == 0
    assert f"no model in {place / 'none'}, get one: parley hanlp download" in done.out
