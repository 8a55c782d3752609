"""An item of a news feed, saved as a file → its reading text.

In: the bytes of a .rss, .atom or .xml file with one item. Out: a `Reading`: the item's headline and content; title,
date, author, outlet and address as the feed states them. feedparser reads it, from these bytes alone. A feed of several
items is several documents: `briefgen add` makes a file of each.
"""

from __future__ import annotations

import io
import re
from datetime import date
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

import feedparser

from briefgen.read.formats import version
from briefgen.read.formats.fragments import parts, write
from briefgen.read.formats.reading_text import NoReadingError, Reading, Writer

if TYPE_CHECKING:
    from briefgen.bounds import Bounds

STATED = "feed"
_DECLARATION = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
_BARE = re.compile(rb"<(?:[A-Za-z]{1,9}:)?(item|entry)[\s>]")
_ROOT = re.compile(rb"<(?:[A-Za-z]{1,9}:)?(?:rss|feed|RDF)[\s>]")
_ADDRESS = re.compile(r"\s*\S+@\S+\s*\((.+)\)\s*$")


def read(content: bytes, file: str, bounds: Bounds) -> Reading:  # noqa: ARG001 - as every reader is called
    """The one item of the feed.

    Raises:
        NoReadingError: it is no feed, is damaged, or has no item or several.
    """
    parsed = items(content)
    if len(parsed.entries) > 1:
        raise NoReadingError(
            f"this feed has {len(parsed.entries)} items, and each is a document of its own.\n"
            f"Make a file of each with `briefgen add {file}`, and delete this one."
        )
    writer = Writer()
    (item,) = parsed.entries
    for key, value in stated(item, parsed.feed).items():
        writer.states(key, value, STATED)
    writer.block("heading", _text(item.get("title", "")))
    before = writer.blocks
    contents = [one.value for one in item.get("content", [])] or [item.get("summary", "")]
    for one in contents:
        write(parts(one), writer)
    if writer.blocks == before:
        raise NoReadingError(
            "the item of this feed has a headline and no text.\nSave the page that it leads to instead."
        )
    return writer.done(version("feedparser"))


def items(content: bytes) -> Any:  # noqa: ANN401 - feedparser's own, which has no types
    """The feed with its items, at least one.

    Raises:
        NoReadingError: it is no feed, is damaged, or has no item.
    """
    if _DECLARATION.search(content):
        raise NoReadingError("this feed declares entities, as no feed needs it, and is not read.\nSave it anew.")
    bare = _BARE.search(content)
    if bare and not _ROOT.search(content):  # an item alone, without the feed around it
        head = content[: bare.start()]
        shell = (b"<rss version='2.0'><channel>", b"</channel></rss>") if bare[1] == b"item" else _ATOM
        content = re.sub(rb"<\?xml[^>]*\?>", b"", head) + shell[0] + content[bare.start() :] + shell[1]
    parsed = feedparser.parse(io.BytesIO(content))
    if not parsed.entries:
        cause = parsed.get("bozo_exception")
        why = f" ({' '.join(str(cause).split())[:120]})" if cause else ""
        raise NoReadingError(
            f"there is no item of a feed in this file{why}.\n"
            "Only RSS and Atom are read from XML. Save the document's text as a .txt file instead."
        )
    return parsed


_ATOM = (b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"</feed>")


def apart(content: bytes) -> tuple[bytes, ...]:
    """Each item as a feed of its own; the same bytes where there is but one.

    Raises:
        NoReadingError: it is no feed, is damaged, or has no item.
    """
    parsed = items(content)
    if len(parsed.entries) == 1:
        return (content,)
    return tuple(_alone(item, parsed.feed) for item in parsed.entries)


def _alone(item: Any, feed: Any) -> bytes:  # noqa: ANN401 - feedparser's own
    """An entry of Atom, with the words of the item; its day stands as the feed writes it."""
    told = {key: escape(value or "") for key, value in stated(item, feed).items()}
    words = "<hr>".join(one.value for one in item.get("content", [])) or item.get("summary", "")
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<entry xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{told['title']}</title>",
        f"<link href={quoteattr(item.get('link') or '')}/>",
        f"<published>{escape(_day(item))}</published>",
        f"<author><name>{told['author']}</name></author>",
        f"<source><title>{told['outlet']}</title></source>",
        f'<content type="html">{escape(words)}</content>',
        "</entry>",
    )
    return "\n".join((*lines, "")).encode()


def stated(item: Any, feed: Any) -> dict[str, str | None]:  # noqa: ANN401 - feedparser's own
    """What the feed says of an item, by the names of front matter; None where it says nothing."""
    moment = item.get("published_parsed") or dict.get(item, "updated_parsed")
    author = item.get("author") or feed.get("author")
    named = _ADDRESS.fullmatch(author) if author else None
    try:
        day = date(*moment[:3]).isoformat() if moment else None
    except (ValueError, TypeError):
        day = None
    return {
        "title": _text(item.get("title", "")),
        "date": _own_day(item) or day,
        "author": named[1] if named else author,
        "outlet": _text(item.get("source", {}).get("title", "") or feed.get("title", "")),
        "url": item.get("link"),
        "language": feed.get("language"),
    }


def _day(item: Any) -> str:  # noqa: ANN401 - feedparser's own
    """The words of its day; `dict.get`, as feedparser would warn that one day is given for the other."""
    return item.get("published") or dict.get(item, "updated") or ""


def _own_day(item: Any) -> str | None:  # noqa: ANN401 - feedparser's own
    """The day as the feed writes it: converted to another time zone it may be another day."""
    words = _day(item)
    written = re.match(r"\d{4}-\d\d-\d\d(?=T|$)", words)
    try:
        return written[0] if written else parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _text(title: str) -> str:
    """Titles of feeds may hold HTML."""
    return " ".join(part.words for part in parts(title))
