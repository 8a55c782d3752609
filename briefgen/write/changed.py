"""What changed in a document, as lines: the words before and now, with those marked that differ.

In: a `Changed` of the history. Out: values for templates/changed.html, on the page of the document and on
changes_page.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

from briefgen.corpus import Change, Changed, Corpus, Wording
from briefgen.model import Briefing
from briefgen.write import site_map

MOST = 60
"""Changes shown on the page of one document; a document that is read quite otherwise has as many as it has lines."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a wording; `differs` where the other side does not have them there."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A wording: the words, and who says so and how firmly."""

    words: tuple[Part, ...]
    note: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Reworded:
    """A change as a line; `before` or `after` is None for what is new or withdrawn. `href` leads to what it is now."""

    change: Change
    before: Side | None
    after: Side | None
    href: str | None


@dataclass(frozen=True, slots=True)
class Edit:
    """What changed in a document; `href` leads to its page where it has one, `more` counts changes left out."""

    changed: Changed
    href: str | None
    lines: tuple[Reworded, ...]
    more: int


class Edits:
    """Makes the edits of all documents, for any page."""

    def __init__(self, corpus: Corpus) -> None:
        documents = corpus.history.documents if corpus.history else ()
        self._last = {one.briefing: one for one in documents if one.kind == "changed"}
        self._briefings = {briefing.source.id: briefing for briefing in corpus.briefings}
        self._threads = {thread.id: thread for thread in corpus.threads}

    def of(self, briefing: str) -> Edit | None:
        """The last change of a document, for its own page; None for one that is as it was when it was new."""
        last = self._last.get(briefing)
        return self.edit(last, site_map.briefing(briefing)) if last else None

    def edit(self, changed: Changed, here: str, most: int = MOST) -> Edit:
        """The document with the first `most` of its changes, for the page at `here`."""
        known = self._briefings.get(changed.briefing)
        page = site_map.briefing(changed.briefing) if known else None
        href = site_map.link(here, page) if page else None
        anchors = set(_anchors(known)) if known else set()
        lines = tuple(self._line(change, here, page, anchors) for change in changed.changes[:most])
        return Edit(changed, href, lines, len(changed.changes) - len(lines))

    def _line(self, change: Change, here: str, page: str | None, anchors: set[str]) -> Reworded:
        return Reworded(change, *sides(change.before, change.after), self._href(change, here, page, anchors))

    def _href(self, change: Change, here: str, page: str | None, anchors: set[str]) -> str | None:
        if change.what == "correction":
            return site_map.link(here, site_map.CORRECTIONS)
        thread = self._threads.get(change.id)
        if thread is not None and change.what == "status":
            lead = thread.lead
            return site_map.link(here, site_map.briefing(lead.briefing.source.id), lead.finding.id)
        if page is not None and change.after and change.id in anchors:
            return site_map.link(here, page, change.id)
        return None


def sides(before: Wording | None, after: Wording | None) -> tuple[Side | None, Side | None]:
    """Both wordings with the words marked that differ; a side alone has none."""
    if before is None or after is None:
        return _alone(before), _alone(after)
    words, notes = _parts(before.words, after.words), _parts(before.note, after.note)
    return Side(words[0], notes[0]), Side(words[1], notes[1])


def _alone(it: Wording | None) -> Side | None:
    return Side((Part(it.words, False),), (Part(it.note, False),) if it.note else ()) if it else None


def _parts(before: str, after: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    one, other = before.split(), after.split()
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return (
        tuple(_run(one, [(start, end, tag != "equal") for tag, start, end, _, _ in codes])),
        tuple(_run(other, [(start, end, tag != "equal") for tag, _, _, start, end in codes])),
    )


def _run(words: Sequence[str], stretches: Sequence[tuple[int, int, bool]]) -> Iterator[Part]:
    """The stretches that hold words."""
    yield from (Part(" ".join(words[start:end]), differs) for start, end, differs in stretches if start < end)


def _anchors(briefing: Briefing) -> Iterator[str]:
    """Ids that have a line on the page of the briefing."""
    yield from (fact.id for fact in briefing.facts)
    yield from (commitment.id for commitment in chain(briefing.commitments, briefing.statements))
    yield from (quote.id for quote in briefing.quotes)
    yield from (actor.id for actor in briefing.actors)
