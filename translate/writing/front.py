"""Front matter: the block of YAML at the top of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import yaml

from translate.article import Passage

KEYS = frozenset(
    "title lang dir source sha256 source_lang machine_translation route glossary tmx terms terms_failed flagged".split()
)
"""What the front matter of a translation says of it."""
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


def load(text: str) -> dict[str, Any]:
    """Return the front matter of a Markdown file, empty where it has none. Raises ValueError where it is not YAML."""
    found = _FRONT.match(text)
    try:
        front = yaml.load(found[1], getattr(yaml, "CSafeLoader", yaml.SafeLoader)) if found else {}
    except yaml.YAMLError as error:
        raise ValueError(f"the front matter is not YAML: {error}") from error
    return front if isinstance(front, dict) else {}


def body(text: str) -> str:
    """Return what stands after the front matter of a Markdown file."""
    found = _FRONT.match(text)
    return text[found.end() :] if found else text


def updated(text: str, values: Mapping[str, object]) -> str:
    """Return the text of front matter with other values for keys that it has; all else stays as it is."""
    for key, value in values.items():
        entry = _yaml({key: value}).rstrip("\n")
        known = re.compile(rf"^{re.escape(key)}[ \t]*:[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*", re.MULTILINE)
        found = known.search(text)
        text = f"{text[: found.start()]}{entry}{text[found.end() :]}" if found else text
    return text


def translatable(meta: Mapping[str, object]) -> dict[str, Passage]:
    """Return the values of a source's front matter that are language, by their keys.

    Their translations go into the ``front`` given to ``render``, under the same keys.
    """
    return {key: value for key, value in meta.items() if isinstance(value, Passage)}


def dump(front: Mapping[str, object], meta: Mapping[str, object]) -> str:
    """Return the front matter block: ``front`` first, then what of ``meta`` it does not translate, each in its own
    order. A key of ``meta`` that means something else here (``KEYS``) gets ``original_`` before it.

    Empty when both are. Passages are written as their text, paths as strings. The same input gives the same bytes.
    """
    values = dict(front)
    for key, value in meta.items():
        if key in front and isinstance(value, Passage):
            continue
        name = key
        while name in KEYS or name in front or (name != key and name in meta):
            name = f"original_{name}"
        values[name] = value
    if not values:
        return ""
    return f"---\n{_yaml(_plain(values, {}))}---\n"


def _yaml(values: object) -> str:
    # One line a value, however long: lines that only move make a difference hard to read.
    text: str = yaml.safe_dump(
        values, sort_keys=False, allow_unicode=True, default_flow_style=False, width=float("inf")
    )
    return text


def _plain(value: object, known: dict[int, object]) -> object:
    """The value in types that YAML has. What stands in it twice, or in itself, does so in the result (``known``)."""
    if id(value) in known:
        return known[id(value)]
    if isinstance(value, Passage):
        return value.text
    if isinstance(value, PurePath):
        return _plain(str(value), known)
    if isinstance(value, Mapping):
        mapping = known[id(value)] = dict[object, object]()
        mapping.update((key, _plain(each, known)) for key, each in value.items())
        return mapping
    if isinstance(value, list | tuple):
        sequence = known[id(value)] = list[object]()
        sequence.extend(_plain(each, known) for each in value)
        return sequence
    if isinstance(value, str):
        return value.encode("utf-8", errors="replace").decode("utf-8")  # a file's name may hold other bytes
    return value
