"""Tags of site generators in Markdown, such as Hugo's ``{{< figure >}}`` and Jekyll's ``{% include %}``.

While Markdown is parsed they are hidden: each of their characters is another that no syntax knows, so that a tag is
one word, in running text as in the address of a link, and every place in the text stays what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Not over a blank line, a code fence or another tag.
_INSIDE = r"(?:(?!\{[{%]|\n\s*(?:\n|```|~~~))[\0-\uffff])+?"
_TAG = re.compile(rf"(?<!\\)(?:\{{\{{{_INSIDE}\}}\}}|\{{%{_INSIDE}%\}})")
_PARTS = re.compile(r"(\{[{%][<%-]*\s*)(.+?)(\s*[->%]*[%}]\})", re.DOTALL)
_PLANE = 0xF0000
_HIDDEN = re.compile("[\U000f0000-\U000fffff]+")


def hide(text: str) -> str:
    """Return ``text`` with its tags hidden; as it is where it uses the same characters for something else."""
    if _HIDDEN.search(text):
        return text
    return _TAG.sub(lambda tag: "".join(chr(ord(char) + _PLANE) for char in tag[0]), text)


def show(text: str) -> str:
    """Return ``text`` with what was hidden in it."""
    return _HIDDEN.sub(lambda tag: "".join(chr(ord(char) - _PLANE) for char in tag[0]), text)


def is_hidden(line: str) -> bool:
    """Whether there are hidden tags in ``line``, and nothing else."""
    return bool(_HIDDEN.search(line)) and not _HIDDEN.sub("", line).strip()


def tags(text: str) -> Iterator[tuple[int, int, tuple[str, str, str]]]:
    """Yield (start, end) of each run of hidden tags, with what opens it, what it says and what closes it."""
    for tag in _HIDDEN.finditer(text):
        parts = _PARTS.fullmatch(show(tag[0]))
        if parts:
            yield tag.start(), tag.end(), (parts[1], parts[2], parts[3])
