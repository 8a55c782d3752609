"""The log of corrections: what editors changed in what the machine found, and where they wrote it.

In: the corpus. Out: its `Page`. It is there also when nothing was corrected, and then says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from briefgen.corpus import Corpus
from briefgen.published import Content, Heading, Page
from briefgen.write import site_map
from briefgen.write.briefing_page import title
from briefgen.write.corrected import Logged, logged
from briefgen.write.render import render
from briefgen.write.view import Name

TITLE = "Corrections"


@dataclass(frozen=True, slots=True)
class Shown:
    """A correction as a line; `subject` leads to the line that was corrected where it is still there."""

    entry: Logged
    subject: Name


def page(corpus: Corpus) -> Page:
    """The log: for each document its corrections, then those of actors."""
    return Page(site_map.CORRECTIONS, TITLE, lambda: _content(corpus))


def _content(corpus: Corpus) -> Content:
    here = site_map.CORRECTIONS
    entries = tuple(logged(corpus))
    documents = {briefing.source.id: briefing for briefing in corpus.briefings}
    dossiers = {dossier.name: dossier.id for dossier in corpus.dossiers}

    def shown(entry: Logged) -> Shown:
        one = entry.correction
        href = None
        if one.briefing is None:
            dossier = dossiers.get(one.target)
            href = site_map.link(here, site_map.dossier(dossier)) if dossier else None
        elif one.kind != "drop":
            href = site_map.link(here, site_map.briefing(one.briefing), one.target)
        return Shown(entry, Name(one.target, href))

    groups = []
    of_documents = [entry for entry in entries if entry.correction.briefing in documents]
    for key, group in groupby(of_documents, key=lambda entry: entry.correction.briefing or ""):
        name = Name(title(documents[key]), site_map.link(here, site_map.briefing(key)))
        groups.append((name, tuple(shown(entry) for entry in group)))
    of_actors = tuple(shown(entry) for entry in entries if entry.correction.briefing is None)
    html = render("corrections.html", title=TITLE, groups=tuple(groups), actors=of_actors, total=len(entries))
    headings = [Heading(1, "top", TITLE)]
    headings += [Heading(2, "documents", "In documents")] if groups else []
    headings += [Heading(2, "actors", "Who is who")] if of_actors else []
    return Content(html, tuple(headings), "What editors corrected in what the machine found.")
