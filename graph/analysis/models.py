"""The name of a model → its folder; and the one place that downloads anything.

    CLOSE_TOK_POS_NER_SRL_DEP_SDP_CON_ELECTRA_BASE_ZH    looked for under HANLP_HOME, else ~/.hanlp
    my/folder                                            refused unless it is there, or trusted by name

Nothing is fetched but by `download`, which does it itself: HanLP takes 25 seconds to say that there is no
network.
"""

from __future__ import annotations

import threading
from http.client import HTTPException
from importlib.metadata import PackageNotFoundError, requires
from importlib.util import find_spec
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from zipfile import BadZipFile

from graph.analysis import hanlp
from graph.errors import MissingExtra, ModelMissing, ModelUnreachable, ModelUntrusted, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

DEFAULT = "CLOSE_TOK_POS_NER_SRL_DEP_SDP_CON_ELECTRA_BASE_ZH"
# For an answer of the server, in seconds.
_PATIENCE = 4.0


def find(model: str | None = None, *, trusted: bool = False) -> hanlp.HanLP:
    """The model of a name or in a folder, not loaded yet; None is the default.

    Raises:
        MissingExtra: HanLP or torch is not installed.
        ModelMissing: it is not on this machine.
        ModelUntrusted: the folder lies outside HanLP's home, and nobody said that it is to be trusted.
        ModelUnusable: the folder holds no model.
    """
    need()
    model = model or DEFAULT
    url = _published().get(model)
    folder = Path(model).absolute() if url is None else _place(url)
    if not folder.is_dir():
        raise ModelMissing(model, str(folder), published=url is not None)
    if not trusted and not folder.resolve().is_relative_to(home().resolve()):
        raise ModelUntrusted(str(folder))
    for needed in hanlp.companions(folder):
        if not _place(needed).is_dir():
            raise ModelMissing(model, str(_place(needed)), published=url is not None)
    return hanlp.HanLP(folder)


def need() -> None:
    """Say what to install where HanLP or torch is not.

    Raises:
        MissingExtra: with the line that installs it.
    """
    if not installed():
        raise MissingExtra("HanLP", install())


def installed() -> bool:
    """Whether HanLP and torch are there; looks without importing them."""
    return all(find_spec(name) is not None for name in ("hanlp", "torch"))


def install() -> str:
    """The line that installs what the extra ``hanlp`` asks for."""
    try:
        asked = requires("parley-kg") or []
    except PackageNotFoundError:
        asked = []
    extra = [line.partition(";")[0].strip() for line in asked if 'extra == "hanlp"' in line.replace("'", '"')]
    return " ".join(["pip install", *(f'"{item}"' for item in extra or ["parley-kg[hanlp]"])])


def home() -> Path:
    """Where HanLP keeps its models: ``HANLP_HOME``, else ``~/.hanlp``."""
    return Path(hanlp.library().utils.io_util.hanlp_home())


def present() -> list[str]:
    """The names of the multi-task models that are on this machine, sorted."""
    return sorted(name for name in _published() if (folder_of(name) / "config.json").is_file())


def folder_of(name: str) -> Path:
    """Where a model that HanLP publishes is, or would be."""
    return _place(_published()[name])


def _published() -> dict[str, str]:
    """The multi-task models that know Chinese, by name: those for it alone, and those for all languages."""
    named = vars(hanlp.library().pretrained.mtl)
    chinese = (name for name in named if name.endswith("_ZH") or name.startswith("UD_"))
    return {name: named[name] for name in chinese}


def _place(url: str) -> Path:
    """Where HanLP puts what it downloads from an address."""
    paths = hanlp.library().utils.io_util
    return Path(paths.split_if_compressed(paths.path_from_url(url, str(home())))[0])


# -- download ------------------------------------------------------------------------------------------


def download(model: str | None, report: Callable[[int, int], None]) -> Path:
    """Fetch a model and what it needs, unless they are there; its folder, from which it has been loaded once.

    ``report`` is called with how many bytes are there and of how many (0: unknown).

    Raises:
        MissingExtra: HanLP or torch is not installed.
        UsageError: HanLP publishes no such model.
        ModelUnreachable: the server does not answer, or breaks off.
        ModelUnusable: what came is no model.
    """
    need()
    model = model or DEFAULT
    published = _published()
    if model not in published:
        known = ", ".join(sorted(published))
        raise UsageError(f"HanLP publishes no Chinese model '{model}'; there are: {known}")
    folder = _fetched(published[model], report)
    for needed in hanlp.companions(folder):
        _fetched(needed, report)
    hanlp.load(folder)
    return folder


def _fetched(url: str, report: Callable[[int, int], None]) -> Path:
    """The folder of an archive, downloaded and unpacked unless it is there."""
    folder = _place(url)
    if folder.is_dir():
        return folder
    archive = folder.with_name(url.rpartition("/")[2])
    part = archive.with_name(archive.name + ".part")
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        with _opened(url) as answer, part.open("wb") as stream:
            _copy(answer, stream, report)
        part.replace(archive)
        hanlp.library().utils.io_util.uncompress(str(archive), verbose=False)
    except (OSError, HTTPException, BadZipFile) as fault:
        raise ModelUnreachable(url, str(folder), str(getattr(fault, "reason", fault))) from fault
    finally:
        part.unlink(missing_ok=True)
    return folder


def _copy(answer: Any, stream: IO[bytes], report: Callable[[int, int], None]) -> None:
    total, done = int(answer.headers.get("Content-Length") or 0), 0
    while block := answer.read(1 << 18):
        stream.write(block)
        done += len(block)
        report(done, total)
    if done < total:
        raise OSError(f"the connection broke off after {done} of {total} bytes")


def _opened(url: str) -> Any:
    """The answer of a server, asked in a thread: looking up its name may take long, and knows no limit."""
    from urllib.request import urlopen

    answers: list[Any] = []

    def ask() -> None:
        try:
            answers.append(urlopen(url, timeout=_PATIENCE))  # noqa: S310 (https, from HanLP's own list)
        except Exception as fault:
            answers.append(fault)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(_PATIENCE)
    answer = answers[0] if answers else TimeoutError(f"no answer within {_PATIENCE:g} s")
    if isinstance(answer, Exception):
        raise answer
    return answer
