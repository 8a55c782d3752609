"""The desk itself: the queue, and what happens when the editor decides.

In: `Settings`. Out: the queue and its cards, and for each decision an entry in the editor's files. The documents are
read once, from the cache where they are there; after each decision only the corrections are read and applied anew.
A decision is tried before it is written: one that would find no target, or words that do not stand in the document, is
refused with the message that a build would give.
"""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen import build, read
from briefgen.connect.actors import identities
from briefgen.connect.corrections import checked, corrected
from briefgen.connect.corrections.findings import every
from briefgen.connect.dossiers import display_name
from briefgen.connect.order import newest_first
from briefgen.corrections import Corrections, Settle
from briefgen.read.actor_entries import rules
from briefgen.read.fix_entries import fixes
from briefgen.read.yaml_entries import Entries
from briefgen.read.yaml_values import compose
from briefgen.review.cards import Card, card
from briefgen.review.decided import Decided
from briefgen.review.entries import Decision, entries
from briefgen.review.files import ChangedError, RefusedError
from briefgen.review.insertion import Entry, lines
from briefgen.review.pen import FIXES, Pen, Written
from briefgen.review.queue import Item, items

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefgen.connect.corrections.findings import Finding
    from briefgen.model import Briefing, Source
    from briefgen.settings import Settings

TRIED = 1_000_000
"""Line of an entry that is not written yet; no file of an editor has so many."""

VERBS = {"accept": "Accepted", "drop": "Dropped", "change": "Changed"}


@dataclass(frozen=True, slots=True)
class _Deed:
    """What `undo` takes back."""

    key: str
    said: str
    files: tuple[Written, ...]


class Desk:
    """One editor's work on one sources folder; every method may be called from any thread.

    Attributes:
        items: The queue; it keeps its order while the desk is open.
        documents: Id of each document to its title, newest first.
        names: Of actors, to choose from.
    """

    def __init__(self, settings: Settings, *, by: str | None = None, on: str | None = None) -> None:
        self._settings, self._by, self._on = settings, by, on
        self._lock = threading.RLock()
        self._deeds: list[_Deed] = []
        self._seen: set[str] = set()
        made = build.machine(settings)
        self._machine = {one.source.id: one for one in newest_first(made.briefings)}
        self._sources = made.sources
        self._pen = Pen(settings, made.sources)
        self._read()
        people = checked(identities(self._right.briefings, self._right.rules), self._right.applied)
        doubts = {(a.briefing.source.id, a.actor.id): a.doubt for one in people for a in one.appearances if a.doubt}
        named = {one.id: display_name(one) for one in people}
        bearers = Counter(named.values())
        self._page = {(a.briefing.source.id, a.actor.id): one.id for one in people for a in one.appearances}
        self._shared = {id_ for id_, name in named.items() if bearers[name] > 1}
        self.names = tuple(sorted(bearers))
        self.documents = {name: one.source.title.value or one.source.file for name, one in self._machine.items()}
        self.items = items(self._machine.values(), doubts)
        self._by_key = {item.key: item for item in self.items}

    @property
    def missed(self) -> tuple[str, ...]:
        """Corrections that are not as they must be, or find no target: as a build names them."""
        with self._lock:
            there = (replace(one, file=self._pen.name(self._settings.sources / one.file)) for one in self._lost)
            return tuple(str(one) for one in sorted({*self._faults, *there}))

    def state(self, item: Item) -> str:
        """What was decided of it: "checked", "left out" or "changed"; empty for nothing yet."""
        return self._decided.state(item, self._source(item).file, self._page.get((item.briefing, item.id)))

    def states(self) -> dict[str, str]:
        """Key of every finding of which something was decided, and what."""
        with self._lock:
            return {item.key: state for item in self.items if (state := self.state(item))}

    def looked(self, item: Item) -> bool:
        """It was shown since the desk was opened, or decided at any time."""
        return item.key in self._seen or bool(self.state(item))

    def card(self, key: str) -> Card:
        """The finding as it stands now.

        Raises:
            RefusedError: there is none of this key.
        """
        with self._lock:
            item = self._item(key)
            self._seen.add(key)
            now = self._now(item)
            about = self._decided.about(item, self._source(item).file, self._page.get((item.briefing, item.id)))
            briefing = (self._machine if now is None else self._briefings)[item.briefing]
            return card(item, now, briefing, about)

    def decide(self, key: str, decision: Decision) -> str:
        """Writes what the editor decided; what was done, in words.

        Raises:
            RefusedError: it cannot be, and nothing was written.
        """
        with self._lock:
            item = self._item(key)
            now = self._now(item)
            about = self._decided.about(item, self._source(item).file, self._page.get((item.briefing, item.id)))
            if now is None:
                told = ", ".join(f"{one.file}:{one.line}" for one in about) or "a correction"
                raise RefusedError(f"This finding is left out already, by {told}.\nDelete the entry to have it back.")
            if decision.does == "accept" and any(one.kind == "accept" for one in about):
                raise RefusedError("This finding is checked already.")
            page = self._page.get((item.briefing, item.id))
            called = page if page in self._shared and page else ""
            finding = item.finding if item.kind == "actor" else now  # rules know actors by the names they were found by
            source = self._source(item)
            whole = replace(decision, called=called, by=self._by, on=self._on)
            beside, everywhere = entries(finding, item.id, whole, source.file)
            self._try(item, beside, everywhere)
            try:
                plan: list[tuple[Path, Entry, str | None]] = []
                plan += [(self._pen.sidecar(source), beside, FIXES)] if beside else []
                plan += [(self._pen.actors(), everywhere, None)] if everywhere else []
                made = tuple(self._pen.added(*one) for one in plan)
                self._pen.write(made)
            except ChangedError as error:
                self._read()
                message = f"{error}\nIt has been read again: look at the finding, and decide once more."
                raise ChangedError(message) from error
            said = VERBS[decision.does]
            self._deeds.append(_Deed(key, f"{said}: “{item.words}”", made))
            self._read()
            return f"{said}; written to {' and '.join(self._pen.name(one.path) for one in made)}."

    def undo(self) -> tuple[str, str]:
        """Takes back the last decision since the desk was opened: its key, and what was done.

        Raises:
            RefusedError: there is none, or a file was changed since.
        """
        with self._lock:
            if not self._deeds:
                raise RefusedError("There is nothing to take back: nothing was decided since the desk was opened.")
            deed = self._deeds[-1]
            try:
                self._pen.take_back(deed.files)
            finally:
                self._read()
            self._deeds.pop()
            return deed.key, f"Taken back. {deed.said}"

    def _read(self) -> None:
        """The corrections as they are written now, and what they make of the findings."""
        self._pen.look()
        self._written, self._faults = read.corrections(self._settings, self._sources)
        self._right = corrected(tuple(self._machine.values()), self._written)
        self._lost = self._right.problems
        self._decided = Decided(self._right.applied, self._written.actors)
        self._briefings: Mapping[str, Briefing] = {one.source.id: one for one in self._right.briefings}
        self._findings: dict[str, dict[str, Finding]] = {}

    def _item(self, key: str) -> Item:
        if key not in self._by_key:
            raise RefusedError("There is no such finding.\nOpen the desk anew.")
        return self._by_key[key]

    def _source(self, item: Item) -> Source:
        return self._machine[item.briefing].source

    def _now(self, item: Item) -> Finding | None:
        """What the corrections make of it; None where they leave it out."""
        if item.briefing not in self._findings:
            self._findings[item.briefing] = {one.id: one for one in every(self._briefings[item.briefing])}
        return self._findings[item.briefing].get(item.id)

    def _try(self, item: Item, beside: Entry | None, everywhere: Entry | None) -> None:
        """Nothing, where the entries do what they say.

        Raises:
            RefusedError: a build would name a problem of one.
        """
        notes = Entries("the entry", TRIED)
        fixed, ruled = self._written.fixes, self._written.actors
        if beside is not None and (node := compose(lines(beside))) is not None:
            fixed = (*fixed, *fixes(node, notes, self._source(item).file, item.briefing))
        if everywhere is not None and (node := compose(lines(everywhere))) is not None:
            ruled = (*ruled, *rules(node, notes, self._source(item).file))
        there = tuple(self._machine.values()) if everywhere is not None else (self._machine[item.briefing],)
        names = {one.source.id for one in there}
        kept = tuple(one for one in fixed if one.briefing in names and not isinstance(one.does, Settle))
        tried = corrected(there, Corrections(kept, ruled if everywhere is not None else ()))
        lost = [*notes.problems, *(one for one in tried.problems if (one.line or 0) >= TRIED)]
        if lost:
            raise RefusedError("\n".join(["Nothing was written:", *(one.message for one in lost)]))
