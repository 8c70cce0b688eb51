"""The weights of a package as a checkpoint to train on from: what 0.4 started with was 0.3 as it was shipped.

    python bench/weights.py PACKAGE/model/model.bin OUT.pt        (needs torch)

Reads the binary file of CTranslate2 (version 6) of a Transformer with pre-norm and fused projections, takes int8 back
to float, and names the weights as the trainer does.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import torch

HEAD = 128
"""Dimensions of a head of attention."""
TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)
EMBEDDINGS = {"semb.weight": "encoder/embeddings_0/weight", "emb.weight": "decoder/embeddings/weight"}
SHARED = {
    "att.qkv": "self_attention/linear_0",
    "att.out": "self_attention/linear_1",
    "ff.up": "ffn/linear_0",
    "ff.down": "ffn/linear_1",
}
CROSS = {"cross.q": "attention/linear_0", "cross.kv": "attention/linear_1", "cross.out": "attention/linear_2"}
LINEAR = {"enc": SHARED, "dec": SHARED | CROSS}
NORMS = {
    "enc": {"n1": "self_attention/layer_norm", "n2": "ffn/layer_norm"},
    "dec": {"n1": "self_attention/layer_norm", "n2": "attention/layer_norm", "n3": "ffn/layer_norm"},
}


def variables(file: BinaryIO) -> dict[str, np.ndarray[Any, Any]]:
    """Return what a model.bin holds, by name; aliases are left out."""

    def number(code: str) -> int:
        return int(struct.unpack(f"<{code}", file.read(struct.calcsize(f"<{code}")))[0])

    def string() -> str:
        return file.read(number("H"))[:-1].decode()

    _version, _spec, _revision = number("I"), string(), number("I")
    found = {}
    for _ in range(number("I")):
        name, shape = string(), [number("I") for _ in range(number("B"))]
        kind = TYPES[number("B")]
        found[name] = np.frombuffer(file.read(number("I")), kind).reshape(shape)
    return found


def main(model: Path, out: Path) -> None:
    """Convert."""
    with model.open("rb") as file:
        held = variables(file)

    def weight(name: str) -> torch.Tensor:
        value = held[name].astype(np.float32)
        if held[name].dtype == np.int8:
            value = value / held[f"{name}_scale"][:, None]
        return torch.from_numpy(value)

    weights = {ours: weight(name) for ours, name in EMBEDDINGS.items()} | {"bias": weight("decoder/projection/bias")}
    depth = {}
    for side, short in (("encoder", "enc"), ("decoder", "dec")):
        parts = {f"{short}_norm": (f"{side}/layer_norm", False)}
        depth[short] = len(
            {name.split("/")[1] for name in held if name.startswith(f"{side}/layer_") and "/ffn/" in name}
        )
        for at in range(depth[short]):
            parts |= {f"{short}.{at}.{our}": (f"{side}/layer_{at}/{name}", True) for our, name in LINEAR[short].items()}
            parts |= {f"{short}.{at}.{our}": (f"{side}/layer_{at}/{name}", False) for our, name in NORMS[short].items()}
        for our, (name, matrix) in parts.items():
            weights[f"{our}.weight"] = weight(f"{name}/{'weight' if matrix else 'gamma'}")
            weights[f"{our}.bias"] = weight(f"{name}/{'bias' if matrix else 'beta'}")
    vocabulary, width = weights["emb.weight"].shape
    inner = len(weights["enc.0.ff.up.bias"])
    positions = weight("decoder/position_encodings/encodings")
    shape = dict(vocab=vocabulary, d=width, h=width // HEAD, f=inner, pad=3, max_len=len(positions), **depth)
    state = {"weights": weights, "positions": positions, "cfg": shape, "vocab": vocabulary, "step": 0, "seen": 0}
    torch.save(state, out)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
