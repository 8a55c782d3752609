"""Data as scripts, because a page opened from a folder may load scripts and nothing else.

In: values made of lists, dictionaries, text and numbers. Out: the bytes of a script that hands its value to
assets/search.js, and numbers written as short text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import sub

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


def gaps(numbers: Sequence[int]) -> str:
    """Ascending numbers as the steps between them."""
    return after(numbers[0] + 1) + steps(numbers) if numbers else ""


def steps(numbers: Sequence[int]) -> str:
    """The same without the first, from which they count on."""
    return "".join(map(after, map(sub, numbers[1:], numbers)))


def how_many(letters: str) -> int:
    """Numbers that are written there: each ends with a letter from the lower half."""
    return len(letters.translate(_NO_END))


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


_NO_END = {ord(_letter(LAST_DIGITS + digit)): None for digit in range(MORE_DIGITS)}


class _After(dict[int, str]):
    """The steps by the difference of two numbers, which is at least 1: those of one and two letters, as most are."""

    def __missing__(self, difference: int) -> str:
        return digits(difference - 1)


after = _After((step + 1, digits(step)) for step in range(2_070)).__getitem__
"""The step to a number from one that is lower by so much."""
