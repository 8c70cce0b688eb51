"""Terminology end to end, with the real package: asked for, checked, repaired, reported; and switched off."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from markdown_it import MarkdownIt

from translate.api import Translator
from translate.article import Flag
from translate.chain import Chain, Text
from translate.cli import main
from translate.decoding.engine import Settings
from translate.decoding.request import Result
from translate.glossary.matching import Matcher
from translate.glossary.termbase import Concept, Term, Termbase
from translate.memory import Memory
from translate.packages.routes import Route
from translate.translators import Options

TERMS = Path(__file__).parent / "data" / "terms"
TEXT = "Les munitions rôdeuses ont frappé la base aérienne. L'OTAN enverra des véhicules blindés et 12 hélicoptères."


def translated(texts, **options):
    with Translator(memory=None, **options) as translator:
        return translator.segments(texts, to="en", source="fr")


def test_terms_are_kept_and_told_of():
    (found,) = translated([TEXT])
    for term in ("loitering munitions", "air base", "NATO", "armored vehicles", "helicopters"):
        assert term in found.text
    assert {use.source for use in found.terms} >= {"munitions rôdeuses", "OTAN"}
    assert all(use.how in ("asked", "nbest", "forced", "replaced") for use in found.terms)


def test_the_shipped_termbase_holds_in_the_projects_texts():
    cases = [line.split("\t") for line in (TERMS / "03-marine.tsv").read_text("utf-8").splitlines()[1:]]
    found = translated([source for source, _ in cases])
    uses = [use for translation in found for use in translation.terms]
    assert len(uses) >= 30 and sum(use.how == "failed" for use in uses) <= len(uses) // 100


def test_without_markers_it_holds_too():
    (found,) = translated([TEXT], markers=False)
    assert "loitering munitions" in found.text and not any(use.how == "failed" for use in found.terms)


def test_every_term_of_the_users_article_is_kept():
    text = (Path(__file__).parents[1] / "seeds" / "000_dfe4499944e62393.txt").read_text("utf-8")
    found = translated(text.splitlines()[2:])
    uses = [use for translation in found for use in translation.terms]
    assert len(uses) >= 90 and [use.source for use in uses if use.how == "failed"] == []
    assert [flag for translation in found for flag in translation.flags] == []
    assert "national defense companies" in " ".join(translation.text for translation in found)


def test_no_glossary_is_the_plain_output_and_text_without_terms_does_not_change():
    plain = (TERMS / "plain.txt").read_text("utf-8").splitlines()[:12]
    assert translated(plain) == translated(plain, glossary=["none"])
    (off,) = translated([TEXT], glossary=["none"])
    assert off.terms == ()


def test_english_is_american_or_british():
    (american,) = translated(["Le ministère de la Défense a livré des véhicules blindés."])
    (british,) = translated(["Le ministère de la Défense a livré des véhicules blindés."], english="gb")
    assert "Ministry of Defense" in american.text and "armored" in american.text
    assert "Ministry of Defence" in british.text and "armoured" in british.text


def test_a_desks_own_glossary_wins(tmp_path):
    table = tmp_path / "desk.csv"
    table.write_text("fr,en,status\nmunition rôdeuse,kamikaze drone,preferred\n", "utf-8")
    (found,) = translated([TEXT], glossary=["defence", str(table)])
    assert "kamikaze drones" in found.text and "loitering" not in found.text


@pytest.mark.parametrize("text", ["Le signe <term> reste tel quel.", "Le texte renvoie à la note [1] du rapport."])
def test_markers_and_signs_in_the_source_pass_as_text(text):
    (found,) = translated([text])
    assert all(sign in found.text for sign in ("<term>", "[1]") if sign in text)


def test_a_changed_term_decodes_only_the_segments_that_hold_it(project, capsys):
    (project / "seeds/a.md").write_text(
        "# Le rapport\n\nLes munitions rôdeuses ont frappé la base.\n\nLe temps est beau aujourd'hui.\n", "utf-8"
    )
    (project / "desk.csv").write_text("fr,en\nmunition rôdeuse,kamikaze drone\n", "utf-8")
    main(["run", "--from", "fr"])
    main(["run", "--from", "fr", "--glossary", "defence", "--glossary", "desk.csv"])
    assert ", 1 decoded" in capsys.readouterr().out.splitlines()[-1]
    assert "kamikaze drones" in (project / "out/en/a.md").read_text("utf-8")


def test_what_the_reader_gets(project):
    (project / "seeds/a.txt").write_text(TEXT, "utf-8")
    assert main(["run", "--from", "fr", "--terms", "abbr", "--json", "report.json"]) == 0
    glossary = (project / "out/en/glossary.md").read_text("utf-8")
    assert "| munition rôdeuse | loitering munition |" in glossary and "](a.md) ¶ 1" in glossary
    assert "\n*[NATO]: " in (project / "out/en/a.md").read_text("utf-8")
    concepts = json.loads((project / "out/.translate/en/glossary.json").read_text("utf-8"))["concepts"]
    assert any(entry["target"] == "loitering munition" for entry in concepts.values())
    report = json.loads((project / "report.json").read_text("utf-8"))
    uses = [use for segment in report["articles"][0]["segment"] for use in segment["terms"]]
    assert {"concept", "source", "target", "how"} == set(uses[0])


def test_the_glossary_is_of_all_articles(project):
    (project / "seeds/a.md").write_text("# Le rapport\n\nLes munitions rôdeuses ont frappé la base.\n", "utf-8")
    (project / "seeds/b.md").write_text("# Le parapluie\n\nLe parapluie est sur la table.\n", "utf-8")
    (project / "desk.csv").write_text("fr,en,definition\nparapluie,brolly,opens in rain\n", "utf-8")
    assert main(["run", "--from", "fr", "--glossary", "defence", "--glossary", "desk.csv"]) == 0
    lists = [project / "out/en/glossary.md", project / "out/.translate/en/glossary.json"]
    before = [path.read_bytes() for path in lists]
    assert b"| brolly | opens in rain |" in before[0] and b"(a.md)" in before[0] and b"(b.md)" in before[0]
    assert main(["run", "seeds/b.md", "--from", "fr", "--glossary", "desk.csv"]) == 0
    assert [path.read_bytes() for path in lists] == before
    assert main(["run", "--from", "fr", "--glossary", "none"]) == 0
    assert not any(path.exists() for path in lists)


def test_the_glossary_shows_texts_as_they_are(project):
    (project / "seeds/a.md").write_text("# Le `navire` *gris* [1]\n\nLe navire a quitté le port.\n", "utf-8")
    (project / "desk.csv").write_text("fr,en,definition\nnavire,ship,<script>x|y</script> _*big* `boat`_\n", "utf-8")
    assert main(["run", "--from", "fr", "--glossary", "desk.csv"]) == 0
    written = (project / "out/en/glossary.md").read_text("utf-8")
    shown = MarkdownIt().enable("table").render(written)
    assert "&lt;script&gt;x|y&lt;/script&gt; _*big* `boat`_</td>" in shown and "<em>" not in shown
    assert '<a href="a.md">' in shown and "[1]</a> ¶ 2<" in shown


def test_a_term_that_cannot_be_kept_is_footnoted_on_request(project):
    (project / "seeds/a.txt").write_text("Le ministre a visité la base mardi matin avec ses amis.", "utf-8")
    (project / "desk.csv").write_text("fr,en\nmardi matin,qwzx vbnq plmk\n", "utf-8")
    main(["run", "--from", "fr", "--glossary", "desk.csv", "--flag"])
    text = (project / "out/en/a.md").read_text("utf-8")
    assert "qwzx vbnq plmk" in text or "should be rendered as" in text


def test_a_pivot_asks_on_each_leg(project, monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(project / "packages"))
    package = next((Path(__file__).parent / "data").glob("translate-en_es-*.argosmodel"))
    assert main(["models", "install", str(package)]) == 0
    with Translator(memory=None) as translator:
        (found,) = translator.segments(["Les munitions rôdeuses ont frappé la base."], to="es", source="fr")
    assert any("merodeadora" in use.target for use in found.terms)
    assert "merodeadora" in found.text or any(use.how == "failed" for use in found.terms)


@pytest.mark.parametrize(
    ("how", "uses", "flags"),
    [
        ("failed", [("drone", "dron", "asked"), ("obus", "", "failed")], ["obus"]),
        ("asked", [("drone", "dron", "asked")], []),
    ],
)
def test_a_pivot_tells_of_terms_in_the_last_language(how, uses, flags):
    drone = Concept("drone", terms=(Term("drone", "fr"), Term("drone", "en"), Term("dron", "es")))
    termbase = Termbase((drone, Concept("shell", terms=(Term("obus", "fr"), Term("shell", "en")))))
    unmet = (Flag("term", "“obus” should be rendered as “shell”."),) if how == "failed" else ()
    answers = {
        "en": Result("A drone and a shell.", flags=unmet, outcomes=("asked", how)),
        "es": Result("Un dron y una granada.", outcomes=("asked",)),
    }
    translators = SimpleNamespace(
        options=Options(Settings()),
        matcher=lambda *pair: Matcher(termbase, *pair),
        units=lambda *pair: None,
        leg=lambda package: SimpleNamespace(translate=lambda requests: [answers[package.pair[1]]]),
    )
    legs = tuple(SimpleNamespace(pair=pair, id=pair[0], markers=None) for pair in (("fr", "en"), ("en", "es")))
    (found,) = Chain(Route("fr", "es", legs), translators, Memory(None)).translate([Text("Un drone et un obus.")])
    assert [use[1:] for use in found.translation.terms] == uses
    assert [flag.detail.split("”")[0][1:] for flag in found.translation.flags] == flags
    assert not any("shell" in flag.detail for flag in found.translation.flags)


def test_a_package_is_asked_by_markers_if_it_follows_them():
    from translate.decoding.engine import Engine, Settings
    from translate.decoding.leg import Leg
    from translate.decoding.request import Request
    from translate.glossary import load
    from translate.glossary.matching import Matcher
    from translate.packages import store

    package = next(package for package in store.found() if package.embedded)
    assert package.markers and package.markers.followed < 0.9
    terms = tuple(Matcher(load(["defence"]), "fr", "en").match(TEXT))
    read = {}

    class Watched(Engine):
        def encode(self, text: str) -> list[str]:
            read[followed].append(text)
            return super().encode(text)

    leg = Leg(Watched(package, Settings()))
    for followed in (0.4, 1.0):
        read[followed] = []
        leg.markers = package.markers._replace(followed=followed)
        leg.translate([Request(TEXT, terms=terms)])
    assert not any("<term>" in text for text in read[0.4]) and any("[1]s" in text for text in read[0.4])
    assert any("<term> munitions rôdeuses <as> loitering munitions </term>" in text for text in read[1.0])
