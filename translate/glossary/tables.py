"""Termbases as tables: CSV, TSV and XLSX with a header such as ``fr,en,es,note,status``.

A row is a concept with one term a language; rows that share an ``id`` are one concept, in order of preference. Without
one, a row with a term that is not preferred belongs to the concept that has its other term. Columns:

- a language (``fr``, ``en``, ``en-gb``, ``French``): the term;
- ``fr status``, ``fr gender`` …: a property of that language's term; ``status``, ``pos`` … alone: of all in the row;
- ``id``, ``subject``, ``definition``, ``note``, ``source``: of the concept;
- any other column is kept as a note of the concept.
"""

from translate.glossary.table_append import append
from translate.glossary.table_columns import parse_language
from translate.glossary.table_read import from_rows, read
from translate.glossary.table_write import to_rows, write

SUFFIXES = (".csv", ".tsv", ".xlsx")

__all__ = ["SUFFIXES", "append", "from_rows", "parse_language", "read", "to_rows", "write"]
