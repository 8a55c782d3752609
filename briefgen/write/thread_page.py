"""The page of one commitment that several documents tell of: its reports and what became of it, in order of time.

In: a thread. Out: its `Content`. Each step carries its passage; a change of wording is shown with both wordings.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.corpus import Step, Thread
from briefgen.model import Commitment, Development
from briefgen.published import Content, Heading
from briefgen.visible import visible
from briefgen.write import site_map
from briefgen.write import threads as known
from briefgen.write.briefing_page import description
from briefgen.write.corrected import sidecar, snippet
from briefgen.write.listing import label
from briefgen.write.passages import AllPassages
from briefgen.write.register_page import views
from briefgen.write.register_rows import pledge, step_href
from briefgen.write.render import render
from briefgen.write.view import Name, Proof

TITLE_LETTERS = 110


@dataclass(frozen=True, slots=True)
class Stage:
    """A step ready to be shown.

    Attributes:
        id: Its anchor.
        words: What it says, cut from its sentence.
        kind: Of a report; None for what became of the commitment.
        planned: It is announced and not yet done.
        before: The wording of the report before it, where that is another document's and other words; else None.
        href: To its line or sentence.
        page: Of its document, for links inside the passage.
        fix: What an editor would paste to correct it, into the file `sidecar`.
        method: To what is said of its rule.
    """

    id: str
    step: Step
    words: str
    kind: str | None
    planned: bool
    before: str | None
    proof: Proof
    source: Name
    href: str
    page: str
    fix: str
    sidecar: str
    method: str


def content(thread: Thread) -> Content:
    """The page of a thread that has one, from the thread alone."""
    here, passages = site_map.thread(thread.id), AllPassages(known.documents(thread))
    row = pledge(thread, here, None, passages)  # when it is due, seen from today, is not told here
    words = title(thread)
    stages = tuple(_stages(thread, here, passages))
    html = render("thread.html", title=words, row=row, stages=stages, views=views(here))
    headings = (Heading(1, "top", words), Heading(2, "steps", "Step by step"))
    about = f"{words}: every report of it and what later documents say of it, each with its evidence."
    return Content(html, headings, description(about))


def title(thread: Thread) -> str:
    """Who undertakes what, on one line."""
    who = " and ".join(name for name, _ in thread.lead.by[:2]) or "Commitment"
    words = " ".join(f"{who}: {known.commitment(thread.lead).action.reading}".split())
    return visible(words if len(words) <= TITLE_LETTERS else words[:TITLE_LETTERS].rsplit(" ", 1)[0] + " …")


def _stages(thread: Thread, here: str, passages: AllPassages) -> list[Stage]:
    stages: list[Stage] = []
    before, told_by = "", ""
    for step in thread.steps:
        own, finding = passages[step.briefing.source.id], step.finding
        words = finding.action if isinstance(finding, Commitment) else finding.about
        other = step.wording.casefold() != before.casefold() and told_by != step.briefing.source.id
        changed = before if step.wording and before and other else None
        href = step_href(step, here, passages)
        stages.append(
            Stage(
                id=f"{step.briefing.source.id}-{finding.id}",
                step=step,
                words=words.reading,
                kind=finding.kind if isinstance(finding, Commitment) else None,
                planned=isinstance(finding, Development) and finding.planned,
                before=changed,
                proof=own.proof(finding.evidence, here, words),
                source=Name(label(step.briefing), href),
                href=href,
                page=site_map.link(here, site_map.briefing(step.briefing.source.id)),
                fix=snippet(finding, finding.id),
                sidecar=sidecar(step.briefing.source.file),
                method=site_map.rule(here, finding.rule),
            )
        )
        if step.wording:
            before, told_by = step.wording, step.briefing.source.id
    return stages
