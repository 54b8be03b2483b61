"""What pip would download, from its report on standard input: ``2.9 GB``, printed only for a CUDA build.

pip install --dry-run --quiet --ignore-installed --report - torch | download_size.py
"""

from __future__ import annotations

import json
import sys
from typing import Any
from urllib.request import Request, urlopen

# The packages by which a build for CUDA is known; nvidia-ml-py alone is small and says nothing.
_CUDA = ("nvidia-", "cuda-", "triton")


def main() -> int:
    """Print the size, or nothing."""
    wanted = json.load(sys.stdin)["install"]
    names = [item["metadata"]["name"].lower().replace("_", "-") for item in wanted]
    if any(name.startswith(_CUDA) and name != "nvidia-ml-py" for name in names):
        print(f"{sum(map(_size, wanted)) / 1e9:.1f} GB")
    return 0


def _size(item: dict[str, Any]) -> int:
    request = Request(item["download_info"]["url"], method="HEAD")  # noqa: S310 (what pip itself would open)
    with urlopen(request, timeout=20) as answer:  # noqa: S310
        return int(answer.headers.get("Content-Length") or 0)


if __name__ == "__main__":
    sys.exit(main())
