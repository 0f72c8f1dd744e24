#!/usr/bin/env python3
"""floors.py FLOORS.json FIGURES.json [--raise]: no measured figure may fall behind the recorded one.

FLOORS.json: {"at_least": {PATH: NUMBER}, "at_most": {PATH: NUMBER}}. A PATH names a figure in FIGURES.json, keys
joined by dots ("timex.timebank.value"); of a list [precision, recall, F1] the last counts.
--raise writes the figures back, rounded to the safe side, where they are better than the record.
"""
import json
import math
import pathlib
import sys

SLACK = 0.002  # of the limit: figures are rounded before they are recorded


def figure(figures, path):
    """The number at `path`; keys may hold dots themselves, so the longest key that fits is taken."""
    here, parts = figures, path.split(".")
    while parts:
        for n in range(len(parts), 0, -1):
            key = ".".join(parts[:n])
            if isinstance(here, dict) and key in here:
                here, parts = here[key], parts[n:]
                break
            if isinstance(here, list) and n == 1 and key.isdigit() and int(key) < len(here):
                here, parts = here[int(key)], parts[1:]
                break
        else:
            return None
    if isinstance(here, list) and here:
        here = here[-1]
    return here if isinstance(here, (int, float)) and not isinstance(here, bool) else None


def main():
    raising = "--raise" in sys.argv
    record_path, figures_path = [pathlib.Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    record, figures = json.loads(record_path.read_text()), json.loads(figures_path.read_text())
    failed = 0
    for side, sign in (("at_least", 1), ("at_most", -1)):
        for path, limit in record[side].items():
            value = figure(figures, path)
            behind = value is None or sign * (value - limit) < -SLACK * abs(limit)
            failed += behind
            print(f"{'BELOW ' if behind else 'ok    '} {path:50} {value!s:>8}  {side.replace('_', ' ')} {limit}")
            if raising and value is not None and sign * (value - limit) > 0:
                step = 0.01 if abs(value) <= 2 else 0.5
                record[side][path] = round((math.floor if sign > 0 else math.ceil)(value / step) * step, 2)
    if raising:
        record_path.write_text(json.dumps(record, indent=2) + "\n")
    sys.exit(1 if failed and not raising else 0)


main()
