"""Who a person is, as worded: the role, and the body or country the person acts for.

In: the places where a person is named. Out: `Standing`. Four forms are read: "council leader Ana Reyes", "Ana Reyes,
the mayor of Ellery,", "The mayor of Ellery, Ana Reyes," and "Ana Reyes is the mayor of Ellery".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.understand import kinds, people, places

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.understand.group import Group
    from briefgen.understand.mentions import Mention

Named = Callable[["Token"], "Group | None"]

LONGEST = 12
"""Tokens of a role; beyond it the phrase tells a story ("the mayor of the town where the flood of last
spring …").
"""

LINKS = frozenset({"of", "for", "at", "with", "from", "to", "in"})
"""Prepositions that a role goes on with: "head of", "spokesman for", "ambassador to"."""

TIES = LINKS - {"to", "in"}
"""Those that tell for whom somebody acts; an ambassador to a country acts for another one."""

SERVES = frozenset({"adviser", "advisor", "aide", "assistant", "counsel", "consultant"})
"""Roles that act for whom they are "to"."""

SENT = frozenset({"ambassador", "envoy", "consul", "visitor", "exile", "refugee", "migrant", "correspondent"})
"""Roles that do not act for whom they are "to", "in", "for" or "from"."""

MEMBERS = frozenset(
    {"party", "union", "university", "college", "institute", "association", "agency", "ministry", "council"}
)
"""Last words of the names of bodies that people are "from"."""

VAGUE = frozenset(
    [
        "man",
        "woman",
        "boy",
        "girl",
        "friend",
        "mother",
        "father",
        "son",
        "daughter",
        "brother",
        "sister",
        "husband",
        "wife",
        "star",
        "member",
        "colleague",
    ]
)
"""Role words that say little; shown only where the source says nothing better."""

BODIES = frozenset({"organization", "country", "place", "group"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A role and what it is tied to.

    Attributes:
        role: The words of the role; None where only the tie is told.
        head: The word that says what the person is, in lower case: "minister"; empty where there is no role.
        words: All words of the role in lower case.
        body: The group of the body or country acted for; None where it is no actor of the source.
        nation: Usual name of the country of an adjective ("Japanese"); None without one.
    """

    role: Span | None
    head: str
    words: frozenset[str]
    body: Group | None
    nation: str | None


def _nation(token: Token) -> str | None:
    """The country whose adjective ends here: "Japanese", "South Korean"."""
    if not token.text[:1].isupper():
        return None
    two = token.doc[max(token.i - 1, 0) : token.i + 1].text
    return (places.people(two) if two[:1].isupper() else None) or places.people(token.text)


def _body(tokens: Iterable[Token], named: Named, own: Group) -> tuple[Group | None, str | None]:
    """The first body, and the first nationality, among the tokens."""
    group, nation = None, None
    for token in tokens:
        if token.i > 1 and token.nbor(-1).text == "-":
            continue  # "pro-Oslo" is no office of Oslo's
        found = named(token)
        if group is None and found is not None and found is not own and found.kind in BODIES:
            group = found
        nation = nation or _nation(token)
    return group, nation


def _subjects_before(head: Token) -> list[Token]:
    """What "its chairman" may be the chairman of: the subject of this sentence or the one before, nearest first."""
    doc = head.doc
    here = head.sent.start
    there = doc[here - 1].sent.start if here else 0
    subjects = [t for t in reversed(doc[there : head.i]) if t.dep_ in {"nsubj", "nsubjpass"}]
    return ([t for t in subjects if t.pos_ != "PRON"] or subjects)[:1]


def _tied(role: Span, head: Token) -> list[Token]:
    """The tokens of a role phrase that tell for whom the person acts: before its head, and the object of its "of".

    Not what lies deeper ("attorney for relatives of Norwegian sailors"), nor the country an ambassador is sent to.
    """
    kept = [t for t in role if t.i < head.i]
    if any(t.lower_ in {"its", "their"} and t.dep_ == "poss" for t in head.lefts):
        kept += _subjects_before(head)
    for preposition in head.rights:
        serves = head.lower_ in SERVES if preposition.lower_ == "to" else preposition.lower_ in TIES
        if preposition.dep_ != "prep" or not serves or head.lower_ in SENT or preposition.i >= role.end:
            continue
        for target in preposition.children:
            if target.dep_ == "pobj" and target.i < role.end:
                body = target.lower_ in kinds.words("generic", "bodies")
                kept += [t for t in target.lefts if body and t.dep_ in {"amod", "compound", "poss"}] + [target]
    return kept


def _make(role: Span, tie: Iterable[Token], named: Named, own: Group) -> Standing:
    """What role and tie tell; a relative or a friend acts for nobody, and for a place only who holds an office."""
    group, nation = _body(tie, named, own)
    head = next((t.lower_ for t in reversed(role) if people.role(t.text)), "")
    if head in kinds.words("cues", "kin") or head in VAGUE - {"star", "member"}:
        group, nation = None, None
    elif group is not None and group.kind == "place" and not people.office(head):
        group = None
    return Standing(role, head, frozenset(t.lower_ for t in role if t.is_alpha), group, nation)


def _no_role(token: Token, named: Named) -> bool:
    """In front of a role, but no part of it: a name, a nationality, an honorific."""
    return (
        named(token) is not None
        or _nation(token) is not None
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
    return _make(doc[start:end], tie, named, own)


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
    return _make(role, _tied(tie, heads[0]), named, own) if len(role) else None


def _around(mention: Mention, named: Named, own: Group) -> Standing | None:
    """As in "The mayor of Ellery, Ana Reyes," and "Ana Reyes is the mayor of Ellery"."""
    root = mention.span.root
    head = root.head
    while root.dep_ == "appos" and head.dep_ == "pobj" and head.head.lower_ in LINKS and named(head) is not own:
        head = head.head.head  # the parser ties the name to the last noun: "a spokeswoman for the hotels, Ana Reyes"
    if root.dep_ == "appos" and people.role(head.text) and head.i < root.i and named(head) is None:
        role, tie = _phrase(head, mention.span.start)
        return _make(role, _tied(tie, head), named, own) if len(role) else None
    if root.dep_ == "nsubj" and head.lemma_ == "be":
        for child in head.rights:
            if child.dep_ == "attr" and people.role(child.text) and child.lower_ not in {"man", "woman", "one"}:
                role, tie = _phrase(child, mention.span.sent.end)
                return _make(role, _tied(tie, child), named, own) if len(role) else None
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
    return _make(doc[start:comma], _tied(doc[start:comma], doc[head]), named, own)


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
        group, nation = _body(doc[at : at + 1], named, own)
        moved = mention.span.root.dep_ in {"dobj", "nsubjpass"} or (group is not None and group.full[-1] not in MEMBERS)
        if doc[end].lower_ == "from" and moved:
            return None
        if group is not None and group.kind in {"organization", "country"}:
            return Standing(None, "", frozenset(), group, nation)
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
