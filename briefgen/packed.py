"""A `Briefing` with its source as few bytes, and back: the form in which findings are kept and travel.

In: a briefing. Out: bytes; and from them the same briefing, for the document as it is called now. Nothing is lost: the
form follows the fields of model.py by their types, so a field added there is carried without a change here. The public
format, which people and other programs read, is record.py's.

The bytes are compressed JSON: a list of all strings, a list of all stretches of text, and columns that point into both:
all kinds of the facts, all dates of the facts and so on. Columns are read by a few calls of C, which is what lets a
build take ten thousand documents out of the cache in seconds. No code can be in them, so bytes that came from elsewhere
are at worst wrong.
"""

from __future__ import annotations

import collections
import dataclasses
import functools
import hashlib
import itertools
import operator
import sys
import types
import typing
import zlib
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from briefgen import model, quick_json
from briefgen.model import Briefing, Evidence, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

T = TypeVar("T")

SHORT = 64
"""Letters of a string that is worth sharing between documents: kinds, rules, names, roles."""

OWN = frozenset("cdfnqstx")
"""First letters of ids that are made from the words of a document, so that no other has them: see identity.py. Most
strings of a document are such, and a table of all would take 4 kB for each document, beside the strings."""

FEW = 5
"""Instances of a class from which on filling its slots column by column, in C, is quicker than calling it."""

PLACES = tuple(range(20_000))
"""Where evidence begins and ends in most documents; each number is an object, of which a corpus has millions."""

OTHERWISE = ("id", "file")
"""Fields of a source that say where a document lies, and not what it is: they are given anew when it is unpacked."""


class PackedError(ValueError):
    """The bytes are damaged, or of another version."""


Same = dict[tuple[str, ...], tuple[str, ...]]
"""Each tuple of strings that was met to the one that stands for all equal ones."""


@dataclasses.dataclass(slots=True)
class _Writing:
    """Strings and stretches met so far, each with its place."""

    strings: dict[str | None, int] = dataclasses.field(default_factory=lambda: {None: 0})
    spans: dict[tuple[int, int], int] = dataclasses.field(default_factory=dict)

    def written(self) -> list[Any]:
        """The strings, and the places of those that other documents are likely to have, too."""
        strings = list(self.strings)
        return [
            strings,
            [
                place
                for place, one in enumerate(strings)
                if one is not None and len(one) < SHORT and not (one[1:2] == "-" and one[0] in OWN)
            ],
        ]


class _Reading(NamedTuple):
    strings: list[Any]
    cuts: list[Evidence]
    given: Mapping[str, object]
    same: Same


class _Form(NamedTuple):
    """How a column of values of one type is written and read."""

    write: Callable[[list[Any], _Writing], Any]
    read: Callable[[Any, _Reading], list[Any]]


def packed(briefing: Briefing) -> bytes:
    """The briefing with its source; the same briefing gives the same bytes."""
    tables = _Writing()
    source = _form(Source).write([briefing.source], tables)
    found = _form(Briefing).write([briefing], tables)
    spans = [place for span in tables.spans for place in span]
    return zlib.compress(quick_json.compact([*tables.written(), spans, source, found]), 1)


def unpacked(content: bytes, name: str, file: str, same: Same | None = None) -> Briefing:
    """The briefing, its source being called `name` (its id) and lying at `file`; evidence is cut afresh.

    With the same table `same`, several share what is equal in them and is no string: actors of a document are named in
    most of its commitments, and in those of others.

    Raises:
        PackedError: the bytes are damaged, or of another version.
    """
    try:
        strings, shared, spans, written, found = quick_json.parsed(zlib.decompress(content))
        tables = _Reading(_shared(strings, shared), [], {"id": name, "file": file}, {} if same is None else same)
        (source,) = _form(Source).read(written, tables)
        (briefing,) = _form(Briefing).read(found, tables._replace(cuts=_cut(source, spans), given={"source": source}))
    except (ValueError, TypeError, IndexError, KeyError, AttributeError, zlib.error) as error:
        raise PackedError(f"{file}: what was kept of it cannot be read ({error})") from error
    whole: Briefing = briefing
    return whole


def fingerprint(content: bytes) -> bytes:
    """Of a packed briefing: 16 bytes that tell it from every other, wherever its document lies."""
    return hashlib.sha256(content).digest()[:16]


def _shared(strings: list[Any], places: list[int]) -> list[Any]:
    """One string serves all documents that have it: of ten thousand, most say the same kinds, rules and names."""
    for_all = map(sys.intern, map(strings.__getitem__, places))
    collections.deque(map(strings.__setitem__, places, for_all), 0)
    return strings


def _cut(source: Source, spans: list[int]) -> list[Evidence]:
    """One `Evidence` for each stretch, however many findings rest on it; as `Source.cut`, checked all at once."""
    starts, ends = spans[::2], spans[1::2]
    if spans and not (min(starts) >= 0 and max(ends) <= len(source.text) and all(map(operator.lt, starts, ends))):
        raise ValueError(f"there is evidence outside the text of {len(source.text)} characters")
    starts, ends = _places(starts), _places(ends)
    return _EVIDENCES([source] * len(starts), starts, ends)


def _places(numbers: list[int]) -> list[int]:
    """The same numbers, of which those of `PLACES` are one object wherever they stand."""
    if not numbers or min(numbers) < 0 or max(numbers) >= len(PLACES):
        return numbers
    return list(map(PLACES.__getitem__, numbers))


# --- The form of each type, made once from its annotations ------------------------------------------------------------


@functools.cache
def _form(kind: Any) -> _Form:  # noqa: ANN401 - an annotation
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if kind is str or origin is Literal:
        return _STRINGS
    if kind is int:
        return _NUMBERS
    if kind in (float, bool):
        return _AS_IS
    if kind is Evidence:
        return _EVIDENCE
    if origin in (typing.Union, types.UnionType):
        return _either(inside)
    if origin is tuple:
        return _several(_form(inside[0])) if inside[1:] == (...,) else _row(_tuples, map(_form, inside))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _fields(kind)
    raise TypeError(f"packed.py: there is no form for {kind}; say in _form how it is written and read")


_AS_IS = _Form(lambda values, _: values, lambda column, _: column)
_NUMBERS = _Form(lambda values, _: values, lambda column, _: _places(column))
_STRINGS = _Form(
    lambda values, t: [t.strings.setdefault(value, len(t.strings)) for value in values],
    lambda column, t: list(map(t.strings.__getitem__, column)),
)
"""None too, which is the first of them."""

_EVIDENCE = _Form(
    lambda values, t: [t.spans.setdefault((value.start, value.end), len(t.spans)) for value in values],
    lambda column, t: list(map(t.cuts.__getitem__, column)),
)


def _given(name: str) -> _Form:
    """What is no part of the bytes and is told when they are read."""
    return _Form(lambda _values, _: 0, lambda _column, t: [t.given[name]])


def _either(kinds: tuple[Any, ...]) -> _Form:
    """A value or None; several kinds of strings are one form."""
    forms = {_form(kind) for kind in kinds if kind is not type(None)}
    if len(forms) != 1:
        raise TypeError(f"packed.py: there is no form for one of {kinds}; say in _form how it is written and read")
    (form,) = forms
    if form in (_STRINGS, _AS_IS) or type(None) not in kinds:
        return form

    def written(values: list[Any], t: _Writing) -> list[Any]:
        return [[value is not None for value in values], form.write([one for one in values if one is not None], t)]

    def read(column: list[Any], t: _Reading) -> list[Any]:
        there, present = column
        rest = iter(form.read(present, t))
        return [next(rest, None) if one else None for one in there]

    return _Form(written, read)


def _several(form: _Form) -> _Form:
    """Tuples of any length: their lengths, and all that is in them as one column."""

    def written(values: list[Any], t: _Writing) -> list[Any]:
        return [list(map(len, values)), form.write(list(itertools.chain.from_iterable(values)), t)]

    def read(column: list[Any], t: _Reading) -> list[Any]:
        lengths, flat = column
        ends = list(itertools.accumulate(lengths))
        if not ends or not ends[-1]:
            return [()] * len(ends)
        whole = tuple(form.read(flat, t))
        found = list(map(whole.__getitem__, map(slice, [0, *ends], ends)))
        return list(map(t.same.setdefault, found, found)) if form is _STRINGS else found

    return _Form(written, read)


def _row(make: Callable[..., list[Any]], forms: Iterable[_Form]) -> _Form:
    """Values made of several others, by `make`: a column for all of these that have one form, the first ones first."""
    each = list(forms)
    alike = {form: [place for place, other in enumerate(each) if other == form] for form in each}

    def written(values: list[Any], t: _Writing) -> list[Any]:
        columns = list(zip(*values, strict=True))
        return [
            form.write([value for place in places for value in columns[place]], t)
            for form, places in (alike.items() if values else ())
        ]

    def read(columns: list[Any], t: _Reading) -> list[Any]:
        found: list[Any] = [None] * len(each)
        for (form, places), column in zip(alike.items() if columns else (), columns, strict=True):
            values = form.read(column, t)
            number = len(values) // len(places)
            for at, place in enumerate(places):
                found[place] = values[at * number : (at + 1) * number]
        return make(*found) if columns else []

    return _Form(written, read)


def _tuples(*columns: Any) -> list[Any]:  # noqa: ANN401
    return list(zip(*columns, strict=True))


def _made(kind: type[Any]) -> Callable[..., list[Any]]:
    """Makes instances of a dataclass from the columns of its fields.

    A frozen class that is called sets each field by a call of its own, which was the longest part of all reading.
    """
    names = [field.name for field in dataclasses.fields(kind)]
    slots = [vars(kind).get(name) for name in names]
    quick = all(isinstance(slot, types.MemberDescriptorType) for slot in slots) and not hasattr(kind, "__post_init__")
    fill = [slot.__set__ for slot in slots if slot is not None]

    def made(*columns: Any) -> list[Any]:  # noqa: ANN401
        number = len(columns[0])
        if len(set(map(len, columns))) != 1:
            raise ValueError("columns differ in length")
        if number < FEW or not quick:
            return list(map(kind, *columns))
        found = list(map(object.__new__, itertools.repeat(kind, number)))
        for put, column in zip(fill, columns, strict=True):
            collections.deque(map(put, found, column), 0)
        return found

    return made


_EVIDENCES = _made(Evidence)


def _fields(kind: type[Any]) -> _Form:
    """A dataclass as the row of its fields; the source of a briefing is written once, beside it."""
    hints = typing.get_type_hints(kind, {**vars(model), **vars(sys.modules[kind.__module__])})
    names = [field.name for field in dataclasses.fields(kind)]
    given = OTHERWISE if kind is Source else tuple(name for name in names if hints[name] is Source)
    row = _row(_made(kind), [_given(name) if name in given else _form(hints[name]) for name in names])
    fields = operator.attrgetter(*names)
    return _Form(lambda values, t: row.write(list(map(fields, values)), t), row.read)
