"""Finds the name that stands beside a quotation without a verb: 'Jane Doe, mayor: "…"', '"…" — Jane Doe'.

In: the words before or behind a quotation. Out: the head of the name, or None. Whole transcripts are read in
transcripts.py; this is for single lines in an article.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

DASHES = frozenset({"—", "–", "―", "--", "-", "~"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})

LABEL = 16
"""Tokens of a name with a role and a bracket; more is a sentence."""

NAME = 5
"""Words of a name."""


def before(zone: Span) -> Token | None:
    """Last word of the name that opens the zone, where a colon or dash closes it and no verb stands between."""
    words = [t for t in zone if not t.is_space]
    if not 2 <= len(words) <= LABEL or words[-1].text not in {":", *DASHES}:
        return None
    return _name(words[:-1])


def behind(zone: Span) -> Token | None:
    """The same for a name that a dash opens, as under a motto."""
    words = [t for t in zone if not t.is_space]
    if not 3 <= len(words) <= LABEL or words[0].text not in DASHES:
        return None
    return _name(words[1:])


def _name(words: list[Token]) -> Token | None:
    """Last word of the name at the start of the words; None where they are something else."""
    if any(t.tag_ in FINITE for t in words):
        return None
    name: list[Token] = []
    for token in words:
        if not token.text[:1].isupper() or not token.is_alpha:
            break
        name.append(token)
    rest = words[len(name) :]
    goes_on = bool(rest) and rest[0].text not in {",", "(", "[", ".", "-", "–"}
    # A lone surname may be taken for a common noun; speakers.py then asks whether it is one of the cast.
    named = any(t.pos_ == "PROPN" for t in name) or (len(name) == 1 and not rest)
    if not 1 <= len(name) <= NAME or goes_on or not named:
        return None
    return name[-1]
