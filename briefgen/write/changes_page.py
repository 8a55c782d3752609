"""The page of what changed: what the last build that changed anything found, then what changed before.

In: the corpus with its history. Out: its `Page`; none where no ledger is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.corpus import Changed, Corpus, History
from briefgen.published import Content, Heading, Page
from briefgen.visible import visible
from briefgen.write import site_map
from briefgen.write.changed import Edit, Edits
from briefgen.write.render import render

TITLE = "What changed"
TITLES = {"latest": "Latest changes", "earlier": "Changed before"}

DETAILED = 200
"""Changes shown word by word; of further documents only their number is told, and their own pages have the words."""
LISTED = 500
"""Documents listed at most."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What the last build that changed anything found, in numbers: documents and statements by kind of change."""

    documents: tuple[tuple[str, int], ...]
    statements: tuple[tuple[str, int], ...]


def pages(corpus: Corpus, edits: Edits) -> Iterator[Page]:
    """The page, where a ledger is kept."""
    history = corpus.history
    if history is not None:
        yield Page(site_map.CHANGES, visible(TITLE), lambda: _content(history, edits))


def _content(history: History, edits: Edits) -> Content:
    here = site_map.CHANGES
    latest = history.latest
    earlier = history.documents[len(latest) :]
    content = {
        "latest": tuple(_latest(latest[:LISTED], edits, here)),
        "earlier": tuple(edits.edit(one, here, 0) for one in earlier[:LISTED]),
    }
    html = render(
        "changes.html",
        title=TITLE,
        titles=TITLES,
        it=content,
        summary=summary(history),
        more={"latest": len(latest) - len(content["latest"]), "earlier": len(earlier) - len(content["earlier"])},
        corrections=site_map.link(here, site_map.CORRECTIONS),
    )
    headings = [Heading(1, "top", TITLE), *(Heading(2, key, words) for key, words in TITLES.items() if content[key])]
    return Content(html, tuple(headings), "What is not as it was published before, old and new.")


def _latest(changed: tuple[Changed, ...], edits: Edits, here: str) -> Iterator[Edit]:
    left = DETAILED
    for one in changed:
        edit = edits.edit(one, here, max(0, left))
        left -= len(edit.lines)
        yield edit


def summary(history: History | None) -> Summary | None:
    """None where there is nothing to tell."""
    if history is None or not history.builds:
        return None
    latest = history.latest
    documents = Counter(one.kind for one in latest if one.briefing)
    statements = Counter(change.kind for one in latest for change in one.changes)
    return Summary(
        tuple((kind, documents[kind]) for kind in ("new", "changed", "withdrawn") if documents[kind]),
        tuple((kind, statements[kind]) for kind in ("new", "changed", "withdrawn", "corrected") if statements[kind]),
    )
