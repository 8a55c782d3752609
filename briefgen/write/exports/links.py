"""Links and names in exported files, which travel away from the site.

In: where the file lies, and the site's address if it is known. Out: addresses and stable ids. With an address every
link is absolute; without one it is relative to the file, or to the site's root where `briefgen export` writes the file.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import quote

from briefgen.model import Evidence
from briefgen.write import site_map
from briefgen.write.date_words import is_day
from briefgen.write.encode import plain
from briefgen.write.passages import Passages

T = TypeVar("T")

OURS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:briefgen")
MIDNIGHT = "T00:00:00Z"
"""Sources tell days, feeds and calendars want moments: the first one of the day, in UTC, on every machine."""

NEVER = "1970-01-01"
"""Stands where a format demands a date that no source tells; it is never shown as the date of anything said."""

AT_HAND = 10_000
"""Pieces kept for other files; of a kilobyte each."""


class Links:
    """How the files of one folder depth point at the site; with an address of the site, all files.

    Attributes:
        base: What leads from the file to the site's root: its address, or "", "../" and so on.
        name: Name of the site; empty where it is not known.
        url: Address of the site's root, ending in a slash; None where it is not known.
    """

    def __init__(
        self,
        base: str,
        name: str,
        url: str | None,
        passages: Mapping[str, Passages],
        kept: dict[tuple[str, str], Any] | None = None,
    ) -> None:
        """`passages` are those of every briefing, by id; `kept` is what `once` made for other files of this depth."""
        self.base = base
        self.name = plain(name)
        self.url = url
        self._passages = passages
        self._kept: dict[tuple[str, str], Any] = {} if kept is None else kept

    def to(self, path: str, anchor: str | None = None) -> str:
        """The file at `path` below the site's root."""
        return self.base + quote(path) + ("" if anchor is None else f"#{quote(anchor)}")

    def finding(self, source_id: str, finding_id: str) -> str:
        """A finding on the page of its briefing."""
        return self.to(site_map.briefing(source_id), finding_id)

    def evidence(self, evidence: Evidence) -> str:
        """The sentence of the source text that holds the evidence."""
        source = evidence.source.id
        return self.to(site_map.briefing(source), self._passages[source].anchor(evidence))

    def titled(self, words: str) -> str:
        """A title for a file, with the name of the site in front."""
        return f"{self.name}: {plain(words)}" if self.name else plain(words)

    def once(self, kind: str, key: str, make: Callable[[], T]) -> T:
        """What `make` gives for this kind and key, made once: many files of a site say the same of a thread."""
        found: T | None = self._kept.get((kind, key))
        if found is None:
            if len(self._kept) > AT_HAND:
                self._kept.clear()
            found = self._kept[kind, key] = make()
        return found


def base(path: str, url: str | None) -> str:
    """What leads from the file at `path` to the site's root, whose address may be known."""
    return url or "../" * path.count("/")


def address(site_url: str | None) -> str | None:
    """The address of the site's root, fit for joining; None for what is no address on the web."""
    outside = site_map.outside(site_url)
    return outside.rstrip("/") + "/" if outside and outside.startswith("http") else None


def name_of(*parts: str) -> str:
    """A UUID made from ids, the same in every build and wherever the site lies."""
    return str(uuid.uuid5(OURS, "\x1f".join(parts)))


@lru_cache(maxsize=16384)
def urn(*parts: str) -> str:
    """The same as an address that names and leads nowhere."""
    return f"urn:uuid:{name_of(*parts)}"


def day(value: str | None) -> str | None:
    """The date if it is a full one, else None."""
    return value if is_day(value) else None
