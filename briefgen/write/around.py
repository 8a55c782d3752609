"""What the corpus adds to the page of one document.

In: the corpus and what was gathered from it. Out: `Given` for briefing_page.py, document by document.
"""

from __future__ import annotations

from collections import defaultdict

from briefgen.corpus import Applied, Corpus
from briefgen.model import Briefing
from briefgen.write import site_map
from briefgen.write.briefing_page import Given, title
from briefgen.write.changed import Edits
from briefgen.write.fates import Fates
from briefgen.write.parts import Part, path
from briefgen.write.told_again import ToldAgain
from briefgen.write.view import Name


class Around:
    """Gathers it; asked once for each document."""

    def __init__(
        self, corpus: Corpus, edits: Edits, fates: Fates, root: str | None = None, corrections_to: str | None = None
    ) -> None:
        """`root` and `corrections_to` are those of `Given`."""
        self._corpus, self._edits, self._fates = corpus, edits, fates
        self._root, self._corrections_to = root, corrections_to
        self._told_again = ToldAgain(corpus)
        self._corrections: defaultdict[str, list[Applied]] = defaultdict(list)
        for one in corpus.corrections:
            if one.briefing is not None:
                self._corrections[one.briefing].append(one)

    def of(self, briefing: Briefing, part: Part) -> Given:
        """All that one page of the document shows."""
        source, known = briefing.source.id, self._corpus.dossier_of
        here = path(source, part.number)
        fates = ((one.id, self._fates.of(source, one.id)) for one in briefing.commitments)
        return Given(
            briefing=briefing,
            dossiers=tuple((one.id, key) for one in briefing.actors if (key := known.get((source, one.id)))),
            corrections=tuple(self._corrections.get(source, ())),
            told_again=self._told_again.of(source),
            related=tuple(
                (
                    Name(title(one.briefing), site_map.link(here, site_map.briefing(one.briefing.source.id))),
                    one.briefing.source.date.value,
                    one.reason,
                )
                for one in self._corpus.related.get(source, ())
            ),
            edit=self._edits.of(source),
            fates=tuple((key, followed) for key, followed in fates if followed is not None),
            root=self._root,
            corrections_to=self._corrections_to,
            part=part,
        )
