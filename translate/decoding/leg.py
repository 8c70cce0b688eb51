"""One leg of a route: segments of one language to segments of another, decoded together, checked and repaired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from translate.decoding import coverage, joints, omissions, repair
from translate.decoding.alignment import align
from translate.decoding.appositions import appositions
from translate.decoding.checks import Problem, check
from translate.decoding.constraints import Constraint
from translate.decoding.engine import Engine, Hypothesis
from translate.decoding.ordering import subject_first
from translate.decoding.polish import from_french, polished
from translate.decoding.prepare import Prepared, fill, prepare
from translate.decoding.request import Request, Result, join, parts
from translate.decoding.task import Task, task_of
from translate.text import lexicon
from translate.text.usage import usage

LIMIT = 128
"""Pieces above which a segment is cut at a clause mark: what packages are trained on is shorter."""
CLAUSES = 28, 14
"""Pieces in a part when a segment that would not come right is tried again in parts; the smaller ones only where a
name, date or term is lost."""
HYPOTHESES = 4
AGAIN = 2
"""Beam and hypotheses for what is decoded another time."""
BETTER = 0.05
"""How much less has to be wrong with a hypothesis for it to be taken instead of one before it."""
MADE_UP = 2
"""Pieces from which on a word of a translation is looked up in a dictionary."""
LOST, LOSS = 4.0, 0.025
"""What the words that a translation leaves out cost (``coverage.cost``) from which on it is tried in parts, and how
much of that counts as wrong with it."""
FOLLOWED = 0.9
"""Share of its term markers that a package has to follow to be asked by them; below it holes do better."""
FORCINGS = 3
"""Forced decodings of one segment at most, one for each term that is not there yet."""


class Candidate(NamedTuple):
    """A hypothesis as a reader would see it (``text``) and as it was decoded (``raw``), what is wrong with it, and
    ``how`` it came about."""

    text: str
    problems: tuple[Problem, ...]
    prepared: Prepared
    hypothesis: Hypothesis
    raw: str
    how: str = "asked"

    @property
    def weight(self) -> float:
        """How much is wrong."""
        return _weight(self.problems)


class Wrong(NamedTuple):
    """What is wrong with a translation: its ``problems``, and what the words cost that it has ``lost``."""

    problems: tuple[Problem, ...]
    lost: float

    @property
    def weight(self) -> float:
        """How much is wrong."""
        return _weight(self.problems) + LOSS * self.lost


class Leg:
    """Translates between the two languages of one package.

    The first decoding reads rare names, addresses and code as holes, and terms as holes or between the package's
    markers. Of its hypotheses the best that holds everything is taken. What none of them holds is repaired, cheapest
    first: put in where the attention says it belongs, forced as the beginning of a new decoding, decoded in parts. What
    is still wrong is flagged.
    """

    def __init__(self, engine: Engine, use_markers: bool = True) -> None:
        self.engine = engine
        self.source = engine.package.from_code
        self.target = engine.package.to_code
        self.markers = engine.package.markers if use_markers else None
        self._words: dict[str, bool] = {}
        self._french_to_english = (self.source, self.target) == ("fr", "en")

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        """Translate ``requests``; results come in their order. Several threads may do so at once."""
        short = [index for index, request in enumerate(requests) if self._pieces(request.text) <= LIMIT]
        tasks = [task_of(requests[index], self.source, self.target, self._pieces) for index in short]
        prepared = [self._prepare(task, self._follows_markers) for task in tasks]
        width = AGAIN if any(task.request.fragment for task in tasks) else HYPOTHESES
        found = self._decode(prepared, None, width)
        first = self._restore(tasks, self._with_names(tasks, self._choose_all(tasks, prepared, found)))
        spliced = [self._splice(task, candidate) for task, candidate in zip(tasks, first, strict=True)]
        best = self._force(tasks, self._ask_by_markers(tasks, spliced))
        whole = [self._result(*group) for group in zip(tasks, first, best, strict=True)]
        self._try_in_parts(tasks, best, whole)
        results = dict(zip(short, whole, strict=True))
        long = {i: request for i, request in enumerate(requests) if i not in results}
        results |= self._in_parts(long, LIMIT)
        return [results[index] for index in range(len(requests))]

    def _in_parts(self, requests: Mapping[int, Request], limit: int) -> dict[int, Result]:
        """Translate requests clause by clause and put the parts together again; what has one part only is left out."""
        cut = {index: parts(request, self.engine, limit, self.source) for index, request in requests.items()}
        if limit in CLAUSES:
            cut = {index: fragments for index, fragments in cut.items() if len(fragments) > 1}
        if not cut:
            return {}
        flat = iter(self.translate([fragment for fragments in cut.values() for fragment in fragments]))
        joined = {
            index: join(requests[index], fragments, [next(flat) for _ in fragments]) for index, fragments in cut.items()
        }
        if self._french_to_english and limit not in CLAUSES:
            # What a part alone did not tell.
            for index, result in joined.items():
                if not result.spans:
                    joined[index] = result._replace(text=usage(result.text, cut[index][0].sentence))
        return joined

    def _try_in_parts(self, tasks: Sequence[Task], best: Sequence[Candidate], results: list[Result]) -> None:
        """Put in the place of ``results``, which the ``best`` candidates became, what is better in parts."""
        wrong = {
            index: Wrong(candidate.problems, self._lost(candidate, candidate.text))
            for index, candidate in enumerate(best)
            if not tasks[index].request.fragment
        }

        def take(others: Mapping[int, Result], margin: float) -> None:
            for index, result in others.items():
                text = from_french(tasks[index], result.text, self.source, self.target)
                found = Wrong(self._problems(tasks[index], text), self._lost(best[index], text))
                if found.weight <= wrong[index].weight - margin:
                    wrong[index] = found
                    results[index] = result._replace(text=text, flags=tuple(each.flag for each in found.problems))

        take(self._in_order({index: tasks[index].request for index in wrong}), 0.0)
        for limit, worth in zip(CLAUSES, (_is_broken, _lacks_words), strict=True):
            chosen = {index: tasks[index].request for index, found in wrong.items() if worth(found)}
            take(self._in_parts(chosen, limit), BETTER)

    def _in_order(self, requests: Mapping[int, Request]) -> dict[int, Result]:
        """Translate requests with their subject first; what has it there already is left out."""
        if not self._french_to_english:
            return {}
        ordered = {index: subject_first(request) for index, request in requests.items()}
        found = {index: request for index, request in ordered.items() if request is not None}
        return dict(zip(found, self.translate([*found.values()]), strict=True)) if found else {}

    def _lost(self, candidate: Candidate, text: str) -> float:
        """Return what the words cost that ``text`` leaves out, in log probability."""
        return coverage.cost(self._expected(candidate.prepared), text)

    def _expected(self, prepared: Prepared) -> list[lexicon.Entry]:
        """Return what the lexicon has for the words of a segment."""
        return coverage.expected(prepared.text, self.source, self.target, prepared.sentence)

    # What a segment has to hold, and the ways to ask for it.

    def _pieces(self, text: str) -> int:
        return len(self.engine.encode(text))

    @property
    def _follows_markers(self) -> bool:
        return self.markers is not None and self.markers.followed >= FOLLOWED

    def _prepare(self, task: Task, by_markers: bool) -> Prepared:
        """Rare names as holes, terms other than verbs as holes too, or all asked for by the package's markers."""
        rare = [kept for kept in task.kept if kept.rare]
        holes: list[Constraint] = [*rare]
        if not by_markers:
            holes += [term for term in task.request.terms if not term.verb]
        if self._french_to_english:
            holes = appositions(task.request.text, holes)
        asked = task.request.terms if by_markers else ()
        stop = not task.request.fragment
        text, fields, sentence = task.request.text, task.request.fields, task.request.sentence
        return prepare(text, holes, asked, self.markers, stop, self.source, fields, sentence, self._pieces)

    # Decoding and choosing.

    def _attempt(
        self,
        tasks: Sequence[Task],
        prepared: Sequence[Prepared],
        prefixes: Sequence[Sequence[str]],
    ) -> list[Candidate]:
        return self._choose_all(tasks, prepared, self._decode(prepared, prefixes, AGAIN))

    def _decode(
        self, prepared: Sequence[Prepared], prefixes: Sequence[Sequence[str]] | None, width: int
    ) -> list[list[Hypothesis]]:
        sources, sentences = [self.engine.encode(item.text) for item in prepared], [item.sentence for item in prepared]
        return self.engine.translate(sources, prefixes, sentences=sentences, hypotheses=width, beam=width)

    def _choose_all(
        self, tasks: Sequence[Task], prepared: Sequence[Prepared], hypotheses: Sequence[Sequence[Hypothesis]]
    ) -> list[Candidate]:
        return [self._choose(*group) for group in zip(tasks, prepared, hypotheses, strict=True)]

    def _choose(self, task: Task, prepared: Prepared, hypotheses: Iterable[Hypothesis]) -> Candidate:
        """Return the first hypothesis with nothing wrong, else the one with the least."""
        best: Candidate | None = None
        for rank, (hypothesis, raw) in enumerate(self._ranked(prepared, hypotheses)):
            text, problems = self._finish(task, prepared, raw)
            candidate = Candidate(text, problems, prepared, hypothesis, raw, "nbest" if rank else "asked")
            if best is None or candidate.weight < best.weight - BETTER:
                best = candidate
            if best.weight < BETTER:
                break
        assert best is not None
        return best

    def _ranked(self, prepared: Prepared, hypotheses: Iterable[Hypothesis]) -> Iterator[tuple[Hypothesis, str]]:
        """Yield hypotheses with their texts, the likeliest first that leaves the least out."""
        wanted = self._expected(prepared)
        # Known without the table of all renderings, which takes longer to make than a short text to translate.
        self._words.update((word, True) for entry in wanted for word in entry.renderings)
        decoded = ((hypothesis, self.engine.decode(hypothesis.pieces)) for hypothesis in hypotheses)
        first = next(decoded)
        if coverage.cost(wanted, first[1]):
            yield from sorted([first, *decoded], key=lambda item: coverage.cost(wanted, item[1]) - item[0].score)
        else:
            yield first
            yield from decoded

    def _problems(self, task: Task, text: str) -> tuple[Problem, ...]:
        request = task.request
        return check(
            request.text,
            text,
            self.source,
            self.target,
            task.constraints,
            self.is_word,
            request.fields,
            request.sentence,
        )

    def is_word(self, word: str) -> bool:
        """Tell whether the target language has a word; what takes few pieces the package has met often enough.

        Only English is asked: a language that makes compounds has words that are in no dictionary.
        """
        if self.target != "en":
            return True
        if word not in self._words:
            self._words[word] = (
                self._pieces(word) < MADE_UP
                or lexicon.is_rendering(word, self.source, self.target)
                or lexicon.is_ordinary(word, self.target)
            )
        return self._words[word]

    def _finish(self, task: Task, prepared: Prepared, raw: str) -> tuple[str, tuple[Problem, ...]]:
        """Return a hypothesis as a reader would see it and what is wrong with it."""
        text = polished(task, fill(prepared, self._mend(task, prepared, raw)), self.source, self.target)
        return text, self._problems(task, text)

    def _mend(self, task: Task, prepared: Prepared, text: str) -> str:
        return joints.mend(prepared, task.request.text, text) if self._french_to_english else text

    # Repair by alignment: without decoding, and with what is wanted forced.

    def _restore(self, tasks: Sequence[Task], candidates: Sequence[Candidate]) -> list[Candidate]:
        """Put in the words that candidates leave out, where the package finds them likely enough."""
        found = [(index, trial) for index, task in enumerate(tasks) for trial in self._trials(task, candidates[index])]
        sources = [self.engine.encode(trial.source) for _, trial in found for _ in trial.versions]
        targets = [self.engine.encode(text) for _, trial in found for text in trial.versions]
        scores = iter(self.engine.score(sources, targets))
        edits: dict[int, list[omissions.Edit]] = {}
        for index, trial in found:
            edit = trial.best([next(scores) for _ in trial.versions])
            if edit.gained > 0:
                edits.setdefault(index, []).append(edit)
        restored = list(candidates)
        for index, gains in edits.items():
            candidate = candidates[index]
            raw = repair.apply(candidate.raw, [edit[:3] for edit in omissions.apart(gains)])
            text, problems = self._finish(tasks[index], candidate.prepared, raw)
            if _weight(problems) < candidate.weight + BETTER:
                restored[index] = candidate._replace(text=text, problems=problems)
        return restored

    def _trials(self, task: Task, candidate: Candidate) -> Iterator[omissions.Trial]:
        languages, unmet = (self.source, self.target), [problem.constraint for problem in candidate.problems]
        held = [*task.request.terms, *(kept for kept in task.kept if kept not in unmet)]
        taken = [(item.start, item.end) for item in held]
        if words := omissions.missing(candidate.prepared, candidate.raw, languages, taken):
            placed = self._placed(candidate)
            yield from omissions.trials(words, candidate.prepared, task.request.text, placed, languages)

    def _splice(self, task: Task, candidate: Candidate) -> Candidate:
        """Put what is missing in the place of what stands for it."""
        if not repair.can_splice(candidate.problems):
            return candidate
        best, source = candidate, task.request.text
        placed, languages = self._placed(candidate), (self.source, self.target)
        render = partial(self._render, candidate.prepared, source)
        for text in repair.splices(source, candidate.text, candidate.problems, placed, languages, render):
            mended = polished(task, self._mend(task, candidate.prepared, text), self.source, self.target)
            problems = self._problems(task, mended)
            if _weight(problems) < best.weight:
                best = candidate._replace(text=mended, problems=problems, how="replaced")
        return best

    def _render(self, prepared: Prepared, source: str, word: str) -> str | None:
        languages, read = (self.source, self.target), prepared.read(source, word)
        return lexicon.rendering(read, *languages) or lexicon.by_form(read.lower(), *languages)

    def _renderings(self, word: str) -> tuple[str, ...]:
        found = lexicon.entry(word, self.source, self.target)
        return found.renderings if found else ()

    def _with_names(self, tasks: Sequence[Task], candidates: Sequence[Candidate]) -> list[Candidate]:
        """Decode anew where a name was lost, with a hole for that."""
        best = list(candidates)
        again: dict[int, Task] = {}
        for index, candidate in enumerate(best):
            lost = [problem.constraint for problem in candidate.problems if problem.flag.kind == "name"]
            kept = tuple(item._replace(rare=item.rare or item in lost) for item in tasks[index].kept)
            if kept != tasks[index].kept:
                again[index] = tasks[index]._replace(kept=kept)
        prepared = [self._prepare(task, self._follows_markers) for task in again.values()]
        tried = self._attempt(list(again.values()), prepared, [()] * len(again))
        for index, candidate in zip(again, tried, strict=True):
            if candidate.weight < best[index].weight:
                best[index] = candidate
        return best

    def _ask_by_markers(self, tasks: Sequence[Task], candidates: Sequence[Candidate]) -> list[Candidate]:
        """Decode anew, asked by markers, where the hole of a term was dropped."""
        best = list(candidates)
        if self.markers is None or self._follows_markers:
            return best
        unmet = [index for index, candidate in enumerate(best) if _unmet_term(candidate)]
        prepared = [self._prepare(tasks[index], True) for index in unmet]
        tried = self._attempt([tasks[index] for index in unmet], prepared, [()] * len(unmet))
        for index, candidate in zip(unmet, tried, strict=True):
            spliced = self._splice(tasks[index], candidate)
            if spliced.weight < best[index].weight:
                best[index] = spliced
        return best

    def _force(self, tasks: Sequence[Task], candidates: Sequence[Candidate]) -> list[Candidate]:
        """Decode anew from where a term was rendered otherwise, with the wanted term at that place."""
        best = list(candidates)
        open_ = list(range(len(best)))
        for _ in range(FORCINGS):
            unmet = {index: term for index in open_ if (term := _unmet_term(best[index]))}
            prefixes = [
                self.engine.encode(self._placed(best[index]).prefix(tasks[index].request.text, term))
                for index, term in unmet.items()
            ]
            tried = self._attempt([tasks[i] for i in unmet], [best[i].prepared for i in unmet], prefixes)
            open_ = []
            for index, candidate in zip(unmet, tried, strict=True):
                if candidate.weight < best[index].weight:
                    best[index] = candidate._replace(how="forced")
                    open_.append(index)
        return best

    def _placed(self, candidate: Candidate) -> repair.Placed:
        pieces = self.engine.encode(candidate.prepared.text)
        attention = candidate.hypothesis.attention(len(pieces))
        aligned = align(attention, pieces, candidate.prepared, candidate.hypothesis.pieces, candidate.raw)
        return repair.Placed(aligned, candidate.raw, candidate.text)

    def _result(self, task: Task, first: Candidate, best: Candidate) -> Result:
        spans = task.request.spans
        return Result(
            best.text,
            tuple(self._placed(best).project(task.request.text, spans, self._renderings)) if spans else (),
            tuple(problem.flag for problem in best.problems),
            tuple(_outcome(term, first, best) for term in task.request.terms),
        )


def _weight(problems: Iterable[Problem]) -> float:
    return sum(problem.weight for problem in problems)


def _is_broken(wrong: Wrong) -> bool:
    return _weight(wrong.problems) >= 1 or wrong.lost > LOST


def _lacks_words(wrong: Wrong) -> bool:
    return any(problem.constraint for problem in wrong.problems)


def _unmet_term(candidate: Candidate) -> Constraint | None:
    """Return the first term in the source that the candidate lacks."""
    unmet = [problem.constraint for problem in candidate.problems if problem.constraint is not None]
    return min((term for term in unmet if term.kind == "term"), key=lambda term: term.start, default=None)


def _outcome(term: Constraint, first: Candidate, best: Candidate) -> str:
    if any(problem.constraint == term for problem in best.problems):
        return "failed"
    if first.how == "asked" and not any(problem.constraint == term for problem in first.problems):
        return "asked"
    return best.how if best.how != "asked" else "nbest"
