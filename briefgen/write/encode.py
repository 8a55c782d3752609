"""Words of strangers, fit for every kind of file but HTML: the one place where they are encoded.

In: words of documents, corrections, file names. Out: the same words in CSV, iCalendar, JSON, scripts, XML, BibTeX, RIS,
by the library that is kept for the format where there is one. HTML: render.py. Addresses: site_map.py. YAML that is
pasted: yaml_text.py. Names of files: ../identity.py. Lines of the log: ../visible.py.
"""

from __future__ import annotations

import csv
import functools
import html
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element, tostring

from icalendar.prop import vText

from briefgen import quick_json
from briefgen.visible import line

plain = line
"""Words on one line, in which nothing hides and which XML can hold."""

html_text = html.escape
"""Words in a value that templates of other programs print as it is; our own templates escape: render.py."""

FORMULA = re.compile(r"(^|[;\t|])(\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""What a spreadsheet program would run: at the head of a cell, and behind a sign that a program with other settings
takes for the border of a cell (OWASP, "CSV injection"). Sources are untrusted."""

SIGNS = re.compile("[=+\\-@\uff1d\uff0b\uff0d\uff20]")
"""Without one of them nothing can run."""

TEX = {
    "\\": r"\textbackslash{}",
    # Escaped braces would still be counted by BibTeX, and an odd one would swallow the rest of the file.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: f"\\{letter}" for letter in "%#$&_"},
}

TOGETHER = 200_000
"""Letters of a list of JSON that are written at once: its elements may be of a hundred letters or of a million."""

REMEMBERED = 4_096
"""Lines of a calendar that are not folded again: the same stand in several, and in the next build of `mkdocs serve`."""

OCTETS = 75
"""Of a line of iCalendar, the space before what was folded left out."""

BIG_N = re.compile(r"(?<=\\)(?=N)")


def csv_bytes(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows of cells (RFC 4180) in UTF-8, behind the mark without which common programs take it for something else."""
    made = io.StringIO(newline="")
    csv.writer(made).writerows(rows)
    return b"\xef\xbb\xbf" + made.getvalue().encode(errors="replace")


def cell(value: str | None) -> str:
    """The words as a cell that shows them and nothing else: an apostrophe makes text of what looks like a formula."""
    if not value:
        return ""
    return FORMULA.sub(r"\1'\2", plain(value)) if SIGNS.search(value) else plain(value)


def ics_text(words: str) -> str:
    """As iCalendar writes text (RFC 5545, 3.3.11), line ends and all."""
    # The library takes "\N" for a line end, and it may be the name of a folder: it gets the two letters one by one.
    return "".join(vText(part).to_ical().decode() for part in BIG_N.split(words))


def ics_lines(*lines: str) -> bytes:
    """Lines of iCalendar, each folded after at most 75 octets (3.1)."""
    return b"".join(map(_folded, lines))


@functools.lru_cache(maxsize=REMEMBERED)
def _folded(line: str) -> bytes:
    """As the library folds it, which looks at each letter: never within a character, nor behind a sign that escapes."""
    octets = line.encode(errors="replace")
    if b"\n" in octets:
        raise ValueError("a line of iCalendar has no line end in it")
    parts, start = [], 0
    while len(octets) - start >= OCTETS:
        end = start + OCTETS - 1
        while octets[end] & 0xC0 == 0x80:  # further octets of a character
            end -= 1
        if end - start > 1 and octets[end - 1] in b"\\^":
            end -= 1
        parts.append(octets[start:end])
        start = end
    return b"\r\n ".join([*parts, octets[start:]]) + b"\r\n"


json_text = quick_json.text
"""A value as JSON on one line."""


def json_bytes(value: object) -> bytes:
    """The same in UTF-8, which has no halves of a character: a question mark stands for one."""
    return json_text(value).encode(errors="replace")


def json_lines(head: dict[str, Any], **lists: Iterable[bytes]) -> bytes:
    """An object in UTF-8: the keys of `head`, then lists whose elements are JSON already, each on a line of its own.

    It is quick to make (indenting everything takes eight times as long), and a comparison of two builds shows the
    element that changed.
    """
    return b"".join(json_pieces(head, **lists))


def json_pieces(head: dict[str, Any], **lists: Iterable[bytes]) -> Iterator[bytes]:
    """The same, some elements at a time."""
    before = "{\n"
    for key, value in head.items():
        yield f"{before}{json_text(key)}: {json_text(value)}".encode(errors="replace")
        before = ",\n"
    for key, elements in lists.items():
        start, empty = f"{before}{json_text(key)}: [".encode(errors="replace"), True
        for some in _some(elements):
            yield start + b"\n" if empty else b",\n"
            yield b",\n".join(some)
            empty = False
        yield start + b"]" if empty else b"\n]"
        before = ",\n"
    yield b"\n}\n"


def _some(elements: Iterable[bytes]) -> Iterator[list[bytes]]:
    """The elements, so many at a time that they have `TOGETHER` letters or a few more."""
    some: list[bytes] = []
    letters = 0
    for one in elements:
        some.append(one)
        letters += len(one)
        if letters >= TOGETHER:
            yield some
            some, letters = [], 0
    if some:
        yield some


def script_value(value: object) -> bytes:
    """A value within a script; ASCII, and nothing in it can end a script or a line."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c").encode("ascii")


def xml_bytes(root: Element) -> bytes:
    """A document of XML in UTF-8."""
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def tex(words: str | None) -> str | None:
    """Words as a value of BibTeX."""
    return "".join(TEX.get(letter, letter) for letter in plain(words)) if words else None


def ris_line(tag: str, value: str) -> str:
    """A field of RIS: one line, so no word of a source can begin another."""
    return f"{tag}  - {plain(value)}\r\n"
