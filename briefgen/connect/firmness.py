"""How firmly an undertaking is worded: "will", "is considering", "would".

In: a commitment. Out: the words of its source that say so; [wording] of threads.toml lists them.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from briefgen.connect.wording import lexicon

if TYPE_CHECKING:
    from briefgen.model import Commitment

BEFORE = 60
"""Characters before the act in which its wording is looked for."""

NEAR = 12
"""Characters between the wording and the act: "will steadily"."""

MODALS = 4
"""The first phrases of the list are modals, which may stand inside the act: "the bridge will be opened"."""


@functools.cache
def _phrases() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<!\w){phrase}\b", re.IGNORECASE) for phrase in lexicon()["wording"]["phrases"])


def wording(finding: Commitment) -> str:
    """The words, verbatim but for line breaks; its hedge, or nothing, where no phrase of the list stands there."""
    text = finding.evidence.source.text
    before = text[max(finding.evidence.start, finding.action.start - BEFORE) : finding.action.start]
    end = len(before.rstrip())
    near = [m for phrase in _phrases() for m in phrase.finditer(before) if end - m.end() <= NEAR]
    inside = [m for phrase in _phrases()[:MODALS] if (m := phrase.search(finding.action.quote))]
    if near:
        found = max(near, key=lambda match: len(match.group())).group()
    elif inside:
        found = min(inside, key=lambda match: (match.start(), -len(match.group()))).group()
    else:
        found = finding.hedge or ""
    return " ".join(found.split())
