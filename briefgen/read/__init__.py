"""The room that reads: files → `Source`.

In: the sources folder. Out: every document as a `Source`, and a `Problem` for whatever is wrong with one; one
bad file never stops the others. `documents`, `opened` and `read` are the steps of that, for those who keep what was
found: the bytes of a document are enough to know it again. The steps for one document: document.py; which files are
documents: folder.py; what editors wrote to put the machine right: corrections.py.
"""

from __future__ import annotations

from pathlib import Path

from briefgen import fingerprint as prints
from briefgen.errors import Problem, SourceError
from briefgen.identity import slug
from briefgen.model import Source
from briefgen.read import folder, raw
from briefgen.read.corrections import corrections
from briefgen.read.document import read
from briefgen.read.folder import SUPPORTED, Document
from briefgen.read.formats import all_libraries, feed_items
from briefgen.read.lexicon import lexicon
from briefgen.read.raw import Raw
from briefgen.read.sidecar import below
from briefgen.settings import Settings

__all__ = [
    "SUPPORTED",
    "Document",
    "Raw",
    "all_libraries",
    "at",
    "corrections",
    "documents",
    "feed_items",
    "fingerprint",
    "fingerprint_of_all_kinds",
    "lexicon",
    "opened",
    "read",
    "source",
    "sources",
]

LIBRARIES = ("babel", "charset-normalizer", "py3langid", "pyyaml", "symspellpy")
"""What the reading of every document depends on besides our code; what each format adds: formats/."""


def fingerprint() -> str:
    """A digest of all that a reading depends on besides the document, and what raw.py names for its kind."""
    return prints.of(__name__, LIBRARIES)


def fingerprint_of_all_kinds() -> str:
    """A digest of all that a reading depends on besides the document, whatever kind of file it is."""
    return prints.of(__name__, (*LIBRARIES, *all_libraries()))


def documents(settings: Settings) -> tuple[list[Document], list[Problem]]:
    """The documents below `settings.sources`, sorted by path; none is opened.

    Raises:
        SettingsError: there is no such folder.
    """
    return folder.documents(settings.sources, settings.root)


def opened(one: Document, settings: Settings) -> Raw:
    """The document's bytes and those of its sidecar.

    Raises:
        SourceError: the document cannot be opened.
    """
    try:
        below(one.path, settings.sources)
    except ValueError:
        return raw.opened(one, one.path.parent, settings.root, settings.bounds)
    return raw.opened(one, settings.sources, settings.root, settings.bounds)


def sources(settings: Settings) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Every document below `settings.sources`, sorted by path, and all problems, sorted by file and line.

    A problem of severity "error" means that its document is missing from the first tuple.

    Raises:
        SettingsError: there is no such folder.
    """
    found, problems = documents(settings)
    result: list[Source] = []
    for one in found:
        try:
            there = opened(one, settings)
            problems.extend(there.problems)
            read_, warnings = read(there)
        except SourceError as error:
            problems.extend(error.problems)
        else:
            result.append(read_)
            problems.extend(warnings)
    in_order = sorted(set(problems), key=lambda problem: (problem.file, problem.line or 0, problem.message))
    return tuple(result), tuple(in_order)


def at(path: Path, settings: Settings) -> Document:
    """The document at `path`, whatever its name ends in; in the sources folder it has the id it has there.

    Raises:
        SourceError: there is no such file.
    """
    if not path.is_file():
        message = "there is no such file.\nName one document, for example seeds/harbour.txt."
        raise SourceError(Problem(path.as_posix(), None, message))
    if settings.sources.is_dir():
        wanted = path.absolute()
        for known in documents(settings)[0]:
            if known.path.absolute() == wanted:
                return known
    return Document(path, path.name, slug(path.stem))


def source(path: Path, settings: Settings) -> Source:
    """The source at `path`, as `at` finds it.

    Raises:
        SourceError: it cannot be read; the error says why.
    """
    return read(opened(at(path, settings), settings))[0]
