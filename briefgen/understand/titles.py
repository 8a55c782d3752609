"""Titles of office: the words before or after "Minister" that say of what, and are no name of a body.

In: the parse. Out: the tokens of every capitalised title, such as "Defense Minister", "Vice President", "Secretary of
State for Trade". mentions.py keeps names out of them, roles.py shows them as a person's role.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from briefgen.understand import kinds, lexicon, people, places

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CONNECTORS = frozenset({"and", "&", ",", "of", "for", "the"})
"""What stands between the words of one portfolio: "Minister for Trade, Tourism and the Environment"."""


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("roles")["titles"][name].split())


def _singular(token: Token) -> str:
    return str(token.lower_.removesuffix("s"))


def _capital(token: Token) -> bool:
    return bool(token.text[:1].isupper())


def _portfolio(token: Token) -> bool:
    return _capital(token) and token.lower_ in _words("portfolios")


def _nation(doc: Doc, i: int) -> bool:
    """Token `i` ends the name or the adjective of a country: "Norwegian", "New Zealand"."""
    forms = [doc[i].text, doc[max(i - 1, 0) : i + 1].text]
    return any(places.people(form) or places.country(form) for form in forms)


def _lone(doc: Doc, i: int, first: int) -> bool:
    """A word before "Minister" that no list knows, as in "Oceans Minister": alone, and no name that somebody knows."""
    token = doc[i]
    if not _capital(token) or not token.is_alpha or token.is_upper or _nation(doc, i):
        return False
    if people.given_name(token.text) or places.place(token.text) or people.honorific(token.text) is not None:
        return False
    before = doc[i - 1] if i > first else None
    return before is None or not _capital(before) or _nation(doc, i - 1) or before.text in {"'s", "’s"}


def _field(doc: Doc, i: int) -> bool:
    """A word that no list knows, before one that it knows: "Minister for Coastal Affairs"."""
    token = doc[i]
    if not _capital(token) or not token.is_alpha or _portfolio(token) or not _portfolio(doc[i + 1]):
        return False
    return not (_nation(doc, i) or places.place(token.text) or people.given_name(token.text))


def _begin(head: Token) -> int:
    """The first token of the title that ends in `head`."""
    doc, first, start = head.doc, head.sent.start, head.i
    governs = _singular(head) in _words("governing")
    while start > first:
        token = doc[start - 1]
        joined = token.text == "-" and start - 1 > first and not token.whitespace_
        if joined and doc[start - 2].lower_ in _words("ranks"):
            start -= 2
        elif token.lower_ in _words("ranks") or (governs and _portfolio(token)):
            start -= 1
        elif governs and token.lower_ in {"and", "&", ","} and start < head.i and start - 1 > first:
            if not (_portfolio(doc[start]) and _portfolio(doc[start - 2])):
                break
            start -= 2
        elif start == head.i and _singular(head) in {"minister", "secretary"} and _lone(doc, start - 1, first):
            start -= 1
        else:
            break
    while start < head.i and not _capital(doc[start]):
        start += 1
    return start


def _end(head: Token) -> int:
    """The token after the title that begins with `head`: its portfolio may follow, "Secretary of State for Trade"."""
    doc, last, end = head.doc, head.sent.end, head.i + 1
    if end + 1 < last and doc[end].text == "-" and doc[end + 1].lower_ == "general":
        end += 2
    elif end < last and doc[end].text == "General":
        end += 1
    if _singular(head) not in _words("governing"):
        return end
    while end < last:
        ahead = end
        while ahead < last and doc[ahead].lower_ in CONNECTORS:
            ahead += 1
        linked = ahead > end and (end > head.i + 1 or doc[end].lower_ in {"of", "for"})
        if linked and ahead + 1 < last and _field(doc, ahead):
            ahead += 1
        if ahead == last or not _portfolio(doc[ahead]) or not (linked or (ahead == end and end > head.i + 1)):
            break
        if _singular(doc[min(ahead + 1, last - 1)]) in _words("governing"):
            break  # "Minister of Trade and Defense Secretary Ana Reyes" holds two titles
        end = ahead + 1
    return end


def _part_of_a_body(doc: Doc, start: int, end: int) -> bool:
    """As in "the Prime Minister's Office", "the Office of the Trade Secretary"."""
    heads = kinds.words("organizations", "heads")
    after = end + 1 if end < len(doc) and doc[end].text in {"'s", "’s", "'", "’"} else end
    if after < len(doc) and _capital(doc[after]) and doc[after].lower_ in heads:
        return True
    front = [t.lower_ for t in doc[max(start - 3, 0) : start] if t.lower_ != "the"]
    return len(front) > 1 and front[-1] == "of" and front[-2] in heads and _capital(doc[start])


def find(doc: Doc) -> frozenset[int]:
    """The tokens of all capitalised titles; nationalities and bodies in front of them are left out."""
    found: set[int] = set()
    for token in doc:
        if _singular(token) not in _words("governing") | _words("heads"):
            continue
        start, end = _begin(token), _end(token)
        if end - start == 1 or not any(_capital(t) for t in doc[start:end]) or _part_of_a_body(doc, start, end):
            continue  # a lone "President" or "Chief" before a name is cut off by borders.without_title
        found.update(range(start, end))
    return frozenset(found)
