"""A text turned into the BCP 47 tag of its language and script, by counting characters.

Kana make it Japanese, hangul Korean, Han characters Chinese: simplified or traditional by the
characters that only one of the two scripts writes (``schemas/lexicon/zh/script.yaml``), simplified
when none occurs. Other scripts give their most frequent language in the news. Latin text is English
when its function words say so. What tells nothing is ``und``.
"""

from __future__ import annotations

import re

from graph.articles.cues import characters

UNKNOWN = "und"
_SAMPLE = 10_000
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_SCRIPTS = (
    ("han", _HAN),
    ("kana", _KANA),
    ("ko", re.compile("[\u1100-\u11ff\uac00-\ud7a3]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e01-\u0e5b]")),
    ("latin", re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
)
_ENGLISH = frozenset(
    "the of and to in that is was for on with as by at from has have said he his it will be".split()  # noqa: SIM905
)
_WORD = re.compile("[A-Za-z\u00c0-\u024f]+")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
# Han characters and hangul stand for more sound than a letter: 普京(Vladimir Putin) is a Chinese phrase.
_WEIGHT = {"han": 3, "kana": 2, "ko": 2}
_HANT_REGIONS, _HANS_REGIONS = {"hant", "tw", "hk", "mo", "cht"}, {"hans", "cn", "sg", "my", "chs"}


def detect(text: str) -> str:
    """The tag of a text's language, from its first 10,000 code points; ``und`` when nothing tells."""
    sample = text[:_SAMPLE]
    if len(_HAN.findall(sample)) * 2 > len(sample) and not _KANA.search(sample):
        return chinese_script(sample)
    counts = {name: len(pattern.findall(sample)) * _WEIGHT.get(name, 1) for name, pattern in _SCRIPTS}
    if counts["kana"] * 8 > counts["han"] and counts["kana"] > counts["latin"]:
        return "ja"
    name = max(counts, key=lambda item: counts[item])
    if not counts[name]:
        return UNKNOWN
    if name == "han":
        return chinese_script(sample)
    if name == "latin":
        return _latin(sample)
    return "uk" if name == "ru" and re.search("[іїєґІЇЄҐ]", sample) else name


def chinese_script(text: str) -> str:
    """``zh-Hant`` if more of the text is traditional only than simplified only, else ``zh-Hans``."""
    simplified, traditional = characters("simplified"), characters("traditional")
    more = sum(map(traditional.__contains__, text)) > sum(map(simplified.__contains__, text))
    return "zh-Hant" if more else "zh-Hans"


def normalise(tag: str, text: str) -> str:
    """A given tag in the form used here; a Chinese one without script or region takes the text's script.

    Raises:
        ValueError: this is no language tag.
    """
    if not _TAG.fullmatch(tag):
        raise ValueError(tag)
    first, *rest = tag.replace("_", "-").split("-")
    parts = {part.lower() for part in rest}
    if first.lower() != "zh":
        return "-".join([first.lower(), *rest])
    if "hans" not in parts and parts & _HANT_REGIONS:
        return "zh-Hant"
    return "zh-Hans" if parts & _HANS_REGIONS else chinese_script(text[:_SAMPLE])


def _latin(text: str) -> str:
    words = [word.lower() for word in _WORD.findall(text)]
    known = sum(word in _ENGLISH for word in words)
    return "en" if known >= 0.12 * len(words) else UNKNOWN
