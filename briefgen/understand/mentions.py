"""Where names stand: the language model's entities with their borders put right, and the names it missed.

In: a ParsedSource. Out: `Mention`s in order, without overlaps: the bare name, what stands before it, and votes for
its kind. merging.py says which of them name the same actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.site_lexicon import KnownActor
from briefgen.understand import (
    borders,
    called,
    currencies,
    glued,
    kinds,
    missed,
    people,
    places,
    seats,
    site_names,
    surroundings,
    titles,
    untitled,
)
from briefgen.understand.borders import NAMES
from briefgen.understand.names import key

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.understand.parsed import ParsedSource

SEAT = re.compile(r"[A-Z]-[A-Z][a-z]{1,4}\.?$")
"""A party and a state, as behind the names of members of a parliament: "D-Ore."."""

EMPHATIC = frozenset({"amod", "advmod", "neg", "det", "cc"})
LONG_WORD = 3
"""Letters; shorter words in capitals are acronyms."""

OF_THE_SITE = 100.0
"""What the type that the site's lexicon gives is worth: more than all that a text may say against it."""

LONGEST = 12
"""Tokens; a longer "name" is a line of a table or a list that lost its commas."""


ENDS_A_NAME_PHRASE = frozenset({"VERB", "AUX", "ADP", "DET", "CCONJ", "SCONJ", "PRON", "ADV", "PART", "NUM", "PUNCT"})
"""Word classes that do not stand between a role and its name."""


@dataclass(slots=True)
class Mention:
    """One place where a name stands.

    Attributes:
        span: The bare name, without title, article or possessive.
        before: What stands before the name in its phrase and says who it is: "Defense Minister", "chef
            Maria"; may be empty.
        nation: The country whose name the span is, or which it stands for; None for other names.
        title: The first token of the title at the end of `before`, "Defense Minister"; None where titles.py sees none.
        headline: It stands in a headline, where capitals tell nothing.
        found: Whether the language model saw it, too.
        actor: Whom the site's lexicon says it names; None where it says nothing of the name.
    """

    span: Span
    before: Span
    votes: kinds.Votes
    headline: bool
    found: bool
    nation: str | None = None
    title: int | None = None
    actor: KnownActor | None = None
    name: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        self.name = key(self.span.text)


def _emphasis(token: Token) -> bool:
    """A plain word in capitals, as in "the PERFECT harbour"."""
    if not token.is_upper or len(token) <= LONG_WORD or token.dep_ not in EMPHATIC:
        return False
    return token.nbor().is_lower and all(t.dep_ in EMPHATIC for t in token.doc if t.text == token.text)


def _money(token: Token) -> bool:
    """The code of a currency beside a number: "BGN 20 million"."""
    following = token.i + 1 < len(token.doc) and token.nbor().like_num
    return following and token.is_upper and currencies.codes().get(token.text) == token.text


def _no_name(span: Span) -> bool:
    """An adjective of nationality, a score, a lone letter, a title or a role."""
    if len(span) == 1:
        word = span.text
        if people.honorific(word) is not None or people.role(word) or len(word.strip(".")) == 1:
            return True
        if span[0].tag_ == "JJ" and span[0].ent_type_ in {"NORP", ""}:
            return True
    doc = span.doc
    if len(span) == 3 and span[1].text == "-" and span[0].lower_ in kinds.words("borders", "prefixes"):
        return True  # "pro-union"
    if (
        span[0].lower_ in kinds.words("borders", "prefixes")
        and len(span) == 1
        and span.end < len(doc)
        and doc[span.end].text == "-"
    ):
        return True
    if span.start and doc[span.start - 1].text in {"#", "@"}:
        return True
    if len(span) == 1 and span.text.lower() in kinds.words("organizations", "suffixes"):
        return True
    if len(span) == 1 and (SEAT.match(span.text) or _emphasis(span[0]) or _money(span[0])):
        return True
    if span.text == "States" and (span.start == 0 or doc[span.start - 1].lower_ != "the"):
        return True  # "the other States", "flag States"
    if places.people(span.text) and not places.country(span.text):
        return span[-1].tag_ not in {"NNPS", "NNS"} or span.text.endswith("ese")
    return bool(re.search(r"\d\s?[-–:]\s?\d", span.text)) or not any(c.isalpha() for c in span.text)


def _before(span: Span, held: frozenset[int]) -> Span:
    """The words before the name that belong to its phrase: "former Japanese trade minister"; `held` are titles."""
    doc, start = span.doc, span.start
    first = span.sent.start
    while start > first:
        token = doc[start - 1]
        if token.i in held:
            start -= 1
            continue
        glued = token.text == "-" and not token.whitespace_
        event = token.text[:1].isupper() and token.text.isalnum() and not token.is_title  # "COP9 President"
        if not glued and not event and not (token.is_alpha or "." in token.text or token.text == "-"):
            break
        title = people.role(token.text) or people.honorific(token.text) is not None or token.tag_ in {"NNP", "NNPS"}
        if token.pos_ in ENDS_A_NAME_PHRASE and not glued and not title:
            break
        start -= 1
    return doc[start : span.start]


def _titled(before: Span) -> bool:
    if len(before) == 0 or before[-1].lower_ in untitled.NO_TITLES:
        return False
    return people.role(before[-1].text) or people.honorific(before[-1].text) is not None


def _title(before: Span, held: frozenset[int]) -> int | None:
    """Where the title begins that stands right before the name."""
    start = before.end
    while start > before.start and start - 1 in held:
        start -= 1
    return start if start < before.end else None


def _spans(
    parsed: ParsedSource, headline: frozenset[int], held: frozenset[int], known: frozenset[int]
) -> Iterator[tuple[Span, bool]]:
    """Every name, and whether the model saw it; where two overlap, the longer one; none has `known` tokens."""
    doc = parsed.doc
    taken = {token.i for entity in doc.ents if entity.label_ in NAMES for token in entity} | known
    apart = held | known
    found: list[tuple[Span, bool]] = []
    others = taken | held
    for entity in doc.ents:
        if entity.label_ in NAMES:
            own = set(range(entity.start, entity.end)) - apart
            others -= own  # and back again below: a new set for every name would cost the square of the length
            found += [(span, True) for span in borders.repaired(entity, others, headline, apart)]
            others |= own
    taken |= {token.i for span, _ in found for token in span} | held
    for run in missed.runs(parsed, taken, headline):
        name = borders.bare(borders.joined(run, taken))
        if name is not None:
            found.append((borders.with_nationality(name), False))
    found += [(span, False) for span in missed.campaigns(doc)]
    found += [(span, False) for span in missed.surnames(doc, [span for span, _ in found])]
    used: set[int] = set(known)
    kept = []
    for span, seen in sorted(found, key=lambda pair: (-len(pair[0]), pair[0].start)):
        if len(span) <= LONGEST and not used & set(range(span.start, span.end)):
            used.update(range(span.start, span.end))
            kept.append((span, seen))
    yield from _whole(glued.parted(sorted(kept, key=lambda pair: pair[0].start)))


def _whole(found: list[tuple[Span, bool]]) -> Iterator[tuple[Span, bool]]:
    """The names, those of papers with what follows: "Agreement" "for" "Coastal Trade"; and inseparable pairs as one."""
    i = 0
    while i < len(found):
        span, seen = found[i]
        if i + 1 < len(found):
            following = found[i + 1][0]
            if _goes_on(span, following) or _inseparable(span, following) or _linked(span, following):
                span = borders.labelled(span.doc, span.start, following.end, span.label_)
                i += 1
        yield span, seen
        i += 1


def _goes_on(span: Span, following: Span) -> bool:
    between = span.doc[span.end : following.start]
    return (
        kinds.head_word(span) in kinds.words("others", "papers")
        and [t.lower_ for t in between if t.lower_ != "the"] in (["for"], ["on"])
        and len(between) <= 2
        and not places.country(following.text)
    )


def _linked(span: Span, following: Span) -> bool:
    """Only small words of names stand between them: "Atletico" "do" "Ellery"."""
    between = span.doc[span.end : following.start]
    small = all(t.is_lower and t.lower_ in kinds.words("borders", "particles") for t in between)
    return 1 <= len(between) <= len(("de", "la")) and small and span[-1].tag_ != "NNPS"


def _inseparable(span: Span, following: Span) -> bool:
    """Two names of one word each, and the second never stands without the first, as in "Acme" "Harlow"."""
    doc = span.doc
    if span.end != following.start or len(span) > 1 or {span.label_, following.label_} & {"NORP", "GPE"}:
        return False
    if places.country(span.text) or places.place(span.text) or places.people(span.text):
        return False
    places_of_second = (doc.to_array("ORTH") == following[0].orth).nonzero()[0].tolist()
    return len(places_of_second) > 1 and all(i and doc[i - 1].text == span.text for i in places_of_second)


def _nation(span: Span, persons: set[str]) -> str | None:
    """The country whose name this is, unless it is here the name of a person or a state: "Jordan", "Georgia"."""
    if span.text in kinds.homonyms() and (
        span.text in persons or (span.start and span.doc[span.start - 1].text == ",")
    ):
        return None
    return places.country(span.text)


def _known(span: Span, actor: KnownActor, headline: frozenset[int], held: frozenset[int]) -> Mention:
    """The mention of an actor of the site's lexicon, which may leave its type to the text."""
    before = _before(span, held)
    title = _title(before, held)
    votes: kinds.Votes = {actor.type: OF_THE_SITE} if actor.type is not None else {}
    if actor.type is None:
        votes = surroundings.of_the_sentence(span, headline=span.start in headline, titled=title is not None)
        for kind, weight in kinds.of_the_words(span).items():
            kinds.add(votes, kind, weight)
    return Mention(span, before, votes, span.start in headline, True, None, title, actor)


def find(parsed: ParsedSource) -> list[Mention]:
    """All places where something is named, in order, people and bodies and everything else."""
    headline = missed.headlines(parsed)
    held = titles.find(parsed.doc) | site_names.titles(parsed)
    of_the_site = site_names.find(parsed)
    known = frozenset(i for start, end in of_the_site for i in range(start, end))
    mentions = [_known(parsed.doc[start:end], actor, headline, held) for (start, end), actor in of_the_site.items()]
    persons = {w for e in parsed.doc.ents if e.label_ == "PERSON" and len(e) > 1 for w in (e[0].text, e[-1].text)}
    for whole, seen in _spans(parsed, headline, held, known):
        span, inside = (
            (whole, False) if whole.label_ in {"NORP", "FAC"} else untitled.without_title(untitled.without_role(whole))
        )
        if _no_name(span) or site_names.only_short(span):
            continue
        before = _before(span, held)
        title = _title(before, held)
        votes = surroundings.of_the_sentence(
            borders.labelled(span.doc, span.start, span.end, whole.label_) if seen else span,
            headline=span.start in headline,
            titled=inside or title is not None or (_titled(before) and not called.no_title(before[-1].lower_, span)),
        )
        for found in (called.of_the_noun(span), kinds.of_the_words(span, belief=whole.label_ == "NORP")):
            for kind, weight in found.items():
                kinds.add(votes, kind, weight)
        nation = _nation(span, persons)
        if nation is None and votes.pop("country", 0.0) and places.place(span.text):
            votes["place"] = votes.get("place", 0.0) + kinds.FAIR
        mentions.append(Mention(span, before, votes, span.start in headline, seen, nation, title))
    for span, nation in seats.governments(parsed, mentions):
        votes = {"country": kinds.CERTAIN}
        mentions.append(Mention(span, parsed.doc[span.start : span.start], votes, False, True, nation))
    site_names.spell_out(parsed, mentions)
    seats.of_power(parsed, mentions)
    return sorted(mentions, key=lambda m: m.span.start)
