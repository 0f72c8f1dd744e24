"""Pair the reports of different stories in a kit of conflicts that are most alike in words.

usage: other_stories.py KIT_DIR > pairs.jsonl

Whatever two such reports say, they do not contradict each other: fit_evidence.py
counts every pair of claims in them as false.
"""

import collections
import json
import math
import re
import sys

MOST, EACH = 2500, 6


def story(source):
    """The incident of a report: reports of one incident may contradict each other."""
    found = re.match(r"(gva_\d+)|(\d+)_\d+(ecb\w*)", source)
    return "".join(g for g in found.groups() if g) if found else None


def reports(kit):
    found = {}
    for kind in ("clean", "real"):
        for line in open(f"{kit}/{kind}.jsonl", encoding="utf-8"):
            case = json.loads(line)
            for name, source in case.get("source", {}).items():
                if name in case["files"] and story(source):
                    found.setdefault(source, (case["files"][name], case["dct"].get(name)))
    return found


def main(kit):
    texts = reports(kit)
    words = {s: set(re.findall(r"[a-z]{4,}", t.lower())) for s, (t, _) in texts.items()}
    count = collections.Counter(w for own in words.values() for w in own)
    weight = {w: math.log(len(texts) / n) for w, n in count.items()}
    size = {s: math.sqrt(sum(weight[w] for w in own)) or 1 for s, own in words.items()}
    pairs = []
    for a in sorted(texts):
        for b in sorted(texts):
            if a < b and story(a) != story(b) and a.startswith("gva") == b.startswith("gva"):
                pairs.append((sum(weight[w] for w in words[a] & words[b]) / size[a] / size[b], a, b))
    kept = collections.Counter()
    for alike, a, b in sorted(pairs, reverse=True):
        both = tuple(sorted((story(a), story(b))))
        # reports that share half their words may be of one story under two numbers
        if alike < 0.5 and kept[both] < EACH and sum(kept.values()) < MOST:
            kept[both] += 1
            (x, day_x), (y, day_y) = texts[a], texts[b]
            case = {"files": {"A.txt": x, "B.txt": y}, "dct": {"A.txt": day_x, "B.txt": day_y}, "stories": both}
            print(json.dumps({"case_id": f"other-{a}-{b}", **case}))


if __name__ == "__main__":
    main(sys.argv[1])
