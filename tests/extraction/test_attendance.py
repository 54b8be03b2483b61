"""A sentence of its own about a meeting told before → who was there too, and in which role."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, named, only, table

US, RU, UA, IR, TR, OM = (f"state:{code}" for code in ("US", "RU", "UA", "IR", "TR", "OM"))
RUBIO, WALTZ, WITKOFF, LAVROV = (
    "person:marco-rubio",
    "person:michael-waltz",
    "person:steve-witkoff",
    "person:sergey-lavrov",
)
MEDINSKY, FIDAN, ARAGHCHI = "person:vladimir-medinsky", "person:hakan-fidan", "person:abbas-araghchi"
UMEROV, KUSHNER = "person:rustem-umerov", "person:jared-kushner"
RIYADH, ROME = "美国与俄罗斯18日在利雅得会谈。", "美国与伊朗18日在罗马会谈。"
ISTANBUL, ANKARA = "俄罗斯与乌克兰18日在伊斯坦布尔会谈。", "土耳其与伊朗18日在安卡拉会谈。"

JOINED = [
    (RIYADH + "沃尔兹和威特科夫参加会谈。", {WALTZ: US, WITKOFF: US, RU: RU}),
    (RIYADH + "沃尔兹陪同会见。", {WALTZ: US, RU: RU}),
    ("特朗普与普京18日在利雅得会晤。陪同特朗普的是鲁比奥和威特科夫，陪同普京的俄罗斯官员则是外长拉夫罗夫。",
     {"person:donald-trump": US, "person:vladimir-putin": RU, RUBIO: US, WITKOFF: US, LAVROV: RU}),
    (RIYADH + "参加会谈的美国国务卿鲁比奥、俄罗斯外长拉夫罗夫说，会谈有益。", {RUBIO: US, LAVROV: RU}),
    (RIYADH + "参加会谈的有鲁比奥、沃尔兹和拉夫罗夫。", {RUBIO: US, WALTZ: US, LAVROV: RU}),
    ("美国与俄罗斯18日在利雅得会谈，出席者包括鲁比奥和拉夫罗夫。", {RUBIO: US, LAVROV: RU}),
    (RIYADH + "当时与会的是鲁比奥、沃尔兹，以及俄外长拉夫罗夫。", {RUBIO: US, WALTZ: US, LAVROV: RU}),
    (RIYADH + "鲁比奥与俄罗斯外长拉夫罗夫、总统助理乌沙科夫共同牵头。",
     {RUBIO: US, LAVROV: RU, "person:yuri-ushakov": RU}),
    (RIYADH + "坐在桌前的，美方是鲁比奥和沃尔兹，俄方是拉夫罗夫。", {RUBIO: US, WALTZ: US, LAVROV: RU}),
    (ISTANBUL + "土耳其代表团由费丹率领。", {FIDAN: TR, RU: RU, UA: UA}),
    (ISTANBUL + "率领俄方代表团的是梅金斯基。", {MEDINSKY: RU, UA: UA}),
    (ISTANBUL + "俄方代表团由梅金斯基率领。", {MEDINSKY: RU, UA: UA}),
    (ISTANBUL + "率领俄方代表团的总统助理梅金斯基说，会谈顺利。", {MEDINSKY: RU, UA: UA}),
    (ANKARA + "土耳其和伊朗代表团团长分别是费丹和阿拉格齐。", {FIDAN: TR, ARAGHCHI: IR}),
    (ISTANBUL + "俄方代表为总统助理梅金斯基，乌方代表为国防部长乌梅罗夫。", {MEDINSKY: RU, UMEROV: UA}),
    (ROME + "美方代表是特使威特科夫以及特朗普的女婿库什纳。", {WITKOFF: US, KUSHNER: US, IR: IR}),
    (ROME + "美方代表团由美国总统特使威特科夫和美国总统特朗普女婿库什纳率领。", {WITKOFF: US, KUSHNER: US, IR: IR}),
    (ROME + "伊朗代表团由外交部长阿拉格齐领导。", {ARAGHCHI: IR, US: US}),
    ("威特科夫20日将在莫斯科与普京会面，特朗普女婿库什纳也一同前往。", {WITKOFF: US, "person:vladimir-putin": RU, KUSHNER: US}),
    (ANKARA + "参与会谈的伊朗官员包括外长阿拉格齐（عراقچی）、副外长加里布阿巴迪。",
     {TR: TR, ARAGHCHI: IR, "person:kazem-gharibabadi": IR}),
    (ROME + "阿拉格齐领导外交部多年。", {IR: IR, US: US}),
    (RIYADH + "美方与会人士包括鲁比奥、沃尔兹；俄方出席人员则有拉夫罗夫。", {RUBIO: US, WALTZ: US, LAVROV: RU}),
    ("美国总统特朗普（Donald Trump）的中东特使威特科夫（Steve Witkoff）18日在罗马与阿拉格齐会谈。",
     {WITKOFF: US, ARAGHCHI: IR}),
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_who_takes_part_or_leads_a_delegation_sits_at_the_meeting_at_hand(text, expected):
    assert table(only(facts(text).meetings)) == expected


def test_of_a_meeting_held_and_one_to_come_those_told_of_that_day_sat_at_the_first():
    found = facts(RIYADH + "双方还决定于20日在利雅得举行工作会谈。当天参加会谈的美方代表为鲁比奥，俄方代表为拉夫罗夫。")
    assert [table(meeting) for meeting in found.meetings] == [{RUBIO: US, LAVROV: RU}, {US: US, RU: RU}]


def test_a_delegation_that_is_to_be_led_goes_to_the_meeting_of_today_and_not_to_the_last_one():
    found = facts(
        "阿富汗与巴基斯坦宣布，双方今天在土耳其伊斯坦布尔举行谈判。两国上周在伊斯坦布尔举行的第2轮谈判未能达成协议。\n"
        "阿富汗代表团将由情报首长瓦西克领衔。"
    )
    assert [named(found, *table(meeting)) for meeting in found.meetings] == [
        ("瓦西克", "state:PK"), ("state:AF", "state:PK")
    ]  # fmt: skip


def test_a_truce_brought_about_by_a_mediator_is_no_meeting_of_his():
    found = facts("东盟外长今天在吉隆坡举行会议。泰柬冲突先前已在马来西亚与美国总统特朗普斡旋下停火。")
    assert set(table(only(found.meetings))) == {"org:asean"}


def test_who_has_a_chinese_name_and_no_title_comes_with_the_host_at_home():
    found = facts("李强18日在北京会见巴西总统卢拉。吴政隆参加会见。")
    assert named(found, *table(only(found.meetings))) == ("person:li-qiang", "person:lula", "吴政隆")


def test_a_capital_before_the_hour_is_no_party():
    found = facts(RIYADH + "会谈于上午10时（台湾时间15时）开始。双方表示，会谈有益。")
    assert set(found.statements[0].co_speakers) | {found.statements[0].speaker} == {US, RU}


def test_who_took_part_sat_at_the_meeting_held_and_not_at_the_round_to_come():
    found = facts(RIYADH + "下周将举行第二轮会谈。鲁比奥和拉夫罗夫出席会谈。")
    assert [table(meeting) for meeting in found.meetings] == [{RUBIO: US, LAVROV: RU}, {US: US, RU: RU}]


STRANGERS = [
    (ANKARA + "费丹和阿拉格齐感谢阿曼主动斡旋。", {OM: OM, TR: TR, IR: IR}),
    (RIYADH + "沃尔兹和威特科夫参加葬礼。", {US: US, RU: RU}),
    (ANKARA + "费丹和阿拉格齐分别是两国外长。", {TR: TR, IR: IR}),
]


@pytest.mark.parametrize(("text", "expected"), STRANGERS)
def test_what_else_a_sentence_tells_of_somebody_does_not_seat_him(text, expected):
    assert table(only(facts(text).meetings)) == expected


ROLES = [
    (ROME + "会谈由阿曼斡旋。", (OM, "mediator")),
    (ROME + "双方通过阿曼调解人会谈。", (OM, "mediator")),
    ("阿拉格齐与威特科夫18日在罗马透过阿曼调停人间接谈判。", (OM, "mediator")),
    (ROME + "阿曼外交大臣巴德尔主持会谈。", ("巴德尔", "host")),
    (ROME + "阿曼调解人巴德尔主持会谈。", ("巴德尔", "mediator")),
    (ROME + "会谈由居中斡旋的阿曼外交大臣巴德尔主持。", ("巴德尔", "mediator")),
    (ROME + "主持会谈的阿曼外交大臣巴德尔宣布，双方20日举行第二轮谈判。", ("巴德尔", "host")),
    ("叙利亚政府与反对派18日在日内瓦举行会谈。联合国特使彼得森主持会谈。", ("彼得森", "mediator")),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_who_mediates_or_chairs_has_that_role(text, expected):
    found = facts(text)
    roles = [
        (named(found, one.actor)[0], one.role)
        for one in found.meetings[0].participants
        if one.role in ("mediator", "host")
    ]
    assert roles == [expected]


def test_the_parties_that_chair_together_have_no_role():
    found = facts(ROME + "伊朗外长阿拉格齐与美国特使威特科夫在罗马共同主持会谈。")
    assert {one.role for one in only(found.meetings).participants} == {None}


def test_who_does_something_else_has_no_role():
    meeting = only(facts(ROME + "制裁由阿曼解除。").meetings)
    assert set(table(meeting)) == {US, IR}


def test_those_invited_to_a_conference_to_come_are_its_parties():
    meeting = only(facts("乌克兰问题会议将于20日在柏林举行，邀请了美国、俄罗斯等国。").meetings)
    assert set(table(meeting)) == {US, RU}


def test_those_invited_to_a_conference_that_is_over_are_not_known_to_have_come():
    assert facts("乌克兰问题会议18日在柏林举行，邀请了美国、俄罗斯等国。").meetings == ()


def test_who_signs_for_the_sides_was_there():
    found = facts(
        "亚美尼亚与阿塞拜疆18日在华盛顿签署和平协议。亚美尼亚外长米尔佐扬和阿塞拜疆外长拜拉莫夫签署协议。"
    )
    assert set(table(only(found.meetings))) == {"person:ararat-mirzoyan", "person:jeyhun-bayramov"}


ABSENT = [
    (RIYADH + "沃尔兹没有参加会谈。", {WALTZ}),
    (RIYADH + "乌克兰未获邀请。", {UA}),
    (RIYADH + "乌克兰不在受邀之列。", {UA}),
    (RIYADH + "乌克兰不会参加北约演习。", set()),
    # the subject of a refused coming, in its clause or the one before
    (RIYADH + "烏克蘭並未派員出席。", {UA}),
    (RIYADH + "乌克兰听取了消息，但没有派人参加。", {UA}),
    (RIYADH + "基辅表明杯葛这次会谈。", {UA}),
    (RIYADH + "法国婉拒出席，乌克兰也不愿参加。", {UA, "state:FR"}),
    (RIYADH + "乌克兰没有出现在任何一张谈判桌上。", {UA}),
    # the one described, and whom others left out
    (RIYADH + "未获邀请的泽连斯基批评了这次会谈。", {"person:volodymyr-zelenskyy"}),
    (RIYADH + "主办方没有邀请伊朗、乌克兰。", {IR, UA}),
    (RIYADH + "美方把乌克兰排除在外。", {UA}),
    (RIYADH + "谈判桌上没有乌克兰的席位。", {UA}),
    ("美国与俄罗斯18日撇开乌克兰，在利雅得会谈。", {UA}),
    (RIYADH + "独缺乌克兰。", {UA}),
    (RIYADH + "会场不见乌克兰代表的身影。", {UA}),
    (RIYADH + "受邀名单上没有乌克兰。", {UA}),
    (RIYADH + "與會各方不包括烏克蘭。", {UA}),
    (RIYADH + "乌克兰总统泽连斯基拒绝了邀请。", {"person:volodymyr-zelenskyy"}),
    (RIYADH + "缺席的有乌克兰总统泽连斯基。", {"person:volodymyr-zelenskyy"}),
    (RIYADH + "原定与会的乌克兰总统泽连斯基没有露面。", {"person:volodymyr-zelenskyy"}),
    (RIYADH + "美方拒绝让乌克兰参加。", {UA}),
    (RIYADH + "乌克兰方面听取了通报，但没有派人参加。", {UA}),
    (RIYADH + "乌克兰不在受邀国之列。", {UA}),
    (RIYADH + "乌克兰总统泽连斯基没有赴会。", {"person:volodymyr-zelenskyy"}),
    # another subject, another thing, a word that only begins so
    (RIYADH + "美国与俄罗斯都很满意，欧洲被排除。", set()),
    (RIYADH + "乌克兰的款项至今没有到位。", set()),
    (RIYADH + "名单上没有乌克兰的武器。", set()),
    # a refusal refused, and what is not known
    (RIYADH + "北京当局也未缺席。", set()),
    (RIYADH + "如果乌克兰缺席，会谈不会有结果。", set()),
    (RIYADH + "乌克兰威胁抵制会谈。", set()),
    (RIYADH + "美国与俄罗斯会后没有一起露面。", set()),
    (RIYADH + "乌克兰绕开美国制裁出口粮食。", set()),
]


@pytest.mark.parametrize(("text", "expected"), ABSENT)
def test_who_is_left_out_of_the_meeting_at_hand_is_absent(text, expected):
    meeting = only(facts(text).meetings)
    assert {one.actor for one in meeting.absent} == expected
    assert set(table(meeting)) == {US, RU}


ELSEWHERE = [
    ("俄罗斯与伊朗18日在阿斯塔纳会谈。\n鲁比奥19日会见王毅。\n泽连斯基没有派代表与会。", "talks"),
    # by its noun, its place, or as one at which somebody can be missed
    ("中亚峰会18日在阿斯塔纳举行，俄罗斯与中国出席。鲁比奥19日会见王毅。乌克兰缺席峰会。", "summit"),
    ("俄罗斯与伊朗18日在阿斯塔纳会谈。鲁比奥19日会见王毅。泽连斯基没有到阿斯塔纳与会。", "talks"),
    ("俄罗斯与伊朗18日在阿斯塔纳会谈。鲁比奥19日会见王毅。乌克兰没有与会。", "talks"),
    ("俄罗斯与伊朗18日在阿斯塔纳会谈。鲁比奥19日会见王毅，万斯没有在场。", "meeting"),
]


def test_who_left_before_the_end_was_there_all_the_same():
    meeting = only(facts("王毅与拉夫罗夫18日在北京会谈。拉夫罗夫因要返回莫斯科出席听证，提早离开，没有参加最后一节磋商。").meetings)
    assert (len(meeting.participants), meeting.absent) == (2, ())


@pytest.mark.parametrize(("text", "kind"), ELSEWHERE)
def test_somebody_is_absent_from_the_meeting_meant(text, kind):
    assert [meeting.kind for meeting in facts(text).meetings if meeting.absent] == [kind]


def test_who_would_have_come_to_talks_called_off_is_told_of_too():
    found = facts("原定18日在布达佩斯举行的美俄会谈取消。鲁比奥和拉夫罗夫原本都会出席。")
    assert set(table(only(found.meetings))) == {RUBIO, LAVROV}


def test_what_those_who_are_met_came_for_is_another_encounter():
    found = facts("王毅18日分别会见了前来出席论坛的法国外长巴罗和德国外长瓦德富尔。")
    sides = [{part.side for part in item.participants} for item in found.meetings]
    assert sides == [{"state:CN", "state:FR"}, {"state:CN", "state:DE"}]
