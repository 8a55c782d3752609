"""The public data format, version 1: a `Briefing` as JSON, and back.

In: a briefing. Out: plain dictionaries, as schema.json describes them; the cache keeps the same. Offsets are those of
model.py.
"""

from __future__ import annotations

import hashlib
from typing import Any

from briefgen import quick_json
from briefgen.model import (
    Actor,
    Briefing,
    Commitment,
    DateMention,
    Deadline,
    Development,
    Dispute,
    Evidence,
    Fact,
    Figure,
    Instrument,
    Known,
    NotAnalysed,
    Quote,
    Sentence,
    Source,
    Topic,
)

SCHEMA_VERSION = 1


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"start": evidence.start, "end": evidence.end, "quote": evidence.quote, "page": evidence.page}


def _span(evidence: Evidence) -> list[int]:
    return [evidence.start, evidence.end]


def _known(name: str, known: Known) -> dict[str, Any]:
    return {name: known.value, f"{name}_from": known.origin}


def _commitment(c: Commitment) -> dict[str, Any]:
    return {
        "id": c.id,
        "actors": list(c.actors),
        "actor_ids": list(c.actor_ids),
        "action": c.action.quote,
        "action_span": _span(c.action),
        "recipients": list(c.recipients),
        "kind": c.kind,
        "reaffirmed": c.reaffirmed,
        "conditional": c.conditional,
        "condition": c.condition,
        "reported": c.reported,
        "channel": c.channel,
        "hedge": c.hedge,
        "deadline": None if c.deadline is None else {"text": c.deadline.text, "date": c.deadline.date},
        "checkable": c.checkable,
        "speaker": c.speaker,
        "thread": c.thread,
        "reason": c.reason,
        "doubt": c.doubt,
        "evidence": _evidence(c.evidence),
        "rule": c.rule,
    }


def _development(d: Development) -> dict[str, Any]:
    return {
        "id": d.id,
        "turn": d.turn,
        "actors": list(d.actors),
        "actor_ids": list(d.actor_ids),
        "about": d.about.quote,
        "about_span": _span(d.about),
        "date": d.date,
        "speaker": d.speaker,
        "channel": d.channel,
        "planned": d.planned,
        "doubt": d.doubt,
        "evidence": _evidence(d.evidence),
        "rule": d.rule,
    }


def _instrument(i: Instrument) -> dict[str, Any]:
    return {
        "id": i.id,
        "name": i.name,
        "kind": i.kind,
        "of": i.of,
        "forms": list(i.forms),
        "mentions": len(i.mentions),
        "mention_spans": [_span(mention) for mention in i.mentions],
        "date": i.date,
        "place": i.place,
        "doubt": i.doubt,
        "evidence": _evidence(i.evidence),
        "rule": i.rule,
    }


def _dispute(d: Dispute) -> dict[str, Any]:
    return {
        "id": d.id,
        "kind": d.kind,
        "by": list(d.by),
        "by_ids": list(d.by_ids),
        "about": d.about.quote,
        "about_span": _span(d.about),
        "channel": d.channel,
        "doubt": d.doubt,
        "evidence": _evidence(d.evidence),
        "rule": d.rule,
    }


def _topic(t: Topic) -> dict[str, Any]:
    return {
        "id": t.id,
        "name": t.name,
        "mentions": len(t.mentions),
        "mention_spans": [_span(mention) for mention in t.mentions],
        "evidence": _evidence(t.evidence),
        "rule": t.rule,
    }


def to_record(briefing: Briefing) -> dict[str, Any]:
    """The briefing in the public format, keys in the order of the documentation."""
    source = briefing.source
    return {
        "schema": SCHEMA_VERSION,
        "id": source.id,
        "file": source.file,
        "sha256": source.sha256,
        "analysed": briefing.not_analysed is None,
        "not_analysed": None
        if briefing.not_analysed is None
        else {"reason": briefing.not_analysed.reason, "told": briefing.not_analysed.told},
        "encoding": source.encoding,
        "reader": source.reader,
        "text_sha256": hashlib.sha256(source.text.encode(errors="replace")).hexdigest(),
        "pages": list(source.pages),
        **_known("title", source.title),
        **_known("date", source.date),
        **_known("outlet", source.outlet),
        **_known("author", source.author),
        **_known("url", source.url),
        **_known("language", source.language),
        **_known("dateline", source.dateline),
        **_known("retrieved", source.retrieved),
        "topics": list(source.topics),
        "summary": " ".join(evidence.quote for evidence in briefing.summary),
        "summary_evidence": [_evidence(evidence) for evidence in briefing.summary],
        "facts": [
            {
                "id": f.id,
                "text": f.evidence.quote,
                "kind": f.kind,
                "date": f.date,
                "actors": list(f.actors),
                "evidence": _evidence(f.evidence),
                "rule": f.rule,
            }
            for f in briefing.facts
        ],
        "actors": [
            {
                "id": a.id,
                "name": a.name,
                "type": a.type,
                "role": a.role,
                "affiliation": a.affiliation,
                "aliases": list(a.aliases),
                "mentions": len(a.mentions),
                "mention_spans": [_span(mention) for mention in a.mentions],
                "salience": a.salience,
                "doubt": a.doubt,
                "evidence": _evidence(a.evidence),
                "rule": a.rule,
            }
            for a in briefing.actors
        ],
        "quotes": [
            {
                "id": q.id,
                "speaker": q.speaker,
                "speaker_id": q.speaker_id,
                "cue": q.cue,
                "text": q.words.quote,
                "text_span": _span(q.words),
                "direct": q.direct,
                "channel": q.channel,
                "doubt": q.doubt,
                "evidence": _evidence(q.evidence),
                "rule": q.rule,
            }
            for q in briefing.quotes
        ],
        "commitments": [_commitment(c) for c in briefing.commitments],
        "statements": [_commitment(c) for c in briefing.statements],
        "developments": [_development(d) for d in briefing.developments],
        "instruments": [_instrument(i) for i in briefing.instruments],
        "disputes": [_dispute(d) for d in briefing.disputes],
        "found_topics": [_topic(t) for t in briefing.topics],
        "dates": [
            {
                "text": d.evidence.quote,
                "value": d.value,
                "precision": d.precision,
                "worked_out": d.worked_out,
                "sentence_span": _span(d.sentence),
                "evidence": _evidence(d.evidence),
                "rule": d.rule,
            }
            for d in briefing.dates
        ],
        "figures": [
            {
                "text": f.evidence.quote,
                "value": f.value,
                "unit": f.unit,
                "of": f.of,
                "sentence_span": _span(f.sentence),
                "evidence": _evidence(f.evidence),
                "rule": f.rule,
            }
            for f in briefing.figures
        ],
        "sentences": [{"id": s.id, "block": s.block, "span": _span(s.evidence)} for s in briefing.sentences],
        "repairs": [
            {"raw": r.raw, "read": r.read, "start": r.start, "end": r.end, "rule": r.rule} for r in source.repairs
        ],
        "unused": [{"start": u.start, "end": u.end, "reason": u.reason, "language": u.language} for u in source.unused],
        "gaps": list(briefing.gaps),
        "limits": list(briefing.limits),
    }


def dumps(record: dict[str, Any]) -> bytes:
    """The record as it is written to files: UTF-8, two spaces of indentation, a newline at the end."""
    return quick_json.indented(record) + b"\n"


def from_record(record: dict[str, Any], source: Source) -> Briefing:
    """The briefing that `to_record` made the record from, its evidence cut afresh from `source`.

    Raises:
        KeyError, TypeError, ValueError: the record is of another version, damaged, or of another source.
    """
    if record["schema"] != SCHEMA_VERSION:
        raise ValueError(f"data format {record['schema']}, expected {SCHEMA_VERSION}")

    def cut(span: list[int]) -> Evidence:
        start, end = span
        return source.cut(start, end)

    def evidence(data: dict[str, Any]) -> Evidence:
        found = source.cut(data["start"], data["end"])
        if found.quote != data["quote"]:
            raise ValueError(f"{source.file}: the text at {found.start} is not the quoted one")
        return found

    def commitment(c: dict[str, Any]) -> Commitment:
        return Commitment(
            id=c["id"],
            actors=tuple(c["actors"]),
            actor_ids=tuple(c["actor_ids"]),
            action=cut(c["action_span"]),
            recipients=tuple(c["recipients"]),
            kind=c["kind"],
            reaffirmed=c["reaffirmed"],
            condition=c["condition"],
            reported=c["reported"],
            channel=c["channel"],
            hedge=c["hedge"],
            deadline=None if c["deadline"] is None else Deadline(c["deadline"]["text"], c["deadline"]["date"]),
            checkable=c["checkable"],
            speaker=c["speaker"],
            thread=c["thread"],
            evidence=evidence(c["evidence"]),
            rule=c["rule"],
            reason=c["reason"],
            doubt=c["doubt"],
        )

    return Briefing(
        source=source,
        sentences=tuple(Sentence(s["id"], s["block"], cut(s["span"])) for s in record["sentences"]),
        summary=tuple(evidence(e) for e in record["summary_evidence"]),
        facts=tuple(
            Fact(f["id"], f["kind"], f["date"], tuple(f["actors"]), evidence(f["evidence"]), f["rule"])
            for f in record["facts"]
        ),
        actors=tuple(
            Actor(
                id=a["id"],
                name=a["name"],
                type=a["type"],
                role=a["role"],
                affiliation=a["affiliation"],
                aliases=tuple(a["aliases"]),
                mentions=tuple(cut(span) for span in a["mention_spans"]),
                salience=a["salience"],
                evidence=evidence(a["evidence"]),
                rule=a["rule"],
                doubt=a["doubt"],
            )
            for a in record["actors"]
        ),
        quotes=tuple(
            Quote(
                id=q["id"],
                speaker=q["speaker"],
                speaker_id=q["speaker_id"],
                cue=q["cue"],
                words=cut(q["text_span"]),
                direct=q["direct"],
                channel=q["channel"],
                evidence=evidence(q["evidence"]),
                rule=q["rule"],
                doubt=q["doubt"],
            )
            for q in record["quotes"]
        ),
        commitments=tuple(commitment(c) for c in record["commitments"]),
        statements=tuple(commitment(c) for c in record["statements"]),
        dates=tuple(
            DateMention(
                d["value"],
                d["precision"],
                evidence(d["evidence"]),
                cut(d["sentence_span"]),
                d["rule"],
                d["worked_out"],
            )
            for d in record["dates"]
        ),
        figures=tuple(
            Figure(f["value"], f["unit"], f["of"], evidence(f["evidence"]), cut(f["sentence_span"]), f["rule"])
            for f in record["figures"]
        ),
        gaps=tuple(record["gaps"]),
        limits=tuple(record.get("limits", ())),
        not_analysed=None if (why := record.get("not_analysed")) is None else NotAnalysed(why["reason"], why["told"]),
        developments=tuple(
            Development(
                id=d["id"],
                turn=d["turn"],
                actors=tuple(d["actors"]),
                actor_ids=tuple(d["actor_ids"]),
                about=cut(d["about_span"]),
                date=d["date"],
                speaker=d["speaker"],
                channel=d["channel"],
                planned=d["planned"],
                evidence=evidence(d["evidence"]),
                rule=d["rule"],
                doubt=d["doubt"],
            )
            for d in record["developments"]
        ),
        instruments=tuple(
            Instrument(
                id=i["id"],
                name=i["name"],
                kind=i["kind"],
                of=i["of"],
                forms=tuple(i["forms"]),
                mentions=tuple(cut(span) for span in i["mention_spans"]),
                date=i["date"],
                place=i["place"],
                evidence=evidence(i["evidence"]),
                rule=i["rule"],
                doubt=i["doubt"],
            )
            for i in record["instruments"]
        ),
        disputes=tuple(
            Dispute(
                id=d["id"],
                kind=d["kind"],
                by=tuple(d["by"]),
                by_ids=tuple(d["by_ids"]),
                about=cut(d["about_span"]),
                evidence=evidence(d["evidence"]),
                channel=d["channel"],
                rule=d["rule"],
                doubt=d["doubt"],
            )
            for d in record["disputes"]
        ),
        topics=tuple(
            Topic(t["id"], t["name"], tuple(map(cut, t["mention_spans"])), evidence(t["evidence"]), t["rule"])
            for t in record.get("found_topics", ())
        ),
    )
