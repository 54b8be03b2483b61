"""Who is who: sentences → actors with names, roles and mentions."""

from __future__ import annotations

import pytest

from graph.extraction import extract
from tests.extraction.reading import actors, article, facts, only, persons, table

RUBIO, LAVROV, WANG = "person:marco-rubio", "person:sergey-lavrov", "person:wang-yi"


def roles(text: str, id_: str) -> set[tuple[str, str | None]]:
    return {(role.title, role.of) for role in actors(facts(text))[id_].roles}


ROLES = [
    ("美国国务卿鲁比奥抵达。", RUBIO, ("国务卿", "state:US")),
    ("俄外长拉夫罗夫抵达。", LAVROV, ("外长", "state:RU")),
    ("俄羅斯外交部長拉夫羅夫抵達。", LAVROV, ("外交部長", "state:RU")),
    ("中国驻美国大使谢锋抵达。", "person:xie-feng", ("驻美国大使", "state:CN")),
    ("欧盟外交与安全政策高级代表卡拉斯抵达。", "person:kaja-kallas", ("外交与安全政策高级代表", "org:eu")),
    ("联合国秘书长古特雷斯抵达。", "person:antonio-guterres", ("秘书长", "org:un")),
    ("克里姆林宫发言人佩斯科夫抵达。", "person:dmitry-peskov", ("发言人", "state:RU")),
    ("哈马斯高级官员纳伊姆抵达。", "person:basem-naim", ("高级官员", "org:hamas")),
    ("泽连斯基办公室副主任若夫克瓦抵达。", "person:ihor-zhovkva", ("办公室副主任", "state:UA")),
    ("俄直接投资基金首席执行官德米特里耶夫抵达。", "person:kirill-dmitriev", ("俄直接投资基金首席执行官", "state:RU")),
]


@pytest.mark.parametrize(("text", "id_", "role"), ROLES)
def test_a_title_gives_a_role_of_the_party_stood_for(text, id_, role):
    assert roles(text, id_) == {role}


def test_a_ministry_or_fund_stands_for_its_state():
    assert {of for _, of in roles("俄直接投资基金首席执行官德米特里耶夫抵达。", "person:kirill-dmitriev")} == {"state:RU"}


def test_a_field_inside_a_title_is_no_party():
    assert "state:UA" not in {of for _, of in roles("美国乌克兰问题特使凯洛格抵达。", "person:keith-kellogg")}


@pytest.mark.parametrize(
    ("text", "name", "of"),
    [
        ("挪威外长特使霍尔滕松抵达。", "霍尔滕松", "state:NO"),
        ("中国驻波兰大使汪启铭抵达华沙。", "汪启铭", "state:CN"),
        ("越共中央政治局委员、中央书记处常务书记阮文绍抵达。", "阮文绍", "state:VN"),
        ("美国总统特使、商务部长布恩巴抵达。", "布恩巴", "state:US"),
        ("埃塞俄比亚前驻厄立特里亚大使哈戈斯·泰克莱说，好。", "哈戈斯·泰克莱", "state:ET"),
    ],
)
def test_an_unlisted_person_stands_for_the_state_of_the_title(text, name, of):
    (actor,) = (actor for actor in facts(text).actors if actor.name == name)
    assert {role.of for role in actor.roles} == {of}


LISTED = [
    ("伊朗副外长加里布阿巴迪、塔赫特-拉万索18日同英国代表会谈。", {"state:IR"}),
    ("加里布阿巴迪、塔赫特-拉万索18日同英国代表会谈。", set()),
]


@pytest.mark.parametrize(("text", "sides"), LISTED)
def test_who_follows_a_titled_person_in_a_list_stands_for_the_same_party(text, sides):
    found = facts(text)
    stranger = next(actor.id for actor in found.actors if actor.name == "塔赫特-拉万索")
    seats = {one.actor: one.side for meeting in found.meetings for one in meeting.participants}
    assert {seats.get(stranger)} - {None} - {stranger} == sides


PAIRED = [
    ("俄罗斯、亚美尼亚和阿塞拜疆外长拉夫罗夫、米尔佐扬和拜拉莫夫18日会谈。",
     {"person:sergey-lavrov": "state:RU", "person:ararat-mirzoyan": "state:AM", "person:jeyhun-bayramov": "state:AZ"}),
    ("中俄外长王毅、拉夫罗夫18日会谈。", {"person:wang-yi": "state:CN", "person:sergey-lavrov": "state:RU"}),
    ("王毅18日会见法德英三国外长巴罗、瓦德富尔和拉米。",
     {"person:wang-yi": "state:CN", "person:jean-noel-barrot": "state:FR", "person:johann-wadephul": "state:DE",
      "person:david-lammy": "state:GB"}),
    # one bears both titles, or the other party goes without a name
    ("中国和美国总统特朗普、国务卿鲁比奥18日通话。",
     {"state:CN": "state:CN", "person:donald-trump": "state:US", "person:marco-rubio": "state:US"}),
    ("中国和美国总统特朗普、万斯18日通话。",
     {"state:CN": "state:CN", "person:donald-trump": "state:US", "person:jd-vance": "state:US"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sides"), PAIRED)
def test_those_behind_a_title_of_several_parties_stand_for_one_each(text, sides):
    (meeting,) = facts(text).meetings
    assert {one.actor: one.side for one in meeting.participants} == sides


@pytest.mark.parametrize(
    ("text", "published", "known"),
    [
        ("美国总统特朗普抵达。梅兰尼娅·特朗普陪同。", "2025-02-19", True),
        ("约翰·特朗普是教授。特朗普说，好。", "2025-02-19", False),
    ],
)
def test_a_stranger_named_in_full_bears_the_short_name_unless_its_post_is_the_known_one(text, published, known):
    assert ("person:donald-trump" in actors(facts(text, published))) == known


def test_a_role_alone_is_a_mention_of_its_holder():
    actor = actors(facts("俄外长拉夫罗夫抵达。俄外长随后会见王毅。"))[LAVROV]
    assert [span.text for span in actor.mentions] == ["拉夫罗夫", "俄外长"]


def test_a_mention_is_the_bare_name_without_the_title():
    actor = actors(facts("美国国务卿鲁比奥抵达。鲁比奥离开。"))[RUBIO]
    assert [span.text for span in actor.mentions] == ["鲁比奥", "鲁比奥"]


def test_a_name_keeps_the_script_of_the_article_and_has_an_english_one():
    actor = actors(facts("俄羅斯外交部長拉夫羅夫抵達。"))[LAVROV]
    assert (actor.name, actor.names["en"]) == ("拉夫羅夫", "Sergey Lavrov")


def test_regional_forms_are_one_person_with_an_alias():
    actor = actors(facts("特朗普抵达。特朗普离开。川普说，好。"))["person:donald-trump"]
    assert (actor.name, actor.aliases) == ("特朗普", ("川普",))


def test_a_doubled_character_is_an_alias_of_the_more_frequent_form():
    actor = actors(facts("鲁比奥抵达。鲁比奥奥说，好。鲁比奥离开。"))[RUBIO]
    assert (actor.name, actor.aliases) == ("鲁比奥", ("鲁比奥奥",))


SLIPS = [
    ("特使库尔马诺夫说，好。库尔马诺夫离开。库尔马诺夫抵达。库尔玛诺夫说，不好。", {"库尔马诺夫"}),
    ("特使库尔马诺夫说，好。大使库尔玛诺夫说，不好。", {"库尔马诺夫", "库尔玛诺夫"}),
    ("特使马诺夫说，好。马诺夫离开。马诺夫抵达。大使玛诺夫说，不好。", {"马诺夫", "玛诺夫"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), SLIPS)
def test_a_name_told_once_with_another_character_is_a_slip_of_a_frequent_one(text, names):
    assert persons(facts(text)) == names


def test_letters_in_brackets_tell_who_is_meant_under_an_unusual_spelling():
    actor = actors(facts("特使魏特寇夫（Steve Witkoff）抵达。魏特寇夫说，好。"))["person:steve-witkoff"]
    assert (actor.name, len(actor.mentions)) == ("魏特寇夫", 2)


def test_brackets_that_call_it_a_place_make_no_person():
    assert persons(facts("此举遭到库兰尼亚（Kulanya，亚美尼亚首都）批评，引起紧张。")) == set()


def test_the_title_decides_who_bears_a_name_that_several_share():
    assert "person:ash-carter" in actors(facts("美国国防部长卡特18日抵达。", "2016-02-19"))
    assert "person:jimmy-carter" in actors(facts("美国总统卡特18日抵达。", "1978-02-19"))


def test_a_title_that_no_known_bearer_ever_held_makes_somebody_unknown():
    found = facts("秘鲁市长卡特18日说，城市已经准备好。")
    assert [actor.id for actor in found.actors if actor.kind == "person" and not actor.id.startswith("person:x-")] == []


def test_an_unlisted_person_has_the_same_id_in_every_article():
    one = facts("挪威特使霍尔滕松说，谈判继续。")
    other = facts("会谈结束后，挪威特使霍尔滕松指出，谈判没有破裂。", "2025-03-01")
    ids = [{actor.id for actor in found.actors if actor.kind == "person"} for found in (one, other)]
    assert ids[0] == ids[1]
    assert len(ids[0]) == 1


def test_two_unlisted_persons_have_two_ids():
    found = facts("挪威特使霍尔滕松与荷兰大臣德梅尔韦登会面。")
    assert len({actor.id for actor in found.actors if actor.kind == "person"}) == 2


def test_a_state_only_implied_has_its_usual_name_and_no_mentions():
    actor = actors(facts("鲁比奥18日在利雅得会见拉夫罗夫。"))["state:US"]
    assert (actor.name, actor.mentions) == ("美国", ())


def test_a_state_only_implied_is_named_in_the_script_of_the_article():
    found = extract(article("盧比歐18日在利雅德會見拉夫羅夫。", language="zh-Hant"))
    assert actors(found)["state:US"].name == "美國"


BODIES = [
    ("伊朗外交部发表声明。", "organization"),
    ("德国国防部18日发表声明。", "organization"),
    ("乌克兰政府发表声明。", "state"),
    ("克里姆林宫发表声明。", "state"),
    ("欧盟发表声明。", "organization"),
    ("哈马斯发表声明。", "organization"),
]


@pytest.mark.parametrize(("text", "kind"), BODIES)
def test_a_government_is_its_state_and_a_ministry_an_organization(text, kind):
    (actor,) = facts(text).actors
    assert actor.kind == kind


def test_a_metonym_and_a_short_form_are_mentions_of_the_state():
    actor = actors(facts("俄罗斯表示欢迎。克里姆林宫没有回应。俄方随后离开。"))["state:RU"]
    assert [span.text for span in actor.mentions] == ["俄罗斯", "克里姆林宫", "俄方"]
    assert actor.name == "俄罗斯"


@pytest.mark.parametrize("text", ["外交部发言人说，好。", "他们说，双方都满意。"])
def test_nobody_named_is_no_person(text):
    assert persons(facts(text)) == set()


TITLES = [
    ("外交部亚洲司司长刘劲松抵达。", "刘劲松", ("外交部亚洲司司长", "state:CN")),
    ("韩国外交部半岛和平交涉本部长金健抵达。", "金健", ("韩国外交部半岛和平交涉本部长", "state:KR")),
    ("金门县长陈福海抵达。", "陈福海", ("金门县长", "state:TW")),
    ("莫斯科市长索比亚宁抵达。", "索比亚宁", ("莫斯科市长", "state:RU")),
    ("俄罗斯攻击基辅市长克利奇科。", "克利奇科", ("基辅市长", "state:UA")),
    ("“M23运动”常务秘书姆博尼姆帕抵达。", "姆博尼姆帕", ("“M23运动”常务秘书", "org:m23")),
]


@pytest.mark.parametrize(("text", "name", "role"), TITLES)
def test_a_chain_of_titles_belongs_to_the_office_or_city_it_begins_with(text, name, role):
    (actor,) = (actor for actor in facts(text).actors if actor.name == name)
    assert [(item.title, item.of) for item in actor.roles] == [role]


APPOSED = [
    ("国务院副总理、中方牵头人何立峰抵达。", {"国务院副总理", "牵头人"}),
    ("国务院副总理与中方牵头人何立峰抵达。", {"牵头人"}),
]


@pytest.mark.parametrize(("text", "expected"), APPOSED)
def test_two_titles_with_a_mark_between_are_of_one_person(text, expected):
    assert {title for title, _ in roles(text, "person:he-lifeng")} == expected


CHAINS = [
    ("越共中央政治局委员、中央书记处常务书记、中组部部长张氏梅抵达。", "张氏梅", "state:VN"),
    ("非盟高级代表、尼日利亚前总统奥巴桑乔抵达。", "奥巴桑乔", "org:african-union"),
    ("尼日利亚前总统、非盟高级代表奥巴桑乔抵达。", "奥巴桑乔", "org:african-union"),
    ("王毅会见了以议长托马斯·萨维为团长的爱沙尼亚议会代表团。", "托马斯·萨维", "state:EE"),
    ("由党团主席法比奥·穆西率领的意大利议员代表团抵达。", "法比奥·穆西", "state:IT"),
    ("澳大利亚第二副议长哈里·詹金斯抵达。", "哈里·詹金斯", "state:AU"),
]


@pytest.mark.parametrize(("text", "name", "side"), CHAINS)
def test_the_bearer_of_several_titles_stands_for_whom_the_first_names_that_still_holds(text, name, side):
    found = facts(text + f"{name}18日会见王毅。")
    (actor,) = (one for one in found.actors if one.name == name)
    assert table(only(found.meetings))[actor.id] == side


def test_a_bare_surname_names_nobody_who_has_a_full_name():
    assert persons(facts("胡锦涛18日抵达。胡主席说，好。胡主席说，很好。")) == {"胡锦涛"}


HOME = [
    ("外交部发言人蔡志远抵达。", "zh-Hans", "蔡志远", "state:CN"),
    ("外交部发言人霍尔滕松抵达。", "zh-Hans", "霍尔滕松", None),
    ("蔡志远副部长抵达。", "zh-Hans", "蔡志远", "state:CN"),
    ("霍尔滕松副部长抵达。", "zh-Hans", "霍尔滕松", None),
    ("陸委會發言人蔡志遠抵達。", "zh-Hant", "蔡志遠", "state:TW"),
    ("外交部發言人蔡志遠抵達。", "zh-Hant", "蔡志遠", None),
]


@pytest.mark.parametrize(("text", "language", "name", "of"), HOME)
def test_an_office_without_its_state_is_that_of_the_home_of_the_text(text, language, name, of):
    (actor,) = (actor for actor in extract(article(text, language=language)).actors if actor.name == name)
    assert [role.of for role in actor.roles] == [of]


def test_a_post_held_in_two_states_is_its_holders_or_else_the_states():
    named = facts("泰国外长玛里抵达。柬埔寨外长布拉索昆抵达。泰柬外长18日在吉隆坡会谈。")
    assert {one.actor for one in named.meetings[0].participants} == {"person:maris-sangiampongsa", "person:prak-sokhonn"}
    bare = facts("泰国防长玛里抵达。泰柬外长18日在吉隆坡会谈。")
    assert {one.actor for one in bare.meetings[0].participants} == {"state:TH", "state:KH"}


OWNED = [
    ("国务卿庞皮欧18日抵达。", "庞皮欧", "state:US"),
    ("统一部长官洪容杓18日说，时间不多。", "洪容杓", "state:KR"),
    ("乌克兰总统泽连斯基说，谈判继续。国防部长马尔琴科则说，边境安静。", "马尔琴科", "state:UA"),
    ("国防部长马尔琴科说，边境安静。", "马尔琴科", None),
]


@pytest.mark.parametrize(("text", "name", "of"), OWNED)
def test_a_post_without_its_state_is_of_the_one_that_has_it_or_of_the_last_official(text, name, of):
    (actor,) = (one for one in facts(text).actors if one.name == name)
    assert [role.of for role in actor.roles] == [of]


def test_of_namesakes_who_agree_alike_the_one_of_a_state_told_of_is_meant():
    assert "person:jean-noel-barrot" in actors(facts("王毅18日在巴黎会见巴罗。"))
    assert "person:adama-barrow" in actors(facts("王毅18日在班珠尔会见巴罗。"))
