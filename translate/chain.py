"""Segments along a route: what the memory knows is taken, the rest is decoded leg by leg and remembered."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from translate.article import TermUse, Translation
from translate.memory import Memory, key
from translate.packages.package import Package
from translate.packages.routes import Route
from translate.translators import Translators

if TYPE_CHECKING:
    from concurrent.futures import Future

    from translate.decoding.request import Request, Result
    from translate.glossary.matching import TermMatch

REVISION = 3
"""Goes into every key of the memory: raised when decoding or repair change what comes out for the same input."""
BATCH = 256
"""Segments between two commits to the memory, at most."""
SMALLEST_BATCH = 64
UNDER_WAY = 3
"""Batches at work at once."""

Span = tuple[int, int]


class Text(NamedTuple):
    """A segment on its way: its text, the spans of code in it, the spans of its marks, and whether it is a title."""

    text: str
    opaque: tuple[Span, ...] = ()
    spans: tuple[Span, ...] = ()
    title: bool = False


class Outcome(NamedTuple):
    """A translated segment, and whether any leg of it had to be decoded."""

    translation: Translation
    decoded: bool = False


class Chain:
    """Translates along one route with one memory."""

    def __init__(self, route: Route, translators: Translators, memory: Memory) -> None:
        self.route = route
        self.translators = translators
        self.memory = memory

    def translate(
        self,
        texts: Sequence[Text],
        done: Callable[[int], None] = lambda _: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> list[Outcome | None]:
        """Translate ``texts``, longest first; ``done`` hears of every batch how many segments it had.

        Each batch is in the memory as soon as it is done. What was not reached when ``stop`` said so, between two
        batches, comes back as None; a ``stop`` that always says so looks into the memory and loads no model.
        """
        results: list[Outcome | None] = [Outcome(Translation(text.text, text.spans + text.opaque)) for text in texts]
        for package in self.route.legs:
            begun = [(index, so_far) for index, so_far in enumerate(results) if so_far is not None]
            units = [self._unit(package, _next(texts[index], so_far.translation)) for index, so_far in begun]
            last = package is self.route.legs[-1]
            remembered = self.memory.get([unit.key for unit in units])
            if last:
                done(sum(unit.key in remembered for unit in units))
            decoded = self._decode_all(package, units, remembered, done if last else lambda _: None, stop)
            for (index, so_far), unit in zip(begun, units, strict=True):
                hit = remembered.get(unit.key) or decoded.get(unit.key)
                fresh = so_far.decoded or unit.key in decoded
                results[index] = None if hit is None else Outcome(_then(so_far.translation, hit), fresh)
        return [outcome and _only_marks(text, outcome) for text, outcome in zip(texts, results, strict=True)]

    def _decode_all(
        self,
        package: Package,
        units: Sequence[_Unit],
        remembered: Mapping[bytes, Translation],
        done: Callable[[int], None],
        stop: Callable[[], bool],
    ) -> dict[bytes, Translation]:
        found: dict[bytes, Translation] = {}
        missing = {unit.key: unit for unit in units if unit.key not in remembered}
        counts = Counter(unit.key for unit in units)
        ordered = sorted(missing.values(), key=lambda unit: (-len(unit.text.text), unit.text.text))
        for batch, results in self._batches(package, ordered, stop):
            known = {
                unit.key: Translation(
                    result.text, result.spans, result.flags, tuple(_uses(unit.terms, result.outcomes))
                )
                for unit, result in zip(batch, results, strict=True)
            }
            units_done = ((unit.key, unit.text.text, known[unit.key]) for unit in batch)
            self.memory.put(units_done, package.pair, package.id)
            found |= known
            done(sum(counts[unit.key] for unit in batch))
        return found

    def _batches(
        self, package: Package, units: Sequence[_Unit], stop: Callable[[], bool]
    ) -> Iterator[tuple[Sequence[_Unit], list[Result]]]:
        """Yield batches with their results, in order.

        Some are under way at once: while one is checked or what is broken in it decoded anew, few segments at a time,
        another one keeps the model busy.
        """
        if not units:
            return
        from concurrent.futures import ThreadPoolExecutor

        size = min(BATCH, max(SMALLEST_BATCH, -(-len(units) // UNDER_WAY)))
        under_way: deque[tuple[Sequence[_Unit], Future[list[Result]]]] = deque()
        with ThreadPoolExecutor(UNDER_WAY) as threads:
            for start in range(0, len(units), size):
                if stop():
                    break
                leg = self.translators.leg(package)
                batch = units[start : start + size]
                under_way.append((batch, threads.submit(leg.translate, [_request(unit) for unit in batch])))
                if len(under_way) == UNDER_WAY:
                    done, results = under_way.popleft()
                    yield done, results.result()
            for done, results in under_way:
                yield done, results.result()

    def _unit(self, package: Package, text: Text) -> _Unit:
        matcher = self.translators.matcher(*package.pair)
        terms = tuple(matcher.match(text.text, title=text.title, protected=text.opaque)) if matcher else ()
        options = self.translators.options
        wanted = [(term.start, term.end, term.forms, term.deprecated) for term in terms]
        unit = key(
            REVISION, text.text, text.opaque, text.spans, *package.pair, package.id, options.settings.beam,
            options.markers and package.markers is not None, wanted,
        )  # fmt: skip
        return _Unit(unit, text, terms)


class _Unit(NamedTuple):
    key: bytes
    text: Text
    terms: tuple[TermMatch, ...]


def _request(unit: _Unit) -> Request:
    from translate.decoding.request import Request

    return Request(unit.text.text, unit.text.opaque, unit.text.spans, unit.terms)


def _next(text: Text, so_far: Translation) -> Text:
    """Return what the next leg reads: the translation so far, with marks and code where they have come to stand."""
    return text._replace(text=so_far.text, opaque=so_far.spans[len(text.spans) :], spans=so_far.spans)


def _only_marks(text: Text, outcome: Outcome) -> Outcome:
    """Take off the spans of code that were carried along behind those of the marks."""
    translation = outcome.translation
    return outcome._replace(translation=translation._replace(spans=translation.spans[: len(text.spans)]))


def _then(so_far: Translation, leg: Translation) -> Translation:
    """Join two legs: the last text and spans, the flags of both, the terms of both seen from the first source."""
    first = {use.concept: use for use in so_far.terms}
    terms = [use._replace(source=first[use.concept].source) if use.concept in first else use for use in leg.terms]
    return Translation(leg.text, leg.spans, (*so_far.flags, *leg.flags), tuple(terms) or so_far.terms)


def _uses(terms: Iterable[TermMatch], outcomes: Iterable[str]) -> Iterable[TermUse]:
    for term, how in zip(terms, outcomes, strict=True):
        yield TermUse(term.concept, term.source, term.target, how)
