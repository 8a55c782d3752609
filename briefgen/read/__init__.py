"""The room that reads: files → `Source`.

In: the sources folder. Out: every document as a `Source`, and a `Problem` for whatever is wrong with one; one
bad file never stops the others. The steps for one document: document.py; which files are documents:
folder.py; what editors wrote to put the machine right: corrections.py.
"""

from __future__ import annotations

from pathlib import Path

from briefgen.errors import Problem, SourceError
from briefgen.identity import slug
from briefgen.model import Source
from briefgen.read.corrections import corrections
from briefgen.read.document import read
from briefgen.read.folder import Document, documents
from briefgen.settings import Settings

__all__ = ["corrections", "source", "sources"]


def sources(settings: Settings) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Every document below `settings.sources`, sorted by path, and all problems, sorted by file and line.

    A problem of severity "error" means that its document is missing from the first tuple.

    Raises:
        SettingsError: there is no such folder.
    """
    found, problems = documents(settings.sources, settings.root)
    result: list[Source] = []
    for document in found:
        try:
            one, warnings = read(document, settings.sources, settings.root)
        except SourceError as error:
            problems.extend(error.problems)
        else:
            result.append(one)
            problems.extend(warnings)
    in_order = sorted(set(problems), key=lambda problem: (problem.file, problem.line or 0, problem.message))
    return tuple(result), tuple(in_order)


def source(path: Path, settings: Settings) -> Source:
    """The document at `path`, whatever its name ends in; in the sources folder it has the id it has there.

    Raises:
        SourceError: it cannot be read; the error says why.
    """
    folder = settings.sources
    if not path.is_file():
        message = "there is no such file.\nName one document, for example seeds/harbour.txt."
        raise SourceError(Problem(path.as_posix(), None, message))
    if folder.is_dir():
        known, _ = documents(folder, settings.root)
        wanted = path.absolute()
        for document in known:
            if document.path.absolute() == wanted:
                return read(document, folder, settings.root)[0]
    lone = Document(path, path.name, slug(path.stem))
    return read(lone, path.parent, settings.root)[0]
