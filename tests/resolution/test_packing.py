from __future__ import annotations

import base64
import json
import zlib
from dataclasses import replace

import pytest

from graph.resolution import pack, unpack
from tests import samples


@pytest.mark.parametrize("item", samples.facts(), ids=lambda item: item.article.id)
def test_facts_survive_packing(item):
    packed = pack(item)
    assert unpack(packed["json"], item.article.text, item.article.path) == item


def test_the_text_and_the_path_lie_with_the_article_alone():
    item = samples.geneva_held()
    plain = json.loads(zlib.decompress(base64.b64decode(pack(item)["json"])))
    assert "text" not in plain["article"]
    assert "path" not in plain["article"]


def test_the_node_is_named_after_its_article_and_tells_the_rules():
    packed = pack(samples.geneva_held())
    assert packed["id"] == "facts:geneva-held"
    assert packed["rules"] == "samples"
    assert set(packed) == {"id", "json", "digest", "rules"}


def test_equal_facts_have_equal_digests_and_others_have_not():
    item = samples.geneva_held()
    assert pack(item) == pack(samples.geneva_held())
    assert pack(replace(item, statements=()))["digest"] != pack(item)["digest"]


@pytest.mark.parametrize("broken", ["", "no base64", base64.b64encode(b"no zlib").decode()])
def test_a_damaged_string_is_refused(broken):
    with pytest.raises(ValueError):  # noqa: PT011 - the reason is zlib's, base64's or ours
        unpack(broken, "", None)
