"""``parley extract`` as a user runs it."""

import json
from pathlib import Path

from graph.model import Facts
from tests.cli.command import ARTICLE, EXAMPLES, OTHER, parley


def test_json_is_one_object_a_line_in_the_order_of_the_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    done = parley("extract", "--format", "json", ".", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    found = [json.loads(line) for line in done.out.splitlines()]
    assert [item["article"]["title"] for item in found] == ["美俄高官在利雅得会谈", "鲁比奥会见王毅"]
    assert [Facts.from_dict(item).article.published for item in found] == ["2025-02-19", "2025-07-12"]


def test_the_same_bytes_come_out_whatever_the_hash_seed(tmp_path: Path) -> None:
    runs = {parley("extract", "--json", EXAMPLES, cwd=tmp_path, PYTHONHASHSEED=seed).out for seed in "012"}
    assert len(runs) == 1


def test_no_path_of_this_machine_is_in_the_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert str(tmp_path) not in parley("extract", "--json", "a.txt", cwd=tmp_path).out


def test_a_table_names_the_actors(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = parley("extract", "a.txt", cwd=tmp_path)
    assert done.out.startswith("美俄高官在利雅得会谈 · 2025-02-19 · zh-Hans\n")
    assert "鲁比奥 (person:marco-rubio)" in done.out


def test_extracting_stores_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    parley("extract", "a.txt", cwd=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_skipped_article_shows_in_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    done = parley("extract", "--json", "a.txt", "b.txt", cwd=tmp_path)
    assert done.code == 3
    assert len(done.out.splitlines()) == 1
    assert done.err.startswith("parley: skipped ")
