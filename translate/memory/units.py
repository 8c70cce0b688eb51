"""What persons have translated, from TMX files: found by a segment's text, with its marks where they can be placed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from translate import language as languages
from translate.article import Translation
from translate.errors import LanguageError
from translate.expressions import Expression
from translate.memory import tmx

Span = tuple[int, int]

# The ends of a text's marks, while it is looked up or kept: private characters that no text uses, two for each mark.
_FIRST = 0xF0000
_ENDS = Expression("[\U000f0000-\U000fffff]")
MOST = 1000
"""Marks up to which a text is looked up with them."""

_SPACE = Expression(r"[ \t\r\n]+")
_LOOSE = Expression(r'\s+(?=[;:!?"])|(?<=")\s+')
_SAME = {**dict.fromkeys("‘’‛ʼ", "'"), **dict.fromkeys("«»“”„‟‹›", '"'), "‑": "-"}
"""Signs that are others in another typography; those of no width (the rest of ``_VARIED``) are none."""
_VARIED = Expression(f"[{''.join(_SAME)}\u00ad\u200b\u2060\ufeff]")
_WORD = Expression(r"\w")
_LONG = 4
"""Letters from which on a word in small letters that stands in both languages is taken to be the same."""


class Units:
    """The units of one pair of languages: the wording of a source (see ``key``) and what it became, both with the
    ends of their marks in them."""

    def __init__(self, targets: Mapping[str, str]) -> None:
        self._targets = targets

    def __len__(self) -> int:
        return len(self._targets)

    def find(self, text: str, spans: Sequence[Span] = (), capitals: bool = False) -> Translation | None:
        """Return what a person made of ``text``, word for word, with the ``spans`` of its marks in it; None where there
        is nothing, or no safe place for a mark. ``capitals`` sets it in capitals.

        A unit with the same marks goes before one without. In the latter a mark has its place if it is around
        everything, at an end, or around what stands there in both languages, once.
        """
        known = self._targets.get(key(_marked(text, enumerate(spans)))) if 0 < len(spans) <= MOST else None
        if known is None:
            known = self._targets.get(key(text))
            placed = None if known is None else _placed(text, known, spans)
            if known is None or placed is None:
                return None
            known = _marked(known, enumerate(placed))
        return _unmarked(known.upper() if capitals else known, len(spans))


def load(paths: Iterable[Path], source: str, target: str, warn: Callable[[str], None]) -> Units:
    """Read what TMX files hold for a pair of languages; ``warn`` hears of a file that holds nothing.

    Units go both ways. A later file wins; in one file a unit that is not for one place only, then one that was
    translated this way, then the later date, then the later place. Raises InputError for a file that cannot be read or
    is no TMX.
    """
    targets: dict[str, str] = {}
    for path in paths:
        ranks: dict[str, tuple[bool, bool, str]] = {}
        others: set[str] = set()
        for unit in tmx.read(path):
            rank = (not unit.one_place, _code(unit.source_language) in ("", source), unit.changed)
            for wording, text in _entries(unit, source, target):
                if rank >= ranks.get(wording, rank):
                    ranks[wording], targets[wording] = rank, text
            others.update(_code(variant.language) for variant in unit.variants)
        if not ranks:
            held = ", ".join(sorted(others - {""})) or "none"
            warn(f"{path} holds no translation from {source} into {target} (languages in it: {held})")
    return Units(targets)


def key(text: str) -> str:
    """Return the wording of a text: what is the same whatever white space, apostrophes and quotation marks are used."""
    plain = _VARIED.sub(lambda sign: _SAME.get(sign[0], ""), unicodedata.normalize("NFC", text))
    return _LOOSE.sub("", " ".join(plain.split()))


def _entries(unit: tmx.Unit, source: str, target: str) -> Iterator[tuple[str, str]]:
    """Yield the wordings that a unit has in the source language, each with its text in the target language: without
    marks, and with them where each mark of the translation is one of the source."""
    rendering = next((one for one in unit.variants if _code(one.language) == target and one.text.strip()), None)
    if rendering is None:
        return
    for variant in unit.variants:
        if _code(variant.language) != source or not variant.text.strip():
            continue
        yield key(_marked(variant.text)), _tidy(_marked(rendering.text))
        numbers = {code.name: number for number, code in enumerate(variant.codes)}
        once = len(numbers) == len(variant.codes) <= MOST
        if numbers and once and all(code.name in numbers for code in rendering.codes):
            ours, theirs = (
                _marked(one.text, ((numbers[code.name], (code.start, code.end)) for code in one.codes))
                for one in (variant, rendering)
            )
            yield key(ours), _tidy(theirs)


@lru_cache
def _code(tag: str) -> str:
    """The code of a language that a file names somehow; empty where it names none."""
    try:
        return "" if tag in ("", "*all*") else languages.normalise(tag)
    except LanguageError:
        return ""


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _marked(text: str, spans: Iterable[tuple[int, Span]] = ()) -> str:
    """Return ``text`` with the ends of marks in it, which are given by number: at one place, what ends there comes
    before what begins there."""
    text = _ENDS.sub("\ufffd", text)
    places = []
    for number, (start, end) in spans:
        opening, closing = chr(_FIRST + 2 * number), chr(_FIRST + 2 * number + 1)
        if start == end:
            places.append((start, number + 1, opening + closing))
        else:
            places += [(start, number + 1, opening), (end, -number, closing)]
    parts, done = [], 0
    for at, _, ends in sorted(places):
        parts += [text[done:at], ends]
        done = at
    return "".join([*parts, text[done:]])


def _unmarked(marked: str, count: int) -> Translation:
    """Return a text without the ends of its marks, and the spans of ``count`` of them; a lost one is at the end."""
    text = ""
    places: dict[int, int] = {}
    done = 0
    for end in _ENDS.finditer(marked):
        text += marked[done : end.start()]
        places[ord(end[0]) - _FIRST] = len(text)
        done = end.end()
    text += marked[done:]
    last = len(text)
    return Translation(
        text, tuple((places.get(2 * mark, last), places.get(2 * mark + 1, last)) for mark in range(count))
    )


def _placed(source: str, target: str, spans: Sequence[Span]) -> list[Span] | None:
    """Return where the marks of ``source`` stand in ``target``, None where that is not safe to say of one."""
    placed = [_place(source, target, *span) for span in spans]
    safe = [span for span in placed if span is not None]
    return safe if len(safe) == len(placed) else None


def _place(source: str, target: str, start: int, end: int) -> Span | None:
    before, inside, after = source[:start], source[start:end], source[end:]
    words = [word.start() for word in _WORD.finditer(target)]
    if not words:
        return None
    first, last = 0 if not before else words[0], len(target) if not after else words[-1] + 1
    if after and target.endswith(after):
        last = len(target) - len(after)
    opens, closes = not _WORD.search(before), not _WORD.search(after)
    if start == end:
        return (first, first) if opens else (last, last) if closes else None
    if opens and closes:
        return first, last
    same = re.compile(rf"(?<!\w){re.escape(inside)}(?!\w)")
    found = [*same.finditer(target)]
    telling = len(inside) >= _LONG or not inside.islower() or not inside.isalpha()
    return found[0].span() if telling and len(found) == len(same.findall(source)) == 1 else None
