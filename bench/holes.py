"""How names are best kept from a package: as they are, or as which kind of placeholder, from how many pieces on.

python bench/holes.py SOURCE REFERENCE        (parallel lines, e.g. FLORES-dev in French and English)
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from translate.decoding.engine import Engine, Settings
from translate.decoding.kept import Kept
from translate.decoding.names import names
from translate.evaluation import bleu_chrf
from translate.packages import store

SURNAMES = ("Martin", "Robert", "Simon", "Philip", "Thomas", "Victor")
KINDS = {
    "[1]": lambda number: f"[{number}]",
    "Martin": lambda number: SURNAMES[number % 6] + (str(number) if number >= 6 else ""),
    "#1": lambda number: f"#{number}",
    "K1": lambda number: f"K{number}",
}


def main(source: Path, reference: Path) -> None:
    """Print the table of docs/decoding.md."""
    package = next(p for p in store.installed() if p.pair == ("fr", "en"))
    engine, alone = (Engine(package._replace(hints=hints), Settings()) for hints in (package.hints, False))

    def pieces(text: str) -> int:
        return len(engine.encode(text))

    pairs = list(zip(source.read_text("utf-8").splitlines(), reference.read_text("utf-8").splitlines(), strict=True))
    found = {line: [name for name in names(line, "fr", "en", pieces) if name.rare] for line, _ in pairs}
    chosen = [pair for pair in pairs if found[pair[0]]]
    wanted = [target for _, target in chosen]
    print(f"{len(chosen)} of {len(pairs)} lines hold a rare name")
    encoded = [engine.encode(line) for line, _ in pairs]
    for label, used in {"all lines, no hints": alone, "all lines": engine}.items():
        plain = [engine.decode(group[0].pieces) for group in used.translate(encoded)]
        print(f"{label:24} {bleu_chrf(plain, [target for _, target in pairs])}")
    named = [text for text, (line, _) in zip(plain, pairs, strict=True) if found[line]]
    print(f"{'as they are':24} {bleu_chrf(named, wanted)}")
    for kind, placeholder in KINDS.items():
        for least in (4, 6):
            kept = [[n for n in found[line] if pieces(line[n.start : n.end]) >= least] for line, _ in chosen]
            masked = [mask(line, group, placeholder) for (line, _), group in zip(chosen, kept, strict=True)]
            results = engine.translate([engine.encode(text) for text in masked])
            lost, filled = 0, []
            for (line, _), group, result in zip(chosen, kept, results, strict=True):
                text = engine.decode(result[0].pieces)
                for number, name in enumerate(group, 1):
                    pattern = re.escape(placeholder(number)) + r"(?!\w)"
                    lost += len(re.findall(pattern, text)) != 1
                    text = re.sub(pattern, lambda _, name=name, line=line: line[name.start : name.end], text)
                filled.append(text)
            total = sum(map(len, kept))
            print(f"{kind:8} from {least} pieces {bleu_chrf(filled, wanted)}  lost {lost} of {total}")


def mask(line: str, kept: list[Kept], placeholder) -> str:  # type: ignore[no-untyped-def]
    """Return ``line`` with placeholders for the names in ``kept``."""
    for number, name in reversed(list(enumerate(kept, 1))):
        line = line[: name.start] + placeholder(number) + line[name.end :]
    return line


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
