"""Brings documents into the sources folder: `briefgen add`.

In: an address or a file, `Settings`, the day. Out: a snapshot of it in the sources folder, unchanged, and a sidecar
beside it that says what the document states of itself, where it is from, when it was fetched, and its sha256. Nothing
that is there is written over. The network is fetch.py's alone; names and writing: snapshot.py; kinds: kinds.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.adding import kinds, snapshot
from briefgen.adding.added import Added, AddingError
from briefgen.read import feed_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.settings import Settings

__all__ = ["Added", "AddingError", "add"]


def add(what: str, settings: Settings, on: str, *, private: bool = False) -> Iterator[Added]:
    """Each document of an address or a file: one, or as many as a feed has items.

    Args:
        what: A web address, or the path of a file.
        settings: Whose sources folder it is for; the folder is made where it is missing.
        on: The day, YYYY-MM-DD.
        private: Addresses of this computer and of its own network are asked too.

    Raises:
        AddingError: it cannot be fetched or opened, or is of a kind that is not read.
        SourceError: there is no text in it that could be read.
    """
    if "://" in what:
        from briefgen.adding import fetch

        try:
            there = fetch.fetched(what, settings.bounds.file_bytes, private=private)
        except fetch.FetchError as error:
            raise AddingError(f"{what}: {error}") from error
        suffix = kinds.suffix(there.content, there.kind, there.url)
        name, content, url = what, there.content, there.url
    else:
        path = Path(what)
        try:
            with path.open("rb") as file:
                content = file.read(settings.bounds.file_bytes + 1)
        except OSError as error:
            message = f"{what}: this file cannot be opened ({error.strerror}). Name a file, or an address with https://"
            raise AddingError(message) from error
        if len(content) > settings.bounds.file_bytes:
            raise AddingError(f"{what}: it is larger than the bound `file_bytes`, {settings.bounds.file_bytes:,}.")
        name, url = what, None
        suffix = kinds.suffix(content, None, path.name)
        if path.absolute().is_relative_to(settings.sources.absolute()):
            yield snapshot.described(path.absolute(), content, settings, on)
            return
    if suffix is None:
        raise AddingError(f"{name}: this is of a kind that is not read. Read are {', '.join(kinds.KNOWN)}.")
    parts = feed_items(content) if suffix in kinds.FEEDS else (content,)
    for one in parts:
        if len(parts) > 1:  # each item has an address of its own
            yield snapshot.taken(one, ".atom", name, None, settings, on)
        else:
            yield snapshot.taken(one, suffix, name, url, settings, on)
