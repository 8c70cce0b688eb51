"""How the time to find terms depends on the number of terms: it should not.

    python bench/matching.py [--lines 2000] [--sizes 100,10000,200000]

The texts are lines of French with the shipped termbase's terms in them. The termbases hold the first concepts of the
shipped one, filled up with made-up multiword terms of French words; what is printed are the times of one run and their
ratio to the smallest.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import time

from translate.glossary import read
from translate.glossary.matching import Matcher
from translate.glossary.termbase import Concept, Term, Termbase

SENTENCES = (
    "Le ministre a annoncé que {} et {} seraient livrés avant la fin de l'année, selon un communiqué.",
    "Plusieurs {} ont été déployés près de la frontière, tandis que {} restait en réserve.",
    "« Nous avons besoin de {} », a déclaré le porte-parole, qui n'a rien dit de {}.",
    "La production de {} doublera d'ici trois ans, a précisé l'entreprise ; {} attendra.",
)


def texts(terms: list[str], count: int) -> list[str]:
    chance = random.Random(1)
    return [chance.choice(SENTENCES).format(*chance.sample(terms, 2)) for _ in range(count)]


def filled(concepts: list[Concept], size: int) -> Termbase:
    """A termbase of ``size`` concepts: the shipped ones, then pairs and triples of their words that occur nowhere."""
    words = sorted({word for c in concepts for t in c.in_language("fr") for word in t.text.split() if word.isalpha()})
    random.Random(2).shuffle(words)
    made = (" ".join(pair) for pair in itertools.permutations(words, 3))
    invented = (
        Concept(f"x{number}", terms=(Term(text, "fr", part_of_speech="noun"), Term(text[::-1], "en")))
        for number, text in enumerate(itertools.islice(made, 0, None, 7))
    )
    return Termbase(tuple(itertools.islice(itertools.chain(concepts, invented), size)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=2000)
    parser.add_argument("--sizes", default="100,10000,200000")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    concepts = list(read("defence").concepts)
    random.Random(3).shuffle(concepts)
    lines = texts([c.in_language("fr")[0].text for c in concepts], args.lines)
    smallest = 0.0
    for size in map(int, args.sizes.split(",")):
        termbase = filled(concepts, size)
        start = time.process_time()
        matcher = Matcher(termbase, "fr", "en")
        built = time.process_time() - start
        best = min(_run(matcher, lines) for _ in range(args.rounds))
        found = sum(len(matcher.match(line)) for line in lines)
        smallest = smallest or best
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:7} terms: built in {built:5.2f} s, {1e6 * best / len(lines):6.0f} µs a line, "
            f"{best / smallest:4.2f} × the smallest, {found} matches, peak {memory:.0f} MB"
        )


def _run(matcher: Matcher, lines: list[str]) -> float:
    start = time.process_time()
    for line in lines:
        matcher.match(line)
    return time.process_time() - start


if __name__ == "__main__":
    main()
