"""What an editor may state of which finding.

In: nothing. Out: for each kind of finding the fields of `Edit`; other combinations are named as mistakes.
"""

from __future__ import annotations

from typing import get_args

from briefgen.connect.corrections.findings import Finding
from briefgen.connect.corrections.outcome import UnmatchedError
from briefgen.corrections import Edit
from briefgen.model import Actor, Commitment, CommitmentKind, Fact, FactKind, Quote, StatementKind

ACTS = (*get_args(CommitmentKind), *get_args(StatementKind))
BINDING = get_args(CommitmentKind)

FIELDS: dict[type, tuple[str, ...]] = {
    Commitment: (
        "kind",
        "actors",
        "action",
        "recipients",
        "deadline",
        "due",
        "condition",
        "hedge",
        "speaker",
        "channel",
        "reported",
        "reaffirmed",
        "checkable",
        "reason",
    ),
    Fact: ("kind", "date", "actors"),
    Quote: ("speaker", "words", "cue", "channel", "direct"),
    Actor: ("type", "role", "affiliation"),
}
NAMES: dict[type, str] = {Commitment: "a commitment", Fact: "a fact", Quote: "a quotation", Actor: "an actor"}


def allowed(finding: Finding, edit: Edit) -> None:
    """Nothing, where the finding has the field and may hold the value.

    Raises:
        UnmatchedError: it has not, or may not.
    """
    kind = type(finding)
    fields = FIELDS.get(kind, ())
    if edit.field not in fields:
        has = f"{NAMES[kind]}, which has {', '.join(fields)}" if fields else "of a kind that can only be dropped"
        raise UnmatchedError(f"`{edit.field}` cannot be changed: `{finding.id}` is {has}.", edit.line)
    kinds = get_args(FactKind) if kind is Fact else ACTS
    if edit.field == "kind" and edit.value not in kinds:
        raise UnmatchedError(
            f"`kind` is {edit.value}, and `{finding.id}` is {NAMES[kind]}.\nWrite one of {', '.join(kinds)}.", edit.line
        )
