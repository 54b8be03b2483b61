"""What a parser says in characters, found among the tokens; and its words, found in the text."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.folding import fold
from graph.analysis.hanlp import aligned, sentences
from graph.analysis.lexicon import analyze
from graph.analysis.parses import UNSTRUCTURED, Dependency, Parse, Predicate, Stretch
from tests.analysis.texts import article

TEXT = "王毅和马朝旭18日在北京同拉夫罗夫举行会谈。"


def stretch(words: str, text: str = TEXT) -> Stretch:
    return Stretch(text.index(words), text.index(words) + len(words))


def structured(parse: Parse, text: str = TEXT):
    analysis = analyze(article(text), parse)
    return analysis, analysis.structure


def words(analysis, tokens):
    return analysis.text(*tokens)


def test_without_a_parse_there_is_no_structure() -> None:
    analysis = analyze(article(TEXT))
    assert analysis.structure is UNSTRUCTURED
    assert all(analysis.argument(at, "ARG0") is None for at in range(len(analysis.tokens)))


def test_an_argument_covers_the_tokens_that_share_characters_with_it() -> None:
    frame = Predicate(stretch("会谈"), {"ARG0": stretch("王毅和马朝旭"), "ARGM-LOC": stretch("北")})
    analysis, found = structured(Parse("p", predicates=(frame,)))
    (at,) = found.frames
    assert analysis.tokens[at].text == "会谈"
    assert words(analysis, found.frames[at]["ARG0"]) == "王毅和马朝旭"
    assert words(analysis, found.frames[at]["ARGM-LOC"]) == "北京"


def test_the_frame_of_a_light_verb_is_that_of_the_noun_too() -> None:
    frame = Predicate(stretch("举行"), {"ARG0": stretch("王毅和马朝旭"), "ARG1": stretch("会谈")})
    analysis, found = structured(Parse("p", predicates=(frame,)))
    assert {analysis.tokens[at].text for at in found.frames} == {"举行", "会谈"}


def test_the_frame_of_a_reporting_verb_is_not_that_of_the_last_word_said() -> None:
    text = "王毅说，双方将会谈。"
    frame = Predicate(stretch("说", text), {"ARG1": stretch("双方将会谈", text)})
    analysis, found = structured(Parse("p", predicates=(frame,)), text)
    assert {analysis.tokens[at].text for at in found.frames} == {"说"}


def test_words_are_joined_whichever_is_the_head() -> None:
    text = "王毅、马朝旭和刘建超18日在北京会见拉夫罗夫。"
    names = [stretch(name, text) for name in ("王毅", "马朝旭", "刘建超")]
    first, second, third = names
    for arcs in (((first, third), (second, third)), ((second, first), (third, second))):
        parse = Parse("p", dependencies=tuple(Dependency(*arc, "conj") for arc in arcs))
        analysis, found = structured(parse, text)
        joined = {
            analysis.tokens[at].text: [analysis.tokens[one].text for one in others]
            for at, others in found.conjuncts.items()
        }
        assert joined["王毅"] == ["马朝旭", "刘建超"]
        assert joined["马朝旭"] == ["王毅", "刘建超"]


def test_a_person_is_a_token_that_is_all_of_the_name() -> None:
    seen = (stretch("王毅"), stretch("马朝旭18日"), stretch("拉夫罗夫"))
    analysis, found = structured(Parse("p", persons=seen))
    assert sorted(analysis.tokens[at].text for at in found.persons) == ["拉夫罗夫", "王毅"]


def test_what_stands_on_no_token_is_left_out() -> None:
    beyond = Stretch(len(TEXT) + 5, len(TEXT) + 7)
    frame = Predicate(beyond, {"ARG0": stretch("王毅")})
    lost = Predicate(stretch("会谈"), {"ARG0": beyond})
    _, found = structured(Parse("p", (), (beyond,), (frame, lost), (Dependency(beyond, beyond, "conj"),)))
    assert (found.persons, found.frames, found.heads) == (frozenset(), {}, {})


# -- words in a text -----------------------------------------------------------------------------------

CHARACTERS = st.sampled_from(
    "王毅说，。“”！会谈長髮 \t\u3000\u200b\xa0😀👩‍👩‍👦ab(3.5%)\n" + string.ascii_letters
)


@st.composite
def cut(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A text and words that a tokenizer could make of it: some lost, some changed, spaces dropped or kept."""
    text = draw(st.text(CHARACTERS, max_size=60))
    made, at = [], 0
    while at < len(text):
        size = draw(st.integers(1, 6))
        word = text[at : at + size]
        made.append(draw(st.sampled_from([word, word.strip(), "".join(word.split()), "", "¤"])))
        at += size
    return text, made


@given(cut())
def test_a_word_that_is_found_is_exactly_the_text_there(case: tuple[str, list[str]]) -> None:
    text, made = case
    found = aligned(text, made)
    assert len(found) == len(made)
    last = 0
    for word, place in zip(made, found, strict=True):
        if place is not None:
            assert last <= place.start < place.end
            assert "".join(text[place.start : place.end].split()) == "".join(word.split())
            last = place.end


@given(st.text(CHARACTERS, max_size=60), st.integers(1, 5))
def test_words_that_only_lost_their_spaces_are_all_found(text: str, size: int) -> None:
    dense = "".join(text.split())
    made = [dense[at : at + size] for at in range(0, len(dense), size)]
    assert None not in aligned(text, made)


def test_a_changed_word_costs_only_itself() -> None:
    found = aligned("王毅…说：好", ["王毅", "...", "说", "：", "好"])
    assert [item and (item.start, item.end) for item in found] == [(0, 2), None, (3, 4), (4, 5), (5, 6)]


@given(st.text(CHARACTERS, max_size=600))
def test_sentences_are_pieces_of_the_text_in_their_order(text: str) -> None:
    last = 0
    for start, piece in sentences(text):
        assert text[start : start + len(piece)] == piece
        assert piece == piece.strip() != ""
        assert len(piece) <= 200
        assert start >= last
        last = start + len(piece)
    skipped = "".join(text.split())
    kept = "".join("".join(piece.split()) for _, piece in sentences(text))
    assert len(skipped) - len(kept) <= sum(char in "。！？”’）" for char in text)


def test_a_long_sentence_is_cut_at_a_pause_and_without_one_at_the_limit() -> None:
    pieces = [piece for _, piece in sentences("王毅说" * 50 + "，" + "会谈" * 60 + "。")]
    assert [len(piece) for piece in pieces] == [151, 121]
    assert [len(piece) for _, piece in sentences("会" * 450)] == [200, 200, 50]


def test_sentences_are_cut_in_the_folded_text() -> None:
    text = "王毅說:「會談\r\n有成果!」拉夫羅夫稱是."
    folded = fold(article(text)).text
    assert [piece for _, piece in sentences(folded)] == ["王毅说：“会谈", "有成果！”", "拉夫罗夫称是."]
