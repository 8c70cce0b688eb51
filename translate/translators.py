"""What is loaded once and used for all texts: the termbase, a model for each package, a matcher and the units of TMX
files for each pair."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from translate.decoding.engine import Engine, Settings
from translate.packages.package import Package
from translate.packages.routes import Route

if TYPE_CHECKING:
    from translate.decoding.leg import Leg
    from translate.glossary.matching import Matcher
    from translate.glossary.termbase import Termbase
    from translate.memory.units import Units


class Options(NamedTuple):
    """What changes a result: search (``settings``), termbases with the English spelling wanted, use of markers, TMX
    files with what persons have translated."""

    settings: Settings
    glossary: tuple[str, ...] = ()
    english: Literal["us", "gb"] = "us"
    markers: bool = True
    tmx: tuple[str, ...] = ()


class Translators:
    """Loads each thing when it is first needed. ``warn`` hears of terms on which termbases contradict each other, and
    of TMX files that hold nothing for a pair."""

    def __init__(self, options: Options, warn: Callable[[str], None]) -> None:
        self.options = options
        self._warn = warn
        self._engines: dict[Package, Engine] = {}
        self._legs: dict[Package, Leg] = {}
        self._matchers: dict[tuple[str, str], Matcher] = {}
        self._units: dict[tuple[str, str], Units] = {}

    def load(self, route: Route) -> None:
        """Begin to load the models of a route in the background, for whoever knows that they will be needed."""
        for package in route.legs:
            self._engine(package)

    def leg(self, package: Package) -> Leg:
        """Return what translates with the package."""
        if package not in self._legs:
            engine = self._engine(package)
            from translate.decoding.leg import Leg

            self._legs[package] = Leg(engine, self.options.markers)
        return self._legs[package]

    def matcher(self, source: str, target: str) -> Matcher | None:
        """Return what finds the terms whose rendering is laid down, or None when there is no termbase."""
        if self.termbase is None:
            return None
        if (source, target) not in self._matchers:
            from translate.glossary.matching import Matcher

            self._matchers[source, target] = Matcher(self.termbase, source, target, self.options.english)
        return self._matchers[source, target]

    def units(self, source: str, target: str) -> Units | None:
        """Return what persons have translated, or None when there is no TMX file. Raises InputError for one that cannot
        be read."""
        if not self.options.tmx or source == target:
            return None
        if (source, target) not in self._units:
            from translate.memory import units

            paths = [Path(name) for name in self.options.tmx]
            self._units[source, target] = units.load(paths, source, target, self._warn)
        return self._units[source, target]

    @cached_property
    def termbase(self) -> Termbase | None:
        """The termbases as one, or None when there is none. Raises GlossaryError for one that cannot be read."""
        if not self.options.glossary:
            return None
        from translate.glossary import load

        termbase = load(self.options.glossary, self.options.english)
        for conflict in termbase.conflicts:
            self._warn(f"glossary: {conflict}")
        return termbase

    def _engine(self, package: Package) -> Engine:
        if package not in self._engines:
            self._engines[package] = Engine(package, self.options.settings)
        return self._engines[package]
