"""English around filled holes: articles, prepositions, appositions, ranks."""

import pytest

from translate.decoding.appositions import appositions
from translate.decoding.articles import is_mass
from translate.decoding.demonyms import mend_nationalities
from translate.decoding.joints import mend
from translate.decoding.kept import Kept
from translate.decoding.place_names import mend_places
from translate.decoding.prepare import fill, prepare
from translate.packages.package import Markers


def holes(text, *wanted):
    """Kept stretches of ``text``: (surface, kind, rendering[, number])."""
    found = []
    for surface, kind, rendering, *number in wanted:
        start = text.rindex(surface)
        found.append(Kept(start, start + len(surface), kind, (rendering,), number=number[0] if number else "singular"))
    return found


@pytest.mark.parametrize(
    ("text", "wanted", "hypothesis", "right"),
    [
        (
            "Le vice-ministre de la Défense du Kazakhstan parle.",
            [("vice-ministre de la Défense", "term", "deputy minister"), ("Kazakhstan", "name", "Kazakhstan")],
            "[1] [2] speaks.",
            "The deputy minister of Kazakhstan speaks.",
        ),
        (
            "Il a bombardé lundi un dépôt.",
            [("dépôt", "term", "depot")],
            "He bombed on Monday [1].",
            "He bombed on Monday a depot.",
        ),
        (
            "Il est au ministère.",
            [("ministère", "term", "Ministry of Defense")],
            "He is at [1].",
            "He is at the Ministry of Defense.",
        ),
        (
            "La Cédéao parle.",
            [("Cédéao", "term", "Economic Community of West African States")],
            "The [1] speaks.",
            "The Economic Community of West African States speaks.",
        ),
        (
            "Il parle de la dissuasion.",
            [("dissuasion", "term", "deterrence")],
            "He speaks of the [1].",
            "He speaks of deterrence.",
        ),
        (
            "La junte birmane parle.",
            [("junte", "term", "junta")],
            "The [1] Burmese [1] speaks.",
            "The Burmese junta speaks.",
        ),
        (
            "Le ministre kazakh Tokaïev parle.",
            [("ministre", "term", "minister"), ("Tokaïev", "name", "Tokayev")],
            "The Kazakh [2] [1] speaks.",
            "The Kazakh minister Tokayev speaks.",
        ),
        (
            "Des drones volent.",
            [("drones", "term", "drones", "plural")],
            "[1]s fly.",
            "drones fly.",
        ),
        (
            "Des drones russes volent.",
            [("drones", "term", "drones", "plural")],
            "The [1]s fly.",
            "Russian drones fly.",
        ),
        (
            "Le président kazakh Tokaïev parle.",
            [("Tokaïev", "name", "Tokaïev")],
            "The president Kazakh [1] speaks.",
            "The Kazakh president Tokaïev speaks.",
        ),
        (
            "Il a demandé au ministre de partir.",
            [("ministre", "term", "minister of defense")],
            "He asked [1] to leave.",
            "He asked the minister of defense to leave.",
        ),
        (
            "Les drones, turcs Anka et autres.",
            [("Anka", "name", "Anka")],
            "The drones, Turk [1] and others.",
            "The drones, Turkish Anka and others.",
        ),
        (
            "Des drones russes Orlan, turcs Anka et israéliens Skylark.",
            [("Orlan", "name", "Orlan"), ("Anka", "name", "Anka"), ("Skylark", "name", "Skylark")],
            "Russian [1], Russian [2] and [3] drones.",
            "Russian Orlan, Turkish Anka and Israeli Skylark drones.",
        ),
        (
            "Les meilleurs drones turcs volent.",
            [("drones", "term", "drones", "plural")],
            "The best [1]s fly.",
            "The best Turkish drones fly.",
        ),
        (
            "Il développe la production de chars avec la participation de partenaires.",
            [("chars", "term", "tanks", "plural"), ("partenaires", "term", "partners", "plural")],
            "It develops [1]s production with [2]s' participation.",
            "It develops the production of tanks with the participation of partners.",
        ),
        (
            "« Non », dit le capitaine de vaisseau Kerbrat.",
            [("capitaine de vaisseau", "term", "navy captain"), ("Kerbrat", "name", "Kerbrat")],
            '"No," [1] [2] says.',
            '"No," Navy Captain Kerbrat says.',
        ),
        (
            "L'aide des ONG étrangères part.",
            [("ONG", "term", "NGOs", "plural")],
            "Foreign help, foreign [1]s help leaves.",
            "Foreign help, the help of foreign NGOs leaves.",
        ),
        (
            "La production de chars coûte.",
            [("chars", "term", "tanks", "plural")],
            "The [1]s factories are costly.",
            "The tanks factories are costly.",
        ),
        (
            "Le syndicat des personnels civils de la défense part.",
            [("personnels civils", "term", "civilian personnel", "plural")],
            "The defense [1]s union leaves.",
            "The defense civilian personnel union leaves.",
        ),
        (
            "Il a salué Anka.",
            [("Anka", "name", "Anka")],
            "He greeted Russian [1].",
            "He greeted Russian Anka.",
        ),
        (
            "Au centre du ministère.",
            [("centre", "term", "center"), ("ministère", "term", "ministry")],
            "At the [1] the [2].",
            "At the center of the ministry.",
        ),
        ("Selon l'OTAN, oui.", [("OTAN", "term", "NATO")], "According to the [1], yes.", "According to NATO, yes."),
        ("Il tire sur une frégate.", [("frégate", "term", "frigate")], "He fires at [1].", "He fires at a frigate."),
        ("Il a une frégate.", [("frégate", "term", "frigate")], "He has one [1].", "He has a frigate."),
        ("Il vise les drones.", [("drones", "term", "drones", "plural")], "He aims at [1]s.", "He aims at drones."),
        ("Les drones volent.", [("drones", "term", "drones", "plural")], "[1]s fly.", "The drones fly."),
        (
            "Le général Alain Thévenet parle.",
            [("général", "term", "major general"), ("Alain Thévenet", "name", "Alain Thévenet")],
            "The [1] [2] speaks.",
            "Major General Alain Thévenet speaks.",
        ),
    ],
)
def test_a_hypothesis_is_mended(text, wanted, hypothesis, right):
    prepared = prepare(text, holes(text, *wanted))
    assert fill(prepared, mend(prepared, text, hypothesis)) == right


@pytest.mark.parametrize(
    ("text", "wanted", "hypothesis", "right"),
    [
        (
            "Un navire du ministère kazakh de la Défense.",
            ("ministère kazakh de la Défense", "term", "Kazakh Ministry of Defense"),
            "A ship of Kazakh Ministry of Defense.",
            "A ship of the Kazakh Ministry of Defense.",
        ),
        (
            "Il parle des aéronefs.",
            ("aéronefs", "term", "aircraft", "plural"),
            "He speaks of aircraft.",
            "He speaks of aircraft.",
        ),
        ("Il vise un canon.", ("canon", "term", "gun"), "The gunner aims at gun.", "The gunner aims at a gun."),
    ],
)
def test_a_term_asked_for_by_markers_is_mended_like_a_hole(text, wanted, hypothesis, right):
    prepared = prepare(text, asked=holes(text, wanted), markers=Markers("<term>", "<as>", "</term>"))
    assert fill(prepared, mend(prepared, text, hypothesis)) == right


def test_a_term_asked_for_twice_is_mended_at_both_places():
    text = "La frégate remplace une frégate."
    both = [Kept(start, start + 7, "term", ("frigate",)) for start in (3, 24)]
    prepared = prepare(text, asked=both, markers=Markers("<term>", "<as>", "</term>"))
    assert mend(prepared, text, "frigate stands in for frigate.") == "The frigate stands in for a frigate."


def test_a_plural_name_has_its_article_a_type_has_none():
    text = "Il produit pour les forces armées et les drones."
    wanted = [("forces armées", "term", "Armed Forces", "plural"), ("drones", "term", "Anka drones", "plural")]
    prepared = prepare(text, holes(text, *wanted))
    mended = mend(prepared, text, "He produces for [1]s and [2]s.")
    assert fill(prepared, mended) == "He produces for the Armed Forces and Anka drones."


def test_a_type_goes_before_its_noun_and_a_person_after_the_rank():
    text = "Deux hélicoptères NH90 et le colonel Dupont."
    found = appositions(
        text,
        holes(
            text,
            ("hélicoptères", "term", "helicopters", "plural"),
            ("NH90", "name", "NH90"),
            ("colonel", "term", "colonel"),
            ("Dupont", "name", "Dupont"),
        ),
    )
    assert [item.forms[0] for item in found] == ["NH90 helicopters", "colonel", "Dupont"]
    (helicopters,) = holes(text, ("hélicoptères", "term", "helicopters", "plural"))
    several = Kept(18, 22, "term", ("NH90s", "NH90"), number="plural")
    assert [item.forms[0] for item in appositions(text, [helicopters, several])] == ["NH90 helicopters"]


def test_a_first_name_goes_with_the_last():
    text = "Volodymyr Zelensky parle, Paris Match aussi."
    named = holes(text, ("Volodymyr", "name", "Volodymyr"), ("Zelensky", "term", "Zelensky"))
    assert [item.forms for item in appositions(text, named)] == [("Volodymyr Zelensky",)]


def test_operations_keep_their_noun_first():
    text = "L'opération Barkhane continue."
    found = appositions(text, holes(text, ("opération", "term", "operation"), ("Barkhane", "term", "Barkhane")))
    assert [item.forms[0] for item in found] == ["operation", "Barkhane"]


def test_countries_have_no_article_and_one_is_in_them():
    def bare(text, source):
        start = source.index("Kazakhstan")
        return mend_places(text, source, [Kept(start, start + 10, "name", ("Kazakhstan",), place=True)])

    assert bare("the Kazakhstan was at Kazakhstan.", "au Kazakhstan") == "Kazakhstan was in Kazakhstan."
    assert bare("the Kazakhstan government", "le gouvernement du Kazakhstan") == "the Kazakhstan government"
    assert bare("of the Kazakhstan announced", "du Kazakhstan a annoncé") == "of Kazakhstan announced"
    assert bare("the Kazakhstan armed forces", "les forces armées du Kazakhstan") == "the Kazakhstan armed forces"
    assert bare("the Kazakhstan cooperates", "le Kazakhstan coopère") == "Kazakhstan cooperates"
    assert bare("the Kazakhstan Engineering plant", "le Kazakhstan") == "the Kazakhstan Engineering plant"
    assert bare("troops on Kazakhstan", "des troupes en Kazakhstan") == "troops in Kazakhstan"
    belarus = [Kept(3, 10, "name", ("Belarus",), place=True)]
    emirates = [Kept(3, 23, "name", ("United Arab Emirates", "UAE", "Emirates"), place=True)]
    text = mend_places("of the Arab Emirates", "des Émirats arabes unis", emirates)
    assert text == "of the United Arab Emirates"
    assert mend_places('the Belarus\'s "efforts"', 'les "efforts du Bélarus"', belarus) == 'Belarus\'s "efforts"'
    assert mend_places("refugees in the Belarus.", "au Bélarus", belarus) == "refugees in Belarus."
    assert bare("sanctions on Kazakhstan", "les sanctions au Kazakhstan") == "sanctions on Kazakhstan"


def test_seas_are_named_once():
    source = "en mer de Barents"
    barents = Kept(3, 17, "name", ("Barents Sea",), place=True)
    assert mend_places("at the sea of Barents Sea", source, [barents]) == "in the Barents Sea"


def test_unions_have_their_article():
    text = "le ministre des Émirats arabes unis et les États-Unis"
    places = [
        Kept(16, 36, "name", ("United Arab Emirates",), place=True),
        Kept(43, 53, "name", ("United States",), place=True),
    ]
    assert (
        mend_places("the minister of United Arab Emirates and the United States", text, places)
        == "the minister of the United Arab Emirates and the United States"
    )
    assert mend_places("of the Arab Emirates", text, places) == "of the United Arab Emirates"


@pytest.mark.parametrize(("term", "mass"), [("cybersecurity", True), ("air defense", True), ("air base", False),
                                            ("ministry of defense", False), ("electronic warfare", True)])  # fmt: skip
def test_mass_nouns(term, mass):
    assert is_mass(term) is mass


@pytest.mark.parametrize(
    ("source", "name", "text", "right"),
    [
        ("Le président kazakh Tokaïev", "Tokaïev", "The Kazakh Tokaïev president", "The Kazakh president Tokaïev"),
        (
            "Le ministre estonien Hanno Pevkur",
            "Hanno Pevkur",
            "The minister Estonian Hanno Pevkur",
            "The Estonian minister Hanno Pevkur",
        ),
        ("Le drone turc TB3", "TB3", "The Turkish TB3 drone", "The Turkish TB3 drone"),
        ("L'ancien président malien Keita", "Keita", "The former Malian Keita", "The former Malian President Keita"),
        (
            "Le premier ministre turc Keita",
            "Keita",
            "The Turkish Keita prime minister",
            "The Turkish prime minister Keita",
        ),
    ],
)
def test_nationalities_come_before_the_noun_and_the_noun_before_the_name(source, name, text, right):
    start = source.index(name)
    assert mend_nationalities(text, source, [Kept(start, start + len(name), "name", (name,))]) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("According to a officer, no.", "According to a Estonian officer, no."),
        ("According to an officer of Estonian, no.", "According to an Estonian officer, no."),
        ("According to a Russian officer, no.", "According to a Estonian officer, no."),
        ("According to a estonician officer, no.", "According to a Estonian officer, no."),
        ("According to Estonia's officer, no.", None),
        ("According to officers and an officer, an officer, no.", None),
    ],
)
def test_a_lost_nationality_goes_before_its_noun(text, right):
    source = "D'après un officier estonien, non."
    estonian = Kept(20, 28, "name", ("Estonian", "Estonia"))
    assert mend_nationalities(text, source, [estonian]) == (right or text)


def test_a_nationality_stands_before_the_name_that_it_belongs_to():
    source, text = "Le Tejas indien est tombé.", "Tejas Indian crashed."
    indian = Kept(9, 15, "name", ("Indian", "India"))
    assert mend_nationalities(text, source, [indian]) == "The Indian Tejas crashed."
    source = "Le suivi indien HAL."
    assert mend_nationalities("And the HAL Indian.", source, [indian]) == "And Indian HAL."
    assert mend_nationalities("And India HAL.", source, [indian]) == "And Indian HAL."


def test_half_a_nationality_gives_way_to_the_whole():
    source = "L'industriel franco-allemand gagne."
    both = Kept(13, 28, "name", ("Franco-German",))
    assert source[both.start : both.end] == "franco-allemand"
    assert mend_nationalities("The frank industry wins.", source, [both]) == "The Franco-German industry wins."
    source = "Un consortium germano-italien."
    both = Kept(14, 29, "name", ("German-Italian",))
    assert mend_nationalities("For angermano-Italian consortium.", source, [both]) == "For a German-Italian consortium."
