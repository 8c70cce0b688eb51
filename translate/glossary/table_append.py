"""Adding to a table that somebody keeps: all that is in it stays as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from translate.errors import GlossaryError
from translate.glossary.files import save
from translate.glossary.table_columns import TERM_COLUMNS, column_of, header
from translate.glossary.table_read import decode, lines_of, workbook
from translate.glossary.table_write import to_rows
from translate.glossary.termbase import Concept, Region, Termbase

Key = tuple[str, Region | None, str]
"""A column's language, region and name."""


def append(concept: Concept, path: Path) -> None:
    """Add a concept at the end of a table with a header, atomically; columns that it needs come last.

    A CSV keeps its delimiter and, where that has all letters of the concept, its encoding; a workbook its other sheets.
    Raises GlossaryError or OutputError.
    """
    save(path, _xlsx(concept, path) if path.suffix.lower() == ".xlsx" else _csv(concept, path))


def _extended(head: Sequence[str], concept: Concept, where: str) -> tuple[list[str], list[list[str]]]:
    """A table's header with the columns that a concept needs, and the concept's rows."""
    cells = list(head)
    places: dict[Key, int] = {(found.language, found.region, found.name): found.index for found in header(head, where)}
    names, *rows = to_rows(Termbase((concept,)))
    added = []
    for row in rows:
        values = _regional({name: value for name, value in zip(names, row, strict=True) if value}, places)
        if len(rows) == 1 and ("", None, "id") not in places:
            del values["id"]
        found: dict[int, str] = {}
        for name, value in values.items():
            key = _key(name)
            shared = ("", None, key[2]) if key[2] in TERM_COLUMNS.values() else key
            place = places.get(key, places.get(shared))
            if place is None and key[2] == "pos" and value == "noun":
                continue
            if place is None:
                places[key] = place = len(cells)
                cells.append(name)
            found[place] = value
        added.append([found.get(index, "") for index in range(len(cells))])
    return cells, added


def _regional(values: Mapping[str, str], places: Mapping[Key, int]) -> dict[str, str]:
    """Cells by their columns, those of an American or British term under its spelling's own where there are such."""
    region = values.get("en region")
    if not region or ("en", region, "") not in places:
        return dict(values)
    return {
        f"en-{region}{name[2:]}" if name.split()[0] == "en" else name: value
        for name, value in values.items()
        if name != "en region"
    }


def _key(name: str) -> Key:
    column = column_of(0, name, "")
    assert column is not None
    return column.language, column.region, column.name


def _csv(concept: Concept, path: Path) -> bytes:
    text, encoding = decode(path.read_bytes(), str(path))
    lines, delimiter = lines_of(text)
    reader = csv.reader(lines, delimiter=delimiter)
    start, head = 0, next(reader)
    while not any(cell.strip() for cell in head):
        start, head = reader.line_num, next(reader)
    cells, added = _extended(head, concept, str(path))

    def written(rows: Sequence[Sequence[str]]) -> str:
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=delimiter, lineterminator="\r\n" if "\r\n" in text else "\n").writerows(rows)
        return out.getvalue()

    kept = io.StringIO(text, newline="").readlines()
    if cells != head:
        kept[start : reader.line_num] = [written([cells])]
    if not kept[-1].endswith(("\n", "\r")):
        kept[-1] += written([[]])
    whole = "".join(kept) + written(added)
    try:
        return whole.encode(encoding)
    except UnicodeEncodeError:
        return whole.encode("utf-8-sig")


def _xlsx(concept: Concept, path: Path) -> bytes:
    from openpyxl.utils.exceptions import IllegalCharacterError

    book = workbook(path)
    sheet = book.worksheets[0]
    rows = [["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    filled = [number for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    head = rows[filled[0] - 1]
    cells, added = _extended(head, concept, str(path))
    try:
        for number, row in [(filled[0], cells), *enumerate(added, filled[-1] + 1)]:
            for index, value in enumerate(row):
                if value and (number != filled[0] or index >= len(head)):
                    cell = sheet.cell(number, index + 1, value)
                    # A term that begins with “=” is text, not a formula.
                    cell.data_type = "s"
    except IllegalCharacterError as error:
        raise GlossaryError(f"{path}: a control character in a term; remove it") from error
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
