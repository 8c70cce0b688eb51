"""How good a translation is: BLEU and chrF against references, and whether the terms expected in it are there.

Term accuracy is measured on the text alone: what the engine says it did with a term is counted beside, never instead.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from translate.article import TermUse, Translation
from translate.errors import InputError
from translate.glossary.inflection import variants, verb_forms
from translate.glossary.words import PREPOSITIONS

HOW = ("asked", "nbest", "forced", "replaced", "failed", "not asked")
"""What the engine says of a term: the values of ``TermUse.how``, or that it did not ask for it at all."""
REPAIRED = frozenset(("nbest", "forced", "replaced"))

_VERB = "to "
_ADJECTIVES_BEHIND = frozenset(("general", "martial"))
"""After these the word before carries the plural too: ``secretaries general``, ``courts martial``."""


@dataclass(frozen=True)
class Scores:
    """Corpus BLEU and chrF2 (0 to 100) by sacreBLEU, each with the signature that makes it reproducible."""

    bleu: float
    bleu_signature: str
    chrf: float
    chrf_signature: str
    segments: int


@dataclass(frozen=True)
class Expected:
    """A term in a source sentence (``surface``, as it stands there) and what it has to become, in its base form."""

    surface: str
    target: str


@dataclass(frozen=True)
class TermCase:
    """A sentence with all the terms in it, in order; ``path`` and ``row`` (from 1) say where it is written."""

    path: Path
    row: int
    text: str
    expected: tuple[Expected, ...]


@dataclass(frozen=True)
class Occurrence:
    """One expected term in one translation: whether it is there (``kept``), and what the engine says (one of `HOW`)."""

    expected: Expected
    kept: bool
    how: str


@dataclass(frozen=True)
class CaseResult:
    """A case with its translation. ``others`` are terms that the engine asked for and the case does not list."""

    case: TermCase
    translation: Translation
    occurrences: tuple[Occurrence, ...]
    others: tuple[TermUse, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether an expected term is missing."""
        return not all(found.kept for found in self.occurrences)

    @property
    def repaired(self) -> bool:
        """Whether the engine had to put any term in after the first decoding."""
        return any(use.how in REPAIRED for use in self.translation.terms)


@dataclass(frozen=True)
class Tally:
    """Terms in a number of sentences: how many were expected (``asked``), how many are there (``kept``), and how the
    engine got them. ``overclaimed`` are missing although the engine says that they are there."""

    sentences: int
    asked: int
    kept: int
    how: Mapping[str, int] = field(default_factory=dict)
    overclaimed: int = 0

    @property
    def share(self) -> float:
        """The share that is there, 0 to 1; 1 where nothing was expected."""
        return self.kept / self.asked if self.asked else 1.0


@dataclass(frozen=True)
class TermScores:
    """The results of `term_accuracy`, case by case."""

    results: tuple[CaseResult, ...]

    @property
    def total(self) -> Tally:
        return _tally(self.results)

    @property
    def files(self) -> dict[Path, Tally]:
        """A tally for each file, in the order of the cases."""
        paths = dict.fromkeys(result.case.path for result in self.results)
        return {path: _tally([result for result in self.results if result.case.path == path]) for path in paths}


def bleu_chrf(hypotheses: Sequence[str], references: Sequence[str]) -> Scores:
    """Compare translations with one reference each (Papineni et al. 2002; Popović 2015, as sacreBLEU has them).

    Raises ValueError when the two are not of one length or empty.
    """
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    if len(hypotheses) != len(references) or not hypotheses:
        raise ValueError(f"{len(hypotheses)} translations for {len(references)} references")
    bleu, chrf = BLEU(), CHRF()
    first = bleu.corpus_score(list(hypotheses), [list(references)]).score
    second = chrf.corpus_score(list(hypotheses), [list(references)]).score
    return Scores(first, str(bleu.get_signature()), second, str(chrf.get_signature()), len(hypotheses))


def read_cases(paths: Iterable[Path]) -> list[TermCase]:
    """Read term files: ``sentence<TAB>surface => expected | surface => expected``, a sentence a line, UTF-8.

    Every occurrence of a term is listed, in the order of the sentence; the expected term is in its base form, a verb
    with ``to``. Lines that begin with ``#`` are comments. Raises InputError, which names file and row.
    """
    return [case for path in paths for case in _read(path)]


def _read(path: Path) -> Iterable[TermCase]:
    for row, line in enumerate(read_lines(path), 1):
        if not line.strip() or line.startswith("#"):
            continue
        text, tab, terms = line.partition("\t")
        if not tab or "\t" in terms:
            raise InputError(f"{path}:{row}: there is not exactly one tab between the sentence and its terms")
        expected = tuple(_expected(part, path, row) for part in terms.split(" | ")) if terms.strip() else ()
        at = 0
        for term in expected:
            start = text.find(term.surface, at)
            if start < 0:
                where = "is not in the sentence" if term.surface not in text else "is not in the order of the sentence"
                raise InputError(f"{path}:{row}: “{term.surface}” {where}")
            at = start + len(term.surface)
        yield TermCase(path, row, text, expected)


def _expected(part: str, path: Path, row: int) -> Expected:
    pieces = [piece.strip() for piece in part.split("=>")]
    if len(pieces) != 2 or not all(pieces):
        raise InputError(f"{path}:{row}: “{part.strip()}” is not of the form: surface => expected")
    return Expected(*pieces)


def read_lines(path: Path) -> list[str]:
    """Return the lines of a UTF-8 text without their ends; only a line feed ends a line. Raises InputError."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"{path} does not exist; name a text file") from error
    except UnicodeDecodeError as error:
        row = error.object.count(b"\n", 0, error.start) + 1
        raise InputError(f"{path}:{row}: not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror})") from error
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def term_accuracy(cases: Sequence[TermCase], translations: Sequence[Translation], language: str = "en") -> TermScores:
    """Look for every expected term in its translation, in any number (verbs: any form) and any case.

    A term expected n times has to stand there n times. Longer terms are looked for first and no word counts twice, so
    that ``counter-battery radar`` is no second ``radar``. Raises ValueError when the two are not of one length.
    """
    if len(cases) != len(translations):
        raise ValueError(f"{len(translations)} translations for {len(cases)} cases")
    return TermScores(tuple(_result(case, done, language) for case, done in zip(cases, translations, strict=True)))


def _result(case: TermCase, translation: Translation, language: str) -> CaseResult:
    found = count_terms(translation.text, [term.target for term in case.expected], language)
    uses = list(translation.terms)
    occurrences = []
    for term in case.expected:
        use = next((use for use in uses if use.source == term.surface), None)
        if use:
            uses.remove(use)
        kept = found[term.target] > 0
        found[term.target] -= kept
        occurrences.append(Occurrence(term, kept, use.how if use else "not asked"))
    return CaseResult(case, translation, tuple(occurrences), tuple(uses))


def count_terms(text: str, targets: Iterable[str], language: str = "en") -> Counter[str]:
    """Count how often each of ``targets`` stands in ``text``, none oftener than it is named in ``targets``."""
    wanted = Counter(targets)
    words = _words(text)
    free = [True] * len(words)
    found: Counter[str] = Counter()
    for target in sorted(wanted, key=lambda term: (-len(_pattern(term, language)), term)):
        pattern = _pattern(target, language)
        for start in range(len(words) - len(pattern) + 1):
            end = start + len(pattern)
            fits = all(word in forms for word, forms in zip(words[start:end], pattern, strict=True))
            if found[target] < wanted[target] and fits and all(free[start:end]):
                free[start:end] = [False] * len(pattern)
                found[target] += 1
    return found


@lru_cache(maxsize=4096)
def _pattern(target: str, language: str) -> tuple[frozenset[str], ...]:
    """For each word of a term the forms that it may have."""
    verb = target.startswith(_VERB)
    pieces = target.removeprefix(_VERB).split()
    heads = {0} if verb else _heads([piece.lower() for piece in pieces], PREPOSITIONS.get(language, frozenset()))
    pattern = []
    for at, piece in enumerate(pieces):
        words = _words(piece)
        # ``commanders-in-chief``, but ``air-to-air missiles``
        inside = 0 if any(word in PREPOSITIONS.get(language, ()) for word in words) else len(words) - 1
        for index, word in enumerate(words):
            forms = {word}
            if at in heads and index == inside:
                forms.update(verb_forms(word) if verb else (*variants(word, language), word + "s"))
            pattern.append(frozenset(forms))
    return tuple(pattern)


def _heads(pieces: Sequence[str], stops: frozenset[str]) -> set[int]:
    """The words that carry the number: the one before the first preposition, else the last."""
    head = next((index - 1 for index, piece in enumerate(pieces) if index and piece in stops), len(pieces) - 1)
    return {head, head - 1} if head and pieces[head] in _ADJECTIVES_BEHIND else {head}


def _words(text: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[^\W_]+", text)]


def _tally(results: Sequence[CaseResult]) -> Tally:
    found = [occurrence for result in results for occurrence in result.occurrences]
    claimed = [one for one in found if one.how in REPAIRED or one.how == "asked"]
    return Tally(
        sentences=len(results),
        asked=len(found),
        kept=sum(one.kept for one in found),
        how=dict(Counter(one.how for one in found)),
        overclaimed=sum(not one.kept for one in claimed),
    )
