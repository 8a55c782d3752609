"""Where a name begins and ends: the language model's spans, put right.

In: an entity of the language model, or a run of proper nouns. Out: bare names, one a span, without articles, titles,
possessives and what only stands beside them. Used by mentions.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from briefgen.understand import kinds, people, places

NAMES = frozenset(kinds.LABELS)


SPLITTERS = frozenset(
    [",", ";", ":", "/", "|", "(", ")", "[", "]", "—", "–", "•", '"', "“", "”", "…", "...", "?", "!", "*"]
)
"""No name has these inside."""


SYLLABLE = 6
"""Letters of the longest part of a given name such as "Seung-hyun"."""

ENOUGH = 2
"""Tokens that must stand before a name so that both its article and its first word may be looked at."""


def capital(token: Token) -> bool:
    """The token begins with a capital letter."""
    return bool(token.text[:1].isupper()) and not token.is_space and token.text != "I" and not token.like_url


def proper(token: Token) -> bool:
    """The token is a proper noun that may be part of a name."""
    return capital(token) and token.tag_ in {"NNP", "NNPS"} and token.lower_ not in kinds.words("borders", "calendar")


def labelled(doc: Doc, start: int, end: int, label: str) -> Span:
    """The tokens as a span that keeps the model's label."""
    return Span(doc, start, end, label=label)


def _pieces(span: Span, titles: frozenset[int]) -> Iterator[Span]:
    """The parts of an entity between marks that no name has inside, and titles: "Bergen, Norway" names two places."""
    start = span.start
    doc = span.doc
    for token in span:
        company = (
            token.text == ","
            and token.i + 1 < span.end
            and token.nbor().lower_ in kinds.words("organizations", "suffixes")
        )
        pair = token.lower_ == "and" and span.label_ in {"PERSON", "GPE"}
        pair = pair or (token.pos_ in {"VERB", "AUX"} and token.is_lower)
        if (token.text in SPLITTERS and not company) or token.is_space or pair or token.i in titles:
            if start < token.i:
                yield labelled(doc, start, token.i, span.label_)
            start = token.i + 1
    if start < span.end:
        yield labelled(doc, start, span.end, span.label_)


def bare(span: Span) -> Span | None:
    """The span without articles, possessives, lower-case words and dates at its ends; None where nothing is left."""
    start, end, doc = span.start, span.end, span.doc
    if end - start > 2 and doc[start].is_sent_start and doc[start + 1].text == "the" and span.label_ != "PERSON":
        start += 1  # "Later the Ministry of Trade"
    elif end - start > 1 and doc[start].is_sent_start and doc[start].lower_ in kinds.words("borders", "opening"):
        start += 1  # "Top Harbour Party officials"
    while start < end and (
        not capital(doc[start])
        or doc[start].lower_ in {"the", "a", "an"}
        or doc[start].lower_ in kinds.words("borders", "calendar")
    ):
        if doc[start].lower_ in kinds.words("borders", "particles") and start + 1 < end and capital(doc[start + 1]):
            break
        if doc[start].text[:1].isdigit() and start + 1 < end and doc[start].text.isalnum() and not doc[start].is_digit:
            break
        start += 1
    if (
        end - start > 2
        and doc[start].lower_ in kinds.words("others", "parts")
        and kinds.NUMBER.match(doc[start + 1].text)
    ):
        end = start + 2  # "Article 7", not what it is an article of
    if end - start > 1 and doc[end - 1].is_digit and end < len(doc) and doc[end].text in {"-", "–"}:
        end -= 1  # "Acme 50-100mm"
    while start < end and (
        not (
            capital(doc[end - 1])
            or doc[end - 1].text[:1].isdigit()
            or (len(doc[end - 1].text) > 1 and doc[end - 1].text[1:2].isupper())
        )
        or doc[end - 1].lower_ in kinds.words("borders", "calendar")
        or (doc[end - 1].lower_ in kinds.words("borders", "captions") and end - start > 1)
        or (doc[end - 1].is_digit and len(doc[end - 1].text) == 4)
    ):
        end -= 1
    while end - start > 2 and doc[end - 1].lower_.replace(".", "") in kinds.words("borders", "postnominals"):
        end -= 1  # "Ana Reyes KC"
        end -= doc[end - 1].text == ","
    if start >= end or any(t.like_url or t.like_email or t.text[0] in "@#" for t in doc[start:end]):
        return None
    return labelled(doc, start, end, span.label_)


def _given_in_two(doc: Doc, start: int) -> bool:
    """A given name of two syllables begins here, and a family name follows: "Ji-won Park"."""
    if start + 3 >= len(doc) or not doc[start + 2].is_lower or not doc[start + 2].is_alpha:
        return False
    family = doc[start + 3]
    syllables = len(doc[start]) <= SYLLABLE and len(doc[start + 2]) <= SYLLABLE
    plain = doc[start + 2].lower_ in kinds.words("borders", "joined") or places.country(doc[start].text)
    return syllables and not plain and family.is_title and (people.surname(family.text) or family.ent_type_ == "PERSON")


def joined(span: Span, taken: set[int]) -> Span:
    """The span with what hyphens join to it ("Park Ji" "-" "won", not "Oslo" "-" "based"), not the T of "T-shirt"."""
    doc, start, end = span.doc, span.start, span.end

    def hyphen(i: int) -> bool:
        return 0 < i < len(doc) - 1 and doc[i].text == "-" and not doc[i].whitespace_ and not doc[i - 1].whitespace_

    while hyphen(end) and doc[end + 1].is_alpha:
        syllable = doc[end + 1].is_lower and end - start == 2 and all(t.is_title for t in doc[start:end])
        if not (capital(doc[end + 1]) or (syllable and doc[end + 1].lower_ not in kinds.words("borders", "joined"))):
            break
        end += 2
    if end == span.end and end - start == 1 and hyphen(end) and _given_in_two(doc, start):
        return labelled(doc, start, end + 3, "PERSON")
    if end == span.end and hyphen(end) and len(doc[end - 1]) == 1 and end - start > 1:
        end -= 1
    while hyphen(start - 1) and proper(doc[start - 2]):
        start -= 2
    return labelled(doc, start, end, span.label_) if not taken & set(range(start, end)) else span


def _widen(span: Span, taken: set[int], headline: frozenset[int]) -> Span:
    """The span with the proper nouns beside it that the model left out: "Harbour Valley School" + "District"."""
    doc, start, end = span.doc, span.start, span.end
    if start in headline or places.country(span.text) or places.people(span.text):
        return span

    def joins(i: int) -> bool:
        token = doc[i]
        title = people.role(token.text) or people.honorific(token.text) is not None
        title = title and not (i < start and kinds.of_a_body(doc[start:end]) and token.lower_ == "marine")
        if span.label_ in {"GPE", "LOC"} and i >= end and token.is_upper and len(token) > 1:
            return False  # "the Ellery NFA contract" names a place and a body
        return i not in taken and proper(token) and token.ent_type_ not in NAMES and not title

    while end < len(doc) and not doc[end].is_sent_start and joins(end):
        end += 1
    while start and not doc[start].is_sent_start and joins(start - 1):
        start -= 1
    return labelled(doc, start, end, span.label_)


def with_nationality(span: Span) -> Span:
    """The span with the nationality of a ministry, party or army in front: "Norwegian Defense Ministry"."""
    doc, start = span.doc, span.start
    if start == 0 or doc[start].is_sent_start or not doc[start - 1].text[:1].isupper():
        return span
    if places.people(doc[start - 1].text) and kinds.head_word(span) in kinds.words("generic", "words"):
        return labelled(doc, start - 1, span.end, span.label_)
    return span


def _party(span: Span, taken: set[int]) -> Span:
    """A people or faith, or with the name in front a party: "the Harbour Democrats"."""
    doc, start = span.doc, span.start
    if len(span) > 1 or start < ENOUGH or start - 1 in taken or not span.text.endswith("s"):
        return span
    front = doc[start - 1]
    own = proper(front) and front.ent_type_ not in NAMES and doc[start - 2].lower_ == "the"
    if not own or places.people(front.text) or people.role(front.text):
        return span
    return labelled(doc, start - 1, span.end, "ORG")


def _branch(span: Span, taken: set[int]) -> bool:
    """The country belongs to the name before it, which is no person's and no place's: "Tessaro UK", "Forward USA"."""
    doc, start = span.doc, span.start
    if start == 0 or len(span) > 1 or not (span.text.isupper() and span.text.isalpha() and places.country(span.text)):
        return False
    front = doc[start - 1]
    lone = front.ent_type_ in {"ORG", "NORP"} and front.ent_iob_ == "B"
    if (front.i in taken and not lone) or not proper(front) or front.is_upper:
        return False
    person = people.role(front.text) or people.honorific(front.text) is not None or people.given_name(front.text)
    return not (person or people.surname(front.text) or places.place(front.text) or places.people(front.text))


def _without_prefix(span: Span) -> Span:
    """The span without a describing word in front: "Pro-union Ana Reyes", "Unionist Ana Reyes"."""
    doc, start, end = span.doc, span.start, span.end
    prefixes = kinds.words("borders", "prefixes")
    opening = doc[start].lower_
    if (
        end - start > 1
        and doc[start].is_sent_start
        and opening.endswith(("ed", "ing"))
        and not (people.given_name(opening) or people.surname(opening))
        and any(t.text == doc[start + 1].text and t.i != start + 1 for t in doc)
    ):
        start += 1  # "Enraged Reyes": the name stands elsewhere without it
    elif end - start > 3 and doc[start].lower_ in prefixes and doc[start + 1].text == "-":
        start += 3
    elif start > 1 and end - start > 1 and doc[start - 1].text == "-" and doc[start - 2].lower_ in prefixes:
        start += 1
    elif (
        3 <= end - start <= 4
        and all(t.is_alpha or t.text.endswith(".") for t in span)
        and capital(doc[start + 1])
        and people.given_name(doc[start + 1].text)
        and (doc[start].is_sent_start or doc[start].lower_.endswith(("ist", "ed", "an")))
    ):
        known = people.given_name(doc[start].text) or people.surname(doc[start].text)
        named_by_head = (
            kinds.words("organizations", "heads") | kinds.words("others", "heads") | kinds.words("others", "things")
        )
        if not known and kinds.head_word(span) not in named_by_head and not kinds.trades(span):
            start += 1
    return labelled(doc, start, end, span.label_) if start > span.start else span


def _dedicated(span: Span) -> Span:
    """The name of a church or a school with that of its saint: "St Olave's Church"."""
    doc, end = span.doc, span.end
    saint = doc[span.start].text in {"St", "St.", "Saint"} and end - span.start > 1
    if not saint or end + 1 >= len(doc) or doc[end].text not in {"'s", "’s"} or not proper(doc[end + 1]):
        return span
    end += 2
    while end < len(doc) and proper(doc[end]):
        end += 1
    return labelled(doc, span.start, end, "FAC")


def _person_at_the_end(span: Span) -> Iterator[Span]:
    """The span, cut in two where a person's name follows that of a body: "Harbour Council Ana Reyes"."""
    doc, end = span.doc, span.end
    person = doc[end - 2 : end]
    front = kinds.words("organizations", "heads")
    if (
        len(span) >= 4
        and span.label_ in {"ORG", "FAC"}
        and people.given_name(person[0].text)
        and person[-1].is_alpha
        and person[-1].lower_ not in front
        and any(t.lower_ in front for t in doc[span.start : end - 2])
        and doc[end - 3].lower_ not in kinds.words("borders", "inner")
    ):
        yield labelled(doc, span.start, end - 2, span.label_)
        yield labelled(doc, end - 2, end, "PERSON")
    else:
        yield span


def repaired(entity: Span, taken: set[int], headline: frozenset[int], titles: frozenset[int]) -> Iterator[Span]:
    """The names that an entity of the model holds.

    Args:
        entity: As the model marked it.
        taken: Tokens of the other entities; a name does not grow into them.
        headline: Tokens of headlines, where the neighbour of a name has a capital without being part of it.
        titles: Tokens of titles of office (titles.py), which are no part of a name.
    """
    for piece in _pieces(entity, titles):
        trimmed = bare(piece)
        if trimmed is None:
            continue
        trimmed = _dedicated(trimmed)
        if trimmed.label_ == "NORP":
            yield _party(trimmed, taken)
        elif _branch(trimmed, taken):
            yield labelled(trimmed.doc, trimmed.start - 1, trimmed.end, "ORG")
        else:
            grown = with_nationality(_widen(joined(trimmed, taken), taken, headline))
            yield from _person_at_the_end(joined(_without_prefix(grown), taken))
