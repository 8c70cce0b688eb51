"""What a package is given to read: holes for what must not be touched, markers for terms it is asked to use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from translate.decoding.constraints import Constraint
from translate.expressions import Expression
from translate.packages.package import Markers
from translate.text import calendar, plainly, spelled
from translate.text.numbers import roman

_READ_AS = {
    **dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u2002\u2003\t\n"), " "),
    **dict.fromkeys(map(ord, "“”„‟″«»"), '"'),
    **dict.fromkeys(map(ord, "’‘‛′"), "'"),
}
_ELIDED = Expression(r"(?:^|[\W_])(?:[dlnsjmtc]|qu|jusqu|lorsqu|puisqu)'$", re.IGNORECASE)
_LEAD = Expression(r"[—–-]\s+")
_MONTHS = {
    "janv": "janvier", "févr": "février", "fév": "février", "avr": "avril", "juil": "juillet", "sept": "septembre",
    "oct": "octobre", "nov": "novembre", "déc": "décembre",
}  # fmt: skip
# What newspapers leave out before a month or a year: ``fin octobre``.
_PART_OF_YEAR = {"début": "le début", "fin": "la fin", "mi": "le milieu"}
_MONTH = "|".join(calendar.MONTHS["fr"].split())
# What is read otherwise than character by character: shortened months, parts of months and years, rough numbers, who is
# charged to do something, centuries in Roman numerals, ordinals above twelve, numerals with a hyphen, signs of
# currencies, hours, degrees below zero, a *there* that packages take for *there is* (``la France y a envoyé``), who is
# told apart (``Berlin, elle, achète``), the beginning of what is quoted of a sentence (pieces of words that a mark is
# glued to are others), spaces inside guillemets, soft hyphens.
_SPECIAL = Expression(
    rf"(?<=\d )(?P<month>{'|'.join(_MONTHS)})\.(?=\W|$)"
    rf"|(?<!\bla )(?<!\ble )(?<!\bau )(?<!\bdu )(?<!\ben )(?<![\w-])(?P<part>[Dd]ébut|[Ff]in|[Mm]i)[ \u00a0-]"
    rf"(?=(?P<of>[ao])?)(?=(?:{_MONTH}|(?:19|20)\d\d)\b)"
    rf"|\b[Uu]ne? (?P<rough>{'|'.join(spelled.ROUGH['fr'])}) "
    r"(?:(?=d['’]entre |(?:autres? )?(?:blessé|tué|arrêté)e?s?\b)|d(?:e |['’])"
    r"(?!années|milliers|[cs]e[st]?\b|leurs?\b|plus\b|\d|deux\b|trois\b|entre\b))"
    r"|\b(?P<has>a|ont|avait|avaient|aurait|auraient) chargé (?P<whom>les? )?(?=\w)"
    r"|\b(?P<century>[IVX]+)(?:e|ème)(?=[ \u00a0\u202f](?:(?:et|ou|au|à) .{0,15})?si[eè]cles?\b|, |\.|\))"
    r"|\b(?P<ordinal>(?:(?:tre|quator|quin|sei)z|vingt|trent|quarant|cinquant|soixant|dix-(?:sept|huit|neuv)"
    r"|(?:vingt|trente|quarante|cinquante|soixante|quatre-vingt)-(?:et-)?(?:un|deux|trois|quatr|cinqu|six|sept|huit|neuv"
    r"|dix))ième)\b"
    r"|(?<![\w-])(?<!\bmille )(?<!\bcent )(?<!\bcents )(?P<numeral>(?=\A|[a-z])(?i:dix-(?:sept|huit|neuf)"
    r"|(?:vingt|trente|quarante|cinquante|soixante|quatre-vingt)(?:-et)?-(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf"
    r"|dix|onze|douze|treize|quatorze|quinze|seize)(?:-(?:sept|huit|neuf))?)"
    r"|\A(?:Onze|Douze|(?:Trei|Quator|Quin|Sei)ze|Vingt|Trente|(?:Quar|Cinqu|Soix)ante)(?! et (?:une?|onze)\b))"
    r"(?![\w-]| (?:cents?|mille)\b)"
    r"|(?<=\d)[ \u00a0\u202f]?(?P<scale>M(?:r?ds?)?|milli(?:ard|on)s?)?[ \u00a0\u202f]?(?P<sign>[€£$])(?!\w)"
    r"|(?<!\b[ad][ue] )\b(?P<below>[Mm]oins )(?=\d+(?:,\d+)? ?(?:degrés|°))"
    r"|(?<=\d)[ \u00a0\u202f]?(?P<hours>h)(?![\w-])(?![ \u00a0\u202f]?\d)"
    r"|(?<=\d)(?P<day>-)(?=(?:Mai|Juillet|Novembre)\b)"
    r"|(?<!\b[Ii]l )\b(?P<there>y )(?=(?:a|ont|avait|avaient) (?:\w+ )?[a-zà-ÿ]+(?:é|i|u|is|it|ert)e?s?\b)"
    r"|(?<=\b[Ii]l )(?P<signed>y )(?=a (?!(?:ai(?:nsi|ssi)|aussi|jamais|depuis|peu|lieu|e?u|parmi|puis|mais|ici) )"
    r"[a-zà-ÿ]+(?:é|i|u|is|it|ert) (?:l[ae]s?|une?|des|que|son|sa|ses|leurs?|avec|à|en)\b)"
    r"|(?P<too>, (?:lui|elles?|eux),)(?= [a-zà-ÿ])"
    r"|(?P<open>(?<=[«“])\s*(?=[^\W\d_])|(?:(?<=[\s'’]\")|(?<=^\"))(?=[^\W\d_]))|(?<=«)\s+|\s+(?=»)|\u00ad"
)
# Somebody, and then to do something; ships and lorries are charged with the rest.
_TO_DO = (
    r"[^.;:!?]+? d(?:e (?:ne pas )?(?:(?:se|l[ae]|les|y|en) |[sl]['’])?|['’](?:y |en )?)"
    r"(?!(?:air|mer|fer|acier|papier|cuir|poudre|cuivre|poivre)\b)[a-zà-ÿ]+(?:[ei]r|dre|ttre|ire|vre)\b"
)
_CLOCK = Expression(r"\b(?:à|vers|dès|avant|après|jusqu['’]à|entre|et) \d\d?$", re.IGNORECASE)
_QUOTED = Expression(r"[^\W\d_]+")
_WORD = Expression(r"[^\W\d_]{3}")
_COUNTED = Expression(r"(?:\b(?:plus|moins|près) d['’]|\b(?:environ|quelque) )$", re.IGNORECASE)
_GOVERNS = Expression(r"\b(?:depuis|ici|à|avant|après|dès|vers|pour|de)\s+$", re.IGNORECASE)


SAVED = 2
"""Pieces that a space between a quotation mark and a capital has to save."""


class Hole(NamedTuple):
    """A placeholder in the prepared text for ``source[start:end]``; ``fill`` takes its place in the translation.

    ``kind`` is that of what it stands for: ``term``, ``name``, ``address`` or ``code``. A term that is
    asked for between markers is a hole whose placeholder is what the package was asked to write.
    """

    start: int
    end: int
    placeholder: str
    fill: str
    kind: str
    plural: bool

    @property
    def pattern(self) -> re.Pattern[str]:
        """What the placeholder looks like in a hypothesis: a package may add or take a plural's ``s``."""
        whole = r"\b" if self.placeholder[0].isalnum() else ""
        return re.compile(rf"{whole}{re.escape(self.placeholder.removesuffix('s'))}(?:s(?!\w))?{whole}")


class Prepared(NamedTuple):
    """A source segment as a package reads it. ``origin[i]`` is the place in the source of character i; ``lead`` is what
    was taken off its beginning and belongs before the translation too; ``asked`` are the terms between markers;
    ``sentence`` is what tells the meaning of its words."""

    text: str
    origin: tuple[int, ...]
    holes: tuple[Hole, ...] = ()
    asked: tuple[Hole, ...] = ()
    lead: str = ""
    sentence: str = ""

    def read(self, source: str, word: str) -> str:
        """Return what a word of ``source`` is read as, or the first word of that."""
        start = source.find(word)
        words = re.finditer(r"[^\W\d_]+", self.text)
        return next((each[0] for each in words if self.origin[each.start()] == start), word)


def prepare(
    text: str,
    holes: Iterable[Constraint] = (),
    asked: Sequence[Constraint] = (),
    markers: Markers | None = None,
    stop: bool = False,
    language: str = "fr",
    fields: tuple[str, ...] = (),
    sentence: str = "",
    pieces: Callable[[str], int] = len,
) -> Prepared:
    """Prepare ``text`` for a package.

    ``holes`` are read as ``[1]``, ``[2]s`` (a plural) … and filled afterwards with their first form. What is ``asked``
    for is put between the package's ``markers``. Quotation marks and spaces are read as plain ones, a dash that opens
    the segment is not read; in French, shortened months and parts of the year are written out, rough numbers are read
    as figures and what packages misread in plainer words. A quoted word stands apart from the mark before it, with a
    capital only where it is then cut into ``SAVED`` fewer ``pieces`` at least.
    ``stop`` adds a full stop where there is none, since packages read titles better as sentences.
    Where spans overlap, the first one holds.
    """
    numbers = (f"[{number}]" for number in count(1) if f"[{number}]" not in text)
    edits: list[tuple[Constraint, Iterator[str] | None]] = [(item, numbers) for item in holes]
    if markers is not None:
        edits += [(item, None) for item in asked]
    lead = _LEAD.match(text)
    readings = _movable(plainly.readings(text, language, fields, sentence), text, [item for item, _ in edits])
    out = _Text(text, lead.end() if lead else 0, language == "fr", readings, pieces)
    placed: list[Hole] = []
    marked: list[Hole] = []
    for item, placeholders in sorted(edits, key=lambda edit: (edit[0].start, edit[0].end)):
        if item.start < out.at:
            continue
        out.copy(item.start)
        wanted, plural = item.forms[0], item.number == "plural"
        if placeholders is not None:
            out.expand()
            placeholder = next(placeholders) + ("s" if plural else "")
            placed.append(Hole(item.start, item.end, placeholder, wanted, item.kind, plural))
            out.replace(item.end, placeholder)
        elif markers is not None:
            marked.append(Hole(item.start, item.end, wanted, wanted, item.kind, plural))
            out.insert(f"{markers.open} ")
            out.copy_as_is(item.end)
            out.insert(f" {markers.separator} {wanted} {markers.close}")
    out.copy(len(text))
    if stop and out.characters and (out.characters[-1].isalnum() or out.characters[-1] in ")]"):
        out.insert(".")
    read, origin, begins = "".join(out.characters), tuple(out.origin), lead[0] if lead else ""
    return Prepared(read, origin, tuple(placed), tuple(marked), begins, sentence or text)


def _movable(
    readings: Sequence[tuple[int, int, str]], text: str, holes: Sequence[Constraint]
) -> Sequence[tuple[int, int, str]]:
    """Return ``readings`` without what would stand twice: a stretch with a hole in it stays in its place, so that it is
    not put elsewhere either."""
    stays = [
        text[start:end].strip(" ,")
        for start, end, plain in readings
        if not plain and any(start < hole.end and hole.start < end for hole in holes)
    ]
    return [each for each in readings if each[0] < each[1] or not any(stretch in each[2] for stretch in stays)]


def fill(prepared: Prepared, hypothesis: str) -> str:
    """Put what the holes stand for back into a hypothesis. A placeholder that the package dropped stays dropped."""
    for hole in prepared.holes:
        hypothesis = hole.pattern.sub(lambda _, hole=hole: hole.fill, hypothesis)  # type: ignore[misc]
    return prepared.lead + hypothesis


@dataclass
class _Text:
    """A prepared text in the making: ``at`` is how far the source has been read."""

    source: str
    at: int
    french: bool
    readings: Sequence[tuple[int, int, str]]
    pieces: Callable[[str], int]
    characters: list[str] = field(default_factory=list)
    origin: list[int] = field(default_factory=list)

    def copy(self, end: int) -> None:
        """Read the source up to ``end``; what is read in plainer words is read so as a whole."""
        for special in _SPECIAL.finditer(self.source, self.at, end):
            first, last = special.span()
            within = (stop for start, stop, _ in self.readings if start <= first and last <= stop <= end)
            self._in_plainer_words(next(within, first))
            if self.at > first:
                continue
            if special.lastgroup and not self.french and special["open"] is None:
                continue
            if special["month"]:
                self.replace(special.end(), _MONTHS[special["month"]])
            elif special["part"]:
                self.replace(special.end(), self._part_of_year(special))
            elif special["rough"]:
                self.replace(special.end(), self._rough_number(special))
            elif special["century"]:
                self.replace(special.end(), f"{roman(special['century']) or special['century']}e")
            elif special["ordinal"]:
                self.replace(special.end(), self._ordinal(special["ordinal"]))
            elif special["numeral"]:
                self.replace(special.end(), self._ordinal(special["numeral"]).removesuffix("e"))
            elif special["sign"]:
                self.replace(special.end(), self._sum(special))
            elif special["hours"]:
                self.replace(special.end(), self._hours(special))
            elif special["day"]:
                self.replace(special.end(), " ")
            elif special["below"]:
                self.replace(special.end(), "-")
            elif special["has"]:
                self._charged(special)
            elif special["open"] is not None and self.french:
                self.replace(special.end(), self._apart(special.end()))
            else:
                self.at = special.end()
        self._in_plainer_words(end)

    def _in_plainer_words(self, end: int) -> None:
        for start, stop, plain in self.readings:
            if self.at <= start and stop <= end:
                self.copy_as_is(start)
                self.replace(stop, plain)
        self.copy_as_is(end)

    def _apart(self, start: int) -> str:
        """Return the space that a quoted word, which begins at ``start``, is read with after the mark before it."""
        if self.source[start].islower():
            return " "
        word = _QUOTED.match(self.source, start)
        saved = self.pieces(f'"{word[0]}') - self.pieces(f'" {word[0]}') if word else 0
        return " " if saved >= SAVED else ""

    def _part_of_year(self, special: re.Match[str]) -> str:
        """``Fin octobre`` → ``À la fin d'octobre``; ``depuis fin octobre`` → ``depuis la fin d'octobre``."""
        part = _PART_OF_YEAR[special["part"].lower()]
        if not _GOVERNS.search(self.source, 0, special.start()):
            part = f"à {part}".replace("à le", "au")
        first = part[0].upper() if special["part"][0].isupper() else part[0]
        return first + part[1:] + (" d'" if special["of"] else " de ")

    def _rough_number(self, special: re.Match[str]) -> str:
        """``Une trentaine de`` → ``Environ 30``; ``plus d'une trentaine de`` → ``plus de 30``."""
        number = f"{spelled.ROUGH['fr'][special['rough']]:,} ".replace(",", " ")
        if _COUNTED.search(self.source, 0, special.start()):
            self.expand()
            return number
        return f"{'E' if special[0][0] == 'U' else 'e'}nviron {number}"

    def _ordinal(self, word: str) -> str:
        """``Dix-neuvième`` → ``19e``."""
        found = next(spelled.find(word, "fr"), None)
        return f"{found[2]}e" if found and found[:2] == (0, len(word)) else word

    def _hours(self, special: re.Match[str]) -> str:
        """``À 16 h`` → ``À 16 h 00``; ``pendant 4 h`` → ``pendant 4 heures``."""
        lasts = re.match(r" (?:d[eu]\b|d['’]|par\b)", self.source[special.end() :])
        clock = _CLOCK.search(self.source, 0, special.start())
        begins = re.match(r"\s?h à \d", self.source[special.start() :])
        return " h 00" if begins or (clock and not lasts) else " heures"

    def _sum(self, special: re.Match[str]) -> str:
        """``€`` → `` euros``; `` Md€`` → `` milliards d'euros``; a sum without a word stays as it is."""
        currency = {"€": "euros", "£": "livres sterling", "$": "dollars"}[special["sign"]]
        if not _WORD.search(self.source):
            return special[0]
        if not special["scale"]:
            return f" {currency}"
        scale = "milliards" if "d" in special["scale"] else "millions"
        return f" {scale} d'euros" if currency == "euros" else f" {scale} de {currency}"

    def _charged(self, special: re.Match[str]) -> None:
        """``A chargé le ministre de faire`` → ``a demandé au ministre de faire``."""
        if re.match(_TO_DO, self.source[special.end() :]):
            self.copy_as_is(special.end("has"))
            whom = {"le ": "au ", "les ": "aux "}.get(special["whom"], "à ")
            self.replace(special.end(), f" demandé {whom}")
        self.copy_as_is(special.end())

    def copy_as_is(self, end: int) -> None:
        """Read the source up to ``end`` character by character."""
        if end > self.at:
            self.characters.extend(self.source[self.at : end].translate(_READ_AS))
            self.origin.extend(range(self.at, end))
            self.at = end

    def replace(self, end: int, text: str) -> None:
        """Read ``text`` instead of the source up to ``end``."""
        self.insert(text, self.at)
        self.at = end

    def insert(self, text: str, origin: int | None = None) -> None:
        """Add ``text`` that is not in the source."""
        self.characters.extend(text)
        self.origin.extend([max(0, self.at - 1) if origin is None else origin] * len(text))

    def expand(self) -> None:
        """Write out an elided word before a hole (``d'[1]`` → ``de [1]``): packages read it better."""
        if _ELIDED.search("".join(self.characters[-8:])):
            self.characters[-1:] = "e", " "
            self.origin.append(self.origin[-1])
            if "".join(self.characters[-6:]).lower() == "de le ":
                self.characters[-6:] = "d", "u", " "
                del self.origin[-3:]
