"""``parley doctor`` and ``parley --version``: what is installed, what works, what to do about the rest."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import click

from graph.cli import options, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; ``good`` is None where there is nothing to judge."""

    name: str
    good: bool | None
    finding: str


def versions() -> str:
    """One line: the package, the embedded engine and the format of the stores."""
    from graph.schema import graph_schema, package_version

    engine = _installed("arcadedb")
    return (
        f"parley {package_version()} (parley-kg), engine arcadedb {engine or 'not installed'},"
        f" store format {graph_schema().format}"
    )


@click.command()
@options.store
@options.as_json
@options.common
def doctor(store: str | None, as_json: bool, quiet: bool) -> int:
    """Say what works here and what does not.

    The exit code is 1 when something is broken.
    """
    found = list(checks(store))
    bad = any(check.good is False for check in found)
    if as_json:
        click.echo(json.dumps([asdict(check) for check in found], ensure_ascii=False, indent=2))
    elif not quiet or bad:
        marks = {True: "ok", False: "broken", None: "-"}
        terminal.table(["", "what", "finding"], ([marks[c.good], c.name, c.finding] for c in found))
    return 1 if bad else 0


def checks(store: str | None) -> Iterator[Check]:
    """Everything worth a look, in the order of the pipeline."""
    yield Check("parley", True, versions())
    yield Check("python", True, f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield _schemas()
    yield _embedded()
    yield Check("lexicon", True, "the default analyzer; needs nothing else")
    yield _hanlp()
    yield _store(store)
    if os.environ.get("NEO4J_URI"):
        yield _neo4j()
        yield from _loading()
    else:
        yield Check("neo4j", None, "not asked for: NEO4J_URI is not set")


def _schemas() -> Check:
    from graph import schema
    from graph.errors import SchemaError

    try:
        schema.graph_schema()
    except SchemaError as fault:
        return Check("schemas", False, str(fault))
    return Check("schemas", True, f"{schema.folder()}, rules {schema.rules()}")


def _embedded() -> Check:
    found = _installed("arcadedb")
    if found:
        return Check("embedded engine", True, f"arcadedb {found}")
    remedy = "no arcadedb for this platform or installation; keep the graph in Neo4j: --store neo4j://HOST"
    return Check("embedded engine", None if os.environ.get("NEO4J_URI") else False, remedy)


def _hanlp() -> Check:
    from graph.analysis import hanlp, models

    if not models.installed():
        return Check("hanlp", None, f"not installed; install it: {models.install()}")
    have = f"hanlp {_installed('hanlp')}, {hanlp.device()}"
    known = models.present()
    if not known:
        return Check("hanlp", None, f"{have}; no model in {models.home()}, get one: parley hanlp download")
    return Check("hanlp", True, f"{have}; in {models.home()}: {', '.join(known)}")


def _store(store: str | None) -> Check:
    from graph.errors import StoreError, StoreMissing
    from graph.stores import connect

    try:
        with connect(store) as opened:
            counted = opened.query("MATCH (a:Article) RETURN count(a) AS articles").rows[0][0]
            what = f"{opened.engine}, {opened.server}, store format {opened.format}"
            return Check("store", True, f"{opened.name}: {what}, articles: {counted}")
    except StoreMissing as fault:
        return Check("store", None, str(fault))
    except StoreError as fault:
        return Check("store", False, str(fault))


def _neo4j() -> Check:
    from graph.errors import ParleyError, StoreMissing
    from graph.stores import connect

    try:
        with connect("neo4j") as opened:
            return Check("neo4j", True, f"{opened.server} at {opened.name}")
    except StoreMissing as fault:
        return Check("neo4j", True, f"answers; {fault}")
    except ParleyError as fault:
        return Check("neo4j", False, str(fault))


def _loading() -> Iterator[Check]:
    """Whether the server lets a query that may write read files with LOAD CSV."""
    from graph.errors import ParleyError
    from graph.stores.neo4j import FILES, Neo4jStore

    try:
        with Neo4jStore(os.environ["NEO4J_URI"]) as opened:
            open_ = opened.imports_files()
    except ParleyError:
        return  # told already, or not for this user to see
    if open_:
        remedy = f"the server lets LOAD CSV read its files in queries with --write; set {FILES}=false"
        yield Check("neo4j files", None, remedy)
    else:
        yield Check("neo4j files", True, "LOAD CSV reads none")


def _installed(distribution: str) -> str | None:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None
