"""The wheel holds all that Parley needs: installed elsewhere, it builds an article from another folder."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def parley(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment of its own, which borrows the third-party packages of this one."""
    place = tmp_path_factory.mktemp("installed") / "venv"
    run("-m", "venv", "--without-pip", str(place), cwd=place.parent)
    python = place / "bin" / "python"
    run(
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "-qq",
        "--no-deps",
        "--no-index",
        str(wheel),
        cwd=place,
    )
    folder = sysconfig.get_path("purelib", vars={"base": str(place), "platbase": str(place)})
    Path(folder, "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return place / "bin" / "parley"


def run(*words: str, cwd: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", *words], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def ask(parley: Path, cwd: Path, *words: str) -> str:
    environment = {name: os.environ[name] for name in ("HOME", "PATH") if name in os.environ}
    done = subprocess.run(
        [str(parley), *words], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_carries_the_schemas_and_nothing_of_the_workshop(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {"graph/schemas/graph.yaml", "graph/py.typed", "graph/pipeline.py"} <= set(names)
    packed = {name.removeprefix("graph/") for name in names if name.startswith("graph/schemas/")}
    assert packed == {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "schemas").rglob("*") if path.is_file()
    }
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"graph"}


def test_the_wheel_carries_what_the_package_reads_beside_its_code(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    beside = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "graph").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert beside <= names


def test_the_installed_command_says_its_version_from_another_folder(parley: Path, tmp_path: Path) -> None:
    assert ask(parley, tmp_path, "--version").startswith("parley 0.1.0 (parley-kg), engine arcadedb ")


def test_the_installed_package_builds_queries_and_draws_an_article(parley: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_bytes((ROOT / "examples" / "riyadh-talks-hans.txt").read_bytes())
    summary = json.loads(ask(parley, tmp_path, "build", "--json", "article.txt"))
    assert summary["articles"]["new"] == 1
    assert summary["graph"]["created"]["Article"] == 1
    rows = json.loads(ask(parley, tmp_path, "query", "--json", "MATCH (a:Article) RETURN a.path AS path"))
    assert rows == [{"path": str(article.resolve())}]
    ask(parley, tmp_path, "view", "network", "-o", "network.html")
    assert "<html" in (tmp_path / "network.html").read_text(encoding="utf-8")
