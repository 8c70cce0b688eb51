"""The glossary of a set: which terms the articles use, how they were rendered, and where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from translate import earlier
from translate import language as languages
from translate.article import TermUse
from translate.errors import OutputError
from translate.writing import files
from translate.writing.inline import inline
from translate.writing.site import alignment as alignments
from translate.writing.site import collect

if TYPE_CHECKING:
    from translate.glossary.termbase import Concept, Termbase
    from translate.pipeline import Translated

_HEAD = "# Glossary: "


@dataclass
class Use:
    """One concept in one target language: the language it came from, both terms, what it means, and (article, title,
    paragraph) of each use."""

    source_language: str
    source: str
    target: str
    definition: str = ""
    note: str = ""
    places: list[tuple[str, str, int]] = field(default_factory=list)


class TermsUsed:
    """The terms in the articles under ``out``; ``write`` leaves ``glossary.md`` and its JSON by language."""

    def __init__(self, termbase: Termbase | None, out: Path) -> None:
        self._concepts = {concept.id: concept for concept in termbase.concepts} if termbase else {}
        self._out = out

    def write(self, targets: Iterable[str]) -> None:
        """Write the glossary of each language, or remove it where no term is used. Articles of earlier runs count.

        Raises OutputError when that cannot be, or another file has the name.
        """
        for target in targets:
            uses = self._uses(target)
            ordered = dict(sorted(uses.items(), key=lambda item: (item[1].source.casefold(), item[0])))
            page = self._out / target / earlier.GLOSSARY
            data = self._out / alignments.FOLDER / target / "glossary.json"
            foreign = page.exists() and not files.is_made(page, _HEAD)
            if uses and foreign:
                raise OutputError(f"{page} is not the list of terms; rename it or choose another folder with --out")
            if uses:
                files.write_atomic(page, self._markdown(target, ordered))
                files.write_atomic(data, self._json(target, ordered))
            elif not foreign:
                files.remove(page)
                files.remove(data)

    def _uses(self, target: str) -> dict[str, Use]:
        """Gather the terms in the bodies of all articles in a language. A paragraph's number counts from 1."""
        former = collect.terms(self._out, target, [])
        uses: dict[str, Use] = {}
        for article, alignment in earlier.aligned(self._out, target):
            path, title = article.relative_to(self._out / target).as_posix(), earlier.title(article)
            for passage, _, segment in alignment.segments():
                for term in segment.terms:
                    use = uses.get(term.concept) or self._use(term, alignment.source_lang, target, former)
                    if not use.target:
                        continue  # lost on the way through another language
                    uses[term.concept] = use
                    place = (path, title, passage + 1)
                    if place not in use.places[-1:]:
                        use.places.append(place)
        return uses

    def _use(self, term: TermUse, source: str, target: str, former: Mapping[str, collect.Concept]) -> Use:
        """Return a concept as the termbase has it; else as an earlier run, with another termbase, wrote it down."""
        known = former.get(term.concept)
        concept = self._concepts.get(term.concept)
        if concept is not None:
            headwords = (_headword(concept, source) or term.source, _headword(concept, target) or term.target)
            return Use(source, *headwords, concept.definition, concept.note)
        if known is not None:
            return Use(known.source_lang, known.source, known.target, known.definition, known.note)
        return Use(source, term.source, term.target)

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
        for use in uses.values():
            remarks = " — ".join(text for text in (use.definition, use.note) if text)
            places: dict[tuple[str, str], list[int]] = {}
            for path, title, number in use.places:
                places.setdefault((path, title), []).append(number)
            where = "<br>".join(
                f"[{inline(title, (), bracket=True, cell=True)}]({files.address(path)}) ¶ "
                + ", ".join(map(str, numbers))
                for (path, title), numbers in places.items()
            )
            cells = (inline(text, (), cell=True) for text in (use.source, use.target, remarks))
            rows.append(f"| {' | '.join(cells)} | {where} |")
        head = f"| Original | {languages.name(target)} | Meaning | Where |\n| --- | --- | --- | --- |\n"
        return f"{_HEAD}{languages.name(target)}\n\nThe terms used in this set of articles.\n\n{head}" + "".join(
            f"{row}\n" for row in rows
        )

    def _json(self, target: str, uses: Mapping[str, Use]) -> str:
        concepts = {}
        for concept, use in uses.items():
            concepts[concept] = {
                "source_language": use.source_language,
                "source": use.source,
                "target": use.target,
                "definition": use.definition,
                "note": use.note,
                "places": [{"path": path, "passage": number - 1} for path, _, number in use.places],
            }
        document = {"format": 1, "target_language": target, "concepts": concepts}
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _headword(concept: Concept, language: str) -> str:
    terms = concept.in_language(language)
    return terms[0].text if terms else ""


def _expansion(concept: Concept | None, target: str, language: str) -> str:
    """Return what an abbreviation's tooltip says: the full form of an acronym, else the definition."""
    if concept is None:
        return ""
    full = [term.text for term in concept.in_language(language) if not term.acronym and term.text != target]
    acronym = any(term.acronym and term.text == target for term in concept.in_language(language))
    return (full[0] if acronym and full else concept.definition).replace("\n", " ")
