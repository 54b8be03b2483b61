"""Who an article is: the hash of its canonical url, else of its body.

Canonical: scheme and host in lower case, http as https, the host in its ASCII form, no user, no
default port, no fragment; tracking parameters dropped and the others sorted by name, then value;
the path kept but for the escaping of what is not ASCII. Of a body the white space does not count,
so that two copies of a text that differ in their line ends are one article.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

_TRACKING = re.compile(
    r"(?:utm_\w+|at_(?:medium|campaign|custom\d|link_\w+|format|ptr_name|bbc_team)|fbclid|gclid|gclsrc|dclid|gbraid"
    r"|wbraid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|_ga|_gl|spm|scm|ref_src|ref_url|share_token|sharer_\w+"
    r"|isappinstalled|nsukey|ocid|cmpid|maca|wt_\w+|__twitter_impression)",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}
_KEEP = "/%:@!$&'()*+,;=~-._"


def canonical(url: str) -> str:
    """The one form of all addresses of a page.

    Raises:
        ValueError: this is no address of the web.
    """
    parts = urlsplit(url.strip())
    scheme, host = parts.scheme.lower(), (parts.hostname or "").rstrip(".")
    if scheme not in _PORTS or not host:
        raise ValueError(url)
    port = "" if parts.port in (None, _PORTS[scheme]) else f":{parts.port}"
    query = "&".join(sorted(item for item in parts.query.split("&") if item and not _tracks(item)))
    path = quote(parts.path or "/", safe=_KEEP)
    return f"https://{_ascii(host)}{port}{path}" + (f"?{quote(query, safe=_KEEP + '?')}" if query else "")


def article_id(url: str | None, body: Iterable[str]) -> str:
    """Sixteen hexadecimal digits: of the canonical url if there is one, else of the body's pieces."""
    known = canonical(url) if url else "".join("".join(body).split())
    return hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _tracks(item: str) -> bool:
    return _TRACKING.fullmatch(item.partition("=")[0]) is not None


def _ascii(host: str) -> str:
    try:
        name = host.encode("idna").decode("ascii")
    except UnicodeError:
        name = quote(host)
    return f"[{name}]" if ":" in host else name
