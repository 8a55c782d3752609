"""Tells what a written number counts.

In: a WrittenNumber in its sentence. Out: the noun phrase, cut from the text. Where the noun is not said again:
left_out.py; for shares: shares.py.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from briefgen.understand import lexicon
from briefgen.understand.written_numbers import NOUNS, WrittenNumber, is_plural


def _amount(tokens: Span) -> Span:
    """The number without the words before it, as in "more than 400": those may hang on another verb."""
    at = tokens.start
    while at < tokens.end - 1 and not (tokens.doc[at].like_num or tokens.doc[at].pos_ in {"SYM", "NUM"}):
        at += 1
    return tokens.doc[at : tokens.end]


def _is_pause(token: Token) -> bool:
    """A mark that ends a noun phrase; the hyphen inside a word does not."""
    return token.text in {",", ";", "—"} or (token.text in {"-", "–"} and bool(token.whitespace_))


def _is_hyphened(token: Token) -> bool:
    """As "in" of "drop-in": part of a word."""
    before = token.nbor(-1)
    return before.text == "-" and not before.whitespace_


def _joined(number: WrittenNumber) -> Span | None:
    """As in "an 18-bed ward", "a 610,000-square-foot plant"; not "a 16-week course", and no "two-state plan"."""
    doc, at = number.tokens.doc, number.tokens.end
    stop, last = at, number.tokens[-1]
    if number.kind != "count" or number.values[-1] < 2 or not last.text[-1].isdigit() or last.whitespace_:
        return None
    while stop + 1 < last.sent.end and doc[stop].text == "-" and doc[stop + 1].pos_ in NOUNS | {"ADJ"}:
        stop += 2
        if doc[stop - 1].whitespace_:
            break
    if (
        stop == at
        or doc[stop - 1].pos_ not in NOUNS
        or doc[stop - 1].lemma_.lower() in lexicon.load("figures")["words"]["not_counted"]
    ):
        return None
    return doc[at + 1 : stop]


def _counted(number: WrittenNumber) -> Span | None:
    """The noun phrase that the number counts, cut from the text."""
    last: Token = number.tokens[-1]
    doc, end = last.doc, last.sent.end
    head = _amount(number.tokens).root
    # "$3 million in aid", "20 percent of voters", "5,000 tonnes of rice"
    linking = lexicon.load("figures")["words"]["linking"]
    if number.kind != "count" and last.i + 2 < end and doc[last.i + 1].lower_ in linking:
        step = last.i + 2
        if doc[last.i + 1].lower_ == "worth" and doc[step].lower_ == "of":
            step += 1
        # "$3 million in aid" is aid; "$3 million in the campaign" is spent there.
        if doc[last.i + 1].lower_ == "of" or doc[min(step, end - 1)].dep_ not in {"det", "poss"}:
            return _noun_phrase(doc[min(step, end - 1)])
        return None
    # "a $3 million grant", "400 cruise missiles": the noun to the right that the number hangs on
    while head.head != head and head.i <= last.i and head.dep_ in {"nummod", "quantmod", "compound", "amod", "nmod"}:
        head = head.head
    if head.i > last.i and head.pos_ in NOUNS and head.i < end and head.i - last.i <= 6 and last.i + 1 <= head.i:
        between = doc[last.i + 1 : head.i + 1]
        if all(
            (t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "ADV", "PUNCT", "NUM", "CCONJ"} and not _is_pause(t))
            or _is_hyphened(t)
            for t in between
        ):
            return between
    # "a turnout of 58%": only where nothing is counted on the right
    before = doc[number.tokens.start - 1] if number.tokens.start > last.sent.start else None
    if (
        number.kind != "count"
        and before is not None
        and before.lower_ == "of"
        and before.head.pos_ in NOUNS
        and before.head.i < before.i
    ):
        noun = before.head
        return doc[min([noun.i, *(t.i for t in noun.lefts if t.dep_ in {"compound", "amod"})]) : noun.i + 1]
    return None


def _noun_phrase(first: Token) -> Span | None:
    """The noun phrase that begins at the token, without its article; None where there is none."""
    doc, end = first.doc, first.sent.end
    at = first.i
    while at < end and (doc[at].dep_ in {"det", "poss"} or doc[at].lower_ in {"the", "a", "an"}):
        at += 1
    stop = at
    while (stop < end and doc[stop].pos_ in {"ADJ", "NOUN", "PROPN", "NUM"}) or (
        stop < end and doc[stop].tag_ == "VBN" and stop == at
    ):
        stop += 1
    while stop > at and doc[stop - 1].pos_ not in NOUNS:
        stop -= 1
    return doc[at:stop] if stop > at else None


def of(number: WrittenNumber) -> Span | None:
    """The noun phrase that the number counts, without nouns that make it a time, an age or a score."""
    joined = _joined(number)
    if joined is not None:
        return joined
    counted = _counted(number)
    if counted is None:
        return None
    nots = lexicon.load("figures")["words"]["not_counted"]
    if number.kind == "count" and (
        counted.root.lemma_.lower() in nots or counted[-1].lemma_.lower() in nots or counted[0].text == "-"
    ):
        return None
    first = counted[0].lemma_.lower()
    if (number.kind == "count" and first in nots and (first != "other" or len(counted) == 1)) or counted[
        -1
    ].lower_ == "tune":
        return None
    if number.kind != "count" and counted[-1].lemma_.lower() in nots:
        return None  # "rose 4% year on year"
    if number.kind == "count" and not is_plural(counted[-1]):
        # The model may have taken the noun that is counted for a verb: "10 activation points trigger".
        after = counted[-1].nbor() if counted.end < counted[-1].sent.end else None
        if after is None or not (after.tag_ in {"VBZ", "NNS"} or is_plural(after)) or not after.is_alpha:
            return None
        return counted.doc[counted.start : counted.end + 1]
    return counted
