"""How a document is cited: what is known of it, in words, and as meta tags for reference managers.

In: a briefing, and the address of its page where the site has one. Out: a `Work`. As BibTeX, RIS and CSL-JSON:
citation_files.py.

What is cited is the document, not the page about it: whoever uses a statement owes it to its source, and the page is
where the words can be checked, so it is named last. What is not known is left out. A document known by an address is
called a web page, any other a document: nothing tells a newspaper from a press release. The date of access is the
reader's to add, because no page knows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.model import Briefing, Evidence
from briefgen.write import site_map
from briefgen.write.date_words import date_words, is_day
from briefgen.write.encode import plain

SUPPLIED = ("first sentence",)
"""Where a title comes from that nobody gave: it stands in square brackets, as catalogues write it."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is known of a document, as plain text on one line each; None where it is not known.

    Attributes:
        key: Short name, the id of the briefing.
        title: In square brackets where the document has none and its first words stand for it; None for a bare file.
        author: As given: nobody splits it into names.
        date: YYYY-MM-DD.
        url: Of the document, http or https.
        page: Of the briefing: an address, or its path below the site's root where the site has no address.
        checked: The file that was read and its sha256, in words.
    """

    key: str
    title: str | None
    author: str | None
    outlet: str | None
    date: str | None
    url: str | None
    language: str | None
    page: str
    checked: str

    @property
    def online(self) -> bool:
        """It is known by an address on the web."""
        return self.url is not None

    @property
    def words(self) -> str:
        """One line for people, such as 'The Harbour Post, “The quay reopens”, 14 April 2031'."""
        title = f"“{self.title}”" if self.title else None
        day = date_words(self.date) if self.date else None
        return ", ".join(part for part in (self.author, title, self.outlet, day) if part)

    @property
    def text(self) -> str:
        """The citation with all addresses."""
        source = ", ".join(part for part in (self.words, self.url) if part)
        return f"{source}. Briefing: {self.page}" if source else f"Briefing: {self.page}"

    def quoted(self, words: Evidence, speaker: str | None, anchor: str) -> str:
        """A passage with who says it, where it stands, and the address of its line."""
        quote = f"“{plain(words.reading)}”"
        by = f" — {plain(speaker)}, in:" if speaker else " —"
        place = f", p. {words.page}" if words.page is not None else ""
        return f"{quote}{by} {self.words or self.key}{place}. {self.page}#{anchor}"


def work(briefing: Briefing, root: str | None) -> Work:
    """What is known of a briefing's document; `root` is the address of the site's root, ending in a slash."""
    source = briefing.source
    named = _line(source.title.value)
    title = f"[{named}]" if named and source.title.origin in SUPPLIED else named
    url = site_map.outside(source.url.value)
    return Work(
        key=source.id,
        title=title,
        author=_line(source.author.value),
        outlet=_line(source.outlet.value),
        date=source.date.value if is_day(source.date.value) else None,
        url=url if url and url.startswith("http") else None,
        language=_line(source.language.value),
        page=(root or "") + site_map.briefing(source.id),
        checked=f"read from {plain(source.file)}, sha256 {source.sha256}",
    )


def meta(it: Work) -> Iterator[tuple[str, str]]:
    """(name, content) of the tags that Zotero and others read from a page's head, in a fixed order.

    `citation_journal_title` is not among them: it would make every document an article of a learned journal. The
    outlet is DC.source and DC.publisher, which Zotero reads as the name of the site or the publisher.
    """
    yield "DC.type", "webpage" if it.online else "document"
    tags = (
        (("citation_title", "DC.title", "og:title"), it.title),
        (("citation_author", "DC.creator"), it.author),
        (("citation_publication_date", "DC.date"), it.date),
        (("DC.publisher", "DC.source"), it.outlet),
        (("citation_public_url", "DC.identifier"), it.url),
        (("citation_language", "DC.language"), it.language),
    )
    for names, content in tags:
        if content:
            yield from ((name, content) for name in names)
    yield "og:type", "article"


def _line(words: str | None) -> str | None:
    return plain(words) or None if words else None
