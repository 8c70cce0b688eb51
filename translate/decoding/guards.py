"""What must survive a translation although no glossary says so, other than names: addresses, dates, numbers, places."""

from __future__ import annotations

from collections.abc import Iterable

from translate.decoding.kept import Kept, apart, fold, words_of
from translate.expressions import Expression
from translate.text import addresses, calendar, spelled, typography

_TAG = Expression(r"</?\w+>|\[\d+\]|(?<![\w#])#\w*[^\W\d_]\w*")
_SUM = Expression(r"\d[\d.,\s]*(?:[–-]\d[\d.,\s]*)?(?:M|Mds?)?\s?[€£$]")
_COMMON = Expression(r"(?:L[ae]s?|El|Los) [^\W\dA-ZÀ-Þ]")  # "La réunion", and not the island


def fixed(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Kept]:
    """Return what is never translated in ``text`` outside of ``taken``: addresses, handles, hashtags, tags and numbers
    in brackets."""
    spans = [*addresses.spans(text), *(match.span() for match in _TAG.finditer(text))]
    found: list[Kept] = []
    for start, end in sorted(spans):
        if not found or start >= found[-1].end:
            found.append(Kept(start, end, "address", (text[start:end],), rare=True))
    return apart(found, taken)


def sums(text: str, source: str, target: str) -> list[Kept]:
    """Return ``text`` if it is a sum of money and nothing else: ``900 €``, as in a table."""
    if not _SUM.fullmatch(text):
        return []
    return [Kept(0, len(text), "number", (typography.to_target(text, source, target, text),), rare=True)]


def dates(text: str, source: str, target: str, taken: Iterable[tuple[int, int]] = ()) -> list[Kept]:
    """Return the months and weekdays of ``text`` with their names in the target language."""
    found = calendar.dates(text, source, target)
    return apart((Kept(start, end, "date", (wanted,)) for start, end, wanted in found), taken)


def numbers(text: str, source: str, target: str, taken: Iterable[tuple[int, int]] = ()) -> list[Kept]:
    """Return the numbers that ``text`` has in words."""
    found = spelled.renderings(text, source, target)
    return apart((Kept(start, end, "number", forms) for start, end, forms in found), taken)


def nationalities(text: str, source: str, target: str, taken: Iterable[tuple[int, int]] = ()) -> list[Kept]:
    """Return the adjectives of nationality in ``text``."""
    from translate.text.names import nationality

    found = ((start, end, nationality(text[start:end], source, target)) for start, end in words_of(text))
    return apart((Kept(start, end, "name", forms) for start, end, forms in found if forms), taken)


def labels(text: str, source: str, target: str, taken: Iterable[tuple[int, int]] = ()) -> list[Kept]:
    """Return the labels of ``text`` that have a rendering of their own."""
    from translate.text.labels import labels

    found = (Kept(start, end, "term", (wanted,), rare=True) for start, end, wanted in labels(text, source, target))
    return apart(found, taken)


def offices(text: str, source: str, target: str, taken: Iterable[tuple[int, int]] = ()) -> list[Kept]:
    """Return the ministers and ministries of ``text`` that have a nationality."""
    from translate.text.offices import offices

    found = (
        Kept(start, end, "term", (wanted,), rare=True, number="plural" if several else "singular")
        for start, end, wanted, several in offices(text, source, target)
    )
    return apart(found, taken)


def places(text: str, source: str, target: str) -> list[Kept]:
    """Return the places in ``text`` that have an established name in the target language, longest first at a point, and
    pairs of them: ``Inde-Pakistan``."""
    from translate.text.names import FEATURES, exonyms

    known = exonyms(source, target)
    words = words_of(text)
    found: list[Kept] = []
    for index, (start, first) in enumerate(words):
        # ``détroit de Gibraltar`` is a place without a capital, ``détroit`` is none.
        least = index if text[start].isupper() else index + 1 if text.startswith(FEATURES, start) else len(words)
        if found and start < found[-1].end:
            continue
        for _, end in reversed(words[least : index + 4]):
            name = text[start:end]
            forms = known.get(name.replace("’", "'").lower())
            if forms and not _COMMON.match(name):
                forms = tuple(sorted(forms, key=lambda form: fold(form) != fold(name)))
                found.append(Kept(start, end, "name", forms, place=True))
                break
        else:
            both = [known.get(part.lower()) for part in text[start:first].split("-")] if text[start].isupper() else []
            if len(both) == 2 and all(both):
                joined = "-".join(forms[0] for forms in both if forms)
                found.append(Kept(start, first, "name", (joined,), rare=True, place=True))
    return found
