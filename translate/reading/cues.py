"""Subtitle files (SubRip and WebVTT) to cues, as far as files that break the rules can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

_TIME = r"(?:(\d{1,3})\s?:\s?)?(\d{1,2})\s?:\s?(\d{1,2})(?:\s?[.,:]\s?(\d{1,3}))?"
_TIMES = re.compile(rf"\s*{_TIME}\s*(?:-{{1,2}}|[–—])>(?:\s*{_TIME}(?!\S))?")
# Tags of HTML, classes, voices and times of words; what players know of the tags of SubStation Alpha.
_TAG = re.compile(r"<rt>[^<>]*|</?[a-zA-Z][^<>]*>|<[\d:.]+>|\{\\[^{}]*\}")
_BREAK = re.compile(r"<br\s*/?>|\\[Nn]", re.IGNORECASE)
# Where somebody speaks, or somebody else: a voice, and the sign of automatic captions.
_SPEAKS = re.compile(r"(?=<v\b)|\s+(?=>> )|\s+(?=&gt;&gt; )")
_SLANTED = {"<i>": True, "</i>": False, r"{\i1}": True, r"{\i0}": False}
_VOICE = re.compile(r"\s*<v(?:\.[^\s<>]*)?\s+([^<>]+)>")
_BLANKS = re.compile(r"[ \t]+")
_TOUCH = 0.02  # seconds between cues that follow each other at once
_ROLLED = 10  # lines of a cue that may have been shown before


class Line(NamedTuple):
    """A line of a cue: its text, in which ``<i>`` and ``</i>`` are the only tags, and who says it, where that is
    told."""

    text: str
    voice: str = ""


class Cue(NamedTuple):
    """What is shown from ``start`` to ``end``, in seconds."""

    start: float
    end: float
    lines: tuple[Line, ...]


def cues_of(text: str) -> list[Cue]:
    """Return the cues of a subtitle file in the order of time, without those that show nothing.

    A line with times begins a cue, whatever stands around it: numbers and blank lines may be missing, and an end that
    is missing or before its start is taken for the start.
    """
    lines = text.split("\n")
    begins = [(index, times) for index, line in enumerate(lines) if (times := _TIMES.match(line))]
    vtt, found = text.lstrip().startswith("WEBVTT"), []
    number = _number(lines[: begins[0][0]]) if begins else None
    for at, (index, times) in enumerate(begins):
        following = begins[at + 1][0] if at + 1 < len(begins) else len(lines)
        shown = lines[index + 1 : following]
        after = _number(shown) if at + 1 < len(begins) else None
        if vtt and "" in shown:
            del shown[shown.index("") :]  # what follows is a comment, or the name of the next cue
        elif after is not None and (after - 1 == number or not "".join(shown[-2:-1]).strip()):
            del shown[-1]
            number = after
        start, end = (_seconds(times.groups()[side : side + 4]) for side in (0, 4))
        found.append(Cue(start, max(start, end), tuple(_lines(shown))))
    return sorted((cue for cue in found if cue.lines), key=lambda cue: cue.start)


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(fraction.ljust(3, "0")) / 1000


def _number(lines: Sequence[str]) -> int | None:
    """The number in the last of the lines before a cue."""
    last = lines[-1].strip() if lines else ""
    return int(last) if last.isdecimal() and len(last) < 9 else None


def _lines(shown: Sequence[str]) -> Iterator[Line]:
    voice, slanted = "", False
    for line in _SPEAKS.sub("\n", _BREAK.sub("\n", "\n".join(shown))).split("\n"):
        said = _VOICE.match(line)
        voice = " ".join(unescape(said[1]).split()) if said else voice
        text, slanted = _slanted(line, slanted)
        if _TAG.sub("", text).strip():
            yield Line(_BLANKS.sub(" ", text).strip(" "), voice)


def _slanted(line: str, slanted: bool) -> tuple[str, bool]:
    """A line with no tags but those of italics, all closed in it, and whether they go on."""
    parts, start = ["<i>"] if slanted else [], 0
    for tag in _TAG.finditer(line):
        parts.append(unescape(line[start : tag.start()]))
        if (now := _SLANTED.get(tag[0], slanted)) != slanted:
            parts.append("<i>" if now else "</i>")
        slanted, start = now, tag.end()
    return "".join([*parts, unescape(line[start:]), "</i>" if slanted else ""]), slanted


def unrolled(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Yield the cues without the lines that the cue before has shown already, as where captions roll up or grow word by
    word; a cue may be left without lines."""
    shown: Sequence[Line] = ()
    until = -1.0
    for cue in cues:
        yield cue._replace(lines=_new(cue.lines, shown)) if cue.start <= until + _TOUCH else cue
        shown, until = cue.lines, cue.end


def _new(lines: tuple[Line, ...], shown: Sequence[Line]) -> tuple[Line, ...]:
    for count in range(min(len(lines), len(shown), _ROLLED), 0, -1):
        last, old = lines[count - 1], shown[-1]
        if lines[: count - 1] == tuple(shown[-count:-1]) and f"{last.text} ".startswith(f"{old.text} "):
            rest = last.text.removeprefix(old.text).strip()
            return (*([last._replace(text=rest)] if rest else ()), *lines[count:])
    return lines
