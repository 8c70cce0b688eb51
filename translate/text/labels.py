"""Labels of data sheets and rubrics: ``Autonomie : 12 h``, ``ENTRETIEN –``, ``Propos recueillis par``. Packages have
learned from sentences, and take a word or two for anything."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from translate.expressions import Expression
from translate.language import DATA
from translate.text.phrases import begun_like

_LABEL = Expression(r"(?:^|; |/ )[\W_]*(?P<label>[^\W\d_][^:;/.–—]*?)(?P<end> [–—](?= )| ?[:/](?!\w)|\.?[\W_]*$)")
_CREDIT = Expression(
    r"[\W_]*(?P<label>[^\W\d_]+(?: [^\W\d_]+){0,2} (?:le|par)|[Pp]ar(?= .*[^.]$))(?P<end>) (?=[A-ZÀ-Þ\d])"
)
_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f"), " ") | {ord("’"): "'"}


def labels(text: str, source: str, target: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, rendering) of the labels in ``text``: at its beginning or after a semicolon, before a colon, a
    dash (which goes with it) or nothing. Only from French into English."""
    table = _table(source, target)
    flat = text.translate(_SPACES)
    for pattern in (_LABEL, _CREDIT) if table else ():
        for match in pattern.finditer(flat):
            label, dash = match["label"], match["end"] if match["end"][-1:] in "–—" else ""
            if wanted := table.get(label.lower()):
                yield match.start("label"), match.end("label") + len(dash), _as_set(wanted, label) + dash


def _as_set(wanted: str, label: str) -> str:
    """Return a rendering with the capitals of the label."""
    if label.isupper():
        return wanted.upper()
    return begun_like(label, wanted)


@functools.cache
def _table(source: str, target: str) -> Mapping[str, str]:
    path = DATA / f"labels.{source}-{target}.tsv"
    lines = path.read_text("utf-8").splitlines()[1:] if path.exists() else ()
    return dict(line.split("\t") for line in lines)
