"""Which sentence of the original became which sentence of the translation: ``out/.translate/<lang>/….json``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translate.article import Flag, TermUse
from translate.writing.notes import INTRODUCTION, REFERENCE, without_definitions
from translate.writing.notes import notes as found_notes

FOLDER = ".translate"
"""Folder beside the languages that holds which sentence renders which: the site and the review are made from it."""

# A segment is enclosed in private-use characters while its Markdown is rendered: one that carries its number, one that
# closes it. Another range carries the numbers of doubts. All lie outside what text uses.
FIRST, DOUBT, CLOSE = 0xF0000, 0x100000, "\U0010fffd"
LIMIT = 60_000
SENTINEL = re.compile("[\U000f0000-\U0010ffff]")

_PREFIX = re.compile(r"(?:[ >]*)(?:#{1,6} |[-*+] |\d+[.)] |\[\^[^\]\s]+\]:[ \t]*)?")
_LOOK_AHEAD = 6


@dataclass(frozen=True)
class Segment:
    """A sentence in both languages, as Markdown; ``from_tmx`` where a person had translated it."""

    source: str
    target: str
    flags: tuple[Flag, ...] = ()
    terms: tuple[TermUse, ...] = ()
    from_tmx: bool = False


@dataclass(frozen=True)
class Passage:
    kind: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Alignment:
    """An original beside its translation. ``markdown`` is the original's whole body; ``source_digest`` that of its
    bytes, ``digest`` that of the translation's Markdown as it was written (all empty where not known)."""

    source_path: str
    source_lang: str
    source_title: str
    markdown: str
    passages: tuple[Passage, ...]
    source_digest: str = ""
    digest: str = ""
    target_title: str = ""

    def segments(self) -> Iterator[tuple[int, int, Segment]]:
        """(number of the passage, number of the segment in it, segment) in reading order."""
        for p, passage in enumerate(self.passages):
            for s, segment in enumerate(passage.segments):
                yield p, s, segment


@dataclass(frozen=True)
class Doubt:
    """What a reader should know of a place in the text. ``segment`` counts all segments of the article, from 0."""

    flags: tuple[Flag, ...]
    segment: int | None = None


@dataclass(frozen=True)
class Marked:
    """Markdown with sentinels around the segments that were found in it, and the doubts that they point to."""

    text: str
    doubts: tuple[Doubt, ...] = ()


def parse(data: bytes) -> Alignment:
    """Read an alignment; ``ValueError`` says what is wrong with it."""
    try:
        raw = json.loads(data)
        source = raw["source"]
        passages = tuple(
            Passage(str(p.get("kind", "paragraph")), tuple(_segment(s) for s in p["segments"])) for p in raw["passages"]
        )
        return Alignment(
            str(source.get("path", "")),
            str(source["language"]),
            str(source.get("title", "")),
            str(source["markdown"]),
            passages,
            str(source.get("sha256", "")),
            str(raw.get("target", {}).get("sha256", "")),
            str(raw.get("target", {}).get("title", "")),
        )
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error


def _segment(raw: dict[str, object]) -> Segment:
    flags: list[dict[str, str]] = raw.get("flags") or []  # type: ignore[assignment]
    terms: list[dict[str, str]] = raw.get("terms") or []  # type: ignore[assignment]
    return Segment(
        str(raw["source"]),
        str(raw["target"]),
        tuple(Flag(str(f["kind"]), str(f.get("detail", ""))) for f in flags),
        tuple(TermUse(str(t["concept"]), str(t["source"]), str(t["target"]), str(t.get("how", ""))) for t in terms),
        bool(raw.get("from_tmx")),
    )


def locate(text: str, pieces: Sequence[str], owners: Sequence[int]) -> list[int | None]:
    """Find each piece in ``text``, in order; ``None`` for those that are not there (a sentence corrected by hand).

    ``owners`` are the numbers of the pieces' passages; no blank line parts the pieces of one passage. A piece that is
    only found after a gap in which a later piece stands is taken to be missing: otherwise one short sentence that was
    changed would swallow everything up to the place where the same words happen to come again.
    """
    found: list[int | None] = []
    cursor, last = 0, -1
    for i, piece in enumerate(pieces):
        at = _find(text, piece, cursor)
        if at is not None and owners[i] == last and re.search(r"\n\s*\n", text[cursor:at]):
            at = None
        if at is not None and re.search(r"\w", text[cursor:at]):
            ahead = pieces[i + 1 : i + 1 + _LOOK_AHEAD]
            if any(_find(text, later, cursor, at) is not None for later in ahead):
                at = None
        if at is not None:
            cursor, last = at + len(piece), owners[i]
        found.append(at)
    return found


def _find(text: str, piece: str, start: int, end: int | None = None) -> int | None:
    if not piece.strip():
        return None
    while True:
        at = text.find(piece, start, len(text) if end is None else end)
        if at < 0:
            return None
        if not (_joined(text, at) or _joined(text, at + len(piece))):
            return at
        start = at + 1


def _joined(text: str, at: int) -> bool:
    """Whether ``at`` lies inside a word (scripts that put no space between words have no such places)."""
    return 0 < at < len(text) and all(c.isalnum() and ord(c) < 0x2E80 for c in text[at - 1 : at + 1])


def place(text: str, alignment: Alignment, *, target: bool) -> list[tuple[int, int] | None]:
    """Where each segment stands in ``text`` (start, end). In the translation a single sentence that was corrected by
    hand is placed by its neighbours of the same passage."""
    owners = [p for p, _, _ in alignment.segments()][:LIMIT]
    pieces = [
        "" if alignment.passages[p].kind == "meta" else (segment.target if target else segment.source).strip()
        for p, _, segment in alignment.segments()
    ][:LIMIT]
    found = locate(text, pieces, owners)
    places = [None if at is None else (at, at + len(piece)) for at, piece in zip(found, pieces, strict=True)]
    if target:
        for i, at in enumerate(places):
            if at is None and pieces[i]:
                places[i] = _corrected(text, places, owners, i)
    return places


def _corrected(text: str, places: list[tuple[int, int] | None], owners: list[int], i: int) -> tuple[int, int] | None:
    before = places[i - 1] if i > 0 and owners[i - 1] == owners[i] else None
    after = places[i + 1] if i + 1 < len(owners) and owners[i + 1] == owners[i] else None
    if before and i + 1 < len(owners) and owners[i + 1] == owners[i] and not after:
        return None  # two missing in a row: which is which cannot be told
    if before:
        end = after[0] if after else min((at for at in (text.find("\n", before[1]),) if at >= 0), default=len(text))
        gap = REFERENCE.sub(lambda m: " " * len(m.group()), text[before[1] : end])
        start = before[1]
    elif after and (i == 0 or owners[i - 1] != owners[i]):
        start = text.rfind("\n", 0, after[0]) + 1
        gap = _PREFIX.sub(lambda m: " " * len(m.group()), text[start : after[0]], count=1)
    else:
        return None
    words = gap.strip()
    if not re.search(r"\w", words) or "\n" in words or "|" in words:
        return None
    start += gap.index(words)
    return start, start + len(words)


def mark(text: str, alignment: Alignment | None, *, target: bool) -> Marked:
    """Put sentinels into the Markdown of the translation (``target``) or of the original.

    The notes that ``translate run`` leaves in the Markdown (``[^mt-1]``) are taken out and become doubts; where the
    alignment holds the flags of the same segment, the alignment's are used.
    """
    text = SENTINEL.sub("\ufffd", text)
    notes: dict[str, str] = {}
    if target:
        notes = found_notes(text, alignment.markdown if alignment else "")
        text = without_definitions(text, notes)
    segments = [segment for _, _, segment in alignment.segments()][:LIMIT] if alignment else []
    kinds = [alignment.passages[p].kind for p, _, _ in alignment.segments()] if alignment else []
    places = place(text, alignment, target=target) if alignment else []
    doubts: list[Doubt] = []
    out: list[str] = []
    cursor = 0

    def plain(end: int) -> None:
        """Copy up to ``end``; notes that belong to no flagged segment found become doubts of their own."""
        nonlocal cursor
        for m in REFERENCE.finditer(text, cursor, end):
            if m.group(1) in notes and len(doubts) < LIMIT:
                out.append(text[cursor : m.start()] + chr(DOUBT + len(doubts)))
                doubts.append(Doubt((Flag("note", notes[m.group(1)].removeprefix(INTRODUCTION)),)))
                cursor = m.end()
        out.append(text[cursor:end])
        cursor = end

    for index, at in enumerate(places):
        if at is None:
            continue
        plain(at[0])
        cursor = at[1]
        piece = text[at[0] : at[1]]
        before, inner, after = _emphasis(piece)
        out.append(f"{before}{chr(FIRST + index)}{inner}{CLOSE}{after}")
        flags = segments[index].flags if piece == segments[index].target.strip() else ()
        # The text of an image or of HTML is no place for a mark: there the note after it stays.
        if target and flags and kinds[index] not in ("caption", "html") and len(doubts) < LIMIT:
            while (m := REFERENCE.match(text, cursor)) and m.group(1) in notes:
                cursor = m.end()
            out.append(chr(DOUBT + len(doubts)))
            doubts.append(Doubt(flags, index))
    plain(len(text))
    return Marked("".join(out), tuple(doubts))


def _emphasis(piece: str) -> tuple[str, str, str]:
    """Split off emphasis at the edges: whether ``**`` opens or closes depends on the characters beside it."""
    if piece[:1] not in "*_" and piece[-1:] not in "*_":
        return "", piece, ""
    m = re.fullmatch(r"([*_]*)(.*?)((?<!\\)(?<![*_])[*_]*)", piece, re.DOTALL)
    return (m.group(1), m.group(2), m.group(3)) if m and m.group(2).strip() else ("", piece, "")
