"""data/lemmas.fst: inflected form -> lemma, as a verb, a noun and an adjective.

A form's number packs three edits of eleven bits (verb, noun, adjective), each a place in a table of edits;
0 is "no such reading". An edit says how many letters to cut off and what to put in their place.
"""
# needs: ducer 1.2.0
import csv
import gzip
import re

from common import pypi, ranks, transducer, write

PACKAGE = ("lemminflect", "0.2.3")
READINGS = ["verb", "noun", "adj"]
BITS, ROW = 11, 24
RARE = 1_000_000


def main():
    rank = ranks()
    source = pypi(*PACKAGE) / "lemminflect" / "resources" / "lemma_lu.csv.gz"
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        rows = [(form, kind, lemmas.split("/")) for form, kind, lemmas in csv.reader(lines) if kind in READINGS]
    participles = participle_of(rows)
    found = {}
    for form, kind, lemmas in rows:
        lemmas = [lemma for lemma in lemmas if plain_word(lemma)]
        if plain_word(form) and lemmas:
            found.setdefault(form, {})[kind] = choose(form, kind, lemmas, rank, participles)
    # place 0 of the table is for a reading that a form does not have
    edits, numbers = [None], {}
    places = {}
    for form in sorted(found):
        packed = 0
        for bits, kind in enumerate(READINGS):
            if kind in found[form]:
                edit = edit_of(form, found[form][kind])
                if edit not in places:
                    places[edit] = len(edits)
                    edits.append(edit)
                packed |= places[edit] << (BITS * bits)
        numbers[form] = packed
    assert len(edits) < 1 << BITS, len(edits)
    table = b"".join(row(cut, suffix.encode()) for cut, suffix in [(0, "")] + edits[1:])
    print(f"{len(numbers)} forms, {len(edits)} edits")
    write("lemmas.fst", [transducer(numbers), table], ["lemminflect 0.2.3 (PyPI)"], "MIT")


def row(cut, suffix):
    assert len(suffix) <= ROW - 2
    return bytes([cut, len(suffix)]) + suffix.ljust(ROW - 2, b"\0")


def plain_word(word):
    return re.fullmatch(r"[a-z][a-z'-]*", word) is not None


def participle_of(rows):
    """Verb -> its form in -ing, whose frequency tells how often it is used as a verb."""
    best = {}
    for form, kind, lemmas in rows:
        if kind == "verb" and form.endswith("ing"):
            for lemma in lemmas:
                if lemma not in best or len(form) < len(best[lemma]):
                    best[lemma] = form
    return best


def choose(form, kind, lemmas, rank, participles):
    """The likeliest lemma: a form that is a past of a common verb and a rare verb's base is the past ("saw")."""
    if len(lemmas) == 1:
        return lemmas[0]

    def uses(lemma):
        probe = participles.get(lemma, lemma) if kind == "verb" else lemma
        often = 1 / (1 + rank.get(probe, RARE))
        # of the two spellings of one word the plain one; of a past and a base the past, which news uses more
        return often * (1 if lemma == form or kind != "verb" else 3)

    return max(lemmas, key=lambda lemma: (uses(lemma), lemma))


def edit_of(form, lemma):
    common = 0
    while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
        common += 1
    return len(form) - common, lemma[common:]


if __name__ == "__main__":
    main()
