"""The room that writes: the only one that imports Jinja and knows HTML.

In: the corpus. Out: a `Site` of pages and the files beside them, each made when it is asked for. Every URL is made in
site_map.py, every word of the pages stands in templates/, and render.py sees to it that nothing from a document can
leave as markup. What is kept from build to build, and under which name: kept.py.
"""

from __future__ import annotations

from briefgen.bounds import USUAL, Bounds
from briefgen.corpus import Corpus, Making, Thread
from briefgen.errors import Problem
from briefgen.model import Briefing
from briefgen.published import Content, Keeper, Site
from briefgen.visible import visible
from briefgen.write import (
    actor_given,
    actor_page,
    board_page,
    briefing_page,
    changes_page,
    corrections_page,
    home_page,
    index_pages,
    matrix_page,
    method_page,
    search,
    site_map,
    thread_page,
)
from briefgen.write.around import Around
from briefgen.write.attachments import assets, beside
from briefgen.write.changed import Edits
from briefgen.write.docs_tree import tree
from briefgen.write.exports import Exports, export
from briefgen.write.exports.links import address
from briefgen.write.exports.offered import Offered
from briefgen.write.fates import Fates
from briefgen.write.fingerprint import Fingerprints
from briefgen.write.kept import Maker, Recipe
from briefgen.write.moments import Moments, moments
from briefgen.write.parts import Part, parts
from briefgen.write.parts import path as path_of_part
from briefgen.write.passages import AllPassages
from briefgen.write.register_page import Register
from briefgen.write.threads import Threads, page
from briefgen.write.timeline_page import Timeline

__all__ = ["Fingerprints", "export", "site", "tree"]


def site(
    corpus: Corpus,
    problems: tuple[Problem, ...] = (),
    site_name: str = "",
    site_url: str | None = None,
    making: Making | None = None,
    pinned: tuple[str, ...] = (),
    corrections_to: str | None = None,
    keeper: Keeper | None = None,
    bounds: Bounds = USUAL,
    fingerprints: Fingerprints | None = None,
) -> Site:
    """Everything to be published; the same corpus gives the same bytes.

    Args:
        corpus: What is told.
        problems: Those of severity "error" are listed with the briefings, so that readers know what is missing.
        site_name: Stands in the exports, which travel away from the site.
        site_url: The same; without an address their links are relative.
        making: With what the site is made.
        pinned: Ids of commitments that stand on top.
        corrections_to: Who takes suggestions of readers, see `site_map.suggestion`.
        fingerprints: Those of the build before in the same process; None where there was none.
        bounds: How much of a document stands on one page.
        keeper: Keeps pages and files from build to build; None for nobody. It is asked as long as the site is.
    """
    passages, threads, edits = AllPassages(corpus.briefings), Threads(corpus, pinned), Edits(corpus)
    maker = Maker(keeper, fingerprints)
    files = Exports(corpus, threads, maker, site_name, site_url)
    root = address(site_url)
    around = Around(corpus, edits, Fates(threads), root, corrections_to)
    timeline = Moments(moments(corpus, threads))
    gathered = actor_given.Gathered(corpus, threads, timeline, files.beside)

    def of_document(one: tuple[Briefing, Part]) -> tuple[briefing_page.Given, Offered]:
        briefing, part = one
        return around.of(briefing, part), files.beside_document(briefing)

    documents = Recipe("briefing", of_document, _document)
    dossiers = Recipe("dossier", gathered.of, actor_page.content)
    searching = search.site(corpus, threads, maker)
    steps: Recipe[Thread, Thread, Content] = Recipe("thread", lambda thread: thread, thread_page.content)
    pages = (
        home_page.page(corpus, passages, threads, files.beside_home()),
        *index_pages.briefings_pages(corpus, problems, maker),
        *index_pages.actors_pages(corpus, maker),
        *Register(corpus, threads, files.beside_register()).pages(maker),
        board_page.page(corpus, passages, threads),
        matrix_page.page(corpus, passages, threads),
        *Timeline(corpus, timeline).pages(maker),
        *(
            maker.page(steps, thread, path, thread_page.title(thread))
            for thread in threads.all
            if (path := page(thread))
        ),
        *(
            maker.page(
                documents,
                (briefing, part),
                path_of_part(briefing.source.id, part.number),
                visible(briefing_page.title(briefing)) + (f", page {part.number}" if part.number > 1 else ""),
                briefing.source.file,
            )
            for briefing in corpus.briefings
            for part in parts(briefing, bounds.page_lines, bounds.page_sentences)
        ),
        corrections_page.page(corpus),
        method_page.page(corpus, problems, making or Making(), maker),
        *changes_page.pages(corpus, edits),
        *(
            maker.page(dossiers, dossier, site_map.dossier(dossier.id), actor_page.title(dossier))
            for dossier in corpus.dossiers
        ),
        *searching.pages,
        files.page,
    )
    beside_documents = beside(corpus, maker, root, files)
    return Site(pages, (*assets(), *beside_documents, *files.files(), *searching.attachments))


def _document(given: tuple[briefing_page.Given, Offered]) -> Content:
    known, offered = given
    page = briefing_page.content(known)
    return offered.added(page) if known.part.number == 1 else page
