"""Findings that say something else, as the editor has it.

In: a briefing and an `Alter`. Out: the briefing with the finding altered. Words that are to be evidence (action,
deadline, condition, words of a quotation) are looked up in the source and cut from it; names need not stand there.
An edit that cannot be made is named with its line, and the others of the same fix are made.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from briefgen.connect.actors import plain
from briefgen.connect.corrections.fields import BINDING, allowed
from briefgen.connect.corrections.findings import Finding, is_commitment, shown, with_act
from briefgen.connect.corrections.outcome import UnmatchedError
from briefgen.connect.corrections.passages import inside, passage
from briefgen.connect.corrections.targets import find
from briefgen.model import Actor, Commitment, Deadline, Fact, Quote

if TYPE_CHECKING:
    from briefgen.connect.corrections.outcome import Outcome
    from briefgen.corrections import Alter, Edit, Fix
    from briefgen.model import (
        ActorType,
        Briefing,
        CommitmentKind,
        Evidence,
        FactKind,
        StatementKind,
    )

BY_EDITOR = "in the editor’s judgement"
"""Why something is no commitment, where the editor says so and no more."""


def alter(briefing: Briefing, fix: Fix, does: Alter, outcome: Outcome) -> Briefing:
    """The briefing with the finding altered.

    Raises:
        UnmatchedError: the finding is not found.
    """
    finding = find(briefing, does.target, outcome.noting(fix))
    altered, made = finding, list[tuple[str, str, str]]()
    for edit in does.edits:
        try:
            allowed(finding, edit)
            after = edited(briefing, altered, edit)
        except UnmatchedError as error:
            outcome.problem(fix, error)
        else:
            before = value(altered, edit.field)
            altered = after
            made.append((edit.field, before, value(altered, edit.field)))
    try:
        briefing = put(briefing, finding, altered)
    except UnmatchedError as error:
        outcome.problem(fix, error)
        return briefing
    if made:
        text = f"Changed {', '.join(field for field, _, _ in made)} of “{shown(finding)}”"
        was = "; ".join(f"{field}: {old}" for field, old, _ in made)
        now = "; ".join(f"{field}: {new}" for field, _, new in made)
        outcome.done(fix, "change", finding.id, text, was, now)
    return briefing


def value(finding: Finding, field: str) -> str:
    """What the finding says there, in words for readers."""
    if isinstance(finding, Commitment) and field in ("deadline", "due"):
        by = finding.deadline
        found: object = by and (by.text if field == "deadline" else by.date)
    else:
        found = getattr(finding, field)
    if found is None or found in ((), ""):
        return "not stated"
    if isinstance(found, bool):
        return "yes" if found else "no"
    if isinstance(found, tuple):
        return ", ".join(map(str, found))
    return " ".join(getattr(found, "reading", str(found)).split())


def put(briefing: Briefing, old: Finding, new: Finding) -> Briefing:
    """The briefing with `new` where `old` stood; a commitment that is none any more moves to the statements.

    Raises:
        UnmatchedError: it is to be a commitment of nobody.
    """
    match new:
        case Commitment():
            binding = new.kind in BINDING
            if binding and not new.actors:
                raise UnmatchedError(
                    "a commitment needs somebody who is bound.\nName them, for example actors: [Harbour Council]"
                )
            if binding != is_commitment(briefing, old):
                new = replace(new, reason=None if binding else new.reason or BY_EDITOR)
            return with_act(briefing, new, binding=binding)
        case Fact():
            return replace(briefing, facts=tuple(new if one.id == old.id else one for one in briefing.facts))
        case Quote():
            return replace(briefing, quotes=tuple(new if one.id == old.id else one for one in briefing.quotes))
        case Actor():
            return replace(briefing, actors=tuple(new if one.id == old.id else one for one in briefing.actors))
        case _:
            return briefing


def edited(briefing: Briefing, finding: Finding, edit: Edit) -> Finding:
    """The finding after one edit.

    Raises:
        UnmatchedError: words that must stand in the source do not.
    """
    match finding:
        case Commitment():
            return _act(briefing, finding, edit)
        case Fact():
            return _fact(briefing, finding, edit)
        case Quote():
            return _quote(briefing, finding, edit)
        case Actor():
            return _actor(finding, edit)
        case _:
            return finding


def _act(briefing: Briefing, act: Commitment, edit: Edit) -> Commitment:
    match edit.field:
        case "kind":
            return replace(act, kind=cast("CommitmentKind | StatementKind", edit.value))
        case "actors":
            names, ids = known(briefing, _names(edit))
            return replace(act, actors=names, actor_ids=ids, doubt=None)  # a doubt is about who is bound
        case "recipients":
            return replace(act, recipients=known(briefing, _names(edit))[0])
        case "action":
            return replace(act, action=within(briefing, act.evidence, _words(edit), edit))
        case "deadline" if edit.value is None:
            return replace(act, deadline=None)
        case "deadline":
            words = _quoted(briefing, act.evidence, _words(edit), edit)
            date = act.deadline.date if act.deadline is not None and plain(act.deadline.text) == plain(words) else None
            return replace(act, deadline=Deadline(words, date))
        case "due":
            if act.deadline is None:
                raise UnmatchedError(
                    "`due` needs the words that set the day.\nAdd for example deadline: by 31 March", edit.line
                )
            return replace(act, deadline=Deadline(act.deadline.text, _text(edit)))
        case "condition" | "hedge":
            words_ = None if edit.value is None else _quoted(briefing, act.evidence, _words(edit), edit)
            return replace(act, condition=words_) if edit.field == "condition" else replace(act, hedge=words_)
        case "reported" | "reaffirmed" | "checkable":
            flag = edit.value is True
            match edit.field:
                case "reported":
                    return replace(act, reported=flag)
                case "reaffirmed":
                    return replace(act, reaffirmed=flag)
                case _:
                    return replace(act, checkable=flag)
        case "speaker":
            return replace(act, speaker=_text(edit))
        case "channel":
            return replace(act, channel=_text(edit))
        case _:
            if act.reason is None and act.kind in BINDING:
                raise UnmatchedError("`reason` says why something is no commitment, and this is one.", edit.line)
            return replace(act, reason=_text(edit) or BY_EDITOR)


def _fact(briefing: Briefing, fact: Fact, edit: Edit) -> Fact:
    match edit.field:
        case "kind":
            return replace(fact, kind=cast("FactKind", edit.value))
        case "date":
            return replace(fact, date=_text(edit))
        case _:
            return replace(fact, actors=known(briefing, _names(edit))[1])


def _quote(briefing: Briefing, quote: Quote, edit: Edit) -> Quote:
    match edit.field:
        case "speaker":
            name = _text(edit)
            names, ids = known(briefing, (name,)) if name else ((None,), ())
            return replace(quote, speaker=names[0], speaker_id=ids[0] if ids else None, doubt=None)
        case "words":
            return replace(quote, words=within(briefing, quote.evidence, _words(edit), edit))
        case "direct":
            return replace(quote, direct=edit.value is True)
        case "cue":
            return replace(quote, cue=_text(edit))
        case _:
            return replace(quote, channel=_text(edit))


def _actor(actor: Actor, edit: Edit) -> Actor:
    match edit.field:
        case "type":
            return replace(actor, type=cast("ActorType", edit.value), doubt=None)
        case "role":
            return replace(actor, role=_text(edit))
        case _:
            return replace(actor, affiliation=_text(edit))


def known(briefing: Briefing, names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names as the document's actors have them, and the ids of those that are actors of the document.

    A name may be an actor's, one of its short forms where no other actor has it, or its id.
    """
    found, ids = [], []
    for name in names:
        same = [actor for actor in briefing.actors if name == actor.id or plain(actor.name) == plain(name)]
        same = same or [a for a in briefing.actors if plain(name) in map(plain, a.aliases)]
        if len(same) == 1:
            found.append(same[0].name)
            ids.append(same[0].id)
        else:
            found.append(name)
    return tuple(found), tuple(ids)


def within(briefing: Briefing, evidence: Evidence, words: str, edit: Edit) -> Evidence:
    """The words inside the evidence.

    Raises:
        UnmatchedError: they stand elsewhere, or nowhere.
    """
    found = inside(briefing.source, evidence.start, evidence.end, words)
    if found is None:
        passage(briefing, words, edit.line)  # nowhere at all: names the nearest passage
        shown_ = " ".join(evidence.reading.split())
        raise UnmatchedError(f"`{edit.field}` is outside the evidence of the line, which is “{shown_}”.", edit.line)
    return found


def _quoted(briefing: Briefing, evidence: Evidence, words: str, edit: Edit) -> str:
    """The words as they stand in the evidence, else elsewhere in the document."""
    found = inside(briefing.source, evidence.start, evidence.end, words) or passage(briefing, words, edit.line)
    return found.quote


def _text(edit: Edit) -> str | None:
    return edit.value if isinstance(edit.value, str) else None


def _words(edit: Edit) -> str:
    return edit.value if isinstance(edit.value, str) else ""


def _names(edit: Edit) -> tuple[str, ...]:
    return edit.value if isinstance(edit.value, tuple) else ()
