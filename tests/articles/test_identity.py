"""One id for all addresses of a page, and for all copies of a text."""

from __future__ import annotations

import pytest

from graph.articles.identity import article_id, canonical

PAGE = "https://news.example/world/talks?id=7&page=2"


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        "HTTPS://News.Example/world/talks?id=7&page=2",
        "http://news.example:80/world/talks?id=7&page=2",
        "https://news.example:443/world/talks?page=2&id=7#top",
        "https://user:secret@news.example./world/talks?page=2&utm_source=x&id=7&fbclid=y&gclid=z&spm=1.2.3",
        "  https://news.example/world/talks?id=7&&page=2&utm_campaign=  ",
    ],
)
def test_the_addresses_of_one_page_have_one_canonical_form(url):
    assert canonical(url) == PAGE


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("https://news.example", "https://news.example/"),
        ("https://新闻.example/谈判", "https://xn--efvy88h.example/%E8%B0%88%E5%88%A4"),
        ("https://news.example/a%2Fb", "https://news.example/a%2Fb"),
        ("https://[::1]:8080/a", "https://[::1]:8080/a"),
        ("https://news.example/A", "https://news.example/A"),
    ],
)
def test_what_tells_pages_apart_is_kept(url, form):
    assert canonical(url).casefold() == form.casefold()


@pytest.mark.parametrize("url", ["news.example", "javascript:alert(1)", "ftp://news.example/a", "https://", "https://a:port/", "http://[::1"])
def test_what_is_no_address_of_the_web_is_refused(url):
    with pytest.raises(ValueError, match=r".*"):
        canonical(url)


def test_an_id_is_of_the_url_if_there_is_one():
    assert article_id(PAGE, ["a"]) == article_id(PAGE + "#x", ["b"]) != article_id(None, ["a"])


def test_an_id_without_a_url_does_not_count_white_space():
    assert article_id(None, ["一 二\r\n三"]) == article_id(None, ["一二", "三\n"]) != article_id(None, ["一二"])
    assert len(article_id(None, ["一"])) == 16
