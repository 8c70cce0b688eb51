"""The termbase: terms in many languages, found in a source text, looked for in its translation.

``load`` reads termbases by name; `translate.glossary.matching.Matcher` finds their terms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from translate.errors import GlossaryError
from translate.glossary import compiled
from translate.glossary.termbase import Concept, Conflict, Region, Term, Termbase, merge

__all__ = ["SHIPPED", "Concept", "Conflict", "Region", "Term", "Termbase", "load", "merge", "read"]

SHIPPED = {"defence": Path(__file__).with_name("defence.tbx")}
"""The termbases that come with the program, by name."""
TBX_SUFFIXES = (".tbx", ".xml")
SUFFIXES = (*TBX_SUFFIXES, ".csv", ".tsv", ".xlsx")


def load(names: Sequence[str], english: Region = "us") -> Termbase:
    """One termbase of several, later ones winning: ``defence``, ``none``, or paths of .tbx, .csv, .tsv or .xlsx files.

    ``english`` is the spelling that a matcher will ask for. The concepts of files that were read before and have not
    changed are read when they are first looked at. Raises GlossaryError for an unknown name or a broken file.
    """
    wanted = [name for name in names if name != "none"]
    stamp = compiled.fingerprint([path_of(name) for name in wanted]) if wanted else ""
    earlier = compiled.known(stamp)
    if earlier is not None:
        concepts = compiled.LazyConcepts(lambda: _merged(wanted).concepts)
        return replace(earlier, concepts=concepts, english=english, stamp=stamp)
    termbase = replace(_merged(wanted), english=english, stamp=stamp)
    compiled.remember(stamp, termbase)
    return termbase


def _merged(names: Sequence[str]) -> Termbase:
    return merge(*(read(name, trusted=True) for name in names))


def path_of(name: str | Path) -> Path:
    """Where the termbase of that name is. Raises GlossaryError if there is none."""
    path = SHIPPED.get(str(name), Path(name))
    choice = f"give {', '.join(SHIPPED)}, none, or a .tbx, .csv, .tsv or .xlsx file"
    if path.suffix.lower() not in SUFFIXES:
        raise GlossaryError(f"{name}: no such glossary; {choice}")
    if not path.is_file():
        raise GlossaryError(f"{name}: no such file; {choice}")
    return path


def read(name: str | Path, trusted: bool = False) -> Termbase:
    """One termbase by its name or path; ``trusted`` reads a shipped one faster, without line numbers."""
    path = path_of(name)
    if path.suffix.lower() in TBX_SUFFIXES:
        from translate.glossary import tbx

        if trusted and str(name) in SHIPPED:
            return _shipped(path, path.stat().st_mtime_ns)
        return tbx.read(path)
    from translate.glossary import tables

    return tables.read(path)


@lru_cache(maxsize=1)
def _shipped(path: Path, changed: int) -> Termbase:
    from translate.glossary import tbx

    return tbx.read(path, trusted=True)
