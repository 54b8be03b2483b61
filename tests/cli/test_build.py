"""``parley build`` and ``parley remove`` as a user runs them."""

import re
from pathlib import Path

from tests.cli.command import ARTICLE, EXAMPLES, parley


def test_a_build_says_what_it_read_and_what_the_graph_won(tmp_path: Path) -> None:
    (tmp_path / "riyadh.txt").write_text(ARTICLE, encoding="utf-8")
    done = parley("build", "riyadh.txt", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("1 article read: 1 new, 0 changed, 0 unchanged\ncreated  ")
    assert re.search(r"^created  \d+ \(Article 1, ", done.out, re.MULTILINE)
    again = parley("build", "riyadh.txt", cwd=tmp_path)
    assert "0 new, 0 changed, 1 unchanged\ncreated  0\nchanged  0\nremoved  0\n" in again.out


def test_the_summary_is_there_as_json(tmp_path: Path) -> None:
    (tmp_path / "riyadh.txt").write_text(ARTICLE, encoding="utf-8")
    summary = parley("build", "--json", "riyadh.txt", cwd=tmp_path).data
    assert summary["articles"] == {
        "read": 1,
        "new": 1,
        "changed": 0,
        "unchanged": 0,
        "duplicates": 0,
        "reread": 0,
        "removed": [],
    }
    assert summary["graph"]["created"]["Article"] == 1
    assert (summary["skipped"], summary["notes"]) == ([], [])


def test_quiet_prints_nothing(tmp_path: Path) -> None:
    (tmp_path / "riyadh.txt").write_text(ARTICLE.replace("published: 2025-02-19\n", ""), encoding="utf-8")
    done = parley("build", "-q", "riyadh.txt", cwd=tmp_path)
    assert (done.code, done.out, done.err) == (0, "", "")


def test_the_published_date_of_the_command_line_is_for_articles_without_one(tmp_path: Path) -> None:
    (tmp_path / "riyadh.txt").write_text(ARTICLE.replace("published: 2025-02-19\n", ""), encoding="utf-8")
    done = parley("build", "--published", "2025-02-20", "riyadh.txt", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    query = "MATCH (a:Article) RETURN a.published AS published"
    assert parley("query", query, "--json", cwd=tmp_path).data == [{"published": "2025-02-20"}]


def test_an_article_is_read_from_standard_input(tmp_path: Path) -> None:
    done = parley("build", "-", cwd=tmp_path, stdin=ARTICLE)
    assert (done.code, done.err) == (0, "")


def test_a_removed_article_takes_its_facts_along(tmp_path: Path) -> None:
    (tmp_path / "riyadh.txt").write_text(ARTICLE, encoding="utf-8")
    parley("build", "riyadh.txt", cwd=tmp_path)
    done = parley("remove", "riyadh.txt", cwd=tmp_path)
    assert done.code == 0
    assert done.out.startswith("1 article removed\ncreated  0\nchanged  0\nremoved  ")
    assert parley("query", "MATCH (n) RETURN count(n) AS n", "--json", cwd=tmp_path).data == [{"n": 0}]


def test_the_examples_build_without_a_word_of_complaint(tmp_path: Path) -> None:
    done = parley("build", "--json", EXAMPLES, cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.data["articles"]["new"] == len(list(EXAMPLES.glob("*.txt")))


def test_no_progress_is_shown_where_nobody_looks(tmp_path: Path) -> None:
    done = parley("build", EXAMPLES, cwd=tmp_path, FORCE_COLOR="1")
    assert done.err == ""
