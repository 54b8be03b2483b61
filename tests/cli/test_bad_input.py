"""Bad input: each kind a row of one table, with its sentence and its exit code.

The commands run as processes, in a folder of their own. Beside the table stand the promises that hold for
all rows: no traceback, one line an error, the other articles built, the store as it was.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.command import ARTICLE, OTHER, PARLEY, Done, environment, parley

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MATCH = "MATCH (a:Article) RETURN a.title AS title ORDER BY title"
TITLES = [{"title": "美俄高官在利雅得会谈"}, {"title": "鲁比奥会见王毅"}]


@dataclass(frozen=True)
class Row:
    """One kind of bad input.

    Attributes:
        words: the command line.
        code: its exit code.
        sentence: a pattern of the whole of standard error.
        files: written into the folder first.
        setting: environment variables.
        run: how the command is run, where simply running it is not enough.
    """

    name: str
    words: tuple[str, ...]
    code: int
    sentence: str
    files: dict[str, bytes] = field(default_factory=dict)
    setting: dict[str, str] = field(default_factory=dict)
    run: Callable[[Row, Path], Done] | None = None


def bad_article(name: str, file: str, content: bytes, reason: str) -> Row:
    """A file that cannot be read as an article, given alone."""
    return Row(name, ("build", file), 1, f"parley: skipped .*{re.escape(file)}{reason}\n", {file: content})


def line(text: str) -> bytes:
    return json.dumps({"text": text, "published": "2025-02-19"}, ensure_ascii=False).encode() + b"\n"


ARTICLES = [
    bad_article("empty file", "empty.txt", b"", ": there is no text in it; give an article"),
    bad_article("binary file", "binary.txt", bytes(range(256)) * 40, ": .*binary.*"),
    bad_article(
        "wrong encoding",
        "wrong.txt",
        "会谈在利雅得举行。".encode() + b"\xff\xfe\x81" + "雙方".encode("big5"),
        ": its encoding cannot be told.*; save it as UTF-8",
    ),
    bad_article(
        "broken YAML front matter",
        "broken.md",
        b"---\ntitle: [one\npublished: 2025-02-19\n---\ntext\n",
        r", line \d+: the front matter is no YAML \(.*\); correct it",
    ),
    bad_article(
        "malformed JSON line",
        "lines.jsonl",
        b'{"text": "..."\n',
        r", line 1: the line is no JSON \(.* at column \d+\); write one object a line",
    ),
    bad_article(
        "half a surrogate pair",
        "half.jsonl",
        b'{"text": "\\ud800"}\n',
        ", line 1: the text holds half a surrogate pair; save it as UTF-8",
    ),
    bad_article(
        "future date in the article",
        "future.txt",
        b"---\npublished: 2999-01-01\n---\n\xe4\xbc\x9a\xe8\xb0\x88\xe3\x80\x82\n",
        ".*2999-01-01.*future.*",
    ),
    bad_article(
        "10 MB line of JSON",
        "long.jsonl",
        line("会谈" * 1_700_000),
        ", line 1: the line is longer than 8,000,000 bytes; split its text",
    ),
    bad_article(
        "10 MB line of text",
        "long.txt",
        ("会谈" * 1_700_000).encode(),
        ": the text is longer than 2,000,000 characters; split it into its articles",
    ),
    bad_article(
        "50 MB of text",
        "huge.txt",
        "会谈在利雅得举行。\n".encode() * 1_800_000,
        ": the text is longer than 2,000,000 characters; split it into its articles",
    ),
    bad_article(
        "a language without a lexicon",
        "english.txt",
        b"The foreign ministers of both countries met in Geneva on Tuesday and agreed to continue their talks.\n",
        ": .*lexicon.*",
    ),
]


def held_by_another(row: Row, folder: Path) -> Done:
    """Run the command while another process has the store open for writing."""
    code = "from graph.stores import connect\nwith connect('parley.db', write=True, create=True): print(1, flush=True); input()"
    words = [sys.executable, "-P", "-c", code]
    with subprocess.Popen(
        words, cwd=folder, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "1\n"
        done = parley(*row.words, cwd=folder)
        holder.communicate("\n")
    return done


def made_by_a_newer_parley(row: Row, folder: Path) -> Done:
    record = folder / "parley.db" / "store.json"
    record.write_text(json.dumps(json.loads(record.read_text("utf-8")) | {"format": 999}), encoding="utf-8")
    return parley(*row.words, cwd=folder)


def within_three_seconds(row: Row, folder: Path) -> Done:
    start = time.monotonic()
    done = parley(*row.words, cwd=folder, **row.setting)
    assert time.monotonic() - start < 3
    return done


def with_a_wrong_password(row: Row, folder: Path) -> Done:
    changes = {name: os.environ[name] for name in ("NEO4J_URI", "NEO4J_USERNAME") if name in os.environ}
    return parley(*row.words, cwd=folder, **changes, NEO4J_PASSWORD="wrong")


def stopped_by_ctrl_c(row: Row, folder: Path) -> Done:
    """Ctrl-C reaches every process of the terminal, so the whole group gets the signal."""
    (folder / "many").mkdir()
    for number in range(200):
        text = ARTICLE.replace("会谈。", f"会谈。这是第{number}次。").replace(
            "美俄高官", f"第{number}次，美俄高官"
        )
        (folder / "many" / f"{number}.txt").write_text(text, encoding="utf-8")
    with subprocess.Popen(
        [*PARLEY, *row.words],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    ) as process:
        while not (folder / "new.db" / "store.json").exists():
            assert process.poll() is None
            time.sleep(0.01)
        time.sleep(0.5)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    return Done(process.returncode, out, err.lstrip("\n"))


def read_by_a_reader_that_leaves(row: Row, folder: Path) -> Done:
    with subprocess.Popen(
        [*PARLEY, *row.words],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        code = process.wait(timeout=60)
    return Done(code, "", err)


def onto_a_full_disk(row: Row, folder: Path) -> Done:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PARLEY, *row.words],
            cwd=folder,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    return Done(done.returncode, "", done.stderr.decode())


HIJACK = b"raise SystemExit('hijacked')\n"
SILENT = ""

TABLE = [
    *ARTICLES,
    Row(
        "missing file",
        ("build", "nothing.txt"),
        2,
        r"parley: no such source: nothing\.txt; give a file, .*\n",
    ),
    Row(
        "missing file among others",
        ("build", "riyadh.txt", "nothing.txt"),
        3,
        r"parley: skipped nothing\.txt: .*\n",
    ),
    Row(
        "future date on the command line",
        ("build", "--published", "2999-01-01", "riyadh.txt"),
        2,
        r"parley: --published: .*2999-01-01.*future.*\n",
    ),
    Row(
        "no date at all",
        ("build", "--published", "soon", "riyadh.txt"),
        2,
        r"parley: --published: .*soon.*\n",
    ),
    Row(
        "article without a publication date",
        ("build", "undated.txt"),
        0,
        r"note: no publication date, so dates without a year stay incomplete: .*undated\.txt; give one .*\n",
        {"undated.txt": ARTICLE.replace("published: 2025-02-19\n", "").encode()},
    ),
    Row(
        "no store yet",
        ("query", MATCH, "--store", "none.db"),
        1,
        r"parley: no graph at none\.db; build one: parley build FILE\n",
    ),
    Row(
        "no store yet, for a page",
        ("view", "network", "-o", "page.html", "--store", "none.db"),
        1,
        r"parley: no graph at none\.db; build one: parley build FILE\n",
    ),
    Row(
        "a store that another writer holds",
        ("build", "riyadh.txt"),
        1,
        r"parley: \S*parley\.db is being written by process \d+ .*; try again when it is done, or add --wait\n",
        run=held_by_another,
    ),
    Row(
        "a store of a newer version",
        ("query", MATCH),
        1,
        r"parley: \S*parley\.db was made by a newer Parley \(store format 999, .*\n",
        run=made_by_a_newer_parley,
    ),
    Row(
        "Neo4j not running",
        ("query", MATCH, "--store", "bolt://127.0.0.1:1"),
        1,
        r"parley: .*127\.0\.0\.1:1.*\n",
        setting={"NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": "secret-word"},
        run=within_three_seconds,
    ),
    Row(
        "wrong password",
        ("query", MATCH, "--store", "neo4j"),
        1,
        r"parley: .*password.*\n",
        run=with_a_wrong_password,
    ),
    Row(
        "a write query under read-only",
        ("query", "CREATE (p:Person {id: 'person:x'})"),
        1,
        r"parley: this query writes, and queries are read-only; add --write to allow it\n",
    ),
    Row(
        "a query that is no Cypher",
        ("query", "MATCH (p RETURN p"),
        1,
        r"parley: .+\n",
    ),
    Row(
        "a question that does not exist",
        ("query", "who-me-whom"),
        2,
        r"parley: no query 'who-me-whom'; did you mean who-met-whom\?\n",
    ),
    Row(
        "a query that never ends",
        (
            "query",
            "--timeout",
            "1",
            "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c"
            " WITH a * b * c AS n WHERE n = 7 RETURN count(n)",
        ),
        1,
        r"parley: the query was ended after 1 s; narrow it or raise --timeout\n",
    ),
    Row(
        "hostile graph.py and neo4j.py in the working folder",
        ("query", MATCH, "--json"),
        0,
        SILENT,
        {
            "graph.py": HIJACK,
            "neo4j.py": HIJACK,
            "arcadedb.py": HIJACK,
            "click.py": HIJACK,
            "json.py": HIJACK,
        },
    ),
    Row(
        "hostile modules in the working folder, for a new store",
        ("build", "riyadh.txt", "--store", "new.db"),
        0,
        SILENT,
        {
            "graph.py": HIJACK,
            "neo4j.py": HIJACK,
            "arcadedb.py": HIJACK,
            "click.py": HIJACK,
            "json.py": HIJACK,
        },
    ),
    Row("Ctrl-C", ("build", "many", "--store", "new.db"), 130, r"parley: stopped\n", run=stopped_by_ctrl_c),
    Row(
        "a closed pipe",
        ("query", "UNWIND range(1, 50000) AS n RETURN n", "--format", "csv"),
        0,
        SILENT,
        run=read_by_a_reader_that_leaves,
    ),
    Row(
        "a full disk",
        ("query", "UNWIND range(1, 50000) AS n RETURN n", "--format", "csv"),
        1,
        r"parley: .*no space left on device\n",
        run=onto_a_full_disk,
    ),
    Row(
        "LANG=C",
        ("build", "会谈.txt"),
        0,
        SILENT,
        {"会谈.txt": ARTICLE.encode()},
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ),
    Row(
        "streams in ASCII",
        ("query", "MATCH (p:Person {name: '鲁比奥'}) RETURN p.name"),
        0,
        SILENT,
        setting={"PYTHONIOENCODING": "ascii"},
    ),
    Row(
        "a page into a folder that does not exist",
        ("view", "network", "-o", "nowhere/page.html"),
        1,
        r"parley: nowhere/page\.html: no such file or directory\n",
    ),
    Row(
        "an article that is not stored",
        ("remove", "nothing.txt"),
        1,
        r"parley: no article nothing\.txt in \S*parley\.db; list them: parley query .*\n",
    ),
    Row(
        "a store that is a file",
        ("build", "riyadh.txt", "--store", "riyadh.txt"),
        1,
        r"parley: .*riyadh\.txt.*\n",
    ),
]


def rows(table: list[Row]) -> list[object]:
    """The table for parametrize; what needs a server is marked so."""
    marks = {"wrong password": pytest.mark.neo4j}
    return [pytest.param(row, id=row.name, marks=marks.get(row.name, ())) for row in table]


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder with two articles and the store they were built into."""
    place = tmp_path / "place"
    shutil.copytree(built, place)
    yield place
    shutil.rmtree(place)


def run(row: Row, folder: Path) -> Done:
    for name, content in row.files.items():
        (folder / name).write_bytes(content)
    return row.run(row, folder) if row.run else parley(*row.words, cwd=folder, **row.setting)


@pytest.mark.parametrize("row", rows(TABLE))
def test_bad_input_has_its_sentence_and_its_exit_code(row: Row, folder: Path) -> None:
    done = run(row, folder)
    assert re.fullmatch(row.sentence, done.err), done.err
    assert done.code == row.code
    assert "Traceback" not in done.err + done.out


def test_bad_articles_stop_no_other_and_each_is_named(folder: Path) -> None:
    files = {name: content for row in ARTICLES for name, content in row.files.items()}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    done = parley("build", "--store", "new.db", *files, "riyadh.txt", "kuala-lumpur.txt", cwd=folder)
    assert done.code == 3
    lines = sorted(done.err.splitlines(keepends=True))
    assert len(lines) == len(ARTICLES)
    assert all(any(re.fullmatch(row.sentence, line) for line in lines) for row in ARTICLES)
    assert parley("query", MATCH, "--json", "--store", "new.db", cwd=folder).data == TITLES


def test_bad_articles_alone_leave_the_store_as_it_was(folder: Path) -> None:
    for row in ARTICLES:
        for name, content in row.files.items():
            (folder / name).write_bytes(content)
    assert parley("build", *(name for row in ARTICLES for name in row.files), cwd=folder).code == 1
    assert parley("query", MATCH, "--json", cwd=folder).data == TITLES


def test_a_bad_article_alone_makes_no_store(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert parley("build", "empty.txt", cwd=tmp_path).code == 1
    assert not (tmp_path / "parley.db").exists()


def test_a_malformed_line_among_good_ones_is_named_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "lines.jsonl").write_bytes(line(ARTICLE) + b"{\n" + line(OTHER))
    done = parley("build", "--json", "lines.jsonl", cwd=tmp_path)
    assert done.code == 3
    assert [fault["line"] for fault in done.data["skipped"]] == [2]
    assert done.data["articles"]["new"] == 2


def test_a_build_stopped_by_ctrl_c_is_made_good_by_the_next(folder: Path) -> None:
    (row,) = (row for row in TABLE if row.name == "Ctrl-C")
    stopped_by_ctrl_c(row, folder)
    assert parley("build", "many", "--store", "new.db", cwd=folder).code == 0
    assert parley("build", "many", "--store", "whole.db", cwd=folder).code == 0
    count = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS edges"
    mended, whole = (
        parley("query", count, "--json", "--store", name, cwd=folder) for name in ("new.db", "whole.db")
    )
    assert mended.data == whole.data


def test_a_password_is_never_shown(folder: Path) -> None:
    (row,) = (row for row in TABLE if row.name == "Neo4j not running")
    assert "secret-word" not in run(row, folder).err
