"""Subtitles (.srt, .vtt): what is said, as sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from translate.article import Article, Passage
from translate.errors import InputError
from translate.reading.cues import Line, cues_of, unrolled
from translate.reading.encoding import decode
from translate.reading.flow import Flow
from translate.reading.html import article
from translate.reading.text import headline

_PAUSE, _LONG_PAUSE = 3.0, 8.0  # seconds after which a paragraph begins; in the middle of a sentence
_FULL, _OVERFULL = 600, 1200  # characters of a paragraph, the same
_MARKED = 60.0  # seconds between paragraphs that a time stands at
_HEAD = re.compile(r"\s*WEBVTT[ \t]+(?:[-–—:]\s*)?(\w.*)")
_LANGUAGE = re.compile(r"^Language:\s*([\w-]+)\s*$", re.MULTILINE)
_DASH = re.compile(r"(<i>)?(?:[-‐–—]+|>>+)(?!\d)\s*(?=\S)")
_NAMED = re.compile(r"([^\W\d_][\w .'’-]{1,40}?) ?:\s+(?=\S)")
_SOUND = re.compile(r"(?:<i>)?([\[(])([^\[\]()]{1,120})([\])])(?:</i>)?\s*(?::\s*)?")
_SONG = re.compile(r"(?:<i>)?[♪♫]")
_CREDIT = re.compile(
    r"\W*(?:sous-?titr(?:age|es|é)|subtitl(?:es|ed|ing)|caption(?:s|ed|ing)|untertitel(?:ung)?|subt[íi]tul(?:os|ado))"
    r"(?:\s*[:©]|\s(?:\w+\s)?(?:par|by|von|por|société|st)\b).*"
    r"|.*\b(?:opensubtitles|addic7ed|subscene|amara\.org|sous-titres\.eu).*",
    re.IGNORECASE,
)
_UNCLOSED = re.compile(r"(?:<i>)?[\[(][^\[\]()]*")
_STOP = re.compile(r"[.!?…♪♫][\"'»”’)\]\s]*$")
_DOTS = re.compile(r"(?:\.{2,}|…)\s*")
_CUT = re.compile(r"\w-$")
_TAG = re.compile(r"(</?i>)")


def parse(data: bytes, path: PurePosixPath, digest: str) -> Article:
    """Return what is said in a subtitle file: cues are joined to sentences, and begin a new paragraph at a pause,
    another speaker (a dash, a voice, a name in capitals) or a sound in brackets. The time stands before a paragraph
    about once a minute. What is shown twice, as automatic captions do, is said once.

    The title is the one in the head of a WebVTT file, else the article is called by its beginning. ``language`` is what
    that head declares, unless the words are clearly of another.

    Raises InputError when the bytes are no text or there are no subtitles in them.
    """
    text = decode(data)
    content: list[str | Passage] = []
    head = text.partition("-->")[0]
    title, declared = _HEAD.match(head), _LANGUAGE.search(head)
    if title:
        content += ["# ", Passage(title[1].strip(), "title")]
    marked = None
    called = ""
    for paragraph in _paragraphs(text):
        passage = _passage(paragraph.text)
        if passage is None:
            continue
        called = called or ("" if paragraph.sound else headline(passage.text))
        content.append("\n\n" if content else "")
        if marked is None or paragraph.start >= marked + _MARKED:
            marked = paragraph.start
            content.append(f"`{_clock(marked)}` ")
        if paragraph.sound:
            content += [f"*{paragraph.sound[0]}", passage, f"{paragraph.sound[1]}*"]
            continue
        if paragraph.speaker:
            content += ["**", Passage(paragraph.speaker), "** – "]
        content += ["– ", passage] if paragraph.dash else [passage]
    if not content:
        raise InputError("holds no subtitles; they are lines of text below times such as 00:00:01,000 --> 00:00:04,000")
    return article(path, digest, (*content, "\n"), {}, declared[1] if declared else "", called)


@dataclass
class _Paragraph:
    """What is said from ``start`` on; ``sound`` is the pair of brackets around what is heard."""

    start: float
    text: str
    speaker: str = ""
    dash: bool = False
    sound: str = ""


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    last: _Paragraph | None = None
    until, voice = 0.0, ""
    for cue in unrolled(cues_of(text)):
        pause = cue.start - until
        until = max(until, cue.end)
        lines = [*_closed(cue.lines)]
        credit = _CREDIT.fullmatch(_TAG.sub("", " ".join(line.text for line in lines)))
        for line in lines if not credit else ():
            for part in _parts(line, cue.start, line.voice if line.voice != voice else ""):
                begins = part.speaker or part.dash or part.sound or line.voice != voice or _sings(part, last)
                if last is None or last.sound or begins or _is_apart(last, part.text, pause):
                    if last is not None:
                        yield last
                    last = part
                else:
                    last.text = _joined(last.text, part.text)
                voice, pause = line.voice, 0.0
    if last is not None:
        yield last


def _closed(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a cue, those joined that a sound in brackets goes over."""
    open_line: Line | None = None
    for line in lines:
        if open_line is not None:
            line = open_line._replace(text=f"{open_line.text} {line.text}")
        open_line = line if _UNCLOSED.fullmatch(line.text) else None
        if open_line is None:
            yield line
    if open_line is not None:
        yield open_line


def _sings(part: _Paragraph, last: _Paragraph | None) -> bool:
    """Whether a song begins with it, or has ended before."""
    before = last.text if last is not None else ""
    if _SONG.match(part.text):
        return not _SONG.match(before)
    return bool(_SONG.match(before)) and _TAG.sub("", before)[-1] in "♪♫"


def _parts(line: Line, start: float, speaker: str) -> Iterator[_Paragraph]:
    """A line by itself: a sound, and what is said."""
    text = line.text
    dash = _DASH.match(text)
    if dash and (">>" in dash[0] or not _TAG.sub("", text[dash.end() :])[:1].islower()):
        text = (dash[1] or "") + text[dash.end() :]
    else:
        dash = None
    sound = _SOUND.match(text)
    if sound and (sound[1] == "[" or sound.end() == len(text)):
        yield _Paragraph(start, sound[2], sound=sound[1] + sound[3])
        text = text[sound.end() :]
    named = _NAMED.match(text)
    if named and named[1].isupper() and not text[named.end() :].isupper():
        speaker, text = named[1], text[named.end() :]
    if _TAG.sub("", text):
        yield _Paragraph(start, text, speaker, dash is not None)


def _is_apart(before: _Paragraph, text: str, pause: float) -> bool:
    """Whether what comes after ``pause`` seconds is no more of a paragraph."""
    ended = _STOP.search(_TAG.sub("", before.text[-40:]))
    goes_on = not ended and _TAG.sub("", text).lstrip(".… ")[:1].islower()
    if pause >= (_LONG_PAUSE if goes_on else _PAUSE):
        return True
    return len(before.text) >= (_FULL if ended else _OVERFULL)


def _joined(before: str, text: str) -> str:
    """Two parts of what is said, without the dots that say that a sentence goes on."""
    dots = _DOTS.match(text)
    if dots and text[dots.end() :][:1].islower() and (before.endswith(("..", "…")) or not _STOP.search(before[-40:])):
        return f"{before.rstrip('.… ')} {text[dots.end() :]}"
    return before + text if _CUT.search(before[-2:]) and text[:1].islower() else f"{before} {text}"


def _passage(text: str) -> Passage | None:
    flow = Flow()
    mark = None
    for part in _TAG.split(text):
        if part == "<i>":
            mark = flow.open("*", "*")
        elif part == "</i>":
            flow.close(mark)
        else:
            flow.say(part)
    return flow.line("paragraph")


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 3600:02}:{int(seconds) // 60 % 60:02}:{int(seconds) % 60:02}"
