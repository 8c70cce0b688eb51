"""Acronyms that are others in another language: ``BCE`` is the ECB."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from translate.expressions import Expression
from translate.language import DATA

READ = frozenset("ADN AIEA CIA FBI FMI NASA OMC OMS ONU OTAN PDG PIB PME TVA UNESCO UNICEF USA".split())
"""Those that packages know, and render in a sentence as they are used there."""
_SEVERAL = Expression(
    r"\b(?:des|[lcms]es|[nv]os|leurs|plusieurs|quelques|certaine?s|de nombreu(?:ses|x)|deux|trois|quatre|cinq|six"
    r"|sept|huit|neuf|dix|\d+) $",
    re.IGNORECASE,
)


def rendering(acronym: str, before: str, source: str, target: str) -> str | None:
    """Return what an acronym is in ``target``, in the plural where what stands ``before`` it says that it is of several
    things; None where no other is known."""
    found = _table(source, target).get(acronym)
    if found is None:
        return None
    rendered, countable = found
    return f"{rendered}s" if countable and _SEVERAL.search(before) else rendered


@functools.cache
def _table(source: str, target: str) -> Mapping[str, tuple[str, bool]]:
    path = DATA / f"acronyms.{source}-{target}.tsv"
    rows = (f"{line}\t".split("\t") for line in path.read_text("utf-8").splitlines()[1:]) if path.exists() else ()
    return {row[0]: (row[1], row[2] == "s") for row in rows}
