"""Attention for training on a CPU, written out: torch's own takes longer on its way back.

    with attention.written_out(): …

Needs torch.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from unittest import mock

import torch
from torch.nn import functional


def attention(
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attn_mask: torch.Tensor | None = None,
    dropout_p: float = 0.0,
    is_causal: bool = False,
) -> torch.Tensor:
    """Return what ``torch.nn.functional.scaled_dot_product_attention`` does; there is no dropout."""
    scores = (query @ key.transpose(-1, -2)).float() * query.shape[-1] ** -0.5
    if attn_mask is not None:
        scores = scores + attn_mask
    if is_causal:
        scores = scores + torch.full(scores.shape[-2:], -1e9).triu(1)
    return scores.softmax(-1).to(value.dtype) @ value


@contextlib.contextmanager
def written_out() -> Iterator[None]:
    """Let every model attend this way."""
    with mock.patch.object(functional, "scaled_dot_product_attention", attention):
        yield
