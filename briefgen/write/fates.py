"""What became of the commitments of one document, as its page says it.

In: the corpus and its threads. Out: what is known of a commitment, asked by around.py, and its `Fate` as the page
shows it, made by briefing_page.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.corpus import Status
from briefgen.write import site_map, threads
from briefgen.write.passages import Passages


@dataclass(frozen=True, slots=True)
class Followed:
    """The status of a commitment over all documents; `page` is where its thread is shown, None where it has no page."""

    status: Status
    page: str | None


@dataclass(frozen=True, slots=True)
class Fate:
    """The status of a commitment over all documents.

    Attributes:
        key: See `threads.status_key`.
        href: To the words it rests on; None where nobody says anything.
        page: To the page of the thread; None where it has none.
    """

    status: Status
    key: str
    href: str | None
    page: str | None


class Fates:
    """The fates of all commitments."""

    def __init__(self, known: threads.Threads) -> None:
        self._known = known

    def of(self, source: str, commitment: str) -> Followed | None:
        """Of the commitment of a document; None for what is in no register."""
        thread = self._known.of_commitment(source, commitment)
        return Followed(thread.status, threads.page(thread)) if thread else None


def fate(known: Followed, here: str) -> Fate:
    """For the page at `here`."""
    status, href = known.status, None
    if status.evidence is not None and status.briefing is not None:
        href = Passages(status.briefing).href(status.evidence, here)
    page = site_map.link(here, known.page) if known.page else None
    return Fate(status, threads.status_key(status), href, page)
