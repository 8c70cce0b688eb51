"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from zlib import crc32


def holds(path: Path, data: bytes) -> bool:
    """Tell whether a file has these bytes; one that cannot be read has not. Raises OSError for what is no file."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except (FileNotFoundError, PermissionError):
        return False


def replace(path: Path, data: bytes, durable: bool = False) -> bool:
    """Give a file these bytes; False if it had them already.

    They are written beside its place and renamed, so that the file is whole at any time; where that fails, nothing is
    left behind. Permissions stay, a symbolic link is followed. Raises OSError, also where the folder does not exist.
    ``durable`` waits until the disk has the bytes.
    """
    path = Path(os.path.realpath(path))
    if holds(path, data):
        return False
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    # Hidden, and of bounded length; the process is in its name because two may write the same file at once.
    beside = path.with_name(f".{os.getpid()}-{crc32(os.fsencode(path.name)):08x}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return True
