"""``translate run`` and ``translate text`` from the command line, with the real embedded package."""

import io
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from translate.cli import main

DATA = Path(__file__).parent / "data"
ARTICLE = """LE MINISTRE VISITE UNE BASE AÉRIENNE
Paris / Exemple

Le ministre a visité une base aérienne près de Lyon, avec 1 250 soldats.

« Nous avons besoin de 12 avions », a déclaré M. Zhazykbayev. Il a signé l'accord le 9 décembre 2024.
"""


def run(*words):
    return main(["run", *words])


def front(path):
    return yaml.safe_load(path.read_text("utf-8").split("---\n")[1])


def body(path):
    return path.read_text("utf-8").split("---\n", 2)[2]


@pytest.fixture
def article(project):
    path = project / "seeds" / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_an_article_becomes_markdown(article, project, capsys):
    assert run("--to", "en") == 0
    out = project / "out" / "en" / "article.md"
    said = front(out)
    assert said["lang"] == "en" and said["source_lang"] == "fr" and said["source"] == "seeds/article.txt"
    assert said["route"] == ["fr→en " + said["route"][0].split()[-1]] and len(said["sha256"]) == 64
    text = body(out)
    assert text.lstrip().startswith("# ") and text.split("\n# ")[-1].split("\n")[0].isupper()
    for kept in ("Lyon", "1,250", "12", "Zhazykbayev", "9", "2024"):
        assert kept in text
    assert "«" not in text and "\u00a0" not in text
    assert len([block for block in text.split("\n\n") if block.strip()]) == 4
    assert "[" + said["title"] in (project / "out" / "index.md").read_text("utf-8")
    assert "1 article, " in capsys.readouterr().out


def test_a_second_run_decodes_nothing_and_rewrites_nothing(article, project, capsys, monkeypatch):
    run()
    before = snapshot(project / "out")
    import ctranslate2

    monkeypatch.setattr(ctranslate2, "Translator", None)  # loading a model now would fail
    assert run() == 0
    assert ", 0 decoded" in capsys.readouterr().out.splitlines()[-1]
    assert snapshot(project / "out") == before


def snapshot(folder):
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def test_an_edited_paragraph_is_all_that_is_decoded(article, project, capsys):
    run()
    article.write_text(ARTICLE.replace("une base aérienne près de Lyon", "deux ports près de Brest"), "utf-8")
    run()
    assert ", 1 decoded" in capsys.readouterr().out.splitlines()[-1]
    assert "Brest" in body(project / "out" / "en" / "article.md")


@pytest.mark.parametrize("edited", [False, True])
def test_what_was_corrected_by_hand_is_kept(article, project, capsys, edited):
    run()
    out, alignment = project / "out/en/article.md", project / "out/.translate/en/article.json"
    out.write_bytes(out.read_bytes().replace(b"Lyon", b"Lyons").replace(b"\n", b"\r\n"))
    if edited:
        article.write_text(ARTICLE.replace("12 avions", "14 avions"), "utf-8")
    before = [path.read_bytes() for path in (out, alignment)]
    assert run("--json", "report.json") == int(edited)
    said = capsys.readouterr()
    assert "out/en/article.md was corrected by hand and is kept" in said.err and "--overwrite" in said.err
    assert ("its source has changed" in said.err) == edited
    assert "1 kept as corrected by hand" in said.out.splitlines()[-1]
    assert json.loads((project / "report.json").read_text())["kept"][0]["outdated"] == edited
    assert [path.read_bytes() for path in (out, alignment)] == before
    assert main(["site", "build"]) == 0
    site = (project / "out/site/en/article.html").read_text("utf-8")
    assert site.count("Lyons") >= 1 and 'data-s="2.0"' in site
    assert run("--overwrite") == 0
    assert "Lyons" not in body(out) and ("14 " in body(out)) == edited
    assert run() == 0 and "by hand" not in capsys.readouterr().err


def test_what_was_written_by_hand_is_kept(article, project, capsys):
    (project / "out/en").mkdir(parents=True)
    (project / "out/en/article.md").write_text("---\ntitle: Mine\n---\n\nMy own.\n")
    assert run() == 0 and "by hand and is kept" in capsys.readouterr().err
    assert "My own." in body(project / "out/en/article.md")
    assert run("--overwrite") == 0 and "Lyon" in body(project / "out/en/article.md")


@pytest.mark.parametrize("damage", ["line ends", "no digest", "no alignment", "killed before the alignment"])
def test_what_was_not_corrected_is_written_anew(article, project, damage):
    run()
    out, alignment = project / "out/en/article.md", project / "out/.translate/en/article.json"
    known = json.loads(alignment.read_text("utf-8"))
    if damage == "line ends":
        out.write_bytes(out.read_bytes().replace(b"\n", b"\r\n"))
    elif damage == "no digest":
        out.write_text("Another text.\n")
        del known["target"]["sha256"]
    elif damage == "killed before the alignment":
        known["target"]["sha256"] = "0" * 64
    alignment.write_text(json.dumps(known))
    if damage == "no alignment":
        alignment.unlink()
        article.write_text(ARTICLE.replace("12 avions", "14 avions"), "utf-8")
    assert run() == 0
    assert b"\r" not in out.read_bytes() and b"Lyon" in out.read_bytes()
    assert json.loads(alignment.read_text("utf-8"))["target"]["sha256"] != "0" * 64


def test_articles_without_a_source_are_named_and_removed_on_request(article, project, capsys):
    for name in ("renamed", "corrected", "unknown"):
        (project / "seeds" / f"{name}.txt").write_text(ARTICLE, "utf-8")
    run()
    out = project / "out/en"
    for name in ("renamed", "corrected", "unknown"):
        (project / "seeds" / f"{name}.txt").rename(project / "seeds" / f"{name[0]}.txt")
    (out / "corrected.md").write_bytes((out / "corrected.md").read_bytes().replace(b"Lyon", b"Lyons"))
    (project / "out/.translate/en/unknown.json").unlink()
    capsys.readouterr()
    assert run("seeds/article.txt") == 0
    assert not capsys.readouterr().err
    assert run() == 0
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2 and "--prune" in said[0] and said[0].endswith(": out/en/renamed.md")
    assert "by hand" in said[1] and said[1].endswith(": out/en/corrected.md")
    assert "en/renamed.md" in (project / "out/index.md").read_text("utf-8")
    assert run("--prune", "--json", "report.json") == 0
    fates = {one["output"]: one["fate"] for one in json.loads((project / "report.json").read_text("utf-8"))["orphans"]}
    assert fates == {"out/en/renamed.md": "removed", "out/en/corrected.md": "corrected"}
    left = {"article", "c", "corrected", "glossary", "r", "u", "unknown"}
    assert {path.stem for path in out.glob("*.md")} == left
    assert not (project / "out/.translate/en/renamed.json").exists()
    assert "en/renamed.md" not in (project / "out/index.md").read_text("utf-8")


def test_the_same_bytes_without_a_memory(article, project):
    run("--no-memory", "--out", "a")
    run("--no-memory", "--out", "b")
    assert (project / "a/en/article.md").read_bytes() == (project / "b/en/article.md").read_bytes()


def test_a_dry_run_shows_the_plan_and_writes_nothing(article, project, capsys):
    assert run("--dry-run") == 0
    said = capsys.readouterr().out
    assert "seeds/article.txt" in said and "fr→en" in said and "nothing was written" in said
    assert not (project / "out").exists()


def test_the_report_tells_of_every_segment(article, project):
    run("--json", "report.json")
    report = json.loads((project / "report.json").read_text("utf-8"))
    assert report["totals"]["articles"] == 1 and report["failures"] == []
    segments = report["articles"][0]["segment"]
    assert len(segments) == report["totals"]["segments"]
    assert {"source", "target", "decoded", "flags", "terms"} <= set(segments[0])


def test_a_source_in_the_target_language_is_copied_and_said_to_be(project, capsys):
    text = "The minister visited the air base on Tuesday.\n\nHe met the soldiers there and thanked all of them.\n"
    (project / "seeds" / "english.md").write_text(text, "utf-8")
    assert run() == 0
    assert body(project / "out/en/english.md").strip() == text.strip()
    assert front(project / "out/en/english.md")["machine_translation"] is False
    assert "in en already and was copied" in capsys.readouterr().err


def test_markdown_survives(project):
    source = (
        "---\ntitle: Le rapport\ndate: 2024-05-01\nlang: fr\n---\n\n# Le rapport\n\nLe **ministre** a lu "
        "[le rapport](https://exemple.fr/a_b) et `make test`.\n\n- un soldat\n- deux avions\n\n"
        "| Ville | Nombre |\n| --- | --- |\n| Paris | 12 |\n\n```\nne pas traduire\n```\n"
    )
    (project / "seeds" / "rapport.md").write_text(source, "utf-8")
    assert run() == 0
    said, text = front(project / "out/en/rapport.md"), body(project / "out/en/rapport.md")
    assert str(said["date"]) == "2024-05-01" and "report" in said["title"].lower()
    assert "](https://exemple.fr/a_b)" in text and "`make test`" in text and "```\nne pas traduire\n```" in text
    assert text.count("**") == 2 and text.count("\n- ") == 2 and "| Paris | 12 |" in text


def test_a_space_that_is_missing_between_sentences_is_put_in(project, capsys):
    assert main(["text", "Le ministre est allé à Kiev.Il a rencontré les troupes.", "--from", "fr"]) == 0
    assert re.fullmatch(r"The minister [^.]+ Kiev\. He [^.]+ troops\.\n", capsys.readouterr().out)


def test_what_has_no_words_stays_as_it_is(project):
    table = "<table><tr><th>Navire<th>Canon<tr><td>Alsace<td>—</table>"
    (project / "seeds/signs.html").write_text(f"<p>La frégate est partie.</p>{table}<p>☆ ☆<p><i>…</i><p>♪", "utf-8")
    assert main(["run", "--from", "fr"]) == 0
    assert (project / "out/en/signs.md").read_text("utf-8").endswith("| Alsace | — |\n\n☆ ☆\n\n*…*\n\n♪\n")


def test_sums_of_money_are_written_as_in_english(project, capsys):
    assert main(["text", "Le programme coûterait 10-15 M€ par an, soit 2,5-3 Md€.", "--from", "fr"]) == 0
    said = capsys.readouterr().out
    assert "10-15 million euros" in said and "2.5-3 billion euros" in said


def test_links_lead_to_translations_and_pictures_come_along(project, capsys):
    seeds = project / "seeds"
    (seeds / "sub").mkdir()
    (seeds / "sub/un été.txt").write_text(ARTICLE, "utf-8")
    for name in ("sub/plan (1).png", "photo.JPG", "plan.svg", "../secret.png"):
        (seeds / name).write_bytes(name.encode())
    (seeds / "lien.png").symlink_to(project / "secret.png")
    source = (
        """# Le rapport

Le ministre a lu [le rapport](<sub/un été.txt#fin>), [une note](sub/un%20%C3%A9t%C3%A9.txt "Note"), [un livre][livre] et
[un absent](absent.txt) avec <a href="sub/un été.txt">son ami</a>. Voici ![le plan](<sub/plan (1).png>) du port.

![](photo.JPG)

![secret](../secret.png) ![lien](lien.png) ![plan](plan.svg) ![long](data:image/png;base64,"""
        + "A" * 5000
        + """)

```
[le rapport](<sub/un été.txt>)
```

[livre]: <sub/un été.txt> "Livre"
"""
    )
    (seeds / "rapport.md").write_text(source, "utf-8")
    for _ in range(2):
        assert run("--from", "fr") == 0
        text = body(project / "out/en/rapport.md")
        for kept in (
            "(<sub/un été.md#fin>)",
            '(sub/un%20%C3%A9t%C3%A9.md "Note")',
            '[livre]: <sub/un été.md> "Livre"',
            '<a href="sub/un été.md">',
            "(absent.txt)",
            "```\n[le rapport](<sub/un été.txt>)\n```",
        ):
            assert kept in text
        copied = {path.relative_to(project / "out/en").as_posix() for path in (project / "out/en").rglob("*.[!m]*")}
        assert copied == {"sub/plan (1).png", "photo.JPG"}
        assert (project / "out/en/photo.JPG").read_bytes() == b"photo.JPG"
    assert main(["site", "build"]) == 0
    skipped = [line for line in capsys.readouterr().err.splitlines() if "skipped" in line]
    assert len(skipped) == 2 and all("plan.svg" in line for line in skipped)
    assert len(list((project / "out/site/media").iterdir())) == 2


def test_pivoting_goes_through_english(article, project, monkeypatch):
    packages = project / "packages"
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(packages))
    assert main(["models", "install", str(next(DATA.glob("translate-en_es-*.argosmodel")))]) == 0
    assert run("--to", "es") == 0
    said = front(project / "out/es/article.md")
    assert len(said["route"]) == 2 and said["lang"] == "es"
    assert "Zhazykbayev" in body(project / "out/es/article.md")


def test_a_missing_package_is_named_before_anything_is_decoded(article, project, capsys):
    assert run("--to", "es") == 1
    said = capsys.readouterr().err
    assert "en→es" in said and "translate models install en-es" in said and len(said.splitlines()) == 1
    assert not (project / "out").exists()


def test_an_article_is_not_called_like_the_list_of_terms(project, capsys):
    (project / "seeds/sub").mkdir()
    for name in ("Glossary.txt", "index.txt", "sub/glossary.txt"):
        (project / "seeds" / name).write_text(ARTICLE, "utf-8")
    assert run() == 1
    said = capsys.readouterr()
    assert "Glossary.txt" in said.err and "rename the source" in said.err and "2 articles, " in said.out
    assert front(project / "out/en/index.md")["source"] == "seeds/index.txt"
    assert (project / "out/index.md").read_text("utf-8").count("](en/") == 2


def test_one_bad_article_does_not_stop_the_others(article, project, capsys):
    seeds = project / "seeds"
    (seeds / "empty.txt").write_text("")
    (seeds / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    (seeds / "huge.txt").write_bytes(b"mot " * 13_000_000)
    (seeds / "le code est là.md").write_text("```\nx = 1\n```\n")
    (seeds / "article.md").write_text("# Le même nom\n\nLe ministre est là.\n", "utf-8")
    (seeds / "un nom\nà part é.txt").write_text("Le navire a quitté le port de Toulon mardi matin.", "utf-8")
    (seeds / "loop").symlink_to(seeds)
    assert run() == 1
    said = capsys.readouterr()
    for name in ("empty.txt", "binary.txt", "huge.txt", "article"):
        assert name in said.err
    assert "là.md holds no text that can be translated\n" in said.err
    assert "Traceback" not in said.err
    assert (project / "out" / "en" / "un nom\nà part é.md").exists()
    assert len(list((project / "out" / "en").rglob("*.md"))) == 2


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["nowhere/"], 1, "nowhere"),
        (["empty/"], 1, "empty"),
        (["out/en"], 1, "out/en"),
        (["--to", "xx"], 2, "xx"),
        (["--to", ""], 2, "--to"),
        (["--from", "klingonese"], 2, "klingonese"),
        (["--glossary", "nothing-here.tbx"], 1, "nothing-here.tbx"),
        (["--out", "seeds/article.txt"], 1, "seeds/article.txt"),
    ],
)
def test_wrong_usage_is_one_line(article, project, capsys, words, code, hint):
    (project / "empty").mkdir()
    (project / "out/en").mkdir(parents=True)
    (project / "out/en/made.md").write_text("# Titre\n\nLe ministre a visité la base aérienne mardi.\n", "utf-8")
    assert run(*words) == code
    said = capsys.readouterr().err
    assert hint in said and "Traceback" not in said


@pytest.mark.parametrize("named", [".", "fr"])
def test_sources_may_lie_in_the_output_folder(project, capsys, named):
    (project / "fr").mkdir()
    (project / ("article.txt" if named == "." else "fr/article.txt")).write_text(ARTICLE, "utf-8")
    for _ in range(2):
        assert run(named, "--out", ".", "--from", "fr") == 0
        assert main(["site", "build", "--from", "."]) == 0
        said = capsys.readouterr()
        assert "1 article, " in said.out and not said.err
    assert "[" in (project / "index.md").read_text("utf-8")
    (project / "index.md").write_text("# Bienvenue\n\nLe ministre a visité la base aérienne mardi.\n", "utf-8")
    before = (project / "index.md").read_bytes()
    run(named, "--out", ".", "--from", "fr")
    assert "index.md is not the list of articles" in capsys.readouterr().err
    assert (project / "index.md").read_bytes() == before


def test_a_source_is_never_overwritten(project, capsys):
    (project / "out" / "en").mkdir(parents=True)
    source = project / "out" / "en" / "article.md"
    source.write_text("# Titre\n\nLe ministre a visité la base aérienne mardi.\n", "utf-8")
    before = source.read_bytes()
    run("out/en", "--from", "fr")
    assert source.read_bytes() == before


def test_an_interruption_keeps_what_was_done_and_the_next_run_goes_on(project):
    lines = [f"Le navire numéro {n} a quitté le port." for n in range(2400)]
    for n in range(24):
        (project / "seeds" / f"{n:02}.txt").write_text("\n\n".join(lines[n * 100 : n * 100 + 100]), "utf-8")
    memory = project / "memory.sqlite"
    command = [sys.executable, "-m", "translate", "run", "--fast", "--memory", str(memory), "--glossary", "none"]
    process = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and units(memory) == 0:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=60)
    done = units(memory)
    assert process.returncode == 130 and done > 0 and "run again to go on" in said
    again = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
    remembered, decoded = (int(number) for number in re.findall(r"(\d+) (?:from memory|decoded)", again.stdout))
    assert remembered >= done and 0 < decoded < 2400


def units(path):
    from translate.memory import Memory

    if not path.exists() or not path.stat().st_size:
        return 0
    memory = Memory(path)
    try:
        return len(memory)
    finally:
        memory.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_no_permission_on_the_output_folder(article, project, capsys):
    (project / "out").mkdir(mode=0o500)
    assert run() == 1
    assert "out" in capsys.readouterr().err


def test_a_full_disk_is_one_line_and_leaves_no_half_file(article, project):
    article.write_text(ARTICLE + "\n\n".join("Il a vu 12 avions." for _ in range(2000)), "utf-8")
    (project / "seeds" / "short.txt").write_text("Le ministre a visité la base aérienne mardi.", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "translate", "run", "--no-memory", "--glossary", "none", "--from", "fr"],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (16384, 16384)),
    )
    assert done.returncode == 1 and "article" in done.stderr and "Traceback" not in done.stderr
    assert [path.name for path in (project / "out" / "en").iterdir()] == ["short.md"]


@pytest.mark.parametrize("name", ["seeds/article.txt/report.json", "seeds"])
def test_a_report_that_cannot_be_written_is_one_line(article, project, capsys, name):
    assert run("--json", name) == 1
    said = capsys.readouterr().err
    assert "--json" in said and len(said.splitlines()) == 1
    assert not (project / "out").exists()


@pytest.mark.parametrize("name", ["index.md", "en/glossary.md"])
@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.write_text("# My own\n")])
def test_a_list_that_cannot_be_written_loses_nothing_else(article, project, capsys, name, make):
    (project / "out/en").mkdir(parents=True)
    make(project / "out" / name)
    assert run("--json", "report.json") == 1
    said = capsys.readouterr()
    assert name in said.err and "1 article, " in said.out
    assert name in json.loads((project / "report.json").read_text("utf-8"))["failures"][0]["reason"]
    assert (project / "out/en/article.md").exists()
    assert run("--glossary", "none") == (name == "index.md")
    assert (project / "out" / name).is_dir() or (project / "out" / name).read_text() == "# My own\n"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_text_from_argument_and_from_standard_input(project, capsys, monkeypatch, encoding):
    assert main(["text", os.fsdecode("Il est arrivé".encode(encoding)), "--to", "en", "--from", "fr"]) == 0
    assert "arrived" in capsys.readouterr().out
    text = "Le ministre est arrivé.\n\nIl a vu 12 avions.\n".encode(encoding)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert main(["text", "--from", "fr"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3 and lines[1] == "" and "arrived" in lines[0] and "12" in lines[2]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_names_and_terminals_may_have_any_bytes(project, encoding):
    (project / "seeds" / os.fsdecode(b"caf\xe9.txt")).write_text("Le soldat a vu 12 avions de l'OTAN.", "utf-8")
    for words in (["--dry-run"], ["--json", "report.json"]):
        command = [sys.executable, "-m", "translate", "run", "--from", "fr", *words]
        done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding})
        assert done.returncode == 0 and not done.stderr and b"1 article" in done.stdout
    assert front(next((project / "out/en").glob("caf*.md")))["source"] == "seeds/caf?.txt"
    for name in ("index.md", "en/glossary.md"):
        assert "caf%E9.md)" in (project / "out" / name).read_text("utf-8")
    source = json.loads((project / "report.json").read_text("utf-8"))["articles"][0]["source"]
    assert os.fsencode(source) == b"seeds/caf\xe9.txt"
    assert main(["site", "build"]) == 0


def test_no_more_threads_than_cores(project, capsys):
    assert main(["text", "Bonjour", "--from", "fr", "--threads", "100000"]) == 0
    said = capsys.readouterr()
    assert said.out.strip() and "100000" in said.err and len(said.err.splitlines()) == 1


def test_as_a_library(project):
    from translate import Translator

    (project / "seeds" / "a.txt").write_text(ARTICLE, "utf-8")
    with Translator(memory=None) as translator:
        assert "12" in translator.text("Il a vu 12 avions.", to="en", source="fr")
        assert "Zhazykbayev" in translator.article("seeds/a.txt", to="en")
        report = translator.folder(["seeds"], to=["en"], out="out")
    assert report.exit_code == 0 and (project / "out/en/a.md").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_output_that_takes_nothing_is_one_line():
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "translate", "models", "list"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1 and done.stderr == "translate: the output: No space left on device\n"
