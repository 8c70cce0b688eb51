"""A checkpoint with wider feed-forward layers that computes the same: what package 0.8 was trained on from.

    python bench/widen.py CHECKPOINT.pt OUT.pt [--feed-forward 2048]        (needs torch)

The new units read at random, at 0.7 of the scale of those that are there, and say nothing until they have learned:
their columns of the matrix that leads out are zero (growth that keeps the function, as in Chen et al. 2016, Net2Net).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

SCALE = 0.7


def widen(name: str, weight: torch.Tensor, width: int) -> torch.Tensor:
    """Return the weight of that name with ``width`` units; what belongs to no feed-forward layer stays as it is."""
    old = weight.float()
    if name.endswith("ff.up.weight"):
        new = torch.randn(width - len(old), old.shape[1]) * old.pow(2).mean().sqrt() * SCALE
        return torch.cat([old, new])
    if name.endswith("ff.up.bias"):
        return torch.cat([old, torch.zeros(width - len(old))])
    if name.endswith("ff.down.weight"):
        return torch.cat([old, torch.zeros(len(old), width - old.shape[1])], 1)
    return weight


def main() -> None:
    """Convert."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--feed-forward", type=int, default=2048, dest="width")
    args = parser.parse_args()
    torch.manual_seed(8)
    state = torch.load(args.checkpoint, map_location="cpu", weights_only=True)
    state["weights"] = {name: widen(name, weight, args.width) for name, weight in state["weights"].items()}
    state["cfg"]["f"] = args.width
    torch.save(state, args.out)


if __name__ == "__main__":
    main()
