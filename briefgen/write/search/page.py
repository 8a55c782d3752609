"""The page of the search: the form with its filters; what it finds is put in by assets/search.js.

In: the corpus and its index. Out: its `Page`, which says which files of words there are. Words and signs of the filters
stand in templates/search.html, from where the script takes those of the results.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import get_args

from briefgen.corpus import Corpus
from briefgen.model import CommitmentKind, StatementKind, Turn
from briefgen.published import Content, Heading, Page
from briefgen.visible import visible
from briefgen.write import site_map
from briefgen.write.render import render
from briefgen.write.search.facets import MENTIONS_BLOCK
from briefgen.write.search.sentences import WHATS
from briefgen.write.threads import Threads, status_key
from briefgen.write.view import TYPES, Name

TITLE = "Search"
DESCRIPTION = "Find sentences, commitments, quotations and actors in all documents."
INDEXES = (
    ("Briefings", site_map.BRIEFINGS),
    ("Actors", site_map.ACTORS),
    ("Commitments", site_map.REGISTER),
    ("Timeline", site_map.TIMELINE),
)
EXAMPLES = 3
BROWSED = ("commitment", "quotation")
ANY_ACTOR = "ACTOR"
"""Stands for the id of a dossier in the address that search.js fills in."""


def page(corpus: Corpus, threads: Threads, counts: Sequence[int], starts: Sequence[str]) -> Page:
    """The page; filters for what the corpus does not hold are left out. `counts`, `starts`: see `index.Contents`."""
    return Page(site_map.SEARCH, TITLE, partial(_content, corpus, threads, counts, starts))


def _content(corpus: Corpus, threads: Threads, counts: Sequence[int], starts: Sequence[str]) -> Content:
    kinds = {c.kind for briefing in corpus.briefings for c in (*briefing.commitments, *briefing.statements)}
    statuses = {status_key(thread.status) for thread in threads.all}
    types = {dossier.type for dossier in corpus.dossiers}
    html = render(
        "search.html",
        title=TITLE,
        whats=WHATS,
        kinds=tuple(kind for kind in (*get_args(CommitmentKind), *get_args(StatementKind)) if kind in kinds),
        statuses=tuple(key for key in (*get_args(Turn), "editor", "none") if key in statuses),
        types=tuple(kind for kind in TYPES if kind in types),
        examples=tuple(_examples(corpus)),
        sentences=sum(len(briefing.sentences) for briefing in corpus.briefings),
        documents=len(corpus.briefings),
        indexes=tuple(Name(words, site_map.link(site_map.SEARCH, path)) for words, path in INDEXES),
        actor=site_map.link(site_map.SEARCH, site_map.dossier(ANY_ACTOR)),
        data=site_map.link(site_map.SEARCH, site_map.SEARCH_DATA),
        engine=site_map.link(site_map.search_data(""), site_map.SEARCH_ENGINE).removesuffix(".js"),
        counts=counts,
        starts=starts,
        actors_open=sum(counts) <= MENTIONS_BLOCK,
    )
    return Content(html, (Heading(1, "top", TITLE),), DESCRIPTION, scripts=(site_map.SEARCH_SCRIPT,))


def _examples(corpus: Corpus) -> list[Name]:
    """Searches to try: the actors named in most documents, and everything of one sort."""
    known = sorted(corpus.dossiers, key=lambda one: (-len(one.appearances), one.id))[:EXAMPLES]
    named = [Name(visible(one.name), site_map.searched(site_map.SEARCH, q=one.name)) for one in known]
    return [*named, *(Name(f"all {what}s", site_map.searched(site_map.SEARCH, what=what)) for what in BROWSED)]
