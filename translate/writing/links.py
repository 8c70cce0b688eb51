"""Where the links of an article lead within its source folder: to other articles, and to pictures that go with it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Container
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from translate.article import Article, Mark, Passage

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})

# Code, which is passed over, and the targets of links and images, of reference definitions, and of HTML.
_TARGET = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t>]*(?P=fence)|\Z)"
    r"|(?P<ticks>`+)[^`\n]*(?P=ticks)"
    r"|\]\(\s*(?:<([^<>\n]*)>|((?:[^\s()<>]|\([^\s()]*\))+))"
    r"|^ {0,3}\[(?!\^)[^\]\n]+\]:\s*(?:<([^<>\n]*)>|(\S+))"
    r"|<(?:a|img)\s[^<>]*?\b(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)


def to_articles(article: Article, root: Path, suffixes: Container[str]) -> Article:
    """Return the article with ``.md`` at the end of links to files under ``root`` that have one of ``suffixes``: to
    what is made of them, which lies as they lie."""

    def change(target: str) -> str:
        path = re.split("[?#]", target, maxsplit=1)[0]
        suffix = posixpath.splitext(path)[1]
        if suffix.lower() not in suffixes or _inside(article, root, target) is None:
            return target
        return path[: -len(suffix)] + ".md" + target[len(path) :]

    return _redirected(article, change)


def pictures(article: Article, root: Path) -> list[PurePosixPath]:
    """Return the pictures under ``root`` that an article shows or leads to, relative to it, each once."""
    found: dict[PurePosixPath, None] = {}

    def note(target: str) -> str:
        place = _inside(article, root, target)
        if place is not None and place.suffix.lower() in PICTURES:
            found[place] = None
        return target

    _redirected(article, note)
    return list(found)


def _inside(article: Article, root: Path, target: str) -> PurePosixPath | None:
    """The path from ``root`` of the file that a relative link leads to; None where there is none in that folder."""
    path = unquote(re.split("[?#]", target, maxsplit=1)[0], errors="surrogateescape")
    place = PurePosixPath(posixpath.normpath(posixpath.join(article.path.parent.as_posix(), path)))
    if place.is_absolute() or ".." in place.parts:
        return None
    try:
        there = (root / place).is_file() and (root / place).resolve().is_relative_to(root.resolve())
    except (OSError, ValueError):  # no name of a file
        return None
    return place if there else None


def _redirected(article: Article, change: Callable[[str], str]) -> Article:
    """The article with every target of a link or image changed."""

    def one(match: re.Match[str]) -> str:
        group = match.lastindex or 0
        if match["fence"] or match["ticks"]:
            return match.group()
        start, end = (at - match.start() for at in match.span(group))
        return match.group()[:start] + change(match[group]) + match.group()[end:]

    def mark(given: Mark) -> Mark:
        if given.opaque:
            return given
        return given._replace(open=_TARGET.sub(one, given.open), close=_TARGET.sub(one, given.close))

    return replace(
        article,
        content=tuple(
            piece._replace(marks=tuple(map(mark, piece.marks)))
            if isinstance(piece, Passage)
            else _TARGET.sub(one, piece)
            for piece in article.content
        ),
    )
