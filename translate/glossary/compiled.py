"""What a matcher builds from a termbase, kept in the user's cache folder: reading it back is ten times faster.

The cache is JSON, one file a language pair. It is only ever a copy: a file that is missing, stale or damaged is made
anew, and where nothing can be written, nothing is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, overload

from translate.errors import OutputError
from translate.glossary.files import write_atomically
from translate.glossary.termbase import Concept, Conflict, Term, Termbase

TERM_FIELDS = (
    "text",
    "language",
    "status",
    "do_not_translate",
    "part_of_speech",
    "gender",
    "acronym",
    "region",
    "number",
    "target_only",
)


class LazyConcepts(Sequence[Concept]):
    """Concepts that are read from their files when somebody first looks at them."""

    def __init__(self, read: Callable[[], Sequence[Concept]]) -> None:
        self._read = read
        self._concepts: Sequence[Concept] | None = None

    @property
    def _loaded(self) -> Sequence[Concept]:
        if self._concepts is None:
            self._concepts = self._read()
        return self._concepts

    @overload
    def __getitem__(self, index: int) -> Concept: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Concept]: ...
    def __getitem__(self, index: int | slice) -> Concept | Sequence[Concept]:
        return self._loaded[index]

    def __len__(self) -> int:
        return len(self._loaded)

    def __iter__(self) -> Iterator[Concept]:
        return iter(self._loaded)


class PackedConcepts(Sequence[Concept]):
    """The concepts of an index: identifier and terms only, made when a match needs them."""

    def __init__(self, packed: Sequence[Any]) -> None:
        self._packed = packed
        self._made: dict[int, Concept] = {}

    @overload
    def __getitem__(self, index: int) -> Concept: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Concept]: ...
    def __getitem__(self, index: int | slice) -> Concept | Sequence[Concept]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        if index not in self._made:
            name, packed = self._packed[index]
            terms = tuple(Term(**dict(zip(TERM_FIELDS, term, strict=True))) for term in packed)
            self._made[index] = Concept(name, terms=terms)
        return self._made[index]

    def __len__(self) -> int:
        return len(self._packed)


def pack(concepts: Sequence[Concept], languages: Sequence[str]) -> list[Any]:
    """Concepts as lists for JSON: the terms in ``languages`` (and their regional kin) and those never translated."""
    bases = {language.partition("-")[0] for language in languages}
    return [
        [
            concept.id,
            [
                [getattr(term, name) for name in TERM_FIELDS]
                for term in concept.terms
                if term.language.partition("-")[0] in bases or term.do_not_translate
            ],
        ]
        for concept in concepts
    ]


def folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("translate-articles") / "glossary"


def fingerprint(paths: Sequence[Path]) -> str:
    """Stands for the content of termbase files and for the rules here: places, sizes and times of change.

    Empty where one of the files cannot be seen.
    """
    code = sorted(Path(__file__).parent.glob("*.py"))
    try:
        facts = [f"{path.resolve()}\0{(stat := path.stat()).st_size}\0{stat.st_mtime_ns}" for path in (*code, *paths)]
    except OSError:
        return ""
    return hashlib.sha256("\n".join(facts).encode("utf-8", "surrogateescape")).hexdigest()


def known(stamp: str) -> Termbase | None:
    """A termbase that was read without fault before, its concepts not read yet; None if it was not."""
    found = _read("termbase", stamp)
    try:
        conflicts = tuple(Conflict(*conflict) for conflict in found["conflicts"]) if found else ()
    except (KeyError, TypeError):
        return None
    return Termbase(title=str(found.get("title", "")), conflicts=conflicts) if found else None


def remember(stamp: str, termbase: Termbase) -> None:
    """Note that a termbase was read without fault."""
    conflicts = [[getattr(conflict, name) for name in Conflict.__dataclass_fields__] for conflict in termbase.conflicts]
    _write("termbase", stamp, {"title": termbase.title, "conflicts": conflicts})


def read_index(stamp: str, pair: str) -> dict[str, Any] | None:
    """The index of a termbase for a language pair, as it was given to `write_index`."""
    found = _read(pair, stamp)
    return found if found and {"trie", "entries", "concepts"} <= set(found) else None


def write_index(stamp: str, pair: str, index: dict[str, Any]) -> None:
    _write(pair, stamp, index)


def _read(name: str, stamp: str) -> dict[str, Any] | None:
    if not stamp:
        return None
    try:
        found = json.loads((folder() / stamp[:16] / f"{name}.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and found.get("stamp") == stamp else None


def _write(name: str, stamp: str, content: dict[str, Any]) -> None:
    if not stamp:
        return
    place = folder() / stamp[:16]
    try:
        place.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"stamp": stamp, **content}, ensure_ascii=False, separators=(",", ":"))
        write_atomically(place / f"{name}.json", text.encode())
        _tidy(place)
    except (OSError, ValueError, OutputError, RecursionError):
        return


def _tidy(place: Path) -> None:
    """Keep the indexes of the eight termbases used last."""
    others = sorted(
        (path for path in place.parent.iterdir() if path.is_dir()), key=lambda path: -path.stat().st_mtime_ns
    )
    for old in others[8:]:
        for file in old.iterdir():
            file.unlink()
        old.rmdir()
