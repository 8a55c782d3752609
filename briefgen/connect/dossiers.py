"""All about one actor over the whole corpus.

In: the actors of the corpus (actors.py) and all findings (register.py). Out: `Dossier` values.
Which actors get one is `worth_a_page`; how a dossier looks is decided in write/.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from briefgen.connect.spelling import plain
from briefgen.corpus import Dossier, Entry, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.connect.identified import Identity
    from briefgen.connect.register import Found
    from briefgen.corpus import Appearance
    from briefgen.model import Briefing

TOP_OF_A_DOCUMENT = 5
"""So many most salient actors of a document have a page whatever they do: a reader asked who it is about
names them."""


def worth_a_page(people: Iterable[Identity]) -> tuple[Identity, ...]:
    """Those a reader may look for: who commits, is owed something, speaks, is salient, or comes up twice.

    The others are named once in passing; a page about them would repeat one line.
    """
    busy: dict[str, set[str]] = {}

    def counts(identity: Identity) -> bool:
        first = identity.appearances[0].briefing
        source = first.source.id
        if any(a.briefing.source.id != source for a in identity.appearances):
            return True
        if source not in busy:
            busy[source] = _busy(first)
        return any(a.actor.id in busy[source] for a in identity.appearances)

    return tuple(filter(counts, people))


def _busy(briefing: Briefing) -> set[str]:
    """Ids of the document's actors that do something, or that it is about."""
    top = sorted(briefing.actors, key=lambda actor: (-actor.salience, actor.id))[:TOP_OF_A_DOCUMENT]
    acts = (*briefing.commitments, *briefing.statements)
    owed = {plain(name) for commitment in acts for name in commitment.recipients}
    return {
        *(actor.id for actor in top),
        *(actor for commitment in acts for actor in commitment.actor_ids),
        *(quote.speaker_id for quote in briefing.quotes if quote.speaker_id is not None),
        *(actor.id for actor in briefing.actors if plain(actor.name) in owed),
    }


def dossiers(people: Sequence[Identity], found: Found) -> tuple[Dossier, ...]:
    """A dossier for each of `people`, by id."""
    made, received, said = (
        _by_dossier(found.commitments, "by"),
        _by_dossier(found.commitments, "to"),
        _by_dossier(found.quotes, "by"),
    )
    company = _company(people)
    pages = {identity.id for identity in people}
    return tuple(
        Dossier(
            id=identity.id,
            name=(name := display_name(identity)),
            type=identity.type,
            aliases=_aliases(identity, name),
            roles=_roles(identity),
            affiliations=tuple(
                dict.fromkeys([a.actor.affiliation for a in identity.appearances if a.actor.affiliation])
            ),
            appearances=identity.appearances,
            made=tuple(made[identity.id]),
            received=tuple(received[identity.id]),
            said=tuple(said[identity.id]),
            named_with=company[identity.id],
            doubts=identity.doubts,
            same_name=tuple(other for other in identity.same_name if other in pages),
            merged=identity.merged,
        )
        for identity in sorted(people, key=lambda identity: identity.id)
    )


def _by_dossier(entries: Iterable[Entry], side: str) -> dict[str, list[Entry]]:
    """Each dossier's entries, in their order; one that names a dossier twice counts once."""
    grouped: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for dossier in {dossier for _, dossier in (entry.by if side == "by" else entry.to)}:
            if dossier is not None:
                grouped[dossier].append(entry)
    return grouped


def _forms(identity: Identity) -> Counter[str]:
    """How often each written form names the actor."""
    forms: list[str] = []
    for appearance in identity.appearances:
        source, mentions = appearance.briefing.source, appearance.actor.mentions
        if source.repairs:
            forms += [mention.reading for mention in mentions]
        else:
            forms += [source.text[mention.start : mention.end] for mention in mentions]
    return Counter([" ".join(form.split()) for form in forms])


def display_name(identity: Identity) -> str:
    """The editor's name for it, else the one most documents give, the longer of two as frequent."""
    if identity.shown:
        return identity.shown
    names = Counter([a.actor.name for a in identity.appearances])
    # An appearance under initials or a surname alone never names the dossier: the full name is what brought
    # them together.
    if len(names) == 1:
        return next(iter(names))
    longest = max(len(plain(name).split()) for name in names)
    full = [name for name in names if len(plain(name).split()) == longest]
    return min(full, key=lambda name: (-names[name], -len(name), name))


def _aliases(identity: Identity, name: str) -> tuple[tuple[str, int], ...]:
    forms = _forms(identity)
    forms.pop(name, None)
    return tuple(sorted(forms.items(), key=lambda form: (-form[1], form[0])))


def _roles(identity: Identity) -> tuple[Role, ...]:
    """Roles as worded by the newest source that gives them; the one seen last comes first."""
    grouped: dict[str, list[Appearance]] = defaultdict(list)
    for appearance in identity.appearances:
        if appearance.actor.role:
            grouped[plain(appearance.actor.role) or appearance.actor.role].append(appearance)
    roles = []
    for appearances in grouped.values():
        dates = sorted(a.briefing.source.date.value for a in appearances if a.briefing.source.date.value)
        newest = appearances[0]
        first, last = (dates[0], dates[-1]) if dates else (None, None)
        roles.append(Role(newest.actor.role or "", first, last, newest.actor.evidence))
    return tuple(sorted(sorted(roles, key=lambda r: r.text), key=lambda r: (r.last or "", r.first or ""), reverse=True))


def _company(people: Iterable[Identity]) -> dict[str, tuple[tuple[str, int], ...]]:
    """For each dossier those that share briefings with it, and how many, most first."""
    documents = {identity.id: {a.briefing.source.id for a in identity.appearances} for identity in people}
    present: dict[str, list[str]] = defaultdict(list)
    for name in sorted(documents):
        for source in documents[name]:
            present[source].append(name)
    pairs: dict[tuple[str, int], tuple[str, int]] = {}
    once = {name: (name, 1) for name in documents}  # nearly all pairs are such, so they are shared
    found = {}
    for name, sources in documents.items():
        if len(sources) == 1:
            found[name] = tuple([once[other] for other in present[next(iter(sources))] if other != name])
            continue
        shared = Counter(itertools.chain.from_iterable([present[source] for source in sources]))
        del shared[name]
        often = sorted([(-times, other) for other, times in shared.items() if times > 1])
        rarely = sorted([other for other, times in shared.items() if times == 1])
        found[name] = (
            *[pairs.setdefault((other, -times), (other, -times)) for times, other in often],
            *[once[other] for other in rarely],
        )
    return found
