"""What a translation must hold: the engine asks for it, checks it and repairs what lacks it."""

from __future__ import annotations

from typing import Protocol


class Constraint(Protocol):
    """A stretch of a source segment whose rendering is laid down.

    ``text[start:end]`` of the segment has to appear as one of ``forms``; the first form is the one to ask for.
    """

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def forms(self) -> tuple[str, ...]: ...

    @property
    def number(self) -> str:
        """``plural`` for what is a plural in the source, else ``singular``."""
        ...

    @property
    def verb(self) -> bool:
        """Whether it is a verb, which a package has to read to build a sentence around it: no hole stands for it."""
        ...

    def find_deprecated(self, text: str) -> list[tuple[int, int, str]]:
        """Return (start, end, replacement) of every rendering in ``text`` that must not stand there."""
        ...

    def find(self, text: str) -> list[tuple[int, int]]:
        """Return the (start, end) of every place in ``text``, a hypothesis, where the wanted rendering stands."""
        ...
