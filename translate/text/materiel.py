"""English for materiel: what a thing is called comes before it, and calibers are of something."""

from __future__ import annotations

import re

from translate.expressions import Expression
from translate.text import lexicon

_NAME = r"[A-ZÀ-Þ](?:[\w-]|\.\d)*(?: (?:[A-ZÀ-Þ]|\d)(?:[\w-]|\.\d)*)*"
_MADE = Expression(
    r"\b(?:avion|bombardier|bombe|blindé|canon|char|chasseur|drone|fusée|fusil|hélicoptère|lanceur|missile|munition|obus"
    r"|obusier|radar|roquette|satellite|système|torpille|véhicule)s? "
    rf"(?:(?:d['’]|de |à )?(?!avec |dans |pour |sans )[a-zà-ÿ-]{{4,}} ){{0,3}}"
    rf"(?P<first>{_NAME})(?P<more>(?:, {_NAME})*(?: et | ou ){_NAME})?"
)
_THINGS = (
    r"(?:(?:air|air-defense|anti-tank|battle|combat|cruise|defense|fighter|grenade|missile|multiple|rocket) )*"
    r"(?:aircraft|(?:bomber|bomb|cannon|drone|fighter|gun|helicopter|howitzer|launcher|missile|munition|plane|radar|rifle"
    r"|rocket|satellite|system|tank|torpedo|vehicle)(?:e?s)?)"
)
_KINDS = (
    r"(?:[a-z]+-[a-z]+(?:-[a-z]+)*|air|amphibious|armored|assault|attack|ballistic|battle|cargo|combat|communications?"
    r"|cruise|defen[cs]e|eavesdropping|fighter|heavy|heavyweight|hypersonic|kamikaze|light|lightweight|loitering|main"
    r"|maritime|multirole|naval|nuclear|observation|optical|patrol|radar|reconnaissance|reusable|spy|stealth|strategic"
    r"|surveillance|tactical|tanker|training|transport|underwater|unmanned|utility)"
)
_CARRIES = Expression(r"(?<!\bqui )\b(?:em(?:barque|porte)|transporte)(?P<several>nt)?\b")
_CARRY = Expression(
    r"\b(?:(?:is|are) (?:transporting|carrying)|transports?|carries|carry|transporting)"
    r"(?= (?:up to |about |more than |over )?(?:\d|an? |one |two |three |four |five |six |seven |eight |nine |ten ))"
)
_MORE = Expression(
    rf"\b(\d[\d,]*|two|three|four|five|six|ten) ({_NAME}) (additional|extra|further|more)\b(?! [a-z]+s\b)"
)
_OPERATION = Expression(r"\b(?:opération|exercice) [A-ZÀ-Þ]", re.IGNORECASE)
_AIR_BASE = Expression(
    r"\b(?:(?:on|in) )?(?:[Tt]he )?air base (\d+)\b(?:(?: (?:of|in|on|at))?(?= [A-ZÀ-Þ])(?P<where>))?"
)
_COUNTED = Expression(
    r"\b(?P<noun>[a-zà-ÿœ]{4,}) (?:forte? |composée? )?d(?:e |['’])"
    r"(?:(?:plus|près|moins) d(?:e |['’])|quelque |environ )?\d[\d \u00a0\u202f]*(?P<what>[a-zà-ÿœ]+[sx])\b"
)
_SO_MANY = Expression(
    r"\b(?P<a>[Aa]n?|[Tt]he) (?P<number>(?:(?:about|nearly|over|more than) )?\d[\d,]*) "
    r"(?P<what>(?!days|hours|meters|miles|minutes|months|weeks|years)[a-z]{3,}s|men|people) (?P<noun>[a-z]{4,})\b"
)
_GUNS = {
    "balle": "round", "canon": "cannon", "cartouche": "cartridge", "mitrailleuse": "machine gun", "mortier": "mortar",
    "munition": "munition", "obus": "shell", "obusier": "howitzer", "pièce": "gun", "roquette": "rocket",
    "tourelle": "turret",
}  # fmt: skip
_NUMBERED = Expression(r"\b([A-ZÀ-Þ][a-zà-ÿ]{2,}) (\d+[A-Z]\w*|\d{3,}|[A-Z]+-?\d+\w*)\b(?! [a-z]+s\b)")
_OF_TYPE = Expression(
    r"\b((?:frigate|corvette|destroyer|submarine|ship|vessel|boat|carrier|missile|aircraft|tank|vehicle|helicopter)s?)"
    r" of (?:the )?[Tt]ype (\d+\w?)\b"
)
_FIRED = ("cartridge", "munition", "round", "shell")
_ORDERS = Expression(
    r"\b(?:l[ae]s?|une|des?|cette|ces|leurs?|s[ae]s?|certaines|plusieurs|nouvelles?|premières?) commandes?\b",
    re.IGNORECASE,
)
_COMMANDS = Expression(
    r"\bcommand(?:ement|ant)|\bcommande(?:nt)? (?:l[ae]s?|l['’]|une?) |\b(?:aux|postes? de|système de) commandes?\b"
    r"|\bcommandes? (?:de vol|électri|numéri|vocal|hydrauli)|\b[Ll]ogiciel"
)
_CALIBER = Expression(
    rf"(?P<one>\bune? |\bd['’]une? )?\b(?P<gun>{'|'.join(_GUNS)})(?P<several>s?)(?: [a-zà-ÿœ-]+)? de (?:calibre )?"
    r"(?:\d+(?:[.,]\d+)? (?:et|ou|à) (?:de )?)?(?P<caliber>\d+(?:[.,]\d+)?) (?:mm|millimètres)\b"
)


def materiel(text: str, source: str) -> str:
    """Return an English ``text`` with what its French ``source`` says of materiel: ``Aster missiles`` for ``missiles
    Aster``, ``Operation Serval`` without an article, ``Type 26 frigates``, ``a 40 mm cannon`` where only 40 mm were
    left, orders for *commandes*."""
    if _OPERATION.search(source):
        text = re.sub(r"\b[Tt]he (?=(?:Operation|Exercise) [A-ZÀ-Þ])", "", text)
        text = re.sub(rf"\b(?:[Tt]he )?({_NAME})'s (exercise|operation)\b", lambda of: f"{of[2].title()} {of[1]}", text)
    if _ORDERS.search(source) and not _COMMANDS.search(source):
        ordered = r"\b([Cc])ommand(?=s?\b(?! (?:center|of|post)\b))"
        text = re.sub(ordered, lambda one: "Order" if one[1] == "C" else "order", text)
    if "ase aérienne" in source:
        text = _AIR_BASE.sub(_numbered, text)
    for name, code in _NUMBERED.findall(source):
        text = text.replace(f"{code} {name}", f"{name} {code}")
    text = _OF_TYPE.sub(r"Type \2 \1", text)
    for counted in _COUNTED.finditer(source):
        text = _of_so_many(text, counted)
    carries = _CARRIES.findall(source)
    if len(carries) == 1:
        text = _CARRY.sub("carry" if carries[0] else "carries", text)
    if "supplémentaires" in source:
        text = _MORE.sub(r"\1 \3 \2", text)
    for made in _MADE.finditer(source):
        text = _after_its_make(text, made)
    for caliber in _CALIBER.finditer(source):
        text = _with_its_gun(text, caliber)
    return text


def _numbered(base: re.Match[str]) -> str:
    """``At Air Base 118 in Mont-de-Marsan``."""
    at, where = base[0].startswith(("on ", "in ")), base["where"] is not None
    return f"{'at ' if at else ''}Air Base {base[1]}{' in' if where else ''}"


def _of_so_many(text: str, counted: re.Match[str]) -> str:
    """``A contingent of 2,000 soldiers`` for ``a 2,000 soldiers contingent``."""
    known = lexicon.entry(counted["noun"], "fr", "en")

    def turn(match: re.Match[str]) -> str:
        if known is None or lexicon.stem(match["noun"]) not in known.stems:
            return match[0]
        return f"{match['a']} {match['noun']} of {match['number']} {match['what']}"

    return _SO_MANY.sub(turn, text)


def _after_its_make(text: str, made: re.Match[str]) -> str:
    first = re.escape(lexicon.name(made["first"], "fr", "en") or made["first"])
    text = re.sub(rf"\b({first}) (additional|extra|further|more|new|other) (?=(?:{_THINGS})\b)", r"\2 \1 ", text)
    make, _, model = made["first"].partition(" ")
    if model and not made["more"]:
        apart = (
            rf"\b(?:{re.escape(make)} (?P<things>(?:{_KINDS} )*{_THINGS}) {re.escape(model)}"
            rf"|{re.escape(model)} {re.escape(make)})\b"
        )
        text = re.sub(apart, lambda both: " ".join(filter(None, (made["first"], both["things"]))), text)
    if not made["more"]:
        behind = rf"\b((?:{_KINDS} )*(?:{_THINGS})) ({first})\b(?![-'’]|\.\d)"
        return re.sub(behind, r"\2 \1", text)
    more = rf"(?P<more>(?:, {_NAME})*,? (?:and|or) {_NAME})"
    text = re.sub(rf"\b(?P<things>{_THINGS}) (?P<first>{first}s?){more}", r"\g<first>\g<more> \g<things>", text)
    return re.sub(rf"\b(?P<first>{first}) (?P<things>{_THINGS}){more}", r"\g<first>\g<more> \g<things>", text)


def _with_its_gun(text: str, caliber: re.Match[str]) -> str:
    """Give a caliber that stands alone its gun again, if that stands nowhere."""
    gun = _GUNS[caliber["gun"]]
    if re.search(rf"\b(?:{gun}|{'round|shell' if gun in _FIRED else 'gun'})", text):
        return text
    several = caliber["several"] or (gun == "shell" and not caliber["one"])
    size = re.escape(caliber["caliber"].replace(",", "."))
    alone = re.compile(
        rf"(\b(?:an?|the|its|their|of) )?\b({size}(?: ?mm|-millimeters?| millimeters?))"
        r"(?=$|[.,;:)]| (?:and|or|on|for|at|in|to|with)\b)"
    )
    before = "" if several or not caliber["one"] else "a "
    return alone.sub(lambda match: f"{match[1] or before}{match[2]} {gun}{'s' if several else ''}", text, count=1)
