"""The page that says which files there are for other programs, and what is in them.

In: what was written. Out: its `Page`. Its words stand in templates/data.html.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.published import Content, Heading, Page
from briefgen.write import site_map
from briefgen.write.exports.offered import LABELS, PAGE, Offer
from briefgen.write.render import render
from briefgen.write.view import Name

TITLE = "Data"
ABOUT = "The findings as files for spreadsheets, calendars, feed readers and other programs."


def data_page(made: Iterable[Offer]) -> Page:
    """The page; `made` are the files of the whole corpus."""
    files = tuple((offer.form, Name(LABELS[offer.form], site_map.link(PAGE, offer.path)), offer.path) for offer in made)

    def content() -> Content:
        html = render("data.html", title=TITLE, files=files)
        return Content(html, (Heading(1, "top", TITLE),), ABOUT)

    return Page(PAGE, TITLE, content)
