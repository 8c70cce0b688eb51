"""Hypotheses of a package for parallel lines, each with its score against the reference: what ``risk.py`` trains on.

    python bench/hypotheses.py LINES.tsv OUT.jsonl [--count 46000]

LINES has ``name<TAB>english<TAB>french`` like the corpora; of each source in ``SHARES`` that share of its lines is
taken. OUT has a JSON object a line: pieces as numbers of the ``source``, of the ``hypotheses`` and of the
``reference``, and the ``scores`` of the hypotheses between 0 and 1: three parts BLEU of the sentence (n-grams from the
second on counted once more, Lin & Och 2004), one part chrF2 (Popović 2015). Needs what ``respell.py`` needs.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from multiprocessing import Pool
from pathlib import Path

import ctranslate2
import sentencepiece
from respell import american

from translate.decoding.hints import hinted, suggested
from translate.packages import store

SHARES = {
    "wmt_ref": 1, "ntrex": 1, "tico19": 1, "ud_pud": 1, "ud_partut": 1, "mt_geneval": 1, "cds_blog_canada": 1,
    "nextstrain_sitrep": 1, "opencontracting": 1, "paris_call_cyber": 1, "civic_web": 0.5, "mil-sword-sim": 0.5,
    "literature_bilinguator": 0.3, "books_tech": 0.2, "umbrella_security": 0.2, "hansard36": 0.03, "laws": 0.02,
    "tatoeba_anki": 0.01,
}  # fmt: skip
BEAM, BATCH, HINTED, PLAIN_QUOTES = 10, 4000, 0.85, 0.5
BLEU, CHRF = 0.75, 0.25
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+|[^\w\s]")
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "..."})


def plain(text: str) -> str:
    """Return ``text`` with typewriter quotation marks and dashes, as the trainer reads them."""
    return " ".join(re.sub(r"«\s*|\s*»", '"', text).translate(QUOTES).split())


def grams(items: Sequence[str], longest: int) -> list[Counter[tuple[str, ...]]]:
    """Return the n-grams of ``items`` up to a length."""
    return [Counter(zip(*(items[at:] for at in range(n)), strict=False)) for n in range(1, longest + 1)]


def bleu(hypothesis: Sequence[str], reference: Sequence[str]) -> float:
    """Return BLEU of one sentence, given as tokens."""
    logarithm = 0.0
    for n, (ours, theirs) in enumerate(zip(grams(hypothesis, 4), grams(reference, 4), strict=True)):
        more = 1 if n else 1e-9
        logarithm += math.log(((ours & theirs).total() + more) / (ours.total() + more)) / 4
    return math.exp(logarithm + min(0, 1 - len(reference) / max(len(hypothesis), 1)))


def chrf(hypothesis: str, reference: str) -> float:
    """Return chrF2 of one sentence."""
    found = []
    for ours, theirs in zip(grams(hypothesis, 6), grams(reference, 6), strict=True):
        if ours and theirs:
            shared = (ours & theirs).total()
            precision, recall = shared / ours.total(), shared / theirs.total()
            found.append(5 * precision * recall / (4 * precision + recall) if shared else 0.0)
    return sum(found) / max(len(found), 1)


def score(job: tuple[str, list[str]]) -> list[float]:
    """Return the scores of hypotheses, given the reference with them."""
    reference, hypotheses = plain(job[0]), map(plain, job[1])
    words = TOKEN.findall(reference)
    return [
        BLEU * bleu(TOKEN.findall(text), words) + CHRF * chrf(text.replace(" ", ""), reference.replace(" ", ""))
        for text in hypotheses
    ]


def wanted(lines: Iterable[str], draw: random.Random) -> list[tuple[str, str]]:
    """Return (French, English) of the lines that are taken, in random order."""
    found = []
    for name, english, french in (line.rstrip("\n").split("\t") for line in lines):
        if draw.random() < SHARES.get(name, 0) and "<term>" not in french and 30 < len(french) < 420:
            found.append((plain(french) if draw.random() < PLAIN_QUOTES else french, american(english)))
    draw.shuffle(found)
    return found


def main() -> None:
    """Decode, score and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=46_000)
    args = parser.parse_args()
    draw = random.Random(3)
    with args.lines.open(encoding="utf-8") as lines:
        pairs = wanted(lines, draw)[: args.count]
    package = next(package for package in store.installed() if package.pair == ("fr", "en"))
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(package.path / "sentencepiece.model"))
    model = ctranslate2.Translator(str(package.model_dir), compute_type="int8", inter_threads=2, intra_threads=1)

    def read(french: str) -> list[str]:
        pieces = tokenizer.encode(french, out_type=str)
        if draw.random() >= HINTED:
            return pieces
        known = lambda text: suggested(text, "fr", "en", lambda word: False)  # noqa: E731
        return hinted(pieces, known, package.markers, tokenizer.encode_as_pieces).pieces

    with args.out.open("w", encoding="utf-8") as out, Pool() as pool:
        for start in range(0, len(pairs), BATCH):
            batch = pairs[start : start + BATCH]
            sources = [read(french) for french, _ in batch]
            found = model.translate_batch(
                sources, beam_size=BEAM, num_hypotheses=BEAM, length_penalty=0.2, use_vmap=True, max_batch_size=4096,
                batch_type="tokens", max_input_length=0, max_decoding_length=200,
            )  # fmt: skip
            texts = [[tokenizer.decode(pieces) for pieces in result.hypotheses] for result in found]
            scores = pool.map(score, [(pair[1], each) for pair, each in zip(batch, texts, strict=True)], 100)
            for source, result, pair, each in zip(sources, found, batch, scores, strict=True):
                line = {
                    "source": [tokenizer.piece_to_id(piece) for piece in source],
                    "hypotheses": [[tokenizer.piece_to_id(p) for p in pieces] for pieces in result.hypotheses],
                    "scores": [round(value, 4) for value in each],
                    "reference": tokenizer.encode(plain(pair[1])),
                }
                out.write(json.dumps(line) + "\n")
            print(start + len(batch), flush=True)


if __name__ == "__main__":
    main()
