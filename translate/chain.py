"""Segments along a route: what a person has translated is taken, then what the memory knows; the rest is decoded leg by
leg and remembered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from translate.article import Flag, TermUse, Translation
from translate.memory import Memory, key
from translate.packages.package import Package
from translate.packages.routes import Route
from translate.text import tables
from translate.translators import Translators

if TYPE_CHECKING:
    from translate.decoding.request import Request, Result
    from translate.glossary.matching import TermMatch
    from translate.memory.units import Units

REVISION = 21
"""Goes into every key of the memory, as the tables do: raised when decoding or repair change what comes out."""
BATCH = 256
"""Segments between two commits to the memory, at most."""
SMALLEST_BATCH = 64
UNDER_WAY = 3
"""Batches at work at once."""

Span = tuple[int, int]


class Text(NamedTuple):
    """A segment on its way: its text, the spans of code in it, the spans of its marks, whether it is a title, the
    fields of its article by which a word of it is read otherwise, and how it is ``written`` where that is in capitals.
    """

    text: str
    opaque: tuple[Span, ...] = ()
    spans: tuple[Span, ...] = ()
    title: bool = False
    fields: tuple[str, ...] = ()
    written: str = ""


class Outcome(NamedTuple):
    """A translated segment, and whether any leg of it had to be decoded, or a person's text was taken ``from_tmx``."""

    translation: Translation
    decoded: bool = False
    from_tmx: bool = False


class Chain:
    """Translates along one route with one memory."""

    def __init__(self, route: Route, translators: Translators, memory: Memory) -> None:
        self.route = route
        self.translators = translators
        self.memory = memory

    @property
    def units(self) -> Units | None:
        """What persons have translated from the first language of the route into the last, if anything is given."""
        return self.translators.units(self.route.from_code, self.route.to_code)

    def given(self, text: Text) -> Translation | None:
        """Return what a person made of a segment, None where no TMX file has it. What has a unit in other letters than
        the capitals that it is written in is set in capitals, too."""
        if (units := self.units) is None:
            return None
        given = units.find(text.written, text.spans) if text.written else None
        return given or units.find(text.text, text.spans, capitals=bool(text.written))

    def translate(
        self,
        texts: Sequence[Text],
        done: Callable[[int], None] = lambda _: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> list[Outcome | None]:
        """Translate ``texts``, longest first; ``done`` hears of every batch how many segments it had. What has no
        letters or figures stays as it is.

        Each batch is in the memory as soon as it is done. What was not reached when ``stop`` said so, between two
        batches, comes back as None; a ``stop`` that always says so looks into the memory and loads no model.
        """
        results: list[Outcome | None] = [
            self._from_tmx(text) or Outcome(Translation(text.text, text.spans + text.opaque)) for text in texts
        ]
        ready = {index for index, so_far in enumerate(results) if so_far and so_far.from_tmx}
        ready |= {index for index, text in enumerate(texts) if not any(map(str.isalnum, text.text))}
        done(len(ready))
        for package in self.route.legs:
            begun = {index: so_far for index, so_far in enumerate(results) if so_far and index not in ready}
            inputs = [_next(texts[index], so_far.translation) for index, so_far in begun.items()]
            heard = done if package is self.route.legs[-1] else lambda _: None
            for (index, so_far), answer in zip(begun.items(), self._leg(package, inputs, heard, stop), strict=True):
                results[index] = answer and Outcome(
                    _then(so_far.translation, answer.translation), so_far.decoded or answer.decoded
                )
        return [outcome and _only_marks(text, outcome) for text, outcome in zip(texts, results, strict=True)]

    def _from_tmx(self, text: Text) -> Outcome | None:
        """Return what a person made of a segment, and whether it has the terms; nothing in it is changed."""
        given = self.given(text)
        if given is None:
            return None
        matcher = self.translators.matcher(self.route.from_code, self.route.to_code)
        terms = matcher.match(text.text, title=text.title, protected=text.opaque) if matcher else []
        if terms:
            from translate.decoding.checks import unmet

            missing = unmet(terms, given.text)
            kept = ("failed" if term in missing else "asked" for term in terms)
            given = given._replace(terms=tuple(_uses(terms, kept)))
        return Outcome(given, from_tmx=True)

    def _leg(
        self, package: Package, texts: Sequence[Text], done: Callable[[int], None], stop: Callable[[], bool]
    ) -> list[Outcome | None]:
        keys: dict[int, bytes] = {}
        known: dict[bytes, Outcome] = {}
        waiting: Counter[bytes] = Counter()

        def missing() -> Iterator[_Unit]:
            """Yield what the memory lacks, once each, longest first."""
            order = sorted(range(len(texts)), key=lambda index: (-len(texts[index].text), texts[index].text))
            for start in range(0, len(order), BATCH):
                units = {index: self._unit(package, texts[index]) for index in order[start : start + BATCH]}
                found = self.memory.get([unit.key for unit in units.values()])
                known.update((unit, Outcome(translation)) for unit, translation in found.items() if unit not in known)
                for index, unit in units.items():
                    keys[index] = unit.key
                    if unit.key in known:
                        done(1)
                        continue
                    waiting[unit.key] += 1
                    if waiting[unit.key] == 1:
                        yield unit

        units = missing()
        size = min(BATCH, max(SMALLEST_BATCH, -(-len(texts) // UNDER_WAY)))
        for batch, results in self._batches(package, units, size, stop):
            fresh = {
                unit.key: Translation(
                    result.text, result.spans, result.flags, tuple(_uses(unit.terms, result.outcomes))
                )
                for unit, result in zip(batch, results, strict=True)
            }
            self.memory.put(((unit.key, unit.text.text, fresh[unit.key]) for unit in batch), package.pair, package.id)
            known.update((unit, Outcome(translation, decoded=True)) for unit, translation in fresh.items())
            done(sum(waiting.pop(unit) for unit in fresh))
        for _ in units:  # where a stop left some, they may still be known
            pass
        return [known.get(keys[index]) for index in range(len(texts))]

    def _batches(
        self, package: Package, units: Iterator[_Unit], size: int, stop: Callable[[], bool]
    ) -> Iterator[tuple[Sequence[_Unit], list[Result]]]:
        """Yield batches of ``units`` with their results, as they come.

        Some are under way at once: while one is checked or what is broken in it decoded anew, few segments at a time,
        the others keep the model busy.
        """
        batch = list(islice(units, size))
        if not batch:
            return
        from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

        under_way: dict[Future[list[Result]], Sequence[_Unit]] = {}
        threads = ThreadPoolExecutor(UNDER_WAY)
        try:
            while batch or under_way:
                if stop():
                    batch = []
                if batch and len(under_way) < UNDER_WAY:
                    leg = self.translators.leg(package)
                    under_way[threads.submit(leg.translate, [_request(unit) for unit in batch])] = batch
                    batch = list(islice(units, size))
                elif under_way:
                    for finished in wait(under_way, return_when=FIRST_COMPLETED).done:
                        yield under_way.pop(finished), finished.result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)  # who interrupts does not wait for what is under way

    def _unit(self, package: Package, text: Text) -> _Unit:
        matcher = self.translators.matcher(*package.pair)
        terms = tuple(matcher.match(text.text, title=text.title, protected=text.opaque)) if matcher else ()
        options = self.translators.options
        wanted = [(term.start, term.end, term.forms, term.deprecated) for term in terms]
        unit = key(
            REVISION, tables.version(), text.text, text.opaque, text.spans, *package.pair, package.id,
            options.settings.beam, options.markers and package.markers is not None, wanted, *text.fields,
        )  # fmt: skip
        return _Unit(unit, text, terms)


class _Unit(NamedTuple):
    key: bytes
    text: Text
    terms: tuple[TermMatch, ...]


def _request(unit: _Unit) -> Request:
    from translate.decoding.request import Request

    text = unit.text
    return Request(text.text, text.opaque, text.spans, unit.terms, fields=text.fields)


def _next(text: Text, so_far: Translation) -> Text:
    """Return what the next leg reads: the translation so far, with marks and code where they have come to stand."""
    fields = text.fields if so_far.text == text.text else ()
    return text._replace(text=so_far.text, opaque=so_far.spans[len(text.spans) :], spans=so_far.spans, fields=fields)


def _only_marks(text: Text, outcome: Outcome) -> Outcome:
    """Take off the spans of code that were carried along behind those of the marks."""
    translation = outcome.translation
    return outcome._replace(translation=translation._replace(spans=translation.spans[: len(text.spans)]))


def _then(so_far: Translation, leg: Translation) -> Translation:
    """Join two legs: the last text and spans, the flags of both, the terms of the last leg seen from the first source.

    A term that the first leg lost and the last one does not know stays as failed, without a target: what it should have
    become is a word of the language between.
    """
    first = {use.concept: use for use in so_far.terms}
    terms = [use._replace(source=first[use.concept].source) if use.concept in first else use for use in leg.terms]
    known = {use.concept for use in leg.terms}
    lost = [use._replace(target="") for use in so_far.terms if use.how == "failed" and use.concept not in known]
    flags = [flag for flag in so_far.flags if flag.kind != "term"]
    flags += [Flag("term", f"“{use.source}” could not be rendered as the glossary has it.") for use in lost]
    return Translation(leg.text, leg.spans, (*flags, *leg.flags), (*terms, *lost))


def _uses(terms: Iterable[TermMatch], outcomes: Iterable[str]) -> Iterable[TermUse]:
    for term, how in zip(terms, outcomes, strict=True):
        yield TermUse(term.concept, term.source, term.target, how)
