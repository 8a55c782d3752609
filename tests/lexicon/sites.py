"""Small sites with a lexicon of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen import read
from briefgen.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefgen.site_lexicon import LexiconFile


def settings_of(
    folder: Path, lexicon: str = "", texts: Mapping[str, str] | None = None, *, cache: bool = False, jobs: int = 1
) -> Settings:
    """A site below the folder: lexicon.yml, and a document NAME.txt for each text."""
    seeds = folder / "seeds"
    seeds.mkdir(exist_ok=True)
    for name, text in (texts or {}).items():
        (seeds / f"{name}.txt").write_text(text, encoding="utf-8")
    if lexicon:
        (seeds / "lexicon.yml").write_text(lexicon, encoding="utf-8")
    return Settings(sources=seeds, root=folder, cache=folder / "cache" if cache else None, jobs=jobs)


def read_of(folder: Path, lexicon: str) -> tuple[LexiconFile, list[str]]:
    """What the file says, and what is wrong with it, as an editor sees it."""
    found, problems = read.lexicon(settings_of(folder, lexicon))
    return found, [str(problem) for problem in problems]
