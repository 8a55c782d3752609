"""The evidence as annotations of the source texts (W3C Web Annotation Data Model).

In: a scope. Out: an `AnnotationPage` in JSON-LD: each finding marks its stretch of the published source.txt, by its
words with what stands around them (`TextQuoteSelector`) and by its place in Unicode code points
(`TextPositionSelector`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.corpus import Entry
from briefgen.model import Briefing, Commitment, Evidence, Quote
from briefgen.write import site_map
from briefgen.write.encode import json_bytes, json_lines
from briefgen.write.exports.links import Links, urn
from briefgen.write.exports.scope import Scope

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points kept on either side of the words, as the selectors of common annotation tools do."""


def annotations_file(scope: Scope, links: Links) -> bytes | None:
    """Every commitment, statement, quotation and fact of the scope; None where there is none.

    Of an actor: the commitments in which it is bound or which are owed to it, and what it said.
    """
    found = _of_actor(scope, links) if scope.kind == "actor" else _of_documents(scope, links)
    unique = {item["id"]: json_bytes(item) for item in found}
    if not unique:
        return None
    head = {"@context": CONTEXT, "id": urn("annotations", scope.page), "type": "AnnotationPage"}
    return json_lines(head, items=unique.values())


def _of_documents(scope: Scope, links: Links) -> Iterator[dict[str, Any]]:
    for briefing in scope.briefings:
        for found in briefing.commitments:
            yield _commitment(briefing, found, "commitment", scope, links)
        for found in briefing.statements:
            yield _commitment(briefing, found, "statement", scope, links)
        for quote in briefing.quotes:
            yield _quote(briefing, quote, scope, links)
        for fact in briefing.facts:
            tags = ["fact", *([fact.kind] if fact.kind != "fact" else [])]
            yield _annotation(briefing, fact.id, fact.evidence, tags, [], links)


def _of_actor(scope: Scope, links: Links) -> Iterator[dict[str, Any]]:
    entries: list[Entry] = [entry for thread in scope.threads for entry in thread.reports]
    for entry in (*entries, *scope.said):
        if isinstance(entry.finding, Quote):
            yield _quote(entry.briefing, entry.finding, scope, links)
        else:
            yield _commitment(entry.briefing, entry.finding, "commitment", scope, links)


def _commitment(briefing: Briefing, found: Commitment, what: str, scope: Scope, links: Links) -> dict[str, Any]:
    ids = [] if found.doubt else list(found.actor_ids)
    return _annotation(briefing, found.id, found.evidence, [what, found.kind], _actors(briefing, ids, scope), links)


def _quote(briefing: Briefing, found: Quote, scope: Scope, links: Links) -> dict[str, Any]:
    tags = ["quotation", "direct" if found.direct else "indirect"]
    ids = [found.speaker_id] if found.speaker_id and not found.doubt else []
    return _annotation(briefing, found.id, found.evidence, tags, _actors(briefing, ids, scope), links)


def _actors(briefing: Briefing, ids: list[str], scope: Scope) -> list[str]:
    """Dossiers of the actors that are surely meant."""
    found = (scope.dossier_of.get((briefing.source.id, actor)) for actor in ids)
    return [key for one in found if (key := scope.sure(briefing.source.id, one))]


def _annotation(
    briefing: Briefing, finding: str, evidence: Evidence, tags: list[str], actors: list[str], links: Links
) -> dict[str, Any]:
    source = briefing.source
    text = source.text
    return {
        "id": urn("annotation", source.id, finding),
        "type": "Annotation",
        "motivation": "tagging",
        "body": [
            *({"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": tag} for tag in tags),
            *(
                {"type": "SpecificResource", "purpose": "identifying", "source": links.to(site_map.dossier(actor))}
                for actor in actors
            ),
            {"type": "SpecificResource", "purpose": "linking", "source": links.finding(source.id, finding)},
        ],
        "target": {
            "source": links.to(site_map.raw(source.id)),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": evidence.quote,
                    "prefix": text[max(0, evidence.start - AROUND) : evidence.start],
                    "suffix": text[evidence.end : evidence.end + AROUND],
                },
                {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end},
            ],
        },
    }
