"""Sources: finding the files of an article set and reading each into an ``Article``."""

from __future__ import annotations

import hashlib
import importlib
import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol, cast

from translate.article import Article
from translate.errors import InputError

MAX_BYTES = 20_000_000

# The module under ``translate.reading`` that reads a suffix; each has ``parse(data, path, digest) -> Article``.
READERS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".odt": "odt",
    ".fodt": "odt",
    ".epub": "epub",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".pdf": "pdf",
}


_HIDDEN = (".", "~$")  # Word locks an open document by a file beside it
_PAGES = (".html", ".htm")
# How browsers and Word call the folder that they put beside a page, after the page's own name.
_COMPANION = re.compile(
    r"(?:[-_. ](?:files|dateien|fichiers|archivos|arquivos|ficheros|file|bestanden|pliki|filer|tiedostot|soubory|elemei"
    r"|dosyalar)| \(files\)|_файлы)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class SourceFile:
    """A file to translate: where it is, and its path relative to the folder it was found in (the bare name for a file
    that was named itself). ``root`` is that folder."""

    path: Path
    relative: PurePosixPath
    root: Path

    @property
    def known(self) -> bool:
        """Whether there is a reader for the file's suffix."""
        return self.path.suffix.lower() in READERS


def discover(sources: Sequence[Path]) -> list[SourceFile]:
    """Return the articles among ``sources``, files and folders (searched recursively), in the order given, each
    folder's sorted by path.

    Passed over are hidden files and folders, the locks of Word, what belongs to a saved page (``page_files`` beside
    ``page.html``), and files in a folder whose suffix has no reader (see ``skipped``). A file that is named itself is
    always returned; without a suffix it counts as text. A folder reached twice, by a symbolic link, is searched once.

    Raises InputError when a source is missing or a given folder cannot be read.
    """
    return _find(sources)[0]


def skipped(sources: Sequence[Path]) -> list[SourceFile]:
    """Return the files that ``discover`` passes over because nothing here reads their suffix."""
    return _find(sources)[1]


def read(file: SourceFile) -> Article:
    """Read one source file.

    Raises InputError, with the file's name, when it is missing, unreadable, empty, not text, larger than
    ``MAX_BYTES``, of a kind without a reader, or not well formed.
    """
    name = _shown(file.path)
    try:
        data = _load(file.path)
        return _reader(file.path).parse(data, file.relative, hashlib.sha256(data).hexdigest())
    except InputError as error:
        raise InputError(f"{name} {error}") from None


def _load(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError("is a folder that cannot be read")
        if not stat.S_ISREG(status.st_mode):
            raise InputError("is not a regular file")
        if status.st_size > MAX_BYTES:
            raise InputError(
                f"has {status.st_size / 1e6:.0f} MB; the limit is {MAX_BYTES // 1_000_000} MB: split it into articles"
            )
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {_reason(error)}") from None
    if not data.strip():
        raise InputError("is empty")
    return data


def _reader(path: Path) -> _Reader:
    suffix = path.suffix.lower()
    module = READERS.get(suffix) if suffix else "text"
    if module is None:
        known = " ".join(sorted(READERS))
        raise InputError(f"is of a kind that cannot be read; kinds that can: {known}")
    return cast(_Reader, importlib.import_module(f"translate.reading.{module}"))


class _Reader(Protocol):
    """What the module of a format offers."""

    def parse(self, data: bytes, path: PurePosixPath, digest: str) -> Article:
        """Return the article in ``data``; raise InputError, without the file's name, when there is none."""
        ...


def _find(sources: Sequence[Path]) -> tuple[list[SourceFile], list[SourceFile]]:
    known: dict[tuple[Path, PurePosixPath], SourceFile] = {}
    others: list[SourceFile] = []
    for source in sources:
        status = _status(source)
        if status is None:
            raise InputError(f"{_shown(source)} does not exist or cannot be reached; name a file or folder of articles")
        if stat.S_ISDIR(status.st_mode):
            found = _walk(source)
        else:
            found = [SourceFile(source, PurePosixPath(source.name), source.parent)]
        for file in found:
            if file.known or file.path == source or _is_folder(file.path):
                known.setdefault((file.path.absolute(), file.relative), file)
            else:
                others.append(file)
    return list(known.values()), others


def _walk(root: Path) -> list[SourceFile]:
    """Every file below ``root`` that is not hidden. Real folders come before links to folders, so that a file is found
    under its own path; an unreadable subfolder stands in the list itself, for ``read`` to refuse it."""
    files: list[SourceFile] = []
    seen: set[tuple[int, int]] = set()
    folders, links = [root], list[Path]()
    while folders or links:
        folder = folders.pop() if folders else links.pop()
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as scan:
                shown = (entry for entry in scan if not entry.name.startswith(_HIDDEN))
                entries = sorted(shown, key=lambda one: one.name)
        except OSError as error:
            if folder == root:
                raise InputError(f"{_shown(folder)} cannot be read: {_reason(error)}") from None
            files.append(_file(folder, root))
            continue
        pages = {Path(entry.name).stem for entry in entries if Path(entry.name).suffix.lower() in _PAGES}
        for entry in reversed(entries):
            path = folder / entry.name
            if _is_folder(path):
                if _COMPANION.sub("", entry.name) in pages - {entry.name}:
                    continue
                (links if entry.is_symlink() else folders).append(path)
            else:
                files.append(_file(path, root))
    return sorted(files, key=lambda file: file.relative.as_posix())


def _file(path: Path, root: Path) -> SourceFile:
    return SourceFile(path, PurePosixPath(path.relative_to(root).as_posix()), root)


def _status(path: Path) -> os.stat_result | None:
    """The file's status, of a link itself where it leads nowhere; None where there is nothing."""
    for follow in (True, False):
        try:
            return path.stat() if follow else path.lstat()
        except OSError:
            continue
    return None


def _is_folder(path: Path) -> bool:
    status = _status(path)
    return status is not None and stat.S_ISDIR(status.st_mode)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _shown(path: Path) -> str:
    """A path as it stands in a one-line message."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in str(path))
