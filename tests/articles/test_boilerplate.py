"""What single lines are taken for. The second table holds what a rule must not touch."""

from __future__ import annotations

import pytest

from graph.articles import cues
from graph.articles.boilerplate import Kind, kind
from graph.errors import SchemaError

KINDS = {
    Kind.RELATED: ["**延伸阅读**", "【延伸閱讀】", "▼相关新闻▼", "## 相关报道：", "更多新闻>>", "Related stories"],
    Kind.RELATED_LINE: ["延伸阅读：欧洲怎么看", "延伸閱讀 | 歐洲怎麼看", "【相关新闻】俄美外长通电话"],
    Kind.TAIL: ["随便看看", "热门新闻", "網友評論(12)", "点击排行 >>", "猜你喜欢："],
    Kind.CLOSE: ["责任编辑：张某", "(責任編輯:張某 PN01)", "编辑 张某", "【纠错】 【责任编辑:张某】", "编辑：张某 责编：李某 监制：王某"],
    Kind.CUT: ["文/张三", "文：张某 图：李某", "摄影：新华社记者 张某", "作者：某大学国际问题研究院教授 张某", "记者 张某某", "本报莫斯科2月18日电 记者 张某",
        "聯合報 記者張某某／即時報導", "分享到：微信 微博 QQ空间", "打印", "廣告 請繼續往下閱讀", "© 2025 某报", "转载请注明出处", "图源：路透社", "關鍵字：會談、停火"],
    Kind.EDGE: ["首页 > 国际 > 正文", "2025-02-19 09:30 来源：新华网", "2025年02月19日 星期三 10:30", "來源：中央社", "字号 大 中 小", "阅读：1234", "Getty Images", "国际 / 中东"],
    Kind.ITEM: ["- 一条新闻", "● 一條新聞", "[新闻一则](https://news.example/a)", "3、又一条"],
    Kind.LINE: ["评论：谁得利", "外交部：中方支持和谈", "王毅：准备对话", "问：谈判何时恢复？", "记者：您怎么看？", "记者会", "译者注：此处有误", "图：两人握手", "相关报道指出，美方满意",
        "热门话题是停火", "留言称将继续谈判", "最新消息：两人通电话", "中美元首通电话", "与会者：鲁比奥、拉夫罗夫", "新闻分析：会谈意味着什么", "声明：双方同意", "背景", "乌", "“很好！”"],
    Kind.PROSE: ["双方同意。", "一名未经授权公开谈论此事的官员说，气氛紧张。", "加入《巴黎协定》的国家不满。", "答：尚未确定。", "更多新闻请见下周的发布会。"],
    Kind.BLANK: [""],
}  # fmt: skip


@pytest.mark.parametrize(("expected", "line"), [(expected, line) for expected, lines in KINDS.items() for line in lines])
def test_a_line_is_what_it_looks_like(expected, line):
    assert kind(line) is expected


def test_a_list_that_is_missing_is_refused_with_its_name():
    with pytest.raises(SchemaError, match=r"lexicon/zh/body\.yaml: nothing: a list of words is needed"):
        cues.words("nothing")
    with pytest.raises(SchemaError, match=r"lexicon/zh/script\.yaml: nothing: a run of characters is needed"):
        cues.characters("nothing")


def test_longer_words_come_first_so_that_they_win():
    lengths = [len(word) for word in cues.words("navigation")]
    assert lengths == sorted(lengths, reverse=True)
