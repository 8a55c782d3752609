"""Through whom words reach the source: "told Harbour Radio", "in a statement seen by the Post", "quoted by".

In: a verb of saying, and the cast. Out: the name of the outlet, or None. What tells an outlet: a word of its name, the
noun beside it ("the newspaper Norra Vinden"), the call sign of a station, or that it is the source's own outlet.
Whoever else was told, a court or a parliament, hands nothing on.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.understand import grammar, lexicon
from briefgen.understand.saying_verbs import is_record

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.understand.cast import Cast
    from briefgen.understand.parsed import ParsedSource
    from briefgen.understand.speech import Saying

CALL_SIGN = re.compile(r"[CKW][A-Z]{3}(?:-(?:AM|FM|TV))?")
"""Stations of North America have such names."""

SEEN = frozenset({"see", "obtain", "carry", "publish", "quote", "release", "broadcast", "air", "share", "print"})
"""What an outlet does with the words that it hands on: "a letter seen by"."""

LEADS = frozenset({"speak", "talk", "write"})
"""Verbs of a clause before the frame: "Speaking to Harbour Radio, the mayor said"."""

NAME = 6
"""Words of an outlet's name."""


@functools.cache
def _table(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("speech")["outlets"][name])


def is_outlet(name: str) -> bool:
    """The name has a word that outlets have: "the Harbour Post"."""
    return any(word.casefold().removesuffix("'s") in _table("words") for word in name.replace("’", "'").split())


def of(saying: Saying, parsed: ParsedSource, cast: Cast) -> str | None:
    """The outlet that was told, or that carried what was said."""
    for head, medium in _heads(saying):
        name = _outlet(head, parsed, cast, medium)
        if name is not None:
            return name
    return None


def behind(record: Token, parsed: ParsedSource, cast: Cast) -> str | None:
    """Whose text it is: "according to a report by the Harbour Post"; None where it is no text, or nobody's."""
    if not is_record(record):
        return None
    for prep in grammar.children(record, "prep", "agent", "acl"):
        for name in (t for t in prep.subtree if t.dep_ == "pobj" and t.head.lower_ in {"by", "in", "from", "of"}):
            outlet = _outlet(name, parsed, cast, medium=False)
            if outlet is not None:
                return outlet
    return None


def _heads(saying: Saying) -> Iterator[tuple[Token, bool]]:
    """Heads of the phrases that may name it, and whether something before has told already that it is a medium."""
    verb = saying.verb
    for told in saying.told:
        yield told, False
    lead = (c for c in grammar.children(verb, "advcl") if c.lemma_ in LEADS and c.tag_ == "VBG")
    above = [verb.head] if verb.dep_ == "pcomp" and verb.head.dep_ == "prep" else []
    for at in (verb, *lead, *(prep.head for prep in above)):
        for prep in grammar.children(at, "prep", "agent", "dative"):
            for noun in grammar.children(prep, "pobj"):
                yield from _carriers(noun, prep.lower_)


def _carriers(noun: Token, prep: str) -> Iterator[tuple[Token, bool]]:
    """Behind a preposition: an outlet, its programme, or a text that an outlet has seen."""
    yield noun, False
    medium = noun.lemma_.lower() in _table("media")
    for beside in grammar.children(noun, "appos", "compound", "poss"):
        if medium:
            yield beside, beside.dep_ == "appos"
    if not medium and prep not in {"in", "on", "during", "to"}:
        return
    for inner in grammar.children(noun, "prep"):
        if inner.lower_ in {"with", "to", "by", "on", "in", "for"}:
            for name in grammar.children(inner, "pobj"):
                yield name, False
    for deed in grammar.children(noun, "acl"):
        if deed.lemma_ in SEEN:
            for by in grammar.children(deed, "agent", "prep"):
                for name in grammar.children(by, "pobj"):
                    yield name, False


def _outlet(head: Token, parsed: ParsedSource, cast: Cast, medium: bool) -> str | None:
    """The outlet's name, where the phrase with this head is one."""
    actor = cast.named(head)
    if actor is not None and actor.type != "person" and is_outlet(actor.name):
        return actor.name
    owner = next((found for t in grammar.children(head, "poss") if (found := cast.named(t)) is not None), None)
    if owner is not None and owner.type != "person" and is_outlet(owner.name):
        return owner.name
    name = _worded(head)
    if name is None:
        return None
    own = parsed.source.outlet.value or ""
    plain = re.sub(r"^the ", "", name, flags=re.IGNORECASE)
    told = medium or _is_called_one(head) or is_outlet(name) or CALL_SIGN.fullmatch(plain.split()[0]) is not None
    if told or re.search(rf"\b{re.escape(plain)}\b", own) is not None:
        return actor.name if actor is not None and actor.type != "person" else plain
    return None


def _worded(head: Token) -> str | None:
    """The name in the phrase: its capitalised words around the head, or those beside a noun for outlets."""
    doc = head.doc
    if not head.text[:1].isupper():
        if head.lemma_.lower() not in _table("media"):
            return None
        after = next(iter(grammar.children(head, "appos")), None)
        before = [t for t in grammar.children(head, "compound", "nmod") if t.text[:1].isupper()]
        if after is not None and after.text[:1].isupper():
            return _worded(after)
        if not before:
            return None
        return doc[before[0].left_edge.i : head.i + 1].text if before[-1].i == head.i - 1 else None
    first, last = head.i, head.i
    while (
        first > head.sent.start
        and doc[first - 1].text[:1].isupper()
        and doc[first - 1].pos_ in {"PROPN", "NOUN", "ADJ"}
    ):
        first -= 1
    while (
        last + 1 < head.sent.end and doc[last + 1].text[:1].isupper() and doc[last + 1].pos_ in {"PROPN", "NOUN", "ADJ"}
    ):
        last += 1
    while doc[first].lower_ == "the" and first < last:
        first += 1
    return doc[first : last + 1].text if last - first < NAME else None


def _is_called_one(head: Token) -> bool:
    """A noun beside the name says so: "the newspaper Norra Vinden", "KXYR radio"."""
    beside = [head.head] if head.dep_ in {"appos", "compound", "nmod"} else []
    beside += grammar.children(head, "appos", "compound", "nmod")
    return any(noun.lemma_.lower() in _table("media") for noun in (head, *beside))
