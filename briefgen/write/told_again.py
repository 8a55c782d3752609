"""Where else a document's story stands nearly word for word, for the note at the top of its page.

In: the corpus. Out: for a document the other documents of its story, the first published first.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.corpus import Corpus
from briefgen.visible import visible
from briefgen.write import site_map
from briefgen.write.view import Name


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another document of the same story; `outlet` and `date` (YYYY-MM-DD) are None where not stated."""

    name: Name
    outlet: str | None
    date: str | None


class ToldAgain:
    """Asked by the page of every document."""

    def __init__(self, corpus: Corpus) -> None:
        self._group = {source: group for group in reversed(corpus.same_story) for source in group}
        self._known = {b.source.id: b.source for b in corpus.briefings if b.source.id in self._group}

    def of(self, source: str) -> tuple[Elsewhere, ...]:
        """The other documents of its story, with links for its page."""
        here = site_map.briefing(source)
        others = (self._known[one] for one in self._group.get(source, ()) if one != source and one in self._known)
        return tuple(
            Elsewhere(
                Name(visible(other.title.value or other.id), site_map.link(here, site_map.briefing(other.id))),
                other.outlet.value,
                other.date.value,
            )
            for other in others
        )
