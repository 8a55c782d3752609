"""The room that writes: the only one that imports Jinja and knows HTML.

In: the corpus. Out: a `Site` of finished pages and the files beside them. Every URL is made in site_map.py,
every word of the pages stands in templates/, and render.py sees to it that nothing from a document can leave
as markup.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.corpus import Corpus, Making
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
    method_page,
    register_page,
    search,
    thread_page,
    timeline_page,
)
from briefgen.write.attachments import attachments
from briefgen.write.changed import Edits
from briefgen.write.exports import export, exports
from briefgen.write.exports.links import address
from briefgen.write.fates import Fates
from briefgen.write.moments import moments
from briefgen.write.passages import Passages
from briefgen.write.threads import Threads

__all__ = ["export", "site"]


def site(
    corpus: Corpus,
    problems: tuple[Problem, ...] = (),
    site_name: str = "",
    site_url: str | None = None,
    making: Making | None = None,
    pinned: tuple[str, ...] = (),
    corrections_to: str | None = None,
) -> Site:
    """Everything to be published; the same corpus gives the same bytes.

    `problems` of severity "error" are listed with the briefings, so that readers know what is missing. `site_name` and
    `site_url` stand in the exports, which travel away from the site; without an address their links are relative.
    `making` says with what the site is made; `pinned` holds ids of commitments that stand on top; `corrections_to`
    is who takes suggestions of readers, see `site_map.suggestion`.
    """
    passages = {briefing.source.id: Passages(briefing) for briefing in corpus.briefings}
    threads = Threads(corpus, pinned)
    timeline = moments(corpus, passages, threads)
    edits = Edits(corpus)
    around = briefing_page.Around(edits, Fates(corpus, threads, passages), address(site_url), corrections_to)
    pages = (
        home_page.page(corpus, passages, threads),
        *index_pages.briefings_pages(corpus, problems, passages),
        index_pages.actors_page(corpus),
        *register_page.pages(corpus, passages, threads),
        board_page.page(corpus, passages, threads),
        matrix_page.page(corpus, passages, threads),
        *timeline_page.pages(corpus, timeline),
        *thread_page.pages(corpus, passages, threads),
        *(briefing_page.page(corpus, passages[briefing.source.id], around) for briefing in corpus.briefings),
        corrections_page.page(corpus),
        method_page.page(corpus, passages, problems, making or Making()),
        *changes_page.pages(corpus, edits),
        *actor_page.pages(corpus, passages, threads, timeline),
        search.page(corpus, threads),
    )
    made = exports(corpus, threads, passages, site_name, site_url)
    offered = (
        replace(
            page,
            html=page.html + made.lines.get(page.path, ""),
            alternates=(*page.alternates, *made.alternates.get(page.path, ())),
        )
        for page in pages
    )
    return Site(
        (*offered, made.page),
        (*attachments(corpus, around.root), *made.files, *search.index(corpus, passages, threads)),
    )
