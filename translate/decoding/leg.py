"""One leg of a route: segments of one language to segments of another, decoded together, checked and repaired."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from translate import typography
from translate.decoding import guards, joints, repair
from translate.decoding.alignment import align
from translate.decoding.checks import Problem, check
from translate.decoding.constraints import Constraint
from translate.decoding.engine import Engine, Hypothesis
from translate.decoding.prepare import Prepared, fill, prepare
from translate.decoding.request import Request, Result, join, parts

LIMIT = 128
"""Pieces above which a segment is cut at a clause mark: what packages are trained on is shorter."""
CLAUSE = 28
"""Pieces in a part when a segment that would not come right is tried again in parts."""
HYPOTHESES = 4
FORCINGS = 3
"""Forced decodings of one segment at most, one for each term that is not there yet."""


@dataclass(frozen=True)
class Task:
    """A request with all that its translation has to hold."""

    request: Request
    kept: tuple[guards.Kept, ...]

    @property
    def constraints(self) -> tuple[Constraint, ...]:
        """Names, addresses, code and terms."""
        return (*self.kept, *self.request.terms)


@dataclass(frozen=True)
class Candidate:
    """A hypothesis as a reader would see it (``text``), what is wrong with it, and ``how`` it came about."""

    text: str
    problems: tuple[Problem, ...]
    prepared: Prepared
    hypothesis: Hypothesis
    how: str = "asked"

    @property
    def weight(self) -> float:
        """How much is wrong."""
        return _weight(self.problems)


class Leg:
    """Translates between the two languages of one package.

    The first decoding reads rare names, addresses and code as holes and asks for terms by the package's markers. Of
    its hypotheses the best that holds everything is taken. What none of them holds is repaired, cheapest first: put in
    where the attention says it belongs, forced as the beginning of a new decoding, decoded again with other holes, in
    parts. What is still wrong is flagged.
    """

    def __init__(self, engine: Engine, use_markers: bool = True) -> None:
        self.engine = engine
        self.source = engine.package.from_code
        self.target = engine.package.to_code
        self.markers = engine.package.markers if use_markers else None

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        """Translate ``requests``; results come in their order."""
        long = [index for index, request in enumerate(requests) if len(self.engine.encode(request.text)) > LIMIT]
        results = dict(zip(long, self._in_parts([requests[index] for index in long], LIMIT), strict=True))
        short = [index for index in range(len(requests)) if index not in results]
        results.update(zip(short, self._whole([requests[index] for index in short]), strict=True))
        return [results[index] for index in range(len(requests))]

    def _whole(self, requests: Sequence[Request]) -> list[Result]:
        tasks = [self._task(request) for request in requests]
        first = self._attempt(tasks, [self._first(task) for task in tasks])
        best = self._again(tasks, self._force(tasks, self._splice(tasks, first)))
        results = self._finish(tasks, first, best)
        broken = [i for i, candidate in enumerate(best) if candidate.weight >= 1 and not requests[i].fragment]
        for index, result in zip(broken, self._in_parts([requests[i] for i in broken], CLAUSE), strict=True):
            problems = self._problems(tasks[index], result.text)
            if _weight(problems) < best[index].weight:
                results[index] = replace(result, flags=tuple(problem.flag for problem in problems))
        return results

    def _in_parts(self, requests: Sequence[Request], limit: int) -> list[Result]:
        """Translate each request clause by clause and put the parts together again."""
        if not requests:
            return []
        cut = [parts(request, self.engine, limit, self.source) for request in requests]
        flat = iter(self._whole([part for fragments in cut for part in fragments]))
        return [
            join(request, fragments, [next(flat) for _ in fragments])
            for request, fragments in zip(requests, cut, strict=True)
        ]

    # What a segment has to hold, and the ways to ask for it.

    def _task(self, request: Request) -> Task:
        text = request.text
        opaque = [guards.Kept(start, end, "code", (text[start:end],), rare=True) for start, end in request.opaque]
        fixed = [*opaque, *(item for item in guards.fixed(text) if not _inside(item, opaque))]
        busy = [(item.start, item.end) for item in (*fixed, *request.terms)]
        names = guards.names(text, self.source, self.target, lambda word: len(self.engine.encode(word)), busy)
        return Task(request, (*fixed, *names))

    def _first(self, task: Task) -> Prepared:
        """Rare names as holes, terms as holes or asked for."""
        holes, asked = self._terms(task)
        return self._prepare(task, [*(kept for kept in task.kept if kept.rare), *holes], [], asked)

    def _with_surrogates(self, task: Task) -> Prepared:
        """Every name as a short name that all models know, terms as before."""
        holes, asked = self._terms(task)
        fixed = [kept for kept in task.kept if kept.kind != "name"]
        names = [kept for kept in task.kept if kept.kind == "name"]
        return self._prepare(task, [*fixed, *holes], names, asked)

    def _prepare(
        self, task: Task, holes: Sequence[Constraint], names: Sequence[Constraint], asked: Sequence[Constraint]
    ) -> Prepared:
        text = task.request.text
        joined = joints.appositions(text, holes) if (self.source, self.target) == ("fr", "en") else holes
        return prepare(text, joined, names, asked, self.markers)

    def _terms(self, task: Task) -> tuple[list[Constraint], list[Constraint]]:
        """Return the terms to read as holes and those to ask for: what has to be inflected, or all where a package
        follows its markers reliably."""
        if self.markers and self.markers.reliable:
            return [], list(task.request.terms)
        holes = [term for term in task.request.terms if getattr(term, "fixed", True)]
        return holes, [term for term in task.request.terms if term not in holes]

    # Decoding and choosing.

    def _attempt(
        self,
        tasks: Sequence[Task],
        prepared: Sequence[Prepared],
        prefixes: Sequence[Sequence[str]] | None = None,
        hypotheses: int = HYPOTHESES,
        **options: Any,
    ) -> list[Candidate]:
        sources = [self.engine.encode(item.text) for item in prepared]
        results = self.engine.translate(sources, prefixes, hypotheses, **options)
        return [self._choose(*group) for group in zip(tasks, prepared, results, strict=True)]

    def _choose(self, task: Task, prepared: Prepared, hypotheses: Iterable[Hypothesis]) -> Candidate:
        best: Candidate | None = None
        for rank, hypothesis in enumerate(hypotheses):
            text = hypothesis.text
            if (self.source, self.target) == ("fr", "en"):
                text = joints.mend(prepared, task.request.text, text)
            text = self._polish(task, fill(prepared, text))
            how = "nbest" if rank else "asked"
            candidate = Candidate(text, self._problems(task, text), prepared, hypothesis, how)
            if best is None or candidate.weight < best.weight:
                best = candidate
            if not best.problems:
                break
        assert best is not None
        return best

    def _again(self, tasks: Sequence[Task], best: Sequence[Candidate]) -> list[Candidate]:
        """Decode what is still broken from another preparation; keep what is better."""
        broken = [i for i, candidate in enumerate(best) if candidate.weight >= 1 and not tasks[i].request.fragment]
        chosen = [tasks[index] for index in broken]
        tried = self._attempt(chosen, [self._with_surrogates(task) for task in chosen], no_repeat_ngram_size=4)
        return _better(best, broken, self._splice(chosen, tried))

    def _problems(self, task: Task, text: str) -> tuple[Problem, ...]:
        return check(task.request.text, text, self.source, self.target, task.constraints)

    def _polish(self, task: Task, text: str) -> str:
        request = task.request
        kept = [form for kept in task.kept for form in kept.forms[:1]]
        if self.target == "en":
            text = joints.bare_places(text, (kept.forms[0] for kept in task.kept if kept.place))
        text = typography.to_target(repair.articles(text, self.target), self.source, self.target, request.text, kept)
        return repair.edges(text, request.text, request.fragment)

    # Repair by alignment: without decoding, and with what is wanted forced.

    def _splice(self, tasks: Sequence[Task], candidates: Sequence[Candidate]) -> list[Candidate]:
        """Put what is missing in the place of what stands for it."""
        broken = [index for index, candidate in enumerate(candidates) if candidate.weight]
        placed = self._align([candidates[index] for index in broken])
        result = list(candidates)
        for index, place in zip(broken, placed, strict=True):
            task = tasks[index]
            for text in repair.splices(task.request.text, candidates[index].text, candidates[index].problems, place):
                polished = self._polish(task, text)
                problems = self._problems(task, polished)
                if _weight(problems) < result[index].weight:
                    result[index] = replace(candidates[index], text=polished, problems=problems, how="replaced")
        return result

    def _force(self, tasks: Sequence[Task], candidates: Sequence[Candidate]) -> list[Candidate]:
        """Decode anew from where a term was rendered otherwise, with the wanted term at that place."""
        best = list(candidates)
        for _ in range(FORCINGS):
            unmet = {index: term for index, candidate in enumerate(best) if (term := _unmet_term(candidate))}
            broken = list(unmet)
            prefixes = [
                self.engine.encode(place.prefix(tasks[index].request.text, unmet[index]))
                for index, place in zip(broken, self._align([best[index] for index in broken]), strict=True)
            ]
            tried = self._attempt([tasks[i] for i in broken], [best[i].prepared for i in broken], prefixes, 1)
            forced = [replace(candidate, how="forced") for candidate in tried]
            better = _better(best, broken, forced)
            if better == best:
                break
            best = better
        return best

    def _align(self, candidates: Sequence[Candidate]) -> list[repair.Placed]:
        sources = [self.engine.encode(candidate.prepared.text) for candidate in candidates]
        targets = [candidate.hypothesis.pieces for candidate in candidates]
        attentions = self.engine.align(sources, targets)
        return [
            repair.Placed(
                align(attention, pieces, candidate.prepared, target, candidate.hypothesis.text),
                candidate.hypothesis.text,
                candidate.text,
            )
            for candidate, pieces, target, attention in zip(candidates, sources, targets, attentions, strict=True)
        ]

    def _finish(self, tasks: Sequence[Task], first: Sequence[Candidate], best: Sequence[Candidate]) -> list[Result]:
        marked = [index for index, task in enumerate(tasks) if task.request.spans]
        placed = dict(zip(marked, self._align([best[index] for index in marked]), strict=True))
        return [
            Result(
                best[index].text,
                tuple(placed[index].project(task.request.text, task.request.spans)) if index in placed else (),
                tuple(problem.flag for problem in best[index].problems),
                tuple(_outcome(term, first[index], best[index]) for term in task.request.terms),
            )
            for index, task in enumerate(tasks)
        ]


def _weight(problems: Iterable[Problem]) -> float:
    return sum(problem.weight for problem in problems)


def _better(best: Sequence[Candidate], indices: Sequence[int], tried: Sequence[Candidate]) -> list[Candidate]:
    """Return ``best`` with each candidate of ``tried`` that has less wrong with it in its place."""
    result = list(best)
    for index, candidate in zip(indices, tried, strict=True):
        if candidate.weight < result[index].weight:
            result[index] = candidate
    return result


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


def _inside(item: Constraint, others: Iterable[Constraint]) -> bool:
    return any(item.start < other.end and other.start < item.end for other in others)
