"""Fit the models of rules/en/evidence.toml on cases whose contradictions are known.

usage: fit_evidence.py CASES.jsonl EVIDENCE.jsonl [OUT.toml] [--misses] [--fit]

CASES.jsonl is what evidence_cases.py makes, EVIDENCE.jsonl what `cargo run --example evidence` prints for it. Needs numpy
and scipy. One logistic model for each kind of claim; the kinds share most of their weights, and signs that are known
beforehand are kept. Prints how many of the known contradictions are candidates, and the reliability by cross-validation
over stories and, leaving one collection out, over collections. Without OUT nothing is written; with --fit nothing is
validated.
"""

import collections
import json
import sys
import zlib

import numpy as np
from scipy.optimize import minimize

SHARE, STRENGTH, FOLDS = 0.5, 0.1, 8
# What a pair of a collection counts: real stories as they are; injected contradictions are many times too frequent, so
# what is false beside them counts more; pairs of two stories are less alike than any that a desk compares.
COUNTS = {"other": 0.1, "stream": 0.5}
POSITIVE = """alike people_shared towns_shared sites_shared like like_squared shared near mass covered same_before
same_behind same_people events_shared event_same main leads same_time entity_same repeated noun_like verb_like
subject_like object_like same_preposition swapped one_digit noun_rare""".split()
NEGATIVE = """people_apart towns_apart other_people event_other scope_other plan_other noun_other agrees agrees_at_all
agrees_better compatible conflicts_better crowd value_elsewhere both_elsewhere after sentences_apart entity_once coarse
verb_apart subject_apart object_apart saying_once series_other beside distant modified_once""".split()
# below `least` nothing is said
LEAST, WARNING, ERROR = 0.12, 0.35, 0.9
HEAD = """# How the evidence that two claims speak of one thing is weighed: a logistic model for each kind of claim.
# `weights` are per unit of the features that src/align/evidence.rs measures; .ci/fit_evidence.py fitted them.
# `least`: below it nothing is reported; `warning`: below it a note; `error`: from it on an error.
"""


def fold(name):
    return zlib.crc32(str(name).encode()) % FOLDS


def meets(place, gold):
    return any(place[0] == d and place[1] < e + 2 and place[2] > s - 2 for d, s, e in gold)


def verdict(a, b, truth):
    """The last that names the pair counts; what none names is no contradiction."""
    y = 0
    for left, right, told in truth:
        if meets(a, left) and meets(b, right) or meets(b, left) and meets(a, right):
            y = told if y != 1 or told == 1 else y
    return y


class Model:
    def __init__(self, names):
        self.names = names

    def fit(self, x, y, counts):
        free = (None, None)
        sign = [(0, None) if n in POSITIVE else (None, 0) if n in NEGATIVE else free for n in self.names]
        bounds = sign + [free] * (x.shape[1] - len(sign) + 1)

        def loss(w):
            z = x @ w[:-1] + w[-1]
            p = 1 / (1 + np.exp(-np.clip(z, -40, 40)))
            value = STRENGTH * (counts * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * (w[:-1] ** 2).sum()
            off = STRENGTH * counts * (p - y)
            return value, np.append(x.T @ off + w[:-1], off.sum())

        start = np.zeros(x.shape[1] + 1)
        self.w = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 150}).x
        return self

    def predict(self, x):
        return 1 / (1 + np.exp(-np.clip(x @ self.w[:-1] + self.w[-1], -40, 40)))


def read(cases, evidence):
    known = {c["id"]: c for c in map(json.loads, open(cases, encoding="utf-8"))}
    lines = open(evidence, encoding="utf-8")
    names = json.loads(next(lines))
    like, verbatim = names.index("like"), names.index("same_before")
    rows, met = [], collections.defaultdict(lambda: [0, 0, 0])
    misses = []
    for line in lines:
        record = json.loads(line)
        case = known[record["id"]]
        collection = case["collection"]
        sides = [t for t in case["truth"] if t[2] == 1 and t[0] and t[1]]
        hit = [False] * len(sides)
        for model, a, b, values in record["rows"]:
            y = verdict(a, b, case["truth"])
            # of what nothing speaks for, one in six stands for all
            stands = 6 if y == 0 and values[like] < 0.12 and not values[verbatim] else 1
            if y >= 0 and (stands == 1 or zlib.crc32(repr((record["id"], a, b)).encode()) % stands == 0):
                rows.append((case["group"], collection, model, values, y, float(stands)))
            for k, (left, right, _) in enumerate(sides):
                hit[k] |= meets(a, left) and meets(b, right) or meets(b, left) and meets(a, right)
        for k, (left, right, _) in enumerate(sides):
            own = met[collection]
            own[0] += 1
            own[1] += any(meets(c, left) for c in record["claims"]) and any(meets(c, right) for c in record["claims"])
            own[2] += hit[k]
            if not hit[k]:
                misses.append((record["id"], left, right))
    return names, rows, met, misses


def report(title, p, y, own):
    print(title)
    for low, high in ((0.02, 0.05), (0.05, 0.1), (0.1, 0.2), (0.2, 0.35), (0.35, 0.5), (0.5, 0.65), (0.65, 0.8), (0.8, 0.9), (0.9, 1.01)):
        inside = (p >= low) & (p < high) & own
        if inside.any():
            print(f"  {low:.2f}-{min(high, 1):.2f}  {inside.sum():5}  {y[inside].mean():.2f}  ({p[inside].mean():.2f} said)")


def main():
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    names, rows, met, misses = read(*args[:2])
    for collection, (n, made, hit) in sorted(met.items()):
        print(f"{collection}: {n} known contradictions, both values claimed {made}, a candidate {hit}")
    if "--misses" in sys.argv:
        for m in misses:
            print("miss", *m)
    kinds = sorted({r[2] for r in rows})
    x, y = np.array([r[3] for r in rows]), np.array([float(r[4]) for r in rows])
    of = np.array([kinds.index(r[2]) for r in rows])
    collections_ = np.array([r[1] for r in rows])
    counts = np.array([COUNTS.get(r[1], 1.0) * r[5] for r in rows])
    folds = np.array([fold(r[0]) for r in rows])
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = (x - mean) / spread
    own = [c for k in range(len(kinds)) for c in (z * (of == k)[:, None] * SHARE, (of == k)[:, None] * 3.0)]
    wide = np.hstack([z] + own)
    real = np.isin(collections_, ["basil", "fnc", "stream"])
    told = np.isin(collections_, ["stories", "own"])
    if "--fit" in sys.argv:
        return write(args[2], Model(names).fit(wide, y, counts), names, kinds, (mean, spread), x, of)
    p = np.zeros(len(y))
    for k in range(FOLDS):
        test = folds == k
        p[test] = Model(names).fit(wide[~test], y[~test], counts[~test]).predict(wide[test])
    print(f"{len(y)} pairs, {int(y.sum())} true; cross-validated over stories")
    report("real stories and stream", p, y, real)
    report("invented stories", p, y, told)
    report("injected", p, y, np.isin(collections_, ["injected", "clean", "real"]))
    print("  of two stories at 0.2 and more:", int((p[collections_ == "other"] >= 0.2).sum()))
    for kind in kinds:
        own = of == kinds.index(kind)
        for bound in (0.2, 0.35, 0.5):
            above = own & (p >= bound)
            parts = [(c, int((y[above & (collections_ == c)]).sum()), int((above & (collections_ == c)).sum())) for c in sorted(set(collections_))]
            print(f"  {kind:8} >= {bound}: " + "  ".join(f"{c} {a}/{b}" for c, a, b in parts if b))
    q = np.zeros(len(y))
    groups = {"injected": "kit", "clean": "kit", "real": "kit", "other": "kit", "stories": "told", "own": "told"}
    part = np.array([groups.get(c, c) for c in collections_])
    for c in sorted(set(part)):
        test = part == c
        q[test] = Model(names).fit(wide[~test], y[~test], counts[~test]).predict(wide[test])
    report("leaving one collection out: real stories and stream", q, y, real)
    report("leaving one collection out: invented stories", q, y, told)
    report("leaving one collection out: injected", q, y, np.isin(collections_, ["injected", "clean", "real"]))
    if len(args) > 2:
        write(args[2], Model(names).fit(wide, y, counts), names, kinds, (mean, spread), x, of)


def write(out, model, names, kinds, scale, x, of):
    (mean, spread), n = scale, len(names)
    text = [HEAD]
    for k, kind in enumerate(kinds):
        base = n + k * (n + 1)
        own = model.w[:n] + SHARE * model.w[base : base + n]
        bias = model.w[-1] + 3 * model.w[base + n] - (own * mean / spread).sum()
        text.append(f"[{kind}]\nbias = {bias:.3f}\nleast = {LEAST}\nwarning = {WARNING}\nerror = {ERROR}\n\n[{kind}.weights]")
        used = [i for i in range(n) if np.abs(x[of == k][:, i]).max() > 1e-6 and abs(own[i] / spread[i]) >= 0.005]
        text += [f"{names[i]} = {own[i] / spread[i]:.3f}" for i in used] + [""]
    open(out, "w", encoding="utf-8").write("\n".join(text).rstrip() + "\n")


if __name__ == "__main__":
    main()
