"""Everything briefgen raises on purpose.

    BriefgenError            a problem somebody can put right; str() says what, where and what to do
    ├── SettingsError        an option, a folder or a language model is not as it must be
    ├── SourceError          one source document, or its front matter or sidecar, cannot be read
    └── LexiconError         a lexicon file of the package is not as it must be

A `Problem` is the same message as a value: the build collects problems and goes on with the other documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.visible import line, visible


class BriefgenError(Exception):
    """A problem somebody can put right."""


class SettingsError(BriefgenError):
    """An option, a folder or a language model is not as it must be."""


class LexiconError(BriefgenError):
    """A lexicon file is not as it must be."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with one file, ready to be printed as `file:line: message`; nothing in it speaks to a terminal.

    `file` is as the editor knows it, relative to the site's folder. `line` counts from 1; None means the whole file.
    An "error" means that the document gives no page; a "warning" that it does, without the part named.
    """

    file: str
    line: int | None
    message: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        file = line(self.file)
        where = file if self.line is None else f"{file}:{self.line}"
        return f"{where}: {visible(self.message)}"


class SourceError(BriefgenError):
    """One source document cannot be read; `problems` says why, one entry for each cause."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
