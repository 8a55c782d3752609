"""Pairs quotation marks.

In: the text of one block. Out: its outermost pairs of marks, in order. Double, single and pointed marks of
several languages; apostrophes, inches and plural possessives are no marks. quotation_marks.py makes stretches
of tokens of them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "``": "''", "‘": "’"}
STRAIGHT = '"'
SINGLE = "'"
MARK = re.compile(r"``|''|[“”„«»‹›‘’\"'＂]")

BEFORE_OPENING = frozenset("([{—–-/:,;“‘\"'«…")
"""Besides white space: what a mark may stand directly behind and still open."""

ELISION = re.compile(r"['’](?:\d0s|em|til|tis|twas|cause|bout|n['’])(?!\w)", re.IGNORECASE)
"""An apostrophe at the start of a word: 'em, '90s, rock 'n' roll."""

LONGEST = 6000
"""Characters: no paragraph of speech is longer, and without a bound odd marks cost time by their number squared."""

APOSTROPHES = 300
"""So many inside one quotation are no prose."""

STOP = re.compile(r"[.!?]\s")
INTRODUCED = re.compile(r":\s+['\"‘“](?=\w)")
SENTENCE_END = re.compile(r"[.!?…][\s\u00a0]*$")


@dataclass(frozen=True, slots=True)
class Pair:
    """Where the opening mark starts, the text between inner and end, and the first character behind the closing mark.

    An unclosed pair ends with its text, or before the next opening mark.
    """

    start: int
    inner: int
    end: int
    after: int
    closed: bool


def _can_open(text: str, at: int, width: int) -> bool:
    before, after = text[at - 1 : at], text[at + width : at + width + 1]
    return (not before or before.isspace() or before in BEFORE_OPENING) and bool(after) and not after.isspace()


def _can_close(text: str, at: int, width: int) -> bool:
    before, after = text[at - 1 : at], text[at + width : at + width + 1]
    return bool(before) and not before.isspace() and not after.isalnum()


def _single_end(text: str, start: int) -> int | None:
    """Where the single quotation from `start` closes: not at an apostrophe, nor at a plural's if there is another.

    "the 'Terns' side" closes at its plural, as the next mark there is opens something new.
    """
    fallback, limit = None, _next_introduced(text, start + 1)
    for mark in itertools.islice(re.finditer("['’]", text[start + 1 :]), APOSTROPHES):
        at = start + 1 + mark.start()
        if not _can_close(text, at, 1) or ELISION.match(text, at):
            continue
        if at > limit:
            return fallback
        if fallback is not None and _opens_between(text, fallback + 1, at):
            return fallback
        if text[at - 1] in ",.!?…;:—–)":
            return at
        if text[at - 1] not in "sS" or not re.match(r"['’]\s+\w", text[at : at + 6]):
            return at
        fallback = fallback if fallback is not None else at
    return fallback


def _opens_between(text: str, start: int, end: int) -> bool:
    return any(text[at] in "'‘" and _can_open(text, at, 1) for at in range(start, end))


def _next_introduced(text: str, inner: int) -> int:
    """Where a further mark opens behind a full stop and a colon, so that the one in hand was never closed.

    "'It was odd. The coach, who lives in the port, added: 'I like it.'" The end of the text where there is none.
    """
    stop = STOP.search(text, inner)
    opening = INTRODUCED.search(text, stop.end()) if stop is not None else None
    if opening is None or text[opening.end() - 1] in text[inner : opening.start()]:
        return len(text)
    return opening.start()


def _close_of(text: str, mark: str, inner: int) -> tuple[int, int] | None:
    """Start and end of the closing mark for `mark`; None where there is none."""
    if mark in "'‘":
        at = _single_end(text, inner - 1)
        return None if at is None else (at, at + 1)
    if mark in (STRAIGHT, "＂", "''"):
        limit = _next_introduced(text, inner)
        for found in re.finditer(re.escape(mark) + "|”", text[inner:]):
            at = inner + found.start()
            if at > limit:
                return None
            if _can_close(text, at, len(mark)) or not _can_open(text, at, len(mark)):
                return at, at + len(found.group())
        return None
    closing, depth = PAIRS[mark], 1
    if not any(sign in text[inner:] for sign in closing + STRAIGHT):
        return None
    for found in MARK.finditer(text, inner):
        sign, at = found.group(), found.start()
        if sign == mark and mark not in closing:
            if SENTENCE_END.search(text[max(inner, at - 3) : at]) and not _balanced(text, mark, closing, inner):
                return None  # the closing mark is missing, and this one opens the next quotation
            depth += 1
        elif sign in closing or (sign == STRAIGHT and mark == "“" and _can_close(text, at, 1)):
            depth -= 1
            if depth == 0 or not re.search(f"[{closing}]", text[at + 1 :]):
                return at, at + len(sign)
    return None


def _balanced(text: str, mark: str, closing: str, inner: int) -> bool:
    rest = text[inner:]
    return rest.count(mark) + 1 <= sum(rest.count(sign) for sign in closing)


def _introduced(text: str, start: int) -> bool:
    """A single mark stands where speech begins: at the start, or behind a colon or the end of a sentence."""
    return not text[:start].strip() or text[:start].rstrip()[-1:] in ":.!?,"


def pairs(text: str, reopened: str = "") -> Iterator[Pair]:
    """The outermost pairs of one block's text, in order.

    `reopened` is the first character of the next block: a mark that opens there again need not be closed here.
    """
    at = 0
    while found := MARK.search(text, at):
        mark, start = found.group(), found.start()
        width = len(mark)
        at = start + width
        if (mark in "”’»›" and mark != "»") or not _can_open(text, start, width):
            continue
        if mark == "»" or (mark in "'‘" and ELISION.match("'" + text[start + 1 : start + 6])):
            continue
        base = max(start - 1, 0)
        window = text[base : at + LONGEST]
        close = _close_of(window, mark, at - base)
        if close is not None:
            yield Pair(start, at, base + close[0], base + close[1], True)
            at = base + close[1]
        elif (
            mark not in (SINGLE, "‘")
            or start == 0
            or (reopened == mark and _introduced(text, start))
            or _next_introduced(window, at - base) < len(window)
        ):
            later = (m.start() for m in MARK.finditer(text, at) if m.group() == mark)
            end = next((again for again in later if _can_open(text, again, width)), len(text))
            yield Pair(start, at, end, end, False)
            at = end
