"""OpenDocument texts and books: their text as Markdown, and what is left out of it."""

import io
import zipfile
from html import escape
from pathlib import Path, PurePosixPath
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.cli import main
from translate.errors import InputError
from translate.reading import discover, read
from translate.reading.epub import parse as parse_epub
from translate.reading.markdown import parse as parse_markdown
from translate.reading.odt import parse as parse_odt
from translate.writing.markdown import render_source

DATA = Path(__file__).parent / "data" / "documents"


def markdown(article):
    return render_source(article, [()] * len(article.passages))


def meta(article):
    return {key: getattr(value, "text", value) for key, value in article.meta.items()}


def archive(files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in files.items():
            written.writestr(name, content)
    return data.getvalue()


# OpenDocument texts

NAMES = {"office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing"}
NAMESPACES = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in NAMES.items())
NAMESPACES += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'


def flat(content, styles="", head=""):
    """The bytes of a .fodt with this content of its text."""
    return (
        f"{head}<office:document {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{content}</office:text></office:body></office:document>"
    ).encode()


def para(text, style=""):
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def odt(data):
    return parse_odt(data, PurePosixPath("a.odt"), "")


def test_a_text_saved_by_libreoffice_reads_as_it_is_printed():
    article = odt((DATA / "helicopteres.odt").read_bytes())
    assert (article.title.text, meta(article)) == (
        "Douze hélicoptères pour Évreux",
        {"description": "Douze hélicoptères pour la base."},
    )
    assert markdown(article) == (
        "# Douze hélicoptères pour Évreux\n\n*Paris / La Gazette*\n\n**Le chapeau est** presque **gras.**\n\n"
        "Le ministre a annoncé le 1er mars *douze* [vols](https://a.fr/b) de nuit[^1] et plus[^2].  \n"
        "Seconde ligne.\n\nUn encadré sur la **base**.\n\n## Une commande\n\n"
        "> « Nous en avions besoin »,\n>\n> dit-il.\n\nVoir [l’autre article](autre.odt) et plus haut.\n\n"
        "| Appareil | Nombre |\n| --- | --- |\n| Guépard<br>léger |  |\n| Caïman | 7 |\n\n"
        "[^1]: Une note de bas de page.\n\n[^2]: Une note de fin.\n"
    )


def test_lists_of_opendocument():
    numbers = '<text:list-level-style-number text:level="1" style:num-format="1"/>'
    styles = f'<text:list-style style:name="N">{numbers}</text:list-style><text:list-style style:name="B"/>'

    def items(*inside):
        return "".join(f"<text:list-item>{one}</text:list-item>" for one in inside)

    inner = f"<text:list>{items(para('a'))}</text:list>"
    content = (
        f'<text:list text:style-name="N" xml:id="l">{items(para("Un"), para("Deux"))}</text:list>'
        f'<text:list text:style-name="B">{items(inner)}</text:list>{para("Entre.")}'
        f'<text:list text:style-name="N" text:continue-list="l">{items(para("Trois"))}</text:list>'
        f"<text:list>{items('<text:h>Titre</text:h>')}</text:list>{para('Fin.')}"
    )
    assert markdown(odt(flat(para("Début.") + content, styles))) == (
        "Début.\n\n1. Un\n2. Deux\n   - a\n\nEntre.\n\n3. Trois\n\n# Titre\n\nFin.\n"
    )


def test_styles_take_emphasis_back_and_hide_text():
    styles = (
        '<style:style style:name="P" style:family="paragraph"><style:text-properties fo:font-weight="bold"/>'
        "</style:style>"
        '<style:style style:name="T" style:family="text" style:parent-style-name="U">'
        '<style:text-properties fo:font-weight="normal"/></style:style>'
        '<style:style style:name="U" style:family="text" style:parent-style-name="T">'
        '<style:text-properties fo:font-style="italic" style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="V" style:family="text"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="E" style:family="text"><style:text-properties style:text-position="33% 58%"/>'
        "</style:style>"
    )
    spans = (
        '<text:span text:style-name="T">non</text:span> 12 m<text:span text:style-name="E">2</text:span>'
        '<text:span text:style-name="V"> caché <text:span>ici</text:span></text:span>'
    )
    hidden = para('<text:hidden-paragraph text:is-hidden="true"/>Rien')
    assert markdown(odt(flat(para(f"Le {spans}", "P") + hidden, styles))) == "**Le** *~~non~~* **12 m²**\n"


def test_a_subtitle_is_no_second_title():
    styles = '<style:style style:name="Subtitle" style:family="paragraph" style:parent-style-name="Title"/>'
    styles += '<style:style style:name="Title" style:family="paragraph"/>'
    text = para("Le rapport", "Title") + para("Une année de marine en chiffres.", "Subtitle") + para("Elle part.")
    assert markdown(odt(flat(text, styles))) == "# Le rapport\n\nUne année de marine en chiffres.\n\nElle part.\n"


LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P"), exclude_characters="⁰¹²³⁴⁵⁶⁷⁸⁹")
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1, max_size=6)
BLOCKS = st.lists(st.tuples(st.sampled_from(["p", "h", "list", "table", "box"]), WORDS), min_size=1, max_size=5)


@settings(max_examples=60, deadline=None)
@given(BLOCKS)
def test_all_words_of_a_text_come_through(blocks):
    forms = {
        "p": "<text:p>{}</text:p>",
        "h": '<text:h text:outline-level="2">{}</text:h>',
        "list": "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
        "table": "<table:table><table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell>"
        "</table:table-row></table:table>",
        "box": "<text:p><draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame></text:p>",
    }
    content = "".join(forms[form].format(escape(" ".join(words))) for form, words in blocks)
    article = odt(flat(para("début") + content))
    said = " ".join(passage.text for passage in article.passages).split()
    words = " ".join(["début", *(word for _, words in blocks for word in words)])
    assert sorted(said) == sorted(normalize("NFC", words).split())
    parse_markdown(markdown(article).encode(), PurePosixPath("a.md"), "")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Bonjour", "no OpenDocument text, or is damaged"),
        (archive({"content.xml": flat(para("Un texte."))})[:90], "no OpenDocument text, or is damaged"),
        (archive({"mimetype": "x"}), "no OpenDocument text, or is damaged"),
        (flat(para("x")).replace(b"office:text", b"office:spreadsheet"), "no OpenDocument text"),
        (archive({"content.xml": b"\0", "META-INF/manifest.xml": "<encryption-data/>"}), "protected by a password"),
        (archive({"content.xml": b" " * 30_000_000}), "more than 20 MB"),
        (flat(para("&x;"), head='<!DOCTYPE d [<!ENTITY x "aa">]>'), "declares entities"),
        (flat("<text:section>" * 400 + para("x") + "</text:section>" * 400), "is damaged"),
        (flat(para(" ")), "holds no text"),
    ],
)
def test_texts_that_cannot_be_read_say_so_in_one_line(tmp_path, data, message):
    (tmp_path / "a.odt").write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read(discover([tmp_path])[0])
    assert "\n" not in str(caught.value)


# Books

CONTAINER = '<container><rootfiles><rootfile full-path="O/p.opf"/></rootfiles></container>'


def book(chapters, metadata="<dc:title>La frégate</dc:title>", more="", properties=None, **parts):
    """The bytes of a book with these chapters, by name."""
    items = "".join(
        f'<item id="{name}" href="{name}" properties="{(properties or {}).get(name, "")}"/>' for name in chapters
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine>{more}</package>"
    )
    files = {"META-INF/container.xml": CONTAINER, "O/p.opf": package, **parts}
    for name, content in chapters.items():
        files[f"O/{name}"] = (
            '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
            f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{content}</body></html>'
        )
    return archive(files)


def epub(data):
    return parse_epub(data, PurePosixPath("a.epub"), "")


def test_a_book_made_by_pandoc():
    article = epub((DATA / "fregate.epub").read_bytes())
    assert (article.title.text, article.language) == ("La marine reçoit sa deuxième frégate", "fr")
    assert meta(article) == {"author": "Jeanne Martin", "date": "2024-03-12"}
    assert markdown(article) == (
        "# La marine reçoit sa deuxième frégate\n\n*Paris / La Gazette*\n\n"
        "La frégate *Amiral Ronarc’h* a été livrée à **Lorient**[^1], a dit "
        "[le ministère](https://exemple.fr/a?b=1&c=2).\n\n## Le programme\n\n"
        "Le navire de 122 m déplace 4 500 tonnes.\n\n"
        "1. Essais à la mer\n2. Essais de combat\n   - tir de missile *Aster*\n   - tir de torpille\n3. Livraison\n\n"
        "Un paragraphe au milieu.\n\n4. Retour au port\n\n"
        "> Nous avons une frégate de premier rang.\n>\n> Elle est prête.\n\n### Les chiffres\n\n*Les frégates*\n\n"
        "| Navire | Livré |\n| --- | --- |\n| Amiral Ronarc’h | 2024 |\n| Amiral Louzeau | 2026 |\n\n"
        "H₂O et 12 m², le 1er mars, ~~rayé~~, `code`.\n\n"
        "[^1]: Une note du rédacteur, avec *emphase*.\n\n    Son deuxième paragraphe.\n"
    )


def test_chapters_and_notes_of_a_book():
    chapters = {
        "nav.xhtml": '<nav epub:type="toc"><a href="1.xhtml">Un</a></nav>'
        '<nav epub:type="landmarks"><a epub:type="copyright-page" href="c.xhtml">Droits</a></nav>',
        "c.xhtml": "<p>Tous droits réservés.</p>",
        "t.xhtml": '<section epub:type="titlepage"><h1>La frégate</h1><p>Jeanne Martin</p></section>',
        "s.xhtml": '<h1 id="s">Table</h1><p><a href="1.xhtml">Le départ</a></p>'
        '<p><a href="2%20b.xhtml#a">Le tir</a></p><p><a href="n.xhtml">Notes</a></p>',
        "1.xhtml": '<h1><a href="s.xhtml#s">Le départ</a></h1><p>Elle part<a id="r1" href="n.xhtml#n1">1</a>'
        '<span epub:type="pagebreak">12</span>, voir <a href="2%20b.xhtml#a">plus loin</a>'
        ' ou <a href="https://a.fr/">ici</a>.</p><img src="i.png" alt="Une carte"/>',
        "2 b.xhtml": '<h1 id="a">Le tir</h1><p>Elle tire<a epub:type="noteref" href="#x">*</a>.</p>'
        '<aside epub:type="footnote" id="x"><p>Deux fois.</p></aside>',
        "n.xhtml": '<h1>Notes</h1><p id="n1"><a href="1.xhtml#r1">1.</a> De Toulon.</p>',
    }
    article = epub(book(chapters, properties={"nav.xhtml": "nav"}))
    assert markdown(article) == (
        "# La frégate\n\n## Le départ\n\nElle part[^1], voir plus loin ou [ici](https://a.fr/).\n\n"
        "## Le tir\n\nElle tire[^2].\n\n[^1]: De Toulon.\n\n[^2]: Deux fois.\n"
    )


def test_numbers_of_notes_and_large_initials_are_taken_off():
    chapters = {
        "1.xhtml": '<p><b>L</b>’otan, <i>n</i>ième<a epub:type="noteref" href="#a">1</a>'
        '<a epub:type="noteref" href="#b">2</a>.</p><div id="a"><p>1. Dit ici.</p></div><p id="b">2 navires.</p>',
        "2.xhtml": '<div epub:type="index"><p>Alsace, 12</p></div>',
    }
    assert markdown(epub(book(chapters))) == (
        "# La frégate\n\nL’otan, *n*ième[^1][^2].\n\n[^1]: Dit ici.\n\n[^2]: 2 navires.\n"
    )


def test_what_a_book_says_of_itself():
    article = epub(
        book(
            {"c.html": "<p>Mentions.</p>", "a.html": "<h1>La frégate</h1><h2>Un</h2><p>Elle part de Toulon.</p>"},
            "<dc:title>La  frégate</dc:title><dc:creator>Jeanne Martin</dc:creator><dc:creator>Ali Ba</dc:creator>"
            '<dc:date opf:event="modification">2020-01-01</dc:date><dc:date>2012</dc:date>'
            "<dc:language>fr-FR</dc:language>"
            "<dc:description>&lt;p&gt;Un &lt;b&gt;récit&lt;/b&gt;.&lt;/p&gt;</dc:description>",
            '<guide><reference type="copyright-page" href="c.html"/></guide>',
        )
    )
    assert meta(article) == {"author": "Jeanne Martin, Ali Ba", "date": "2012", "description": "Un récit."}
    assert (article.language, markdown(article)) == ("fr", "# La frégate\n\n## Un\n\nElle part de Toulon.\n")
    untitled = epub(book({"a.html": "<h1>Un</h1><p>Texte.</p>"}, "<dc:title>Unknown</dc:title>"))
    assert (untitled.title.text, untitled.meta) == ("Un", {})


def encryption(name):
    return {"META-INF/encryption.xml": f'<e><EncryptedData><CipherReference URI="{name}"/></EncryptedData></e>'}


def test_a_book_with_obfuscated_fonts_is_read():
    assert epub(book({"a.html": "<p>Un texte.</p>"}, **encryption("O/f.otf"))).title.text == "La frégate"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Bonjour", "no EPUB book, or is damaged"),
        (book({"a.html": "<p>Un texte.</p>"})[:300], "no EPUB book, or is damaged"),
        (book({}), "no EPUB book, or is damaged"),
        (archive({"META-INF/container.xml": CONTAINER}), "no EPUB book, or is damaged"),
        (book({"a.html": "<p>Un texte.</p>"}, **encryption("O/a.html")), r"protected against copying \(DRM\)"),
        (book({"a.html": "<div>" * 5000}), "nested too deeply"),
        (book({"a.html": "<p>Texte." + " " * 30_000_000}), "more than 20 MB"),
        (book({"a.html": "<img src='a.png'/>"}, ""), "holds no text"),
    ],
)
def test_books_that_cannot_be_read_say_so_in_one_line(tmp_path, data, message):
    (tmp_path / "a.epub").write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read(discover([tmp_path])[0])
    assert "\n" not in str(caught.value)


def test_texts_and_books_are_translated(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "a.fodt").write_bytes(flat(para("Un nouveau drone") + para("Le ministre est arrivé à Paris.")))
    (tmp_path / "b.epub").write_bytes(book({"a.html": "<p>La frégate est arrivée à Toulon.</p>"}))
    assert main(["run", str(tmp_path / "a.fodt"), str(tmp_path / "b.epub"), "--out", str(tmp_path / "out")]) == 0
    assert "The minister arrived in Paris." in (tmp_path / "out" / "en" / "a.md").read_text()
    assert "# The frigate\n" in (tmp_path / "out" / "en" / "b.md").read_text()
