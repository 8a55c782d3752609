"""Exports: the same findings for spreadsheets, calendars, feed readers and other programs.

In: the corpus. Out: files of the site, and one of them for `briefgen export`. What lies where: offered.py. What a file
tells of: scope.py. A format a file: table.py (CSV), records.py (JSON), linked_data.py (JSON-LD), calendar_file.py
(iCalendar), atom.py and json_feed.py (what is in feeds: feed_items.py), annotations.py (W3C Web Annotation).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.corpus import Corpus
from briefgen.published import Alternate, Attachment, Page
from briefgen.write import site_map
from briefgen.write.exports.annotations import annotations_file
from briefgen.write.exports.atom import atom_file
from briefgen.write.exports.calendar_file import ics_file
from briefgen.write.exports.data_page import data_page
from briefgen.write.exports.feed_items import Feed, feed
from briefgen.write.exports.json_feed import json_feed_file
from briefgen.write.exports.linked_data import jsonld_file
from briefgen.write.exports.links import AllLinks, Links
from briefgen.write.exports.offered import Offer, alternates, line, offers
from briefgen.write.exports.records import json_file
from briefgen.write.exports.scope import Scope, Scopes
from briefgen.write.exports.table import csv_file
from briefgen.write.exports.who import called
from briefgen.write.passages import Passages
from briefgen.write.threads import Threads

__all__ = ["Exports", "export", "exports"]


def _feed(scope: Scope, links: Links) -> Feed:
    return links.once("feed", scope.page, lambda: feed(scope, links))


def _atom(scope: Scope, path: str, links: Links) -> bytes | None:
    found = _feed(scope, links)
    return atom_file(found, path, links) if found.items else None


def _json_feed(scope: Scope, path: str, links: Links) -> bytes | None:
    found = _feed(scope, links)
    return json_feed_file(found, path, links) if found.items else None


WRITERS: dict[str, Callable[[Scope, str, Links], bytes | None]] = {
    "csv": lambda scope, _, links: csv_file(scope.threads, links) if scope.threads else None,
    "json": lambda scope, _, links: json_file(scope, links),
    "jsonld": lambda scope, _, links: jsonld_file(scope, links),
    "ics": lambda scope, _, links: ics_file(links.titled(scope.title), scope.threads, links),
    "atom": _atom,
    "jsonfeed": _json_feed,
    "annotations": lambda scope, _, links: annotations_file(scope, links),
}
"""The formats. None instead of a file that would hold nothing, which some of them do not allow."""


RECURS = 2
"""Documents that must name an actor for files of its own: what one document says of it stands in the files of that
document. Of a thousand documents that saves ten thousand files; `briefgen export` writes them for every actor."""


@dataclass(frozen=True, slots=True)
class Exports:
    """The files, the page that explains them, and for each page's path what links its files.

    `lines` holds the HTML of a line of the page, `alternates` what stands in its head.
    """

    files: tuple[Attachment, ...] = field(repr=False)
    page: Page
    lines: Mapping[str, str] = field(repr=False)
    alternates: Mapping[str, tuple[Alternate, ...]] = field(repr=False)


def exports(
    corpus: Corpus, threads: Threads, passages: Mapping[str, Passages], site_name: str, site_url: str | None
) -> Exports:
    """Every file of the site; `passages` are those of every briefing by id."""
    files: list[Attachment] = []
    lines: dict[str, str] = {}
    heads: dict[str, tuple[Alternate, ...]] = {}
    whole: list[Offer] = []
    links = AllLinks(site_name, site_url, passages)
    for scope in _scopes(corpus, Scopes(corpus, threads)):
        made: list[Offer] = []
        for offer in offers(scope.kind, scope.page):
            content = WRITERS[offer.form](scope, offer.path, links.of(offer.path))
            if content is not None:
                files.append(Attachment(offer.path, content))
                made.append(offer)
        if made:
            lines[scope.page] = line(scope.page, made)
            heads[scope.page] = alternates(scope.title, made)
        if scope.kind in {"news", "register"}:
            whole += made
    return Exports(tuple(files), data_page(whole), lines, heads)


def _scopes(corpus: Corpus, scopes: Scopes) -> Iterator[Scope]:
    yield scopes.news()
    yield scopes.register()
    for dossier in corpus.dossiers:
        if len(dossier.appearances) >= RECURS:
            yield scopes.actor(dossier)
    for briefing in corpus.briefings:
        yield scopes.document(briefing)


def export(
    corpus: Corpus, form: str, actor: str | None = None, site_name: str = "", site_url: str | None = None
) -> bytes | None:
    """One file in one of the formats, of the whole corpus or of the actor called so; None where it would be empty.

    Without an address of the site, links count from the site's root. Feeds of the whole corpus are the register's.

    Raises:
        KeyError: there is no such format.
        SettingsError: no actor, or more than one, is called so.
    """
    dossier = None if actor is None else called(corpus, actor)
    scopes = Scopes(corpus, Threads(corpus))
    passages = {briefing.source.id: Passages(briefing) for briefing in corpus.briefings}
    scope = scopes.register() if dossier is None else scopes.actor(dossier)
    return WRITERS[form](scope, site_map.HOME, AllLinks(site_name, site_url, passages).of(site_map.HOME))
