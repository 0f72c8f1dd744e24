"""Fit the models of rules/en/evidence.toml on a kit of known conflicts.

usage: fit_evidence.py EVIDENCE.jsonl KIT_DIR OUT.toml

EVIDENCE.jsonl is what `cargo run --example evidence` prints for KIT_DIR's
injected, clean and real cases and the pairs of other_stories.py. Needs numpy and scipy. One logistic model for
each kind of claim; the kinds share most of their weights, and signs that are
known beforehand are kept. Prints the cross-validated reliability.
"""

import json
import re
import sys
import zlib

import numpy as np
from scipy.optimize import minimize

SHARE, STRENGTH, FOLDS = 0.5, 0.1, 8
# a pair of two stories counts as this much of a pair of one
OTHER = 0.25
POSITIVE = """alike people_shared towns_shared sites_shared like like_squared shared near mass covered same_before
same_behind same_people
events_shared event_same main leads same_time entity_same repeated""".split()
NEGATIVE = """people_apart towns_apart other_people event_other scope_other plan_other noun_other agrees agrees_at_all
agrees_better compatible conflicts_better crowd value_elsewhere both_elsewhere after sentences_apart entity_once coarse""".split()
BOUNDS = {
    "place": (0.1, 0.2, 1.0),
    "address": (0.05, 0.15, 0.6),
    "age": (0.07, 0.15, 0.6),
    "time": (0.1, 0.3, 0.6),
    # below a warning a toll is told to have moved
    "toll": (0.05, 0.2, 0.6),
}
USUAL = (0.1, 0.2, 0.6)
HEAD = """# How the evidence that two claims speak of one thing is weighed: a logistic model for each kind of claim.
# `weights` are per unit of the features that src/align/evidence.rs measures. The probabilities that come out
# were fitted on pairs of reports with known conflicts by .ci/fit_evidence.py.
# `least`: below it nothing is reported; `warning`: below it a note; `error`: from it on an error.
"""


def truths(kind, case):
    """(places, places, 1 true or -1 left out) for what the kit knows of a case."""
    places = lambda spans: [(s["file"], s["start"], s["end"]) for s in spans]
    pair = lambda k: ([(k["file_a"], *k["span_a"])], [(k["file_b"], *k["span_b"])])
    if kind == "injected":
        found = [(places(i["all_a"]), places(i["all_b"]), 1) for i in case["injected"]]
        return found + [(*pair(k), -1) for k in case.get("known_conflicts", [])]
    if kind == "clean":
        return [(*pair(k), -1) for k in case.get("known_conflicts", [])]
    found = [(*pair(k), -1 if k["update"] else 1) for k in case["conflicts"]]
    return found + [(*pair(k), -1) for k in case.get("ambiguous", [])]


def meets(place, gold):
    return any(place["file"] == f and place["start"] < e + 2 and place["end"] > s - 2 for f, s, e in gold)


def label(a, b, known):
    y = 0
    for left, right, truth in known:
        if meets(a, left) and meets(b, right) or meets(b, left) and meets(a, right):
            y = truth
    return y


def story(case_id):
    """Cases of one story stay in one fold."""
    found = re.search(r"gva_\d+|(?<=-)\d+(?=_\d+ecb)", case_id)
    return fold(found.group() if found else case_id.split("-")[-1])


def fold(name):
    return zlib.crc32(re.sub("ecb.*", "", name).encode()) % FOLDS


class Model:
    def __init__(self, names):
        self.names = names

    def fit(self, x, y, counts):
        free = (None, None)
        sign = [(0, None) if n in POSITIVE else (None, 0) if n in NEGATIVE else free for n in self.names]
        bounds = sign + [free] * (x.shape[1] - len(sign) + 1)

        def loss(w):
            z = x @ w[:-1] + w[-1]
            p = 1 / (1 + np.exp(-z))
            value = STRENGTH * (counts * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * (w[:-1] ** 2).sum()
            off = STRENGTH * counts * (p - y)
            return value, np.append(x.T @ off + w[:-1], off.sum())

        start = np.zeros(x.shape[1] + 1)
        self.w = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 500}).x
        return self

    def predict(self, x):
        return 1 / (1 + np.exp(-(x @ self.w[:-1] + self.w[-1])))


def main(evidence, kit, out):
    cases = {}
    for kind in ("injected", "clean", "real"):
        for line in open(f"{kit}/{kind}.jsonl", encoding="utf-8"):
            case = json.loads(line)
            cases.setdefault(case["case_id"], (kind, case))
    lines = open(evidence, encoding="utf-8")
    names = json.loads(next(lines))
    rows = []
    for line in lines:
        record = json.loads(line)
        case = record["case_id"]
        if case.startswith("other-"):
            # in two folds: fitted on for the others only
            two = {fold(s) for s in record["stories"]}
            rows += [(two, model, values, 0, OTHER) for model, _, _, values in record["rows"]]
            continue
        known = truths(*cases[case])
        for model, a, b, values in record["rows"]:
            y = label(a, b, known)
            if y >= 0:
                rows.append(({story(case)}, model, values, y, 1.0))
    kinds = sorted({r[1] for r in rows})
    x, y = np.array([r[2] for r in rows]), np.array([r[3] for r in rows])
    of, counts = np.array([kinds.index(r[1]) for r in rows]), np.array([r[4] for r in rows])
    own = counts == 1
    mean, spread = x[own].mean(0), x[own].std(0) + 1e-9
    z = (x - mean) / spread
    wide = np.hstack([z] + [c for k in range(len(kinds)) for c in (z * (of == k)[:, None] * SHARE, (of == k)[:, None] * 3.0)])
    p = np.zeros(len(y))
    for k in range(FOLDS):
        test = np.array([k in r[0] for r in rows])
        p[test] = Model(names).fit(wide[~test], y[~test], counts[~test]).predict(wide[test])
    print(f"{own.sum()} pairs of one story, {y.sum()} true, {(~own).sum()} of two; cross-validated reliability:")
    for low, high in ((0.05, 0.1), (0.1, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01)):
        inside = (p >= low) & (p < high) & own
        print(f"  {low:.2f}-{min(high, 1):.2f}  {inside.sum():5}  {y[inside].mean() if inside.any() else 0:.2f}")
    print(f"  of two stories at 0.2 and more: {(p[~own] >= 0.2).sum()}")
    model, n = Model(names).fit(wide, y, counts), len(names)
    text = [HEAD]
    for k, kind in enumerate(kinds):
        base = n + k * (n + 1)
        own = model.w[:n] + SHARE * model.w[base : base + n]
        bias = model.w[-1] + 3 * model.w[base + n] - (own * mean / spread).sum()
        least, warning, error = BOUNDS.get(kind, USUAL)
        text.append(f"[{kind}]\nbias = {bias:.3f}\nleast = {least}\nwarning = {warning}\nerror = {error}\n\n[{kind}.weights]")
        used = [i for i in range(n) if np.abs(x[of == k][:, i]).max() > 1e-6 and abs(own[i] / spread[i]) >= 0.005]
        text += [f"{names[i]} = {own[i] / spread[i]:.3f}" for i in used] + [""]
    open(out, "w", encoding="utf-8").write("\n".join(text).rstrip() + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:4])
