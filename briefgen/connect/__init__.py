"""Many briefings become one corpus: who is who across documents, what was promised, what belongs together.

In: `Briefing`s in any order. Out: a `Corpus`, the same for every order of the same briefings.
Who is who: actors.py. A page about an actor: dossiers.py. The register: register.py. Related briefings:
related.py. One story in several outlets: same_story.py. Threads of commitments: threads.py. What editors wrote is
applied first: corrections/. What is a function of one document: features.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.connect import actors, letters, nations, standing, wording
from briefgen.connect.actors import identities
from briefgen.connect.bodies import body_name
from briefgen.connect.corrections import checked, corrected, with_statuses
from briefgen.connect.dossiers import dossiers, worth_a_page
from briefgen.connect.features import Features, features, fingerprint
from briefgen.connect.gathering import gathered
from briefgen.connect.kept_features import from_kept, kept
from briefgen.connect.look_alikes import marked
from briefgen.connect.order import newest_first
from briefgen.connect.register import Names
from briefgen.connect.related import related
from briefgen.connect.same_story import same_story
from briefgen.connect.spelling import person_name, plain, sound
from briefgen.connect.threads import threads
from briefgen.corpus import Corpus
from briefgen.corrections import NONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefgen.corrections import Corrections
    from briefgen.errors import Problem
    from briefgen.model import Briefing

__all__ = ["Connected", "Features", "connected", "corpus", "features", "fingerprint", "from_kept", "kept"]

WORKED_OUT = (
    plain,
    sound,
    person_name,
    actors.by_name,
    body_name,
    standing.compared,
    nations.code,
    wording.kind,
    wording.stem,
    wording.one,
    letters.disguised,
)
"""What remembers names and words while a corpus is connected: at ten thousand documents some 30 MB, given back."""


@dataclass(frozen=True, slots=True)
class Connected:
    """The corpus, and what came of the corrections.

    Attributes:
        problems: Corrections that found no target; files are named below the sources folder.
        notes: What the editor may want to know of corrections and need not act on.
    """

    corpus: Corpus
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def corpus(briefings: Iterable[Briefing], corrections: Corrections = NONE) -> Corpus:
    """Everything known, connected; newest source first, undated ones last, by file name."""
    return connected(briefings, corrections).corpus


def connected(
    briefings: Iterable[Briefing], corrections: Corrections, known: Callable[[Briefing], Features] = features
) -> Connected:
    """As `corpus`, with what came of the corrections.

    `known` gives the features of the briefings as they come, perhaps without working them out; those of briefings that
    are corrected are worked out.
    """
    found_by_machine = newest_first(briefings)
    right = corrected(tuple(map(marked, found_by_machine)), corrections)
    ordered = right.briefings
    machines = {id(briefing) for briefing in found_by_machine}
    people = worth_a_page(checked(identities(ordered, right.rules), right.applied))
    names = Names(people)
    every = gathered(ordered, names, lambda briefing: (known if id(briefing) in machines else features)(briefing))
    found = every.found
    stories = same_story(ordered, every.samples)
    woven, thread_of = threads(every.points, found.commitments, stories)
    del every  # points are many
    pages = dossiers(people, found)
    whole = Corpus(
        briefings=ordered,
        dossiers=pages,
        register=tuple(found.commitments),
        dossier_of=names.dossier_of,
        related=related(ordered, pages, woven, stories),
        same_story=stories,
        threads=with_statuses(woven, right.statuses),
        thread_of=thread_of,
        corrections=right.applied,
    )
    for memory in WORKED_OUT:
        memory.cache_clear()
    return Connected(whole, right.problems, right.notes)
