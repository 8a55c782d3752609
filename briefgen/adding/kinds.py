"""What kind of document some bytes are: by how they begin, by what the server says, by the name.

In: bytes, a media type, an address or a name. Out: the ending that the file is to have; None for kinds not read.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from briefgen.read import SUPPORTED

KNOWN = tuple(one.removeprefix(".") for one in SUPPORTED)
FEEDS = (".rss", ".atom", ".xml")
_MEDIA = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
_BEGINNINGS = (
    (re.compile(rb"[\s\S]{0,1024}?%PDF-"), ".pdf"),
    (re.compile(rb"PK\x03\x04[\s\S]*word/"), ".docx"),
    (re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I), ".html"),
    (re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:rss|rdf:RDF)\b"), ".rss"),
    (re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:feed|entry)\b"), ".atom"),
)


def suffix(content: bytes, media: str | None, name: str) -> str | None:
    """The ending, in small letters with its dot; `media` is None for a file, `name` an address or a file's name."""
    ending = PurePosixPath(urlsplit(name).path).suffix.lower()
    told = _MEDIA.get((media or "").partition(";")[0].strip().lower())
    for pattern, found in _BEGINNINGS:
        if pattern.match(content):
            # A page that is about a feed's source, or a text that quotes HTML, is told by its name.
            return ending if media is None and ending in SUPPORTED else found
    if told == ".txt" and ending == ".md":
        return ending
    return told or (ending if ending in SUPPORTED else None)
