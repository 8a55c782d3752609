"""The dateline at the start of a news report: place, sometimes date and agency, then a dash.

In: the first paragraph. Out: where the dateline ends and the text begins, and what it says; None where there
is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.read.dates import DAY, FULL, MONTH, iso_date

LONGEST = 120

NOT_PLACES = frozenset(
    {
        "ADVISORY",
        "ALERT",
        "ANALYSIS",
        "ANSWER",
        "BREAKING",
        "CORRECTED",
        "CORRECTION",
        "DEVELOPING",
        "EDITORIAL",
        "EXCLUSIVE",
        "EXPLAINER",
        "EXTRA",
        "FACTBOX",
        "FACTS",
        "FEATURE",
        "FILE",
        "GRAPHIC",
        "HANDOUT",
        "INTERVIEW",
        "LIVE",
        "NEW",
        "NEWS",
        "NOTE",
        "OBITUARY",
        "OPINION",
        "PHOTO",
        "PHOTOS",
        "PICTURES",
        "PREVIEW",
        "QUESTION",
        "REVIEW",
        "REWARD",
        "SUMMARY",
        "TIMELINE",
        "TOP",
        "UPDATE",
        "UPDATED",
        "URGENT",
        "VERBATIM",
        "VIDEO",
        "WARNING",
        "WATCH",
        "WRAPUP",
    }
)
"""Labels that agencies set in capitals before a dash."""

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]{1,30}(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]{1,30}){0,3}"
_MIXED = r"[A-ZÀ-Þ][\w.’'-]{1,30}(?: [A-ZÀ-Þ][\w.’'-]{1,30}){0,3}"
_DAY = rf"(?:(?:{FULL})|{MONTH} {DAY}|{DAY} {MONTH})"
_AGENCY = r"\((?P<{0}>[^()\n]{{2,40}})\)"
_WIRE = r"/(?P<wire>[A-Z][\w -]{2,30})/"
_DASH = r"[ \u00a0]*(?:—|–|―|--|(?<=[ \u00a0])-(?=[ \u00a0]))[ \u00a0]*"

_DATELINES = (
    # HARBOUR CITY, Norland, Dec. 19 (Agency) —
    re.compile(
        rf"(?P<place>{_CAPITALS})(?:/{_CAPITALS}){{0,2}}(?:, (?!{_DAY}){_MIXED}){{0,2}}"
        rf"(?:,? (?P<day>{_DAY}))?,?"
        rf"(?: (?:{_AGENCY.format('agency')}|{_WIRE}))?{_DASH}"
    ),
    # Harbour City, Norland (Agency) –: small letters only where an agency stands in brackets
    re.compile(
        rf"(?:{_MIXED}(?:, (?!{_DAY}){_MIXED}){{0,2}},? )??(?P<day>{_DAY})?,? ?"
        rf"{_AGENCY.format('agency')}{_DASH}"
    ),
    re.compile(rf"(?:{_MIXED}(?:, (?!{_DAY}){_MIXED}){{0,2}} ){_AGENCY.format('agency')}{_DASH}"),
    # /Wire-Name/ --
    re.compile(rf"{_WIRE}{_DASH}"),
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """`text` is the dateline as worded, without its dash; `whole` is with the dash and the spaces behind it.

    `names_place` is False where only an agency stands before the dash: that is no dateline to show, but none
    of the text either.
    """

    text: str
    whole: str
    date: str | None
    agency: str | None
    names_place: bool


def dateline(paragraph: str, whole: str) -> Dateline | None:
    """The dateline that the paragraph begins with.

    `whole` is the document, which tells places from abbreviations.
    """
    start = paragraph[: LONGEST + 1]
    for pattern in _DATELINES:
        found = pattern.match(start)
        if found is None or not re.search(r"[^\W_]{2}", paragraph[found.end() :]):
            continue
        parts = found.groupdict()
        place = parts.get("place")
        if place is not None and not parts.get("agency") and not parts.get("wire") and not _is_place(place, whole):
            continue
        # After a dateline a sentence begins.
        following = paragraph[found.end()]
        if following.islower() or following.isspace() or following in ",;.)":
            continue
        text = re.sub(r"[\s—–―-]+$", "", found.group())
        day = parts.get("day")
        return Dateline(
            text=text,
            whole=found.group(),
            date=iso_date(day) if day else None,
            agency=parts.get("agency") or parts.get("wire"),
            names_place=text[0] not in "(/",
        )
    return None


def _is_place(place: str, whole: str) -> bool:
    """Not a label, and not an abbreviation: that one would stand in capitals again in the text."""
    words = place.replace(".", "").split()
    if NOT_PLACES & set(words) or len(place) < 4:
        return False
    return len(re.findall(rf"(?<!\w){re.escape(place)}(?!\w)", whole)) == 1
