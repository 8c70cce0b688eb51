"""Translations as XLIFF: out to a reviser, back into the articles, whatever the reviser's tool made of the file."""

import re
import shutil
from xml.etree import ElementTree

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translate.article import Flag
from translate.cli import main
from translate.reading import markdown
from translate.review import xliff
from translate.review.read import read
from translate.writing import notes

NAVY = """LA MARINE TESTE DEUX DRONES
Brest / Exemple

Le navire a quitté le port mardi. Le ministre a parlé de l’« accord » à 12 marins.

Deux avions ont survolé la base. Trois soldats ont vu les avions. Ils sont rentrés.

Le soldat a nettoyé une vieille tambouillarde.
"""
PORT = """---
title: Le titre du port
---

## Un chapitre

Le **ministre** a visité [le port](https://exemple.fr/a_b) avec `make test`[^1]. Il est reparti mardi.

- un navire
- deux navires <br> et trois

Une note avec [un lien][livre] et 5 < 6. Elle est courte. Voir https://exemple.fr/x_y pour plus.

| Ville | Bateau |
| --- | --- |
| Brest | une *frégate* |
| Lorient | [un quai](c\\|d) |

![Une photo du port](p.png)

<div>Un <b>avion</b> a atterri.</div>

[^1]: Une note de bas de page.

[livre]: https://exemple.fr/livre
"""


UNIT = '<trans-unit id="{}"><source>x</source><target>{}</target></trans-unit>'
FILE_1 = '<xliff version="1.2"><file original="en/navy.md" target-language="en"><body>{}</body></file></xliff>'
FILE_2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="fr" trgLang="en-GB">
<file id="f1" original="en/navy.md">{}</file></xliff>"""


@pytest.fixture(scope="module")
def translated(tmp_path_factory):
    """A folder with two articles in English, some of it doubted, and their sources."""
    folder = tmp_path_factory.mktemp("translated")
    (folder / "seeds/deep").mkdir(parents=True)
    (folder / "seeds/navy.txt").write_text(NAVY, "utf-8")
    (folder / "seeds/deep/port.md").write_text(PORT, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGOS_PACKAGES_DIR", str(folder / "packages"))
        patch.chdir(folder)
        assert main(["run", "--from", "fr", "--no-memory"]) == 0
    return folder


@pytest.fixture
def desk(translated, tmp_path, monkeypatch, capsys):
    """A copy of it to work in, exported into ``desk/``."""
    shutil.copytree(translated, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    assert main(["review", "export", "desk"]) == 0
    capsys.readouterr()
    return tmp_path


def units(path):
    return {unit.name: unit for file in read(path) for unit in file.units}


def unit(path, start):
    """The unit whose original begins so."""
    return next(one for one in units(path).values() if xliff.plain(one.source, {})[0].startswith(start))


def english(path, start):
    """What a unit without codes has for it."""
    return xliff.plain(unit(path, start).target, {})[0]


def replaced(path, *changes):
    """Change a file as with a text editor."""
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


def retargeted(path, name, content, state=""):
    """Give a unit of an exported file another translation, in XML, and perhaps a state."""
    text = path.read_text("utf-8")
    attributes = f' state="{state}"' if state else ""
    pattern = rf'(<trans-unit id="{re.escape(name)}"[^>]*>\n<source>.*</source>\n)<target[^>]*>.*</target>'
    text, count = re.subn(pattern, lambda match: f"{match[1]}<target{attributes}>{content}</target>", text)
    assert count == 1
    path.write_text(text, "utf-8")


def again(*words):
    return main(["review", "import", *(words or ["desk"])])


def articles(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.md"))}


def front(path):
    return yaml.safe_load(path.read_text("utf-8").split("---\n")[1])


# Out.


def test_a_reviser_sees_sentences_codes_doubts_and_terms(desk):
    port = (desk / "desk/en/deep/port.xlf").read_text("utf-8")
    assert 'original="en/deep/port.md" source-language="fr" target-language="en"' in port
    assert (
        '<source>Le <g id="1" ctype="bold">ministre</g> a visité <g id="2" ctype="link">le port</g> avec <x id="3" '
        'ctype="x-code" equiv-text="`make test`"/><x id="4" ctype="x-note" equiv-text="[^1]"/>.</source>'
    ) in port
    assert "<source>Voir https://exemple.fr/x_y pour plus.</source>" in port and "mt-1" not in port
    assert re.search("<note[^>]*>Glossary: frégate → frigate</note>", port)
    # Every sentence once, in the order of the article; the title of the front matter, which no heading has, first.
    order = ["Le titre du port", "Un chapitre", "Le <g", "Il est reparti", "un navire", "deux navires", "et trois"]
    places = [port.index(f"<source>{text}") for text in order]
    assert places == sorted(places) and port.count("<trans-unit ") == len(set(units(desk / "desk/en/deep/port.xlf")))
    navy = (desk / "desk/en/navy.xlf").read_text("utf-8")
    every = [one for path in ("navy", "deep/port") for one in units(desk / f"desk/en/{path}.xlf").values()]
    doubted = (navy + port).count('state="needs-review-translation"')
    assert 0 < doubted == front(desk / "out/en/navy.md")["flagged"] + front(desk / "out/en/deep/port.md")["flagged"]
    assert not any(one.state == "final" for one in every)
    for note in re.findall("Machine translation: (.*)", (desk / "out/en/navy.md").read_text("utf-8")):
        assert f">{note}</note>" in navy


def test_only_what_is_doubted(desk, capsys):
    assert main(["review", "export", "doubts.xlf", "--flagged"]) == 0
    found = ElementTree.parse(desk / "doubts.xlf").findall(".//{*}target")
    assert found and all(target.get("state") == "needs-review-translation" for target in found)
    text = (desk / "doubts.xlf").read_text("utf-8")
    for name in units(desk / "doubts.xlf"):
        path = next(path for path in ("navy", "deep/port") if name in units(desk / f"desk/en/{path}.xlf"))
        retargeted(
            desk / f"desk/en/{path}.xlf", name, re.search(f"{name}.*\n.*\n<target[^>]*>(.*)</target>", text)[1], "final"
        )
    assert again() == 0 and f"0 sentences corrected and {len(found)} approved" in capsys.readouterr().out
    assert main(["review", "export", "none.xlf", "--flagged"]) == 1
    assert "without --flagged" in capsys.readouterr().err and not (desk / "none.xlf").exists()


@pytest.mark.parametrize("version", ["1.2", "2.1"])
def test_what_comes_back_unchanged_changes_nothing(desk, capsys, version):
    assert main(["review", "export", "all.xliff", "--xliff", version]) == 0
    root = ElementTree.parse(desk / "all.xliff").getroot()
    assert root.get("version") == version and len(root.findall("{*}file")) == 2
    before = articles(desk / "out")
    first = (desk / "all.xliff").read_bytes()
    assert again("all.xliff", "desk") == 0 and articles(desk / "out") == before
    assert "0 sentences corrected and 0 approved in 0 articles" in capsys.readouterr().out
    assert main(["review", "export", "all.xliff", "--xliff", version]) == 0
    assert (desk / "all.xliff").read_bytes() == first and units(desk / "all.xliff").keys() == {
        name for path in ("navy", "deep/port") for name in units(desk / f"desk/en/{path}.xlf")
    }


def test_a_revisers_work_is_not_written_over(desk, capsys):
    path = desk / "desk/en/navy.xlf"
    replaced(path, ("Tuesday", "Monday"))
    before = path.read_bytes()
    shutil.rmtree(desk / "desk/en/deep")
    assert main(["review", "export", "desk"]) == 1
    said = capsys.readouterr().err
    assert "desk/en/navy.xlf is there already" in said and len(said.splitlines()) == 1
    assert path.read_bytes() == before and not (desk / "desk/en/deep").exists()


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["--from", "nowhere"], 1, "nowhere holds no translations"),
        (["--to", "es"], 1, "into es"),
        (["--to", "klingonese"], 2, "klingonese"),
    ],
)
def test_nothing_to_export_is_one_line(desk, capsys, words, code, hint):
    assert main(["review", "export", "new", *words]) == code
    said = capsys.readouterr().err
    assert hint in said and len(said.splitlines()) == 1 and not (desk / "new").exists()


def test_one_file_has_one_pair_of_languages(desk, capsys):
    for folder in ("out", "out/.translate"):
        shutil.copytree(desk / folder / "en", desk / folder / "es")
    assert main(["review", "export", "all.xlf"]) == 2 and "fr→en, fr→es" in capsys.readouterr().err
    assert main(["review", "export", "all.xlf", "--to", "es"]) == 0 and main(["review", "export", "both"]) == 0
    assert (desk / "both/es/navy.xlf").is_file() and (desk / "both/en/navy.xlf").is_file()


# In.


def test_corrections_come_into_the_articles(desk, capsys):
    path = desk / "desk/en/deep/port.xlf"
    changes = {
        "Le titre": 'Port: the *title* # "x"',
        "Un chapitre": "The _first_ chapter #",
        "Le ministre": 'Using <x id="3"/>, <g id="2">the harbour</g> was <g id="1">seen</g> [sic] &lt;b&gt;',
        "et trois": "and 3 *",
        "Une note avec": '<g id="1">A</g> note &amp;amp; a_b_c',
        "une frégate": "one | frigate",
        "un quai": 'one <g id="1">quay</g>',
        "Une photo": "A [picture] of it",
        "Un avion": 'One <g id="1">plane</g> &amp; no "more".',
    }
    for start, content in changes.items():
        retargeted(path, unit(path, start).name, content)
    out = desk / "out/en/deep/port.md"
    before = out.read_text("utf-8")
    navy = (desk / "out/en/navy.md").read_bytes()
    assert again() == 0 and "9 sentences corrected and 0 approved in 1 article" in capsys.readouterr().out
    after = out.read_text("utf-8")
    for line in (
        "\ntitle: 'Port: the *title* # \"x\"'\n",
        "\n## The \\_first\\_ chapter \\#\n",
        # The note that was lost stands at the end.
        "\nUsing `make test`, [the harbour](https://exemple.fr/a_b) was **seen** \\[sic] &lt;b>[^1] ",
        " <br> and 3 \\*\n",
        "\n[A][livre] note &amp;amp; a_b_c ",
        "\n| Brest | one \\| frigate |\n",
        "\n| Lorient | one [quay](c\\|d) |\n",
        "\n![A \\[picture\\] of it](p.png)\n",
        '\n<div>One <b>plane</b> &amp; no "more".</div>\n',
    ):
        assert line in after
    assert sum(old != new for old, new in zip(before.splitlines(), after.splitlines(), strict=True)) == 9
    assert (desk / "out/en/navy.md").read_bytes() == navy
    # A second time nothing is left to do; the article is a person's now.
    assert again() == 0 and out.read_text("utf-8") == after
    assert main(["run", "--from", "fr", "--no-memory"]) == 0
    assert "port.md was corrected by hand and is kept" in capsys.readouterr().err and out.read_text("utf-8") == after
    assert '[Port: the \\*title\\* # "x"](en/deep/port.md)' in (desk / "out/index.md").read_text("utf-8")
    assert main(["memory", "export", "desk.tmx"]) == 0 and "8 units" in capsys.readouterr().out
    assert main(["site", "build"]) == 0
    assert "Port: the *title*" in (desk / "out/site/en/deep/port.html").read_text("utf-8")
    assert main(["review", "export", "second"]) == 0
    assert sum(one.state == "final" for one in units(desk / "second/en/deep/port.xlf").values()) == 9


def test_a_title_that_is_a_heading_is_one_unit(desk):
    path, out = desk / "desk/en/navy.xlf", desk / "out/en/navy.md"
    title = front(out)["title"]
    retargeted(path, unit(path, "LA MARINE").name, "Navy tries drones")
    assert again() == 0 and front(out)["title"] == "Navy tries drones"
    text = out.read_text("utf-8")
    assert "\n# Navy tries drones\n" in text and title not in text
    assert "[Navy tries drones](en/navy.md)" in (desk / "out/index.md").read_text("utf-8")


@pytest.mark.parametrize("state", ["final", "signed-off", "approved", "corrected"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_footnote_of_a_sentence_that_a_person_settled_goes(desk, capsys, state, ends):
    names = ["navy", "deep/port"]
    name = next(name for name in names if front(desk / f"out/en/{name}.md")["flagged"] == 1)
    path, out = desk / f"desk/en/{name}.xlf", desk / f"out/en/{name}.md"
    out.write_bytes(out.read_bytes().replace(b"\n", ends.encode()))
    before = out.read_bytes().decode()
    text = path.read_text("utf-8")
    doubted = re.search(
        r'<trans-unit id="(\S+)" [^>]*>\n<source>.*\n<target state="needs-review[^>]*>(.*)</target>', text
    )
    if state == "approved":
        replaced(path, (f'id="{doubted[1]}"', f'id="{doubted[1]}" approved="yes"'))
    else:
        retargeted(path, doubted[1], "In other words." if state == "corrected" else doubted[2], state)
    assert again() == 0
    after = out.read_bytes().decode()
    assert "[^mt" not in after and "Machine translation" not in after and front(out)["flagged"] == 0
    corrected = state == "corrected"
    assert f"{int(corrected)} sentences corrected and".replace("1 sentences", "1 sentence") in capsys.readouterr().out
    assert ("In other words." in after) == corrected
    # As if nothing had ever been doubted.
    expected = re.sub(r"\[\^mt-1\](?!:)", "", before.replace("flagged: 1", "flagged: 0"))
    expected = re.sub(r"\r?\n\[\^mt-1\]: .*\n", "", expected)
    assert after == (expected if not corrected else expected.replace(doubted[2], "In other words."))
    assert again() == 0 and out.read_bytes().decode() == after


def test_what_was_changed_in_the_markdown_meanwhile_is_not_overwritten(desk, capsys):
    path, out = desk / "desk/en/navy.xlf", desk / "out/en/navy.md"
    two, three, they = (unit(path, start).name for start in ("Deux", "Trois", "Ils"))
    replaced(out, (english(path, "Deux"), "A pair of aircraft came."), (english(path, "Ils"), "All went home."))
    retargeted(path, two, "Two planes came.")
    retargeted(path, three, "Three men saw them.")
    retargeted(path, they, "All went home.")
    assert again() == 1
    said = capsys.readouterr()
    assert "1 sentence corrected and 0 approved in 1 article; 1 problem" in said.out
    assert len(said.err.splitlines()) == 1 and "out/en/navy.md" in said.err and "“Two planes came.”" in said.err
    text = out.read_text("utf-8")
    assert "\nA pair of aircraft came. Three men saw them. All went home.\n" in text
    # What was corrected by hand is exported as it is now, and may be corrected again.
    assert main(["review", "export", "second"]) == 0
    second = desk / "second/en/navy.xlf"
    assert [one.state for one in units(second).values()].count("final") == 3
    retargeted(second, unit(second, "Deux").name, "Two *planes* came.")
    assert again("second") == 0 and "Two \\*planes\\* came. Three men saw them. All went home." in out.read_text(
        "utf-8"
    )


def test_an_article_that_was_translated_anew_is_a_conflict(desk, capsys):
    for name, start in (("navy", "Deux"), ("deep/port", "Il est")):
        retargeted(desk / f"desk/en/{name}.xlf", unit(desk / f"desk/en/{name}.xlf", start).name, "Changed.")
    (desk / "seeds/navy.txt").write_text(NAVY.replace("Deux", "Trois"), "utf-8")
    assert main(["run", "--from", "fr", "--no-memory"]) == 0
    before = (desk / "out/en/navy.md").read_bytes()
    capsys.readouterr()
    assert again() == 1
    said = capsys.readouterr()
    assert "out/en/navy.md: its source was translated anew" in said.err and len(said.err.splitlines()) == 1
    assert (desk / "out/en/navy.md").read_bytes() == before and "1 sentence corrected" in said.out


def test_paragraphs_whose_sentences_cannot_be_told_apart_are_one(desk):
    out = desk / "out/en/navy.md"
    sentences = " ".join(english(desk / "desk/en/navy.xlf", start) for start in ("Deux", "Trois", "Ils"))
    replaced(out, (sentences, "Two and *three* and all of them went."))
    assert main(["review", "export", "second"]) == 0
    path = desk / "second/en/navy.xlf"
    whole = unit(path, "Deux")
    assert xliff.plain(whole.source, {})[0].endswith("Ils sont rentrés.")
    retargeted(path, whole.name, 'Two and <g id="1">four</g>.')
    assert again("second") == 0 and "\nTwo and *four*.\n" in out.read_text("utf-8")


def test_a_tool_that_leaves_sentences_out_changes_nothing(desk, capsys):
    path = desk / "desk/en/navy.xlf"
    retargeted(path, unit(path, "Deux").name, "")
    retargeted(path, unit(path, "Trois").name, "Trois soldats ont vu les avions.")
    before = articles(desk / "out")
    assert again() == 0 and articles(desk / "out") == before
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1 and "left as they were: 2" in said
    # Unless a person says that it is meant.
    retargeted(path, unit(path, "Trois").name, "Trois soldats ont vu les avions.", "final")
    assert again() == 0 and "Trois soldats ont vu" in (desk / "out/en/navy.md").read_text("utf-8")


# Files of other tools.


X3, X4 = '<x id="3"/>', '<x id="4"/>'


@pytest.mark.parametrize(
    "target",
    [
        f'Using {X3} <g id="1">we</g> saw <g id="2">it</g>{X4}.',
        f'Using {X3} <bpt id="1">**</bpt>we<ept id="1">**</ept> saw <g id="2">it</g><ph id="4">[^1]</ph>.',
        'Using <ph id="3"><sub>x</sub>`</ph> <bx id="1" rid="9"/>we<ex id="7" rid="9"/> saw '
        f'<it id="2" pos="open">[</it>it<it id="2" pos="close">]</it>{X4}.',
        f'<mrk mtype="seg" mid="0">Using {X3} <g id="1">we</g></mrk> '
        f'<mrk mtype="seg" mid="1">saw <g id="2">it</g>{X4}.</mrk>',
        f'Using {X3} <g id="1"><![CDATA[we]]></g> saw\n   <g id="2" xmlns:t="urn:t" t:seen="yes">it</g>{X4}.',
        f'Using {X3} <g id="99"><g id="1">we</g></g> saw <g id="2">it</g>{X4}<t:m xmlns:t="urn:t">9</t:m>.',
    ],
)
def test_codes_may_be_others(desk, target):
    path = desk / "desk/en/deep/port.xlf"
    retargeted(path, unit(path, "Le ministre").name, target)
    replaced(
        path,
        (
            "</target>",
            "</target><alt-trans><source>x</source><target>no</target></alt-trans><seg-source>no</seg-source>",
        ),
        ("<body>", '<body><group id="g">'),
        ("</body>", "</group></body>"),
    )
    assert again() == 0
    text = (desk / "out/en/deep/port.md").read_text("utf-8")
    assert "\nUsing `make test` **we** saw [it](https://exemple.fr/a_b)[^1]. " in text


IT = '<pc id="2">it</pc><ph id="4"/>.'


@pytest.mark.parametrize(
    "segments",
    [
        f'<segment state="initial"><target>Using <ph id="3"/> <pc id="1">we</pc> saw {IT}</target></segment>',
        '<segment><source>x</source><target>Using <ph id="3"/> <sc id="1"/>we</target></segment>'
        "<ignorable><source> </source></ignorable>"
        f'<segment><target><ec startRef="1"/>saw {IT}</target></segment>',
        '<segment><target order="3">saw <mrk id="m"><pc id="8" copyOf="2">it</pc></mrk><ph id="4"/>.</target></segment>'
        '<ignorable><target order="2"> </target></ignorable>'
        '<segment><target order="1">Using <ph id="3"/> <sc id="1"/>we<ec id="5" startRef="1"/></target></segment>',
    ],
)
def test_segments_may_be_joined_or_parted(desk, segments):
    name = unit(desk / "desk/en/deep/port.xlf", "Le ministre").name
    matches = (
        '<mtc:matches xmlns:mtc="urn:m"><mtc:match><source>x</source><target>no</target></mtc:match></mtc:matches>'
    )
    (desk / "two.xlf").write_text(
        FILE_2.replace("navy", "deep/port").format(f'<unit id="{name}">{matches}{segments}</unit>'), "utf-8"
    )
    assert again("two.xlf") == 0
    text = (desk / "out/en/deep/port.md").read_text("utf-8")
    assert re.search(r"\nUsing `make test` \*\*we ?\*\* ?saw \[it\]\(https://exemple.fr/a_b\)\[\^1\]\. ", text)


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ("<html></html>", "not XLIFF: the root element is <html>"),
        (FILE_1.format("")[:-20], "not well-formed"),
        ('<!DOCTYPE xliff [<!ENTITY a "b">]>' + FILE_1.format("&a;"), "entity declarations are refused"),
        ('<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + FILE_1.format("&a;"), "entity declarations"),
        ("", "not well-formed"),
        (None, "name a file in XLIFF"),
        (FILE_1.format(UNIT.format("1", "y")), "nothing in it was written by translate review export"),
        (FILE_1.replace("en/navy", "en/gone").format("{}"), "there is no translation en/gone.md in out"),
        (FILE_1.replace("en/navy", "../seeds/navy").format("{}"), "there is no translation"),
        (FILE_1.replace("en/navy.md", "/etc/passwd").format("{}"), "there is no translation"),
        (FILE_1.replace("en/navy", "en/" + "n" * 5000).format("{}"), "there is no translation"),
        (FILE_1.replace('language="en"', 'language="de"').format("{}"), "is in the language de"),
        (FILE_1.replace('language="en"', 'language="qq-?"').format("{}"), "is in the language qq-?"),
        ("folder", "no XLIFF file there"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line_and_the_rest_is_done(desk, capsys, content, hint):
    path = desk / "desk/en/navy.xlf"
    name = unit(path, "Deux").name
    retargeted(path, name, "Two planes came.")
    if content == "folder":
        (desk / "bad.xlf").mkdir()
    elif content is not None:
        (desk / "bad.xlf").write_text(content.replace("{}", UNIT.format(name, "Bad.")), "utf-8")
    before = articles(desk / "out")
    assert again("bad.xlf", "desk") == 1
    said = capsys.readouterr()
    assert "bad.xlf" in said.err and hint in said.err and len(said.err.splitlines()) == 1
    after = articles(desk / "out")
    assert {key for key in before if before[key] != after[key]} == {"en/navy.md"} and b"Two planes came." in after[
        "en/navy.md"
    ]


def test_an_article_or_its_alignment_that_is_gone_is_one_line(desk, capsys):
    (desk / "out/en/navy.md").unlink()
    shutil.rmtree(desk / "out/.translate/en/deep")
    before = articles(desk / "out")
    assert again() == 1 and articles(desk / "out") == before
    port, navy = capsys.readouterr().err.splitlines()
    assert "there is no translation en/navy.md in out" in navy and "--out" in navy
    assert "out/en/deep/port.md" in port and ".translate" in port and "--overwrite" in port


MIXED = """<table><tr><th>Ville<th>Bateau<tr><td>Brest<td><p>Une frégate.<p>Deux avions.</table>"""
FILM = """1
00:00:01,000 --> 00:00:03,000
LE MINISTRE : Le navire est parti.

2
00:00:03,100 --> 00:00:05,000
- Il reviendra mardi.
- Deux marins attendent.

3
00:00:05,100 --> 00:00:07,000
[La porte s'ouvre]
"""


def test_passages_that_share_a_paragraph_are_units_of_their_own(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_text(f"<h1>Le port</h1><p>Le navire est parti.</p>{MIXED}", "utf-8")
    (tmp_path / "film.srt").write_text(FILM, "utf-8")
    assert main(["run", "a.html", "film.srt", "--from", "fr", "--no-memory"]) == 0
    assert main(["review", "export", "desk"]) == 0
    assert not capsys.readouterr().err
    for path, number in ((tmp_path / "desk/en/a.xlf", 7), (tmp_path / "desk/en/film.xlf", 5)):
        assert "final" not in path.read_text("utf-8") and len(units(path)) == number
        for name, one in units(path).items():
            retargeted(path, name, f"New {xliff.plain(one.source, {})[0]}".replace("'", "’"))
    assert again() == 0 and again() == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 sentences corrected")
    text = (tmp_path / "out/en/a.md").read_text("utf-8")
    assert "| New Brest | New Une frégate.<br>New Deux avions. |" in text
    assert (tmp_path / "out/en/film.md").read_text("utf-8").partition("---\n\n")[2] == (
        "`00:00:01` **New LE MINISTRE** – New Le navire est parti.\n\n– New Il reviendra mardi.\n\n"
        "– New Deux marins attendent.\n\n*[New La porte s’ouvre]*\n"
    )


def test_deep_and_odd_files_do_no_harm(desk, capsys):
    name = unit(desk / "desk/en/navy.xlf", "Deux").name
    deep = "<g id='1'>" * 20_000 + "Deep." + "</g>" * 20_000
    odd = UNIT.format("9" * 5000 + name[name.index("-") :], "y") + UNIT.format(
        f"777.7{name[name.index('-') :]}", "Gone."
    )
    (desk / "odd.xlf").write_text(FILE_1.format(odd + UNIT.format(name, deep)), "utf-8")
    assert again("odd.xlf") == 1
    assert "\nDeep. " in (desk / "out/en/navy.md").read_text("utf-8")
    assert len(capsys.readouterr().err.splitlines()) == 1


# Notes in the Markdown.

NOTED = """# T

A.[^mt-1][^mt-2] B.

<div>x</div>

[^mt-3]

C.

[^mt-1]: Machine translation: one.

[^mt-2]: Machine translation: a *star*.

[^mt-3]: Machine translation: three.
"""
PLAIN = "# T\n\nA. B.\n\n<div>x</div>\n\nC.\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_notes_are_told_apart_and_removed(ends):
    text = NOTED.replace("*star*", "\\*star\\*").replace("\n", ends)
    found = notes.notes(text, "")
    words = [[Flag("word", "one."), Flag("word", "a *star*.")], [Flag("term", "lost.")], [Flag("word", "three.")]]
    assert [[*one] for one in notes.labels(words, found)] == [["mt-1", "mt-2"], [], ["mt-3"]]
    terms = [[Flag("term", "one.")], [Flag("word", "a *star*."), Flag("word", "gone.")], [Flag("word", "three.")]]
    assert [[*one] for one in notes.labels(terms, found)] == [["mt-1"], ["mt-2"], []]
    assert notes.removed(text, found) == PLAIN.replace("\n", ends)
    assert notes.removed(text, []) == text and not notes.notes(text, "My own.[^mt-7]\n\n[^mt-7]: Yes.")
    some = notes.removed(text, ["mt-1"])
    assert some.count("mt-1") == 0 and notes.removed(some, ["mt-2", "mt-3"]) == PLAIN.replace("\n", ends)
    clean = notes.Clean(text, found)
    assert clean.edited([]) == text and clean.text.rstrip() == PLAIN.replace("C.", "\n\nC.").rstrip()
    at = clean.text.index("B.")
    edited = clean.edited([(at - 3, at - 1, "Z!"), (at, at + 2, "Y!")])
    assert edited == text.replace("A.", "Z!", 1).replace("B.", "Y!", 1)


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("words", ["Now {}", "{}, indeed", "{} Indeed so.", "So it is. {}", "({})"])
def test_words_put_beside_a_sentence_come_in_once(desk, capsys, words, alone):
    path, article = desk / "desk/en/navy.xlf", desk / "out/en/navy.md"
    exported, written = path.read_text("utf-8"), article.read_text("utf-8")
    for name in [name for name in units(path) if name.startswith("3.")]:
        path.write_text(exported, "utf-8")
        article.write_text(written, "utf-8")
        old = xliff.plain(units(path)[name].target, {})[0]
        new = words.format(old)
        retargeted(path, name, new)
        if alone:
            kept = re.search(rf'<trans-unit id="{name}".*?</trans-unit>\n', path.read_text("utf-8"), re.DOTALL)
            path.write_text(re.sub("(?<=<body>\n).*(?=</body>)", lambda _, one=kept: one[0], exported, flags=re.DOTALL))
        assert again(str(path)) == 0
        assert article.read_text("utf-8").partition("---\n\n")[2] == written.partition("---\n\n")[2].replace(old, new)
        assert again(str(path)) == 0 and "0 sentences corrected" in capsys.readouterr().out.splitlines()[-1]


# Whatever is written.

WORDING = st.text("abé *_`[](){}<>&#!|~^\\\"'.:;-+=1\u00a0«»\t", min_size=1, max_size=30)


@given(st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_reviser_writes_stands_in_the_article(translated, tmp_path, monkeypatch, data):
    monkeypatch.chdir(tmp_path)
    for folder in ("out", "desk"):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(translated / "out", "out")
    assert main(["review", "export", "desk"]) == 0
    name = data.draw(st.sampled_from(["navy", "deep/port"]))
    path, out = tmp_path / f"desk/en/{name}.xlf", tmp_path / f"out/en/{name}.md"
    texts = {}
    chosen = [*units(path).values()]
    for one in data.draw(st.lists(st.sampled_from(chosen), min_size=1, max_size=4, unique_by=lambda one: one.name)):
        text = f"Z{data.draw(WORDING)}z"
        texts[one.name] = text
        retargeted(path, one.name, text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    body = out.read_text("utf-8").split("---\n", 2)[2]
    assert again() == 0
    now = out.read_text("utf-8").split("---\n", 2)[2]
    before, after = (["".join(each.text.split()) for *_, each in markdown.places(text)] for text in (body, now))
    wanted = ["".join(text.split()) for key, text in texts.items() if not key.startswith("title")]
    assert all(any(text in each for each in after) for text in wanted)
    if "mt-1" not in body:
        assert len(before) == len(after)
        changed = [new for old, new in zip(before, after, strict=True) if old != new]
        assert all(any(text in each for text in wanted) for each in changed)
    assert again() == 0 and out.read_text("utf-8").split("---\n", 2)[2] == now
    if "title" in {key.partition("-")[0] for key in texts}:
        title = next(text for key, text in texts.items() if key.startswith("title"))
        assert front(out)["title"] == re.sub("[ \t]+", " ", title)
