"""A feed as Atom (RFC 4287).

In: a `Feed`. Out: XML, made by the standard library, which escapes what the sources say.
"""

from __future__ import annotations

from functools import partial
from xml.etree.ElementTree import Element, SubElement

from briefgen.write.encode import xml_bytes
from briefgen.write.exports.feed_items import Feed, Item
from briefgen.write.exports.links import MIDNIGHT, Links, urn

SPACE = "http://www.w3.org/2005/Atom"


def atom_file(feed: Feed, path: str, links: Links) -> bytes:
    """The feed that lies at `path`; all in it is plain text."""
    root = Element("feed", {"xmlns": SPACE, "xml:lang": "en"})
    _text(root, "id", urn("feed", links.url or "", feed.page))
    _text(root, "title", feed.title)
    _text(root, "updated", feed.items[0].date + MIDNIGHT)
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": links.to(feed.page)})
    if links.url:
        SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": links.to(path)})
    _author(root, links.name or "briefgen")
    root.extend(links.once("atom", f"{item.id} {item.text}", partial(_entry, item)) for item in feed.items)
    return xml_bytes(root)


def _entry(item: Item) -> Element:
    entry = Element("entry")
    _text(entry, "id", item.id)
    _text(entry, "title", item.title)
    _text(entry, "updated", item.date + MIDNIGHT)
    _text(entry, "published", item.date + MIDNIGHT)
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": item.url})
    if item.author:
        _author(entry, item.author)
    SubElement(entry, "content", {"type": "text"}).text = item.text
    entry.tail = "\n"
    return entry


def _author(parent: Element, name: str) -> None:
    _text(SubElement(parent, "author"), "name", name)


def _text(parent: Element, tag: str, words: str) -> None:
    SubElement(parent, tag).text = words
