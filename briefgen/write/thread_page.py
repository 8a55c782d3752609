"""The page of one commitment that several documents tell of: its reports and what became of it, in order of time.

In: a thread. Out: its `Page`. Each step carries its passage; a change of wording is shown with both wordings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.corpus import Corpus, Step, Thread
from briefgen.model import Commitment, Development
from briefgen.published import Heading, Page
from briefgen.write import site_map
from briefgen.write import threads as shown
from briefgen.write.briefing_page import description
from briefgen.write.corrected import sidecar, snippet
from briefgen.write.listing import label
from briefgen.write.passages import Passages
from briefgen.write.register_page import views
from briefgen.write.register_rows import Pledge, pledge, step_href
from briefgen.write.render import render, visible
from briefgen.write.threads import Threads
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


def pages(corpus: Corpus, passages: Mapping[str, Passages], by_thread: Threads) -> list[Page]:
    """A page for each thread that has one."""
    newest = shown.newest_day(corpus)
    return [_page(thread, path, newest, passages) for thread in by_thread.all if (path := shown.page(thread))]


def _page(thread: Thread, here: str, newest: str | None, passages: Mapping[str, Passages]) -> Page:
    row = pledge(thread, here, newest, passages)
    title = _title(row)
    stages = tuple(_stages(thread, here, passages))
    html = render("thread.html", title=title, row=row, stages=stages, views=views(here))
    headings = (Heading(1, "top", title), Heading(2, "steps", "Step by step"))
    about = f"{title}: every report of it and what later documents say of it, each with its evidence."
    return Page(here, title, html, headings, description(about))


def _title(row: Pledge) -> str:
    who = " and ".join(name.text for name in row.by[:2]) or "Commitment"
    words = " ".join(f"{who}: {row.finding.action.reading}".split())
    return visible(words if len(words) <= TITLE_LETTERS else words[:TITLE_LETTERS].rsplit(" ", 1)[0] + " …")


def _stages(thread: Thread, here: str, passages: Mapping[str, Passages]) -> list[Stage]:
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
