"""Undertakings made by a modal verb: "will", "would", "must", "we may", "cannot accept".

In: a verb. Out: a `Candidate` without a lexicon entry, or None.
"""

from __future__ import annotations

from spacy.tokens import Token

from briefgen.understand.agents import words
from briefgen.understand.candidate import WILL, WOULD, Candidate, action_span, first_word
from briefgen.understand.grammar import (
    auxiliaries,
    child,
    children,
    is_passive,
    negation,
    subject,
)

MAY = frozenset({"may", "might"})


def is_given(verb: Token) -> bool:
    """As in "the museum will receive the ship": somebody else gives. To receive a person is an act of one's own."""
    thing = child(verb, "dobj")
    if verb.lemma_ == "get" and thing is not None:
        return any(part.ent_type_ in {"MONEY", "PERCENT"} for part in thing.subtree)
    return verb.lemma_ == "receive" and thing is not None and thing.ent_type_ not in {"PERSON", "NORP"}


def _arrangement(verb: Token) -> Token | None:
    """As in "there will be an inquiry": what is arranged."""
    thing = child(verb, "attr")
    if verb.lemma_ != "be" or child(verb, "expl") is None or thing is None:
        return None
    return thing if thing.lemma_.lower() in words("arranged") else None


def is_provided(verb: Token) -> bool:
    """As in "kits would be available to schools": somebody else provides them."""
    state = child(verb, "acomp")
    return verb.lemma_ == "be" and state is not None and state.lower_ in words("provided")


def modal(verb: Token) -> Candidate | None:
    """The candidate that "will", "would" or "must" makes of the verb, if one of them stands with it."""
    for aux in auxiliaries(verb):
        word = aux.lower_
        if word == "must":
            return Candidate(
                "must", "obligation", aux, verb, action_span(verb, first_word(verb, aux)), subject(verb),
                is_passive(verb), negation(verb) is not None, "must", {},
            )  # fmt: skip
        no = negation(verb) is not None
        if (word in {"can", "ca"} or word in MAY) and no and subject(verb) is not None and not is_passive(verb):
            ban = word in MAY and subject(verb).lower_ not in {"i", "we"}  # type: ignore[union-attr]
            if ban or word in {"can", "ca"}:
                name = "may not" if ban else "cannot"
                return Candidate(
                    name.replace(" ", "-"), "obligation" if ban else "refusal", aux, verb, action_span(verb),
                    subject(verb), False, True, name, {},
                )  # fmt: skip
        own = subject(verb) if word in MAY else None
        if own is not None and own.lower_ in {"i", "we"}:
            return Candidate(
                "may", "consideration", aux, verb, action_span(verb, first_word(verb, aux)), own,
                False, negation(verb) is not None, "may", {"hedge": True},
            )  # fmt: skip
        if word in WILL or word in WOULD:
            if word in {"'d", "’d"} and verb.tag_ != "VB":
                return None  # "he'd gone": had
            if any(other.lower_ in {"have", "'ve", "’ve", "of"} for other in auxiliaries(verb)):
                return None  # "would have built" is contrary to fact, "will have built" looks back
            thing = _arrangement(verb)
            if thing is not None:
                return Candidate(
                    "will" if word in WILL else "would", None, aux, verb, action_span(verb, first_word(verb, aux)),
                    thing, True, negation(verb) is not None or any(d.lower_ == "no" for d in children(thing, "det")),
                    "will" if word in WILL else "would", {},
                )  # fmt: skip
            state = child(verb, "acomp") if verb.lemma_ == "be" else None
            if state is not None and state.tag_ == "VBN":  # "will be 'fully closed'": read as an adjective
                return Candidate(
                    "will" if word in WILL else "would", None, aux, state, action_span(verb, first_word(verb, aux)),
                    subject(verb), True, negation(verb) is not None, "will" if word in WILL else "would", {},
                )  # fmt: skip
            return Candidate(
                rule="will" if word in WILL else "would",
                kind=None,
                cue=aux,
                head=verb,
                action=action_span(verb, first_word(verb, aux)),
                bound=subject(verb),
                decided=is_passive(verb) or is_given(verb) or is_provided(verb),
                negated=negation(verb) is not None,
                modal="will" if word in WILL else "would",
                entry={},
            )
    return None
