"""Where names stand: the language model's entities with their borders put right, and the names it missed.

In: a ParsedSource. Out: `Mention`s in order, without overlaps: the bare name, what stands before it, and votes for
its kind. merging.py says which of them name the same actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.understand import borders, kinds, people, places, seats, titles
from briefgen.understand.borders import NAMES, SPLITTERS
from briefgen.understand.names import key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from briefgen.understand.parsed import ParsedSource

HEADLINE_SHARE = 0.65
"""Share of capitalised words from which a sentence is a headline or a list of names, where capitals tell
nothing.
"""
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
    """

    span: Span
    before: Span
    votes: kinds.Votes
    headline: bool
    found: bool
    nation: str | None = None
    title: int | None = None
    name: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        self.name = key(self.span.text)


def headlines(parsed: ParsedSource) -> frozenset[int]:
    """Tokens that stand in sentences where nearly every word is capitalised, and which do not end like a sentence."""
    found: set[int] = set()
    for sentence in parsed.sentences:
        words = [t for t in sentence if t.is_alpha and len(t) > 3]
        capital = sum(t.text[0].isupper() for t in words)
        shouted = sum(t.is_upper for t in words) >= HEADLINE_SHARE * len(words)
        if (
            len(words) >= 3
            and capital >= HEADLINE_SHARE * len(words)
            and (shouted or sentence.text.strip()[-1] not in ".!")
        ):
            found.update(range(sentence.start, sentence.end))
    return frozenset(found)


def _opening(token: Token) -> bool:
    """A capital tells nothing here: a sentence, a quotation or a clause after a colon starts."""
    return bool(token.is_sent_start) or token.i == 0 or token.nbor(-1).text in SPLITTERS


def _surely(token: Token, lower: frozenset[str], inside: frozenset[str]) -> bool:
    """Whether a lone capitalised word is a name: not by its place only, unless it looks like one."""
    if not _opening(token):
        return True
    if token.lower_ in lower:
        return False
    known = people.surname(token.text) or people.given_name(token.text)
    return token.text in inside or known or bool(places.country(token.text)) or not token.is_title


def _hyphen(token: Token) -> bool:
    """A hyphen inside a word, with a part of a name on both sides: "Self-Defense"."""
    doc, i = token.doc, token.i
    return (
        token.text == "-" and 0 < i < len(doc) - 1 and not token.whitespace_ and not doc[i - 1].whitespace_
        and borders.proper(doc[i - 1]) and borders.proper(doc[i + 1]) and not places.place(doc[i + 1].text)
    )  # fmt: skip


def _one_name(doc: Doc, start: int, at: int, taken: set[int]) -> bool:
    """Token `at` is the "and" of a paper's name: "Roads and Bridges Act"."""
    if doc[at].lower_ != "and" or at + 2 >= len(doc) or {at + 1, at + 2} & taken or not borders.proper(doc[at + 1]):
        return False
    end = at + 2
    while end < len(doc) and borders.proper(doc[end]):
        end += 1
    papers = kinds.words("others", "papers") | kinds.words("organizations", "heads")
    return end > at + 2 and doc[end - 1].lower_ in papers and any(t.head.i == end - 1 for t in doc[start:at])


def _missed(parsed: ParsedSource, taken: set[int], headline: frozenset[int]) -> Iterator[Span]:
    """Runs of proper nouns that the model gave no label."""
    doc = parsed.doc
    lower = frozenset(t.lower_ for t in doc if t.is_lower)
    inside = frozenset(t.text for t in doc if borders.proper(t) and not _opening(t))
    i = 0
    while i < len(doc):
        if (
            i in taken
            or i in headline
            or not borders.proper(doc[i])
            or doc[i].ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT"}
        ):
            i += 1
            continue
        end = i + 1
        while end < len(doc) and end not in taken and not doc[end].is_sent_start:
            if not borders.proper(doc[end]) and not _hyphen(doc[end]) and not _one_name(doc, i, end, taken):
                break
            end += 1
        if end - i > 1 or _surely(doc[i], lower, inside):
            yield doc[i:end]
        i = end


def _surnames(doc: Doc, names: list[Span]) -> Iterator[Span]:
    """The surname of somebody named in full, where the model took it for a common noun: "Reyes met the mayor"."""
    lower = frozenset(t.lower_ for t in doc if t.is_lower)
    inside = {token.i for span in names for token in span}
    last = {span[-1].text for span in names if span.label_ == "PERSON" and len(span) > 1}
    for token in doc:
        if token.i not in inside and token.text in last and token.lower_ not in lower and token.pos_ == "NOUN":
            yield borders.labelled(doc, token.i, token.i + 1, "PERSON")


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
        if not glued and not (token.is_alpha or "." in token.text or token.text == "-"):
            break
        title = people.role(token.text) or people.honorific(token.text) is not None or token.tag_ in {"NNP", "NNPS"}
        if token.pos_ in ENDS_A_NAME_PHRASE and not glued and not title:
            break
        start -= 1
    return doc[start : span.start]


def _titled(before: Span) -> bool:
    return len(before) > 0 and (people.role(before[-1].text) or people.honorific(before[-1].text) is not None)


def _title(before: Span, held: frozenset[int]) -> int | None:
    """Where the title begins that stands right before the name."""
    start = before.end
    while start > before.start and start - 1 in held:
        start -= 1
    return start if start < before.end else None


def _spans(parsed: ParsedSource, headline: frozenset[int], held: frozenset[int]) -> Iterator[tuple[Span, bool]]:
    """Every name, and whether the model saw it; where two overlap, the longer one."""
    doc = parsed.doc
    taken = {token.i for entity in doc.ents if entity.label_ in NAMES for token in entity}
    found: list[tuple[Span, bool]] = []
    for entity in doc.ents:
        if entity.label_ in NAMES:
            others = (taken - set(range(entity.start, entity.end))) | held
            found += [(span, True) for span in borders.repaired(entity, others, headline, held)]
    taken |= {token.i for span, _ in found for token in span} | held
    for run in _missed(parsed, taken, headline):
        name = borders.bare(borders.joined(run, taken))
        if name is not None:
            found.append((borders.with_nationality(name), False))
    found += [(span, False) for span in _surnames(doc, [span for span, _ in found])]
    used: set[int] = set()
    kept = []
    for span, seen in sorted(found, key=lambda pair: (-len(pair[0]), pair[0].start)):
        if len(span) <= LONGEST and not used & set(range(span.start, span.end)):
            used.update(range(span.start, span.end))
            kept.append((span, seen))
    yield from _whole(sorted(kept, key=lambda pair: pair[0].start))


def _whole(found: list[tuple[Span, bool]]) -> Iterator[tuple[Span, bool]]:
    """The names, those of papers with what follows: "Agreement" "for" "Coastal Trade"; and inseparable pairs as one."""
    i = 0
    while i < len(found):
        span, seen = found[i]
        if i + 1 < len(found):
            following = found[i + 1][0]
            if _goes_on(span, following) or _inseparable(span, following):
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


def _inseparable(span: Span, following: Span) -> bool:
    """Two names of one word each, and the second never stands without the first, as in "Acme" "Harlow"."""
    doc, second = span.doc, following[0].text
    if span.end != following.start or len(span) > 1 or {span.label_, following.label_} & {"NORP", "GPE"}:
        return False
    if places.country(span.text) or places.place(span.text) or places.people(span.text):
        return False
    places_of_second = [t.i for t in doc if t.text == second]
    return len(places_of_second) > 1 and all(i and doc[i - 1].text == span.text for i in places_of_second)


def _nation(span: Span, persons: set[str]) -> str | None:
    """The country whose name this is, unless it is here the name of a person or a state: "Jordan", "Georgia"."""
    if span.text in kinds.homonyms() and (
        span.text in persons or (span.start and span.doc[span.start - 1].text == ",")
    ):
        return None
    return places.country(span.text)


def find(parsed: ParsedSource) -> list[Mention]:
    """All places where something is named, in order, people and bodies and everything else."""
    headline = headlines(parsed)
    held = titles.find(parsed.doc)
    mentions = []
    persons = {w for e in parsed.doc.ents if e.label_ == "PERSON" and len(e) > 1 for w in (e[0].text, e[-1].text)}
    for whole, seen in _spans(parsed, headline, held):
        span, inside = (
            (whole, False) if whole.label_ in {"NORP", "FAC"} else borders.without_title(borders.without_role(whole))
        )
        if _no_name(span):
            continue
        before = _before(span, held)
        title = _title(before, held)
        votes = kinds.of_the_sentence(
            borders.labelled(span.doc, span.start, span.end, whole.label_) if seen else span,
            headline=span.start in headline,
            titled=inside or title is not None or _titled(before),
        )
        for kind, weight in kinds.of_the_words(span, belief=whole.label_ == "NORP").items():
            votes[kind] = votes.get(kind, 0.0) + weight
        nation = _nation(span, persons)
        if nation is None and votes.pop("country", 0.0) and places.place(span.text):
            votes["place"] = votes.get("place", 0.0) + kinds.FAIR
        mentions.append(Mention(span, before, votes, span.start in headline, seen, nation, title))
    for span, nation in seats.governments(parsed, mentions):
        votes = {"country": kinds.CERTAIN}
        mentions.append(Mention(span, parsed.doc[span.start : span.start], votes, False, True, nation))
    seats.of_power(parsed, mentions)
    return sorted(mentions, key=lambda m: m.span.start)
