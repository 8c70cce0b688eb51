"""Which detector of languages to take: accuracy, load time and time a line, on lines of known language.

    python bench/language_detection.py [LINES.tsv]

LINES.tsv has ``code<TAB>line``; without it, tests/data/languages.tsv. Compared are frequent words alone, py3langid (all
its languages), py3langid weighed with frequent words, what ``detect`` does (words, then the model), and simplemma's
share of known words (eight languages and their lines only: it loads a dictionary a language, and holds eight).
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from translate import language
from translate.errors import LanguageError

EIGHT = ("de", "en", "es", "fr", "it", "pt", "ru", "tr")
LINES = Path(__file__).resolve().parent.parent / "tests" / "data" / "languages.tsv"


def py3langid() -> Callable[[str], str]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return lambda text: {"no": "nb"}.get(identifier.classify(text)[0], identifier.classify(text)[0])


def py3langid_weighed() -> Callable[[str], str]:
    language._identifier()
    return language.by_model


def words() -> Callable[[str], str]:
    language.by_words("")
    return lambda text: language.by_words(text) or "-"


def detect() -> Callable[[str], str]:
    return language.detect


def simplemma() -> Callable[[str], str]:
    from simplemma import langdetect

    langdetect("Bonjour", lang=EIGHT)
    return lambda text: langdetect(text, lang=EIGHT)[0][0]


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else LINES
    rows = [line.split("\t", 1) for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    print(f"{len(rows)} lines in {len({code for code, _ in rows})} languages")
    for load in (words, py3langid, py3langid_weighed, detect, simplemma):
        begin = time.perf_counter()
        tell = load()
        loaded = time.perf_counter() - begin
        right, wrong, unsure = 0, Counter[str](), 0
        begin = time.perf_counter()
        lines = [(code, line) for code, line in rows if load is not simplemma or code in EIGHT]
        for code, line in lines:
            try:
                answer = tell(line)
            except LanguageError:
                answer = "-"
            right += answer == code
            unsure += answer == "-"
            if answer not in (code, "-"):
                wrong[f"{code}→{answer} {line[:60]}"] += 1
        spent = (time.perf_counter() - begin) / len(lines)
        print(f"{load.__name__:18} right {right / len(lines):6.1%}  wrong {sum(wrong.values()):3}  unsure {unsure:3}"
              f"  load {loaded:.2f} s  {spent * 1000:.2f} ms a line")  # fmt: skip
        for error in list(wrong)[:12]:
            print("    ", error)


if __name__ == "__main__":
    main()
