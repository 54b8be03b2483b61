"""An encounter whose subject or object is left out: sentences → who it must be."""

from __future__ import annotations

import pytest

from tests.analysis.texts import fails
from tests.extraction.reading import facts, table

US, RU, CN, FR = "state:US", "state:RU", "state:CN", "state:FR"
TRUMP, PUTIN, WANG, LAVROV, RUBIO = (
    "person:donald-trump", "person:vladimir-putin", "person:wang-yi", "person:sergey-lavrov", "person:marco-rubio",
)  # fmt: skip
BARROT, LI, BESSENT = "person:jean-noel-barrot", "person:li-qiang", "person:scott-bessent"

SUBJECTS = [
    ("特朗普18日说，将与普京会谈。", {TRUMP: US, PUTIN: RU}),
    ("王毅18日抵达莫斯科，随后会见拉夫罗夫。", {WANG: CN, LAVROV: RU}),
    ("白宫发言人莱维特18日说，将与俄方会谈。", {US: US, RU: RU}),
    ("白宫发言人莱维特18日说，鲁比奥将与俄方会谈。", {RUBIO: US, RU: RU}),
    ("王毅18日抵达莫斯科。随后，鲁比奥会见拉夫罗夫。", {RUBIO: US, LAVROV: RU}),
    # whom the report is about, not who reports
    ("王毅透露，美国前国务卿鲁比奥将于20日再来北京，与俄方及法方商讨局势。", {RUBIO: US, RU: RU, FR: FR}),
    ("特朗普18日在和普京会谈期间，提到制裁。", {TRUMP: US, PUTIN: RU}),
    # behind a frame stands who acted in it
    ("自去年6月在赫尔辛基会见普京以来，特朗普多次推迟制裁。", {TRUMP: US, PUTIN: RU}),
    ("結束與普京的會談後，川普18日返回華盛頓。", {TRUMP: US, PUTIN: RU}),
    ("王毅18日抵达莫斯科。会见拉夫罗夫之后，俄方代表说，双方有分歧。", {WANG: CN, LAVROV: RU}),
    ("至于王毅18日会见拉夫罗夫一事，特朗普表示并不担心。", {WANG: CN, LAVROV: RU}),
    # whom the subject has met before does not go along, unless both act together
    ("王毅与拉夫罗夫会谈后，又会见了贝森特。", {WANG: CN, BESSENT: US}),
    ("鲁比奥与王毅通电话后致电拉夫罗夫。", {RUBIO: US, LAVROV: RU}),
    ("鲁比奥与王毅会谈后前往法国。", {RUBIO: US, FR: FR}),
    ("鲁比奥访问日本后前往马来西亚，出席东盟外长会议。", {RUBIO: US, "org:asean": "org:asean"}),
    ("鲁比奥与法国外长巴罗会谈后，共同会见了拉夫罗夫。", {RUBIO: US, BARROT: FR, LAVROV: RU}),
    ("鲁比奥将访问以色列和约旦，随后前往莫斯科会见拉夫罗夫。", {RUBIO: US, LAVROV: RU}),
    ("毛宁宣布，应拉夫罗夫邀请，王毅将访问南非，赴法国主持中法战略对话。", {WANG: CN, FR: FR}),
    ("王毅18日主持召开中俄战略磋商、中法战略对话。", {WANG: CN, FR: FR}),
    ("2000年，特朗普访问法国；2007年，时任总统普京访问印度，与鲁比奥签署宣言。", {PUTIN: RU, RUBIO: US}),
    ("王毅说，他希望在鲁比奥本周访问莫斯科后，与拉夫罗夫会晤。", {WANG: CN, LAVROV: RU}),
    ("特朗普18日在招待普京共进午餐后说，双方同意停火。", {TRUMP: US, PUTIN: RU}),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_a_subject_left_out_is_the_speaker_or_whom_the_sentence_is_about(text, expected):
    assert table(facts(text).meetings[-1]) == expected


OBJECTS = [
    ("法国外长巴罗18日访华，王毅外长同他会谈，李强总理会见。", {LI: CN, BARROT: FR}),
    ("法国外长巴罗18日访华，王毅外长同他会谈，李强总理会见鲁比奥。", {LI: CN, RUBIO: US}),
    ("王毅外长将同法国外长巴罗会谈，李强总理将会见。", {LI: CN, BARROT: FR}),
]


@pytest.mark.parametrize(("text", "expected"), OBJECTS)
def test_an_object_left_out_behind_a_verb_of_receiving_is_the_guest_told_of(text, expected):
    assert table(facts(text).meetings[-1]) == expected


VISITORS = [
    ("美国财长贝森特18日访华商讨经贸问题。", [{BESSENT, CN}, {BESSENT, CN}]),
    ("美国财长贝森特18日商讨经贸问题。", []),
    fails("美国财长贝森特18日访华进行贸易磋商。", [{BESSENT, CN}, {BESSENT, CN}], reason="talks on a visit told by 进行 and a noun have no side"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VISITORS)
def test_talks_on_a_visit_are_with_the_state_visited(text, expected):
    assert [set(table(item)) for item in facts(text).meetings] == expected
