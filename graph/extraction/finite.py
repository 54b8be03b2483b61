"""Whether the words around a reporting verb leave it a verb that says something, and why not.

他未透露细节                 negated       王毅将宣布…           to come
发表声明, 一项承诺           a noun        通报了会谈结果        nothing of what was said
谈到停火时                   only a frame  预计与王毅会谈        a forecast without a clause
他对和平表示欢迎，…          says something
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import ACTOR, PAUSE, Use, word_set
from graph.extraction.subjects import agents, passives

if TYPE_CHECKING:
    from graph.analysis.tokens import Token
    from graph.extraction.phrases import Subject


_MARKS = PAUSE | Use.OPEN | Use.CLOSE
# Why a verb of speaking makes no statement although somebody spoke.
NOTHING_TOLD = "nothing is told of what was said"
# How many tokens the object of 对…表示 has.
_PREDICATE = 20
# How many tokens the manner before 地 has, with what unsays it.
_MANNER = 6
# How many tokens the name of what others said has (拜登的乐观说法), and how many more behind 这次.
_OBJECT = 9
# How many tokens the subject behind 在 has, and how many more stand before what closes the frame.
_SUBJECT = 4
_FRAMED = 48
_POINTED = 2


def unsaid(tokens: tuple[Token, ...], at: int) -> str | None:
    """Why the words around a cue leave it no finite verb that says something, or None."""
    before = tokens[at - 1].text if at else ""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and following.text == "？":
        return "a question"  # 外交部对此作何评价？
    if at > 1 and tokens[at - 1].uses & Use.COMMA and tokens[at - 2].text in word_set("cues", "along"):
        return "wished"  # 愿与美方一道，总结经验
    if before == "了":
        return "noun: 了 before it"
    if _shown(tokens, at):
        return f"shown by what nobody says: {before}"
    if _recognises(tokens, at):
        return "an act of recognition"
    if tokens[at].text in word_set("cues", "unsaid_by_not") and _not(tokens, at):
        return "negated: 不"
    if tokens[at].text in word_set("cues", "citing") and _cited(tokens, at):
        return "whom it cites speaks"
    if whole_start(tokens, at) is not None:
        return f"negated: {before}" if before in word_set("cues", "negated_by") else None
    if _classified(tokens, at) and not _issued(tokens[at].text):
        return f"noun: {before} before it"
    if before in passives():
        return f"passive: {before}"
    if following is not None and following.text in word_set("cues", "nameless"):
        return "asks not to be named"
    if _compound(tokens, at):
        return f"noun: {before} before it"
    if following is not None and following.text in word_set("cues", "noun_before"):
        return f"noun: {following.text} behind it"
    if tokens[at].text in word_set("cues", "needs_break") and _without_words(tokens, at):
        return NOTHING_TOLD
    if _in_frame(tokens, at) or _in_clause_frame(tokens, at):
        return "only dates another verb"
    here = at - 1
    while (
        here >= 0
        and (
            tokens[here].uses & (Use.ADVERB | Use.NEGATION | Use.TIME | Use.CONTINUING)
            or tokens[here].text in word_set("function", "prepositions", "locative")
        )
        and not tokens[here].uses & PAUSE
    ):
        if tokens[here].text in word_set("cues", "negated_by"):
            return f"negated: {tokens[here].text}"
        here -= 1
    if before == "地" and (negation := _negated_manner(tokens, at)):
        return f"negated: {negation}"
    stop = here if here >= 0 else 0
    for token in tokens[max(stop, at - 3) : at]:
        if token.text in word_set("cues", "negated_by"):
            return f"negated: {token.text}"
    if before in word_set("cues", "future"):
        return f"future: {before}"
    if here >= 0 and tokens[here].text in word_set("cues", "future") and here >= at - 3:
        return f"future: {tokens[here].text}"
    return None


def _not(tokens: tuple[Token, ...], at: int) -> bool:
    """不透露, 不对外透露."""
    near = takewhile(lambda here: not tokens[here].uses & (ACTOR | PAUSE), range(at - 1, max(at - 3, -1), -1))
    return any(tokens[here].text == "不" for here in near)


def _shown(tokens: tuple[Token, ...], at: int) -> bool:
    """事实表明, 调查结果显示; not 甲引用数据说明."""
    if tokens[at].text not in word_set("cues", "shows") or not at:
        return False
    cited = at > 1 and tokens[at - 2].text in word_set("cues", "citing")
    return tokens[at - 1].text in word_set("cues", "shown_by") and not cited


def _recognises(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a state or body is what is recognised: 承认巴勒斯坦国, 承认塔利班为…; not 承认美国参战."""
    if tokens[at].text not in word_set("cues", "recognises") or at + 2 >= len(tokens):
        return False
    party, beyond = tokens[at + 1], tokens[at + 2]
    ends = beyond.uses & PAUSE or beyond.text in word_set("cues", "recognised_as")
    return bool(party.uses & (Use.STATE | Use.ORG) and ends)


def _classified(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether what stands before a cue makes a noun of it: 一份声明, 六项保证, 共同声明."""
    before, words = tokens[at - 1] if at else None, word_set("cues", "noun_after")
    manner = before is not None and before.uses & Use.ADVERB
    if before is None or (manner and _takes_object(tokens, at)):
        return False
    counted = before.tag in {"m", "mq"} and before.text[-1] in words
    return before.text in words or counted


def _takes_object(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether what somebody blames or praises stands behind the verb: 严厉|谴责|袭击."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    ends, jointly = PAUSE | Use.CLOSE | Use.FRAME_END, word_set("function", "jointly")
    return (
        tokens[at].text in word_set("cues", "object")
        and tokens[at - 1].text not in jointly
        and following is not None
        and not following.uses & ends
        and following.text not in word_set("cues", "noun_before")
    )


def _negated_manner(tokens: tuple[Token, ...], at: int) -> str | None:
    """What unsays a verb over the manner before it, or None: 并不是一边倒地|指责."""
    near = reversed(tokens[max(0, at - _MANNER) : at - 1])
    manner = takewhile(lambda token: not token.uses & PAUSE, near)
    words = word_set("cues", "negated_manner")
    return next((token.text for token in manner if token.text in words), None)


def _compound(tokens: tuple[Token, ...], at: int) -> bool:
    """依据引渡要求，加剧对台威胁，…: a verb or 对 in front makes a noun of it, which a pause or 与 ends."""
    if at + 1 >= len(tokens) or not at or tokens[at].text not in word_set("cues", "nouns"):
        return False
    before = tokens[at - 1]
    plain = {"v", "vn", "a", "n"}  # 平息抗议，…, 无端指责，…
    verbal = before.tag in plain and not before.uses & ~(Use.VERB | Use.NOUN)
    if at > 1 and before.text in word_set("function", "coordinators"):
        verbal = tokens[at - 2].tag == "n"  # 阐述立场和建议
    ends = bool(tokens[at + 1].uses & (Use.COMMA | Use.STOP | Use.WITH))
    noun = tokens[at + 1].tag[:1] == "n" and at + 2 < len(tokens) and tokens[at + 2].uses & PAUSE
    ends = ends or (before.tag == "v" and bool(noun))  # 提交评估报告
    toward = at > 1 and tokens[at - 2].text == "对"
    return (verbal or toward) and ends and before.end == tokens[at].start


def whole_start(tokens: tuple[Token, ...], at: int) -> int | None:
    """The token of 对 that opens the predicate: what it governs unsays nothing: 对没有谈成表示遗憾."""
    ends = at + 1 == len(tokens) or tokens[at + 1].uses & PAUSE
    closes = closes_clause(tokens, at)
    if not closes and (ends or tokens[at].text not in word_set("cues", "whole")):
        return None
    light = word_set("cues", "light_verbs")
    for here in range(at - 1, max(-1, at - _PREDICATE), -1):
        if tokens[here].uses & (PAUSE | Use.CUE) and tokens[here].text not in light:
            return None
        topics = word_set("function", "prepositions", "topic")
        opens = tokens[here].text in topics and tokens[here].uses & Use.OBLIQUE
        if opens or tokens[here].text in word_set("cues", "whole_told"):
            return here
    return None


def closes_clause(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a verb has what it praises or blames only before it: 对停火大加赞赏, 对袭击予以谴责."""
    if tokens[at].text.startswith("大加"):
        return True
    here = at - 1
    while here > 0 and tokens[here].uses & Use.ADVERB:
        here -= 1  # 予以坚决谴责
    return here >= 0 and tokens[here].text in word_set("cues", "light_verbs")


def _issued(word: str) -> bool:
    """公告说 in 发表公告说: the noun and the verb in one word."""
    return word[:-1] in word_set("cues", "voices") and word[-1:] in word_set("cues", "suffixes")


def _cited(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether another verb follows in the clause: 引述消息人士透露."""
    for token in tokens[at + 1 : at + 14]:
        if token.uses & PAUSE:
            return False
        if token.uses & Use.CUE:
            return True
    return False


def _without_words(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether nothing is told of what was said: 通报了会谈结果，…, 致辞后离开, 谈到深夜."""
    here = at + 1
    while here < len(tokens) and tokens[here].text in word_set("function", "verb_suffixes"):
        here += 1
    if here >= len(tokens):
        return True
    if tokens[here].uses & (Use.FRAME_END | Use.TIME) or tokens[here].text in word_set("cues", "till_late"):
        return True
    objects = word_set("cues", "bare_objects")
    for end in range(here, min(here + 5, len(tokens))):
        if tokens[end].uses & PAUSE:
            return end > here and tokens[end - 1].text in objects and not tokens[end].uses & Use.COLON
        if tokens[end].uses & (Use.OPEN | Use.CUE | Use.OBLIQUE | Use.PRONOUN):
            return False
    return False


def untold(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether somebody speaks and nothing is told of what: 驳斥这一说法, 表示欢迎, 予以否认."""
    return (
        _only_named(tokens, at)
        or _only_polite_word(tokens, at)
        or _only_denies(tokens, at)
        or _only_coins(tokens, at)
    )


def _only_named(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a noun for what others said or did is all that follows: 驳斥拜登的说法, 证实了这次会面.

    否认俄军越境的指控 tells what is denied.
    """
    behind = tokens[at + 1 : at + 3]
    alone = len(behind) > 1 and behind[1].uses & (Use.COMMA | Use.STOP)
    if alone and behind[0].text in word_set("cues", "hearsay"):
        return True  # 发表声明证实消息，表示…
    if tokens[at].text not in word_set("cues", "of_hearsay"):
        return False
    first = at + 1
    while first < len(tokens) and tokens[first].text in word_set("function", "aspect"):
        first += 1
    near = range(first, min(first + _OBJECT, len(tokens)))
    last = next((here for here in near if tokens[here].uses & PAUSE), len(tokens)) - 1
    if last < first or last - first >= _OBJECT:
        return False
    if any(token.uses & (Use.OPEN | Use.CUE) or token.tag == "v" for token in tokens[first:last]):
        return False
    pointed = tokens[first].text in word_set("function", "definite")
    return tokens[last].text in word_set("cues", "hearsay") or (pointed and last - first <= _POINTED)


def _only_denies(tokens: tuple[Token, ...], at: int) -> bool:
    """米勒对此予以否认。: a denial that ends its sentence, or hangs on 予以."""
    if not at or tokens[at].text not in word_set("cues", "denying"):
        return False
    stops = at + 1 >= len(tokens) or bool(tokens[at + 1].uses & (Use.STOP | Use.BREAK))
    return stops or tokens[at - 1].text in word_set("cues", "light_verbs")


def _only_coins(tokens: tuple[Token, ...], at: int) -> bool:
    """提出“门罗主义”，…: a term in quotation marks, and no words."""
    if tokens[at].text not in word_set("cues", "coins") or at + 1 >= len(tokens):
        return False
    near = range(at + 2, min(at + _OBJECT, len(tokens) - 1)) if tokens[at + 1].uses & Use.OPEN else range(0)
    close = next((here for here in near if tokens[here].uses & _MARKS), None)
    return close is not None and bool(tokens[close].uses & Use.CLOSE and tokens[close + 1].uses & PAUSE)


def _only_polite_word(tokens: tuple[Token, ...], at: int) -> bool:
    """伊朗表示欢迎，…: a greeting of nothing that the clause names; not 对停火表示欢迎."""
    if tokens[at].text not in word_set("cues", "whole") or at + 1 >= len(tokens):
        return False
    if _governed(tokens, at):
        return False
    ends = at + 2 >= len(tokens) or bool(tokens[at + 2].uses & PAUSE)
    return ends and tokens[at + 1].text in word_set("cues", "polite_words")


def _governed(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a preposition in the clause says what is welcomed or who is thanked: 就此, 向俄方, 对停火."""
    for token in reversed(tokens[max(0, at - _PREDICATE) : at]):
        if token.uses & (PAUSE | Use.CUE):
            return False
        if token.text in word_set("cues", "whole_opens") | word_set("cues", "whole_told"):
            return True
    return False


def _in_frame(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the verb only dates another one: 回答提问前, 谈到停火时."""
    if tokens[at].text in word_set("cues", "plain"):
        return False  # 称在发现武装人员后，正返回该地
    quoted = 0
    for here in range(at + 1, min(at + 24, len(tokens))):
        uses = tokens[here].uses
        if not uses & _MARKS:
            continue
        quoted += bool(uses & Use.OPEN) - bool(uses & Use.CLOSE)
        if uses & (Use.COLON | Use.STOP | Use.BREAK) or (
            uses & Use.OPEN and here <= at + 2 and tokens[here - 1].uses & PAUSE
        ):
            return False
        if uses & Use.COMMA and quoted <= 0:
            return here > at + 1 and tokens[here - 1].text in word_set("cues", "dating_ends")
    return False


def _in_clause_frame(tokens: tuple[Token, ...], at: int) -> bool:
    """在美方要求中方让步等方面仍有分歧: 在 right before the subject, and what closes it in the clause."""
    before = takewhile(lambda token: not token.uses & _MARKS, reversed(tokens[max(0, at - _SUBJECT) : at]))
    if not any(token.uses & Use.FRAME for token in before):
        return False
    closes = word_set("function", "clause_frames")
    behind = takewhile(lambda token: not token.uses & PAUSE, tokens[at + 1 : at + _FRAMED])
    return any(token.text in closes for token in behind)


def severed(tokens: tuple[Token, ...], at: int, found: Subject, word: str) -> str | None:
    """What keeps a cue from the subject before it, or None."""
    opened = whole_start(tokens, at)
    between = tokens[found.last : at if opened is None else opened]
    negated = next((token.text for token in between if token.text in word_set("cues", "negated_by")), None)
    if negated is not None:
        return f"negated: {negated}"
    acts = found.first > 0 and tokens[found.first - 1].text in agents()
    if acts and at + 2 < len(tokens) and tokens[at + 2].uses & PAUSE:
        return NOTHING_TOLD  # 委员会由总理宣布成立
    if _taken(tokens, found):
        return "inside what another verb takes"
    if (agreed := tokens[at - 1].text + word) in word_set("cues", "agreed"):
        return f"what the sides agreed: {agreed}"
    if word in word_set("cues", "after_speaker"):
        near = (_adverbial(between) and at + 1 < len(tokens)) or (_told_to(between) and broken(tokens, at))
        return None if near else "no speaker right before it"
    disposal = word_set("function", "prepositions", "disposal")
    if word in word_set("cues", "naming") and not any(token.text in disposal for token in between):
        return "nothing is named before it"
    somebody = found.ids[:1] and found.ids[0].startswith("person:")
    if somebody and word in word_set("cues", "promises") and _promised(tokens, at):
        return None
    if word in word_set("cues", "needs_break") and word not in word_set("cues", "free"):
        return None if broken(tokens, at) else "no comma, colon or quotation behind it"
    if _gesture(tokens, at, found):
        return "noun: 的 behind its object"
    nominal = word_set("function", "nominalizers")
    ties = next((token.text for token in between[-1:] if token.text in nominal), None)
    return f"noun: {ties} before it" if ties is not None else None


def _taken(tokens: tuple[Token, ...], found: Subject) -> bool:
    """采取他认为必要的措施, 希望他说明: the verb right before a pronoun takes what it does."""
    if found.pronoun is None or not found.first:
        return False
    before = tokens[found.first - 1]
    near = before.end == tokens[found.first].start
    return near and before.tag == "v" and not before.uses & (Use.CUE | Use.FRAME_END)


def _gesture(tokens: tuple[Token, ...], at: int, found: Subject) -> bool:
    """这是乌克兰感谢土耳其的姿态: the verb only tells of the noun at the end."""
    if not found.first or tokens[found.first - 1].text not in word_set("function", "identifies"):
        return False
    stop = next((here for here in range(at, len(tokens)) if tokens[here].uses & PAUSE), len(tokens))
    return stop - 2 > at and tokens[stop - 2].text == "的"


def _promised(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a verb follows 承诺: 承诺释放战俘, 承诺将改革; not 防卫承诺坚如磐石."""
    first = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text in word_set("function", "aspect"))
    following = tokens[first] if first < len(tokens) else None
    if following is None:
        return False
    small = Use.ADVERB | Use.NEGATION | Use.OBLIQUE | Use.LIGHT
    auxiliary = following.text in word_set("cues", "promised_auxiliaries")
    return auxiliary or bool(following.uses & small) or following.tag == "v"


def _adverbial(between: tuple[Token, ...]) -> bool:
    """Whether nothing but adverbs, times and whole frames (在开场白中) stands there."""
    framed = False
    for token in between:
        if token.uses & Use.FRAME and not framed:
            framed = True
        elif token.uses & Use.FRAME_END:
            framed = False
        elif not framed and not token.uses & (Use.ADVERB | Use.TIME):
            return False
    return not framed


def _told_to(between: tuple[Token, ...]) -> bool:
    """Whether it ends in whom the words are told: 今日对记者, 向王毅."""
    opens, human = word_set("cues", "told_opens"), ACTOR | Use.PRONOUN | Use.POST
    first = next((at for at, token in enumerate(between) if token.text in opens), len(between))
    if first + 1 >= len(between) or not _adverbial(between[:first]):
        return False
    return between[-1].text in word_set("cues", "nobody") or bool(between[-1].uses & human)


def broken(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a comma, colon or quotation follows, perhaps behind one short addressee."""
    if tokens[at].text in word_set("cues", "mark_at_once"):
        return at + 1 < len(tokens) and bool(tokens[at + 1].uses & (Use.COLON | Use.OPEN))
    near = 2 if tokens[at].text in word_set("cues", "break_at_once") else 5
    for token in tokens[at + 1 : at + near]:
        if token.uses & (Use.STOP | Use.BREAK) or token.text == "；":
            return False
        if token.uses & (Use.COMMA | Use.COLON | Use.OPEN):
            return True
    return False


def bare(tokens: tuple[Token, ...], clause: int, at: int) -> bool:
    """Whether nothing but adverbs, times and prepositional phrases stands between clause and verb."""
    small = Use.ADVERB | Use.CONTINUING | Use.TIME | Use.FRAME_END | Use.CONJUNCTION
    if tokens[at - 1].text.endswith(tuple(word_set("cues", "voices"))):
        at = next((here for here in range(clause, at) if tokens[here].text in word_set("cues", "issues")), at)
    governed = False
    for token in tokens[clause:at]:
        if token.uses & (Use.OBLIQUE | Use.WITH | Use.FRAME):
            governed = True
        elif token.uses & small:
            continue
        elif not governed:
            return False
    return True


def closes_frame(tokens: tuple[Token, ...], floor: int, at: int) -> bool:
    """Whether the verb before belongs to a frame that closes before this one: 回应提问时说."""
    return any(
        token.uses & Use.FRAME_END and token.text in word_set("cues", "frame_closes")
        for token in tokens[floor:at]
    )


def only_politely(tokens: tuple[Token, ...], clause: int, at: int) -> bool:
    """致电两国领导人表示祝贺: a courtesy, and no words."""
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if following not in word_set("cues", "courtesies"):
        return False
    return any(token.text in word_set("cues", "writes") for token in tokens[clause:at])


def forecast(tokens: tuple[Token, ...], at: int) -> bool:
    """预计与王毅会谈 is modality: no clause of its own follows."""
    if tokens[at].text not in word_set("cues", "own_subject") or at + 1 >= len(tokens):
        return False
    if tokens[at + 1].text in word_set("cues", "forecast_of_subject"):
        return True  # 金正恩预计也会前往: it is he who comes
    if at and tokens[at - 1].uses & Use.PRONOUN and at > 2 and tokens[at - 2].uses & Use.COMMA:
        return True  # 拜登说，他预计…: part of what is said
    return bool(tokens[at + 1].uses & (Use.WITH | Use.MEET_VERB | Use.LIGHT | Use.FRAME | Use.TIME))


def goes_with(tokens: tuple[Token, ...], telling: int, at: int) -> bool:
    """Whether 说 only follows a verb of telling: 告诉记者说."""
    plain = tokens[at].text in word_set("cues", "suffixes_of_telling")
    tells = tokens[telling].text.startswith(tuple(word_set("cues", "tells")))
    if telling == at - 1:
        tells = tells or tokens[telling].text in word_set("cues", "opinions")  # 专家分析指出
    return plain and tells and not any(token.uses & PAUSE for token in tokens[telling:at])


def attitude(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether 欢迎 or 肯定 takes what somebody did: 欢迎双方停火; not 欢迎客人, 肯定会, 表示欢迎."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.text in word_set("cues", "attitudes_not_before"):
        return False
    person = following.uses & Use.PERSON and (at + 2 >= len(tokens) or tokens[at + 2].uses & PAUSE)
    stops = PAUSE | Use.ADVERB | Use.NEGATION | Use.FRAME_END | Use.CLOSE | Use.PRONOUN | Use.CUE
    return not person and not following.uses & stops
