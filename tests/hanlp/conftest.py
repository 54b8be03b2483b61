"""The tiny model, trained once a run; and a home of HanLP that is no user's."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.hanlp.tiny import train

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.analysis.hanlp import HanLP


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """HANLP_HOME of this run, set before HanLP is imported."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HANLP_HOME", str(folder))
        patch.setenv("OMP_NUM_THREADS", "1")
        yield folder


@pytest.fixture(scope="session")
def model(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the tiny model, outside HanLP's home."""
    from graph.analysis import hanlp

    hanlp.prepare()
    return train(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def parser(model: Path) -> HanLP:
    """The tiny model as the rules get it."""
    from graph.analysis import models

    return models.find(str(model), trusted=True)


@pytest.fixture
def published(home: Path, model: Path) -> Iterator[Path]:
    """The tiny model where the default one would be, as if it had been downloaded."""
    from graph.analysis import models

    folder = home / "mtl" / os.path.basename(str(models.folder_of(models.DEFAULT)))
    shutil.copytree(model, folder)
    yield folder
    shutil.rmtree(folder)
