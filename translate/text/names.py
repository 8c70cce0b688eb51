"""Names from language to language: countries, cities, regions, a few organisations, and nationalities."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from translate.language import DATA

_SAME = {"pb": "pt", "zt": "zh"}


@functools.cache
def exonyms(source: str, target: str) -> Mapping[str, tuple[str, ...]]:
    """Return for each name of the source language, in lower case, its accepted names in the target language, the usual
    one first.

    ``exonyms("fr", "en")["émirats arabes unis"]`` is ``("United Arab Emirates", "UAE", …)``. Names that are the same in
    both are there too. Empty where a language is not in the table: it has en, fr, es, de, it, pt, nl, pl, ru, uk, tr,
    ar and zh.
    """
    table: dict[str, tuple[str, ...]] = {}
    for row in _rows():
        wanted = row.get(_SAME.get(target, target), ())
        for name in row.get(_SAME.get(source, source), ()) if wanted else ():
            table[name.lower()] = tuple(dict.fromkeys((*table.get(name.lower(), ()), *wanted)))
    return table


@functools.cache
def names(language: str) -> frozenset[str]:
    """Return all place names of a language."""
    return frozenset(name for row in _rows() for name in row.get(_SAME.get(language, language), ()))


@functools.cache
def nationalities(source: str, target: str) -> Mapping[str, tuple[str, ...]]:
    """Return for each adjective of nationality, in every form and in lower case, what may stand for it, the adjective
    first. Only from French into English; else empty."""
    table: dict[str, tuple[str, ...]] = {}
    if (source, target) == ("fr", "en"):
        for line in (DATA / "nationalities.tsv").read_text("utf-8").splitlines()[1:]:
            masculine, _, wanted = line.partition("\t")
            for form in (masculine, _feminine(masculine)):
                table[form] = table[form if form[-1] == "s" else f"{form}s"] = tuple(wanted.split("|"))
    return table


def _feminine(masculine: str) -> str:
    irregular = {"grec": "grecque", "letton": "lettonne", "ouzbek": "ouzbèke", "turc": "turque"}
    if masculine in irregular:
        return irregular[masculine]
    if masculine.endswith(("ien", "éen")):
        return f"{masculine}ne"
    return masculine if masculine[-1] in "eè" else f"{masculine}e"


@functools.cache
def _rows() -> tuple[Mapping[str, tuple[str, ...]], ...]:
    lines = (DATA / "names.tsv").read_text("utf-8").splitlines()
    _, *codes = lines[1].removeprefix("# ").split("\t")
    rows = []
    for line in lines[2:]:
        cells = line.split("\t")[1:]
        rows.append({code: tuple(cell.split("|")) for code, cell in zip(codes, cells, strict=True) if cell})
    return tuple(rows)
