"""Article sets to measure with: the sentences of ``seeds/`` recombined and numbered so that none repeats."""

from __future__ import annotations

import random
from itertools import count
from pathlib import Path

from translate.reading import discover, read
from translate.segments import split

ROOT = Path(__file__).parent.parent


def sentences() -> list[str]:
    """Return the French sentences of the sample articles, titles, quotations and short lines left out."""
    found = []
    for file in discover([ROOT / "seeds"]):
        for passage in read(file).passages:
            if passage.kind == "paragraph":
                found += [segment.text for segment in split(passage, "fr")]
    return [text for text in found if len(text) > 40 and text[0].isalpha() and text.endswith(".")]


def articles(number: int, paragraphs: int = 6, per_paragraph: int = 2) -> list[str]:
    """Return ``number`` plain-text articles of paragraphs of sentences; no sentence stands twice in all of them."""
    pool = sentences()
    chance = random.Random(7)
    serial = count(1)

    def sentence() -> str:
        return f"{chance.choice(pool).removesuffix('.')} (n° {next(serial)})."

    made = []
    for index in range(number):
        lines = [f"Dépêche du jour numéro {index + 1}", ""]
        for _ in range(paragraphs):
            lines += [" ".join(sentence() for _ in range(per_paragraph)), ""]
        made.append("\n".join(lines))
    return made


def write(folder: Path, number: int, paragraphs: int = 6, per_paragraph: int = 2) -> None:
    """Write an article set into ``folder``, a hundred files a subfolder."""
    for index, text in enumerate(articles(number, paragraphs, per_paragraph)):
        path = folder / f"{index // 100:03}" / f"{index:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
