"""What lies under ``out/``: the translated articles, their originals and the terms used."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from translate.errors import InputError
from translate.writing.front import load
from translate.writing.site import alignment as alignments
from translate.writing.site import languages, urls

_LANG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Stats:
    """Figures of one translated article."""

    segments: int = 0
    flagged: int = 0
    flags: Mapping[str, int] = field(default_factory=dict)
    terms: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """An article in one language. ``original`` marks the text that was translated; then ``file`` is a translation's,
    whose alignment holds the original."""

    lang: str
    rel: str
    url: str
    title: str
    file: Path
    alignment: Path | None
    digest: str
    date: str = ""
    date_text: str = ""
    source: str = ""
    source_lang: str = ""
    route: tuple[str, ...] = ()
    glossaries: tuple[str, ...] = ()
    machine: bool = True
    original: bool = False
    dir: str = "ltr"
    stats: Stats = Stats()
    source_title: str = ""
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Concept:
    """A term of the glossary in one language pair. ``places``: (path of the source, number of the passage)."""

    name: str
    source_lang: str
    source: str
    target: str
    definition: str = ""
    note: str = ""
    places: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Library:
    """Everything that the site shows. ``articles[rel]`` holds an article's pages, translations first, original last."""

    articles: Mapping[str, tuple[Page, ...]]
    concepts: Mapping[str, Mapping[str, Concept]]
    languages: tuple[str, ...]
    warnings: tuple[str, ...] = ()

    def pages(self, lang: str) -> list[Page]:
        """The pages in a language, newest first, then by title."""
        found = [page for pages in self.articles.values() for page in pages if page.lang == lang]
        found.sort(key=lambda page: (page.title.casefold(), page.rel))
        found.sort(key=lambda page: page.date, reverse=True)
        return found


def collect(out: Path, skip: Path) -> Library:
    """Read the heads of all articles under ``out``, leaving out the folder ``skip``.

    What cannot be read is left out and named in ``warnings``. Raises InputError when there is no article at all.
    """
    if not out.is_dir():
        raise InputError(
            f"{out} is not a folder; translate something first (translate run) or name the folder by --from"
        )
    warnings: list[str] = []
    found: dict[str, list[Page]] = {}
    for folder in sorted(p for p in out.iterdir() if p.is_dir() and _LANG.fullmatch(p.name)):
        if folder.resolve() == skip.resolve():
            continue
        for file in _markdown_files(folder):
            try:
                page = _page(out, folder.name, file, warnings)
            except (OSError, ValueError) as error:
                warnings.append(f"{file}: {' '.join(str(error).split())}")
                continue
            if page is not None:
                found.setdefault(page.rel, []).append(page)
    if not found:
        raise InputError(f"no translated article under {out}; translate something first (translate run)")
    articles = {rel: (*pages, *_original(pages)) for rel, pages in sorted(found.items())}
    counts = Counter(page.lang for pages in articles.values() for page in pages if not page.original)
    rest = Counter(page.lang for pages in articles.values() for page in pages)
    order = sorted(rest, key=lambda lang: (lang not in counts, lang != "en", -counts[lang], lang))
    concepts = {lang: terms(out, lang, warnings) for lang in counts}
    return Library(articles, {k: v for k, v in concepts.items() if v}, tuple(order), tuple(warnings))


def _markdown_files(folder: Path) -> list[Path]:
    files = []
    for where, folders, names in os.walk(folder):
        folders.sort()
        files += [Path(where, name) for name in sorted(names) if name.endswith(".md")]
    return files


def _page(out: Path, lang: str, file: Path, warnings: list[str]) -> Page | None:
    data = file.read_bytes()
    front = load(data.decode("utf-8"))
    if "source" not in front or "lang" not in front:
        return None
    rel = file.relative_to(out / lang).as_posix().removesuffix(".md")
    aligned: Path | None = out / alignments.FOLDER / lang / f"{rel}.json"
    extra, parsed = b"", None
    try:
        extra = aligned.read_bytes() if aligned else b""
        parsed = alignments.parse(extra)
    except FileNotFoundError:
        aligned = None
    except ValueError as error:
        warnings.append(f"{aligned}: not an alignment ({error}); {file} is shown without its original")
        aligned = None
    source_lang = parsed.source_lang if parsed else str(front.get("source_lang", ""))
    date, date_text = _date(front.get("date"))
    return Page(
        lang=lang,
        rel=rel,
        url=urls.page(lang, rel),
        title=" ".join(str(front.get("title") or file.stem).split()),
        file=file,
        alignment=aligned,
        digest=hashlib.sha256(data + b"\0" + extra).hexdigest(),
        date=date,
        date_text=date_text,
        source=str(front["source"]),
        source_lang=source_lang if _LANG.fullmatch(source_lang) else "",
        route=_strings(front.get("route")),
        glossaries=_strings(front.get("glossary")),
        machine=front.get("machine_translation", True) is not False,
        dir="rtl" if front.get("dir") == "rtl" else languages.direction(lang),
        stats=_stats(parsed) if parsed else Stats(),
        source_title=" ".join(parsed.source_title.split()) if parsed else "",
        concepts=tuple(sorted({t.concept for _, _, s in parsed.segments() for t in s.terms})) if parsed else (),
    )


def _strings(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(map(str, value)) if isinstance(value, Sequence) else ()


def _date(value: object) -> tuple[str, str]:
    """(ISO date or nothing, the text as it stands where it is no ISO date)."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10], ""
    text = " ".join(str(value or "").split())
    try:
        return datetime.date.fromisoformat(text[:10]).isoformat(), ""
    except ValueError:
        return "", text


def _stats(parsed: alignments.Alignment) -> Stats:
    flags: Counter[str] = Counter()
    terms: Counter[str] = Counter()
    segments = flagged = 0
    for _, _, segment in parsed.segments():
        segments += 1
        flagged += bool(segment.flags)
        flags.update(flag.kind for flag in segment.flags)
        terms.update(term.how for term in segment.terms)
    return Stats(segments, flagged, dict(flags), dict(terms))


def _original(pages: list[Page]) -> list[Page]:
    """The page of the original, where it is no page already and a translation's alignment holds it."""
    taken = {page.lang for page in pages}
    for page in pages:
        if page.alignment and page.source_lang and page.source_lang not in taken:
            return [
                Page(
                    lang=page.source_lang,
                    rel=page.rel,
                    url=urls.page(page.source_lang, page.rel),
                    title=page.source_title or page.title,
                    file=page.file,
                    alignment=page.alignment,
                    digest=page.digest,
                    date=page.date,
                    date_text=page.date_text,
                    source=page.source,
                    source_lang=page.source_lang,
                    machine=False,
                    original=True,
                    dir=languages.direction(page.source_lang),
                )
            ]
    return []


def terms(out: Path, lang: str, warnings: list[str]) -> dict[str, Concept]:
    """The terms used in a language, by name. What is wrong with their list is added to ``warnings``."""
    path = out / alignments.FOLDER / lang / "glossary.json"
    try:
        raw = json.loads(path.read_bytes())
        common = str(raw.get("source_language", ""))
        return {
            str(name): Concept(
                name=str(name),
                source_lang=str(c.get("source_language") or common),
                source=str(c["source"]),
                target=str(c["target"]),
                definition=str(c.get("definition") or ""),
                note=str(c.get("note") or ""),
                places=tuple((str(p["path"]), int(p["passage"])) for p in c.get("places") or ()),
            )
            for name, c in sorted(raw["concepts"].items())
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        warnings.append(f"{path}: not a list of terms ({type(error).__name__}: {error}); no glossary page is made")
        return {}
