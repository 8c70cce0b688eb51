"""Offline translation of article sets, with terminology kept.

>>> from translate import Translator
>>> with Translator() as translator:
...     translator.text("Le ministre de la Défense a signé l'accord.", to="en")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from translate.api import Translator

__all__ = ["Translator"]


def __getattr__(name: str) -> Any:
    """Import the library when it is first asked for, so that the command line starts quickly."""
    if name == "Translator":
        from translate.api import Translator

        return Translator
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
