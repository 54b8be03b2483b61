"""A store with the sample articles; and a real Chromium without network, and a page in it that must keep still: no request, no error, no violation."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from graph.resolution import resolve
from graph.stores import connect
from tests import samples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graph.stores import Store

INSTALL = "apt-get install chromium fonts-noto-cjk"
NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Opened:
    """A page that was opened, and everything it did that it must not do."""

    page: Any
    faults: list[str] = field(default_factory=list)

    def drawn(self) -> Opened:
        self.page.wait_for_selector("html[data-drawn]", state="attached")
        return self

    def text(self, selector: str) -> str:
        return str(self.page.locator(selector).inner_text())


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Headless Chromium, or a skip that says how to get it."""
    found = os.environ.get("PARLEY_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(f"no Chromium on this machine; install it: {INSTALL}")
    sync_api = pytest.importorskip("playwright.sync_api", reason="no playwright; install it: pip install parley-kg[dev]")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Opens HTML from disk with the network off; the faults of every page opened are checked at the end."""
    contexts, opened = [], []

    def open_(html: str, **settings: Any) -> Opened:
        path = tmp_path / f"page-{len(opened)}.html"
        path.write_text(html, encoding="utf-8")
        context = chromium.new_context(offline=True, **{"viewport": {"width": 1280, "height": 800}, **settings})
        contexts.append(context)
        found = Opened(context.new_page())
        opened.append(found)
        _watch(found, path.as_uri())
        found.page.goto(path.as_uri())
        return found.drawn()

    yield open_
    faults = [fault for one in opened for fault in one.faults]
    for context in contexts:
        context.close()
    assert faults == []


def _watch(opened: Opened, address: str) -> None:
    def asked(request: Any) -> None:
        if request.url.partition("#")[0] != address:
            opened.faults.append(f"request {request.url}")

    def said(message: Any) -> None:
        opened.faults.append(f"{message.type}: {message.text}")

    def dialog(box: Any) -> None:
        opened.faults.append(f"dialog {box.message}")
        box.dismiss()

    opened.page.on("request", asked)
    opened.page.on("console", said)
    opened.page.on("pageerror", lambda error: opened.faults.append(f"error {error}"))
    opened.page.on("dialog", dialog)
    opened.page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))"
    )


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An embedded store that holds the sample articles."""
    with connect(str(tmp_path_factory.mktemp("views") / "parley.db"), write=True, create=True) as opened:
        opened.replace(resolve(samples.facts()))
        yield opened


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An embedded store without anything in it."""
    with connect(str(tmp_path_factory.mktemp("views") / "empty.db"), write=True, create=True) as opened:
        opened.replace(resolve(()))
        yield opened
