from __future__ import annotations

import pytest

from graph.analysis.gazetteer import gazetteer

ONE_ID = [
    ("state:NZ", ["新西兰", "纽西兰"]),
    ("state:KP", ["朝鲜", "北韩"]),
    ("state:KR", ["韩国", "南韩"]),
    ("state:LA", ["老挝", "寮国"]),
    ("state:SA", ["沙特阿拉伯", "沙特", "沙乌地阿拉伯"]),
    ("state:AE", ["阿联酋", "阿拉伯联合酋长国"]),
    ("state:CY", ["塞浦路斯", "赛普勒斯"]),
    ("state:GE", ["格鲁吉亚", "乔治亚"]),
    ("state:IT", ["意大利", "义大利"]),
    ("state:US", ["美国", "美利坚合众国", "白宫"]),
    ("state:RU", ["俄罗斯", "克里姆林宫", "克宫"]),
    ("state:HR", ["克罗地亚", "克罗埃西亚"]),
    ("state:SI", ["斯洛文尼亚", "斯洛维尼亚"]),
    ("state:KZ", ["哈萨克斯坦", "哈萨克"]),
    ("org:eu", ["欧盟", "欧洲联盟"]),
    ("org:nato", ["北约", "北大西洋公约组织"]),
    ("person:donald-trump", ["特朗普", "川普", "唐纳德·特朗普", "唐纳德-特朗普", "唐纳德特朗普"]),
    ("person:vladimir-putin", ["普京", "普丁"]),
    ("person:volodymyr-zelenskyy", ["泽连斯基", "泽伦斯基"]),
    ("person:marco-rubio", ["鲁比奥", "卢比欧"]),
    ("person:sergey-lavrov", ["拉夫罗夫", "拉夫洛夫"]),
    ("place:利雅得", ["利雅得", "利雅德"]),
]


@pytest.mark.parametrize(("id_", "forms"), ONE_ID)
def test_all_regional_forms_of_a_name_are_one_id(id_, forms):
    known = gazetteer()
    assert [form for form in forms if id_ not in known.forms.get(form, ())] == []


def test_a_short_name_without_its_dot_is_none():
    assert "person:sung-kim" in gazetteer().forms["成·金"]
    assert "成金" not in gazetteer().forms


CLDR = [
    ("state:ET", "埃塞俄比亚", "衣索比亚", "Ethiopia"),
    ("state:CI", "科特迪瓦", "象牙海岸", "Côte d’Ivoire"),
    ("state:QA", "卡塔尔", "卡达", "Qatar"),
    ("state:YE", "也门", "叶门", "Yemen"),
]


@pytest.mark.parametrize(("id_", "mainland", "taiwan", "english"), CLDR)
def test_states_bear_the_names_of_cldr_in_every_region(id_, mainland, taiwan, english):
    known = gazetteer()
    assert known.forms[mainland][0] == known.forms[taiwan][0] == id_
    assert known.entries[id_].names["en"] == english
    assert known.entries[id_].names["zh"] == mainland


def test_every_member_of_the_united_nations_is_there():
    assert len([id_ for id_ in gazetteer().entries if id_.startswith("state:")]) >= 193


def test_at_least_a_hundred_and_fifty_persons_are_known():
    assert len([id_ for id_ in gazetteer().entries if id_.startswith("person:")]) >= 150


@pytest.mark.parametrize(("short", "id_"), [("美", "state:US"), ("俄", "state:RU"), ("乌", "state:UA"), ("欧", "org:eu")])
def test_short_forms_are_kept_apart_from_names(short, id_):
    assert gazetteer().shorts[short] == id_
    assert short not in gazetteer().forms


def test_forms_are_folded_and_never_one_character_long():
    assert [form for form in gazetteer().forms if len(form) < 2 or "羅" in form or "烏" in form] == []


def test_a_post_is_held_in_its_years_and_without_a_year_still():
    posts = gazetteer().entries["person:sergey-lavrov"].posts
    post = next(post for post in posts if post.of == "state:RU" and post.until is None)
    assert post.since == 2004
    assert [post.held_in(year) for year in (2003, 2004, 2025, None)] == [False, True, True, True]


def test_a_capital_belongs_to_its_state():
    assert gazetteer().capitals["莫斯科"] == "state:RU"
