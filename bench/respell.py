"""English targets in American spelling, as the corpora mix both: what packages from 0.4 on were trained on.

    python bench/respell.py TRAIN.npz SPM.model OUT.npz

TRAIN holds pieces (as in weigh.py). Needs the list of the PyPI package breame (3 000 spellings), less what has another
meaning or is written so in America too. Lines with term markers stay as they are: their markers say what is wanted.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy as np
import sentencepiece
from breame.data.spelling_constants import BRITISH_ENGLISH_SPELLINGS

KEPT = re.compile(
    "a?esthet|dialogue|catalogue|axe|aeon|aeroplane|analogue|monologue|archaeolog|cancellation|gauge|buses|moult|mom|"
    "pyjama|omelette|practi|homeo|paed|gaol|grey|ton|draft|story|check|curb|sulf|sulph|mold|moul|.* "
)
BATCH = 20_000
TABLE = {ours: theirs for ours, theirs in BRITISH_ENGLISH_SPELLINGS.items() if not KEPT.match(ours)}
SPELLING = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, TABLE), key=len, reverse=True))})\b|\b[Cc]o-(?=operat|ordinat)|\bper cent\b"
)


def american(text: str) -> str:
    """Return ``text`` in American spelling."""

    def respelled(match: re.Match[str]) -> str:
        if match[0] == "per cent":
            return "percent"
        return TABLE.get(match[0]) or match[0].rstrip("-")

    return SPELLING.sub(respelled, text)


def main() -> None:
    """Respell and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("spm", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    data = dict(np.load(args.train))
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(args.spm))
    markers = [tokenizer.piece_to_id(piece) for piece in ("<term>", "<as>", "</term>")]
    line = np.repeat(np.arange(len(data["weight"])), np.diff(data["src_off"]))
    marked = frozenset(np.unique(line[np.isin(data["src"], markers)]).tolist())
    targets = np.split(data["tgt"], data["tgt_off"][1:-1])
    for start in range(0, len(targets), BATCH):
        texts = tokenizer.decode([pieces.tolist() for pieces in targets[start : start + BATCH]])
        for at, text in enumerate(texts, start):
            if at not in marked and (respelled := american(text)) != text:
                targets[at] = np.array(tokenizer.encode(respelled), data["tgt"].dtype)
    data["tgt"] = np.concatenate(targets)
    data["tgt_off"] = np.cumsum([0, *map(len, targets)])
    np.savez(args.out, **data)


if __name__ == "__main__":
    main()
