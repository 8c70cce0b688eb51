"""The search index: one script a language, loaded when the search is first used.

It is a script and not JSON because a page opened from a folder may add scripts of its own folder, but fetch nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_START, _END = "siteIndex(", ");\n"


@dataclass(frozen=True)
class Document:
    """What can be found of a page: ``paragraphs[n]`` is the text at ``#p<n>``; ``summary`` is shown in lists."""

    url: str
    title: str
    date: str
    summary: str
    paragraphs: tuple[str, ...]


def path(lang: str) -> str:
    """The index's address from the site's root."""
    return f"search/{lang}.js"


def write(documents: Iterable[Document]) -> bytes:
    """The index as a script that calls ``siteIndex([[url, title, date, summary, text], …])``, paragraphs as lines."""
    rows = [
        [d.url, d.title, d.date, d.summary, "\n".join(" ".join(p.split()) for p in d.paragraphs)] for d in documents
    ]
    body = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return f"{_START}[\n{body}\n]{_END}".replace("\u2028", " ").replace("\u2029", " ").encode("utf-8", "replace")


def read(file: Path) -> dict[str, Document]:
    """The documents of an index by address; nothing where there is none that can be read."""
    try:
        text = file.read_text("utf-8")
        rows = json.loads(text.removeprefix(_START).removesuffix(_END))
        return {row[0]: Document(row[0], row[1], row[2], row[3], tuple(row[4].split("\n"))) for row in rows}
    except (OSError, ValueError, IndexError, TypeError, AttributeError):
        return {}
