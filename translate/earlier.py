"""What lies in the output folder, from this run and those before it: articles, and beside each its alignment."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from translate import language as languages
from translate.errors import InputError
from translate.writing.front import load
from translate.writing.site import alignment as alignments
from translate.writing.site.alignment import Alignment

GLOSSARY = "glossary.md"


def articles(out: Path, target: str) -> list[Path]:
    """Return the articles in a language, by path."""
    folder = out / target
    found = (path for path in folder.rglob("*.md") if path != folder / GLOSSARY)
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def aligned(out: Path, target: str) -> Iterator[tuple[Path, Alignment]]:
    """Yield the articles in a language that have an alignment, each with it."""
    for path in articles(out, target):
        known = alignment(out, target, path)
        if known is not None:
            yield path, known


def translations(out: Path, targets: Sequence[str] = ()) -> Iterator[tuple[str, Path, Alignment]]:
    """Yield the translated articles in an output folder that have an alignment, each with its language and that.

    ``targets`` are the languages to look at, all where there are none. Raises InputError where nothing is found.
    """
    folders = sorted(path.name for path in out.iterdir() if path.is_dir()) if out.is_dir() else []
    found = False
    for code in folders:
        if code in languages.languages() and (not targets or code in targets):
            for article, known in aligned(out, code):
                if known.source_lang != code:
                    found = True
                    yield code, article, known
    if not found:
        wanted = f" into {', '.join(targets)}" if targets else ""
        raise InputError(f"{out} holds no translations{wanted}; name another folder with --from")


def alignment_path(out: Path, target: str, article: Path) -> Path:
    """Return where the alignment of an article lies."""
    return out / alignments.FOLDER / target / article.relative_to(out / target).with_suffix(".json")


def alignment(out: Path, target: str, article: Path) -> Alignment | None:
    """Return the alignment of an article, None where there is none that can be read."""
    try:
        return alignments.parse(alignment_path(out, target, article).read_bytes())
    except (OSError, ValueError):
        return None


def digest(markdown: bytes) -> str:
    """Return the digest of an article's Markdown. Line ends do not count: version control changes them."""
    return hashlib.sha256(markdown.replace(b"\r\n", b"\n")).hexdigest()


def corrected(article: Path, known: Alignment | None, anew: str = "") -> bool:
    """Tell whether an article was changed by hand since it was written, or written by hand; never where its alignment
    has no digest.

    ``anew`` is the digest of what is about to be written: a run that was killed may have left that already.
    """
    if known is None:
        return article.is_file() and "sha256" not in front(article)
    try:
        return bool(known.digest) and digest(article.read_bytes()) not in (known.digest, anew)
    except OSError:
        return False


def title(article: Path) -> str:
    """Return the title in an article's front matter, or its file name."""
    return str(front(article).get("title") or article.stem)


def front(article: Path) -> Mapping[str, Any]:
    """Return the front matter of an article, empty where there is none that can be read."""
    try:
        return load(article.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
