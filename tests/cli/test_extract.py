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


PASSED = "王毅没有透露细节。路透社说，局势恶化。\n"


def test_explain_adds_a_table_of_what_was_passed_over_and_the_shares(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE + PASSED, encoding="utf-8")
    done = parley("extract", "--explain", "a.txt", cwd=tmp_path)
    plain = parley("extract", "a.txt", cwd=tmp_path)
    assert done.out.startswith(plain.out)
    title, columns, _, *rows = done.out.removeprefix(plain.out).strip().splitlines()
    assert (title, columns.split()) == ("Residue", ["what", "text", "reason", "sentence"])
    assert [row.split()[:2] for row in rows] == [["reporting_verb", "透露"], ["reporting_verb", "说"]]
    assert "negated: 没有" in rows[0]
    assert "the outlet 路透社 carries it" in rows[1]
    assert done.err.startswith(
        "note: residue of 1 article: quotations 0 of 1 (0%), reporting verbs 2 of 3 (67%), "
    )


def test_explain_adds_two_keys_to_the_json_of_each_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE + PASSED, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    done = parley("extract", "--explain", "--quiet", "--json", ".", cwd=tmp_path)
    plain = parley("extract", "--json", ".", cwd=tmp_path)
    assert done.err == ""
    for line, facts in zip(done.out.splitlines(), plain.out.splitlines(), strict=True):
        found = json.loads(line)
        residue, counts = found.pop("residue"), found.pop("residue_counts")
        assert found == json.loads(facts)
        assert sum(item["residue"] for item in counts.values()) == len(residue)
        assert all(set(item) == {"sort", "span", "reason", "sentence"} for item in residue)


def test_what_was_passed_over_is_the_same_whatever_the_hash_seed(tmp_path: Path) -> None:
    runs = {parley("extract", "--explain", EXAMPLES, cwd=tmp_path, PYTHONHASHSEED=seed).out for seed in "012"}
    assert len(runs) == 1


def test_explain_skips_a_bad_article_as_without_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    done = parley("extract", "--explain", "a.txt", "b.txt", cwd=tmp_path)
    assert done.code == 3
    assert done.err.startswith("parley: skipped ")
