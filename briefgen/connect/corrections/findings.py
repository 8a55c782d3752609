"""The findings of a briefing that an editor can name: their words, and the briefing without one or with another.

In: briefings. Out: briefings; nothing else of them changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.identity import mention_ids
from briefgen.model import (
    Actor,
    Briefing,
    Commitment,
    DateMention,
    Development,
    Dispute,
    Evidence,
    Fact,
    Figure,
    Instrument,
    Quote,
    Sentence,
    Topic,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date or figure of the document, with the id that its page gives it."""

    id: str
    evidence: Evidence
    of: DateMention | Figure


Finding = Fact | Commitment | Quote | Actor | Development | Instrument | Dispute | Topic | Sentence | Mention

LETTERS = {
    "f": "fact",
    "c": "act",
    "n": "act",
    "q": "quotation",
    "a": "actor",
    "s": "sentence",
    "d": "date",
    "i": "instrument",
    "x": "dispute",
    "o": "topic",
}
"""What the first letter of an id says it is. Another version may tell commitments and statements apart otherwise."""

SHOWN_LETTERS = 120


def every(briefing: Briefing) -> Iterator[Finding]:
    """All findings that have an id on the page; of the sentences those of the bottom line."""
    yield from briefing.facts
    yield from briefing.commitments
    yield from briefing.statements
    yield from briefing.quotes
    yield from briefing.actors
    yield from briefing.developments
    yield from briefing.instruments
    yield from briefing.disputes
    yield from briefing.topics
    yield from _mentions("d", briefing.dates)
    yield from _mentions("n", briefing.figures)
    lead = {(evidence.start, evidence.end) for evidence in briefing.summary}
    yield from (s for s in briefing.sentences if (s.evidence.start, s.evidence.end) in lead)


def _mentions(letter: str, found: Sequence[DateMention | Figure]) -> Iterator[Mention]:
    ids = mention_ids(letter, ((one.evidence.quote, one.sentence.quote) for one in found))
    return (Mention(id_, one.evidence, one) for id_, one in zip(ids, found, strict=True))


def words_of(finding: Finding) -> tuple[str, ...]:
    """The words that the page shows for it first, then those of its evidence; as read and as they stand."""
    cuts: tuple[Evidence, ...]
    match finding:
        case Commitment():
            cuts = (finding.action, finding.evidence)
        case Quote():
            cuts = (finding.words, finding.evidence)
        case Development() | Dispute():
            cuts = (finding.about, finding.evidence)
        case Instrument():
            return (finding.name, *finding.forms)
        case Actor():
            return (finding.name, *finding.aliases)
        case Topic():
            return (finding.name,)
        case _:
            cuts = (finding.evidence,)
    return tuple(dict.fromkeys(words for cut in cuts for words in (cut.reading, cut.quote)))


def shown(finding: Finding) -> str:
    """Its words, short enough for a message."""
    return short(words_of(finding)[0])


def short(words: str) -> str:
    """The words on one line, cut between two of them where they are long."""
    plain = " ".join(words.split())
    return plain if len(plain) <= SHOWN_LETTERS else plain[:SHOWN_LETTERS].rsplit(" ", 1)[0] + " …"


def is_commitment(briefing: Briefing, finding: Finding) -> bool:
    """It stands among the commitments, not the statements."""
    return any(finding.id == one.id for one in briefing.commitments)


def undoubted(briefing: Briefing, finding: Finding) -> Briefing:
    """The briefing with what the machine doubted of the finding taken away; what the source hedges stays."""
    if isinstance(finding, Sentence | Mention | Fact | Topic) or finding.doubt is None:
        return briefing
    id_ = finding.id
    return replace(
        briefing,
        commitments=tuple(replace(one, doubt=None) if one.id == id_ else one for one in briefing.commitments),
        statements=tuple(replace(one, doubt=None) if one.id == id_ else one for one in briefing.statements),
        quotes=tuple(replace(one, doubt=None) if one.id == id_ else one for one in briefing.quotes),
        actors=tuple(replace(one, doubt=None) if one.id == id_ else one for one in briefing.actors),
        developments=tuple(replace(one, doubt=None) if one.id == id_ else one for one in briefing.developments),
        instruments=tuple(replace(one, doubt=None) if one.id == id_ else one for one in briefing.instruments),
        disputes=tuple(replace(one, doubt=None) if one.id == id_ else one for one in briefing.disputes),
    )


def without(briefing: Briefing, finding: Finding) -> Briefing:
    """The briefing without the finding; a sentence leaves the bottom line only, an actor also leaves the links."""
    gone = finding.id
    if isinstance(finding, Actor):
        return without_actors(briefing, {gone})
    if isinstance(finding, Sentence):
        place = (finding.evidence.start, finding.evidence.end)
        return replace(briefing, summary=tuple(e for e in briefing.summary if (e.start, e.end) != place))
    if isinstance(finding, Mention):
        return replace(
            briefing,
            dates=tuple(one for one in briefing.dates if one is not finding.of),
            figures=tuple(one for one in briefing.figures if one is not finding.of),
        )
    return replace(
        briefing,
        developments=tuple(one for one in briefing.developments if one.id != gone),
        instruments=tuple(one for one in briefing.instruments if one.id != gone),
        disputes=tuple(one for one in briefing.disputes if one.id != gone),
        topics=tuple(one for one in briefing.topics if one.id != gone),
        facts=tuple(one for one in briefing.facts if one.id != gone),
        commitments=tuple(one for one in briefing.commitments if one.id != gone),
        statements=tuple(one for one in briefing.statements if one.id != gone),
        quotes=tuple(one for one in briefing.quotes if one.id != gone),
    )


def without_actors(briefing: Briefing, gone: Collection[str]) -> Briefing:
    """The briefing without these actors; findings keep the names as words, and lead nowhere."""
    return repointed(briefing, dict.fromkeys(gone))


def repointed(briefing: Briefing, moved: dict[str, str | None]) -> Briefing:
    """The briefing in which each id of `moved` is the other one, or nobody where that is None."""

    def ids(found: tuple[str, ...]) -> tuple[str, ...]:
        there = (moved.get(one, one) for one in found)
        return tuple(dict.fromkeys(one for one in there if one is not None))

    def acts(found: tuple[Commitment, ...]) -> tuple[Commitment, ...]:
        return tuple(replace(c, actor_ids=ids(c.actor_ids)) if moved.keys() & set(c.actor_ids) else c for c in found)

    return replace(
        briefing,
        actors=tuple(actor for actor in briefing.actors if actor.id not in moved),
        facts=tuple(replace(f, actors=ids(f.actors)) if moved.keys() & set(f.actors) else f for f in briefing.facts),
        commitments=acts(briefing.commitments),
        statements=acts(briefing.statements),
        quotes=tuple(
            replace(q, speaker_id=moved[q.speaker_id]) if q.speaker_id in moved else q for q in briefing.quotes
        ),
        developments=tuple(
            replace(d, actor_ids=ids(d.actor_ids)) if moved.keys() & set(d.actor_ids) else d
            for d in briefing.developments
        ),
        disputes=tuple(
            replace(d, by_ids=ids(d.by_ids)) if moved.keys() & set(d.by_ids) else d for d in briefing.disputes
        ),
    )


def with_act(briefing: Briefing, act: Commitment, *, binding: bool) -> Briefing:
    """The briefing with the commitment or statement in its place, another of the same id replaced."""

    def others(found: tuple[Commitment, ...], *, also: bool) -> tuple[Commitment, ...]:
        kept = [one for one in found if one.id != act.id]
        return tuple(sorted([*kept, act] if also else kept, key=lambda one: (one.evidence.start, one.action.start)))

    was_there = {one.id for one in (*briefing.commitments, *briefing.statements)}
    if act.id in was_there and act.id in {one.id for one in (briefing.commitments if binding else briefing.statements)}:
        side = briefing.commitments if binding else briefing.statements
        same = tuple(act if one.id == act.id else one for one in side)
        return replace(briefing, commitments=same) if binding else replace(briefing, statements=same)
    return replace(
        briefing,
        commitments=others(briefing.commitments, also=binding),
        statements=others(briefing.statements, also=not binding),
    )
