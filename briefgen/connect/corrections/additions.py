"""Findings that the machine missed, as the editor has them.

In: a briefing and an `Add`. Out: the briefing with one finding more, its evidence cut from the source. A finding whose
words the machine found meanwhile is not added a second time.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast, get_args

from briefgen.connect.corrections.edits import BY_EDITOR, edited, put
from briefgen.connect.corrections.fields import ACTS, BINDING, allowed
from briefgen.connect.corrections.findings import every, shown
from briefgen.connect.corrections.outcome import UnmatchedError
from briefgen.connect.corrections.passages import passage
from briefgen.identity import content_id
from briefgen.model import Commitment, Fact, FactKind, Quote

if TYPE_CHECKING:
    from briefgen.connect.corrections.findings import Finding
    from briefgen.connect.corrections.outcome import Outcome
    from briefgen.corrections import Add, Fix
    from briefgen.model import Briefing, CommitmentKind, Evidence, StatementKind

RULE = "editor/add"

_MARKED = re.compile(r"[“\"‘'](.+)[”\"’']", re.DOTALL)
"""Words between quotation marks, the marks left out."""


def add(briefing: Briefing, fix: Fix, does: Add, outcome: Outcome) -> Briefing:
    """The briefing with the finding.

    Raises:
        UnmatchedError: its words do not stand in the source, or it lacks what its kind must have.
    """
    evidence = passage(briefing, does.quote)
    kind = "pledge" if does.kind == "commitment" else does.kind
    finding = _finding(briefing, kind, evidence)
    for edit in sorted(does.edits, key=lambda edit: edit.field == "due"):  # a day needs the words of its deadline
        try:
            allowed(finding, edit)
            finding = edited(briefing, finding, edit)
        except UnmatchedError as error:
            outcome.problem(fix, error)
    same = _there_already(briefing, finding)
    if same is not None:
        outcome.note(fix, f"the machine finds this now, as `{same.id}`, so it is not added. The entry can be deleted.")
        return briefing
    after = _with(briefing, finding)
    outcome.done(fix, "add", finding.id, f"Added as {kind}: “{shown(finding)}”", after=shown(finding))
    return after


def _finding(briefing: Briefing, kind: str, evidence: Evidence) -> Finding:
    """The finding before its edits; its id is made of its words, so that it keeps."""
    taken = {one.id for one in every(briefing)}
    if kind == "quote":
        words, direct = _spoken(evidence)
        return Quote(
            id=content_id("q", "editor", evidence.quote, taken=taken),
            speaker=None,
            speaker_id=None,
            cue=None,
            words=words,
            direct=direct,
            channel=None,
            evidence=evidence,
            rule=RULE,
        )
    if kind in get_args(FactKind):
        return Fact(
            id=content_id("f", "editor", evidence.quote, taken=taken),
            kind=cast("FactKind", kind),
            date=None,
            actors=_named_in(briefing, evidence),
            evidence=evidence,
            rule=RULE,
        )
    binding = kind in BINDING
    return Commitment(
        id=content_id("c" if binding else "n", "editor", kind, evidence.quote, taken=taken),
        actors=(),
        actor_ids=(),
        action=evidence,
        recipients=(),
        kind=cast("CommitmentKind | StatementKind", kind),
        reaffirmed=False,
        condition=None,
        reported=False,
        channel=None,
        hedge=None,
        deadline=None,
        checkable=False,
        speaker=None,
        thread=content_id("t", "editor", evidence.quote, taken=set()),
        evidence=evidence,
        rule=RULE,
        reason=None if binding else BY_EDITOR,
    )


def _spoken(evidence: Evidence) -> tuple[Evidence, bool]:
    """The words between quotation marks and True, or all of them and whether a mark before them is still open."""
    found = _MARKED.search(evidence.quote)
    source = evidence.source
    if found is not None:
        return source.cut(evidence.start + found.start(1), evidence.start + found.end(1)), True
    block = next((b for b in source.blocks if b.start <= evidence.start < b.end), None)
    before = source.text[block.start if block else 0 : evidence.start]
    return evidence, before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


def _named_in(briefing: Briefing, evidence: Evidence) -> tuple[str, ...]:
    """Ids of the document's actors that the passage names."""
    return tuple(
        actor.id
        for actor in briefing.actors
        if any(evidence.start <= mention.start and mention.end <= evidence.end for mention in actor.mentions)
    )


def _there_already(briefing: Briefing, finding: Finding) -> Finding | None:
    """A finding of the same kind, with the same words in the same place."""
    return next((one for one in every(briefing) if type(one) is type(finding) and _place(one) == _place(finding)), None)


def _place(finding: Finding) -> tuple[int, int, str]:
    """Where its words stand, and for commitments what it is."""
    match finding:
        case Commitment():
            return finding.action.start, finding.action.end, finding.kind
        case Quote():
            return finding.words.start, finding.words.end, ""
        case _:
            return finding.evidence.start, finding.evidence.end, ""


def _with(briefing: Briefing, finding: Finding) -> Briefing:
    match finding:
        case Commitment() if finding.kind in ACTS:
            return put(briefing, finding, finding)
        case Fact():
            return replace(briefing, facts=(*briefing.facts, finding))
        case Quote():
            quotes = sorted([*briefing.quotes, finding], key=lambda one: (one.evidence.start, one.words.start))
            return replace(briefing, quotes=tuple(quotes))
        case _:
            return briefing
