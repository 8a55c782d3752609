"""Where else a document's story stands nearly word for word, for the note at the top of its page.

In: the corpus and a briefing's id. Out: the other documents, the first published first.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.corpus import Corpus
from briefgen.write import site_map
from briefgen.write.render import visible
from briefgen.write.view import Name


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another document of the same story; `outlet` and `date` (YYYY-MM-DD) are None where not stated."""

    name: Name
    outlet: str | None
    date: str | None


def told_again(corpus: Corpus, source: str, here: str) -> tuple[Elsewhere, ...]:
    """The other documents of its story; `here` is the path of the page that links to them."""
    group = next((group for group in corpus.same_story if source in group), ())
    known = {briefing.source.id: briefing for briefing in corpus.briefings} if group else {}
    return tuple(
        Elsewhere(
            Name(visible(known[other].source.title.value or other), site_map.link(here, site_map.briefing(other))),
            known[other].source.outlet.value,
            known[other].source.date.value,
        )
        for other in group
        if other != source and other in known
    )
