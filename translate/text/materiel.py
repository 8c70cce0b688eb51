"""English for materiel: what a thing is called comes before it, and calibers are of something."""

from __future__ import annotations

import re

_NAME = r"[A-ZÀ-Þ](?:[\w-]|\.\d)*(?: (?:[A-ZÀ-Þ]|\d)(?:[\w-]|\.\d)*)*"
_MADE = re.compile(
    r"\b(?:avion|bombardier|bombe|blindé|canon|char|chasseur|drone|fusée|fusil|hélicoptère|lanceur|missile|munition|obus"
    r"|obusier|radar|roquette|satellite|système|torpille|véhicule)s? "
    rf"(?P<first>{_NAME})(?P<more>(?:, {_NAME})*(?: et | ou ){_NAME})?"
)
_THINGS = (
    r"(?:(?:air|air-defense|anti-tank|battle|combat|cruise|defense|fighter|grenade|missile|multiple|rocket) )*"
    r"(?:aircraft|(?:bomber|bomb|cannon|drone|fighter|gun|helicopter|howitzer|launcher|missile|munition|plane|radar|rifle"
    r"|rocket|satellite|system|tank|torpedo|vehicle)(?:e?s)?)"
)
_OPERATION = re.compile(r"\b(?:opération|exercice) [A-ZÀ-Þ]", re.IGNORECASE)
_GUNS = {
    "balle": "round", "canon": "cannon", "cartouche": "cartridge", "mitrailleuse": "machine gun", "mortier": "mortar",
    "munition": "munition", "obus": "shell", "obusier": "howitzer", "pièce": "gun", "roquette": "rocket",
    "tourelle": "turret",
}  # fmt: skip
_OF_TYPE = re.compile(
    r"\b((?:frigate|corvette|destroyer|submarine|ship|vessel|boat|carrier|missile|aircraft|tank|vehicle|helicopter)s?)"
    r" of (?:the )?[Tt]ype (\d+\w?)\b"
)
_FIRED = ("cartridge", "munition", "round", "shell")
_ORDERS = re.compile(
    r"\b(?:l[ae]s?|une|des?|cette|ces|leurs?|s[ae]s?|certaines|plusieurs|nouvelles?|premières?) commandes?\b",
    re.IGNORECASE,
)
_COMMANDS = re.compile(
    r"\bcommand(?:ement|ant)|\bcommande(?:nt)? (?:l[ae]s?|l['’]|une?) |\b(?:aux|postes? de|système de) commandes?\b"
    r"|\bcommandes? (?:de vol|électri|numéri|vocal|hydrauli)"
)
_CALIBER = re.compile(
    rf"(?P<one>\bune? |\bd['’]une? )?\b(?P<gun>{'|'.join(_GUNS)})(?P<several>s?)(?: [a-zà-ÿœ-]+)? de (?:calibre )?"
    r"(?:\d+(?:[.,]\d+)? (?:et|ou|à) (?:de )?)?(?P<caliber>\d+(?:[.,]\d+)?) (?:mm|millimètres)\b"
)


def materiel(text: str, source: str) -> str:
    """Return an English ``text`` with what its French ``source`` says of materiel: ``Aster missiles`` for ``missiles
    Aster``, ``Operation Serval`` without an article, ``Type 26 frigates``, ``a 40 mm cannon`` where only 40 mm were
    left, orders for *commandes*."""
    if _OPERATION.search(source):
        text = re.sub(r"\b[Tt]he (?=(?:Operation|Exercise) [A-ZÀ-Þ])", "", text)
    if _ORDERS.search(source) and not _COMMANDS.search(source):
        ordered = r"\b([Cc])ommand(?=s?\b(?! (?:center|of|post)\b))"
        text = re.sub(ordered, lambda one: "Order" if one[1] == "C" else "order", text)
    text = _OF_TYPE.sub(r"Type \2 \1", text)
    for made in _MADE.finditer(source):
        text = _after_its_make(text, made)
    for caliber in _CALIBER.finditer(source):
        text = _with_its_gun(text, caliber)
    return text


def _after_its_make(text: str, made: re.Match[str]) -> str:
    first = re.escape(made["first"])
    text = re.sub(rf"\b({first}) (additional|extra|further|more|new|other) (?=(?:{_THINGS})\b)", r"\2 \1 ", text)
    make, _, model = made["first"].partition(" ")
    if model and not made["more"]:
        apart = (
            rf"\b(?:{re.escape(make)} (?P<things>{_THINGS}) {re.escape(model)}|{re.escape(model)} {re.escape(make)})\b"
        )
        text = re.sub(apart, lambda both: " ".join(filter(None, (made["first"], both["things"]))), text)
    if not made["more"]:
        return re.sub(rf"\b({_THINGS}) ({first})\b(?![-'’]|\.\d)", r"\2 \1", text)
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
