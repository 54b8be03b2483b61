"""What README.md, CONTRIBUTING.md and docs/ say is true: sessions, examples and figures come out of real runs.

After a change that is meant::

    python tests/test_readme.py --write      writes outputs, examples and figures anew
    python tests/test_readme.py --picture    takes docs/picture.png again (needs Chromium)

In README.md and docs/graph.md every line ``$ …`` of a console block is run in a folder that holds
``examples/``, and a python block there too; in docs/extraction.md every quoted sentence is read, and the fields that the JSON
below it names are compared, all items of a list.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":  # run as a script, by a Python in safe-path mode or not
    sys.path.insert(0, str(ROOT))

import pytest  # noqa: E402

from tests.cli.command import PARLEY, environment  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

README = ROOT / "README.md"
GRAPH = ROOT / "docs" / "graph.md"
GOLD = ROOT / "tests" / "gold" / "zh"
EXTRACTION = ROOT / "docs" / "extraction.md"
PICTURE = ROOT / "docs" / "picture.png"
PAGES = [README, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
PUBLISHED = "2025-07-12"  # of the sentences in docs/extraction.md

CONSOLE = re.compile(r"(?<=```console\n).*?(?=```\n)", re.DOTALL)
PYTHON = re.compile(r"```python\n(?P<code>.*?)```\n\n(?P<before>```text\n)(?P<output>.*?)(?=```\n)", re.DOTALL)
FIGURES = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- /figures -->)", re.DOTALL)
EXAMPLE = re.compile(r"^> (?P<sentence>[^\n]+)\n\n```json\n(?P<shown>.*?)\n```$", re.DOTALL | re.MULTILINE)

# What the README shows of the gold set: column -> measure of `parley evaluate`.
FOUND = {
    "persons": "persons",
    "meetings": "meetings",
    "participants": "participants",
    "statements with their speaker": "statements",
    "outcomes": "outcomes",
}
RIGHT = {
    "Of the meetings found": ("kind", "status", "date", "place"),
    "of the statements found": ("statement kind", "statement meeting"),
}


def run(words: list[str], folder: Path) -> str:
    """What a command prints, errors and notes included; a fault of Parley's own is nothing to show."""
    done = subprocess.run(
        words, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, check=False
    )
    output = done.stdout.decode()
    assert not re.search("Traceback|fault in Parley", output), output
    return output


def sessions(text: str) -> str:
    """A page with the output of its sessions and of its Python as it is now."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(ROOT / "examples", folder / "examples")
        text = CONSOLE.sub(lambda block: "".join(_session(block[0], folder)), text)
        return PYTHON.sub(lambda block: _python(block, folder), text)


def _session(block: str, folder: Path) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ "):
            name, *words = shlex.split(line[2:])
            assert name == "parley", f"a session runs parley alone: {line}"
            yield f"{line}\n{_plain(run([*PARLEY, *words], folder))}"


def _python(block: re.Match[str], folder: Path) -> str:
    (folder / "session.py").write_text(block["code"], encoding="utf-8")
    return f"```python\n{block['code']}```\n\n```text\n{_plain(run([sys.executable, 'session.py'], folder))}"


def _plain(output: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in output.splitlines())


def figures(text: str) -> str:
    """The README with the figures of the half that is only measured, as they are now."""
    from graph import pipeline

    found = {figure.measure: figure for figure in pipeline.evaluate([str(GOLD)], half="measure").figures}
    lines = ["| | " + " | ".join(FOUND) + " |", "|---|" + "---|" * len(FOUND)]
    for name, part in (("precision", "precision"), ("recall", "recall"), ("F1", "f1")):
        lines.append(f"| {name} | " + " | ".join(f"{getattr(found[measure], part):.2f}" for measure in FOUND.values()) + " |")
    lines.append("| in the articles | " + " | ".join(str(found[measure].gold) for measure in FOUND.values()) + " |")
    right = (f"{what}, " + ", ".join(f"{name.removeprefix('statement ')} {found[name].f1:.2f}" for name in names) for what, names in RIGHT.items())
    return FIGURES.sub("\n".join([*lines, "", "; ".join(right) + " are right.", ""]), text)


def examples(text: str) -> str:
    """The page on extraction with the facts of its sentences as they are now."""
    return EXAMPLE.sub(lambda found: f"> {found['sentence']}\n\n```json\n{_json(_facts(found), found)}\n```", text)


def _facts(found: re.Match[str]) -> dict[str, Any]:
    from graph import read
    from graph.extraction import explain

    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "article.txt"
        path.write_text(found["sentence"] + "\n", encoding="utf-8")
        (article,) = read([str(path)], published=PUBLISHED)
        return json.loads(explain(article).to_json())


def _json(facts: dict[str, Any], found: re.Match[str]) -> str:
    """The facts cut down to the fields that are shown, an item a line."""
    shown = json.loads(found["shown"])
    parts = []
    for name, items in _cut(shown, facts).items():
        lines = ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in items)
        parts.append(f'"{name}": ' + (f"[\n  {lines}]" if items else "[]"))
    return "{" + ",\n ".join(parts) + "}"


def _cut(shape: Any, value: Any) -> Any:
    if isinstance(shape, dict) and isinstance(value, dict):
        return {name: _cut(below, value[name]) for name, below in shape.items()}
    if isinstance(shape, list) and isinstance(value, list) and shape:
        return [_cut(shape[0], item) for item in value]
    return value


def test_the_readme_is_short() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) < 150


@pytest.mark.parametrize("page", [README, GRAPH], ids=lambda path: path.name)
def test_the_sessions_of_a_page_print_what_it_shows(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(CONSOLE.findall(text)) == text.count("```console") >= 1
    assert len(PYTHON.findall(text)) == text.count("```python")
    assert sessions(text) == text


def test_its_figures_are_those_of_the_gold_articles() -> None:
    text = README.read_text(encoding="utf-8")
    assert len(FIGURES.findall(text)) == 1
    assert figures(text) == text


def test_the_sentences_of_the_page_on_extraction_give_the_facts_it_shows() -> None:
    text = EXTRACTION.read_text(encoding="utf-8")
    assert len(EXAMPLE.findall(text)) >= 10
    assert text.count("```json") == len(EXAMPLE.findall(text))
    assert examples(text) == text


def test_its_setup_commands_exist() -> None:
    text = README.read_text(encoding="utf-8")
    for name in ("demo", "test"):
        assert f"./scripts/{name}\n" in text
        assert (ROOT / "scripts" / name).stat().st_mode & 0o111
    assert "\npip install .\n" in text


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_what_a_page_links_to_or_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text)
    assert [link for link in links if not (page.parent / link).exists()] == []
    assert [name for name in _named(text) if not any(ROOT.glob(name.rstrip("/")))] == []


def _named(text: str) -> Iterator[str]:
    """Words in backticks that are paths of the repository; one may hold ``*``."""
    top = {path.name for path in ROOT.iterdir()} - {"out"}
    for word in re.findall(r"`([\w.*/-]+)`", text):
        if "/" in word.rstrip("/") and word.removeprefix("./").split("/")[0] in top:
            yield word.removeprefix("./")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_a_page_names_no_place_of_one_machine(page: Path) -> None:
    assert not re.search(r"(?<![\w.])/(?:work|tmp|home|root)/|\.\./shared", page.read_text(encoding="utf-8"))


def test_the_picture_is_a_small_png() -> None:
    assert PICTURE.read_bytes().startswith(b"\x89PNG")
    assert PICTURE.stat().st_size < 400_000


def write() -> None:
    """Write the outputs of the pages anew."""
    for page, renewed in ((README, lambda text: figures(sessions(text))), (GRAPH, sessions), (EXTRACTION, examples)):
        before = page.read_text(encoding="utf-8")
        after = renewed(before)
        page.write_text(after, encoding="utf-8")
        print(f"{page.relative_to(ROOT)}: {'unchanged' if after == before else 'written'}")


def picture() -> None:
    """Take the picture: the network page of the examples with the evidence of the Riyadh talks open."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        shutil.copytree(ROOT / "examples", Path(place) / "examples")
        for words in (["build", "examples"], ["view", "network", "--language", "en", "-o", "network.html"]):
            run([*PARLEY, *words], Path(place))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto((Path(place) / "network.html").as_uri())
        page.wait_for_selector("html[data-drawn]", state="attached")
        talks = page.locator("#contents [data-type=meeting]", has_text=re.compile(r"Riyadh\s*2025-02-18"))
        id_ = talks.first.get_attribute("data-id")
        locate = "id => Parley.network.canvasToDOM(Parley.network.getPosition(id))"
        canvas = page.locator("#canvas")
        corner = canvas.bounding_box()
        at = page.evaluate(locate, id_)
        page.mouse.move(corner["x"] + at["x"], corner["y"] + at["y"])
        for _ in range(6):
            page.mouse.wheel(0, -100)
            page.wait_for_timeout(100)
        canvas.click(position=page.evaluate(locate, id_))
        page.wait_for_timeout(1000)
        page.screenshot(path=str(PICTURE))
        browser.close()
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size} bytes")


if __name__ == "__main__":
    if "--picture" in sys.argv[1:]:
        picture()
    elif "--write" in sys.argv[1:]:
        write()
    else:
        sys.exit("usage: python tests/test_readme.py --write | --picture")
