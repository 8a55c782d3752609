"""The room that writes: the only one that imports Jinja and knows HTML.

In: the corpus. Out: a `Site` of finished pages and the files beside them. Every URL is made in site_map.py,
every word of the pages stands in templates/, and render.py sees to it that nothing from a document can leave
as markup.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.corpus import Corpus
from briefgen.errors import Problem
from briefgen.published import Site
from briefgen.write import (
    actor_page,
    board_page,
    briefing_page,
    changes_page,
    corrections_page,
    home_page,
    index_pages,
    matrix_page,
    register_page,
    thread_page,
    timeline_page,
)
from briefgen.write.attachments import attachments
from briefgen.write.changed import Edits
from briefgen.write.exports import export, exports
from briefgen.write.moments import moments
from briefgen.write.passages import Passages
from briefgen.write.threads import Threads

__all__ = ["export", "site"]


def site(corpus: Corpus, problems: tuple[Problem, ...] = (), site_name: str = "", site_url: str | None = None) -> Site:
    """Everything to be published; the same corpus gives the same bytes.

    `problems` of severity "error" are listed with the briefings, so that readers know what is missing. `site_name` and
    `site_url` stand in the exports, which travel away from the site; without an address their links are relative.
    """
    passages = {briefing.source.id: Passages(briefing) for briefing in corpus.briefings}
    threads = Threads(corpus)
    timeline = moments(corpus, passages, threads)
    edits = Edits(corpus)
    pages = (
        home_page.page(corpus, passages, threads),
        index_pages.briefings_page(corpus, problems),
        index_pages.actors_page(corpus),
        *register_page.pages(corpus, passages, threads),
        board_page.page(corpus, passages, threads),
        matrix_page.page(corpus, passages, threads),
        *timeline_page.pages(corpus, timeline),
        *thread_page.pages(corpus, passages, threads),
        *(briefing_page.page(corpus, passages[briefing.source.id], edits) for briefing in corpus.briefings),
        corrections_page.page(corpus),
        *changes_page.pages(corpus, edits),
        *actor_page.pages(corpus, passages, threads, timeline),
    )
    made = exports(corpus, threads, passages, site_name, site_url)
    offered = (replace(page, html=page.html + made.lines.get(page.path, "")) for page in pages)
    return Site((*offered, made.page), (*attachments(corpus), *made.files))
