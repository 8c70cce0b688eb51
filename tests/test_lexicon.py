"""What words are rendered as: the tables, hints, words told by their form."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.decoding import coverage
from translate.decoding.hints import hinted, suggested
from translate.decoding.request import Request
from translate.text import lexicon
from translate.text.cognates import cognate, compound


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


def test_words_of_the_press_have_their_forms_and_what_parallel_text_renders_them_by():
    found = lexicon.entry("limogés", "fr", "en")
    assert found and found.renderings[:3] == ("fired", "dismissed", "sacked") and found.present == 1
    assert lexicon.entry("étaient", "fr", "en") != lexicon.entry("étayer", "fr", "en")


def test_a_word_after_a_first_name_is_a_surname():
    def known(text):
        return {text[start:end] for start, end, _ in lexicon.entries(text, "fr", "en")}

    assert "Goulet" not in known("C'est Nathalie Goulet.") and "Garde" in known("C'est Sa Garde Nationale.")
    assert {"Goulet", "goulet"} <= known("Goulet est un goulet.")


def test_the_lexicon_knows_words_and_forms_of_words():
    assert lexicon.rendering("Tornades", "fr", "en") == "tornadoes"
    assert lexicon.rendering("aflatoxines", "fr", "en") == "aflatoxin"
    assert lexicon.rendering("hamacs", "fr", "en") == "hammocks"
    assert lexicon.rendering("pots-de-vin", "fr", "en") == "bribes"
    assert lexicon.rendering("omoplate", "fr", "en") == "shoulder blade"
    assert lexicon.rendering("xyzzy", "fr", "en") is None
    assert lexicon.rendering("tornade", "fr", "es") is None


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Soljenitsyne", "Solzhenitsyn"),
        ("Iouchtchev", "Yushchev"),
        ("Tcherniakov", "Chernyakov"),
        ("Oulianov", "Ulyanov"),
        ("Menjinski", "Menzhinsky"),
        ("Iourkovitch", "Yurkovich"),
        ("Socrate", "Socrates"),
        *(
            (name, None)
            for name in (
                "Petrov",
                "Bourgine",
                "Halchenko",
                "Leitch",
                "Rimouski",
                "Chouraqui",
                "Jankowski",
                "Jospin",
                "Kouchner",
                "Poujade",
            )
        ),
    ],
)
def test_russian_names_are_spelled_as_in_english(french, english):
    assert lexicon.name(french, "fr", "en") == english
