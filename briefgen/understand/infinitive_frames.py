"""Undertakings made by an infinitive or a participle alone: "is going to", "is to", headlines, "the aim is to".

In: a verb. Out: a `Candidate` without a lexicon entry, or None. modal_frames.py has "will" and its like.
"""

from __future__ import annotations

from spacy.tokens import Token

from briefgen.understand.agents import words
from briefgen.understand.candidate import Candidate, action_span, first_word
from briefgen.understand.grammar import (
    VERBAL,
    auxiliaries,
    child,
    children,
    is_infinitive,
    is_passive,
    is_progressive,
    negation,
    own_subject,
    subject,
)
from briefgen.understand.modal_frames import is_given, is_provided

HEADLINE = 16
"""Tokens of a headline; beyond it a sentence without a finite verb is a list or a fragment of speech."""


PURPOSES = frozenset(
    {
        "goal",
        "aim",
        "plan",
        "intention",
        "step",
        "objective",
        "ambition",
        "priority",
        "target",
        "idea",
        "purpose",
        "strategy",
        "policy",
        "mission",
        "task",
    }
)


def _own_refusal(verb: Token) -> Candidate | None:
    """As in "We are not selling", "I'm not resigning": a refusal in the speaker's own words."""
    who = own_subject(verb)
    no = child(verb, "neg")
    if who is None or no is None or who.lower_ not in {"i", "we"} or not is_progressive(verb) or is_passive(verb):
        return None
    if any(aux.lower_ in {"was", "were", "been", "will"} for aux in auxiliaries(verb)):
        return None
    if verb.lemma_ not in (words("launching") | words("withheld")) - {"take", "start"}:
        return None
    return Candidate("not-ing", "refusal", no, verb, action_span(verb), who, False, False, None, {})


def _headline(verb: Token) -> Candidate | None:
    """As in "Harbour company to open second plant": no finite verb, and the infinitive behind its subject."""
    finite = [token for token in verb.sent if token.tag_ in {"VBZ", "VBP", "VBD", "MD"}]
    behind = all(token.i > verb.i for token in finite) and not verb.sent[-1].is_punct
    if (finite and not behind) or len(verb.sent) > HEADLINE:
        return None  # "Ferry to stop in May, firm says" is a headline, too
    who = own_subject(verb) or (verb.head if verb.dep_ in {"acl", "relcl", "xcomp", "advcl"} else None)
    if (
        who is None
        or who.pos_ not in {"NOUN", "PROPN"}
        or who.i > verb.i
        or who.dep_
        not in ({"ROOT", "nsubj", "nsubjpass", "ccomp", "dep"} if finite else {"ROOT", "nsubj", "nsubjpass"})
    ):
        return None
    to = next(aux for aux in children(verb, "aux") if aux.lower_ == "to")
    first = next((token for token in verb.sent if token.is_alpha), None)
    if first is None or who.left_edge.i > first.i + 2 or (to.i != who.right_edge.i + 1 and to.i > who.i + 4):
        return None
    return Candidate(
        "headline-to", "plan", to, verb, action_span(verb), who, is_passive(verb), negation(verb) is not None, None, {}
    )


def _purpose(verb: Token) -> Candidate | None:
    """As in "our aim is to widen the bridge", "her priority is widening the bridge"."""
    be = verb.head
    if be.lemma_ == "be" and be.pos_ in VERBAL and be.i < verb.i and verb.dep_ in {"xcomp", "ccomp", "advcl"}:
        who = own_subject(be)  # "the aim is to widen"
    elif is_progressive(verb):
        be, who = auxiliaries(verb)[-1], own_subject(verb)  # "the aim is widening": read as a progressive
    else:
        return None
    if who is None or who.lemma_.lower() not in PURPOSES or be.tag_ not in {"VBZ", "VBP"}:
        return None
    of = next((child(prep, "pobj") for prep in children(who, "prep") if prep.lower_ == "of"), None)
    return Candidate(
        "purpose-is-to", "consideration", who, verb, action_span(verb), child(who, "poss") or of, False, False, None,
        {"hedge": True},
    )  # fmt: skip


def _announced_passive(verb: Token) -> Candidate | None:
    """As in "the cuts to be announced on Thursday": a noun with a passive infinitive and its day."""
    if verb.dep_ not in {"acl", "relcl"} or not is_infinitive(verb) or not is_passive(verb):
        return None
    dated = any(token.ent_type_ in {"DATE", "TIME"} for token in verb.subtree if token.i > verb.i)
    if not dated or verb.head.pos_ not in {"NOUN", "PROPN"}:
        return None
    return Candidate("be-to", "plan", verb, verb, action_span(verb), verb.head, True, False, None, {})


def _must_by_law(verb: Token) -> Candidate | None:
    """As in "by law we have to keep records", "has until May to repair it"; binding.py asks whether a law is near."""
    have = verb.head
    if not is_infinitive(verb) or verb.dep_ not in {"xcomp", "acl", "advcl", "relcl"}:
        return None
    while have.lemma_ not in {"have", "give"} and have.dep_ in {"pobj", "prep", "npadvmod"}:
        have = have.head  # "has until the end of May to": the time stands between
    given = have.lemma_ == "give" and is_passive(have)  # "was given until Friday to pay"
    if not given and (have.lemma_ != "have" or have.tag_ not in {"VBZ", "VBP"}):
        return None
    if have.dep_ == "relcl" or own_subject(have) is None:
        return None
    until = any(prep.lower_ == "until" and prep.i < verb.i for prep in children(have, "prep"))
    if not until and (given or verb.dep_ != "xcomp"):
        return None
    return Candidate(
        "has-until" if until else "have-to", "obligation", have, verb, action_span(verb), subject(have),
        is_passive(verb), negation(have) is not None, None if until else "must", {},
    )  # fmt: skip


def to_form(verb: Token) -> Candidate | None:
    """As in "is going to", "is to begin", "the aim is to"."""
    known = _purpose(verb) or _own_refusal(verb) or _announced_passive(verb) or _must_by_law(verb)
    if known is not None:
        return known
    if not is_infinitive(verb):
        return None
    above = verb.head
    headline = _headline(verb)
    if headline is not None:
        return headline
    to = next(aux for aux in children(verb, "aux") if aux.lower_ == "to")
    if verb.dep_ == "xcomp" and above.lemma_ == "go" and is_progressive(above):
        if own_subject(above) is None and above.dep_ != "conj":
            return None
        return Candidate(
            "going-to", None, above, verb, action_span(verb, first_word(verb, to)), subject(above), is_passive(verb),
            negation(above) is not None or negation(verb) is not None, "will", {},
        )  # fmt: skip
    if verb.dep_ in {"xcomp", "ccomp", "advcl"} and above.lemma_ == "be" and above.pos_ in VERBAL and above.i < verb.i:
        if child(above, "attr", "acomp") is not None or above.tag_ == "VBN":
            return None
        who = subject(above) if own_subject(above) is not None else None
        if who is None:
            return None
        under = next((child(prep, "pobj") for prep in children(above, "prep") if prep.lower_ == "under"), None)
        if under is not None and under.lemma_ in {"duty", "obligation", "order", "instruction", "contract"}:
            return Candidate(
                "under-a-duty", "obligation", under, verb, action_span(verb), who, is_passive(verb),
                negation(above) is not None, None, {},
            )  # fmt: skip
        if who.pos_ in {"NOUN", "PROPN", "PRON"} and who.dep_ != "csubj" and above.tag_ in {"VBZ", "VBP", "VBD"}:
            return Candidate(
                "be-to", "plan", above, verb, action_span(verb, first_word(verb, to)), who,
                is_passive(verb) or is_given(verb) or is_provided(verb),
                negation(above) is not None, None, {},
            )  # fmt: skip
    return None
