"""From the typography of the source language to the target's, in a translated segment."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from translate.expressions import Expression
from translate.text import addresses, english, quotes
from translate.text.numbers import ROMAN_ORDINAL, Number, convert, numbers

_NARROW, _NO_BREAK = "\u202f", "\u00a0"
_FIRST_PRIVATE = 0xE000

# Outer and inner quotation marks.
_MARKS = {
    "cs": "„“‚‘", "da": "»«›‹", "de": "„“‚‘", "en": "“”‘’", "es": "«»“”", "fi": "””’’", "fr": "«»“”", "it": "«»“”",
    "ja": "「」『』", "nb": "«»‘’", "pb": "“”‘’", "pl": "„”«»", "pt": "“”‘’", "ru": "«»„“", "sv": "””’’", "uk": "«»„“",
    "zt": "「」『』",
}  # fmt: skip
_CLOSE_PERCENT = frozenset("en ga he hi id it ja ko ms nl pb pt th vi zh zt".split())
_SPACED_PERCENT = frozenset("cs de es fi fr nb sk sv".split())
_MONTHS = Expression(
    r"\s(?:January|February|March|April|May|June|July|August|September|October|November|December)", re.IGNORECASE
)
_SHIFTED = Expression(r"[^\W\d_]+[²³⁰¹⁴-⁹₀-₉](?:[^\W\d_]|[²³⁰¹⁴-⁹₀-₉])*")
_SINGLE = Expression(r"(?<!\w)'(\w[^'\"]*)(?:'(?!\w)|\")")
"""What stands in single quotation marks, or in a single and a double one."""
_TIME = Expression(r"(\d{1,2})\s?(?:h|:)\s?(\d{2})")


def to_target(text: str, source: str, target: str, original: str, kept: Iterable[str] = ()) -> str:
    """Return a translated segment with quotation marks, spaces, figures and capitals as the target language has them.

    ``original`` is the source segment: straight quotation marks there stay straight, and figures change only where the
    translation copied them from it (``1,5`` → ``1.5``, ``12 000`` → ``12,000``, ``58e`` → ``58th``, ``15 h 30`` →
    ``15:30``, ``m2`` → ``m²``). Addresses and the strings in ``kept`` (code, names) are not touched.
    """
    if source == target:
        return text
    text, held = _hold(text, kept)
    if "  " not in original:
        text = re.sub(r"(?<=\S) {2,}(?=\S)", " ", text)
    if target != "fr":
        text = re.sub(r"(?<!\d)[\u00a0\u202f\u2009]|[\u00a0\u202f\u2009](?!\d)", " ", text)
    text = _shifted(_figures(text, source, target, original), original)
    text = _quotes(text, source, target, original)
    text = _spaces(text, source, target)
    if target == "en":
        text = _currency(text)
        text = english.capitalise(text)
    return re.sub("[\ue000-\uf8ff]", lambda match: held.get(match[0], match[0]), text)


def _hold(text: str, kept: Iterable[str]) -> tuple[str, dict[str, str]]:
    """Put a private character in the place of each address and each kept string."""
    held: dict[str, str] = {}

    def hold(match: re.Match[str]) -> str:
        key = chr(_FIRST_PRIVATE + len(held))
        held[key] = match[0]
        return key

    words = [re.escape(word) for word in sorted(set(kept), key=len, reverse=True) if word]
    patterns = [*words, addresses.ADDRESS.pattern] if addresses.possible(text) else words
    return (re.sub("|".join(patterns), hold, text) if patterns else text), held


def _figures(text: str, source: str, target: str, original: str) -> str:
    """Write the figures that were copied from the original in the target's way."""
    known = {(_plain(n.surface), n.kind) for n in numbers(original, source)}
    for number in reversed(numbers(text, source)) if known else ():
        if (_plain(number.surface), number.kind) in known:
            text = text[: number.start] + _figure(number, text, source, target) + text[number.end :]
    return text


def _shifted(text: str, original: str) -> str:
    """Raise or lower the figures that were so in the original: packages know only ``m2`` and ``CO2``."""
    for surface in dict.fromkeys(_SHIFTED.findall(original)):
        plain = unicodedata.normalize("NFKC", surface)
        text = re.sub(rf"(?<![^\W\d]){re.escape(plain)}(?!\w)", surface, text)
    return text


def _plain(surface: str) -> str:
    return re.sub(r"[\s\u00a0\u202f\u2009]+", " ", surface)


def _figure(number: Number, text: str, source: str, target: str) -> str:
    surface = number.surface
    if number.kind == "ordinal" and (not number.spelled or ROMAN_ORDINAL.fullmatch(surface)):
        if source == "de" and _MONTHS.match(text, number.end):
            return number.value
        # ``1a`` is an ordinal in Spanish, but may be a label; ``1ª`` is none.
        label = source in ("es", "it", "pt", "pb") and surface[-1] in "ao"
        return surface if label or not number.value.isdigit() else _ordinal(int(number.value), target) or surface
    if number.kind == "time" and (time := _TIME.fullmatch(surface)):
        hour, minute = time[1], time[2]
        return f"{hour}{_NO_BREAK}h{_NO_BREAK}{minute}" if target == "fr" else f"{hour}:{minute}"
    if number.kind in ("cardinal", "percent") and not number.spelled:
        sign = surface[0] if surface[0] in "-−" else ""
        return sign + convert(surface[len(sign) :], source, target)
    return surface


def _ordinal(value: int, target: str) -> str | None:
    if target == "en":
        return english.ordinal(value)
    if target == "fr":
        return "1er" if value == 1 else f"{value}e"
    ending = {"de": ".", "es": ".º", "it": "º", "nl": "e", "pb": "º", "pt": "º", "ru": "-й"}.get(target)
    return f"{value}{ending}" if ending else None


def _quotes(text: str, source: str, target: str, original: str) -> str:
    """Give quotation marks the target's shape; straight ones only if the original has typographic ones."""
    marks = [sum(each.count(mark) for mark in quotes.ALL) for each in (original, text)]
    if marks[0] > marks[1]:
        text = _SINGLE.sub(r'"\1"', text)
    curl = any(mark in original for mark in quotes.OPENING + quotes.CLOSING)
    outer_open, outer_close, inner_open, inner_close = list(_MARKS.get(target, "“”‘’"))
    pieces, done, depth = [], 0, 0
    for i, opens in quotes.roles(text, source):
        straight = text[i] == quotes.STRAIGHT
        inches = straight and depth == 0 and not opens and text[i - 1 : i].isdigit()
        before, after = text[done:i], i + 1
        if (straight and not curl) or inches:
            mark = text[i]
        elif opens:
            mark = outer_open if depth == 0 else inner_open
        else:
            mark = outer_close if depth <= 1 else inner_close
        depth = depth + 1 if opens else max(0, depth - 1)
        if not inches:
            if opens:
                after += len(text[after:]) - len(text[after:].lstrip())
                mark += _NO_BREAK if mark == "«" and target == "fr" else ""
            else:
                before = before.rstrip()
                mark = (_NO_BREAK if mark == "»" and target == "fr" else "") + mark
        pieces += [before, mark]
        done = after
    return "".join([*pieces, text[done:]])


def _spaces(text: str, source: str, target: str) -> str:
    """Set or remove the spaces before high punctuation and the per cent sign."""
    end = r"(?=[\s\"”»’)\]]|$)"
    if target == "fr":
        text = re.sub(
            rf"(?<=[^\s;:!?…«(\[\u00a0\u202f])[ \u00a0\u202f]*([;:!?][!?]*){end}",
            lambda match: (_NO_BREAK if match[1] == ":" else _NARROW) + match[1],
            text,
        )
    elif source == "fr":
        text = re.sub(rf"(?<=\S) +([!?]+){end}", r"\1", text)
        text = re.sub(r"(?<=\S) +([:;])(?=\s|$)", r"\1", text)
    if target in _CLOSE_PERCENT:
        return re.sub(r"(?<=\d)\s(?=[%‰])", "", text)
    if target in _SPACED_PERCENT:
        return re.sub(r"(?<=\d)\s?(?=[%‰])", _NO_BREAK, text)
    return text


def _currency(text: str) -> str:
    """``12 M€``, ``1.5-2 Mds €``, ``12 €`` → ``€12 million``, ``€1.5-2 billion``, ``€12``."""
    scales = {"M": " million", "Md": " billion", "Mds": " billion", None: ""}
    return re.sub(
        r"(?<![\w.,–-])(\d[\d,.]*(?:[–-]\d[\d,.]*)?)\s?(?:(Mds|Md|M)\s?)?([€£$])(?!\w)",
        lambda m: f"{m[3]}{m[1]}{scales[m[2]]}",
        text,
    )
