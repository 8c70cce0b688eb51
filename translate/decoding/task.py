"""What is to be translated, with all that its translation has to hold."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from translate.decoding import guards
from translate.decoding.constraints import Constraint
from translate.decoding.kept import Kept
from translate.decoding.names import names
from translate.decoding.request import Request
from translate.text import plainly


class Task(NamedTuple):
    """A request, and what of it is ``kept``: names, numbers, addresses and code."""

    request: Request
    kept: tuple[Kept, ...]

    @property
    def constraints(self) -> tuple[Constraint, ...]:
        """What is kept, and the terms."""
        return (*self.kept, *self.request.terms)


def task_of(request: Request, source: str, target: str, pieces: Callable[[str], int]) -> Task:
    """Return ``request`` with what is kept of it; ``pieces`` says how many pieces a package cuts a string into."""
    text = request.text
    kept = [Kept(start, end, "code", (text[start:end],), rare=True) for start, end in request.opaque]
    kept += guards.sums(text, source, target) or guards.fixed(text, request.opaque)
    # What is read in plainer words (``le Vieux Continent``) holds no names that a reader expects to find again.
    read = [(start, end) for start, end, _ in plainly.readings(text, source, request.fields, request.sentence)]
    finders: tuple[Callable[[list[tuple[int, int]]], list[Kept]], ...] = (
        partial(guards.labels, text, source, target),
        partial(guards.offices, text, source, target),
        partial(guards.dates, text, source, target),
        partial(names, text, source, target, pieces),
        partial(guards.nationalities, text, source, target),
        partial(guards.numbers, text, source, target),
    )
    for find in finders:
        kept += find([*read, *((item.start, item.end) for item in (*kept, *request.terms))])
    return Task(request, tuple(kept))
