"""Whom a description means: "the minister", "the company", "the government", "both sides".

In: the cast and the head noun. Out: an `Answer`; without an actor, its name is the phrase as worded. Only definite
phrases refer back ("a minister" is somebody new), and what the phrase adds ("the Japanese minister") must fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import kinds, people, places
from briefgen.understand.answer import Answer, nobody, one, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.model import Actor
    from briefgen.understand.cast import Cast

DEFINITE = frozenset({"the", "this", "that", "both", "these", "those"})
CLEARLY = 1.5
"""How much more salient a country must be than any other for "the government" to be its own."""

SENTENCES_BACK = 6
"""How far a description of a body reaches when several would fit."""


def _modifiers(head: Token) -> list[Token]:
    return [t for t in head.lefts if t.dep_ in {"compound", "amod", "nmod", "poss"} and not t.is_punct]


def _definite(head: Token) -> bool:
    return any(t.lower_ in DEFINITE for t in head.lefts if t.dep_ in {"det", "predet", "nummod", "quantmod"})


def _before(cast: Cast, head: Token) -> list[Actor]:
    """The actors named before the phrase, the latest first, each once."""
    found = dict.fromkeys(actor for span, actor in reversed(cast.mentions) if span.end <= head.i)
    return list(found)


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
        if fits:
            return True
    return False


def _role(cast: Cast, head: Token) -> Answer | None:
    """As in "the minister": who was introduced as one."""
    fits = [a for a in _before(cast, head) if a.type == "person" and _fits_role(cast, a, head)]
    if not fits:
        return None
    shown = f'inferred from "{head.doc[min(head.i, head.left_edge.i) : head.i + 1].text}"'
    if len(fits) == 1:
        return one(fits[0], "who/role")
    number = cast.parsed.sentence_number(head)
    near = [a for a in fits if _distance(cast, a, head, number) <= 1]
    if len(near) == 1:
        return one(near[0], "who/role", shown)
    return None


def _distance(cast: Cast, actor: Actor, head: Token, number: int) -> int:
    """Sentences from the latest mention of the actor before the head."""
    latest = max(
        (span for span, other in cast.mentions if other.id == actor.id and span.end <= head.i),
        key=lambda s: s.start,
    )
    return number - cast.parsed.sentence_number(latest[0])


def _gendered(cast: Cast, head: Token) -> Answer | None:
    """As in "the woman": the only one of that gender named in this sentence or the one before."""
    gender = {"man": "m", "boy": "m", "woman": "f", "girl": "f"}.get(head.lower_)
    if gender is None or _modifiers(head):
        return None
    number = cast.parsed.sentence_number(head)
    near = [
        a for a in _before(cast, head)
        if a.type == "person" and cast.person(a).gender in {gender, None} and _distance(cast, a, head, number) <= 1
    ]  # fmt: skip
    return one(near[0], "who/gender", f'inferred from "the {head.lower_}"') if len(near) == 1 else None


def _kind_of(actor: Actor) -> str:
    """The word that says what a body is, from its name: "ministry"; empty where the name does not say."""
    words = kinds.words("generic", "words") | kinds.words("organizations", "heads")
    parts = [w.lower() for w in actor.name.split()]
    for at, word in enumerate(parts[1:], 1):
        if word in {"of", "for", "on"}:
            return parts[at - 1] if parts[at - 1] in words else ""
    return parts[-1] if parts and parts[-1] in words else ""


def _body(cast: Cast, head: Token) -> Answer | None:
    """As in "the ministry", "the company": the body of that kind."""
    noun = head.lower_
    if any(cast.named(t) is not None or _nation(t) for t in _modifiers(head)):
        return None
    bodies = [a for a in _before(cast, head) if a.type == "organization"]
    same = [a for a in bodies if _kind_of(a) == noun]
    doubt = f'inferred from "{phrase_with_article(head)}"'
    if same:
        number = cast.parsed.sentence_number(head)
        near = same if len(same) == 1 else [a for a in same if _distance(cast, a, head, number) <= 1]
        return one(near[0], "who/body", None if len(same) == 1 else doubt) if len(near) == 1 else None
    if noun not in kinds.words("descriptions", "any_body") and not noun.endswith(("maker", "firm")):
        return None
    number = cast.parsed.sentence_number(head)
    open_kind = [
        a
        for a in bodies
        if _kind_of(a) in {"", *kinds.words("descriptions", "any_body")} and _distance(cast, a, head, number) <= 2
    ]
    return one(open_kind[0], "who/body", doubt) if len(open_kind) == 1 else None


def phrase_with_article(head: Token) -> str:
    """The phrase from its determiner to its head."""
    return " ".join(head.doc[head.left_edge.i : head.i + 1].text.split())


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
        if nation is not None or cast.named(token) is not None or token.dep_ in {"compound", "amod"}:
            return None
    if head.tag_ in {"NNS", "NNPS"} or not _definite(head):
        return None
    number = cast.parsed.sentence_number(head)
    before = [a for a in _before(cast, head) if a.type == "country"]
    near = [a for a in before if _distance(cast, a, head, number) <= 2]
    doubt = f'inferred from "{phrase_with_article(head)}"'
    if len(before) == 1 and _distance(cast, before[0], head, number) <= SENTENCES_BACK:
        return one(before[0], "who/country", doubt)
    if government:
        # Whose government is plain where the source is about one country; who was named last says nothing.
        countries = [a for a in cast.actors if a.type == "country"]
        leading = countries[0] if countries and countries[0] in before else None
        if leading is None or any(leading.salience < CLEARLY * other.salience for other in countries[1:]):
            return None
        return one(leading, "who/government", doubt)
    return one(near[0], "who/country", doubt) if len(near) == 1 else None


def _pair(cast: Cast, head: Token) -> Answer | None:
    """As in "both sides", "the two countries": the last two that were named together."""
    two = any(t.lower_ in {"both", "two"} for t in head.lefts)
    noun = head.lemma_.lower()
    if not two or noun not in kinds.words("descriptions", "pairs"):
        return None
    kind = (
        {"country"} if noun in {"country", "nation", "government", "ally", "neighbor", "neighbour", "capital"}
        else {"person"} if people.role(noun)
        else {"organization"} if noun not in {"side", "party"}
        else {"country", "organization", "person"}
    )  # fmt: skip
    number = cast.parsed.sentence_number(head)
    actors = [a for a in _before(cast, head) if a.type in kind and _distance(cast, a, head, number) <= SENTENCES_BACK]
    if "person" in kind and len(kind) > 1:
        countries = [a for a in actors if a.type == "country"]
        actors = countries if len(countries) == 2 else actors
    if len(actors) != 2:
        near = [a for a in actors if _distance(cast, a, head, number) <= 1]
        if len(near) != 2:
            return None
        actors = near
    pair = tuple(sorted(actors, key=lambda a: a.evidence.start))
    return Answer(pair, " and ".join(a.name for a in pair), "who/both", f'inferred from "{phrase_with_article(head)}"')


def resolve(cast: Cast, head: Token) -> Answer:
    """Whom the phrase with this head noun means; nobody of the cast where it is new, or fits several."""
    noun = head.lower_
    answer = _pair(cast, head)
    if answer is None and noun in kinds.words("generic", "countries") | {"authorities", "administration"}:
        answer = _country(cast, head)
    if (
        answer is None
        and (_definite(head) or any(t.dep_ == "poss" or _nation(t) for t in _modifiers(head)))
        and people.role(noun)
    ):
        answer = _role(cast, head)
    if answer is None and _definite(head):
        answer = _gendered(cast, head)
        if answer is None and (noun in kinds.words("generic", "bodies") or noun.endswith("maker")):
            answer = _body(cast, head)
    return answer or nobody(phrase(head), "who/description")
