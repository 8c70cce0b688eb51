"""French nouns with a name behind them, read as one: English has the name first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from translate.decoding.constraints import Constraint
from translate.decoding.kept import Kept
from translate.expressions import Expression

_CODE = Expression(r"\w*\d|\w+-\w")
_CLASS = Expression(r" de (?:la )?classe (?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)")
_STAYS_FIRST = frozenset("opération opérations exercice exercices projet programme plan".split())


class Joined(NamedTuple):
    """Two constraints, one behind the other, rendered as one ``form``: ``drones Anka`` → ``Anka drones``."""

    first: Constraint
    second: Constraint
    form: str
    main: Constraint
    """The one of the two whose number they have, and whose deprecated forms."""
    verb: bool = False

    @property
    def kind(self) -> str:
        return self.first.kind

    @property
    def number(self) -> str:
        return self.main.number

    @property
    def start(self) -> int:
        return self.first.start

    @property
    def end(self) -> int:
        return self.second.end

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.form,)

    def find(self, text: str) -> list[tuple[int, int]]:
        return self.second.find(text) if self.first.find(text) else []

    def find_deprecated(self, text: str) -> list[tuple[int, int, str]]:
        return self.main.find_deprecated(text)


def appositions(text: str, holes: Sequence[Constraint]) -> list[Constraint]:
    """Join a French common noun and the name of a type, make or class (``de classe Suffren``) right after it, which
    English has the other way round.

    Names are codes (``NH90``) and terms that are the same in both languages. Other holes come back as they are.
    """
    holes = [_with_its_class(text, item) for item in holes]
    joined: list[Constraint] = []
    for item in sorted(holes, key=lambda hole: hole.start):
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.kind == "term"
            and not isinstance(before, Joined)
            and text[before.end : item.start] == " "
            and before.forms[0].islower()
            and text[before.start : before.end].split()[0].lower() not in _STAYS_FIRST
            and _is_make(text[item.start : item.end], item)
        ):
            joined[-1] = _renamed(before, item, text[item.start : item.end])
        elif (
            before is not None
            and (before.kind, item.kind) == ("name", "term")
            and text[before.end : item.start] == " "
            and re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ]+", text[item.start : item.end])
        ):
            joined[-1] = Joined(before, item, f"{before.forms[0]} {item.forms[0]}", main=item)
        else:
            joined.append(item)
    return joined


def _with_its_class(text: str, item: Constraint) -> Constraint:
    """Join a term and the class of ship that follows it."""
    of_class = _CLASS.match(text, item.end) if item.kind == "term" and item.forms[0].islower() else None
    if of_class is None:
        return item
    return _renamed(item, Kept(*of_class.span("name"), "name", (of_class["name"],)), f"{of_class['name']}-class")


def _renamed(term: Constraint, name: Constraint, make: str) -> Joined:
    return Joined(term, name, f"{make} {term.forms[0]}", main=term)


def _is_make(surface: str, item: Constraint) -> bool:
    if item.kind == "name":
        return bool(_CODE.match(surface)) and any(character.isdigit() for character in surface)
    return item.kind == "term" and surface[0].isupper() and surface in item.forms
