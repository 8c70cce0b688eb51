"""Least-risk training: how package 0.10 was made of 0.9.

    PYTHONPATH=TRAINING python bench/risk.py CHECKPOINT.pt HYPOTHESES.jsonl SHORTLIST OUT.pt --spm SPM.model

The model learns to give its hypotheses of a line (``hypotheses.py``) probability as they are close to the reference:
what falls is their expected loss under the model's own distribution over them, beside the usual cross-entropy of the
reference (Shen et al. 2016, "Minimum Risk Training for Neural Machine Translation"; with fixed hypotheses and both
losses as in Edunov et al. 2018, "Classical Structured Prediction Losses for Sequence to Sequence Learning").
CHECKPOINT is what ``weights.py`` makes of a package, SHORTLIST the package's ``vmap.txt``. Needs torch, and
``train_cpu.py`` and ``model.py`` of the recipe in TRAINING. Prints the score that the averaged weights expect of lines
that are kept apart.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from attention import written_out
from train_cpu import BOS, EOS, PAD, Net

RATE, AVERAGE, DECAY = 1e-4, 0.98, 0.4
"""Of Adam; of the weights' running mean; share of the time in which the rate falls to zero."""
RISK, SMOOTH, LENGTH = 10.0, 0.1, 0.2
"""Weight of the risk against the cross-entropy, label smoothing, and the length penalty of decoding."""
HYPOTHESES, LINES, ACCUMULATED, LONGEST = 4, 32, 3, 140
KEPT_APART, SHOWN = 600, 80
"""Lines that are not trained on, and how many steps lie between two looks at what is expected of them."""
WORTH, SPREAD = 0.3, 0.02
"""Lines are left out whose best hypothesis scores less, or whose hypotheses differ by less."""


class Line(NamedTuple):
    """Pieces of a source, of hypotheses and of a reference, and the scores of the hypotheses."""

    source: list[int]
    hypotheses: list[list[int]]
    scores: list[float]
    reference: list[int]

    def some(self, draw: random.Random) -> Line:
        """Return the line with its likeliest, best and worst hypotheses and others, ``HYPOTHESES`` in all."""
        order = sorted(range(len(self.scores)), key=self.scores.__getitem__)
        chosen = list(dict.fromkeys([0, order[-1], order[0], *draw.sample(order, len(order))]))[:HYPOTHESES]
        return self._replace(
            hypotheses=[self.hypotheses[at] for at in chosen], scores=[self.scores[at] for at in chosen]
        )


def padded(lines: Sequence[list[int]], first: int | None = None, last: int | None = None) -> torch.Tensor:
    """Return lines of pieces as a matrix (lines × longest line), with a mark before or after each."""
    matrix = np.full((len(lines), max(map(len, lines)) + 1), PAD, np.int64)
    for row, line in zip(matrix, lines, strict=True):
        whole = [*([first] if first is not None else []), *line, *([last] if last is not None else [])]
        row[: len(whole)] = whole
    return torch.from_numpy(matrix)


class Losses:
    """Losses of a model over the pieces of a shortlist."""

    def __init__(self, model: Net, shortlist: set[int]) -> None:
        self.model, self.listed = model, np.zeros(len(model.bias), bool)
        self.listed[list(shortlist)] = True

    def hidden(self, source: torch.Tensor, target: torch.Tensor, owner: torch.Tensor) -> torch.Tensor:
        """Return the decoder's states for each row of ``target``, a translation of the row ``owner`` of ``source``."""
        model, scale = self.model, math.sqrt(self.model.d)
        mask = torch.zeros(len(source), 1, 1, source.shape[1], dtype=torch.bfloat16)
        mask = mask.masked_fill_((source == PAD)[:, None, None], -1e9)
        read = model.semb(source) * scale + model.pos[: source.shape[1]]
        for layer in model.enc:
            read = layer(read, mask, 0.0)
        memory = model.enc_norm(read)[owner]
        said = model.emb(target) * scale + model.pos[: target.shape[1]]
        for layer in model.dec:
            said = layer(said, memory, mask[owner], 0.0)
        return model.dec_norm(said)

    def __call__(self, lines: Sequence[Line]) -> tuple[torch.Tensor, torch.Tensor, float]:
        """Return the risk a line, the cross-entropy a piece and the expected score of ``lines``."""
        targets = [target for line in lines for target in (*line.hypotheses, line.reference)]
        owner = torch.tensor([at for at, line in enumerate(lines) for _ in range(len(line.hypotheses) + 1)])
        source, wanted = padded([line.source for line in lines], last=EOS), padded(targets, last=EOS)
        there = wanted != PAD
        pieces = wanted[there]
        listed = self.listed.copy()
        listed[pieces.numpy()] = True
        chosen = np.flatnonzero(listed)
        place = np.zeros(len(listed), np.int64)
        place[chosen] = np.arange(len(chosen))
        output = torch.from_numpy(chosen)
        with torch.autocast("cpu", torch.bfloat16):
            states = self.hidden(source, padded(targets, first=BOS), owner)[there].bfloat16()
            logits = torch.mm(states, self.model.emb.weight[output].bfloat16().t()).float() + self.model.bias[output]
        total = logits.logsumexp(1)
        likely = logits.gather(1, torch.from_numpy(place)[pieces][:, None]).squeeze(1) - total
        smooth = likely * (1 - SMOOTH) + SMOOTH * (logits.mean(1) - total)
        row = torch.arange(len(targets))[:, None].expand(wanted.shape)[there]
        add = lambda values: torch.zeros(len(targets)).index_add(0, row, values)  # noqa: E731
        length, log_likely, log_smooth = add(torch.ones(len(likely))), add(likely), add(smooth)
        risk, entropy, score, count, at = torch.zeros(()), torch.zeros(()), 0.0, 0.0, 0
        for line in lines:
            end = at + len(line.hypotheses)
            share = torch.softmax(log_likely[at:end] / length[at:end] ** LENGTH, 0)
            scores = torch.tensor(line.scores)
            risk = risk - (share * (scores - scores.mean())).sum()
            score += float((share * scores).sum())
            entropy, count, at = entropy - log_smooth[end], count + float(length[end]), end + 1
        return risk / len(lines), entropy / count, score / len(lines)


def batches(lines: Sequence[Line], draw: random.Random) -> Iterator[list[Line]]:
    """Yield batches of lines of like lengths, without end."""
    while True:
        order = sorted(range(len(lines)), key=lambda at: len(lines[at].source) + 4 * draw.random())
        groups = [order[at : at + LINES] for at in range(0, len(order), LINES)]
        draw.shuffle(groups)
        for group in groups:
            yield [lines[at].some(draw) for at in group]


def read(path: Path) -> list[Line]:
    """Return the lines that there is something to learn from."""
    with path.open(encoding="utf-8") as file:
        lines = [Line(**json.loads(line)) for line in file]
    spread = lambda line: max(line.scores) - min(line.scores)  # noqa: E731
    return [x for x in lines if max(x.scores) >= WORTH and spread(x) >= SPREAD and len(x.source) <= LONGEST]


@torch.no_grad()
def expected(losses: Losses, mean: dict[str, torch.Tensor], lines: Sequence[Line]) -> float:
    """Return the score that a model with the weights ``mean`` expects of all hypotheses of ``lines``."""
    weights = dict(losses.model.named_parameters())
    own = {name: weight.detach().clone() for name, weight in weights.items()}
    for name, weight in weights.items():
        weight.copy_(mean[name])
    scores = [losses(lines[at : at + LINES])[2] for at in range(0, len(lines), LINES)]
    for name, weight in weights.items():
        weight.copy_(own[name])
    return sum(scores) / len(scores)


def main() -> None:
    """Train and write the averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("checkpoint", "hypotheses", "shortlist", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--spm", required=True, help="the package's sentencepiece.model")
    parser.add_argument("--minutes", type=float, default=40)
    args = parser.parse_args()
    import sentencepiece

    tokenizer = sentencepiece.SentencePieceProcessor(model_file=args.spm)
    words = (line.rpartition("\t")[2].split(" ") for line in args.shortlist.read_text("utf-8").splitlines())
    shortlist = {tokenizer.piece_to_id(piece) for line in words for piece in line} | {EOS}
    held = torch.load(args.checkpoint, weights_only=False)
    shape = held["cfg"]
    model = Net(*(shape[name] for name in ("vocab", "d", "h", "f", "enc", "dec")), PAD)
    model.start_from(args.checkpoint)
    model.pos = held.get("positions", model.pos)
    weights = dict(model.named_parameters())
    mean = {name: weight.detach().clone() for name, weight in weights.items()}
    adam = torch.optim.AdamW(weights.values(), lr=RATE, betas=(0.9, 0.99), eps=1e-9, weight_decay=0, fused=True)
    lines, losses, step = read(args.hypotheses), Losses(model, shortlist), 0
    apart, lines = lines[:KEPT_APART], lines[KEPT_APART:]
    print(f"step 0 expected score {expected(losses, mean, apart):.4f}", flush=True)
    began = time.time()
    for at, batch in enumerate(batches(lines, random.Random(5)), 1):
        risk, entropy, _ = losses(batch)
        ((RISK * risk + entropy) / ACCUMULATED).backward()
        if at % ACCUMULATED:
            continue
        step += 1
        minutes = (time.time() - began) / 60
        falls = min(1.0, max(args.minutes - minutes, 0) / (DECAY * args.minutes))
        for group in adam.param_groups:
            group["lr"] = RATE * min(1.0, step / 10) * falls
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        adam.step()
        adam.zero_grad(set_to_none=True)
        with torch.no_grad():
            for name, weight in weights.items():
                mean[name].lerp_(weight, 1 - min(AVERAGE, step / (9 + step)))
        if step % SHOWN == 0:
            print(f"step {step} {minutes:.1f} min expected score {expected(losses, mean, apart):.4f}", flush=True)
        if minutes > args.minutes:
            break
    kept = {name: weight.half() for name, weight in mean.items()}
    state = {"weights": kept, "positions": model.pos, "cfg": shape, "vocab": shape["vocab"], "step": step, "seen": 0}
    torch.save(state, args.out)


if __name__ == "__main__":
    with written_out():
        main()
