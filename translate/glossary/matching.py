"""Terms in a source text: found by a trie over inflection-free keys in one pass, longest first.

Every match is enforced in the translation, so a doubtful one is none: the trie proposes, `fits` decides.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from translate.expressions import Expression
from translate.glossary import compiled
from translate.glossary import words as w
from translate.glossary.fitting import (
    bounded,
    edge,
    fits,
    in_capitals,
    is_another_word,
    noun_may_follow,
    opens_sentence,
    shares_noun,
    stands_alone,
    term_tokens,
)
from translate.glossary.forms import Number, spellings
from translate.glossary.inflection import base, feminines, french_verb_forms, known, plural
from translate.glossary.rendering import Rendering, render
from translate.glossary.termbase import Concept, Region, Term, Termbase
from translate.glossary.tokens import BREAK, Token, protected_spans, tokenise
from translate.text import ships

_ENTRIES = "\n"
"""The key under which a node of the trie keeps the terms that end there; no edge has a line break in it."""

_WITHOUT_PLURAL = Expression(r"obus$")
"""Things whose name is written alike in the singular and the plural."""
_PARTICIPLE = Expression(r"[éi]e?s?$")


@dataclass(frozen=True)
class TermMatch:
    """A term in a source text: a `translate.decoding.constraints.Constraint` of kind ``term``.

    ``start`` and ``end`` are character positions in the text, ``source`` what stands there, ``target`` the wanted term
    in its dictionary form, ``forms`` the renderings to ask for, best first, ``deprecated`` renderings that should not
    stand in the translation, the other English spelling among them.
    """

    start: int
    end: int
    concept: str
    source: str
    target: str
    forms: tuple[str, ...]
    deprecated: tuple[str, ...] = ()
    number: Number = "singular"
    acronym: bool = False
    verb: bool = False
    kind: str = "term"
    rendering: Rendering | None = field(default=None, compare=False, repr=False)

    def find(self, text: str) -> list[tuple[int, int]]:
        """The (start, end) of every place in a translation where an accepted rendering stands, in any form."""
        return self.rendering.find(text) if self.rendering else []

    def find_deprecated(self, text: str) -> list[tuple[int, int, str]]:
        """The (start, end, replacement) of every deprecated rendering in a translation."""
        return self.rendering.find_deprecated(text) if self.rendering else []


class _Entry(NamedTuple):
    """One way to write a term: its concept's rank in the termbase, its place in the concept, a verb's English form."""

    rank: int
    place: int
    concept: Concept
    term: Term
    text: str
    verb: str = "base"


class Matcher:
    """Finds the terms of one language that a termbase translates into another.

    ``english`` overrides the termbase's choice of spelling. Building takes time and memory linear in the terms;
    matching takes time linear in the text, whatever the number of terms. The index of a termbase that was loaded from
    files is kept in the cache (see `translate.glossary.compiled`).
    """

    def __init__(self, termbase: Termbase, source: str, target: str, english: Region | None = None) -> None:
        self.termbase = termbase
        self.source = source
        self.target = target
        self.english: Region = english or termbase.english
        self._renderings: dict[tuple[int, int], Rendering | None] = {}
        self._concepts: dict[int, Concept] = {}
        pair = f"{source}-{target}"
        index = compiled.read_index(termbase.stamp, pair)
        if index is None:
            index = self._build()
            compiled.write_index(termbase.stamp, pair, index)
        self._index = index

    def _build(self) -> compiled.Index:
        trie: dict[str, Any] = {}
        entries: list[tuple[int, int, str, str]] = []
        bases = {base(self.source), base(self.target)}
        for rank, concept in enumerate(self.termbase.concepts):
            # Where a concept does not speak the target language, its terms must not hide another concept's.
            if not concept.in_language(self.target) and not any(term.do_not_translate for term in concept.terms):
                continue
            kept = [term for term in concept.terms if base(term.language) in bases or term.do_not_translate]
            for term in self._source_terms(concept):
                for text, verb in _writings(term):
                    if (node := self._node(trie, text)) is not None:
                        node.setdefault(_ENTRIES, []).append(len(entries))
                        entries.append((rank, kept.index(term), text, verb))
        concepts = compiled.pack(self.termbase.concepts, (self.source, self.target))
        return compiled.Index(dict(zip(trie, range(len(trie)), strict=True)), list(trie.values()), entries, concepts)

    def match(self, text: str, title: bool = False, protected: Sequence[tuple[int, int]] = ()) -> list[TermMatch]:
        """The terms in ``text``, from left to right, none overlapping. Longer ones go before shorter ones; none takes a
        part of a name (``porte-parole de l'[Armée populaire de libération]``) or of a noun with an adjective.

        Nothing is found in addresses, code or the ``protected`` spans. ``title`` says that the text is a headline. In a
        text in capitals, acronyms and names that are also words of the language are not matched.
        """
        named = ships.titled(text) if base(self.source) == "fr" else ()
        spans = protected_spans(text, (*protected, *named))
        tokens = tokenise(text, self.source, spans)
        capitals = in_capitals(text, title)
        candidates = [found for start in range(len(tokens)) for found in self._from(tokens, start, capitals)]
        candidates.sort(key=lambda found: (found[0] - found[1], found[0]))
        places = {(start, end) for start, end, _ in candidates}
        whole = [(start, end) for start, end, entry in candidates if entry.term.proper]
        # ``tir de [missile balistique]``, where ``balistique`` is a term, too.
        whole += [(start, end) for start, end in places if end - start == 2 and (start + 1, end) in places]
        taken = [False] * len(tokens)
        matches: list[TermMatch] = []
        for start, end, entry in candidates:
            if any(taken[start:end]) or any(_cuts(start, end, *each) for each in whole):
                continue
            rendering = self._rendering(entry)
            if rendering is None:
                continue
            taken[start:end] = [True] * (end - start)
            matches.append(_match(text, tokens, start, end, entry, rendering))
        matches.sort(key=lambda match: match.start)
        before = [None, *matches]
        return [match for match, other in zip(matches, before, strict=False) if not _stands_for(match, other, text)]

    def _source_terms(self, concept: Concept) -> Iterator[Term]:
        terms = concept.in_language(self.source)
        yield from (term for term in terms if not term.target_only)
        if not terms:
            yield from (term for term in concept.terms if term.do_not_translate)

    def _node(self, trie: dict[str, Any], text: str) -> dict[str, Any] | None:
        """The node where a term's text ends, made where there is none; None for a text without a letter or figure."""
        tokens = term_tokens.__wrapped__(text, self.source)
        if not any(token.raw.isalnum() for token in tokens):
            return None
        node = trie
        for index, token in enumerate(tokens):
            node = node.setdefault(edge(token, tokens[index - 1] if index else None), {})
        return node

    def _concept(self, rank: int) -> Concept:
        if rank not in self._concepts:
            self._concepts[rank] = compiled.unpack(self._index.concepts[rank])
        return self._concepts[rank]

    def _entry(self, number: int) -> _Entry:
        rank, place, text, verb = self._index.entries[number]
        concept = self._concept(rank)
        return _Entry(rank, place, concept, concept.terms[place], text, verb)

    def _from(self, tokens: Sequence[Token], start: int, capitals: bool) -> Iterator[tuple[int, int, _Entry]]:
        """Every term that begins at a token: (start, end, entry), the best entry for each length."""
        root = self._index.roots.get(tokens[start].key)
        node = None if root is None else self._index.trie[root]
        end = start
        while node is not None:
            end += 1
            numbers = node.get(_ENTRIES)
            if numbers and bounded(tokens, start, end):
                entries = map(self._entry, numbers)
                found = [
                    entry
                    for entry in entries
                    if self._accepts(entry, tokens, start, end, capitals) and self._rendering(entry)
                ]
                if found:
                    yield start, end, min(found, key=lambda entry: self._precedence(entry, tokens[start:end]))
            if end == len(tokens):
                return
            node = node.get(edge(tokens[end], tokens[end - 1]))

    def _accepts(self, entry: _Entry, tokens: Sequence[Token], start: int, end: int, capitals: bool) -> bool:
        term, found = entry.term, tokens[start:end]
        wanted = term_tokens(entry.text, self.source)
        if not fits(term, wanted, found, capitals) or not stands_alone(term, tokens, start, end):
            return False
        if entry.verb != "base" and tuple(token.word for token in wanted) != tuple(token.word for token in found):
            return False
        language = base(self.source)
        if shares_noun(tokens, start, end, language):
            return False
        before = tokens[start - 1].word if start and tokens[start].joint == " " else ""
        if before and before in w.NOT_AFTER.get(language, {}).get(wanted[0].word, ()):
            return False
        if entry.verb == "third" and found[0].word in w.ALSO_ADJECTIVES.get(language, ()):
            return False
        if is_another_word(term, wanted[0].word, tokens, start, capitals):
            return False
        if end - start == 1 and (term.abbreviated or term.proper):
            if capitals:
                # The dictionary lacks many words that have one form only, ``cas`` among them.
                return (term.acronym or term.proper) and not known(found[0].raw.lower(), self.source)
            if not term.abbreviated and found[0].word != wanted[0].word and opens_sentence(tokens, start):
                return False
        return True

    def _precedence(self, entry: _Entry, found: Sequence[Token]) -> tuple[bool, bool, bool, int]:
        """First an acronym written exactly so, no verb, the exact number of a plural; then the termbase's order."""
        wanted = term_tokens(entry.text, self.source)
        raw = any(want.raw != have.raw for want, have in zip(wanted, found, strict=True))
        word = any(want.word != have.word for want, have in zip(wanted, found, strict=True))
        return (
            raw and entry.term.abbreviated,
            entry.term.part_of_speech == "verb",
            word and entry.term.number == "plural",
            entry.rank,
        )

    def _rendering(self, entry: _Entry) -> Rendering | None:
        key = (entry.rank, entry.place)
        if key not in self._renderings:
            self._renderings[key] = render(entry.concept, entry.term, self.target, self.english)
        return self._renderings[key]


def _writings(term: Term) -> Iterator[tuple[str, str]]:
    """How a source term is written, each with the English verb form that answers to it."""
    if term.part_of_speech == "verb" and base(term.language) == "fr":
        yield from french_verb_forms(" ".join(term.text.split())).items()
    else:
        yield from ((text, "base") for text in spellings(term))


def _cuts(start: int, end: int, first: int, last: int) -> bool:
    """Tell whether ``start:end`` takes a part of ``first:last``, and not all of it, with something before or after."""
    return start < first < end < last or first < start < last < end


def _stands_for(match: TermMatch, before: TermMatch | None, text: str) -> bool:
    """Tell whether a term is the acronym in brackets of the one before it, which the target language has none of: it is
    left as it is (``la loi de programmation militaire (LPM)``)."""
    return (
        before is not None
        and match.acronym
        and before.concept == match.concept
        and text[before.end : match.start] + text[match.end : match.end + 1] == " ()"
        and match.rendering is not None
        and not match.rendering.wanted.abbreviated
    )


def _match(text: str, tokens: Sequence[Token], start: int, end: int, entry: _Entry, rendering: Rendering) -> TermMatch:
    number = _number(tokens, start, end, entry)
    return TermMatch(
        start=tokens[start].start,
        end=tokens[end - 1].end,
        concept=entry.concept.id,
        source=text[tokens[start].start : tokens[end - 1].end],
        target=" ".join(rendering.wanted.text.split()),
        forms=rendering.forms(number, entry.verb),
        deprecated=rendering.deprecated,
        number=number,
        acronym=entry.term.abbreviated,
        verb=entry.term.part_of_speech == "verb",
        rendering=rendering,
    )


def _number(tokens: Sequence[Token], start: int, end: int, entry: _Entry) -> Number:
    """The number of a match: its head's form, else the determiner before it."""
    if entry.term.number == "plural":
        return "plural"
    wanted = term_tokens(entry.text, entry.term.language)
    language = base(entry.term.language)
    head = _head(wanted, language)
    changes = False
    for index in head:
        want, have = wanted[index].word, tokens[start + index].word
        if have != want and (have in _plurals(want, language) or (entry.term.abbreviated and have == want + "s")):
            return "plural"
        changes = changes or plural(want, language) != want
    # A compound (``porte-avions``, ``porte-parole``) may be written alike in both.
    common = not entry.term.abbreviated and not entry.term.proper
    if changes and len(head) == 1 and common:
        return "singular"
    if common and not changes and _agrees_in_plural(wanted, tokens[start:end], head.stop, language):
        return "plural"
    equipped = common and not changes and start > 1 and tokens[start - 1].word in ("d", "de")
    if equipped and _WITHOUT_PLURAL.match(wanted[head.start].word) and _PARTICIPLE.search(tokens[start - 2].word):
        return "plural"  # ``munis d'obus``: one is *un obus*
    return "plural" if _plural_before(tokens, start, entry.term, common) else "singular"


def _agrees_in_plural(wanted: Sequence[Token], found: Sequence[Token], after: int, language: str) -> bool:
    """Whether an adjective within a term tells that its noun is a plural: ``obus explosifs``."""
    stops = w.PREPOSITIONS.get(language, frozenset())
    rest = zip(wanted[after:], found[after:], strict=True)
    adjectives = itertools.takewhile(lambda pair: pair[0].word not in stops, rest)
    return any(have.word != want.word and have.word in _plurals(want.word, language) for want, have in adjectives)


def _plural_before(tokens: Sequence[Token], start: int, term: Term, common: bool) -> bool:
    """Whether the words before a noun say that it is a plural: ``trois``, ``les nouveaux``, ``de gros``, ``un million
    de``. Acronyms and names, which are not ``common`` nouns, need surer signs: ``plus d'IA``, ``de données GPS``."""
    language = base(term.language)
    many, partitive = w.PLURAL_DETERMINERS.get(language, frozenset()), w.PARTITIVES.get(language, frozenset())
    amounts = w.AMOUNTS.get(language, frozenset()) | (w.DEGREES.get(language, frozenset()) if common else frozenset())
    if term.do_not_translate and term.text.isupper() and term.text.isalpha():
        many -= w.PLURAL_ARTICLES.get(language, frozenset())  # ``les FARC`` are one
    for at in range(start - 1, max(start - 3, -1), -1):
        token, after = tokens[at], tokens[at + 1]
        if after.joint == BREAK or not token.raw.isalnum():
            return False
        if token.word in many or (at == start - 1 and token.raw.isdigit() and token.raw not in ("0", "1")):
            return True
        if token.word in partitive:
            if at < start - 1 and not common and not noun_may_follow(after, language):
                return False
            adjective = at < start - 1 and after.word.endswith(("s", "x"))
            return adjective or (at > 0 and token.joint != BREAK and tokens[at - 1].word in amounts)
        if token.word in w.FUNCTION_WORDS.get(language, ()):
            return False
    return False


def _plurals(word: str, language: str) -> set[str]:
    return {plural(form, language) for form in (word, *feminines(word, language))}


def _head(wanted: Sequence[Token], language: str) -> range:
    """The tokens of the written word that carries a term's number.

    The first one in Romance languages (``sous-marin`` is one), in others the last one before a preposition.
    """
    words = [i for i, token in enumerate(wanted) if i == 0 or token.joint == " "]
    ends = [*words[1:], len(wanted)]
    if language in ("en", "de", "ru"):
        stops = w.PREPOSITIONS.get(language, frozenset())
        stop = next((n for n, i in enumerate(words) if n and wanted[i].word in stops), len(words))
        return range(words[stop - 1], ends[stop - 1])
    return range(words[0], ends[0])
