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
    from collections.abc import Callable, Hashable, Iterable

T = TypeVar("T")

SHORT = 64
"""Letters of a string that is worth sharing between documents: kinds, rules, names, roles."""

OWN = frozenset("cdfnqstx")
"""First letters of ids that are made from the words of a document, so that no other has them: see identity.py. Most
strings of a document are such, and a table of all would take 4 kB for each document, beside the strings."""

PLACES = tuple(range(20_000))
"""Where evidence begins and ends in most documents; each number is an object, of which a corpus has millions."""

OTHERWISE = ("id", "file")
"""Fields of a source that say where a document lies, and not what it is: they are given anew when it is unpacked."""


class PackedError(ValueError):
    """The bytes are damaged, or of another version."""


@dataclasses.dataclass(slots=True)
class _Writing:
    """Strings and stretches met so far, each with its place."""

    strings: dict[str | None, int] = dataclasses.field(default_factory=lambda: {None: 0})
    spans: dict[tuple[int, int], int] = dataclasses.field(default_factory=dict)


class _Reading(NamedTuple):
    strings: list[str | None]
    cuts: list[Evidence]


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
    return zlib.compress(quick_json.compact([list(tables.strings), spans, source, found]), 1)


def unpacked(content: bytes, name: str, file: str) -> Briefing:
    """The briefing, its source being called `name` (its id) and lying at `file`; evidence is cut afresh.

    Raises:
        PackedError: the bytes are damaged, or of another version.
    """
    try:
        strings, spans, written, found = quick_json.parsed(zlib.decompress(content))
        # One string serves all documents that have it: of ten thousand, most say the same kinds, rules and names.
        shared = [
            one if one is None or len(one) >= SHORT or (one[1:2] == "-" and one[0] in OWN) else sys.intern(one)
            for one in strings
        ]
        (source,) = _form(Source).read(written, _Reading(shared, []))
        source = dataclasses.replace(source, id=name, file=file)
        (briefing,) = _form(Briefing).read(found, _Reading(shared, _cut(source, spans)))
        whole: Briefing = dataclasses.replace(briefing, source=source)
        return whole
    except (ValueError, TypeError, IndexError, AttributeError, zlib.error) as error:
        raise PackedError(f"{file}: what was kept of it cannot be read ({error})") from error


def fingerprint(content: bytes) -> bytes:
    """Of a packed briefing: 16 bytes that tell it from every other, wherever its document lies."""
    return hashlib.sha256(content).digest()[:16]


def written(kind: Hashable, value: object) -> bytes:
    """A frozen dataclass of strings, numbers, tuples and other such classes; equal ones give the same bytes."""
    tables = _Writing()
    found = _form(kind).write([value], tables)
    return quick_json.compact([list(tables.strings), found])


def read(kind: type[T], content: bytes) -> T:
    """What `written` made bytes of.

    Raises:
        PackedError: the bytes are damaged, or of another version.
    """
    try:
        strings, found = quick_json.parsed(content)
        (value,) = _form(typing.cast("Hashable", kind)).read(found, _Reading([None, *map(sys.intern, strings[1:])], []))
    except (ValueError, TypeError, IndexError, AttributeError) as error:
        raise PackedError(f"what was kept cannot be read ({error})") from error
    whole: T = value
    return whole


def _cut(source: Source, spans: list[int]) -> list[Evidence]:
    """One `Evidence` for each stretch, however many findings rest on it; as `Source.cut`, checked all at once."""
    starts, ends = spans[::2], spans[1::2]
    if spans and not (min(starts) >= 0 and max(ends) <= len(source.text) and all(map(operator.lt, starts, ends))):
        raise ValueError(f"there is evidence outside the text of {len(source.text)} characters")
    if spans and max(ends) < len(PLACES):
        starts, ends = [PLACES[one] for one in starts], [PLACES[one] for one in ends]
    return list(map(Evidence, itertools.repeat(source), starts, ends))


# --- The form of each type, made once from its annotations ------------------------------------------------------------


@functools.cache
def _form(kind: Any) -> _Form:  # noqa: ANN401 - an annotation
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if kind is str or origin is Literal:
        return _STRINGS
    if kind in (int, float, bool):
        return _AS_IS
    if kind is Evidence:
        return _EVIDENCE
    if origin in (typing.Union, types.UnionType):
        return _either(inside)
    if origin is frozenset:
        return _sets(_form(inside[0]))
    if origin is tuple:
        return _several(_form(inside[0])) if inside[1:] == (...,) else _row(lambda *one: one, map(_form, inside))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _fields(kind)
    raise TypeError(f"packed.py: there is no form for {kind}; say in _form how it is written and read")


_AS_IS = _Form(lambda values, _: values, lambda column, _: column)
_STRINGS = _Form(
    lambda values, t: [t.strings.setdefault(value, len(t.strings)) for value in values],
    lambda column, t: list(map(t.strings.__getitem__, column)),
)
"""None too, which is the first of them."""

_EVIDENCE = _Form(
    lambda values, t: [t.spans.setdefault((value.start, value.end), len(t.spans)) for value in values],
    lambda column, t: list(map(t.cuts.__getitem__, column)),
)
_GIVEN = _Form(lambda values, _: len(values), lambda length, _: [""] * length)
"""What is given anew to each that is read."""


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
        return [next(rest) if one else None for one in there]

    return _Form(written, read)


def _several(form: _Form) -> _Form:
    """Tuples of any length: their lengths, and all that is in them as one column."""

    def written(values: list[Any], t: _Writing) -> list[Any]:
        return [list(map(len, values)), form.write(list(itertools.chain.from_iterable(values)), t)]

    def read(column: list[Any], t: _Reading) -> list[Any]:
        lengths, flat = column
        ends = list(itertools.accumulate(lengths))
        whole = tuple(form.read(flat, t)) if ends and ends[-1] else ()
        return list(map(whole.__getitem__, map(slice, [0, *ends], ends)))

    return _Form(written, read)


def _sets(form: _Form) -> _Form:
    """As tuples, in order."""
    several = _several(form)
    return _Form(
        lambda values, t: several.write(list(map(sorted, values)), t),
        lambda column, t: list(map(frozenset, several.read(column, t))),
    )


def _row(make: Callable[..., Any], forms: Iterable[_Form]) -> _Form:
    """Values made of several others: a column for each of these."""
    each = list(forms)

    def written(values: list[Any], t: _Writing) -> list[Any]:
        columns = zip(*values, strict=True) if values else [[]] * len(each)
        return [form.write(list(column), t) for form, column in zip(each, columns, strict=True)]

    def read(columns: list[Any], t: _Reading) -> list[Any]:
        return list(map(make, *[form.read(column, t) for form, column in zip(each, columns, strict=True)]))

    return _Form(written, read)


def _fields(kind: type[Any]) -> _Form:
    """A dataclass as the row of its fields; the source of a briefing is written once, beside it."""
    hints = typing.get_type_hints(kind, {**vars(model), **vars(sys.modules[kind.__module__])})
    names = [field.name for field in dataclasses.fields(kind)]
    given = OTHERWISE if kind is Source else ()
    row = _row(kind, [_GIVEN if name in given or hints[name] is Source else _form(hints[name]) for name in names])
    fields = operator.attrgetter(*names)
    return _Form(lambda values, t: row.write(list(map(fields, values)), t), row.read)
