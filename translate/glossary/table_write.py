"""Writing tables. See `translate.glossary.tables`."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator
from pathlib import Path

from translate.errors import GlossaryError
from translate.glossary.files import save
from translate.glossary.table_columns import column_of
from translate.glossary.termbase import Concept, Item, Term, Termbase

TOLD = ("note", "descrip", "admin", "termNote", "ref", "xref")
"""Kinds of TBX items that become notes; who changed an entry and when does not."""


def to_rows(termbase: Termbase) -> Iterator[list[str]]:
    """A termbase as rows, the header first: the n-th terms of a concept's languages share a row.

    Only columns that something fills are written. TBX items without a column become notes.
    """
    terms = [term for concept in termbase.concepts for term in concept.terms]
    languages = dict.fromkeys(term.language for term in terms)
    used = {(term.language, name) for term in terms for name, value in _properties(term).items() if value}
    names = ("status", "pos", "gender", "acronym", "region", "number", "dnt", "target only", "note", "source")
    columns = [(code, name) for code in languages for name in ("", *names) if not name or (code, name) in used]
    fields = [f for f in ("subject", "definition", "note", "source") if any(getattr(c, f) for c in termbase.concepts)]
    kept = dict.fromkeys(label for concept in termbase.concepts for label in _notes(concept))
    yield ["id", *(f"{code} {name}".strip() for code, name in columns), *fields, *kept]
    for concept in termbase.concepts:
        by_language = [[term for term in concept.terms if term.language == code] for code in languages]
        notes = _notes(concept)
        for rank, same_rank in enumerate(itertools.zip_longest(*by_language)):
            found = dict(zip(languages, same_rank, strict=True))
            row = [concept.id]
            for code, name in columns:
                term = found[code]
                row.append("" if term is None else _properties(term)[name] if name else term.text)
            row.extend(getattr(concept, field) if rank == 0 else "" for field in fields)
            row.extend(notes.get(label, "") if rank == 0 else "" for label in kept)
            yield row


def _properties(term: Term) -> dict[str, str]:
    return {
        "status": "" if term.status == "preferred" else term.status,
        "pos": term.part_of_speech,
        "gender": term.gender,
        "acronym": "yes" if term.acronym else "",
        "region": term.region or "",
        "number": term.number,
        "dnt": "yes" if term.do_not_translate else "",
        "target only": "yes" if term.target_only else "",
        "note": term.note,
        "source": term.source,
    }


def _notes(concept: Concept) -> dict[str, str]:
    """What a concept, its languages and its terms have beyond the columns, by the name of a column for it."""
    notes: dict[str, str] = {}
    said = {concept.subject, concept.definition, concept.note, concept.source, ""}
    for language, item in _items(concept):
        head = item.items[0] if item.kind.endswith("Grp") and item.items else item
        label, colon, text = head.text.partition(": ")
        if language or head.kind != "note" or not colon or not _is_free(label):
            label, text = f"{language} {head.type or 'note'}".strip(), head.text
            label = label if _is_free(label) else f"{label} 2"
        if head.kind in TOLD and head.type != "administrativeStatus" and text not in said:
            notes[label] = f"{notes[label]}; {text}" if label in notes else text
    return notes


def _items(concept: Concept) -> Iterator[tuple[str, Item]]:
    yield from (("", item) for item in concept.extra)
    yield from ((language, item) for language, items in concept.language_extra for item in items)
    yield from ((term.language, item) for term in concept.terms for item in term.extra)


def _is_free(label: str) -> bool:
    """Whether a column of this name would be read as a note of the concept."""
    column = column_of(0, label, "")
    return column is not None and column.name.startswith("+")


def write(termbase: Termbase, path: Path) -> None:
    """Write a table by its suffix, atomically. Raises GlossaryError or OutputError."""
    if path.suffix.lower() == ".xlsx":
        save(path, _xlsx(termbase, path))
        return
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter="\t" if path.suffix.lower() == ".tsv" else ",", lineterminator="\r\n")
    writer.writerows(to_rows(termbase))
    save(path, text.getvalue().encode("utf-8"))


def _xlsx(termbase: Termbase, path: Path) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.utils.exceptions import IllegalCharacterError

    book = Workbook(write_only=True)
    sheet = book.create_sheet("terms")
    for number, row in enumerate(to_rows(termbase), 1):
        try:
            cells = [WriteOnlyCell(sheet, value=value or None) for value in row]
        except IllegalCharacterError as error:
            raise GlossaryError(f"{path}, row {number}: a control character in a term; remove it") from error
        for cell in cells:
            # A term that begins with “=” is text, not a formula.
            if cell.value is not None:
                cell.data_type = "s"
        sheet.append(cells)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
