"""The real HanLP on a tiny model: what it says, where that stands, and which folders are loaded at all."""

from __future__ import annotations

import json
import random
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis import hanlp, models
from graph.analysis.folding import fold
from graph.errors import ModelMissing, ModelUntrusted, ModelUnusable
from graph.extraction import extract, facts_of
from tests.extraction.reading import article, spans
from tests.hanlp.tiny import FACTS, sentences

if TYPE_CHECKING:
    from pathlib import Path

    from graph.analysis.hanlp import HanLP
    from graph.analysis.parses import Parse

pytestmark = pytest.mark.hanlp

MET = "拉伊恰克和彼得科维奇周三在布鲁塞尔会见比斯利米。"
ODD = (
    "",
    " \n\t\u3000\n",
    "王毅說:「會談富有成果!」拉夫羅夫(Sergey Lavrov)稱是.",
    "王毅\r\n18日 在\u3000万象\xa0会见 拉夫罗夫 。\n\n\n鲁比奥说，会谈😀富有成果👩‍👩‍👦。",
    "会" * 700,
    "王毅说，" + "局势仍然紧张，" * 120 + "。",
    "GDP 3.5%, “好”(a, b)…—/《》\u200b\ufeff¤",
)


def words(text: str, parse: Parse) -> list[str]:
    return [text[item.start : item.end] for item in parse.persons]


def stretches(parse: Parse):
    yield from parse.persons
    for predicate in parse.predicates:
        yield from (predicate.at, *predicate.arguments.values())
    for item in parse.dependencies:
        yield from (item.word, item.head)


def test_it_says_of_its_own_sentences_what_it_was_taught(parser: HanLP) -> None:
    taught = sentences()
    for item, parse in zip(taught, parser.parse([item.text for item in taught]), strict=True):
        text = item.text
        names = {word for word, kind in zip(item.words, item.entities, strict=True) if kind == "S-PERSON"}
        assert set(words(text, parse)) == names
        arguments = {
            (label, text[found.start : found.end])
            for predicate in parse.predicates
            for label, found in predicate.arguments.items()
        }
        assert arguments == {
            (label, "".join(item.words[first : last + 1])) for _, first, last, label in item.frames
        }
        assert all(parse.dependencies)


def test_the_conjuncts_of_its_dependencies_are_joined(parser: HanLP) -> None:
    (parse,) = parser.parse([MET])
    arcs = {
        (MET[item.word.start : item.word.end], MET[item.head.start : item.head.end])
        for item in parse.dependencies
        if item.relation == "conj"
    }
    assert arcs == {("拉伊恰克", "彼得科维奇")}


@pytest.mark.parametrize("name", ["古特雷斯", "梅德韦杰夫", "北大西洋公约组织", "阿塞拜疆"])
def test_a_known_name_is_never_cut(parser: HanLP, name: str) -> None:
    text = f"在同{name}讲话后王毅说，会谈富有成果。"
    (parse,) = parser.parse([text])
    first = text.index(name)
    inside = range(first + 1, first + len(name))
    edges = {edge for item in parse.dependencies for edge in (item.word.start, item.word.end)}
    assert edges.isdisjoint(inside)


@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text[:12]))
def test_every_stretch_stands_in_an_odd_text_and_every_span_quotes_the_article(
    parser: HanLP, text: str
) -> None:
    given_text = article(text)
    folded = fold(given_text).text
    (parse,) = parser.parse([folded])
    assert all(0 <= item.start < item.end <= len(folded) for item in stretches(parse))
    found = facts_of(given_text, parse)
    assert all(text[span.start : span.end] == span.text for span in spans(found))


PIECES = st.sampled_from(
    [
        *"，。:“” \n\u3000\u200b😀a(.",
        "王毅",
        "拉夫羅夫",
        "会见",
        "說",
        "告诉",
        "18日",
        "在",
        "北京",
        "会谈富有成果",
        "\r\n",
        "会" * 520,
    ]
)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.lists(PIECES, max_size=14).map("".join), max_size=4))
def test_offsets_are_exact_whatever_the_text(parser: HanLP, texts: list[str]) -> None:
    articles = [article(text) for text in texts]
    folded = [fold(item).text for item in articles]
    for item, text, parse in zip(articles, folded, parser.parse(folded), strict=True):
        assert all(0 <= piece.start < piece.end <= len(text) for piece in stretches(parse))
        names = [text[piece.start : piece.end] for piece in parse.persons]
        assert all(name == name.strip() and "\n" not in name for name in names)
        found = facts_of(item, parse)
        assert all(item.text[span.start : span.end] == span.text for span in spans(found))


def test_the_same_text_is_parsed_alike_in_any_company(parser: HanLP) -> None:
    texts = [item.text for item in sentences()[:40]] + list(ODD)
    alone = {text: parser.parse([text])[0] for text in texts}
    shuffled = random.Random(7)
    for _ in range(5):
        shuffled.shuffle(texts)
        assert [alone[text] for text in texts] == parser.parse(texts)


def test_the_facts_name_the_model_that_read_them(parser: HanLP, model: Path, tmp_path: Path) -> None:
    found = extract(article(MET), parser)
    assert found.rules == f"{extract(article(MET)).rules} {parser.rules}"
    assert parser.rules.startswith("hanlp model ")
    other = shutil.copytree(model, tmp_path / "model")
    (other / "more.txt").write_text("x", encoding="utf-8")
    assert models.find(str(other), trusted=True).rules != parser.rules


def test_one_model_a_process(parser: HanLP, model: Path) -> None:
    assert hanlp.load(model) is hanlp.load(model)
    assert models.find(str(model), trusted=True) == parser


# -- which folder ----------------------------------------------------------------------------------------


def test_a_name_is_the_folder_where_hanlp_keeps_it(published: Path) -> None:
    assert models.find().folder == published
    assert models.present() == [models.DEFAULT]
    (parse,) = models.find(models.DEFAULT).parse([MET])
    assert set(words(MET, parse)) == {"拉伊恰克", "彼得科维奇", "比斯利米"}


def test_a_name_that_is_not_on_this_machine_says_how_to_get_it(home: Path) -> None:
    with pytest.raises(ModelMissing, match=f"download it: parley hanlp download {models.DEFAULT}$"):
        models.find()


def test_a_folder_elsewhere_must_be_trusted(model: Path, home: Path) -> None:
    with pytest.raises(ModelUntrusted, match="if you trust who made it, add --trust-model"):
        models.find(str(model))
    link = home / "linked"
    link.symlink_to(model)
    with pytest.raises(ModelUntrusted):
        models.find(str(link))
    link.unlink()


def test_a_folder_that_is_not_there_or_holds_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="give a folder with a config"):
        models.find(str(tmp_path / "nothing"), trusted=True)
    with pytest.raises(ModelUnusable, match="it holds no config"):
        models.find(str(tmp_path), trusted=True)


@pytest.mark.parametrize(
    ("config", "reason"),
    [
        ("{", "its config.json is no JSON"),
        ("[]", "it is no multi-task model"),
        ('{"classpath": "hanlp.components.srl.X"}', "it is no multi-task model"),
        ('{"classpath": "hanlp.components.mtl.multi_task_learning.MultiTaskLearning"}', "cannot be used"),
    ],
)
def test_a_folder_with_another_config_is_refused_in_one_sentence(
    tmp_path: Path, config: str, reason: str
) -> None:
    (tmp_path / "config.json").write_text(config, encoding="utf-8")
    with pytest.raises(ModelUnusable, match=reason) as refused:
        models.find(str(tmp_path), trusted=True).parse(["王毅说，会谈富有成果。"])
    assert "\n" not in str(refused.value)


def test_the_tokenizer_of_its_encoder_is_looked_for_too(model: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(model, tmp_path / "model")
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    config["encoder"]["transformer"] = "hfl/chinese-electra-180g-base-discriminator"
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(ModelMissing, match=r"there is no folder .*/electra_zh_base_20210706_125233; "):
        models.find(str(folder), trusted=True)


def test_the_sentences_it_is_taught_are_of_public_facts_with_unknown_names_too() -> None:
    names = {name for fact in FACTS for name in fact[:3]}
    known = {
        actor.name
        for name in names
        for actor in extract(article(f"{name}说，会谈富有成果。")).actors
        if actor.names
    }
    assert known < names
