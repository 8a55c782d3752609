"""Actors of one document joined or parted.

In: a briefing and ids of its actors. Out: the briefing with one actor instead of several, or one more; findings lead to
the actor they mean now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from briefgen.connect.actors import plain
from briefgen.connect.corrections.findings import repointed
from briefgen.identity import content_id
from briefgen.model import Actor, Briefing, Commitment, Evidence

RULE = "editor/split"


def joined(briefing: Briefing, ids: Collection[str], name: str) -> Briefing:
    """The briefing with these actors as one: the one of that name, else the most salient."""
    them = [actor for actor in briefing.actors if actor.id in ids]
    if len(them) < 2:
        return briefing
    main = min(them, key=lambda actor: (plain(actor.name) != plain(name), -actor.salience, actor.id))
    others = [actor for actor in them if actor is not main]
    mentions = _in_order(mention for actor in them for mention in actor.mentions)
    forms = [form for actor in (main, *others) for form in (actor.name, *actor.aliases)]
    whole = replace(
        main,
        role=next((actor.role for actor in (main, *others) if actor.role), None),
        affiliation=next((actor.affiliation for actor in (main, *others) if actor.affiliation), None),
        aliases=tuple(form for form in dict.fromkeys(forms) if form != main.name),
        mentions=mentions,
        salience=max(actor.salience for actor in them),
        evidence=mentions[0] if mentions else main.evidence,
    )
    left = repointed(briefing, {actor.id: main.id for actor in others})
    return replace(left, actors=tuple(whole if actor.id == main.id else actor for actor in left.actors))


def parted(briefing: Briefing, id_: str, forms: Collection[str], name: str) -> Briefing | None:
    """The briefing in which the actor's mentions of these forms (as `plain` has them) are another actor's.

    None where the actor has no such mention. A finding goes over when its evidence names only the other one.
    """
    actor = next((one for one in briefing.actors if one.id == id_), None)
    if actor is None:
        return None
    gone = tuple(mention for mention in actor.mentions if plain(mention.reading) in forms)
    kept = tuple(mention for mention in actor.mentions if plain(mention.reading) not in forms)
    if not gone:
        return None
    if not kept:
        renamed = replace(actor, name=name)
        return replace(briefing, actors=tuple(renamed if one.id == id_ else one for one in briefing.actors))
    taken = {one.id for one in briefing.actors}
    other = Actor(
        id=content_id("a", "editor", actor.type, name, taken=taken),
        name=name,
        type=actor.type,
        role=None,
        affiliation=None,
        aliases=tuple(form for form in dict.fromkeys(_form(m) for m in gone) if form != name),
        mentions=gone,
        salience=actor.salience * len(gone) / len(actor.mentions),
        evidence=gone[0],
        rule=RULE,
    )
    rest = replace(
        actor,
        aliases=tuple(form for form in actor.aliases if plain(form) not in forms),
        mentions=kept,
        evidence=kept[0],
    )

    def over(evidence: Evidence) -> bool:
        return any(_inside(m, evidence) for m in gone) and not any(_inside(m, evidence) for m in kept)

    def acts(found: Iterable[Commitment]) -> tuple[Commitment, ...]:
        return tuple(
            replace(c, actor_ids=_swapped(c.actor_ids, id_, other.id)) if over(c.evidence) else c for c in found
        )

    actors = [found for one in briefing.actors for found in ((rest, other) if one.id == id_ else (one,))]
    return replace(
        briefing,
        actors=tuple(sorted(actors, key=lambda one: -one.salience)),
        commitments=acts(briefing.commitments),
        statements=acts(briefing.statements),
        facts=tuple(
            replace(f, actors=_swapped(f.actors, id_, other.id)) if over(f.evidence) else f for f in briefing.facts
        ),
        quotes=tuple(
            replace(q, speaker_id=other.id) if q.speaker_id == id_ and over(q.evidence) else q for q in briefing.quotes
        ),
    )


def _swapped(ids: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(new if one == old else one for one in ids)


def _form(mention: Evidence) -> str:
    return " ".join(mention.reading.split())


def _inside(mention: Evidence, evidence: Evidence) -> bool:
    return evidence.start <= mention.start and mention.end <= evidence.end


def _in_order(mentions: Iterable[Evidence]) -> tuple[Evidence, ...]:
    places = {(mention.start, mention.end): mention for mention in mentions}
    return tuple(places[place] for place in sorted(places))
