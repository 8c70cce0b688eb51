"""Numerals in running text, their values, and how languages write them."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from translate.expressions import Expression
from translate.text import addresses, spelled

Kind = Literal["cardinal", "ordinal", "percent", "time"]


class Number(NamedTuple):
    """A numeral at ``text[start:end]``.

    ``value`` is canonical, equal for equal quantities in any language: ``1500``, ``1.5``, ``-5``, ``15:30`` (24 hours).
    ``spelled`` numerals (``six``, ``XXIe``) may stand for figures and figures for them.
    """

    start: int
    end: int
    surface: str
    value: str
    kind: Kind = "cardinal"
    spelled: bool = False


_THIN = "\u202f"
_POINT = frozenset("en he hi ja ko ms th tl ur zh zt".split())  # the decimal mark is a point, commas group
_BY_SPACE = frozenset("be bg cs et fi fr hu hy ka kk ky lt lv nb nn pl ru sk sq sv uk uz".split())
_NO_SMALL_GROUPS = frozenset({"es", "pl", "pt", "pb", "ru", "uk", "bg"})  # 1500, but 15 000

_ORDINALS = {
    "en": r"(?:st|nd|rd|th)",
    "fr": r"(?:ers?|ères?|res?|[èe]mes?|es?|nde?s?|ds?)",
    "es": r"\.?(?:[ºª]|er|[oa]s?)",
    "it": r"[ºª°]",
    "pt": r"\.?[ºª]",
    "ru": r"-(?:[йяемх]|го|му|ми|ым|ой|ую|ое|ая|ых)",
    "uk": r"-(?:[йяемх]|го|му|ою|та|те)",
    "de": r"\.(?=\s+[^\W\d_])",
    "nl": r"(?:e|de|ste)",
    "tr": r"(?:\.(?=\s+[^\W\d_])|['’]?inci|['’]?nci)",
}
_UNITS = (
    "km|cm|mm|nm|µm|m|m²|m³|ha|kg|mg|g|t|kt|Mt|l|cl|ml|k?W|k?Wh|MWh?|GWh?|TWh?|[kMGT]?Hz|k?V|mAh?|Ah|[kMGT]?[oB]|h|min|mn|s|ms|sec"
    "|ft|in|lb|lbs|mph|nmi|kn|kts|mi|bn|tn|mn|M|Md|Mds|k|K|°C|°F|€|USD|EUR|ans|p|px|x|ème"
)
_PERCENT = Expression(
    r"\s?(?:%|‰|pour ?cent\b|per ?cent\b|por ?ciento\b|por ?cento\b|per cento\b|Prozent|процент|yüzde)"
)
_TIME = Expression(
    r"(?<![\w.,:])(?P<hour>2[0-4]|[01]?\d)(?!\d)"
    r"(?:(?P<mark>[:h]|[\s\u00a0\u202f]h[\s\u00a0\u202f]?|h[\s\u00a0\u202f]|\.)(?P<minute>[0-5]\d)(?!\d)(?::[0-5]\d)?(?:\s?min\b)?)?"
    r"(?:[\s\u00a0\u202f]?(?P<half>[apAP])\.?\s?[mM]\b\.?|(?P<clock>[\s\u00a0\u202f](?:Uhr|uhr|ч)\b))?"
)
_LASTING = Expression(r"(?<![\w.,:])(\d\d?) (?:hours?|heures?)(?: and| et|,)? ([0-5]?\d) minutes?\b")
# Of scripts with spaces between words: a letter that touches a figure makes one word of both.
_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿ"
_GLUED = Expression(rf"[{_LETTERS}\d_]")
_CHAIN = r"\d+(?:[.,]\d+|[{spaces}'’]\d{{3}}(?!\d))*"
_GROUPED = Expression(r"\d{1,3}(?:([\s\u00a0\u202f\u2009'’])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_DATE = Expression(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:\d{2}|\d{4})")
ROMAN_ORDINAL = Expression(r"\b(?P<roman>[IVX]+)(?:er|re|[èe]me|e)\b")
_CENTURY = Expression(
    r"\b(?:siglo|século|secolo|siècle)\s(?P<roman>[IVX]+)\b|\b(?P<roman2>[IVX]+)(?=\s(?:век|столет|secolo|siècle|siglo|wiek|в\.))"
)


def numbers(text: str, language: str) -> list[Number]:
    """Return every numeral of ``text`` in order, read by the conventions of its language.

    Figures in names (``TB3``, ``Orlan-10``, ``v2.1.3``), addresses and handles are no numerals; the parts of dates and
    of ranges are one each. In words they are found too (up to twelve in Spanish and German, up to 999 999 in English
    and French), and Roman numerals as ordinals and centuries.
    """
    return list(_numbers(text, language))


@functools.lru_cache(maxsize=8192)
def _numbers(text: str, language: str) -> tuple[Number, ...]:
    kept = addresses.spans(text)
    in_words = [*_spelled(text, language)]
    found = [*_times(text, language), *in_words]
    if language == "fr":
        found += _clock_in_words(text, in_words)
    taken = [*kept, *((n.start, n.end) for n in found)]
    for number in _figures(text, language):
        if not any(start < number.end and number.start < end for start, end in taken):
            found.append(number)
    free = [n for n in found if not any(start < n.end and n.start < end for start, end in kept)]
    return tuple(sorted(free, key=lambda number: number.start))


def _times(text: str, language: str) -> Iterator[Number]:
    for match in _LASTING.finditer(text):
        yield Number(*match.span(), match[0], f"{int(match[1])}:{int(match[2]):02}", "time")
    for match in _TIME.finditer(text):
        mark = (match["mark"] or "").strip()
        half = (match["half"] or "").lower()
        if not (half or (match["minute"] and (mark in (":", "h") or match["clock"]))):
            continue
        if (
            not half
            and match.end("minute") < len(text)
            and (text[match.end("minute")].isalpha())
            and not match["clock"]
        ):
            continue
        if half and int(match["hour"]) > 12:
            continue
        hour = int(match["hour"]) % 12 + 12 * (half == "p") if half else int(match["hour"])
        value = f"{hour}:{match['minute'] or '00'}"
        yield Number(match.start(), match.end(), match[0], value, "time")


def _spelled(text: str, language: str) -> Iterator[Number]:
    for start, end, value, kind in spelled.find(text, {"pb": "pt"}.get(language, language)):
        yield Number(start, end, text[start:end], value, kind, spelled=True)
    for pattern in (ROMAN_ORDINAL, _CENTURY):
        for match in pattern.finditer(text):
            group = "roman" if match["roman"] else "roman2"
            if century := roman(match[group]):
                start, end = match.span() if pattern is ROMAN_ORDINAL else match.span(group)
                yield Number(start, end, text[start:end], str(century), "ordinal", spelled=True)


def _clock_in_words(text: str, in_words: Sequence[Number]) -> Iterator[Number]:
    """Yield the times among the numerals that French has in words: ``six heures trente``."""
    for hour, minute in itertools.pairwise(number for number in in_words if number.kind == "cardinal"):
        timed = int(hour.value) <= 24 and int(minute.value) < 60
        if timed and re.fullmatch(r"\sheures?\s", text[hour.end : minute.start]):
            value = f"{hour.value}:{int(minute.value):02}"
            yield Number(hour.start, minute.end, text[hour.start : minute.end], value, "time", spelled=True)


def roman(numeral: str) -> int:
    """Return the value of a Roman numeral up to XXXIX, 0 if it is none."""
    match = re.fullmatch(r"(X{0,3})(IX|IV|V?I{0,3})", numeral)
    if not match or not numeral:
        return 0
    ones = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
    return 10 * len(match[1]) + ones[match[2]]


@functools.cache
def _chain(language: str) -> re.Pattern[str]:
    spaces = "\u00a0\u202f\u2009" + ("" if language in _POINT else " ")
    return re.compile(_CHAIN.format(spaces=spaces))


@functools.cache
def _after(language: str) -> re.Pattern[str]:
    ordinal = _ORDINALS.get({"pb": "pt"}.get(language, language), "(?!)")
    return re.compile(
        rf"(?P<ordinal>{ordinal}(?!\w))|(?P<unit>(?:{_UNITS})(?!\w))|(?P<word>-[{_LETTERS}]+)|(?P<letter>[{_LETTERS}])"
    )


def _figures(text: str, language: str) -> Iterator[Number]:
    for match in _chain(language).finditer(text):
        surface = match[0]
        pieces = [(match.start(), surface)]
        if _DATE.fullmatch(surface):
            pieces = [(match.start() + part.start(), part[0]) for part in re.finditer(r"\d+", surface)]
        elif re.search(r"[^\d.,]", surface) and not _GROUPED.fullmatch(surface):
            pieces = [(match.start() + part.start(), part[0]) for part in re.finditer(r"[\d.,]+", surface)]
        for start, piece in pieces:
            value = parse(piece, language)
            if value is not None and not _in_name(text, start):
                number = _finished(text, start, start + len(piece), value, language)
                if number:
                    yield number


def _in_name(text: str, start: int) -> bool:
    """Whether the figure at ``start`` goes on a name: ``TB3``, ``Orlan-10``, ``v2``."""
    if start and _GLUED.match(text, start - 1):
        return True
    if text[start - 1 : start] not in tuple("-‑–/"):
        return False
    joined = re.search(rf"(\w*[{_LETTERS}]\w*).$", text[max(0, start - 40) : start])
    return joined is not None and joined[1] != joined[1].lower()


def _finished(text: str, start: int, end: int, value: str, language: str) -> Number | None:
    """Look at what surrounds a figure: a sign, an ordinal's ending, a unit, a name that goes on."""
    kind: Kind = "cardinal"
    tail = _after(language).match(text, end)
    if tail and tail["ordinal"]:
        kind, end = "ordinal", tail.end()
    elif tail and (tail["letter"] or (tail["word"] and len(tail["word"]) < 4 and tail["word"][1].isupper())):
        return None
    elif _PERCENT.match(text, end):
        kind = "percent"
    if start and text[start - 1] in "-−" and (start == 1 or text[start - 2] in " \u00a0\u202f(["):
        start, value = start - 1, f"-{value}"
    return Number(start, end, text[start:end], value, kind)


def parse(surface: str, language: str) -> str | None:
    """Return the canonical value of figures written as the language writes them; None for what is no single number.

    A mark that is not the language's decimal mark groups if three figures follow it, else it is a decimal mark after
    all: ``1.500`` is 1500 in German and 1.5 in English, ``2.5`` is 2.5 in both.
    """
    split = _split(surface, language)
    if split is None:
        return None
    whole, fraction, _ = split
    fraction = fraction.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{fraction}" if fraction else "")


def _split(surface: str, language: str) -> tuple[str, str, bool] | None:
    """Return whole part, fraction and whether the whole part was grouped."""
    bare = re.sub(r"[\s\u00a0\u202f\u2009'’]", "", surface)
    spaced = bare != surface
    bare = "".join(str(unicodedata.decimal(c, c)) for c in bare)
    marks = [c for c in bare if c in ".,"]
    decimal = "." if language in _POINT else ","
    if not marks:
        return bare, "", spaced
    if len(set(marks)) == 2:
        if spaced or marks.count(marks[-1]) > 1:
            return None
        whole, _, fraction = bare.rpartition(marks[-1])
        return (whole.replace(marks[0], ""), fraction, True) if _in_groups(whole, marks[0]) else None
    mark = marks[0]
    if len(marks) > 1:
        return (bare.replace(mark, ""), "", True) if not spaced and _in_groups(bare, mark) else None
    whole, _, fraction = bare.partition(mark)
    if mark != decimal and not spaced and len(fraction) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0":
        return whole + fraction, "", True
    return whole, fraction, spaced


def _in_groups(figures: str, mark: str) -> bool:
    """Whether marks stand every three figures from the right (or as in India, every two but the last)."""
    first, *middle, last = figures.split(mark)
    return 1 <= len(first) <= 3 and first[0] != "0" and len(last) == 3 and all(len(part) in (2, 3) for part in middle)


def render(value: str, language: str, grouped: bool = True) -> str:
    """Write a canonical value (``-12000.5``) as the language does: ``-12,000.5``, ``-12 000,5``, ``-12.000,5``."""
    sign, digits = ("-", value[1:]) if value.startswith("-") else ("", value)
    whole, _, fraction = digits.partition(".")
    if grouped and len(whole) > (4 if language in _NO_SMALL_GROUPS else 3):
        mark = (
            "," if language in _POINT else (_THIN if language == "fr" else "\u00a0") if language in _BY_SPACE else "."
        )
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", mark, whole)
    return sign + whole + (("." if language in _POINT else ",") + fraction if fraction else "")


def convert(surface: str, source: str, target: str) -> str:
    """Write figures of one language as another does, keeping their digits: ``12 000,50`` → ``12,000.50``. Figures
    without marks, and what is no single number, come back as they are."""
    split = _split(surface, source)
    if split is None or surface.isdigit():
        return surface
    whole, fraction, grouped = split
    return render(whole + (f".{fraction}" if fraction else ""), target, grouped)


def agree(one: Number, other: Number) -> bool:
    """Whether two numerals, of a text and its translation, stand for the same: ``15 h`` and ``3 p.m.`` do."""
    values = {one.value, other.value}
    timed = {one.kind, other.kind} == {"time", "cardinal"}
    return len(values) == 1 or (timed and any(f"{value}:00" in values for value in values))


def unmatched(source: Sequence[Number], target: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """Return the figures of ``source`` that ``target`` lacks and those of ``target`` that ``source`` lacks.

    Spelled numerals may answer for figures but are never missed themselves.
    """
    pool = list(target)
    lost = []
    for number in sorted(source, key=lambda n: n.spelled):
        answers = [other for other in pool if agree(number, other)]
        if answers:
            pool.remove(min(answers, key=lambda other: other.spelled != number.spelled))
        elif not number.spelled:
            lost.append(number)
    return sorted(lost, key=lambda n: n.start), [n for n in pool if not n.spelled]
