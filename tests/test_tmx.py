"""Translations by persons: TMX files come in and are used as they are, corrections go out and come back."""

import codecs
import json
import os
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.cli import main
from translate.memory import tmx, units

DATA = Path(__file__).parent / "data"
HEAD = '<tmx version="1.4"><header srclang="{}" segtype="sentence"/><body>{}</body></tmx>'
ARTICLE = """LA MARINE TESTE DEUX DRONES
Brest / Exemple

Le navire a quitté le port mardi. Le ministre a parlé de l’« accord » à 12 marins.

Deux avions ont survolé la base. Trois soldats ont vu les avions. Ils sont rentrés.
"""


def tu(*texts, attributes=""):
    """A unit of (language, content) in French and other languages."""
    variants = "".join(f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>' for language, text in texts)
    return f"<tu{attributes}>{variants}</tu>"


def desk(path, *pairs, source="fr"):
    path.write_text(HEAD.format(source, "".join(tu(("fr", a), ("en", b)) for a, b in pairs)), "utf-8")
    return path


def loaded(path, source="fr", target="en"):
    warnings = []
    found = units.load([path], source, target, warnings.append)
    assert not warnings
    return found


def body(path):
    return path.read_text("utf-8").split("---\n", 2)[2]


@pytest.fixture
def article(project):
    path = project / "seeds" / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


# Files.


@st.composite
def variants(draw):
    text = draw(st.text(max_size=20) | st.text(" \t\r\n&<>\"'\0\x0b\x1f\ufffe«a]", max_size=20))
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places).map(sorted), max_size=4))
    codes = (tmx.Code(f"n{n}", *span, "<b>", "\0") for n, span in enumerate(spans))
    return tmx.Variant(draw(st.sampled_from(["fr", "en-GB", "zh-Hant"])), text, tuple(codes))


@st.composite
def any_unit(draw):
    date = draw(st.sampled_from(["", "20240131T120000Z"]))
    return tmx.Unit(
        tuple(draw(st.lists(variants(), max_size=3))), draw(st.sampled_from(["", "fr"])), date, draw(st.booleans())
    )


@given(st.lists(any_unit(), max_size=3))
@settings(max_examples=30, deadline=None)
def test_what_is_written_is_read(tmp_path_factory, written):
    path = tmp_path_factory.mktemp("tmx") / "desk.tmx"
    path.write_bytes("".join(tmx.render(written)).encode())
    holds = re.compile("[^\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
    for unit, again in zip(written, tmx.read(path), strict=True):
        assert (unit.source_language, unit.changed, unit.paragraph) == again[1:4]
        for ours, theirs in zip(unit.variants, again.variants, strict=True):
            assert theirs.text == "".join(c if holds.match(c) else "\ufffd" for c in ours.text)
            assert {code[:3] for code in ours.codes} == {code[:3] for code in theirs.codes}


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (b"", "utf-16"), (codecs.BOM_UTF16_BE, "utf-16-be"), (b"", "cp1252")],
)
def test_files_of_other_programs(tmp_path, mark, encoding):
    declared = {"utf-16-be": "utf-16", "cp1252": "windows-1252"}.get(encoding, encoding)
    content = f"""<?xml version="1.0" encoding="{declared}"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="FR-fr"/><body>
<tu tuid="1"><prop type="x">y</prop>
<tuv lang="EN_us"><seg>The <hi type="term">ship &amp; <hi>crew</hi></hi> <bpt i="1" x="1">&lt;b></bpt>left<ept
 i="1">&lt;/b></ept><ph x="2">img <sub>alt</sub></ph>.<it pos="begin">x</it><ut>y</ut></seg></tuv>
<tuv xml:lang="fr-FR"><seg>Le navire et l’équipage
  sont <bpt i="1" x="1">&lt;b></bpt>partis<ept i="1">&lt;/b></ept><ph x="2">img</ph>.</seg></tuv>
<tuv xml:lang="x-unknown"><seg>?</seg></tuv><tuv xml:lang="es"><seg>El barco se fue.</seg></tuv>
</tu></body></tmx>"""
    path = tmp_path / "desk.tmx"
    path.write_bytes(mark + content.encode(encoding))
    source = "Le navire et l'équipage sont partis."
    assert loaded(path).find(source).text == "The ship & crew left."
    assert loaded(path).find(source, [(29, 35), (35, 35)]).spans == ((16, 20), (20, 20))
    assert loaded(path, "en", "fr").find("The ship & crew left.").text == "Le navire et l’équipage sont partis."
    assert loaded(path, "es", "en").find("El barco se fue.").text == "The ship & crew left."


@pytest.mark.parametrize(
    ("first", "second", "wins"),
    [
        ("", "", "two"),
        (' changedate="20240101T000000Z"', "", "one"),
        (' changedate="20240101T000000Z"', ' creationdate="20230101T000000Z"', "one"),
        (' changedate="20240101T000000Z"', ' creationdate="20250101T000000Z"', "two"),
        ("", ' srclang="en"', "one"),
        ('  srclang="en" changedate="20240101T000000Z"', "", "two"),
        ('  srclang="*all*"', ' srclang="de"', "one"),
    ],
)
def test_which_of_two_units_counts(tmp_path, first, second, wins):
    path = tmp_path / "desk.tmx"
    both = (
        tu(("fr", "Bonjour."), ("en", "one"), attributes=first),
        tu(("fr", "Bonjour."), ("en", "two"), attributes=second),
    )
    path.write_text(HEAD.format("fr", "".join(both)))
    assert loaded(path).find("Bonjour.").text == wins
    # An alternative of OmegaT's names the file that it is for.
    alternative = both[0].replace("<tuv", '<prop type="file">a.txt</prop><tuv', 1)
    path.write_text(HEAD.format("fr", "".join((both[1], alternative))))
    assert loaded(path).find("Bonjour.").text == "two"
    path.write_text(HEAD.format("fr", "".join(both)))
    later = desk(tmp_path / "later.tmx", ("Bonjour.", "three"))
    assert units.load([path, later], "fr", "en", print).find("Bonjour.").text == "three"


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ("<html></html>", "not TMX: the root element is <html>"),
        (HEAD.format("fr", tu(("fr", "Bonjour"), ("en", "Hello")))[:-20], "not well-formed"),
        ('<!DOCTYPE tmx [<!ENTITY a "b">]>' + HEAD.format("fr", ""), "entity declarations are refused"),
        ("", "not well-formed"),
        (None, "name a file in TMX"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line(article, project, capsys, content, hint):
    if content is not None:
        (project / "desk.tmx").write_text(content)
    for words in (["run"], ["text", "Bonjour", "--from", "fr"]):
        assert main([*words, "--tmx", "desk.tmx"]) == 1
        said = capsys.readouterr()
        assert "desk.tmx" in said.err and hint in said.err and len(said.err.splitlines()) == 1 and not said.out
    assert not (project / "out").exists()


def test_a_file_with_nothing_for_the_languages_is_said_to_have_nothing(project, capsys):
    (project / "desk.tmx").write_text(HEAD.format("de", tu(("de", "Guten Tag"), ("en", "Hello"))))
    assert main(["text", "Il a vu 12 avions.", "--from", "fr", "--tmx", "desk.tmx"]) == 0
    said = capsys.readouterr()
    assert (
        "12" in said.out and len(said.err.splitlines()) == 1 and "from fr into en" in said.err and "de, en" in said.err
    )


# Finding.


@pytest.mark.parametrize(
    "written",
    [
        "L’« accord » de paix :  12\u202f000 hommes",
        'L\'"accord" de paix: 12 000 hommes',
        "L'“ accord” de\npaix\u00a0: 12\u00a0000 hommes ",
    ],
)
def test_typography_does_not_matter_but_case_and_words_do(tmp_path, written):
    found = loaded(
        desk(tmp_path / "desk.tmx", ("L'«\u00a0accord\u00a0» de paix\u202f: 12 000 hommes", " The “deal”:\n 12 000 "))
    )
    assert found.find(written).text == "The “deal”: 12 000"
    assert found.find(written.lower()) is None and found.find(written + " ici") is None


@pytest.mark.parametrize(
    ("source", "spans", "target", "placed"),
    [
        ("Le port est fermé.", [(0, 18)], "The port is closed.", [(0, 19)]),
        ("Le port est fermé.", [(0, 17)], "The port is closed.", [(0, 18)]),
        ("« Le port est fermé. »", [(2, 20)], "“The port is closed.”", [(1, 19)]),
        ("Le port est fermé.", [(17, 17), (18, 18), (0, 0)], "The port is closed.", [(18, 18), (19, 19), (0, 0)]),
        ("Le Sterenn-4 part.", [(3, 12)], "Off goes the Sterenn-4.", [(13, 22)]),
        ("Le Sterenn-4 part.", [(3, 12)], "Off goes the boat.", None),
        ("Le M51 et un M51.", [(3, 6)], "An M51 and an M51.", None),
        ("Le M51 part.", [(3, 6)], "Off goes the M51bis.", None),
        ("Le port est fermé.", [(8, 8)], "The port is closed.", None),
        ("Il va on ne sait où.", [(6, 8)], "He goes on, who knows where.", None),
        ("Le port est fermé.", [(3, 7)], "Closed.", None),
    ],
)
def test_marks_are_placed_where_that_is_safe(tmp_path, source, spans, target, placed):
    found = loaded(desk(tmp_path / "desk.tmx", (source, target))).find(source, spans)
    assert found == (None if placed is None else (target, tuple(placed), (), ()))


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_marks_come_back_where_they_were(tmp_path_factory, data):
    texts = [data.draw(st.from_regex(r"[A-Za-z’]+( [A-Za-z’]+){0,4}\.", fullmatch=True)) for _ in "ab"]
    count = data.draw(st.integers(1, 3))
    codes = []
    for text in texts:
        place = st.integers(0, len(text))
        spans = data.draw(
            st.lists(st.tuples(place, place).map(lambda pair: tuple(sorted(pair))), min_size=count, max_size=count)
        )
        codes.append([tmx.Code(str(n), *span) for n, span in enumerate(sorted(spans, key=lambda span: span[0]))])
    path = tmp_path_factory.mktemp("tmx") / "desk.tmx"
    order = data.draw(st.permutations(range(count)))
    theirs = [codes[1][n]._replace(name=str(order[n])) for n in range(count)]
    unit = tmx.Unit((tmx.Variant("fr", texts[0], tuple(codes[0])), tmx.Variant("en", texts[1], tuple(theirs))))
    path.write_text("".join(tmx.render([unit])), "utf-8")
    found = loaded(path).find(texts[0], [(code.start, code.end) for code in codes[0]])
    places = {code.name: (code.start, code.end) for code in theirs}
    assert found == (texts[1], tuple(places[str(n)] for n in range(count)), (), ())
    assert loaded(path).find(texts[0]).text == texts[1]


# Runs.


def test_a_persons_text_is_taken_as_it_is(article, project, capsys):
    desk(
        project / "desk.tmx",
        ('Le ministre a parlé de l\'"accord" à 12 marins.', "He « spoke »  of it to twelve sailors ."),
        (
            "Deux avions ont survolé la base. Trois soldats ont vu les avions. Ils sont rentrés.",
            "All in one: she went home.",
        ),
        ("La marine teste deux drones", "Navy tests 2 drones"),
        ("Brest / Exemple", "From our desk"),
    )
    desk(project / "later.tmx", ("Brest / Exemple", "From our Brest desk"))
    words = ["run", "--tmx", "desk.tmx", "--tmx", "later.tmx", "--json", "report.json"]
    assert main([*words, "--dry-run"]) == 0
    assert "1 articles, 6 segments, 1 to decode" in capsys.readouterr().out
    assert main(words) == 0
    said = capsys.readouterr()
    assert "1 article, 6 segments: 5 from TMX, 0 from memory, 1 decoded" in said.out and not said.err
    blocks = body(project / "out/en/article.md").strip().split("\n\n")
    assert blocks[:2] == ["# NAVY TESTS 2 DRONES", "*From our Brest desk*"]
    assert blocks[2].endswith(" He « spoke » of it to twelve sailors .") and blocks[3] == "All in one: she went home."
    front = yaml.safe_load((project / "out/en/article.md").read_text("utf-8").split("---\n")[1])
    assert front["tmx"] == ["desk.tmx", "later.tmx"] and front["title"] == "NAVY TESTS 2 DRONES"
    report = json.loads((project / "report.json").read_text("utf-8"))
    assert (
        report["totals"]["from_tmx"] == 5
        and [one["from_tmx"] for one in report["articles"][0]["segment"]].count(True) == 5
    )
    terms = {use["source"]: use["how"] for one in report["articles"][0]["segment"] for use in one["terms"]}
    assert terms == {"drones": "asked", "soldats": "failed"}
    before = (project / "out/en/article.md").read_bytes()
    assert main([*words, "--no-memory"]) == 0 and (project / "out/en/article.md").read_bytes() == before
    assert main(["run"]) == 0 and "from TMX" not in capsys.readouterr().out.splitlines()[-1]
    assert "tmx" not in (project / "out/en/article.md").read_text("utf-8")


def test_nothing_is_settled_in_a_persons_text(project, capsys):
    desk(
        project / "desk.tmx",
        ("Elle a quitté le port.", "She sailed."),
        ("Il aurait été abattu, selon l'armée.", "It would have been shot down."),
    )
    text = "La frégate est arrivée mardi. Elle a quitté le port. Il aurait été abattu, selon l'armée."
    assert main(["text", text, "--from", "fr", "--tmx", "desk.tmx"]) == 0
    assert capsys.readouterr().out.endswith(" She sailed. It would have been shot down.\n")


def test_a_unit_of_the_whole_way_goes_before_the_packages(project, capsys, monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(project / "packages"))
    assert main(["models", "install", str(next(DATA.glob("translate-en_es-*.argosmodel")))]) == 0
    (project / "desk.tmx").write_text(
        HEAD.format("es", tu(("fr", "Bonjour."), ("en", "No."), ("es", "¡Muy buenas!"))), "utf-8"
    )
    capsys.readouterr()
    assert main(["text", "Bonjour.", "--from", "fr", "--to", "es", "--tmx", "desk.tmx"]) == 0
    assert capsys.readouterr().out == "¡Muy buenas!\n"


def test_as_a_library(project):
    from translate import Translator

    with Translator(tmx=[desk(project / "desk.tmx", ("Bonjour.", "Morning!"))], memory=None) as translator:
        assert translator.text("Bonjour.", to="en", source="fr") == "Morning!"
        assert translator.segments(["Bonjour."], to="en", source="fr")[0].text == "Morning!"


# Corrections.

MARKDOWN = """# Le port

Le **ministre** a visité [le port](https://exemple.fr/a_b) avec `make test`[^1]. Il est reparti mardi.

- un navire
- deux navires

Une note avec [un lien][livre] et 5 < 6 &amp; 7. Elle est courte.

| Ville | Bateau |
| --- | --- |
| Brest | une frégate |

Un avion a atterri.

[^1]: Une note de bas de page.

[livre]: https://exemple.fr/livre
"""


def corrected(path, *changes):
    text = path.read_text("utf-8")
    for pattern, new in changes:
        text, count = re.subn(pattern, lambda match, new=new: new, text, count=1, flags=re.MULTILINE)
        assert count, pattern
    path.write_text(text, "utf-8")


def export(*words):
    return main(["memory", "export", "desk.tmx", *words])


def test_corrections_go_out_and_come_back(article, project, capsys):
    (project / "seeds/port.md").write_text(MARKDOWN, "utf-8")
    assert main(["run", "--from", "fr", "--glossary", "none"]) == 0
    out = project / "out/en"
    corrected(
        out / "port.md",
        (
            r"^The .*?\[\^1\]\. ",
            "To [the *harbour*](https://exemple.fr/a_b) the **minister** took `make test`[^1], \\<ouch>. ",
        ),
        (r"^- two .*", "- 2 ships"),
        (r"^(A|One) note with.*", "One short note with [a link][livre], 5 < 6 &amp; 7."),
        (r"\| Brest \| [^|]*\|", "| Brest | a *frigate* \\| FREMM |"),
    )
    corrected(out / "article.md", (r"^# .*", "# NAVY TRIES DRONES"), (r"Three [^.]*\.", "Three of them watched."))
    assert export() == 0
    said = capsys.readouterr()
    assert "desk.tmx: 6 units (1 whole paragraph) from 2 articles" in said.out and not said.err
    before = (project / "desk.tmx").read_bytes()
    assert (
        main(["run", "--from", "fr", "--glossary", "none", "--tmx", "desk.tmx", "--out", "again", "--no-memory"]) == 0
    )
    assert "7 from TMX" in capsys.readouterr().out  # the title stands in the front matter, too
    again = body(project / "again/en/port.md")
    assert "\nTo [the harbour](https://exemple.fr/a_b) the **minister** took `make test`[^1], &lt;ouch>. " in again
    assert "\n- 2 ships\n" in again and "| Brest | a frigate \\| FREMM |" in again
    assert "\n\nOne short note with [a link][livre], 5 < 6 & 7.\n\n" in again
    article_now = body(project / "again/en/article.md")
    assert "# NAVY TRIES DRONES\n" in article_now and "Three of them watched." in article_now
    # What came from TMX is a person's, too: the next export has it, wherever it was corrected.
    assert export("--from", "again") == 0 and (project / "desk.tmx").read_bytes() == before
    assert main(["run", "--from", "fr", "--glossary", "none", "--tmx", "desk.tmx", "--overwrite"]) == 0
    corrected(out / "port.md", (r"^- 2 ships", "- a pair of ships"))
    assert export() == 0 and (project / "desk.tmx").read_bytes() == before.replace(b"2 ships", b"a pair of ships")


def test_everything_goes_out_on_request(article, project, capsys):
    (project / "seeds/copy.txt").write_text(ARTICLE + "\nUne fin.\n", "utf-8")
    assert main(["run", "--flag"]) == 0 and export("--all") == 0
    assert "desk.tmx: 8 units from 2 articles" in capsys.readouterr().out
    corrected(project / "out/en/copy.md", (r"^Two [^.]*\.", "A pair of planes came."))
    corrected(project / "out/en/article.md", (r"They [^.]*\.", "Home they went."))
    assert export("--all", "--to", "en,es") == 0
    found = loaded(project / "desk.tmx")
    assert len(found) == 8 and found.find("Deux avions ont survolé la base.").text == "A pair of planes came."
    assert found.find("Ils sont rentrés.").text == "Home they went."
    assert main(["run", "--tmx", "desk.tmx", "--out", "again"]) == 0
    for name in ("copy", "article"):
        assert "A pair of planes came. Three" in body(project / f"again/en/{name}.md")


def test_what_cannot_be_laid_beside_its_original_is_left_out(article, project, capsys):
    article.write_text(ARTICLE + "\nUn avion.\n\nUn soldat et un marin.\n", "utf-8")
    assert main(["run"]) == 0
    out = project / "out/en/article.md"
    corrected(out, (r"^A plane\.\n\n", "A plane with "), (r"^Two [^.]*\.", "Two planes."))
    capsys.readouterr()
    assert export() == 0
    said = capsys.readouterr()
    assert "1 unit from 1 article" in said.out and "2 paragraphs left out" in said.err
    assert len(said.err.splitlines()) == 1 and loaded(project / "desk.tmx").find("Deux avions ont survolé la base.")
    corrected(out, (r"^Two planes", "Two aircraft passed above the base"))
    assert export() == 1 and "cannot be told" in capsys.readouterr().err


def test_a_title_is_told_beside_paragraphs_that_were_removed(article, project, capsys):
    article.write_text("Le port\n\nDeux avions ont survolé la base.\n\nUn soldat et un marin.\n", "utf-8")
    assert main(["run"]) == 0
    out = project / "out/en/article.md"
    corrected(out, (r"^# .*", "# Our own words"), (r"^Two aircraft", "Two planes"), (r"^A soldier.*\n", ""))
    text = out.read_text("utf-8")
    assert export() == 0 and loaded(project / "desk.tmx").find("Le port").text == "Our own words"
    corrected(out, (r"^Two planes.*\n\n?", ""))
    assert out.read_text("utf-8") != text and export() == 0
    found = loaded(project / "desk.tmx")
    assert found.find("Le port").text == "Our own words" and len(found) == 1


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        ([], 1, "--all"),
        (["--from", "nowhere"], 1, "nowhere holds no translations"),
        (["--to", "es"], 1, "into es"),
        (["--to", "klingonese"], 2, "klingonese"),
        (["--all"], 1, "was not written by translate memory export"),
    ],
)
def test_nothing_to_export_is_one_line_and_another_programs_file_stays(article, project, capsys, words, code, hint):
    assert main(["run"]) == 0
    desk(project / "desk.tmx", ("Bonjour.", "Hello."))
    before = (project / "desk.tmx").read_bytes()
    capsys.readouterr()
    assert export(*words) == code
    said = capsys.readouterr().err
    assert hint in said and len(said.splitlines()) == 1 and (project / "desk.tmx").read_bytes() == before


def test_what_is_no_file_is_not_waited_for(article, project, capsys):
    assert main(["run"]) == 0 and export("--all") == 0
    os.mkfifo(project / "pipe.tmx")
    (project / "folder.tmx").mkdir()
    for name in ("pipe.tmx", "folder.tmx"):
        capsys.readouterr()
        assert main(["memory", "export", name, "--all"]) == 1
        said = capsys.readouterr().err
        assert f"{name} was not written by" in said and len(said.splitlines()) == 1


def test_a_correction_that_was_saved_in_another_encoding_is_not_exported_broken(article, project, capsys):
    assert main(["run"]) == 0
    out = project / "out/en/article.md"
    corrected(out, (r"Two [^.]*\.", "Two planes, déjà vus."))
    text = out.read_text("utf-8")
    out.write_bytes(text.encode("latin-1", "replace"))
    capsys.readouterr()
    assert export() == 1 and not (project / "desk.tmx").exists()
    said = capsys.readouterr().err
    assert "article.md is not UTF-8" in said and len(said.splitlines()) == 1
    out.write_bytes(text.encode("utf-8-sig"))
    assert export() == 0
    assert loaded(project / "desk.tmx").find("Deux avions ont survolé la base.").text == "Two planes, déjà vus."
