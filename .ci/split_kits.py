#!/usr/bin/env python3
"""Split the evaluation kits: split_kits.py KITS OUT

Writes OUT/work (two thirds, to read and work with) and OUT/unread (a third, to be measured once at the end), each in
the layout that the kits' run.py reads with --data. An item goes by the SHA-256 of its story, article or sentence, so
the same item always lies on the same side. The copies are made outside the repository: the texts are third parties'.
"""
import hashlib, json, pathlib, shutil, sys

kits, out = map(pathlib.Path, sys.argv[1:3])


def side(key):
    return "unread" if hashlib.sha256(str(key).encode()).digest()[0] % 3 == 0 else "work"


def case_key(case):
    """The cases of one topic stay together."""
    return case["topic"]


KEYS = {"summedits": lambda r: r.get("doc") or r.get("doc_id") or r["id"]}


def split(path, target, key):
    lines = {"work": [], "unread": []}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            lines[side(key(json.loads(line)))].append(line)
    for name, own in lines.items():
        to = out / name / target
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text("".join(l + "\n" for l in own), encoding="utf-8")


for path in sorted(kits.glob("*.jsonl")):
    kind = path.stem.split("_")[0]
    if path.stem != "stream_dev_judged":
        split(path, path.name, KEYS.get(kind, lambda r: r["id"]))
for path in sorted((kits / "conflicts_dev").glob("*.jsonl")):
    split(path, f"conflicts_dev/{path.name}", case_key)
for folder in ("stories_dev", "natural_dev", "articles_dev"):
    for path in sorted(p for p in (kits / folder).glob("**/*") if p.is_file()):
        name = path.relative_to(kits)
        if path.name in ("judged.jsonl", "judged_notes.jsonl"):
            split(path, str(name), lambda a: a["key"].split("|")[0])
        elif path.name == "recall.jsonl":
            split(path, str(name), lambda a: a["story"])
        else:
            key = path.parent.name if folder == "stories_dev" else path.name.split(".")[0] if folder == "articles_dev" else f"{path.parent.name}/{path.stem}"
            to = out / side(key) / name
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, to)
# the stream's judgements go with the articles that are all on one side
sides = {json.loads(l)["id"]: side(json.loads(l)["id"]) for l in open(kits / "quotes_dev.jsonl")}
for name in ("work", "unread"):
    with open(out / name / "stream_dev_judged.jsonl", "w") as to:
        for line in open(kits / "stream_dev_judged.jsonl"):
            documents = [part.rsplit(":", 1)[0] for part in json.loads(line)["key"].split("|")[1:]]
            if all(sides.get(d, name) == name for d in documents):
                to.write(line)
