"""Unpacking a package file that nobody vouches for: nothing leaves the folder, nothing grows without bound."""

from __future__ import annotations

import lzma
import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from translate.errors import PackageError

MAX_ENTRIES = 2000
MAX_BYTES = 4 << 30
MAX_RATIO = 100  # a model in int8 shrinks by a tenth, its vocabulary by a factor of ten at most
MAX_DEPTH = 16
FREE_BYTES = 1 << 20  # so much is harmless whatever its ratio
_CHUNK = 1 << 20

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)


def unpack(archive: Path, into: Path) -> None:
    """Write the files of the one top folder in ``archive`` (a zip) into ``into``, an empty folder.

    Everything is checked before the first byte is written, and the bytes are counted again while they are. Raises
    PackageError that says what is wrong, and OSError when ``into`` cannot be written.
    """
    try:
        size = archive.stat().st_size
        with zipfile.ZipFile(archive) as file:
            members = _members(file, size)
            left = max(sum(info.file_size for info, _ in members), 1)
            for info, parts in members:
                with file.open(info) as source:
                    left -= _write(source, into.joinpath(*parts), left)
    except _BROKEN as error:
        raise PackageError(f"it is not a sound zip archive ({error})") from None


def copy(folder: Path, into: Path) -> None:
    """Copy the files of an unpacked package into ``into``, an empty folder, within the same bounds."""
    left = MAX_BYTES
    for number, path in enumerate(walk(folder)):
        if number >= MAX_ENTRIES:
            raise PackageError(f"it has more than {MAX_ENTRIES} files")
        parts = path.relative_to(folder).parts
        if not stat.S_ISREG(path.lstat().st_mode):
            raise PackageError(f"{'/'.join(parts)!r} in it is not a plain file")
        with path.open("rb") as source:
            left -= _write(source, into.joinpath(*parts), left)


def walk(folder: Path) -> Iterator[Path]:
    """Yield everything under ``folder`` that is not a folder, in a fixed order; links are not followed."""
    for root, names, files in os.walk(folder):
        links = [name for name in names if (Path(root) / name).is_symlink()]
        names[:] = sorted(set(names) - set(links))
        for name in sorted(files + links):
            yield Path(root) / name


def safe_parts(name: str) -> tuple[str, ...]:
    """Return the parts of a member's path. Raises PackageError unless it stays inside a folder on every system."""
    parts = tuple(name.removesuffix("/").split("/"))
    if len(parts) > MAX_DEPTH or not all(_plain(part) for part in parts):
        raise PackageError(f"it holds the path {name[:80]!r}, which could leave the package's folder")
    return parts


def _plain(part: str) -> bool:
    return (
        part not in ("", ".", "..")
        and len(part.encode("utf-8", "surrogatepass")) < 200
        and not any(c in '\\:*?"<>|' or unicodedata.category(c) in ("Cc", "Cs") for c in part)
        and part[-1] not in " ."  # Windows drops them, and ".. " becomes ".."
    )


def _members(file: zipfile.ZipFile, size: int) -> list[tuple[zipfile.ZipInfo, tuple[str, ...]]]:
    """Return the files to write with their paths inside the top folder; ``size`` is that of the archive in bytes."""
    infos = file.infolist()
    if len(infos) > MAX_ENTRIES:
        raise PackageError(f"it has more than {MAX_ENTRIES} entries")
    total = sum(info.file_size for info in infos)
    if total > MAX_BYTES or total > max(FREE_BYTES, MAX_RATIO * size):
        raise PackageError(f"it would unpack to {total / 1e6:.0f} MB from {size / 1e6:.1f} MB, which no package does")
    tops: set[str] = set()
    seen: dict[str, bool] = {}
    members = []
    for info in infos:
        # The name as it was written: zipfile cuts it at a NUL.
        parts = safe_parts(info.orig_filename)
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or (kind == stat.S_IFDIR and not info.is_dir()):
            raise PackageError(f"{info.filename[:80]!r} in it is a link or a device")
        if info.flag_bits & 1:
            raise PackageError("it is encrypted")
        if parts[0] == "__MACOSX":
            continue
        tops.add(parts[0])
        _claim(parts, info.is_dir(), seen)
        if not info.is_dir():
            if len(parts) == 1:
                raise PackageError(f"it holds {parts[0]!r} outside a folder; a package is one folder with its files")
            members.append((info, parts[1:]))
    if len(tops) != 1:
        raise PackageError(f"it holds {len(tops)} folders at the top; a package is one folder with its files")
    return members


def _claim(parts: tuple[str, ...], is_dir: bool, seen: dict[str, bool]) -> None:
    """Note a path in ``seen``; it may come once, and nothing may be both file and folder (also where case is one)."""
    keys = [unicodedata.normalize("NFC", "/".join(parts[:n])).casefold() for n in range(1, len(parts) + 1)]
    under_file = any(seen.get(key) is False for key in keys)
    if under_file or (not is_dir and keys[-1] in seen):
        raise PackageError(f"it holds {'/'.join(parts)[:80]!r} twice")
    seen.update(dict.fromkeys(keys[:-1], True))
    seen[keys[-1]] = is_dir


def _write(source: IO[bytes], path: Path, limit: int) -> int:
    """Copy ``source`` to ``path`` and return the number of bytes; PackageError when there are more than ``limit``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with path.open("xb") as target:
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            if written > limit:
                raise PackageError("it unpacks to more than it says")
            target.write(chunk)
    return written
