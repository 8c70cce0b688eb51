"""Scores of hypotheses that count what a model of the other direction makes of them, for ``risk.py``.

    python bench/channel.py HYPOTHESES.jsonl REVERSE OUT.jsonl --spm SPM.model

HYPOTHESES is what ``hypotheses.py`` writes, REVERSE a CTranslate2 model from English to French with the pieces of
SPM.model. How likely the French is, given a hypothesis, tells whether that leaves something out or adds to it, as a
noisy channel does (Yee, Dauphin and Auli 2019, "Simple and Effective Noisy Channel Modeling for Neural Machine
Translation"); here the package learns it instead of asking the other model each time. Since longer hypotheses make the
French likelier, what length alone gains is taken off, ``OFF`` times. The new scores are ``SHARE`` of that and the rest
of those against the reference, both as wide.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import sentencepiece
from hypotheses import plain

SHARE, OFF, WIDEST = 0.4, 1.6, 3.0
BATCH = 1000
MARKS = ("<term>", "<as>", "</term>")


def french(pieces: Iterable[int], tokenizer: sentencepiece.SentencePieceProcessor) -> str:
    """Return the text of a source without its marks and hints."""
    opens, turns, closes = map(tokenizer.piece_to_id, MARKS)
    kept, hint = [], False
    for piece in pieces:
        hint = piece == turns or (hint and piece != closes)
        if not hint and piece not in (opens, closes):
            kept.append(piece)
    return plain(tokenizer.decode(kept))


def likely(
    lines: Sequence[dict[str, Any]], model: ctranslate2.Translator, tokenizer: sentencepiece.SentencePieceProcessor
) -> Iterator[np.ndarray]:
    """Yield for each line the log probability a piece of its source, given each hypothesis."""
    for at in range(0, len(lines), BATCH):
        some, sources, targets = lines[at : at + BATCH], [], []
        for line in some:
            source = tokenizer.encode(french(line["source"], tokenizer), out_type=str)
            for hypothesis in line["hypotheses"]:
                sources.append(tokenizer.encode(plain(tokenizer.decode(hypothesis)), out_type=str))
                targets.append(source)
        scored = iter(model.score_batch(sources, targets, max_batch_size=2048, batch_type="tokens"))
        for line in some:
            yield np.array([np.mean(next(scored).log_probs) for _ in line["hypotheses"]])


def main() -> None:
    """Score and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("hypotheses", "reverse", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--spm", required=True)
    args = parser.parse_args()
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=args.spm)
    model = ctranslate2.Translator(str(args.reverse), compute_type="int8")
    lines = [json.loads(line) for line in args.hypotheses.read_text("utf-8").splitlines()]
    back = [each - each.mean() for each in likely(lines, model, tokenizer)]
    ratios = [np.array([len(each) / len(line["source"]) for each in line["hypotheses"]]) for line in lines]
    longer = [ratio - ratio.mean() for ratio in ratios]
    gained = float(np.dot(np.concatenate(back), np.concatenate(longer)) / np.sum(np.concatenate(longer) ** 2))
    back = [each - OFF * gained * length for each, length in zip(back, longer, strict=True)]
    ours, theirs = (np.mean([np.std(each) for each in many]) for many in ([x["scores"] for x in lines], back))
    print(f"a piece of a hypothesis more for each of the source gains {gained:.2f}")
    with args.out.open("w", encoding="utf-8") as out:
        for line, each in zip(lines, back, strict=True):
            channel = np.clip(each, -WIDEST * theirs, WIDEST * theirs) * ours / theirs
            scores = np.array(line["scores"])
            line["scores"] = ((1 - SHARE) * scores + SHARE * (scores.mean() + channel)).round(4).tolist()
            out.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
