"""Ways from one language to another through packages: direct, or a chain of them."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from translate import language
from translate.errors import RouteError
from translate.packages.package import Package, newest, write_pair

PIVOT = "en"  # nearly every Argos package has English on one side

Pair = tuple[str, str]


class Route(NamedTuple):
    """Packages to pass a text through, in order; none where source and target language are the same."""

    from_code: str
    to_code: str
    legs: tuple[Package, ...]

    @property
    def label(self) -> str:
        """The packages with their versions: ``fr→en 0.1 + en→es 1.0``; empty without legs."""
        return " + ".join(leg.label for leg in self.legs)


def route(from_code: str, to_code: str, packages: Iterable[Package]) -> Route:
    """Return the shortest route through ``packages``; among equals the one with English in it, then by code.

    Raises RouteError that names the fewest packages to install, given those that are there, and the command for it.
    """
    have = {package.pair: package for package in newest(packages)}
    chain = _chain(from_code, to_code, have)
    if chain is not None:
        return Route(from_code, to_code, tuple(have[pair] for pair in chain))
    missing = missing_pairs(from_code, to_code, have.values())
    names = " and ".join(f"{a}→{b}" for a, b in missing)
    command = " ".join(write_pair(*pair) for pair in missing)
    many = len(missing) > 1
    raise RouteError(
        f"no route from {_named(from_code, have)} to {_named(to_code, have)}: "
        f"{'packages' if many else 'package'} {names} {'are' if many else 'is'} missing; "
        f"install {'them' if many else 'it'} with: translate models install {command}"
    )


def missing_pairs(from_code: str, to_code: str, packages: Iterable[Package]) -> tuple[Pair, ...]:
    """Return the fewest pairs to install, in the order of use, so that a route exists; empty when there is one.

    Only pairs with English on one side are proposed, as these are what Argos' index holds.
    """
    have = {package.pair for package in packages}
    codes = {code for pair in have for code in pair} | {from_code, to_code}
    offered = {pair for code in codes - {PIVOT} for pair in ((code, PIVOT), (PIVOT, code))} - have
    chain = _chain(from_code, to_code, have, offered) or ()
    return tuple(pair for pair in chain if pair not in have)


def _chain(start: str, goal: str, have: Iterable[Pair], offered: Iterable[Pair] = ()) -> tuple[Pair, ...] | None:
    """Return the pairs from ``start`` to ``goal`` that take the fewest of ``offered``, then the fewest legs, then the
    fewest pivots other than English, then the first codes (Dijkstra's algorithm over that order)."""
    following: dict[str, list[tuple[int, str]]] = {}
    for cost, pairs in ((0, have), (1, offered)):
        for source, target in pairs:
            following.setdefault(source, []).append((cost, target))
    queue: list[tuple[int, int, int, tuple[str, ...]]] = [(0, 0, 0, (start,))]
    done: set[str] = set()
    while queue:
        new, legs, foreign, path = heapq.heappop(queue)
        code = path[-1]
        if code == goal:
            return tuple(pairwise(path))
        if code in done:
            continue
        done.add(code)
        for cost, target in following.get(code, ()):
            if target not in done:
                other = foreign + (target not in (PIVOT, goal))
                heapq.heappush(queue, (new + cost, legs + 1, other, (*path, target)))
    return None


def _named(code: str, have: dict[Pair, Package]) -> str:
    told = (
        name
        for package in have.values()
        for known, name in ((package.from_code, package.from_name), (package.to_code, package.to_name))
        if known == code and name
    )
    name = language.name(code) if code in language.languages() else next(told, "")
    return f"{name} ({code})" if name else code
