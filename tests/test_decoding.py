"""Decoding with the real embedded package: what must survive does, and what does not is said."""

import re

import pytest

from translate.decoding.leg import Leg
from translate.decoding.names import names
from translate.decoding.ordering import subject_first
from translate.decoding.request import Request
from translate.text import lexicon

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
