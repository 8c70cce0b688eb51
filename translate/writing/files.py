"""Files of the output folder, and their list."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from translate import files
from translate.errors import OutputError
from translate.writing.inline import inline

INDEX = "index.md"
INDEX_HEAD = "# Articles\n"


@dataclass(frozen=True)
class Entry:
    """An article in the list: its language (code and name), its title as plain text, and its path from the list's
    folder."""

    language: str
    language_name: str
    title: str
    path: PurePosixPath


def write_atomic(path: Path, text: str | bytes) -> bool:
    """Write ``text``, a string as UTF-8, to ``path``, making folders as needed; False if the file held the same bytes
    already.

    Raises OutputError, with what to do about it, when that fails; nothing is left behind then.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return files.replace(path, text.encode("utf-8", errors="replace") if isinstance(text, str) else text)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {_advice(error)}") from None


def copy(source: Path, path: Path) -> bool:
    """Write what is in ``source`` to ``path``, as ``write_atomic`` does. Raises OutputError."""
    try:
        data = source.read_bytes()
    except OSError as error:
        raise OutputError(f"{source} cannot be read: {(error.strerror or type(error).__name__).lower()}") from None
    return write_atomic(path, data)


def remove(path: Path) -> None:
    """Remove a file, which need not be there. Raises OutputError when that fails."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path} cannot be removed: {_advice(error)}") from None


def index(entries: Iterable[Entry]) -> str:
    """Return the Markdown of ``index.md``: the articles by language, and by title within it."""
    lines = [INDEX_HEAD]
    ordered = sorted(entries, key=lambda entry: (entry.language, entry.title.casefold(), entry.path.as_posix()))
    for language, group in groupby(ordered, key=lambda entry: entry.language):
        articles = list(group)
        lines += [f"## {inline(articles[0].language_name, ())} ({inline(language, ())})", ""]
        for entry in articles:
            title = inline(entry.title.strip() or entry.path.name, (), bracket=True)
            lines.append(f"- [{title}]({address(entry.path.as_posix())})")
        lines.append("")
    if len(lines) == 1:
        lines += ["No articles.", ""]
    return "\n".join(lines[:-1]) + "\n"


def address(path: str) -> str:
    """Return a relative path as it stands in a link, whatever bytes are in its names."""
    return quote(path.encode(errors="surrogateescape"))


def is_made(path: Path, head: str) -> bool:
    """Tell whether a file is a list made here, as its first line begins, and not a text of somebody's."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.readline().startswith(head)
    except OSError:
        return False


def _advice(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "the disk is full; free some space and run again (finished files are kept)"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "no permission; choose another folder or change its permissions"
    if error.errno == errno.ENAMETOOLONG:
        return "the name is too long; rename the source"
    if error.errno in (errno.EISDIR, errno.ENOTDIR, errno.EEXIST):
        return "a file and a folder want the same name; choose another folder"
    return f"{(error.strerror or type(error).__name__).lower()}; choose another folder"
