"""What an editor decides about a finding → the entries that say so.

In: a finding and a decision. Out: `Entry`s for the sidecar of its document or for actors.yml, in the form that pages
offer for pasting: the id, and words that find the line again when another version gives it another id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.connect.corrections.findings import Finding, words_of
from briefgen.model import Actor
from briefgen.review.fields import EVERYWHERE, TYPES, edits
from briefgen.review.files import RefusedError
from briefgen.review.insertion import Entry
from briefgen.write.yaml_text import cut, listed, text


@dataclass(frozen=True, slots=True)
class Decision:
    """What the editor wants of a finding.

    Attributes:
        does: "accept", "drop" or "change".
        because: For readers of the log; empty for none.
        given: For "change", the entries of the form by name; for an actor also `everywhere` (one of `EVERYWHERE`, or
            empty) and `other` (the name or type that goes with it).
        called: What actors.yml is to call the actor: its name, or the id of its page where two share the name.
        by: Who decides; None leaves it unsaid.
        on: The day, YYYY-MM-DD; None leaves it unsaid.
    """

    does: str
    because: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    called: str = ""
    by: str | None = None
    on: str | None = None


def entries(finding: Finding, id_: str, decision: Decision, document: str) -> tuple[Entry | None, Entry | None]:
    """The entry for the sidecar of the document, and the one for actors.yml; None where there is none.

    Raises:
        RefusedError: the decision says nothing, or not enough.
    """
    why = (("because", text(decision.because)),) if decision.because.strip() else ()
    quote = ("quote", text(cut(words_of(finding)[0])))
    match decision.does:
        case "accept":
            told = [("by", text(decision.by))] if decision.by else []
            told += [("on", decision.on)] if decision.by and decision.on else []
            return (("accept", id_), quote, *told, *why), None
        case "drop":
            return (("drop", id_), quote, *why), None
        case "change":
            changed = edits(finding, decision.given)
            there = None
            if changed:
                inside = ", ".join(f"{name}: {value}" for name, value in changed)
                there = (("id", id_), quote, ("change", f"{{{inside}}}"), *why)
            everywhere = _everywhere(finding, decision, document) if isinstance(finding, Actor) else None
            if there is None and everywhere is None:
                raise RefusedError("Nothing was changed, so nothing was written.")
            return there, (*everywhere, *why) if everywhere is not None else None
        case _:
            raise RefusedError("The desk can accept, drop and change a finding.")


def _everywhere(actor: Actor, decision: Decision, document: str) -> Entry | None:
    """The rule for all documents; its words as actors.yml has them."""
    verb, other = decision.given.get("everywhere", ""), " ".join(decision.given.get("other", "").split())
    name = text(decision.called or actor.name)
    if not verb:
        return None
    if verb not in EVERYWHERE:
        raise RefusedError(f"An actor can be put right by one of {', '.join(EVERYWHERE)}.")
    if verb == "not-an-actor":
        return (("not-an-actor", name),)
    if verb == "type":
        if other not in TYPES:
            raise RefusedError(f"Say which type: one of {', '.join(TYPES)}.")
        return (("type", other), ("of", name))
    if not other:
        raise RefusedError("Say the name: of the actor it is, or by which it is to be called.")
    if other == actor.name:
        raise RefusedError(f"It is called {actor.name} already.")
    match verb:
        case "rename":
            return (("rename", name), ("to", text(other)))
        case "merge":
            return (("merge", f"[{name}, {text(other)}]"), ("into", text(other)))
        case _:
            return (("split", name), ("in", listed([document])), ("as", text(other)))
