"""Reading TBX: a tree of elements becomes concepts. See `translate.glossary.tbx`."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from translate.errors import GlossaryError
from translate.glossary.tbx_names import (
    CATEGORIES,
    CONCEPT_FIELDS,
    CORE,
    ESCAPED,
    OLD_NAMES,
    OTHER_CATEGORIES,
    REGIONS,
    STATUS_NAMES,
    TERM_FIELDS,
    USAGE,
    XML_LANG,
)
from translate.glossary.termbase import GENDERS, LONGEST, STATUSES, Concept, Item, Region, Term, Termbase

LARGEST = 256 << 20


class _Numbered(TreeBuilder):
    """Elements that remember the line they began on."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[Element, int] = {}
        self.parser: DefusedXMLParser | None = None

    def start(self, tag: str, attributes: dict[str, str], /) -> Element:
        element = super().start(tag, attributes)
        if self.parser is not None and tag.endswith(("Entry", "Sec", "Set", "ig", "term")):
            self.lines[element] = self.parser.parser.CurrentLineNumber
        return element


def read(path: Path, trusted: bool = False) -> Termbase:
    """Read a TBX file of any of the three shapes.

    A ``trusted`` file is our own: it is read by the faster parser, and its concepts have no line numbers. Raises
    GlossaryError with file and line for XML that is broken, declares entities, or is not TBX.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise GlossaryError(f"{path}: larger than {LARGEST >> 20} MB; split the termbase")
        content = path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"{path}: cannot be read: {error.strerror or error}") from error
    if trusted:
        # Nothing made here is garbage before the end; without collections it takes half the time.
        collecting = gc.isenabled()
        gc.disable()
        try:
            parser = XMLParser()
            parser.feed(content)
            return _Reader(str(path), {}).termbase(parser.close())
        finally:
            if collecting:
                gc.enable()
    return parse(content, str(path))


def parse(content: bytes | str, name: str = "TBX") -> Termbase:
    """Read TBX from memory, refusing what could harm; ``name`` stands for the file in messages."""
    builder = _Numbered()
    # A document type that only names the standard's own DTD is common in martif files; it is never fetched. Entity
    # declarations, which both classic attacks need, are refused.
    parser = DefusedXMLParser(target=builder, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    builder.parser = parser
    try:
        parser.feed(content)
        root = parser.close()
    except ParseError as error:
        line = error.position[0]
        raise GlossaryError(f"{name}, line {line}: not well-formed XML: {error}") from error
    except DefusedXmlException as error:
        line = parser.parser.CurrentLineNumber
        raise GlossaryError(f"{name}, line {line}: entity declarations are refused; remove them") from error
    except (ValueError, LookupError, RecursionError) as error:
        raise GlossaryError(f"{name}: not readable as XML: {error}") from error
    try:
        return _Reader(name, builder.lines).termbase(root)
    except RecursionError as error:
        raise GlossaryError(f"{name}: elements lie too deep in each other") from error


def _sections(root: Element) -> Iterator[Element]:
    """The header, the entries and the back matter, whatever they lie in."""
    for element in root:
        if _local(element.tag) in ("text", "body"):
            yield from _sections(element)
        else:
            yield element


class _Reader:
    def __init__(self, name: str, lines: dict[Element, int]) -> None:
        self.name = name
        self.lines = lines
        self.ids: set[str] = set()

    def fail(self, element: Element, problem: str) -> GlossaryError:
        line = self.lines.get(element)
        return GlossaryError(f"{self.name}, line {line}: {problem}" if line else f"{self.name}: {problem}")

    def termbase(self, root: Element) -> Termbase:
        if _local(root.tag) not in ("tbx", "martif"):
            raise self.fail(root, f"not TBX: the root element is <{_local(root.tag)}>, not <tbx> or <martif>")
        header = back = title = ""
        concepts: list[Concept] = []
        for element in _sections(root):
            tag = _local(element.tag)
            if tag == "conceptEntry":
                concepts.append(self.concept(element, len(concepts) + 1))
            elif tag == "tbxHeader":
                title = next((_text(child) for child in element.iter() if _local(child.tag) == "title"), "")
                header = _raw(element)
            elif tag == "back":
                back = _raw(element)
        return Termbase(tuple(concepts), title=title, header=header, back=back)

    def concept(self, entry: Element, number: int) -> Concept:
        name = _unescape_id(entry.get("id", "")) or f"c{number}"
        if name in self.ids:
            raise self.fail(entry, f"two entries have the id “{name}”")
        self.ids.add(name)
        fields: dict[str, str] = {}
        extra: list[Item] = []
        terms: list[Term] = []
        by_language: dict[str, list[Item]] = {}
        for child in entry:
            if _local(child.tag) != "langSec":
                _take(_item(child), CONCEPT_FIELDS, fields, extra)
                continue
            tag = child.get(XML_LANG) or child.get("lang")
            if not tag:
                raise self.fail(child, "a language section has no xml:lang")
            language, region = _language(tag)
            for section in child:
                if _local(section.tag) == "termSec":
                    others = any(term.language == language for term in terms)
                    terms.append(self.term(section, language, region, others))
                else:
                    by_language.setdefault(language, []).append(_item(section))
        return Concept(
            id=name,
            subject=fields.get("subjectField", ""),
            definition=fields.get("definition", ""),
            terms=tuple(terms),
            note=fields.get("note", ""),
            source=fields.get("source", ""),
            extra=tuple(extra),
            language_extra=tuple((language, tuple(items)) for language, items in by_language.items()),
            line=self.lines.get(entry),
            generated=not entry.get("id"),
        )

    def term(self, section: Element, language: str, region: Region | None, others: bool) -> Term:
        parts = list(section)
        if parts and _local(parts[0].tag) == "termGrp":
            parts = [*parts[0], *parts[1:]]
        element = next((part for part in parts if _local(part.tag) == "term"), None)
        if element is None:
            raise self.fail(section, "a term section has no <term>")
        text = _text(element)
        if not text.strip():
            raise self.fail(element, f"an empty {language} term")
        if len(text.split()) > LONGEST:
            raise self.fail(element, f"a {language} term of {len(text.split())} words; {LONGEST} are allowed")
        fields: dict[str, str] = {}
        extra: list[Item] = []
        usage: set[str] = set()
        for part in parts:
            if part is element:
                continue
            item = _item(part)
            if item.kind == "termNote" and not item.items:
                item = item._replace(text=item.text.strip())
            if item.type == "grammaticalNumber" and item.text == "plural":
                usage.add("plural")
            elif item.kind == "note" and item.text.startswith("usage:") and (marks := _marks(item)):
                usage |= marks
            elif _field_fits(item):
                _take(item, TERM_FIELDS, fields, extra)
            else:
                extra.append(item)
        if len(element):
            extra.insert(0, Item("term", items=_item(element).items, text=text))
        authority = next((item.text for item in extra if item.type == "normativeAuthorization"), "")
        status = _status(fields.get("administrativeStatus", authority))
        if status not in STATUSES and "administrativeStatus" in fields:
            extra.append(Item("termNote", "administrativeStatus", fields["administrativeStatus"]))
        part_of_speech = fields.get("partOfSpeech", "")
        return Term(
            text=text,
            language=language,
            status=STATUS_NAMES.get(status, "admitted" if others else "preferred"),
            do_not_translate="do not translate" in usage,
            part_of_speech="proper noun"
            if "proper noun" in usage or part_of_speech == "properNoun"
            else part_of_speech,
            gender=fields.get("grammaticalGender", ""),
            acronym=fields.get("termType", "").lower() == "acronym",
            region=REGIONS.get(fields.get("geographicalUsage", "").lower(), region),
            note=fields.get("note", ""),
            source=fields.get("source", ""),
            number="plural" if "plural" in usage else "",
            target_only="target only" in usage,
            extra=tuple(extra),
        )


def _marks(item: Item) -> set[str]:
    marks = {mark.strip() for mark in item.text.removeprefix("usage:").split(",")}
    return marks if marks <= set(USAGE) and not item.items else set()


def _field_fits(item: Item) -> bool:
    """Whether a term note's value is one that `Term` can hold; other values stay as items."""
    if item.type == "administrativeStatus":
        return _status(item.text) in STATUS_NAMES
    if item.type == "termType":
        return item.text.lower() == "acronym"
    if item.type == "geographicalUsage":
        return item.text.lower() in REGIONS
    if item.type == "grammaticalGender":
        return item.text in GENDERS
    return True


def _take(item: Item, known: frozenset[str], fields: dict[str, str], extra: list[Item]) -> None:
    """Put an item into a field if it is the first of its kind, and keep it whole if it says more than the field."""
    head = item.items[0] if item.items and item.kind.endswith("Grp") else item
    name = "note" if head.kind == "note" else head.type
    first = name in known and name not in fields
    if first:
        fields[name] = head.text
    if not first or item.items or item.attributes:
        extra.append(item)


def _item(element: Element) -> Item:
    """An element as an item without style: ``basic:definition`` and ``descrip type="definition"`` are the same."""
    tag = _local(element.tag)
    if not len(element) and not element.attrib and tag in CATEGORIES:
        return Item(CATEGORIES[tag][0], tag, element.text or "")
    if not len(element) and len(element.attrib) == 1 and "type" in element.attrib and tag != "hi":
        return Item(tag, element.attrib["type"], element.text or "")
    attributes = {("xml:lang" if name == XML_LANG else name): value for name, value in element.attrib.items()}
    kind, type_ = tag, attributes.pop("type", "") if tag != "hi" else ""
    if tag in CATEGORIES:
        kind, type_ = CATEGORIES[tag][0], tag
    elif _namespace(element.tag) not in ("", CORE):
        kind, type_ = OTHER_CATEGORIES.get(tag, "note"), tag
    items: list[Item] = []
    group = tag.endswith("Grp")
    if len(element):
        if not group and element.text:
            items.append(Item("#text", text=element.text))
        for child in element:
            items.append(_item(child))
            if not group and child.tail:
                items.append(Item("#text", text=child.tail))
    text = "" if group else _text(element)
    return Item(kind, type_, text, tuple(sorted(attributes.items())), tuple(items))


def _language(tag: str) -> tuple[str, Region | None]:
    language = tag.strip().replace("_", "-").lower()
    if language in ("en-us", "en-gb"):
        return "en", REGIONS[language]
    return language, None


@cache
def _local(tag: str) -> str:
    name = tag.rpartition("}")[2]
    return OLD_NAMES.get(name, name)


@cache
def _namespace(tag: str) -> str:
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def _text(element: Element) -> str:
    return "".join(element.itertext()) if len(element) else element.text or ""


def _raw(element: Element) -> str:
    """An element as XML without namespaces and with today's names, to be set into another file."""
    for inner in element.iter():
        inner.tag = _local(inner.tag)
    element.tail = None
    text = re.sub(r'<p type="XCSURI">.*?</p>', "", tostring(element, encoding="unicode"))
    return re.sub(r"<encodingDesc>\s*</encodingDesc>\s*", "", text)


def _status(value: str) -> str:
    """A status as `STATUS_NAMES` has it: ``deprecated`` for ``deprecatedTerm-admn-sts``."""
    return re.sub(r"[\s_-]", "", value).lower().removesuffix("admnsts").removesuffix("term")


def _unescape_id(name: str) -> str:
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)) if int(found[1], 16) < 0x110000 else found[0], name)
