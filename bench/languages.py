"""How right the languages of documents are: `python -m bench languages [FOLDER…]`.

English first, which must never be lost: the documents of FOLDER, their paragraphs each as a document of its own, the
same in capitals, and the hard cases of languages.toml. Then its texts in other languages, whole and as single lines.
"right" is recognised, "open" is left open and so read as English, "wrong" another language. Exit code 1 where English
is taken for another language, or a text in another language for English, or where a whole one is not recognised.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import languages, read
from briefgen.read.language import recognised
from briefgen.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[1]
OURS = [ROOT / "tests" / "quality" / "articles", ROOT / "seeds"]
TEXTS = Path(__file__).with_suffix(".toml")
KINDS = ("sentence", "news", "list")
ENGLISH = "en"


def texts() -> dict[str, dict[str, str]]:
    """By code of the language and kind of text; those in English are the hard cases."""
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))


def english(folders: Iterable[Path]) -> dict[str, list[str]]:
    """Texts in English by what they are."""
    sources = [source for folder in folders for source in read.sources(Settings(sources=folder, root=folder))[0]]
    paragraphs = [source.text[block.start : block.end] for source in sources for block in source.blocks]
    return {
        "documents": [source.text for source in sources],
        "their paragraphs, each alone": paragraphs,
        "the same in capitals": [one.upper() for one in paragraphs],
        "hard cases": list(texts()[ENGLISH].values()),
    }


def others() -> dict[str, list[tuple[str, str]]]:
    """(code, text) in other languages by what they are."""
    every = {code: them for code, them in texts().items() if code != ENGLISH}
    found = {kind: [(code, them[kind]) for code, them in every.items()] for kind in KINDS}
    lines = [(code, line) for code, them in every.items() for text in them.values() for line in text.splitlines()]
    return {**found, "their lines, each alone": [(code, line.strip("- ")) for code, line in lines if line.strip("- ")]}


def counted(them: Iterable[tuple[str, str]]) -> Counter[str]:
    """How many are right, open, wrong, and taken for English."""
    found: Counter[str] = Counter()
    for code, text in them:
        said = recognised(text)
        found["right" if said == code else "open" if said is None else "lost" if said == ENGLISH else "wrong"] += 1
    return found


def main(arguments: list[str]) -> None:
    """Print the figures of the module's first line."""
    parser = argparse.ArgumentParser(prog="python -m bench languages", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="*", default=OURS, metavar="FOLDER", help="default: our articles")
    options = parser.parse_args(arguments)
    known = [code for code in texts() if code != ENGLISH]
    start = time.process_time()
    print(f"{'English':<30}{'texts':>7}{'right':>7}{'open':>7}{'wrong':>7}")
    missed = 0
    for name, them in english([folder.absolute() for folder in options.folders]).items():
        found = counted((ENGLISH, one) for one in them)
        missed += found["wrong"]
        print(f"{name:<30}{len(them):>7}{found['right']:>7}{found['open']:>7}{found['wrong']:>7}")
    print(f"\n{f'{len(known)} other languages':<30}{'texts':>7}{'right':>7}{'open':>7}{'wrong':>7}{'English':>9}")
    for name, pairs in others().items():
        found = counted(pairs)
        missed += found["lost"] + (len(pairs) - found["right"] if name in KINDS else 0)
        figures = "".join(f"{found[key]:>7}" for key in ("right", "open", "wrong"))
        print(f"{name:<30}{len(pairs):>7}{figures}{found['lost']:>9}")
    print(f"\n{time.process_time() - start:.1f} s of CPU: {', '.join(map(languages.name, known))}")
    print(f"{'pass' if not missed else 'FAIL'}: English must not be lost, nor another language be read as English")
    sys.exit(missed > 0)
