"""Documents that are archives of XML parts: Word's, OpenDocument, EPUB."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath

from lxml import etree
from lxml.html import HtmlElement

from translate.article import Article, Passage
from translate.errors import InputError
from translate.reading.blocks import content_of
from translate.reading.elements import BLOCKS, HEADINGS, entitle, tag_of, text_of
from translate.reading.flow import clean
from translate.reading.html import article, tree_of
from translate.reading.text import is_title, says_nothing

MAX_UNPACKED = 20_000_000  # bytes, of all parts that are read
PROTECTED = "is protected by a password; save it without one"
_DC = "{http://purl.org/dc/elements/1.1/}"
_BREAK = re.compile("_x000[ad]_", re.IGNORECASE)  # how documents of Word write a line's end


def parts_of(data: bytes, wanted: re.Pattern[str], damaged: str) -> dict[str, bytes]:
    """Return the parts of a document whose whole names are ``wanted``.

    Raises InputError when it is no archive or a broken one, with the message ``damaged``, has a password, or the parts
    hold more than ``MAX_UNPACKED``.
    """
    parts: dict[str, bytes] = {}
    left = MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if wanted.fullmatch(name) and name not in parts:
                    with archive.open(name) as file:
                        parts[name] = file.read(left + 1)
                    left -= len(parts[name])
                    if left < 0:
                        limit = MAX_UNPACKED // 1_000_000
                        raise InputError(f"holds more than {limit} MB of text when unpacked; split it into articles")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        raise InputError(damaged) from None
    except RuntimeError:  # an encrypted archive
        raise InputError(PROTECTED) from None
    return parts


def xml_of(part: bytes, damaged: str) -> etree._Element:
    """Return the tree of a part. Raises InputError when it is damaged (with that message), or declares entities:
    no program does in a document."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise InputError(damaged) from None
    dtd = tree.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise InputError("declares entities, which no document does; save it anew with the program that made it")
    return tree


def document(source: str, properties: etree._Element | None, path: PurePosixPath, digest: str) -> Article:
    """Return the article in a document, given as the HTML of its body and what it says of itself.

    The title is an ``h1`` of class ``title``, else one that stands first or second, else the first paragraph if it
    looks like one (see ``text.is_title``). Of the properties only the description is kept, and the title where the text
    has none: what else programs fill in is mostly of the template. Raises InputError when there is no text in it.
    """
    tree = tree_of(f"<body>{source}</body>")
    body = next(tree.iter("body"), tree)
    title = _title(body)
    if title is not None:
        entitle(body, title)
    about = _properties(properties) if properties is not None else {}
    meta = {"description": Passage(about["description"], "meta")} if "description" in about else {}
    return article(path, digest, content_of(body), meta, title=about.get("title", ""))


def _properties(tree: etree._Element) -> dict[str, str]:
    found = {}
    for key in ("title", "description"):
        text = " ".join(clean(_BREAK.sub(" ", tree.findtext(f".//{_DC}{key}") or "")).split())
        if text and not says_nothing(text):
            found[key] = text
    return found


def _title(body: HtmlElement) -> HtmlElement | None:
    blocks = [one for one in body if tag_of(one) in BLOCKS and text_of(one)]
    for wanted in ("title", None):
        # A heading further down is one within the text.
        for heading in blocks[:2] if wanted is None else blocks:
            if heading.tag == "h1" and heading.get("class") == wanted:
                return heading
    if len(blocks) > 1 and tag_of(blocks[0]) in ("p", *HEADINGS) and is_title(text_of(blocks[0])):
        return blocks[0]
    return None
