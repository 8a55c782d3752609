"""A feed as JSON Feed 1.1 (jsonfeed.org).

In: a `Feed`. Out: JSON.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from briefgen.write.encode import json_bytes, json_lines
from briefgen.write.exports.feed_items import Feed, Item
from briefgen.write.exports.links import MIDNIGHT, Links


def json_feed_file(feed: Feed, path: str, links: Links) -> bytes:
    """The feed that lies at `path`; all in it is plain text."""
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": links.to(feed.page),
        **({"feed_url": links.to(path)} if links.url else {}),
        "language": "en",
    }
    return json_lines(head, items=(links.once("json feed", f"{i.id} {i.text}", partial(_json, i)) for i in feed.items))


def _json(item: Item) -> bytes:
    return json_bytes(_item(item))


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_text": item.text,
        "date_published": item.date + MIDNIGHT,
        **({"authors": [{"name": item.author}]} if item.author else {}),
    }
