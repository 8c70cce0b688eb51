"""``translate glossary``: look into, check, convert and extend the termbase."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from translate.errors import GlossaryError, UsageError
from translate.glossary import SHIPPED, load, read
from translate.glossary.termbase import Concept, Term, Termbase, preferred, slug, unique


def add_arguments(parser: argparse.ArgumentParser) -> None:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--glossary",
        action="append",
        metavar="NAME",
        help="defence (the default), none, or a .tbx, .csv, .tsv or .xlsx file; may be repeated, later ones win",
    )
    shared.add_argument("--english", choices=("us", "gb"), default="us", help="American or British spelling")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    action = actions.add_parser("list", parents=[shared], help="show the concepts, and conflicts between glossaries")
    action.add_argument("--subject", help="only this subject field")
    action.add_argument(
        "--subjects", action="store_true", help="show the subject fields and how many concepts each has"
    )
    action.set_defaults(act=_list)

    action = actions.add_parser("lookup", parents=[shared], help="show every concept that holds a term")
    action.add_argument("term", nargs="+")
    action.set_defaults(act=_lookup)

    action = actions.add_parser("check", parents=[shared], help="find faults; exit code 1 if there are any")
    action.add_argument("file", nargs="?", help="a termbase file instead of the glossaries")
    action.set_defaults(act=_check)

    action = actions.add_parser("convert", help="write a termbase in another format")
    action.add_argument("input", metavar="A", help="defence, or a .tbx, .csv, .tsv or .xlsx file")
    action.add_argument("output", metavar="B", type=Path, help="a .tbx, .csv, .tsv or .xlsx file")
    action.add_argument("--style", choices=("dca", "dct"), default="dca", help="of TBX: attributes (dca) or tags (dct)")
    action.set_defaults(act=_convert)

    action = actions.add_parser("add", help="append a concept to a file of your own")
    action.add_argument("file", type=Path, help="a .tbx, .csv, .tsv or .xlsx file; made if it is not there")
    action.add_argument(
        "terms", nargs="+", metavar="LANG=TERM", help="such as fr='munition rôdeuse' en='loitering munition'"
    )
    action.add_argument("--subject", default="")
    action.add_argument("--definition", default="")
    action.add_argument("--note", default="")
    action.add_argument("--source", default="")
    action.add_argument("--pos", default="noun", help="part of speech (noun)")
    action.add_argument("--acronym", action="store_true", help="the terms are acronyms, matched with their capitals")
    action.add_argument("--dnt", action="store_true", help="a name that is not translated")
    action.set_defaults(act=_add)

    action = actions.add_parser("coverage", parents=[shared], help="count the terms in articles, propose missing ones")
    action.add_argument("sources", nargs="+", type=Path, metavar="SOURCES", help="articles or folders of them")
    action.add_argument("--from", dest="source", default="fr", metavar="LANG", help="language of the articles (fr)")
    action.add_argument("--to", dest="target", default="en", metavar="LANG", help="language of the translations (en)")
    action.add_argument("--least", type=int, default=3, metavar="N", help="how often a missing phrase occurs (3)")
    action.set_defaults(act=_coverage)


def run(args: argparse.Namespace) -> int:
    code: int = args.act(args)
    return code


def _loaded(args: argparse.Namespace) -> Termbase:
    return load(args.glossary or ["defence"], args.english)


def _list(args: argparse.Namespace) -> int:
    termbase = _loaded(args)
    subjects: dict[str, int] = {}
    for concept in termbase.concepts:
        subjects[concept.subject] = subjects.get(concept.subject, 0) + 1
    if args.subject is not None and args.subject not in subjects:
        raise UsageError(f"no concept of the subject “{args.subject}”; there are: {', '.join(sorted(subjects))}")
    if args.subjects:
        for subject in sorted(subjects):
            print(f"{subjects[subject]:6}  {subject or '(none)'}")
        return 0
    for concept in termbase.concepts:
        if args.subject is None or concept.subject == args.subject:
            print(f"{concept.id}\t{_line(concept, termbase)}")
    for conflict in termbase.conflicts:
        print(f"conflict: {conflict}", file=sys.stderr)
    return 0


def _line(concept: Concept, termbase: Termbase) -> str:
    shown = ((code, preferred(concept.in_language(code), termbase.english)) for code in concept.languages)
    return " · ".join(f"{code} {' '.join(term.text.split())}" for code, term in shown if term)


def _lookup(args: argparse.Namespace) -> int:
    termbase, term = _loaded(args), " ".join(args.term)
    found = dict.fromkeys(concept.id for concept, _ in termbase.lookup(term))
    if not found:
        print(f"translate: no term “{term}”", file=sys.stderr)
        return 1
    concepts = {concept.id: concept for concept in termbase.concepts}
    for number, name in enumerate(found):
        if number:
            print()
        _show(concepts[name])
    return 0


def _show(concept: Concept) -> None:
    print(concept.id + (f"  [{concept.subject}]" if concept.subject else ""))
    for text in (concept.definition, concept.note):
        if text:
            print(f"  {text}")
    for term in concept.terms:
        marks = [
            "" if term.status == "preferred" else term.status,
            term.part_of_speech,
            term.gender,
            "acronym" if term.acronym else "",
            term.region or "",
            term.number,
            "do not translate" if term.do_not_translate else "",
            "target only" if term.target_only else "",
        ]
        print(f"  {term.language}  {term.text}  ({', '.join(mark for mark in marks if mark)})")
    if concept.source:
        print(f"  source: {concept.source}")


def _check(args: argparse.Namespace) -> int:
    from translate.glossary.check import check

    termbase = read(args.file) if args.file else _loaded(args)
    problems = check(termbase)
    for problem in problems:
        print(problem)
    for conflict in termbase.conflicts:
        print(f"conflict: {conflict}")
    print(f"{len(termbase.concepts)} concepts, {len(problems)} problems", file=sys.stderr)
    return 1 if problems else 0


def _write(termbase: Termbase, path: Path, style: str = "dca") -> None:
    from translate.glossary import tables, tbx

    suffix = path.suffix.lower()
    if suffix == ".tbx":
        tbx.write(termbase, path, "dct" if style == "dct" else "dca")
    elif suffix in tables.SUFFIXES:
        tables.write(termbase, path)
    else:
        raise UsageError(f"{path}: not a termbase format; use .tbx, .csv, .tsv or .xlsx")


def _convert(args: argparse.Namespace) -> int:
    if Path(args.input).exists() and args.output.exists() and Path(args.input).samefile(args.output):
        raise UsageError(f"{args.output}: input and output are the same file")
    termbase = read(args.input)
    _write(termbase, args.output, args.style)
    print(f"{args.output}: {len(termbase.concepts)} concepts")
    return 0


def _add(args: argparse.Namespace) -> int:
    from translate.glossary import tables

    terms: list[Term] = []
    for pair in args.terms:
        tag, equals, text = pair.partition("=")
        language, region = tables.parse_language(tag)
        if not equals or not language or not text.strip():
            raise UsageError(f"“{pair}” is no LANG=TERM; write such as fr='drone de combat' en='combat drone'")
        known = any(term.language == language and term.region == region for term in terms)
        terms.append(
            Term(
                " ".join(text.split()),
                language,
                "admitted" if known else "preferred",
                do_not_translate=args.dnt,
                part_of_speech=args.pos,
                acronym=args.acronym,
                region=region,
            )
        )
    if len({term.language for term in terms}) < 2 and not args.dnt:
        raise UsageError("a concept needs terms in two languages, or --dnt")
    if any(args.file.resolve() == path.resolve() for path in SHIPPED.values()):
        raise GlossaryError(f"{args.file} comes with the program; add to a file of your own, such as mydesk.csv")
    termbase = read(args.file) if args.file.exists() else Termbase(title=args.file.stem)
    english = next((term.text for term in terms if term.language == "en"), terms[0].text)
    name = unique(slug(english) or "term", {concept.id: 1 for concept in termbase.concepts})
    order = [term.language for term in terms]
    terms.sort(key=lambda term: order.index(term.language))
    concept = Concept(name, args.subject, args.definition, tuple(terms), args.note, args.source)
    if args.file.exists() and args.file.suffix.lower() in tables.SUFFIXES:
        tables.append(concept, args.file)
    else:
        _write(Termbase((*termbase.concepts, concept), termbase.title, "us", termbase.header, termbase.back), args.file)
    print(f"{args.file}: added {name}")
    return 0


def _coverage(args: argparse.Namespace) -> int:
    from translate.glossary.coverage import coverage
    from translate.glossary.matching import Matcher
    from translate.language import normalise
    from translate.reading import discover
    from translate.reading import read as read_article

    matcher = Matcher(_loaded(args), normalise(args.source), normalise(args.target))
    texts = (passage.text for file in discover(args.sources) for passage in read_article(file).passages)
    found = coverage(texts, matcher, args.least)
    for term in found.terms:
        print(f"{term.count:6}  {term.source} → {term.target}  ({term.concept})")
    if found.missing:
        print("\nnot in the glossary:")
        for phrase, count in found.missing:
            print(f"{count:6}  {phrase}")
    occurrences = sum(term.count for term in found.terms)
    print(f"{found.words} words, {len(found.terms)} terms in {occurrences} places", file=sys.stderr)
    return 0
