"""Where sentences end. sentencex proposes, rules for the prose of news decide."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from translate.expressions import Expression
from translate.language import DATA, frequent_words
from translate.text import addresses, quotes

# A terminator with what closes after it, then white space: the place where a sentence may end.
_STOP = Expression(
    r"(?P<stop>[.!?…‼⁇⁈⁉]+)"
    r"(?P<closers>(?:\[\^?\d{1,3}\]|[\"'’”“»«›‹)\]}]|[\s\u00a0\u202f]+[»”›)\]}](?=[\s\u00a0\u202f,.;:!?…)\]»]|$))*)"
    r"(?P<gap>\s+)"
)
# A terminator that a capital follows without a space: after a word, a quotation or a bracket.
_GLUED = Expression(
    r"(?:(?<=[a-zà-ÿœ]{3})|(?<=[a-zà-ÿœ]{3}\s)(?=[!?])|(?<=[»”)\]]))(?P<stop>[.!?…])(?P<closers>(?:\s?[»”)\]])?)"
    r"(?P<gap>)(?=(?P<first>[^\W\d_]+)[\s'’])"
)
# What a text has that is more than one sentence.
_MARK = Expression(r"[^\w ,'’-]")
_WORDS = Expression(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BRACKETS = str.maketrans(dict.fromkeys("()[]{}", " ") | dict.fromkeys(quotes.ALL, " ") | {"…": "."})
_EMPTY_LINE = Expression(r"\s*\n[^\S\n]*\n\s*")
_CLOSED = Expression(r"[)\]}»”\"](?=[.!?…])")
_SPACE = Expression(r"[^\S\x00-\x7f]")
_DOTTED = Expression(r"(?<![^\W\d_])(?:[^\W\d_]\.[ \u00a0-]?)+[^\W\d_]$")
_INITIAL = Expression(r"(?:^|[\s\u00a0(\[«“\"'’-])([^\W\d_])$")
# A letter that names one of a kind (plan B), not a person.
_LETTERED = Expression(
    r"\b(?:plan|groupe?|class[ei]?|type|typ|series?|série|annex[e]?|vitamine?|catégorie|category|point|ligne|line"
    r"|gruppe|klasse|anexo|grupo|clase|gruppo|allegato)\s[A-Z]$",
    re.IGNORECASE,
)
# The letter of a model or version, not of a name: Rafale M, Mirage 2000 D, SAMP/T.
_MODEL = Expression(r"(?:\w [A-ZÀ-Þ][\w-]*[^\W_] |\d[ \u00a0\u202f]?|(?P<slash>/))[A-Z]$")
_ORDINAL = Expression(r"(?:^|[\s(–-])(?:\d{1,3}|[IVX]+)$")
_LABEL = Expression(r"[\s(\[*•–-]*(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5})(?:\.\d{1,2})*")
_SPOKE = Expression(r"(?:[A-Z][\w.'’-]+\s){1,4}(?:said|says|told|added|asked|replied|wrote|warned|stated|insisted)\b")
_LOWER_BEFORE = Expression(r"(?:^|[\s\d\W])[a-zà-ÿ]+\s\w$")
_LOWER_WORD = Expression(r"(?:^|[\s'’-])[a-zß-ÿа-яё]{2,}$")
_OMISSION = Expression(r"[\[(](?:\.{3}|…)[\])]\s*")
# Languages that write ordinals with a full stop: 9. Dezember.
_STOPPED_ORDINALS = frozenset("cs da de et eu fi fo hr hu is lb lt lv nb nn pl sk sl sr tr".split())
_PARTICLES = frozenset("al ben bin da de del den der des di du el ibn la le van von y".split())


class Gap(NamedTuple):
    """The white space between two sentences: ``text[start:end]``."""

    start: int
    end: int


def gaps(text: str, language: str, kept: Iterable[tuple[int, int]] = ()) -> list[Gap]:
    """Return the gaps between the sentences of ``text``, in order; no gap touches a (start, end) of ``kept``. A gap is
    empty where a space is missing.

    A closing quotation mark or bracket goes with the sentence before it. Sentences within a quotation are told apart,
    those within brackets only where the brackets hold whole sentences.
    """
    if not _MARK.search(text):
        return []
    kept = [(start, end) for start, end in kept if start < end]
    plain = _hide(text, [*kept, *addresses.spans(text)])
    proposed = _proposals(plain, language)
    rules = _Rules(plain, language, quotes.spans(text, language), frozenset(end for end, _ in proposed))
    found = []
    begin = 0
    glued = [stop for stop in _GLUED.finditer(plain) if rules.begins(stop["first"])]
    for stop in sorted([*glued, *_STOP.finditer(plain)], key=lambda stop: stop.start()):
        gap = Gap(stop.start("gap"), stop.end("gap"))
        if gap.end == len(text) or gap.start < begin or any(start < gap.end and gap.start < end for start, end in kept):
            continue
        if rules.ends(begin, stop):
            found.append(gap)
            begin = gap.end
    for gap in _others(text, language, proposed):
        free = not any(start < max(gap.end, gap.start + 1) and gap.start < end for start, end in kept)
        new = not any(other.start <= gap.end and gap.start <= other.end for other in found)
        if free and new and text[: gap.start].strip() and gap.end < len(text):
            found.append(gap)
    return sorted(found, key=lambda gap: gap.start)


def _others(text: str, language: str, proposed: list[tuple[int, int]]) -> Iterator[Gap]:
    """Yield the gaps at empty lines, and those after the full stops of other scripts, which sentencex knows."""
    for match in _EMPTY_LINE.finditer(text):
        yield Gap(match.start(), match.end())
    closing = {i for i, opens in quotes.roles(text, language) if not opens}
    for end, _ in proposed:
        last = text[end - 1 : end]
        if not last or last.isascii() or last.isalnum() or last == "…" or last in quotes.ALL:
            continue
        while end in closing or text[end : end + 1] in tuple("）］」』)"):
            end += 1
        yield Gap(end, end + len(text[end:]) - len(text[end:].lstrip()))


def _hide(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Put capital letters over what is no language, so that nothing in it ends a sentence."""
    for start, end in spans:
        text = text[:start] + "X" * (end - start) + text[end:]
    return text


def _proposals(plain: str, language: str) -> list[tuple[int, int]]:
    """Return where sentencex would end a sentence, quotation marks and brackets apart, and where the next begins."""
    from sentencex import get_sentence_boundaries

    code = {"pb": "pt", "zt": "zh", "nb": "no"}.get(language, language)
    # Spaces beyond ASCII as well: sentencex 1.0 stumbles over a no-break space after an initial (French).
    # What closes before a full stop is a letter to it, everything else that encloses a space.
    open_text = _SPACE.sub(" ", _CLOSED.sub("x", plain).translate(_BRACKETS))
    try:
        boundaries = get_sentence_boundaries(code, open_text)
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what a panic in Rust becomes, not an Exception
            raise
        return [(stop.start("closers"), stop.end()) for stop in _STOP.finditer(plain)]
    found = []
    for boundary in boundaries:
        following = boundary["end_index"]
        found.append((len(open_text[:following].rstrip()), following))
    return found


@functools.cache
def _abbreviations(language: str) -> Mapping[str, re.Pattern[str]]:
    """Return for each rule the pattern of a text that ends in an abbreviation of the language (without its stop)."""
    listed: dict[str, list[str]] = {"never": [], "number": [], "maybe": []}
    for line in (DATA / "abbreviations.tsv").read_text("utf-8").splitlines():
        code, _, rest = line.partition("\t")
        if code in ("*", {"pb": "pt"}.get(language, language)):
            rule, _, words = rest.partition("\t")
            listed[rule] += words.split("|")
    space = re.compile(r"\\ ")
    return {
        rule: re.compile(
            r"(?:^|[\s\u00a0\u202f(\[\"'«»“”„’/-])(?:"
            + "|".join(
                space.sub(r"[\\s\\u00a0\\u202f]?", re.escape(word)) for word in sorted(words, key=len, reverse=True)
            )
            + r")$"
        )
        for rule, words in listed.items()
    }


class _Rules:
    """Whether a stop ends a sentence, in one text."""

    def __init__(self, text: str, language: str, quoted: list[tuple[int, int]], proposed: frozenset[int]) -> None:
        self.text = text
        self.quoted = quoted
        self.proposed = proposed
        self.common = frequent_words(language)
        self.language = language
        self.abbreviations = _abbreviations(language)

    def begins(self, word: str) -> bool:
        """Whether a sentence often begins with this word, written as it is."""
        return word == word.capitalize() and word.lower() in self.common

    def ends(self, begin: int, stop: re.Match[str]) -> bool:
        """Judge the stop of a sentence that begins at ``begin``."""
        text, at = self.text, stop.start("stop")
        following = _OMISSION.sub("", text[stop.end() : stop.end() + 60]).lstrip("\"'“”„«»‹›([¿¡—–- \u00a0\u202f")
        if not following or following[0].islower() or following[0] in ",;:.!?…%)]»":
            return False
        if not self._apart(begin, stop):
            return False
        if stop["closers"] and self.language == "en" and _SPOKE.match(text, stop.end()):
            return False
        if stop["stop"] == "!" and re.match(r"(?:Inc|Corp|Ltd|Co|LLC|Group)\b", following):
            return False
        if stop["stop"] != ".":
            return True
        if _LABEL.fullmatch(text, begin, at):
            return False
        before = text[max(begin, at - 24) : at]
        word = _WORDS.match(following)
        first = word[0] if word else ""
        usual = re.split("['’-]", first.lower())[0] in self.common and text[stop.end()] != "("
        usual = usual and following[1:2] != "."
        model = _MODEL.search(before) if self.language == "fr" and usual else None
        if model and (model["slash"] or first.lower() not in _PARTICLES):
            return True
        if self.abbreviations["never"].search(before) and not self.abbreviations["maybe"].search(before):
            return bool(stop["closers"]) and usual
        if self.language in ("ru", "uk", "be", "bg") and re.search(r"(?:^|[\s(])г$", before):
            return bool(re.search(r"\d\s?г$", before)) and usual
        if self.abbreviations["number"].search(before):
            return not re.match(r"\d|[IVX]+\b|[A-Z]\b", following)
        if self.abbreviations["maybe"].search(before):
            return usual
        initial = _INITIAL.search(before)
        if initial and initial[1].isupper() and not _LETTERED.search(before):
            return usual and first.lower() not in _PARTICLES and bool(_LOWER_BEFORE.search(before))
        if _DOTTED.search(before):
            return usual
        if self.language in _STOPPED_ORDINALS and _ORDINAL.search(before):
            return usual
        if text[at - 1] in ')]}»”“"›':
            return True
        return at + 1 in self.proposed or (usual and bool(_LOWER_WORD.search(before)))

    def _apart(self, begin: int, stop: re.Match[str]) -> bool:
        """Whether what the stop stands in, quotation or brackets, holds sentences rather than being part of one."""
        text, at, end = self.text, stop.start("stop"), stop.end("closers")
        opening = max(text.rfind("(", begin, at), text.rfind("[", begin, at))
        if opening >= 0:
            closing = text.find(")" if text[opening] == "(" else "]", opening, opening + 600)
            alone = not text[begin:opening].strip("\"'“«„ \u00a0\u202f")
            if closing >= end and not alone:
                return False
            if at < closing < end and not any(map(str.isalpha, text[opening:at])):
                return False
        for first, last in self.quoted:
            if not begin <= first < at or last < end:
                continue
            introduction = text[begin:first].rstrip(" \u00a0\u202f\"'“«„(")
            if not introduction or introduction[-1] in ":,":
                continue
            if min(len(_WORDS.findall(text[first:at])), len(_WORDS.findall(text[end:last]))) < 4:
                return False
        return True
