"""Find the actors of one source.

In: a ParsedSource. Out: its `Cast`: every person, body, country and place that is named, with all its names gathered.
The steps: mentions.py (where names stand), kinds.py (of what kind), merging.py (which are one), roles.py (who they
are).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.bounds import USUAL
from briefgen.identity import content_id
from briefgen.model import Actor
from briefgen.understand import (
    answer,
    instrument_spots,
    kinds,
    mentions,
    merging,
    people,
    role_ties,
    roles,
    same_person,
)
from briefgen.understand.cast import Cast
from briefgen.understand.names import key

if TYPE_CHECKING:
    from briefgen.understand.group import Group
    from briefgen.understand.instrument_forms import Spot
    from briefgen.understand.mentions import Mention
    from briefgen.understand.parsed import ParsedSource
    from briefgen.understand.role_ties import Standing

WORDS = {
    "person": "person", "organization": "body", "country": "country", "place": "place", "group": "group of people",
    "other": "thing",
}  # fmt: skip
"""The kinds as readers of a page know them."""


def _keep(group: Group) -> bool:
    """Whether the group is worth a line: it names somebody or something, and not only in a headline."""
    if group.actor is not None:
        return True
    if all(m.headline for m in group.mentions) and group.kind not in {"country"}:
        return group.kind == "person" and len(group.full) > 1 and group.votes["person"] >= kinds.FAIR
    if len(group.full) == 1 and group.full[0] in kinds.words("generic", "words"):
        return group.full[0] in kinds.words("generic", "single") and not all(_opens(m) for m in group.mentions)
    if len(group.full) == 1 and all(_opens(m) and _common(m) for m in group.mentions):
        return False
    if len(group.full) == 1 and all(_opens(m) and _describes(m) for m in group.mentions):
        return group.kind in {"country", "place"}
    if group.kind == "other":
        return any(m.found for m in group.mentions)
    return group.kind != "group" or len(group.full[0]) > 1


def _opens(mention: Mention) -> bool:
    """At the start of a sentence, where a capital tells nothing."""
    return mention.span.start == mention.span.sent.start


def _common(mention: Mention) -> bool:
    """The parser takes it for a plain word: "Interviews with residents"."""
    token = mention.span[0]
    return token.tag_ in {"NN", "NNS", "JJ", "VBG", "VBN", "RB"} and token.is_title and mention.nation is None


def _describes(mention: Mention) -> bool:
    """It stands before a plain noun as its adjective would: "Unionist groups"."""
    root = mention.span.root
    return root.dep_ in {"compound", "amod", "nmod"} and root.head.i > root.i and root.head.text.islower()


def _shouted(mention: Mention) -> bool:
    """In capitals throughout, as datelines are, though it is no acronym."""
    return mention.span.text.isupper() and len(mention.span.text) > 5


def _name(group: Group, parsed: ParsedSource) -> str:
    if group.actor is not None:
        return group.actor.name
    if group.nation is not None:
        return group.nation
    best = max(
        group.mentions,
        key=lambda m: (not m.headline, len(m.name), not _shouted(m), len(m.span.text), -m.span.start),
    )
    return " ".join(parsed.evidence(best.span).reading.split())


def _forms(group: Group, name: str, parsed: ParsedSource) -> tuple[str, ...]:
    forms: dict[str, str] = {}
    for mention in group.mentions:
        form = " ".join(parsed.evidence(mention.span).reading.split())
        if form != name:
            forms.setdefault(form.casefold(), form)
    return tuple(forms.values())


def _salience(group: Group, parsed: ParsedSource, most: int) -> float:
    """Frequency, how early, how often as a subject, and whether the title names it; between 0 and 1."""
    first = min(m.span.start for m in group.mentions)
    early = 1.0 - first / max(len(parsed.doc), 1)
    subject = any(m.span.root.dep_ in {"nsubj", "nsubjpass"} for m in group.mentions)
    title = parsed.source.title.value or ""
    named = any(set(name) <= set(key(title)) for name in group.names)
    return round(0.5 * len(group.mentions) / most + 0.2 * early + 0.15 * subject + 0.15 * named, 3)


def _best(standings: list[Standing]) -> tuple[Standing | None, Standing | None]:
    """What is shown as the role, and what as the affiliation: the first told, an office before a description."""
    with_role = [s for s in standings if s.role is not None and s.head not in role_ties.VAGUE]
    with_role = with_role or [s for s in standings if s.role is not None]
    tied = [s for s in standings if s.body is not None or s.nation is not None]
    firm = [s for s in tied if s.body is not None and s.body.kind in {"organization", "country"}]
    return (with_role or [None])[0], (firm or tied or [None])[0]  # type: ignore[list-item]


def _gender(group: Group, standings: list[Standing]) -> str | None:
    """The gender that a role tells ("a spokesman"), else the name."""
    told = [people.gender_of_role(s.head) for s in standings]
    return next((gender for gender in told if gender), None) or same_person.gender_of(group)


def _doubt(group: Group) -> str | None:
    """What makes the grouping or the type a guess."""
    if group.doubt is not None or group.nation is not None or (group.actor is not None and group.actor.type):
        return group.doubt
    best, *others = sorted(group.votes.items(), key=lambda pair: (-pair[1], pair[0])) or [("other", 0.0)]
    close = [kind for kind, weight in others if weight > 0 and best[1] - weight < kinds.WEAK and kind != best[0]]
    if close and group.kind != "other":
        return f"the text does not tell whether this is a {WORDS[best[0]]} or a {WORDS[close[0]]}"
    return None


def _affiliation(standing: Standing | None, names: dict[int, str]) -> str | None:
    if standing is None:
        return None
    if standing.body is not None and (standing.body.kind in {"organization", "country"} or standing.nation is None):
        return names.get(id(standing.body))
    return standing.nation


def _acts(group: Group, spots: tuple[Spot, ...]) -> bool:
    """Whether it may be an actor: no treaty, law, plan or meeting by any of its names."""
    if group.kind not in {"other", "organization", "place"} or group.nation is not None or group.actor is not None:
        return True
    told = [instrument_spots.inside(spots, m.span) for m in group.mentions]
    return any(spot is None or (spot.bare and group.kind != "other") for spot in told)


def find(parsed: ParsedSource, spots: tuple[Spot, ...] = (), at_most: int = USUAL.actors) -> Cast:
    """The cast of the source: those first named, `at_most` of them.

    What is only named as an instrument (`spots`) is left out.
    """
    merged = merging.groups(mentions.find(parsed))
    shared = {t.i: m.span.text for group in merged if group.shared for m in group.mentions for t in m.span}
    groups = [group for group in merged if not group.shared and _keep(group) and _acts(group, spots)]
    groups.sort(key=lambda g: g.mentions[0].span.start)
    left_out = max(len(groups) - at_most, 0)
    groups = groups[:at_most]
    by_token = {token.i: group for group in groups for m in group.mentions for token in m.span}
    names = {id(group): _name(group, parsed) for group in groups}
    most = max((len(group.mentions) for group in groups), default=1)
    taken: set[str] = set()
    actors: dict[int, Actor] = {}
    persons: dict[str, answer.Person] = {}
    tied: dict[str, Group] = {}
    holders: dict[int, Actor] = {}
    for group in groups:
        standings = roles.standings(group, lambda token: by_token.get(token.i)) if group.kind == "person" else []
        shown, tie = _best(standings)
        name = names[id(group)]
        evidence = tuple(parsed.evidence(m.span) for m in group.mentions)
        actor = Actor(
            id=content_id("a", group.kind, name, taken=taken),
            name=name,
            type=group.kind,
            role=" ".join(parsed.evidence(shown.role).reading.split()) if shown and shown.role else None,
            affiliation=_affiliation(tie, names),
            aliases=_forms(group, name, parsed),
            mentions=evidence,
            salience=_salience(group, parsed, most),
            evidence=evidence[0],
            rule=group.rule,
            doubt=_doubt(group),
        )
        actors[id(group)] = actor
        if group.kind == "person":
            nations = {s.nation for s in standings if s.nation}
            nations |= {s.body.nation for s in standings if s.body is not None and s.body.nation}
            holders |= {t.i: actor for s in standings if s.role is not None for t in s.role if t.lower_ == s.head}
            held = tuple(dict.fromkeys((s.head, s.words) for s in standings if s.head))
            persons[actor.id] = answer.Person(_gender(group, standings), held, frozenset(nations))
            if tie is not None:
                body = tie.body or next((g for g in groups if g.nation is not None and g.nation == tie.nation), None)
                if body is not None and body.kind in {"organization", "country"}:
                    tied[actor.id] = body
    named = sorted(((m.span, actors[id(g)]) for g in groups for m in g.mentions), key=lambda pair: pair[0].start)
    order = sorted(actors.values(), key=lambda a: (-a.salience, a.evidence.start))
    principals = {person: actors[id(body)].id for person, body in tied.items()}
    return Cast(parsed, tuple(order), tuple(named), principals, persons, holders, shared, left_out)
