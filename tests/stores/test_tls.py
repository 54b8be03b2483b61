"""Encrypted addresses, against a server with a certificate of its own that no authority signed."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from graph.errors import StoreMissing, StoreUnavailable
from graph.stores import connect
from tests.stores.distribution import Distribution
from tests.stores.graphs import talks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.distribution


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Distribution]:
    """A server that speaks TLS alone."""
    folder = tmp_path_factory.mktemp("tls")
    _certificate(folder / "certificates")
    lines = [
        "server.bolt.tls_level=REQUIRED",
        "dbms.ssl.policy.bolt.enabled=true",
        f"dbms.ssl.policy.bolt.base_directory={folder / 'certificates'}",
    ]
    server = Distribution(folder / "server", lines)
    server.start()
    yield server
    server.kill()


def _certificate(folder: Path) -> None:
    folder.mkdir()
    words = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=127.0.0.1",
        "-days",
        "2",
    ]
    files = ["-keyout", str(folder / "private.key"), "-out", str(folder / "public.crt")]
    subprocess.run([*words, *files], check=True, capture_output=True)


@pytest.fixture
def port(started: Distribution, monkeypatch: pytest.MonkeyPatch) -> str:
    """Host and port of the server, its password in the environment."""
    for name, value in started.environment.items():
        monkeypatch.setenv(name, value)
    return started.address.removeprefix("bolt://")


def test_an_encrypted_address_is_a_store_like_any_other(port: str) -> None:
    with connect(f"bolt+ssc://{port}", write=True, create=True) as store:
        store.replace(talks())
    with connect(f"neo4j+ssc://{port}") as store:
        assert store.query("MATCH (s:State) RETURN count(s)").rows == ((2,),)


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s", "bolt"])
def test_a_certificate_that_nobody_signed_and_a_plain_address_are_refused(scheme: str, port: str) -> None:
    with pytest.raises(StoreUnavailable, match="no server answers at") as caught:
        connect(f"{scheme}://{port}")
    assert not isinstance(caught.value, StoreMissing)
    assert "\n" not in str(caught.value)
