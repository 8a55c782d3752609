"""A document as it came → a file in the sources folder, and its sidecar.

In: bytes, their kind, where they are from, the day. Out: `Added`. The file is the bytes, unchanged, so that its sha256
stays true; what is known about it stands in NAME.yml beside it, for the editor to correct. A document that is there
already, byte for byte, is not added again, and no file is written over.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import read
from briefgen.adding.added import Added, AddingError
from briefgen.identity import slug
from briefgen.read import Document, Raw

if TYPE_CHECKING:
    from briefgen.model import Known, Source
    from briefgen.settings import Settings

WORDS = 8
"""Of the title, in the name of the file."""

GUESSED = ("first sentence", "file name")
"""Titles that nobody gave: the build finds them anew."""

HEAD = "# Written by `briefgen add`, from what the document says of itself. Correct what is wrong, add what is missing."


def taken(content: bytes, suffix: str, name: str, url: str | None, settings: Settings, on: str) -> Added:
    """The document, put into the sources folder under a name made from its day and title.

    Raises:
        SourceError: there is no text in it that could be read; nothing is written.
        AddingError: it cannot be written.
    """
    digest = hashlib.sha256(content).hexdigest()
    there = _same(settings.sources, suffix, content)
    if there is not None:
        return Added(there, new=False)
    source = _read(Path(f"{Path(name).stem or 'document'}{suffix}"), content, name, settings)
    day = source.date.value or on
    title = source.title.value if source.title.origin not in GUESSED else None
    words = " ".join((title or (Path(name).stem if url is None else "") or source.title.value or "").split()[:WORDS])
    path = _free(settings.sources, slug(f"{day} {words}".strip()), suffix, on)
    try:
        settings.sources.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
        _write_sidecar(path, source, url, digest, on)
    except OSError as error:
        raise AddingError(f"{path}: this file cannot be written ({error.strerror}).") from error
    return Added(path, new=True, unknown=_unknown(source, url))


def described(path: Path, content: bytes, settings: Settings, on: str) -> Added:
    """A document that lies in the sources folder, with a sidecar where it had none.

    Raises:
        SourceError: there is no text in it that could be read.
        AddingError: the sidecar cannot be written.
    """
    source = _read(path, content, str(path), settings)
    if any(path.with_suffix(ending).exists() for ending in (".yml", ".yaml")):
        return Added(path, new=False)
    try:
        _write_sidecar(path, source, None, hashlib.sha256(content).hexdigest(), on)
    except OSError as error:
        message = f"{path.with_suffix('.yml')}: this file cannot be written ({error.strerror})."
        raise AddingError(message) from error
    return Added(path, new=True, unknown=_unknown(source, None))


def _read(path: Path, content: bytes, name: str, settings: Settings) -> Source:
    return read.read(Raw(Document(path, path.name, "document"), name, content, None, settings.bounds))[0]


def _same(folder: Path, suffix: str, content: bytes) -> Path | None:
    """A file of the folder that holds the same bytes."""
    for path in sorted(folder.rglob(f"*{suffix}")) if folder.is_dir() else ():
        if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
            return path
    return None


def _free(folder: Path, stem: str, suffix: str, on: str) -> Path:
    """A name that neither a document nor a sidecar has: another version of a document gets the day it was fetched."""
    taken_ = {path.stem for path in folder.iterdir()} if folder.is_dir() else set()
    names = (stem, f"{stem}-{on}", *(f"{stem}-{on}-{number}" for number in range(2, len(taken_) + 3)))
    return folder / f"{next(name for name in names if name not in taken_)}{suffix}"


def _unknown(source: Source, url: str | None) -> tuple[str, ...]:
    values = {"title": _given(source.title), "date": source.date.value, "outlet": source.outlet.value}
    return tuple(key for key, value in {**values, "url": url or source.url.value}.items() if not value)


def _given(title: Known) -> str | None:
    return None if title.origin in GUESSED else title.value


def _write_sidecar(path: Path, source: Source, url: str | None, digest: str, on: str) -> None:
    values = {
        "title": _given(source.title),
        "date": source.date.value,
        "outlet": source.outlet.value,
        "author": source.author.value,
        "url": source.url.value if url is None else _address(source, url),
        "retrieved": on,
        "sha256": digest,
    }
    plain = ("date", "retrieved", "sha256")
    lines = [f"{key}: {value if key in plain else _yaml(value)}" for key, value in values.items() if value]
    lines += [f"{key}:" for key in ("title", "date", "outlet") if not values[key]]
    with path.with_suffix(".yml").open("x", encoding="utf-8", newline="\n") as file:
        file.write("\n".join([HEAD, *lines]) + "\n")


def _address(source: Source, url: str) -> str:
    """The address that the page gives as its own, where it is of the same server; else the one it came from."""
    own = source.url.value
    return own if own and own.split("/")[2:3] == url.split("/")[2:3] else url


def _yaml(value: str) -> str:
    """In double quotes, as JSON writes them, which is YAML too."""
    return json.dumps(value, ensure_ascii=not value.isprintable())
