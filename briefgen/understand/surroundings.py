"""What the words around a name tell about the kind of thing it names.

In: one place where a name stands. Out: weighed votes, as those of the name's own words in kinds.py; both are added up
by merging.py. "Ana Reyes, 47," is a person, "the Acme spokesman" speaks for a body, "a Sunder missile" is a thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import kinds, people, places
from briefgen.understand.names import key

OPENING, CLOSING = frozenset({'"', "“", "‘", "``", "'"}), frozenset({'"', "”", "’", "''", "'"})

LONGEST, SMALL_WORD = 8, 3
"""Tokens on either side of a name inside a title, and letters of the words that have no capital there."""

ACRONYM = 2
"""Letters of the shortest acronym."""

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def verb_of(token: Token) -> Token | None:
    """The verb whose subject the token is."""
    return token.head if token.dep_ in {"nsubj", "nsubjpass"} and token.head.pos_ in {"VERB", "AUX"} else None


def _speaks_for(after: list[Token]) -> bool:
    """What follows is somebody's role in the named body: "Acme chief executive", "Acme's spokesman"."""
    words = after[1:] if after[0].lower_ in {"'s", "’s"} else after
    return any(people.role(t.text) and t.is_lower for t in words[:2]) and all(t.is_alpha for t in words[:1])


def _beside(span: Span) -> tuple[Token | None, list[Token]]:
    """The token before the span, and up to three after it."""
    doc = span.doc
    return (doc[span.start - 1] if span.start else None), list(doc[span.end : span.end + 3])


def _of_what_follows(span: Span, after: list[Token], votes: kinds.Votes) -> None:
    """People are followed by their age or "who", bodies by their people ("Acme spokesman"), things by what they are."""
    texts = [t.text for t in after]
    if len(after) == 3 and texts[0] == texts[2] == "," and texts[1].isdigit() and len(texts[1]) <= 2:
        kinds.add(votes, "person", kinds.STRONG)
    if len(after) > 1 and (after[0].lower_ == "who" or (texts[0] == "," and after[1].lower_ == "who")):
        kinds.add(votes, "person", kinds.FAIR)
    possessive = len(after) > 1 and after[0].lower_ in {"'s", "’s"}
    if possessive and after[1].ent_type_ == "PERSON" and not places.place(span.text):
        kinds.add(votes, "organization", kinds.FAIR)
    if after and span.label_ != "PERSON" and _speaks_for(after):
        kinds.add(votes, "organization", kinds.FAIR)
    if places.region_code(span.text) and ("." in span.text or (span.start and span.doc[span.start - 1].text == ",")):
        kinds.add(votes, "place", kinds.CERTAIN)
    if len(after) > 1 and texts[0] == "," and (places.country(texts[1]) or key(texts[1]) in places.atlas().regions):
        kinds.add(votes, "place", kinds.FAIR)
    beyond = after[1:] if after and after[0].text == ")" else after
    following = beyond[0].lemma_.lower() if beyond and beyond[0].text.islower() else ""
    if following in kinds.words("cues", "pages"):
        kinds.add(votes, "organization", kinds.WEAK)
        kinds.add(votes, "person", -kinds.FAIR)
    if following in kinds.words("others", "after"):  # "Sunder missiles"
        kinds.add(votes, "other", kinds.FAIR)
        kinds.add(votes, "person", -kinds.FAIR)
    elif (
        following == "service"
        and span.start > 0
        and span.doc[span.start - 1].lower_ == "the"
        and not kinds.ACRONYM.match(span.text)
    ):  # "the Sunder service"
        kinds.add(votes, "other", kinds.FAIR)
    elif following in kinds.words("cues", "reign") and not kinds.ACRONYM.match(span.text):  # "the Reyes administration"
        kinds.add(votes, "person", kinds.STRONG)
        kinds.add(votes, "organization", -kinds.WEAK)


def _class(span: Span) -> bool:
    """One of many, not the one of that name: "an MBE", "a Harbour Scout"; "a Norway" and "an Ana Reyes" stay names."""
    before, _ = _beside(span)
    if before is None or before.lower_ not in {"a", "an", "another", "every"} or span.label_ == "NORP":
        return False
    return not (span.root.dep_ in {"compound", "amod", "nmod", "poss"} and span.root.head.i >= span.end)


def _title_of_a_work(span: Span) -> bool:
    """It stands between two quotation marks with nothing but other capitals, as titles and nicknames do."""
    doc = span.doc
    first, last = max(span.start - LONGEST, 0), min(span.end + LONGEST, len(doc))

    def inside(token: Token) -> bool:
        return not token.is_lower or len(token) <= SMALL_WORD

    before = span.start - 1
    while before >= first and doc[before].text not in OPENING and inside(doc[before]):
        before -= 1
    after = span.end
    while after < last and doc[after].text not in CLOSING and inside(doc[after]):
        after += 1
    return before >= first and after < last and doc[before].text in OPENING and doc[after].text in CLOSING


def _unknown(span: Span) -> bool:
    """No list has it: neither a person's name nor a place."""
    return not (people.surname(span.text) or people.given_name(span[0].text) or places.place(span.text))


def _comes_from(span: Span, before: Token) -> bool:
    """Somebody of no office comes from there, as people come from towns: "a pecan grower from Ellery who"."""
    lone = len(span) == 1 and span.root.dep_ == "pobj" and not kinds.ACRONYM.match(span.text)
    noun = before.head
    someone = noun.tag_ == "NN" and people.role(noun.text) and any(t.lower_ in {"a", "an"} for t in noun.lefts)
    return lone and before.lower_ == "from" and someone and not people.given_name(span.text)


def _of_what_precedes(span: Span, before: Token | None, votes: kinds.Votes) -> None:
    if before is None:
        return
    if before.lower_ == "the":
        kinds.add(votes, "organization", kinds.WEAK)
        kinds.add(votes, "person", -kinds.FAIR)
    if before.lower_ in kinds.words("cues", "where"):
        kinds.add(votes, "place", kinds.WEAK)
        kinds.add(votes, "person", -kinds.WEAK)
        governor = before.head.lemma_.lower()
        if len(span) == 1 and _unknown(span) and span.root.dep_ == "pobj" and not kinds.ACRONYM.match(span.text):
            there = governor not in kinds.words("cues", "not_where") and before.lower_ not in {"at", "around"}
            kinds.add(votes, "place", kinds.WEAK if there else 0.0)
    if _comes_from(span, before):
        kinds.add(votes, "place", kinds.STRONG)
    unknown = len(span) == 1 and _unknown(span)
    said_there = before.lower_ == "on" and before.head.pos_ == "VERB"
    posted = before.lower_ in {"on", "to"} and before.head.lemma_.lower() in kinds.words("cues", "posted")
    if unknown and not places.place(span.text) and (said_there or posted):
        kinds.add(votes, "organization", kinds.WEAK)  # "posted on Sunder"
        kinds.add(votes, "person", -kinds.FAIR)


def defined(span: Span) -> str | None:
    """What an acronym in brackets is, where plain words before it spell it out: "gross domestic product (GDP)".

    "organization" where these say so ("the harbour workers' union (HWU)"), else "other"; None for anything else.
    """
    doc, letters = span.doc, span.text.lower().replace(".", "")
    plural = letters.endswith("s") and not span.text.endswith("S")
    letters = letters.removesuffix("s") if plural else letters
    if len(span) > 1 or len(letters) < ACRONYM or span.start < ACRONYM or doc[span.start - 1].text != "(":
        return None
    words_before = [t for t in doc[max(span.sent.start, span.start - 3 * len(letters)) : span.start - 1] if t.is_alpha]
    for small in (frozenset[str](), frozenset({"of", "and", "for", "the", "in", "on", "to"})):
        spelt = [t for t in words_before if t.lower_ not in small][-len(letters) :]
        if "".join(t.lower_[0] for t in spelt) == letters and any(t.is_lower for t in spelt):
            return "organization" if spelt[-1].lower_ in kinds.words("generic", "bodies") else "other"
    return None


def _of_kinship(span: Span, votes: kinds.Votes) -> None:
    """Only people have mothers and are children: "Ellery's mother", "Ellery was a shy child", "Ana and Ellery"."""
    root = span.root
    verb = verb_of(root)
    if root.dep_ == "poss" and root.head.lemma_ in kinds.words("cues", "kin") and root.head.text.islower():
        kinds.add(votes, "person", kinds.FAIR)
        kinds.add(votes, "organization", -kinds.FAIR)
    elif verb is not None and verb.lemma_ == "be":
        said = [c for c in verb.rights if c.dep_ == "attr" and c.lemma_ in kinds.words("cues", "people")]
        kinds.add(votes, "person", kinds.STRONG if said else 0.0)
    pair: list[Token] = list(root.conjuncts)
    first = min([root, *pair], key=lambda token: token.left_edge.i)
    kin = kinds.words("cues", "people") | kinds.words("cues", "kin")
    if len(span) == 1 and first.i > 0:
        before = first.nbor(-1)
        if before.is_lower and {before.lemma_, before.lower_} & (kin - {"late"}):
            kinds.add(votes, "person", kinds.FAIR)  # "kids Ana and Ellery"
    like = len(span) == 1 and people.given_name(span.text) and not places.country(span.text)
    if like and len(pair) == 1 and pair[0].ent_type_ == "PERSON" and people.given_name(pair[0].text):
        kinds.add(votes, "person", kinds.FAIR)


def _of_the_grammar(span: Span, votes: kinds.Votes) -> None:
    root = span.root
    verb = verb_of(root)
    if verb is not None and verb.lemma_ in kinds.words("cues", "human"):
        kinds.add(votes, "person", kinds.WEAK)
    elif verb is not None and verb.lemma_ in kinds.words("cues", "saying"):
        kinds.add(votes, "person", kinds.WEAK / 2)
        kinds.add(votes, "organization", kinds.WEAK / 2)
        kinds.add(votes, "place", -kinds.WEAK)
    elif verb is not None and verb.lemma_ in kinds.words("cues", "trading") and _unknown(span):
        kinds.add(votes, "organization", kinds.WEAK)
    contests = kinds.words("generic", "contests")
    first = root
    while first.dep_ == "conj" and first.head.pos_ == "PROPN":
        first = first.head
    by = first.head if first.dep_ == "pobj" else first
    against = by.lower_ == "against" and by.head.lemma_.lower() in contests
    doc, at = span.doc, span.start
    home = at > 1 and doc[at - 1].lower_ in {"to", "at"} and doc[at - 2].lower_ in {"home", "away"}
    if home and len(span) > 1 and kinds.head_word(span) in kinds.words("places", "heads"):
        kinds.add(votes, "organization", kinds.CERTAIN)  # "a debut at home to Ellery Town"
    beaten = by.dep_ in {"nsubj", "dobj", "nsubjpass", "agent"} and by.head.lemma_ in kinds.words("cues", "beating")
    if (against or beaten) and (places.place(span.text) or (len(span) > 1 and places.place(span[1:].text))):
        kinds.add(votes, "organization", kinds.STRONG)  # a city plays as its team
    visited = root.dep_ == "dobj" and root.head.lemma_ in kinds.words("cues", "going")
    by = root.head if root.dep_ == "pobj" else root
    visited = visited or (by.lower_ == "to" and by.head.lemma_ in kinds.words("cues", "travel"))
    visited = visited or (by.lower_ == "of" and by.head.lower_ in kinds.words("cues", "local"))
    if visited and places.place(span.text):
        kinds.add(votes, "place", kinds.STRONG)
    of_a_team = root.dep_ in {"poss", "compound"} and root.head.lemma_ in kinds.words("cues", "of_teams")
    if of_a_team and places.place(span.text):
        kinds.add(votes, "organization", kinds.STRONG)
    _of_kinship(span, votes)
    known = people.surname(span.text) or people.given_name(span.text)
    for child in root.children:
        if child.dep_ == "appos" and child.i > root.i:
            if people.role(child.text) and child.lower_ not in kinds.words("cues", "roles_of_bodies"):
                kinds.add(votes, "person", kinds.STRONG)
            elif child.lower_ in kinds.words("generic", "bodies") or (people.role(child.text) and not known):
                kinds.add(votes, "organization", kinds.FAIR)


def of_the_sentence(span: Span, *, headline: bool, titled: bool) -> kinds.Votes:
    """The votes of one place where the name stands. `titled`: an honorific or a role stands before it."""
    votes: kinds.Votes = {}
    if span.label_ in kinds.LABELS:
        kinds.add(votes, kinds.LABELS[span.label_], kinds.IN_A_HEADLINE if headline else 1.0)
    if titled:
        kinds.add(votes, "person", kinds.STRONG)
    if (
        len(span) == 1
        and span[0].tag_ == "NNPS"
        and span.label_ in {"NORP", "PERSON"}
        and not people.surname(span.text)
    ):
        kinds.add(votes, "group", kinds.FAIR)  # "Republicans"
    if any(t.is_digit or kinds.acronym(t) for t in span):
        kinds.add(votes, "person", -kinds.FAIR)
    before, after = _beside(span)
    _of_what_follows(span, after, votes)
    _of_what_precedes(span, before, votes)
    _of_the_grammar(span, votes)
    if _class(span):
        kinds.add(votes, "other", kinds.FAIR + (2 if kinds.ACRONYM.match(span.text) else 1) * kinds.WEAK)
    if _title_of_a_work(span):
        kinds.add(votes, "other", kinds.FAIR)
    told = defined(span)
    if told is not None:
        kinds.add(votes, told, kinds.CERTAIN)
    return votes
