"""PDF documents: what their pages show, as an article reads."""

import zlib
from pathlib import Path, PurePosixPath
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.cli import main
from translate.errors import InputError
from translate.reading import discover, read
from translate.reading.pdf import parse
from translate.writing.markdown import render_source

DATA = Path(__file__).parent / "data" / "pdf"
COURIER = "<</Type/Font/Subtype/Type1/BaseFont/Courier%s/Encoding/WinAnsiEncoding>>"
ADVANCE = 0.6  # of a size of type: every character of Courier
WORDS = (
    "la le un une des de en et sur avec dans pour frégate équipage sous-marin porte-avions coopération défense aérienne"
    " ministère déclaration armées opération notamment missiles déployés régiment chef d’état-major Brest Lorient 2027"
    " brouillage transmissions général ouest-africain longtemps gouvernement militaire commandement français"
).split()


def pdf(*pages, info=""):
    """A document of pages, each of (left, base from the bottom, size, text) in Courier; bold type as a fifth."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{6 + 2 * at} 0 R' for at in range(len(pages)))}]>>",
        COURIER % "",
        COURIER % "-Bold",
        f"<<{info}>>",
    ]
    for page in pages:
        shown = "".join(
            f"BT /{'B' if bold else 'F'} {size} Tf {left:.2f} {base:.2f} Td <{text.encode('cp1252').hex()}> Tj ET\n"
            for left, base, size, text, *bold in page
        )
        objects += [
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R/B 4 0 R>>>>"
            f"/Contents {len(objects) + 2} 0 R>>",
            f"<</Length {len(shown)}>>stream\n{shown}endstream",
        ]
    return written(objects)


def written(objects):
    data, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + (each if isinstance(each, bytes) else each.encode()) + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R/Info 5 0 R>>"
    return data + f"{end}\nstartxref\n{len(data)}\n%%EOF".encode()


def article(data):
    return parse(data, PurePosixPath("a.pdf"), "")


def markdown(data):
    found = article(data)
    return render_source(found, [()] * len(found.passages))


def paragraphs(data):
    return [passage.text for passage in article(data).passages]


def wrapped(text, width, indent=0):
    """Lines of a text, its words cut where half of them or their hyphen still fits."""
    lines, line = [], " " * indent
    for word in text.split():
        gap = " " if line.strip() else ""
        room, cut = width - len(line + gap), word.find("-") + 1 or len(word) // 2
        if len(word) <= room:
            line += gap + word
        elif len(word) > 7 and room > cut:
            lines.append(f"{line}{gap}{word[:cut].rstrip('-')}-")
            line = word[cut:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def set_in_columns(texts, columns, indent, length):
    """Pages on which paragraphs are set, a blank or indented line between them, in columns of so many lines."""
    width = 60 // columns
    lines = []
    for text in texts:
        lines += [""] if lines and not indent else []
        lines += wrapped(text, width, indent)
    pages = []
    for start in range(0, len(lines), columns * length):
        page = []
        for column in range(columns):
            here = lines[start + column * length : start + (column + 1) * length]
            for place, line in enumerate(here):
                if line.strip():
                    left = 60 + column * (width + 3) * 6 + 6 * (len(line) - len(line.lstrip()))
                    page.append((left, 760 - 12 * place, 10, line.strip()))
        pages.append(page)
    return pdf(*pages)


@settings(max_examples=12, deadline=None)
@given(st.integers(), st.sampled_from([1, 2]), st.sampled_from([0, 3]), st.integers(8, 30))
def test_paragraphs_come_back_from_lines_columns_and_pages(seed, columns, indent, length):
    chance = Random(seed)
    texts = [f"L’{' '.join(chance.choices(WORDS, k=chance.randrange(25, 70)))} fin." for _ in range(5)]
    assert paragraphs(set_in_columns(texts, columns, indent, length)) == texts
