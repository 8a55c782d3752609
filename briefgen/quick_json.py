"""JSON at speed: values to bytes and back, by orjson, and by the standard library where that does not do it.

In: what JSON has (dictionaries with strings as keys, lists, tuples, strings, numbers, truth, None). Out: JSON without
spaces in UTF-8, or indented by two. The same value gives the same bytes. Halves of a character, which file names and
documents may hold and UTF-8 cannot, are written as their numbers; whole numbers may be of any size.
"""

from __future__ import annotations

import json
from typing import Any

import orjson

STRICT = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_SUBCLASS
"""What the standard library would not write is not written either."""
COMPACT = (",", ":")


def compact(value: object) -> bytes:
    """The value on one line.

    Raises:
        TypeError: JSON does not have it.
    """
    try:
        return orjson.dumps(value, option=STRICT)
    except TypeError:
        return json.dumps(value, separators=COMPACT).encode()


def text(value: object) -> str:
    """The same, in which halves of a character stand as they are: whoever encodes it says what becomes of them.

    Raises:
        TypeError: as `compact`.
    """
    try:
        return orjson.dumps(value, option=STRICT).decode()
    except TypeError:
        return json.dumps(value, ensure_ascii=False, separators=COMPACT)


def indented(value: object) -> bytes:
    """The value, each of its parts on a line of its own, two spaces deeper than what it is part of.

    Raises:
        TypeError: as `compact`.
    """
    try:
        return orjson.dumps(value, option=STRICT | orjson.OPT_INDENT_2)
    except TypeError:
        return json.dumps(value, indent=2).encode()


def parsed(content: bytes) -> Any:  # noqa: ANN401 - what stands there
    """The value that stands there.

    Raises:
        ValueError: the bytes are no JSON.
    """
    try:
        return orjson.loads(content)
    except ValueError:
        return json.loads(content)
