"""What is wrong with a hypothesis: lost names, changed numbers, loops, halves that are missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from translate.article import Flag
from translate.decoding import coverage
from translate.decoding.constraints import Constraint
from translate.expressions import Expression
from translate.text import lexicon, names, negation, plainly

_WORD = Expression(r"(?<![\w'’@#./-])[^\W\d_A-ZÀ-Þ]+(?:-[^\W\d_A-ZÀ-Þ]+)*(?![\w@/]|[.-]\w)")
_OPENING = Expression(r"\W*([A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]+)(?![\w@/-]|\.\w)")
_NAME = Expression(r"(?<![\w'’@#./-])[A-ZÀ-Þ][^\W\d_]*[a-zß-ÿ](?![\w@/-]|\.\w)")
_FIRST = Expression(r"^\W*(?:[^\W\d_]['’])?([^\W\d_]+)")
_STUTTER = Expression(r"([^\W\d_]{2,}?)\1\1")
LEFT = 0.01
"""Weight of a word that stands there as in the original, or seems to be missing: to be said, but no reason to take
another hypothesis."""
NEVER_LEFT_OUT = 0.9
"""Share of the lines with a word that hold one of its renderings from which on a reader hears that there is none."""
LIKE = 0.75
"""Likeness (0 to 1) from which on a name may be one of the original in another spelling."""
SHORTEST, LONGEST = 0.45, 2.4
"""Bounds on target words per source word, for sources of at least 8 words."""


class Problem(NamedTuple):
    """One defect: a ``constraint`` that is not met, a figure (``surface``, ``missing`` from the translation or extra
    in it), a ``word`` that is none of the language, or a defect of the whole."""

    flag: Flag
    weight: float
    constraint: Constraint | None = None
    surface: str = ""
    missing: bool = True
    word: str = ""


def check(
    text: str,
    hypothesis: str,
    source: str,
    target: str,
    constraints: Sequence[Constraint],
    known: Callable[[str], bool] = lambda word: True,
    fields: tuple[str, ...] = (),
    sentence: str = "",
) -> tuple[Problem, ...]:
    """Compare a segment with a hypothesis (spans filled, typography done) and return what is wrong, worst first.

    ``known`` says of a word whether it is one of the target language; ``fields`` are those of the segment's article,
    ``sentence`` is what it is a part of.
    """
    problems = [*_unmet(text, hypothesis, constraints), *_numbers(text, hypothesis, source, target, constraints)]
    problems += _shape(text, hypothesis)
    read = plainly.read(text, source, fields, sentence)
    problems += _words(text, read, hypothesis, (source, target), constraints, known)
    problems += _left_out(text, hypothesis, (source, target), constraints, fields, sentence)
    if (source, target) == ("fr", "en") and (lost := negation.lost(hypothesis, read)):
        detail = f"The negation “{lost}” seems to be missing from the translation."
        problems.append(Problem(Flag("omission", detail), 1.0))
    return tuple(sorted(problems, key=lambda problem: -problem.weight))


def unmet(constraints: Sequence[Constraint], hypothesis: str) -> list[Constraint]:
    """Return the constraints that a hypothesis does not meet.

    Each rendering has to stand in it as often as the source asks for it; once is enough for a name, date or number.
    Longer terms are looked for first, and no word counts for two.
    """
    wanted: dict[tuple[str, ...], list[Constraint]] = {}
    for constraint in constraints:
        # The forms of a term in the singular and in the plural are the same in another order.
        shortest = min(constraint.forms, key=lambda form: (len(form), form))
        wanted.setdefault(("term", shortest) if constraint.kind == "term" else constraint.forms, []).append(constraint)
    missing: list[Constraint] = []
    taken: list[tuple[int, int]] = []
    for group in sorted(wanted.values(), key=lambda group: -max(map(len, group[0].forms))):
        if group[0].kind == "term":
            missing += _without_place(group, hypothesis, taken)
        else:
            asked = 1 if group[0].kind in ("name", "date", "number") else len(group)
            missing += group[: max(0, asked - len(group[0].find(hypothesis)))]
    return [constraint for constraint in constraints if constraint in missing]


def _unmet(text: str, hypothesis: str, constraints: Sequence[Constraint]) -> list[Problem]:
    problems = []
    for constraint in unmet(constraints, hypothesis):
        source = text[constraint.start : constraint.end]
        detail = (
            f"“{source}” should be rendered as “{constraint.forms[0]}”."
            if constraint.kind == "term"
            else f"“{source}” is missing from the translation."
        )
        problems.append(Problem(Flag(constraint.kind, detail), 1.0, constraint))
    return problems


def _without_place(terms: Sequence[Constraint], hypothesis: str, taken: list[tuple[int, int]]) -> list[Constraint]:
    """Return which of some terms with one rendering have no place in the hypothesis that is not ``taken``, and take the
    places of the others."""
    missing = list(terms)
    places = {place for term in {term.forms: term for term in terms}.values() for place in term.find(hypothesis)}
    for start, end in sorted(places, key=lambda place: (place[0] - place[1], place)):
        if missing and not any(start < stop and begin < end for begin, stop in taken):
            taken.append((start, end))
            surface = hypothesis[start:end].lower()
            missing.remove(next((term for term in missing if term.forms[0].lower() == surface), missing[-1]))
    return missing


def _numbers(text: str, hypothesis: str, source: str, target: str, constraints: Sequence[Constraint]) -> list[Problem]:
    """Compare the values of the figures on both sides; a value may be spelled out on either."""
    missing, extra = number_changes(text, hypothesis, source, target, constraints)
    problems = [
        Problem(Flag("number", f"The figure {surface} of the original is missing or changed."), 1.0, surface=surface)
        for surface in missing
    ]
    problems += [
        Problem(Flag("number", f"The figure {surface} does not stand in the original."), 0.1, None, surface, False)
        for surface in extra
    ]
    return problems


def number_changes(
    text: str, hypothesis: str, source: str, target: str, constraints: Sequence[Constraint] = ()
) -> tuple[list[str], list[str]]:
    """Return the figures of the source that the hypothesis lacks, and those that it has of its own, in their order.

    Figures inside a constraint (``Global Firepower-2024``, a term with a number) are the constraint's business.
    """
    from translate.text.numbers import numbers, unmatched

    if not any(map(str.isdigit, text + hypothesis)):
        return [], []  # what is spelled out is never missed
    covered = [(constraint.start, constraint.end) for constraint in constraints]
    placed = [span for constraint in constraints for span in constraint.find(hypothesis)]
    ours = [n for n in numbers(text, source) if not _within(n.start, n.end, covered)]
    theirs = [n for n in numbers(hypothesis, target) if not _within(n.start, n.end, placed)]
    missing, extra = unmatched(ours, theirs)
    return [number.surface for number in missing], [number.surface for number in extra]


def _within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _shape(text: str, hypothesis: str) -> list[Problem]:
    ours, theirs = text.split(), hypothesis.split()
    if not theirs:
        return [Problem(Flag("length", "Nothing came back for this sentence."), 10.0)]
    problems = []
    if any(hypothesis.count(mark) > text.count(mark) for mark in "[]<>⁇"):
        problems.append(Problem(Flag("length", "A word of the original came back as a stray mark."), 1.0))
    if quotations(hypothesis) < quotations(text):
        problems.append(Problem(Flag("quote", "A quotation mark of the original is missing."), 0.5))
    if (repeats(theirs) and not repeats(ours)) or ((found := stutters(hypothesis)) and found > stutters(text)):
        problems.append(Problem(Flag("loop", "The translation repeats itself."), 2.0))
    if len(ours) >= 8:
        ratio = len(theirs) / len(ours)
        if ratio < SHORTEST:
            problems.append(Problem(Flag("length", "The translation is much shorter than the original."), 1.5))
        elif ratio > LONGEST:
            problems.append(Problem(Flag("length", "The translation is much longer than the original."), 1.5))
    return problems


def _words(
    text: str,
    read: str,
    hypothesis: str,
    languages: tuple[str, str],
    constraints: Sequence[Constraint],
    known: Callable[[str], bool],
) -> list[Problem]:
    """Words that the package made up, and those that it left as they are in the original; ``read`` is what it was given
    to read."""
    odd = [word for word in dict.fromkeys(_parts(hypothesis)) if not known(word)]
    opening = _OPENING.match(hypothesis)
    if opening and not known(opening[1]) and _is_no_name(opening[1], text, languages[0]):
        odd.append(opening[1])
    given_names = _NAME.findall(text)
    strangers = [
        name
        for name in dict.fromkeys(_NAME.findall(hypothesis))
        if name not in text
        and name not in odd
        and not known(name)
        and not known(name.lower())
        and all(SequenceMatcher(None, name, given).ratio() < LIKE for given in given_names)
    ]
    strangers += names.strangers(hypothesis, read, *languages)
    if not odd and not strangers:
        return []
    wanted = {part for item in constraints for form in item.forms for part in re.split(r"[\W_]+", form)}
    given = {*_parts(text), *(first.lower() for first in _FIRST.findall(text))}
    flags = [(word, Flag("word", f"“{word}” is no word of the language.")) for word in odd]
    flags += [(name, Flag("name", f"“{name}” does not stand in the original.")) for name in strangers]
    return [
        Problem(Flag("word", f"“{word}” could not be translated."), LEFT, word=word)
        if word.lower() in given
        else Problem(flag, 0.7, word=word)
        for word, flag in flags
        if word not in wanted
    ]


def _left_out(
    text: str,
    hypothesis: str,
    languages: tuple[str, str],
    constraints: Sequence[Constraint],
    fields: tuple[str, ...],
    sentence: str,
) -> Iterator[Problem]:
    """Yield the words without a rendering that parallel text hardly ever leaves out, if they are read as they are."""
    words = [*coverage.left_out(text, hypothesis, languages, NEVER_LEFT_OUT, sentence)]
    read_otherwise = plainly.readings(text, languages[0], fields, sentence) if words else []
    busy = [*((item.start, item.end) for item in constraints), *((start, end) for start, end, _ in read_otherwise)]
    for start, end, _ in words:
        word = text[start:end]
        stands = re.search(rf"\b{word}\b", hypothesis, re.IGNORECASE)
        if not stands and not _within(start, end, busy):
            yield Problem(Flag("omission", f"“{word}” seems to be missing from the translation."), LEFT)


def _is_no_name(word: str, text: str, source: str) -> bool:
    """Tell whether ``word``, which opens a translation, can be no name in ``text``: that begins without a capital but
    the one of an ordinary word, and does not hold ``word`` further on."""
    first = _FIRST.match(text)
    if first is None or word in text[first.end() :]:
        return False
    capitals = sum(map(str.isupper, " ".join(text.split()[:4])))
    return capitals == 1 and lexicon.is_ordinary(first[1], source)


def _parts(text: str) -> list[str]:
    """Return the words of ``text`` in lower case, those with hyphens in parts; ``m²`` is none."""
    return [part for word in _WORD.findall(text) for part in word.split("-") if part.isalpha()]


def quotations(text: str) -> int:
    """Return the number of quotation marks in a text, whatever their style."""
    return sum(text.count(mark) for mark in '"«»“”„')


def repeats(words: Sequence[str], longest: int = 6) -> bool:
    """Tell whether a run of two to ``longest`` words stands twice in a row, or one word three times."""
    flat = [word.lower().strip(".,;:!?\"'()“”") for word in words]
    for size in range(1, longest + 1):
        run, enough = 0, max(size, 2)
        for word, later in zip(flat, flat[size:], strict=False):
            run = run + 1 if word == later else 0
            if run >= enough:
                return True
    return False


def stutters(text: str) -> int:
    """Return the number of places where a stretch of two or more letters stands three times in a row."""
    return sum(1 for _ in _STUTTER.finditer(text.lower()))
