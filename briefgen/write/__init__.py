"""The room that writes: the only one that imports Jinja and knows HTML.

In: the corpus. Out: a `Site` of finished pages and the files beside them. Every URL is made in site_map.py,
every word of the pages stands in templates/, and render.py sees to it that nothing from a document can leave
as markup.
"""

from __future__ import annotations

from briefgen.corpus import Corpus
from briefgen.errors import Problem
from briefgen.published import Site
from briefgen.write import actor_page, briefing_page, home_page, index_pages, register_page
from briefgen.write.attachments import attachments
from briefgen.write.passages import Passages

__all__ = ["site"]


def site(corpus: Corpus, problems: tuple[Problem, ...] = ()) -> Site:
    """Everything to be published; the same corpus gives the same bytes.

    `problems` of severity "error" are listed with the briefings, so that readers know what is missing.
    """
    passages = {briefing.source.id: Passages(briefing) for briefing in corpus.briefings}
    by_id = {dossier.id: dossier for dossier in corpus.dossiers}
    pages = (
        home_page.page(corpus),
        index_pages.briefings_page(corpus, problems),
        index_pages.actors_page(corpus),
        *register_page.pages(corpus),
        *(briefing_page.page(corpus, passages[briefing.source.id]) for briefing in corpus.briefings),
        *(actor_page.page(dossier, passages, by_id) for dossier in corpus.dossiers),
    )
    return Site(pages, tuple(attachments(corpus)))
