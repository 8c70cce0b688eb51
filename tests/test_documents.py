"""Saved web pages and Word documents: what of them is the article, and how it reads as Markdown."""

import io
import re
import zipfile
from html import escape
from pathlib import PurePosixPath
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.cli import main
from translate.errors import InputError
from translate.reading import discover, read, skipped
from translate.reading.docx import parse as parse_docx
from translate.reading.html import parse as parse_html
from translate.reading.markdown import parse as parse_markdown
from translate.writing.markdown import render_source

PATH = PurePosixPath("a.html")


def page(source):
    return parse_html(source.encode() if isinstance(source, str) else source, PATH, "")


def markdown(article):
    return render_source(article, [()] * len(article.passages))


def body(source):
    """The Markdown of a page that is nothing but an article."""
    return markdown(page(f"<body>{source}"))


# Pages

SITE = """<!DOCTYPE html>
<!-- saved from url=(0030)https://exemple.fr/defense/frem -->
<html lang="en-GB"><head><meta charset="utf-8"><title>Trois drones abattus en mer Rouge | Le Quotidien</title>
<meta property="og:site_name" content="Le Quotidien"><meta name="description" content="La frégate a tiré.">
<meta property="article:published_time" content="2024-03-12T10:02:11+01:00">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "author": {"name": "Jean Dupont"}}]}</script>
</head><body class="comments-open"><div id="cookie-banner"><p>Nous utilisons des cookies, si vous le voulez bien.</p>
</div><header><h1>Le Quotidien</h1><nav><a href="/i">International</a> <a href="/d">Défense</a></nav></header>
<main><div class="top"><h1>Trois drones abattus en mer&nbsp;Rouge</h1><p>Par Jean Dupont</p>
<p>La frégate escortait un porte-conteneurs, dans la nuit de lundi à mardi.</p>
<div class="share-buttons"><a href="#">Partager</a></div></div>
<article><figure><picture><source srcset="a.webp"><img src="a_files/la%20frégate.jpg" alt="La frégate"></picture>
<figcaption>Au large de Djibouti.</figcaption></figure>
<p>La frégate <em>Bretagne </em>a abattu <b>trois</b> <b>drones</b>&nbsp;; elle est sortie du 2<sup>e</sup> bassin.</p>
<div class="related"><p>Un autre article, dont on montre le début.</p></div>
<p><strong>Lire aussi :</strong> <a href="b.html">Le budget</a></p>
<p><a href="b.html">&gt;&gt; Lire aussi : Le budget</a></p><p><strong></strong></p>
<p>Lire aussi</p><ul><li><a href="b.html">Le budget</a></li><li><a href="c.html">La marine</a></li></ul>
<div class="toc"><h2>Sommaire</h2><ul><li><a href="#suite">La suite</a></li></ul></div>
<p><span>À lire aussi</span><a href="b.html">La marine, par ses chiffres</a></p>
<h2>La suite</h2><p>Elle a tiré deux missiles, <a href="b.html?x=1">selon l’état-major</a>.<br><br>
Il n’y a pas de blessé.</p>
<aside><p>Un encadré de l’article, qui explique ce qu’est une frégate.</p></aside>
<footer class="entry-footer">Publié dans <a href="c.html">Marine</a></footer>
<form><p>Recevez chaque matin notre lettre, gratuitement.</p><input></form></article></main>
<section id="comments"><p>Un lecteur dit ici ce qu’il pense, et c’est long.</p></section>
<footer><p>Mentions légales, contact, archives, et le reste.</p></footer></body></html>"""


def test_the_article_is_taken_out_of_its_page():
    article = page(SITE)
    assert article.title.text == "Trois drones abattus en mer\u00a0Rouge"
    assert article.language is None  # the page says English; the text is not
    meta = {key: getattr(value, "text", value) for key, value in article.meta.items()}
    assert meta == {
        "author": "Jean Dupont",
        "date": "2024-03-12T10:02:11+01:00",
        "description": "La frégate a tiré.",
        "url": "https://exemple.fr/defense/frem",
    }
    assert article.meta["description"].kind == "meta"
    assert [passage.kind for passage in article.passages[:4]] == ["title", "dateline", "paragraph", "caption"]
    assert markdown(article) == (
        "# Trois drones abattus en mer\u00a0Rouge\n\n*Par Jean Dupont*\n\n"
        "La frégate escortait un porte-conteneurs, dans la nuit de lundi à mardi.\n\n"
        "![La frégate](a_files/la%20frégate.jpg)\n\n*Au large de Djibouti.*\n\n"
        "La frégate *Bretagne* a abattu **trois drones**\u00a0; elle est sortie du 2e bassin.\n\n"
        "## La suite\n\nElle a tiré deux missiles, [selon l’état-major](b.html?x=1).\n\n"
        "Il n’y a pas de blessé.\n\nUn encadré de l’article, qui explique ce qu’est une frégate.\n"
    )


def test_a_page_without_a_clear_article_is_read_whole():
    source = (
        "<title>Un titre</title><table><tr><td>Le premier texte.<td>Le second.</table><p>Un <a href=b>troisième</a>."
    )
    assert markdown(page(source)) == "# Un titre\n\nLe premier texte.\n\nLe second.\n\nUn [troisième](b).\n"
    assert body("<form><p>Toute la page est dans un formulaire, comme chez certains.</form>").startswith("Toute")
    assert body('<div class="social ad"><p>Tout l’article est là, malgré le nom, et il est long.</div>').startswith(
        "To"
    )


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Le titre de la page - Le Journal</title>", "Le titre de la page"),
        ("<title>Air - Mer : le projet</title>", "Air - Mer : le projet"),
        ("<meta property=og:site_name content=Figaro><title>Figaro – Un char</title>", "Un char"),
        ("<title>Autre</title><meta property=og:title content='Un char neuf'>", "Un char neuf"),
        ("", "Le texte commence ici, sans titre."),
    ],
)
def test_the_title_of_a_page_without_heading(head, title):
    article = page(f"<head>{head}</head><p>Le texte commence ici, sans titre. Il continue.</p>")
    assert article.title.text == title
    assert markdown(article).startswith(f"# {title}\n\n" if head else "Le texte")


def test_a_headline_stands_once_and_a_short_page_has_no_menu():
    menu = "<ul><li><a href=c>Une</a><li><a href=d>Mer</a></ul>"
    text = (
        "<p>Paris, 12 mars 2024<p>La frégate escortait un porte-conteneurs, dans la nuit.<ul><li><a href=e>Un</a></ul>"
    )
    right = (
        "# Trois drones abattus\n\n*Paris, 12 mars 2024*\n\nLa frégate escortait un porte-conteneurs, dans la nuit.\n"
    )
    head = f"<title>Trois drones abattus</title><body>{menu}"
    for title in (
        "<h1>Trois drones abattus</h1>",
        "<p><b>Trois drones abattus</b>",
        "<div><b>TROIS DRONES ABATTUS</b></div>",
    ):
        assert markdown(page(head + title + text)) == right + "\n- [Un](e)\n"
    assert body("<h1>Rafale</h1><ul><li><a href=a>Un</a><li><a href=b>Deux</a></ul><p>Rafale") == (
        "# Rafale\n\n- [Un](a)\n- [Deux](b)\n\nRafale\n"
    )


def test_who_wrote_it_may_stand_after_a_first_paragraph():
    assert body("<h1>T</h1><p>Le navire rejoindra l’océan.<p>Par <a href=a>Élise Vincent</a><p>Par Jean Dupont") == (
        "# T\n\nLe navire rejoindra l’océan.\n\n*Par [Élise Vincent](a)*\n\n*Par Jean Dupont*\n"
    )
    assert body("<h1>T</h1><p>Le navire rejoindra l’océan.<p>Il part.<p>Par Jean Dupont").endswith(
        "\n\nPar Jean Dupont\n"
    )


def test_a_title_that_is_linked_or_never_ends():
    text = "<p>La frégate escortait un porte-conteneurs, dans la nuit."
    linked = "<p>Lire aussi</p><div><h1><a href=a>Trois drones abattus</a></h1></div><article>"
    assert markdown(page(linked + text)).startswith("# [Trois drones abattus](a)\n\nLa frégate")
    long = "La frégate escortait un porte-conteneurs. " * 10
    assert long.strip() in markdown(page(f"Un titre, dit-on.<h1>{long}<div>{long}"))


def test_a_page_whose_head_has_no_end_is_read():
    source = "<title>Un titre</title><section>Un texte.<p>Deux.</section>Trois.<section>Quatre.</section><p>Cinq."
    assert markdown(page(source)) == "# Un titre\n\nUn texte.\n\nDeux.\n\nTrois.\n\nQuatre.\n\nCinq.\n"


def test_a_picture_that_is_loaded_late_is_found():
    picture = '<figure><img src="data:image/gif;base64,R0" data-srcset="a.jpg 640w, b.jpg 960w" alt="Char"></figure>'
    assert body(f"<h1>T</h1>{picture}<p>Un texte.") == "# T\n\n![Char](a.jpg)\n\nUn texte.\n"


def test_blocks_and_inlines():
    source = (
        "<h1>T</h1><h3><b>Trois</b></h3><ul><li>Un<ol start=3><li>a<li>b</ol><li><p>Deux</ul>"
        "<blockquote><p>Citer<p>deux<br>lignes</blockquote><hr><pre><code>x = `1`\n y</code></pre>"
        "<dl><dt>Mot<dd>Sens</dl><p>12 m<sup>2</sup>, CO<sub>2</sub>, x<sup>n+1</sup>, <code>a_b</code>, <q>dit</q>, "
        "<s>non</s> <a href='javascript:x()'>rien</a> <a href='a b(1).pdf'>lié</a> <img src=s.png width=16> fin<hr>"
    )
    assert body(source) == (
        "# T\n\n### Trois\n\n- Un\n  3. a\n  4. b\n- Deux\n\n> Citer\n>\n> deux  \n> lignes\n\n---\n\n"
        "```\nx = `1`\n y\n```\n\n**Mot**\n\nSens\n\n12 m², CO₂, x<sup>n+1</sup>, `a_b`, “dit”, ~~non~~ rien "
        "[lié](a%20b%281%29.pdf) fin\n"
    )


def test_signs_between_parts_are_rules_and_numbers_of_chapters_end():
    source = "<p>Un<p>* * *<p>Deux<p>⁂<h2>Chapitre II<br>Le soir</h2><p>-<p>II<br>fin<h2>Le<br>soir</h2>"
    assert body(source) == "Un\n\n---\n\nDeux\n\n---\n\n## Chapitre II. Le soir\n\n\\-\n\nII  \nfin\n\n## Le soir\n"


def test_tables():
    assert body(
        "<table><caption>Chars</caption><tr><th>Nom<th colspan=2>Poids<tr><td rowspan=2>A|B<td><p>12<p>13<td>t"
        "<tr><td><img src=i.png alt=Char>"
        "</table><table><tr><td><h2>Mise en page</h2><td>Du texte</table>"
    ) == (
        "*Chars*\n\n| Nom | Poids |  |\n| --- | --- | --- |\n| A\\|B | 12<br>13 | t |\n|  | ![Char](i.png) |  |\n\n"
        "## Mise en page\n\nDu texte\n"
    )


def test_notes_become_footnotes():
    note = (
        '<p>Un mot<sup id=r1><a href="#n1">1</a></sup> et<a href="#n2" name=r2>[2]</a>.'
        '<ol><li id=n1>Note une. <a href="#r1">↩</a></ol><p><a name=n2 href="#r2">[2]</a> Note deux.'
    )
    assert body(note) == "Un mot[^1] et[^2].\n\n[^1]: Note une.\n\n[^2]: Note deux.\n"


def test_what_stands_around_the_number_of_a_note_goes_with_it():
    note = (
        "<p>Un mot [<a href=#n1 id=r1>1</a>], deux<sup id=r2><a href=#n2>2</a></sup><sup>,</sup>"
        "<sup>(<a href=#n3 id=r3>3</a>)</sup> et [trois]<sup id=r4><a href=#n2>2</a></sup>.</p><h2>Notes</h2>"
        "<p>[<a href=#r1 id=n1>1</a>] – Note une.</p><p><b><a href=#r3 id=n3>3</a></b>. Note [3].</p><ol><li id=n2>"
        '<span class="backlink noprint">↑ <sup><a href=#r2>a</a> et <a href=#r4>b</a></sup></span> Note deux.</ol>'
    )
    written = "[^1]: Note une.\n\n[^2]: Note deux.\n\n[^3]: Note \\[3].\n"
    assert body(note) == f"Un mot[^1], deux[^2],[^3] et \\[trois][^2].\n\n{written}"
    text = "".join(f"<p>{'La frégate est partie de Toulon ce matin. ' * 4}</p>" for _ in range(5))
    assert markdown(page(f"<article><h1>Titre</h1>{text}{note}</article>")).endswith(written)
    back = "<a href=#r{0}>↑</a> <a href=https://a.fr/{0}>Le rapport de la marine</a>"
    links = "".join(f"<li id=n{number}>{back.format(number)}" for number in (1, 2))
    calls = "<p>Un<sup id=r1><a href=#n1>[1]</a></sup>, deux<sup id=r2><a href=#n2>[2]</a></sup>."
    assert markdown(page(f"<article><h1>Titre</h1>{calls}{text}<div><ol>{links}</ol></div></article>")).endswith(
        "\n\n[^1]: [Le rapport de la marine](https://a.fr/1)\n\n[^2]: [Le rapport de la marine](https://a.fr/2)\n"
    )


def test_a_note_of_many_letters_ends():
    note = f"<p>Un<a href=#n id=r>1</a>.<p id=n><b><a href=#r>1</a> {'i v ' * 25}navire</b></p>"
    assert body(note).endswith(f"[^1]: **{'i v ' * 25}navire**\n")


def test_a_note_may_have_several_paragraphs():
    calls = "<p>Un<a href=#n1 id=r1>1</a>, deux<a href=#n2 id=r2>2</a>.</p>"
    one, two = (f"<p id=n{number}><a href=#r{number}>{number}</a> Note {number}.</p>" for number in (1, 2))
    part = "<p>Suite.</p>"
    joined = "Un[^1], deux[^2].{}\n\n[^1]: Note 1.{}\n\n[^2]: Note 2.\n"
    assert body(calls + one + part + two) == joined.format("", "\n\n    Suite.")
    assert body(calls + one + two + part) == joined.format("\n\nSuite.", "")
    first, second = calls.split(", ")
    assert body(f"{first}.</p>{one}{part}<p>{second}{two}") == (
        "Un[^1].\n\nSuite.\n\ndeux[^2].\n\n[^1]: Note 1.\n\n[^2]: Note 2.\n"
    )


def test_what_looks_like_markdown_in_html_is_text():
    texts = [
        "*a* _b_ `c`",
        "# d",
        "1. e",
        "- f",
        "[x] y",
        "> z",
        "<b> &amp; \\*",
        "a | b",
        "![i](j)",
        "{{k}}",
        "~~l~~",
    ]
    article = page("<body>" + "".join(f"<p>{escape(text)}</p>" for text in texts))
    assert [passage.text for passage in article.passages] == texts
    again = parse_markdown(markdown(article).encode(), PATH, "")
    assert [passage.text for passage in again.passages] == texts


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z", "M"), exclude_characters="\ufffc"),
    min_size=1,
    max_size=8,
)
SPANS = st.tuples(
    st.sampled_from(["b", "i", "a href=x.md", "span", "sup", "font"]), st.lists(WORDS, min_size=1, max_size=5)
)
PARAGRAPHS = st.lists(
    st.tuples(st.sampled_from(["p", "div", "li", "h2", "blockquote", "td"]), st.lists(SPANS, min_size=1, max_size=4)),
    min_size=1,
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS)
def test_all_words_come_through_in_order(paragraphs):
    source, words = "", ["début"]
    for tag, spans in paragraphs:
        inside = " ".join(f"<{span}>{escape(' '.join(said))}</{span.split()[0]}>" for span, said in spans)
        source += f"<table><tr><td>{inside}</td></tr></table>" if tag == "td" else f"<{tag}>{inside}</{tag}>"
        words += [word for _, said in spans for word in said]
    try:
        article = page(f"<body><p>début</p>{source}")
    except InputError:
        raise AssertionError("there is text in it") from None
    found = " ".join(passage.text for passage in article.passages)
    plain = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
    assert found.translate(plain).split() == normalize("NFC", " ".join(words)).translate(plain).split()
    again = parse_markdown(markdown(article).encode(), PATH, "")
    said = ("".join(passage.text for passage in one.passages) for one in (again, article))
    assert len({"".join(filter(str.isalnum, text)) for text in said}) == 1


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('<meta charset="iso-8859-1"><p>L\x92\xe9t\xe9 de Moli\xe8re'.encode("latin-1"), "L’été de Molière"),
        ('<meta charset="windows-1251"><p>Министерство обороны'.encode("cp1251"), "Министерство обороны"),
        ('<meta content="text/html; charset=GB2312"><p>国防部发言人'.encode("gb18030"), "国防部发言人"),
        ('<meta charset="iso-8859-1"><p>L’été'.encode(), "L’été"),
        ('<?xml version="1.0" encoding="utf-8"?><p>L’été'.encode("utf-16"), "L’été"),
        (b'<meta charset="no-such"><p>L\xe9t\xe9', "Lété"),
        (b"<p>Mi&shy;nis&#8203;tre e&#769;te&#769;", "Ministre été"),
        (b"<p><i>&#xe001;</i> Partir", "Partir"),
    ],
)
def test_encodings_of_pages(data, text):
    assert page(data).passages[0].text == text


def test_the_language_that_a_page_declares_counts_where_the_text_does_not_tell():
    portuguese = "A Marinha do Brasil vai receber um navio que foi construído em casa."
    assert page(f'<html lang="pt-BR"><p>{portuguese}').language == "pb"
    assert page('<html lang="uk"><p>Броня').language == "uk"
    assert page('<html lang="xx-template"><p>Armée').language is None


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 5000 + "x",
        "<p title='" + "x" * 11_000_000 + "'>a</p>",
        "<html><head><script>var a = 'texte';</script></head><body></body></html>",
        "<body><!-- rien -->",
        "a\0b",
        "<nav><p>Accueil et archives.</p></nav>",
        "\ufeff<",
    ],
)
def test_pages_that_cannot_be_read_say_so_in_one_line(source):
    with pytest.raises(InputError) as caught:
        page(source)
    assert "\n" not in str(caught.value)


def test_hostile_pages_are_read_for_what_they_are(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    source = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "&x;&x;">]>'
        '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr"><body><p>Avant &x;&y;</p><p>Apr&egrave;s</b></i> un'
        f'<iframe src="{secret.as_uri()}"></iframe><p dir="rtl">שלום עולם</p></body></html>'
    )
    assert [passage.text for passage in page(source).passages] == ["Avant &x;&y;", "Après un", "שלום עולם"]
    assert len(page("<p>" + "<b><i>" * 60 + "dedans").passages) == 1
    spans = "<table><tr><td colspan=99999999 rowspan=99999999>Un<td>deux<tr><td>trois</table>"
    assert body(spans) == "| Un | deux |\n| --- | --- |\n|  | trois |\n"


SOUP = '<p> </p> <b> <a> </a> <table> <tr> <td> <li> <ul> <br> <h1> <q> <pre> x é &#0; < & <!-- ]]> <svg> " = '.split()
SOUP += ["<a href=#x id=y>", "<a href=#y id=x>", "<td rowspan=3>", " ", "<blockquote>", "<hr>", "<img src=i alt=j>"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SOUP), max_size=30))
def test_any_soup_of_tags_is_an_article_or_refused(soup):
    try:
        article = page("".join(soup))
    except InputError as error:
        assert "\n" not in str(error)
    else:
        parse_markdown(markdown(article).encode(), PATH, "")


def test_pages_in_a_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    source = tmp_path / "in"
    (source / "a_files").mkdir(parents=True)
    (source / "b-Dateien").mkdir()
    (source / "c_files").mkdir()
    (source / "a.html").write_text(SITE)
    (source / "b.HTM").write_text("<p>Le budget de la marine augmente, <a href='a.html#x'>dit-il</a>.")
    for name in ("a_files/frame.html", "b-Dateien/x.htm", "b-Dateien/x.js", "c_files/c.html"):
        (source / name).write_text("<p>Le cadre est dans la page de la marine.")
    (source / "a_files" / "la frégate.jpg").write_bytes(b"\xff\xd8\xff")
    assert [file.relative.as_posix() for file in discover([source])] == ["a.html", "b.HTM", "c_files/c.html"]
    assert skipped([source]) == []
    assert main(["run", str(source), "--to", "fr", "--out", str(tmp_path / "out")]) == 0
    assert "](b.HTM" not in (tmp_path / "out" / "fr" / "a.md").read_text()
    assert "[dit-il](a.md#x)" in (tmp_path / "out" / "fr" / "b.md").read_text()
    assert (tmp_path / "out" / "fr" / "a_files" / "la frégate.jpg").exists()


# Word documents

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(content, notes="", core="", head="", **parts):
    """The bytes of a Word document with this content of its body."""
    relations = (
        f'<Relationship Id="l" Type="{RELATIONS}/hyperlink" Target="https://a.fr/b" TargetMode="External"/>'
        f'<Relationship Id="n" Type="{RELATIONS}/footnotes" Target="footnotes.xml"/>'
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{relations}</Relationships>',
        "word/styles.xml": f"<w:styles {NAMESPACES}>"
        '<w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style></w:styles>',
        "word/footnotes.xml": f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>",
        "word/document.xml": f"{head}<w:document {NAMESPACES}><w:body>{content}</w:body></w:document>",
        "docProps/core.xml": f'<c xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</c>',
        **parts,
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs, style=""):
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def word(data):
    return parse_docx(data, PurePosixPath("a.docx"), "")


def test_a_word_document_reads_as_it_is_printed():
    box = f"<w:txbxContent>{para(run('Un encadré.'))}</w:txbxContent>"
    article = word(
        docx(
            para(run("Douze hélicoptères pour Évreux", "<w:b/>"))
            + para(run("Paris / La Gazette"))
            + para(
                run("Le ministre "),
                f'<w:ins w:id="1">{run("a annoncé")}</w:ins>',
                '<w:del w:id="2"><w:r><w:delText>nia</w:delText></w:r></w:del>',
                run(" le 1"),
                run("er", '<w:vertAlign w:val="superscript"/>'),
                run(" mars", "<w:i/>"),
                run(" caché", "<w:vanish/>"),
                f'<w:hyperlink r:id="l">{run(" douze")}</w:hyperlink>',
                f'<w:fldSimple w:instr="REF">{run(" vols")}</w:fldSimple><w:bdo>{run(" et")}</w:bdo>',
                "<m:oMath><m:r><m:t> plus</m:t></m:r></m:oMath>",
                '<w:r><w:footnoteReference w:id="5"/></w:r><w:r><w:commentReference w:id="1"/></w:r>',
                f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice></mc:AlternateContent></w:r>",
            )
            + para(run("Une commande"), style="Titre1")
            + f"<w:moveFrom>{run('parti')}</w:moveFrom>"
            + para(f"<w:moveTo>{run('Arrivé.')}</w:moveTo>"),
            notes=f'<w:footnote w:id="5">{para(run("Une note."))}</w:footnote>',
            core="<dc:title>Document1</dc:title><dc:description>En bref.</dc:description><dc:creator>x</dc:creator>",
        )
    )
    assert (article.title.text, article.language) == ("Douze hélicoptères pour Évreux", None)
    assert {key: value.text for key, value in article.meta.items()} == {"description": "En bref."}
    assert markdown(article) == (
        "# Douze hélicoptères pour Évreux\n\n*Paris / La Gazette*\n\n"
        "Le ministre a annoncé le 1er *mars* [douze](https://a.fr/b) vols et plus[^1]\n\nUn encadré.\n\n"
        "## Une commande\n\nArrivé.\n\n[^1]: Une note.\n"
    )


def test_what_programs_put_into_a_word_document():
    contents = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    styles = {"Toc": "toc 1", "Q": "Quotations", "Titre": "Title", "L": "caption", "Em": "Emphasis"}
    names = "".join(
        f'<w:style w:type="{"character" if key == "Em" else "paragraph"}" w:styleId="{key}">'
        f'<w:name w:val="{name}"/></w:style>'
        for key, name in styles.items()
    )
    article = word(
        docx(
            para(run("Douze hélicoptères"), style="Titre")
            + f"<w:sdt><w:sdtPr>{contents}</w:sdtPr><w:sdtContent>{para(run('Sommaire'))}</w:sdtContent></w:sdt>"
            + para(run("Une commande 1"), style="Toc")
            + para(
                run("Un pont de 12 m"),
                run("2", '<w:position w:val="8"/><w:sz w:val="19"/>'),
                run(" et du CO"),
                run("2", '<w:position w:val="-4"/><w:sz w:val="19"/>'),
                run(" haut", '<w:position w:val="6"/>'),
                '<w:r><w:br w:type="page"/></w:r>',
                run("là."),
            )
            + para(run("Fig. 1."), style="L")
            + para(run("L’"), run("Alsace", '<w:rStyle w:val="Em"/>'))
            + para(run("Une citation."), style="Q"),
            core="<dc:description>En_x000d_\nbref._x000D_</dc:description>",
            **{"word/styles.xml": f"<w:styles {NAMESPACES}>{names}</w:styles>"},
        )
    )
    assert [value.text for value in article.meta.values()] == ["En bref."]
    assert markdown(article) == (
        "# Douze hélicoptères\n\nUn pont de 12 m² et du CO₂ haut  \nlà.\n\n*Fig. 1.*\n\nL’*Alsace*\n\n> Une citation.\n"
    )


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (
            para(run("Un")) + para(run("Un titre."), style="Titre") + para(run("Deux"), style="Titre1"),
            "Un titre.",
        ),
        (para(run("Rubrique")) + para(run("Un titre."), style="Titre1") + para(run("Texte.")), "Un titre."),
        (para(run("Un titre")) + para(run("Le texte.")), "Un titre"),
        (para(run("Le texte commence.")) + para(run("Il finit.")), "Le dossier des chars"),
    ],
)
def test_the_title_of_a_word_document(content, title):
    article = word(docx(content, core="<dc:title>Le dossier des chars</dc:title>"))
    assert article.title.text == title
    assert markdown(article).startswith(f"# {title}\n") == (title != "Le dossier des chars")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"old Word \(.doc\).*save it as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"{\\rtf1 x}", "an RTF document"),
        (docx(para(run("Un texte.")))[:700], "no Word document, or is damaged"),
        (b"PK\x05\x06" + bytes(18), "no Word document, or is damaged"),
        (docx("<w:p>"), "no Word document, or is damaged"),
        (docx(para(run("&x;")), head='<!DOCTYPE w [<!ENTITY x "aa">]>'), "declares entities"),
        (docx(para(run("Un texte.")), **{"word/more.xml": " " * 30_000_000}), "more than 20 MB"),
        (
            docx("<w:sdt>" * 400 + para(run("Un texte.")) + "</w:sdt>" * 400),
            "no Word document, or is damaged",
        ),
        (docx(para(run(" "))), "holds no text"),
    ],
)
def test_word_documents_that_cannot_be_read_say_so_in_one_line(tmp_path, data, message):
    (tmp_path / "a.docx").write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read(discover([tmp_path])[0])
    assert "\n" not in str(caught.value)


def test_pages_and_documents_are_translated(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "a.html").write_text(SITE)
    (tmp_path / "b.docx").write_bytes(
        docx(para(run("Un nouveau drone")) + para(run("Le ministre est arrivé à Paris.")))
    )
    assert main(["run", str(tmp_path / "a.html"), str(tmp_path / "b.docx"), "--out", str(tmp_path / "out")]) == 0
    written = (tmp_path / "out" / "en" / "a.md").read_text()
    assert re.search(r"^source_lang: fr$.*^author: Jean Dupont$.*^# Three drones", written, re.DOTALL | re.MULTILINE)
    assert "The minister arrived in Paris." in (tmp_path / "out" / "en" / "b.md").read_text()
