"""What is in the feeds: new documents, what happens in the register, what is new of one actor.

In: a scope. Out: a `Feed`, newest first; atom.py and json_feed.py write it. A feed is an order in time, so what stands
in an undated document is in no feed. The date is the document's, never that of the build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from briefgen.corpus import Entry, Step, Thread
from briefgen.model import Briefing, Commitment, Quote
from briefgen.write import site_map, threads
from briefgen.write.encode import plain
from briefgen.write.exports.links import Links, day, urn
from briefgen.write.exports.scope import Kind, Scope

NEWEST = 50
"""Items a feed holds: readers fetch it again and again, and keep what they have seen."""

TITLE_LETTERS = 160
NOBODY = "Who is not stated"


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news.

    Attributes:
        id: Stable, whatever the address of the site.
        date: YYYY-MM-DD, of the document.
        text: Verbatim words, then where they stand; one line each.
        author: The outlet; None where it is not stated.
    """

    id: str
    url: str
    title: str
    text: str
    date: str
    author: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; `page` is the path of the page it belongs to, `items` are newest first."""

    title: str
    page: str
    items: tuple[Item, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something dated that may be in the feed: the item is made only if it is new enough."""

    date: str
    key: str
    make: Callable[[], Item]


def feed(scope: Scope, links: Links) -> Feed:
    """The newest of the scope; without items where nothing in it is dated."""
    finders = {"news": _documents, "register": _steps, "actor": _statements, "document": _statements}
    found = {candidate.key: candidate for candidate in finders[scope.kind](scope, links)}
    newest = sorted(found.values(), key=lambda candidate: candidate.date, reverse=True)[:NEWEST]
    items = tuple(links.once(f"item {scope.kind}", candidate.key, candidate.make) for candidate in newest)
    return Feed(links.titled(scope.title), scope.page, items)


def any_dated(
    kind: Kind, briefings: Iterable[Briefing], threads: Iterable[Thread], said: Iterable[Entry], dossier: str | None
) -> bool:
    """The feed of such a scope has items; `dossier` is that of an actor's scope."""
    if kind == "news":
        return any(day(briefing.source.date.value) for briefing in briefings)
    if kind == "register":
        return any(day(step.briefing.source.date.value) for thread in threads for step in thread.steps)
    made = (entry for thread in threads for entry in thread.reports if dossier is None or _is_of(entry, dossier))
    return any(day(entry.briefing.source.date.value) for entry in chain(made, said))


def _documents(scope: Scope, links: Links) -> Iterator[Candidate]:
    for briefing in scope.briefings:
        date = day(briefing.source.date.value)
        if date:
            yield Candidate(date, briefing.source.id, partial(_document, briefing, date, links))


def _document(briefing: Briefing, date: str, links: Links) -> Item:
    source = briefing.source
    lead = [evidence.reading for evidence in briefing.summary]
    return Item(
        urn("briefing", source.id),
        links.to(site_map.briefing(source.id)),
        _short(source.title.value or source.file),
        _lines(*lead, _where(briefing)),
        date,
        _outlet(briefing),
    )


def _steps(scope: Scope, links: Links) -> Iterator[Candidate]:
    sources = {step.briefing.source.id: step.briefing.source for thread in scope.threads for step in thread.steps}
    # Each document has a step or more: what is older than the newest ones of so many is not looked at again.
    dates = sorted((date for source in sources.values() if (date := day(source.date.value))), reverse=True)[:NEWEST]
    for thread in scope.threads:
        for step in thread.steps:
            date = day(step.briefing.source.date.value)
            if date and date >= dates[-1]:
                key = f"{step.briefing.source.id} {step.finding.id} {step.turn}"
                yield Candidate(date, key, partial(_step, thread, step, date, links))


def _step(thread: Thread, step: Step, date: str, links: Links) -> Item:
    found = step.finding
    if isinstance(found, Commitment):
        who = "; ".join(found.actors) or NOBODY
        head, url = f"{who}: {found.action.reading}", links.finding(step.briefing.source.id, found.id)
    else:
        who = "; ".join(name for name, _ in thread.lead.by) or NOBODY
        ahead = ", still to come" if found.planned else ""
        lead = threads.commitment(thread.lead).action.reading
        head, url = f"Suggested: {step.turn}{ahead}. {who}: {lead}", links.evidence(found.evidence)
    text = _lines(f"“{found.evidence.quote}”", _where(step.briefing), step.reason, found.doubt, thread.doubt)
    key = urn("step", step.briefing.source.id, found.id, step.turn or "")
    return Item(key, url, _short(head), text, date, _outlet(step.briefing))


def _statements(scope: Scope, links: Links) -> Iterator[Candidate]:
    made = [entry for thread in scope.threads for entry in thread.reports if _names(entry, scope)]
    for entry in (*made, *scope.said):
        date = day(entry.briefing.source.date.value)
        if date:
            key = f"{entry.briefing.source.id} {entry.finding.id}"
            yield Candidate(date, key, partial(_statement, entry, date, links))


def _names(entry: Entry, scope: Scope) -> bool:
    """A thread may hold reports that name others; an actor's feed tells only of those that name it."""
    return scope.kind != "actor" or _is_of(entry, scope.dossiers[0].id)


def _is_of(entry: Entry, dossier: str) -> bool:
    return any(key == dossier for _, key in (*entry.by, *entry.to))


def _statement(entry: Entry, date: str, links: Links) -> Item:
    source, found = entry.briefing.source, entry.finding
    who = "; ".join(name for name, _ in entry.by) or NOBODY
    if isinstance(found, Quote):
        title = f"{who}: “{found.words.reading}”" if found.direct else f"{who}: {found.words.reading}"
        kind = "quotation"
    else:
        title, kind = f"{who}: {found.action.reading}", "step"  # the same item as in the feed of the register
    return Item(
        urn(kind, source.id, found.id, ""),
        links.finding(source.id, found.id),
        _short(title),
        _lines(f"“{found.evidence.quote}”", _where(entry.briefing), found.doubt),
        date,
        _outlet(entry.briefing),
    )


def _where(briefing: Briefing) -> str:
    source = briefing.source
    return ", ".join(known.value for known in (source.title, source.outlet, source.date) if known.value)


def _outlet(briefing: Briefing) -> str | None:
    return plain(briefing.source.outlet.value) if briefing.source.outlet.value else None


def _lines(*words: str | None) -> str:
    return "\n".join(plain(line) for line in words if line)


def _short(words: str) -> str:
    """The words as a title: on one line, cut between two words where they are long."""
    line = plain(words)
    return line if len(line) <= TITLE_LETTERS else line[:TITLE_LETTERS].rsplit(" ", 1)[0] + " …"
