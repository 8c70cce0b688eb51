"""The translation memory: what was decoded once is not decoded again."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from translate.article import Flag, TermUse, Translation
from translate.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = """
CREATE TABLE IF NOT EXISTS unit (
    key BLOB PRIMARY KEY,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL,
    package TEXT NOT NULL,
    detail TEXT NOT NULL
) WITHOUT ROWID
"""
CHUNK = 500  # SQLite's oldest limit on variables in a statement is 999


def key(*parts: object) -> bytes:
    """Return the key of a translation unit: a digest of everything that its translation depends on."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).digest()


class Memory:
    """Translation units in an SQLite file (write-ahead log: two runs may share it); threads may share a Memory.

    ``Memory(None)`` keeps them in this process only. A damaged database, or one of something else, is set aside under a
    name with ``.corrupt`` in it, which ``warn`` is told, and a new one is begun. Any other file at ``path`` is set
    aside only where the place is this program's ``own``; else OutputError is raised, as it is when the disk is full.
    """

    def __init__(self, path: Path | None, warn: Callable[[str], None] = lambda _: None, *, own: bool = False) -> None:
        self._path = path
        self._lock = Lock()
        if path is None:
            self._database = sqlite3.connect(":memory:", check_same_thread=False)
            self._database.execute(SCHEMA)
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists() and not path.is_file():
                raise OutputError(f"{path} is not a regular file; choose another with --memory FILE")
            self._database = _open(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "unable to open" in str(error):
                raise OutputError(f"cannot open the memory {path}; choose another with --memory FILE") from error
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                raise OutputError(
                    f"the memory {path} is locked by another program; wait, or use --no-memory"
                ) from error
            with self._errors():
                if not _is_damaged(error):
                    raise
                if not (own or _is_database(path)):
                    raise OutputError(f"{path} is no translation memory; choose another with --memory FILE") from error
                aside = _set_aside(path)
                warn(
                    f"the memory {path} is damaged ({error}); it was set aside as {aside.name} and a new one was begun"
                )
                self._database = _open(path)
        except OSError as error:
            raise OutputError(
                f"cannot open the memory {path} ({error.strerror}); choose another with --memory FILE"
            ) from error

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Translation]:
        """Return the translations known for ``keys``."""
        found = {}
        for start in range(0, len(keys), CHUNK):
            chunk = keys[start : start + CHUNK]
            marks = ",".join("?" * len(chunk))
            with self._lock, self._errors():
                rows = self._database.execute(f"SELECT key, target, detail FROM unit WHERE key IN ({marks})", chunk)
                for unit, target, detail in rows:
                    with suppress(ValueError, KeyError, TypeError):  # a broken row is decoded again
                        found[unit] = _translation(target, json.loads(detail))
        return found

    def put(self, units: Iterable[tuple[bytes, str, Translation]], languages: tuple[str, str], package: str) -> None:
        """Store (key, source text, translation) units of one package in one transaction."""
        rows = [
            (unit, source, translation.text, *languages, package, json.dumps(_detail(translation), ensure_ascii=False))
            for unit, source, translation in units
        ]
        with self._lock, self._errors(), self._database:
            self._database.executemany("INSERT OR REPLACE INTO unit VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def __len__(self) -> int:
        with self._lock:
            count: int = self._database.execute("SELECT count(*) FROM unit").fetchone()[0]
        return count

    def close(self) -> None:
        """Close the file; nothing is pending, every ``put`` has been committed."""
        with self._lock, suppress(sqlite3.Error):
            self._database.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise OutputError(
                f"the memory {self._path} cannot be used ({error}); free some space or choose another: --memory FILE"
            ) from error


def _open(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=60, check_same_thread=False)
    try:
        _use_wal(database)
        database.execute("PRAGMA synchronous=NORMAL")
        with database:
            database.execute(SCHEMA)
        database.execute("SELECT key, source, target, detail FROM unit LIMIT 1").fetchall()
    except sqlite3.Error:
        database.close()
        raise
    return database


def _use_wal(database: sqlite3.Connection) -> None:
    """Switch to the write-ahead log; SQLite does not wait by itself while another run does the same."""
    for attempt in range(200):
        try:
            database.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == 199:
                raise
            time.sleep(0.05)


def _is_damaged(error: sqlite3.DatabaseError) -> bool:
    """Whether the file is at fault (malformed, no database, one with other columns) and not the disk or the system."""
    return type(error) is sqlite3.DatabaseError or "no such column" in str(error)


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def _set_aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.corrupt-{number}")).exists():
        number += 1
    os.replace(path, aside)
    for suffix in ("-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink()
    return aside


def _detail(translation: Translation) -> Mapping[str, object]:
    return {
        "spans": translation.spans,
        "flags": [(flag.kind, flag.detail) for flag in translation.flags],
        "terms": [(term.concept, term.source, term.target, term.how) for term in translation.terms],
    }


def _translation(text: str, detail: Mapping[str, list[list[str]]]) -> Translation:
    return Translation(
        text,
        tuple((int(start), int(end)) for start, end in detail["spans"]),
        tuple(Flag(*flag) for flag in detail["flags"]),
        tuple(TermUse(*term) for term in detail["terms"]),
    )
