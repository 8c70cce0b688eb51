"""What has to survive a translation, and what is seen to be wrong with one."""

import pytest

from translate.decoding import checks, guards
from translate.decoding.names import names
from translate.glossary.matching import Matcher
from translate.glossary.termbase import Concept, Term, Termbase


@pytest.mark.parametrize(
    ("text", "hypothesis", "kinds"),
    [
        ("Il a 12 avions.", "He has 12 aircraft.", []),
        ("Il a 12 avions.", "He has twelve aircraft.", []),
        ("Il a six avions.", "He has 6 aircraft.", []),
        ("Il a 12 avions.", "He has 21 aircraft.", ["number", "number"]),
        ("Il a 1,5 million.", "He has 1.5 million.", []),
        ("Le 58e régiment est là.", "The 58th regiment is here.", []),
        ("Il est venu.", "", ["length"]),
        ("Il a vu la mer.", "He saw the sea, the sea, the sea.", ["loop"]),
        ("Zhazykbayev est venu.", "Zhazykbaykbaykbay came.", ["loop"]),
        ("« Non », dit-il.", "No, he says.", ["quote"]),
        ("Un camion chargé d'explosifs arrive.", "A truck loaded with explosives arrives.", []),
        ("Un camion chargé d'explosifs arrive.", "A loaded truck arrives.", ["omission"]),
    ],
)
def test_what_is_wrong_is_seen(text, hypothesis, kinds):
    assert sorted(problem.flag.kind for problem in checks.check(text, hypothesis, "fr", "en", ())) == kinds


@pytest.mark.parametrize(
    ("hypothesis", "missing"),
    [
        ("The drone fleet, a drone and drones.", []),
        ("The drone fleet, a drone.", ["drones"]),
        ("The drone fleet and drones.", ["drone"]),
        ("Drones and a drone, a fleet.", ["flotte de drones"]),
        ("The drone fleet.", ["drone", "drones"]),
    ],
)
def test_a_word_stands_for_one_term_only(hypothesis, missing):
    texts = {"drone": "drone", "flotte de drones": "drone fleet"}
    concepts = (Concept(fr, terms=(Term(fr, "fr"), Term(en, "en"))) for fr, en in texts.items())
    source = "La flotte de drones, un drone et des drones."
    terms = Matcher(Termbase(tuple(concepts)), "fr", "en").match(source)
    found = [problem.constraint for problem in checks.check(source, hypothesis, "fr", "en", terms)]
    assert [term.source for term in found if term] == missing


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Selon la BCE.", ("BCE", ("ECB",), True)),
        ("Des ONG protestent.", ("ONG", ("NGOs",), True)),
        ("L'ONG Oxfam proteste.", ("ONG", ("NGO",), True)),
        ("Selon l'ECPAD.", ("ECPAD", ("ECPAD",), True)),
        ("Selon la CIA.", ("CIA", ("CIA",), False)),
        ("Selon le RAID.", ("RAID", ("RAID",), False)),
    ],
)
def test_an_acronym_is_kept_or_becomes_the_one_of_the_other_language(text, found):
    first = names(text, "fr", "en", len)[0]
    assert (text[first.start : first.end], first.forms, first.rare) == found


def test_names_are_found_and_ordinary_words_are_not(engine):
    text = "Hier, le Centre de Défense de Baykar a reçu Haluk Gorgun et l'Orlan-10 en Turquie, selon l'ONU."
    found = names(text, "fr", "en", lambda word: len(engine.encode(word)))
    assert [text[name.start : name.end] for name in found if name.kind == "name"] == [
        "Baykar", "Haluk Gorgun", "Orlan-10", "Turquie", "ONU",
    ]  # fmt: skip
    assert next(name for name in found if text[name.start :].startswith("Turquie")).find("in Turkey's north")


def test_words_that_open_a_sentence_are_no_names_and_names_have_their_english_form(engine):
    text = "Aujourd'hui, oui. Fondamentalement, non. Toujours. La planète Vénus, puis Mars, le 3 Mars."
    found = names(text, "fr", "en", lambda word: len(engine.encode(word)), taken=[(len(text) - 5, len(text))])
    assert [(text[name.start : name.end], *name.forms) for name in found] == [("Vénus", "Venus"), ("Mars", "Mars")]
    assert [item.forms for item in guards.dates(text, "fr", "en")] == [("March",)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La frégate de défense Amiral Castex et le patrouilleur outre-mer La Combattante.",
            "Amiral Castex|La Combattante",
        ),
        ("Le sous-marin Koursk, la frégate Amiral Makarov.", "Kursk|Makarov"),
        ("L'amiral Cyril de Jaurias, M. Jean d'Artois.", "Cyril de Jaurias|Jean d'Artois"),
        ("Trente-deux marins, les Vingt-Sept.", ""),
    ],
)
def test_names_of_ships_and_persons_are_whole(text, wanted):
    found = [name.forms[0] for name in names(text, "fr", "en", len)]
    assert found == [name for name in wanted.split("|") if name]


def test_places_are_known_without_their_accent_and_by_their_adjective():
    text = "L'Egypte, la Californie, le Niger et des pays d'Afrique en parlent au Caire."
    found = names(text, "fr", "en", len)
    assert [kept.forms[0] for kept in found] == ["Egypt", "California", "Niger", "Africa", "Cairo"]
    good = "Egypt, California, Niger and African countries talk about it in Cairo."
    assert [kept for kept in found if not kept.find(good)] == []
    assert [kept for kept in found if not kept.find(good.replace("Niger", "Nigerian"))] == [found[2]]


def test_a_month_or_weekday_is_missed():
    text = "Début octobre, puis mardi, il a marché en mars."
    kept = guards.dates(text, "fr", "en")
    assert [item.forms[0] for item in kept] == ["October", "Tuesday", "March"]
    problems = checks.check(text, "In October and on Tuesday he walked.", "fr", "en", kept)
    assert [problem.flag.kind for problem in problems] == ["date"]


@pytest.mark.parametrize(
    ("text", "hypothesis", "lost"),
    [
        ("Quinze drones ont volé.", "Fourteen drones flew.", ["Quinze"]),
        ("Quinze drones ont volé.", "15 drones flew.", []),
        ("Les deux pays ont signé.", "Both countries signed.", []),
        ("Un appareil à trois roues.", "A three-wheeled machine.", []),
        ("Dans les années soixante.", "In the 1960s.", []),
        ("Il a vingt et un chars et deux cent six canons.", "It has 21 tanks and two hundred and six guns.", []),
        ("À six heures trente, un avion neuf.", "At half past six, a new aircraft.", []),
        ("Une trentaine de soldats et un sergent.", "Some soldiers and a sergeant.", ["trentaine"]),
        ("Une trentaine de soldats, moins d'une vingtaine.", "Some 30 soldiers, not two dozen.", []),
        ("Des dizaines de milliers de civils.", "Tens of thousands of civilians.", []),
        ("Des dizaines de milliers de civils.", "Thousands of civilians.", ["dizaines"]),
    ],
)
def test_numbers_in_words_are_missed(text, hypothesis, lost):
    found = guards.numbers(text, "fr", "en")
    problems = checks.check(text, hypothesis, "fr", "en", found)
    assert [text[problem.constraint.start : problem.constraint.end] for problem in problems] == lost


def test_a_negation_is_missed():
    def missed(french, english):
        found = (problem.flag.detail for problem in checks.check(french, english, "fr", "en", []))
        return [detail for detail in found if "negation" in detail]

    lost = "The negation “n'a pas” seems to be missing from the translation."
    assert missed("L'armée n'a pas tiré.", "The army fired.") == [lost]
    assert missed("L'armée n'a pas tiré.", "The army didn't fire.") == []
    assert missed("Il n'a jamais pu voter.", "He was unable to vote.") == []
    assert missed("L'armée n'a que dix chars.", "The army has ten tanks.") == []
    assert missed("Il ne tarde pas à tirer.", "He soon fires.") == []


def test_nationalities_are_missed_in_any_form():
    text = "Les forces estoniennes et la marine néerlandaise, avec un navire turc."
    found = guards.nationalities(text, "fr", "en")
    assert [kept.forms[0] for kept in found] == ["Estonian", "Dutch", "Turkish"]
    lost = checks.check(text, "The Estonian forces and the navy of the Netherlands, with a ship.", "fr", "en", found)
    assert [problem.constraint for problem in lost] == [found[2]]
    assert guards.nationalities(text, "fr", "es") == []


def test_words_that_no_dictionary_has_are_seen():
    text, hypothesis = (
        "La prison a été incendiée.",
        "The prison was uncendied, the well-preserved one incendiée by Uvw.",
    )
    dictionary = set("The prison was the well preserved one by".split())
    problems = checks.check(text, hypothesis, "fr", "en", (), dictionary.__contains__)
    assert [(problem.flag.kind, problem.word) for problem in problems] == [
        ("word", "uncendied"), ("name", "Uvw"), ("word", "incendiée"),
    ]  # fmt: skip
    assert problems[1].weight > problems[2].weight


@pytest.mark.parametrize(
    ("text", "hypothesis", "odd"),
    [
        ("Une auberge a brûlé.", "Abergee burnt.", ["Abergee"]),
        ("Propulsé par un moteur.", "Propulsé by an engine.", ["Propulsé"]),
        ("Papadimos l'a dit.", "Papademos said it.", []),
        ("Selon Papadimos, oui.", "Papademos says yes.", []),
        ("La fille d'Ovechkin va bien.", "Ovechkin says yes.", []),
        ("Une auberge a brûlé.", "The inn burnt.", []),
    ],
)
def test_a_word_that_opens_a_sentence_is_no_name_where_the_original_has_none(text, hypothesis, odd):
    dictionary = set("burnt by an engine said it says yes The inn".split())
    problems = checks.check(text, hypothesis, "fr", "en", (), dictionary.__contains__)
    assert [problem.word for problem in problems if problem.flag.kind == "word"] == odd


def test_a_strait_is_a_place_by_its_name_only():
    found = guards.places("Du détroit de Malacca au détroit, vers Détroit.", "fr", "en")
    assert [place.forms[0] for place in found] == ["Strait of Malacca", "Detroit"]
