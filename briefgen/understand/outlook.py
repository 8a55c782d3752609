"""Does a time in a sentence lie ahead of the writer, or behind?

In: a token of a time. Out: "ahead", "behind", or "open" where the grammar does not tell. dates.py chooses
between the last and the next Thursday by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Token

from briefgen.understand import lexicon

Outlook = Literal["ahead", "behind", "open"]

AHEAD = frozenset(
    {"will", "'ll", "’ll", "shall", "wo", "ca", "may", "might", "could", "should", "must", "would", "can"}
)
PAST = frozenset({"VBD", "VBN"})


def _governor(token: Token) -> Token | None:
    """The nearest verb above the token."""
    for node in (token, *token.ancestors):
        if node.pos_ in {"VERB", "AUX"} and node.tag_ != "MD":
            return node
    return None


def _is_to(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)


def _of_verb(verb: Token) -> Outlook:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in helpers}
    if words & AHEAD:
        return "behind" if "have" in words and verb.tag_ == "VBN" and not words & {"will", "wo"} else "ahead"
    tags = {child.tag_ for child in helpers}
    arranged = lexicon.load("dates")["words"]["arranged"]
    if (
        verb.lemma_.lower() in arranged
        and verb.tag_ == "VBN"
        and tags & {"VBZ", "VBP"}
        and "have" not in {c.lemma_ for c in helpers}
    ):
        return "ahead"  # "is scheduled for Friday"
    if any(child.lemma_ == "have" for child in helpers) or verb.tag_ in PAST or ("VBD" in tags and verb.tag_ != "VBG"):
        return "behind"
    if "to" in words and verb.tag_ == "VB":
        return "ahead"  # "plans to meet Friday", "is to open Friday"
    if verb.tag_ == "VBG":
        return "ahead" if tags & {"VBZ", "VBP"} else "behind" if "VBD" in tags else "open"
    if verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"} and any(_is_to(child) for child in verb.children):
        return "ahead"  # "are to meet on Friday"
    due = any(child.dep_ == "acomp" and child.lower_ in arranged for child in verb.children)
    if due and verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"}:
        return "ahead"  # "is due on Friday"
    if verb.tag_ in {"VBZ", "VBP"}:
        return "ahead" if verb.lemma_ not in {"say", "be", "have"} else "open"
    return "open"


def _above(token: Token) -> Iterator[Token]:
    """The verbs above the token, the nearest first."""
    verb = _governor(token)
    while verb is not None:
        yield verb
        verb = _governor(verb.head) if verb.head != verb else None


def _is_verb_read_as_noun(root: Token) -> bool:
    """As in "The window closes at noon on Monday.": no verb, and a plural where one should be."""
    sentence = root.sent
    return (
        root.tag_ == "NNS"
        and sentence[0].tag_ in {"DT", "PRP$"}
        and sentence[-1].text == "."
        and any(child.dep_ == "compound" for child in root.children)
        and any(child.dep_ == "prep" for child in root.children)
        and not any(t.pos_ in {"VERB", "AUX"} for t in sentence)
    )


def of(token: Token) -> Outlook:
    """The outlook of the governing verb; a past verb right before decides ("said Friday it will")."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is not None and before.lower_ == "on" and before.i > token.sent.start:
        before = before.nbor(-1)
    if before is not None and before.lower_ in {"by", "until", "till", "beyond"}:
        return "ahead"  # "if no offer was made by Friday": a limit lies ahead, also when it is told in the past
    if before is not None and before.tag_ in PAST and before.pos_ == "VERB":
        return _of_verb(before)
    found = [_of_verb(verb) for verb in _above(token)]
    if before is not None and before.lower_ == "before" and "ahead" in found:
        return "ahead"  # "those who struck before Friday would lose it": the limit, not the striking, tells
    if not found and _is_verb_read_as_noun(token.sent.root):
        return "ahead"
    return next((view for view in found if view != "open"), "open")
