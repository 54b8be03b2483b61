"""Speed and memory of Parley here: ``measure.py [extract|build|scale|load|large|all]``, and ``hanlp``.

extract  characters of body a second and memory, text to facts, on distinct whole articles; and on one article
         of growing length
build    ``parley --help``, and ``parley build`` of one article into a fresh embedded store, as commands
scale    1,000 and 10,000 generated articles into an embedded store, step by step; ten times the articles
         should take no more than twelve times as long
load     a graph into an embedded store, and into the Neo4j that NEO4J_URI names, which is emptied; the first
         load against the same rows without any check, by plain CREATE and by the embedded engine's own bulk
         loader, and the same load again; medians
large    100,000 articles (`generate_graph`) in an embedded store: the first fill, the same again, the rows
         that 100 more articles change; and every question of the cookbook, of somebody and of the whole
         graph, in one of 100,000 meetings
hanlp    the analyzer on HanLP: sentences of many articles in one call against one call a sentence; with no
         model named, on the tiny one that the tests train. No part of all: it needs HanLP

Each measurement runs in a process of its own, so that its memory is its own. The goals printed beside the
numbers are those of the project; a goal that is missed makes the exit code 1.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import generate_articles
import generate_graph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZES = (1_000, 10_000)
_LOADED = 200
_TURNS = 5
_DISTINCT, _COPIES, _MORE = 2_000, 50, 100
_ASKED = 33  # copies that hold 100,000 meetings
_QUESTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("absences", {"actor": "state:EC"}),
    ("both-sides", {"one": "state:IS", "other": "state:PL"}),
    ("chain", {"from": "state:US", "to": "state:TR"}),
    ("first-meeting", {"actor": "state:BA", "other": "state:VN"}),
    ("go-betweens", {"one": "state:BA", "other": "state:VN"}),
    ("longest-silence", {"one": "state:BA", "other": "state:VN"}),
    ("mediators", {"actor": "state:TH"}),
    ("meetings-by-month", {"actor": "state:VN"}),
    ("meetings-of", {"actor": "state:VN"}),
    ("meetings-of", {"actor": "越南", "status": "held", "since": "2025"}),
    ("outcomes", {"actor": "state:VN"}),
    ("planned-not-held", {"before": "2023-03"}),
    ("rounds", {"actor": "state:PS"}),
    ("sources-of", {"one": "state:BA", "other": "state:VN"}),
    ("statements", {"actor": "person:feleti-teo"}),
    ("timeline", {"since": "2024-01-01", "until": "2024-01-07"}),
    ("who-met-whom", {"actor": "state:VN"}),
)
_SHOWN = 1001  # rows that `parley query` asks for, of questions that list
STEPS = ("read", "extract", "resolve", "write", "again", "query")
_missed: list[str] = []


def main() -> int:
    """Run the named measurements; 1 when a goal was missed."""
    words = sys.argv[1:] or ["all"]
    if words[0].startswith("_"):
        print(json.dumps(_CHILDREN[words[0]](*words[1:])))
        return 0
    if words[0] == "hanlp" and len(words) in (1, 3) and words[1:2] in ([], ["--model"]):
        return _report({"hanlp": lambda folder: hanlp(folder, *words[2:])})
    names = list(_MEASUREMENTS) if words == ["all"] else words
    if unknown := [name for name in names if name not in _MEASUREMENTS]:
        known = f"{', '.join(_MEASUREMENTS)}, all, hanlp [--model MODEL]"
        print(f"no measurement '{unknown[0]}'; there are: {known}", file=sys.stderr)
        return 2
    return _report({name: _MEASUREMENTS[name] for name in names})


def _report(measurements: dict[str, Callable[[Path], None]]) -> int:
    """Run measurements under their names; 1 when a goal was missed."""
    python = platform.python_version()
    print(f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {python}")
    with tempfile.TemporaryDirectory() as folder:
        for name, measure in measurements.items():
            print(f"\n{name}")
            measure(Path(folder))
    for line in _missed:
        print(f"missed: {line}", file=sys.stderr)
    return 1 if _missed else 0


def extract(folder: Path) -> None:
    """Text to facts, on one core."""
    articles = folder / "articles.jsonl"
    generate_articles.write(articles, 1_500)
    found = _child("_extract", str(articles))
    _show(
        "distinct articles", f"{found['articles']:,} of {found['characters'] // found['articles']} characters"
    )
    _show("before the first", f"{found['loading']:.2f} s")
    rate = found["characters"] / found["seconds"]
    _goal("characters a second", f"{rate:,.0f}", "at least 100,000", rate >= 100_000)
    _show("facts a second", f"{found['facts'] / found['seconds']:,.0f}")
    _goal("peak memory", f"{found['peak']:.0f} MB", "under 300 MB", found["peak"] < 300)
    long = _child("_long")
    for length, seconds in long:
        _show(f"one article of {length:,}", f"{seconds:.2f} s, {length / seconds:,.0f} characters a second")
    (short, fast), (longest, slow) = long[0], long[-1]
    ratio = slow / longest / (fast / short)
    _goal("a character of the longest", f"{ratio:.1f} times one of the shortest", "at most 2", ratio <= 2)


def build(folder: Path) -> None:
    """The commands, from the shell's start of them to their end."""
    parley = Path(sys.executable).with_name("parley")
    article = folder / "article.txt"
    article.write_text(generate_articles.article(0)["text"], encoding="utf-8")
    seconds = min(_timed(lambda: _run([str(parley), "--help"])) for _ in range(5))
    _goal("parley --help", f"{seconds:.2f} s", "under 0.4 s", seconds < 0.4)
    times = []
    for turn in range(3):
        command = [str(parley), "build", "--quiet", "--store", str(folder / f"{turn}.db"), str(article)]
        times.append(_timed(lambda command=command: _run(command)))  # type: ignore[misc]
    _goal("parley build, one article, fresh store", f"{min(times):.2f} s", "under 3 s", min(times) < 3)


def scale(folder: Path) -> None:
    """A thousand articles and ten thousand, step by step."""
    found = {}
    for size in SIZES:
        articles = folder / f"{size}.jsonl"
        generate_articles.write(articles, size)
        found[size] = _child("_scale", str(articles), str(folder / f"{size}.db"))
        counts = found[size]["counts"]
        print(f"  {size:,} articles:", ", ".join(f"{count:,} {name}" for name, count in counts.items()))
        for step in STEPS:
            seconds, peak = found[size]["steps"][step]
            rates = f"{size / seconds:>9,.0f} articles/s {counts['facts'] / seconds:>10,.0f} facts/s"
            print(f"    {step:<8} {seconds:>8.2f} s {rates} {peak:>7,.0f} MB")
        print(f"    the engine's peak {found[size]['engine']:,.0f} MB")
    small, large = (found[size]["steps"] for size in SIZES)
    for step in STEPS:
        ratio = large[step][0] / max(small[step][0], 0.01)
        _goal(f"{step}, ten times the articles", f"{ratio:.1f} times as long", "at most 12", ratio <= 12)


def hanlp(folder: Path, model: str | None = None) -> None:
    """The analyzer on HanLP, on one thread unless OMP_NUM_THREADS says more."""
    articles = folder / "articles.jsonl"
    generate_articles.write(articles, 100)
    found = _child("_hanlp", str(articles), model or _tiny(folder))
    _show("model", f"{found['model']}; {found['device']}")
    _show("articles", f"{found['articles']:,} with {found['sentences']:,} sentences")
    _show("before the first", f"{found['loading']:.2f} s")
    one, together = (found["sentences"] / found[name] for name in ("alone", "together"))
    _show("one call a sentence", f"{one:,.0f} sentences a second")
    ratio = together / one
    _goal("across articles", f"{together:,.0f}, {ratio:.1f} times as many", "at least 2", ratio >= 2)
    _show("characters a second", f"{found['characters'] / found['together']:,.0f}")
    _show("with the rules", f"{found['characters'] / found['extract']:,.0f} characters a second")
    _show("the same with the lexicon", f"{found['characters'] / found['lexicon']:,.0f} characters a second")
    _show("peak memory", f"{found['peak']:.0f} MB")


def _tiny(folder: Path) -> str:
    """The folder of a tiny model, just trained."""
    root = Path(__file__).resolve().parent.parent
    words = [sys.executable, "-P", "-m", "tests.hanlp.tiny", str(folder / "tiny")]
    environment = {**os.environ, "PYTHONPATH": str(root), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(  # noqa: S603 (ourselves)
        words, cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()[-1]


def _measure_hanlp(path: str, model: str) -> dict[str, Any]:
    import graph
    from graph.analysis import hanlp, models
    from graph.analysis.folding import fold
    from graph.pipeline import facts

    articles = list(graph.read([path]))
    parser = models.find(model, trusted=True)
    texts = [fold(article).text for article in articles]
    sentences = [piece for text in texts for _, piece in hanlp.sentences(text)]
    loading = _timed(lambda: (parser.parse(texts[:1]), graph.extract(articles[0])))
    return {
        "model": parser.rules,
        "device": hanlp.device(),
        "articles": len(articles),
        "sentences": len(sentences),
        "characters": sum(map(len, texts)),
        "loading": loading,
        "alone": _timed(lambda: [parser.parse([piece]) for piece in sentences]),
        "together": _timed(lambda: parser.parse(texts)),
        "extract": _timed(lambda: list(facts(path, analyzer=parser))),
        "lexicon": _timed(lambda: list(facts(path))),
        "peak": _peak(),
    }


def load(folder: Path) -> None:
    """A load against plain CREATE of the same rows, and again, on each engine."""
    articles = folder / "load.jsonl"
    generate_articles.write(articles, _LOADED)
    places = {"embedded": str(folder / "load.db")}
    if os.environ.get("NEO4J_URI"):
        places["neo4j"] = "neo4j"
    for engine, place in places.items():
        found = _child("_load", str(articles), place)
        if engine == "embedded":
            found["the bulk loader alone"] = _child("_bulk", str(articles), str(folder / "bulk"))
        print(f"  {engine}: {found['rows']:,} rows of {_LOADED:,} articles, {_TURNS} turns")
        names = ("plain CREATE", "the bulk loader alone", "first load", "the same again", "search")
        for name in names:
            if (seconds := found.get(name)) is None:
                continue
            rate = f", {found['rows'] / seconds:,.0f} rows/s" if name != "search" else ""
            _show(f"  {name}", f"{seconds:.2f} s{rate}")
        alone = "plain CREATE" if engine == "neo4j" else "the bulk loader alone"
        ratio = found[alone] / found["first load"]
        _goal(f"  first load, of the rate of {alone}", f"{ratio:.2f}", "at least 0.7", ratio >= 0.7)
        faster = found["first load"] / found["the same again"]
        _goal("  the same again, times as fast as the first", f"{faster:.1f}", "at least 5", faster >= 5)


def large(folder: Path) -> None:
    """A hundred thousand articles, and a hundred thousand meetings, in embedded stores."""
    found = _child("_large", str(folder / "large.db"))
    _show("articles", f"{found['articles']:,} in {found['rows']:,} rows")
    for name in ("first fill", "the same again"):
        _show(name, f"{found[name]:.1f} s, {found['rows'] / found[name]:,.0f} rows/s")
    changed = f"{found['changed']:,} rows changed by {_MORE} articles"
    _goal(changed, f"{found['change']:.1f} s", "under 5 s", found["change"] < 5)
    _show("meetings asked about", f"{found['meetings']:,}")
    for name, seconds, rows, limit in found["questions"]:
        text = f"{seconds * 1000:,.0f} ms, {rows:,} rows"
        _goal(name, text, f"under {limit * 1000:,.0f} ms", seconds < limit)


def _measure_load(path: str, store: str) -> dict[str, float]:
    """Median seconds of each; one turn before them warms the server."""
    import graph
    from graph.model import Graph
    from graph.resolution import resolve
    from graph.stores import search

    made = resolve([graph.extract(article) for article in graph.read([path])])
    times: dict[str, list[float]] = {}
    for turn in range(_TURNS + 1):
        place = store if store == "neo4j" else f"{store}{turn}"
        with graph.connect(place, write=True, create=True) as opened:
            opened.replace(Graph((), ()))
            steps = {"first load": _timed(lambda: opened.replace(made))}
            steps["the same again"] = _timed(lambda: opened.replace(made))
            steps["search"] = _timed(lambda: search(opened, "制裁"))
            opened.replace(Graph((), ()))
            steps["plain CREATE"] = _timed(_plain(opened, made))
            opened.replace(Graph((), ()))
        for name, seconds in steps.items() if turn else ():
            times.setdefault(name, []).append(seconds)
    return {"rows": len(made.nodes) + len(made.edges)} | {
        name: statistics.median(found) for name, found in times.items()
    }


def _measure_bulk(path: str, folder: str) -> float:
    """Median seconds of the engine's bulk loader for the same rows, given to it in this very process."""
    os.environ["ARCADEDB_LOG_CONSOLE"] = "0"
    import arcadedb

    import graph
    from graph.resolution import resolve
    from graph.schema import graph_schema
    from graph.stores.definitions import sql
    from graph.stores.difference import rows

    schema = graph_schema()
    nodes, edges = rows(resolve([graph.extract(article) for article in graph.read([path])]), schema)
    labels = {label: [row for key, row in nodes.items() if key[0] == label] for label, _ in nodes}
    types = {type_: [key for key in edges if key[0] == type_] for type_, *_ in edges}
    for row in labels["Meeting"]:
        row.update({name: date.fromisoformat(row[name]) for name in ("earliest", "latest") if name in row})
    times = []
    for turn in range(_TURNS + 1):
        database = arcadedb.create_database(f"{folder}{turn}")
        for statement in sql(schema):
            database.command("sql", statement)
        start, places = time.perf_counter(), {}
        with database.graph_batch() as batch:
            for label, found in labels.items():
                made = batch.create_vertices(label, found)
                places |= {(label, row["id"]): str(one) for row, one in zip(found, made, strict=True)}
            for type_, keys in types.items():
                ends = [[places[key[end]] for key in keys] for end in (1, 2)]
                batch.new_edges(ends[0], type_, ends[1], [edges[key] for key in keys])
        times.append(time.perf_counter() - start)
        database.close()
    return statistics.median(times[1:])


def _plain(opened: Any, made: Any) -> Callable[[], None]:
    """Every row by CREATE, in batches as a load makes them, planned beforehand and without any check."""
    from graph.schema import graph_schema
    from graph.stores import load
    from graph.stores.difference import compare

    connection = opened._connection if opened.engine == "neo4j" else opened._connection(write=True)
    jobs = load._jobs(compare(connection, made, graph_schema()), graph_schema())
    batches = [
        (re.sub(r"MERGE (\(n:`\w+`) \{id: row.id\}", r"CREATE \1", job.cypher), batch)
        for job in jobs
        for batch in load.batches(job.rows, opened.name)
    ]

    def run() -> None:
        for cypher, rows in batches:
            connection.batch(cypher, rows)

    return run


def _measure_large(store: str) -> dict[str, Any]:
    """A store of 100,000 articles, filled, loaded again and changed; one of 100,000 meetings, asked."""
    import graph
    from graph.stores import load

    base = generate_graph.base(_DISTINCT)
    made = generate_graph.copies(base, _COPIES)
    size = len(made.nodes) + len(made.edges)
    found: dict[str, Any] = {"rows": size, "articles": _count_of(made, "Article")}
    with graph.connect(store, write=True, create=True) as opened:
        found["first fill"] = _timed(lambda: opened.replace(made))
        found["the same again"] = _timed(lambda: opened.replace(made))
        difference = generate_graph.difference(base, generate_graph.base(_MORE, _DISTINCT))
        found["changed"] = len(difference)
        connection = opened._connection(write=True)
        found["change"] = _timed(lambda: load.write(connection, difference, store))
    made = generate_graph.copies(base, _ASKED)
    found["meetings"] = _count_of(made, "Meeting")
    with graph.connect(f"{store}-asked", write=True, create=True) as opened:
        opened.replace(made)
        found["questions"] = list(_measure_questions(opened))
    return found


def _count_of(made: Any, label: str) -> int:
    return sum(node.label == label for node in made.nodes)


def _measure_questions(opened: Any) -> Iterator[tuple[str, float, int, float]]:
    """Each question with its median seconds, warm and with its rows in Python, its rows and its goal."""
    from graph import queries

    for name, values in (*_QUESTIONS, *((name, {}) for name in queries.names())):
        question = queries.load(name)
        defaults = {key: parameter.default for key, parameter in question.parameters.items()}
        if defaults.get("limit", 0) is None:
            defaults["limit"] = _SHOWN
        ask = functools.partial(opened.query, question.cypher, defaults | values, timeout=600)
        count = len(ask().rows)
        seconds = statistics.median(_timed(ask) for _ in range(3))
        shown = " ".join([name, *(f"{key}={value}" for key, value in values.items())])
        yield shown, seconds, count, 0.1 if values else 2.0


def _measure_extract(path: str) -> dict[str, float]:
    import graph

    start = time.perf_counter()
    articles = list(graph.read([path]))
    graph.extract(articles.pop())
    loading = time.perf_counter() - start
    characters = facts = 0
    start = time.perf_counter()
    for article in articles:
        found = graph.extract(article)
        facts += _count(found)
        characters += sum(end - begin for begin, end in article.body)
    seconds = time.perf_counter() - start
    return {
        "articles": len(articles),
        "characters": characters,
        "facts": facts,
        "seconds": seconds,
        "loading": loading,
        "peak": _peak(),
    }


def _measure_long() -> list[tuple[int, float]]:
    import graph

    times = []
    with tempfile.TemporaryDirectory() as folder:
        for sentences in (14, 230, 2_300, 23_000):
            path = Path(folder, f"{sentences}.txt")
            path.write_text(generate_articles.article(1, sentences)["text"], encoding="utf-8")
            (article,) = graph.read([str(path)], published="2023-05-19")
            seconds = _timed(lambda article=article: graph.extract(article))  # type: ignore[misc]
            if sentences > 14:
                times.append((len(article.text), seconds))
    return times


def _measure_scale(path: str, store: str) -> dict[str, Any]:
    import graph
    from graph import queries
    from graph.resolution import resolve

    steps: dict[str, tuple[float, float]] = {}

    def step(name: str, work: Callable[[], Any]) -> Any:
        _forget_peak()
        start = time.perf_counter()
        done = work()
        steps[name] = (time.perf_counter() - start, _peak())
        return done

    articles = step("read", lambda: list(graph.read([path])))
    facts = step("extract", lambda: [graph.extract(article) for article in articles])
    made = step("resolve", lambda: resolve(facts))
    with graph.connect(store, write=True, create=True) as opened:
        step("write", lambda: opened.replace(made))
        step("again", lambda: opened.replace(made))
        question = queries.load("who-met-whom")
        defaults = {name: default for name, (_type, default, _help) in question.parameters.items()}
        step("query", lambda: opened.query(question.cypher, defaults, timeout=600))
    counts = {"facts": sum(map(_count, facts)), "nodes": len(made.nodes), "edges": len(made.edges)}
    engine = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"counts": counts, "steps": steps, "engine": engine}


def _count(facts: Any) -> int:
    return len(facts.actors) + len(facts.meetings) + len(facts.statements) + len(facts.outcomes)


def _forget_peak() -> None:
    """Make the next `_peak` count from here; Linux only."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> float:
    """Peak memory in MB since `_forget_peak`, of the process where the system cannot tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _child(*words: str) -> Any:
    return json.loads(_run([sys.executable, __file__, *words]))


def _run(command: list[str]) -> str:
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout  # noqa: S603 (ourselves)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _show(name: str, value: str) -> None:
    print(f"  {name:<42} {value}")


def _goal(name: str, value: str, goal: str, reached: bool) -> None:
    _show(name, f"{value} (goal: {goal}{'' if reached else '; MISSED'})")
    if not reached:
        _missed.append(f"{name}: {value}, goal {goal}")


_MEASUREMENTS = {"extract": extract, "build": build, "scale": scale, "load": load, "large": large}
_CHILDREN: dict[str, Callable[..., Any]] = {
    "_extract": _measure_extract,
    "_long": _measure_long,
    "_scale": _measure_scale,
    "_hanlp": _measure_hanlp,
    "_load": _measure_load,
    "_bulk": _measure_bulk,
    "_large": _measure_large,
}

if __name__ == "__main__":
    sys.exit(main())
