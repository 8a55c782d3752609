"""A folder of marked articles: articles/NAME.md and marks/NAME.yml.

In: the folder. Out: a `MarkedSet`: the marks of every article, a digest of both, and every problem with file and
line. The form of a file of marks: marks_form.py.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import Problem, SettingsError
from briefgen.evaluate.marks import Marks
from briefgen.evaluate.marks_file import marks

ARTICLES = "articles"
MARKS = "marks"
SUFFIXES = (".md", ".txt")


@dataclass(frozen=True, slots=True)
class MarkedSet:
    """The marks of a folder, by the article's file name, in order.

    `digest` changes when a word of an article or of the marks does; the same files give the same on every system.
    """

    folder: Path
    marks: dict[str, Marks]
    digest: str
    problems: tuple[Problem, ...]

    @property
    def articles(self) -> Path:
        """The folder of the articles, which is a folder of sources."""
        return self.folder / ARTICLES


def marked_set(folder: Path) -> MarkedSet:
    """Everything marked below the folder.

    Raises:
        SettingsError: it has no folder of articles or of marks.
    """
    for part in (ARTICLES, MARKS):
        if not (folder / part).is_dir():
            raise SettingsError(
                f"{folder} has no folder {part}. Put the articles into {ARTICLES}/NAME.md and what is marked in each "
                f"into {MARKS}/NAME.yml."
            )
    articles = _files(folder / ARTICLES, SUFFIXES)
    marked = _files(folder / MARKS, (".yml",))
    problems = [
        Problem(
            articles[name].as_posix(), None, f"there are no marks: expected {(folder / MARKS / name).as_posix()}.yml."
        )
        for name in articles.keys() - marked.keys()
    ]
    problems += [
        Problem(
            marked[name].as_posix(), None, f"there is no article: expected {(folder / ARTICLES / name).as_posix()}.md."
        )
        for name in marked.keys() - articles.keys()
    ]
    found: dict[str, Marks] = {}
    digest = hashlib.sha256()
    for name in sorted(articles.keys() & marked.keys()):
        texts = [_text(articles[name]), _text(marked[name])]
        for text in (name, *texts):
            digest.update(hashlib.sha256(text.encode()).digest())
        one, faults = marks(name, marked[name].as_posix(), texts[1], texts[0])
        found[articles[name].name] = one
        problems += faults
    in_order = sorted(set(problems), key=lambda problem: (problem.file, problem.line or 0, problem.message))
    return MarkedSet(folder, found, digest.hexdigest(), tuple(in_order))


def _files(folder: Path, suffixes: tuple[str, ...]) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.iterdir()) if path.suffix in suffixes}


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
