"""Articles to XLIFF 1.2 and 2.1. The same articles give the same bytes: no clock is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from translate.codes import Code, holdable
from translate.review.xliff import TOOL, Content, File, State, Tag, Unit

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_STATES_1: dict[State, str] = {"doubted": "needs-review-translation", "translated": "translated", "final": "final"}
_STATES_2: dict[State, str] = {"doubted": "initial", "translated": "translated", "final": "final"}

_KINDS = {
    **dict.fromkeys("*_", ("italic", ' type="fmt" subType="xlf:i"')),
    **dict.fromkeys(("**", "__"), ("bold", ' type="fmt" subType="xlf:b"')),
    "[": ("link", ' type="link"'),
    "![": ("x-image", ' type="image"'),
}
"""What a pair of codes is in 1.2 (``ctype``) and 2.1, by how it begins; else it is HTML or a strikethrough."""


def render_1(files: Sequence[File]) -> Iterator[str]:
    """Yield the lines of an XLIFF 1.2 document."""
    yield f'{_HEAD}<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
    for file in files:
        yield (
            f"<file original={_attribute(file.original)} source-language={_attribute(file.source_language)} "
            f'target-language={_attribute(file.target_language)} datatype="plaintext">\n'
            f'<header><tool tool-id="{TOOL}" tool-name="{TOOL}"/></header>\n<body>\n'
        )
        for unit in file.units:
            approved = ' approved="yes"' if unit.state == "final" else ""
            machine = "" if unit.state == "final" else ' state-qualifier="leveraged-mt"'
            yield f'<trans-unit id={_attribute(unit.name)}{approved} restype="x-{unit.kind}">\n'
            yield f"<source>{_content_1(unit.source)}</source>\n"
            yield f'<target state="{_STATES_1[unit.state]}"{machine}>{_content_1(unit.target or ())}</target>\n'
            for note in unit.notes:
                yield f'<note from="translate" annotates="target">{_text(note)}</note>\n'
            yield "</trans-unit>\n"
        yield "</body>\n</file>\n"
    yield "</xliff>\n"


def render_2(files: Sequence[File]) -> Iterator[str]:
    """Yield the lines of an XLIFF 2.1 document, whose files have the same pair of languages."""
    yield (
        f'{_HEAD}<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" '
        f"srcLang={_attribute(files[0].source_language)} trgLang={_attribute(files[0].target_language)}>\n"
    )
    for number, file in enumerate(files, 1):
        yield f'<file id="f{number}" original={_attribute(file.original)}>\n'
        for unit in file.units:
            yield f'<unit id={_attribute(unit.name)} type="translate:{unit.kind}">\n'
            yield from _notes_2(unit)
            yield f'<segment state="{_STATES_2[unit.state]}">\n<source>{_content_2(unit.source)}</source>\n'
            yield f"<target>{_content_2(unit.target or ())}</target>\n</segment>\n</unit>\n"
        yield "</file>\n"
    yield "</xliff>\n"


def _notes_2(unit: Unit) -> Iterator[str]:
    if unit.notes:
        yield "<notes>\n"
        for note in unit.notes:
            yield f'<note category="translate" appliesTo="target">{_text(note)}</note>\n'
        yield "</notes>\n"


def _content_1(content: Content) -> str:
    return "".join(_text(piece) if isinstance(piece, str) else _tag_1(piece) for piece in content)


def _tag_1(tag: Tag) -> str:
    if tag.place == "close":
        return "</g>"
    if tag.place == "open":
        return f'<g id="{tag.name}" ctype="{_KINDS.get(tag.code.open, ("x-markup", ""))[0]}">'
    return f'<x id="{tag.name}" ctype="{_point(tag.code)[0]}" equiv-text={_attribute(tag.code.open + tag.code.close)}/>'


def _content_2(content: Content) -> str:
    return "".join(_text(piece) if isinstance(piece, str) else _tag_2(piece) for piece in content)


def _tag_2(tag: Tag) -> str:
    if tag.place == "close":
        return "</pc>"
    if tag.place == "open":
        kind = _KINDS.get(tag.code.open, ("", ' type="fmt"'))[1]
        shown = f"dispStart={_attribute(tag.code.open)} dispEnd={_attribute(tag.code.close)}"
        return f'<pc id="{tag.name}"{kind} {shown}>'
    return f'<ph id="{tag.name}" type="{_point(tag.code)[1]}" disp={_attribute(tag.code.open + tag.code.close)}/>'


def _point(code: Code) -> tuple[str, str]:
    """What a code at a point is in both versions."""
    if code.open.startswith("[^"):
        return "x-note", "link"
    if code.open.startswith("!["):
        return "image", "image"
    return ("x-html", "fmt") if code.open.startswith("<") and not code.opaque else ("x-code", "other")


def _text(text: str) -> str:
    return escape(holdable(text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(holdable(text))
