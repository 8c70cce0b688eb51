"""Plain text to Markdown that shows exactly that text, in CommonMark and in Python-Markdown alike.

Where a backslash is not understood by both (Python-Markdown escapes fewer characters), a character reference is
written.
"""

from __future__ import annotations

import re

# The neighbour of a run of text that is not known, but is no space.
UNKNOWN = "\0"

_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SPACES = re.compile(r"[\n\v\f\r\x85\u2028\u2029]")
_SPECIAL = re.compile(r"[\\`*_\[\]<&~{]")
_REFERENCE = re.compile(r"&(?:#|[\w.-]*(;|$))")
_START = re.compile(r"[#>=|:]|[-+](?!\w)|(\d+)([.)])(?=\s|$)")
_NUMERIC = {"<": "&lt;", "&": "&amp;"}


def clean(text: str) -> str:
    """Return ``text``, of the same length, with line ends as spaces and control characters (which no format can hold)
    as question marks in a box (U+FFFD)."""
    return _UNWANTED.sub("\ufffd", _SPACES.sub(" ", text))


def reference(char: str) -> str:
    """Return a character reference for ``char``."""
    return _NUMERIC.get(char) or f"&#{ord(char)};"


def escape(text: str, before: str, after: str, *, bracket: bool = False) -> str:
    """Return Markdown for a run of text without line ends.

    ``before`` and ``after`` are the characters of Markdown around it: empty at the ends of a line, ``UNKNOWN`` where
    something follows without a space. ``bracket`` says that the run is the text of a link or image.
    """

    def one(match: re.Match[str]) -> str:
        char, index = match.group(), match.start()
        previous = text[index - 1] if index else before
        following = text[index + 1] if index + 1 < len(text) else after
        at_edge = index + 1 == len(text)
        if char in "*_" and previous.isspace() and following.isspace() and text[:index].strip():
            return char  # alone between words
        if char == "\\":
            return char if following.isalnum() and not at_edge else "\\\\"
        if char == "_":
            inside = 0 < index < len(text) - 1 and previous.isalnum() and following.isalnum()
            return char if inside else "\\_"
        if char == "]":
            return "\\]" if bracket else char
        if char == "<":
            return char if following.isspace() else "&lt;"
        if char == "&":
            found = _REFERENCE.match(text, index)
            return "&amp;" if found and (found[1] != "" or after == UNKNOWN) else char
        if char == "~":
            return "&#126;" if {"~", UNKNOWN} & {previous, following} else char
        return "\\" + char

    written = _SPECIAL.sub(one, text)
    if before in ("]", UNKNOWN) and written[:1] in ("(", ":"):
        written = reference(written[0]) + written[1:]
    if text[-1:] in ("!", "^") and after in ("[", UNKNOWN):
        written = written[:-1] + ("\\!" if text[-1] == "!" else reference("^"))
    return written


def escape_start(written: str, numbers: bool = True) -> str:
    """Return Markdown that begins a block, changed where it would begin another kind of block: a heading, quote, list,
    table, or an underline. ``numbers`` says whether a number with a full stop could begin a list here."""
    match = _START.match(written)
    if match is None:
        return written
    if match[1]:
        return f"{match[1]}\\{match[2]}{written[match.end() :]}" if numbers else written
    char = match.group()
    return ("\\" + char if char in "#>-+" else reference(char)) + written[1:]


def escape_end(written: str) -> str:
    """Return Markdown that ends a heading, so that ``#`` at its end is kept."""
    body = written[:-1]
    backslashes = len(body) - len(body.rstrip("\\"))
    return body + "\\#" if written.endswith("#") and backslashes % 2 == 0 else written
