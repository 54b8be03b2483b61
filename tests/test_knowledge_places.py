"""States, organizations, places and issues: what the hand-written knowledge has to hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import opencc
import pytest
import yaml
from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SCHEMAS = Path(__file__).parents[1] / "schemas"
ORGANIZATION_KINDS = {"international", "nonstate", "government", "media", "political"}
PLACE_KINDS = {"city", "region", "venue"}

# ISO 3166-1 codes of states: the members of the United Nations, then those that news treat as parties beside them.
UNITED_NATIONS = (
    "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR "
    "CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL "
    "IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN "
    "MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI "
    "SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM ZW"
)
BESIDE = "CK GL HK MO NU PS TW VA XK YU"

# What Chinese news of every region write for a state. Each must be among its names or its short forms.
SPELLINGS = {
    "US": "美国 美利坚合众国 美 白宫 华府 五角大楼 华盛顿", "RU": "俄罗斯 俄 克里姆林宫 克宫 莫斯科", "KP": "朝鲜 北韩 北朝鲜 朝 平壤",
    "KR": "韩国 南韩 大韩民国 韩 首尔 汉城 青瓦台", "SA": "沙特 沙特阿拉伯 沙乌地阿拉伯 沙地阿拉伯 沙地 利雅得 利雅德",
    "AE": "阿联酋 阿联 阿拉伯联合大公国 阿布扎比 阿布达比", "QA": "卡塔尔 卡达 多哈 杜哈", "YE": "也门 叶门", "UZ": "乌兹别克斯坦 乌兹别克",
    "GE": "格鲁吉亚 乔治亚", "NZ": "新西兰 纽西兰", "IT": "意大利 义大利", "HR": "克罗地亚 克罗埃西亚", "BA": "波黑 波士尼亚",
    "MK": "北马其顿 马其顿", "LA": "老挝 寮国", "TL": "东帝汶", "CI": "科特迪瓦 象牙海岸", "KE": "肯尼亚 肯亚", "SY": "叙利亚 叙 大马士革",
    "VA": "梵蒂冈 教廷 梵", "CD": "刚果（金） 刚果(金) 刚果民主共和国", "PS": "巴勒斯坦", "TW": "台湾 中华民国 台", "HK": "香港 港", "MM": "缅甸 缅",
    "FR": "法国 法 爱丽舍宫 艾丽榭宫", "GB": "英国 英 唐宁街", "UA": "乌克兰 乌 基辅", "IL": "以色列 以", "IR": "伊朗 伊", "CN": "中国 中 中南海",
}  # fmt: skip

# Ordinary words in which a careless name would be found, and what must not be found there.
TRAPS = {
    "同意国际社会的呼吁": "意国", "卫星国": "星国", "本土国家": "土国", "枢纽国家": "纽国", "海上合作": "上合", "并非行动": "非行", "各国协商": "国协",
    "以军事手段": "以军", "中印军长级会谈": "印军", "韩美军演": "美军", "阿萨德政权": "萨德", "加西亚": "西亚", "出海口": "海口", "据俄罗斯报道": "俄罗斯报", "政治报告": "政治报", "其中时任总理": "中时", "石油组成": "油组", "冷战思维和做法": "维和",
    "埃及和约旦": "和约", "第三通电话": "三通", "过去核算": "去核", "东海岸": "东海", "缓解武装冲突": "解武", "参加州长会议": "加州", "获得州长支持": "得州",
    "中东社会": "中东社", "上海协商": "海协", "系列城市": "列城", "大理石": "大理", "如果阿富汗": "果阿", "罗先生": "罗先", "比赛达成平局": "赛达", "公布查明的情况": "布查", "抵达佛罗里达": "达佛",
    "现代化武器": "化武", "与美国会谈": "美国会", "中断气候谈判": "断气", "健康城市": "康城", "公里约需": "里约", "德左翼政党": "德左",
}  # fmt: skip


@cache
def fold(name: str) -> str:
    return str(converter().convert(name))


@cache
def converter() -> Any:
    return opencc.OpenCC("t2s")


@cache
def rows(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load((SCHEMAS / name).read_text(encoding="utf-8")))


def files(folder: str) -> list[str]:
    return sorted(path.relative_to(SCHEMAS).as_posix() for path in (SCHEMAS / folder).glob("*.yaml"))


@cache
def organizations() -> list[dict[str, Any]]:
    return [row for name in files("actors/organizations") for row in rows(name)]


@cache
def places() -> list[dict[str, Any]]:
    return [row for name in files("places") for row in rows(name)]


def states() -> list[dict[str, Any]]:
    return rows("actors/states.yaml")


def state_ids() -> set[str]:
    return {row["id"] for row in states()}


def listed(value: Any) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def written(row: dict[str, Any]) -> list[str]:
    """The names that the files give an entry, without those that only a context lets count."""
    return [name for key in ("zh", "tw", "hk", "aliases") for name in listed(row.get(key))]


@cache
def cldr(code: str) -> tuple[str, ...]:
    found = (Locale.parse(name).territories.get(code) for name in ("zh_Hans", "zh_Hant", "zh_Hant_HK"))
    return tuple(name for name in found if name)


def state_names(row: dict[str, Any]) -> list[str]:
    return [*written(row), *cldr(row["id"].removeprefix("state:"))]


def shared(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, set[str]]:
    """Folded names that more than one bearer claims."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for bearer, names in named:
        for name in names:
            bearers[fold(name)].add(bearer)
    return {name: found for name, found in bearers.items() if len(found) > 1}


def texts(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    else:
        yield value


ALL_FILES = ["actors/states.yaml", "issues.yaml", *files("actors/organizations"), *files("places")]


@pytest.mark.parametrize("name", ALL_FILES)
def test_every_value_is_text_without_stray_blanks(name: str) -> None:
    found = [value for value in texts(rows(name)) if not isinstance(value, (str, bool, int)) or (isinstance(value, str) and value != value.strip()) or value == ""]
    assert found == []


@pytest.mark.parametrize("name", ALL_FILES)
def test_chinese_names_are_written_in_simplified_characters(name: str) -> None:
    assert [value for value in texts(rows(name)) if isinstance(value, str) and fold(value) != value] == []


@pytest.mark.parametrize("name", ALL_FILES)
def test_no_list_names_anything_twice(name: str) -> None:
    lists = [value for row in rows(name) for value in row.values() if isinstance(value, list)]
    assert [value for value in lists if len(set(map(str, value))) < len(value)] == []


def test_ids_are_unique() -> None:
    ids = Counter(row["id"] for row in [*states(), *organizations(), *rows("issues.yaml")])
    assert [found for found, count in ids.items() if count > 1] == []


def test_every_state_of_iso_3166_is_there_and_no_unknown_code() -> None:
    assert state_ids() == {f"state:{code}" for code in f"{UNITED_NATIONS} {BESIDE}".split()}


def test_every_state_has_a_chinese_and_an_english_name() -> None:
    english = Locale.parse("en").territories
    nameless = [row["id"] for row in states() if not state_names(row) or not (row.get("en") or english.get(row["id"].removeprefix("state:")))]
    assert nameless == []


@pytest.mark.parametrize(("code", "spellings"), SPELLINGS.items())
def test_a_state_is_known_by_what_news_write(code: str, spellings: str) -> None:
    row = next(row for row in states() if row["id"] == f"state:{code}")
    known = {fold(name) for name in [*state_names(row), *row.get("short", ()), *row.get("metonyms", ()), *row.get("capital", ())]}
    assert set(spellings.split()) - known == set()


def test_no_name_belongs_to_two_states_but_that_of_the_two_congos() -> None:
    """刚果 alone is the one that the article names in full, else the first."""
    names = shared((row["id"], [*state_names(row), *row.get("metonyms", ())]) for row in states())
    assert names == {"刚果": {"state:CD", "state:CG"}}


def test_no_capital_belongs_to_two_states_or_is_a_states_name() -> None:
    names = {fold(name) for row in states() for name in state_names(row)}
    assert shared((row["id"], row.get("capital", ())) for row in states()) == {}
    assert [name for row in states() for name in row.get("capital", ()) if fold(name) in names] == []


def test_a_short_form_is_one_character_of_one_bearer() -> None:
    bearers = [*states(), *organizations()]
    assert [form for row in bearers for form in row.get("short", ()) if len(form) != 1] == []
    assert shared((row["id"], row.get("short", ())) for row in bearers) == {}


def test_no_name_belongs_to_two_organizations() -> None:
    assert shared((row["id"], [*written(row), row["en"]]) for row in organizations()) == {}


def test_no_organization_bears_a_states_name() -> None:
    names = {fold(name) for row in states() for name in state_names(row)}
    assert [name for row in organizations() for name in written(row) if fold(name) in names] == []


def test_every_organization_has_its_names_and_kind() -> None:
    wrong = [row["id"] for row in organizations() if not row.get("en") or not row.get("zh") or row.get("kind") not in ORGANIZATION_KINDS]
    assert wrong == []


def test_a_contextual_form_is_no_name_of_the_same_entry() -> None:
    wrong = [row["id"] for row in [*states(), *organizations()] if set(row.get("short_contextual", ())) & {*written(row), *row.get("short", ())}]
    assert wrong == []


def test_what_an_organization_belongs_to_exists() -> None:
    known = state_ids() | {row["id"] for row in organizations()}
    assert [row["id"] for row in organizations() for key in ("of", "in") if key in row and row[key] not in known] == []


def test_every_office_of_a_government_names_its_state() -> None:
    assert [row["id"] for row in organizations() if row["kind"] == "government" and row.get("of") not in state_ids()] == []


def test_no_armed_movement_is_part_of_the_state_it_fights() -> None:
    assert [row["id"] for row in organizations() if row["kind"] == "nonstate" and "of" in row] == []


def test_a_territory_is_part_of_a_state() -> None:
    assert [row["id"] for row in states() if row.get("territory") and row.get("part_of") not in state_ids()] == []


def test_places_have_their_names_kind_and_state() -> None:
    wrong = [row for row in places() if not row.get("en") or row.get("kind", "city") not in PLACE_KINDS or row.get("in", "state:US") not in state_ids()]
    assert wrong == []


def test_every_city_stands_in_a_state() -> None:
    assert [row["zh"] for row in places() if row.get("kind", "city") == "city" and "in" not in row] == []


def test_no_name_belongs_to_two_places() -> None:
    assert shared((f"{row['zh']} {row['en']}", written(row)) for row in places()) == {}


def test_every_capital_is_a_place_of_its_state() -> None:
    where = {name: row.get("in") for row in places() for name in written(row)}
    wrong = [(row["id"], row["capital"][0]) for row in states() if "capital" in row and where.get(row["capital"][0]) != row["id"]]
    assert wrong == []


def test_every_issue_has_an_english_and_a_chinese_name_and_terms() -> None:
    assert [row["id"] for row in rows("issues.yaml") if not (row.get("en") and row.get("zh") and len(row["terms"]) >= 3)] == []


def test_no_term_belongs_to_two_issues() -> None:
    assert shared((row["id"], [*row["terms"], row["zh"]]) for row in rows("issues.yaml")) == {}


def test_what_is_no_issue_contains_a_term_and_is_none() -> None:
    terms = {term for row in rows("issues.yaml") for term in row["terms"]}
    idle = [form for row in rows("issues.yaml") for form in row.get("not", ()) if form in terms or not any(term in form for term in row["terms"])]
    assert idle == []


@pytest.mark.parametrize(("text", "name"), TRAPS.items())
def test_a_name_that_lies_across_ordinary_words_is_left_out(text: str, name: str) -> None:
    assert name in text
    terms = {term for row in rows("issues.yaml") for term in row["terms"]}
    names = {name for row in [*states(), *organizations(), *places()] for name in written(row)}
    assert name not in terms | names


def test_there_is_enough_to_read_the_news_of_the_world() -> None:
    kinds = Counter(row["kind"] for row in organizations())
    sorts = Counter(row.get("kind", "city") for row in places())
    assert kinds["international"] >= 200
    assert kinds["nonstate"] >= 120
    assert kinds["government"] >= 180
    assert kinds["media"] >= 300
    assert sorts["city"] >= 700
    assert sorts["region"] >= 240
    assert sorts["venue"] >= 140
    assert len(rows("issues.yaml")) >= 90
