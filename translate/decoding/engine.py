"""One package's model over CTranslate2: text in, ranked hypotheses and alignments out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from translate.errors import PackageError

if TYPE_CHECKING:
    import numpy as np

    from translate.packages.package import Package

BATCH_TOKENS = 2048
LENGTH_PENALTY = 0.2  # what Argos Translate decodes with


@dataclass(frozen=True)
class Settings:
    """How to decode: beam width, processor and threads. ``threads`` of 0 takes every core this process may use."""

    beam: int = 4
    device: str = "cpu"
    threads: int = 0


@dataclass(frozen=True)
class Hypothesis:
    """A candidate translation: its pieces, its text, and the sum of its pieces' log-probabilities."""

    pieces: tuple[str, ...]
    text: str
    score: float

    @property
    def per_piece(self) -> float:
        """Mean log-probability of a piece, comparable between hypotheses of different lengths."""
        return self.score / (len(self.pieces) + 1)


class Engine:
    """A loaded package.

    Raises PackageError when the model cannot be loaded. One engine serves one thread at a time; CTranslate2 spreads
    the batches over the cores by itself.
    """

    def __init__(self, package: Package, settings: Settings) -> None:
        self.package = package
        self.settings = settings
        self.tokenizer = package.tokenizer()
        self._prefix = [package.target_prefix] if package.target_prefix else []
        self._model = load(package, settings)

    def encode(self, text: str) -> list[str]:
        """Return the pieces of ``text``."""
        pieces: list[str] = self.tokenizer.encode(text)
        return pieces

    def decode(self, pieces: Sequence[str]) -> str:
        """Return the text of ``pieces``, without the package's target prefix."""
        tail = list(pieces)
        if self._prefix and tail[:1] == self._prefix:
            tail = tail[1:]
        text: str = self.tokenizer.decode(tail)
        return text.strip()

    def translate(
        self,
        sources: Sequence[Sequence[str]],
        prefixes: Sequence[Sequence[str]] | None = None,
        hypotheses: int = 1,
        **options: Any,
    ) -> list[list[Hypothesis]]:
        """Decode pieces into hypotheses, best first.

        ``prefixes`` are target pieces that each hypothesis begins with; ``options`` go to
        ``ctranslate2.Translator.translate_batch``. Nothing is truncated: the room for a hypothesis follows its source.
        """
        if not sources:
            return []
        longest = max(len(source) for source in sources)
        starts = [self._prefix + list(prefix) for prefix in prefixes or [()] * len(sources)]
        room = 2 * longest + max(len(start) for start in starts) + 16
        beam = max(self.settings.beam, hypotheses) if self.settings.beam > 1 else 1
        defaults: dict[str, Any] = {
            "beam_size": beam,
            "num_hypotheses": min(hypotheses, beam),
            "length_penalty": LENGTH_PENALTY,
            "replace_unknowns": True,
            "max_batch_size": BATCH_TOKENS,
            "batch_type": "tokens",
            "max_input_length": 0,
            "max_decoding_length": room,
            "return_scores": True,
        }
        results = self._model.translate_batch(
            [list(source) for source in sources],
            target_prefix=starts if any(starts) else None,
            **(defaults | options),
        )
        penalty = (defaults | options)["length_penalty"]
        return [
            [
                self._hypothesis(pieces, score * len(pieces) ** penalty)
                for pieces, score in zip(result.hypotheses, result.scores, strict=True)
            ]
            for result in results
        ]

    def align(self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> list[np.ndarray[Any, Any]]:
        """Return for each pair an attention matrix of shape (target pieces, source pieces).

        The decoder is forced through the given target and its cross-attention is read off; rows sum to at most 1.
        """
        import numpy as np

        if not sources:
            return []
        starts = [self._prefix + list(target) for target in targets]
        results = self._model.translate_batch(
            [list(source) for source in sources],
            target_prefix=starts,
            beam_size=1,
            return_attention=True,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            max_input_length=0,
            max_decoding_length=max(len(start) for start in starts) + 1,
        )
        skip = len(self._prefix)
        return [
            np.asarray(result.attention[0], dtype=np.float32)[skip : skip + len(target), : len(source)]
            for result, source, target in zip(results, sources, targets, strict=True)
        ]

    def _hypothesis(self, pieces: Sequence[str], score: float) -> Hypothesis:
        kept = tuple(pieces[len(self._prefix) :]) if self._prefix else tuple(pieces)
        return Hypothesis(kept, self.decode(kept), score)


def load(package: Package, settings: Settings) -> Any:
    """Load a package's model: int8 where the processor has it, one worker a core, since the models are small."""
    import ctranslate2

    cores = settings.threads or available_cores()
    threads = {"inter_threads": cores, "intra_threads": 1} if settings.device == "cpu" else {}
    supported = ctranslate2.get_supported_compute_types(settings.device) if settings.device == "cpu" else {"default"}
    try:
        return ctranslate2.Translator(
            str(package.model_dir),
            device=settings.device,
            compute_type="int8" if "int8" in supported else "default",
            **threads,
        )
    except (RuntimeError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else "unknown reason"
        raise PackageError(
            f"the model of {package.label} cannot be loaded ({reason}); check it with: translate models verify"
        ) from error


def available_cores() -> int:
    """Return the number of cores that this process may use (affinity and cgroup limits count)."""
    if hasattr(os, "process_cpu_count"):
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def greedy(settings: Settings) -> Settings:
    """Return the same settings with greedy search."""
    return replace(settings, beam=1)
