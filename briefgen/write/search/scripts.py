"""Data as scripts, because a page opened from a folder may load scripts and nothing else.

In: values made of lists, dictionaries, text and numbers. Out: the bytes of a script that hands its value to
assets/search.js, and numbers written as short text.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from briefgen.write.encode import script_value

json_of = script_value
"""What a script hands over: encode.py."""

CALL = "briefgenSearch"
"""The function that search.js defines, and every file calls with its own name and content."""

FIRST = 35
"""Letters run from "#" to "~", without the backslash; the quotation mark lies before them: JSON escapes none."""
LAST_DIGITS = MORE_DIGITS = 45
"""How many letters end a number, and how many say that more follow: two letters reach 2,069, three 93,194."""


def script(name: str, value: object) -> bytes:
    """The file called `name`; ASCII, and nothing in it can end a script or a line."""
    return called(name, json_of(value))


def called(name: str, content: bytes) -> bytes:
    """The file called `name` that hands this over."""
    return b'%s("%s",%s);\n' % (CALL.encode(), name.encode(), content)


def gaps(numbers: Iterable[int]) -> str:
    """Ascending numbers as the steps between them."""
    before, written = -1, []
    for number in numbers:
        step = number - before - 1
        written.append(_SHORT[step] if step < len(_SHORT) else digits(step))
        before = number
    return "".join(written)


def plain(numbers: Iterable[int]) -> str:
    """Numbers from 0 on, in their order."""
    return "".join(map(digits, numbers))


@lru_cache(maxsize=1 << 20)
def digits(number: int) -> str:
    """One number: low digits first, each but the last from the upper half of the letters."""
    letters = []
    while number >= LAST_DIGITS:
        number, low = divmod(number - LAST_DIGITS, MORE_DIGITS)
        letters.append(_letter(LAST_DIGITS + low))
    letters.append(_letter(number))
    return "".join(letters)


def _letter(place: int) -> str:
    code = FIRST + place
    return chr(code if code < ord("\\") else code + 1)


_SHORT = tuple(map(digits, range(2_070)))
"""The numbers of one and two letters, which most steps are."""
