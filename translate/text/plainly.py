"""Phrases that small models misread, in plainer words of the same language: ``a appareillé`` → ``a quitté le port``."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from translate.language import DATA

_ENDINGS = "er e ent ait aient a èrent era eront erait eraient é ée és ées ant".split()


class Reading(NamedTuple):
    """What a phrase is read as, in a text that holds its ``context``."""

    plain: str
    context: re.Pattern[str] | None


def readings(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, plainer words) of the phrases in ``text`` that are better read otherwise."""
    phrases, table = _table(language)
    for match in phrases.finditer(text) if phrases else ():
        reading = table[match[1].replace("’", "'")]
        elided = text[: match.start()].endswith(("'", "’")) and reading.plain[0] not in "aeiouâéêîôh"
        if not elided and (reading.context is None or reading.context.search(text)):
            yield *match.span(), reading.plain


@functools.cache
def _table(language: str) -> tuple[re.Pattern[str] | None, dict[str, Reading]]:
    path = DATA / f"plainly.{language}.tsv"
    if not path.exists():
        return None, {}
    table = {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        phrase, plain, *context = line.split("\t")
        needs = re.compile(context[0]) if context else None
        for ending in _ENDINGS if "~" in phrase else ("",):
            table[phrase.replace("~er", ending)] = Reading(plain.replace("~er", ending), needs)
    longest = sorted(table, key=len, reverse=True)
    phrases = "|".join(re.escape(phrase).replace("'", "['’]") for phrase in longest)
    return re.compile(rf"(?:(?<![\w'’-])|(?<=\b[DLdl]['’]))({phrases})(?![\w'’-])"), table
