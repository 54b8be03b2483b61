"""What can go wrong, sorted by what the user must do about it.

    ParleyError
    ├── UsageError            call the command differently            (exit code 2)
    │   ├── SourceNotFound    the sole source does not exist
    │   ├── UnknownQuery      no cookbook question of that name
    │   └── ModelUntrusted    a model folder is code: say that you trust it
    ├── ArticleError          fix this one article; the run goes on   (exit code 3)
    ├── SchemaError           fix the YAML in schemas/; all faults at once
    ├── MissingExtra          install something
    ├── ModelError            about a model of an analyzer            (exit code 1)
    │   ├── ModelMissing      download it
    │   ├── ModelUnreachable  try again with a network
    │   └── ModelUnusable     name another
    └── StoreError            something about the store               (exit code 1)
        ├── StoreMissing      build one first
        ├── StoreBusy         somebody else is writing
        ├── StoreUnavailable  start the server, or look at the address
        ├── StoreRefused      wrong user or password
        ├── StoreVersion      made by a newer Parley, or the server is too old
        ├── NoSuchArticle     name one that is stored
        └── QueryError        the engine did not take the query
            ├── ReadOnly      a write under read-only
            └── QueryTimeout  it ran past its limit

Every message is one sentence that names the input and the remedy; what a caller may want to
act on is an attribute. Nothing outside this tree crosses a public function on purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ParleyError(Exception):
    """The root: catch this to catch all that Parley raises on purpose."""

    exit_code = 1


class UsageError(ParleyError):
    """The command or function was called with words that do not fit."""

    exit_code = 2


class SourceNotFound(UsageError):
    """A source names no file, folder, glob match or readable address."""

    def __init__(self, source: str) -> None:
        super().__init__(f"no such source: {source}; give a file, a folder, a glob or - for standard input")
        self.source = source


class UnknownQuery(UsageError):
    """No cookbook question has this name."""

    def __init__(self, name: str, known: Iterable[str], close: str | None = None) -> None:
        known = tuple(known)
        hint = f"; did you mean {close}?" if close else f"; there are: {', '.join(known)}"
        super().__init__(f"no query '{name}'{hint}")
        self.name = name
        self.known = known
        self.close = close


class ArticleError(ParleyError):
    """One article cannot be read; the others of the run are not touched.

    Attributes:
        path: where the article came from (a path, ``-`` or an address).
        line: the 1-based line within it, if the fault has one.
        reason: the fault and its remedy, without the place.
    """

    exit_code = 3

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        place = path if line is None else f"{path}, line {line}"
        super().__init__(f"{place}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


class SchemaError(ParleyError):
    """The YAML in ``schemas/`` is at fault.

    Attributes:
        faults: every fault found, each with its file and path, in file order.
    """

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        count = f"{len(self.faults)} fault" + ("s" if len(self.faults) > 1 else "")
        super().__init__(f"{count} in schemas: " + "; ".join(self.faults))


class MissingExtra(ParleyError):
    """An optional engine is not installed; the message holds the line that installs it."""

    def __init__(self, what: str, install: str) -> None:
        super().__init__(f"{what} is not installed; install it: {install}")
        self.install = install


class ModelUntrusted(UsageError):
    """The folder of a model lies where nobody vouches for it."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"{folder} lies outside HanLP's home, and a model folder can run any code;"
            " if you trust who made it, add --trust-model"
        )
        self.folder = folder


class ModelError(ParleyError):
    """Something about a model; ``model`` is its name, address or folder."""

    def __init__(self, model: str, message: str) -> None:
        super().__init__(message)
        self.model = model


class ModelMissing(ModelError):
    """A model is not on this machine."""

    def __init__(self, model: str, folder: str, *, published: bool) -> None:
        remedy = (
            f"download it: parley hanlp download {model}"
            if published
            else "give a folder with a config.json, or a name that HanLP publishes"
        )
        super().__init__(model, f"no model {model}: there is no folder {folder}; {remedy}")


class ModelUnreachable(ModelError):
    """A model cannot be downloaded."""

    def __init__(self, address: str, folder: str, reason: str) -> None:
        super().__init__(
            address,
            f"cannot download {address} ({reason}); try again with a network, or unpack it to {folder}",
        )


class ModelUnusable(ModelError):
    """A folder holds no model that can be used."""

    def __init__(self, folder: str, reason: str) -> None:
        remedy = "name another with --hanlp-model, or delete what was downloaded and download it again"
        message = f"the model in {folder} cannot be used: {reason}; {remedy}"
        super().__init__(folder, message)


class StoreError(ParleyError):
    """Something about a store.

    Attributes:
        store: its folder or address, never with a password in it.
    """

    def __init__(self, store: str, message: str) -> None:
        super().__init__(message)
        self.store = store


class StoreMissing(StoreError):
    """There is no graph at this place; reading never creates one."""

    def __init__(self, store: str) -> None:
        super().__init__(store, f"no graph at {store}; build one: parley build FILE")


class StoreBusy(StoreError):
    """Another process is writing to the store."""

    def __init__(self, store: str, holder: str) -> None:
        super().__init__(
            store, f"{store} is being written by {holder}; try again when it is done, or add --wait"
        )
        self.holder = holder


class StoreUnavailable(StoreError):
    """The server does not answer, or the engine cannot be started."""


class StoreRefused(StoreError):
    """The server refuses the user and password."""


class StoreVersion(StoreError):
    """The store was written by a newer Parley, or its server is too old."""


class NoSuchArticle(StoreError):
    """No stored article has this id, url or path."""

    def __init__(self, store: str, article: str) -> None:
        listing = 'parley query "MATCH (a:Article) RETURN a.id, a.title, a.url, a.path"'
        super().__init__(store, f"no article {article} in {store}; list them: {listing}")
        self.article = article


class QueryError(StoreError):
    """The engine refused a query; the message is the engine's, shortened."""


class ReadOnly(QueryError):
    """A query that writes was sent without leave to write."""

    def __init__(self, store: str) -> None:
        super().__init__(store, "this query writes, and queries are read-only; add --write to allow it")


class QueryTimeout(QueryError):
    """A query ran past its time limit and was ended."""

    def __init__(self, store: str, seconds: float) -> None:
        super().__init__(
            store, f"the query was ended after {seconds:g} s; narrow it or raise --timeout"
        )
        self.seconds = seconds
