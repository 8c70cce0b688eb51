"""The languages of pages: tags, directions, names, and the words of the page around the text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from translate import language

_TAGS = {"pb": "pt-BR", "zt": "zh-Hant"}


def tag(code: str) -> str:
    """The BCP 47 tag of a language code as packages use it."""
    return _TAGS.get(code, code.replace("_", "-"))


def direction(code: str) -> str:
    """``rtl`` or ``ltr``."""
    return "rtl" if language.is_rtl(code.partition("-")[0]) else "ltr"


def own_name(code: str) -> str:
    """The language's name in the language itself, with a capital: ``Français``."""
    known = language.languages().get(code)
    name = known.own_name if known else code
    return name[:1].upper() + name[1:]


@cache
def _words() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "words.json").read_text("utf-8"))
    return table


def words_language(code: str) -> str:
    """The language in which the page around a text of language ``code`` speaks: the same where there are words for it,
    else English."""
    return code if code in _words() else "en"


@cache
def words(code: str) -> Mapping[str, str]:
    """The words of the page by key, English where a language lacks one."""
    table = _words()
    return {**table["en"], **table.get(code, {})}


def date_words(day: str, code: str) -> str:
    """An ISO date in the language's usual form: ``2024-12-09`` → ``9 December 2024``."""
    table = words(code)
    year, month, number = day.split("-")
    name = table["months"].split()[int(month) - 1]
    return table["date"].format(day=int(number), month=name, year=year)
