"""A folder of two invented documents and what an editor writes beside them, built as a site is."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen import build
from briefgen.corpus import Corpus
from briefgen.model import Briefing
from briefgen.settings import Settings


@dataclass
class Folder:
    """The sources folder of the fixture `seeds`, with its cache."""

    settings: Settings

    def write(self, name: str, text: str) -> None:
        (self.settings.sources / name).write_text(text, encoding="utf-8")

    def corpus(self) -> tuple[Corpus, list[str]]:
        found, problems = build.corpus(self.settings)
        return found, [str(problem) for problem in problems]

    def site(self) -> build.Built:
        return build.site(self.settings)

    def forget(self) -> None:
        """Deletes the cache."""
        assert self.settings.cache is not None
        shutil.rmtree(self.settings.cache)


def briefing(corpus: Corpus, name: str) -> Briefing:
    (found,) = [one for one in corpus.briefings if one.source.id == name]
    return found


def saying(findings: Any, words: str) -> Any:
    """The one finding whose words hold these."""
    (found,) = [one for one in findings if words in _words(one)]
    return found


def _words(finding: Any) -> str:
    for name in ("action", "words", "evidence"):
        if hasattr(finding, name) and not (name == "evidence" and hasattr(finding, "salience")):
            return str(getattr(finding, name).quote)
    return str(finding.name)


def page(built: build.Built, path: str) -> str:
    (found,) = [one.html for one in built.site.pages if one.path == path]
    return found


def files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(root.iterdir()) if path.is_file()}
