"""Reading tables: numbered rows become concepts. See `translate.glossary.tables`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NoReturn

from translate.errors import GlossaryError
from translate.glossary.termbase import GENDERS, LONGEST, Concept, Item, Region, Status, Term, Termbase, slug, unique
from translate.glossary.words import LANGUAGE_CODES, LANGUAGE_NAMES

DELIMITERS = (",", ";", "\t")
LARGEST = 256 << 20
"""The most bytes that a table may have, unpacked."""

CONCEPT_COLUMNS = {
    "id": "id", "concept": "id", "subject": "subject", "field": "subject", "domain": "subject",
    "subject field": "subject",
    "definition": "definition", "note": "note", "notes": "note", "comment": "note", "source": "source",
}  # fmt: skip
TERM_COLUMNS = {
    "status": "status", "pos": "pos", "part of speech": "pos", "gender": "gender", "acronym": "acronym",
    "number": "number", "dnt": "dnt", "do not translate": "dnt", "region": "region",
}  # fmt: skip
OWN_COLUMNS = {**TERM_COLUMNS, "note": "note", "source": "source"}
"""What may follow a language in a column's name."""

STATUS_WORDS: dict[str, Status] = {
    "": "preferred", "preferred": "preferred", "approved": "preferred", "admitted": "admitted", "allowed": "admitted",
    "deprecated": "deprecated", "forbidden": "deprecated", "obsolete": "deprecated",
}  # fmt: skip
DNT_WORDS = ("dnt", "do not translate", "do-not-translate")
GENDER_WORDS = {"m": "masculine", "f": "feminine", "n": "neuter", **{gender: gender for gender in GENDERS}, "": ""}
TRUE = ("yes", "true", "1", "x", "y")
FALSE = ("", "no", "false", "0", "n")


@dataclass(frozen=True)
class _Column:
    """What a column holds: a ``language`` with an empty ``name`` is its terms, with a name a property of them."""

    index: int
    name: str
    language: str = ""
    region: Region | None = None


def read(path: Path) -> Termbase:
    """Read a table by its suffix. Raises GlossaryError with file and row for whatever cannot be used."""
    try:
        if path.stat().st_size > LARGEST:
            raise GlossaryError(f"{path}: larger than {LARGEST >> 20} MB; split the table")
        if path.suffix.lower() == ".xlsx":
            return from_rows(_xlsx_rows(path), str(path))
        content = path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"{path}: cannot be read: {error.strerror or error}") from error
    return from_rows(_csv_rows(content, str(path)), str(path))


def from_rows(rows: Iterable[tuple[int, Sequence[str]]], name: str) -> Termbase:
    """Make a termbase of numbered rows, the header first; ``name`` stands for the file in messages."""
    filled = ((number, row) for number, row in rows if any(cell.strip() for cell in row))
    first = next(filled, None)
    if first is None:
        raise GlossaryError(f"{name}: empty; the first row must name the columns, such as fr,en,note")
    columns = _header(first[1], f"{name}, row {first[0]}")
    builder = _Builder(columns, name)
    for number, row in filled:
        builder.add(number, row)
    return Termbase(builder.concepts(), title=Path(name).stem)


def _header(cells: Sequence[str], where: str) -> list[_Column]:
    columns = [column for index, cell in enumerate(cells) if (column := _column(index, cell, where)) is not None]
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


def _column(index: int, cell: str, where: str) -> _Column | None:
    name = " ".join(cell.strip().lower().replace("_", " ").replace(":", " ").replace(".", " ").split())
    if not name:
        return None
    if name in CONCEPT_COLUMNS or name in TERM_COLUMNS:
        return _Column(index, CONCEPT_COLUMNS.get(name) or TERM_COLUMNS[name])
    tag, _, rest = name.partition(" ")
    language, region = parse_language(tag)
    if language and (not rest or rest in OWN_COLUMNS):
        return _Column(index, OWN_COLUMNS[rest] if rest else "", language, region)
    language, region = parse_language(name)
    return _Column(index, "", language, region) if language else _Column(index, "+" + cell.strip())


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


class _Builder:
    def __init__(self, columns: list[_Column], name: str) -> None:
        self.name = name
        self.terms = [column for column in columns if column.language and not column.name]
        self.own = {(c.language, c.region, c.name): c.index for c in columns if c.language and c.name}
        self.general = {c.name: c.index for c in columns if not c.language and not c.name.startswith("+")}
        self.kept = [column for column in columns if column.name.startswith("+")]
        self.found: dict[str, Concept] = {}
        self.taken: dict[str, int] = {}
        self.by_first: dict[tuple[str, str], str] = {}

    def concepts(self) -> tuple[Concept, ...]:
        return tuple(self.found.values())

    def fail(self, number: int, problem: str) -> NoReturn:
        raise GlossaryError(f"{self.name}, row {number}: {problem}")

    def add(self, number: int, row: Sequence[str]) -> None:
        def cell(index: int | None) -> str:
            return row[index] if index is not None and index < len(row) else ""

        terms = [
            self.term(number, column, cell(column.index), cell) for column in self.terms if cell(column.index).strip()
        ]
        empty = next((column for column in self.terms if not cell(column.index).strip()), None)
        alone = len(terms) == 1 and not terms[0].do_not_translate and terms[0].status == "preferred"
        name = cell(self.general.get("id")).strip()
        # A table with ids may hold concepts that are not complete yet; a plain word list may not.
        if empty and (not terms or (alone and not name)):
            self.fail(number, f"an empty {tag(empty.language, empty.region)} term")
        key = (terms[0].language, terms[0].text)
        if not name and terms[0].status != "preferred" and key in self.by_first:
            name = self.by_first[key]
        concept = self.found.get(name) if name else None
        if concept is None:
            english = next((term.text for term in terms if term.language == "en"), terms[0].text)
            name = name or unique(slug(english) or f"row-{number}", self.taken)
            while name in self.found:
                name = unique(name, self.taken)
            concept = Concept(name, line=number)
        extra = tuple(
            Item("note", "", f"{column.name[1:]}: {cell(column.index).strip()}")
            for column in self.kept
            if cell(column.index).strip()
        )
        new = [term for term in terms if term not in concept.terms]
        self.found[name] = replace(
            concept,
            subject=concept.subject or cell(self.general.get("subject")),
            definition=concept.definition or cell(self.general.get("definition")),
            note=concept.note or cell(self.general.get("note")),
            source=concept.source or cell(self.general.get("source")),
            terms=_grouped((*concept.terms, *new)),
            extra=(*concept.extra, *extra),
        )
        self.by_first.setdefault(key, name)

    def term(self, number: int, column: _Column, text: str, cell: Any) -> Term:
        size = len(text.split())
        if size > LONGEST:
            self.fail(number, f"a {column.language} term of {size} words; {LONGEST} are allowed")

        def value(name: str) -> str:
            index = self.own.get((column.language, column.region, name))
            own = cell(index) if index is not None else ""
            return str(own or (cell(self.general.get(name)) if name in TERM_COLUMNS.values() else ""))

        def word(name: str) -> str:
            return " ".join(value(name).lower().split())

        status = word("status")
        dnt = word("dnt")
        if status not in STATUS_WORDS and status not in DNT_WORDS:
            self.fail(number, f"unknown status “{value('status')}”; use preferred, admitted, deprecated or dnt")
        if word("gender") not in GENDER_WORDS:
            self.fail(number, f"unknown gender “{value('gender')}”; use m, f or n")
        for name in ("dnt", "acronym"):
            if word(name) not in TRUE + FALSE:
                self.fail(number, f"“{value(name)}” under {name}; use yes or no")
        region = word("region")
        if region not in ("", "us", "gb", "uk"):
            self.fail(number, f"unknown region “{value('region')}”; use us or gb")
        own_region: Region | None = "us" if region == "us" else "gb" if region else None
        return Term(
            text=text,
            language=column.language,
            status=STATUS_WORDS.get(status, "preferred"),
            do_not_translate=status in DNT_WORDS or dnt in TRUE,
            part_of_speech=value("pos").strip(),
            gender=GENDER_WORDS[word("gender")],
            acronym=word("acronym") in TRUE,
            region=column.region or (own_region if column.language == "en" else None),
            note=value("note"),
            source=value("source"),
            number="plural" if word("number") in ("pl", "plural") else "",
        )


def _grouped(terms: Sequence[Term]) -> tuple[Term, ...]:
    order = {language: index for index, language in enumerate(dict.fromkeys(term.language for term in terms))}
    return tuple(sorted(terms, key=lambda term: order[term.language]))


def _csv_rows(content: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    text = _decode(content, name)
    delimiter = ","
    if text[:4].lower() == "sep=" and len(text) > 4:
        delimiter, text = text[4], "\n" + text.partition("\n")[2]
    else:
        first = next((line for line in text.splitlines() if line.strip()), "")
        delimiter = max(DELIMITERS, key=lambda mark: _languages_in(first, mark))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 1
    try:
        for row in reader:
            yield number, row
            number = reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(f"{name}, row {number}: not readable as a table: {error}") from error


def _languages_in(line: str, delimiter: str) -> tuple[int, int]:
    cells = next(csv.reader([line], delimiter=delimiter), [])
    known = sum(bool(parse_language(cell)[0]) or cell.strip().lower() in CONCEPT_COLUMNS for cell in cells)
    return known, len(cells)


def _decode(content: bytes, name: str) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        from charset_normalizer import from_bytes

        best = from_bytes(content[: 1 << 20]).best()
        if best is None:
            raise GlossaryError(f"{name}: not text; save the table as CSV in UTF-8") from error
        try:
            return content.decode(best.encoding)
        except UnicodeDecodeError:
            row = content[: error.start].count(b"\n") + 1
            raise GlossaryError(f"{name}, row {row}: not UTF-8; save the table as CSV in UTF-8") from error


def _xlsx_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > 4 * LARGEST:
                raise GlossaryError(f"{path}: unpacks to more than {4 * LARGEST >> 20} MB")
        from openpyxl import load_workbook

        book = load_workbook(path, read_only=True, data_only=True)
    except GlossaryError:
        raise
    except Exception as error:
        # openpyxl raises whatever its parts raise (KeyError, BadZipFile, ParseError …) on a damaged workbook.
        raise GlossaryError(f"{path}: not a readable XLSX workbook; save it again from the spreadsheet") from error
    number = 0
    try:
        sheet = book.worksheets[0]
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            yield number, ["" if value is None else _cell(value) for value in row]
    except GlossaryError:
        raise
    except Exception as error:
        raise GlossaryError(f"{path}, row {number + 1}: damaged: {type(error).__name__}") from error
    finally:
        book.close()


def _cell(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
