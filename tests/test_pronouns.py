"""Pronouns: which of them are things in English, told by the sentences before."""

import pytest

from translate import Translator
from translate.text import persons, pronouns
from translate.text.relatives import relatives

ANYONE = "Le ministre est arrivé.", "The minister has arrived."


@pytest.mark.parametrize(
    ("before", "source", "text", "right"),
    [
        ("Le char est entré en service.", "Il pèse 56 tonnes.", "He weighs 56 tons.", "It weighs 56 tons."),
        ("La frégate a quitté Brest.", "Son équipage la suit.", "Her crew follows her.", "Its crew follows it."),
        ("Le drone Anka a volé.", "Il se guide lui-même.", "He guides himself.", "It guides itself."),
        ("Le porte-avions Charles de Gaulle est là.", "Il repart.", "He leaves.", "It leaves."),
        ("La frégate Amiral Ronarc'h a quitté Lorient.", "Elle rentre.", "She returns.", "It returns."),
        ("Le bâtiment de soutien Jacques Chevallier est là.", "Il repart.", "He leaves.", "It leaves."),
        ("Les frégates de Naval Group et d'Airbus.", "Il livre.", "He delivers.", "It delivers."),
        ("", "Kiev dit avoir gagné.", "Kyiv says he won.", "Kyiv says it won."),
        ("", "Jean dit avoir gagné.", "John says he won.", None),
        ("L'entreprise turque Baykar produit.", "Elle exporte.", "She exports.", "It exports."),
        ("Le projet a été relancé.", "Il sera mené par Jean Martin.", "He will be led.", "It will be led."),
        ("L'engin vole.", "Son radar lui permet de voir.", "His radar lets him see.", "Its radar lets it see."),
        ("La jeune société a gagné.", "Elle livrera.", "She will deliver.", "It will deliver."),
        ("Un colonel juge la machine.", "Selon lui, elle vole.", "He said she flies.", "He said it flies."),
        ("La sergente-cheffe tire.", "Elle lève les yeux.", "She raises his eyes.", "She raises her eyes."),
        ("Un colonel juge la ministre.", "Selon lui, elle ment.", "He said she lies.", None),
        # Persons, and who may be one.
        ("Le général a visité la base.", "Il a salué.", "He saluted.", None),
        ("M. Tokayev a visité la base.", "Son avion attend.", "His plane is waiting.", None),
        ("Emmanuel Macron a parlé.", "Il part.", "He leaves.", None),
        ("La frégate a accueilli Jean Martin.", "Il repart.", "He leaves.", None),
        ("Poutine a parlé.", "Il part.", "He leaves.", None),
        ("Un Ukrainien a été blessé.", "Il va mieux.", "He is better.", None),
        ("Un militaire a été blessé.", "Il va mieux.", "He is better.", None),
        ("Le char brûle.", "Depuis son arrivée, Jean commande.", "Since his arrival, Jean has commanded.", None),
        ("Le char brûle.", "Le pilote et son copilote sont morts.", "The pilot and his copilot died.", None),
        ("Le char brûle.", "Chacun garde son poste.", "Everyone stays at his post.", None),
        ("L'attaque n'a pas fait de victime.", "Elle a duré.", "She lasted.", "It lasted."),
        # Whose office it is: a woman's.
        ("La ministre a signé.", "Son pays achètera.", "His country will buy.", "Her country will buy."),
        (
            "",
            "La ministre a dit oui à ses troupes.",
            "The minister said yes to his troops.",
            "The minister said yes to her troops.",
        ),
        ("", "La ministre a vu Jean et ses troupes.", "The minister saw John and his troops.", None),
        ("", "Jean a vu la ministre et ses troupes.", "John saw the minister and his troops.", None),
        ("Mme Dupont a signé.", "Son pays lui écrit.", "His country writes to him.", None),
        # Who acts is a person.
        ("La ministre a signé.", "Elle a précisé son plan.", "It specified its plan.", "She specified her plan."),
        (
            "Le général s'est proclamé chef.",
            "Il a justifié le coup.",
            "It justified the coup.",
            "He justified the coup.",
        ),
        ("Le général a signé.", "Il sera appliqué.", "It will be applied.", None),
        ("La ministre a signé le plan.", "Il a justifié la hausse.", "It justified the rise.", None),
        # A government is no person, and courts judge persons.
        ("Le général a signé.", "Kiev dit avoir gagné.", "Kiev says he won.", "Kiev says it won."),
        (
            "Le général a signé.",
            "Pékin a dit qu'il voterait.",
            "Beijing said he would vote.",
            "Beijing said it would vote.",
        ),
        ("Jean a signé.", "L'armée dit qu'elle part.", "The army says she leaves.", "The army says it leaves."),
        ("Jean a signé.", "Selon Pékin, Jean dit qu'il part.", "According to Beijing, he leaves.", None),
        ("", "Il encourt dix ans de prison.", "It faces prison.", "He faces prison."),
        ("L'officier a fui.", "Il est soupçonné.", "It is suspected.", "He is suspected."),
        ("La firme a payé.", "Le juge l'a condamné à mort.", "The judge sentenced him.", None),
        ("La ministre a signé.", "Selon elle, Riga a dit oui.", "According to her, Riga said yes.", None),
        ("La ministre a signé.", "Selon elle, Riga a dit oui.", "According to it, yes.", "According to her, yes."),
        # Nothing to go by.
        ("", "Il est parti.", "He is gone.", None),
    ],
)
def test_what_a_pronoun_is(before, source, text, right):
    segments = [(before, "x")] if before else []
    assert pronouns.settled([*segments, (source, text)])[-1] == (right or text)


def test_a_person_is_meant_until_something_else_may_be():
    base = "La base accueille trois cents soldats.", "The base is home to three hundred soldiers."
    plan = "Le plan est prêt.", "The plan is ready."
    said = "Il a salué les familles.", "He greeted the families."
    meant = "Il sera appliqué en mai.", "He will be implemented in May."
    assert pronouns.settled([ANYONE, base, said])[-1] == said[1]
    assert pronouns.settled([ANYONE, plan, said])[-1] == said[1]
    assert pronouns.settled([ANYONE, plan, meant])[-1] == "It will be implemented in May."
    assert pronouns.settled([ANYONE, said, said])[-1] == said[1]


@pytest.mark.parametrize(
    ("source", "text", "right"),
    [
        (
            "L'exercice Nord 2024, qui a réuni",
            "The Nord 2024 exercise who convened",
            "The Nord 2024 exercise that convened",
        ),
        ("les lasers, qui sont chers", "the lasers, who are expensive", "the lasers, which are expensive"),
        (
            "le colonel Yann Kerbrat, qui commande",
            "Colonel Yann Kerbrat, which commands",
            "Colonel Yann Kerbrat, who commands",
        ),
        ("le colonel Goïta, arrivé hier,", "Colonel Goïta, which came,", "Colonel Goïta, who came,"),
        ("trois soldats, qui dorment", "three soldiers, which are asleep", "three soldiers, who are asleep"),
        ("le Premier ministre, qui dort", "the prime minister, which sleeps", "the prime minister, who sleeps"),
        ("un militaire qui dort", "a soldier who sleeps", None),
        ("l'ONU, qui s'inquiète", "the UN, who is worried", "the UN, which is worried"),
        (
            "un plan, dont les contours restent flous",
            "a plan, including contours remain",
            "a plan, whose contours remain",
        ),
        ("dix pays, dont la France", "ten countries, including France", None),
        ("les familles qui vivent ici", "the families who live here", None),
        ("le maire de New York, qui se tient ici", "in New York, which is held", None),
        ("Qui décide ?", "Who decides?", None),
        ("la question de savoir qui décide", "the question who decides", None),
        ("ceux qui vivent près des lasers", "those who live near the lasers", None),
        ("« Oui », a dit le roi, qui rit.", "“Yes,” the king said, who laughs.", None),
    ],
)
def test_who_and_which(source, text, right):
    assert relatives(text, source) == (right or text)


def test_nouns_for_persons():
    assert [persons.kind(word) for word in ("Ministres", "militaire", "frégate")] == ["person", "maybe", None]
    text = "La ministre, le général Jean Martin, Mme Dupont et Anne parlent à Paris du drone Anka."
    assert [*persons.mentions(text)] == ["f", "m", "f", "?"]


def test_in_an_article(project):
    """The sentences around one tell what its pronouns and its words are; the memory keeps those apart."""
    (project / "seeds" / "a.txt").write_text(
        "Essais\nLe missile a une portée de 300 kilomètres. Sa charge militaire pèse 200 kilos.\n", "utf-8"
    )
    with Translator(memory=project / "memory") as translator:
        assert "Its warhead weighs" in translator.article("seeds/a.txt", to="en", source="fr")
        (alone,) = translator.segments(["Sa charge militaire pèse 200 kilos."], to="en", source="fr")
        assert alone.text == "His warhead weighs 200 kilos."
        ships = "La frégate et le sous-marin de la Marine nationale sont partis. Les bâtiments ont été livrés à Brest."
        for _ in range(2):
            assert "The ships were delivered" in translator.text(ships, to="en", source="fr")
            assert "ships" not in translator.text("Les bâtiments ont été livrés à Brest.", to="en", source="fr")
