"""What is said: sentence → content, kind, addressees and the statement it stands in."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, named, only, speech

WANG, LAVROV = "person:wang-yi", "person:sergey-lavrov"

CONTENT = [
    ("王毅说，中方支持和谈。", "indirect", "中方支持和谈"),
    ("王毅说：“我们支持和谈。”", "direct", "我们支持和谈。"),
    ("王毅說：「我們支持和談。」", "direct", "我們支持和談。"),
    ('王毅说:"我们支持和谈。"', "direct", "我们支持和谈。"),
    ("王毅说，这是“重要的一步”。", "mixed", "这是“重要的一步”"),
    ("“我们支持和谈。”王毅说。", "direct", "我们支持和谈。"),
    ("“我们支持和谈，”王毅说，“但需要时间。”", "direct", "我们支持和谈，”王毅说，“但需要时间。"),
    ("谈判很有成效，王毅说。", "indirect", "谈判很有成效"),
    ("王毅对俄方的提议表示欢迎。", "indirect", "对俄方的提议表示欢迎"),
    ("王毅向俄方表示感谢。", "indirect", "向俄方表示感谢"),
    ("中国对此表示遗憾。", "indirect", "对此表示遗憾"),
    ("中国对袭击表示了遗憾。", "indirect", "对袭击表示了遗憾"),
    ("中国对袭击予以强烈谴责。", "indirect", "对袭击予以强烈谴责"),
    ("王毅对袭击予以坚决谴责，愿继续合作。", "indirect", "对袭击予以坚决谴责"),
    ("王毅对这起“重大事件”予以喝采。", "mixed", "对这起“重大事件”予以喝采"),
    ("中国对伊朗的行为提出批评。", "indirect", "对伊朗的行为提出批评"),
    ("普京对莫迪的贡献表示“衷心感谢”。", "mixed", "对莫迪的贡献表示“衷心感谢”"),
    ("中方向受害者家属表示慰问。", "indirect", "向受害者家属表示慰问"),
    ("王毅严厉谴责这次袭击。", "indirect", "这次袭击"),
    ("古特雷斯最强烈谴责这次袭击。", "indirect", "这次袭击"),
    # what is denied alone would say the contrary
    ("佩斯科夫断然否认正在筹备两国元首会晤。", "indirect", "否认正在筹备两国元首会晤"),
    ("盧比歐否認了外間有關割讓領土的說法。", "indirect", "否認了外間有關割讓領土的說法"),
    ("王毅一口否认，“没有这回事”。", "direct", "没有这回事"),
    ("林芳正对军演深表关切。", "indirect", "对军演深表关切"),
    (
        "“我们没有选择，”在基辅失去家园的王毅告诉法新社，“只能继续。”",
        "direct",
        "我们没有选择，”在基辅失去家园的王毅告诉法新社，“只能继续。",
    ),
    ("“某组织”发言人说，谈判继续。", "indirect", "谈判继续"),
    ("拉夫罗夫在接受专访时说得更直白：“没有人能吓倒我们。”", "direct", "没有人能吓倒我们。"),
    ("莱维特把这次会晤称为特朗普的“倾听之旅”。", "mixed", "这次会晤称为特朗普的“倾听之旅”"),
    ("王毅只对记者说了一句“会谈很有收获”。", "direct", "会谈很有收获"),
    # a term in quotation marks makes no statement mixed
    ("王毅重申要坚持“九二共识”。", "indirect", "要坚持“九二共识”"),
    ("王毅说，“快速恢复制裁”机制也列入讨论。", "indirect", "“快速恢复制裁”机制也列入讨论"),
    ("王毅说，双方分歧“大得很”，还要谈。", "mixed", "双方分歧“大得很”，还要谈"),
    ("泽连斯基在社交媒体上发文称，乌克兰准备好谈判。", "indirect", "乌克兰准备好谈判"),
    ("美方代表團團長赫爾曼說，「我們不急」。", "direct", "我們不急"),
    (
        "“和平不会自己来，”古特雷斯警告，“必须有人行动。”",
        "direct",
        "和平不会自己来，”古特雷斯警告，“必须有人行动。",
    ),
    ("中国外交部谴责这次袭击。", "indirect", "这次袭击"),
    ("泽连斯基指责美国试图讨好莫斯科。", "indirect", "美国试图讨好莫斯科"),
    ("乌沙科夫指峰会日期尚未确定，但不太可能在下周。", "indirect", "峰会日期尚未确定，但不太可能在下周"),
    ("王毅说，中方希望各方克制，立即停火，尽快谈判。", "indirect", "中方希望各方克制，立即停火，尽快谈判"),
    ("王毅说，这一政策——美国同意不承认台湾——悬而未决。", "indirect", "这一政策——美国同意不承认台湾——悬而未决"),
    ("王毅说：“我们支持和谈。” 《朝日新闻》援引分析，局势不稳。", "direct", "我们支持和谈。"),
    ("王毅说，他说服了欧洲伙伴。", "indirect", "他说服了欧洲伙伴"),
    ("王毅丢下一句：“我们不接受。”", "direct", "我们不接受。"),
    ("《卫报》引述一名美国高层官员报道：“我们会增兵。”", "direct", "我们会增兵。"),
    # a quotation broken off at a comma, and one that opens its paragraph, go on
    (
        "“这不重要，”王毅说。“没有任何迹象。”",
        "direct",
        "这不重要，”王毅说。“没有任何迹象。",
    ),
    ("“会谈很好。”王毅说，中方欢迎停火。", "mixed", "“会谈很好。”王毅说，中方欢迎停火"),
    ("“这不值钱，”居民穆罕默德·马里斯说，他住在加沙。", "direct", "这不值钱，"),
    ("王毅表示，如果停火，我们认为，和平在望。", "indirect", "如果停火，我们认为，和平在望"),
]


@pytest.mark.parametrize(("text", "kind", "content"), CONTENT)
def test_the_content_ends_with_its_sentence_and_outer_marks_stay_outside(text, kind, content):
    item = only(facts(text).statements)
    assert (item.kind, item.text) == (kind, content)
    assert text[item.start : item.end] == content


def test_a_mixed_statement_lists_the_parts_in_quotation_marks():
    text = "王毅说，这是“重要的一步”，也是“新的开始”。"
    item = only(facts(text).statements)
    assert [text[start:end].strip("“”") for start, end in item.quotes] == ["重要的一步", "新的开始"]


@pytest.mark.parametrize("text", ["王毅说，中方支持和谈。", "王毅说：“我们支持和谈。”"])
def test_only_a_mixed_statement_lists_parts(text):
    assert only(facts(text).statements).quotes == ()


TWO = [
    (
        "王毅表示，在会谈中，俄方表达了对制裁的关切。",
        [(WANG, "在会谈中，俄方表达了对制裁的关切"), ("state:RU", "对制裁的关切")],
    ),
    (
        "王毅说，中方支持和谈，并强调，制裁无助于解决问题。",
        [(WANG, "中方支持和谈"), (WANG, "制裁无助于解决问题")],
    ),
    (
        "王毅说：“我们支持和谈。”他强调，对话是唯一出路。",
        [(WANG, "我们支持和谈。"), (WANG, "对话是唯一出路")],
    ),
    ("王毅强调，对话是唯一出路。“没有别的办法。”", [(WANG, "对话是唯一出路"), (WANG, "没有别的办法。")]),
    # a heading in quotation marks is nobody's; the mark at the end of a dispatch changes nothing
    ("王毅说，会谈有益。\n“没有别的办法”\n拉夫罗夫说，俄方赞同。", [(WANG, "会谈有益"), (LAVROV, "俄方赞同")]),
    ("王毅说，会谈有益。\n“没有别的办法。”(完)", [(WANG, "会谈有益"), (WANG, "没有别的办法。")]),
    # however many lines stand between the paragraphs
    ("王毅说，会谈有益。\n\n\n“没有别的办法。”", [(WANG, "会谈有益"), (WANG, "没有别的办法。")]),
    (
        "拉夫羅夫表示：「談判沒有破裂」，並稱雙方將再會面。",
        [(LAVROV, "談判沒有破裂"), (LAVROV, "雙方將再會面")],
    ),
    ("王毅指出，中俄应相互尊重；拉夫罗夫表示，俄方赞同。", [(WANG, "中俄应相互尊重"), (LAVROV, "俄方赞同")]),
    ("王毅说，谈判继续。拉夫罗夫说，俄方赞同。", [(WANG, "谈判继续"), (LAVROV, "俄方赞同")]),
    # a quotation may be another's
    (
        "鲁比奥说，欧洲将参加谈判。“他们也实施了制裁。”王毅说，中方欢迎停火。",
        [
            ("person:marco-rubio", "欧洲将参加谈判"),
            ("person:marco-rubio", "他们也实施了制裁。"),
            (WANG, "中方欢迎停火"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TWO)
def test_unquoted_content_ends_at_the_next_reporting_verb(text, expected):
    assert [(speaker, content) for speaker, _, content in speech(facts(text))] == expected


def test_a_quotation_without_a_verb_has_no_cue():
    assert [cue for _, cue, _ in speech(facts("王毅强调，对话是唯一出路。“没有别的办法。”"))] == [
        "强调",
        None,
    ]


def test_a_quotation_that_runs_on_under_its_verb_is_not_split():
    assert len(facts("沃尔兹表示：“战争必须结束。我们不能等。这是底线。”").statements) == 1


def test_a_quotation_that_runs_on_over_paragraphs_is_not_split():
    text = "王毅说：“我们支持和谈。\n“我们也支持停火。”\n会议结束。"
    item = only(facts(text).statements)
    assert (item.kind, item.text) == ("direct", "我们支持和谈。\n“我们也支持停火。")


def test_words_in_quotation_marks_without_a_speaker_are_no_statement():
    assert facts("这场“马拉松谈判”18日结束。").statements == ()


def test_a_statement_in_a_statement_stands_within_it():
    outer, inner = sorted(
        facts("佩斯科夫说，普京多次表示愿意进行和谈。").statements, key=lambda item: item.start
    )
    assert (outer.within, inner.within) == (None, outer.id)
    assert (inner.speaker, inner.text) == ("person:vladimir-putin", "愿意进行和谈")
    assert outer.start <= inner.start < inner.end <= outer.end


ADDRESSED = [
    ("拉夫罗夫告诉王毅，俄方愿意谈判。", (WANG,)),
    ("王毅对拉夫罗夫说，中方支持和谈。", (LAVROV,)),
    ("王毅向拉夫罗夫表示，中方支持和谈。", (LAVROV,)),
    ("王毅告诉来访的拉夫罗夫，中方支持和谈。", (LAVROV,)),
    ("王毅对前来出席会议的拉夫罗夫说，中方支持和谈。", (LAVROV,)),
    ("若夫克瓦告诉彭博社，谈判需要欧洲。", ("org:bloomberg",)),
    ("王毅说，中方支持和谈。", ()),
    ("王毅告诉《联合晚刊》，谈判继续。", ("联合晚刊",)),
    ("王毅对欢呼的人群说，谈判继续。", ("欢呼的人群",)),
    ("王毅警告国会，谈判可能破裂。", ("国会",)),
    ("学者王毅对塔斯社记者说，谈判继续。", ("org:tass",)),
    ("王毅会见拉夫罗夫时警告对方，局势可能失控。", (LAVROV,)),
    # nobody in particular, and what is no noun phrase
    ("王毅对在场记者表示，谈判继续。", ()),
    ("王毅警告局势可能失控。", ()),
    ("王毅告诫日方放弃干涉内政的“霸权行径”。", ()),
    ("王毅提醒各方拿出诚意。", ()),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSED)
def test_the_addressee_is_whom_the_words_are_told(text, expected):
    found = facts(text)
    assert named(found, *only(found.statements).addressees) == expected


NONE = [
    "王毅向国会通报了会谈结果，随后离开。",
    "王毅到场致辞后离去。",
    "代表们谈到深夜，没有结果。",
    "双方签署一项承诺宣言，未能停火。",
    "两人互称“老朋友”。",
    "普京致电王毅表示祝贺。",
    "王毅欢迎客人。",
    "中方对此作何评价？",
    "双方同意尽快任命谈判团队。",
    "美俄同意立即展开谈判。",
    "美国和俄罗斯商定下周再次会谈。",
    "王毅担心局势升级。",
    "拉夫罗夫拒绝评论。",
    "王毅就谈判议题阐述立场和建议。",
    "王毅将提交评估报告。",
    "外交部对谈话内容一向不对外转述，“我们将秉持互信”。",
]


@pytest.mark.parametrize("text", NONE)
def test_an_agreement_or_a_state_of_mind_is_no_statement(text):
    assert facts(text).statements == ()


DATED = [
    ("王毅18日说，谈判继续。", "2025-02-18"),
    ("佩斯科夫周二说，谈判继续。", "2025-02-18"),
    ("王毅说，谈判18日开始。", None),
    ("王毅说，谈判继续。", None),
    ("王毅18日发表声明，对停火表示欢迎。", "2025-02-18"),
    ("18日，会谈结束，王毅会后说，谈判继续。", "2025-02-18"),
    ("在同拉夫罗夫于18日举行会谈期间，王毅说，谈判继续。", "2025-02-18"),
    ("（中央社北京18日电）王毅今天说，谈判继续。", "2025-02-18"),
    ("（中央社北京8日电）王毅今天说，谈判继续。", "2025-02-19"),
]


@pytest.mark.parametrize(("text", "day"), DATED)
def test_the_date_is_the_day_of_speaking_where_the_text_tells_it(text, day):
    assert only(facts(text).statements).date == day


DATED_BEFORE = [
    ("王毅18日宣布停火。他还说，谈判继续。", "2025-02-18"),
    ("毛宁18日主持例行记者会。\n毛宁表示，谈判继续。", "2025-02-18"),
    ("王毅18日在北京同拉夫罗夫会谈。拉夫罗夫表示，谈判继续。", "2025-02-18"),
    ("俄军18日停火。王毅下午在记者会上说，谈判继续。", "2025-02-18"),
    # another paragraph, another speaker, another time
    ("王毅18日在北京同拉夫罗夫会谈。\n泽连斯基表示，谈判继续。", None),
    ("王毅18日宣布停火。他此前说，谈判继续。", None),
]


@pytest.mark.parametrize(("text", "day"), DATED_BEFORE)
def test_words_without_a_day_may_have_that_of_what_was_told_before(text, day):
    assert facts(text).statements[-1].date == day


def test_an_answer_in_a_transcript_is_one_statement_to_the_end_of_its_paragraph():
    found = facts("毛宁18日主持例行记者会。\n记者：中方有何评论？\n毛宁：中方支持和谈。我们欢迎停火。")
    assert only(found.statements).text == "中方支持和谈。我们欢迎停火"


def test_what_is_said_in_marks_behind_a_label_ends_with_them():
    found = facts("默茨：“会谈有成果。” 德国经济疲弱。工厂关门。")
    (item,) = found.statements
    assert (item.text, item.kind) == ("会谈有成果。", "direct")


@pytest.mark.parametrize("text", ["马里：巴马科与武装组织重开谈判", "记者：谈判何时结束？"])
def test_a_label_before_a_colon_does_not_speak(text):
    assert facts(text).statements == ()


def test_the_evidence_is_the_whole_sentence_with_speaker_and_cue():
    (item,) = (one for one in facts("会谈结束。王毅说，谈判继续。双方离开。").statements)
    assert [span.text for span in item.evidence] == ["王毅说，谈判继续。"]


def test_content_repeated_word_for_word_is_one_statement_with_two_places():
    standfirst = "王毅说，谈判必须继续，因为没有别的出路。"
    found = facts(f"{standfirst}\n王毅18日抵达莫斯科。\n{standfirst}\n随后他离开。")
    item = only(found.statements)
    assert len(item.evidence) == 2


def test_words_after_a_meeting_belong_to_it():
    found = facts("王毅18日在北京同拉夫罗夫会谈。王毅在会后说，会谈富有成效。")
    assert only(found.statements).meeting == only(found.meetings).id


def test_words_of_an_article_without_a_meeting_belong_to_none():
    assert only(facts("古特雷斯说，粮食价格上涨。").statements).meeting is None


def test_the_issues_of_the_content_are_named():
    assert "sanctions" in only(facts("王毅说，制裁无助于解决问题。").statements).issues


def test_the_actors_named_in_the_content_are_its_mentions():
    assert "state:US" in only(facts("泽连斯基指责美国试图讨好莫斯科。").statements).mentions


def test_a_plural_group_is_named_as_written():
    found = facts("官员们指责对方破坏停火。")
    assert [actor.name for actor in found.actors if actor.kind == "group"] == ["官员们"]


POSTED = [
    ("内塔尼亚胡在社交媒体发文警告，伊朗将付出代价。", "伊朗将付出代价"),
    ("特朗普在“真实社交”发文宣布，各方已同意停火。", "各方已同意停火"),
    ("卡拉斯发文呼吁各方保持克制。", "各方保持克制"),
]


@pytest.mark.parametrize(("text", "content"), POSTED)
def test_a_second_verb_of_speaking_before_the_break_is_no_part_of_the_content(text, content):
    assert [told for _, _, told in speech(facts(text))] == [content]


SPEAKERS = [
    ("马克龙18日会见普京。会后马克龙在社交媒体X写道，停火在即。", ["person:emmanuel-macron"]),
    ("马克龙18日会见普京，讨论乌克兰重建的条件，也强调支持乌克兰的重要性。", ["person:emmanuel-macron"]),
    ("安瓦尔18日在其官方脸书发文指出，局势紧张。", ["person:anwar-ibrahim"]),
    # part of what the same speaker says
    ("内塔尼亚胡18日说，他对谈判重启表示欢迎。", ["person:benjamin-netanyahu"]),
]


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_neither_where_somebody_writes_nor_what_is_talked_about_speaks(text, speakers):
    assert [one.speaker for one in facts(text).statements] == speakers
