"""Which finding a correction is about.

In: a briefing, an id and words. Out: the one finding meant, or an `UnmatchedError` that names the nearest one.
An id is made from content, so it changes when the rules read a line otherwise; the words then find it again. A guess is
never made: words that fit several findings fit none.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Sequence

from briefgen.connect.corrections.findings import LETTERS, Finding, Mention, every, shown, words_of
from briefgen.connect.corrections.outcome import UnmatchedError
from briefgen.corrections import Target
from briefgen.model import Briefing, DateMention

ALIKE = 0.7
"""An id and words contradict each other below this likeness (difflib's ratio): the id was copied from another line.
Words that an editor shortened or retyped stay above 0.8, neighbouring lines of one article below 0.6."""

WORTH_NAMING = 0.5
"""Below this likeness the nearest finding has nothing to do with the words."""

HIDDEN = ("sentence", "date", "figure", "instrument", "dispute")
"""What words alone never mean: a fact may be the same sentence, and a date or a treaty stands in other lines."""

_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-"})


def evened(words: str) -> str:
    """The words for comparing: case, spacing, kinds of quotation marks and dashes, and marks around them aside."""
    plain = unicodedata.normalize("NFKC", words).translate(_SIGNS).casefold()
    return re.sub(r"^[\W_]+|[\W_]+$", "", " ".join(plain.split()))


def find(briefing: Briefing, target: Target, note: Callable[[str], None]) -> Finding:
    """The finding meant; `note` is told when only the words found it.

    Raises:
        UnmatchedError: none is, or several might be.
    """
    findings = list(every(briefing))
    named = [finding for finding in findings if finding.id == target.id]
    if named:
        if target.quote and not _fits(named[0], target.quote):
            raise UnmatchedError(
                f"`{target.id}` is “{shown(named[0])}”, and the quote says otherwise.\n"
                f"{_nearest_words(findings, target.quote, target.id)}"
            )
        return named[0]
    if target.quote:
        kind = LETTERS.get((target.id or "").partition("-")[0])
        alike = [one for one in findings if (_kind(one) == kind if kind else _kind(one) not in HIDDEN)]
        found = _by_words(alike, target.quote)
        if len(found) == 1:
            if target.id:
                note(f"`{target.id}` was found by its words; its id is `{found[0].id}` now.")
            return found[0]
        if found:
            ids = ", ".join(f"`{one.id}`" for one in found)
            raise UnmatchedError(f"the quote fits several lines: {ids}.\nGive the id of the one that is meant.")
        what = f"no line has the id `{target.id}`, and none" if target.id else "no line"
        raise UnmatchedError(f"{what} has the quoted words.\n{_nearest_words(findings, target.quote, target.id)}")
    raise UnmatchedError(
        f"no line of this document has the id `{target.id}`.\n{_nearest_id(findings, target.id or '')}"
    )


def _kind(finding: Finding) -> str:
    """What the finding is; figures are found by their ids only, for their words stand in many lines."""
    if isinstance(finding, Mention):
        return "date" if isinstance(finding.of, DateMention) else "figure"
    return LETTERS[finding.id.partition("-")[0]]


def _fits(finding: Finding, quote: str) -> bool:
    wanted = evened(quote)
    words = [evened(one) for one in words_of(finding)]
    return any(wanted in one or one in wanted or _alike(wanted, one) >= ALIKE for one in words if one)


def _by_words(findings: Sequence[Finding], quote: str) -> list[Finding]:
    """Those whose shown words are the quote; else whose evidence is; else whose evidence holds it."""
    wanted = evened(quote)
    if not wanted:
        return []
    words = [(finding, [evened(one) for one in words_of(finding)]) for finding in findings]
    for fits in (
        [finding for finding, forms in words if forms[0] == wanted],
        [finding for finding, forms in words if wanted in forms],
        [finding for finding, forms in words if any(wanted in form for form in forms)],
    ):
        if fits:
            return fits
    return []


def _alike(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _nearest_id(findings: Sequence[Finding], wanted: str) -> str:
    same_kind = [one for one in findings if one.id.partition("-")[0] == wanted.partition("-")[0]]
    by_id = {one.id: one for one in same_kind or findings}
    near = difflib.get_close_matches(wanted, by_id, n=1, cutoff=WORTH_NAMING)
    if near:
        return f"The nearest is `{near[0]}`: “{shown(by_id[near[0]])}”."
    return "Its page shows the id of each line under “evidence”."


def _nearest_words(findings: Sequence[Finding], quote: str, id_: str | None) -> str:
    wanted = evened(quote)
    ranked = [
        (max((_alike(wanted, form) for form in map(evened, words_of(one)) if form), default=0.0), one)
        for one in findings
    ]
    best = max(ranked, key=lambda pair: pair[0], default=None)
    if best is not None and best[0] >= WORTH_NAMING:
        return f"The nearest is `{best[1].id}`: “{shown(best[1])}”."
    return _nearest_id(findings, id_ or "")
