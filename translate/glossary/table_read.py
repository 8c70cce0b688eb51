"""Reading tables: numbered rows become concepts. See `translate.glossary.tables`."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from translate.errors import GlossaryError
from translate.glossary.table_columns import CONCEPT_COLUMNS, TERM_COLUMNS, Column, header, parse_language, tag
from translate.glossary.termbase import GENDERS, LONGEST, Concept, Item, Region, Status, Term, Termbase, slug, unique

DELIMITERS = (",", ";", "\t")
CODE_PAGES = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk"), "cp1251"), "el": "cp1253", "tr": "cp1254", "he": "cp1255",
    **dict.fromkeys(("pl", "cs", "hu", "ro", "hr", "sk", "sl"), "cp1250"), "ar": "cp1256", "fa": "cp1256",
}  # fmt: skip
"""What spreadsheets save CSV in where they do not save UTF-8, by a language of the table; cp1252 for all others."""
LARGEST = 256 << 20
"""The most bytes that a table may have, unpacked."""

STATUS_WORDS: dict[str, Status] = {
    "": "preferred", "preferred": "preferred", "approved": "preferred", "admitted": "admitted", "allowed": "admitted",
    "deprecated": "deprecated", "forbidden": "deprecated", "obsolete": "deprecated",
}  # fmt: skip
DNT_WORDS = ("dnt", "do not translate", "do-not-translate")
GENDER_WORDS = {"m": "masculine", "f": "feminine", "n": "neuter", **{gender: gender for gender in GENDERS}, "": ""}
TRUE = ("yes", "true", "1", "x", "y")
FALSE = ("", "no", "false", "0", "n")
REGION_WORDS: dict[str, Region | None] = {"": None, "us": "us", "gb": "gb", "uk": "gb"}


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
    columns = header(first[1], f"{name}, row {first[0]}")
    builder = _Builder(columns, name)
    for number, row in filled:
        builder.add(number, row)
    return Termbase(builder.concepts(), title=Path(name).stem)


class _Builder:
    """Collects rows into concepts."""

    def __init__(self, columns: list[Column], name: str) -> None:
        self.name = name
        self.terms = [column for column in columns if column.language and not column.name]
        self.general = {c.name: c.index for c in columns if not c.language and not c.name.startswith("+")}
        self.kept = [column for column in columns if column.name.startswith("+")]
        own: dict[tuple[str, Region | None], dict[str, list[int]]] = {}
        for column in self.terms:
            shared = {name: [index] for name, index in self.general.items() if name in TERM_COLUMNS.values()}
            own[column.language, column.region] = shared
        for column in columns:
            if column.language and column.name:
                own[column.language, column.region].setdefault(column.name, []).insert(0, column.index)
        self.properties = own
        self.found: dict[str, Concept] = {}
        self.taken: dict[str, int] = {}
        self.by_term: dict[tuple[str, str], str] = {}
        self.waiting: list[tuple[int, Sequence[str], list[Term]]] = []

    def concepts(self) -> tuple[Concept, ...]:
        """The concepts of all rows. Those rows come last whose concept may stand above or below them."""
        for number, row, terms in self.waiting:
            keys = [(term.language, term.text) for term in terms if term is terms[0] or term.status == "preferred"]
            self.put(number, row, terms, next((self.by_term[key] for key in keys if key in self.by_term), ""))
        self.waiting.clear()
        return tuple(self.found.values())

    def fail(self, number: int, problem: str) -> NoReturn:
        raise GlossaryError(f"{self.name}, row {number}: {problem}")

    def add(self, number: int, row: Sequence[str]) -> None:
        terms, empty = [], None
        for column in self.terms:
            text = row[column.index] if column.index < len(row) else ""
            if text and not text.isspace():
                terms.append(self.term(number, column, text, row))
            else:
                empty = empty or column
        name = self.cell(row, "id").strip()
        # A table with ids may hold concepts that are not complete yet; a plain word list may not.
        alone = len(terms) == 1 and not terms[0].do_not_translate and terms[0].status == "preferred"
        if empty and (not terms or (alone and not name)):
            self.fail(number, f"an empty {tag(empty.language, empty.region)} term")
        if not name and any(term.status != "preferred" for term in terms):
            self.waiting.append((number, row, terms))
        else:
            self.put(number, row, terms, name)

    def put(self, number: int, row: Sequence[str], terms: list[Term], name: str) -> None:
        """Make a row the concept ``name``, or a part of it where there is one; without a name a concept of its own."""
        earlier = self.found.get(name) if name else None
        if not name:
            english = next((term.text for term in terms if term.language == "en"), terms[0].text)
            name = unique(slug(english) or f"row-{number}", self.taken)
            while name in self.found:
                name = unique(name, self.taken)
        concept = Concept(
            name,
            subject=self.cell(row, "subject"),
            definition=self.cell(row, "definition"),
            terms=_grouped(terms),
            note=self.cell(row, "note"),
            source=self.cell(row, "source"),
            extra=self.extra(row) if self.kept else (),
            line=number,
            generated=not self.cell(row, "id").strip(),
        )
        self.found[name] = _joined(earlier, concept) if earlier else concept
        for term in terms:
            self.by_term.setdefault((term.language, term.text), name)

    def cell(self, row: Sequence[str], name: str) -> str:
        index = self.general.get(name)
        return row[index] if index is not None and index < len(row) else ""

    def extra(self, row: Sequence[str]) -> tuple[Item, ...]:
        pairs = ((column.name[1:], row[column.index].strip()) for column in self.kept if column.index < len(row))
        return tuple(Item("note", "", f"{label}: {text}") for label, text in pairs if text)

    def term(self, number: int, column: Column, text: str, row: Sequence[str]) -> Term:
        if text.count(" ") >= LONGEST and (size := len(text.split())) > LONGEST:
            self.fail(number, f"a {column.language} term of {size} words; {LONGEST} are allowed")
        properties = self.properties[column.language, column.region]
        if not properties:
            return Term(text, column.language, region=column.region)

        def value(name: str) -> str:
            cells = (row[index] for index in properties.get(name, ()) if index < len(row))
            return next((cell for cell in cells if cell), "")

        def word(name: str) -> str:
            return " ".join(value(name).lower().split())

        status, dnt, region = word("status"), word("dnt"), word("region")
        if status not in STATUS_WORDS and status not in DNT_WORDS:
            self.fail(number, f"unknown status “{value('status')}”; use preferred, admitted, deprecated or dnt")
        if word("gender") not in GENDER_WORDS:
            self.fail(number, f"unknown gender “{value('gender')}”; use m, f or n")
        for name in ("dnt", "acronym", "target only"):
            if word(name) not in TRUE + FALSE:
                self.fail(number, f"“{value(name)}” under {name}; use yes or no")
        if region not in REGION_WORDS:
            self.fail(number, f"unknown region “{value('region')}”; use us or gb")
        return Term(
            text=text,
            language=column.language,
            status=STATUS_WORDS.get(status, "preferred"),
            do_not_translate=status in DNT_WORDS or dnt in TRUE,
            part_of_speech=value("pos").strip(),
            gender=GENDER_WORDS[word("gender")],
            acronym=word("acronym") in TRUE,
            region=column.region or (REGION_WORDS[region] if column.language == "en" else None),
            note=value("note"),
            source=value("source"),
            number="plural" if word("number") in ("pl", "plural") else "",
            target_only=word("target only") in TRUE,
        )


def _joined(earlier: Concept, later: Concept) -> Concept:
    """A concept and a further row of it."""
    new = [term for term in later.terms if term not in earlier.terms]
    return replace(
        earlier,
        subject=earlier.subject or later.subject,
        definition=earlier.definition or later.definition,
        note=earlier.note or later.note,
        source=earlier.source or later.source,
        terms=_grouped([*earlier.terms, *new]),
        extra=(*earlier.extra, *later.extra),
    )


def _grouped(terms: Sequence[Term]) -> tuple[Term, ...]:
    order = {language: index for index, language in enumerate(dict.fromkeys(term.language for term in terms))}
    return tuple(sorted(terms, key=lambda term: order[term.language]))


def _csv_rows(content: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    text, _ = decode(content, name)
    lines, delimiter = lines_of(text)
    reader = csv.reader(lines, delimiter=delimiter)
    number = 1
    try:
        for row in reader:
            yield number, row
            number = reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(f"{name}, row {number}: not readable as a table: {error}") from error


def lines_of(text: str) -> tuple[list[str], str]:
    """The lines of a CSV with their ends, and the delimiter; a first line that only names that one is left blank."""
    lines = io.StringIO(text, newline="").readlines()
    if text[:4].lower() == "sep=" and len(text) > 4:
        return ["\n", *lines[1:]], text[4]
    first = next((line for line in lines if line.strip()), "")
    return lines, max(DELIMITERS, key=lambda mark: _languages_in(first, mark))


def _languages_in(line: str, delimiter: str) -> tuple[int, int]:
    cells = next(csv.reader([line], delimiter=delimiter), [])
    known = sum(bool(parse_language(cell)[0]) or cell.strip().lower() in CONCEPT_COLUMNS for cell in cells)
    return known, len(cells)


def decode(content: bytes, name: str) -> tuple[str, str]:
    """The text of a CSV and its encoding. Raises GlossaryError with the row that has none."""
    marked = content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    encoding = "utf-16" if marked else "utf-8-sig" if content.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError as error:
        try:
            if marked or not content[: error.start].isascii():
                raise
            encoding = _code_page(content)
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            row = content[: error.start].count(b"\n") + 1
            raise GlossaryError(f"{name}, row {row}: not UTF-8; save the table as CSV in UTF-8") from error


def _code_page(content: bytes) -> str:
    """The code page of a table's languages: short cells say too little about it, its header says them."""
    lines, delimiter = lines_of(content.decode("latin-1"))
    head = next((line for line in lines if line.strip()), "")
    cells = (cell.strip(' "\r\n').partition(" ")[0] for cell in head.split(delimiter))
    return next((page for cell in cells if (page := CODE_PAGES.get(parse_language(cell)[0]))), "cp1252")


def workbook(path: Path, **options: bool) -> Any:
    """An XLSX file as openpyxl opens it, with its ``options``. Raises GlossaryError for what it cannot open."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > 4 * LARGEST:
                raise GlossaryError(f"{path}: unpacks to more than {4 * LARGEST >> 20} MB")
        from openpyxl import load_workbook

        return load_workbook(path, **options)
    except GlossaryError:
        raise
    except Exception as error:
        # openpyxl raises whatever its parts raise (KeyError, BadZipFile, ParseError …) on a damaged workbook.
        raise GlossaryError(f"{path}: not a readable XLSX workbook; save it again from the spreadsheet") from error


def _xlsx_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    book = workbook(path, read_only=True, data_only=True)
    number = 0
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of them is often wrong
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
