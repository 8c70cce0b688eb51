"""Front matter: the block of YAML at the top of a Markdown file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

import yaml

from translate.article import Passage


def translatable(meta: Mapping[str, object]) -> dict[str, Passage]:
    """Return the values of a source's front matter that are language, by their keys.

    Their translations go into the ``front`` given to ``render``, under the same keys.
    """
    return {key: value for key, value in meta.items() if isinstance(value, Passage)}


def dump(front: Mapping[str, object], meta: Mapping[str, object]) -> str:
    """Return the front matter block: ``front`` first, then what of ``meta`` it does not override, each in its own
    order.

    Empty when both are. Passages are written as their text, paths as strings. The same input gives the same bytes.
    """
    values = {**front, **{key: value for key, value in meta.items() if key not in front}}
    if not values:
        return ""
    # One line a value, however long: lines that only move make a difference hard to read.
    text = yaml.safe_dump(
        _plain(values), sort_keys=False, allow_unicode=True, default_flow_style=False, width=float("inf")
    )
    return f"---\n{text}---\n"


def _plain(value: object) -> object:
    if isinstance(value, Passage):
        return value.text
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, str):
        return str(value)
    return value
