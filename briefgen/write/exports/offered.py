"""Which files there are, beside which page, and how a page tells of them.

In: a page's path. Out: `Offer`s, and the line of links below the page. To move a file, change it here only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from posixpath import dirname, join

from briefgen.published import Alternate, Content
from briefgen.visible import visible
from briefgen.write import site_map
from briefgen.write.render import render
from briefgen.write.view import Name

LABELS = {
    "csv": "CSV",
    "json": "JSON",
    "jsonld": "JSON-LD",
    "ics": "Calendar",
    "atom": "Atom feed",
    "jsonfeed": "JSON Feed",
    "annotations": "Annotations",
}
"""The formats, and their names on pages."""

MEDIA_TYPES = {
    "json": "application/json",
    "jsonld": "application/ld+json",
    "atom": "application/atom+xml",
    "jsonfeed": "application/feed+json",
}
"""The formats that a program looks for in the head of a page."""

PAGE = "data/index.html"
"""The page that explains them."""

FILES = {
    "news": {"atom": "feed.xml", "jsonfeed": "feed.json", "json": "data/corpus.json", "jsonld": "data/corpus.jsonld"},
    "register": {"csv": "commitments.csv", "ics": "commitments.ics", "atom": "feed.xml", "jsonfeed": "feed.json"},
    "actor": {
        "csv": "commitments.csv",
        "json": "dossier.json",
        "jsonld": "dossier.jsonld",
        "ics": "commitments.ics",
        "atom": "feed.xml",
        "jsonfeed": "feed.json",
    },
    "document": {"jsonld": "briefing.jsonld", "annotations": "annotations.jsonld"},
}
"""Kind of scope to format to file, in the folder of the page."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A file in one of the formats; `path` is below the site's root."""

    form: str
    path: str


@dataclass(frozen=True, slots=True)
class Offered:
    """The files beside a page; `title` is what they tell of."""

    page: str
    title: str
    files: tuple[Offer, ...]

    def added(self, content: Content) -> Content:
        """The page with the line of links at its foot, and the files in its head."""
        return replace(
            content,
            html=content.html + line(self.page, self.files),
            alternates=(*content.alternates, *alternates(self.title, self.files)),
        )


def offers(kind: str, page: str) -> tuple[Offer, ...]:
    """The files that may lie beside a page; those that would tell nothing are not made."""
    return tuple(Offer(form, join(dirname(page), name)) for form, name in FILES[kind].items())


def alternates(title: str, made: Iterable[Offer]) -> tuple[Alternate, ...]:
    """The files that say what a page says, for its head; `title` is what they tell of."""
    return tuple(
        Alternate(MEDIA_TYPES[offer.form], f"{LABELS[offer.form]}: {visible(title)}", offer.path)
        for offer in made
        if offer.form in MEDIA_TYPES
    )


def line(page: str, made: Iterable[Offer]) -> str:
    """The HTML of the line of links for the foot of a page."""
    here = tuple(made)
    if page == site_map.REGISTER:
        whole = {offer.form: offer for offer in offers("news", site_map.HOME)}
        here = (*here, whole["json"], whole["jsonld"])
    files = tuple(Name(LABELS[offer.form], site_map.link(page, offer.path)) for offer in here)
    return render("exports.html", files=files, about=site_map.link(page, PAGE))
