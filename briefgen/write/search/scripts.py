"""Data as scripts, because a page opened from a folder may load scripts and nothing else.

In: values made of lists, dictionaries, text and numbers. Out: the bytes of a script that hands its value to
assets/search.js, and numbers written as short text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


REMEMBERED = 100_000
"""Steps whose letters are at hand, in 12 MB at most."""


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


def cut(letters: str) -> tuple[int, str]:
    """The first number that is written there, and the rest."""
    number, times = 0, 1
    for at, letter in enumerate(letters, 1):
        digit = ord(letter) - FIRST - (letter > "\\")
        number += digit * times
        times *= MORE_DIGITS
        if digit < LAST_DIGITS:
            return number, letters[at:]
    raise ValueError(letters)


def how_many(letters: str) -> int:
    """Numbers that are written there: each ends with a letter from the lower half."""
    return len(letters.translate(_NO_END))


def plain(numbers: Iterable[int]) -> str:
    """Numbers from 0 on, in their order."""
    return "".join(map(after, map((1).__add__, numbers)))


def digits(number: int) -> str:
    """One number: low digits first, each but the last from the upper half of the letters."""
    return after(number + 1)


def _letter(place: int) -> str:
    code = FIRST + place
    return chr(code if code < ord("\\") else code + 1)


_LAST = tuple(map(_letter, range(LAST_DIGITS)))
_MORE = tuple(_letter(LAST_DIGITS + digit) for digit in range(MORE_DIGITS))
_NO_END = {ord(letter): None for letter in _MORE}


class _After(dict[int, str]):
    """The step to a number from one that is lower by so much, at least by 1; most are asked for again and again."""

    def __missing__(self, difference: int) -> str:
        more, low = divmod(difference - 1 - LAST_DIGITS, MORE_DIGITS)
        letters = _LAST[difference - 1] if more < 0 else _MORE[low] + self[more + 1]
        if len(self) < REMEMBERED:
            self[difference] = letters
        return letters


after = _After().__getitem__
"""The step to a number from one that is lower by so much."""
