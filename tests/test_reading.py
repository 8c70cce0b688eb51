"""Reading: which files are found, in what encoding, and what is text to translate in them."""

import hashlib
import itertools
import os
import re
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.article import Mark, Passage
from translate.errors import InputError
from translate.reading import MAX_BYTES, SourceFile, discover, read, skipped
from translate.reading.encoding import decode
from translate.reading.markdown import parse as parse_markdown
from translate.reading.markdown import places
from translate.reading.text import parse as parse_text
from translate.writing import front

PATH = PurePosixPath("a.txt")


def text(source):
    return parse_text(source.encode() if isinstance(source, str) else source, PATH, "")


def marked(source):
    return parse_markdown(source.encode(), PurePosixPath("a.md"), "")


def shape(article):
    return [(passage.kind, passage.text) for passage in article.passages]


def body(article):
    return "".join(piece if isinstance(piece, str) else piece.text for piece in article.content)


def relatives(files):
    return [file.relative.as_posix() for file in files]


# Files


def test_folders_are_searched_and_the_rest_is_named(tmp_path):
    for name in (
        "b.txt",
        "un été/à lire\nvite.md",
        "a.TXT",
        ".hidden.txt",
        ".git/x.txt",
        "c.xls",
        "LICENSE",
        "z/y/x.text",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Texte.")
    found = discover([tmp_path])
    assert relatives(found) == ["a.TXT", "b.txt", "un été/à lire\nvite.md", "z/y/x.text"]
    assert found[3] == SourceFile(tmp_path / "z" / "y" / "x.text", PurePosixPath("z/y/x.text"), tmp_path)
    assert relatives(skipped([tmp_path])) == ["LICENSE", "c.xls"]
    assert [read(file).title.text for file in found] == ["Texte."] * 4


def test_files_named_themselves_are_taken_as_they_are(tmp_path):
    for name in ("a.txt", ".b.md", "LICENSE"):
        (tmp_path / name).write_text("Texte.")
    found = discover([tmp_path / "LICENSE", tmp_path / ".b.md", tmp_path, tmp_path])
    assert relatives(found) == ["LICENSE", ".b.md", "a.txt"]
    assert found[0].root == tmp_path
    assert read(found[0]).title.text == "Texte."


def test_loops_of_links_end_and_a_file_is_found_under_its_own_path(tmp_path):
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "a.txt").write_text("Texte.")
    (tmp_path / "a link").symlink_to(tmp_path / "z")
    (tmp_path / "z" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    found = discover([tmp_path])
    assert relatives(found) == ["gone.txt", "self.txt", "z/a.txt"]
    for file in found[:2]:
        with pytest.raises(InputError, match="cannot be read"):
            read(file)


def test_a_missing_source_is_named(tmp_path):
    with pytest.raises(InputError, match="nowhere does not exist"):
        discover([tmp_path / "nowhere"])


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.md", b" \n\t\r\n", "is empty"),
        ("bom.txt", b"\xef\xbb\xbf\n", "holds no text"),
        ("signs.txt", b"...\n\n---\n", "holds no text"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "is a binary file"),
        ("noise.md", bytes(range(1, 32)) * 10, "is a binary file"),
        ("a.docm", b"x", "is of a kind that cannot be read"),
        ("yaml.md", b"---\ntitle: x\nb: [1, 2\n---\nTexte", "not valid YAML in line 3"),
        ("date.md", b"---\ndate: 2024-13-45\n---\nTexte", "not valid YAML: month"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line_with_the_name(tmp_path, name, data, message):
    path = tmp_path / "à lire" / name
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read(discover([path])[0])
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "huge\n.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert MAX_BYTES < 50_000_000
    with pytest.raises(InputError, match=r"huge\\n.txt has 50 MB; the limit is 20 MB"):
        read(discover([path])[0])


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(InputError, match="not a regular file"):
        read(discover([tmp_path])[0])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_no_permission_is_said(tmp_path):
    (tmp_path / "a.txt").write_text("Texte.")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "closed").mkdir(0o000)
    for file in discover([tmp_path]):
        with pytest.raises(InputError, match="cannot be read"):
            read(file)


def test_the_digest_is_of_the_bytes(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("é\r\n".encode("cp1252"))
    article = read(discover([tmp_path])[0])
    assert article.digest == hashlib.sha256(b"\xe9\r\n").hexdigest()
    assert article.path == PurePosixPath("a.txt")


# Encodings

FRENCH = [
    "Le ministère de la Défense a annoncé l'arrivée d'hélicoptères à Évreux.",
    "DÉFENSE : L'ARMÉE REÇOIT SES DRONES\nL’opération « Sentinelle » a coûté 1 000 € — dit-il…",
    "É. Dubois : 5 °C, «\u00a0oui\u00a0», un cœur",
    "Été",
]


@pytest.mark.parametrize("source", FRENCH)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_short_french_texts_in_any_encoding(source, encoding):
    assert decode(source.encode(encoding)) == source


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-15"])
@pytest.mark.parametrize(
    "end",
    "12 m²|13 m³|une note¹|le nº 4|la 1ª|5 ½|µm|MBDA©|3 M£|3 M€|un nœud|Œuvrer".split("|"),
)
def test_one_sign_does_not_make_french_another_language(encoding, end):
    source = f"La relève française à Gao, déjà prête : {end}"
    data = source.encode(encoding, "ignore")
    assert decode(data) == data.decode(encoding)


@pytest.mark.parametrize("odd", ["Miloš Žižek", "Guðlaugur Þórðarson", "«a»b"])
def test_a_name_or_a_slip_does_not_make_french_another_language(odd):
    source = "Le drone est là, déjà prêt, relève de l'été à Gao. " * 20 + odd
    assert decode(source.encode("cp1252")) == source


@pytest.mark.parametrize(
    ("encoding", "source"),
    [
        ("latin-1", "La relève française à Gao, déjà prête"),
        ("cp850", "La relève française à Gao, déjà prête"),
        ("cp1252", "Größere Übungen der Bundeswehr für die Kräfte"),
        ("cp1252", "La compañía española llegará mañana; ¿cuándo?"),
        ("cp1254", "Savunma Bakanlığı yeni insansız hava araçları için sözleşme imzaladı"),
        ("cp1250", "Ministerstwo Obrony ogłosiło, że żołnierze otrzymają więcej dronów"),
        ("cp1250", "Był to dobry dzień dla Łotwy"),
        ("cp1251", "Министерство обороны объявило о закупке беспилотных аппаратов"),
        ("koi8-r", "Министерство обороны объявило о закупке беспилотных аппаратов"),
        ("shift_jis", "防衛省は新しい無人航空機の購入を発表した。"),
    ],
)
def test_other_languages_and_encodings(encoding, source):
    assert decode(source.encode(encoding)) == source


def test_line_ends_and_stray_bytes():
    assert decode(b"a\r\nb\rc\nd\x1a") == "a\nb\nc\nd"
    assert decode("L'été déjà passé à Évreux".encode() + b", \x93oui\x94") == "L'été déjà passé à Évreux, “oui”"
    assert decode("L'e\u0301te\u0301 dé\u200bja\u0300 pas\u2060se\u0301".encode()) == "L'été déjà passé"
    with pytest.raises(InputError, match="marked as utf-8 but is not at byte 1"):
        decode(b"\xef\xbb\xbfa\xff")


@settings(max_examples=200)
@given(st.binary(max_size=80))
def test_any_bytes_are_text_or_refused(data):
    try:
        assert "\r" not in decode(data)
    except InputError as error:
        assert "\n" not in str(error)


# Plain text

SEED = """LE KAZAKHSTAN MISE SUR LES DRONES DE L'ARMÉE
Paris / La Gazette
Le vice-ministre de la Défense, Shaykh-Khasan Zhazykbayev, a appelé les agences à coopérer. Il l'a dit lundi.
"Nous attendons", a ajouté M. Zhazykbayev.
"""


def test_the_shape_of_the_seeds():
    article = text(SEED)
    lines = SEED.splitlines()
    assert shape(article) == [
        ("title", lines[0]),
        ("dateline", lines[1]),
        ("paragraph", lines[2]),
        ("paragraph", lines[3]),
    ]
    assert body(article) == f"# {lines[0]}\n\n*{lines[1]}*\n\n{lines[2]}\n\n{lines[3]}\n"
    assert article.title is article.passages[0]
    assert shape(text(SEED.replace("\n", "\r\n\r\n"))) == shape(article)


def test_a_text_that_begins_with_a_paragraph_gets_no_heading():
    article = text("Le ministre est arrivé à Paris. Il a salué les troupes.\nElles étaient nombreuses.\n")
    assert shape(article)[0] == ("paragraph", "Le ministre est arrivé à Paris. Il a salué les troupes.")
    assert article.title == Passage("Le ministre est arrivé à Paris.", "title")
    assert shape(text("Bonjour")) == [("paragraph", "Bonjour")]
    long = "Le ministre, venu avec son homologue " * 8
    assert shape(text(long + "\nSuite.\n"))[0][0] == "paragraph"
    assert (
        text(long).title.text
        == "Le ministre, venu avec son homologue Le ministre, venu avec son homologue Le ministre, venu avec…"
    )


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Paris / La Gazette", "dateline"),
        ("PARIS (AFP)", "dateline"),
        ("Par Jean Dupont", "dateline"),
        ("Paris, le 9 décembre 2024", "dateline"),
        ("Jean-Marc de La Tour", "dateline"),
        ("Une première en Europe", "paragraph"),
        ("Le contrat est signé.", "paragraph"),
        ("Les alliés : un accord", "paragraph"),
        ("« Paris / Londres »", "paragraph"),
    ],
)
def test_what_is_a_dateline(line, kind):
    assert shape(text(f"Un titre sans point\n{line}\nLe texte commence ici.\n"))[1] == (kind, line)


def test_a_dateline_needs_text_after_it():
    assert [kind for kind, _ in shape(text("Un titre\nParis / La Gazette\n"))] == ["title", "paragraph"]


WRAPPED = """UN TITRE EN CAPITALES QUI TIENT
SUR DEUX LIGNES

Paris / La Gazette

Le ministère de la Défense a annoncé mardi l'arrivée de douze
hélicoptères sur la base aérienne d'Évreux, où ils seront entre-
tenus par la société Dupont. M. Martin s'en est dit satisfait.
Ils voleront dès janvier.

  La commande, passée en 2019, porte sur 1,5 milliard d'euros et
vingt appareils. Le coût de l'entretien n'est pas compris.
  Un autre alinéa commence ici, avec assez de mots pour qu'il
prenne deux lignes.
"""


def test_wrapped_text_is_unwrapped():
    assert shape(text(WRAPPED)) == [
        ("title", "UN TITRE EN CAPITALES QUI TIENT SUR DEUX LIGNES"),
        ("dateline", "Paris / La Gazette"),
        (
            "paragraph",
            "Le ministère de la Défense a annoncé mardi l'arrivée de douze hélicoptères sur la base aérienne d'Évreux, "
            "où ils seront entre-tenus par la société Dupont. M. Martin s'en est dit satisfait. "
            "Ils voleront dès janvier.",
        ),
        (
            "paragraph",
            "La commande, passée en 2019, porte sur 1,5 milliard d'euros et vingt appareils. Le coût de l'entretien "
            "n'est pas compris.",
        ),
        ("paragraph", "Un autre alinéa commence ici, avec assez de mots pour qu'il prenne deux lignes."),
    ]


# A line ends within a paragraph at "|".
@pytest.mark.parametrize(
    "end",
    [
        "- douze hélicoptères de transport, qui viendront à Évreux|  en janvier, avec équipages ;\n- vingt avions.",
        "1.  douze hélicoptères de transport, qui viendront à Évreux|    en janvier, puis à Orléans.",
        "L'arrivée à Évreux\nLes douze hélicoptères viendront à Évreux en janvier, avec|leurs équipages.",
        "Jean Dupont\nMinistère de la Défense\n14, rue Saint-Dominique\n01 23 45 67 89",
    ],
)
def test_items_headings_and_signatures_in_wrapped_text(end):
    found = [line for _, line in shape(text(WRAPPED + "\n" + end.replace("|", "\n") + "\n"))]
    assert found[len(shape(text(WRAPPED))) :] == re.sub(r"\|\s*", " ", end).split("\n")


@pytest.mark.parametrize(
    ("cut", "word"),
    [
        ("États-\nUnis", "États-Unis"),
        ("F-\n16", "F-16"),
        ("2024-\n2030", "2024-2030"),
        ("vols\nde Jean-\nPierre", "vols de Jean-Pierre"),
        ("Paris -\nLondres", "Paris - Londres"),
    ],
)
def test_a_word_cut_after_its_hyphen_is_whole_again(cut, word):
    end = f"Le ministère a annoncé mardi, dans un communiqué, que les {cut} viendront à Évreux lundi prochain.\n"
    assert shape(text(f"{WRAPPED}\n{end}"))[-1] == ("paragraph", end.strip().replace(cut, word))


def test_a_title_and_wrapped_text_without_blank_lines():
    source = (
        "Douze hélicoptères pour Évreux\n"
        "Le ministère de la Défense a annoncé mardi l'arrivée de douze\n"
        "hélicoptères sur la base aérienne, où ils seront entretenus.\n"
    )
    assert [kind for kind, _ in shape(text(source))] == ["title", "paragraph"]


@pytest.mark.parametrize(
    "long",
    [
        "Source : https://exemple.fr/actualites/articles/le-ministere-de-la-defense-annonce-douze-helicopteres?page=1#suite",
        "Le ministère de la Défense annonce l'arrivée de douze hélicoptères sur la base aérienne d'Évreux, malgré les "
        "réserves de l'armée",
        "Voir aussi\nhttps://exemple.fr/actualites/articles/le-ministere-de-la-defense-annonce-douze-helicopteres-a-evreux-en-2025",
    ],
)
def test_a_long_line_does_not_keep_the_others_apart(long):
    paragraphs = [line for _, line in shape(text(f"{long}\n\n{WRAPPED}"))]
    assert paragraphs[-2:] == [line for _, line in shape(text(WRAPPED))][-2:]


def test_paragraphs_a_line_stay_apart_beside_a_block_of_short_lines():
    lines = ["Le ministre est venu à Évreux, où il a visité la base et salué les troupes. " * 3] * 3
    lines += ["Douze hélicoptères de transport Caracal", "Vingt avions de chasse de type Rafale"]
    assert [line for _, line in shape(text("\n\n".join(lines[:4]) + "\n" + lines[4]))] == [
        line.strip() for line in lines
    ]


def test_short_lines_that_are_not_wrapped_stay_apart():
    lines = ["Les membres", "France et Allemagne", "Italie et Espagne", "Pologne et Roumanie", "Grèce et Turquie"]
    assert [line for _, line in shape(text("\n".join(lines)))] == lines
    sentences = ["Un titre"] + [f"La phrase numéro {n} tient sur une ligne, et elle finit ici." for n in range(9)]
    assert [line for _, line in shape(text("\n".join(sentences)))] == sentences


def test_addresses_in_text_are_opaque():
    passage = text("Voir https://exemple.fr/a_(b)?c=1, ou www.exemple.fr. Fin.").passages[0]
    assert [passage.text[mark.start : mark.end] for mark in passage.marks] == [
        "https://exemple.fr/a_(b)?c=1",
        "www.exemple.fr",
    ]
    assert all(mark.opaque and mark.open == "" for mark in passage.marks)


# Markdown


def test_front_matter_is_read():
    article = marked("---\ntitle: Un *titre*\nlang: FR\ndescription: Une phrase.\ndate: 2024-11-25\n---\n\nTexte.\n")
    assert article.title == Passage("Un *titre*", "title")
    assert article.language == "fr"
    assert list(article.meta) == ["description", "date"]
    assert article.meta["description"] == Passage("Une phrase.", "meta")
    assert article.content == ("\n", Passage("Texte."), "\n")
    assert marked("---\nlanguage: no\n---\nx").language == "no"


def test_dashes_without_a_mapping_are_no_front_matter():
    assert shape(marked("---\nTexte seul\n---\n\nSuite.\n")) == [("heading", "Texte seul"), ("paragraph", "Suite.")]
    assert marked("---\n---\n\nSuite.\n").meta == {}


def test_the_title_is_found():
    assert marked("Texte.\n\n## Un *vrai* titre\n").title == Passage("Un vrai titre", "title")
    assert marked("Une phrase qui commence. Une autre.\n").title.text == "Une phrase qui commence."
    assert marked("```\ncode\n```\n").title.text == "a"


def test_blocks_and_their_kinds():
    source = (
        "# Titre\n\n> Une\n> citation\nparesseuse\n\n- un\n  deux\n  - [ ] tâche\n\n"
        "| a \\| b | `c` |\n|---|---|\n| 12 | |\n\n"
        "Souligné\n===\n\n    code\n\n<div>\nhtml\n</div>\n\n***\n\n[r]: x\n[^1]: Note.\n"
    )
    article = marked(source)
    assert shape(article) == [
        ("title", "Titre"),
        ("paragraph", "Une citation paresseuse"),
        ("item", "un deux"),
        ("item", "tâche"),
        ("cell", "a | b"),
        ("cell", "12"),
        ("heading", "Souligné"),
        ("html", "html"),
        ("paragraph", "Note."),
    ]
    literals = [piece for piece in article.content if isinstance(piece, str)]
    assert "\n  - [ ] " in literals
    assert all(literal in source for literal in literals)


def test_a_task_may_begin_with_an_image():
    assert marked("- [x] ![Un char](c.png) arrive\n").content == (
        *("- [x] ![", Passage("Un char", "caption"), "](c.png)", " "),
        *(Passage("arrive", "item"), "\n"),
    )


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        ("> [!NOTE]\n> ", "paragraph", "\n"),
        ("> [!warning]- ", "paragraph", "\n"),
        ("## ", "heading", " {#le-char .lourd}\n"),
        ("", "heading", " {.lourd}\n---\n"),
        ("", "paragraph", "\n{: .note}\n"),
        ("- ", "item", " {width=50%}\n"),
    ],
)
def test_labels_and_attributes_are_no_language(before, kind, after):
    assert marked(f"{before}Un char arrive{after}").content == tuple(
        filter(None, (before, Passage("Un char arrive", kind), after))
    )


def test_tags_of_site_generators_are_no_language():
    before = (
        '+++\ntitle = "Un char"\n\n[a]\nb = 1\n+++\n'
        '\n{{< figure\n  src="a.png" title="Un char" >}}\n\n> {% if a | b %}\n> '
    )
    inside = 'Un char à {{ville}} et [là]({{< ref "b c.md" >}}) {{x'
    after = "\n> {% endif %}\n"
    marks = (Mark(10, 15, "{{", "}}", opaque=True), Mark(19, 21, "[", ']({{< ref "b c.md" >}})'))
    assert marked(before + inside + after).content == (
        *(before, Passage("Un char à ville et là {{x", marks=marks)),
        after,
    )


def test_literals_are_the_source_byte_for_byte():
    source = "*  Un\n\n\n   deux  \n   trois\t\n\n\t~~~ x\n\t~~~\n\n\n#   Quatre   ##  \n"
    article = marked(source)
    assert article.content == (
        "*  ",
        Passage("Un", "item"),
        "\n\n\n   ",
        Passage("deux", "item"),
        "  \n   ",
        Passage("trois", "item"),
        "\t\n\n\t~~~ x\n\t~~~\n\n\n#   ",
        Passage("Quatre", "heading"),
        "   ##  \n",
    )


def test_inline_markup_becomes_marks():
    passage = marked(
        "Un **mot *et* [lien\n![i](s)](u 't') `co_de`** <a@b.fr> <b>x</b><wbr> \\* &amp;[^1] [R][]\n\n[r]: z\n[^1]: N\n"
    ).passages[0]
    assert passage.text == "Un mot et lien i co_de a@b.fr x * & R"
    assert passage.marks == (
        Mark(3, 22, "**", "**"),
        Mark(7, 9, "*", "*"),
        Mark(10, 16, "[", "](u 't')"),
        Mark(15, 16, "![", "](s)"),
        Mark(17, 22, "`", "`", opaque=True),
        Mark(23, 29, "<", ">", opaque=True),
        Mark(30, 31, "<b>", "</b>"),
        Mark(31, 31, "<wbr>"),
        Mark(35, 35, "[^1]"),
        Mark(36, 37, "[", "][R]"),
    )


def test_a_hard_break_cuts_marks_in_two():
    assert marked("a **b  \nc** d\n").content == (
        Passage("a b", marks=(Mark(2, 3, "**", "**"),)),
        "  \n",
        Passage("c d", marks=(Mark(0, 1, "**", "**"),)),
        "\n",
    )


@pytest.mark.parametrize("tag", ["<br>", "<br/>", "<BR />", '<br class="x">\n', "<br><br>", " <br> "])
def test_a_tag_that_breaks_the_line_parts_passages_too(tag):
    source = f"Poids : 57 tonnes{tag}Vitesse"
    assert marked(source).content == (Passage("Poids : 57 tonnes"), tag, Passage("Vitesse"))
    cell = tag.strip()
    assert marked(f"| a\\|b{cell}c |\n|---|\n").content == (
        *("| ", Passage("a|b", "cell"), cell, Passage("c", "cell")),
        " |\n|---|\n",
    )


def test_images_of_their_own_are_captions():
    article = marked("[![Une image](i.png)](u) Du texte ![b](c) ici ![][r]\n\n[r]: x\n")
    assert article.content[:5] == (
        "[![",
        Passage("Une image", "caption"),
        "](i.png)](u)",
        " ",
        Passage("Du texte b ici", marks=(Mark(9, 10, "![", "](c)"),)),
    )
    assert marked("![Un chat][]\n\n[un chat]: x\n").content[2] == "][Un chat]"


def test_the_text_in_a_block_of_html_is_read():
    literals = [
        "<figure>\n <img src='a.png' alt=\"x > y\"><!-- <p>non</p> -->\n  <figcaption>",
        "</figcaption>\n</figure>\n<pre>non</pre><style>p {}</style><td>",
        "<br/>",
        "</td>\n\n<!-- non\n\nnon -->\n\n> <p>non</p>\n",
    ]
    inside = ["Le <b>char</b>\n  <code>a&lt;b</code> &amp; *tout*", "12", "ou 13"]
    source = "".join(part for pair in zip(literals, [*inside, ""], strict=True) for part in pair)
    marks = (Mark(3, 7, "<b>", "</b>"), Mark(8, 14, "<code>", "</code>", opaque=True))
    assert marked(source).content == (
        *(literals[0], Passage("Le char a&lt;b & *tout*", "html", marks)),
        *(literals[1], Passage("12", "html"), literals[2], Passage("ou 13", "html")),
        literals[3],
    )
    assert shape(marked("<p>Logo</p>\n\n# Titre\n")) == [("html", "Logo"), ("title", "Titre")]


def test_what_is_no_language_is_left_alone():
    source = "`code` <https://a.fr>\n\n— …\n\n<br>\n\n```\nouvert\n"
    assert marked(source).content == (source, "```\n")


@pytest.mark.parametrize("source", ["> " * 3000 + "x", "- " * 300 + "x", "[" * 3000, "*a " * 3000, "`a " * 3000 + "b"])
def test_hostile_nesting_is_survived(source):
    assert body(marked(source)).strip()


def test_markdown_files_are_found_and_read(tmp_path):
    (tmp_path / "a.markdown").write_bytes(b"\xef\xbb\xbf# T\r\n\r\nDeux\r\nlignes\r\n")
    assert shape(read(discover([Path(tmp_path)])[0])) == [("title", "T"), ("paragraph", "Deux lignes")]


@pytest.mark.parametrize("name", ["blocks", "inlines"])
def test_passages_are_told_where_they_stand(name):
    text = front.body((Path(__file__).parent / "data/markdown" / f"{name}.md").read_text("utf-8"))
    found = places(text)
    assert [passage for *_, passage in found] == parse_markdown(text.encode(), PurePosixPath("a.md"), "").passages
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(found))
    for start, end, passage in found:
        word = re.search(r"[a-zé]{4,}", passage.text)
        assert start < end and (word is None or word[0] in text[start:end])
