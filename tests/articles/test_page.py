"""HTML pages of our own, in the manner of news sites."""

from __future__ import annotations

from datetime import date

import pytest

from graph.articles import page
from graph.errors import ArticleError

NOW = date(2025, 2, 20)
PARAGRAPHS = [
    "美国国务卿鲁比奥与俄罗斯外长拉夫罗夫星期二在利雅得举行会谈，双方就恢复使馆运作与结束战争交换意见，会谈持续四个半小时。",
    "双方同意任命高级别团队，尽快展开磋商。鲁比奥在会后对媒体表示，这是漫长旅程的第一步，但仍有许多艰难的工作要做。",
    "拉夫罗夫则说，会谈非常有用，双方不仅听了彼此的话，而且听进去了；他有理由相信，美方更好地理解了俄方的立场。",
    "沙特外交大臣费萨尔主持了会谈的开场。乌克兰没有获邀出席，泽连斯基说，任何没有基辅参与的协议都不会得到承认。",
]
HEAD = '<meta property="og:title" content="美俄在利雅得会谈 - 某某网"><meta property="og:site_name" content="某某网">'


def _page(head: str = HEAD, above: str = "", below: str = "", middle: str = "") -> str:
    first, *rest = (f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html><head><title>美俄在利雅得会谈_某某网</title>{head}</head><body><nav><a href='/'>首页</a><a href='/w'>国际</a></nav>"
        f"<div class='main'><h1>美俄在利雅得会谈</h1>{above}<div class='article-content'>{first}{middle}{''.join(rest)}</div></div>"
        f"<aside class='related'><h3>相关新闻</h3><ul><li><a href='/b'>另一条新闻 2024-01-01</a></li></ul></aside>{below}"
        "<footer>© 2019-2025 某某网 版权所有</footer></body></html>"
    )


def _draft(html: str, name: str = "utf-8"):
    return page.draft(html.encode(name), "a.html", NOW)


def test_the_text_is_the_headline_and_the_paragraphs_a_line_each():
    found = _draft(_page())
    assert found.text.splitlines() == ["美俄在利雅得会谈", *PARAGRAPHS]
    assert (found.title, found.source) == ("美俄在利雅得会谈", "某某网")


def test_a_block_of_links_inside_the_article_is_left_out():
    found = _draft(_page(middle="<div class='extended-reading'><p>延伸阅读</p><p><a href='/c'>欧洲领袖在巴黎开会</a></p></div>"))
    assert "欧洲领袖" not in found.text


@pytest.mark.parametrize(
    "html",
    [
        _page(HEAD + '<meta property="article:published_time" content="2025-02-19T10:00:00+08:00">'),
        _page(HEAD + '<meta name="PubDate" content="2025-02-19 10:00:00">'),
        _page(HEAD + '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2025-02-19"}]}</script>'),
        _page(above="<div class='info'><span>2025-02-19 09:30</span> <span>来源：某某网</span></div>"),
        _page(above="<p>发布时间：2025年2月19日</p>"),
    ],
    ids=["open graph", "meta", "json-ld", "source line", "label"],
)
def test_a_stated_date_is_used(html):
    assert _draft(html).published == "2025-02-19"


@pytest.mark.parametrize(
    "html",
    [_page(), _page(below="<p>发布 2025-02-19</p>"), _page(above="<p>2025年2月19日</p>"), _page(HEAD + '<meta name="date" content="soon">')],
    ids=["copyright year and related link", "below", "bare date", "no date"],
)
def test_a_date_that_is_not_stated_is_unknown(html):
    assert _draft(html).published is None


def test_the_canonical_address_is_the_url():
    assert _draft(_page(HEAD + '<link rel="canonical" href="https://news.example/a">')).url == "https://news.example/a"
    assert _draft(_page(HEAD + '<link rel="canonical" href="/a">')).url is None


@pytest.mark.parametrize(("name", "declared"), [("gb18030", "gb2312"), ("gb18030", "GBK"), ("utf-8", "utf-8"), ("utf-8", "gb2312"), ("gb18030", "utf-8")])
def test_the_bytes_are_decoded_as_they_are_or_as_declared(name, declared):
    found = _draft(_page(f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' + HEAD), name)
    assert found.text.splitlines()[1:] == PARAGRAPHS


def test_an_xhtml_prolog_is_no_obstacle():
    assert PARAGRAPHS[0] in _draft('<?xml version="1.0" encoding="utf-8"?>' + _page()).text


@pytest.mark.parametrize("html", ["", "  \n", "<html></html>", "<html><body><script>x()</script></body></html>", "<!-- nothing -->"])
def test_a_page_without_text_is_refused(html, capfd):
    with pytest.raises(ArticleError, match=r"there is no text in it|no readable text was found"):
        _draft(html)
    assert capfd.readouterr() == ("", "")


def test_a_page_too_big_is_refused():
    with pytest.raises(ArticleError, match="the page is larger than 8,000,000 bytes"):
        page.draft(b"<html>" + b" " * 8_000_000, "a.html", NOW)
