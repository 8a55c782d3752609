"""The lines above the first paragraph: byline, date line, outlet.

In: the lines of the body. Out: those that are no running text, each with its reason, and what they say.
The dateline, which begins the first paragraph itself, is dateline.py's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.model import UNKNOWN, Known, Unused
from briefgen.read.dates import FULL, iso_date
from briefgen.read.layout import Line

HEAD_LINES = 12
PARAGRAPH_LETTERS = 160
"""The first line as long as this is text, and the head is over."""

AGENCIES = frozenset(
    {
        "AFP",
        "AP",
        "Associated Press",
        "The Associated Press",
        "Reuters",
        "UPI",
        "Xinhua",
        "dpa",
        "Kyodo",
        "Bloomberg",
    }
)
"""A line of its own with one of these names, next to a byline, is the outlet."""

_NAME_WORD = r"(?:[A-ZÀ-Þ][\w’'.-]{0,30}|de|da|di|du|del|van|von|der|den|la|le|al|bin|ibn|ter|zu)"
_NAME = rf"[A-ZÀ-Þ][\w’'.-]{{0,30}}(?: (?!For |At |Of ){_NAME_WORD}){{1,4}}"
_OUTLET = r"(?P<outlet>[A-Z][\w’'.&-]{0,30}(?: [\w’'.&-]{1,30}){0,5})"
_BYLINE = re.compile(
    rf"(?:By|BY|by|Written by|Story by|Author:)[ :]+"
    rf"(?P<author>{_NAME}(?:(?:, | and | & |, and ){_NAME}){{0,4}})"
    rf"(?:(?: [Ff]or(?: the)?| [Oo]f(?: the)?| [Aa]t(?: the)?|,| \||/) {_OUTLET})?"
)
_BY_AGENCY = re.compile(r"(?:By|BY) (?:the )?(?P<outlet>[A-Z][\w .&]{1,40})")
_JOB = re.compile(r"\b(?:writer|reporter|correspondent|editor|staff|columnist|contributor)\b", re.IGNORECASE)
_JOB_BEHIND = re.compile(rf", [^,]*{_JOB.pattern}[^,]*$", re.IGNORECASE)
"""What a list of names may end with: "Jane Doe, Staff Writer"."""

_WEEKDAY = r"(?:(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
_TIME = r"(?:(?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,4}\)?)?,? ?)?"
_LABEL = (
    r"(?:(?P<label>(?:First )?(?:Posted|Published|Issued|Released|Date|Updated"
    r"|Last updated|Modified|Last modified"
    r"|Press release|For immediate release)(?: on| at)?):? ?[-–—]? ?)?"
)
_DATE_LINE = re.compile(
    rf"\(?{_LABEL}{_TIME}(?:on )?{_WEEKDAY}(?P<date>{FULL})"
    rf"(?:T[\d:.]{{5,12}}Z?)?(?:,? ?(?:[-–—|] ?)?{_TIME})\)?\.?",
    re.IGNORECASE,
)


def is_date_line(words: str) -> bool:
    """Whether the words only say when the text was published or changed."""
    return _DATE_LINE.fullmatch(words[:200]) is not None


@dataclass(frozen=True, slots=True)
class Head:
    """What the lines above the text say; `unused` is those lines."""

    author: Known
    outlet: Known
    date: Known
    unused: tuple[Unused, ...]


NOTHING = Head(UNKNOWN, UNKNOWN, UNKNOWN, ())


def head(lines: list[Line]) -> Head:
    """Read the first lines of the body."""
    author = outlet = day = UNKNOWN
    unused: list[Unused] = []
    by_at = -2
    for at, line in enumerate(lines[:HEAD_LINES]):
        if len(line.text) >= PARAGRAPH_LETTERS:
            break
        dated = _DATE_LINE.fullmatch(line.text)
        if dated:
            unused.append(Unused(line.start, line.end, "date line"))
            found = iso_date(dated.group("date"))
            # When a page was last touched is not when it was published.
            changed = re.search("updated|modified", dated.group("label") or "", re.IGNORECASE)
            if found and not changed and day.value is None:
                day = Known(found, "date line")
            continue
        by = _BYLINE.fullmatch(line.text)
        agency = _BY_AGENCY.fullmatch(line.text)
        if agency and agency.group("outlet") in AGENCIES:
            unused.append(Unused(line.start, line.end, "byline"))
            outlet = Known(agency.group("outlet"), "byline")
            by_at = at
        elif by and author.value is None:
            unused.append(Unused(line.start, line.end, "byline"))
            author = Known(_JOB_BEHIND.sub("", by.group("author")), "byline")
            named = by.group("outlet")
            if named and not _JOB.search(named):
                outlet = Known(named, "byline")
            by_at = at
        elif at == by_at + 1 and (line.text in AGENCIES or _JOB_LINE.fullmatch(line.text)):
            unused.append(Unused(line.start, line.end, "byline"))
            if line.text in AGENCIES and outlet.value is None:
                outlet = Known(line.text, "byline")
    return Head(author, outlet, day, tuple(unused))


_JOB_LINE = re.compile(
    r"(?:[A-Z][\w’'.&-]{0,30} ){0,5}(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent"
    r"|[Ee]ditor|[Cc]olumnist|[Ss]taff)"
)
"""The line under a byline that says what its author is: "Staff Writer"."""
