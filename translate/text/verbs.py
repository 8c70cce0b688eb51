"""French verbs in the forms that articles have: third persons, infinitive and participles."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from translate.language import DATA

FAMILIES = tuple(
    "battre courir duire joindre lire mettre paraître percevoir prendre rompre suivre tenir truire venir vivre".split()
)
"""Verbs, or what they end in, that others go like."""
_TENSES = "present imperfect future conditional past subjunctive".split()
SLOTS = ("infinitive", *(f"{tense} {number}" for tense in _TENSES for number in "sp"), "present participle")
SPOKEN = ("present je", "present nous", "present vous", "imperfect nous", "future nous")
"""The persons that speak and are spoken to, in quotations."""
_OWN = {
    "aller": ("vais", "allons", "allez"), "avoir": ("ai", "avons", "avez"), "être": ("suis", "sommes", "êtes"),
    "dire": ("dis", "disons", "dites"), "faire": ("fais", "faisons", "faites"),
    "pouvoir": ("peux", "pouvons", "pouvez"), "vouloir": ("veux", "voulons", "voulez"),
}  # fmt: skip
PARTICIPLES = ("participle", "participle e", "participle s", "participle es")
HAVE = {"est": "a", "sont": "ont", "était": "avait", "étaient": "avaient"}
"""What *être* is in a compound tense where a reflexive verb becomes another: ``s'est dit`` → ``a déclaré``."""


@functools.cache
def forms(infinitive: str) -> Mapping[str, str]:
    """Return the forms of a verb: for each of ``SLOTS``, ``SPOKEN`` and ``PARTICIPLES`` (masculine, feminine, and their
    plurals) the word.

    ``forms("faire")["future p"]`` is ``feront``. Verbs in *-er*, *-ir* and *-re* are formed by rule where they are not
    in the table ``data/verbs.fr.tsv``.
    """
    singular, plural, imperfect, future, past, participle, *subjunctive = _parts(infinitive)
    first = infinitive.endswith("er") and infinitive != "aller"
    soft = _softened(imperfect) if first else imperfect
    subjunctive = subjunctive or [plural[:-2], plural]
    words = (
        infinitive, singular, plural, f"{soft}ait", f"{soft}aient", f"{future}a", f"{future}ont", f"{future}ait",
        f"{future}aient", past if first else f"{past}t", f"{imperfect}èrent" if first else f"{past}rent", *subjunctive,
        {"avoir": "ayant", "savoir": "sachant"}.get(infinitive, f"{soft}ant"),
    )  # fmt: skip
    spoken = (
        *_OWN.get(infinitive, (_of_me(singular, infinitive), f"{soft}ons", f"{imperfect}ez")),
        f"{imperfect}ions",
        f"{future}ons",
    )
    several = participle if participle.endswith("s") else f"{participle}s"
    return dict(zip((*SLOTS, *SPOKEN), (*words, *spoken), strict=True)) | dict(
        zip(PARTICIPLES, (participle, f"{participle}e", several, f"{participle}es"), strict=True)
    )


def _parts(infinitive: str) -> list[str]:
    """Return the principal parts as the table has them."""
    if infinitive in _table():
        return _table()[infinitive]
    if family := next((verb for verb in FAMILIES if infinitive.endswith(verb)), None):
        return [infinitive.removesuffix(family) + part for part in _table()[family]]
    stem = infinitive[:-2]
    if infinitive.endswith("er"):
        mute = re.sub(r"y$", "i", re.sub(r"[eé](?=[^\Waeiouyéèâê]$|(?:[bcdfgptv][hlr]|gn)$)", "è", stem))
        future = infinitive if "é" in stem[-3:] and mute != stem else f"{mute}er"
        return [f"{mute}e", f"{mute}ent", stem, future, f"{_softened(stem)}a", f"{stem}é"]
    if infinitive.endswith("ir"):
        return [f"{stem}it", f"{stem}issent", f"{stem}iss", infinitive, f"{stem}i", f"{stem}i"]
    return [stem, f"{stem}ent", stem, infinitive[:-1], f"{stem}i", f"{stem}u"]


def _of_me(singular: str, infinitive: str) -> str:
    """``Il met`` → ``je mets``; ``il finit`` → ``je finis``."""
    if singular.endswith("e"):
        return singular
    return f"{singular}s" if infinitive.endswith("ttre") or not singular.endswith("t") else f"{singular[:-1]}s"


def _softened(stem: str) -> str:
    """``lanc`` → ``lanç``, ``mang`` → ``mange``: as the stem is written before an *a*."""
    return f"{stem[:-1]}ç" if stem[-1] == "c" else f"{stem}e" if stem[-1] == "g" else stem


@functools.cache
def _table() -> Mapping[str, list[str]]:
    rows = (line.split("\t") for line in (DATA / "verbs.fr.tsv").read_text("utf-8").splitlines()[1:])
    return {infinitive: parts for infinitive, *parts in rows}
