"""Small questions about a dependency parse that every extractor of clauses asks.

In: tokens of one Doc, in spaCy's ClearNLP labels. Out: subjects, negation, voice, the clause above. Nothing here
knows a cue.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
VERBAL = frozenset({"VERB", "AUX"})
RELATIVE = frozenset({"who", "which", "that", "whom"})


def children(token: Token, *labels: str) -> list[Token]:
    """The direct dependents with one of the labels, in order."""
    return [child for child in token.children if child.dep_ in labels]


def child(token: Token, *labels: str) -> Token | None:
    """The first direct dependent with one of the labels."""
    return next((found for found in token.children if found.dep_ in labels), None)


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb, "to" among them, in order."""
    return children(verb, "aux", "auxpass")


def is_infinitive(verb: Token) -> bool:
    """A "to" stands before the verb, as in "to reopen"."""
    return any(aux.lower_ == "to" for aux in children(verb, "aux"))


def is_passive(verb: Token) -> bool:
    """Its subject undergoes it: "will be built", "being built"."""
    return any(True for _ in children(verb, "auxpass", "nsubjpass"))


def is_progressive(verb: Token) -> bool:
    """As in "is seeking": an -ing form with an auxiliary be."""
    return verb.tag_ == "VBG" and any(
        aux.lemma_ == "be" or aux.lower_ in {"’s", "'s", "’re", "'re", "’m", "'m"} for aux in auxiliaries(verb)
    )


def negation(verb: Token) -> Token | None:
    """The "not", "never" or "no" that negates the verb itself or its subject."""
    for found in verb.children:
        if found.dep_ == "neg" or found.lower_ in {"not", "n't", "n’t", "never", "neither"}:
            return found
        if found.lower_ == "longer" and any(part.lower_ == "no" for part in found.children):
            return found
        if found.dep_ in {"nsubj", "nsubjpass"} and (
            found.lower_ in {"nobody", "none", "neither", "nothing"}
            or any(d.lower_ in {"no", "neither"} for d in children(found, "det"))
        ):
            return found
    if (
        verb.dep_ == "conj"
        and verb.head.pos_ in VERBAL
        and not child(verb, "nsubj", "nsubjpass")
        and not children(verb, "aux")
    ):
        return negation(verb.head)
    return None


def own_subject(verb: Token) -> Token | None:
    """The grammatical subject among the verb's own dependents.

    An expletive "there" or "it" gives way to what it stands for.
    """
    return child(verb, "nsubj", "nsubjpass", "csubj")


def subject(verb: Token) -> Token | None:
    """Who does (or, in the passive, undergoes) the verb, following coordination and control; None where nothing says.

    A relative pronoun is followed to its noun, an infinitive to the subject or object that controls it, a participle
    to the noun it describes or the subject of the clause above.
    """
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        found = own_subject(verb)
        if found is not None:
            if found.lower_ in RELATIVE and verb.dep_ == "relcl":
                return verb.head
            return found
        above = verb.head
        if verb.dep_ in {"relcl", "acl"}:
            return above
        if verb.dep_ == "conj" and above.pos_ in VERBAL:
            verb = above
            continue
        if verb.dep_ == "xcomp":
            controller = child(above, "dobj", "dative")
            if controller is not None and is_infinitive(verb) and controller.pos_ in {"NOUN", "PROPN", "PRON"}:
                return controller
            verb = above
            continue
        if verb.dep_ in {"advcl", "ccomp", "aux"} and above.pos_ in VERBAL:
            verb = above
            continue
        if verb.dep_ == "pcomp" and above.head.pos_ in VERBAL:
            blamed = child(above.head, "dobj") if above.lower_ in {"of", "for"} else None
            if blamed is not None:
                return blamed  # "accused the airline of planning to": the airline plans
            verb = above.head
            continue
        return None
    return None


def conjuncts(token: Token) -> list[Token]:
    """The token and all that is coordinated with it, in order."""
    found = [token]
    for one in found:
        found.extend(children(one, "conj"))
    return sorted(found, key=lambda one: one.i)


def clauses_above(token: Token) -> Iterator[Token]:
    """The verbs above a token on the way to the root, nearest first; the token's own clause is not among them."""
    at = token
    while at.head.i != at.i:
        at = at.head
        if at.pos_ in VERBAL:
            yield at


def subtree_span(token: Token) -> Span:
    """All that hangs on the token."""
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def trimmed(span: Span) -> Span:
    """The span without punctuation, spaces and conjunctions at its ends; at least one token stays."""
    start, end = span.start, span.end
    doc = span.doc
    while end - start > 1 and (
        doc[end - 1].is_space or doc[end - 1].is_punct or doc[end - 1].pos_ in {"CCONJ", "SCONJ"}
    ):
        end -= 1
    while end - start > 1 and (doc[start].is_space or doc[start].is_punct):
        start += 1
    return doc[start:end]
