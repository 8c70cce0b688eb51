"""What a package is given to read: holes, plainer words, labels."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.decoding import guards
from translate.decoding.kept import Kept
from translate.decoding.names import names
from translate.decoding.prepare import fill, prepare
from translate.language import DATA
from translate.packages.package import Markers
from translate.text import verbs
from translate.text.fields import fields
from translate.text.labels import labels
from translate.text.phrases import table


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Fin octobre, il part.", "À la fin d'octobre, il part."),
        ("Une trentaine d'obus et un millier de mines.", "Environ 30 obus et environ 1 000 mines."),
        ("Plus d'une trentaine de camions.", "Plus de 30 camions."),
        ("Une dizaine d'entre eux, une centaine de milliers.", "Environ 10 d'entre eux, une centaine de milliers."),
        ("Il part début 2026 ou mi-mars.", "Il part au début de 2026 ou au milieu de mars."),
        ("Il est là depuis fin août.", "Il est là depuis la fin d'août."),
        ("Il part à la mi-mars, en fin 2025.", "Il part à la mi-mars, en fin 2025."),
        ("Fin de l'histoire.", "Fin de l'histoire."),
        ("Il a chargé le maire d'y aller, puis les autres.", "Il a demandé au maire d'y aller, puis les autres."),
        ("Ils ont chargé l'armée de terre de partir.", "Ils ont demandé à l'armée de terre de partir."),
        ("Il a chargé le navire de fer. Il doit partir.", "Il a chargé le navire de fer. Il doit partir."),
        ("Toujours selon lui, oui.", "Également selon lui, oui."),
        ("Trois, voire quatre camions. Voire plus.", "Trois, ou même quatre camions. Ou même plus."),
        ("La frégate, qui appareillera.", "La frégate, qui quittera le port."),
        ("Il les appareillera.", "Il les appareillera."),
        (
            "Des drones à 500 euros, un char à 5 millions d'euros.",
            "Des drones qui coûtent 500 euros, un tank qui coûte 5 millions d'euros.",
        ),
        (
            "Du XVIIIe siècle, du XIXe au XXe siècle, le pape Léon XIII.",
            "Du 18e siècle, du 19e au 20e siècle, le pape Léon XIII.",
        ),
        ("Paris y a envoyé un navire, il y a perdu un an.", "Paris a envoyé un navire, il a perdu un an."),
        ("Le dix-neuvième paquet, la vingt-deuxième fois.", "Le 19e paquet, la 22e fois."),
        ("Trente-deux avions, dix-sept mois, deux cent vingt-six.", "32 avions, 17 mois, deux cent vingt-six."),
        ("Onze marins, onze avions.", "11 marins, onze avions."),
        ("Vingt et un marins.", "Vingt et un marins."),
        ("Le G20, les Vingt-Sept à 3.", "Le G20, les 27 pays de l'Union européenne à 3."),
        ("L'exercice auquel participent six pays.", "L'exercice avec la participation de six pays."),
        ("Le projet s'est heurté mardi au refus.", "Le projet a rencontré mardi le refus."),
        ("Il s'élève à 500 €, un budget à 500 euros.", "Il est de 500 euros, un budget à 500 euros."),
        ("Oui, 5 Md€, 10\u00a0M$, 3€.", "Oui, 5 milliards d'euros, 10 millions de dollars, 3 euros."),
        ("3 €", "3 €"),
        ("Vers 18h, entre 8 h et 9 h, pendant 4 h.", "Vers 18 h 00, entre 8 h 00 et 9 h 00, pendant 4 heures."),
        ("De 22h à 6h, à 14 h 30.", "De 22 h 00 à 6 h 00, à 14 h 30."),
        ("À vingt heures, vers huit heures.", "À 20 h 00, vers 8 h 00."),
        ("De douze à vingt heures, à 20 heures de vol.", "De douze à vingt heures, à 20 heures de vol."),
        ("À vingt heures, de 22 heures à six heures trente.", "À 20 h 00, de 22 h 00 à 6 h 30."),
        ("Entre huit heures et midi, dès dix-huit heures.", "Entre 8 h 00 et midi, dès 18 h 00."),
        ("De dix à vingt heures, limité à 20 heures.", "De dix à vingt heures, limité à 20 heures."),
        ("À 20 heures de vol, entre 8 et 9 heures.", "À 20 heures de vol, entre 8 et 9 heures."),
        ("Entre 8 heures et 9 heures de vol.", "Entre 8 heures et 9 heures de vol."),
        ("Au IIXe siècle.", "Au IIXe siècle."),
        ("De 16 milliards à 30 milliards d'euros.", "De 16 milliards à 30 milliards d'euros."),
        ("Le total des bourses à 500 euros.", "Le total des bourses à 500 euros."),
        ("L'appareil s'est écrasé, l'appareil photo non.", "L'aéronef s'est écrasé, l'appareil photo non."),
        ("Après dix-huit mois, vingt-deux mille obus.", "Après 18 mois, vingt-deux mille obus."),
        ("Il vient au défilé du 14-Juillet.", "Il vient au défilé militaire du 14 juillet."),
    ],
)
def test_what_packages_misread_is_read_otherwise(text, read):
    prepared = prepare(text)
    assert prepared.text == read
    assert len(prepared.origin) == len(read) and list(prepared.origin) == sorted(prepared.origin)


def test_a_word_is_read_by_the_field_of_its_article():
    naval = fields("La frégate et le sous-marin de la Marine nationale.", "fr")
    assert naval == ("naval",) and fields("La frégate.", "fr") == () == fields("frégate " * 3, "es")
    assert prepare("Un bâtiment.", fields=naval).text == "Un navire." != prepare("Un bâtiment.").text
    assert prepare("Un bâtiment administratif.", fields=naval).text == "Un bâtiment administratif."
    assert prepare("L'appareil.", fields=("air",)).text == "L'aéronef."


def test_a_term_is_not_read_in_plainer_words():
    text = "Un char, puis un char de combat."
    term = Kept(17, 31, "term", ("tank",))
    assert prepare(text, [term]).text == "Un tank, puis un [1]."
    assert (
        "<term> char de combat <as> tank </term>"
        in prepare(text, (), [term], Markers("<term>", "<as>", "</term>")).text
    )


def test_a_term_may_part_a_phrase_that_is_read_in_plainer_words():
    text = "Le siège met le char à genoux."
    assert prepare(text, [Kept(13, 20, "term", ("the tank",))]).text == "Le siège ruine [1]."


def test_two_places_are_one_name():
    assert [each.forms for each in guards.places("La frontière Algérie-Maroc.", "fr", "en")] == [("Algeria-Morocco",)]


def test_other_languages_have_no_french_months():
    text = "Mi 2020 fue el 12 oct. de verdad."
    assert prepare(text, language="es").text == text


@given(st.text(alphabet="ab d'[]1«» \u00a0\"é.", max_size=40), st.data())
def test_holes_are_filled_with_what_they_stand_for(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    prepared = prepare(text, [Kept(start, end, "code", ("FILL",))])
    assert len(prepared.origin) == len(prepared.text)
    assert fill(prepared, prepared.text).count("FILL") == 1


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("faire", "fait font faisait feront firent fasse faisant faits"),
        ("lancer", "lance lancent lançait lanceront lancèrent lance lançant lancés"),
        ("céder", "cède cèdent cédait céderont cédèrent cède cédant cédés"),
        ("déployer", "déploie déploient déployait déploieront déployèrent déploie déployant déployés"),
        ("finir", "finit finissent finissait finiront finirent finisse finissant finis"),
        ("perdre", "perd perdent perdait perdront perdirent perde perdant perdus"),
        ("prendre", "prend prennent prenait prendront prirent prenne prenant pris"),
        ("admettre", "admet admettent admettait admettront admirent admette admettant admis"),
    ],
)
def test_verbs_have_their_forms(infinitive, forms):
    slots = (
        "present s", "present p", "imperfect s", "future p", "past p", "subjunctive s", "present participle",
        "participle s",
    )  # fmt: skip
    assert [verbs.forms(infinitive)[slot] for slot in slots] == forms.split()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Le navire a mis le cap sur Toulon.", "Le navire s'est dirigé vers Toulon."),
        ("Ils ont pris leurs quartiers à Metz.", "Ils se sont installés à Metz."),
        ("La frégate va regagner son port.", "La frégate va retourner à son port."),
        ("La frégate a regagné son port.", "La frégate est retourné à son port."),
        (
            "Nous mettons le cap sur Brest, je fais la sourde oreille.",
            "Nous nous dirigeons vers Brest, je refuse d'écouter.",
        ),
    ],
)
def test_verbs_with_one_auxiliary_become_verbs_with_the_other(text, read):
    assert prepare(text, language="fr").text == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("On craint que Kiev ne cède.", "On craint que Kiev cède."),
        ("On craint que Kiev ne cède pas.", "On craint que Kiev ne cède pas."),
        ("Elle a failli compromettre le plan.", "Elle a presque compromis le plan."),
        ("Elle a bien failli arriver.", "Elle a été sur le point d'arriver."),
        ("Il y va du sort de Kiev.", "Le sort de Kiev est en jeu."),
        ("Elle tourne 24h/24.", "Elle tourne 24 heures par jour."),
        ("Le missile, parti de Gaza, a explosé.", "Le missile, lancé depuis Gaza, a explosé."),
        ("Il suffit d'un mot pour gagner.", "Un mot suffit pour gagner."),
        ("Il n'ose le dire.", "Il n'ose pas le dire."),
        ("Il n'y a qu'un mot.", "Il y a seulement un mot."),
        ("Le mot dont elle dispose.", "Le mot qu'elle possède."),
        ("Il a fait arrêter le maire.", "Il a ordonné l'arrestation du maire."),
        ("Kiev a beau se taire, on parle.", "Même si Kiev se tait, on parle."),
        ("Ils ont beau parler, on crie.", "Même s'ils parlent, on crie."),
        ("Plus d'un mot sur deux manque.", "Plus de 1 mot sur 2 manque."),
    ],
)
def test_turns_of_phrase_are_read_in_plainer_ones(text, read):
    assert prepare(text, language="fr").text == read


def test_no_irregular_verb_of_the_phrases_is_formed_by_rule():
    phrases = (DATA / "plainly.fr.tsv").read_text("utf-8")
    irregular = re.compile(r"(?:oir|[aeiou]i?re|ttre|vre|ncre|tre|indre|[oe]udre|enir|vrir|frir|partir|servir)$")
    used = {verb for verb in re.findall(r"\{(\w+)\}", phrases) if irregular.search(verb)}
    listed = {row.split("\t")[0] for row in (DATA / "verbs.fr.tsv").read_text("utf-8").splitlines()}
    assert {verb for verb in used - listed if not verb.endswith(verbs.FAMILIES)} == set()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Le plan n'a pas fait long feu.", "Le plan n'a pas échoué."),
        ("Il fait encore la sourde oreille.", "Il refuse encore d'écouter."),
        (
            "Elle s'est toujours heurtée aux murs, elle se heurtera à tout.",
            "Elle a toujours rencontré les murs, elle rencontrera tout.",
        ),
        ("Ils se sont dotés d'avions et du radar.", "Ils ont acquis des avions et du radar."),
        ("Le refus de faire long feu.", "Le refus d'échouer."),
        ("La ville, tombée aux mains des rebelles.", "La ville, tombée sous le contrôle des rebelles."),
        ("La ville est tombée aux mains des rebelles.", "La ville a été pris par les rebelles."),
        ("Peinant à recruter, il peine à dormir.", "Ayant du mal à recruter, il a du mal à dormir."),
        ("Le plan sera reconduit : il reconduit le plan.", "Le plan sera prolongé : il prolonge le plan."),
        ("Il vaut la peine à peine.", "Il vaut la peine à peine."),
        ("Un arrêt à moins 30 degrés, au moins 30 degrés.", "Un arrêt à -30 degrés, au moins 30 degrés."),
        ("La vente de 40 F-16 à Ankara.", "La vente de 40 F-16 pour Ankara."),
        ("La vente de tableaux à Paris.", "La vente de tableaux à Paris."),
        ("Berlin, lui, achète 4 avions à la France.", "Berlin achète 4 avions auprès de la France."),
        ("Il est à l'hôtel de Brienne.", "Il est au ministère français de la Défense."),
        ("À trois jours du sommet, à deux jours de marche.", "Trois jours avant le sommet, à deux jours de marche."),
        ("À deux heures du matin, à deux heures de la base.", "À deux heures du matin, à deux heures de la base."),
        ("Aussi la base a-t-elle fermé.", "C'est pourquoi la base a fermé."),
        ("Il n'en compte plus que dix.", "Il en compte seulement dix."),
        ("Il ne compte plus sur lui.", "Il ne compte plus sur lui."),
        ("Il a fait un mort et dix blessés à Kiev.", "Il a tué une personne et blessé dix autres à Kiev."),
        ("Le tir a fait deux morts et des dégâts.", "Le tir a fait deux morts et des dégâts."),
        (
            "Le tir fait cent morts, faisant aussi trois blessés selon Riga.",
            "Le tir tue 100 personnes, faisant aussi trois blessés selon Riga.",
        ),
        ("Des heurts ont opposé l'armée aux Kurdes.", "Des affrontements ont eu lieu entre l'armée et les Kurdes."),
        ("Le conflit qui oppose Rome à Paris.", "Le conflit entre Rome et Paris."),
        ("Des combats ont opposé les milices à Tripoli.", "Des affrontements ont opposé les milices à Tripoli."),
        (
            "Riga s'est aussi dite prête, Rome se dit sûre.",
            "Riga a aussi déclaré qu'elle était prête, Rome dit qu'elle est sûre.",
        ),
        ("Cela se dit aussi.", "Cela se dit aussi."),
        ("Un plan « fou », dit « la dame ». « Non » !", 'Un plan " fou", dit " la dame". "Non" !'),
        ("« Non », s'est insurgée Anne. Il s'est insurgé.", '"Non", a dit Anne. Il s\'est insurgé.'),
        (
            "Un premier bilan fait état d'au moins 20 morts et 50 blessés.",
            "Selon un bilan provisoire, au moins 20 personnes ont été tuées et 50 blessées.",
        ),
        ("Elle fuit, ce que dément l'armée.", "Elle fuit, ce que l'armée nie."),
        ("Ce que redoute Kiev, c'est un assaut.", "Kiev redoute surtout un assaut."),
        ("Ce que veut Kiev, c'est que Riga cède.", "Ce que veut Kiev, c'est que Riga cède."),
        ("La baie où opère la flotte est large.", "La baie où la flotte opère est large."),
        ("Une usine où seront produits six chars.", "Une usine où seront produits six tanks."),
        ("L'usine où sont produits les chars.", "L'usine où les tanks sont produits."),
        ("Alors que s'ouvre lundi le sommet, Kiev tire.", "Alors que le sommet s'ouvre lundi, Kiev tire."),
        ("Tandis que se poursuit le raid, il part.", "Tandis que le raid se poursuit, il part."),
        ("D'où viennent les armes saisies ?", "D'où viennent les armes saisies ?"),
        ("Ni le maire ni Rome n'ont vu, ni Riga.", "Le maire et Rome n'ont pas vu, ni Riga."),
        ("Deux jours durant, il a dormi trois mois durant.", "Pendant deux jours, il a dormi pendant trois mois."),
        ("Voilà dix ans que Kiev dort. Voilà Kiev.", "Depuis dix ans, Kiev dort. Voilà Kiev."),
        ("La vente à Riga de 6 F-16 a été annoncée.", "La vente de 6 F-16 pour Riga a été annoncée."),
        ("La vente de 40 F-16 aux Belges.", "La vente de 40 F-16 pour les Belges."),
        ("Il faudra encore deux ans.", "Il faudra deux années supplémentaires."),
        ("Il part encore deux ans.", "Il part encore deux ans."),
        ("On compte parmi les blessés trois enfants.", "Parmi les blessés, on compte trois enfants."),
        ("Arrivée à Kiev lundi, elle a souri.", "Après être arrivée à Kiev lundi, elle a souri."),
        ("Le chef, arrivé à Kiev lundi, a souri.", "Le chef, qui est arrivé à Kiev lundi, a souri."),
        ("Le chef, arrivé à Kiev, et son fils.", "Le chef, arrivé à Kiev, et son fils."),
        ("Un rapport que l'AFP a pu consulter.", "Un rapport consulté par l'AFP."),
        ("Il consacre 2 % de son PIB à la défense.", "Il consacre 2 % de son PIB en défense."),
        ("L'armée a beau nier, tout change.", "Même si l'armée nie, tout change."),
        ("L'attaque, lundi, d'un camp a réussi.", "L'attaque d'un camp a réussi, lundi."),
        ("« Non », a réagi sur X le maire de Nice.", '"Non", a dit le maire de Nice sur X.'),
        ("Il a tout dit, a dit à l'AFP un élu local.", "Il a tout dit, a dit un élu local à l'AFP."),
        ("Il a tiré à onze reprises.", "Il a tiré onze fois."),
        ("Deux chars, dont le premier est russe.", "Deux tanks ; le premier est russe."),
        ("Blessé à Kiev, il a perdu un bras.", "Après avoir été blessé à Kiev, il a perdu un bras."),
        ("Il attend depuis dix mois la fin du raid.", "Il attend la fin du raid depuis dix mois."),
        ("Une fois la ville prise, il part.", "Une fois que la ville a été prise, il part."),
        ("Sitôt ses hommes partis, il tire.", "Dès que ses hommes sont partis, il tire."),
        ("Le plan est tombé à l'eau, un marin y est.", "Le plan a été abandonné, un marin y est."),
        ("Un marin est tombé à l'eau.", "Un marin est tombé à l'eau."),
        ("Il met les otages à genoux.", "Il met les otages à genoux."),
        ("Kiev n'en a pas moins tiré.", "Kiev a tout de même tiré."),
        ("La guerre met l'État à genoux, puis met à genoux Kiev.", "La guerre ruine l'État, puis ruine Kiev."),
        ("Il met Kiev, et Riga est à genoux.", "Il met Kiev, et Riga est à genoux."),
        ("Il met l'homme qui est à genoux.", "Il met l'homme qui est à genoux."),
        ("Le raid, pour prendre les six chars au dépourvu.", "Le raid, pour surprendre les six chars."),
        ("Sans doute est-il tard. Sans doute.", "Il est probablement tard. Sans doute."),
        ("Aussi a-t-elle cédé.", "C'est pourquoi elle a cédé."),
        ("Ils nous ont pris nos sacs, et le sien.", "Ils ont pris nos sacs, et le sien."),
        ("À trois mois seulement du vote, il part.", "Seulement trois mois avant le vote, il part."),
        ("Riga a vu ses ventes chuter, Rome les siennes.", "Riga a subi une baisse de ses ventes, Rome les siennes."),
        ("Le budget est passé de 2 à 3 milliards.", "Le budget a augmenté de 2 à 3 milliards."),
        ("Le budget passera de 2 milliards à 300 millions.", "Le budget diminuera de 2 milliards à 300 millions."),
        ("Kiev fait passer de dix à six le nombre de chars.", "Kiev réduit le nombre de tanks, de dix à six."),
        ("Il relève l'âge de 62 à 64 ans, de 3 à 2 %.", "Il augmente l'âge de 62 à 64 ans, de 3 à 2 %."),
        ("La portée a été portée de 70 à 150 km.", "La portée a été augmentée de 70 à 150 km."),
        ("Une portée de 70 à 150 km est ramenée de 150 à 70.", "Une portée de 70 à 150 km est réduite de 150 à 70."),
        ("La ligne passe de Nice à Paris.", "La ligne passe de Nice à Paris."),
        ("Un signal TRÈS clair de l'OTAN, de l'INSEE.", "Un signal très clair de l'OTAN, de l'INSEE."),
    ],
)
def test_idioms_are_read_in_plainer_words(text, read):
    assert prepare(text).text == read


def test_what_holds_a_hole_stays_in_its_place():
    text = "Il porte à 2 % du PIB l'effort."
    assert prepare(text).text == "Il augmente l'effort à 2 % du PIB."
    assert prepare(text, [Kept(18, 21, "name", ("GDP",))]).text == "Il augmente à 2 % du [1] l'effort."


def test_a_text_is_searched_for_every_phrase_of_the_table():
    assert all(table("fr"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("« Non », souffle un officier.", '"Non", dit un officier.'),
        ("« Non », glisse-t-on à Paris.", '"Non", dit-on à Paris.'),
        ("« Non », a vite tempéré le maire.", '"Non", a vite tempéré le maire.'),
        ("« Non », a sèchement tempéré le maire.", '"Non", a sèchement dit le maire.'),
        ("« Non », s'est-elle alarmée.", '"Non", a-t-elle averti.'),
        ("La ville tombera, reconnaît un officier.", "La ville tombera, admet un officier."),
        ("Il court, reconnaît un ami, et part.", "Il court, reconnaît un ami, et part."),
        ("« Non », lâche, un peu las, un marin.", '"Non", dit un marin, un peu las.'),
        ("« Non », a dit, ému, le maire de Nice.", '"Non", a dit le maire de Nice, ému.'),
        ("« Non », a dit, lundi, le maire.", '"Non", a dit, lundi, le maire.'),
        ("« Non », se sont agacés les élus.", '"Non", ont dit les élus.'),
        ("Non, fait valoir l'armée.", "Non, fait valoir l'armée."),
        ("Non, ont-ils fait valoir.", "Non, ont-ils dit."),
        ("Le maire, dit « le sage », lance un plan.", 'Le maire, dit " le sage", lance un plan.'),
        ("Non, admet-on dans l'entourage du maire.", "Non, selon des conseillers du maire."),
        ("Non, a-t-on appris auprès du maire.", "Non, selon le maire."),
    ],
)
def test_who_is_quoted_says_it(text, read):
    assert prepare(text).text == read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le ministre polonais de la Défense.", {"ministre polonais de la Défense": "Polish defense minister"}),
        ("Le ministère de l'Intérieur russe.", {"ministère de l'Intérieur russe": "Russian Interior Ministry"}),
        ("Les ministres turcs des Finances.", {"ministres turcs des Finances": "Turkish finance ministers"}),
        ("Le ministre aimable de la Défense.", {}),
    ],
)
def test_ministers_of_other_nations_are_taken_as_a_whole(text, found):
    assert {text[kept.start : kept.end]: kept.forms[0] for kept in guards.offices(text, "fr", "en")} == found
    assert not guards.offices(text, "fr", "es")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Autonomie : 12 h ; blindage : léger", {"Autonomie": "Endurance", "blindage": "armor"}),
        ("À RETENIR", {"À RETENIR": "KEY POINTS"}),
        ("ENTRETIEN – « Oui »", {"ENTRETIEN –": "INTERVIEW –"}),
        ("Crédit\u00a0photo\u00a0: Marine", {"Crédit\u00a0photo": "Photo credit"}),
        ("Propos recueillis par Anne Martin", {"Propos recueillis par": "Interview by"}),
        ("Par Jean Dupont, à Kiev", {"Par": "By"}),
        ("Par Jean Dupont, il sait tout.", {}),
        ("La portée est grande.", {}),
        ("Portée-canon : 3", {}),
    ],
)
def test_labels_have_renderings_of_their_own(text, found):
    assert {text[start:end]: wanted for start, end, wanted in labels(text, "fr", "en")} == found
    assert not list(labels(text, "fr", "es"))


def test_a_name_with_a_particle_or_of_a_common_word_is_one():
    text = "Guillaume de Sercey et Dominique de Villepin, Marie de Roumanie, Marie Boulanger, la base de Brest."
    found = [text[name.start : name.end] for name in names(text, "fr", "en", len) if " " in name.forms[0]]
    assert found == ["Guillaume de Sercey", "Dominique de Villepin", "Marie Boulanger"]
