"""A hypothesis as a reader would see it: what English says otherwise than a package that follows its French."""

from __future__ import annotations

from translate.decoding import repair
from translate.decoding.demonyms import mend_nationalities
from translate.decoding.meanings import mend_meanings
from translate.decoding.place_names import mend_places
from translate.decoding.task import Task
from translate.expressions import Expression
from translate.text import hearsay, typography
from translate.text.usage import usage

_VERB_FIRST = Expression(r"[«“\" ]*[A-ZÀ-Þ][a-zà-ÿ]+(?:er|ir|re|oir) ")
_AUXILIARY = Expression(r"\b(?:have|has|had|having|is|are|was|were|be|been|being) (?![a-z]+(?:ed|ing)\b)[a-z]")


def polished(task: Task, text: str, source: str, target: str) -> str:
    """Return a translation of a task, its holes filled, as it is shown."""
    request = task.request
    kept = [form for kept in task.kept for form in kept.forms[:1]]
    if target == "en":
        text = mend_places(text, request.text, (kept for kept in task.kept if kept.place))
    text = typography.to_target(text, source, target, request.text, kept)
    text = repair.articles(from_french(task, text, source, target), target)
    text = repair.undoubled(text, request.text) if target == "en" else text
    return repair.edges(text, request.text, request.fragment)


def from_french(task: Task, text: str, source: str, target: str) -> str:
    """Return an English text with what French made it say mended; other languages stay as they are."""
    if (source, target) != ("fr", "en"):
        return text
    french = task.request.text
    text = mend_nationalities(text, french, task.constraints)
    text = mend_meanings(text, french, task.constraints, task.request.sentence)
    text = hearsay.reported(usage(repair.titles(text, french), french), french)
    # Loaded where there is work for them: a short text has none, and is waited for.
    if " who" in text or " which" in text or ", including " in text:
        from translate.text.relatives import relatives

        text = relatives(text, french)
    if "ing " in text:
        from translate.text.predicates import finite

        text = finite(text, french)
    if "avoir " in french or " from " in text or "aim" in text or _VERB_FIRST.match(french) or _AUXILIARY.search(text):
        from translate.text.participles import conjugated

        text = conjugated(text, french)
    if "epuis " in french:
        from translate.text.tenses import until_now

        text = until_now(text, french)
    if "," in french:
        from translate.text.attribution import attributed

        text = attributed(text, french)
    return text
