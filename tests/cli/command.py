"""The command ``parley`` as a process of its own, the way a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "examples"

_SCRIPT = Path(sys.executable).with_name("parley")

# The installed command; in a bare checkout, what it does.
PARLEY = (
    [str(_SCRIPT)] if _SCRIPT.exists() else [sys.executable, "-P", "-c", "from graph.cli import main; main()"]
)

ARTICLE = """---
title: 美俄高官在利雅得会谈
published: 2025-02-19
---
美国国务卿鲁比奥2月18日在沙特首都利雅得与俄罗斯外交部长拉夫罗夫举行会谈。鲁比奥说：“这是漫长道路上的第一步。”
"""

# Another meeting, with one person of the first.
OTHER = """---
title: 鲁比奥会见王毅
published: 2025-07-12
---
中国外交部长王毅7月11日在吉隆坡会见美国国务卿鲁比奥。王毅表示，双方应当加强对话。
"""


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


def environment(**changes: str) -> dict[str, str]:
    """The environment of a user who set nothing of Parley's or Neo4j's."""
    ours = ("PARLEY_", "NEO4J_", "NO_COLOR", "LC_", "LANG", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    source = {} if _SCRIPT.exists() else {"PYTHONPATH": os.environ.get("PYTHONPATH", str(ROOT))}
    return {**kept, "LANG": "C.UTF-8", **source, **changes}


def parley(*words: str | Path, cwd: Path, stdin: str | bytes = b"", **changes: str) -> Done:
    """Run ``parley`` to its end."""
    done = subprocess.run(
        [*PARLEY, *map(str, words)],
        cwd=cwd,
        env=environment(**changes),
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
