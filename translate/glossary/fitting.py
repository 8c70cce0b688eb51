"""Whether tokens of a text are a term: joints, number, gender, capitals, word boundaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from translate.glossary import words as w
from translate.glossary.inflection import base
from translate.glossary.termbase import Term
from translate.glossary.tokens import BREAK, Token, same, tokenise, unaccented


@lru_cache(maxsize=1 << 14)
def term_tokens(text: str, language: str) -> tuple[Token, ...]:
    """A term's text as tokens."""
    return tokenise.__wrapped__(" ".join(text.split()), language)


def edge(token: Token, before: Token | None) -> str:
    """How a token hangs on the one before it, as the label of a trie's edge.

    Spaces and hyphens are the same, and between letters and digits it makes no difference whether anything stands.
    """
    if before is None:
        return token.key
    if token.joint in ("", "-", " ") and _letters_and_digits(before, token):
        return "~" + token.key
    return (" " if token.joint == "-" else token.joint) + token.key


def _letters_and_digits(left: Token, right: Token) -> bool:
    a, b = left.raw[-1], right.raw[0]
    return a.isalnum() and b.isalnum() and a.isdigit() != b.isdigit()


def joined_alike(wanted: Sequence[Token], found: Sequence[Token]) -> bool:
    """Whether two runs of tokens have the same keys and joints."""
    return wanted[0].key == found[0].key and all(
        edge(wanted[i], wanted[i - 1]) == edge(found[i], found[i - 1]) for i in range(1, len(wanted))
    )


def fits(term: Term, wanted: Sequence[Token], found: Sequence[Token], capitals: bool, strict: bool = True) -> bool:
    """Whether ``found``, equal to a term's tokens ``wanted`` by key and joint, is the term in number, gender and case.

    ``capitals``: the text is all in capitals. ``strict``: for a source text, where a doubtful match is none; in a
    translation any gender and number will do.
    """
    if term.abbreviated:
        return _acronym(wanted, found)
    language = base(term.language)
    functional = w.FUNCTION_WORDS.get(language, frozenset())
    agrees = len(wanted) > 1 and term.gender != "feminine" and not _one_word(wanted)
    feminine = not strict or agrees or term.part_of_speech == "adjective" or _titled(term)
    last = len(wanted) - 1
    for index, (want, have) in enumerate(zip(wanted, found, strict=True)):
        if index and have.joint != want.joint and _letters_and_digits(found[index - 1], have):
            # ``Il 76 ans`` is no Il-76, and the road A10 no A-10.
            letters = found[index - 1].word
            if (have.joint == " " and letters in functional) or letters in w.ROADS:
                return False
        if want.word == have.word or (want.word in functional and have.word in functional):
            continue
        name = term.proper and want.raw[0].isupper()
        if name and index == last and have.word == want.word + "s":
            continue
        if name or (strict and term.number == "plural"):
            if unaccented(have.word) != unaccented(want.word) or not have.raw[0].isupper():
                return False
        elif not same(have.raw, have.word, want.word, term.language, feminine):
            return False
    return not term.proper or capitals or _capitals_kept(wanted, found)


def _acronym(wanted: Sequence[Token], found: Sequence[Token]) -> bool:
    last = len(wanted) - 1
    return all(
        want.raw == have.raw or (index == last and want.raw + "s" == have.raw)
        for index, (want, have) in enumerate(zip(wanted, found, strict=True))
    )


def _one_word(wanted: Sequence[Token]) -> bool:
    return all(token.joint != " " for token in wanted)


def _titled(term: Term) -> bool:
    """Ranks and offices that a woman holds under the same word with an ending: ``commandante``, ``colonelle``."""
    return term.gender == "masculine" and term.text.endswith(("ant", "colonel", "président", "agent"))


def _capitals_kept(wanted: Sequence[Token], found: Sequence[Token]) -> bool:
    """A name keeps its capitals; a long one may lose them (``armée de l'air et de l'espace``)."""
    if len(wanted) >= 4:
        return True
    for want, have in zip(wanted, found, strict=True):
        if want.raw[0].isupper() and not have.raw[0].isupper():
            return False
        # ``SIG`` is not ``Sig``; but ``TUSAS`` may be written ``Tusas``.
        if want.raw.isupper() and 1 < len(want.raw) < 5 and not have.raw.isupper():
            return False
    return True


def bounded(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether ``tokens[start:end]`` is no part of a longer written word, nor of half a contraction."""
    if start and (not tokens[start].first or (tokens[start].joint == "" and _glued(tokens[start - 1], tokens[start]))):
        return False
    if end == len(tokens):
        return True
    after = tokens[end]
    if [token.raw[-1].isdigit() for token in tokens[end - 1 : end + 2]] == [True, False, True] and after.raw in ".,":
        return after.joint != "" or tokens[end + 1].joint != ""  # ``M51.3`` is no M51
    return after.first and not (after.joint == "" and _glued(tokens[end - 1], after))


def _glued(left: Token, right: Token) -> bool:
    a, b = left.raw[-1], right.raw[0]
    words = (a.isalnum() or a in "_@#") and (b.isalnum() or b in "_@#")
    return words and not (_unspaced(left.raw[0]) or _unspaced(b))


def _unspaced(char: str) -> bool:
    ranges = (
        ("\u0e00", "\u0eff"),
        ("\u1000", "\u109f"),
        ("\u1780", "\u17ff"),
        ("\u3040", "\u9fff"),
        ("\uf900", "\ufaff"),
    )
    return any(first <= char <= last for first, last in ranges)


def in_capitals(text: str, title: bool) -> bool:
    """Whether a text is written in capitals; a headline may have a few small letters in it."""
    if not title and not text.isupper():
        return False
    letters = [char for char in text if char.isalpha()]
    upper = sum(char.isupper() for char in letters)
    lower = sum(char.islower() for char in letters)
    return upper > 12 and (lower == 0 or (title and upper > 4 * lower))


def stands_alone(term: Term, tokens: Sequence[Token], start: int, end: int) -> bool:
    """No part of a longer hyphenated name: ``Orlan`` in ``Orlan-10``, ``marin`` in ``sous-marin``."""
    before, after = tokens[start].joint, tokens[end].joint if end < len(tokens) else BREAK
    if before == "-":
        part = tokens[start - 1]
        free = part.raw.isalpha() and (term.abbreviated or (term.proper and part.raw.islower()))
        if not free and part.word not in w.LOOSE_PREFIXES:
            return False
    if after == "-":
        part = tokens[end]
        free = part.raw.isalpha() and (term.abbreviated or part.word in w.LOOSE_SUFFIXES)
        if not free:
            return False
    return True


def shares_noun(tokens: Sequence[Token], start: int, end: int, language: str) -> bool:
    """Whether the noun of ``tokens[start:end]`` belongs to a second adjective after these: of ``installations
    militaires et civiles`` the first two are no term, since its rendering would leave the third without a noun."""
    adjectives = w.JOINED_ADJECTIVES.get(language, ())
    if end - start < 2 or len(tokens) < end + 2 or tokens[end].word not in ("et", "ou"):
        return False
    return tokens[end - 1].word.startswith(adjectives) and tokens[end + 1].word.startswith(adjectives)


def is_another_word(term: Term, wanted: str, tokens: Sequence[Token], start: int, capitals: bool) -> bool:
    """Whether what stands at ``start`` like a term, whose first word is ``wanted``, is another word there: an adjective
    (``câble sous-marin``), a form of a verb (``l'armée manque de munitions``) or a name (``la Grenade``)."""
    if opens_sentence(tokens, start):
        return False
    language, found, before = base(term.language), tokens[start], tokens[start - 1]
    text = " ".join(term.text.lower().split())
    if text in w.ALSO_NAMES.get(language, ()) and found.raw[0].isupper() and not capitals:
        return True
    if text in w.ALSO_ADJECTIVES.get(language, ()):
        return not noun_may_follow(before, language)
    verbs, governing = w.ALSO_VERBS.get(language, ()), w.ALSO_VERBS_WITH_DE.get(language, ())
    if found.word != wanted or not (text in verbs or found.word in governing):
        return False
    many = w.PLURAL_DETERMINERS.get(language, ())
    return before.word in many or (before.word != "en" and not noun_may_follow(before, language))


def noun_may_follow(token: Token, language: str) -> bool:
    """Whether a noun that is also an adjective or a form of a verb is a noun after this word."""
    return token.word in w.NOUN_OPENERS.get(language, ()) or token.raw.isdigit()


def opens_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token's capital may be that of a sentence."""
    return at == 0 or tokens[at].joint == BREAK or tokens[at - 1].raw in '.!?:;«»"“”()'


Patterns = Mapping[str, Sequence[tuple[Term, tuple[Token, ...]]]]
"""Terms of one language with their tokens, by the key of the first token."""


def scan(text: str, patterns: Patterns, language: str) -> list[tuple[int, int, Term]]:
    """Every place in a translation where one of a few terms stands: leftmost, longest, none overlapping."""
    if not patterns:
        return []
    tokens = tokenise(text, language)
    capitals = text.isupper()
    found: list[tuple[int, int, Term]] = []
    free = 0
    for at, token in enumerate(tokens):
        size, best = 0, None
        for term, wanted in patterns.get(token.key, ()) if at >= free else ():
            have = tokens[at : at + len(wanted)]
            if not size < len(wanted) == len(have) or not joined_alike(wanted, have):
                continue
            if bounded(tokens, at, at + len(wanted)) and fits(term, wanted, have, capitals, strict=False):
                size, best = len(wanted), term
        if best:
            found.append((token.start, tokens[at + size - 1].end, best))
            free = at + size
    return found
