"""Quotation marks in running text: which ones open, which close, and what they hold."""

from __future__ import annotations

from collections.abc import Sequence

from translate.expressions import Expression

OPENING = "«“„‹"
CLOSING = "»”‟›"
STRAIGHT = '"'
ALL = frozenset(OPENING + CLOSING + STRAIGHT)

# Where »so« is the usual way round, so that only the spacing tells.
_REVERSED = frozenset({"cs", "da", "de", "hr", "hu", "pl", "sk", "sl", "sr"})
_OPENS = {"”": "“", "»": "«", STRAIGHT: STRAIGHT}
_MARK = Expression(f"[{''.join(sorted(ALL))}]")
_BEFORE = frozenset("([{—–-/'’")
_AFTER = frozenset(".,;:!?…)]}—–/")


def roles(text: str, language: str) -> list[tuple[int, bool]]:
    """Return the place of every double quotation mark in ``text`` and whether it opens.

    Guillemets outside the languages that turn them round go by their shape, all others by what they lean on, then by
    shape; a straight mark that leans on nothing, or on both sides, closes if one is open.
    """
    found: list[tuple[int, bool]] = []
    straight_open = False
    for match in _MARK.finditer(text):
        i, mark = match.start(), match[0]
        before, after = text[i - 1 : i], text[i + 1 : i + 2]
        opens = mark in OPENING if mark != STRAIGHT else not straight_open
        if mark not in "«»‹›" or language in _REVERSED:
            free_left = not before or before.isspace() or before in _BEFORE or (i - 1, True) in found[-1:]
            free_right = not after or after.isspace() or after in _AFTER or (after in CLOSING and mark in CLOSING)
            if free_left != free_right:
                opens = free_left
        if mark == STRAIGHT:
            straight_open = opens
        found.append((i, opens))
    return found


def spans(text: str, language: str) -> list[tuple[int, int]]:
    """Return the places of the opening and the closing mark of every quotation, inner ones first; unpaired marks are
    left out."""
    pairs: list[tuple[int, int]] = []
    waiting: list[int] = []
    for i, opens in roles(text, language):
        if opens:
            waiting.append(i)
        elif waiting:
            pairs.append((waiting.pop(), i))
    return pairs


def reopened(sentences: Sequence[tuple[str, str]], source: str, target: str) -> list[str]:
    """Return the translations of the ``sentences`` (original, translation) of a passage, with a mark before what goes
    on with a quotation that the translation alone has closed: « Ils partent, dit-il. Un jour, ils resteront. »"""
    texts: list[str] = []
    ours, theirs, closed = False, False, ""
    for index, (original, text) in enumerate(sentences):
        marks = roles(original, source)
        later = marks or next((found for each, _ in sentences[index + 1 :] if (found := roles(each, source))), [])
        if ours and not theirs and closed in _OPENS and later and not later[0][1] and text[:1].isalnum():
            text = _OPENS[closed] + text
        texts.append(text)
        ours = marks[-1][1] if marks else ours
        if found := roles(text, target):
            theirs, closed = found[-1][1], text[found[-1][0]]
    return texts
