"""Plain text: a title line, perhaps a dateline, and one paragraph a line (or hard-wrapped, with blank lines
between)."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from translate.article import Article, Kind, Passage
from translate.errors import InputError
from translate.reading.addresses import mark_addresses
from translate.reading.encoding import decode
from translate.reading.wrapping import unwrap

_STOP = re.compile(r"[.!?…:;,][\"'»”’)\]\s]*$")
_SENTENCE = re.compile(r".{20,}?[.!?…][\"'»”’]?(?=\s)", re.DOTALL)
_RULE = re.compile(r"([-=*_~#])(?:\s*\1){2,}")
_DATELINE_SIGN = re.compile(
    r"\s[/|–—-]\s|\(.+\)$|\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}\b|^(?:par|by|von|por|de notre)\s", re.IGNORECASE
)

MAX_TITLE = 250
MAX_CAPITAL_TITLE = 400
MAX_DATELINE = 80


def parse(data: bytes, path: PurePosixPath, digest: str) -> Article:
    """Return the article in a text file.

    The first paragraph is the title if it looks like one (see ``is_title``), and a line right after it may be the
    dateline (see ``is_dateline``). A text without title gets no heading; its ``title`` is then its first sentence,
    shortened.

    Raises InputError when the bytes are no text or there is nothing in them.
    """
    paragraphs = unwrap(decode(data).split("\n"))
    if not any(char.isalnum() for paragraph in paragraphs for char in paragraph):
        raise InputError("holds no text")
    content: list[str | Passage] = []
    title: Passage | None = None
    if len(paragraphs) > 1 and is_title(paragraphs[0]):
        title = _passage(paragraphs.pop(0), "title")
        content += ["# ", title]
        if len(paragraphs) > 1 and _RULE.fullmatch(paragraphs[0]):
            paragraphs.pop(0)  # the title was underlined
        if len(paragraphs) > 1 and is_dateline(paragraphs[0]):
            content += ["\n\n*", _passage(paragraphs.pop(0), "dateline"), "*"]
    for paragraph in paragraphs:
        gap = "\n\n" if content else ""
        if _RULE.fullmatch(paragraph):
            content.append(gap + "---")
        else:
            content += [gap, _passage(paragraph, "paragraph")]
    content.append("\n")
    return Article(path, digest, title or _passage(headline(paragraphs[0]), "title"), tuple(content))


def is_title(line: str) -> bool:
    """Whether a text's first paragraph is a title: in capitals, or of a title's length without a sentence's end."""
    letters = [char for char in line if char.isalpha()]
    if not letters:
        return False
    capitals = sum(char.isupper() for char in letters)
    if capitals >= 0.8 * len(letters) and len(letters) > 3:
        return len(line) <= MAX_CAPITAL_TITLE
    if letters[0].islower() or len(line) > MAX_TITLE or re.match(r"[-–—•*]\s", line):
        return False
    stop = _STOP.search(line)
    if stop is not None and stop.group()[0] not in "!?":
        return False
    return len(line) <= 120 or not _SENTENCE.search(line)


def is_dateline(line: str) -> bool:
    """Whether the line after the title is a dateline or byline (``Paris / La Gazette``): short, without a sentence's
    end, and with a separator, a date, an agency in brackets, ``Par``, or capitals on all words of some length."""
    if len(line) > MAX_DATELINE or len(line.split()) > 9 or _STOP.search(line) or not line[0].isalnum():
        return False
    if _DATELINE_SIGN.search(line):
        return True
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_]{4,}", line))


def headline(text: str) -> str:
    """The first sentence of ``text``, cut between words at about 100 characters."""
    sentence = _SENTENCE.match(text + " ")
    start = sentence.group() if sentence else text
    if len(start) <= 100:
        return start
    return start[:100].rsplit(None, 1)[0].rstrip(",;:–—- ") + "…"


def _passage(text: str, kind: Kind) -> Passage:
    return Passage(text, kind, mark_addresses(text))
