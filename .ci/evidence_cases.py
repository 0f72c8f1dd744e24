"""Bring evaluation kits into one form that the evidence is fitted on, a case a line:

  {"id", "collection", "group", "documents": [{"id", "text", "published"?}], "truth": [[places, places, verdict], ...]}

A place is [document, start, end] in UTF-8 bytes; a verdict 1 (the two values contradict each other), 0 (they do not) or
-1 (left out). What no verdict names is no contradiction: injected cases, invented stories and clean pairs are known
whole, and of real stories what nobody reported is nearly always none. `group` is the story: its cases stay in one fold.

usage: evidence_cases.py KITS [--stories FOLDER ...] [--labels LABELS.jsonl ...] > cases.jsonl

LABELS.jsonl: verdicts by reading, a pair a line: {"story", "a": {"doc","start","end"}, "b": {...}, "verdict": "C|U|A|N|?"}.
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

VERDICT = {"C": 1, "U": -1, "A": 0, "N": 0, "?": -1}


def lines(path):
    return [json.loads(l) for l in open(path, encoding="utf-8") if l.strip()] if path.exists() else []


def find(texts, document, words):
    raw = texts.get(document, "").encode()
    return [[document, m.start(), m.end()] for m in re.finditer(re.escape(words.encode()), raw)]


def conflicts(kits):
    places = lambda spans: [[s["file"], s["start"], s["end"]] for s in spans]
    pair = lambda k: ([[k["file_a"], *k["span_a"]]], [[k["file_b"], *k["span_b"]]])
    seen = set()
    for kind in ("injected", "clean", "real"):
        for case in lines(kits / "conflicts_dev" / f"{kind}.jsonl"):
            if case["case_id"] in seen:
                continue
            seen.add(case["case_id"])
            known = [(*pair(k), -1) for k in case.get("known_conflicts", []) + case.get("ambiguous", [])]
            if kind == "injected":
                known += [(places(i["all_a"]), places(i["all_b"]), 1) for i in case["injected"]]
            if kind == "real":
                known += [(*pair(k), -1 if k["update"] else 1) for k in case["conflicts"]]
            yield {
                "id": case["case_id"],
                "collection": kind,
                "group": case["topic"],
                "documents": [
                    {"id": n, "text": t, "published": (case.get("dct") or {}).get(n)} for n, t in case["files"].items()
                ],
                "truth": known,
            }


def stories(folder, name):
    for gold in sorted(folder.glob("*/gold.json")):
        told = json.loads(gold.read_text())
        texts = {p.stem: p.read_text() for p in sorted(gold.parent.glob("*.txt"))}
        side = lambda items: [s for d, words in items or [] for s in find(texts, d, words)]
        truth = [(side(m["a"]), side(m.get("b")), 1) for m in told["must"]]
        yield {
            "id": f"{name}/{gold.parent.name}",
            "collection": name,
            "group": gold.parent.name,
            "documents": [{"id": d, "text": t} for d, t in texts.items()],
            "truth": truth,
        }


def natural(kits, labels):
    root = kits / "natural_dev"
    judged, seen = collections.defaultdict(list), collections.defaultdict(list)
    for a in lines(root / "judged.jsonl") + lines(root / "judged_notes.jsonl"):
        judged[a["key"].split("|")[0]].append(a)
    for a in lines(root / "recall.jsonl"):
        seen[a["story"]].append(a)
    for path in sorted(root.glob("*/*.jsonl")):
        story = f"{path.parent.name}/{path.stem}"
        documents = lines(path)
        texts = {d["id"]: d["text"] for d in documents}
        truth = list(labels.get(story, []))
        for a in seen[story]:
            truth.append((find(texts, a["doc_a"], a["text_a"]), find(texts, a["doc_b"], a["text_b"]), 1 if a["verdict"] == "TRUE" else -1))
        for a in judged[story]:
            y = {"TRUE": 1, "FALSE": 0}.get(a["verdict"], -1)
            places = [part.split(":", 1) for part in a["key"].split("|")[2:]]
            spans = [s for d, words in places for s in find(texts, d, words)]
            truth.append((spans, spans, y))
        yield {
            "id": story,
            "collection": path.parent.name,
            "group": story,
            "documents": [{k: d.get(k) for k in ("id", "text", "published")} for d in documents],
            "truth": truth,
        }


def stream(kits, labels):
    """Pairs of articles of a stream that share rare words, as cases of two."""
    articles = lines(kits / "quotes_dev.jsonl")
    words = {a["id"]: set(re.findall(r"[A-Za-z][a-z]{3,}", a["text"])) for a in articles}
    count = collections.Counter(w for own in words.values() for w in own)
    texts = {a["id"]: a for a in articles}
    truth = collections.defaultdict(list)
    for a in lines(kits / "stream_dev_judged.jsonl"):
        places = [part.rsplit(":", 1) for part in a["key"].split("|")[1:]]
        docs = sorted({d for d, _ in places if d in texts})
        y = {"TRUE": 1, "FALSE": 0}.get(a["verdict"], -1)
        for i, x in enumerate(docs):
            for z in docs[i + 1 :]:
                spans = [s for d, w in places for s in find({d: texts[d]["text"]} if d in texts else {}, d, w)]
                truth[x, z].append((spans, spans, y))
    for places_a, places_b, y in labels.get("stream", []):
        truth[tuple(sorted((places_a[0][0], places_b[0][0])))].append((places_a, places_b, y))
    pairs, ids = set(truth), sorted(texts)
    for i, x in enumerate(ids):
        rated = []
        for z in ids[i + 1 :]:
            shared = words[x] & words[z]
            rated.append((sum(1 / count[w] for w in shared if count[w] < 40), z))
        pairs |= {(x, z) for _, z in sorted(rated, reverse=True)[:4]}
    for x, z in sorted(pairs):
        yield {
            "id": f"stream/{x}/{z}",
            "collection": "stream",
            "group": f"stream/{x}",
            "documents": [{"id": d, "text": texts[d]["text"], "published": texts[d].get("date")} for d in (x, z) if d in texts],
            "truth": truth.get((x, z), []),
        }


def other(kits):
    script = pathlib.Path(__file__).with_name("other_stories.py")
    done = subprocess.run([sys.executable, str(script), str(kits / "conflicts_dev")], capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        case = json.loads(line)
        yield {
            "id": case["case_id"],
            "collection": "other",
            "group": "/".join(case["stories"]),
            "documents": [{"id": n, "text": t, "published": case["dct"].get(n)} for n, t in case["files"].items()],
            "truth": [],
        }


def main():
    ap = argparse.ArgumentParser(usage=__doc__)
    ap.add_argument("kits", type=pathlib.Path)
    ap.add_argument("--stories", type=pathlib.Path, nargs="*", default=[])
    ap.add_argument("--labels", type=pathlib.Path, nargs="*", default=[])
    args = ap.parse_args()
    labels = collections.defaultdict(list)
    for path in args.labels:
        for l in lines(path):
            side = lambda s: [[s["doc"], s["start"], s["end"]]]
            labels[l["story"]].append((side(l["a"]), side(l["b"]), VERDICT[l["verdict"]]))
    parts = [conflicts(args.kits), stories(args.kits / "stories_dev", "stories")]
    parts += [stories(f, "own") for f in args.stories]
    parts += [natural(args.kits, labels), stream(args.kits, labels), other(args.kits)]
    for part in parts:
        for case in part:
            print(json.dumps(case, ensure_ascii=False))


main()
