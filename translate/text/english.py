"""Words that English writes with a capital letter wherever they stand."""

from __future__ import annotations

from translate.expressions import Expression

# Left out are those that are ordinary words too: polish, turkey, china, jordan, roman, ottoman.
NATIONALITIES = frozenset(
    "abkhaz afghan african albanian algerian american angolan arab arabian arabic argentine argentinian armenian"
    " asian athenian australian austrian azerbaijani azeri bahraini baltic bangladeshi basque bavarian belarusian"
    " belgian bengali berber bolivian bosnian botswanan brazilian breton british bulgarian burmese burundian"
    " byzantine cambodian cameroonian canadian cantonese caribbean catalan chadian chechen chilean chinese"
    " christian colombian congolese cossack crimean croatian cuban cypriot czech danish djiboutian dominican dutch"
    " ecuadorian egyptian emirati english eritrean estonian ethiopian eurasian european fijian filipino finnish"
    " flemish french gabonese gambian georgian german ghanaian greek guatemalan guinean haitian hebrew hispanic"
    " honduran hungarian icelandic indian indonesian iranian iraqi irish islamic israeli italian ivorian jamaican"
    " japanese jewish jordanian kazakh kazakhstani kenyan korean kosovar kurdish kuwaiti kyrgyz lao laotian"
    " latvian lebanese liberian libyan lithuanian luxembourgish macedonian malagasy malaysian malian maltese"
    " mauritanian mauritian mediterranean mexican moldovan mongolian montenegrin moroccan mozambican muslim"
    " namibian nepalese nepali nigerian nigerien nordic norwegian omani ossetian pakistani palestinian panamanian"
    " paraguayan parisian persian peruvian portuguese qatari romanian russian rwandan sahelian salvadoran saudi"
    " scandinavian scottish senegalese serbian shia siberian sicilian singaporean slavic slovak slovakian slovene"
    " slovenian somali soviet spanish sudanese sunni swedish swiss syrian taiwanese tajik tanzanian tatar thai"
    " tibetan togolese tunisian turkic turkish turkmen ugandan ukrainian uruguayan uyghur uzbek venezuelan"
    " vietnamese welsh yemeni yugoslav zambian zimbabwean alawite beninese comorian druze fulani guyanese houthi"
    " rohingya sahrawi surinamese togolese tuareg".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july september october"
    " november december".split()
)
PROPER = NATIONALITIES | CALENDAR
# The other months only beside figures.
_BESIDE_FIGURES = Expression(r"(?<=\d )(?:march|may|august)(?= \d{4}|[,.;:)]|$)|\b(?:march|may|august)(?= \d)")
_LOWER_CASE = Expression(r"(?<![\w@#/.])[a-z]+(?![\w@/])")
_PLURAL = Expression(r"s$")


def capitalise(text: str) -> str:
    """Put capitals on nationalities, languages, weekdays and months that stand in lower case."""
    text = _BESIDE_FIGURES.sub(lambda match: match[0].capitalize(), text)
    return _LOWER_CASE.sub(lambda match: match[0].capitalize() if is_proper(match[0]) else match[0], text)


def is_proper(word: str) -> bool:
    """Return whether a lower-case word, or the word that it is the plural of, is always capitalised."""
    return word in PROPER or _PLURAL.sub("", word) in NATIONALITIES


def ordinal(value: int) -> str:
    """Return ``1st``, ``2nd``, ``58th`` …"""
    ending = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"
