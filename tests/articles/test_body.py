"""The body of pages copied as text, in the manner of many outlets.

In the tables ``+`` marks a line that is the article, ``-`` one that is not, and ⟦…⟧ a piece of a
line that is not. All texts are our own.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.articles import body

A = "俄罗斯外交部长拉夫罗夫与美国国务卿鲁比奥星期二在利雅得举行会谈，就恢复两国使馆的正常运作交换意见。"
B = "鲁比奥会后对媒体说，双方同意任命高级别团队，尽快就结束战争展开磋商，但仍有许多工作要做。"
C = "克里姆林宫发言人佩斯科夫表示，两国元首的会晤日期尚未确定，目前谈论具体安排还为时过早。"
TA = "俄羅斯外交部長拉夫羅夫與美國國務卿盧比歐星期二在利雅德舉行會談，就恢復兩國使館的正常運作交換意見。"
TB = "盧比歐會後對媒體說，雙方同意任命高層級團隊，儘快就結束戰爭展開磋商，但仍有許多工作要做。"
TC = "克里姆林宮發言人佩斯科夫表示，兩國元首的會晤日期尚未確定，目前談論具體安排還為時過早。"

LAYOUTS = {
    "xinhua": f"""
- 首页 > 新闻中心 > 国际新闻 > 正文
+ 美俄高级别会谈在利雅得举行
- 2025-02-19 09:30:15　来源：新华网
- 字体：大 中 小　分享到：
+ 新华社利雅得2月18日电⟦（记者王某某　李某）⟧{A}
+ {B}
+ {C}
- 【纠错】
- 责任编辑：张某某
- 相关新闻
- 俄美外长通电话讨论双边关系
- 沙特王储会见俄总统助理
- 010020020110000000000000011100001
""",
    "zaobao": f"""
- 即时 / 国际
+ 美俄在沙特会谈 同意组建谈判团队
- 发布/2025年2月19日 05:00
- 字体大小:
- 小
- 中
- 大
+ （利雅得综合电）{A}
+ 特朗普：会谈进展良好
+ {B}
- 延伸阅读
- 欧洲领袖在巴黎举行紧急会议
- 【视频】利雅得会谈现场
+ {C}
- 你可能也喜欢
- 泽连斯基推迟访问沙特
- 中国欢迎一切致力于和平的努力
""",
    "cna": f"""
+ 美俄利雅德會談4個半小時 烏克蘭缺席
- 2025/2/19 08:12（2025/2/19 10:05 更新）
- 請繼續下滑閱讀
+ （中央社華盛頓18日綜合外電報導）{TA}
+ {TB}
- 延伸閱讀：澤倫斯基延後訪問沙烏地阿拉伯
+ {TC}⟦（譯者：陳某某／核稿：劉某某）⟧
- 下載中央社「一手新聞」APP，每日新聞不漏接
- 本網站之文字、圖片及影音，非經授權，不得轉載、公開播送或公開傳輸及利用。
""",
    "ltn": f"""
+ 美俄會談落幕 盧比歐：雙方將組團隊
- 2025/02/19 07:45
- 記者陳某某／綜合報導
+ ⟦〔記者陳某某／綜合報導〕⟧{TA}
+ {TB}
- 請繼續往下閱讀...
+ {TC}
- 不用抽 不用搶 現在用APP看新聞 保證天天中獎　 點我下載APP　 按我看活動辦法
- 相關新聞
- 歐洲國家加碼軍援 未排除派兵
- 普廷：願與澤倫斯基對話
""",
    "rfi": f"""
- 法广
- 首页
- 国际
+ 美俄利雅得会谈后欧洲感到被冷落
- 发表时间： 19/02/2025 - 10:11　更改时间： 19/02/2025 - 12:30
- 广告
+ {A}
- 阅读全文
- 广告
+ {B}
+ 欧洲的反应
+ {C}
- 分享 :
- Facebook
- Twitter
- 关键词： 俄罗斯 美国 乌克兰
""",
    "bbc": f"""
- BBC News 中文
- 跳到内容
- 导航
- 中国
- 国际
+ 美俄会谈：乌克兰未获邀请意味着什么
- 图像来源，Getty Images
+ ⟦图像加注文字，⟧美俄代表团在利雅得的一座宫殿内会谈
- 2025年2月19日
+ {A}
- 热读
- 为什么会谈选在沙特
- 乌克兰的稀土有多少
- End of 热读
+ {B}
+ 接下来会发生什么？
+ {C}
""",
    "dw": f"""
- 政治
+ 德国总理：不能越过乌克兰作出决定
- 2025年2月19日
+ （德国之声中文网）{A}
+ {B}
- 相关报道：欧洲国家首脑齐聚巴黎
+ {C}
- © 2025年德国之声版权声明：本文所有内容受到著作权法保护，如无德国之声特别授权，不得擅自使用。
""",
    "sina": f"""
- 新浪首页
- 新闻
- 国际
+ 普京助理：会谈进展不错
- 2025年02月19日 11:20 新浪新闻
- 作者：环球网
+ {A}
+ {B}
+ {C}
- 海量资讯、精准解读，尽在新浪财经APP
- 责任编辑：赵某 SN123
- 文章关键词： 俄罗斯 美国
- 我要反馈
- 点击排行
- 某地举行音乐节吸引众多游客
- 科学家发现新的深海鱼类
- 股市收盘小幅上涨
""",
    "sina, the original headline only": f"""
+ 原标题：外交部发言人主持例行记者会
+ {A}
+ {B}
- 责任编辑：赵某 SN123
""",
    "sohu": f"""
+ 白宫：与俄罗斯的谈判是第一步
- 2025-02-19 14:02
- 来源: 某某观察
+ 原标题是另一回事，{A}
+ {B}
- 返回搜狐，查看更多
- 责任编辑：
- 平台声明：该文观点仅代表作者本人，搜狐号系信息发布平台，搜狐仅提供信息存储空间服务。
- 阅读 (1.2万)
""",
    "163": f"""
+ 俄外长：我们不仅听了，而且听进去了
- 2025-02-19 08:00:12　来源: 某某新闻　举报
+ {A}
+ {B}
- 特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台用户上传并发布，本平台仅提供信息存储服务。
- Notice: The content above (including the pictures and videos if any) is uploaded and posted by a user.
- 跟贴 128　参与 2301
- 热点推荐
- 某演员宣布退出演艺圈，原因令人意外！
- 周末天气预报出炉 这些地方有雨
""",
    "huanqiu": f"""
- 来源：环球网
- 作者：刘某某
+ ⟦【环球网报道 记者 刘某某】⟧{A}
+ {B}
+ {C}⟦（编辑：高某）⟧
- 版权声明：本文版权归环球网所有
""",
    "thepaper": f"""
+ 美俄会谈之后：谁在谈判桌上
- 澎湃新闻记者 朱某某
- 2025-02-19 16:40
- 来源：澎湃新闻
- 字号
+ {A}
+ {B}
+ {C}
- 责任编辑：丁某某
- 图片编辑：胡某某
- 校对：栾某
- 澎湃新闻报料：000-000000
- 澎湃新闻，未经授权不得转载
- 收藏
- 我要举报
""",
    "voa": f"""
- 美国之音
- 评论
- 打印
+ 华盛顿与莫斯科讨论如何结束战争
- 2025年2月19日 03:14
+ 华盛顿 — {A}
+ {B}
- 分享
- 评论 (12)
- 说得好，但是他们从来不听别人的意见，我已经看过太多次这样的会谈了。
""",
    "markdown": f"""
- [首页](/) | [国际](/world) | [财经](/finance)
+ # 美俄会谈
+ {A}
+ ![会谈现场](https://news.example/1.jpg)
+ {B}
- ## 相关阅读
- - [俄美外长通电话](https://news.example/a)
- - [沙特的调停角色](https://news.example/b)
""",
    "caption and photographer": f"""
+ {A}
+ 2月18日，车队抵达利雅得的一座宫殿。⟦新华社记者 王某某 摄⟧
+ {B}
- 图源：路透社
""",
}


def _expected(layout: str) -> tuple[str, str]:
    """The text of a layout, and its body with white space left out."""
    text, kept = [], []
    for line in layout.strip().splitlines():
        mark, content = line[0], line[2:]
        text.append(content.replace("⟦", "").replace("⟧", ""))
        while "⟦" in content:
            content = content[: content.index("⟦")] + content[content.index("⟧") + 1 :]
        kept.append(content if mark == "+" else "")
    return "\n".join(text), "".join("".join(kept).split())


def _body(text: str) -> str:
    return "".join("".join(text[start:end] for start, end in body.find(text)).split())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n"], ids=["lf", "crlf", "cr", "blank", "blank-crlf"])
@pytest.mark.parametrize("name", LAYOUTS)
def test_the_surroundings_of_a_copied_page_are_cut_and_nothing_else(name, end):
    text, expected = _expected(LAYOUTS[name])
    assert _body(text.replace("\n", end)) == expected


KEPT = {
    "a question and answer": f"记者：请问会谈何时举行？\n毛宁：{A}\n记者：还有一个问题。",
    "a press conference in brackets": f"（记者会现场）{A}\n{B}",
    "a caption": f"{A}\n图：普京抵达利雅得机场\n{B}",
    "a list of what was agreed": f"{A}\n1. 恢复使馆工作\n2. 任命谈判团队\n3. 探讨经济合作\n{B}",
    "a chronicle": f"{A}\n2022年2月24日\n{B}\n2025年2月18日\n{C}",
    "a word broken over two lines": "美俄商定立即就结束战争展开谈判。乌\n克兰总统泽连斯基表示反对任何没有基辅参与的协议。",
    "a paragraph that begins like a heading": f"{A}\n相关报道指出，欧洲国家对会谈感到不安。\n热门的说法是，峰会下周举行。\n{B}",
    "a flash of one line": "普京与特朗普通电话",
    "crossheads": f"国际社会的反应\n{A}\n分析：谁得利\n{B}\n背景\n{C}",
    "a bracketed source": f"（新华社/法新）{A}",
    "a sentence about reporters": f"本报记者在会场看到，双方没有握手。\n{A}\n记者探访会场\n{B}",
    "a menu word as a short sentence": f"{A}\n“更多。”\n{B}",
}


@pytest.mark.parametrize("name", KEPT)
def test_what_only_looks_like_surroundings_stays(name):
    text = KEPT[name]
    assert _body(text) == "".join(text.split())


def test_a_hard_wrapped_paragraph_after_a_block_of_links_stays_whole():
    wrapped = "\n\n".join("\n".join(text[i : i + 24] for i in range(0, len(text), 24)) for text in (A + B, C + A))
    text = f"{A[:24]}\n{A[24:]}\n\n延伸阅读：\n欧洲领袖举行紧急会议\n\n{wrapped}"
    assert _body(text) == "".join((A + A + B + C + A).split())


def test_a_crosshead_after_a_block_of_links_stays():
    text = f"{A}\n\n延伸阅读\n欧洲领袖举行紧急会议\n中国表明立场\n\n欧洲的反应\n\n{B}"
    assert _body(text) == A + "欧洲的反应" + B


def test_two_paragraphs_after_the_heading_of_a_tail_are_the_article_again():
    assert _body(f"{A}\n热门新闻\n某地举行音乐节\n{B}\n{C}") == A + B + C
    assert _body(f"{A}\n{B}\n热门新闻\n某地举行音乐节\n{C}\n又一条消息") == A + B


def test_a_heading_of_links_above_the_article_does_not_eat_it():
    assert _body(f"热门新闻\n- 某地举行音乐节\n美俄在利雅得会谈\n{A}") == "美俄在利雅得会谈" + A


def test_a_text_of_surroundings_only_is_taken_whole():
    assert body.find("首页\n国际\n2025-02-19") == ((0, 16),)


def test_white_space_alone_has_no_range():
    assert body.find(" \r\n\u3000\n") == ()


def test_a_run_without_a_cut_is_one_range_without_the_white_space_around_it():
    assert body.find(f"\n\u3000\u3000{A}\n\n{B}\n") == ((3, 3 + len(A) + 2 + len(B)),)


def test_offsets_count_from_the_start_of_the_text_when_a_head_is_left_out():
    assert body.find("xx\n" + A, 3) == ((3, 3 + len(A)),)


PIECES = st.sampled_from(
    [A, B, TA, "延伸阅读", "随便看看", "责任编辑：张某", "首页 > 国际", "- 一条新闻", "（记者 张某）" + C, "乌", "", " ", "\u3000",
     "相关新闻：又一条", "2025-02-19 10:00 来源：新华网", C + "（编辑：李某）", "© 2025", "[首页](/)"]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=60)), max_size=25), st.sampled_from(["\n", "\r\n", "\r", "\u2028"]))
def test_ranges_are_sorted_disjoint_trimmed_and_inside_the_text(lines, end):
    text = end.join(lines)
    ranges = body.find(text)
    positions = [position for pair in ranges for position in pair]
    assert positions == sorted(positions)
    assert len(set(positions)) == len(positions)
    assert all(0 <= start < stop <= len(text) for start, stop in ranges)
    assert all(text[start:stop] == text[start:stop].strip() for start, stop in ranges)


@given(st.lists(PIECES, max_size=15))
def test_the_same_text_has_the_same_body_with_any_line_ends(lines):
    assert _body("\n".join(lines)) == _body("\r\n".join(lines))


@pytest.mark.parametrize(
    "line", [A, "首页 ", "（", "[", "延伸阅读 ", "2025-02-19 ", "来源：", "记者 ", "- ", "新华社"], ids=range(10)
)
def test_no_shape_of_long_line_costs_more_than_its_length(line):
    text = (line * 40 + "\n") * (1_000_000 // (40 * len(line)))
    begun = time.process_time()
    body.find(text)
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    "line", ["作者：", "文：张三 图：李四 ", "记者 张三、", "编辑 张三 ", "首页 来源：", "、| ", "2025-02-19 10:30 ", "(编辑 ", "（", "a "], ids=range(10)
)
def test_no_shape_of_short_line_is_searched_without_end(line):
    text = "\n".join([(line * 80)[:78] + "x？"] * 1000)
    begun = time.process_time()
    body.find(text)
    assert time.process_time() - begun < 2
