"""What the columns of a table hold, read from its header. See `translate.glossary.tables`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translate.errors import GlossaryError
from translate.glossary.termbase import Region
from translate.glossary.words import LANGUAGE_CODES, LANGUAGE_NAMES

CONCEPT_COLUMNS = {
    "id": "id", "concept": "id", "subject": "subject", "field": "subject", "domain": "subject",
    "subject field": "subject",
    "definition": "definition", "note": "note", "notes": "note", "comment": "note", "source": "source",
}  # fmt: skip
TERM_COLUMNS = {
    "status": "status", "pos": "pos", "part of speech": "pos", "gender": "gender", "acronym": "acronym",
    "number": "number", "dnt": "dnt", "target only": "target only", "do not translate": "dnt", "region": "region",
}  # fmt: skip
OWN_COLUMNS = {**TERM_COLUMNS, "note": "note", "source": "source"}
"""What may follow a language in a column's name."""


@dataclass(frozen=True)
class Column:
    """What a column holds: a ``language`` with an empty ``name`` is its terms, with a name a property of them."""

    index: int
    name: str
    language: str = ""
    region: Region | None = None


def header(cells: Sequence[str], where: str) -> list[Column]:
    columns = [column for index, cell in enumerate(cells) if (column := column_of(index, cell, where)) is not None]
    languages = [(column.language, column.region) for column in columns if column.language and not column.name]
    for language in languages:
        if languages.count(language) > 1:
            raise GlossaryError(f"{where}: two columns for the language “{tag(*language)}”; keep one")
    names = [(column.language, column.region, column.name) for column in columns]
    for column in columns:
        if column.name and not column.name.startswith("+") and names.count(names[columns.index(column)]) > 1:
            raise GlossaryError(f"{where}: two columns named “{column.name}”; keep one")
        if column.language and column.name and (column.language, column.region) not in languages:
            raise GlossaryError(f"{where}: “{cells[column.index]}” has no column “{column.language}” beside it")
    if len(languages) < 2 and not (languages and any(column.name in ("dnt", "status") for column in columns)):
        raise GlossaryError(
            f"{where}: no header with two languages; the first row must name the columns, such as fr,en"
        )
    return columns


def column_of(index: int, cell: str, where: str) -> Column | None:
    name = re.sub("^([a-z]{2})_([a-z]{2})(?![a-z])", r"\1-\2", cell.strip().lower())  # fr_FR
    name = " ".join(name.replace("_", " ").replace(":", " ").replace(".", " ").split())
    if not name:
        return None
    if name in CONCEPT_COLUMNS or name in TERM_COLUMNS:
        return Column(index, CONCEPT_COLUMNS.get(name) or TERM_COLUMNS[name])
    tag, _, rest = name.partition(" ")
    language, region = parse_language(tag)
    if language and (not rest or rest in OWN_COLUMNS):
        return Column(index, OWN_COLUMNS[rest] if rest else "", language, region)
    language, region = parse_language(name)
    return Column(index, "", language, region) if language else Column(index, "+" + cell.strip())


def parse_language(tag: str) -> tuple[str, Region | None]:
    """A language tag or English name as (language, region of English); ``("", None)`` if it is none."""
    tag = LANGUAGE_NAMES.get(tag.strip().lower(), tag.strip().lower()).replace("_", "-")
    if tag.partition("-")[0] not in LANGUAGE_CODES or not tag.replace("-", "").isalnum() or len(tag) > 12:
        return "", None
    if tag in ("en-us", "en-gb", "en-uk"):
        return "en", "us" if tag == "en-us" else "gb"
    return tag, None


def tag(language: str, region: Region | None) -> str:
    return f"{language}-{region}" if region else language
