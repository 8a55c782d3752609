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
from dataclasses import fields, is_dataclass
from importlib.metadata import PackageNotFoundError, version
from operator import attrgetter
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from briefgen.corpus import Appearance, Dossier, Entry, Step, Thread
from briefgen.model import Briefing, Evidence, Source
from briefgen.write.called import Called, Here
from briefgen.write.time_menu import Years

Form = Callable[[Any], Any]
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
        self._forms: dict[type, Form] = {}
        self._fields_of: dict[type, Form] = {}

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
        if kind in PLAIN:
            return value
        if kind is tuple or kind is list:
            flat = self._flat
            return tuple([one if type(one) in PLAIN else flat(one) for one in value])
        if kind is dict:
            return ("dict", *[(self._flat(key), self._flat(one)) for key, one in value.items()])
        if kind is frozenset or kind is set:
            return ("set", *sorted(self._flat(one) for one in value))
        return self._form(kind)(value)

    def _digest(self, value: object) -> bytes:
        known = self._known.get(id(value))
        if known is None:
            kind = type(value)
            known = self._known[id(value)] = value, _short((kind.__name__, self._fields(kind)(value)))
        return known[1]

    def _evidence(self, value: Evidence) -> tuple[bytes, int, int]:
        return self._digest(value.source), value.start, value.end

    def _form(self, kind: type) -> Form:
        """How a value of a dataclass becomes builtin values; made once.

        Raises:
            TypeError: it is none: what a page is given must be values all through.
        """
        found = self._forms.get(kind)
        if found is None:
            if kind in SHARED:
                found = self._digest
            elif kind is Evidence:
                found = self._evidence
            else:
                flat, name = self._fields(kind), kind.__name__
                found = lambda value: (name, flat(value))  # noqa: E731 - called a million times
            self._forms[kind] = found
        return found

    def _fields(self, kind: type) -> Form:
        """All fields of a dataclass, in order, what stands in its briefing as `WHICH` says it."""
        found = self._fields_of.get(kind)
        if found is None:
            found = self._fields_of[kind] = self._all_fields(kind)
        return found

    def _all_fields(self, kind: type) -> Form:
        inside = IN_BRIEFING.get(kind)
        names = [one.name for one in fields(kind) if one.name != inside]  # raises for what is no dataclass
        hints = get_type_hints(kind)
        forms = {name: self._hinted(hints[name]) for name in names}
        as_is = [name for name in names if forms[name] is None]
        as_is += [f"{inside}.{which}" for which in WHICH if inside]
        get = attrgetter(*as_is) if as_is else _nothing
        others = [(attrgetter(name), form) for name, form in forms.items() if form is not None]
        if not others:
            return get
        if len(others) == 1:
            ((its, form),) = others
            return lambda value: (get(value), form(its(value)))
        return lambda value: (get(value), *[form(its(value)) for its, form in others])

    def _hinted(self, hint: Any) -> Form | None:  # noqa: ANN401 - an annotation
        """How a value that is annotated so becomes builtin values; None where it is one as it stands."""
        origin, inside = get_origin(hint), get_args(hint)
        if hint in PLAIN or hint is None or origin is Literal:
            return None
        if origin in (Union, UnionType):
            forms = [form for one in inside if (form := self._hinted(one)) is not None]
            if not forms:
                return None
            (form, *more), optional = forms, len(forms) == len(inside) - 1 and type(None) in inside
            return self._flat if more or not optional else lambda value: None if value is None else form(value)
        if origin is tuple and inside[1:] == (...,):
            each = self._hinted(inside[0])
            return None if each is None else lambda value: [each(one) for one in value]
        if origin is tuple and all(self._hinted(one) is None for one in inside):
            return None
        if is_dataclass(hint) and isinstance(hint, type):
            known, other = self._forms.get, self._flat  # asked when there is a value: a kind may hold its own kind
            return lambda value: (known(type(value)) or other)(value)
        return self._flat


def _nothing(_: object) -> tuple[()]:
    return ()


def _short(flat: tuple[Any, ...]) -> bytes:
    """A digest within a digest."""
    return hashlib.sha256(marshal.dumps(flat, FORM)).digest()[:16]
