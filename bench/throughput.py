"""Speed against CTranslate2 alone and against Argos Translate, on the same package and the same segments.

    python bench/throughput.py [--articles 300] [--rounds 2] [--skip-argos]

Each contender runs in a process of its own, loading included. CTranslate2 alone (with its best settings) and `translate
run` take turns, so that a machine that slows down slows down both; what is printed are medians and their ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import corpus

RAW = """
import json, sys, ctranslate2
package, segments, inter, intra, batch = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
model = ctranslate2.Translator(package + "/model", compute_type="int8", inter_threads=inter, intra_threads=intra)
options = {"beam_size": 4, "length_penalty": 0.2, "max_batch_size": batch, "batch_type": "tokens"}
model.translate_batch(json.load(open(segments)), **options)
"""

# Argos Translate's own decode path. Its sentence splitters are not installed; the sentences are handed to it ready.
ARGOS = """
import json, sys, types
from pathlib import Path
for name in ("stanza", "minisbd"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["minisbd"].SBDetect = None
sys.modules["minisbd"].models = types.SimpleNamespace(cache_dir="")
from argostranslate.package import Package
from argostranslate.translate import PackageTranslation, apply_packaged_translation, settings
import ctranslate2
class Ready:
    def split_sentences(self, paragraph):
        return paragraph
package = Package(Path(sys.argv[1]))
model = ctranslate2.Translator(
    str(package.package_path / "model"), device=settings.device, inter_threads=settings.inter_threads,
    intra_threads=settings.intra_threads, compute_type=settings.compute_type)
for paragraph in json.load(open(sys.argv[2])):
    apply_packaged_translation(package, paragraph, model, Ready(), 4)
"""


def timed(command: list[str], environment: dict[str, str] | None = None) -> float:
    """Run a command and return its wall-clock time in seconds."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **(environment or {})})
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--skip-argos", action="store_true")
    args = parser.parse_args()

    from translate.decoding.engine import available_cores
    from translate.packages import store
    from translate.reading import discover, read
    from translate.segments import split

    package = next(p for p in store.installed() if p.pair == ("fr", "en"))
    tokenizer = package.tokenizer()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus.write(folder / "in", args.articles)
        paragraphs = [
            [segment.text for segment in split(passage, "fr")]
            for file in discover([folder / "in"])
            for passage in read(file).passages
        ]
        segments = [text for paragraph in paragraphs for text in paragraph]
        (folder / "paragraphs.json").write_text(json.dumps(paragraphs))
        (folder / "segments.json").write_text(json.dumps([tokenizer.encode(text) for text in segments]))
        print(f"{args.articles} articles, {len(segments)} segments, {package.label}, {available_cores()} cores")

        cores = available_cores()
        raw = {}
        for inter, intra in {(cores, 1), (1, cores)}:
            for batch in (1024, 2048):
                settings = [str(value) for value in (inter, intra, batch)]
                command = [sys.executable, "-c", RAW, str(package.path), str(folder / "segments.json"), *settings]
                raw[inter, intra, batch] = timed(command)
        best = min(raw, key=lambda settings: raw[settings])
        alone = [sys.executable, "-c", RAW, str(package.path), str(folder / "segments.json"), *map(str, best)]
        runs = {"without glossary": ["--glossary", "none"], "with defence": []}
        times: dict[str, list[float]] = defaultdict(list)
        for turn in range(args.rounds):
            times["alone"].append(timed(alone))
            for label, options in runs.items():
                out, memory = folder / f"{label} {turn}", folder / f"{label} {turn}.sqlite"
                command = [sys.executable, "-m", "translate", "run", str(folder / "in"), "--out", str(out)]
                command += ["--from", "fr", "--to", "en", "--memory", str(memory), *options]
                times[label].append(timed(command))
                times[f"{label}, again"].append(timed(command))
        seconds = {label: statistics.median(each) for label, each in times.items()}
        print(f"CTranslate2 alone   {seconds['alone']:7.1f} s   (inter, intra, batch = {best})")
        for label in runs:
            ours, again = seconds[label], seconds[f"{label}, again"]
            print(f"translate run       {ours:7.1f} s   {label}: {ours / seconds['alone']:.2f} × CTranslate2 alone")
            print(f"  run again         {again:7.1f} s   {again / ours:.3f} × the first run")
        if not args.skip_argos:
            command = [sys.executable, "-c", ARGOS, str(package.path), str(folder / "paragraphs.json")]
            argos = timed(command)
            ratio = argos / seconds["without glossary"]
            print(f"Argos Translate     {argos:7.1f} s   {ratio:.2f} × translate run without glossary")


if __name__ == "__main__":
    main()
