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
    r"aircraft|(?:bomber|bomb|cannon|drone|fighter|gun|helicopter|howitzer|launcher|missile|munition|plane|radar|rifle"
    r"|rocket|satellite|system|tank|torpedo|vehicle)(?:e?s)?"
)
_OPERATION = re.compile(r"\b(?:opération|exercice) [A-ZÀ-Þ]", re.IGNORECASE)
_AIR_BASE = re.compile(r"\b(?:(?:on|in) )?(?:[Tt]he )?air base (\d+)\b(?: (?:of|in|on|at)(?= [A-ZÀ-Þ]))?")
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
_CALIBER = re.compile(
    rf"(?P<one>\bune? |\bd['’]une? )?\b(?P<gun>{'|'.join(_GUNS)})(?P<several>s?)(?: [a-zà-ÿœ-]+)? de (?:calibre )?"
    r"(?:\d+(?:[.,]\d+)? (?:et|ou|à) (?:de )?)?(?P<caliber>\d+(?:[.,]\d+)?) (?:mm|millimètres)\b"
)
_ARMS = r"(?:coups?|fusées?|missiles?|munitions?|obus|roquettes?|salves?|torpilles?)"
_MEANT = tuple(
    (re.compile(french), re.compile(english), meant)
    for french, english, meant in (
        (
            r"\b(?:a|ont|avai(?:t|ent)) (?:\w+ment )?(?:coulé|sombré)\b",
            r"(?<!\bwas )(?<!\bis )(?<!\bwere )(?<!\bare )(?<!\bbe )(?<!\bbeen )(?<!\bha[ds] )(?<!\bhave )\bsunk\b",
            "sank",
        ),
        (
            r"^(?=.*\bmembres d(?:['’]|e l['’])équipage)(?!.*(?<!membres d['’])(?<!membres de l['’])équipage)",
            r"\bcrews?\b(?! member)",
            "crew members",
        ),
        (r"\baffectée?s? (?:à|aux?)\b", r"\baffected (?:by|to)\b", "assigned to"),
        (
            r"^(?!.*(?:affect(?!ée?s? (?:à|aux?) )|concern))(?=.*\btouchée?s?\b)(?=.*\b(?:bâtiment|cargo|char|dépôt"
            r"|drone|frappe|frégate|missile|navire|pétrolier|raffinerie|corvette|roquette|sous-marin|tir|torpille)s?\b)",
            r"\baffected(?: by(?= (?:an?|the|two|three|several|\d)\b))?",
            "hit",
        ),
        (
            r"\bdéplacement d(?:e |['’])(?:\w+ d(?:e |['’]))?\d[\d ,.]*(?:tonnes|t)\b",
            r"\b(?:displacing|move|movement|travel|trip)(?= of (?:\w+ )?\d)",
            "displacement",
        ),
        (
            r"\b[Ll]ongu?e?s? de \d[\d ,.]*mètres",
            r"(,) (?:(?:along|long)(?: with| of)? )?(\d[\d,.]* meters)(?=,| (?:with|for)\b)",
            r"\1 \2 long",
        ),
        (r"\bdéplac\w+ (?:\w+ (?:d[e'] ?)?)?\d[\d ,.]*tonnes\b", r"\bmove(?=s?\b (?:\w+ )?\d)", "displace"),
        (r"\bpoussée\b.*\b(?:tonnes|kN|kilonewtons|postcombustion)\b|\bmoteur\b.*\bpoussée\b", r"\bpush\b", "thrust"),
        (r"\bviol(?:[eaé]|ant)", r"\brap(?=(?:e[ds]?|ing)\b(?!.*\bwom[ae]n))", "violat"),
        (r"\bengage\w* .{0,30}\b(?:cible|objectif|menace)s?\b", r"\bhir(?=(?:e[ds]?|ing)\b)", "engag"),
        (
            rf"\btir(?:e(?:nt|r)?|ée?s?|ait|aient)\b.{{0,40}}\b{_ARMS}\b",
            r"\bshot(?= (?:an?|the|several|\w+ (?:missile|rocket|torpedo|shot|round)s?|\d)\b)",
            "fired",
        ),
        (rf"\b{_ARMS}\b.{{0,40}}\btirée?s?\b", r"\b(?:drawn|taken)(?= (?:by|from)\b)", "fired"),
        (
            r"\btirs? (?:d['’]essai )?d(?:['’]une? |e (?:l['’]une? )?|u )(?:missile|fusée)s?\b",
            r"(?<=\bmissile )(?:shot|shooting|fire|firing)(?=s?\b)",
            "launch",
        ),
        (r"\bsous-marins? .*\ben plongée\b", r"\b(submarines?) under (?:the )?water\b", r"submerged \1"),
        (r"\bravitaill\w+ en vol\b", r"(?<=\brefueled) (?:during|on|in) (?:the )?flight\b", ""),
        (r"\ben vol\b(?!.*\bvols?\b.*)", r"\b(?:during|on) the flight\b", "in flight"),
        (r"\bavant de s['’]écraser\b", r"\bbefore falling\b", "before crashing"),
        (r"\bligne à haute tension\b", r"\bhigh[- ](?:strained|tension|strain) line", "high-voltage line"),
    )
)
"""What packages take wrong of materiel: where the French says so, English words, and what they are."""


def materiel(text: str, source: str) -> str:
    """Return an English ``text`` with what its French ``source`` says of materiel: ``Aster missiles`` for ``missiles
    Aster``, ``Operation Serval`` without an article, ``Type 26 frigates``, ``a 40 mm cannon`` where only 40 mm were
    left."""
    if _OPERATION.search(source):
        text = re.sub(r"\b[Tt]he (?=(?:Operation|Exercise) [A-ZÀ-Þ])", "", text)
        text = re.sub(rf"\b(?:[Tt]he )?({_NAME})'s (exercise|operation)\b", lambda of: f"{of[2].title()} {of[1]}", text)
    if "ase aérienne" in source:
        text = _AIR_BASE.sub(_numbered, text)
    for french, english, meant in _MEANT:
        if french.search(source):
            text = english.sub(meant, text)
    text = _OF_TYPE.sub(r"Type \2 \1", text)
    for made in _MADE.finditer(source):
        text = _after_its_make(text, made)
    for caliber in _CALIBER.finditer(source):
        text = _with_its_gun(text, caliber)
    return text


def _numbered(base: re.Match[str]) -> str:
    """``At Air Base 118 in Mont-de-Marsan``."""
    words = base[0].split()
    return f"{'at ' if words[0] in ('on', 'in') else ''}Air Base {base[1]}{'' if words[-1] == base[1] else ' in'}"


def _after_its_make(text: str, made: re.Match[str]) -> str:
    first = re.escape(made["first"])
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
