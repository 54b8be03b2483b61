"""A verb and who does it → whether it tells of something that a meeting really brought forth.

双方有望达成协议             no: a hope
将举行会谈，敲定细节         no: the plan of the clause before is carried on
达成协议前                   no: a frame
两国关系破裂                 no: 破裂 needs a meeting as subject
伊朗同意这一观点             no: one side alone
会谈中伊朗同意暂停浓缩       yes: one side at the meeting
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.vocabulary import Use, word_set
from graph.extraction.outcome_agents import clause_of
from graph.extraction.outcome_verbs import AGREEING, ANNOUNCING, FAILED, REACHED, follows_frame, pause

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.outcome_agents import Agents
    from graph.extraction.outcome_meetings import Origins
    from graph.extraction.outcome_verbs import Verb


def not_yet(analysis: Analysis, sentence: Sentence, verb: Verb, who: Agents) -> bool:
    """Whether a word before the verb makes it a wish, a plan or a denial, or one behind it a frame."""
    tokens = analysis.tokens
    if verb.manner == AGREEING and tokens[verb.at - 1].text in word_set("outcomes", "reached"):
        return True  # 已达成|同意，就待签署
    left_out = not who.named and verb.manner != AGREEING
    left_out |= bool(tokens[who.clause].uses & Use.WITH) and who.clause > sentence.first
    if tokens[verb.at - 1].text == "的" or (left_out and _carried(analysis, sentence, who.clause)):
        return True
    end = verb.at
    if verb.manner == REACHED:
        opens = word_set("outcomes", "matter_opens")
        matter = (here for here in range(who.clause, end) if tokens[here].text in opens)
        end = next(matter, end)
    words = word_set("outcomes", "nearly" if verb.manner == FAILED else "not_yet")
    if any(token.text in words for token in (*tokens[who.clause : end], tokens[verb.at - 1])):
        return True
    return follows_frame(tokens, verb, sentence.last) or _only_felt(tokens, verb, who.clause, sentence.last)


def _only_felt(tokens: tuple[Token, ...], verb: Verb, clause: int, last: int) -> bool:
    """Whether 对 and 表示 put what happened into somebody's feeling: 双方对没有谈成表示遗憾."""
    if not any(token.text == "对" for token in tokens[clause : verb.at]):
        return False
    stop = pause(tokens, verb.end, last)
    return any(token.text in word_set("outcomes", "feeling") for token in tokens[verb.end : stop])


def _carried(analysis: Analysis, sentence: Sentence, clause: int) -> bool:
    """Whether the clause before, which has the subject, is a plan or wish."""
    if clause <= sentence.first:
        return False
    before = clause_of(analysis, clause - 1, sentence.first)
    words = word_set("outcomes", "carried")
    return any(token.text in words for token in analysis.tokens[before:clause])


def met(
    analysis: Analysis, origins: Origins, sentence: Sentence, verb: Verb, who: Agents, *, follows: bool
) -> bool:
    """Whether those who do it do it as a meeting: both sides, or one side at it.

    ``follows`` says that the sentence before told what was agreed: 塔利班则承诺… goes on with it.
    """
    text = analysis.text(sentence.first, verb.at)
    if verb.manner == ANNOUNCING and (not who.named or who.word is None):
        words = "press" if who.named and not who.both else "together"
        return who.joined or any(word in text for word in word_set("outcomes", words))
    if verb.word in word_set("outcomes", "failed") - word_set("outcomes", "failed_by_parties"):
        return _meeting_fails(analysis, origins, sentence, verb, who)
    return (
        who.both
        or origins.sits(who)
        or (
            verb.word in word_set("outcomes", "single")
            and origins.sat(who)
            and (follows or _alone_at_it(analysis, origins, sentence, verb, who))
        )
    )


def _meeting_fails(analysis: Analysis, origins: Origins, sentence: Sentence, verb: Verb, who: Agents) -> bool:
    """Whether the subject is a meeting that was held, or 宣告失败 and its like can have no other."""
    if origins.between(who.clause if who.named else sentence.first, verb.at):
        return True
    region = analysis.tokens[who.clause : verb.at]
    plain = verb.word in word_set("outcomes", "failed_plainly")
    return plain and any(token.uses & Use.MEET_NOUN for token in region)


def _alone_at_it(analysis: Analysis, origins: Origins, sentence: Sentence, verb: Verb, who: Agents) -> bool:
    """Whether one side agrees at a meeting: by a word, the meeting told right before, or an exchange."""
    before = analysis.text(sentence.first, verb.at)
    if any(word in before for word in word_set("outcomes", "at_meeting")):
        return True
    if any(word in analysis.text(sentence.first, sentence.last) for word in word_set("outcomes", "exchange")):
        return True
    if verb.word not in word_set("outcomes", "consenting"):
        return False
    number = analysis.sentence_number(sentence.first)
    earlier = analysis.sentences[number - 1] if number else sentence
    first = earlier.first if earlier.paragraph == sentence.paragraph else sentence.first
    return any(origins.seats(one, who) for one in origins.between(first, verb.at))
