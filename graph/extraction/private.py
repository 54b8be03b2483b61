"""Who is no party to a meeting of states: companies, teams, artists, scholars.

德国大众汽车与中国小鹏汽车签署协议      neither 德国 nor 中国: they only tell where a company is
中国队与日本队将在东京会面              nor teams
导演贾樟柯与演员役所广司对话            nor persons of whom nothing but such a calling is told
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.folding import fold_text
from graph.analysis.vocabulary import ENCOUNTER, PAUSE, Use, branches, word_set

if TYPE_CHECKING:
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast
    from graph.extraction.parties import Parties

# How many tokens the name of a company behind its state may have.
_NAME = 6
_OFFICIAL = (
    PAUSE | Use.WITH | Use.CONJUNCTION | Use.LIST | Use.POST | Use.PERSON | Use.ORG | Use.STATE | Use.TIME
)


def private_state(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the state at a token only tells where a company, a team or a newspaper is."""
    for here in range(at + 1, min(at + 1 + _NAME, len(tokens))):
        token = tokens[here]
        if token.start != tokens[here - 1].end:
            return False
        if token.text == "《" or private(token.text):
            return True
        verb = token.uses & Use.VERB and len(token.text) > 1  # not 宜 in 贝宜系统公司
        if verb or token.uses & (_OFFICIAL | ENCOUNTER | Use.LIGHT | Use.FRAME):
            return False
    return False


def private(word: str) -> bool:
    """Whether a word names what is private: 乐团 in 中央民族乐团|出访奥地利."""
    return word in word_set("encounters", "private") or word.endswith(_endings())


@cache
def _endings() -> tuple[str, ...]:
    """The ends of names of what is private; a single character is none: 军队."""
    return tuple(word for word in word_set("encounters", "private") if len(word) > 1)


def leave_out_private(cast: Cast, who: Parties) -> None:
    """Take persons of a private calling out of those who meet."""
    private = {id_ for id_ in who.actors if cast.is_person(id_) and _private_person(cast, id_)}
    if private:
        who.actors = {id_: at for id_, at in who.actors.items() if id_ not in private}
        who.objects = [id_ for id_ in who.objects if id_ not in private]


def _private_person(cast: Cast, id_: str) -> bool:
    """Whether nothing is told of a person but a private calling: 导演, 董事长, 主教练."""
    draft = cast.drafts[id_]
    if draft.entry is not None or not draft.roles:
        return False
    calling = _calling()
    return all(calling.search(fold_text(title)) for title, _ in draft.roles)


@cache
def _calling() -> re.Pattern[str]:
    """A title that ends in a private calling, or names a company: 首席分析师, 日本制铁副会长."""
    return re.compile(rf"(?:{branches('titles', 'private')})$|{branches('titles', 'companies')}")
