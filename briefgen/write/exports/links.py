"""Links and names in exported files, which travel away from the site.

In: where the file lies, and the site's address if it is known. Out: addresses and stable ids. With an address every
link is absolute; without one it is relative to the file, or to the site's root where `briefgen export` writes the file.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from hashlib import sha1
from typing import Any, TypeVar
from urllib.parse import quote

from briefgen.model import Evidence
from briefgen.runs import runs
from briefgen.write import site_map
from briefgen.write.date_words import is_day
from briefgen.write.encode import plain
from briefgen.write.kept import Maker
from briefgen.write.passages import Passages

T = TypeVar("T")

OURS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:briefgen")
MIDNIGHT = "T00:00:00Z"
"""Sources tell days, feeds and calendars want moments: the first one of the day, in UTC, on every machine."""

NEVER = "1970-01-01"
"""Stands where a format demands a date that no source tells; it is never shown as the date of anything said."""

SAFE = re.compile("[A-Za-z0-9_.~/-]*")
"""What stands in an address as it is: nearly every path and anchor of ours."""

PIECES = 64
"""Elements of a file of everything that are kept as one: few enough for those of a document that changed to be made
anew in no time, and enough for the rest to be looked up in none."""

AT_HAND = 10_000
"""Pieces kept for other files; of a kilobyte each."""


def same(value: object) -> object:
    """The value itself."""
    return value


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
        return self.base + _quoted(path) + ("" if anchor is None else f"#{_quoted(anchor)}")

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

    def each(
        self,
        kind: str,
        elements: Iterable[T],
        key: Callable[[T], str],
        make: Callable[[T], bytes],
        given: Callable[[T], object] = same,  # noqa: ARG002 - what LinksOfAll wants to know
        between: bytes = b",\n",  # noqa: ARG002
    ) -> Iterator[bytes]:
        """What `make` gives for each, by `once`; `between` stands between two that come as one.

        `given` is all that `make` makes it of, beside this.
        """
        return (self.once(kind, key(one), partial(make, one)) for one in elements)


class LinksOfAll(Links):
    """The same for a file that tells of everything: what it tells is kept from build to build, some elements as one."""

    def __init__(
        self,
        base: str,
        name: str,
        url: str | None,
        passages: Mapping[str, Passages],
        kept: dict[tuple[str, str], Any],
        maker: Maker,
    ) -> None:
        """`maker` keeps them."""
        super().__init__(base, name, url, passages, kept)
        self._maker = maker

    def each(
        self,
        kind: str,
        elements: Iterable[T],
        key: Callable[[T], str],
        make: Callable[[T], bytes],
        given: Callable[[T], object] = same,
        between: bytes = b",\n",
    ) -> Iterator[bytes]:
        """As `Links.each`, several elements in one."""
        every = list(elements)
        for run in runs(map(key, every), PIECES):
            its = every[run]

            def made(its: list[T] = its) -> bytes:
                return between.join(super(LinksOfAll, self).each(kind, its, key, make))

            name = self._maker.named(
                "elements of files of everything", kind, self.base, self.url, list(map(given, its))
            )
            yield made() if name is None else self._maker.remembered(name, made)


def base(path: str, url: str | None) -> str:
    """What leads from the file at `path` to the site's root, whose address may be known."""
    return url or "../" * path.count("/")


def address(site_url: str | None) -> str | None:
    """The address of the site's root, fit for joining; None for what is no address on the web."""
    outside = site_map.outside(site_url)
    return outside.rstrip("/") + "/" if outside and outside.startswith("http") else None


def name_of(*parts: str) -> str:
    """A UUID made from ids, the same in every build and wherever the site lies."""
    digest = bytearray(sha1(OURS.bytes + "\x1f".join(parts).encode(), usedforsecurity=False).digest()[:16])
    digest[6], digest[8] = digest[6] & 0x0F | 0x50, digest[8] & 0x3F | 0x80  # RFC 9562, 5.5, as uuid5 but quicker
    found = digest.hex()
    return f"{found[:8]}-{found[8:12]}-{found[12:16]}-{found[16:20]}-{found[20:]}"


@lru_cache(maxsize=16384)
def urn(*parts: str) -> str:
    """The same as an address that names and leads nowhere."""
    return f"urn:uuid:{name_of(*parts)}"


def _quoted(path: str) -> str:
    return path if SAFE.fullmatch(path) else quote(path)


@lru_cache(maxsize=4096)
def day(value: str | None) -> str | None:
    """The date if it is a full one, else None."""
    return value if is_day(value) else None
