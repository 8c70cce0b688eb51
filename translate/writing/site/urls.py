"""Addresses of pages. Every file name becomes one that any server, disk and link can carry."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote

_SAFE = re.compile(r"\w[\w-]*(?:\.[\w-]+)*")
_LONGEST = 200  # bytes
_RESERVED = frozenset({"index"})  # the language's own page


def page(lang: str, rel: str) -> str:
    """The address, from the site's root, of the article ``rel`` (``folder/name``, no suffix) in ``lang``."""
    *folders, name = rel.split("/")
    last = slug(name)
    if not folders and last in _RESERVED:
        last = f"{last}-{_digest(name)}"
    return "/".join([lang, *map(slug, folders), last]) + ".html"


def slug(name: str) -> str:
    """``name`` itself where it is made of letters, digits, ``-``, ``_`` and inner dots; else its words and a digest, so
    that two names never meet."""
    if (
        _SAFE.fullmatch(name)
        and len(name.encode("utf-8", "surrogatepass")) <= _LONGEST
        and unicodedata.is_normalized("NFC", name)
    ):
        return name
    words = re.sub(r"[^\w-]+", "-", unicodedata.normalize("NFC", name)).strip("-_")
    return f"{words[:60].strip('-')}-{_digest(name)}".lstrip("-")


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def relative(start: str, to: str) -> str:
    """The link from the page ``start`` to ``to`` (both from the root), percent-encoded."""
    path, hash_, fragment = to.partition("#")
    folder = start[: start.rfind("/") + 1]
    link = path[len(folder) :] if path.startswith(folder) else "../" * start.count("/") + path
    return quote(link, safe="/-_.~") + hash_ + quote(fragment, safe="-_.~")


def absolute(base: str, to: str) -> str:
    """The address under ``base``."""
    return base.rstrip("/") + "/" + quote(to.removesuffix("index.html"), safe="/-_.~")


def anchor(name: str) -> str:
    """A fragment identifier out of a concept's name."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-") or _digest(name)
