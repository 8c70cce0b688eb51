"""Writing tables. See `translate.glossary.tables`."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator
from pathlib import Path

from translate.errors import GlossaryError
from translate.glossary.files import save
from translate.glossary.table_columns import OWN_COLUMNS, parse_language
from translate.glossary.termbase import Concept, Term, Termbase


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
    kept = dict.fromkeys(label for concept in termbase.concepts for label, _ in _notes(concept))
    yield ["id", *(f"{code} {name}".strip() for code, name in columns), *fields, *kept]
    for concept in termbase.concepts:
        by_language = [[term for term in concept.terms if term.language == code] for code in languages]
        notes = dict(_notes(concept))
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


def _notes(concept: Concept) -> Iterator[tuple[str, str]]:
    for item in concept.extra:
        label, colon, text = item.text.partition(": ")
        if item.kind == "note" and colon and not parse_language(label)[0] and label.lower() not in OWN_COLUMNS:
            yield label, text


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
