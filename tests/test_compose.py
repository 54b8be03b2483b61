"""docker-compose.yml and scripts/neo4j run the same server, and nobody outside can reach it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]


@pytest.fixture
def service() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]["neo4j"]


@pytest.fixture
def script() -> str:
    return (ROOT / "scripts" / "neo4j").read_text(encoding="utf-8")


def settings_of(script: str) -> dict[str, str]:
    (body,) = re.findall(r"^settings=\((.*?)^\)", script, re.MULTILINE | re.DOTALL)
    return dict(line.strip().strip('"').split("=", 1) for line in body.strip().splitlines())


def as_variable(name: str) -> str:
    return "NEO4J_" + name.replace("_", "__").replace(".", "_")


def test_the_image_is_the_same_and_pinned(service: dict[str, Any], script: str) -> None:
    assert re.fullmatch(r"neo4j:5\.26\.\d+", service["image"])
    assert re.search(rf"^image={re.escape(service['image'])}\b", script, re.MULTILINE)


def test_the_settings_are_the_same(service: dict[str, Any], script: str) -> None:
    given = {name: str(value) for name, value in service["environment"].items() if name != "NEO4J_AUTH"}
    assert given == {as_variable(name): value for name, value in settings_of(script).items()}


def test_queries_can_load_no_file_and_no_address(script: str) -> None:
    settings = settings_of(script)
    assert settings["dbms.security.allow_csv_import_from_file_urls"] == "false"
    assert settings["internal.dbms.cypher_ip_blocklist"] == "0.0.0.0/0,::/0"
    assert settings["dbms.usage_report.enabled"] == "false"


def test_only_this_machine_reaches_it(service: dict[str, Any], script: str) -> None:
    assert service["ports"]
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    assert '--publish "127.0.0.1:' in script


def test_the_password_is_the_users_own(service: dict[str, Any]) -> None:
    assert service["environment"]["NEO4J_AUTH"] == "neo4j/${NEO4J_PASSWORD:?set it}"


def test_it_keeps_its_data_and_says_when_it_is_ready(service: dict[str, Any]) -> None:
    assert service["volumes"] == ["neo4j-data:/data"]
    assert "RETURN 1" in service["healthcheck"]["test"][1]
