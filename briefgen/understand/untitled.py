"""Names without the titles and roles that stand inside the language model's spans.

In: a span. Out: the bare name, and whether there was a title: "Dr. Amal Haddad" is Amal Haddad, "Valley Journal Senior
Correspondent" the Valley Journal. Used by mentions.py.
"""

from __future__ import annotations

from spacy.tokens import Span

from briefgen.understand import borders, kinds, people, places

NO_TITLES = frozenset({"boy", "girl", "man", "woman"})
"""Roles that never stand before a name as a title does."""


def without_role(span: Span) -> Span:
    """The span without the role of who follows: "Valley Journal Senior Correspondent" is "Valley Journal"."""
    end = span.end
    while end - 1 > span.start and people.honorific(span.doc[end - 1].text) is not None and span.label_ != "PERSON":
        end -= 1
    last = span.doc[end - 1]
    if (
        span.label_ != "PERSON"
        and end - span.start > 1
        and people.role(last.text)
        and last.lower_ not in kinds.words("organizations", "heads")
        and span.doc[end - 2].lower_ != "of"  # "Board of Commissioners"
    ):
        heads = [t.i for t in span.doc[span.start : end - 1] if t.lower_ in kinds.words("organizations", "heads")]
        end = heads[-1] + 1 if heads else end - 1
    return Span(span.doc, span.start, end, label=span.label_) if end < span.end else span


def _title_inside(span: Span) -> int | None:
    """Where the name begins behind a title inside a person's span: "Widowed Mrs Reyes", "Club Chairman Ana Reyes"."""
    for token in span[1:-1] if span.label_ == "PERSON" else ():
        if token.lower_.rstrip(".") in kinds.words("borders", "address"):
            return int(token.i + 1)
        if people.role(token.text) and token.i + 2 < span.end and people.given_name(token.nbor().text):
            return int(token.i + 1)
    return None


def without_title(span: Span) -> tuple[Span, bool]:
    """The name without titles and roles at its front, and whether there were any: "Dr. Amal Haddad", "Coach Reyes".

    "Marine" in "Marine Division" is no title; "Duchess of Ellery" is a name.
    """
    start, doc = span.start, span.doc
    inside = _title_inside(span)
    if inside is not None:
        return Span(doc, inside, span.end, label=span.label_), True
    titled = False
    if len(span) > 1 and kinds.of_a_body(span) and not people.given_name(span[1].text):
        return span, False
    while start + 1 < span.end:
        token = doc[start]
        if token.lower_ in NO_TITLES:
            break  # "Girl Scout"
        if token.text in {"St.", "St", "Saint"} and (span.label_ != "PERSON" or places.place(span.text)):
            break
        if people.honorific(token.text) is not None and doc[start + 1].lower_ == "of":
            return Span(doc, start, span.end, label=span.label_), True
        if people.honorific(token.text) is not None or (people.role(token.text) and start + 1 < span.end):
            titled = True
        elif not ((places.people(token.text) or places.country(token.text)) and people.role(token.nbor().text)):
            break
        start += 1
    if start == span.start:
        return span, titled
    if not borders.capital(doc[start]) and doc[start].lower_ not in kinds.words("borders", "particles"):
        rest = borders.bare(Span(doc, start, span.end, label=span.label_))  # "pilots in Ellery" holds no person
        return (rest, False) if rest is not None else (span, False)
    return Span(doc, start, span.end, label=span.label_), titled
