"""Repairs that need no decoding: what the attention points at is replaced, edges and articles are set right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from translate.decoding.alignment import MASS, Alignment, Span, follow, whole_words
from translate.decoding.checks import Problem
from translate.decoding.constraints import Constraint
from translate.expressions import Expression
from translate.text import quotes

_WORD = Expression(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COMMAS = Expression(r",(?:\s*,)+")
_DOUBLED = Expression(rf"(?<![\w'’-])({_WORD.pattern})(?: \1)+(?![\w'’-])", re.IGNORECASE)
_BEFORE_QUOTE = Expression(r"\b(a|of|the|to) ([“\"])\1 ")
"""``To “to prepare``."""
_END = ".!?…"
HINT = 0.1
"""Share of a name's attention on a name of the source from which on it may have been taken for that."""
_OPENERS = "\"'“«([-"
_CLOSERS = "\"'”’»)]"


class Placed(NamedTuple):
    """An alignment together with the finished text: the hypothesis ``raw`` became ``text`` after it was decoded."""

    alignment: Alignment
    raw: str
    text: str

    def target(self, start: int, end: int) -> Span | None:
        """Return the span of the finished text that renders ``source[start:end]``; None where nothing does."""
        found = self.alignment.target(start, end)
        return None if found is None else follow([found], self.raw, self.text)[0]

    def name(self, source: str, start: int, end: int) -> Span | None:
        """Return the name in the finished text that attends most to ``source[start:end]``, if weakly, and is none of
        the source: a package that takes one place for another attends to much else."""
        shares = self.alignment.share(start, end)
        names = [
            (share, word)
            for share, word in zip(shares, self.alignment.words, strict=True)
            if word[0] and self.raw[word[0]].isupper() and share >= HINT and self.raw[slice(*word)] not in source
        ]
        return follow([max(names)[1]], self.raw, self.text)[0] if names else None

    def source(self, source: str, start: int, end: int) -> Span | None:
        """Return the word of the source that ``text[start:end]`` renders; None where no single word stands out."""
        start, end = follow([(start, end)], self.text, self.raw)[0]
        words = [match.span() for match in _WORD.finditer(source)]
        shares = self.alignment.shares_of(start, end, words)
        best = max(range(len(words)), key=lambda index: shares[index], default=None)
        return None if best is None or shares[best] < MASS else words[best]

    def lost_name(self, source: str, start: int, end: int) -> Span | None:
        """Return the name of the source that ``text[start:end]`` attends to most, if weakly, and the text has not."""
        start, end = follow([(start, end)], self.text, self.raw)[0]
        words = [match.span() for match in _WORD.finditer(source) if match.start() and match[0][0].isupper()]
        lost = [word for word in words if source[slice(*word)] not in self.text]
        shares = zip(self.alignment.shares_of(start, end, lost), lost, strict=True)
        share, word = max(shares, default=(0.0, (0, 0)))
        return word if share >= HINT else None

    def project(
        self, source: str, spans: Sequence[Span], renderings: Callable[[str], Iterable[str]] = lambda word: ()
    ) -> Iterator[Span]:
        """Yield the place in the finished text of each of the source's ``spans``.

        What stands in both texts unchanged is found as such, and a word by the ``renderings`` that it may have where
        one of them stands there once; the rest goes by the attention. A span of no width comes after the rendering of
        the word before it.
        """
        for start, end in spans:
            surface = source[start:end]
            if start == end:
                yield self._point(source, start)
            elif (start, end) == (0, len(source)):
                yield (0, len(self.text))
            else:
                at = self.text.find(surface)
                if surface.strip() and at >= 0 and self.text.count(surface) == 1 and source.count(surface) == 1:
                    yield (at, at + len(surface))
                else:
                    yield self._once(renderings(surface)) or self.target(start, end) or self._point(source, end)

    def _once(self, words: Iterable[str]) -> Span | None:
        """Return the place of the one of some words that stands in the finished text, if one does, once."""
        found = [match.span() for word in words for match in re.finditer(rf"\b{re.escape(word)}\b", self.text, re.I)]
        return found[0] if len(found) == 1 else None

    def prefix(self, source: str, term: Constraint) -> str:
        """Return the hypothesis up to where it renders ``term``, and the wanted rendering after that.

        Where the term was left out it comes after the rendering of the word before it.
        """
        found = self.alignment.target(term.start, term.end)
        start = found[0] if found else Placed(self.alignment, self.raw, self.raw)._point(source, term.start)[0]
        before = self.raw[:start].rstrip()
        wanted = term.forms[0] if before else term.forms[0][:1].upper() + term.forms[0][1:]
        glued = bool(before) and start > 0 and self.raw[start - 1] in _OPENERS
        return before + ("" if glued or not before else " ") + wanted

    def _point(self, source: str, at: int) -> Span:
        if not source[at:].strip(_END + _CLOSERS + " ") and source[at:].strip():
            stripped = len(self.text.rstrip(_END + _CLOSERS))
            return (stripped, stripped)
        if at >= len(source.rstrip()):
            return (len(self.text), len(self.text))
        before = re.search(r"[^\W_]+[\W_]*$", source[:at])
        found = self.target(before.start(), at) if before else (0, 0)
        end = found[1] if found else round(len(self.text) * at / max(1, len(source)))
        _, end = whole_words(self.text, end, end)
        return (end, end)


def can_splice(problems: Sequence[Problem]) -> bool:
    """Tell whether ``splices`` has anything to go by: a wanted rendering or a quotation mark that is missing, a changed
    figure, or a word that is none of the language."""
    figures = {problem.missing for problem in problems if problem.surface}
    return len(figures) == 2 or any(p.constraint or p.word or p.flag.kind == "quote" for p in problems)


def splices(
    source: str,
    text: str,
    problems: Sequence[Problem],
    placed: Placed,
    languages: tuple[str, str],
    render: Callable[[str], str | None],
) -> Iterator[str]:
    """Yield versions of ``text`` in which wanted renderings stand where the attention says that they belong.

    A word that is none of the language gives way to what ``render`` gives for the original's, or else to the
    original's. Each version takes over more than the one before, so that the last good one can be kept. ``languages``
    are those of source and text.
    """
    edits: list[tuple[int, int, str]] = []
    wanting = [problem.constraint for problem in problems if problem.constraint]
    for wanted in wanting:
        for start, end, replacement in wanted.find_deprecated(text):
            if not any(start < stop and begin < end for begin, stop, _ in edits):
                edits.append((start, end, replacement))
                yield apply(text, edits)
    for wanted in wanting:
        found = placed.target(wanted.start, wanted.end)
        if found is None and wanted.kind == "name" and source[wanted.start].isupper():
            found = placed.name(source, wanted.start, wanted.end)
        if found is None:
            continue
        start, end = whole_words(text, *found)
        if len(text[start:end].split()) > len(source[wanted.start : wanted.end].split()) + 2:
            continue
        if any(start < stop and begin < end for begin, stop, _ in edits):
            continue
        original = placed.source(source, start, end) if wanted.kind in ("name", "number") else None
        if original and not wanted.start <= original[0] < wanted.end:
            # What stands there is another word's rendering too.
            edits.append((start, start, f"{wanted.forms[0]} "))
        elif languages == ("fr", "en") and _is_named(source, wanted, text[start:end]):
            edits.append((end, end, f" {wanted.forms[0]}"))
        else:
            edits.append((start, end, wanted.forms[0]))
        yield apply(text, edits)
    for word in (problem.word for problem in problems if problem.word):
        standing = re.compile(rf"(?<![\w@#./]){re.escape(word)}(?![\w@/]|\.\w)")
        left = standing.search(source)
        for match in standing.finditer(text):
            original = left.span() if left else placed.source(source, *match.span())
            if original is None and word[0].isupper():
                original = placed.lost_name(source, *match.span())
            if original is None:
                continue
            # The word of the original is worth more to a reader than one that does not exist.
            surface = source[slice(*original)]
            replacement = surface if original[0] and surface[0].isupper() else render(surface) or surface
            if replacement != word and not any(
                match.start() < stop and begin < match.end() for begin, stop, _ in edits
            ):
                edits.append((*match.span(), replacement))
                yield apply(text, edits)
    if any(problem.flag.kind == "quote" for problem in problems):
        edits += _quotation_marks(source, text, placed, languages)
        yield apply(text, edits)
    yield from _figures(apply(text, edits), problems)


def _is_named(source: str, term: Constraint, surface: str) -> bool:
    """Tell whether ``surface`` ends in the name that ``term`` has after it in the source: of ``drones russes Orlan-10``
    that is ``Russian Orlan-10``."""
    name = surface.split(" ")[-1]
    follows = re.match(rf" (?:[^\W\d_]+ )?{re.escape(name)}", source[term.end :])
    return term.kind == "term" and name[:1].isupper() and follows is not None


def _quotation_marks(
    source: str, text: str, placed: Placed, languages: tuple[str, str]
) -> Iterator[tuple[int, int, str]]:
    """Yield the marks that a text lacks of the one quotation in its source, or of the part of one; a mark that is there
    stays."""
    ours, marks = quotes.roles(source, languages[0]), quotes.roles(text, languages[1])
    if [opens for _, opens in ours] not in ([True, False], [True], [False]) or len(marks) >= len(ours):
        return
    quoted = (ours[0][0] if ours[0][1] else 0, len(source) if ours[-1][1] else ours[-1][0])
    words = [match.span() for match in _WORD.finditer(source, *quoted)]
    if len(words) < 2:
        return
    first, last = placed.target(words[0][0], words[1][1]), placed.target(words[-2][0], words[-1][1])
    begin = 0 if ours[0] == (0, True) else whole_words(text, *first)[0] if first else len(text)
    end = whole_words(text, *last)[1] if last else 0
    if source[quoted[1] - 1] in _END + "," and text[end : end + 1] in tuple(_END + ","):
        end += 1
    at, opens = marks[0] if marks else (None, False)
    if ours[0][1] and not opens and begin < (len(text) if ours[-1][1] else end if at is None else at):
        yield begin, begin, quotes.STRAIGHT
    if not ours[-1][1] and (opens or at is None) and (begin if at is None and ours[0][1] else at or 0) < end:
        yield end, end, quotes.STRAIGHT


def _figures(text: str, problems: Sequence[Problem]) -> Iterator[str]:
    """Put each missing figure in the place of a figure of the translation's own, in order, with what no time has."""
    missing = [problem.surface for problem in problems if problem.surface and problem.missing]
    extra = [problem.surface for problem in problems if problem.surface and not problem.missing]
    edits: list[tuple[int, int, str]] = []
    at = 0
    for wanted, wrong in zip(missing, extra, strict=False):
        found = re.compile(rf"(?<!\d){re.escape(wrong)}(?::\d+)*").search(text, at)
        if found is None:
            return
        at = found.end()
        edits.append((found.start(), at, wanted))
        yield apply(text, edits)


def apply(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    """Return ``text`` with each (start, end, replacement) applied; the spans must not overlap."""
    for start, end, replacement in sorted(edits, reverse=True):
        text = text[:start] + replacement + text[end:]
    return text


def articles(text: str, language: str) -> str:
    """Choose between English ``a`` and ``an`` by the letter that follows, after a name or term was put in."""
    if language != "en":
        return text

    def choose(match: re.Match[str]) -> str:
        article, gap, word = match.groups()
        vowel = _sounds_like_vowel(word)
        right = "an" if vowel else "a"
        if article.lower() == right:
            return match[0]
        return (right.capitalize() if article[0].isupper() else right) + gap + word

    return re.sub(r"\b([Aa]n?)( [\"“]?)([^\W_][\w-]*)", choose, text)


def undoubled(text: str, source: str) -> str:
    """Return English ``text`` with each word once that stands twice in a row, if not in ``source``."""

    def once(match: re.Match[str]) -> str:
        word = match[1].lower()
        return match[0] if word in ("had", "that") or f"{word} {word}" in source.lower() else match[1]

    return _BEFORE_QUOTE.sub(r"\2\1 ", _DOUBLED.sub(once, text))


def _sounds_like_vowel(word: str) -> bool:
    if len(word) == 1 and word.isupper():  # U.S., F/A-18
        return word in "AEFHILMNORSX"
    if word.isupper() and 1 < len(word) <= 5 and not word.isdigit() and _spelled_out(word):
        return word[0] in "AEFHILMNORSX"
    if word[0].isdigit():
        return word.startswith(("8", "11", "18"))
    lower = word.lower()
    if lower.startswith(("hono", "heir", "hour", "honest")):
        return True
    if re.match(r"u(?:ni(?!n|m|dent)|s[aeu]|t[ei]|r[aeiou]|kr|ga)|eu|one\b|once\b|uav", lower):
        return False
    return lower[0] in "aeiou"


def _spelled_out(word: str) -> bool:
    """Tell whether an acronym is read letter by letter rather than as a word (NATO)."""
    return not re.search(r"[AEIOU]", word[1:-1]) or len(word) <= 3


def edges(text: str, source: str, fragment: bool) -> str:
    """Give the translation the first capital and the full stop that its source has, no others, and no comma twice."""
    text = re.sub(r"(?<=\d [ap]\.m\.)\.", "", _COMMAS.sub(",", text.strip()))
    first = source.lstrip("\"'“«‘ ([")[:1]
    at = next((index for index, character in enumerate(text) if character.isalnum()), None)
    if at is not None and first.isupper() and text[at].islower():
        text = text[:at] + text[at].upper() + text[at + 1 :]
    elif at is not None and fragment and first.islower() and re.match(r"[A-Z][a-z]+\b(?! [A-Z])", text[at:]):
        word = re.match(r"\w+", text[at:])
        if word and word[0] in _SENTENCE_OPENERS:
            text = text[:at] + text[at].lower() + text[at + 1 :]
    closed = source.rstrip(_CLOSERS + " \u00a0\u202f")
    ours = text.rstrip(_CLOSERS)
    initial = re.search(r"(?<![/-])\b(?:[A-Z]|\w+\.\w)\.$", ours)
    if closed and closed[-1] not in _END and ours.endswith(".") and not initial:
        return ours[:-1] + text[len(ours) :]
    if closed.endswith(".") and ours and ours[-1] not in _END:
        inside = ours if text[-1] not in ")]" else text
        return f"{inside}.{text[len(inside) :]}"
    return text


def titles(text: str, source: str) -> str:
    """Write out in English the French titles that a package left standing: ``M.``, ``Mme``; a lawyer's
    ``Me`` has no English."""
    if "M. " in source:
        text = re.sub(r"\bM\. ?(?=[A-Z][\w'-])", "Mr. ", text)
    if "Me " in source:
        text = re.sub(r"\bMe (?=[A-Z][a-zà-ÿ])", "", text)
    return re.sub(r"\bMme (?=[A-Z])", "Ms. ", text) if "Mme " in source else text


_SENTENCE_OPENERS = frozenset(
    "The A An In On At To Of For From By With And Or But That Which Who As It He She They We His Her Its Their This "
    "These Those There Then When While Where After Before During Since Until Under Over Between Through Also According "
    "Including".split()
)
