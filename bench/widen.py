"""A wider checkpoint that computes the same: what packages 0.8 and 0.11 were trained on from.

    python bench/widen.py CHECKPOINT.pt OUT.pt (--feed-forward 2048 | --stream 384)        (needs torch)

What is new reads at random, at 0.7 of the scale of what is there, and says nothing until it has learned: its columns of
the matrices that lead on are zero (growth that keeps the function, as in Chen et al. 2016, Net2Net). A wider stream
gets heads of the size of the others. Normalisation over more dimensions, of which the new are silent, is made up for
by its gain, and what is written to the stream has a mean of zero, positions too: the checkpoint holds those that it was
made with as ``positions``, which whoever trains or exports it has to use.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path

import torch

SCALE, FAINT = 0.7, 0.2
"""Of what reads, and of the new dimensions of embeddings."""
FUSED = {"att.qkv": 3, "cross.kv": 2, "cross.q": 1}
OUT = ("att.out", "cross.out", "ff.down")


def feed_forward(name: str, weight: torch.Tensor, width: int) -> torch.Tensor:
    """Return the weight of that name with ``width`` units; what belongs to no feed-forward layer stays as it is."""
    old = weight.float()
    if name.endswith("ff.up.weight"):
        return torch.cat([old, _random(width - len(old), old.shape[1], old)])
    if name.endswith("ff.up.bias"):
        return torch.cat([old, torch.zeros(width - len(old))])
    if name.endswith("ff.down.weight"):
        return torch.cat([old, torch.zeros(len(old), width - old.shape[1])], 1)
    return weight


def stream(name: str, weight: torch.Tensor, width: int, narrow: int) -> torch.Tensor:
    """Return the weight of that name in a stream of ``width`` dimensions, of which it had ``narrow``."""
    old, more = weight.float(), width - narrow
    layer, kind = name.rpartition(".")[::2]
    part = next((part for part in (*FUSED, *OUT, "ff.up") if layer.endswith(part)), "")
    if layer in ("emb", "semb"):
        old = old - (old.mean(1, keepdim=True) if layer == "semb" else 0)
        return torch.cat([old, _random(len(old), more, old, FAINT)], 1) * math.sqrt(narrow / width)
    if part in FUSED:
        return torch.cat([_reads(each, more, kind) for each in old.chunk(FUSED[part])])
    if part == "ff.up":
        return torch.cat([old, _random(len(old), more, old)], 1) if kind == "weight" else old
    if part in OUT:
        old = old - old.mean(0, keepdim=True)
        if kind == "weight" and part != "ff.down":
            old = torch.cat([old, torch.zeros(narrow, more)], 1)
        return torch.cat([old, torch.zeros(more, *old.shape[1:])])
    if name == "bias":
        return old
    if kind == "bias":
        return torch.cat([old, torch.zeros(more)])
    return torch.cat([old, old.mean().expand(more)]) * (1 if layer == "dec_norm" else math.sqrt(narrow / width))


def _reads(old: torch.Tensor, more: int, kind: str) -> torch.Tensor:
    if kind == "bias":
        return torch.cat([old, torch.zeros(more)])
    taller = torch.cat([old, _random(more, old.shape[1], old)])
    return torch.cat([taller, _random(len(taller), more, taller)], 1)


def _random(rows: int, columns: int, like: torch.Tensor, scale: float = SCALE) -> torch.Tensor:
    return torch.randn(rows, columns) * like.pow(2).mean().sqrt() * scale


def positions(length: int, width: int, narrow: int) -> torch.Tensor:
    """Return the positions (``length``, ``width``) of a stream that was ``narrow``: sines and cosines (Vaswani et al.
    2017), less their mean, and zeros."""
    rate = torch.exp(torch.arange(narrow // 2) * -(math.log(10000.0) / (narrow // 2 - 1)))
    angle = torch.arange(length)[:, None] * rate[None]
    old = torch.cat([angle.sin(), angle.cos()], 1)
    return torch.cat([old - old.mean(1, keepdim=True), torch.zeros(length, width - narrow)], 1)


def main() -> None:
    """Convert."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--feed-forward", type=int, dest="inner")
    parser.add_argument("--stream", type=int)
    args = parser.parse_args()
    if not (args.inner or args.stream):
        parser.error("say what is to be wider: --feed-forward or --stream")
    torch.manual_seed(8)
    state = torch.load(args.checkpoint, map_location="cpu", weights_only=True)
    weights, shape = state["weights"], state["cfg"]
    if args.inner:
        weights = {name: feed_forward(name, weight, args.inner) for name, weight in weights.items()}
        shape["f"] = args.inner
    if args.stream:
        narrow = shape["d"]
        weights = {name: stream(name, weight, args.stream, narrow) for name, weight in weights.items()}
        state["positions"] = positions(shape["max_len"], args.stream, narrow)
        shape |= {"d": args.stream, "h": shape["h"] * args.stream // narrow}
    state["weights"] = weights
    torch.save(state, args.out)


if __name__ == "__main__":
    main()
