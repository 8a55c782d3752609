"""What a plain noun beside a name says it is the name of: "the newspaper Norra Tiden", "her podcast, Unfiltered".

In: one place where a name stands. Out: weighed votes, as those of surroundings.py; merging.py adds them up. The noun
may stand right before the name, be its apposition or have it as one, or take it with "of": "the town of Ellery".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import kinds, people, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

NOUNS = frozenset({"NN", "NNS"})


def like_a_person(span: Span) -> bool:
    """It begins with a given name or ends with a surname that somebody has, and its words are no body's."""
    known = people.given_name(span[0].text) or people.surname(span[-1].text)
    return known and not kinds.of_a_body(span) and not kinds.trades(span)


def no_title(noun: str, span: Span) -> bool:
    """The role word is no title here, bodies have it, too, and the name is no person's: "employer Acme Wire"."""
    return noun in kinds.words("cues", "firms") and not like_a_person(span)


def _beside(span: Span) -> Iterator[Token]:
    """The nouns in small letters that call the name what it is."""
    doc, root = span.doc, span.root
    before = doc[span.start - 1] if span.start else None
    if before is not None and before.tag_ in NOUNS and before.is_lower and before.lower_ != "team":
        yield before  # but "the team Reyes built"
    head = root.head
    bracketed = span.start > 0 and doc[span.start - 1].text == "("  # "advice centres (Adcents)"
    apart = root.dep_ == "appos" and head.tag_ in NOUNS and head.is_lower and head.i < span.start - 1
    of_a_role = head.dep_ == "pobj" and people.role(head.head.head.text)  # "the director of the museum, Ana Reyes"
    if apart and not bracketed and not of_a_role:
        yield head


def _of(span: Span) -> Token | None:
    """The noun whose "of" takes the name: "the town of Ellery"."""
    link = span.root.head
    return link.head if span.root.dep_ == "pobj" and link.lower_ == "of" and link.i == span.start - 1 else None


def _own_work(span: Span) -> bool:
    """Somebody's work with its title behind a comma: "her podcast, Ana Unplugged"."""
    doc, start = span.doc, span.start
    apart = start > len(("her", "podcast")) and doc[start - 1].text == ","
    return apart and doc[start - 2].lemma_ in kinds.words("cues", "works") and doc[start - 3].tag_ in {"PRP$", "POS"}


def of_the_noun(span: Span) -> kinds.Votes:
    """The votes of the nouns that call it what it is."""
    votes: kinds.Votes = {}
    if _own_work(span):
        kinds.add(votes, "other", kinds.CERTAIN)
    for noun in _beside(span):
        word = noun.lemma_.lower()
        if word in kinds.words("cues", "works") and not like_a_person(span):
            kinds.add(votes, "other", kinds.CERTAIN)
            kinds.add(votes, "person", -kinds.FAIR)
        elif word in kinds.words("generic", "bodies") | kinds.words("descriptions", "companies"):
            role = people.role(word) and like_a_person(span)
            role = role or (word == "maker" and len(span) > 1)  # "film-maker Ana Reyes", whose name no list may have
            if not role and not (noun.i == span.start - 1 and people.given_name(span[0].text)):
                kinds.add(votes, "organization", kinds.STRONG)
                kinds.add(votes, "person", -kinds.FAIR)
        elif no_title(word, span):
            kinds.add(votes, "organization", kinds.FAIR)
    of = _of(span)
    if of is not None and of.lower_ in kinds.words("cues", "settlements") and not places.country(span.text):
        kinds.add(votes, "place", kinds.STRONG)
        kinds.add(votes, "person", -kinds.FAIR)
    return votes
