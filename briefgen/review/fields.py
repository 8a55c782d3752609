"""What of a finding an editor may state at the desk, and what it says now.

In: a finding. Out: its `Field`s for the form, and from what came back the values to be written, as YAML. What each kind
of finding may hold at all is connect/corrections/fields.py's; here are those that are worth a small form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from briefgen.model import (
    NOT_STATED,
    Actor,
    ActorType,
    Commitment,
    CommitmentKind,
    Deadline,
    Evidence,
    Fact,
    FactKind,
    Quote,
    StatementKind,
)
from briefgen.write.yaml_text import listed, text

Type = Literal["choice", "words", "names", "flag"]

OF: dict[type, tuple[tuple[str, str, Type], ...]] = {
    Commitment: (
        ("kind", "Kind", "choice"),
        ("actors", "Who is bound, one name a line", "names"),
        ("recipients", "To whom it is owed, one name a line", "names"),
        ("action", "What they are to do, in the words of the sentence", "words"),
        ("deadline", "Deadline, in words of the document", "words"),
        ("due", "Last day meant, YYYY-MM-DD", "words"),
        ("condition", "Condition, in words of the document", "words"),
        ("hedge", "Words that weaken it", "words"),
        ("speaker", "Who says so, where that is somebody else", "words"),
    ),
    Quote: (
        ("speaker", "Speaker", "words"),
        ("words", "What was said, in the words of the sentence", "words"),
        ("channel", "Through whom it reaches the document", "words"),
        ("direct", "The speaker’s own words", "flag"),
    ),
    Fact: (("kind", "Kind", "choice"), ("date", "Day it is about, YYYY-MM-DD", "words")),
    Actor: (("role", "Role in this document", "words"), ("affiliation", "Acts for, in this document", "words")),
}
CHOICES: dict[type, tuple[str, ...]] = {
    Commitment: (*get_args(CommitmentKind), *get_args(StatementKind)),
    Fact: get_args(FactKind),
}

EVERYWHERE = ("rename", "merge", "split", "type", "not-an-actor")
"""What may be said of an actor in all documents, at the desk one at a time."""
TYPES = get_args(ActorType)


@dataclass(frozen=True, slots=True)
class Field:
    """An entry of the form: `value` is what the finding says now, "" for not stated, names one a line."""

    name: str
    label: str
    type: Type
    value: str
    choices: tuple[str, ...] = ()


def fields(finding: object) -> tuple[Field, ...]:
    """The entries of the form for the finding; empty where it can only be checked or dropped."""
    kind = type(finding)
    return tuple(
        Field(name, label, form, _now(finding, name), CHOICES.get(kind, ()) if form == "choice" else ())
        for name, label, form in OF.get(kind, ())
    )


def edits(finding: object, given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What is to be said otherwise than now: names of fields and values as YAML, in the order of the form."""
    found = []
    for field in fields(finding):
        value = given.get(field.name)
        if value is not None and _same(value) != _same(field.value):
            found.append((field.name, _yaml(field.type, value)))
    return tuple(found)


def _same(value: str) -> list[str]:
    return [" ".join(line.split()) for line in value.splitlines() if line.strip()]


def _now(finding: object, name: str) -> str:
    value: object
    if name in ("deadline", "due"):
        by: Deadline | None = getattr(finding, "deadline", None)
        value = by and (by.text if name == "deadline" else by.date)
    else:
        value = getattr(finding, name)
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return "\n".join(" ".join(str(one).split()) for one in value if one != NOT_STATED)
        case Evidence():
            return " ".join(value.reading.split())
        case _:
            return " ".join(str(value).split())


def _yaml(form: Type, value: str) -> str:
    match form:
        case "names":
            return listed(_same(value))
        case "flag":
            return "true" if value == "true" else "false"
        case "choice":
            return value if value.isalpha() and value.isascii() else text(value)
        case _:
            return text(value) if value.strip() else "null"
