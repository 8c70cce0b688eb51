"""BLEU, chrF and term accuracy: the counting, the term files, the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from translate.article import TermUse, Translation
from translate.cli import main
from translate.errors import InputError
from translate.evaluation import Expected, TermCase, bleu_chrf, count_terms, read_cases, read_lines, term_accuracy

TERMS = Path(__file__).parent / "data" / "terms"
FILES = sorted(TERMS.glob("*.tsv"))


# Counting.


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Two loitering munitions fell.", "loitering munition"),
        ("Loitering-munition attacks went on.", "loitering munition"),
        ("The frigate’s crew is on leave.", "frigate"),
        ("NATO secretaries general meet.", "NATO secretary general"),
        ("Crimes against humanity are tried there.", "crime against humanity"),
        ("The SSBNs sail.", "SSBN"),
        ("Two air-to-air missiles hang there.", "air-to-air missile"),
        ("The commanders-in-chief meet.", "commander-in-chief"),
        ("Courts martial sat.", "court martial"),
        ("DEFENSE MINISTERS MEET", "defense minister"),
        ("They intercepted it; intercepting is hard.", "to intercept"),
        ("Dragon's teeth line the road.", "dragon’s teeth"),
    ],
)
def test_a_term_is_found_in_any_form(text: str, target: str) -> None:
    assert count_terms(text, [target])[target] == 1


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Prowling munitions fell.", "loitering munition"),
        ("The drones strike at night.", "drone strike"),
        ("Heavy shelling went on.", "shell"),
        ("The radarscope is old.", "radar"),
        ("An intercept was heard of intercepts.", "to intercede"),
        ("", "radar"),
    ],
)
def test_something_like_a_term_is_not_found(text: str, target: str) -> None:
    assert count_terms(text, [target])[target] == 0


def test_a_word_counts_for_one_term_only_and_longer_terms_go_first() -> None:
    targets = ["radar", "counter-battery radar", "radar"]
    one = count_terms("A counter-battery radar and a radar.", targets)
    assert one == {"counter-battery radar": 1, "radar": 1}
    # What is not needed for the longer term is free for the shorter one.
    other = count_terms("Counter-battery radars, counter-battery radars, counter-battery radars.", targets)
    assert other == {"counter-battery radar": 1, "radar": 2}


def _case(text: str, *terms: tuple[str, str], path: str = "a.tsv") -> TermCase:
    return TermCase(Path(path), 1, text, tuple(Expected(*term) for term in terms))


def test_the_text_decides_and_what_the_engine_says_is_counted_beside() -> None:
    cases = [
        _case("Un drone, un drone et un obus.", ("drone", "drone"), ("drone", "drone"), ("obus", "shell")),
        _case("Le char.", ("char", "tank"), path="b.tsv"),
    ]
    uses = (
        TermUse("drone", "drone", "drone", "asked"),
        TermUse("drone", "drone", "drone", "forced"),
        TermUse("x", "un", "a", "asked"),
    )
    scores = term_accuracy(cases, [Translation("A drone and a shell.", terms=uses), Translation("The tank.")])
    first, second = scores.results
    assert [(one.kept, one.how) for one in first.occurrences] == [
        (True, "asked"), (False, "forced"), (True, "not asked"),
    ]  # fmt: skip
    assert first.failed and first.repaired and [use.source for use in first.others] == ["un"]
    assert not second.failed and not second.repaired
    total = scores.total
    assert (total.sentences, total.asked, total.kept, total.overclaimed) == (2, 4, 3, 1)
    assert total.how == {"asked": 1, "forced": 1, "not asked": 2} and total.share == 0.75
    assert [(path.name, tally.kept, tally.asked) for path, tally in scores.files.items()] == [
        ("a.tsv", 2, 3), ("b.tsv", 1, 1),
    ]  # fmt: skip


def test_nothing_expected_is_all_there() -> None:
    assert term_accuracy([_case("Il pleut.")], [Translation("It rains.")]).total.share == 1


def test_bleu_and_chrf_are_those_of_sacrebleu_with_their_signatures() -> None:
    references = ["The frigate left Toulon on Wednesday.", "It rains."]
    same = bleu_chrf(references, references)
    assert same.bleu == pytest.approx(100) and same.chrf == pytest.approx(100) and same.segments == 2
    assert "tok:13a" in same.bleu_signature and "nc:6" in same.chrf_signature
    worse = bleu_chrf(["The ship left Toulon Wednesday.", "It rains."], references)
    assert 0 < worse.bleu < 100 and 0 < worse.chrf < 100
    with pytest.raises(ValueError, match="1 translations for 2"):
        bleu_chrf(references[:1], references)


# Term files.


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("# t\nUn drone.\n", ":2: there is not exactly one tab"),
        ("Un drone.\tdrone => drone\textra\n", ":1: there is not exactly one tab"),
        ("Un drone.\tdrone drone\n", ":1: “drone drone” is not of the form"),
        ("Un drone.\tdrone => \n", ":1: “drone =>” is not of the form"),
        ("Un drone.\tdrone => drone |  | un => a\n", ":1: “” is not of the form"),
        ("\nUn drone.\tobus => shell\n", ":2: “obus” is not in the sentence"),
        ("Un drone, un obus.\tobus => shell | drone => drone\n", ":1: “drone” is not in the order"),
    ],
)
def test_a_bad_term_file_is_one_line_with_file_and_row(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "a b.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_cases([path])
    assert str(caught.value).startswith(f"{path}{message}") and "\n" not in str(caught.value)


def test_files_are_read_as_editors_write_them(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes("\ufeff# titre\r\n\r\nIl pleut.\t\r\nL'obus, l'obus.\tobus => shell | obus => shell\r\n".encode())
    assert [(case.row, case.text, len(case.expected)) for case in read_cases([path])] == [
        (3, "Il pleut.", 0), (4, "L'obus, l'obus.", 2),
    ]  # fmt: skip


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes(b"Il pleut.\nIl a gel\xe9.\n")
    with pytest.raises(InputError, match=r"latin\.txt:2: not UTF-8"):
        read_lines(latin)
    with pytest.raises(InputError, match=r"none\.txt does not exist"):
        read_lines(tmp_path / "none.txt")
    with pytest.raises(InputError, match="cannot be read"):
        read_lines(tmp_path)


def test_the_projects_own_term_files_hold_what_the_termbase_says() -> None:
    from translate.glossary import load
    from translate.glossary.matching import Matcher

    matcher = Matcher(load(("defence",)), "fr", "en")
    cases = read_cases(FILES)
    concepts = set()
    for case in cases:
        found = matcher.match(case.text)
        concepts.update(match.concept for match in found)
        asked = [(match.source, match.target) for match in found]
        listed = [(term.surface, term.target.removeprefix("to ")) for term in case.expected]
        assert asked == listed, f"{case.path.name}:{case.row}"
    assert len(FILES) >= 12 and len(concepts) >= 250
    assert min(sum(case.path == path for case in cases) for path in FILES) >= 8
    for line in read_lines(TERMS / "plain.txt"):
        assert matcher.match(line) == [], line


# The command.


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["only-one.txt"],
        ["a.txt", "b.txt", "--terms", "c.tsv"],
        ["a.txt", "b.txt", "--show", "all"],
        ["--terms"],
        ["--terms", "a.tsv", "--to", "en,es"],
        ["--terms", "a.tsv", "--from", "qq-unknown"],
        ["two.txt", "one.txt"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.tsv").write_text("Un drone.\tdrone => drone\n", encoding="utf-8")
    Path("one.txt").write_text("One.\n", encoding="utf-8")
    Path("two.txt").write_text("Un.\nDeux.\n", encoding="utf-8")
    assert main(["evaluate", *words]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_terms_are_measured_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases, plain, report = tmp_path / "few.tsv", tmp_path / "plain.txt", tmp_path / "out" / "report.json"
    cases.write_text(
        "# titre\nUn drone a survolé la base aérienne.\tdrone => drone | base aérienne => air base\n"
        "Il pleut sur Toulon.\t\n",
        encoding="utf-8",
    )
    plain.write_text("Le marché a lieu tous les jeudis matin.\n", encoding="utf-8")
    words = ["--terms", str(cases), "--plain", str(plain), "--show", "all", "--json", str(report), "--from", "fr"]
    assert main(["evaluate", *words]) == 0
    shown = capsys.readouterr().out
    assert "few.tsv:2" in shown and "total" in shown and "ratio" in shown
    assert "0 of 1 segments changed by the glossary, chrF2 difference 0.00" in shown
    read = json.loads(report.read_text(encoding="utf-8"))
    assert (read["total"]["sentences"], read["total"]["asked"]) == (2, 2) and read["ratio"] > 0
    assert [term["expected"]["target"] for term in read["segments"][0]["terms"]] == ["drone", "air base"]
    assert read["total"]["kept"] == sum(term["kept"] for one in read["segments"] for term in one["terms"])


def test_a_text_is_compared_with_its_reference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, reference = tmp_path / "source.txt", tmp_path / "reference.txt"
    source.write_text("Le président a parlé.\nIl pleut.\n", encoding="utf-8")
    reference.write_text("The president spoke.\nIt is raining.\n", encoding="utf-8")
    assert main(["evaluate", str(source), str(reference), "--from", "fr", "--to", "en", "--glossary", "none"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("BLEU") and "chrF2" in shown and "2 segments in" in shown
