"""The site's files: written only where they changed, removed when their article is gone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from translate.errors import OutputError
from translate.files import holds, replace

MANIFEST = ".translate-site.json"


class Store:
    """A folder of generated files and the list of them.

    Only files in the list are ever removed. A folder that holds other things and no list is refused. ``keys`` holds
    for a page what it was made from, so that it need not be made again.
    """

    def __init__(self, site: Path) -> None:
        self.site = site
        self.keys: dict[str, str] = {}
        self.written = self.unchanged = self.removed = 0
        self._new_keys: dict[str, str] = {}
        self._files: set[str] = set()
        self._old: set[str] = set()
        self._planned: set[str] | None = None
        try:
            site.mkdir(parents=True, exist_ok=True)
            self._load()
        except OSError as error:
            raise OutputError(f"cannot write to {site}: {error.strerror or error}; choose another --out") from error

    def _load(self) -> None:
        path = self.site / MANIFEST
        try:
            raw = json.loads(path.read_text("utf-8"))
            self._old = {name for name in raw["files"] if _inside(name)}
            self.keys = {str(k): str(v) for k, v in raw["keys"].items()}
        except FileNotFoundError:
            if any(self.site.iterdir()):
                raise OutputError(
                    f"{self.site} holds files that this command did not make; choose another --out or empty the folder"
                ) from None
        except (ValueError, KeyError, TypeError, AttributeError):
            self._old, self.keys = set(), {}

    def plan(self, names: Iterable[str]) -> None:
        """Say which files are about to be made, so that a build that is killed leaves no file unaccounted for."""
        self._planned = set(names)

    def has(self, name: str, key: str) -> bool:
        """Whether the file is there and was made from ``key``."""
        return self.keys.get(name) == key and (self.site / name).is_file()

    def keep(self, name: str, key: str) -> None:
        """Leave a file as it is."""
        self._files.add(name)
        self._new_keys[name] = key
        self.unchanged += 1

    def write(self, name: str, data: bytes, key: str | None = None) -> None:
        """Put a file at ``name`` (from the site's root) unless it has these bytes already."""
        path = self.site / name
        self._files.add(name)
        if key is not None:
            self._new_keys[name] = key
        try:
            if holds(path, data):
                self.unchanged += 1
                return
            if self._planned is not None:
                # Before the first change: from here on the list of what was made from what does not hold.
                self._save(self._old | self._planned, {})
                self._planned = None
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(path, data)
            self.written += 1
        except OSError as error:
            raise OutputError(f"cannot write {path}: {error.strerror or error}") from error

    def finish(self) -> None:
        """Remove the files of earlier builds that this one did not make, and write the list."""
        try:
            for name in sorted(self._old - self._files):
                path = self.site / name
                if path.is_file() or path.is_symlink():
                    path.unlink()
                    self.removed += 1
                for folder in PurePosixPath(name).parents:
                    if str(folder) != "." and (self.site / folder).is_dir() and not any((self.site / folder).iterdir()):
                        (self.site / folder).rmdir()
        except OSError as error:
            raise OutputError(f"cannot remove an old page: {error}") from error
        self._save(self._files, self._new_keys)

    def _save(self, files: set[str], keys: dict[str, str]) -> None:
        data = json.dumps({"format": 1, "files": sorted(files), "keys": keys}, indent=0, sort_keys=True) + "\n"
        path = self.site / MANIFEST
        try:
            replace(path, data.encode())
        except OSError as error:
            raise OutputError(f"cannot write {path}: {error.strerror or error}") from error


def _inside(name: object) -> bool:
    if not isinstance(name, str) or not name or "\0" in name:
        return False
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts
