"""Terms are found in every form, and nothing else is; their renderings are found in a translation."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.glossary import compiled, load, read
from translate.glossary.forms import inflect
from translate.glossary.inflection import french_verb_forms, plural, singulars, verb_forms
from translate.glossary.matching import Matcher
from translate.glossary.termbase import Concept, Term, Termbase
from translate.glossary.tokens import key, normal, tokenise

FLAGS = {"acr": "acronym", "dnt": "do_not_translate"}
GENDERS = {"m": "masculine", "f": "feminine"}


def term(cell, language, part_of_speech, rank):
    text, _, marks = cell.partition(" {")
    flags = marks.rstrip("}").split()
    return Term(
        text,
        language,
        "deprecated" if "d" in flags else "admitted" if rank else "preferred",
        part_of_speech=part_of_speech,
        gender=next((GENDERS[flag] for flag in flags if flag in GENDERS), ""),
        region=next((flag for flag in flags if flag in ("us", "gb")), None),
        number="plural" if "pl" in flags else "",
        **{FLAGS[flag]: True for flag in flags if flag in FLAGS},
    )


def concept(name, part_of_speech="noun", **cells):
    """A concept of cells such as ``drone {m} ; UAV {acr}``: the first term is preferred, the others are admitted."""
    terms = [
        term(cell, language, part_of_speech, rank)
        for language, text in cells.items()
        for rank, cell in enumerate(text.split(" ; "))
    ]
    return Concept(name, terms=tuple(terms))


CONCEPTS = (
    concept("uav", fr="véhicule aérien sans pilote {m} ; UAV {acr}", en="unmanned aerial vehicle ; UAV {acr}"),
    concept("drone", fr="drone {m}", en="drone", es="dron {m}"),
    concept("loitering", fr="munition rôdeuse {f}", en="loitering munition"),
    concept(
        "minister",
        fr="ministre de la Défense {m}",
        en="minister of defense {us} ; minister of defence {gb} ; defense minister {us} ; defence minister {gb}",
    ),
    concept("nato", "proper noun", fr="Organisation du traité de l'Atlantique nord {f} ; OTAN {acr}", en="NATO {acr}"),
    concept("artillery", fr="artillerie {f}", en="artillery"),
    concept("anka", "proper noun", fr="Anka {dnt}", en="Anka {dnt}"),
    concept("rafale", "proper noun", fr="Rafale {dnt}", en="Rafale {dnt}"),
    concept("mig", "proper noun", fr="MiG-29 {dnt}", en="MiG-29 {dnt}"),
    concept("il", "proper noun", fr="Il-76 {dnt}", en="Il-76 {dnt}"),
    concept("anti-missile", "adjective", fr="anti-missile", en="anti-missile"),
    concept("chief", fr="chef d'état-major {m}", en="chief of staff"),
    concept("army-chief", fr="chef de l'armée {m}", en="army chief"),
    concept("submarine", fr="sous-marin {m}", en="submarine"),
    concept("entry", fr="entrée en service {f}", en="entry into service"),
    concept("rear-admiral", fr="contre-amiral {m}", en="rear admiral"),
    concept("armored", fr="véhicule blindé {m}", en="armored vehicle {us} ; armoured vehicle {gb}"),
    concept("forces", fr="forces armées {f pl}", en="armed forces {pl}"),
    concept("intercept", "verb", fr="intercepter", en="intercept"),
    concept("tank", fr="char de combat {m}", en="tank ; battle wagon {d}"),
    concept("pseudo", fr="C++ (tactique) [x]*", en="a+b"),
    concept("bare", fr="base de données {f}", en="database"),
    concept("han", fr="sigle 無人", en="drone system", zh="無人機"),
    concept("hebrew", fr="כטב״ם", en="unmanned system"),
)
TERMBASE = Termbase(CONCEPTS)
MATCHER = Matcher(TERMBASE, "fr", "en")


def found(text, matcher=MATCHER, **options):
    return [(match.source, match.forms[0]) for match in matcher.match(text, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Les véhicules aériens sans pilote (UAV).",
            [("véhicules aériens sans pilote", "unmanned aerial vehicles"), ("UAV", "UAV")],
        ),
        ("des munitions rôdeuses", [("munitions rôdeuses", "loitering munitions")]),
        ("de l'OTAN, d’artillerie", [("OTAN", "NATO"), ("artillerie", "artillery")]),
        ("L'Organisation du Traité de l'Atlantique Nord", [("Organisation du Traité de l'Atlantique Nord", "NATO")]),
        ("LES MUNITIONS RODEUSES DE L'OTAN", [("MUNITIONS RODEUSES", "loitering munitions"), ("OTAN", "NATO")]),
        ("l'otan et l'uav", []),
        ("Drones : deux UAV", [("Drones", "drones"), ("UAV", "UAVs")]),
        ("les chefs d’état‑major", [("chefs d’état‑major", "chiefs of staff")]),
        ("Chef d'Etat-major", [("Chef d'Etat-major", "chief of staff")]),
        ("systèmes antimissiles et anti missile", [("antimissiles", "anti-missile"), ("anti missile", "anti-missile")]),
        ("le ministre de la défense", [("ministre de la défense", "minister of defense")]),
        ("les ministres des Défenses", [("ministres des Défenses", "ministers of defense")]),
        ("l'ex-ministre de la Défense", [("ministre de la Défense", "minister of defense")]),
        ("des MiG29 et un Mig 29", [("MiG29", "MiG-29s"), ("Mig 29", "MiG-29")]),
        ("Il 76 avions, il-76", []),
        ("Ankara, Ankaraise, Anka-S, Anka2, l'Anka", [("Anka", "Anka")]),
        ("une rafale de vent. Rafales de pluie. Trois Rafale", [("Rafale", "Rafales")]),
        ("deux sous-marins, un câble sous-marin, la guerre sous-marine", [("sous-marins", "submarines")]),
        ("son entrée en service", [("entrée en service", "entry into service")]),
        ("l'Anka, entrée en service hier, est entrée en service", [("Anka", "Anka")]),
        ("contre-amiraux", [("contre-amiraux", "rear admirals")]),
        ("le commandant en chef de l'armée", []),
        ("le chef de l'armée et le chef d'une armée", [("chef de l'armée", "army chief")]),
        ("l'accord OTAN-Russie, les pro-OTAN", [("OTAN", "NATO"), ("OTAN", "NATO")]),
        ("une force armée et des forces armées", [("forces armées", "armed forces")]),
        ("ils ont intercepté, en interceptant", [("intercepté", "intercepted"), ("interceptant", "intercepting")]),
        ("bases des données, base de données", [("base de données", "database")]),
        ("muni\u00adtion rôdeuse", [("muni\u00adtion rôdeuse", "loitering munition")]),
        ("munition ro\u0302deuse", [("munition ro\u0302deuse", "loitering munition")]),
        ("munition — rôdeuse, munition. Rôdeuse", []),
        ("Le C++ (tactique) [x]* et C+ (tactique)", [("C++ (tactique) [x]*", "a+b")]),
        ("un כטב״ם en vol", [("כטב״ם", "unmanned system")]),
    ],
)  # fmt: skip
def test_forms_that_are_found_and_forms_that_are_not(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("une île déserte, il a déserté", [("déserté", "deserted")]),
        ("La Russie espionne l'Europe. Elle nous espionne. L'espionne russe", [("espionne", "spy")]),
        (
            "L'armée parachute des vivres. Des parachutes, en parachute",
            [("parachutes", "parachutes"), ("parachute", "parachute")],
        ),
        ("L'ennemi se leurre, la frégate les leurre. Un leurre", [("leurre", "decoy")]),
        (
            "L'invasion de la Grenade. Grenade à la main. LA GRENADE DU SOLDAT",
            [("Grenade", "grenade"), ("GRENADE", "grenade")],
        ),
        ("Il manque de munitions. Le manque de munitions", [("manque de munitions", "ammunition shortage")]),
    ],
)
def test_a_word_that_is_also_another_is_a_term_where_it_can_be_no_other(text, expected):
    concepts = (
        concept("desert", "verb", fr="déserter", en="desert"),
        concept("spy", fr="espion {m} ; espionne {f}", en="spy"),
        concept("parachute", fr="parachute {m}", en="parachute"),
        concept("decoy", fr="leurre {m}", en="decoy"),
        concept("grenade", fr="grenade {f}", en="grenade"),
        concept("shortage", fr="manque de munitions {m}", en="ammunition shortage"),
    )
    matcher = Matcher(Termbase(concepts), "fr", "en")
    assert [pair for sentence in text.split(". ") for pair in found(sentence, matcher)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trois porte-avions, les nouveaux porte-avions", ["aircraft carriers"] * 2),
        ("Le porte-avions. Un nouveau porte-avions. L'obus", ["aircraft carrier", "aircraft carrier", "shell"]),
        ("Les porte-parole et le porte-parole", ["spokespeople", "spokesperson"]),
        ("un million d'obus, des milliers d'obus, moins d'obus", ["shells"] * 3),
        ("Une centaine de SNLE, de nouveaux SNLE, deux SNLE", ["SSBNs"] * 3),
        ("de gros obus, d'importants obus", ["shells"] * 2),
        ("un tir d'obus, le programme de SNLE, plus de SNLE", ["shell", "SSBN", "SSBN"]),
        ("les FARC, deux FARC", ["FARC", "FARCs"]),
        ("manquer d'obus guidés, un obus guidé", ["guided shells", "guided shell"]),
        ("de drones Anka, dix drones, une dizaine de drones SNLE", ["drones", "Anka", "drones", "drones", "SSBN"]),
    ],
)
def test_the_words_before_tell_the_number_of_a_noun_written_alike_in_both(text, expected):
    concepts = (
        concept("carrier", fr="porte-avions {m}", en="aircraft carrier"),
        concept("spokesperson", fr="porte-parole {m}", en="spokesperson"),
        concept("shell", fr="obus {m}", en="shell"),
        concept("guided", fr="obus guidé {m}", en="guided shell"),
        concept("ssbn", fr="SNLE {acr}", en="SSBN {acr}"),
        concept("farc", "proper noun", fr="FARC {dnt}", en="FARC {dnt}"),
    )
    matcher = Matcher(Termbase((*concepts, *CONCEPTS)), "fr", "en")
    assert [english for _, english in found(text, matcher)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/drone/OTAN www.drone.fr drone.fr/x",
        "drone@armee.fr @drone #OTAN",
        "`drone` drone_x x_drone drone() /var/drone/x drone.pdf C:\\drone\\x",
    ],
)
def test_nothing_is_found_in_addresses_and_code(text):
    assert found(text) == []


def test_the_callers_spans_are_left_alone():
    text = "drone drone drone"
    assert [match.start for match in MATCHER.match(text, protected=[(4, 8)])] == [12]


def test_the_longest_match_wins_wherever_it_begins():
    matcher = Matcher(
        Termbase((concept("ab", fr="feu croisé", en="ab"), concept("bcd", fr="croisé de chars", en="bcd"))), "fr", "en"
    )
    assert found("feu croisé de chars", matcher) == [("croisé de chars", "bcd")]


def test_no_term_takes_a_part_of_a_name():
    concepts = (
        concept("voice", fr="voix de l'armée", en="army voice"),
        concept("pla", "proper noun", fr="Armée populaire", en="PLA"),
        concept("launch", fr="tir de missile {m}", en="missile launch"),
        concept("missile", fr="missile balistique {m}", en="ballistic missile"),
        concept("ballistic", "adjective", fr="balistique", en="ballistic"),
    )
    matcher = Matcher(Termbase(concepts), "fr", "en")
    assert found("La voix de l'Armée populaire et la voix de l'armée", matcher) == [
        ("Armée populaire", "PLA"), ("voix de l'armée", "army voice"),
    ]  # fmt: skip
    assert found("Un tir de missile balistique", matcher) == [("missile balistique", "ballistic missile")]
    assert found("Un tir de missile", matcher) == [("tir de missile", "missile launch")]


def test_a_noun_that_two_adjectives_share_is_no_term_with_the_first():
    concepts = (concept("facility", fr="installation militaire {f}", en="military facility"),)
    matcher = Matcher(Termbase(concepts), "fr", "en")
    assert not matcher.match("Toutes les installations militaires et civiles sont là.")
    for text in ("Des installations militaires et des civils.", "Une installation militaire, civile ou non."):
        assert [match.concept for match in matcher.match(text)] == ["facility"]


def test_capitals_do_not_make_words_acronyms():
    matcher = Matcher(Termbase((concept("x", fr="SALE {acr} ; OTAN {acr}", en="X {acr}"),)), "fr", "en")
    assert found("LA GUERRE SALE VUE PAR L'OTAN", matcher, title=True) == [("OTAN", "X")]
    assert found("Une affaire SALE", matcher) == [("SALE", "X")]


def test_a_word_in_capitals_is_an_acronym_though_nothing_says_so():
    concepts = (concept("cas", "", fr="CAS", en="CAS ; close air support"), concept("uas", "", fr="UAS", en="UAS"))
    matcher = Matcher(Termbase(concepts), "fr", "en")
    assert found("Le cas du CAS, en tout cas. Cas unique. Deux UAS", matcher) == [("CAS", "CAS"), ("UAS", "UAS")]
    assert found("LE CAS DES MINISTRES", matcher, title=True) == []
    assert [match.find("In this case, in any cas, the CAS.") for match in matcher.match("Le CAS")] == [[(30, 33)]]


def test_spans_and_fields_of_a_match():
    (match,) = MATCHER.match("Ces véhicules blindés !")
    assert (match.start, match.end, match.kind, match.concept) == (4, 21, "term", "armored")
    assert (match.target, match.number) == ("armored vehicle", "plural")
    assert match.forms == ("armored vehicles", "armored vehicle")
    assert match.deprecated == ("armoured vehicle", "armoured vehicles")
    assert {match: 1}[MATCHER.match("Ces véhicules blindés !")[0]] == 1


def test_renderings_are_found_in_any_form():
    (match,) = MATCHER.match("les véhicules aériens sans pilote")
    text = "Unmanned-aerial vehicles, UAVs, a UAV's, the unmanned aerial vehicle’s; no uav, no unmanned aerial, vehicle"
    assert [text[start:end] for start, end in match.find(text)] == [
        "Unmanned-aerial vehicles", "UAVs", "UAV", "unmanned aerial vehicle",
    ]  # fmt: skip
    (verb,) = MATCHER.match("ils interceptent")
    assert verb.find("It intercepted one and intercepts two.") == [(3, 14), (23, 33)]


def test_the_other_spelling_and_deprecated_terms_are_replaced_in_kind():
    (match,) = MATCHER.match("ministres de la Défense")
    text = "The defence ministers, a Defence Minister and the minister of defense"
    assert [text[start:end] for start, end in match.find(text)] == ["minister of defense"]
    assert [new for _, _, new in match.find_deprecated(text)] == ["defense ministers", "Defense Minister"]
    (tank,) = MATCHER.match("chars de combat")
    assert tank.find_deprecated("Two battle wagons") == [(4, 17, "tanks")]
    british = Matcher(TERMBASE, "fr", "en", "gb").match("ministre de la Défense")[0]
    assert british.forms[0] == "minister of defence" and british.find("the minister of defence")


def test_acronyms_answer_acronyms_and_ranks_answer_ranks():
    aligned = concept("a", fr="alpha ; bravo ; ZZZ {acr}", en="first ; second ; YYY {acr}")
    longer = concept("b", fr="gamma ; delta", en="only")
    matcher = Matcher(Termbase((aligned, longer)), "fr", "en")
    assert found("alpha bravo ZZZ gamma delta", matcher) == [
        ("alpha", "first"), ("bravo", "second"), ("ZZZ", "YYY"), ("gamma", "only"), ("delta", "only"),
    ]  # fmt: skip


def test_an_acronym_that_explains_a_term_stays_where_english_has_none():
    concepts = (
        concept("a", fr="loi martiale ; LM {acr}", en="martial law"),
        concept("b", fr="Otan {acr}", en="NATO {acr}"),
    )
    matcher = Matcher(Termbase(concepts), "fr", "en")
    assert found("La loi martiale (LM), la LM.", matcher) == [("loi martiale", "martial law"), ("LM", "martial law")]
    assert len(matcher.match("La loi martiale (LM).")) == 1


def test_ranks_in_names_of_ships_are_no_terms():
    matcher = Matcher(Termbase((concept("a", fr="amiral {m}", en="admiral"),)), "fr", "en")
    assert not matcher.match("La frégate Amiral Castex.") and matcher.match("L'Amiral Castex.")


def test_the_first_concept_that_speaks_the_target_language_rules():
    one, two = concept("one", fr="char", de="Panzer"), concept("two", fr="char", en="tank")
    assert found("char", Matcher(Termbase((one, two, concept("three", fr="char", en="cart"))), "fr", "en")) == [
        ("char", "tank")
    ]


def test_a_term_that_is_only_a_target_is_not_looked_for():
    joint = Concept("joint", terms=(Term("joint", "en", target_only=True), Term("interarmées", "fr")))
    assert found("état-major interarmées", Matcher(Termbase((joint,)), "fr", "en")) == [("interarmées", "joint")]
    assert found("a joint staff", Matcher(Termbase((joint,)), "en", "fr")) == []


def test_a_code_is_found_in_the_plural_too():
    matcher = Matcher(Termbase((concept("nh90", fr="NH90 {dnt}", en="NH90 {dnt}"),)), "fr", "en")
    (match,) = matcher.match("Les deux NH90 volent.")
    assert match.forms == ("NH90s", "NH90")
    assert match.find("Two NH90s fly with one NH90.") == [(4, 9), (23, 27)]
    assert match.find("An NH900 and an NH90sx.") == []


def test_names_that_are_not_translated_need_no_target_term():
    matcher = Matcher(Termbase((concept("baykar", "proper noun", fr="Baykar {dnt}"),)), "de", "ru")
    assert found("Die Firma Baykar", matcher) == [("Baykar", "Baykar")]


@pytest.mark.parametrize(
    ("pair", "text", "expected"),
    [
        (("en", "es"), "Two drones, a drone's", [("drones", "drones"), ("drone", "dron")]),
        (("zh", "en"), "購買無人機系統", [("無人機", "drone system")]),
        (("es", "en"), "los drones", [("drones", "drones")]),
    ],
)
def test_other_source_languages(pair, text, expected):
    assert found(text, Matcher(TERMBASE, *pair)) == expected


def test_german_and_russian_by_lemma():
    uav = concept("uav", de="unbemanntes Luftfahrzeug", ru="беспилотный летательный аппарат", en="unmanned aircraft")
    german, russian = Matcher(Termbase((uav,)), "de", "en"), Matcher(Termbase((uav,)), "ru", "en")
    assert [source for source, _ in found("mit unbemannten Luftfahrzeugen", german)] == ["unbemannten Luftfahrzeugen"]
    text = "о беспилотных летательных аппаратах"
    assert [source for source, _ in found(text, russian)] == ["беспилотных летательных аппаратах"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("minister of defense", "en", "ministers of defense"),
        ("commander-in-chief", "en", "commanders-in-chief"),
        ("under secretary of state", "en", "under secretaries of state"),
        ("infantryman", "en", "infantrymen"),
        ("attack aircraft", "en", "attack aircraft"),
        ("command and control system", "en", "command and control systems"),
        ("killed in action", "en", "killed in action"),
        ("military spending", "en", "military spending"),
        ("collateral damage", "en", "collateral damage"),
        ("radioactive fallout", "en", "radioactive fallout"),
        ("ransomware", "en", "ransomware"),
        ("big data", "en", "big data"),
        ("ambush", "en", "ambushes"),
        ("véhicule aérien sans pilote", "fr", "véhicules aériens sans pilote"),
        ("contre-amiral", "fr", "contre-amiraux"),
        ("chantier naval", "fr", "chantiers navals"),
        ("bateau de pêche", "fr", "bateaux de pêche"),
        ("cessez-le-feu", "fr", "cessez-le-feu"),
        ("état-major", "fr", "états-majors"),
        ("misil tierra-aire", "es", "misiles tierra-aires"),
        ("vehículo aéreo no tripulado", "es", "vehículos aéreos no tripulados"),
        ("munición merodeadora", "es", "municiones merodeadoras"),
        ("unbemanntes Luftfahrzeug", "de", "unbemannte Luftfahrzeuge"),
    ],
)
def test_plurals_of_terms(text, language, expected):
    assert inflect(Term(text, language, part_of_speech="noun"), "plural") == expected


def test_verb_forms():
    assert verb_forms("refuel") == ("refuels", "refueled", "refueled", "refueling")
    assert verb_forms("shoot down") == ("shoots down", "shot down", "shot down", "shooting down")
    assert verb_forms("deter") == ("deters", "deterred", "deterred", "deterring")
    assert french_verb_forms("coproduire")["coproduits"] == "participle"


def test_a_word_and_its_other_number_share_a_key():
    """The trie finds candidates by key; a pair that does not share one would never be found."""
    vocabulary = {
        (token.word, language)
        for language in ("fr", "en", "es")
        for shipped in read("defence", trusted=True).concepts
        for shipped_term in shipped.in_language(language)
        for token in tokenise(shipped_term.text, language)
        if token.first and token.word.isalpha() and len(token.word) > 2
    }
    different = [
        (word, language)
        for word, language in vocabulary
        if key(normal(plural(word, language)), language) != key(word, language)
        or any(key(normal(other), language) != key(word, language) for other in singulars(word, language))
    ]
    assert different == []


pieces = st.sampled_from(
    [t.text for c in CONCEPTS for t in c.terms]
    + ["drones", "DRONES", "l'", "d’", "-", " ", " – ", ".", "http://", "`", "_", "s", "無", "\u0301", "\u00ad"]
    + ["<term>", "Ⅻ", "ß"]
)  # fmt: skip
sentences = st.lists(st.one_of(pieces, st.text(max_size=4)), max_size=12).map("".join)


@given(sentences, st.booleans())
@settings(max_examples=300, deadline=None)
def test_matches_are_whole_words_in_order_and_never_overlap(text, title):
    matches = MATCHER.match(text, title=title)
    end = 0
    for match in matches:
        assert end <= match.start < match.end <= len(text)
        assert match.source == text[match.start : match.end]
        assert match.forms and all(match.forms)
        for before, after in ((match.start - 1, match.start), (match.end - 1, match.end)):
            if before >= 0 and after < len(text):
                glued = text[before].isalnum() and text[after].isalnum()
                assert not glued or ord(max(text[before], text[after])) > 0x0E00
        match.find(text)
        match.find_deprecated(text)
        end = match.end


@given(sentences, st.permutations(CONCEPTS))
@settings(max_examples=60, deadline=None)
def test_the_order_of_concepts_does_not_matter_where_they_do_not_conflict(text, order):
    assert Matcher(Termbase(tuple(order)), "fr", "en").match(text) == MATCHER.match(text)


@given(st.text(max_size=30), st.sampled_from(("fr", "en", "es", "zh", "he")))
@settings(max_examples=150, deadline=None)
def test_any_text_may_be_a_term(text, language):
    termbase = Termbase((Concept("any", terms=(Term(text, language), Term("x", "eo"))),))
    matcher = Matcher(termbase, language, "eo")
    for match in matcher.match(f"« {text} »"):
        assert match.forms == ("x",)


def test_a_cached_index_finds_the_same(tmp_path):
    texts = ("Les drones de l'OTAN", "ministre de la Défense", "munitions rôdeuses et chars de combat")
    first, second = (Matcher(load(["defence"]), "fr", "en") for _ in range(2))
    assert [first.match(text) for text in texts] == [second.match(text) for text in texts]
    fresh = Matcher(Termbase(tuple(load(["defence"]).concepts)), "fr", "en")
    assert [fresh.match(text) for text in texts] == [first.match(text) for text in texts]


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-9], lambda data: data.replace(b"drone", b"drome"), lambda _: b""]
)
def test_a_damaged_index_is_made_anew(damage):
    termbase = load(["defence"])
    sound = Matcher(termbase, "fr", "en").match("Les drones de l'OTAN")
    (cached,) = compiled.folder().glob("*/fr-en.jsonl")
    before = cached.read_bytes()
    cached.write_bytes(damage(before))
    assert Matcher(termbase, "fr", "en").match("Les drones de l'OTAN") == sound
    assert cached.read_bytes() == before
