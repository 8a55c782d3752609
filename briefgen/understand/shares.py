"""Finds shares in words: "half the team", "two-thirds of the budget", "one in five cars".

In: a sentence. Out: `Share`s, in percent to one place; figures.py makes figures of them. The words are in
lexicons/figures.toml.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from briefgen.understand import lexicon
from briefgen.understand.calendar_words import either
from briefgen.understand.written_numbers import NOUNS, value

LARGEST_WHOLE = 1000
"""The largest whole of a share: "one in 2017" is a year."""

ROUND = frozenset({5, 10, 20, 100, 1000})
"""Wholes that shares are usually of: "four in ten", while "opened two in three towns" is no share."""

OF_WHAT = frozenset({"of", "the", "its", "their", "his", "her", "our", "my", "your", "all", "these", "those"})
"""One of these follows "half" where it is a share: not "half a day", "half empty"."""

BY = frozenset({"by", "than", "about", "almost", "nearly", "around", "roughly", "over", "under"})
"""After these a share may stand without its whole: "fell by a third"."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share and the words that name it, with those that soften it."""

    tokens: Span
    percent: float
    hedged: bool


@functools.cache
def _pattern() -> re.Pattern[str]:
    words, parts = lexicon.load("figures")["words"], lexicon.load("figures")["parts"]
    number = rf"(?:one|{either(lexicon.load('figures')['numbers'])})"
    part = either(parts)
    return re.compile(
        rf"(?P<hedge>(?<!\w)(?:{either(words['hedges'])})\s)?"
        rf"(?<![\w$£€.,/-])(?:(?P<half>half)"
        rf"|(?:(?P<count>an?|{number})[\s-])(?P<part>(?:{part})s?)"
        rf"|(?P<some>{number}|\d{{1,3}})\s(?:in|out\sof)\s(?:every\s)?(?P<whole>{number}|\d{{1,4}}))(?![\w-]|[.,:]\d)",
        re.IGNORECASE,
    )


@functools.cache
def _hint() -> re.Pattern[str]:
    """What every match of `_pattern` has in it: most sentences have none and are passed over faster."""
    parts, numbers = lexicon.load("figures")["parts"], lexicon.load("figures")["numbers"]
    return re.compile(rf"\b(?:half|{either(parts)})|(?:\d|\b(?:one|{either(numbers)}))\s(?:in|out)\s", re.IGNORECASE)


def _fraction(match: re.Match[str]) -> float | None:
    if match["half"]:
        return 1 / 2
    if match["part"]:
        parts = lexicon.load("figures")["parts"]
        name = match["part"].lower()
        count = 1.0 if match["count"].lower() in {"a", "an", "one"} else value(match["count"])
        if (count == 1) == (name not in parts):  # "two third", "a thirds"
            return None
        whole = parts[name if name in parts else name.removesuffix("s")]
        return count / whole if count is not None and count < whole else None
    some, whole = value(match["some"]), value(match["whole"])
    if some is None or whole is None or not some < whole <= LARGEST_WHOLE:
        return None
    plain = some == 1 or whole in ROUND or re.search(r"\s(?:out|every)\s", match[0], re.IGNORECASE)
    return some / whole if plain else None


def _is_share(match: re.Match[str], tokens: Span) -> bool:
    """Not "a third bridge", "the first half", "half a day", "one in two days"."""
    last: Token = tokens[-1]
    before = tokens[0].nbor(-1) if tokens.start > tokens[0].sent.start else None
    after = last.nbor() if last.i + 1 < last.sent.end else None
    following = after.lower_ if after is not None else ""
    if match["whole"]:
        nots = lexicon.load("figures")["words"]["not_counted"]
        return after is None or after.lemma_.lower() not in nots
    if before is not None and (before.lower_ in {"first", "second", "other", "and", "per"} or before.text == "-"):
        return False
    if after is not None and following in OF_WHAT and (following == "of" or match["half"]):
        return not (following == "of" and after.i + 1 < last.sent.end and after.nbor().ent_type_ == "DATE")
    softened = bool(match["hedge"]) or (before is not None and before.lower_ in BY)
    return softened and (after is None or after.pos_ not in NOUNS | {"ADJ", "NUM", "DET"})


def shares(sentence: Span) -> Iterator[Share]:
    """The shares of a sentence, in order."""
    text = sentence.text
    if _hint().search(text) is None:
        return
    for match in _pattern().finditer(text):
        tokens = sentence.char_span(match.start(), match.end(), alignment_mode="expand")
        fraction = _fraction(match)
        if fraction is not None and _is_share(match, sentence.doc[_first(match, sentence).i : tokens.end]):
            yield Share(tokens, round(100 * fraction, 1), bool(match["hedge"]))


def _first(match: re.Match[str], sentence: Span) -> Token:
    """The first token behind the words that soften it."""
    start = match.end("hedge") if match["hedge"] else match.start()
    first: Token = sentence.char_span(start, match.end(), alignment_mode="expand")[0]
    return first


def whole(share: Share) -> Span | None:
    """The noun phrase that it is a share of, right behind it; None where it is not there."""
    doc, end = share.tokens.doc, share.tokens[0].sent.end
    at = share.tokens.end
    while at < end and (doc[at].lower_ in OF_WHAT or doc[at].dep_ in {"det", "poss", "case"}):
        at += 1
    stop = at
    while stop < end and (
        doc[stop].pos_ in NOUNS | {"ADJ", "NUM"} or (doc[stop].tag_ in {"JJR", "VBN"} and stop == at)
    ):
        stop += 1
    while stop > at and doc[stop - 1].pos_ not in NOUNS:
        stop -= 1
    return doc[at:stop] if stop > at else None
