"""data/frequency.fst: how telling a word is, from 1 (everywhere) to 220 (rare).

The number is twelve times the binary logarithm of the word's place by frequency in newspapers and Wikipedia
(by Zipf's law its place is as good as its count, up to a constant).
"""
# needs: ducer 1.2.0
import math
import re

from common import WINK, ranks, transducer, write

WORDS = 150_000


def main():
    numbers = {}
    for word, rank in ranks().items():
        if re.fullmatch(r"[^\W\d_](?:[\w'.-]*[^\W_])?", word):
            numbers[word] = min(255, round(12 * math.log2(rank + 2)))
        if len(numbers) == WORDS:
            break
    write(
        "frequency.fst",
        [transducer(numbers)],
        [f"{WINK[0]} {WINK[1]} (npm; order of GloVe 6B)"],
        "MIT; GloVe: PDDL 1.0",
    )


if __name__ == "__main__":
    main()
