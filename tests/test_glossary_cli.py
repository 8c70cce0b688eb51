"""``translate glossary``: what each action prints, writes and returns."""

import stat

import pytest
from openpyxl import Workbook, load_workbook

from translate.cli import main
from translate.glossary import read


@pytest.fixture
def run(capsys):
    def run(*words):
        code = main(["glossary", *map(str, words)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def desk(tmp_path):
    path = tmp_path / "desk.csv"
    path.write_text("fr,en,note\ndrone,UAS,as the desk wants it\nzorglub,zorglub gun,\n", encoding="utf-8")
    return path


def test_list_shows_concepts_and_conflicts(run, desk):
    code, out, err = run("list", "--glossary", "defence", "--glossary", desk)
    assert code == 0
    assert out.startswith("uas\tfr drone · en UAS\n")
    assert "fr “drone” → en “UAS” (uas) replaces “drone” (drone)" in err
    code, out, _ = run("list", "--subject", "drones", "--english", "gb")
    assert "drone\ten drone · fr drone" in out and "OTAN" not in out
    assert "drones" in run("list", "--subjects")[1]
    assert run("list", "--subject", "cookery")[0] == 2


def test_lookup_finds_a_term_in_any_case(run):
    for words in (["Munition  Rôdeuse"], ["munition", "rôdeuse"]):
        code, out, _ = run("lookup", *words)
        assert code == 0 and "loitering munition" in out and "feminine" in out
    code, _, err = run("lookup", "tarte aux pommes")
    assert code == 1 and "no term" in err


def test_check_passes_the_shipped_termbase_and_fails_a_faulty_one(run, tmp_path):
    assert run("check")[0] == 0
    faulty = tmp_path / "faulty.csv"
    faulty.write_text("fr,en\nforce,force\n", encoding="utf-8")
    code, out, err = run("check", faulty)
    assert code == 1 and "line 2: force: fr “force” would match everywhere" in out and "1 concepts" in err


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx", ".tbx"])
def test_convert_there_and_back(run, desk, tmp_path, suffix):
    there = tmp_path / f"there{suffix}"
    assert run("convert", desk, there)[:2] == (0, f"{there}: 2 concepts\n")
    assert read(there).concepts == read(desk).concepts


def test_convert_writes_both_styles_and_refuses_what_it_cannot(run, desk, tmp_path):
    run("convert", desk, tmp_path / "dct.tbx", "--style", "dct")
    assert "<min:administrativeStatus>" in (tmp_path / "dct.tbx").read_text(encoding="utf-8")
    assert read(tmp_path / "dct.tbx").concepts == read(desk).concepts
    assert run("convert", desk, tmp_path / "x.docx")[0] == 2
    before = desk.read_bytes()
    assert run("convert", desk, desk)[0] == 2 and desk.read_bytes() == before
    assert run("convert", desk, tmp_path / "no" / "x.csv")[0] == 1
    assert run("convert", tmp_path / "no.csv", tmp_path / "x.csv")[0] == 1


@pytest.mark.parametrize("name", ["mine.csv", "mine.tbx", "mine.xlsx"])
def test_add_appends_to_a_file_or_makes_it(run, tmp_path, name):
    path = tmp_path / name
    assert run("add", path, "fr=munition rôdeuse", "en-us=loitering munition", "--subject", "drones")[0] == 0
    assert run("add", path, "fr=SCAF", "en=FCAS", "--acronym", "--note", "x")[0] == 0
    assert run("add", path, "fr=Zorglub", "--dnt")[0] == 0
    first, second, third = read(path).concepts
    assert (first.id, first.subject, first.terms[1].region) == ("loitering-munition", "drones", "us")
    assert second.terms[1].acronym and second.note == "x" and third.terms[0].do_not_translate


def test_add_keeps_what_was_there(run, desk):
    desk.chmod(0o640)
    before = read(desk).concepts
    assert run("add", desk, "fr=char de combat", "en=tank")[0] == 0
    assert read(desk).concepts[:2] == before
    assert stat.S_IMODE(desk.stat().st_mode) == 0o640
    assert list(desk.parent.iterdir()) == [desk]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\ufefffr;en;note\r\nchar;tank;\r\n", "\ufefffr;en;note;en region\r\nchar;tank;\r\nmât;mast;rare;us\r\n"),
        ('sep=;\nen-us;fr;Note\n"tank";char;', 'sep=;\nen-us;fr;Note\n"tank";char;\nmast;mât;rare\n'),
        (
            "\nid\tfr\ten\tpos\n1\tchar\ttank\t\n",
            "\nid\tfr\ten\tpos\ten region\tnote\n1\tchar\ttank\t\nmast\tmât\tmast\tnoun\tus\trare\n",
        ),
    ],
)
def test_add_leaves_a_csv_as_it_is(run, tmp_path, before, after):
    path = tmp_path / "desk.csv"
    path.write_bytes(before.encode())
    assert run("add", path, "fr=mât", "en-us=mast", "--note", "rare")[0] == 0
    assert path.read_bytes().decode() == after
    assert {(term.text, term.region) for term in read(path).concepts[-1].terms} == {("mât", None), ("mast", "us")}


def test_add_leaves_a_workbook_as_it_is(run, tmp_path):
    path = tmp_path / "desk.xlsx"
    book = Workbook()
    for row in (["fr", "en", "id"], ["char", "tank", 7], ["a", "=1+1", 8]):
        book.active.append(row)
    book.create_sheet("prices")["A1"] = "=SUM(1, 2)"
    book.save(path)
    assert run("add", path, "fr=mât", "fr=mâture", "en=mast", "--subject", "ships")[0] == 0
    book = load_workbook(path)
    assert book.sheetnames == ["Sheet", "prices"] and book["prices"]["A1"].value == "=SUM(1, 2)"
    assert [[cell.value for cell in row] for row in book["Sheet"]][2:] == [
        ["a", "=1+1", 8, None, None],
        ["mât", "mast", "mast", "ships", None],
        ["mâture", None, "mast", None, "admitted"],
    ]
    assert [term.text for term in read(path).concepts[-1].terms] == ["mât", "mâture", "mast"]


@pytest.mark.parametrize("words", [("fr=x",), ("fr=x", "klingon=y"), ("fr=x", "en="), ("fr=x", "y")])
def test_add_refuses_half_a_concept(run, tmp_path, words):
    code, _, err = run("add", tmp_path / "mine.csv", *words)
    assert code == 2 and err.count("\n") == 1 and not (tmp_path / "mine.csv").exists()


def test_add_leaves_the_shipped_termbase_alone(run):
    from translate.glossary import SHIPPED

    code, _, err = run("add", SHIPPED["defence"], "fr=x", "en=y")
    assert code == 1 and "file of your own" in err


def test_a_broken_file_is_one_line(run, tmp_path):
    path = tmp_path / "broken.tbx"
    path.write_text("<tbx>", encoding="utf-8")
    code, _, err = run("list", "--glossary", path)
    assert code == 1 and err.startswith(f"translate: {path}, line 1:") and err.count("\n") == 1


def test_coverage_counts_terms_and_proposes_phrases(run, tmp_path, desk):
    folder = tmp_path / "articles"
    folder.mkdir()
    text = (
        "Des drones\n\nLe drone survole le plateau du Zorg. Un drone et le plateau du Zorg. Sur le plateau du Zorg.\n"
    )
    (folder / "a.txt").write_text(text, encoding="utf-8")
    code, out, err = run("coverage", folder, "--glossary", desk, "--least", "3")
    assert code == 0
    assert run("coverage", folder, "--glossary", desk, "--from", "FR", "--to", "English") == (code, out, err)
    assert run("coverage", folder, "--from", "klingon")[0] == 2
    assert "3  drone → UAS  (uas)" in out
    assert "3  plateau du Zorg" in out.partition("not in the glossary:")[2]
    assert "1 terms in 3 places" in err
