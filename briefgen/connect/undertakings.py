"""What each finding of one document says of an undertaking, ready for comparing.

In: a document, and a commitment, a statement or what became of an undertaking. Out: `Undertaking`s, which features.py
keeps; who the actors are in other documents is not known yet. points.py adds that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefgen.connect.document_words import antecedent, described, made_on
from briefgen.connect.wording import TAIL, WORD, Said, listed, replacing, stem, withdrawing, words_of
from briefgen.model import Turn

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefgen.connect.document_words import Document, Parties
    from briefgen.model import Commitment, Development

INTERESTS = frozenset({"wish", "proposal"})
"""Statements that may open or accompany a thread: "wants to buy", "suggested buying"."""

NOT_DONE = re.compile(r"\b(?:not|never|no longer|cannot|neither)\b|n['’]t\b")
NEGATED_IN = 40
"""Characters from the act's beginning in which a "not" is its own."""


class Undertaking(NamedTuple):
    """What a finding says of an undertaking.

    Attributes:
        parties: Who undertakes it, and whom they act for.
        words: Of the act, or of what is meant.
        forms: For each of their stems the first word of the evidence that has it, as it stands there; empty for none.
        replaced: Words of what gives way to it; None where nothing does.
        turn: What it makes of another one; None for one that only undertakes.
        negative: Says that it will not be done.
        date: Of the act of undertaking if told, else of the source; None where neither is known.
        vague: Its words name nothing that could be told from another thing of the kind: "the plan".
    """

    parties: Parties
    words: Said
    forms: tuple[str, ...]
    replaced: Said | None
    turn: Turn | None
    negative: bool
    date: str | None
    vague: bool


def of_commitment(document: Document, finding: Commitment, *, binding: bool) -> Undertaking | None:
    """What a commitment says, or where it is not `binding` a statement: only those of `INTERESTS` say something."""
    if not binding and finding.kind not in INTERESTS:
        return None
    action = finding.action.reading
    gone = replacing().search(action)
    own = action if gone is None else f"{action[: gone.start()]}, {action[gone.end() :]}"
    first = next((stem(word) for word in WORD.findall(action)), "")
    turn = withdrawing().get(first) if binding else None
    if turn:
        own = TAIL.split(own.partition(" ")[2] or own)[0]  # what is taken back, not the taking back
    words = words_of(own, document.known, document.opens(finding.action.start))
    antecedent(document, finding, words)
    if not words.acts and not turn:
        # "take the place of" is an act of its own; of an act in no group the stem of its verb
        words.acts.add("replace" if gone else first if action[:1].islower() and first not in listed("little") else "")
        words.acts.discard("")
    vague = described(document, action, finding.action.start, words)
    return Undertaking(
        document.parties(finding.actors, finding.actor_ids),
        words=(said := words.said()),
        forms=_forms(said, finding),
        replaced=words_of(gone[1], document.known).said() if gone else None,
        turn=turn,
        negative=finding.kind == "refusal" or bool(NOT_DONE.search(action[:NEGATED_IN])),
        date=made_on(document, finding) or document.briefing.source.date.value,
        vague=vague,
    )


def of_development(document: Document, development: Development) -> Undertaking:
    """What a sentence says that tells what became of an undertaking."""
    about = development.about
    words = words_of(about.reading, document.known, document.opens(about.start))
    vague = described(document, about.reading, about.start, words)
    names = development.actors or ((development.speaker,) if development.speaker else ())
    parties = document.parties(names, development.actor_ids)
    return Undertaking(
        parties if development.actors else parties._replace(own=()),  # who says so need not have done it
        words=(said := words.said()),
        forms=_forms(said, development),
        replaced=None,
        turn=development.turn,
        negative=False,
        date=development.date or document.briefing.source.date.value,
        vague=vague,
    )


def _forms(said: Said, finding: Commitment | Development) -> tuple[str, ...]:
    found = as_written(finding, {word[0] for word in said.stems})
    return tuple(found.get(word, "") for word in said.stems)


def as_written(finding: Commitment | Development, initials: Collection[str]) -> dict[str, str]:
    """Stems of the words of the evidence that begin so, each with the first word that has it.

    A stem keeps the first letter of its word, so most words need none.
    """
    forms: dict[str, str] = {}
    for word in WORD.findall(finding.evidence.reading):
        if word[0].lower() in initials:
            forms.setdefault(stem(word), word)
    return forms
