"""The frame of the pages: what is escaped, what the policy allows, and that nothing depends on chance."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.views import network_page, timeline_page
from graph.views.frame import asset, json_block, plain
from graph.views.scene import Scene
from graph.views.wording import LANGUAGES, labels
from tests.views import scenes

PAGES = {"network": network_page.page, "timeline": timeline_page.page}


@pytest.fixture(params=sorted(PAGES))
def html(request: pytest.FixtureRequest) -> str:
    return PAGES[request.param](scenes.hostile())


def _scripts(html: str) -> list[tuple[str, str]]:
    return re.findall(r"<script([^>]*)>(.*?)</script>", html, re.DOTALL)


def test_the_data_block_cannot_be_left() -> None:
    text = str(json_block({"a": "</script><!--&\u2028\u2029", "b": "\ud800"}))
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == {"a": "</script><!--&\u2028\u2029", "b": "?"}


def test_names_lose_controls_and_line_ends() -> None:
    assert plain("a\u202eb\u2066\u0000c\n d\ufeff") == "abc d"


def test_a_hostile_page_has_the_scripts_of_a_harmless_one(html: str) -> None:
    kinds = [attributes for attributes, _ in _scripts(html)]
    assert kinds.count(' type="application/json" id="data"') == 1
    assert kinds.count("") == len(kinds) - 1
    assert "alert(1)" not in re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)


def test_the_policy_allows_nothing_but_the_scripts_and_styles_of_the_page(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    texts = [text for attributes, text in _scripts(html) if not attributes] + re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts}
    assert set(re.findall(r"'sha256-[^']*'", policy)) == hashes


def test_the_markup_has_no_styles_handlers_or_addresses(html: str) -> None:
    markup = re.sub(r"<(script|style).*?</\1>", "", html, flags=re.DOTALL)
    assert not re.search(r"\s(style|on\w+|src)=", markup)
    assert re.findall(r'href="([^"]*)"', markup) == ["#contents"]


@pytest.mark.parametrize("page", sorted(PAGES))
def test_the_scene_alone_decides_every_byte_of_a_page(page: str) -> None:
    code = f"from graph.views import {page}_page as p; from tests.views import scenes; import sys; sys.stdout.buffer.write(p.page(scenes.news()).encode())"
    root = str(Path(__file__).parents[2])
    made = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=root, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": root, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_a_page_names_its_language() -> None:
    assert '<html lang="zh-Hans">' in timeline_page.page(Scene(), "zh")
    assert '<html lang="en">' in timeline_page.page(Scene(), "en")


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "card"])
@pytest.mark.parametrize("text", ["ink", "quiet", "accent", "off-text", "meeting"])
def test_text_stands_out_from_its_ground(scheme: int, ground: str, text: str) -> None:
    tokens = _tokens(scheme)
    assert _contrast(tokens[text], tokens[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("card", "person"), ("card", "state"), ("card", "organization"), ("card", "group"), ("card", "ink"),
        ("ink", "mark"), ("ink", "accent-soft"), ("accent", "accent-soft"), ("quiet", "accent-soft"), ("ink", "soft"),
    ],
)  # fmt: skip
def test_letters_in_shapes_and_marks_stand_out(scheme: int, text: str, ground: str) -> None:
    tokens = _tokens(scheme)
    assert _contrast(tokens[text], tokens[ground]) >= 4.5


def _tokens(scheme: int) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", asset("page.css").split("@media")[scheme]))


def test_every_word_is_there_in_both_languages() -> None:
    for section in labels().values():
        for words in section.values():
            assert set(words) == set(LANGUAGES)
            assert all(words.values())


def test_a_sentence_is_stored_once_however_many_facts_it_shows() -> None:
    html = network_page.page(scenes.news())
    assert html.count("总统国家安全事务助理沃尔兹和特使威特科夫18日") == 1
