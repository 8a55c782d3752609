"""Who binds himself to what, how firmly, by when and on what condition; and what only looks like it.

In: one parsed source with its cast, quotations and dates. Out: commitments and statements. The definition is that of
Thomson et al. 2017 (a party's statement of an action or outcome it will bring about, firm or intended), widened to
reported plans, duties, refusals and threats. frames.py proposes, binding.py decides, agency.py says who is bound,
strength.py how firmly, conditions.py, deadlines.py, recipients.py, restating.py and terms.py find the terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from briefgen.identity import content_id
from briefgen.model import Commitment, DateMention, Evidence, Quote, StatementKind
from briefgen.understand import conditions, deadlines, recipients, restating, strength, terms
from briefgen.understand.agency import Agency
from briefgen.understand.binding import Binding
from briefgen.understand.candidate import Candidate
from briefgen.understand.cast import Cast
from briefgen.understand.frames import candidates
from briefgen.understand.grammar import VERBAL, child, children, trimmed
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.parties import STATEMENTS, Bound
from briefgen.understand.turns import Turns

RELATIVE = 12
"""Tokens from a thing to the act in its relative clause; beyond it the words would drown the act."""

NOTS = frozenset({"not", "n't", "n’t", "never", "no", "neither"})
NEAR = 4
"""Tokens between a subject and the words of its action: "will", "is due to", "would also"."""


def _distinct(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """One candidate for each undertaking.

    Of nested ones the outer ("pledged to try to"), of cue and modal on one verb the cue.
    """
    ordered = sorted(found, key=lambda one: (one.cue.i, one.modal is not None))
    taken: list[Candidate] = []
    for one in ordered:
        clash = None
        for other in taken:
            same_head = one.head.i == other.head.i
            nested = other.action.start <= one.cue.i < other.action.end and _chained(one.cue, other.head)
            if nested and other.kind in STATEMENTS and one.kind not in STATEMENTS and _coordinated(one.cue, other.head):
                continue  # "called for a second bridge and vowed to pay for it" asks and promises
            if same_head or nested:
                clash = other
                break
        if clash is None:
            taken.append(one)
    yield from taken


def _coordinated(inner: Token, outer: Token) -> bool:
    """A coordination lies between the two."""
    at = inner
    while at.i not in {outer.i, at.head.i}:
        if at.dep_ == "conj":
            return True
        at = at.head
    return False


def _chained(inner: Token, outer: Token) -> bool:
    """The inner cue is the outer action itself, or hangs on it by infinitives and participles only."""
    at = inner
    while at.i != outer.i:
        if (
            at.dep_ not in {"xcomp", "aux", "acomp", "advcl", "pcomp", "prep", "dobj", "acl", "conj"}
            or at.head.i == at.i
        ):
            return False
        if at.dep_ == "conj" and (child(at, "nsubj", "nsubjpass") is not None or _finite(at)):
            return False
        if at.dep_ == "conj" and (aux := child(at, "aux")) is not None and not _same_modal(aux, at.head):
            return False  # "plans to move and will one day sell" undertakes twice, "will move and will sell" once
        at = at.head
    return True


def _relative_object(one: Candidate) -> Token | None:
    """What the act is done to, where that stands before a relative clause: "a port, which Norway plans to open"."""
    at = one.head
    if any(found.i > at.i for found in children(at, "dobj", "prt", "xcomp", "ccomp", "attr")) or at.pos_ not in VERBAL:
        return None
    while at.dep_ in {"xcomp", "ccomp"} and at.head.i != at.i:
        at = at.head
    pronoun = next((t for t in one.cue.doc[at.left_edge.i : at.i] if t.tag_ == "WDT" and t.dep_ == "dobj"), None)
    if at.dep_ != "relcl" or pronoun is None or at.head == one.bound or one.head.i - at.head.i > RELATIVE:
        return None
    return at.head


def _finite(verb: Token) -> bool:
    """A predicate of its own: "will close the pit, plans to sell it and has ruled out a fair"."""
    return verb.tag_ in {"VBZ", "VBP"} or any(
        aux.lower_ in {"has", "have", "is", "are"} for aux in children(verb, "aux")
    )


def _same_modal(aux: Token, verb: Token) -> bool:
    return any(other.dep_ == "aux" and other.lemma_ == aux.lemma_ for other in verb.children)


def _first_not(one: Candidate, first: Token) -> Token | None:
    """The negation that stands before the words of the action, lest they say the opposite.

    With the auxiliary it hangs on: "will not", "is not prepared to", "no intention of", "neither sell nor".
    """
    doc = one.cue.doc
    nots = [doc[i] for i in range(max(one.cue.i - NEAR, one.cue.sent.start), first.i) if doc[i].lower_ in NOTS]
    owners = {one.head.i, one.cue.i, one.cue.head.i, one.head.head.i}
    no = next((found for found in nots if found.head.i in owners or found.i > one.cue.i), None)
    if no is None or first.i - no.i > 2 * NEAR:
        return None
    if no.dep_ == "det" and no.head.i != one.cue.i:
        return None  # "no school will close": its subject
    before = doc[no.i - 1] if no.i > 0 else None
    return before if before is not None and before.pos_ == "AUX" else no


class _Reader:
    """Reads the undertakings of one source; `taken` are the ids already given."""

    def __init__(
        self, parsed: ParsedSource, cast: Cast, quotes: tuple[Quote, ...], dates: tuple[DateMention, ...]
    ) -> None:
        self._parsed = parsed
        self._cast = cast
        self._dates = dates
        self._turns = Turns(parsed, quotes)
        self._agency = Agency(parsed, cast, self._turns)
        self._binding = Binding(parsed, cast, self._turns)
        self._taken: set[str] = set()

    def read(self, one: Candidate) -> Commitment | None:
        """The commitment or statement made by a candidate; None where it is neither or binds nobody in sight."""
        bound = self._agency.bound(one)
        against = self._binding.reason_against(one, bound)
        if bound is None or (against is not None and against[0] == "position"):
            return None
        if against is None:
            self._agency.remember(one, bound)
        return self._finding(one, bound, against)

    def _action(self, one: Candidate, bound: Bound) -> Evidence:
        """The words of the action, as far as they stand inside the quotation of the cue.

        Where others decide, the subject belongs to them: "the hall will be opened", not "be opened".
        """
        quote = self._turns.quote_at(one.cue)
        kept = list(one.action)
        owner = one.bound
        thing = _relative_object(one)
        if thing is not None:
            kept = list(one.cue.doc[thing.left_edge.i : kept[-1].i + 1])  # "a port, which Norway plans to open"
        elif (one.decided or bound.inferred) and owner is not None and 0 < kept[0].i - owner.right_edge.i <= NEAR:
            kept = list(one.cue.doc[owner.left_edge.i : kept[-1].i + 1])
        refused = one.entry.get("kind") == "refusal" or (one.modal is not None and one.negated)
        if refused and 0 < kept[0].i - one.cue.i <= NEAR:
            kept = list(one.cue.doc[one.cue.i : kept[-1].i + 1])  # "will not sell", lest it read as a plan to sell
        first = _first_not(one, kept[0])
        if first is not None:
            kept = list(one.cue.doc[first.i : kept[-1].i + 1])  # "vowed [not to sell]"
        there = child(one.head, "expl")
        if there is not None and 0 < kept[0].i - there.i <= NEAR:
            kept = list(one.cue.doc[there.i : kept[-1].i + 1])  # "there will be an inquiry"
        if quote is not None and self._parsed.start(kept[0]) >= quote.words.start:
            kept = [token for token in kept if self._parsed.end(token) <= quote.words.end] or kept
        return self._parsed.evidence(trimmed(one.cue.doc[kept[0].i : kept[-1].i + 1]))

    def _finding(self, one: Candidate, bound: Bound, against: tuple[StatementKind, str] | None) -> Commitment:
        parsed = self._parsed
        evidence = parsed.sentence_evidence(one.head)
        action = self._action(one, bound)
        if action.start < evidence.start or action.end > evidence.end:
            evidence = parsed.source.cut(min(action.start, evidence.start), max(action.end, evidence.end))
        kind = against[0] if against else strength.kind(self._turns, self._cast, one, bound)
        reported, channel, speaker = strength.reported(self._turns, self._cast, one, bound)
        hedge = terms.hedge(one) if kind != "refusal" else None  # "is not prepared to" refuses outright
        deadline = deadlines.of_act(parsed, one, self._dates)
        condition = conditions.condition(one)
        return Commitment(
            id=content_id(
                "n" if against else "c", kind, bound.names[0], action.quote, evidence.quote, taken=self._taken
            ),
            actors=bound.names,
            actor_ids=tuple(actor.id for actor in bound.actors),
            action=action,
            recipients=recipients.recipients(one, self._cast, bound),
            kind=kind,
            reaffirmed=restating.reaffirmed(one),
            condition=parsed.evidence(condition).quote if condition is not None else None,
            reported=reported,
            channel=channel,
            hedge=parsed.evidence(hedge).quote if hedge is not None else None,
            deadline=deadline,
            checkable=terms.is_checkable(one, deadline),
            speaker=speaker,
            thread=content_id("t", bound.names[0], " ".join(sorted(terms.content_words(one))), taken=set()),
            evidence=evidence,
            rule=f"commitments/{one.rule}",
            reason=against[1] if against else None,
            doubt=bound.doubt,
        )


def find(
    parsed: ParsedSource, cast: Cast, quotes: tuple[Quote, ...], dates: tuple[DateMention, ...]
) -> tuple[tuple[Commitment, ...], tuple[Commitment, ...]]:
    """Commitments, and statements that look like commitments and are not, each in order of the text."""
    reader = _Reader(parsed, cast, quotes, dates)
    found = [reader.read(one) for sentence in parsed.sentences for one in _distinct(candidates(sentence))]
    return (
        tuple(one for one in found if one is not None and one.reason is None),
        tuple(one for one in found if one is not None and one.reason is not None),
    )
