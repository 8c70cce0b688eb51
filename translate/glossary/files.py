"""Writing a termbase's file."""

from __future__ import annotations

from pathlib import Path

from translate import files
from translate.errors import OutputError


def save(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises OutputError."""
    try:
        files.replace(path, content, durable=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
