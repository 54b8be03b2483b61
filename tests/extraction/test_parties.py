"""Who sits at the table: sentence → participants with their sides and roles, and who was absent."""

from __future__ import annotations

import pytest

from tests.analysis.texts import fails
from tests.extraction.reading import facts, only, table

WANG, LAVROV, RUBIO, WALTZ = "person:wang-yi", "person:sergey-lavrov", "person:marco-rubio", "person:michael-waltz"
TRUMP, PUTIN, MACRON, XI = "person:donald-trump", "person:vladimir-putin", "person:emmanuel-macron", "person:xi-jinping"
LI = "person:li-qiang"
HE, BESSENT, WITKOFF, ARAGHCHI = "person:he-lifeng", "person:scott-bessent", "person:steve-witkoff", "person:abbas-araghchi"
CN, RU, US, UA, FR = "state:CN", "state:RU", "state:US", "state:UA", "state:FR"


def at_table(text: str) -> dict[str, str | None]:
    return table(only(facts(text).meetings))


TABLES = [
    ("美国国务卿鲁比奥18日在利雅得与俄外长拉夫罗夫举行会谈。", {RUBIO: US, LAVROV: RU}),
    ("美国国务卿鲁比奥、白宫国家安全顾问沃尔兹与俄外长拉夫罗夫18日在利雅得举行会谈。", {RUBIO: US, WALTZ: US, LAVROV: RU}),
    ("王毅18日在北京会见拉夫罗夫。", {WANG: CN, LAVROV: RU}),
    ("王毅18日在北京会见俄罗斯外交与合作部长拉夫罗夫。", {WANG: CN, LAVROV: RU}),
    ("王毅18日在北京会见俄罗斯外交、贸易与合作部长拉夫罗夫。", {WANG: CN, LAVROV: RU}),
    ("王毅18日在北京会见俄罗斯常驻联合国代表拉夫罗夫。", {WANG: CN, LAVROV: RU}),
    ("王毅18日在埃及首都开罗与俄罗斯外长拉夫罗夫会谈。", {WANG: CN, LAVROV: RU}),
    ("王毅18日在北京会见并宴请了拉夫罗夫。", {WANG: CN, LAVROV: RU}),
    ("王毅18日会见并设宴款待来访的拉夫罗夫。", {WANG: CN, LAVROV: RU}),
    ("王毅18日会见当天上午抵京的俄罗斯外长拉夫罗夫。", {WANG: CN, LAVROV: RU}),
    ("特朗普总统的中东特使威特科夫18日会见王毅。", {WITKOFF: US, WANG: CN}),
    ("俄罗斯、中国、美国和法国四国外长18日在日内瓦会谈。", {RU: RU, CN: CN, US: US, FR: FR}),
    ("早在2022年，中俄领导人就曾在日内瓦举行会谈。", {CN: CN, RU: RU}),
    ("王毅18日同拉夫罗夫就停火与制裁等议题举行会谈。", {WANG: CN, LAVROV: RU}),
    ("美俄18日在利雅得举行会谈。", {US: US, RU: RU}),
    ("美国与俄罗斯高级代表团18日在利雅得举行会谈。", {US: US, RU: RU}),
    ("泰柬外长18日在吉隆坡会谈。", {"state:TH": "state:TH", "state:KH": "state:KH"}),
    ("埃及外长阿卜杜勒-阿提与伊朗外长阿拉格齐和国际原子能机构总干事格罗西18日在开罗会晤。",
     {"person:badr-abdelatty": "state:EG", ARAGHCHI: "state:IR", "person:rafael-grossi": "org:iaea"}),
    ("哈马斯代表团18日抵达开罗，与埃及官员会谈。", {"org:hamas": "org:hamas", "state:EG": "state:EG"}),
    ("日本首相石破茂7日在华盛顿与美国总统特朗普举行首次首脑会谈。", {"person:shigeru-ishiba": "state:JP", TRUMP: US}),
    ("伊朗外长阿拉格齐18日抵达日内瓦，将与英法德三国外长举行会谈。",
          {ARAGHCHI: "state:IR", "state:GB": "state:GB", FR: FR, "state:DE": "state:DE"}),
    ("六方会谈第五轮会议18日在北京举行，中国、美国、朝鲜、韩国、日本和俄罗斯代表团出席。",
     {f"state:{code}": f"state:{code}" for code in ("CN", "US", "KP", "KR", "JP", "RU")}),
    ("特朗普18日在白宫主持亚美尼亚总理帕希尼扬与阿塞拜疆总统阿利耶夫的会谈。",
     {TRUMP: US, "person:nikol-pashinyan": "state:AM", "person:ilham-aliyev": "state:AZ"}),
    ("特朗普18日在白宫和普京举行会谈。", {TRUMP: US, PUTIN: RU}),
    ("在和普京18日会谈期间，特朗普谈到制裁。", {TRUMP: US, PUTIN: RU}),
    ("以色列与哈马斯18日在多哈举行间接谈判。", {"state:IL": "state:IL", "org:hamas": "org:hamas"}),
    ("欧盟与中国18日在布鲁塞尔举行峰会。", {"org:eu": "org:eu", CN: CN}),
    ("中美经贸磋商17日至18日在日内瓦举行。中方由何立峰率团，美方由贝森特率团。", {HE: CN, BESSENT: US}),
    ("美國國務卿盧比歐18日在利雅德與俄外長拉夫羅夫舉行會談。", {RUBIO: US, LAVROV: RU}),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_everybody_sits_on_the_side_they_stand_for(text, expected):
    assert at_table(text) == expected


def test_a_person_nobody_listed_sits_for_the_state_of_the_title():
    found = facts("挪威特使霍尔滕松与土耳其外长费丹18日在安卡拉会面。")
    assert sorted(str(side) for side in table(only(found.meetings)).values()) == ["state:NO", "state:TR"]


def test_a_role_alone_sits_down_as_its_holder():
    found = facts("俄外长拉夫罗夫18日表示，谈判继续。俄外长随后在北京会见王毅。")
    assert table(only(found.meetings)) == {LAVROV: RU, WANG: CN}


def test_a_spokesperson_who_only_reports_is_no_participant():
    found = facts("俄外交部发言人扎哈罗娃说，拉夫罗夫18日在北京会见王毅。")
    assert table(only(found.meetings)) == {LAVROV: RU, WANG: CN}


STAND_INS = [
    ("鲁比奥18日在利雅得与拉夫罗夫会谈。双方19日在吉达再次会谈。", {US: US, RU: RU}),
    ("鲁比奥18日在利雅得与拉夫罗夫会谈。两人19日在吉达再次会谈。", {RUBIO: US, LAVROV: RU}),
    ("王毅18日在北京会见拉夫罗夫。他19日在北京会见鲁比奥。", {WANG: CN, RUBIO: US}),
    ("法国外长巴罗18日在柏林会见德国外长贝尔伯克。两国外长19日再次会谈。", {"person:jean-noel-barrot": FR, "person:annalena-baerbock": "state:DE"}),
    ("鲁比奥18日在布鲁塞尔会见法国外长巴罗。两位部长19日再次会谈。", {RUBIO: US, "person:jean-noel-barrot": FR}),
    ("美俄18日在利雅得举行会谈。双方商定建立机制，首次会议拟于3月在安卡拉举行。", {US: US, RU: RU}),
]


@pytest.mark.parametrize(("text", "expected"), STAND_INS)
def test_both_sides_and_the_two_are_those_told_before(text, expected):
    first, second = facts(text).meetings
    assert table(second) == expected
    assert first.id != second.id


SHORT = [
    ("鲁比奥18日在北京同王毅会谈。王毅19日会见拉夫罗夫。鲁、王二人2月曾通话。", {RUBIO: US, WANG: CN}),
    ("鲁比奥与沃尔兹17日抵达利雅得，会见拉夫罗夫，次日两人同王毅会谈。", {RUBIO: US, WALTZ: US, WANG: CN}),
    ("俄美双方领导人将于3月初会晤。特朗普说，普京愿意见面。", {}),
    ("俄美双方领导人将于3月初会晤。美国总统特朗普和俄罗斯总统普京都表示同意。", {TRUMP: US, PUTIN: RU}),
]


@pytest.mark.parametrize(("text", "expected"), SHORT)
def test_two_told_by_their_first_characters_or_their_post_are_those_named(text, expected):
    last = facts(text).meetings[-1]
    assert not expected or table(last) == expected


BODIES = [
    ("东盟地区论坛外长会议18日在吉隆坡举行，鲁比奥和王毅出席。", {RUBIO: US, WANG: CN}),
    ("普京18日在撒马尔罕参加上海合作组织峰会，习近平也出席。", {PUTIN: RU, XI: CN}),
    # the body is a party where it meets another, or nobody else is told
    ("欧盟与中国18日在布鲁塞尔举行峰会。", {"org:eu": "org:eu", CN: CN}),
    ("王毅18日出席中国—东盟外长会议，鲁比奥与会。", {WANG: CN, RUBIO: US, "org:asean": "org:asean"}),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_a_body_whose_members_are_told_is_no_party_of_its_own_sitting(text, expected):
    assert at_table(text) == expected


def test_those_only_invited_to_watch_are_no_parties():
    text = "委内瑞拉政府与反对派18日在巴巴多斯会谈，同意邀请欧盟、联合国派观察团。签字仪式18日在布里奇敦举行。"
    assert {"org:eu", "org:un"}.isdisjoint({id_ for meeting in facts(text).meetings for id_ in table(meeting)})


@pytest.mark.parametrize("text", ["两人18日会面。", "双方18日举行会谈。"])
def test_parties_nobody_named_make_no_meeting(text):
    assert facts(text).meetings == ()


def test_separate_meetings_with_two_are_two():
    found = facts("中国外长王毅18日分别会见俄罗斯外长拉夫罗夫和法国外长巴罗。")
    assert [table(item) for item in found.meetings] == [{WANG: CN, LAVROV: RU}, {WANG: CN, "person:jean-noel-barrot": FR}]


def test_a_phone_call_with_each_of_two_is_two():
    found = facts("特朗普18日分别与普京和泽连斯基通电话。")
    assert [table(item) for item in found.meetings] == [{TRUMP: US, PUTIN: RU}, {TRUMP: US, "person:volodymyr-zelenskyy": UA}]


ROLES = [
    ("在阿曼外交大臣巴德尔斡旋下，美国特使威特科夫与伊朗外长阿拉格齐18日在马斯喀特举行间接会谈。", "mediator", ["state:OM"]),
    ("以色列与哈马斯18日在多哈举行间接谈判，卡塔尔和埃及居中斡旋。", "mediator", ["state:EG", "state:QA"]),
    ("在美国斡旋下，以色列与黎巴嫩18日在纳古拉举行会谈。", "mediator", ["state:US"]),
    ("哈马斯代表团18日与卡塔尔、埃及调解人在多哈举行间接谈判。", "mediator", ["state:EG", "state:QA"]),
    ("法国总统马克龙18日抵达北京，对中国进行国事访问。", "host", ["state:CN"]),
    ("王毅18日访美。", "host", ["state:US"]),
    ("特朗普18日在白宫接待了泽连斯基。", "host", ["state:US"]),
    ("马克龙18日在爱丽舍宫设宴款待德国总理默茨。", "host", ["state:FR"]),
    ("王毅18日在北京会见拉夫罗夫。", "host", []),
]


@pytest.mark.parametrize(("text", "role", "sides"), ROLES)
def test_mediators_and_hosts_sit_in_with_their_role(text, role, sides):
    meeting = only(facts(text).meetings)
    assert sorted(str(one.side) for one in meeting.participants if one.role == role) == sides


def test_a_country_that_only_lends_the_venue_does_not_sit_in():
    meeting = only(facts("美俄18日在沙特阿拉伯首都利雅得举行会谈。").meetings)
    assert set(table(meeting)) == {US, RU}


ABSENT = [
    ("习近平将不出席在印度举行的二十国集团（G20）领导人峰会。", {XI}),
    ("普京没有出席18日在伊斯坦布尔举行的俄乌会谈。", {PUTIN}),
    ("美国与俄罗斯高级代表团18日在没有乌克兰代表参与下，在利雅得举行会谈。", {UA}),
    ("乌克兰外长瑟比加缺席了18日在利雅得举行的美俄会谈。", {"person:andrii-sybiha"}),
    ("美俄18日在利雅得举行会谈。", set()),
]


@pytest.mark.parametrize(("text", "absent"), ABSENT)
def test_who_the_text_says_was_not_there_is_absent_and_no_participant(text, absent):
    meeting = only(facts(text).meetings)
    assert {one.actor for one in meeting.absent} == absent
    assert not absent & set(table(meeting))


def test_what_the_encounter_is_about_does_not_sit_in():
    meeting = only(facts("美俄18日在利雅得就乌克兰问题和欧盟制裁举行会谈。").meetings)
    assert set(table(meeting)) == {US, RU}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("哥伦比亚政府首席谈判代表罗德里格斯·巴尔加斯和“民族解放军”代表贝穆德斯18日在加拉加斯会谈。", {"state:CO", "org:eln"}),
    ],
)  # fmt: skip
def test_two_negotiators_sit_for_their_sides(text, sides):
    meeting = only(facts(text).meetings)
    assert set(table(meeting).values()) == sides
    assert all(one.actor.startswith("person:") for one in meeting.participants)


def test_both_sides_are_the_two_told_of_and_never_the_five_of_a_call_between():
    found = facts("鲁比奥18日会见法国外长巴罗。特朗普18日与英国、法国、德国、意大利领导人通话。双方19日再次会谈。")
    assert table(found.meetings[-1]) == {US: US, FR: FR}


def test_both_sides_are_those_of_the_newest_pair_in_their_paragraph():
    found = facts("美俄18日在利雅得会谈。\n英国与法国18日在伦敦会谈。双方19日续谈。")
    assert table(found.meetings[-1]) == {"state:GB": "state:GB", FR: FR}


COUNTED = [
    ("阿塞拜疆总统阿利耶夫、格鲁吉亚总统祖拉比什维利与土耳其总统埃尔多安18日抵达巴库。三国总统19日在巴库会谈。",
     {"person:ilham-aliyev", "person:salome-zourabichvili", "person:recep-tayyip-erdogan"}),
    ("阿塞拜疆总统阿利耶夫、格鲁吉亚总统祖拉比什维利与土耳其总统埃尔多安18日抵达巴库。三国防长19日在巴库会谈。",
     {"state:AZ", "state:GE", "state:TR"}),
    ("英法德三国与伊朗18日在日内瓦举行会谈。", {"state:GB", FR, "state:DE", "state:IR"}),
    ("英国、法国、德国三国与伊朗18日在日内瓦举行会谈。", {"state:GB", FR, "state:DE", "state:IR"}),
    ("英、法、德三国与伊朗18日在日内瓦举行会谈。", {"state:GB", FR, "state:DE", "state:IR"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_a_counted_post_is_its_holders_and_a_count_behind_states_only_sums_them_up(text, expected):
    assert set(at_table(text)) == expected


QUOTED = [
    ("卢旺达与“M23运动”18日在多哈举行会谈。", {"state:RW", "org:m23"}),
    ("哥伦比亚政府代表与“民族解放军”代表18日在加拉加斯会谈。", {"state:CO", "org:eln"}),
    ("卢旺达与刚果（金）18日以“建设性”气氛在多哈会谈。", {"state:RW", "state:CD"}),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_a_party_behind_quotation_marks_sits_too(text, expected):
    assert set(at_table(text)) == expected


GOVERNMENTS = [
    ("大马士革当局与以色列18日在巴库举行会谈。", {"state:SY", "state:IL"}),
    ("首尔政府与朝鲜18日在板门店会谈。", {"state:KR", "state:KP"}),
    ("泽连斯基政府与欧盟18日在布鲁塞尔会谈。", {UA, "org:eu"}),
]


@pytest.mark.parametrize(("text", "expected"), GOVERNMENTS)
def test_a_government_named_by_its_capital_or_head_is_its_state(text, expected):
    assert set(at_table(text)) == expected


def test_authorities_of_another_city_are_no_state():
    assert facts("圣彼得堡当局与芬兰代表18日在赫尔辛基会谈。").meetings == ()


OWNERS = [
    ("普京助理乌沙科夫18日在利雅得与鲁比奥会谈。", {"person:yuri-ushakov": RU, RUBIO: US}),
    ("普京和助理乌沙科夫18日在利雅得与鲁比奥会谈。", {PUTIN: RU, "person:yuri-ushakov": RU, RUBIO: US}),
    ("特朗普女婿库什纳18日在莫斯科与普京会谈。", {"person:jared-kushner": US, PUTIN: RU}),
    ("特朗普最新任命的特使威特科夫18日与普京会谈。", {"person:steve-witkoff": US, PUTIN: RU}),
    ("联合国国际原子能总署副署长海诺宁18日与拉夫罗夫会谈。", {"person:olli-heinonen": "org:iaea", LAVROV: RU}),
    ("巴勒斯坦民族权力机构主席阿巴斯18日与拉夫罗夫会谈。", {"person:mahmoud-abbas": "state:PS", LAVROV: RU}),
    ("阿什顿的继任者莫盖里尼18日在日内瓦与拉夫罗夫会谈。", {"person:federica-mogherini": "org:eu", LAVROV: RU}),
]


@pytest.mark.parametrize(("text", "expected"), OWNERS)
def test_who_only_owns_a_participant_does_not_sit(text, expected):
    assert at_table(text) == expected


LISTS = [
    ("王毅18日会见了俄罗斯外长拉夫罗夫、美国国务卿鲁比奥。", [{WANG, LAVROV, RUBIO}]),
    ("王毅18日会见拉夫罗夫与鲁比奥。", [{WANG, LAVROV, RUBIO}]),
    ("王毅18日会见拉夫罗夫，与鲁比奥举行会谈。", [{WANG, LAVROV}, {WANG, RUBIO}]),
    ("王毅18日会晤到访的鲁比奥。", [{WANG, RUBIO}]),
    ("王毅18日会见被软禁的昂山素季。", [{WANG, "person:aung-san-suu-kyi"}]),
    ("马克龙18日同普京和泽连斯基分别通电话。", [{MACRON, PUTIN}, {MACRON, "person:volodymyr-zelenskyy"}]),
    ("马克龙18日同普京和泽连斯基分别举行双边会见。", [{MACRON, PUTIN}, {MACRON, "person:volodymyr-zelenskyy"}]),
    ("马克龙18日同普京和泽连斯基举行会谈。", [{MACRON, PUTIN, "person:volodymyr-zelenskyy"}]),
    ("习近平、王毅18日分别会见马克龙。", [{XI, MACRON}, {WANG, MACRON}]),
    ("习近平、王毅18日会见马克龙。", [{XI, WANG, MACRON}]),
    ("习近平与马克龙18日分别同普京、特朗普会谈。", [{XI, MACRON, PUTIN}, {XI, MACRON, TRUMP}]),
    ("习近平与马克龙18日一同致电普京。", [{XI, MACRON, PUTIN}]),
    ("习近平与马克龙18日一起会见了普京。", [{XI, MACRON, PUTIN}]),
    # behind 同 and 与 somebody is meant whom those who meet him do not belong with
    ("马克龙18日访华，习近平主席同他会谈，李强总理同其会见。", [{MACRON, CN}, {XI, MACRON}, {LI, MACRON}]),
    ("王毅18日应拉夫罗夫之邀与其共进午餐。", [{WANG, LAVROV}]),
]

HOSTS = [
    ("王毅18日抵达安哥拉，与外长安东尼奥会谈。", "state:AO"),
    ("王毅18日抵达罗安达，会见了外长安东尼奥。", "state:AO"),
    ("立法院長韓國瑜18日抵達立陶宛，拜會國會議長斯克韋爾內利斯。", "state:LT"),
    ("王毅18日离开安哥拉，与外长安东尼奥通电话。", None),
]


@pytest.mark.parametrize(("text", "side"), HOSTS)
def test_a_visitor_meets_those_who_hold_office_where_he_goes(text, side):
    found = facts(text)
    unknown = {actor.id for actor in found.actors if actor.id.startswith("person:x-")}
    met = [one for item in found.meetings for one in item.participants if one.actor in unknown]
    sides = {one.side for one in met if one.side != one.actor}
    assert sides == ({side} if side else set())


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_the_list_behind_the_verb_is_met_at_once_or_apart_one_by_one(text, expected):
    assert [set(table(item)) for item in facts(text).meetings] == expected


PASSIVES = [
    ("泽连斯基18日在巴黎获马克龙接见。", [{"person:volodymyr-zelenskyy", MACRON}]),
    ("泽连斯基18日在巴黎受到马克龙会见。", [{"person:volodymyr-zelenskyy", MACRON}]),
    ("泽连斯基18日在巴黎受到马克龙批评。", []),
]


@pytest.mark.parametrize(("text", "expected"), PASSIVES)
def test_whom_the_passive_names_receives(text, expected):
    assert [set(table(item)) for item in facts(text).meetings] == expected


ATTENDED = [
    ("王毅18日在北京会见来华出席中拉论坛部长级会议的古巴外长罗德里格斯和巴西外长维埃拉。",
     {WANG, "person:bruno-rodriguez", "person:mauro-vieira"}),
    ("王毅18日會見出席金磚國家峰會的拉夫羅夫。", {WANG, LAVROV}),
    ("王毅18日前往文莱出席东盟峰会。", {WANG, "org:asean"}),
    ("美澳印日“四国机制”峰会18日在东京举行。", {"state:JP", US, "state:AU", "state:IN"}),
]


@pytest.mark.parametrize(("text", "expected"), ATTENDED)
def test_what_somebody_attends_or_where_he_goes_does_not_sit_with_him(text, expected):
    assert set(at_table(text)) == expected


UNSAID = [
    ("伊拉克总理苏达尼抵达。伊方5月10日将同埃及举行会谈。", {"state:IQ", "state:EG"}),
    ("伊方5月10日将同埃及举行会谈。", {"state:IR", "state:EG"}),
    ("美国国务院发言人布鲁斯说，法国总统马克龙将访问伦敦。然后他将于5月10日会见泽连斯基。", {FR, UA}),
    ("胡塞武装代表团抵达利雅得。沙特外交大臣费萨尔5月10日会见代表团。", {"state:SA", "org:houthis"}),
    ("王毅18日同库雷希和阿富汗外长拉巴尼举行会谈。19日王毅会见库雷希。三方商定5月10日在北京举行第二轮会谈。",
     {CN, "state:PK", "state:AF"}),
    ("刚果（金）与反抗军“M23运动”18日在多哈签署宣言，并商定5月10日展开谈判。", {"state:CD", "org:m23"}),
    ("在5月10日的视频峰会上，埃及总统塞西与苏丹总理哈姆多克将商定停火。", {"state:EG", "state:SD"}),
    ("李显龙18日同佐科会谈。张志贤和卢胡特磋商多次，5月10日两人还将举行视频会议。", {"state:SG", "state:ID"}),
    ("卢旺达支持的M23运动与刚果（金）5月10日会谈。", {"state:CD", "org:m23"}),
    ("中方对美伊5月10日会谈表示欢迎。", {US, "state:IR"}),
]


@pytest.mark.parametrize(("text", "sides"), UNSAID)
def test_those_who_have_agreed_or_sat_together_are_the_parties(text, sides):
    (meeting,) = (one for one in facts(text).meetings if one.start == "2025-05-10")
    assert set(table(meeting).values()) == sides


STRANGERS = [
    ("特朗普与泽连斯基和7名欧洲领导人18日在白宫会面。", 2),
    ("特朗普与泽连斯基18日在白宫会面。", 1),
]


@pytest.mark.parametrize(("text", "meetings"), STRANGERS)
def test_with_others_whom_nobody_names_it_is_another_meeting(text, meetings):
    assert len(facts("特朗普18日在白宫与泽连斯基会面。" + text).meetings) == meetings


MATTERS = [
    ("俄乌战争爆发后英国与法国18日在伦敦会谈。", {"state:GB", FR}),
    ("俄乌代表抵达后英国与法国18日在伦敦会谈。", {RU, UA, "state:GB", FR}),
    ("埃及与约旦关于巴以冲突的会谈18日在安曼举行。", {"state:EG", "state:JO"}),
    fails("埃及与约旦巴以冲突会谈18日在安曼举行。", {"state:EG", "state:JO"}, reason="a matter inside the compound of the encounter is read as its parties"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MATTERS)
def test_a_state_that_only_helps_to_name_a_matter_does_not_sit(text, expected):
    assert set(at_table(text)) == expected


def test_whoever_only_speaks_of_an_encounter_is_no_party_of_it():
    found = facts("普京18日会见马克龙。双方讨论了20日举行的由各国军事代表参加的会议。")
    assert [table(meeting) for meeting in found.meetings] == [{"person:vladimir-putin": "state:RU", "person:emmanuel-macron": "state:FR"}]


def test_a_state_before_the_noun_of_a_movement_named_is_no_party():
    found = facts("以色列官员表示，政府已决定派代表团前往多哈，与巴勒斯坦武装组织哈马斯就可能的停火进行谈判。")
    assert [(item.status, table(item)) for item in found.meetings] == [
        ("planned", {"state:IL": "state:IL", "org:hamas": "org:hamas"})
    ]


def test_talks_whose_name_tells_the_parties_have_them():
    found = facts("第六轮六方会谈团长会18日在北京举行。")
    assert set(table(only(found.meetings))) == {f"state:{code}" for code in ("CN", "KP", "KR", "US", "JP", "RU")}


def test_the_name_of_a_meeting_in_marks_is_the_meeting():
    found = facts("特朗普将与习近平会面。“特习会”定于20日在釜山举行。他说，这是“历史性峰会”。")
    assert [(str(item.status), set(table(item))) for item in found.meetings] == [
        ("planned", {"person:donald-trump", "person:xi-jinping"})
    ]
    found = facts("海基会董事长江丙坤与海协会会长陈云林18日在北京举行了“江陈会谈”。")
    assert set(table(only(found.meetings))) == {"person:chiang-pin-kung", "person:chen-yunlin"}


def test_he_of_whom_a_spokesperson_speaks_meets_and_not_the_spokesperson():
    found = facts("外交部发言人林剑说，王毅18日会见了鲁比奥，他还将于20日会见拉夫罗夫。")
    assert [set(table(item)) for item in found.meetings] == [
        {"person:wang-yi", "person:marco-rubio"}, {"person:wang-yi", "person:sergey-lavrov"}
    ]  # fmt: skip


def test_the_state_of_a_movement_is_no_party_beside_it():
    found = facts("阿富汗塔利班组织代表18日在多哈与美国特使哈利勒扎德率领的代表团举行了会谈。")
    assert set(table(found.meetings[0])) == {"person:zalmay-khalilzad", "org:taliban"}


def test_whoever_somebody_only_mentions_travels_without_him():
    found = facts("普京与马克龙18日会谈。马克龙提及默茨上月访问巴黎一事。")
    assert set(table(found.meetings[1])) == {"person:friedrich-merz", "state:FR"}


def test_an_officeholder_of_the_past_does_not_stand_for_the_state_now():
    found = facts("双方商定于20日举行韩朝首脑会晤。2000年，时任韩国总统金大中访问朝鲜。")
    assert table(found.meetings[0]) == {"state:KR": "state:KR", "state:KP": "state:KP"}
