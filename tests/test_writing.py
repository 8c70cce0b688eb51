"""Writing: inline Markdown that shows exactly its text, articles as files, files whole or not at all."""

import html
import os
import re
import resource
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from translate.article import Article, Mark, Passage
from translate.errors import OutputError
from translate.reading.markdown import parse
from translate.writing.files import Entry, index, write_atomic
from translate.writing.markdown import Unit, inline, render, render_source, segments_markdown, translatable

DATA = Path(__file__).parent / "data" / "markdown"


class Strikethrough(Extension):
    """``~~``, which Python-Markdown lacks."""

    def extendMarkdown(self, md):  # noqa: N802
        md.inlinePatterns.register(SimpleTagInlineProcessor(r"()~~(.+?)~~", "del"), "del", 65)


COMMON_MARK = MarkdownIt("commonmark", {"maxNesting": 80}).enable(["table", "strikethrough"])
COMMON_MARK.use(footnote_plugin).use(front_matter_plugin)
PYTHON_MARKDOWN = markdown.Markdown(extensions=["abbr", "footnotes", "tables", "attr_list", "toc", Strikethrough()])


def common_mark(text):
    return COMMON_MARK.render(text)


def python_markdown(text):
    return PYTHON_MARKDOWN.reset().convert(text)


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.read = []

    def handle_data(self, data):
        self.read.append(data)


def shown(page):
    """The text that a page shows, alternative texts of images in their place, without space."""
    reader = Reader()
    reader.feed(re.sub(r'<img[^>]*?alt="([^"]*)"[^>]*>', r"\1", page))
    reader.close()
    return "".join("".join(reader.read).split())


def squeezed(text):
    return " ".join(text.split())


def whole(passage, notes=()):
    """A passage as one unit that is its own translation."""
    spans = tuple((mark.start, mark.end) for mark in passage.marks)
    return Unit("", passage.text, passage.marks, passage.text, spans, notes)


def article(text):
    return parse(text.encode(), PurePosixPath("a.md"), "0" * 64)


def copied(text):
    """A document that was read and written again without a change."""
    source = article(text)
    return render(source, [[whole(passage)] for passage in source.passages], {})


IN_BLOCK = {"paragraph": "{}", "title": "# {}", "item": "- {}", "cell": "| {} |\n|---|", "caption": "![{}](u)"}


def in_block(passage, unit):
    written = "".join(segments_markdown(passage, [unit]))
    return IN_BLOCK[passage.kind].replace("{}", written)


ODD = [
    *"ab1é .,-+#>*_`~[](){}<&;!|\\:=^\"'«» \u00a0x$@€\n\t/?%",
    *(
        "&amp;",
        "&#",
        "**",
        "__",
        "~~",
        "](",
        "![",
        "- ",
        "1. ",
        "http://a_b_.c",
        "<b>",
        "{: #x}",
        "[^1]",
        "word ",
        "---",
    ),
]
texts = st.lists(st.sampled_from(ODD), max_size=14).map("".join) | st.text(
    st.characters(exclude_categories=["Cc", "Cs"]), max_size=20
)
WIDE = [
    *(Mark(0, 1, sign, sign) for sign in ("*", "_", "**", "__", "~~")),
    *(Mark(0, 1, "[", "](http://u)"), Mark(0, 1, "![", "](i.png)"), Mark(0, 1, "<b>", "</b>")),
    *(Mark(0, 1, "`", "`", True), Mark(0, 1, "<", ">", True), Mark(0, 1, "", "", True)),
]
POINTS = [Mark(0, 0, "<br>"), Mark(0, 0, "<!-- note -->"), Mark(0, 0, "<div>")]


@st.composite
def marked(draw):
    """A text, marks, and random spans for them."""
    text = draw(texts)
    at = st.integers(0, len(text))
    marks = draw(st.lists(st.sampled_from(WIDE), max_size=4)) + draw(st.lists(st.sampled_from(POINTS), max_size=2))
    spans = [(draw(at), draw(at)) if mark.end else (draw(at),) * 2 for mark in marks]
    return text, tuple(marks), tuple(spans)


@settings(max_examples=200, deadline=None)
@given(texts, st.sampled_from(sorted(IN_BLOCK)))
@example("1. e4 e5", "paragraph")
@example("&#1. \\# C#", "title")
@example("= - | :--", "item")
@example("a\\|b|", "cell")
def test_any_text_is_shown_as_it_is(text, kind):
    written = in_block(Passage("x", kind), Unit("", "x", (), text))
    assert shown(common_mark(written)) == "".join(text.split())
    assert shown(python_markdown(written)) == "".join(text.split())


@settings(max_examples=250, deadline=None)
@given(marked(), st.sampled_from(["paragraph", "title", "cell", "caption"]))
def test_marks_at_any_place_leave_the_text_whole(given_marks, kind):
    text, marks, spans = given_marks
    written = in_block(Passage("x", kind), Unit("", "x", marks, text, spans))
    assert shown(common_mark(written)) == "".join(text.split())
    assert shown(python_markdown(written)) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("R&D, AT&T, a_b et C:\\dossier", "R&D, AT&T, a_b et C:\\dossier"),
        ("2 * 3 et 5 < 6 (env. 50 %) [sic]", "2 * 3 et 5 < 6 (env. 50 %) \\[sic]"),
        ("*pas* _ceci_ &amp; <b> `x`", "\\*pas\\* \\_ceci\\_ &amp;amp; &lt;b> \\`x\\`"),
    ],
)
def test_only_what_needs_it_is_escaped(text, written):
    assert inline(text, ()) == written


@pytest.mark.parametrize(
    ("text", "marks", "written"),
    [
        ("un mot long", [Mark(3, 7, "*", "*")], "un *mot* long"),
        ("incroyable", [Mark(2, 5, "_", "_")], "in*cro*yable"),
        ("dit« oui »non", [Mark(3, 10, "**", "**")], "dit<strong>« oui »</strong>non"),
        ("un deux trois", [Mark(0, 7, "**", "**"), Mark(3, 13, "[", "](u)")], "**un [deux](u)** trois"),
        ("code ` et ``", [Mark(0, 12, "`", "`", True)], "``` code ` et `` ```"),
        ("Voir ici !", [Mark(5, 8, "[", "](u)"), Mark(8, 8, "[^1]")], "Voir [ici](u)[^1] !"),
        ("Non!ici", [Mark(4, 7, "[", "](u)")], "Non\\![ici](u)"),
        ("gras", [Mark(0, 4, "**", "**"), Mark(0, 4, "*", "*")], "**_gras_**"),
    ],
)
def test_marks_are_written_as_markdown(text, marks, written):
    assert inline(text, marks) == written


A, B = Mark(0, 1, "[", "](a)"), Mark(0, 1, "[", "](b)")


@pytest.mark.parametrize(
    ("text", "marks", "spans", "written"),
    [
        ("Read more.", [A], [(9, 9)], "Read [more](a)."),
        ("Read more.", [A], [(0, 0)], "[Read](a) more."),
        ("Read it now.", [A, B], [(0, 7), (5, 11)], "[Read it](a) [now](b)."),
        ("Read it now.", [A, B], [(0, 7), (5, 7)], "[Read it](a) [now](b)."),
        ("Read `more`.", [A, Mark(0, 1, "`", "`", True)], [(9, 9), (5, 9)], "[Read](a) `more`."),
        ("Read.", [A, B], [(0, 4), (0, 4)], "[Read](a).[](b)"),
        ("Read more.", [Mark(0, 1, '<a href="a">', "</a>")], [(9, 9)], 'Read <a href="a">more</a>.'),
        ("Read more.", [Mark(0, 1, "**", "**"), Mark(0, 1, "<b>", "</b>")], [(9, 9), (9, 9)], "Read more."),
    ],
)
def test_a_link_whose_words_are_lost_goes_to_the_nearest(text, marks, spans, written):
    assert inline(text.replace("`", ""), marks, spans) == written


# Documents made of parts that CommonMark reads as intended; `§` in a block is where its inline content goes.
PLAIN = st.sampled_from(
    [
        "mot",
        "l'OTAN",
        "12,5 %",
        "a_b",
        "R&D",
        "&amp;",
        "\\*",
        "5 < 6",
        "C\\#",
        "&lt;b&gt;",
        "\\[1\\]",
        "«&nbsp;oui&nbsp;»",
    ]
)
RICH = st.sampled_from(
    [
        *("*mot*", "_deux mots_", "**gras**", "~~rayé~~", "`a * b`", "`` ` ``", "H<sub>2</sub>O", "un*mot*ci"),
        *("[lien](http://x.fr/a_b)", '[deux **mots**](<a b> "t")', "[texte][ref]", "[ref][]", "[Ref]", "![alt](i.png)"),
        *(
            "<http://x.fr/?a=1>",
            "http://x.fr/a_b",
            "mot[^1] suite",
            "**a *b* c**",
            "mot<br>mot",
            "*a **b***",
            "***ab***",
        ),
    ]
)
CONTENT = st.lists(PLAIN | RICH, min_size=1, max_size=5).map(lambda parts: "Mot " + " ".join(parts))
LINES = st.lists(CONTENT, min_size=1, max_size=3).map("\n".join)
BLOCKS = st.sampled_from(
    ["{}", "{}  \n{}", "{}\\\n{}", "> {}", "> - {}\n>\n>   {}", "- {}\n- {}\n\n  {}", "3. {}\n4. {}"]
)
FLAT = st.sampled_from(
    ["# {}", "### {} ###", "{}\n---", "{}\n===", "- [ ] {}\n  1. {}", "| {} | {} |\n|---|:-:|\n| {} | x |"]
)
FIXED = st.sampled_from(
    ["```\n*code*\n```", "    indenté *x*", "<div>\n*x*\n</div>", "***", "[^n]: Note *x*\n\n    suite"]
)


@st.composite
def documents(draw):
    parts = []
    for _ in range(draw(st.integers(1, 5))):
        shape = draw(st.sampled_from(["block", "flat", "fixed"]))
        block = draw({"block": BLOCKS, "flat": FLAT, "fixed": FIXED}[shape])
        while "{}" in block:
            content = draw(LINES if block == "{}" else CONTENT)
            block = block.replace("{}", content, 1)
        parts.append(block)
    return "\n\n".join([*parts, "[ref]: /cible 'T'", "[^1]: Une note.\n"])


@settings(max_examples=120, deadline=None)
@given(documents())
def test_a_document_read_and_written_again_is_the_same_page(text):
    assert squeezed(common_mark(copied(text))) == squeezed(common_mark(text))


@pytest.mark.parametrize("path", sorted(DATA.glob("*.md")), ids=lambda path: path.stem)
def test_nasty_documents_survive(path):
    text = path.read_text(encoding="utf-8")
    again = copied(text)
    assert squeezed(common_mark(again)) == squeezed(common_mark(text))
    assert squeezed(common_mark(copied(again))) == squeezed(common_mark(text))


def test_segments_stand_in_the_file_as_they_are_given():
    source = article("# T\n\nUn *mot. Deux* mots[^1] | trois.\n\n[^1]: N.\n")
    passage = source.passages[1]
    units = [
        Unit("", "Un mot.", (Mark(3, 7, "*", "*"),), "One_ word.", ((4, 9),), ("Checked by hand: 2*3.",)),
        Unit(
            " ",
            "Deux mots | trois.",
            (Mark(0, 4, "*", "*"), Mark(9, 9, "[^1]")),
            "- Two words | three.",
            ((2, 5), (11, 11)),
            ("A.", "B."),
        ),
    ]
    assert segments_markdown(passage, units) == ["One\\_ *word*.", "- *Two* words[^1] | three."]
    assert segments_markdown(passage, units, "source") == ["Un *mot.*", "*Deux* mots[^1] | trois."]
    written = render(source, [[whole(source.passages[0])], units, []], {"title": "T", "lang": "en"})
    assert written == (
        "---\ntitle: T\nlang: en\n---\n\n# T\n\n"
        "One\\_ *word*.[^mt-1] - *Two* words[^1] | three.[^mt-2][^mt-3]\n\n[^1]: N.\n"
        "\n[^mt-1]: Checked by hand: 2\\*3.\n\n[^mt-2]: A.\n\n[^mt-3]: B.\n"
    )
    assert len(re.findall('class="footnote-item"', common_mark(written))) == 4
    assert render_source(source, [[], units, []]) == "# T\n\nUn *mot.* *Deux* mots[^1] | trois.\n\n[^1]: N.\n"


def test_notes_do_not_collide_and_keep_out_of_images():
    source = article("![Alt. Deux.](i.png) texte[^mt-1]\n\n[^mt-1]: De l'auteur.\n\n```\nouvert\n")
    units = [[whole(passage, (f"Note {number}.",))] for number, passage in enumerate(source.passages, 1)]
    written = render(source, units, {})
    assert "![Alt. Deux.](i.png)[^mt2-1] texte[^mt-1][^mt2-2]" in written
    assert common_mark(written).count('class="footnote-item"') == 4


def test_html_is_written_as_html_with_its_notes_below():
    source = article("<ul><li>R&amp;D</li>\n<li>deux</li></ul>\n \n# T\n\n<p>fin</p>")
    texts = [("*R&D* <b>", (Mark(0, 5, "<i>", "</i>"),)), ("two", ()), ("T", ()), ("end", ())]
    units = [
        [Unit("", passage.text, marks, text, ((0, 5),), (f"Note {number}.",))]
        for number, (passage, (text, marks)) in enumerate(zip(source.passages, texts, strict=True), 1)
    ]
    written = render(source, units, {})
    assert written.startswith(
        "<ul><li><i>*R&amp;D*</i> &lt;b&gt;</li>\n<li>two</li></ul>\n \n[^mt-1][^mt-2]\n\n# T[^mt-3]\n\n"
        "<p>end</p>\n\n[^mt-4]\n\n[^mt-1]: Note 1.\n"
    )
    assert common_mark(written).count('class="footnote-item"') == 4


def test_an_image_over_two_segments_is_shown_once():
    source = Article(
        PurePosixPath("a"), "", Passage("t"), (Passage("x a. B y", "cell", (Mark(2, 6, "![", "](i)"),)), "\n")
    )
    units = [
        Unit("", "x a.", (Mark(2, 4, "![", "](i)"),), "x a.", ((2, 4),)),
        Unit(" ", "B y", (Mark(0, 1, "![", "](i)"),), "B y", ((0, 1),)),
    ]
    assert render(source, [units], {}) == "x ![a.](i) B y\n"


def test_front_matter_comes_first_and_is_stable():
    source = article(
        "---\ntitle: Un titre\ndescription: 'Deux : mots'\ndate: 2024-11-25\ntags: [é, b]\nlang: fr\n---\nTexte.\n"
    )
    assert translatable(source.meta) == {"description": Passage("Deux : mots", "meta")}
    front = {"title": "A title: «x»", "lang": "en", "source": {"path": PurePosixPath("a b.md"), "route": ("fr→en",)}}
    written = render(source, [[]], front)
    assert written == render(source, [[]], front)
    head, body = written.removeprefix("---\n").split("---\n", 1)
    assert list(yaml.safe_load(head)) == ["title", "lang", "source", "description", "date", "tags"]
    assert yaml.safe_load(head)["source"] == {"path": "a b.md", "route": ["fr→en"]}
    assert "date: 2024-11-25\n" in head
    assert "- é\n" in head
    assert body == "\nTexte.\n"
    given = yaml.safe_load(render(source, [[]], {"description": "Two"}).split("---\n")[1])
    assert given["description"] == "Two"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("source: AFP\nflagged: true", {"original_source": "AFP", "original_flagged": True}),
        ("terms: [a]\noriginal_terms: b", {"original_original_terms": ["a"], "original_terms": "b"}),
        ("a: &a {b: *a}", {"a": {"b": ...}}),
    ],
)
def test_the_sources_own_front_matter_is_kept(given, kept):
    written = render(article(f"---\n{given}\n---\nTexte.\n"), [[]], {"source": "a.md"})
    head = yaml.safe_load(written.split("---\n")[1])
    assert head.pop("source") == "a.md"
    if "a" in head:
        assert head["a"]["b"] is head["a"]
        head["a"]["b"] = ...
    assert head == kept


def test_a_file_is_written_whole_and_only_when_it_changed(tmp_path):
    path = tmp_path / "en" / "un été\nde plus.md"
    assert write_atomic(path, "é\n") is True
    path.chmod(0o644)
    before = path.stat()
    assert write_atomic(path, "é\n") is False
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino
    assert write_atomic(path, "à\n") is True
    assert path.read_bytes() == "à\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_what_cannot_be_written_is_said_in_one_line(tmp_path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder.md").mkdir()
    for path in (tmp_path / "file" / "a.md", tmp_path / "folder.md", tmp_path / ("n" * 300)):
        with pytest.raises(OutputError) as caught:
            write_atomic(path, "x")
        assert "\n" not in str(caught.value)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder.md"]


def test_a_full_disk_is_named_and_leaves_nothing(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4, hard))
    try:
        with pytest.raises(OutputError, match="disk is full"):
            write_atomic(path, "new text")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_no_permission_is_named(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="no permission"):
        write_atomic(tmp_path / "a.md", "x")
    tmp_path.chmod(0o700)


def test_the_index_links_to_odd_names():
    entries = [
        Entry("fr", "French", "Zèle", PurePosixPath("fr/z.md")),
        Entry("en", "English", "A [draft] *title*", PurePosixPath("en/un été (1).md")),
        Entry("en", "English", "  ", PurePosixPath("en/a\nb.md")),
    ]
    written = index(entries)
    assert written == index(reversed(entries))
    assert written.startswith("# Articles\n\n## English (en)\n\n")
    page = common_mark(written)
    assert '<a href="en/un%20%C3%A9t%C3%A9%20%281%29.md">A [draft] *title*</a>' in page
    assert '<a href="en/a%0Ab.md">a b.md</a>' in html.unescape(page)
    assert page.index("English") < page.index("French")
    assert index([]) == "# Articles\n\nNo articles.\n"


def test_an_article_without_front_matter_keeps_its_form():
    source = replace(article("Texte **gras**"), meta={})
    assert render(source, [[]], {}) == "Texte **gras**\n"
