"""The corpus, or one actor, as JSON for other programs: documents, actors, threads of commitments, corrections.

In: a scope. Out: JSON. All findings of one document are in its briefing.json (record.py); here is what only many
documents together tell. Evidence is as there: Unicode code points, half-open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import partial
from typing import Any, TypeVar

from briefgen.corpus import Dossier, Entry, Status, Step, Thread
from briefgen.model import Briefing, Deadline, Evidence, Quote
from briefgen.write import site_map, threads
from briefgen.write.encode import json_bytes, json_pieces
from briefgen.write.exports.links import Links
from briefgen.write.exports.scope import Scope

T = TypeVar("T")

VERSION = 1


def json_file(scope: Scope, links: Links) -> Iterator[bytes]:
    """All the scope holds, piece by piece; fields may be added in version 1, none is taken away."""

    def each(
        kind: str, elements: Iterable[T], key: Callable[[T], str], make: Callable[[T, Links], Any]
    ) -> Iterator[bytes]:
        return links.each(f"json {kind}", elements, key, lambda one: json_bytes(make(one, links)))

    def said(dossier: Dossier) -> bytes:
        return b",\n".join(links.once("json quote", _key(one), partial(quote, one)) for one in dossier.said)

    def quote(entry: Entry) -> bytes:
        return json_bytes(_quote(entry, links))

    speakers = [dossier for dossier in scope.dossiers if dossier.said]
    return json_pieces(
        {"version": VERSION, "title": links.titled(scope.title), "page": links.to(scope.page)},
        briefings=each("briefing", scope.briefings, lambda one: one.source.id, _briefing),
        actors=each("actor", scope.dossiers, lambda one: one.id, _dossier),
        commitments=each("thread", scope.threads, lambda one: one.id, _thread),
        said=links.each("json said", speakers, lambda one: one.id, said),
        same_story=map(json_bytes, scope.same_story),
        corrections=(json_bytes(asdict(one)) for one in scope.corrections),
    )


def _key(entry: Entry) -> str:
    return f"{entry.briefing.source.id} {entry.finding.id}"


def _briefing(briefing: Briefing, links: Links) -> dict[str, Any]:
    source = briefing.source
    return {
        "id": source.id,
        "file": source.file,
        "sha256": source.sha256,
        "title": source.title.value,
        "date": source.date.value,
        "outlet": source.outlet.value,
        "author": source.author.value,
        "url": source.url.value,
        "topics": list(briefing.every_topic),
        "summary": [_evidence(evidence) for evidence in briefing.summary],
        "page": links.to(site_map.briefing(source.id)),
        "data": links.to(site_map.data(source.id)),
    }


def _dossier(dossier: Dossier, links: Links) -> dict[str, Any]:
    return {
        "id": dossier.id,
        "name": dossier.name,
        "type": dossier.type,
        "aliases": [{"name": name, "mentions": mentions} for name, mentions in dossier.aliases],
        "roles": [
            {"text": role.text, "first": role.first, "last": role.last, "evidence": _evidence(role.evidence)}
            for role in dossier.roles
        ],
        "affiliations": list(dossier.affiliations),
        "briefings": [
            {
                "briefing": here.briefing.source.id,
                "actor": here.actor.id,
                "mentions": len(here.actor.mentions),
                "doubt": here.doubt,
            }
            for here in dossier.appearances
        ],
        "doubts": list(dossier.doubts),
        "merged": list(dossier.merged),
        "same_name": list(dossier.same_name),
        "page": links.to(site_map.dossier(dossier.id)),
    }


def _thread(thread: Thread, links: Links) -> dict[str, Any]:
    lead, found = thread.lead, threads.commitment(thread.lead)
    last = threads.last_step(thread)
    return {
        "id": thread.id,
        "actors": _names(lead.by),
        "recipients": _names(lead.to),
        "kind": found.kind,
        "wording": found.action.quote,
        "hedge": found.hedge,
        "condition": found.condition,
        "reaffirmed": found.reaffirmed,
        "reported": found.reported,
        "channel": found.channel,
        "speaker": found.speaker,
        "checkable": found.checkable,
        "made_on": threads.made_on(thread),
        "deadline": _deadline(threads.deadline(thread)),
        "status": _status(thread.status, links),
        "last_evidence": last.date if last else None,
        "outlets": thread.outlets,
        "doubt": thread.doubt,
        "reports": [_report(entry, links) for entry in thread.reports],
        "steps": [_step(step, links) for step in thread.steps],
    }


def _report(entry: Entry, links: Links) -> dict[str, Any]:
    found, source = threads.commitment(entry), entry.briefing.source
    return {
        "briefing": source.id,
        "commitment": found.id,
        "date": source.date.value,
        "actors": _names(entry.by),
        "kind": found.kind,
        "deadline": _deadline(found.deadline),
        "doubt": found.doubt,
        "evidence": _evidence(found.evidence),
        "page": links.finding(source.id, found.id),
    }


def _step(step: Step, links: Links) -> dict[str, Any]:
    return {
        "briefing": step.briefing.source.id,
        "finding": step.finding.id,
        "turn": step.turn,
        "wording": step.wording,
        "reason": step.reason,
        "date": step.date,
        "evidence": _evidence(step.finding.evidence),
        "page": links.evidence(step.finding.evidence),
    }


def _status(status: Status, links: Links) -> dict[str, Any]:
    return {
        "text": status.text,
        "turn": status.turn,
        "by": status.by,
        "date": status.date,
        "briefing": status.briefing.source.id if status.briefing else None,
        "evidence": _evidence(status.evidence) if status.evidence else None,
        "page": links.evidence(status.evidence) if status.evidence and status.briefing else None,
    }


def _quote(entry: Entry, links: Links) -> dict[str, Any]:
    found, source = entry.finding, entry.briefing.source
    words = found.words if isinstance(found, Quote) else found.action
    return {
        "briefing": source.id,
        "quote": found.id,
        "speaker": _names(entry.by),
        "text": words.quote,
        "direct": isinstance(found, Quote) and found.direct,
        "channel": found.channel,
        "doubt": found.doubt,
        "evidence": _evidence(found.evidence),
        "page": links.finding(source.id, found.id),
    }


def _names(them: Iterable[tuple[str, str | None]]) -> list[dict[str, str | None]]:
    return [{"name": name, "dossier": key} for name, key in them]


def _deadline(by: Deadline | None) -> dict[str, str | None] | None:
    return None if by is None else {"text": by.text, "date": by.date}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"start": evidence.start, "end": evidence.end, "quote": evidence.quote}
