"""PDF documents: what their pages show, as an article reads."""

from pathlib import Path, PurePosixPath
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.cli import main
from translate.errors import InputError
from translate.reading.pdf import document, parse
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
            # No column begins with a blank line in print.
            for place, line in enumerate(here if here[:1] != [""] else here[1:]):
                if line.strip():
                    left = 60 + column * (width + 3) * 6 + 6 * (len(line) - len(line.lstrip()))
                    page.append((left, 760 - 12 * place, 10, line.strip()))
        pages.append(page)
    return pdf(*pages)


@settings(max_examples=12, deadline=None)
@given(st.integers(), st.sampled_from([1, 2]), st.sampled_from([0, 3]), st.integers(8, 30))
def test_paragraphs_come_back_from_lines_columns_and_pages(seed, columns, indent, length):
    chance = Random(seed)
    texts = [f"L’{' '.join(chance.choices(WORDS, k=chance.randrange(25, 70)))}." for _ in range(5)]
    assert paragraphs(set_in_columns(texts, columns, indent, length)) == texts


def shown_by(font, *extra):
    """A page with a text whose characters are found 29 places lower in a font than in ASCII."""
    text = "La frégate a appareillé de Brest avec cent vingt marins pour une mission de six mois. ".encode("cp1252")
    codes = bytes(max(code - 29, 1) for code in text).hex()
    shown = "BT /F 9 Tf 12 TL 40 700 Td " + f"<{codes}> Tj T* " * 8 + "ET"
    return written(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents 6 0 R>>",
            font,
            "<<>>",
            f"<</Length {len(shown)}>>stream\n{shown}\nendstream",
            *extra,
        ]
    )


@pytest.mark.parametrize("name", ["rapport", "fregate", "communique", "colonnes", "note"])
def test_real_documents(name):
    """A report by LibreOffice, a magazine's page and a press release by Chromium, columns by groff, a paper by TeX;
    their sources lie beside them."""
    assert markdown((DATA / f"{name}.pdf").read_bytes()) == (DATA / f"{name}.md").read_text("utf-8")


def column(*lines, left=60, top=700, size=10):
    return [(left, top - 12 * place, size, line) for place, line in enumerate(lines)]


def test_running_heads_and_page_numbers_are_left_out():
    texts = [f"Page où l’on lit {word}, et\nqui a deux lignes." for word in ("un", "deux", "trois")]
    pages = [
        [(60, 800, 8, "Revue"), (500, 800, 8, f"{at}"), *column(*text.split("\n")), (280, 40, 8, f"– {at} –")]
        for at, text in enumerate(texts, 7)
    ]
    assert paragraphs(pdf(*pages)) == [text.replace("\n", " ") for text in texts]
    alone = [*column("Un texte qui tient sur une page,", "et qui a deux lignes."), (280, 40, 8, "Page 1 sur 1")]
    assert paragraphs(pdf(alone)) == ["Un texte qui tient sur une page, et qui a deux lignes."]


def test_a_quotation_in_large_type_and_a_caption_do_not_cut_the_sentence_that_they_stand_in():
    page = [
        *column("La frégate a quitté Brest dans la", "nuit de lundi à mardi, sous la", "pluie, pour une mission"),
        (60, 640, 14, "« Nous y serons »"),
        *column("de six mois en océan Indien, avec", "cent vingt marins à bord.", left=60, top=600),
        *column("Le bâtiment quittant le port.", top=560, size=8),
    ]
    assert markdown(pdf(page)) == (
        "La frégate a quitté Brest dans la nuit de lundi à mardi, sous la pluie, pour une mission de six mois en océan"
        " Indien, avec cent vingt marins à bord.\n\n> « Nous y serons »\n\nLe bâtiment quittant le port.\n"
    )


@pytest.mark.parametrize(
    ("cut", "joined"),
    [
        ("la coopé-|ration franco-|allemande", "la coopération franco-allemande"),
        ("le porte-|avions et le sous-|marin", "le porte-avions et le sous-marin"),
        ("est-|ce que le vice-|amiral, au-|dessus", "est-ce que le vice-amiral, au-dessus"),
        ("à Saint-|Denis, le F-|16 et l’|avion", "à Saint-Denis, le F-16 et l’avion"),
        ("fondamentale-|ment, les héli-|coptères", "fondamentalement, les hélicoptères"),
        ("coopé\u00ad|ration de 3 000 t –|et plus", "coopération de 3 000 t – et plus"),
        ("le cuir des Rho-|diaciens dits rhodiaciens", "le cuir des Rhodiaciens dits rhodiaciens"),
    ],
)
def test_words_that_lines_cut(cut, joined):
    before, after = "Dans le texte qui suit, on a lu que", "sont dans la même phrase."
    data = pdf(column(before, *cut.split("|"), after))
    assert paragraphs(data) == [f"{before} {joined} {after}"]


def test_the_title_is_in_the_largest_type_or_said_by_the_properties():
    text = column("La frégate a quitté Brest dans la", "nuit de lundi, sous la pluie.", top=600)
    large = [(60, 760, 20, "JOURNAL"), (60, 720, 16, "La frégate prend la mer"), *text]
    assert article(pdf(large)).title.text == "La frégate prend la mer"
    assert markdown(pdf(large)).startswith("# La frégate prend la mer\n\n*JOURNAL*\n\nLa frégate a")
    said = pdf(text, info="/Title(La mer en hiver)/Author(poste14)/Subject(Une revue)")
    assert (article(said).title.text, article(said).meta["description"].text) == ("La mer en hiver", "Une revue")
    junk = pdf(text, info="/Title(Microsoft Word - mer_v2.docx)")
    assert article(junk).title.text == "La frégate a quitté Brest dans la nuit de lundi, sous la pluie."


def test_text_that_is_not_upright_is_left_out_and_a_page_that_lies_is_turned():
    lines = column("La frégate a quitté Brest dans la", "nuit de lundi, sous la pluie.")
    data = pdf(lines)
    aside = data.replace(b"1 0 obj", b"1 0 obj", 1)
    turned = data.replace(b"/MediaBox", b"/Rotate 90/MediaBox")
    assert (
        paragraphs(aside) == paragraphs(turned) == ["La frégate a quitté Brest dans la nuit de lundi, sous la pluie."]
    )


GLYPHS = f"/FirstChar 0/LastChar 255/Widths[{'500 ' * 256}]"
NAMES = " ".join(f"/g{code}" for code in range(256))
NAMELESS = (
    f"<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+A{GLYPHS}/FontDescriptor 7 0 R/Encoding<</Differences[0 {NAMES}]>>>>"
)
DESCRIPTOR = (
    "<</Type/FontDescriptor/FontName/ABCDEF+A/Flags 4/FontBBox[0 0 9 9]/ItalicAngle 0/Ascent 8/Descent 0/StemV 8>>"
)


def nested_forms():
    """A page that draws a form twelve times, which draws another twelve times, and so on."""
    form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 3 0 R>>/XObject<</X {} 0 R>>>>"
    forms = [f"<<{form.format(number + 1)}/Length 72>>stream\n{'/X Do ' * 12}\nendstream" for number in range(8, 18)]
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 8 0 R>>>>/Contents 7 0 R>>"
    pages = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[6 0 R]>>", COURIER % "", "<<>>", "<<>>", page]
    last = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>stream\n\nendstream"
    return written([*pages, "<</Length 6>>stream\n/X Do \nendstream", *forms, last])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Un texte.", "is no PDF, or is damaged"),
        ((DATA / "note.pdf").read_bytes()[:30_000], "is no PDF, or is damaged"),
        ((DATA / "locked.pdf").read_bytes(), "is protected by a password"),
        (pdf([]), "holds no text, or hardly any: .* run text recognition"),
        (pdf(*[[]] * 501), "has 501 pages; the limit is 500"),
        (shown_by(NAMELESS, DESCRIPTOR), "does not say which letters its fonts show; run text recognition"),
        (shown_by(COURIER % ""), "does not say which letters its fonts show"),
        (pdf([(at % 590, at * 7 % 840, 4, "a") for at in range(4000)]), "has words strewn over page 1"),
        (
            pdf(column("Un texte")).replace(b"/Pages 2 0 R", b"/Pages 2 0 R/AcroForm<</XFA 5 0 R>>"),
            r"is a form \(XFA\)",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_line(data, message):
    with pytest.raises(InputError, match=message) as raised:
        article(data)
    assert "\n" not in str(raised.value)


def test_a_document_that_would_take_for_ever_is_given_up(monkeypatch):
    monkeypatch.setattr(document, "SECONDS", 1)
    with pytest.raises(InputError, match="is not read within 1 seconds"):
        article(nested_forms())


def test_a_document_with_a_password_for_its_owner_only_is_read():
    assert paragraphs((DATA / "owner.pdf").read_bytes()) == ["Un texte que chacun peut lire, et nul ne peut changer."]


def test_a_run_over_a_document(tmp_path):
    (tmp_path / "a.pdf").write_bytes(
        pdf([(60, 760, 18, "Un nouveau drone"), *column("Le ministre est arrivé à Paris.")])
    )
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\n")
    assert main(["run", str(tmp_path), "--out", str(tmp_path / "out")]) == 1  # for the other's sake
    written = (tmp_path / "out" / "en" / "a.md").read_text()
    assert "# A new drone\n\nThe minister arrived in Paris.\n" in written
