"""Working text → `Parse`, by a multi-task model of HanLP 2.x (He and Choi 2021, "The Stem Cell Hypothesis").

The text is cut into sentences, those of all texts go to the model together, and what its Document holds
under the prefixes tok, pos, ner, srl and dep is read back. HanLP drops spaces and may change characters,
so offsets are found again in the text, and a word that does not stand there is left out. Known names
go into the tokenizer's dictionaries, and not into that of the entities: ``by`` would name HanLP for what
it was only told.

A model folder is code: its ``config.json`` names the classes that are made of it. Which may be loaded is
said in `graph.analysis.models`. Nothing is downloaded here, and the libraries are told to stay offline.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import file_digest, sha256
from typing import TYPE_CHECKING, Any

from graph.analysis.gazetteer import gazetteer
from graph.analysis.parses import Dependency, Parse, Predicate, Stretch
from graph.errors import ModelUnusable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

NAME = "hanlp"
# Read by the libraries when they are imported. One thread: sums do not depend on how many cores there are.
_ENVIRONMENT = {
    "HANLP_VERBOSE": "0",
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    "TOKENIZERS_PARALLELISM": "false",
    "OMP_NUM_THREADS": "1",
    "CUBLAS_WORKSPACE_CONFIG": ":4096:8",
}
_MULTI_TASK = "hanlp.components.mtl.multi_task_learning.MultiTaskLearning"
# What is read of a Document, and which of several under one prefix comes first; ``ud`` gives pos and dep.
_READ = ("tok", "pos", "ner", "srl", "dep", "ud", "udep")
_PREFERRED = ("tok/fine", "pos/ctb", "ner/msra")
# How the annotations call persons and proper nouns.
_PERSONS = frozenset({"PERSON", "PER", "nr"})
_PROPER = ("NR", "nr", "nh", "PROPN", "NNP")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]*[”’）]*")
_PAUSE = re.compile(r"[，；：、 ]")
# Characters. A longer sentence is cut at a pause: models read 510 at most, and time grows with the square.
_LONGEST = 200
# How much longer in the text than in its list a word may be that was not found: …… that became ....
_LOST = 8
# Shorter names are also parts of words and of other names (比斯利 in 比斯利米): they are only put together
# where the model cut them, and not forced.
_CERTAIN = 4


@dataclass(frozen=True)
class HanLP:
    """The model in a folder, loaded when it has something to read; one model a process."""

    folder: Path

    @cached_property
    def rules(self) -> str:
        """The name of the model and a hash of its files: others make other facts."""
        digest = sha256()
        for path in sorted(item for item in self.folder.rglob("*") if item.is_file()):
            digest.update(path.relative_to(self.folder).as_posix().encode())
            with path.open("rb") as stream:
                digest.update(file_digest(stream, "sha256").digest())
        return f"{NAME} {self.folder.name} {digest.hexdigest()[:12]}"

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """One parse a text; one call of the model for the sentences of all."""
        cut = [list(sentences(text)) for text in texts]
        pieces = [piece for item in cut for _, piece in item]
        parsed = iter(_predict(self.folder, pieces))
        return [self._whole([_read(at, piece, next(parsed)) for at, piece in item]) for item in cut]

    def _whole(self, parts: list[Parse]) -> Parse:
        """The parse of a text from those of its sentences."""
        return Parse(
            NAME,
            self.rules,
            tuple(item for part in parts for item in part.persons),
            tuple(item for part in parts for item in part.predicates),
            tuple(item for part in parts for item in part.dependencies),
        )


# -- the model -----------------------------------------------------------------------------------------


def prepare() -> None:
    """Set what HanLP, transformers and torch read when they are imported; what the user has set stays."""
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)


def library() -> Any:
    """HanLP itself, imported; its home and its list of models without loading torch."""
    prepare()
    import hanlp
    import hanlp.utils.io_util

    return hanlp


def companions(folder: Path) -> list[str]:
    """The addresses of what a model needs beside its folder: the tokenizer of its encoder."""
    library()
    from hanlp.layers.transformers.resource import tokenizer_mirrors

    encoder = _config(folder).get("encoder", {}).get("transformer")
    return [tokenizer_mirrors[encoder]] if encoder in tokenizer_mirrors else []


def _config(folder: Path) -> dict[str, Any]:
    """What a model folder says of itself.

    Raises:
        ModelUnusable: it says nothing, or is no multi-task model.
    """
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except FileNotFoundError as fault:
        raise ModelUnusable(str(folder), "it holds no config.json") from fault
    except ValueError as fault:
        raise ModelUnusable(str(folder), "its config.json is no JSON") from fault
    if not isinstance(config, dict) or config.get("classpath") != _MULTI_TASK:
        raise ModelUnusable(str(folder), "it is no multi-task model")
    return config


def device() -> str:
    """Where models run: ``cuda`` or ``cpu``, with torch's version."""
    prepare()
    import torch

    return f"torch {torch.__version__}, {'cuda' if torch.cuda.is_available() else 'cpu'}"


@lru_cache(1)
def load(folder: Path) -> Any:
    """The model in a folder that may be trusted, ready to read.

    It does what ``hanlp.load`` does for a folder, but asks nothing of the network after a fault.

    Raises:
        ModelUnusable: it is no multi-task model, or cannot be loaded.
    """
    library()
    import torch
    from hanlp_common.reflection import object_from_classpath

    torch.use_deterministic_algorithms(mode=True, warn_only=True)
    model = object_from_classpath(_config(folder)["classpath"])
    try:
        model.load(str(folder), devices=0 if torch.cuda.is_available() else -1, verbose=False)
    except Exception as fault:
        reason = str(fault).strip().partition("\n")[0]
        raise ModelUnusable(str(folder), f"{type(fault).__name__}: {reason}") from fault
    if "tok" not in _by_prefix(model.tasks):
        raise ModelUnusable(str(folder), "it has no tokenizer (tok)")
    _teach(model)
    return model


def _teach(model: Any) -> None:
    """Fill the dictionaries of the tokenizer with the names of the known actors."""
    names = {
        form
        for entry in gazetteer().entries.values()
        if entry.kind != "place"
        for form in entry.usual
        if len(form) > 1
    }
    tokenizer = model[_by_prefix(model.tasks)["tok"]]
    tokenizer.dict_force = {name for name in names if len(name) >= _CERTAIN}
    tokenizer.dict_combine = {name for name in names if len(name) < _CERTAIN}


def _by_prefix(names: Iterable[str]) -> dict[str, str]:
    """Of the tasks of a model, or the keys of a Document, the one that is read under each prefix."""
    found: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (name not in _PREFERRED, name)):
        found.setdefault(name.partition("/")[0], name)
    return {prefix: name for prefix, name in found.items() if prefix in _READ}


def _predict(folder: Path, pieces: list[str]) -> Iterator[dict[str, Any]]:
    """For each piece what the Document says of it, by prefix; without the tasks that the model lacks."""
    if not pieces:
        return
    model = load(folder)
    import torch

    with torch.inference_mode():
        document = model.predict(pieces, tasks=list(_by_prefix(model.tasks).values()))
    keys = _by_prefix(document)
    for number in range(len(pieces)):
        yield {prefix: document[key][number] for prefix, key in keys.items()}


# -- the text ------------------------------------------------------------------------------------------


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Where each sentence begins, and its text without spaces around it; a very long one in several."""
    for found in _SENTENCE.finditer(text):
        for start, piece in _shortened(found.start(), found[0]):
            bare = piece.strip()
            if bare:
                yield start + piece.index(bare), bare


def _shortened(start: int, text: str) -> Iterator[tuple[int, str]]:
    while len(text) > _LONGEST:
        pauses = [found.end() for found in _PAUSE.finditer(text, _LONGEST // 2, _LONGEST)]
        end = pauses[-1] if pauses else _LONGEST
        yield start, text[:end]
        start, text = start + end, text[end:]
    yield start, text


def aligned(text: str, words: Sequence[str]) -> list[Stretch | None]:
    """Where words stand in a text, in their order; None for one that does not stand there as it is.

    Spaces count neither in the text nor in a word. Those found are disjoint and ascending.
    """
    places = [at for at, char in enumerate(text) if not char.isspace()]
    dense = "".join(text[at] for at in places)
    found: list[Stretch | None] = []
    last = lost = 0
    for word in ("".join(word.split()) for word in words):
        at = dense.find(word, last, last + lost + len(word)) if word else -1
        if at < 0:
            found.append(None)
            lost += len(word) + _LOST
            continue
        last, lost = at + len(word), 0
        found.append(Stretch(places[at], places[last - 1] + 1))
    return found


# -- the Document --------------------------------------------------------------------------------------


def _read(start: int, text: str, said: Mapping[str, Any]) -> Parse:
    """The parse of one sentence that begins at ``start``, from the Document's lists for it."""
    words = [
        item and Stretch(start + item.start, start + item.end) for item in aligned(text, said.get("tok", ()))
    ]
    return Parse(
        NAME,
        "",
        tuple(_persons(words, said.get("ner", ()), said.get("pos"))),
        tuple(_predicates(words, said.get("srl", ()))),
        tuple(_dependencies(words, said.get("dep", said.get("udep", ())))),
    )


def _span(words: Sequence[Stretch | None], first: int, last: int) -> Stretch | None:
    """The stretch from one word to another (exclusive); None where either was not found."""
    opens, closes = words[first], words[last - 1]
    return Stretch(opens.start, closes.end) if opens is not None and closes is not None else None


def _persons(
    words: Sequence[Stretch | None], entities: Sequence[Any], tags: Sequence[str] | None
) -> Iterator[Stretch]:
    """The entities that are persons, and proper nouns where there are parts of speech."""
    for _, label, first, last in entities:
        proper = tags is None or any(tag.startswith(_PROPER) for tag in tags[first:last])
        span = _span(words, first, last)
        if label in _PERSONS and proper and span is not None:
            yield span


def _predicates(words: Sequence[Stretch | None], frames: Sequence[Any]) -> Iterator[Predicate]:
    for frame in frames:
        at: Stretch | None = None
        arguments: dict[str, Stretch] = {}
        for _, label, first, last in frame:
            span = _span(words, first, last)
            if label == "PRED":
                at = span
            elif span is not None:
                arguments.setdefault(label, span)
        if at is not None:
            yield Predicate(at, arguments)


def _dependencies(words: Sequence[Stretch | None], heads: Sequence[Any]) -> Iterator[Dependency]:
    """The words with their heads, which are numbered from 1; 0 is the root and no word."""
    for word, (head, relation) in zip(words, heads, strict=True):
        governor = words[head - 1] if head else None
        if word is not None and governor is not None:
            yield Dependency(word, governor, relation.lower())
