"""Termbases: what is written comes back, what is broken is named with file and line, what is shipped is sound."""

import string
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translate.errors import GlossaryError
from translate.glossary import SHIPPED, load, read, tables, tbx
from translate.glossary.check import check
from translate.glossary.matching import Matcher
from translate.glossary.termbase import Concept, Item, Term, Termbase, merge

# Letters of several scripts, regex characters, quotes, brackets, delimiters; no control characters.
LETTERS = "abcÉœß’'«»\"<>&;,.*+?()[]{}|\\^$-=#@%_ אבגدرҩж無人機π"
LANGUAGES = ("en", "fr", "es", "de", "ru", "he", "zh", "pt-br")

texts = st.text(LETTERS, min_size=1, max_size=18).map(lambda text: " ".join(text.split())).filter(bool)
notes = st.one_of(st.just(""), texts.filter(lambda text: ": " not in text and not text.startswith("usage:")))


def term(language):
    return st.builds(
        Term,
        text=texts,
        language=st.just(language),
        status=st.sampled_from(("preferred", "admitted", "deprecated")),
        do_not_translate=st.booleans(),
        part_of_speech=st.sampled_from(("", "noun", "verb", "proper noun")),
        gender=st.sampled_from(("", "masculine", "neuter")),
        acronym=st.booleans(),
        region=st.sampled_from((None, "us", "gb")) if language == "en" else st.none(),
        note=notes,
        source=st.just(""),
        number=st.sampled_from(("", "plural")),
        target_only=st.booleans(),
        extra=st.just(()),
    )


TERMS = {language: st.lists(term(language), min_size=1, max_size=2, unique=True) for language in LANGUAGES}
some_languages = st.lists(st.sampled_from(LANGUAGES), min_size=2, max_size=3, unique=True)
some_terms = some_languages.flatmap(lambda codes: st.tuples(*(TERMS[code] for code in codes))).map(
    lambda groups: tuple(term for group in groups for term in group)
)


def concept(name):
    return st.builds(Concept, st.just(name), notes, notes, some_terms, notes, notes)


names = st.lists(
    st.text(string.ascii_letters + string.digits + " é無_x-", min_size=1, max_size=8).filter(
        lambda name: name == name.strip()
    ),
    max_size=3,
    unique=True,
)
termbases = names.flatmap(lambda ids: st.tuples(*map(concept, ids))).map(Termbase)


def by_id(termbase):
    return {concept.id: concept for concept in termbase.concepts}


@given(termbase=termbases, style=st.sampled_from(("dca", "dct")))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_tbx_loses_nothing(termbase, style):
    document = tbx.render(termbase, style)
    assert tbx.parse(document).concepts == termbase.concepts
    assert tbx.render(tbx.parse(document), style).partition("<body>")[2] == document.partition("<body>")[2]


@given(termbase=termbases, suffix=st.sampled_from((".csv", ".tsv")))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_tables_lose_nothing(termbase, suffix, tmp_path):
    path = tmp_path / f"terms{suffix}"
    tables.write(termbase, path)
    if termbase.concepts:
        # The rows of a table have one order of languages for all concepts.
        back = by_id(tables.read(path))
        for name, concept in by_id(termbase).items():
            assert {code: back[name].in_language(code) for code in concept.languages} == {
                code: concept.in_language(code) for code in concept.languages
            }
            assert (back[name].subject, back[name].definition, back[name].note, back[name].source) == (
                (concept.subject, concept.definition, concept.note, concept.source)
            )


def test_a_workbook_comes_back_with_formulas_as_text(tmp_path):
    formula = Concept("f", terms=(Term("=1+1", "fr"), Term("0012", "en", note="-2")))
    termbase = Termbase((formula, Concept("d", terms=(Term("drone", "fr"), Term("無人機", "en")), note="x: y; z")))
    tables.write(termbase, tmp_path / "t.xlsx")
    assert tables.read(tmp_path / "t.xlsx").concepts == termbase.concepts


def test_a_sheet_is_read_to_its_end_whatever_it_says_of_its_size(tmp_path):
    tables.write(Termbase((Concept("d", terms=(Term("drone", "fr"), Term("drone", "en"))),)), tmp_path / "t.xlsx")
    with ZipFile(tmp_path / "t.xlsx") as right, ZipFile(tmp_path / "wrong.xlsx", "w") as wrong:
        for name in right.namelist():
            sheet = right.read(name).replace(b"<sheetData>", b'<dimension ref="A1"/><sheetData>')
            wrong.writestr(name, sheet)
    assert read(tmp_path / "wrong.xlsx").concepts == read(tmp_path / "t.xlsx").concepts


MARTIF = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
<martifHeader><fileDesc><titleStmt><title>Old</title></titleStmt><sourceDesc><p>made here</p></sourceDesc></fileDesc>
<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>
<text><body><termEntry id="c5">
<descripGrp><descrip type="definition">A <hi type="bold">flying</hi> thing</descrip>
<admin type="source">ISO</admin></descripGrp>
<xref type="externalCrossReference" target="https://example.org">see</xref>
<transacGrp><transac type="transactionType">origination</transac><date>2009-02-26</date></transacGrp>
<langSet xml:lang="en-US"><note>language note</note>
<tig><term>air plane</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>
<descrip type="context">The air plane flew.</descrip></tig>
<tig><term>airplane</term><termNote type="administrativeStatus">preferredTerm</termNote></tig></langSet>
<langSet xml:lang="fr"><ntig><termGrp><term>avion</term><termNote type="partOfSpeech">noun</termNote>
<termNote type="grammaticalGender">masculine</termNote></termGrp></ntig></langSet>
</termEntry></body></text></martif>"""


@pytest.mark.parametrize("style", ["dca", "dct"])
def test_an_old_file_is_read_and_nothing_in_it_is_lost(style):
    termbase = tbx.parse(MARTIF)
    (concept,) = termbase.concepts
    assert (termbase.title, concept.id, concept.definition) == ("Old", "c5", "A flying thing")
    assert [(t.text, t.language, t.status, t.region) for t in concept.terms] == [
        ("air plane", "en", "deprecated", "us"),
        ("airplane", "en", "preferred", "us"),
        ("avion", "fr", "preferred", None),
    ]
    assert (concept.terms[2].part_of_speech, concept.terms[2].gender) == ("noun", "masculine")
    written = tbx.render(termbase, style)
    kept = ("bold", "ISO", "https://example.org", "origination", "2009-02-26", "language note", "The air plane flew.")
    for piece in (*kept, "supersededTerm-admn-sts", "made here"):
        assert piece in written
    assert tbx.parse(written).concepts == termbase.concepts


def test_a_table_has_what_a_file_says_of_languages_and_terms(tmp_path):
    definition = '<descrip type="definition">A plane.</descrip>'
    termbase = tbx.parse(MARTIF.replace("<note>language", f"{definition}<note>language"))
    tables.write(termbase, tmp_path / "old.csv")
    (concept,) = read(tmp_path / "old.csv").concepts
    assert concept.definition == "A flying thing"
    assert {item.text for item in concept.extra} == {
        "externalCrossReference: see", "en definition: A plane.", "en note 2: language note",
        "en context: The air plane flew.",
    }  # fmt: skip
    tables.write(read(tmp_path / "old.csv"), tmp_path / "again.csv")
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "old.csv").read_bytes()


def test_a_register_of_a_larger_dialect_is_kept():
    document = tbx.render(Termbase((Concept("c", terms=(Term("drone", "en"), Term("drone", "fr"))),)), "dct")
    document = document.replace(
        "<term>drone</term>", '<term>drone</term><l:register xmlns:l="urn:l">slang</l:register>', 1
    )
    (concept,) = tbx.parse(document).concepts
    assert concept.terms[0].extra == (Item("termNote", "register", "slang"),)
    assert ">slang<" in tbx.render(Termbase((concept,)))


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ('<termNote type="administrativeStatus"> DeprecatedTerm-admn-sts </termNote>', "deprecated"),
        ('<termNote type="administrativeStatus">notRecommended-admn-sts</termNote>', "deprecated"),
        ('<termNote type="administrativeStatus">not recommended</termNote>', "deprecated"),
        ('<termNote type="administrativeStatus">obsolete</termNote>', "deprecated"),
        ('<termNote type="normativeAuthorization">supersededTerm</termNote>', "deprecated"),
        ('<termNote type="normativeAuthorization">admittedTerm</termNote>', "admitted"),
        ('<termNote type="administrativeStatus">unknown</termNote>', "preferred"),
    ],
)
def test_a_status_is_read_however_it_is_written(note, status):
    document = ENTRY.format(f'<term>SALE</term>{note}<termNote type="termType"> acronym </termNote>')
    (concept,) = tbx.parse(document).concepts
    assert concept.terms[0].status == status and concept.terms[0].acronym
    assert tbx.parse(tbx.render(Termbase((concept,)))).concepts == (concept,)


LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE tbx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<tbx><text><body><conceptEntry id="c"><note>&b;</note></conceptEntry></body></text></tbx>"""
SECRET = """<?xml version="1.0"?>
<!DOCTYPE tbx [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<tbx><text><body><conceptEntry id="c"><note>&secret;</note></conceptEntry></body></text></tbx>"""
ENTRY = """<tbx><text><body>
<conceptEntry id="c">
<langSec xml:lang="fr"><termSec>
{}
</termSec></langSec></conceptEntry></body></text></tbx>"""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<tbx><text>", "line 1: not well-formed"),
        (LAUGHS, "line 2: entity declarations are refused"),
        (SECRET, "line 2: entity declarations are refused"),
        ("<html/>", "not TBX"),
        (ENTRY.format("<term> </term>"), "line 4: an empty fr term"),
        (ENTRY.format("<note>x</note>"), "line 3: a term section has no <term>"),
        (ENTRY.format(f"<term>{'mot ' * 200}</term>"), "line 4: a fr term of 200 words"),
        ("<tbx><conceptEntry id='a'/>\n<conceptEntry id='a'/></tbx>", "line 2: two entries have the id"),
        ("", "not well-formed"),
        pytest.param(f"<tbx><conceptEntry>{'<hi>' * 3000}{'</hi>' * 3000}</conceptEntry></tbx>", "too deep", id="deep"),
        (b"\xff\xfe\x00", "not"),
    ],
)
def test_a_broken_tbx_file_is_named_with_its_line(tmp_path, content, said):
    path = tmp_path / "broken.tbx"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(GlossaryError) as caught:
        load([str(path)])
    assert str(path) in str(caught.value) and said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("drone,drone\nchar,tank\n", "row 1: no header"),
        ("", "empty"),
        ("fr,en,fr\na,b,c\n", "row 1: two columns for the language “fr”"),
        ("fr,en\ndrone,drone\nchar,\n", "row 3: an empty en term"),
        ('fr,en\n"a\nb",c\n , x\n', "row 4: an empty fr term"),
        (f"fr,en\ndrone,{'word ' * 200}\n", "row 2: a en term of 200 words"),
        ("fr,en,status\ndrone,drone,good\n", "row 2: unknown status “good”"),
        ("fr,en,fr gender\ndrone,drone,q\n", "row 2: unknown gender “q”"),
        ("fr,en,es status\ndrone,drone,\n", "has no column “es”"),
    ],
)
def test_a_broken_table_is_named_with_its_row(tmp_path, content, said):
    path = tmp_path / "broken.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        load([str(path)])
    assert str(path) in str(caught.value) and said in str(caught.value)


def test_a_damaged_workbook_is_one_line(tmp_path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(GlossaryError, match=r"t\.xlsx: not a readable XLSX workbook"):
        load([str(path)])


@pytest.mark.parametrize(
    "content",
    [
        "fr;en;note\nmunition rôdeuse;loitering munition;Armée\n".encode(),
        "\ufefffr,en,note\r\nmunition rôdeuse,loitering munition,Armée\r\n".encode(),
        "FR\tEnglish\tNotes\nmunition rôdeuse\tloitering munition\tArmée\n".encode("utf-16"),
        "sep=;\nfr;en;note\nmunition rôdeuse;loitering munition;Armée\n".encode(),
        "fr_FR,en_US,Note\nmunition rôdeuse,loitering munition,Armée\n".encode(),
        "\n\nfr,en,note\n\nmunition rôdeuse,loitering munition,Armée\n".encode(),
        ("fr;en;note\nmunition rôdeuse;loitering munition;Armée\n" + "défense aérienne;air defense;é\n" * 9).encode(
            "cp1252"
        ),
    ],
    ids=["semicolon", "bom", "utf16", "sep", "locale", "blank", "cp1252"],
)
def test_tables_as_spreadsheets_save_them(tmp_path, content):
    path = tmp_path / "desk.csv"
    path.write_bytes(content)
    concept = read(path).concepts[0]
    assert [term.text for term in concept.terms] == ["munition rôdeuse", "loitering munition"]
    assert (concept.id, concept.note) == ("loitering-munition", "Armée")


@pytest.mark.parametrize(
    ("header", "row", "page"),
    [
        ("fr;en", "évacué;evacuated", "cp1252"),
        ("fr;en", "mât;mast", "cp1252"),
        ("sep=;\nid;fr note;fr;de", "1;à côté;brûlé;verbrannt", "cp1252"),
        ("en,ru", "tank,танк", "cp1251"),
        ('"pl status","pl","en"', "preferred,łódź podwodna,submarine", "cp1250"),
    ],
)
def test_a_code_page_is_that_of_the_languages(tmp_path, header, row, page):
    path = tmp_path / "desk.csv"
    path.write_bytes(f"{header}\n{row}\n".encode(page))
    texts = {term.text for term in read(path).concepts[0].terms}
    assert len(texts) == 2 and texts <= set(row.replace(";", ",").split(","))


def test_a_stray_byte_does_not_change_the_code_of_the_rest(tmp_path):
    (tmp_path / "desk.csv").write_bytes("fr,en\nbrûlé,burnt\nmât,mast\n".encode() + b"\xe9vacu\xe9,evacuated\n")
    with pytest.raises(GlossaryError, match="row 4: not UTF-8"):
        load([str(tmp_path / "desk.csv")])


def test_rows_with_a_status_belong_to_the_concept_above(tmp_path):
    path = tmp_path / "desk.csv"
    path.write_text("fr,en,status,client\ndrone,UAS,,ACME\ndrone,drone,deprecated,\nAnka,,dnt,\n", encoding="utf-8")
    first, second = read(path).concepts
    assert [(term.text, term.status) for term in first.in_language("en")] == [
        ("UAS", "preferred"),
        ("drone", "deprecated"),
    ]
    assert first.extra == (Item("note", "", "client: ACME"),)
    assert second.terms == (Term("Anka", "fr", do_not_translate=True),)


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("fr,en,en status", ["drone,UAS,", "drone,drone,deprecated"]),
        ("fr,en,en status", ["drone,drone,deprecated", "drone,UAS,"]),
        ("en,fr,en status", ["UAS,drone,preferred", "drone,drone,obsolete"]),
    ],
)
def test_a_term_to_be_avoided_belongs_to_the_concept_of_the_one_beside_it(tmp_path, header, rows):
    path = tmp_path / "desk.csv"
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    (match,) = Matcher(load([str(path)]), "fr", "en").match("Un drone vole.")
    assert match.forms[0] == "UAS" and match.deprecated == ("drone", "drones")


def test_later_termbases_win_and_say_what_they_overrule():
    ours = Termbase((Concept("uas", terms=(Term("drone", "fr"), Term("UAS", "en"))),))
    shipped = Termbase((Concept("drone", terms=(Term("drone", "fr"), Term("drone", "en"), Term("dron", "es"))),))
    both = merge(shipped, ours)
    assert [concept.id for concept in both.concepts] == ["uas", "drone"]
    (conflict,) = both.conflicts
    assert (conflict.term, conflict.kept, conflict.dropped) == ("drone", "UAS", "drone")
    same = Termbase((Concept("drone", terms=(Term("drone", "fr"), Term("UAS", "en"))),))
    (concept,) = merge(shipped, same).concepts
    assert [(term.language, term.text) for term in concept.terms] == [("fr", "drone"), ("en", "UAS"), ("es", "dron")]


TWO_TERMS = """<tbx><text><body><conceptEntry id="{}">
<langSec xml:lang="fr"><termSec><term>{}</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>{}</term></termSec></langSec></conceptEntry></body></text></tbx>"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("a.tbx", TWO_TERMS.format("c1", "obus", "shell")), ("b.tbx", TWO_TERMS.format("c1", "tourelle", "turret"))),
        (("a.tbx", TWO_TERMS.format("shell", "obus", "shell")), ("b.csv", "fr,en\ncoquille,shell\ntourelle,turret\n")),
        (("a.csv", "id,fr,en\nc1,obus,shell\n"), ("b.csv", "id,fr,en\nc1,tourelle,turret\nc1-2,blindé,armor\n")),
        (("a.csv", "fr,en\nobus,shell\n"), ("b.csv", "fr,en\nmunition,shell\ntourelle,turret\n")),
    ],
)
def test_an_id_that_is_the_same_by_chance_costs_no_term(tmp_path, first, second):
    for name, content in (first, second):
        (tmp_path / name).write_text(content, encoding="utf-8")
    both = load([str(tmp_path / name) for name, _ in (first, second)])
    for french, english in (("obus", "shell"), ("tourelle", "turret")):
        ((concept, _),) = both.lookup(french, "fr")
        assert [term.text for term in concept.in_language("en")] == [english]
    ids = [concept.id for concept in both.concepts]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ["defense", "nowhere.csv", "notes.docx"])
def test_an_unknown_glossary_says_what_there_is(name):
    with pytest.raises(GlossaryError, match=r"defence, none, or a \.tbx, \.csv"):
        load([name])


def test_none_is_empty_and_a_second_load_gives_the_same(tmp_path):
    assert list(load(["none"]).concepts) == []
    path = tmp_path / "desk.csv"
    path.write_text("fr,en\ndrone,UAS\n", encoding="utf-8")
    first, second = load([str(path)], "gb"), load([str(path)], "gb")
    assert list(first.concepts) == list(second.concepts) and second.english == "gb"
    path.write_text("fr,en\ndrone,RPA aircraft\n", encoding="utf-8")
    assert load([str(path)]).concepts[0].terms[1].text == "RPA aircraft"


def test_check_names_every_fault_and_its_line(tmp_path):
    path = tmp_path / "faulty.csv"
    rows = [
        "id,fr,en,fr pos,en pos,status",
        "d1,drone,drone,noun,noun,",
        "d2,drone,UAS,noun,noun,",
        "s,munition  rôdeuse,loitering munition ,noun,noun,",
        "f,force,force,noun,noun,",
        "p,navire,ship,noun,noun,",
        "p,bateau,vessel,noun,noun,",
        "c1,char,tank,noun,noun,",
        "c1,blindé,armour,noun,noun,deprecated",
        "c2,blindé,armour,noun,noun,",
        "c2,char,tank,noun,noun,deprecated",
        "w,Munition guidée,guided munition,noun,noun,",
        "w2,munition,ammunition,noun,noun,",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    found = {(problem.kind, problem.concept, problem.line) for problem in check(read(path))}
    assert {
        ("preferred", "d2", 3),
        ("space", "s", 4),
        ("common", "f", 5),
        ("preferred", "p", 6),
        ("cycle", "c1", 8),
        ("case", "w", 12),
    } <= found


@pytest.fixture(scope="module")
def shipped():
    return read("defence")


def test_the_shipped_termbase_is_sound(shipped):
    assert [str(problem) for problem in check(shipped)] == []
    languages = [set(concept.languages) for concept in shipped.concepts]
    assert sum({"en", "fr"} <= codes for codes in languages) >= 1000
    assert sum({"en", "fr", "es", "de", "ru"} <= codes for codes in languages) >= 500
    for concept in shipped.concepts:
        assert concept.subject and concept.source and all(term.part_of_speech for term in concept.terms)
        for term in concept.terms:
            if term.language == "fr" and term.part_of_speech == "noun" and not term.acronym and not term.proper:
                assert term.gender, term


def test_the_shipped_file_is_as_it_would_be_written(shipped):
    assert tbx.render(shipped) == SHIPPED["defence"].read_text(encoding="utf-8")
    assert tbx.read(SHIPPED["defence"], trusted=True).concepts == shipped.concepts
