"""Word lists of the languages' grammar: irregular forms, function words, words too common to be terms."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LEMMATISED = _set(
    "ar ast bg ca cs cy da de el en eo es et fa fi fr ga gl he hi hu hy id is it ka la lt lv mk ms nb nl nn pl pt "
    "ro ru sk sl sq sv sw tl tr uk"
)
"""Languages for which simplemma has a dictionary."""

LANGUAGE_CODES = _set(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo "
    "es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka "
    "kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng "
    "nl nn no nr nv ny oc oj om or os pa pb pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st "
    "su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zt zu"
)
"""ISO 639-1, and the two codes that Argos packages add."""
LANGUAGE_NAMES = {
    "english": "en", "french": "fr", "spanish": "es", "german": "de", "russian": "ru", "turkish": "tr", "italian": "it",
    "portuguese": "pt", "arabic": "ar", "chinese": "zh", "ukrainian": "uk", "polish": "pl", "dutch": "nl",
    "hebrew": "he", "japanese": "ja", "korean": "ko", "persian": "fa",
}  # fmt: skip

ENGLISH_INVARIABLE = _set(
    "aircraft spacecraft watercraft rotorcraft hovercraft materiel equipment ammunition artillery intelligence "
    "personnel infantry cavalry information police weaponry training support reconnaissance surveillance warfare "
    "logistics research hardware software staff shrapnel security cybersecurity deterrence sheep series species "
    "headquarters barracks means crossroads ordnance armor armour camouflage propaganda espionage terrorism "
    "piracy firepower manpower airpower interoperability disarmament rearmament counterintelligence avionics "
    "ballistics tactics electronics munitions killed missing wounded taliban debris seas jamming hacking "
    "targeting demining peacekeeping phishing policing refueling refuelling shipbuilding spoofing imaging "
    "sabotage encryption hostage-taking minelaying strafing hazing spending fighting violence fallout damage swarming "
    "interference assistance traffic trafficking smuggling imagery misinformation disinformation awareness stealth "
    "data learning engineering aid accountability airworthiness aviation bioterrorism chaff coexistence cooperation "
    "counterterrorism cryptography cyberterrorism decontamination diplomacy enforcement guidance gunpowder "
    "hacktivism harassment imperialism isolationism leadership machinery maintenance navigation peacemaking plutonium "
    "propulsion readiness recruitment resilience sovereignty stockpiling superiority supremacy telemetry uranium "
    "crossfire strength"
)
"""Nouns without a plural of their own; those in -craft and -ware have none either."""
ENGLISH_IRREGULAR = (
    ("woman", "women"), ("man", "men"), ("child", "children"), ("foot", "feet"), ("tooth", "teeth"), ("mouse", "mice"),
    ("person", "people"), ("knife", "knives"), ("life", "lives"), ("wolf", "wolves"), ("half", "halves"),
    ("thief", "thieves"), ("leaf", "leaves"), ("crisis", "crises"), ("analysis", "analyses"),
     ("radius", "radii"), ("nucleus", "nuclei"), ("apparatus", "apparatuses"), ("medium", "media"),
    ("criterion", "criteria"),
)  # fmt: skip
ENGLISH_SINGULARS = {other: (ending,) for ending, other in ENGLISH_IRREGULAR if ending not in ("man", "woman")}
ENGLISH_SINGULARS["women"] = ("woman",)
ENGLISH_KEYS = tuple((other, ending) for ending, other in ENGLISH_IRREGULAR)
ENGLISH_REGULAR_MAN = _set("human german roman ottoman talisman shaman caiman yeoman-like")
ENGLISH_OES = _set("torpedo hero echo embargo cargo veto tomato potato volcano tornado mosquito")
ENGLISH_DOUBLED = _set(
    "refuel prefer refer defer deter transfer confer infer occur incur recur commit admit permit submit transmit "
    "omit equip handicap kidnap patrol control rebel compel expel repel propel signal label level travel cancel fuel "
    "dispel embed overrun regret"
)
_IRREGULAR = (
    "arise arose arisen, be was been, bear bore borne, beat beat beaten, become became become, begin began begun, "
    "bend bent bent, bid bid bid, bind bound bound, bite bit bitten, bleed bled bled, blow blew blown, "
    "break broke broken, bring brought brought, broadcast broadcast broadcast, build built built, burst burst burst, "
    "buy bought bought, cast cast cast, catch caught caught, choose chose chosen, come came come, cost cost cost, "
    "cut cut cut, deal dealt dealt, dig dug dug, do did done, draw drew drawn, drive drove driven, eat ate eaten, "
    "fall fell fallen, feed fed fed, feel felt felt, fight fought fought, find found found, flee fled fled, "
    "fly flew flown, forbid forbade forbidden, foresee foresaw foreseen, forget forgot forgotten, "
    "freeze froze frozen, get got gotten, give gave given, go went gone, grow grew grown, have had had, "
    "hear heard heard, hide hid hidden, hit hit hit, hold held held, hurt hurt hurt, keep kept kept, "
    "know knew known, lay laid laid, lead led led, leave left left, lend lent lent, let let let, lose lost lost, "
    "make made made, mean meant meant, meet met met, mislay mislaid mislaid, outbid outbid outbid, "
    "overcome overcame overcome, overfly overflew overflown, overrun overran overrun, oversee oversaw overseen, "
    "overtake overtook overtaken, overthrow overthrew overthrown, pay paid paid, prove proved proven, put put put, "
    "read read read, rebuild rebuilt rebuilt, recast recast recast, retake retook retaken, ride rode ridden, "
    "ring rang rung, rise rose risen, run ran run, say said said, see saw seen, seek sought sought, sell sold sold, "
    "send sent sent, set set set, shake shook shaken, shoot shot shot, shut shut shut, sing sang sung, "
    "sink sank sunk, sit sat sat, speak spoke spoken, spend spent spent, spin spun spun, split split split, "
    "spread spread spread, stand stood stood, steal stole stolen, stick stuck stuck, strike struck struck, "
    "swear swore sworn, sweep swept swept, swing swung swung, take took taken, teach taught taught, tear tore torn, "
    "tell told told, think thought thought, throw threw thrown, undergo underwent undergone, "
    "understand understood understood, undertake undertook undertaken, undo undid undone, uphold upheld upheld, "
    "upset upset upset, wear wore worn, weave wove woven, win won won, withdraw withdrew withdrawn, "
    "withhold withheld withheld, withstand withstood withstood, write wrote written"
)
ENGLISH_VERBS = {verb: (past, participle) for verb, past, participle in map(str.split, _IRREGULAR.split(","))}
"""Past and participle of irregular verbs."""
ENGLISH_VERB_OF = {form: verb for verb, forms in ENGLISH_VERBS.items() for form in forms}

FRENCH_US = _set("pneu bleu émeu landau sarrau")
FRENCH_ALS = _set(
    "bal carnaval chacal festival récital régal cal naval fatal natal banal bancal final tonal aval narval serval"
)
FRENCH_AUX = _set("bail corail émail soupirail travail vantail vitrail")
FRENCH_OUX = _set("bijou caillou chou genou hibou joujou pou")
FRENCH_FEMININE = (
    ("teur", ("trice", "teuse", "teure")), ("eur", ("euse", "eure")), ("eux", ("euse",)), ("if", ("ive",)),
    ("er", ("ère",)), ("el", ("elle",)), ("eil", ("eille",)), ("en", ("enne",)), ("on", ("onne",)),
    ("et", ("ette", "ète")), ("ef", ("effe", "ève")), ("sec", ("sèche",)), ("blanc", ("blanche",)),
    ("franc", ("franche",)), ("grec", ("grecque",)), ("ic", ("ique",)), ("urc", ("urque",)), ("ong", ("ongue",)),
    ("gu", ("guë",)), ("gros", ("grosse",)), ("bas", ("basse",)), ("faux", ("fausse",)), ("doux", ("douce",)),
    ("eau", ("elle",)), ("vieux", ("vieille",)),
)  # fmt: skip

FRENCH_CONJUGATIONS = (
    ("uire", (("participle", "t te ts tes"), ("ing", "sant"), ("third", "t"),
              ("base", "sent ra ront rait raient"),
              ("past", "sait saient sit sirent"))),
    ("er", (("participle", "é ée és ées"), ("ing", "ant"), ("third", "e"), ("past", "a ait aient èrent"),
            ("base", "ent era eront erait eraient"))),
    ("ir", (("participle", "i ie is ies"), ("ing", "issant"), ("third", "it"), ("past", "issait issaient irent"),
            ("base", "issent ira iront irait iraient"))),
)  # fmt: skip

PREFIXES = tuple(
    _set(
        "anti cyber multi inter co nano micro mini exo endo électro aéro géo radio télé infra ultra hyper sub trans "
        "contre counter non mono bi auto pré post supra hélio hydro photo thermo para"
    )
)
"""First parts that are written with a hyphen, a space or joined: ``anti-missile``, ``antimissile``."""
OPEN_PREFIXES = _set("anti cyber multi nano micro mini électro contre counter non")
"""Those that are looked for apart where the term has them joined."""
FRENCH_FIRST_PARTS = _set("état navire avion drone bâtiment véhicule soldat camion bombardier officier")
"""First parts of French compounds that take the plural too: ``états-majors``."""

LOOSE_PREFIXES = _set("ex vice quasi")
"""First parts after whose hyphen a term may begin: ``ex-ministre de la Défense``."""
LOOSE_SUFFIXES = _set("là ci t il ils elle elles on")
"""What may follow a term's hyphen: ``ce drone-là``, ``le missile va-t-il``."""

GERMAN_HEADS = (
    ("waffe", "waffen"), ("flugzeug", "flugzeuge"), ("zeug", "zeuge"), ("schiff", "schiffe"), ("boot", "boote"),
    ("system", "systeme"), ("kraft", "kräfte"), ("mann", "männer"), ("frau", "frauen"), ("haus", "häuser"),
    ("land", "länder"), ("schlag", "schläge"), ("angriff", "angriffe"), ("stab", "stäbe"), ("macht", "mächte"),
    ("abkommen", "abkommen"), ("vertrag", "verträge"), ("verband", "verbände"), ("kampf", "kämpfe"),
    ("stützpunkt", "stützpunkte"), ("rat", "räte"), ("soldat", "soldaten"), ("general", "generäle"),
    ("admiral", "admirale"), ("kommandant", "kommandanten"), ("zug", "züge"), ("flug", "flüge"), ("band", "bänder"),
)  # fmt: skip

PREPOSITIONS = {
    "en": _set(
        "of for in on at to with by from without against under over above below between behind beyond during into "
        "per off through within via"
    ),
    "fr": _set(
        "de du des d à au aux en sans sur sous par pour contre avec hors dans entre vers chez dès lès et ou près "
        "chargé chargée"
    ),
    "es": _set("de del d a al en sin sobre bajo por para contra con entre hacia desde y o e"),
    "de": _set("von vom der des für in im am an auf mit gegen zu zum zur ohne über unter bei beim aus und oder nach"),
}

EXPANSIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "fr": {
        "du": ("de", "le"), "des": ("de", "le"), "au": ("a", "le"), "aux": ("a", "le"), "la": ("le",), "les": ("le",),
        "l": ("le",), "d": ("de",), "qu": ("que",), "n": ("ne",), "s": ("se",),
    },
    "es": {"del": ("de", "el"), "al": ("a", "el"), "la": ("el",), "los": ("el",), "las": ("el",)},
    "de": {"die": ("der",), "das": ("der",), "des": ("der",), "dem": ("der",), "den": ("der",)},
}  # fmt: skip
"""Function words that agree or contract, as the words they stand for: ``des`` and ``de la`` become the same."""

FUNCTION_WORDS = {
    "fr": _set(
        "le la les l un une des du de d à au aux en dans sur sous par pour avec sans contre entre vers chez dès "
        "hors et ou où ni mais donc car que qui quoi dont qu ne n pas plus se s ce cet cette ces c son sa ses leur "
        "leurs mon ma mes ton ta tes notre nos votre vos il elle on ils elles nous vous je j tu y est sont a ont "
        "été être avoir était étaient sera seront fut comme si lors ainsi aussi très tout tous toute toutes même "
        "autre autres"
    ),
    "en": _set(
        "the a an of to in on for by with at from into over under and or nor but not no that which who whom whose "
        "this these those it its he she they we you i his her their our your is are was were be been being has have "
        "had will would can could may might shall should do does did as if than then there so such more most also"
    ),
    "es": _set(
        "el la los las un una unos unas de del a al en con sin por para contra entre sobre hacia desde y e o u ni "
        "pero que quien cuyo se lo le les su sus mi tu nuestro este esta estos estas ese esa es son fue ser ha han "
        "había como si no más muy también ya"
    ),
    "de": _set(
        "der die das des dem den ein eine einer eines einem einen und oder aber nicht von vom zu zum zur in im an "
        "am auf aus bei mit nach für gegen über unter ohne um als wie ist sind war waren wird werden wurde wurden "
        "hat haben sein seine ihr ihre er sie es wir ich sich dass auch noch nur"
    ),
    "ru": _set(
        "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее её мне было вот "
        "от меня еще нет о из ему для при или это этот эта эти был была были будет их них чем до над под об"
    ),
}

PLURAL_DETERMINERS = {
    "fr": _set(
        "les des ces ses mes tes nos vos leurs aux plusieurs quelques certains certaines différents différentes "
        "divers diverses nombreux nombreuses deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt "
        "trente quarante cinquante soixante cent cents mille dizaines centaines"
    ),
    "en": _set(
        "these those several many few some two three four five six seven eight nine ten eleven twelve twenty thirty "
        "forty fifty hundred thousand dozens both all"
    ),
    "es": _set(
        "los las unos unas estos estas esos esas sus varios varias dos tres cuatro cinco seis siete ocho nueve diez"
    ),
    "de": _set("zwei drei vier fünf sechs sieben acht neun zehn mehrere viele einige"),
}
PLURAL_ARTICLES = {"fr": _set("les des aux"), "es": _set("los las unos unas")}
PARTITIVES = {"fr": _set("de d")}
AMOUNTS = {
    "fr": _set(
        "millions million milliards milliard milliers millier dizaines dizaine douzaines douzaine quinzaine vingtaine "
        "trentaine quarantaine cinquantaine soixantaine centaines centaine beaucoup nombre quantité quantités multitude"
    )
}
"""Words before a bare ``de`` that make what follows a plural."""
DEGREES = {"fr": _set("plus moins peu trop assez tant autant combien davantage")}
"""Such words that also stand before what is not counted."""

ALSO_ADJECTIVES = {
    "fr": _set(
        "sous-marin pétrolier cuirassé combattant combattante insurgé insurgée tranchée percée robotique logistique "
        "aéronavale espion parachutiste démineur submersible conscrit séparatiste amphibie planeur patrouilleur "
        "insurgés déserte"
    )
    | {"entrée en service", "montée en cadence", "montée en puissance", "prise en tenaille"}
}
"""Nouns that are also adjectives or participles: as terms they count only where a noun may stand. A form of a verb that
is also an adjective never counts."""
ALSO_VERBS = {
    "fr": _set("amnistie catapulte contre-attaque escorte espionne leurre manque parachute patrouille torpille")
}
"""Nouns that are also a form of a verb, in the singular: they count where a noun may stand, and after ``en``."""
ALSO_VERBS_WITH_DE = {"fr": _set("manque")}
"""Those that are with ``de`` after them, too: ``manque de munitions``."""
ALSO_NAMES = {"fr": _set("grenade")}
"""Nouns that alone and with a capital are places: ``la Grenade``."""
NOT_AFTER = {"fr": {"chef": _set("en"), "mort": _set("sa la leur")}}
"""First words of terms, with words before them that make them part of something else: ``commandant en chef``."""
JOINED_ADJECTIVES = {
    "fr": tuple(
        "militair civil terrestr naval aérien maritim spatia nucléair conventionnel balistiqu stratégiqu tactiqu "
        "nationa internationa étranger étrangèr publi privé politiqu économiqu diplomatiqu humanitair industriel "
        "commercia technologiqu scientifiqu techniqu logistiqu opérationnel offensi défensi lourd léger légèr motorisé "
        "mécanisé blindé chenillé régulier régulièr allié ennemi policier policièr électroniqu financi "
        "judiciair".split()
    )
}
"""How adjectives begin that may share a noun with another: ``installations militaires et civiles``."""
NOUN_OPENERS = {
    "fr": _set(
        "le la les l un une des du de d au aux ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre "
        "vos quel quels quelques plusieurs certains certaines chaque tout tous toutes aucun aucune par pour "
        "contre avec sans entre sur sous et ou ni dont comme à premier première premiers premières deuxième "
        "nouveau nouveaux nouvel nouvelle nouvelles ancien anciens ancienne futur futurs future grand grands "
        "grande grandes gros petit petits petite petites autre autres jeune jeunes vieux vieil seul seule dernier "
        "derniers dernière prochain prochains simple simples véritable véritables important importante importants "
        "importantes violent violente violentes vaste vastes récent récente récentes puissant puissante puissants "
        "grave graves énorme énormes brève éventuel éventuelle vrai vraie faux fausse mauvais mauvaise deux "
        "trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante cent "
        "cents mille"
    )
}
"""Words after which a French noun may stand, and no adjective that belongs to a noun before."""
ROADS = _set("a d e n")
"""Letters that number roads: with them a hyphen makes a difference."""
CAPITALISED = {"fr": _set("état états premier internet"), "es": _set("estado estados")}
"""Common nouns that are written with a capital in one of their senses."""

EVERYDAY = {
    "fr": _set(
        "force forces action actions as base bases mission missions mine mines cible cibles char chars chasseur "
        "chasseurs arme armes compagnie section groupe major général générale armée armées corps feu feux tir tirs "
        "tour canon attaque attaques défense frappe frappes front unité unités opération opérations système "
        "systèmes avion guerre paix ennemi position appareil engin mouvement plan sécurité service services "
        "escadron charge garde marine aviation air terre mer espace état pays ministère ministre président "
        "chef"
    ),
    "en": _set(
        "force forces action actions ace base bases mission mine mines target company section group major general "
        "corps fire shot turret attack defense defence strike front unit operation system plane war peace "
        "enemy position device plan security service air land sea space state country ministry minister president "
        "chief guard charge round"
    ),
    "es": _set("fuerza fuerzas acción base misión mina blanco compañía sección grupo general cuerpo fuego"),
    "de": _set("kraft einsatz ziel kompanie gruppe feuer macht stab"),
    "ru": _set("сила силы действие база цель рота группа огонь"),
}
"""Words of everyday language, or of too many meanings, that would match everywhere if they stood alone as a term."""
