"""What became of the commitments of one document, as its page says it.

In: the corpus and its threads. Out: a `Fate` for a commitment, asked by briefing_page.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.corpus import Corpus, Status
from briefgen.write import site_map, threads
from briefgen.write.passages import Passages


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
    """The fates of all commitments, made once for all pages."""

    def __init__(self, corpus: Corpus, known: threads.Threads, passages: Mapping[str, Passages]) -> None:
        self._passages = passages
        self._of = {(entry.briefing.source.id, entry.finding.id): known.of(entry) for entry in corpus.register}

    def of(self, source: str, commitment: str, here: str) -> Fate | None:
        """Of the commitment of a document, for the page at `here`; None for what is in no register."""
        thread = self._of.get((source, commitment))
        if thread is None:
            return None
        status, own = thread.status, threads.page(thread)
        href = None
        if status.evidence is not None and status.briefing is not None:
            href = self._passages[status.briefing.source.id].href(status.evidence, here)
        return Fate(status, threads.status_key(status), href, site_map.link(here, own) if own else None)
