"""Whom a description means: "the minister", "the company", "the government", "both sides".

In: the cast and the head noun. Out: an `Answer`; without an actor, its name is the phrase as worded. Only definite
phrases refer back ("a minister" is somebody new), and what the phrase adds ("the Japanese minister") must fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import bodies, kinds, people, places, several
from briefgen.understand.answer import TIES, Answer, distance, named_before, nobody, one, phrase, shown, standing_before

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.model import Actor
    from briefgen.understand.cast import Cast

CLEARLY = 1.5
"""How much more salient a country must be than any other for "the government" to be its own."""

SENTENCES_BACK = 6
"""How far a description of a body reaches when several would fit."""


def _modifiers(head: Token) -> list[Token]:
    return [t for t in head.lefts if t.dep_ in {"compound", "amod", "nmod", "poss"} and not t.is_punct]


def _nation(token: Token) -> str | None:
    return (places.people(token.text) or places.country(token.text)) if token.text[:1].isupper() else None


def _fits_role(cast: Cast, actor: Actor, head: Token) -> bool:
    known = cast.person(actor)
    noun = head.lemma_.lower()
    for role, words in known.roles:
        if role not in {noun, head.lower_}:
            continue
        fits = True
        for token in _modifiers(head):
            nation = _nation(token)
            named = cast.named(token)
            if nation is not None:
                fits = fits and (not known.nations or nation in known.nations)
            elif named is not None:
                principal = cast.principal(actor)
                fits = fits and principal is not None and principal.id == named.id
            elif token.dep_ in {"compound", "amod"}:
                fits = fits and (
                    token.lower_ in words
                    or (token.pos_ == "ADJ" and token.lower_ not in {"former", "prime", "deputy", "vice"})
                )
        if fits and _complement(cast, head) <= words | _principal(cast, actor):
            return True
    return False


def _complement(cast: Cast, head: Token) -> set[str]:
    """The names a role is tied to, word by word: "ellery" in "the mayor of Ellery"."""
    links = [c for c in head.rights if c.dep_ == "prep" and c.lower_ in TIES]
    return {t.lower_ for link in links for t in link.subtree if t.i > link.i and t.dep_ == "pobj" and cast.named(t)}


def _principal(cast: Cast, actor: Actor) -> set[str]:
    """The words of the names of whom a person acts for."""
    principal = cast.principal(actor)
    return set() if principal is None else {w.lower() for n in (principal.name, *principal.aliases) for w in n.split()}


def _role(cast: Cast, head: Token) -> Answer | None:
    """As in "the minister": who was introduced as one."""
    fits = [a for a in named_before(cast, head) if a.type == "person" and _fits_role(cast, a, head)]
    if not fits:
        return None
    if len(fits) == 1:
        return one(fits[0], "who/role")
    near = [a for a in fits if distance(cast, a, head) <= 1]
    if len(near) == 1:
        return one(near[0], "who/role", shown(head))
    return None


def _gendered(cast: Cast, head: Token) -> Answer | None:
    """As in "the woman": the only one of that gender named in this sentence or the one before."""
    gender = {"man": "m", "boy": "m", "woman": "f", "girl": "f"}.get(head.lower_)
    if gender is None or _modifiers(head):
        return None
    near = [
        a for a in named_before(cast, head)
        if a.type == "person" and cast.person(a).gender in {gender, None} and distance(cast, a, head) <= 1
    ]  # fmt: skip
    return one(near[0], "who/gender", f'inferred from "the {head.lower_}"') if len(near) == 1 else None


def _aged(cast: Cast, head: Token) -> Answer | None:
    """As in "the 34-year-old": the only person named in this sentence and the one before."""
    doc, start = head.doc, head.i - len(("34", "-", "year", "-"))
    if start < 1 or not doc[start : head.i + 1].text.endswith("-year-old") or doc[start - 1].lower_ != "the":
        return None
    near = [a for a in named_before(cast, head) if a.type == "person" and distance(cast, a, head) <= 1]
    return one(near[0], "who/age", f'inferred from "{doc[start - 1 : head.i + 1].text}"') if len(near) == 1 else None


def _of_a_role(head: Token) -> bool:
    """The body of somebody's role, without an article of its own: "an agency spokeswoman"."""
    return head.dep_ == "compound" and head.head.i == head.i + 1 and people.role(head.head.text)


def _describes(token: Token, head: Token) -> bool:
    """The word only says more about the one meant: "the island nation", not "the host country", "the state airline"."""
    lands = head.lower_ in {"country", "nation", "republic", "kingdom"}
    return lands and (token.lower_ in kinds.words("descriptions", "lands") or token.text[:1].isupper())


def _country(cast: Cast, head: Token) -> Answer | None:
    """As in "the country", "the Japanese government", "Japan's government": the one country meant."""
    government = head.lower_ in {"government", "authorities", "administration", "regime", "state"}
    for token in _modifiers(head):
        nation = _nation(token)
        if nation is not None and government:
            return next(
                (one(a, "who/government") for a in cast.actors if a.type == "country" and a.name == nation),
                None,
            )
        if nation is not None or cast.named(token) is not None or not _describes(token, head):
            return None
    if head.tag_ in {"NNS", "NNPS"} or not standing_before(head):
        return None
    before = [a for a in named_before(cast, head) if a.type == "country"]
    near = [a for a in before if distance(cast, a, head) <= 2]
    doubt = shown(head)
    if len(before) == 1 and distance(cast, before[0], head) <= SENTENCES_BACK:
        return one(before[0], "who/country", doubt)
    if government:
        # Whose government is plain where the source is about one country; who was named last says nothing.
        countries = [a for a in cast.actors if a.type == "country"]
        leading = countries[0] if countries and countries[0] in before else None
        if leading is None or any(leading.salience < CLEARLY * other.salience for other in countries[1:]):
            return None
        return one(leading, "who/government", doubt)
    return one(near[0], "who/country", doubt) if len(near) == 1 else None


def resolve(cast: Cast, head: Token) -> Answer:
    """Whom the phrase with this head noun means; nobody of the cast where it is new, or fits several."""
    noun = head.lower_
    answer = several.described(cast, head)
    if answer is None and noun in kinds.words("generic", "countries") | {"authorities", "administration"}:
        answer = _country(cast, head)
    if (
        answer is None
        and (standing_before(head) or any(t.dep_ == "poss" or _nation(t) for t in _modifiers(head)))
        and people.role(noun)
    ):
        answer = _role(cast, head)
    if answer is None and standing_before(head):
        answer = _gendered(cast, head)
    answer = answer or _aged(cast, head)
    body = noun in kinds.words("generic", "bodies") or noun.endswith(("maker", "builder"))
    if answer is None and body and (standing_before(head) or _of_a_role(head)):
        answer = bodies.resolve(cast, head)
    return answer or nobody(phrase(head), "who/description")
