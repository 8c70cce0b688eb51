"""The glossary of a run: which terms the articles use, how they were rendered, and where."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from translate import language as languages
from translate.writing import files
from translate.writing.inline import inline

if TYPE_CHECKING:
    from translate.glossary.termbase import Concept, Termbase
    from translate.outputs import Written
    from translate.pipeline import Translated


@dataclass
class Use:
    """One concept in one target language: the language it came from and (article, title, paragraph) of each use."""

    source_language: str
    source: str
    target: str
    places: list[tuple[str, str, int]] = field(default_factory=list)


class TermsUsed:
    """Gathers the terms of a run article by article; ``write`` leaves ``glossary.md`` and its JSON by language."""

    def __init__(self, termbase: Termbase | None, out: Path) -> None:
        self._concepts = {concept.id: concept for concept in termbase.concepts} if termbase else {}
        self._out = out
        self._uses: dict[str, dict[str, Use]] = {}

    def add(self, written: Written) -> None:
        """Note the terms in the body of an article. A paragraph's number counts from 1."""
        planned, article = written.translated.planned, written.translated.article
        path = planned.output.relative_to(self._out / planned.target).as_posix()
        uses = self._uses.setdefault(planned.target, {})
        body = written.translated.outcomes[-len(article.passages) or len(written.translated.outcomes) :]
        for number, outcomes in enumerate(body, 1):
            for use in (use for outcome in outcomes for use in outcome.translation.terms):
                concept = self._concepts.get(use.concept)
                target = _headword(concept, planned.target) or use.target
                if not target:
                    continue
                source = _headword(concept, planned.language) or use.source
                entry = uses.setdefault(use.concept, Use(planned.language, source, target))
                if (path, written.title, number) not in entry.places:
                    entry.places.append((path, written.title, number))

    def write(self) -> None:
        """Write the glossary of each target language in which a term was used."""
        from translate.outputs import ALIGNMENT

        for target, uses in self._uses.items():
            if uses:
                ordered = dict(sorted(uses.items(), key=lambda item: (item[1].source.casefold(), item[0])))
                files.write_atomic(self._out / target / "glossary.md", self._markdown(target, ordered))
                files.write_atomic(self._out / ALIGNMENT / target / "glossary.json", self._json(target, ordered))

    def abbreviations(self, translated: Translated) -> str:
        """Return the terms of an article as Markdown abbreviations, with their definitions or full forms."""
        lines = {}
        for outcome in (outcome for group in translated.outcomes for outcome in group):
            for use in outcome.translation.terms:
                concept = self._concepts.get(use.concept)
                meaning = _expansion(concept, use.target, translated.planned.target)
                if use.how != "failed" and meaning:
                    lines[use.target] = f"*[{use.target}]: {meaning}"
        return "".join(f"{line}\n" for _, line in sorted(lines.items()))

    def _markdown(self, target: str, uses: Mapping[str, Use]) -> str:
        rows = []
        for concept, use in uses.items():
            entry = self._concepts.get(concept)
            remarks = " — ".join(text for text in (entry.definition, entry.note) if text) if entry else ""
            places: dict[tuple[str, str], list[int]] = {}
            for path, title, number in use.places:
                places.setdefault((path, title), []).append(number)
            where = "<br>".join(
                f"[{inline(title, (), bracket=True, cell=True)}]({quote(path)}) ¶ {', '.join(map(str, numbers))}"
                for (path, title), numbers in places.items()
            )
            cells = (inline(text, (), cell=True) for text in (use.source, use.target, remarks))
            rows.append(f"| {' | '.join(cells)} | {where} |")
        head = f"| Original | {languages.name(target)} | Meaning | Where |\n| --- | --- | --- | --- |\n"
        return f"# Glossary: {languages.name(target)}\n\nThe terms used in this set of articles.\n\n{head}" + "".join(
            f"{row}\n" for row in rows
        )

    def _json(self, target: str, uses: Mapping[str, Use]) -> str:
        concepts = {}
        for concept, use in uses.items():
            entry = self._concepts.get(concept)
            concepts[concept] = {
                "source_language": use.source_language,
                "source": use.source,
                "target": use.target,
                "definition": entry.definition if entry else "",
                "note": entry.note if entry else "",
                "places": [{"path": path, "passage": number - 1} for path, _, number in use.places],
            }
        document = {"format": 1, "target_language": target, "concepts": concepts}
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _headword(concept: Concept | None, language: str) -> str:
    terms = concept.in_language(language) if concept else ()
    return terms[0].text if terms else ""


def _expansion(concept: Concept | None, target: str, language: str) -> str:
    """Return what an abbreviation's tooltip says: the full form of an acronym, else the definition."""
    if concept is None:
        return ""
    full = [term.text for term in concept.in_language(language) if not term.acronym and term.text != target]
    acronym = any(term.acronym and term.text == target for term in concept.in_language(language))
    return (full[0] if acronym and full else concept.definition).replace("\n", " ")
