"""Governments that go by another name: "the Norwegian government", "Oslo", "the North".

In: the mentions of one source. Out: mentions that name a country, too. A capital stands for its government only where
something is said that no town can do or have, and only where the source names the country or its people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import kinds, places, surroundings
from briefgen.understand.names import key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from briefgen.understand.mentions import Mention
    from briefgen.understand.parsed import ParsedSource

COMPASS = {"north": "south", "south": "north", "east": "west", "west": "east"}
"""Halves of a divided country are called by these alone, where both halves exist as countries."""


WILL = frozenset({"will", "would", "'ll", "’ll", "wo", "must", "shall"})
"""What a capital will do to something, its government will, but for what towns do (of_towns in organizations.toml)."""


def nation_at(doc: Doc, start: int, end: int) -> str | None:
    """The country whose name or adjective the tokens are."""
    words = doc[start:end].text
    return places.people(words) or places.country(words) if words[:1].isupper() else None


def named(parsed: ParsedSource) -> frozenset[str]:
    """The countries that the source names, or whose people or adjective it names."""
    doc = parsed.doc
    places_of = {(t.orth, t.nbor().orth if t.i + 1 < len(doc) else 0): t.i for t in doc if t.text[:1].isupper()}
    found = {nation_at(doc, i, i + size) for i in places_of.values() for size in (1, 2)}
    return frozenset(nation for nation in found if nation is not None)


def governments(parsed: ParsedSource, mentions: list[Mention]) -> list[tuple[Span, str]]:
    """Places that say "the Norwegian government", with the country; "Government of Norway" is set to mean Norway."""
    doc, found = parsed.doc, []
    for mention in mentions:
        words = key(mention.span.text)
        if words[:2] == ("government", "of") and places.country(" ".join(words[2:])):
            mention.nation = places.country(" ".join(words[2:]))
            mention.votes = {"country": kinds.CERTAIN}
    taken = {token.i for mention in mentions for token in mention.span}
    for token in doc[1:]:
        if token.lower_ != "government" or token.i in taken or token.i - 1 in taken:
            continue
        for start in (max(token.i - 2, 0), token.i - 1):
            adjective = doc[start : token.i]
            nation = places.people(adjective.text) if adjective.text[:1].isupper() else None
            if nation is not None and start not in taken and doc[start].lower_ != "the":
                found.append((doc[start : token.i + 1], nation))
                break
    return found


def _deals(token: Token) -> bool:
    """The noun or verb is about what governments have, give and get: "talks", "sanction"."""
    return token.lemma_.lower() in kinds.words("generic", "political") | kinds.words("generic", "acts_on")


def _owns(root: Token) -> bool:
    """As in "Oslo's commitment"."""
    return root.dep_ == "poss" and root.head.lemma_.lower() in kinds.words("generic", "political")


def _acts(root: Token) -> bool:
    verb = surroundings.verb_of(root)
    if verb is None or root.dep_ != "nsubj":
        return verb is not None and verb.lemma_ in kinds.words("generic", "acts")
    if verb.lemma_ == "be":
        said = [c for c in verb.rights if c.dep_ == "acomp" and c.lower_ in kinds.words("generic", "is_like")]
        return any(c.dep_ in {"xcomp", "ccomp", "prep"} for one in said for c in one.rights)
    ahead = any(t.lower_ in WILL for t in verb.lefts) and any(t.dep_ in {"dobj", "xcomp", "ccomp"} for t in verb.rights)
    return verb.lemma_ in kinds.words("generic", "acts") or (
        ahead and verb.lemma_ not in kinds.words("generic", "of_towns")
    )


def _is_dealt_with(root: Token) -> bool:
    """As in "accused Oslo of", "the threat from Oslo", "ties between Oslo and", "pressure on Oslo"."""
    if root.dep_ in {"dobj", "nsubjpass"}:
        return root.head.lemma_ in kinds.words("generic", "acts_on")
    preposition = root.head
    if root.dep_ != "pobj" or preposition.lower_ not in kinds.words("generic", "political_links"):
        return False
    governor = preposition.head
    if preposition.dep_ == "agent":
        return governor.lemma_ in kinds.words("generic", "acts") | kinds.words("generic", "acts_on")
    if preposition.lower_ == "against":
        return governor.lemma_.lower() not in kinds.words("generic", "contests")
    if preposition.lower_ in {"to", "from"} and governor.pos_ == "VERB":
        return False  # people fly to a town
    return _deals(governor)


def _political(root: Token) -> bool:
    first = root
    while first.dep_ == "conj" and first.head.pos_ == "PROPN":  # "ties between Oslo and Bergen"
        first = first.head
    return _acts(first) or _is_dealt_with(first) or _owns(root)


def _half(mention: Mention, countries: frozenset[str]) -> str | None:
    """The country that "the North" means: the one of that name, where the other half is a country, too."""
    span, word = mention.span, mention.span.text.lower()
    if word not in COMPASS or span.start == 0 or span.doc[span.start - 1].lower_ != "the":
        return None
    halves = [
        nation for nation in countries
        if key(nation)[0] == word and places.country(f"{COMPASS[word]} {' '.join(key(nation)[1:])}")
    ]  # fmt: skip
    return halves[0] if len(halves) == 1 else None


def of_power(parsed: ParsedSource, mentions: list[Mention]) -> None:
    """Set the country that a capital or half of a country stands for."""
    countries = named(parsed)
    for mention in mentions:
        if mention.nation is not None or mention.actor is not None:
            continue
        nation = places.capital(mention.span.text)
        if nation is None or nation not in countries or not _political(mention.span.root):
            nation = _half(mention, countries)
        if nation is not None:
            mention.nation = nation
            mention.votes = {"country": kinds.CERTAIN}
