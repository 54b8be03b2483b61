"""Articles into facts: the JSON contract, exact spans, the same bytes every time, and what is refused."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.articles import read
from graph.errors import ArticleError, UsageError
from graph.extraction import extract
from graph.model import Facts
from graph.schema import rules
from tests import samples
from tests.extraction.reading import article, facts, spans

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "examples").glob("*.txt"), *(ROOT / "tests" / "gold" / "zh").glob("*.txt")])
FULL = (
    "美国国务卿鲁比奥18日在利雅得德拉伊耶宫与俄外长拉夫罗夫举行会谈，乌克兰没有派代表参加。双方同意任命谈判团队。"
    "佩斯科夫说，普京多次表示“愿意进行和谈”。一名美国官员告诉彭博社，停火接近达成。特朗普和普京上周通电话。"
)

# docs/facts.md
KEYS = {
    **samples.FIELDS,
    "roles": {"title", "of", "evidence"},
    "place": {"name", "venue", "country", "evidence"},
    "participants": {"actor", "side", "role", "evidence"},
    "absent": {"actor", "reason", "evidence"},
    "evidence": {"start", "end", "text"},
    "by": {"engine", "rule"},
}  # fmt: skip


def objects(value, under: str = ""):
    """Every object of the JSON with the key it stands under."""
    if isinstance(value, dict):
        if under != "names":
            yield under, value
        for key, item in value.items():
            yield from objects(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from objects(item, under)


def unsound(found: Facts) -> list[str]:
    """What the contract forbids: ids nobody defines, spans that are not the text, facts without evidence."""
    text = found.article.text
    faults = [f"span {span}" for span in spans(found) if text[span.start : span.end] != span.text or not span.text]
    faults += [f"content {item.text}" for item in (*found.statements, *found.outcomes) if text[item.start : item.end] != item.text or not item.text]
    known = {actor.id for actor in found.actors}
    used = {one.actor for meeting in found.meetings for one in (*meeting.participants, *meeting.absent)}
    used |= {str(one.side) for meeting in found.meetings for one in meeting.participants if one.side}
    used |= {str(role.of) for actor in found.actors for role in actor.roles if role.of}
    used |= {str(meeting.place.country) for meeting in found.meetings if meeting.place and meeting.place.country}
    for item in found.statements:
        used |= {id_ for id_ in (item.speaker, *item.co_speakers, *item.addressees, *item.mentions) if id_}
    faults += [f"actor {id_}" for id_ in sorted(used - known)]
    meetings, statements = {item.id for item in found.meetings}, {item.id for item in found.statements}
    linked = {item.meeting for item in (*found.statements, *found.outcomes)} - {None}
    faults += [f"meeting {id_}" for id_ in linked - meetings]
    faults += [f"statement {item.within}" for item in found.statements if item.within and item.within not in statements]
    faults += [f"no evidence: {item}" for item in (*found.meetings, *found.statements, *found.outcomes) if not item.evidence]
    for ids in (item.id for item in found.actors), (item.id for item in found.meetings), (item.id for item in found.statements):
        listed = list(ids)
        faults += [f"twice: {id_}" for id_ in sorted({id_ for id_ in listed if listed.count(id_) > 1})]
    body = found.article.body
    faults += [f"outside the body: {span}" for span in spans(found) if not any(start <= span.start < end for start, end in body)]
    return faults


def test_the_json_has_the_keys_of_the_contract_in_every_object():
    seen = set()
    for under, value in objects(json.loads(facts(FULL).to_json())):
        name = under if under in KEYS else "evidence"
        seen.add(name)
        assert set(value) >= KEYS[name], under
    assert seen == set(KEYS)


def test_the_json_reads_back_as_the_same_facts():
    found = facts(FULL)
    assert Facts.from_dict(json.loads(found.to_json())).to_dict() == found.to_dict()


def test_the_facts_name_the_rules_that_read_them():
    assert facts(FULL).rules == rules()


def test_every_fact_names_its_engine_and_rule():
    found = facts(FULL)
    items = (*found.actors, *found.meetings, *found.statements, *found.outcomes)
    assert [item for item in items if not item.by] == []
    assert {finder.engine for item in items for finder in item.by} == {"lexicon"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_facts_of_every_article_are_sound(path):
    for item in read([str(path)], published="2025-06-19"):
        assert unsound(extract(item)) == []


@pytest.mark.parametrize("path", FILES[:6], ids=lambda path: path.stem)
def test_an_article_read_twice_gives_the_same_bytes(path):
    (one,) = read([str(path)])
    assert extract(one).to_json() == extract(one).to_json()


def test_the_same_bytes_come_out_whatever_the_hash_seed():
    code = (
        "import sys; from graph.articles import read; from graph.extraction import extract\n"
        "for item in read(sys.argv[1:], published='2025-06-19'): sys.stdout.buffer.write(extract(item).to_json().encode())"
    )
    names = [str(path) for path in FILES[::3]]
    run = [
        subprocess.run(
            [sys.executable, "-P", "-c", code, *names],
            check=True, capture_output=True, cwd=ROOT, timeout=60,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert run[0] == run[1]
    assert run[0]


TEXTS = [path.read_text(encoding="utf-8") for path in FILES]
PIECES = st.builds(
    lambda text, start, size: text[start % len(text) : start % len(text) + size],
    st.sampled_from(TEXTS), st.integers(0, 2000), st.integers(1, 220),
)  # fmt: skip
JOINTS = st.sampled_from(["", "\n", "\r\n", "。", "“", "”", "「", "，", " ", "\u3000", "（", "\n\n", "…", "说", "：", "·", "？！", "\U0001f642"])


@settings(max_examples=80, deadline=None)
@given(parts=st.lists(st.tuples(PIECES, JOINTS), min_size=1, max_size=4), published=st.sampled_from([None, "2025-02-19", "2016-12-31"]))
def test_pieces_of_articles_in_any_order_give_sound_facts(parts, published):
    text = "".join(piece + joint for piece, joint in parts)
    assert unsound(extract(article(text, published))) == []


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.sampled_from("王毅说拉夫罗夫18日在北京会谈双方同意，。“”「」：（）\n他表示与和美俄方总统、特朗普普京“"), max_size=60))
def test_characters_in_any_order_give_sound_facts(text):
    assert unsound(extract(article(text))) == []


@settings(max_examples=25, deadline=None)
@given(text=st.sampled_from(TEXTS), cut=st.integers(0, 1500), gap=st.integers(1, 80))
def test_a_body_in_two_ranges_gives_sound_facts(text, cut, gap):
    cut = min(cut, len(text) - 2)
    body = tuple(piece for piece in ((0, cut), (min(cut + gap, len(text) - 1), len(text))) if piece[0] < piece[1])
    assert unsound(extract(article(text, body=body))) == []


@pytest.mark.parametrize("body", [(), ((0, 0),)])
def test_an_empty_body_gives_no_facts(body):
    found = extract(article("王毅18日在北京会见拉夫罗夫。", body=body))
    assert (found.actors, found.meetings, found.statements, found.outcomes) == ((), (), (), ())


def test_what_stands_outside_the_body_is_not_read():
    text = "王毅18日在北京会见拉夫罗夫。\n特朗普谈股票"
    found = extract(article(text, body=((0, text.index("\n")),)))
    assert "person:donald-trump" not in {actor.id for actor in found.actors}


def test_a_language_without_a_lexicon_is_refused_by_name():
    with pytest.raises(ArticleError, match="no lexicon for language 'en'") as caught:
        extract(article("Lavrov met Rubio in Riyadh.", language="en"))
    assert "zh" in str(caught.value)


def test_an_unknown_analyzer_is_refused_and_the_known_ones_named():
    with pytest.raises(UsageError, match=re.escape("no analyzer 'magic'; there are: lexicon")):
        extract(article("王毅说，好。"), "magic")


def test_both_scripts_give_the_same_actors_and_meetings():
    hans = facts("美国国务卿鲁比奥18日在利雅得与俄外长拉夫罗夫举行会谈。")
    hant = extract(article("美國國務卿魯比奧18日在利雅得與俄外長拉夫羅夫舉行會談。", language="zh-Hant"))
    assert [actor.id for actor in hans.actors] == [actor.id for actor in hant.actors]
    assert [(one.kind, one.status, one.start) for one in hans.meetings] == [(one.kind, one.status, one.start) for one in hant.meetings]


@pytest.mark.parametrize("mark", ["\ufeff", "\x00", "\u200b", "\U0001f642", "é", "a" * 3000, "“" * 200, "（" * 200, "王毅" * 300, "、" * 300, "说" * 300])
def test_strange_characters_are_survived(mark):
    assert unsound(extract(article(f"王毅{mark}说，{mark}好。{mark}"))) == []


def test_a_text_may_end_with_the_day_of_an_encounter():
    assert facts("美国国务卿鲁比奥在北京会见王毅18日").meetings[0].start == "2025-02-18"
