"""How names and texts are made searchable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.resolution.searching import phrase, searchable, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("美国 GDP", ["美", "国", "gdp"]),
        ("美國、俄羅斯會談", ["美", "国", "俄", "罗", "斯", "会", "谈"]),
        ("COP30峰会", ["cop30", "峰", "会"]),
        ("Ｇ７", ["g7"]),
        ("Recep Tayyip Erdoğan", ["recep", "tayyip", "erdogan"]),
        ("迈克尔·华尔兹", ["迈", "克", "尔", "华", "尔", "兹"]),
        ("Путин", ["путин"]),
        ("乾隆", ["干", "隆"]),
        ("——，。", []),
        ("", []),
    ],
)
def test_a_text_is_folded_into_tokens(text: str, found: list[str]) -> None:
    assert tokens(text) == found


def test_names_stand_on_lines_of_their_own_and_once() -> None:
    properties = {
        "id": "person:marco-rubio",
        "name": "鲁比奥",
        "name_en": "Marco Rubio",
        "aliases": ("魯比奧", "卢比奥"),
    }
    assert searchable("Person", "person:x-1", properties)["search"] == "\n 鲁 比 奥 \n marco rubio \n 卢 比 奥 \n"


def test_what_the_schema_does_not_search_stays() -> None:
    properties = {"id": "a1", "title": "会谈", "text": "会谈"}
    assert searchable("Article", "a", properties) == properties


@given(st.text(alphabet="美國国乾干發发aAéＧ7 ，·\n", max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_a_part_made_of_chinese_characters_is_found_in_the_whole(text: str, start: int, end: int) -> None:
    part = text[start:end]
    if part and all(ord(char) > 0x4E00 for char in part) and "Ｇ" not in part and "，" not in part:
        assert phrase(part) in phrase(text)


def test_who_is_known_is_found_by_every_usual_name():
    found = searchable("Person", "person:vladimir-putin", {"name": "普京"})["search"]
    assert "\n 普 京 \n" in found
    assert "\n 普 丁 \n" in found
