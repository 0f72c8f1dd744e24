"""data/vectors.bin: what words mean by the company they keep, made small.

Of the 100 dimensions of GloVe (Gigaword and Wikipedia): centred, the two strongest directions taken out
(they hold frequency, not meaning; Mu and Viswanath 2018, "All-but-the-Top"), then the 48 strongest of the
rest, each row scaled to one byte a number. Behind a row stands its length times 16, in two bytes.
"""
# needs: ducer 1.2.0, numpy 2.4.6
import re

import numpy

from common import WINK, embeddings, transducer, write

WORDS, DIMENSIONS, DROPPED = 60_000, 48, 2


def main():
    words, vectors = embeddings()
    chosen = [word for word in words if re.fullmatch(r"[^\W\d_]+(?:['-][^\W\d_]+)*", word)][:WORDS]
    rows = numpy.array([vectors[word][:100] for word in chosen], dtype=numpy.float64)
    rows -= rows.mean(axis=0)
    _, directions = numpy.linalg.eigh(rows.T @ rows)
    kept = directions[:, ::-1][:, DROPPED : DROPPED + DIMENSIONS]
    # an eigenvector has no sign of its own: the strongest component is positive
    signs = numpy.sign(kept[numpy.abs(kept).argmax(axis=0), numpy.arange(DIMENSIONS)])
    rows = rows @ (kept * signs)
    small = numpy.rint(rows * (127 / numpy.abs(rows).max(axis=1, keepdims=True))).astype(numpy.int8)
    lengths = numpy.rint(16 * numpy.sqrt((small.astype(numpy.int64) ** 2).sum(axis=1))).astype("<u2")
    table = b"".join(row.tobytes() + length.tobytes() for row, length in zip(small, lengths))
    write(
        "vectors.bin",
        [transducer({word: place for place, word in enumerate(chosen)}), table],
        [f"{WINK[0]} {WINK[1]} (npm; GloVe 6B)"],
        "MIT; GloVe: PDDL 1.0",
    )


if __name__ == "__main__":
    main()
