"""Documents, quotations, claims and actors as linked data (JSON-LD 1.1) in the words of schema.org.

In: a scope. Out: a JSON-LD graph that names its vocabulary in itself, so that reading it fetches nothing. What a source
is said to state is a `Claim`, what somebody said word for word a `Quotation`; nothing is judged, so there is no
`ClaimReview`. The format has no place for a doubt: who spoke or acted is left out where that is doubtful.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from briefgen.corpus import Thread
from briefgen.model import ActorType, Briefing, Quote
from briefgen.write import site_map, threads
from briefgen.write.called import Called
from briefgen.write.encode import json_bytes, json_pieces
from briefgen.write.exports.calendar_file import dues
from briefgen.write.exports.links import Links, day, urn
from briefgen.write.exports.scope import Scope

CONTEXT = {
    "@vocab": "https://schema.org/",
    **{key: {"@type": "@id"} for key in ("url", "mainEntityOfPage")},
    **{key: {"@type": "https://schema.org/Date"} for key in ("datePublished",)},
}
TYPES: dict[ActorType, str] = {
    "person": "Person",
    "organization": "Organization",
    "country": "Country",
    "group": "Thing",  # "local residents" are no organization, and the vocabulary has no other word
    "place": "Place",
    "other": "Thing",
}


def jsonld_file(scope: Scope, links: Links) -> Iterator[bytes]:
    """The graph, piece by piece: documents, then actors, then what is claimed and quoted."""

    def text(values: dict[str, Any]) -> bytes:
        return json_bytes(_told(values))

    def once(briefing: Briefing, quote: Quote) -> bytes:
        key = f"{briefing.source.id} {quote.id}"
        return links.once("jsonld quote", key, lambda: text(_quotation(briefing, quote, scope, links)))

    def quotes(briefing: Briefing) -> bytes:
        return b",\n".join(once(briefing, quote) for quote in briefing.quotes)

    def speakers(briefing: Briefing) -> tuple[object, ...]:
        source = briefing.source.id
        keys = [scope.dossier_of.get((source, quote.speaker_id or "")) for quote in briefing.quotes]
        return briefing, keys, [scope.sure(source, key) for key in keys]

    def bound(thread: Thread) -> tuple[object, ...]:
        return thread, [scope.sure(thread.lead.briefing.source.id, key) for _, key in thread.lead.by]

    if scope.kind == "actor":  # only what it said is quoted: the rest of its documents is on their pages
        quoted: Iterable[bytes] = (once(e.briefing, e.finding) for e in scope.said if isinstance(e.finding, Quote))
    else:
        speaking = [briefing for briefing in scope.briefings if briefing.quotes]
        quoted = links.each("jsonld quotes", speaking, _of_briefing, quotes, speakers)
    nodes = chain(
        links.each("jsonld briefing", scope.briefings, _of_briefing, lambda one: text(_article(one, links))),
        links.each("jsonld actor", scope.actors, lambda one: one.id, lambda one: text(_actor(one, links))),
        links.each(
            "jsonld thread", scope.threads, lambda one: one.id, lambda one: text(_commitment(one, scope, links)), bound
        ),
        quoted,
    )
    return json_pieces({"@context": CONTEXT}, **{"@graph": nodes})


def _of_briefing(briefing: Briefing) -> str:
    return briefing.source.id


def _article(briefing: Briefing, links: Links) -> dict[str, Any]:
    source = briefing.source
    return {
        "@id": urn("briefing", source.id),
        "@type": "NewsArticle",
        "headline": source.title.value,
        "datePublished": day(source.date.value),
        "author": source.author.value,
        "publisher": {"@type": "Organization", "name": source.outlet.value} if source.outlet.value else None,
        "url": site_map.outside(source.url.value),
        "mainEntityOfPage": links.to(site_map.briefing(source.id)),
        "inLanguage": source.language.value,
        "keywords": list(briefing.every_topic),
        "abstract": " ".join(evidence.quote for evidence in briefing.summary),
        "identifier": {"@type": "PropertyValue", "propertyID": "sha256", "value": source.sha256},
    }


def _actor(actor: Called, links: Links) -> dict[str, Any]:
    return {
        "@id": _id(actor.id),
        "@type": TYPES[actor.type],
        "name": actor.name,
        "alternateName": list(actor.others),
        "jobTitle": list(actor.roles) if actor.type == "person" else None,
        "mainEntityOfPage": links.to(site_map.dossier(actor.id)),
    }


def _commitment(thread: Thread, scope: Scope, links: Links) -> dict[str, Any]:
    """A claim that the documents make: somebody undertook to do something."""
    lead, found = thread.lead, threads.commitment(thread.lead)
    documents = list(dict.fromkeys(urn("briefing", entry.briefing.source.id) for entry in thread.reports))
    dated = dues([thread])
    return {
        "@id": urn("thread", thread.id),
        "@type": "Claim",
        "text": found.evidence.quote,
        "genre": found.kind,
        "about": [] if found.doubt else _named(lead.by, lead.briefing, scope),
        "firstAppearance": {"@id": documents[0]},
        "appearance": [{"@id": document} for document in documents],
        "temporalCoverage": f"../{dated[-1].on.isoformat()}" if dated else None,
        "mainEntityOfPage": links.finding(lead.briefing.source.id, found.id),
    }


def _quotation(briefing: Briefing, quote: Quote, scope: Scope, links: Links) -> dict[str, Any]:
    """Words of a speaker, or a claim that the source reports of one."""
    source = briefing.source
    key = scope.dossier_of.get((source.id, quote.speaker_id or ""))
    speaker: dict[str, Any] | None = None
    if quote.speaker and not quote.doubt:
        speaker = _named([(quote.speaker, key)], briefing, scope)[0]
    article = {"@id": urn("briefing", source.id)}
    said = {"spokenByCharacter": speaker, "isPartOf": article} if quote.direct else {}
    told = {} if quote.direct else {"creator": speaker, "appearance": article}
    return {
        "@id": urn("quote", source.id, quote.id),
        "@type": "Quotation" if quote.direct else "Claim",
        "text": quote.words.quote,
        **said,
        **told,
        "mainEntityOfPage": links.finding(source.id, quote.id),
    }


def _named(them: Iterable[tuple[str, str | None]], briefing: Briefing, scope: Scope) -> list[dict[str, str]]:
    """References to the actors that are surely meant, and names as worded of the others."""
    sure = [(name, scope.sure(briefing.source.id, key)) for name, key in them]
    return [{"@id": _id(key)} if key else {"@type": "Thing", "name": name} for name, key in sure]


def _id(dossier: str) -> str:
    return urn("actor", dossier)


def _told(values: dict[str, Any]) -> dict[str, Any]:
    """The values without those that no source tells."""
    return {key: value for key, value in values.items() if value not in (None, "", [])}
