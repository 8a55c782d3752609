"""A written form found in a sentence, and what may be made of it.

In: a match of calendar_words.py and its tokens. Out: `Place`, which date_readings.py asks, and `Reading`, its answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Span, Token

from briefgen.understand import calendar_words, outlook
from briefgen.understand.period import Period

NAMES = frozenset({"ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "FAC", "LAW", "NORP"})
"""A weekday or month inside one of these is part of a name ("The Sunday Post", "April Jones")."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a match means: its period (None: cannot be told), and whether the document's date was needed."""

    period: Period | None
    worked_out: bool = False
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A match in its sentence.

    `anchor` is the date told just before it, None where there is none; `is_southern` says whether the document may
    count its seasons by the southern half of the world.
    """

    match: re.Match[str]
    tokens: Span
    today: date | None
    anchor: Period | None = None
    is_southern: Callable[[], bool] = bool

    def group(self, name: str) -> str | None:
        """The words of a named group; None where the form lacks it or it is empty."""
        return self.match.groupdict().get(name)

    def month(self, name: str = "month") -> int | None:
        """The month of a named group, 1 to 12."""
        found = self.group(name)
        if found is None:
            return None
        return int(found) if found.isdigit() else calendar_words.months()[found.lower().rstrip(".")]

    def shift(self, name: str) -> int | None:
        """What "last", "this" or "next" in a named group adds; None where the group is empty."""
        found = (self.group(name) or "").lower().split(" ")[0]
        return {"last": -1, "this": 0, "next": 1}.get(found)

    @property
    def year(self) -> int | None:
        """The year that is written, or that "this year" means; None where none is, or the document has no date."""
        shift = self.shift("near")
        if shift is None or self.today is None:
            return self.number("year")
        return self.today.year + shift

    def number(self, name: str) -> int | None:
        """The digits of a named group."""
        found = self.group(name)
        return int(re.sub(r"\D", "", found)) if found else None

    @property
    def south(self) -> bool:
        """Asked for seasons only: few documents have one."""
        return self.is_southern()

    @property
    def outlook(self) -> outlook.Outlook:
        """Where the sentence looks from here."""
        return outlook.of(self.tokens[0])

    @property
    def is_name(self) -> bool:
        """Is it part of a name: by the model, or as in "the Sunday Herald"?"""
        if self.tokens[0].ent_type_ in NAMES or self.tokens[-1].ent_type_ in NAMES:
            return True
        before, after = self.before, self.after
        if before is None or before.lower_ != "the" or after is None:
            return False
        return after.pos_ == "PROPN" and after.text[:1].isupper()

    @property
    def before(self) -> Token | None:
        """The token before, in the sentence."""
        first: Token = self.tokens[0]
        return first.nbor(-1) if first.i > first.sent.start else None

    @property
    def after(self) -> Token | None:
        """The token after, in the sentence."""
        last: Token = self.tokens[-1]
        return last.nbor() if last.i + 1 < last.sent.end else None
