"""Decoding with the real embedded package: what must survive does, and what does not is said."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.decoding import checks, coverage, guards, repair
from translate.decoding.alignment import Alignment, follow
from translate.decoding.engine import Engine, Settings
from translate.decoding.hints import hinted, suggested
from translate.decoding.kept import Kept
from translate.decoding.leg import Leg
from translate.decoding.names import names
from translate.decoding.ordering import subject_first
from translate.decoding.request import Request
from translate.glossary.matching import Matcher
from translate.glossary.termbase import Concept, Term, Termbase
from translate.packages import store
from translate.text import lexicon
from translate.text.cognates import cognate, compound


@pytest.fixture(scope="module")
def engine():
    return Engine(next(p for p in store.found() if p.embedded), Settings())


@pytest.fixture(scope="module")
def leg(engine):
    return Leg(engine)


SENTENCES = [
    ("Le vice-ministre Shaykh-Khasan Zhazykbayev a signé l'accord le 9 décembre 2024.", ["Zhazykbayev", "9", "2024"]),
    ("Le drone Bayraktar TB3 a volé 1,5 heure à 12 000 pieds.", ["Bayraktar TB3", "1.5", "12,000"]),
    ("Écrivez à presse@exemple.fr ou voyez https://exemple.fr/a_b-c?d=1.", ["presse@exemple.fr", "https://exemple.fr/a_b-c?d=1"]),
    ("Petropavlovsk et Baykar ont livré 145 drones à l'armée.", ["Petropavlovsk", "Baykar", "145"]),
    ("Le compte @defense_kz a publié 58 photos.", ["@defense_kz", "58"]),
]  # fmt: skip


def test_names_figures_and_addresses_survive(leg):
    results = leg.translate([Request(text) for text, _ in SENTENCES])
    for (text, kept), result in zip(SENTENCES, results, strict=True):
        lost = [word for word in kept if word not in result.text]
        assert not lost or result.flags, (text, result)
        assert len(lost) == 0, (text, result)


def test_code_is_carried_over_and_marks_find_their_place(leg):
    text = "Lancez la commande make_test et lisez le rapport."
    code = (text.index("make_test"), text.index(" et"))
    noun = (text.index("rapport"), text.index("."))
    (result,) = leg.translate([Request(text, opaque=(code,), spans=(code, noun))])
    assert [result.text[start:end] for start, end in result.spans] == ["make_test", "report"]


def test_participles_that_open_a_sentence_stay_with_their_subject(leg):
    text = "Composée de trois navires, la flotte a quitté Toulon."
    ship, fleet = ((text.index(word), text.index(word) + len(word)) for word in ("navires", "flotte"))
    (result,) = leg.translate([Request(text, spans=(ship, fleet))])
    assert [result.text[start:end] for start, end in result.spans] == ["ships", "fleet"]
    assert result.text.startswith("The fleet, ")


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("Blessé à la jambe, le soldat a fui.", "Le soldat, blessé à la jambe, a fui."),
        ("Née à Kiev, Anna Petrova n'a pas fui.", "Anna Petrova, née à Kiev, n'a pas fui."),
        ("Blessé à la jambe, il a fui.", None),
        ("Samedi à midi, le soldat a fui.", None),
        ("Le soldat a fui.", None),
    ],
)
def test_subjects_come_first(text, ordered):
    found = subject_first(Request(text))
    assert (found and found.text) == ordered


def test_raised_and_lowered_figures_survive(leg):
    (result,) = leg.translate([Request("Il y a 3 km² de forêt, et 40 m³ d’eau, sans CO₂.")])
    assert all(word in result.text for word in ("3 km²", "40 m³", "CO₂"))
    assert not result.flags


def test_results_come_in_the_order_of_the_requests(leg):
    texts = ["Bonjour.", "Le ministre a visité la base aérienne avec 12 soldats.", "Merci.", "Il pleut."]
    alone = [leg.translate([Request(text)])[0].text for text in texts]
    assert [result.text for result in leg.translate([Request(text) for text in texts])] == alone


def test_a_very_long_sentence_is_not_cut_off(leg, engine):
    text = "Le ministre a visité " + ", ".join(f"la base numéro {n}" for n in range(1, 60)) + "."
    assert len(engine.encode(text)) > 200
    (result,) = leg.translate([Request(text)])
    assert {str(n) for n in range(1, 60)} <= set(re.findall(r"\d+", result.text)) or result.flags


def test_forced_pieces_begin_the_hypothesis(engine):
    prefix = engine.encode("The soldiers")
    (found,) = engine.translate([engine.encode("Les militaires sont partis.")], [prefix])
    assert engine.decode(found[0].pieces).startswith("The soldiers")


def test_a_long_beginning_leaves_room_within_the_positions_that_a_package_has(engine):
    beginning = (engine.encode("drone") * 300)[:300]
    ((hypothesis,),) = engine.translate([beginning[:130]], [beginning])
    assert hypothesis.pieces[:300] == tuple(beginning)


def test_more_hypotheses_differ(engine):
    (found,) = engine.translate([engine.encode("Il a quitté le port hier soir.")], hypotheses=4)
    assert len({hypothesis.pieces for hypothesis in found}) == 4


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


def test_a_part_of_a_sentence_is_read_as_a_part_of_that(leg):
    sentence = "Les sous-marins emportent seize missiles."
    part = Request("Les sous-marins emportent", fragment=True, sentence=sentence)
    assert "carry" in leg.translate([part])[0].text


def test_a_name_that_was_lost_is_asked_for_again(leg):
    (result,) = leg.translate([Request("L'hélicoptère s'est écrasé au large d'Ouessant.")])
    assert result.text == "The helicopter crashed off Ouessant."


def test_no_word_is_made_up_without_a_flag(leg):
    texts = [
        "Le zorglub a rembistoulé la frégate.",
        "Les chronoflumeurs grabouillent le convoi.",
        "Il pleut sur Brest.",
    ]
    for text, result in zip(texts, leg.translate([Request(text) for text in texts]), strict=True):
        odd = {word for word in re.findall(r"\b[^\W\d_A-Z]+\b", result.text) if not lexicon.is_ordinary(word, "en")}
        flagged = {flag.detail.split("”")[0][1:] for flag in result.flags if flag.kind == "word"}
        assert {word for word in odd if len(leg.engine.encode(word)) > 1} <= flagged, (text, result)


@given(st.text(max_size=30), st.text(max_size=30), st.data())
def test_spans_stay_within_the_text_that_they_follow(old, new, data):
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    (moved,) = follow([(start, end)], old, new)
    assert 0 <= moved[0] <= moved[1] <= len(new)


@pytest.mark.parametrize(
    ("old", "word", "new", "right"),
    [
        ("The frigate Britain left.", "Britain", "The frigate Brittany left.", "Brittany"),
        ("It is in Iran.", "Iran", "It is in Vilirian.", "Vilirian"),
        ("The crew met.", "cre", "The crews met.", "cre"),
    ],
)
def test_spans_end_with_the_words_that_they_follow(old, word, new, right):
    start = old.index(word)
    (moved,) = follow([(start, start + len(word))], old, new)
    assert new[slice(*moved)] == right


ATTENDS = "Le chef a dit que les efforts du pays seront grands"


def placed(hypothesis, text):
    """``hypothesis``, of as many words as ATTENDS, each attending to the word in its place; ``text`` came of it."""
    sources = tuple(match.span() for match in re.finditer(r"\w+", ATTENDS))
    words = tuple(match.span() for match in re.finditer(r"\w+", hypothesis))
    return repair.Placed(Alignment(words, sources, np.eye(len(words), len(sources))), hypothesis, text)


@pytest.mark.parametrize(
    ("share", "right"),
    [
        (0.3, "The navy sailed off Brittany"),
        (0.12, "The navy sailed off Brittany"),
        (0.08, "The navy sailed off Britain"),
    ],
)
def test_a_place_that_was_taken_for_another_is_found_by_weak_attention(share, right):
    source, text = "La marine navigue en Bretagne", "The navy sailed off Britain"
    attention = np.eye(5)
    attention[4] = [0, 0, 0.35, 0.35, share]
    words = [tuple(match.span() for match in re.finditer(r"\w+", part)) for part in (text, source)]
    aligned = repair.Placed(Alignment(*words, attention), text, text)
    problems = checks.check(source, text, "fr", "en", guards.places(source, "fr", "en"))
    assert [text, *repair.splices(source, text, problems, aligned, ("fr", "en"), {}.get)][-1] == right


def test_a_time_takes_the_place_of_all_that_is_no_time():
    source, text = "Tir en 2010 à 10h02, heure locale.", "Shot in 2010 at 10:002, local time."
    problems = checks.check(source, text, "fr", "en", ())
    aligned = repair.Placed(Alignment((), (), np.zeros((0, 0))), text, text)
    found = [*repair.splices(source, text, problems, aligned, ("fr", "en"), {}.get)]
    assert found[-1] == "Shot in 2010 at 10h02, local time."


@pytest.mark.parametrize(("name", "right"), [("Orlan", "Two Russian Orlan drones."), ("Anka", "Two drones.")])
def test_a_term_does_not_take_the_place_of_the_name_after_it(name, right):
    source, text = f"Deux drones russes {name}.", "Two Russian Orlan."
    words = [tuple(match.span() for match in re.finditer(r"\w+", part)) for part in (text, source)]
    aligned = repair.Placed(Alignment(*words, np.array([[1, 0, 0, 0], [0, 0.5, 0.5, 0], [0, 0.5, 0, 0.5]])), text, text)
    problems = checks.check(source, text, "fr", "en", [Kept(5, 11, "term", ("drones",))])
    assert [*repair.splices(source, text, problems, aligned, ("fr", "en"), {}.get)] == [right]


@pytest.mark.parametrize(
    ("end", "text", "right"),
    [
        (
            '".',
            'The head has said that the efforts of country will be."',
            'The head has said that "the efforts of country will be."',
        ),
        (
            '".',
            "The head has said that the efforts of country will be.",
            'The head has said that "the efforts of country will be".',
        ),
        # A part of a quotation.
        (
            ",",
            "The head has said that the efforts of country will be,",
            'The head has said that "the efforts of country will be,',
        ),
    ],
)
def test_a_missing_quotation_mark_goes_where_the_attention_says(end, text, right):
    source = ATTENDS.replace("les efforts", '"les efforts') + end
    problems = checks.check(source, text, "fr", "en", ())
    aligned = placed("The head has said that the efforts of country will be", text)
    found = list(repair.splices(source, text, problems, aligned, ("fr", "en"), {}.get))
    assert found[-1] == right


def test_a_word_that_does_not_exist_gives_way_to_the_original():
    text = "The head has said that the efflorts of country will be"
    problems = checks.check(ATTENDS, text, "fr", "en", (), lambda word: word != "efflorts")
    (found,) = repair.splices(ATTENDS, text, problems, placed(text, text), ("fr", "en"), {}.get)
    assert found == text.replace("efflorts", "efforts")
    (found,) = repair.splices(ATTENDS, text, problems, placed(text, text), ("fr", "en"), {"efforts": "labors"}.get)
    assert found == text.replace("efflorts", "labors")


def test_a_word_that_was_left_as_it_was_gives_way_to_what_the_lexicon_has():
    source, text = "Une tornade approche (tornade.example/tornade).", "A tornade nears (tornade.example/tornade)."
    problems = checks.check(source, text, "fr", "en", (), lambda word: word != "tornade")
    (found,) = repair.splices(source, text, problems, placed(text, text), ("fr", "en"), {"tornade": "tornado"}.get)
    assert found == "A tornado nears (tornade.example/tornade)."


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("photosphères", "photospheres"),
        ("phénotypique", "phenotypic"),
        ("intestinaux", "intestinal"),
        ("neutralisaient", "neutralized"),
        ("gangrène", "gangrene"),
        ("aspiré", None),  # a verb's tense is not told by its ending
        ("téléguidé", None),
        ("brise-lames", None),
        ("Photosphère", None),
    ],
)
def test_a_rare_word_is_told_by_its_form_if_english_has_such_a_word(word, english):
    assert cognate(word) == english


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("antisatellite", "anti-satellite"),
        ("anti-drones", "anti-drone"),
        ("sous-financées", "underfunded"),
        ("pro-russe", "pro-Russian"),
        ("contre-mesures", "countermeasures"),
        ("soustraire", None),
        ("antenne", None),
    ],
)
def test_a_compound_is_told_by_its_parts(word, english):
    assert compound(word, lambda rest: lexicon.rendering(rest, "fr", "en")) == english


def test_rare_words_are_suggested_by_their_form(leg):
    found = [*lexicon.hints_by_form("Une photosphère nationale.", "fr", "en", lambda word: len(word) > 9)]
    assert found == [(4, 15, "photosphere", False)]
    (photosphere,) = leg.translate([Request("Une photosphère est visible.")])
    assert "photosphere" in photosphere.text and not photosphere.flags


def test_a_sum_that_stands_alone_is_written_as_in_english(leg):
    results = leg.translate([Request(text) for text in ("900 €", "450 000 €", "3 M€", "1 200 $")])
    assert [result.text for result in results] == ["€900", "€450,000", "€3 million", "$1,200"]


def test_quoted_words_are_read_as_words(leg):
    texts = ['"Jamais nous ne reculerons", a dit Kiev.', 'Il parle d\'un accord "impossible" et "dangereux".']
    first, second = leg.translate([Request(text) for text in texts])
    assert "never" in first.text
    assert '"impossible"' in second.text and '"dangerous"' in second.text


def test_a_noun_that_the_package_does_not_know_comes_from_the_lexicon(leg):
    texts = ["Les soupapes du réservoir ont cédé.", "Ils reviennent d'un pèlerinage."]
    valves, pilgrimage = leg.translate([Request(text) for text in texts])
    assert "valves" in valves.text and "pilgrimage" in pilgrimage.text


def test_words_of_several_pieces_are_read_with_hints(engine):
    source = engine.encode("Les soupapes et la <term> cécité <as> loss of sight </term>, oui.")
    pieces, origin = hinted(source, lambda text: lexicon.hints(text, "fr", "en"), engine.package.markers, engine.encode)
    after = source.index("▁et")
    assert pieces[:after] == source[:after]
    assert pieces[after:] == ["<as>", *engine.encode("valves"), "</term>", *source[after:]]
    assert [source[place] for place in origin if place >= after] == source[after:]
    assert {*origin[after : len(pieces) - len(source) + after]} == {after - 1}


@given(st.text(st.sampled_from("abé '’-.[]1▁ LS<>")))
def test_hints_leave_what_is_read_as_it_is(engine, text):
    source = engine.encode(text)
    pieces, origin = hinted(
        source, lambda text: lexicon.hints(text, "fr", "en"), engine.package.markers, lambda hint: [hint, hint]
    )
    firsts = dict(zip(reversed(origin), reversed(pieces), strict=True))
    assert [firsts[place] for place in range(len(source))] == source
    assert origin == sorted(origin)


def test_places_are_suggested_by_their_established_name():
    text = "Les Émirats arabes unis et la Bretagne, puis Paris."
    hints = suggested(text, "fr", "en", lambda word: False)
    found = {text[hint.start : hint.end]: hint.rendering for hint in hints}
    assert found["Émirats arabes unis"] == "United Arab Emirates" and found["Bretagne"] == "Brittany"
    assert not {"arabes", "unis", "Paris"} & {*found}


@pytest.mark.parametrize(
    ("french", "english", "not_english"),
    [
        ("L'avion peut voler plus de trente heures.", "fly", "steal"),
        ("Les mines sont posées le long de la frontière.", "laid", "asked"),
        ("Le siège de l'OTAN a été évacué.", "headquarters", "seat"),
    ],
)
def test_words_have_the_meaning_that_their_sentence_says(leg, french, english, not_english):
    (found,) = leg.translate([Request(french)])
    assert english in found.text and not_english not in found.text


def test_a_sentence_says_the_meaning_of_its_parts():
    def told(*sentence):
        return [hint for hint in lexicon.hints("Le [1] a été tiré", "fr", "en", *sentence) if hint.told]

    assert told("Le missile a été tiré à l'aube.") == [(13, 17, "fired", True)]
    assert told() == []


def test_attention_is_to_the_words_as_they_were_before_hints(engine):
    source = engine.encode("Les soupapes du réservoir ont cédé.")
    ((hypothesis,),) = engine.translate([source])
    attention = hypothesis.attention(len(source))
    assert attention.shape == (len(hypothesis.pieces), len(source))
    assert np.all(attention.sum(axis=1) < 1.001)
    assert len(hypothesis.origin) > len(source)


def test_what_leaves_out_a_word_costs_more():
    wanted = coverage.expected("L'entreprise turque produit des soupapes.", "fr", "en")
    texts = ["The Turkish company produces valves.", "The Turkish produces valves.", "The Turkish produces.", ""]
    costs = [coverage.cost(wanted, text) for text in texts]
    assert 0 == costs[0] < costs[1] < costs[2] < costs[3]
    assert coverage.expected("Die Firma baut Ventile.", "de", "en") == []


@pytest.mark.parametrize(
    ("text", "decoded", "right"),
    [
        ("Les soldats ont mangé un repas chaud.", "The soldiers ate a hot.", "The soldiers ate a hot meal."),
        ("Il a dix litres de carburant.", "It has ten liters.", "It has ten liters of fuel."),
        ("Le volcan menace le port.", "The director threatens the port.", "The volcano threatens the port."),
        ("Il parle d'un repas.", "He speaks of a meal.", "He speaks of a meal."),
    ],
)
def test_a_word_that_was_left_out_is_put_in(engine, monkeypatch, text, decoded, right):
    translate, beginning = engine.translate, engine.encode(decoded)

    def begun(sources, prefixes=None, **options):
        return translate(sources, [beginning for _ in sources], **options)

    monkeypatch.setattr(engine, "translate", begun)
    (result,) = Leg(engine).translate([Request(text)])
    assert (result.text, result.flags) == (right, ())


def test_a_word_of_the_press_takes_the_place_of_what_the_package_guessed(leg):
    texts = ["L'armée a camouflé la garnison à l'aube.", "La marine a arraisonné un voilier."]
    hidden, boarded = (result.text for result in leg.translate([Request(text) for text in texts]))
    assert hidden == "The army camouflaged the garrison at dawn."
    assert "boarded a sailboat" in boarded


@pytest.mark.parametrize(
    ("source", "text", "right"),
    [
        ("La coalition tient.", "the coalition holds", "The coalition holds."),
        ("Elle a dit (hier).", "She said (yesterday)", "She said (yesterday)."),
        ("« Elle tient », dit-il", "“It holds,” he says.", "“It holds,” he says"),
        ("Elle tient !", "It holds!", "It holds!"),
    ],
)
def test_a_translation_begins_and_ends_as_its_source(source, text, right):
    assert repair.edges(text, source, False) == right


def test_the_name_of_a_ship_or_operation_stays_whatever_word_it_is(leg):
    sources = ["L'opération « Sentinelle » a été prolongée.", 'Le navire "Prairial" a saisi deux tonnes.']
    operation, ship = leg.translate([Request(source) for source in sources])
    assert "“Sentinelle”" in operation.text and '"Prairial"' in ship.text


def test_a_first_name_that_is_a_word_stays_with_its_name(leg):
    (result,) = leg.translate([Request("Le colonel Clémence Kerbrat a vu Blanche et Rose Martin.")])
    assert "Clémence Kerbrat" in result.text and "Rose Martin" in result.text


@pytest.mark.parametrize("text", ["Il a vu Rose ", "Il a vu Rose", "Rose "])
def test_a_first_name_may_be_the_last_word(text):
    assert names(text, "fr", "en", len) == []


def test_a_strait_is_a_place_by_its_name_only():
    found = guards.places("Du détroit de Malacca au détroit, vers Détroit.", "fr", "en")
    assert [place.forms[0] for place in found] == ["Strait of Malacca", "Detroit"]


def test_words_of_the_press_have_their_forms_and_what_parallel_text_renders_them_by():
    found = lexicon.entry("limogés", "fr", "en")
    assert found and found.renderings[:3] == ("fired", "dismissed", "sacked") and found.present == 1
    assert lexicon.entry("étaient", "fr", "en") != lexicon.entry("étayer", "fr", "en")


def test_the_lexicon_knows_words_and_forms_of_words():
    assert lexicon.rendering("Tornades", "fr", "en") == "tornadoes"
    assert lexicon.rendering("hamacs", "fr", "en") == "hammock"
    assert lexicon.rendering("xyzzy", "fr", "en") is None
    assert lexicon.rendering("tornade", "fr", "es") is None
