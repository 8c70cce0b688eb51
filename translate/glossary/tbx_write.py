"""Writing TBX-Basic in either style. See `translate.glossary.tbx`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from translate.errors import GlossaryError
from translate.glossary.files import save
from translate.glossary.tbx_names import CATEGORIES, CORE, ESCAPED, MODULES
from translate.glossary.termbase import Concept, Item, Term, Termbase

Style = Literal["dca", "dct"]

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
INLINE = {"#text", "hi", "foreign", "sc", "ec", "ph"}
REGION_TAGS = {"us": "en-US", "gb": "en-GB"}


def write(termbase: Termbase, path: Path, style: Style = "dca") -> None:
    """Write a termbase as TBX-Basic, atomically.

    Raises GlossaryError for text that XML cannot hold, OutputError where the file cannot be written.
    """
    save(path, render(termbase, style).encode())


def render(termbase: Termbase, style: Style = "dca") -> str:
    """Return the TBX document: deterministic, two spaces a level, one element a line."""
    namespaces = f'xmlns="{CORE}"'
    if style == "dct":
        namespaces += "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in MODULES.items())
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tbx type="TBX-Basic" style="{style}" xml:lang="en" {namespaces}>',
        "  " + (termbase.header or _header(termbase.title)),
        "  <text>",
        "    <body>",
    ]
    writer = _Writer(style)
    for concept in termbase.concepts:
        try:
            lines.extend("      " + line for line in writer.concept(concept))
        except ValueError as error:
            raise GlossaryError(f"concept {concept.id}: {error}") from error
    lines.append("    </body>")
    if termbase.back:
        lines.append("    " + termbase.back)
    lines.extend(["  </text>", "</tbx>", ""])
    return "\n".join(lines)


def _header(title: str) -> str:
    name = escape(_checked(title or "Termbase"))
    return (
        f"<tbxHeader><fileDesc><titleStmt><title>{name}</title></titleStmt>"
        f"<sourceDesc><p>{name}</p></sourceDesc></fileDesc></tbxHeader>"
    )


class _Writer:
    def __init__(self, style: Style) -> None:
        self.style = style

    def concept(self, concept: Concept) -> Iterator[str]:
        yield f"<conceptEntry id={quoteattr(escape_id(concept.id))}>"
        simple = [
            Item("descrip", "subjectField", concept.subject),
            Item("descrip", "definition", concept.definition),
            Item("note", "", concept.note),
            Item("admin", "source", concept.source),
        ]
        yield from self.items(simple, concept.extra)
        extra = dict(concept.language_extra)
        for language in concept.languages:
            yield f"  <langSec xml:lang={quoteattr(_checked(language))}>"
            for item in extra.get(language, ()):
                yield "    " + self.item(item)
            for term in concept.terms:
                if term.language == language:
                    yield from ("    " + line for line in self.term(term))
            yield "  </langSec>"
        yield "</conceptEntry>"

    def term(self, term: Term) -> Iterator[str]:
        yield "<termSec>"
        marked = next((item for item in term.extra if item.kind == "term"), None)
        inner = self.inner(marked) if marked and marked.text == term.text else _escaped(term.text)
        yield f"  <term>{inner}</term>"
        usage = [
            mark
            for mark, wanted in (
                ("do not translate", term.do_not_translate),
                ("proper noun", term.part_of_speech == "proper noun"),
                ("plural", term.number == "plural"),
                ("target only", term.target_only),
            )
            if wanted
        ]
        part_of_speech = "noun" if term.part_of_speech == "proper noun" else term.part_of_speech
        notes = [
            Item("termNote", "administrativeStatus", f"{term.status}Term-admn-sts"),
            Item("termNote", "partOfSpeech", part_of_speech),
            Item("termNote", "grammaticalGender", term.gender),
            Item("termNote", "termType", "acronym" if term.acronym else ""),
            Item("termNote", "geographicalUsage", REGION_TAGS[term.region] if term.region else ""),
        ]
        rest = [Item("note", "", term.note), Item("admin", "source", term.source)]
        extra = [item for item in term.extra if item is not marked]
        early = [item for item in extra if item.kind in ("termNote", "termNoteGrp")]
        late = [item for item in extra if item.kind not in ("termNote", "termNoteGrp")]
        yield from self.items(notes, early)
        # A note of the term's own comes first, so that reading finds it again as such.
        yield from self.items(rest, late)
        if usage:
            yield f"  <note>usage: {', '.join(usage)}</note>"
        yield "</termSec>"

    def items(self, simple: list[Item], extra: Iterable[Item]) -> Iterator[str]:
        """The filled fields, but for those that an item of ``extra`` says in full, then ``extra``."""
        extra = tuple(extra)
        for item in simple:
            if item.text and not any(_says(other, item) for other in extra):
                yield "  " + self.item(item)
        for item in extra:
            yield "  " + self.item(item)

    def item(self, item: Item) -> str:
        attributes = "".join(f" {name}={quoteattr(_checked(value))}" for name, value in item.attributes)
        name, opening = item.kind, item.kind
        inner = self.inner(item)
        if item.type and self.style == "dca":
            opening = f"{name} type={quoteattr(_checked(item.type))}"
        elif item.type:
            if item.type in CATEGORIES:
                name = opening = f"{CATEGORIES[item.type][1]}:{item.type}"
            else:
                name = opening = "note"
                inner, attributes = f"{_escaped(item.type)}: {inner}", ""
        return f"<{opening}{attributes}>{inner}</{name}>" if inner else f"<{opening}{attributes}/>"

    def inner(self, item: Item) -> str:
        if not item.items:
            return _escaped(item.text)
        return "".join(_escaped(part.text) if part.kind == "#text" else self.item(part) for part in item.items)


def _says(item: Item, field: Item) -> bool:
    head = item.items[0] if item.kind.endswith("Grp") and item.items else item
    same_status = head.type == field.type == "administrativeStatus"
    return (head.kind, head.type) == (field.kind, field.type) and (head.text == field.text or same_status)


def _checked(text: str) -> str:
    found = FORBIDDEN.search(text)
    if found:
        raise ValueError(f"the character U+{ord(found[0]):04X} cannot stand in XML; remove it")
    return text


def _escaped(text: str) -> str:
    return escape(_checked(text), {"\r": "&#13;"})


def escape_id(name: str) -> str:
    """A concept id as an XML name: what such a name cannot hold is written ``_xHHHH_``, and read back from that."""
    safe = []
    for index, char in enumerate(name):
        plain = char.isascii() and (char.isalnum() or char in "._-")
        starts = char.isascii() and (char.isalpha() or char == "_")
        if not plain or (index == 0 and not starts) or ESCAPED.match(name, index):
            safe.append(f"_x{ord(char):04X}_")
        else:
            safe.append(char)
    return "".join(safe)
