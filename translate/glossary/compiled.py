"""What a matcher builds from a termbase, kept in the user's cache folder: reading it back is ten times faster.

One file a language pair: lines of JSON, each read when it is first asked for, after a line that vouches for them. The
cache is only ever a copy: a file that is missing, stale or damaged is made anew, and where nothing can be written,
nothing is.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, overload

from translate.files import replace
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


class Packed(Sequence[Any]):
    """Lines of JSON, each read when somebody first looks at it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._read: dict[int, Any] = {}

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Any]: ...
    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        if index not in self._read:
            self._read[index] = json.loads(self._lines[index])
        return self._read[index]

    def __len__(self) -> int:
        return len(self._lines)


class Index(NamedTuple):
    """The index of a termbase for a language pair.

    ``trie`` has the nodes below each first edge, at the places that ``roots`` names; an entry of ``entries`` is a
    concept's rank, a term's place in it, the term's text and the verb form; ``concepts`` are as `pack` makes them.
    """

    roots: Mapping[str, int]
    trie: Sequence[Any]
    entries: Sequence[Any]
    concepts: Sequence[Any]


def pack(concepts: Sequence[Concept], languages: Sequence[str]) -> list[Any]:
    """Concepts as lists for JSON: identifier and terms, those in ``languages`` (and their regional kin) and those never
    translated."""
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


def unpack(packed: Any) -> Concept:
    """A concept as far as `pack` kept it."""
    name, terms = packed
    return Concept(name, terms=tuple(Term(**dict(zip(TERM_FIELDS, term, strict=True))) for term in terms))


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
    found = _read("termbase.json", stamp)
    try:
        conflicts = tuple(Conflict(*conflict) for conflict in found["conflicts"]) if found else ()
    except (KeyError, TypeError):
        return None
    return Termbase(title=str(found.get("title", "")), conflicts=conflicts) if found else None


def remember(stamp: str, termbase: Termbase) -> None:
    """Note that a termbase was read without fault."""
    found = {"stamp": stamp, "title": termbase.title, "conflicts": termbase.conflicts}
    _write("termbase.json", stamp, lambda: _json(found).encode())


def read_index(stamp: str, pair: str) -> Index | None:
    """The index of a termbase for a language pair, as it was given to `write_index`."""
    if not stamp:
        return None
    try:
        first, _, body = (_place(stamp) / f"{pair}.jsonl").read_bytes().partition(b"\n")
        head = json.loads(first)
        if head["stamp"] != stamp or head["checksum"] != zlib.crc32(body):
            return None
        lines = body.decode().split("\n")
        trie, entries = len(head["roots"]), len(head["roots"]) + head["entries"]
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return None
    roots = {edge: place for place, edge in enumerate(head["roots"])}
    return Index(roots, *(Packed(part) for part in (lines[:trie], lines[trie:entries], lines[entries:])))


def write_index(stamp: str, pair: str, index: Index) -> None:
    """Keep an index for the next time."""

    def content() -> bytes:
        body = "\n".join(map(_json, (*index.trie, *index.entries, *index.concepts))).encode()
        head = {"stamp": stamp, "checksum": zlib.crc32(body), "roots": list(index.roots), "entries": len(index.entries)}
        return _json(head).encode() + b"\n" + body

    _write(f"{pair}.jsonl", stamp, content)


def _read(name: str, stamp: str) -> dict[str, Any] | None:
    if not stamp:
        return None
    try:
        found = json.loads((_place(stamp) / name).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and found.get("stamp") == stamp else None


def _write(name: str, stamp: str, content: Callable[[], bytes]) -> None:
    if not stamp:
        return
    place = _place(stamp)
    try:
        place.mkdir(parents=True, exist_ok=True)
        replace(place / name, content())
        _tidy(place)
    except (OSError, ValueError, RecursionError):
        return


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _place(stamp: str) -> Path:
    return folder() / stamp[:16]


def _tidy(place: Path) -> None:
    """Keep the indexes of the eight termbases used last."""
    others = sorted(
        (path for path in place.parent.iterdir() if path.is_dir()), key=lambda path: -path.stat().st_mtime_ns
    )
    for old in others[8:]:
        for file in old.iterdir():
            file.unlink()
        old.rmdir()
