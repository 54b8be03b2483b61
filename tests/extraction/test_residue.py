"""What looks like a fact and made none: sentence → the thing passed over, and the reason."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.articles import read
from graph.extraction import explain, extract
from graph.extraction.residue import UNKNOWN, Explanation, Sort, shares
from graph.model import Facts
from tests.extraction.reading import article

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "examples").glob("*.txt"), *(ROOT / "tests" / "gold" / "zh").glob("*.txt")])
MET = "王毅和拉夫罗夫18日在北京会谈。"


@cache
def explained(text: str) -> Explanation:
    """A text that is all body, explained."""
    return explain(article(text))


def left(text: str, sort: Sort) -> list[tuple[str, str]]:
    """The words and reasons of one sort of residue."""
    return [(item.span.text, item.reason) for item in explained(text).residue if item.sort is sort]


VERBS = [
    ("王毅没有透露细节。", "透露", "negated: 没有"),
    ("鲁比奥对此未表示意见。", "表示", "negated: 未"),
    ("王毅将宣布新的提议。", "宣布", "future: 将"),
    ("王毅的表态引发关注。", "表态", "noun: 的 before it"),
    ("中方所称的局势恶化。", "称", "noun: 的 behind it"),
    ("中方被指责。", "指责", "passive: 被"),
    ("王毅被拉夫罗夫批评。", "批评", "passive: 被"),
    ("谈到停火时，王毅说，中方支持停火。", "谈到", "only dates another verb"),
    ("王毅回应此事时说，中方支持停火。", "回应", "only dates the reporting verb behind it"),
    ("路透社说，局势恶化。", "说", "the outlet 路透社 carries it"),
    ("開羅新聞網說，局勢惡化。", "說", "the outlet 开罗新闻网 carries it"),
    ("局势预计与会谈有关。", "预计", "a forecast without a clause of its own"),
    ("双方一致认为，应当停火。", "认为", "what the sides agreed: 一致认为"),
    ("王毅呼吁停火表示遗憾。", "表示", "in the clause of 呼吁, without a subject of its own"),
    ("王毅说，他对停火表示遗憾。", "表示", "part of what the same speaker says"),
    ("据报道指局势恶化。", "指", "no speaker right before it"),
    ("王毅在会上作了介绍。", "介绍", "noun: 了 before it"),
    ("声明说，局势恶化。", "说", "声明 stands for nobody told of"),
    ("表示，局势恶化。", "表示", "no subject in its sentence"),
    ("随后强调，局势恶化。", "强调", "no subject, and nobody has spoken before it"),
    ("他说，局势恶化。", "说", "他 stands for nobody told of"),
    ("王毅说。", "说", "no content behind or before it"),
    ("王毅说：“拉夫罗夫表示，俄方会来。”", "表示", "in quotation marks"),
    (
        "王毅说：“我们支持停火。\n“我们也支持援助”，拉夫罗夫强调，局势恶化。",
        "强调",
        "its sentence belongs to a quotation that runs on",
    ),
]


@pytest.mark.parametrize(("text", "verb", "reason"), VERBS)
def test_a_reporting_verb_that_made_no_statement_says_why(text, verb, reason):
    assert left(text, Sort.REPORTING_VERB) == [(verb, reason)]


@pytest.mark.parametrize(
    "text",
    [
        "王毅说，中方支持停火，并强调，制裁无用。",
        "王毅告诉记者说，中方支持停火。",  # 说 only goes on with 告诉
        "“我们支持停火。”王毅说。",
        "王毅说，中方支持停火。\n王毅离开。\n王毅说，中方支持停火。",  # one statement, told twice
    ],
)
def test_a_reporting_verb_of_a_statement_is_no_residue(text):
    assert left(text, Sort.REPORTING_VERB) == []


WORDS = [
    ("会谈机制启动。", "会谈", "part of another noun: 会谈机制"),
    ("市委会议结束。", "会议", "part of another noun: 市委会议"),
    ("普京与埃尔多安没有就会晤结果通电话。", "会晤", "subject matter of another encounter: 就"),
    ("王毅致电鲁比奥表示慰问。", "致电", "a telegram and no call"),
    ("每次会谈都很艰难。", "会谈", "habitual: 每次"),
    ("到访的普京离开。", "到访", "modifies a person: 到访的"),
    ("王毅与鲁比奥在峰会期间会晤。", "峰会", "only the occasion of another encounter: 期间"),
    ("会谈日期公布。", "会谈", "only spoken about, and no meeting told before"),
    ("如果双方恢复谈判，局势会好转。", "谈判", "conditional: 如果"),
    ("除非王毅会见鲁比奥，局势不会好转。", "会见", "conditional: 除非"),
    ("此次会谈很成功。", "会谈", "points back to no meeting told"),
    ("双方愿意恢复谈判。", "谈判", "a process without date or place"),
    ("声明称会谈已经结束。", "会谈", "no side"),
    ("鲁比奥参加会谈。", "会谈", "no second side: 美国"),
    ("王毅与拉夫罗夫签署协议。", "签署", "a signing without date and place"),
    ("中俄晚宴受关注。", "晚宴", "no word that it takes place, and no date"),
    (MET + "鲁比奥和巴罗出席磋商。", "磋商", "tells only who was at a meeting told elsewhere"),
    ("王毅与拉夫罗夫谈判。", "谈判", "a verb of talks without date, place or end"),
    ("印巴将举行会谈。", "会谈", "planned without date or place"),
    ("第五轮会谈13日在北京闭幕。会谈结束了。", "会谈", "of a meeting without a second side"),
    ("王毅说：“我们愿意谈判。”", "谈判", "in quotation marks"),
]


@pytest.mark.parametrize(("text", "word", "reason"), WORDS)
def test_an_encounter_word_that_made_no_meeting_says_why(text, word, reason):
    assert left(text, Sort.ENCOUNTER_WORD) == [(word, reason)]


@pytest.mark.parametrize(
    "text",
    [
        MET + "会谈持续三小时。双方说，会谈富有成效。",
        MET + "此次会谈由阿曼斡旋。",
        "中美俄第五轮会谈第三阶段会议13日在北京举行。",
        "慕尼黑安全会议认为，局势恶化。",  # the name of a body
        "记者会18日举行。",
    ],
)
def test_a_word_of_a_known_meeting_is_no_residue(text):
    assert left(text, Sort.ENCOUNTER_WORD) == []


MEETINGS = [
    ("第五轮会谈13日在北京闭幕。", "会谈", "no side"),
    ("德米斯图拉宣布，新一轮叙利亚内部谈判将于2月8日在日内瓦举行。", "谈判", "no second side: 叙利亚"),
    ("七国集团峰会18日在加拿大举行。", "峰会", "kept with one side, a body that meets: 七国集团"),
]


@pytest.mark.parametrize(("text", "word", "reason"), MEETINGS)
def test_a_meeting_with_one_side_only_is_listed_once(text, word, reason):
    assert left(text, Sort.MEETING) == [(word, reason)]
    assert left(text, Sort.ENCOUNTER_WORD) == []


def test_a_meeting_of_two_sides_is_no_residue():
    assert left(MET, Sort.MEETING) == []


QUOTATIONS = [
    ("这场“马拉松谈判”18日结束。", "“马拉松谈判”", "only a term in quotation marks"),
    ("路透社称：“局势恶化，各方离开。”", "“局势恶化，各方离开。”", "称: the outlet 路透社 carries it"),
    ("公报指出，各方“作出了痛苦的让步”。", "“作出了痛苦的让步”", "指出: 公报 stands for nobody told of"),
    ("街头写着“我们要和平，不要战争”。", "“我们要和平，不要战争”", "no reporting verb in its sentence"),
    (
        "“局势恶化，各方离开”的消息传来，王毅说，中方支持停火。",
        "“局势恶化，各方离开”",
        "outside what 说 reports",
    ),
]


@pytest.mark.parametrize(("text", "quotation", "reason"), QUOTATIONS)
def test_a_quotation_that_made_no_statement_says_why(text, quotation, reason):
    assert left(text, Sort.QUOTATION) == [(quotation, reason)]


@pytest.mark.parametrize("text", ["王毅说：“我们支持停火。”", "王毅说，这是“重要的一步”。", "王毅离开。"])
def test_a_quotation_inside_a_statement_is_no_residue(text):
    assert left(text, Sort.QUOTATION) == []


def test_a_quotation_that_nobody_says_is_a_statement_without_a_speaker():
    text = "“这是历史性的一天。”"
    assert left(text, Sort.STATEMENT) == [(text, "no speaker in its paragraph or the one before it")]
    assert left(text, Sort.QUOTATION) == []


NAMES = [
    (
        "沙尔则说，日方不会参加。",
        "沙尔",
        "weight 1.8 under 2: speaks 1.2, spelling 0.6, given -0.6, dictionary 0.4",
    ),
    (
        "德国莱曼公司的莱曼总裁离开。",
        "莱曼",
        "weight 0.8 under 2: spelling 0.6, borrowed 0.3, place -2, post after 1.5, repeated 0.4",
    ),
]


@pytest.mark.parametrize(("text", "name", "reason"), NAMES)
def test_a_string_that_looks_like_a_name_says_what_it_weighs(text, name, reason):
    assert left(text, Sort.NAME) == [(name, reason)]


@pytest.mark.parametrize(
    "text", ["外长苏加诺离开。苏加诺说，局势恶化。", "王毅抵达斯德哥尔摩。", "负责人参加。"]
)
def test_a_name_an_actor_has_and_a_place_are_no_residue(text):
    assert left(text, Sort.NAME) == []


def test_two_persons_of_a_divided_state_who_meet_are_no_residue():
    text = "南苏丹总统基尔与马查尔18日在亚的斯亚贝巴会谈。苏人解反对派表示欢迎。"
    assert len(explained(text).facts.meetings) == 1
    assert left(text, Sort.MEETING) == []


def test_each_sort_is_counted_whether_it_is_residue_or_not():
    counts = explained(MET + "王毅说：“很好，继续。”鲁比奥没有透露细节。").counts()
    assert counts == {
        "quotation": {"seen": 1, "residue": 0},
        "reporting_verb": {"seen": 2, "residue": 1},
        "encounter_word": {"seen": 1, "residue": 0},
        "name": {"seen": 3, "residue": 0},
        "statement": {"seen": 1, "residue": 0},
        "meeting": {"seen": 1, "residue": 0},
    }


def test_the_shares_of_several_articles_are_those_of_all_together():
    texts = ["王毅说，局势恶化。", "鲁比奥没有透露细节。", ""]
    line = shares(explained(text).counts() for text in texts)
    assert line.split(", ")[:3] == [
        "quotations 0 of 0",
        "reporting verbs 1 of 2 (50%)",
        "encounter words 0 of 0",
    ]


def test_an_empty_article_has_no_residue():
    assert explained("").residue == ()


def unsound(found: Explanation) -> list[str]:
    """What residue may not be: other than the text, out of order, without a reason, listed twice."""
    text, residue = found.facts.article.text, found.residue
    faults = [f"span {one.span}" for one in residue if text[one.span.start : one.span.end] != one.span.text]
    faults += [
        f"sentence {one}" for one in residue if not one.sentence.start <= one.span.start < one.sentence.end
    ]
    faults += [f"reason {one}" for one in residue if one.reason in ("", UNKNOWN)]
    faults += [f"order {one}" for one, after in pairwise(residue) if one.span.start > after.span.start]
    things = [(one.sort, one.span) for one in residue]
    return faults + [f"twice {one}" for one in set(things) if things.count(one) > 1]


def articles():
    return [pytest.param(item, id=Path(item.path or "").name) for item in read([str(path) for path in FILES])]


@pytest.mark.parametrize("item", articles())
def test_explaining_changes_no_fact(item):
    assert explain(item).facts == extract(item)


@pytest.mark.parametrize("item", articles())
def test_residue_quotes_the_text_once_and_in_order_and_has_a_reason(item):
    assert unsound(explain(item)) == []


CHARACTERS = "王毅说拉夫罗夫18日在北京会谈双方同意，。“”：（）\n他表示与和美俄方总统、批评第二轮格塔丘"


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.sampled_from(CHARACTERS), max_size=60))
def test_characters_in_any_order_give_sound_residue(text):
    assert unsound(explain(article(text))) == []


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(
        st.sampled_from([text for text, _, _ in VERBS + WORDS + QUOTATIONS]), min_size=2, max_size=5
    )
)
def test_sentences_in_any_order_give_sound_residue_and_the_same_facts(texts):
    found = explain(article("".join(texts)))
    assert unsound(found) == []
    assert found.facts == extract(found.facts.article)


def test_the_json_is_that_of_the_facts_with_two_keys_more():
    found = explained("王毅没有透露细节。")
    data = found.to_json()
    assert data.startswith(found.facts.to_json()[:-1])
    assert data.endswith('"meeting": {"seen": 0, "residue": 0}}}')
    assert Facts.from_dict(json.loads(data)) == found.facts
