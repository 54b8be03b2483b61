"""From sources to articles: formats, order, metadata, and every kind of bad input with its sentence."""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
import time
import tracemalloc
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.articles import drafts, read
from graph.errors import ArticleError, SourceNotFound, UsageError

TEXT = "美国国务卿鲁比奥与俄罗斯外长拉夫罗夫星期二在利雅得会谈。\r\n双方同意继续磋商。\r\n"
TOMORROW = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()


def _write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def _one(source: str, **options):
    (article,) = read([source], **options)
    return article


def _all(sources, **options):
    skipped: list[ArticleError] = []
    return list(read(sources, on_skip=skipped.append, **options)), skipped


@pytest.fixture
def stdin(monkeypatch):
    def give(data: str | bytes) -> None:
        stream = io.BytesIO(data if isinstance(data, bytes) else data.encode())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))

    return give


def test_plain_text_comes_as_it_is_given(tmp_path):
    article = _one(_write(tmp_path, "a.txt", TEXT))
    assert article.text == TEXT
    assert article.body == ((0, len(TEXT) - 2),)
    assert (article.language, article.path) == ("zh-Hans", str(tmp_path / "a.txt"))
    assert article.url is article.title is article.source is article.published is None


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_mark_is_dropped_and_line_ends_are_untouched_in_any_encoding(tmp_path, name):
    assert _one(_write(tmp_path, "a.txt", TEXT.encode(name))).text == TEXT


def test_big5_text_is_traditional(tmp_path):
    text = "美國國務卿盧比歐與俄羅斯外長拉夫羅夫在利雅德會談。\r\n雙方同意繼續磋商。"
    article = _one(_write(tmp_path, "a.txt", text.encode("big5")))
    assert (article.text, article.language) == (text, "zh-Hant")


def test_front_matter_gives_metadata_and_stays_in_the_text_outside_the_body(tmp_path):
    head = "---\r\nurl: https://news.example/a?utm_source=x\r\ntitle: 会谈\r\nsource: 某报\r\npublished: 2025/2/19 10:00\r\nlanguage: zh-SG\r\n---\r\n"
    article = _one(_write(tmp_path, "a.md", "\ufeff" + head + TEXT))
    assert article.text == head + TEXT
    assert article.body == ((len(head), len(head) + len(TEXT) - 2),)
    assert (article.title, article.source, article.published) == ("会谈", "某报", "2025-02-19")
    assert (article.language, article.url) == ("zh-Hans", "https://news.example/a?utm_source=x")


def test_two_addresses_of_a_page_are_one_article(tmp_path):
    first = _write(tmp_path, "a.txt", "---\nurl: http://News.example/a?b=1#x\n---\n一篇。")
    second = _write(tmp_path, "b.txt", "---\nurl: https://news.example/a?utm_source=y&b=1\n---\n新的一篇。")
    assert len({article.id for article in read([first, second])}) == 1


def test_the_first_heading_of_markdown_is_the_title_and_plain_text_has_none(tmp_path):
    assert _one(_write(tmp_path, "a.md", "\n# 美俄会谈 #\n\n" + TEXT)).title == "美俄会谈"
    assert _one(_write(tmp_path, "b.txt", "美俄会谈\n" + TEXT)).title is None


def test_a_thematic_break_is_body(tmp_path):
    article = _one(_write(tmp_path, "a.md", "---\n" + TEXT))
    assert article.body[0][0] == 0


def test_each_line_of_json_lines_is_an_article(tmp_path):
    lines = [
        {"text": "第一篇。\n第二段。", "title": "一", "published": "2025年2月19日", "url": None},
        {"text": "The talks in the capital ended on Tuesday and the ministers said that they will go on.", "source": "x", "other": [1]},
    ]
    first, second = read(_write(tmp_path, "a.jsonl", "\ufeff" + "\n\n".join(json.dumps(line) for line in lines)))
    assert (first.text, first.title, first.published, first.url) == ("第一篇。\n第二段。", "一", "2025-02-19", None)
    assert (second.language, second.source) == ("en", "x")


@pytest.mark.parametrize(
    "data", ['{"text": "一。"}', '[{"text": "一。"}]', '{\n  "text": "一。"\n}\n', '\ufeff{"text": "一。"}\n{"text": 2}'], ids=range(4)
)
def test_a_json_file_may_be_one_object_a_list_or_lines(tmp_path, data):
    articles, faults = _all([_write(tmp_path, "a.json", data)])
    assert [article.text for article in articles] == ["一。"]
    assert [fault.line for fault in faults] == ([2] if "2" in data else [])


@pytest.mark.parametrize(("data", "reason"), [("{", "the file is no JSON"), ("[1]", "a JSON object with a field text is needed, not a number")])
def test_a_json_file_that_is_none_is_refused(tmp_path, data, reason):
    _, (fault,) = _all([_write(tmp_path, "a.json", data)])
    assert reason in fault.reason


JSON_FAULTS = {
    "{": "the line is no JSON (Expecting property name enclosed in double quotes at column 2); write one object a line",
    "[1]": "a JSON object with a field text is needed, not a list",
    "null": "a JSON object with a field text is needed, not null",
    '{"title": "a"}': "the object has no field text; give the article's text there",
    '{"text": ["a"]}': "the object has no field text; give the article's text there",
    '{"text": " \\n"}': "there is no text in it; give an article",
    '{"text": "a", "published": 20250219}': "published must be text; put it in quotation marks",
    '{"text": "a", "published": "soon"}': "published 'soon' is no complete date; write it as 2025-02-19",
    '{"text": "a", "published": "2025-02-30"}': "published '2025-02-30' is no day of the calendar; correct it",
    '{"text": "a", "url": "javascript:x"}': "url 'javascript:x' is no address; give http:// or https://, or leave it out",
    '{"text": "a", "language": "中文"}': "language '中文' is no language tag; write zh-Hans, zh-Hant or en",
    '{"text": "\\ud800"}': "the text holds half a surrogate pair; save it as UTF-8",
    '{"text": "a\\u0000"}': "the text holds NUL characters; give plain text",
    "[" * 100000: "the line is no JSON that can be read; write one flat object a line",
}


@pytest.mark.parametrize("line", JSON_FAULTS, ids=range(len(JSON_FAULTS)))
def test_a_faulty_line_is_named_by_number_and_the_others_come(tmp_path, line):
    path = _write(tmp_path, "a.jsonl", f'{{"text": "一。"}}\n\n{line}\n{{"text": "二。"}}\n')
    articles, (fault,) = _all([path])
    assert [article.text for article in articles] == ["一。", "二。"]
    assert str(fault) == f"{path}, line 3: {JSON_FAULTS[line]}"
    assert fault.line == 3


def test_a_line_in_another_encoding_is_named(tmp_path):
    path = _write(tmp_path, "a.jsonl", b'{"text": "a"}\n' + '{"text": "会谈"}'.encode("gbk"))
    _, (fault,) = _all([path])
    assert (fault.line, fault.reason) == (2, "the line is no UTF-8; save the file as UTF-8")


def test_a_line_of_ten_megabytes_is_refused_by_number_and_the_others_come(tmp_path):
    long = json.dumps({"text": "a" * 10_000_000})
    path = _write(tmp_path, "a.jsonl", f'{{"text": "一。"}}\n{long}\n{{"text": "二。"}}')
    articles, (fault,) = _all([path])
    assert [article.text for article in articles] == ["一。", "二。"]
    assert str(fault) == f"{path}, line 2: the line is longer than 8,000,000 bytes; split its text"


def test_a_text_over_the_limit_is_refused(tmp_path):
    path = _write(tmp_path, "a.txt", "一" * (drafts.MAX_CHARACTERS + 1))
    with pytest.raises(ArticleError, match="the text is longer than 2,000,000 characters; split it into its articles"):
        _one(path)
    assert len(_one(_write(tmp_path, "b.txt", "一" * drafts.MAX_CHARACTERS)).text) == drafts.MAX_CHARACTERS


def test_fifty_megabytes_of_text_are_refused_at_once_and_not_held(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        for _ in range(50):
            stream.write(b"a" * 1_000_000)
    begun = time.perf_counter()
    tracemalloc.start()
    _, (fault,) = _all([str(path)])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert fault.reason == "the text is longer than 2,000,000 characters; split it into its articles"
    assert peak < 30_000_000
    assert time.perf_counter() - begun < 1


FILE_FAULTS = {
    "empty.txt": (b"", "there is no text in it; give an article"),
    "mark.txt": (b"\xef\xbb\xbf", "there is no text in it; give an article"),
    "blank.md": (b" \r\n\t", "there is no text in it; give an article"),
    "head.md": (b"---\ntitle: a\n---\n\n", "there is no text in it; give an article"),
    "empty.html": (b"", "there is no text in it; give an article"),
    "binary.txt": (b"\x00\x01", "this is a binary file, not text; give plain text, Markdown, JSON Lines or HTML"),
    "paper.pdf": (b"%PDF-1.4\n", "this is a binary file, not text; give plain text, Markdown, JSON Lines or HTML"),
    "future.md": (f"---\npublished: {TOMORROW}\n---\na".encode(), f"published {TOMORROW} lies in the future; correct it"),
    "list.md": (b"---\ntitle: [a, b]\n---\na", "title must be text; put it in quotation marks"),
}


@pytest.mark.parametrize("name", FILE_FAULTS)
def test_a_faulty_file_is_named_with_its_remedy(tmp_path, name):
    content, reason = FILE_FAULTS[name]
    path = _write(tmp_path, name, content)
    with pytest.raises(ArticleError) as fault:
        list(read([path]))
    assert str(fault.value) == f"{path}: {reason}"


def test_a_file_that_may_not_be_read_is_named(tmp_path):
    if os.getuid() == 0:
        path = _write(tmp_path, "a.txt/inside", "x")
        path = str(Path(path).parent / "inside" / "b.txt")
        with pytest.raises(SourceNotFound):
            list(read([path]))
        return
    path = _write(tmp_path, "a.txt", TEXT)
    Path(path).chmod(0)
    with pytest.raises(ArticleError, match=r"it cannot be read \(Permission denied\)"):
        list(read([path]))


def test_a_file_whose_name_is_no_text_is_named(tmp_path):
    name = os.path.join(os.fsencode(tmp_path), b"\xff.txt")
    with open(name, "wb") as stream:
        stream.write(b"a")
    with pytest.raises(ArticleError, match="the name of the file is no UTF-8; rename it"):
        list(read([str(tmp_path)]))


def test_a_folder_gives_its_known_files_sorted_and_no_hidden_ones(tmp_path):
    for name in ("b.txt", "a/c.MD", "a/d.html.bak", ".git/e.txt", "f.json", ".g.txt", "a/h.jsonl"):
        _write(tmp_path, name, '{"text": "一。"}')
    assert [article.path for article in read([str(tmp_path)])] == [str(tmp_path / name) for name in ("a/c.MD", "a/h.jsonl", "b.txt")]


def test_sources_are_read_once_each_in_sorted_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.txt", "sub/c.txt"):
        _write(tmp_path, name, TEXT)
    paths = [article.path for article in read(["b.txt", "**/*.txt", ".", "./b.txt"])]
    assert paths == [str(tmp_path / name) for name in ("a.txt", "b.txt", "sub/c.txt")]


def test_a_file_whose_name_holds_a_glob_sign_is_that_file(tmp_path):
    assert _one(_write(tmp_path, "a[1].txt", TEXT)).text == TEXT


@pytest.mark.parametrize("source", ["none.txt", "*.none", "https://news.example/a"])
def test_a_lone_source_that_does_not_exist_is_a_wrong_call(tmp_path, monkeypatch, source):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceNotFound) as fault:
        read([source], on_skip=lambda _: None)
    assert str(fault.value) == f"no such source: {source}; give a file, a folder, a glob or - for standard input"


def test_among_others_a_source_that_does_not_exist_is_skipped(tmp_path):
    articles, (fault,) = _all([_write(tmp_path, "a.txt", TEXT), "none.txt"])
    assert len(articles) == 1
    assert str(fault) == "none.txt: no such source; give a file, a folder, a glob or - for standard input"


def test_a_folder_without_an_article_is_said_so(tmp_path):
    with pytest.raises(ArticleError, match=r"the folder holds no article; files ending in .htm .html"):
        list(read([str(tmp_path)]))


def test_a_given_date_fills_only_what_has_none(tmp_path):
    dated = _write(tmp_path, "a.txt", "2025-02-18 09:00 来源：新华网\n" + TEXT)
    undated = _write(tmp_path, "b.txt", TEXT)
    assert [article.published for article in read([dated, undated], published="2025/2/19")] == ["2025-02-18", "2025-02-19"]


@pytest.mark.parametrize("published", ["soon", "2025-02-30", TOMORROW])
def test_a_given_date_that_is_none_is_a_wrong_call(tmp_path, published):
    with pytest.raises(UsageError, match="--published: published"):
        read([_write(tmp_path, "a.txt", TEXT)], published=published)


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (TEXT, [TEXT]),
        ("\ufeff" + TEXT, [TEXT]),
        (TEXT.encode("gb18030"), [TEXT]),
        ('{"text": "一。"}\n{"text": "二。"}\n', ["一。", "二。"]),
        ('\n{"text": "一。"}', ["一。"]),
        ("{这不是 JSON}。", ["{这不是 JSON}。"]),
    ],
    ids=["plain", "mark", "gb18030", "json lines", "blank line first", "brace"],
)
def test_standard_input_is_told_by_its_first_line(stdin, data, texts):
    stdin(data)
    articles = list(read("-"))
    assert [article.text for article in articles] == texts
    assert {article.path for article in articles} == {"-"}


def test_a_page_on_standard_input_is_a_page(stdin):
    stdin("\n<!doctype html><html><body><article><h1>会谈</h1><p>" + TEXT * 4 + "</p></article></body></html>")
    assert "<p>" not in next(iter(read(["-"]))).text


def test_without_on_skip_the_first_fault_is_raised(tmp_path):
    path = _write(tmp_path, "a.jsonl", '{"text": "一。"}\n{}\n{"text": "二。"}')
    articles = read([path])
    assert next(articles).text == "一。"
    with pytest.raises(ArticleError):
        next(articles)


def test_importing_the_reader_loads_no_engine():
    code = "import sys, graph.articles; print([m for m in ('trafilatura', 'lxml', 'charset_normalizer', 'opencc') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert done.stdout.strip() == "[]"


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1))
def test_any_text_comes_back_untouched(tmp_path_factory, text):
    path = _write(tmp_path_factory.getbasetemp(), "any.txt", text)
    articles, faults = _all([path])
    assert len(articles) + len(faults) == 1
    for article in articles:
        assert article.text == text.removeprefix("\ufeff")


def test_memory_stays_flat_over_many_lines(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps({"text": "双方同意继续磋商。" * 50}) + "\n" for _ in range(4000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(1 for _ in read([str(path)])) == 4000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


@pytest.mark.corpus
def test_the_tail_of_the_first_article_goes_and_all_before_it_stays():
    article = _one(os.path.join(os.environ["PARLEY_CORPUS"], "riyadh.txt"))
    assert article.body == ((0, 1445),)
    assert article.language == "zh-Hans"
    assert article.published is None
