"""Web addresses that stand bare in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from translate.article import Mark

_ADDRESS = re.compile(r"(?<![\w@/.])(?:(?:https?|ftp)://|www\.(?=\w))[^\s<>\"«»“”`]+", re.IGNORECASE)
_CLOSING = {")": "(", "]": "[", "}": "{"}


def addresses(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each bare web address in ``text``, without punctuation that belongs to the
    sentence."""
    found = []
    for match in _ADDRESS.finditer(text):
        address = match.group()
        while address and (
            address[-1] in ".,;:!?'’…*_~"
            or (address[-1] in _CLOSING and address.count(address[-1]) > address.count(_CLOSING[address[-1]]))
        ):
            address = address[:-1]
        if len(address) > len("http://"):
            found.append((match.start(), match.start() + len(address)))
    return found


def mark_addresses(text: str, marks: Iterable[Mark] = ()) -> tuple[Mark, ...]:
    """Return ``marks`` with an opaque mark added for each bare address that no other mark cuts into."""
    merged = list(marks)
    for start, end in addresses(text):
        if any(start < edge < end for mark in merged for edge in (mark.start, mark.end)):
            continue
        if any(mark.opaque and mark.start < end and start < mark.end for mark in merged):
            continue
        # Innermost: after every mark that begins at or before it.
        place = sum(mark.start <= start for mark in merged)
        merged.insert(place, Mark(start, end, "", "", opaque=True))
    return tuple(merged)
