"""Names for things that keep: ids made from content, and safe short slugs.

In: words. Out: ids that do not depend on position, so that permalinks and corrections survive edits elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable

ID_LETTERS = 7
"""35 bits.

Two of a thousand findings of one kind in one source meet once in 70,000 sources, and then get a longer id.
"""

SLUG_LETTERS = 60
RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    "index",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}
"""Names that Windows refuses for files, and the one that a folder's own page takes."""


def _digest(parts: Iterable[str], length: int = 32) -> str:
    """Letters of the first `length` bytes of the parts' digest: each five bytes are eight letters."""
    key = "\x1f".join(" ".join(unicodedata.normalize("NFKC", part).casefold().split()) for part in parts)
    return base64.b32encode(hashlib.sha256(key.encode()).digest()[:length]).decode().lower()


def content_id(prefix: str, *parts: str, taken: set[str]) -> str:
    """`prefix-` and letters made from the parts, case and spacing aside; never one of `taken`, to which it is added."""
    name = f"{prefix}-{_digest(parts, 5)[:ID_LETTERS]}"  # enough nearly always, and base 32 is slow
    if name not in taken:
        taken.add(name)
        return name
    digest = _digest(parts)
    for length in range(ID_LETTERS, len(digest)):
        name = f"{prefix}-{digest[:length]}"
        if name not in taken:
            taken.add(name)
            return name
    return content_id(prefix, *parts, str(len(taken)), taken=taken)


def mention_ids(letter: str, mentions: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Ids of the dates ("d") or figures ("n") of a document, from their words and their sentences, in that order."""
    taken: set[str] = set()
    return tuple(content_id(letter, *words, taken=taken) for words in mentions)


def slug(words: str) -> str:
    """Lower-case ASCII letters, digits and hyphens, at most 60; never empty, never a reserved file name.

    Words of which nothing remains in ASCII (or too little, as for a title in Japanese) get letters made from their
    content.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(name) > SLUG_LETTERS:
        name = name[:SLUG_LETTERS].rsplit("-", 1)[0]
    if (
        not name
        or name in RESERVED
        or (len(re.findall(r"\w", words)) > 2 * len(re.findall(r"\w", name)) and len(words) <= SLUG_LETTERS)
    ):
        name = "-".join(filter(None, [name, "x" + _digest([words])[:ID_LETTERS]]))
    return name
