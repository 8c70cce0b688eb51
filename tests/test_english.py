"""English that is set right after decoding, by what the French says."""

import pytest

from translate.decoding import repair
from translate.decoding.kept import Kept
from translate.decoding.meanings import mend_meanings
from translate.text import attribution, hearsay, names, participles, predicates
from translate.text.tenses import until_now
from translate.text.usage import usage


@pytest.mark.parametrize(
    ("source", "text", "right"),
    [
        ("De 3 à 4 milliards.", "From $3 to US$4 billion.", "From 3 to 4 billion."),
        ("De 3 à 4 milliards de dollars.", "From $3 to $4 billion.", "From $3 to $4 billion."),
        ("À 7,6 nœuds.", "At 7.6 nodes, two nodes.", "At 7.6 knots, two nodes."),
        ("L'exercice 2024.", "The 2024 fiscal year.", "The 2024 exercise."),
        ("Le budget de l'exercice.", "The fiscal year's budget.", "The fiscal year's budget."),
        (
            "Du 22 au 26 octobre, ou le 3 mai.",
            "On October 22 to 26, or on May 3.",
            "From October 22 to 26, or on May 3.",
        ),
        ("Classé 12e sur 145.", "Classified 12th on 145.", "Classified 12th out of 145."),
        ("Deux missiles Exocet MM40.", "Two Exocet anti-ship missiles MM40.", "Two Exocet MM40 anti-ship missiles."),
        (
            "À des milliers de km de Riga, à des milliers de km d'Oslo.",
            "It is at thousands of km of Oslo.",
            "It is thousands of km from Oslo.",
        ),
        ("Elle part jeudi.", "On Thursday, she said, she leaves on Thursday.", "She said, she leaves on Thursday."),
        ("À 1 196 km et 10,5 m.", "A 1,196-meter and 10.5-meter line.", "A 1,196-kilometer and 10.5-meter line."),
        ("En vue de dix F-16 supplémentaires.", "For ten F-16 additional.", "For ten additional F-16."),
        ("Il est sur le Danube.", "He is on Danube.", "He is on the Danube."),
        ("Le général a été limogé.", "General was fired.", "The general was fired."),
        ("17 cibles sur 20.", "17 targets on 20.", "17 targets out of 20."),
        ("La 11e brigade.", "The 11st brigade and the 21st.", "The 11th Brigade and the 21st."),
        ("Un score sans appel.", "They won 1:0.", "They won 1:0."),
        ("Il est assigné à résidence.", "He was put under house arrest.", "He was put under house arrest."),
        ("Il est assigné à résidence.", "He was assigned to residence.", "He was placed under house arrest."),
        ("Il passe de 40 à 50.", "It increases by 40 to 50.", "It increases from 40 to 50."),
        ("Il relève l'âge de 62 à 64 ans.", "He raises the age of 62 to 64.", "He raises the age from 62 to 64."),
        ("Il passe de dix à douze.", "It rises by ten to 12.", "It rises from ten to 12."),
        ("Il baisse de 2 à 3 %.", "It falls by 2 to 3%.", "It falls by 2 to 3%."),
        ("87 cibles, dont 12 drones.", "87 targets, 12 drones.", "87 targets, including 12 drones."),
        ("87 cibles, dont 12 drones.", "87 targets, of which 12 are drones.", "87 targets, of which 12 are drones."),
        ("3 trous sur 20 m.", "3 holes on 20 m.", "3 holes on 20 m."),
        ("Un soldat sur cinq part.", "A soldier on five leaves.", "One soldier in five leaves."),
        ("Le 3 mai 2024, ou le 5 mai.", "On 3 May 2024, or on the 5th of May.", "On May 3, 2024, or on May 5."),
        (
            "Le 5 mai, il part en 41 heures.",
            "On May 5, he leaves in 41 a.m., on May 5.",
            "On May 5, he leaves in 41 hours.",
        ),
        ("Pour équiper l'armée.", "To team the army.", "To equip the army."),
        ("Dans les années 1990.", "In the 1990 years.", "In the 1990s."),
        ("Les années 1990.", "The years 1990.", "The 1990s."),
        (
            "Le ministère dit non.",
            "The department says no to 3 billion Euros.",
            "The ministry says no to 3 billion euros.",
        ),
        ("Le ministère américain.", "The US Department.", "The US Department."),
        ("En mer du Japon.", "In the sea of Japan.", "In the Sea of Japan."),
        (
            "Faisant deux morts et six blessés.",
            "So making two dead and six injured.",
            "So killing two and injuring six.",
        ),
        ("À Nice, à 12 km de Gap.", "In Nice, at 12 km of Gap.", "In Nice, 12 km from Gap."),
        (
            "Dans la nuit de mardi à mercredi, ou mardi.",
            "On Tuesday Wednesday night, or Tuesday.",
            "Overnight from Tuesday to Wednesday, or Tuesday.",
        ),
        ("Cela a duré 1 h 40.", "It lasted 1:40 a.m.", "It lasted 1 hour and 40 minutes."),
        ("Ils arrivent en moins d'une heure.", "They arrive at least an hour.", "They arrive in less than an hour."),
        ("Un char, dont le coût a doublé.", "One, including the cost has doubled.", "One, whose cost has doubled."),
        ("Une délégation d'experts.", "A delegation military experts.", "A delegation of military experts."),
        ("Une délégation d'élus visite des ports.", "A delegation visits ports.", "A delegation visits ports."),
        ("Elle a trouvé cette semaine un nom.", "It found a name week.", "It found a name this week."),
        ("Elle part cette semaine.", "It leaves this week.", "It leaves this week."),
        ("Il ouvre le feu à 17 reprises.", "It opens the fire at 17 times.", "It opens fire 17 times."),
        ("Lancé depuis Kourou.", "Launched since Kourou.", "Launched from Kourou."),
        ("Un moteur de 1 500 chevaux.", "A 1,500 horses engine.", "A 1,500 horsepower engine."),
        ("Dix chars, neuf navires.", "Ten tanks nine ships.", "Ten tanks, nine ships."),
        ("Dix chars, dont les trois livrés.", "Ten tanks, including the three.", "Ten tanks, including the three."),
        ("Il faut au moins 3 h.", "It takes at least 3 hours.", "It takes at least 3 hours."),
        ("L'attaque a commencé à 16\u202fh\u202f30.", "The attack began to 16:30.", "The attack began at 16:30."),
        ("Cela fait deux morts et six blessés.", "It kills two and six injured.", "It kills two and injures six."),
        ("Le tir a touché, faisant au moins dix morts.", "It hit, at least ten dead.", "It hit, killing at least ten."),
        ("Il s'est rendu lundi à Kiev.", "He went on Monday in Kiev.", "He went on Monday to Kiev."),
        ("Il s'est rendu à Kiev.", "He went on the same day.", "He went on the same day."),
        ("Au large de Gaza.", "A large part of Gaza.", "Off Gaza."),
        ("Au large de Toulon, il attend.", "Toulon, it waits.", "Off Toulon, it waits."),
        ("Un navire au large de Groix.", "A ship a large of Groix.", "A ship off Groix."),
        ("Vu à 58 m de profondeur.", "Seen to 58 m of depth.", "Seen at a depth of 58 m."),
        ("Les brouillages sont rares.", "Jamming are rare.", "Jamming is rare."),
        ("Quatre sont passés.", "Four are passed.", "Four got through."),
        ("Des coupures de courant.", "Electricity failures.", "Power cuts."),
        ("Dix marins à bord.", "Ten marines on board.", "Ten sailors on board."),
        ("Dix fusiliers marins.", "Ten marines.", "Ten marines."),
        ("Dans l'Atlantique.", "In the middle of Atlantic.", "In the middle of the Atlantic."),
        ("Une frégate de type 26.", "A frigate of type 26.", "A Type 26 frigate."),
        ("De 21 h 30 à 22 h.", "From 21:30 p.m. to 10 p.m.", "From 21:30 to 10 p.m."),
        ("Trente-huit marins.", "38 sailors.", "Thirty-eight sailors."),
        ("L'exercice, en mer.", "The year at sea.", "The exercise at sea."),
        ("Neuf d'entre eux.", "Nine among them.", "Nine of them."),
        ("Tombé à une dizaine de km de Gap.", "It fell to about 10 km of Gap.", "It fell about 10 km from Gap."),
        ("Ils ont décollé de Lask.", "They took off of Lask.", "They took off from Lask."),
        ("Ils ont décollé deux fois.", "They took two times.", "They took off two times."),
        ("Il peut décoller d'une piste.", "It can off a runway.", "It can take off from a runway."),
        ("Il décolle d'un porte-avions.", "It off a carrier.", "It takes off from a carrier."),
        ("Dix avions ont décollé.", "Ten planes off.", "Ten planes took off."),
        ("Il a décollé au large de Gaza.", "He took off off Gaza.", "He took off off Gaza."),
        ("La base aérienne 118 de Mont.", "The air base 118 of Mont.", "Air Base 118 in Mont."),
        ("Un bataillon de 600 hommes.", "A 600 men battalion.", "A battalion of 600 men."),
        ("La frégate embarque 32 missiles.", "It is transporting 32 missiles.", "It carries 32 missiles."),
        ("L'exercice Volfa commence.", "Volfa's exercise begins.", "Exercise Volfa begins."),
        ("Quatre missiles balistiques Sarmat.", "Four ballistic missiles Sarmat.", "Four Sarmat ballistic missiles."),
        ("Le missile Trident II D5.", "The Trident missile II D5.", "The Trident II D5 missile."),
        ("Un Mirage 2000D.", "A 2000D Mirage.", "A Mirage 2000D."),
        # The table.
        ("Le navire a coulé, il a été coulé.", "The ship sunk, it was sunk.", "The ship sank, it was sunk."),
        ("Deux membres d'équipage.", "Two crews.", "Two crew members."),
        ("L'équipage et ses membres.", "The crew.", "The crew."),
        ("Il a violé l'espace aérien.", "He raped the airspace.", "He violated the airspace."),
        ("Mis à 800 km d'altitude.", "Put to 800 km altitude.", "Put at an altitude of 800 km."),
        ("Oui, pendant 2 h 05, à 3 h 30.", "Yes, during 2:05, at 3:30.", "Yes, for 2 hours and 5 minutes, at 3:30."),
        ("Une résolution non contraignante.", "A binding resolution.", "A non-binding resolution."),
        ("Des armes non létales.", "Non-lethal weapons.", "Non-lethal weapons."),
        ("Des soldats partent.", "The soldiers leave.", "Soldiers leave."),
        ("Les soldats partent.", "The soldiers leave.", "The soldiers leave."),
        ("Il a formé 30 pilotes.", "He formed 30 pilots.", "He trained 30 pilots."),
        ("Il forme un parti.", "He forms a party with pilots.", "He forms a party with pilots."),
        ("Les députés votent.", "The hon. members vote.", "The lawmakers vote."),
        ("Le député Ney vote.", "The hon. member Ney votes.", "Lawmaker Ney votes."),
        ("Un décret, article 12.", "The Order in Council, section 12.", "The Decree, Article 12."),
        ("Le 3e régiment d'infanterie.", "The 3rd infantry regiment.", "The 3rd Infantry Regiment."),
        ("Trois régiments.", "The 3rd infantry regiment.", "The 3rd infantry regiment."),
        ("Une portée de 150 km.", "A scope of 150 km.", "A range of 150 km."),
        ("Un immeuble de neuf étages.", "A nine-stage building.", "A nine-story building."),
        ("Traduire les chefs en justice.", "To translate the chiefs into justice.", "To bring the chiefs to justice."),
        ("Il a tiré dans la nuit.", "He fired in the night.", "He fired overnight."),
        ("Dix, dont 3 ont été tués.", "Ten, including 3 were killed.", "Ten, of which 3 were killed."),
        ("Des « progrès » et un « accord ».", "“Promise” and a “deal”.", "“Progress” and a “deal”."),
        ("Un site à quelque 200 km de Kiev.", "A site at some 200 km in Kyiv.", "A site some 200 km from Kyiv."),
        ("Le 2e REP.", "The 2th.", "The 2nd."),
        ("Il a lieu du 5 au 30 mai.", "It takes place by 5 to May 30.", "It takes place from May 5 to 30."),
        ("Il ment, ce que nie Riga.", "He lies, what Riga denies.", "He lies, which Riga denies."),
        (
            "Il part avec deux ans d'avance.",
            "He leaves with two years ahead.",
            "He leaves two years ahead of schedule.",
        ),
        ("Des camps improvisés.", "Improvized camps.", "Improvised camps."),
        ("Paris a livré un radar à Kiev.", "Paris delivered a radar in Kiev.", "Paris delivered a radar to Kiev."),
        ("Le porte-parole dit oui.", "The spokeswoman says yes.", "The spokesman says yes."),
        ("La nuit de samedi à dimanche.", "On Saturday night.", "Overnight from Saturday to Sunday."),
        ("Des dizaines de chars.", "Tens of tanks, tens of thousands.", "Dozens of tanks, tens of thousands."),
    ],
)
def test_what_packages_take_for_granted_is_set_right(source, text, right):
    assert usage(text, source) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("a UAV and an drone", "a UAV and a drone"),
        ("a unmanned aircraft", "an unmanned aircraft"),
        ("an European army", "a European army"),
        ("a unidentified drone, an uniform", "an unidentified drone, a uniform"),
        ("a F-16, a F/A-18 and a 8-wheeled truck", "an F-16, an F/A-18 and an 8-wheeled truck"),
        ("A armored vehicle", "An armored vehicle"),
        ("a NATO base in an hour", "a NATO base in an hour"),
    ],
)
def test_the_english_article_fits_what_follows(text, right):
    assert repair.articles(text, "en") == right


@pytest.mark.parametrize(
    ("source", "text", "right"),
    [
        ("« Oui », a déclaré le roi, qui rit.", "“Yes,” the king, who says so.", "“Yes,” said the king, who says so."),
        ("« Oui », s'indigne le roi, qui rit.", "“Yes,” the king, who laughs.", "“Yes,” says the king, who laughs."),
        ('"Oui", selon une source.', '"Yes," a source.', '"Yes," according to a source.'),
        ("« Oui », conclut Anne, du parti.", "“Yes,” Anne, of the party.", "“Yes,” concludes Anne, of the party."),
        (
            "Il part, a annoncé lundi le roi Jean à Gap.",
            "He leaves, Monday the king John in Gap.",
            "He leaves, the king John announced Monday in Gap.",
        ),
        (
            "Il part, a prévenu mardi l'armée russe.",
            "He leaves, warned Tuesday the Russian army.",
            "He leaves, the Russian army warned on Tuesday.",
        ),
        ("Il part, estime l'amiral.", "He leaves, the admiral.", "He leaves, the admiral says."),
        (
            "Il part, estime l'amiral, en mai.",
            "He leaves, the admiral, in May.",
            "He leaves, the admiral says, in May.",
        ),
        ("Il part, estime l'amiral.", "He leaves, says the admiral.", None),
        ("Il part, a annoncé que cela.", "He leaves, the king.", None),
        ("« Oui », a déclaré le roi, Jean.", "“Yes,” the king, John, said.", None),
        ("« Oui », a réagi le roi, Jean.", "“Yes,” the king reacted, Jean.", "“Yes,” reacted the king, Jean."),
        ("« Oui », a déclaré le roi.", "The king: “Yes.”", None),
        ("« Oui », le mot du roi.", "“Yes,” the king's word.", None),
        ("« Oui », a déclaré le roi. « Non. »", "“Yes,” the king. “No.”", None),
    ],
)
def test_who_said_it_keeps_a_verb(source, text, right):
    assert attribution.attributed(text, source) == (right or text)


@pytest.mark.parametrize(
    ("source", "text", "right"),
    [
        (
            "Selon l'armée, le drone aurait été abattu.",
            "According to the army, the drone would have been shot down.",
            "According to the army, the drone was reportedly shot down.",
        ),
        ("Deux soldats auraient été tués.", "Two troops would have been killed.", "Two troops were reportedly killed."),
        ("Un missile aurait été tiré.", "A missile was fired.", "A missile was reportedly fired."),
        ("Il aurait ordonné le retrait.", "He would have ordered it.", "He reportedly ordered it."),
        ("L'accord aurait permis cela.", "The deal would have allowed that.", None),
        (
            "Selon Riga, ils se seraient enfuis.",
            "According to Riga, they would have fled.",
            "According to Riga, they reportedly fled.",
        ),
        (
            "D'après des sources, il aurait également pris la fuite et serait mort.",
            "According to sources, he would also have taken flight and would have died.",
            "According to sources, he reportedly also took flight and reportedly died.",
        ),
        (
            "Elle est accusée, car elle aurait vendu des plans.",
            "She is accused because she would have allegedly sold plans.",
            "She is accused because she allegedly sold plans.",
        ),
        ("S'il avait plu, le drone aurait été abattu, selon lui.", "the drone would have been shot down", None),
        ("« Le drone aurait été abattu », dit-il.", "the drone would have been shot down", None),
        ("Selon nous, cela aurait été utile.", "That would have been useful.", None),
        ("Selon l'armée, il aurait dû partir.", "He would have left.", None),
        ("Selon l'armée, il n'aurait pas tiré et aurait fui.", "He would not have fired and would have fled.", None),
    ],
)
def test_what_is_only_said_is_reported(source, text, right):
    assert hearsay.reported(text, source) == (text if right is None else right)


def test_what_is_said_goes_on_in_the_next_sentence():
    text, source = "They would have been paid.", "Ils auraient été payés."
    assert hearsay.reported(text, source, "Selon la police, ils ont tiré.") == "They were reportedly paid."
    assert hearsay.reported(text, source, "Ils ont tiré.") == text
    assert hearsay.reported(text, f"S'ils avaient tiré, {source}", "Selon la police, ils ont fui.") == text


def test_a_word_that_stands_twice_in_a_row_stands_once():
    text = "The the drone, that that had had a high-speed high-speed engine, reached Bora Bora, Bora."
    right = "The drone, that that had had a high-speed engine, reached Bora Bora, Bora."
    assert repair.undoubled(text, "Le drone a atteint Bora Bora.") == right


@pytest.mark.parametrize(
    ("source", "text", "right"),
    [
        ("Il est inculpé de meurtre.", "He was charged for murder.", "He was charged with murder."),
        ("Il encourt la prison.", "He is at risk of prison in life.", "He faces life in prison."),
        ("Quinze ans de prison.", "A fifteen prison sentence.", "A fifteen-year prison sentence."),
        ("Le juge l'a reconnue coupable.", "The judge found it guilty.", "The judge found her guilty."),
        ("En résidence surveillée.", "Placed in house arrest.", "Placed under house arrest."),
        ("Il a prêté serment.", "He sworn in.", "He was sworn in."),
        ("Il a prêté serment.", "He was sworn in.", "He was sworn in."),
        ("Le chef de l'État parle.", "The head of the state speaks.", "The head of state speaks."),
        ("La diplomatie russe dit non.", "The Russian diplomacy said no.", "The Russian Foreign Ministry said no."),
        ("Les derniers soldats partent.", "The latest soldiers leave.", "The last soldiers leave."),
        ("Les derniers chiffres.", "The latest figures.", "The latest figures."),
        ("Des soldats ont tiré.", "The soldiers fired.", "Soldiers fired."),
        ("Les soldats ont tiré.", "The soldiers fired.", "The soldiers fired."),
        ("Ils sont de nationalité russe.", "They are Russian nationality.", "They are Russian nationals."),
        ("Poutine s'est dit prêt.", "Putin said it was ready.", "Putin said he was ready."),
        ("La France s'est dite prête.", "France said it was ready.", "France said it was ready."),
        ("Il l'a visé.", "of newly armed men", "of newly armed men"),
        ("Aucun des deux n'y va.", "None of the two goes.", "Neither of the two goes."),
        ("« Oui », dit le roi malien.", "“Yes,” said Malian President.", "“Yes,” said the Malian president."),
        ("L'armée a repris la ville.", "The army retaken the city.", "The army retook the city."),
        ("Il voit la ville reprise.", "The city was retaken the next day.", "The city was retaken the next day."),
        ("Le président malien part.", "Malian President leaves.", "The Malian president leaves."),
        ("Le président malien Goïta part.", "Malian President Goita leaves.", "Malian President Goita leaves."),
    ],
)
def test_courts_and_politics_have_their_words(source, text, right):
    assert usage(text, source) == right


@pytest.mark.parametrize(
    ("source", "text", "right"),
    [
        ("Des missiles Aster et Crotale.", "The missiles Aster and Crotale.", "The Aster and Crotale missiles."),
        ("Des missiles Kalibr, Iskander et X.", "Kalibr missiles, Iskander and X.", "Kalibr, Iskander and X missiles."),
        ("Des chars Leopard 2A8.", "Leopard tanks 2A8.", "Leopard 2A8 tanks."),
        ("Douze chars K2 de plus.", "Twelve K2 additional tanks.", "Twelve additional K2 tanks."),
        ("Une commande.", "The command grows.", "The order grows."),
        ("Il commande la base et une commande.", "He commands the base.", "He commands the base."),
        ("Le missile M51.3 est là.", "The missile M51.3 is there.", "The M51.3 missile is there."),
        ("Le drone de Safran.", "The drone Safran.", "The drone Safran."),
        ("L'opération Serval.", "The Operation Serval.", "Operation Serval."),
        ("Armé d'un canon de 40 mm.", "Armed with 40 mm.", "Armed with a 40 mm cannon."),
        ("Les canons de 30 ou de 40 mm, là.", "The 30 or 40 mm, there.", "The 30 or 40 mm cannons, there."),
        ("Les obus de 155 mm.", "The 155 mm shells.", "The 155 mm shells."),
        ("L'amiral Dupont part.", "The Dupont admiral leaves.", "Admiral Dupont leaves."),
        (
            "Selon le général de brigade Ney, oui.",
            "The brigadier general Ney says yes.",
            "Brigadier General Ney says yes.",
        ),
    ],
)
def test_materiel_and_ranks_stand_in_english_order(source, text, right):
    assert usage(text, source) == right


def test_nationalities_that_nothing_accounts_for_are_strangers():
    def strangers(translation, text):
        return names.strangers(translation, text, "fr", "en")

    assert strangers("The American Trappier and the Thai.", "Éric Trappier et les Thaïs.") == ["American"]
    assert strangers("American and German.", "Aux États-Unis, un Allemand.") == []


@pytest.mark.parametrize(
    ("source", "text", "right"),
    [
        ("Huit exemplaires du missile ont été livrés.", "Eight copies were delivered.", "Eight units were delivered."),
        ("Huit exemplaires du journal.", "Eight copies of the newspaper.", "Eight copies of the newspaper."),
        ("Le siège de l'OTAN.", "The NATO seat.", "The NATO headquarters."),
        ("Un siège au siège de l'OTAN.", "A seat at NATO's seat.", "A seat at NATO's seat."),
    ],
)
def test_a_word_of_another_meaning_gives_way_to_what_is_meant(source, text, right):
    assert mend_meanings(text, source) == right


def test_what_a_term_holds_has_its_meaning():
    source, text = "Le siège de l'OTAN.", "The NATO seat."
    assert mend_meanings(text, source) != text
    assert mend_meanings(text, source, [Kept(3, 8, "term", ("seat",))]) == text


@pytest.mark.parametrize(
    ("french", "english", "right"),
    [
        ("Le drone embarque une caméra.", "The drone carrying a camera.", "The drone carries a camera."),
        ("Les drones transportent des armes.", "The drones carrying arms.", "The drones carry arms."),
        ("Le train reliant deux villes.", "The train connecting two cities.", "The train connecting two cities."),
        ("Ils creusent un abri.", "The men digging a shelter.", "The men dig a shelter."),
        ("Elle parle.", "She's talking.", "She's talking."),
        ("Il avoue qu'il travaille.", "Kim admits to working.", "Kim admits to working."),
        ("L'entraînement a lieu.", "The training takes place.", "The training takes place."),
        ("Il forme et part.", "The training took place.", "The training took place."),
        ("Il relie et part.", "The train connecting it has left.", "The train connecting it has left."),
        ("Il ne tire pas.", "It does not fires.", "It does not fire."),
    ],
)
def test_sentences_have_a_finite_verb(french, english, right):
    assert predicates.finite(usage(english, french), french) == right


@pytest.mark.parametrize(
    ("french", "english", "right"),
    [
        ("Le conflit s'intensifie.", "The conflict is intensify.", "The conflict is intensifying."),
        ("La situation a empiré.", "The situation has worsen.", "The situation has worsened."),
        ("Le pont a été détruit.", "The bridge was destroy.", "The bridge was destroyed."),
        ("Il a le contrôle.", "He has control.", "He has control."),
        ("La base est ouverte.", "The base is open.", "The base is open."),
        (
            "Accusé d'avoir tué l'homme.",
            "Accused of knowingly killed the man.",
            "Accused of knowingly killing the man.",
        ),
        ("Il lui reproche d'avoir ignoré tout.", "He blames it for ignored all.", "He blames it for ignoring all."),
        ("Puni pour avoir caché des armes.", "Punished for hid arms.", "Punished for hiding arms."),
        ("Il a empêché l'ennemi de s'échapper.", "He kept foes from escape.", "He kept foes from escaping."),
        ("Recruter prend du temps.", "Recruit takes time.", "Recruiting takes time."),
        ("Recruter ceux qui osent.", "Recruit those who dare, that is it.", "Recruit those who dare, that is it."),
        ("Entre nous, tout est dit.", "Between us, all is said.", "Between us, all is said."),
        ("Il part pour sa base.", "He leaves for called bases.", "He leaves for called bases."),
    ],
)
def test_verbs_have_the_form_that_goes_with_have_and_be(french, english, right):
    assert participles.conjugated(english, french) == right


@pytest.mark.parametrize(
    ("french", "english", "right"),
    [
        ("Elle est sans eau depuis mai.", "It is without water since May.", "It has been without water since May."),
        ("Depuis dix ans, il a un fils.", "He has a son for ten years.", "He has had a son for ten years."),
        ("Ils ne sont pas là depuis mai.", "They are not here since May.", "They have not been here since May."),
        (
            "C'est sa première visite depuis mai.",
            "It is the first visit since May.",
            "It is the first visit since May.",
        ),
        ("Il est là pour dix ans.", "He is here for ten years.", "He is here for ten years."),
    ],
)
def test_what_goes_on_has_gone_on_since(french, english, right):
    assert until_now(english, french) == right
