"""What a test may need and this machine may lack; and the account of what was skipped for it.

A marker of `NEEDS` skips its tests where the need is not met. The last lines of a run say how many tests
were skipped, why, and the command that enables them. With ``CI=true`` a skip of any kind is a failure, also
where pytest itself would be content.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections import Counter
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Need:
    """Something that not every machine has."""

    met: Callable[[pytest.Config], bool]
    why: str
    how: str


def _all(config: pytest.Config) -> bool:
    return bool(config.getoption("--all"))


NEEDS = {
    "neo4j": Need(
        lambda config: bool(os.environ.get("NEO4J_URI")),
        "no Neo4j server: NEO4J_URI is not set",
        "scripts/test --all, where Docker runs or NEO4J_HOME names a Neo4j 5 distribution",
    ),
    "distribution": Need(
        lambda config: (Path(os.environ.get("NEO4J_HOME") or "/dev/null") / "bin" / "neo4j-admin").is_file(),
        "no Neo4j distribution: NEO4J_HOME names none",
        "NEO4J_HOME=FOLDER scripts/test, with a Neo4j 5 distribution and Java 17",
    ),
    "followthemoney": Need(
        lambda config: importlib.util.find_spec("followthemoney") is not None,
        "followthemoney is not installed",
        "pip install -e '.[entities]', which needs a compiler and libicu-dev",
    ),
    "browser": Need(
        lambda config: any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
        "no Chromium",
        "apt-get install chromium fonts-noto-cjk",
    ),
    "corpus": Need(
        lambda config: Path(os.environ.get("PARLEY_CORPUS") or "/dev/null").is_dir(),
        "no corpus: PARLEY_CORPUS names no folder",
        "PARLEY_CORPUS=FOLDER scripts/test",
    ),
    "hanlp": Need(
        lambda config: all(map(find_spec, ("hanlp", "torch"))),
        "no HanLP: its extra is not installed here",
        "scripts/test --all, which gives it an environment of its own",
    ),
    "wheel": Need(_all, "large: builds and installs the wheel", "scripts/test --all"),
}
_HOW = {need.why: need.how for need in NEEDS.values()}
_SKIPS = pytest.StashKey["Counter[str]"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="run the large tests too")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_SKIPS] = Counter()
    config.pluginmanager.register(_Account(config.stash[_SKIPS]), "account-of-skips")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        for marker, need in NEEDS.items():
            if item.get_closest_marker(marker) and not need.met(config):
                item.add_marker(pytest.mark.skip(reason=need.why))


class _Account:
    """Counts the skips by reason."""

    def __init__(self, skips: Counter[str]) -> None:
        self.skips = skips

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            self.skips[_reason(report)] += 1

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.skips[_reason(report)] += 1


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return text.removeprefix("Skipped: ")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    yield
    if session.config.stash[_SKIPS] and os.environ.get("CI") == "true":
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config: pytest.Config) -> None:
    """After pytest's own last line, so that these are the last."""
    skips = config.stash.get(_SKIPS, Counter())
    if not skips:
        return
    print(
        f"\n{skips.total()} skipped" + (", and CI=true: a failure" if os.environ.get("CI") == "true" else "")
    )
    for reason, count in sorted(skips.items()):
        how = _HOW.get(reason)
        print(f"  {count:>4}  {reason}" + (f"; to run: {how}" if how else ""))
