"""The scripts set themselves up, say what is missing, and a skip is never silent."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = [
    path
    for path in sorted([*(ROOT / "scripts").iterdir(), ROOT / ".ci" / "run"])
    if path.is_file() and path.read_bytes().startswith(b"#!/usr/bin/env bash")
]

# What stands for pip: it leaves a word behind each time it is called.
INSTALL = 'install() { echo "$*" >>installs; }'


def bash(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", *words],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_sound_bash_and_stops_at_the_first_fault(script: Path) -> None:
    assert bash("-n", str(script), cwd=ROOT).returncode == 0
    if script.name != "setup":
        assert os.access(script, os.X_OK)
        assert "\nset -euo pipefail\n" in script.read_text(encoding="utf-8")


def test_no_script_asks_for_root_and_only_ci_installs_packages() -> None:
    for script in SCRIPTS:
        text = script.read_text(encoding="utf-8")
        assert not re.search(r"^\s*sudo\b", text, re.MULTILINE)
        assert script.name == "run" or not re.search(r"^\s*apt-get\b", text, re.MULTILINE)


def test_only_ci_knows_the_folders_beside_the_repository() -> None:
    beside = re.compile(r"\.\./shared|shared/(neo4j|corpus)")
    texts = {
        path: path.read_text(encoding="utf-8")
        for folder in ("graph", "schemas", "scripts", "examples", "docs")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in {"", ".py", ".md", ".yaml", ".cypher", ".txt"}
    }
    assert [str(path) for path, text in texts.items() if beside.search(text)] == []


def pins(name: str) -> list[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def test_constraints_are_names_and_versions_only_and_no_name_is_pinned_twice() -> None:
    found = pins("constraints.txt") + pins("constraints-hanlp.txt")
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line) for line in found)
    names = [re.sub(r"[-_.]+", "-", line.partition("==")[0]).lower() for line in found]
    assert len(names) == len(set(names))


def test_only_the_environment_of_hanlp_holds_torch() -> None:
    wanted = ("hanlp==", "torch==", "transformers==")
    assert not [line for line in pins("constraints.txt") if line.startswith(wanted)]
    assert len([line for line in pins("constraints-hanlp.txt") if line.startswith(wanted)]) == 3


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A tree with just what the set-up reads."""
    tree = tmp_path / "tree"
    (tree / "scripts").mkdir(parents=True)
    files = ("pyproject.toml", "constraints.txt", "constraints-hanlp.txt", "scripts/setup", "scripts/download_size.py")
    for name in files:
        shutil.copy(ROOT / name, tree / name)
    return tree


def set_up(tree: Path, wanted: str = "runtime", **environment: str) -> int:
    """Set up with pip left out; how many times something was installed so far."""
    command = f'set -euo pipefail; source "{tree}/scripts/setup"; {INSTALL}; set_up {wanted}'
    done = bash("-c", command, cwd=tree.parent, PYTHON=sys.executable, **environment)
    assert done.returncode == 0, done.stderr
    return len((tree / "installs").read_text(encoding="utf-8").splitlines())


def test_a_second_run_installs_nothing(copy: Path) -> None:
    assert set_up(copy) == 1
    assert set_up(copy) == 1


def test_the_tests_add_to_what_the_demo_installed_and_the_demo_takes_what_the_tests_have(copy: Path) -> None:
    assert set_up(copy, "runtime") == 1
    assert set_up(copy, "dev") == 2
    assert set_up(copy, "runtime") == 2
    assert set_up(copy, "dev") == 2


def test_other_pins_install_again(copy: Path) -> None:
    set_up(copy)
    with (copy / "constraints.txt").open("a", encoding="utf-8") as stream:
        stream.write("# another line\n")
    assert set_up(copy) == 2


def test_a_broken_environment_is_made_again(copy: Path) -> None:
    set_up(copy)
    (copy / ".venv" / "bin" / "python").unlink()
    assert set_up(copy) == 2
    assert (copy / ".venv" / "bin" / "python").exists()


def test_an_environment_with_a_file_missing_is_made_again(copy: Path) -> None:
    set_up(copy)
    (site,) = (copy / ".venv" / "lib").glob("python3*/site-packages")
    info = site / "thing-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: thing\nVersion: 1.0\n", encoding="utf-8")
    (info / "RECORD").write_text("thing/__init__.py,,\n", encoding="utf-8")
    assert set_up(copy) == 2
    assert not info.exists()


def test_an_installation_that_was_cut_off_is_made_again(copy: Path) -> None:
    set_up(copy)
    (copy / ".venv" / "installed").unlink()
    assert set_up(copy) == 2


def test_a_tree_that_was_moved_is_set_up_again(copy: Path) -> None:
    set_up(copy)
    moved = copy.rename(copy.parent / "moved")
    assert set_up(moved) == 2


def test_an_old_python_is_refused_with_the_remedy(copy: Path) -> None:
    command = f'set -euo pipefail; source "{copy}/scripts/setup"; set_up runtime'
    done = bash("-c", command, cwd=copy, PYTHON="false")
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr


def test_a_python_without_pip_of_its_own_gets_one_from_ensurepip(copy: Path) -> None:
    """Without an index the installation must fail, but it has its pip by then."""
    fake = copy / "python-without-pip"
    fake.write_text(
        f'#!/usr/bin/env bash\n[[ ${{2:-}} != pip ]] || exit 1\nexec "{sys.executable}" "$@"\n',
        encoding="utf-8",
    )
    fake.chmod(0o755)
    command = f'set -euo pipefail; source "{copy}/scripts/setup"; PIP_NO_INDEX=1 set_up runtime'
    done = bash("-c", command, cwd=copy, PYTHON=str(fake))
    assert (copy / ".venv" / "bin" / "pip3").exists() or "neither pip nor ensurepip" in done.stderr
    assert done.returncode == 1
    assert not (copy / ".venv" / "installed").exists()


# What stands for pip where it is asked what torch would download: it prints a report of two packages.
REPORT = """find_pip() {{ pip=(bash "{tree}/pip"); }}"""


def reporting(tree: Path, *names: str) -> str:
    """Let pip report packages of a million bytes each."""
    items = []
    for name in names:
        wheel = tree / f"{name}.whl"
        wheel.write_bytes(bytes(1_000_000))
        items.append({"metadata": {"name": name}, "download_info": {"url": wheel.as_uri()}})
    (tree / "report.json").write_text(json.dumps({"install": items}), encoding="utf-8")
    (tree / "pip").write_text(f'cat "{tree}/report.json"', encoding="utf-8")
    return REPORT.format(tree=tree)


def set_up_hanlp(tree: Path, *overrides: str, **environment: str) -> subprocess.CompletedProcess[str]:
    lines = "; ".join((f'source "{tree}/scripts/setup"', *overrides, 'set_up hanlp; echo "$permitted"'))
    changes = {"CI": "", "YES": "", "PYTHON": sys.executable, **environment}
    done = bash("-c", f"set -euo pipefail; {lines}", cwd=tree, **changes)
    assert done.returncode == 0, done.stderr
    return done


def test_hanlp_gets_an_environment_of_its_own(copy: Path) -> None:
    done = set_up_hanlp(copy, INSTALL, reporting(copy, "torch", "nvidia-ml-py"))
    assert done.stdout == "true\n"
    assert (copy / ".venv-hanlp" / "installed").exists()
    assert not (copy / ".venv").exists()
    assert set_up_hanlp(copy, INSTALL).stderr == ""


def test_a_build_with_cuda_is_not_downloaded_without_leave_and_its_size_is_told(copy: Path) -> None:
    report = reporting(copy, *(f"nvidia-{number}" for number in range(150)), "torch")
    refused = set_up_hanlp(copy, INSTALL, report)
    assert refused.stdout == "false\n"
    assert "torch comes as a CUDA build here: 0.2 GB to download; docs/hanlp.md" in refused.stderr
    assert not (copy / "installs").exists()
    assert set_up_hanlp(copy, INSTALL, report, YES="true").stdout == "true\n"
    shutil.rmtree(copy / ".venv-hanlp")
    assert set_up_hanlp(copy, INSTALL, report, CI="true").stdout == "true\n"


def test_a_torch_that_is_there_stays_whatever_is_pinned(copy: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(copy / ".venv-hanlp")], check=True)
    (site,) = (copy / ".venv-hanlp" / "lib").glob("python3*/site-packages")
    info = site / "torch-2.9.1+cpu.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: torch\nVersion: 2.9.1+cpu\n", encoding="utf-8")
    assert set_up_hanlp(copy, "find_pip() { pip=(true); }").stdout == "true\n"
    held = (copy / ".venv-hanlp" / "pins").read_text(encoding="utf-8")
    assert [line for line in held.splitlines() if line.startswith("torch==")] == ["torch==2.9.1+cpu"]
    assert info.exists()


SKIPPING = """
import pytest

@pytest.mark.corpus
def test_one(): ...

def test_two():
    pytest.skip("no moon tonight")

def test_three(): ...
"""


@pytest.fixture
def skipping(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "tests")
    (tmp_path / "tests" / "test_skipping.py").write_text(SKIPPING, encoding="utf-8")
    return tmp_path


def run_pytest(folder: Path, ci: str) -> subprocess.CompletedProcess[str]:
    environment = {
        key: value for key, value in os.environ.items() if key not in {"PARLEY_CORPUS", "PYTEST_ADDOPTS"}
    }
    return subprocess.run(
        [sys.executable, "-P", "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=folder,
        env={**environment, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_last_lines_of_a_run_say_what_was_skipped_why_and_what_enables_it(skipping: Path) -> None:
    done = run_pytest(skipping, ci="")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-3:] == [
        "2 skipped",
        "     1  no corpus: PARLEY_CORPUS names no folder; to run: PARLEY_CORPUS=FOLDER scripts/test",
        "     1  no moon tonight",
    ]


def test_in_ci_a_skip_is_a_failure(skipping: Path) -> None:
    assert run_pytest(skipping, ci="true").returncode == 1
