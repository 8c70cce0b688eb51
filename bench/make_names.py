"""Make translate/data/languages.tsv and translate/data/names.tsv anew (needs babel, a development tool).

    python bench/make_names.py

Languages, territories and cities (the exemplar cities of time zones) come from the Unicode Common Locale Data
Repository as babel packs it, © Unicode, Inc., licence Unicode-3.0 (https://www.unicode.org/license.txt). What CLDR
lacks (short forms, capitals that are no time zone's exemplar, seas, regions) is in bench/places.tsv, made by hand.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import get_timezone_location

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "translate" / "data"
COLUMNS = ("en", "fr", "es", "de", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "zh")
BY_HAND = ("en", "fr", "es", "de", "it", "pt", "ru")
NOTICE = "# From CLDR, © Unicode, Inc., licence Unicode-3.0 (unicode.org/license.txt). Made by bench/make_names.py."

# Codes that ISO 639-1 has withdrawn, and Argos' own for two that it splits.
WITHDRAWN = {"sh", "mo", "in", "iw", "ji", "jw"}
ARGOS = {
    "pb": ("Portuguese (Brazil)", "português do Brasil", "Brazilian Portuguese"),
    "zt": ("Chinese (traditional)", "繁體中文", "Traditional Chinese"),
}
OWN_NAMES = {
    "av": "магӀарул мацӀ", "ay": "Aymar aru", "bi": "Bislama", "ch": "Chamoru", "cr": "ᓀᐦᐃᔭᐍᐏᐣ",
    "fj": "Na Vosa Vakaviti", "ho": "Hiri Motu", "kv": "коми кыв", "li": "Limburgs", "mh": "Kajin M̧ajeļ",
    "na": "Dorerin Naoero", "oj": "ᐊᓂᔑᓈᐯᒧᐎᓐ", "sm": "Gagana fa'a Sāmoa",
    "tl": "Tagalog", "tw": "Twi", "ty": "Reo Tahiti",
}  # fmt: skip
OTHER_NAMES = {
    "el": ["Modern Greek"], "es": ["Castilian", "castellano"], "fa": ["Farsi"], "ky": ["Kirghiz"],
    "nb": ["Norwegian", "norsk"], "nl": ["Flemish"], "tl": ["Filipino"], "zh": ["Chinese (simplified)"],
}  # fmt: skip
# Time zones' cities that nobody writes about and whose names are words: Oral, in Kazakhstan, is Uralsk in the news.
ZONES_LEFT_OUT = {
    "Adak",
    "Chatham",
    "Creston",
    "Mahe",
    "Midway",
    "Nome",
    "Oral",
    "Phoenix",
    "Regina",
    "Resolute",
    "Stanley",
    "Thule",
}
# Forms that a text means otherwise more often: given names, water, cars, grenades.
LEFT_OUT = {
    "en": {"CAR", "States", "Channel"},
    "es": {"Granada"},
    "fr": {"Dominique", "EAU", "Grenade", "Maurice", "RCA"},
}
# Other codes: of ISO 639-2 and 639-3, withdrawn ones, and "no", for which Argos has "nb".
OTHER_CODES = dict(
    pair.split(":")
    for pair in (
        "ara:ar aze:az ben:bn bul:bg cat:ca ces:cs chi:zh cze:cs dan:da deu:de dut:nl ell:el eng:en epo:eo est:et"
        " eus:eu baq:eu fas:fa fin:fi fra:fr fre:fr geo:ka ger:de gle:ga glg:gl gre:el heb:he hin:hi hun:hu hye:hy"
        " ind:id ita:it jpn:ja kat:ka kaz:kk kir:ky kor:ko lav:lv lit:lt may:ms msa:ms nld:nl nob:nb nor:nb per:fa"
        " pol:pl por:pt ron:ro rum:ro rus:ru slk:sk slo:sk slv:sl spa:es sqi:sq alb:sq srp:sr swe:sv tgl:tl fil:tl"
        " tha:th tur:tr ukr:uk urd:ur uzb:uz vie:vi zho:zh iw:he in:id ji:yi jw:jv mo:ro sh:sr no:nb"
    ).split()
)


def languages() -> list[str]:
    """Rows ``code, English name, own name, other codes and names`` (the last separated by "|")."""
    english = Locale("en").languages
    rows = []
    for code in sorted({c for c in english if len(c) == 2} | {"tl"} | set(ARGOS)):
        if code in WITHDRAWN or code == "no":
            continue
        if code in ARGOS:
            name, own, other = ARGOS[code]
            aliases = [other]
        else:
            name = {"tl": "Tagalog"}.get(code) or english[code]
            try:
                own = Locale(code).languages.get(code, name)
            except UnknownLocaleError:
                own = OWN_NAMES.get(code, name)
            aliases = OTHER_NAMES.get(code, [])
        aliases = aliases + sorted(other for other, known in OTHER_CODES.items() if known == code)
        rows.append("\t".join((code, name, own, "|".join(aliases))))
    return rows


def variants(name: str) -> list[str]:
    """``Myanmar (Birmanie)`` → ``Myanmar``, ``Birmanie``; the long Hong Kong and Macau names are left out."""
    name = unicodedata.normalize("NFC", name).replace("’", "'")
    if "," in name:
        return []
    match = re.fullmatch(r"(.+?) ?[(（](.+)[)）]", name)
    return list(match.groups()) if match else [name]


def by_hand() -> dict[str, dict[str, list[str]]]:
    """The rows of places.tsv: key → language → variants."""
    table = {}
    for line in (HERE / "places.tsv").read_text("utf-8").splitlines()[3:]:
        key, *cells = line.split("\t")
        table[key] = {code: cell.split("|") for code, cell in zip(BY_HAND, cells, strict=True) if cell}
    return table


def add(row: dict[str, list[str]], code: str, names: list[str]) -> None:
    """Append to a row's cell what it lacks."""
    cell = row.setdefault(code, [])
    cell.extend(name for name in names if name not in cell)
    cell[:] = [name for name in cell if name not in LEFT_OUT.get(code, ())]


def places() -> list[str]:
    """Rows ``key, names in the languages of COLUMNS`` (variants separated by "|", the usual one first)."""
    table = by_hand()
    owner = {name: key for key, row in table.items() if key.islower() for name in row["en"]}
    for code in sorted(Locale("en").territories):
        if re.fullmatch("[A-Z]{2}", code) and code not in {"EZ", "QO", "XA", "XB", "ZZ", "UN"}:
            for language in COLUMNS if code not in {"HK", "MO"} else ():  # CLDR has only their official long names
                add(table.setdefault(code, {}), language, variants(Locale(language).territories.get(code, "")))
    for zone in sorted(get_global("zone_territories")):
        region, _, city = zone.partition("/")
        if (
            region not in {"Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
            or "/" in city
        ):
            continue
        english = get_timezone_location(zone, locale="en", return_city=True)
        if (
            english in ZONES_LEFT_OUT or get_timezone_location(zone, locale="ru", return_city=True).isascii()
        ):  # the latter: no data
            continue
        key = owner.get(english) or re.sub(r"\W+", "-", english.lower()).strip("-")
        for language in COLUMNS:
            add(
                table.setdefault(key, {}),
                language,
                variants(get_timezone_location(zone, locale=language, return_city=True)),
            )
    order = sorted(table, key=lambda key: (key.islower(), key))
    return ["\t".join((key, *("|".join(filter(None, table[key].get(code, []))) for code in COLUMNS))) for key in order]


def write(name: str, head: str, rows: list[str]) -> None:
    (DATA / name).write_text("\n".join((NOTICE, head, *rows)) + "\n", "utf-8")
    print(f"{name}: {len(rows)} rows, {(DATA / name).stat().st_size} bytes")


if __name__ == "__main__":
    DATA.mkdir(exist_ok=True)
    write("languages.tsv", "# code\tEnglish name\town name\tother codes and names", languages())
    write("names.tsv", "\t".join(("# key", *COLUMNS)), places())
