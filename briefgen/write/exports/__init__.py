"""Exports: the same findings for spreadsheets, calendars, feed readers and other programs.

In: the corpus. Out: files of the site, and one of them for `briefgen export`. What lies where: offered.py. What a file
tells of: scope.py. A format a file: table.py (CSV), records.py (JSON), linked_data.py (JSON-LD), calendar_file.py
(iCalendar), atom.py and json_feed.py (what is in feeds: feed_items.py), annotations.py (W3C Web Annotation).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from briefgen.corpus import Corpus, Dossier, Entry, Thread
from briefgen.model import Briefing
from briefgen.published import Attachment
from briefgen.write import site_map
from briefgen.write.exports import calendar_file, feed_items
from briefgen.write.exports.annotations import annotations_file
from briefgen.write.exports.atom import atom_file
from briefgen.write.exports.calendar_file import ics_file
from briefgen.write.exports.data_page import data_page
from briefgen.write.exports.feed_items import Feed, feed
from briefgen.write.exports.json_feed import json_feed_file
from briefgen.write.exports.linked_data import jsonld_file
from briefgen.write.exports.links import Links, LinksOfAll, address, base
from briefgen.write.exports.offered import Offer, Offered, offers
from briefgen.write.exports.records import json_file
from briefgen.write.exports.scope import Kind, Scope, Scopes
from briefgen.write.exports.table import csv_file
from briefgen.write.exports.who import called
from briefgen.write.kept import Files, Maker, Recipe
from briefgen.write.passages import AllPassages
from briefgen.write.threads import Threads, documents

__all__ = ["Exports", "export", "exports"]


def _feed(scope: Scope, links: Links) -> Feed:
    return links.once("feed", scope.page, lambda: feed(scope, links))


def _atom(scope: Scope, path: str, links: Links) -> bytes | None:
    found = _feed(scope, links)
    return atom_file(found, path, links) if found.items else None


def _json_feed(scope: Scope, path: str, links: Links) -> bytes | None:
    found = _feed(scope, links)
    return json_feed_file(found, path, links) if found.items else None


def _joined(pieces: Callable[[Scope, Links], Iterator[bytes]], scope: Scope, _: str, links: Links) -> bytes | None:
    return b"".join(pieces(scope, links)) or None


PIECEMEAL: dict[str, Callable[[Scope, Links], Iterator[bytes]]] = {
    "csv": lambda scope, links: csv_file(scope.threads, links) if scope.threads else iter(()),
    "json": json_file,
    "jsonld": jsonld_file,
    "ics": lambda scope, links: ics_file(links.titled(scope.title), scope.threads, links),
}
"""Formats that of a large corpus are too much to hold. Nothing at all instead of a file that would hold nothing."""

WRITERS: dict[str, Callable[[Scope, str, Links], bytes | None]] = {
    **{form: partial(_joined, pieces) for form, pieces in PIECEMEAL.items()},
    "atom": _atom,
    "jsonfeed": _json_feed,
    "annotations": lambda scope, _, links: annotations_file(scope, links),
}
"""The formats. None instead of a file that would hold nothing, which some of them do not allow."""


RECURS = 2
"""Documents that must name an actor for files of its own: what one document says of it stands in the files of that
document. Of a thousand documents that saves ten thousand files; `briefgen export` writes them for every actor."""


@dataclass(frozen=True, slots=True)
class Told:
    """All that the files beside one page depend on: what they tell of, and the name and address of the site."""

    scope: Scope
    files: tuple[Offer, ...]
    name: str
    url: str | None


class Exports:
    """The files of a site, and the page that explains them.

    Attributes:
        page: The page that explains them.
    """

    def __init__(self, corpus: Corpus, threads: Threads, maker: Maker, site_name: str, site_url: str | None) -> None:
        """Makes nothing yet."""
        self._corpus, self._threads, self._maker = corpus, threads, maker
        self._scopes, self._name, self._url = Scopes(corpus, threads), site_name, address(site_url)
        # What one file says of a thread or a document, the next one says again.
        self._kept: defaultdict[str, dict[tuple[str, str], Any]] = defaultdict(dict)
        self._of_actor = Recipe("files of an actor", self._actor, self._make)
        self._of_document = Recipe("files of a document", self._document, self._make)
        self._of_everything = Recipe("files of everything", self._all, _nothing)
        every, said = corpus.briefings, tuple(entry for dossier in corpus.dossiers for entry in dossier.said[:1])
        self._whole = {
            "news": there("news", site_map.HOME, every, threads.all, said),
            "register": there("register", site_map.REGISTER, every, threads.all, said),
        }
        self.page = data_page([offer for files in self._whole.values() for offer in files])

    def files(self) -> Iterator[Attachment]:
        """Every file, those of documents left out: they are `of_document`."""
        # What tells of the whole corpus changes with every document: its pieces are kept, see `LinksOfAll`.
        for kind, offers_of_it in self._whole.items():
            digest = partial(self._maker.digest, self._of_everything, kind)
            for offer in offers_of_it:
                pieces = partial(self._pieces, kind, offer)
                yield Attachment(offer.path, partial(self._one, kind, offer), digest, pieces)
        for dossier in self._corpus.dossiers:
            if found := self.beside(dossier):
                yield from (self._maker.file(self._of_actor, dossier, offer.path) for offer in found.files)

    def of_document(self, briefing: Briefing) -> Iterator[Attachment]:
        """The files of one document."""
        for offer in self.beside_document(briefing).files:
            yield self._maker.file(self._of_document, briefing, offer.path)

    def beside_register(self) -> Offered:
        """What the page of the register offers."""
        return Offered(site_map.REGISTER, "Commitments", self._whole["register"])

    def beside_home(self) -> Offered:
        """What the front page offers."""
        return Offered(site_map.HOME, "New documents", self._whole["news"])

    def beside_document(self, briefing: Briefing) -> Offered:
        """What the page of a document offers."""
        page, title = site_map.briefing(briefing.source.id), briefing.source.title.value or briefing.source.id
        return Offered(page, title, there("document", page, (briefing,), (), ()))

    def beside(self, dossier: Dossier) -> Offered | None:
        """What the page of an actor offers; None where it has no files of its own."""
        if len(dossier.appearances) < RECURS:
            return None
        page = site_map.dossier(dossier.id)
        briefings = [one.briefing for one in dossier.appearances]
        threads = self._scopes.threads_of(dossier)
        return Offered(page, dossier.name, there("actor", page, briefings, threads, dossier.said, dossier.id))

    def _actor(self, dossier: Dossier) -> Told:
        offered = self.beside(dossier)
        return Told(self._scopes.actor(dossier), offered.files if offered else (), self._name, self._url)

    def _document(self, briefing: Briefing) -> Told:
        files = self.beside_document(briefing).files
        return Told(self._scopes.document(briefing), files, self._name, self._url)

    def _everything(self, kind: str) -> Scope:
        return self._scopes.news() if kind == "news" else self._scopes.register()

    def _all(self, kind: str) -> tuple[object, ...]:
        """All that the files of everything depend on; most of it has been looked at for other files."""
        corpus = self._corpus
        who = self._scopes.who(corpus.briefings)
        told = corpus.briefings, corpus.dossiers, self._threads.all, corpus.corrections, corpus.same_story, who
        return kind, told, self._whole[kind], self._name, self._url

    def _one(self, kind: str, offer: Offer) -> bytes:
        return b"".join(self._pieces(kind, offer))

    def _pieces(self, kind: str, offer: Offer) -> Iterator[bytes]:
        scope, root = self._everything(kind), base(offer.path, self._url)
        passages = AllPassages(self._corpus.briefings)
        links = LinksOfAll(root, self._name, self._url, passages, self._kept[root], self._maker)
        if offer.form in PIECEMEAL:
            yield from PIECEMEAL[offer.form](scope, links)
        elif content := WRITERS[offer.form](scope, offer.path, links):
            yield content

    def _make(self, told: Told) -> Files:
        """Every file of one page."""
        passages, made = _passages(told.scope), {}
        for offer in told.files:
            content = WRITERS[offer.form](told.scope, offer.path, self._links(told, offer, passages))
            if content is not None:
                made[offer.path] = content
        return made

    def _links(self, told: Told, offer: Offer, passages: AllPassages) -> Links:
        root = base(offer.path, told.url)
        return Links(root, told.name, told.url, passages, self._kept[root])


def _nothing(_: object) -> Files:
    """Files of everything are made piece by piece, not by a recipe."""
    return {}


def _passages(scope: Scope) -> AllPassages:
    known = {briefing.source.id: briefing for thread in scope.threads for briefing in documents(thread)}
    return AllPassages((*known.values(), *scope.briefings))


def there(
    kind: Kind,
    page: str,
    briefings: Sequence[Briefing],
    threads: Sequence[Thread],
    said: Iterable[Entry],
    dossier: str | None = None,
) -> tuple[Offer, ...]:
    """The files that tell something, found without making them."""
    found = {
        "csv": lambda: bool(threads),
        "ics": lambda: calendar_file.any_due(threads),
        "atom": lambda: feed_items.any_dated(kind, briefings, threads, said, dossier),
        "annotations": lambda: any(b.commitments or b.statements or b.quotes or b.facts for b in briefings),
    }
    found["jsonfeed"] = found["atom"]
    return tuple(offer for offer in offers(kind, page) if offer.form not in found or found[offer.form]())


def exports(corpus: Corpus, threads: Threads, site_name: str, site_url: str | None) -> tuple[Attachment, ...]:
    """Every file of the site."""
    made = Exports(corpus, threads, Maker(), site_name, site_url)
    return (*made.files(), *(file for briefing in corpus.briefings for file in made.of_document(briefing)))


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
    scope, url = scopes.register() if dossier is None else scopes.actor(dossier), address(site_url)
    links = Links(base(site_map.HOME, url), site_name, url, AllPassages(corpus.briefings))
    return WRITERS[form](scope, site_map.HOME, links)
