"""One package's model over CTranslate2: text in, ranked hypotheses and alignments out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from translate.decoding.hints import Hinted, hinted, suggested
from translate.errors import PackageError

if TYPE_CHECKING:
    import numpy as np

    from translate.packages.package import Package

LONGEST = 500
"""Pieces of a hypothesis at most: packages may know no more than 512 positions."""
BATCH_TOKENS = 1024
"""Pieces that are decoded together at most."""
SCORED_TOKENS = 128
"""The same where targets are scored: a distribution over all pieces is kept for each of theirs."""
RARE = 3
"""Pieces from which on a package has not often met a word."""
LENGTH_PENALTY = 0.2  # what Argos Translate decodes with


class Settings(NamedTuple):
    """How to decode: beam width, processor and threads. ``threads`` of 0 takes every core this process may use."""

    beam: int = 4
    device: str = "cpu"
    threads: int = 0


class Hypothesis(NamedTuple):
    """The pieces of a candidate translation, and how they attend to the pieces of the source."""

    pieces: tuple[str, ...]
    result: Any
    rank: int
    skipped: int
    origin: Sequence[int] = ()

    @property
    def score(self) -> float:
        """Log probability of the pieces, divided by a power of their number."""
        return float(self.result.scores[self.rank])

    def attention(self, sources: int) -> np.ndarray[Any, Any]:
        """Return the decoder's cross-attention, an array of shape (pieces, ``sources``); rows sum to at most 1."""
        import numpy as np

        rows = np.asarray(self.result.attention[self.rank], dtype=np.float32)
        rows = rows[self.skipped : self.skipped + len(self.pieces)]
        if not self.origin:
            return rows[:, :sources]
        found = np.zeros((len(rows), sources), dtype=np.float32)
        np.add.at(found.T, self.origin, rows[:, : len(self.origin)].T)
        return found


class Engine:
    """A loaded package.

    The model is loaded in the background; the first use waits for it and raises PackageError when it cannot be loaded.
    Several threads may use one engine; CTranslate2 spreads their batches over the cores by itself.
    """

    def __init__(self, package: Package, settings: Settings) -> None:
        from concurrent.futures import ThreadPoolExecutor

        import ctranslate2  # noqa: F401  (here: an import in the background would hold up those in the foreground)

        self.package = package
        self.settings = settings
        background = ThreadPoolExecutor(1)
        self._loading = background.submit(load, package, settings)
        background.shutdown(wait=False)
        self.tokenizer = package.tokenizer()
        self._prefix = [package.target_prefix] if package.target_prefix else []

    @property
    def _model(self) -> Any:
        return self._loading.result()

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
        sentences: Sequence[str] | None = None,
        hypotheses: int = 1,
        beam: int | None = None,
        **options: Any,
    ) -> list[list[Hypothesis]]:
        """Decode pieces and return the hypotheses of each source, best first.

        ``prefixes`` are target pieces that each hypothesis begins with; ``sentences`` tell the meaning of the sources'
        words; a ``beam`` narrower than the settings' may be given; ``options`` go to
        ``ctranslate2.Translator.translate_batch``. Nothing is truncated: the room for a hypothesis follows its source,
        up to what packages have positions for.
        """
        if not sources:
            return []
        longest = max(len(source) for source in sources)
        starts = [self._prefix + list(prefix) for prefix in prefixes or [()] * len(sources)]
        beam = min(beam or self.settings.beam, self.settings.beam)
        defaults: dict[str, Any] = {
            "beam_size": beam,
            "num_hypotheses": min(hypotheses, beam),
            "length_penalty": LENGTH_PENALTY,
            "replace_unknowns": True,
            "use_vmap": True,
            "return_attention": True,
            "return_scores": True,
            "max_batch_size": BATCH_TOKENS,
            "batch_type": "tokens",
            "max_input_length": 0,
            "max_decoding_length": min(LONGEST, 2 * longest + max(len(start) for start in starts) + 16),
        }
        read = [self._read(*each) for each in zip(sources, sentences or [""] * len(sources), strict=True)]
        results = self._model.translate_batch(
            [pieces for pieces, _ in read],
            target_prefix=starts if any(starts) else None,
            **(defaults | options),
        )
        skip = len(self._prefix)
        return [
            [
                Hypothesis(tuple(pieces[skip:]), result, rank, skip, origin)
                for rank, pieces in enumerate(result.hypotheses)
            ]
            for result, (_, origin) in zip(results, read, strict=True)
        ]

    def score(self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> list[float]:
        """Return the log probability of each of ``targets``, the pieces of a translation of each of ``sources``. Hints
        are not read."""
        if not sources:
            return []
        prefixed = [self._prefix + list(target) for target in targets]
        results = self._model.score_batch(
            [*sources], prefixed, max_input_length=0, max_batch_size=SCORED_TOKENS, batch_type="tokens"
        )
        return [sum(result.log_probs) for result in results]

    def _read(self, source: Sequence[str], sentence: str) -> Hinted:
        """Return what the package reads of ``source``: with hints, where it was trained to read some."""
        package = self.package
        if package.hints and package.markers:
            known = partial(
                suggested,
                source=package.from_code,
                target=package.to_code,
                rare=self._is_rare,
                sentence=sentence,
            )
            return hinted(source, known, package.markers, self.encode)
        return Hinted(list(source), [])

    def _is_rare(self, word: str) -> bool:
        return len(self.encode(word)) >= RARE


def load(package: Package, settings: Settings) -> Any:
    """Load a package's model: int8 where the processor has it, one worker a core, since the models are small."""
    import ctranslate2

    cores = settings.threads or available_cores()
    threads = {"inter_threads": cores, "intra_threads": 1} if settings.device == "cpu" else {}
    supported = ctranslate2.get_supported_compute_types(settings.device) if settings.device == "cpu" else {"default"}
    try:
        model = ctranslate2.Translator(
            str(package.model_dir),
            device=settings.device,
            compute_type="int8" if "int8" in supported else "default",
            max_queued_batches=-1,
            **threads,
        )
        # The first decoding of a process takes ten times as long as the second: better here, in the background.
        model.translate_batch([[""]], max_decoding_length=1)
        return model
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
