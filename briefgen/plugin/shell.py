"""The frame of finished pages: a page is rendered once with marks in it, cut at the marks, and filled for all others.

In: a page's HTML in which every value of its own is a mark. Out: a `Shell`. Values come to a template as text and leave
it in one of `FORMS`; a mark that left it in another way, shortened for example, makes no shell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

MARK = "zQ7BriefGen"
"""In every mark: no address escapes it, every change of case or length shows, and nobody writes it."""
SHORT = 3
"""Letters of it that no page has."""
PROBE = "  &<\"'\u00e9"
"""In marks for words: it comes out of each form in another way."""

FORMS = (
    "words",
    "words | striptags",
    "words | e",
    "words | striptags | e",
    "words | urlencode",
    "words | tojson",
)
"""What themes do to a title or a description, as they write it: nothing, or one of these filters."""

Printed = Callable[[str, str], str]
"""What a template prints for one of the forms of some words."""


def mark(name: str) -> str:
    """For values that templates print as they are, such as a part of an address."""
    return f"{MARK}{name}"


def words(name: str) -> str:
    """For words, which are escaped in one way or another."""
    return f" {MARK}{name}{PROBE}{MARK}{name} "


@dataclass(frozen=True, slots=True)
class Shell:
    """The parts of a page that do not change, and between them the name and form of the value that stands there."""

    parts: tuple[str, ...]
    values: tuple[tuple[str, str], ...]

    def filled(self, values: Mapping[str, str], printed: Printed) -> str:
        """The page with these values."""
        made: dict[tuple[str, str], str] = {}
        out = [self.parts[0]]
        for value, part in zip(self.values, self.parts[1:], strict=True):
            filled = made.get(value)
            if filled is None:
                name, form = value
                filled = made[value] = values[name] if form == FORMS[0] else printed(form, values[name])
            out += (filled, part)
        return "".join(out)


def cut(page: str, marks: Mapping[str, str], printed: Printed) -> Shell | None:
    """The page cut at its marks, given by name as they went in; None where one stands in it in an unknown form."""
    known: dict[str, tuple[str, str]] = {}
    for name, given in marks.items():
        # Marks of words begin with a space. Others have one form: what they name comes out as it went in.
        for form in FORMS if given.startswith(" ") else FORMS[:1]:
            known.setdefault(str(given) if form == FORMS[0] else printed(form, given), (name, form))
    longest_first = sorted((one for one in known if one in page), key=lambda one: (-len(one), one))
    pieces = re.split(f"({'|'.join(map(re.escape, longest_first))})", page) if longest_first else [page]
    parts = tuple(pieces[::2])
    if any(MARK[:SHORT].lower() in part.lower() for part in parts):
        return None
    return Shell(parts, tuple(known[piece] for piece in pieces[1::2]))
