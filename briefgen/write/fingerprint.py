"""Values as short digests, so that a build can tell whether a page would show the same as before.

In: values made of the nouns of model.py and corpus.py and of the view. Out: bytes that are the same if, and only if,
the values are. Every field of every value counts, so that one added later cannot be forgotten; a page may be made anew
without need, but never kept wrongly.
"""

from __future__ import annotations

import functools
import hashlib
import marshal
import sys
from collections.abc import Callable, Iterable
from dataclasses import fields
from importlib.metadata import PackageNotFoundError, version
from operator import attrgetter
from pathlib import Path
from typing import Any

from briefgen.corpus import Appearance, Dossier, Entry, Step, Thread
from briefgen.model import Briefing, Evidence, Source
from briefgen.write.called import Called, Here
from briefgen.write.time_menu import Years

PLAIN = frozenset((str, int, float, bool, bytes, type(None)))
SHARED = frozenset((Briefing, Source, Dossier, Thread, Called, Here, Years))
"""Met again and again: their digests stand for them."""
IN_BRIEFING = {Entry: "finding", Step: "finding", Appearance: "actor"}
"""Kinds with a part that stands in their briefing, whose digest says all about it once it is known which one it is."""
WHICH = ("__class__.__name__", "id", "evidence.start")
"""What tells such a part from all others of its briefing."""
FORM = 2
"""Of `marshal`: the last one in which equal values have equal bytes, whoever shares what with whom."""

CORE = (
    "model.py",
    "corpus.py",
    "record.py",
    "quick_json.py",
    "identity.py",
    "published.py",
    "visible.py",
    "schema.json",
    "languages.py",
)
"""Code outside this room on which a page depends, beside what it is given."""
LIBRARIES = ("babel", "jinja2", "markupsafe", "orjson", "snowballstemmer")


@functools.cache
def code() -> bytes:
    """Digest of all that makes pages: the files of this room, the nouns, the libraries, Python."""
    room = Path(__file__).parent
    files = sorted(file for file in room.rglob("*") if file.suffix in {".py", ".html"})
    found = hashlib.sha256(repr([sys.version_info[:3], *map(_version, LIBRARIES)]).encode())
    for file in (*files, *(room.parent / name for name in CORE)):
        content = file.read_bytes()
        found.update(f"{file.relative_to(room.parent).as_posix()} {len(content)}\n".encode())
        found.update(content)
    return found.digest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


class Fingerprints:
    """Makes them; what many pages show is looked at once."""

    def __init__(self) -> None:
        # With the value itself: as long as it lives, no other can have its address.
        self._known: dict[int, tuple[object, bytes]] = {}

    def keep(self, briefings: Iterable[Briefing]) -> None:
        """Forgets all but these briefings and their sources: what connects them is another object in each build."""
        stay = {id(one) for briefing in briefings for one in (briefing, briefing.source)}
        self._known = {key: known for key, known in self._known.items() if key in stay}

    def know(self, briefing: Briefing, mark: bytes) -> None:
        """Spares the look at this briefing: `mark` says all that it says but for the id and the file of its source."""
        source = briefing.source
        for kind, one in (("Briefing", briefing), ("Source", source)):
            self._known[id(one)] = one, _short((kind, mark, source.id, source.file))

    def of(self, *values: object) -> bytes:
        """The digest of the values and of the code."""
        return hashlib.sha256(code() + marshal.dumps(self._flat(values), FORM)).digest()

    def _flat(self, value: Any) -> Any:  # noqa: ANN401 - whatever a page is given, as builtin values
        kind = type(value)
        if kind is Evidence:
            return self._digest(value.source), value.start, value.end
        if kind in PLAIN:
            return value
        flat = self._flat  # called for each value that is not plain: nearly half of them are
        if kind is tuple or kind is list:
            return tuple([one if type(one) in PLAIN else flat(one) for one in value])
        if kind in SHARED:
            return self._digest(value)
        if kind is dict:
            return ("dict", *[(flat(key), flat(one)) for key, one in value.items()])
        if kind is frozenset or kind is set:
            return ("set", *sorted(flat(one) for one in value))
        return (kind.__name__, *[one if type(one) in PLAIN else flat(one) for one in _values(kind)(value)])

    def _digest(self, value: object) -> bytes:
        known = self._known.get(id(value))
        if known is None:
            flat = self._flat(_values(type(value))(value))
            known = self._known[id(value)] = value, _short((type(value).__name__, flat))
        return known[1]


def _short(flat: tuple[Any, ...]) -> bytes:
    """A digest within a digest."""
    return hashlib.sha256(marshal.dumps(flat, FORM)).digest()[:16]


_KNOWN: dict[type, Callable[[object], tuple[Any, ...]]] = {}


def _values(kind: type) -> Callable[[object], tuple[Any, ...]]:
    """All fields of a dataclass, in order, what stands in its briefing as `WHICH` says it.

    Raises:
        TypeError: it is none: what a page is given must be values all through.
    """
    found = _KNOWN.get(kind)
    if found is None:
        inside = IN_BRIEFING.get(kind)
        names = [one.name for one in fields(kind) if one.name != inside]  # raises for what is no dataclass
        names += [f"{inside}.{which}" for which in WHICH if inside]
        get = attrgetter(*names)
        found = _KNOWN[kind] = (lambda value: (get(value),)) if len(names) == 1 else get
    return found
