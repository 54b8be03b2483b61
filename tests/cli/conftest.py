"""A store built once, for all tests that only ask it."""

from pathlib import Path

import pytest

from tests.cli.command import ARTICLE, OTHER, parley


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles and ``parley.db`` built from them; not to be written to."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "riyadh.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "kuala-lumpur.txt").write_text(OTHER, encoding="utf-8")
    done = parley("build", "riyadh.txt", "kuala-lumpur.txt", cwd=folder)
    assert done.code == 0, done.err
    return folder
