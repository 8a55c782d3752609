"""Who a person is, as worded: the role, and the body or country the person acts for.

In: the places where a person is named. Out: `Standing`. Four forms are read: "council leader Ana Reyes", "Ana Reyes,
the mayor of Ellery,", "The mayor of Ellery, Ana Reyes," and "Ana Reyes is the mayor of Ellery".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import kinds, people, places
from briefgen.understand.role_ties import LINKS, MEMBERS, Named, Standing, body_of, make, nation, tied

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.understand.group import Group
    from briefgen.understand.mentions import Mention

LONGEST = 12
"""Tokens of a role; beyond it the phrase tells a story ("the mayor of the town where the flood of last
spring …").
"""


def _no_role(token: Token, named: Named) -> bool:
    """In front of a role, but no part of it: a name, a nationality, an honorific."""
    return (
        named(token) is not None
        or nation(token) is not None
        or (token.i + 1 < len(token.doc) and places.people(token.text + " " + token.nbor().text) is not None)
        or people.honorific(token.text) is not None
        or token.text in {"-", "'s", "’s"}
    )


def _first(before: Span, named: Named) -> int:
    """Where the role may begin: not with a plain noun that belongs to another phrase, nor with what opens a sentence.

    "the letter NFA Director Ana Reyes sent", "with a pen President Ana Reyes", "Enraged Mayor Ana Reyes".
    """
    doc, start = before.doc, before.start
    for token in before[:-1]:
        following = doc[token.i + 1]
        plain = token.pos_ in {"NOUN", "PROPN"} and token.is_lower and not people.role(token.text)
        titled = people.role(following.text) or named(following) is not None
        if plain and titled and following.text[:1].isupper():
            start = token.i + 1
    opener = doc[start]
    describes = opener.tag_ in {"VBN", "VBD", "VBG", "JJ", "RB"} or opener.lower_.endswith(("ed", "ing"))
    capital = start + 1 < before.end and doc[start + 1].text[:1].isupper()
    if opener.is_sent_start and capital and describes and opener.lower_ not in kinds.words("borders", "ranks"):
        start += 1
    return start


def _in_front(mention: Mention, named: Named, own: Group) -> Standing | None:
    """As in "Japanese trade minister Kenji Mori", "Acme's chief executive Ana Reyes"."""
    before = mention.before
    ends = [t.i for t in before if people.role(t.text)]
    if not ends or any(named(t) is own for t in before):
        return None
    doc, end = before.doc, ends[-1] + 1 if mention.title is None else before.end
    start = _first(before, named)
    while start < end - 1 and start != mention.title and _no_role(doc[start], named):
        start += 1
    tie = doc[before.start : end]
    if before.start > 1 and doc[before.start - 1].text in {"'s", "’s", "'", "’"}:
        tie = doc[before.start - 2 : end]
    return make(doc[start:end], tie, named, own)


def _phrase(head: Token, stop: int) -> tuple[Span, Span]:
    """The role phrase around its head noun, and the same with the names in front of it; it ends before token `stop`."""
    doc = head.doc
    left = min(
        [
            head.i,
            *(t.left_edge.i for t in head.lefts if t.dep_ in {"compound", "amod", "nmod", "poss", "nummod", "punct"}),
        ]
    )
    whole = left
    while left < head.i and (
        doc[left].is_punct or doc[left].pos_ in {"DET", "PRON"} or doc[left].dep_ == "poss" or doc[left].dep_ == "case"
    ):
        left += 1
    right = head.i + 1
    for child in head.rights:
        if (
            child.dep_ == "prep"
            and child.lower_ in LINKS
            and child.i == right
            and child.right_edge.i < head.i + LONGEST
        ):
            right = child.right_edge.i + 1
    for i in range(head.i, min(right, stop)):
        if doc[i].text in {",", ";", "(", "—", "–"} or (doc[i].tag_ in {"WP", "WDT"}):
            right = i
            break
    right = min(right, stop)
    return doc[left:right], doc[whole:right]


def _after(mention: Mention, named: Named, own: Group) -> Standing | None:
    """As in "Ana Reyes, the mayor of Ellery," — by grammar, or by the comma where grammar went astray."""
    doc, end = mention.span.doc, mention.span.end
    limit = min(len(doc), mention.span.sent.end)
    heads = [c for c in mention.span.root.rights if c.dep_ == "appos" and people.role(c.text)]
    if not heads and end + 1 < limit and doc[end].text == ",":
        for i in range(end + 1, min(end + 7, limit)):
            if (
                doc[i].text in {",", "."}
                or doc[i].pos_ in {"VERB", "AUX"}
                or doc[i].tag_ in {"WP", "IN", "CC"}
                or named(doc[i]) is own
            ):
                break
            following = doc[i + 1].lower_ if i + 1 < limit else "."
            if people.role(doc[i].text) and doc[i].is_lower and following in LINKS | {",", "."}:
                heads = [doc[i]]
                break
    if not heads or named(heads[0]) is own:
        return None
    role, tie = _phrase(heads[0], limit)
    return make(role, tied(tie, heads[0]), named, own) if len(role) else None


def _around(mention: Mention, named: Named, own: Group) -> Standing | None:
    """As in "The mayor of Ellery, Ana Reyes," and "Ana Reyes is the mayor of Ellery"."""
    root = mention.span.root
    head = root.head
    while root.dep_ == "appos" and head.dep_ == "pobj" and head.head.lower_ in LINKS and named(head) is not own:
        head = head.head.head  # the parser ties the name to the last noun: "a spokeswoman for the hotels, Ana Reyes"
    if root.dep_ == "appos" and people.role(head.text) and head.i < root.i and named(head) is None:
        role, tie = _phrase(head, mention.span.start)
        return make(role, tied(tie, head), named, own) if len(role) else None
    if root.dep_ == "nsubj" and head.lemma_ == "be":
        for child in head.rights:
            if child.dep_ == "attr" and people.role(child.text) and child.lower_ not in {"man", "woman", "one"}:
                role, tie = _phrase(child, mention.span.sent.end)
                return make(role, tied(tie, child), named, own) if len(role) else None
    return None


def _by_comma(mention: Mention, named: Named, own: Group) -> Standing | None:
    """As in "the Minister of Trade of Norway, Ana Reyes," where grammar went astray: a title and a comma before."""
    doc, comma = mention.span.doc, mention.span.start - 1
    if comma < 1 or doc[comma].text != ",":
        return None
    start, head = comma, None
    while start > mention.span.sent.start and start > comma - LONGEST:
        token = doc[start - 1]
        if head is not None and token.lower_ == "the":
            break
        if not (token.text[:1].isupper() or token.lower_ in LINKS | {"and", "the"}):
            return None
        start -= 1
        head = start if people.office(token.text) else head
    if head is None or doc[start - 1].lower_ != "the" or named(doc[head]) is own:
        return None
    return make(doc[start:comma], tied(doc[start:comma], doc[head]), named, own)


def _of(mention: Mention, named: Named, own: Group) -> Standing | None:
    """As in "Ana Reyes of the Harbour Party": a tie without a role.

    Not "at": whoever was received at a palace need not act for it; "from" only with a body that has members, and not
    where somebody is taken from it.
    """
    doc, end = mention.span.doc, mention.span.end
    if end < len(doc) - 1 and doc[end].lower_ in {"of", "from"}:
        at = end + 1
        while at < min(end + 3, len(doc) - 1) and doc[at].pos_ in {"DET", "ADJ"} and named(doc[at]) is None:
            at += 1
        group, country = body_of(doc[at : at + 1], named, own)
        moved = mention.span.root.dep_ in {"dobj", "nsubjpass"} or (group is not None and group.full[-1] not in MEMBERS)
        if doc[end].lower_ == "from" and moved:
            return None
        if group is not None and group.kind in {"organization", "country"}:
            return Standing(None, "", frozenset(), group, country)
    return None


FORMS = (_in_front, _after, _around, _of)


def standings(group: Group, named: Named) -> list[Standing]:
    """All that the source says about who the person is, in order of the text."""
    found = []
    for mention in group.mentions:
        told = [standing for form in FORMS if (standing := form(mention, named, group)) is not None]
        by_comma = None if told else _by_comma(mention, named, group)
        found += told if by_comma is None else [by_comma]
    return found
