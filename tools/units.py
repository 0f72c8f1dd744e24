"""data/units.fst: units of measurement and currencies, with their names, symbols and codes.

Section 1 maps "w" and a name in lower case ("wturkish liras"), or "s" and a symbol as it is written ("sUSD", "skm"),
to the place of its line in section 2. A line has, between tabs: the singular in British spelling, the dimension (the
code for a currency; "-" for a money word that several countries share), and factor and offset that make it the base
unit of its dimension: base = value * factor + offset.
"""
# needs: ducer 1.2.0
import collections
import json
import re
from fractions import Fraction

from common import npm, transducer, write

VERSION = "48.2.0"
UNITS, NUMBERS, CORE = "cldr-units-full", "cldr-numbers-full", "cldr-core"
# Signs of currencies that are used for other things, or units that no text means by their sign.
WEAK = {"′", "″", "#", "em", "x", "in", "d", "h", "m", "s", "q", "w", "c", "pt", "b", "B", "G", "K", "R", "p", "y"}
# Kinds of units of CLDR that are none of a newspaper.
LEFT_OUT = ("graphics", "duration", "angle", "concentr")
SQUARE = {"square": 2, "cubic": 3, "pow4": 4}


class Conversions:
    """Factors by CLDR's tables: "multiplication binds more tightly than division" there."""

    def __init__(self, data):
        self.constants = {name: row["_value"] for name, row in data["unitConstants"].items()}
        self.units = data["convertUnits"]
        self.prefixes = {name: row for name, row in data["unitPrefixes"].items()}

    def value(self, expression):
        over, _, under = str(expression).replace(" ", "").partition("/")
        return self.product(over) / self.product(under or "1")

    def product(self, text):
        result = Fraction(1)
        for part in text.split("*"):
            constant = self.constants.get(part)
            result *= self.value(constant) if constant is not None else Fraction(part)
        return result

    def factor(self, unit):
        """The factor of a unit, and its base unit as a sorted product; None where CLDR has none."""
        over, _, under = unit.partition("-per-")
        if unit in self.units:
            row = self.units[unit]
            return self.value(row.get("_factor", "1"))
        up, down = self.group(over), self.group(under) if under else Fraction(1)
        return None if up is None or down is None else up / down

    def group(self, unit):
        result, power = Fraction(1), 1
        if unit in self.units:
            return self.value(self.units[unit].get("_factor", "1"))
        rest = unit
        while rest:
            word = next((w for w in sorted(SQUARE) if rest.startswith(w + "-")), None)
            if word:
                power, rest = SQUARE[word], rest[len(word) + 1 :]
                continue
            match = next((u for u in self.candidates(rest)), None)
            if match is None:
                return None
            name, factor = match
            result *= factor**power
            power, rest = 1, rest[len(name) :].lstrip("-")
        return result

    def candidates(self, rest):
        """Units that a text begins with, the longest first, with an SI prefix or without."""
        found = []
        for unit, row in self.units.items():
            factor = self.value(row.get("_factor", "1"))
            if rest == unit or rest.startswith(unit + "-"):
                found.append((unit, factor))
            for prefix, scale in self.prefixes.items():
                name = prefix + unit
                if rest == name or rest.startswith(name + "-"):
                    power = Fraction(10) ** int(scale["_power10"]) if "_power10" in scale else Fraction(2) ** int(scale["_power2"])
                    found.append((name, factor * power))
        return sorted(found, key=lambda pair: -len(pair[0]))


def main():
    lines, keys = [], {}
    measures(lines, keys)
    currencies(lines, keys)
    table, places = bytearray(), []
    for line in lines:
        places.append(len(table))
        table += ("\t".join(line) + "\n").encode()
    print(f"{len(lines)} units and currencies, {len(keys)} names and symbols")
    sources = [f"{name} {VERSION} (npm)" for name in (UNITS, NUMBERS, CORE)]
    write("units.fst", [transducer({k: places[v] for k, v in keys.items()}), bytes(table)], sources, "Unicode-3.0")


def measures(lines, keys):
    conversions = Conversions(json.loads((npm(CORE, VERSION) / "supplemental/units.json").read_text())["supplemental"])
    forms = {}
    for locale in ("en-GB", "en"):
        data = json.loads((npm(UNITS, VERSION) / f"main/{locale}/units.json").read_text())["main"][locale]["units"]
        for width in ("long", "short"):
            for key, row in data[width].items():
                kind, _, unit = key.partition("-")
                if isinstance(row, dict) and kind not in LEFT_OUT and "unitPattern-count-one" in row:
                    for count in ("one", "other"):
                        text = row[f"unitPattern-count-{count}"]
                        forms.setdefault((kind, unit), []).append((locale, width, count, text))
    for (kind, unit), texts in forms.items():
        factor = conversions.factor(unit)
        name = word_of(next(text for locale, width, count, text in texts if (width, count) == ("long", "one")))
        # Japanese measures, and "of mercury": no unit by its own name
        odd = "[" in name or name.startswith("of ") or unit in ("generic", "beaufort", "light-speed")
        if factor is None or not name or odd:
            continue
        offset = conversions.value(conversions.units.get(unit, {}).get("_offset", "0"))
        place = len(lines)
        lines.append([name.lower(), kind, number(factor), number(offset)])
        for _, width, _, text in texts:
            word = word_of(text)
            if width == "long" and word:
                keys.setdefault("w" + word.lower(), place)
            elif width == "short" and word and word not in WEAK:
                keys.setdefault("s" + word, place)


def word_of(text):
    text = text.replace("{0}", "").replace("\u00a0", " ").replace("\u202f", " ").strip()
    return " ".join(text.split())


def number(fraction):
    value = float(fraction)
    return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def currencies(lines, keys):
    data = json.loads((npm(NUMBERS, VERSION) / "main/en/currencies.json").read_text())
    data = data["main"]["en"]["numbers"]["currencies"]
    regions = json.loads((npm(CORE, VERSION) / "supplemental/currencyData.json").read_text())
    current = set()
    for rows in regions["supplemental"]["currencyData"]["region"].values():
        for row in rows:
            for code, span in row.items():
                if "_to" not in span and span.get("_tender") != "false":
                    current.add(code)
    current = sorted(code for code in current if code in data)
    shared = collections.Counter()
    named, signs = {}, collections.Counter()
    for code in current:
        row = data[code]
        one, other = row.get("displayName-count-one", row["displayName"]), row.get("displayName-count-other", "")
        named[code] = one, other
        shared[one.split()[-1].lower()] += 1
        signs.update({row.get(key) for key in ("symbol", "symbol-alt-narrow", "symbol-alt-variant")} - {None})
    money = {}
    for code in current:
        one, other = named[code]
        place = len(lines)
        lines.append([one.lower(), code, "1", "0"])
        for text in (one, other):
            if text:
                keys.setdefault("w" + text.lower().replace("u.s.", "us"), place)
        keys.setdefault("s" + code, place)
        for key in ("symbol", "symbol-alt-narrow", "symbol-alt-variant"):
            sign = data[code].get(key)
            if sign and sign not in WEAK and (signs[sign] == 1 or key == "symbol"):
                keys.setdefault("s" + sign, place)
        for text in (one, other):
            tail = text.split()[-1].lower() if text else ""
            if tail and shared[one.split()[-1].lower()] == 1:
                money.setdefault(tail, place)
    # a word that several countries share is money of no country: "peso", "krona"
    for code in current:
        one, other = named[code]
        tail = one.split()[-1].lower()
        if shared[tail] > 1:
            if tail not in money:
                money[tail] = len(lines)
                lines.append([tail, "-", "1", "0"])
            if other:
                money.setdefault(other.split()[-1].lower(), money[tail])
    for tail, place in money.items():
        if re.fullmatch(r"[^\W\d_]{2,}", tail):
            keys.setdefault("w" + tail, place)


if __name__ == "__main__":
    main()
