"""Addresses in running text: URLs, e-mail addresses, host names, @handles."""

from __future__ import annotations

from translate.expressions import Expression

# A full stop, comma or bracket at the end is the sentence's, not the address'.
ADDRESS = Expression(
    r"(?:https?://|ftp://|www\.)[^\s<>\"«»“”]*[\w/=&#%+-]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@])@\w+(?:[.-]\w+)*"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|gov|mil|int|fr|ru|kz|uk|de|eu|tv|io)\b(?:/[\w./?=&%#-]*[\w/])?"
)


_SIGN = Expression(r"@|://|\w\.\w")


def possible(text: str) -> bool:
    """Tell, much faster than it takes to find one, whether there may be an address in ``text``."""
    return _SIGN.search(text) is not None


def spans(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of every address in ``text``."""
    return [match.span() for match in ADDRESS.finditer(text)] if possible(text) else []
