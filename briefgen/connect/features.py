"""What connecting needs of one document, worked out once: a function of its briefing alone.

In: a briefing. Out: `Features`, which are kept beside the findings (kept_features.py), so that a build in which little
changed only joins documents. Nothing here may depend on another document, nor on the document's id or file: the same
bytes serve wherever it lies. What is made of them: register.py, points.py, same_story.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefgen import fingerprint as prints
from briefgen.connect.document_words import Document
from briefgen.connect.firmness import wording
from briefgen.connect.shingles import sample
from briefgen.connect.spelling import plain
from briefgen.connect.undertakings import Undertaking, of_commitment, of_development

if TYPE_CHECKING:
    from briefgen.model import Briefing, Commitment

LIBRARIES = ("anyascii", "confusable-homoglyphs", "snowballstemmer")
"""What features depend on besides our code."""


class Act(NamedTuple):
    """What connecting needs of one commitment, or of what looks like one.

    Attributes:
        by: Of each name of `actors` the id of the briefing's actor that is called so, None where none is or several
            are; empty where `actor_ids` names all of them.
        to: The same of `recipients`.
        wording: How firmly it is worded, see firmness.py.
        undertaking: What it says of an undertaking; None for statements that are not compared.
    """

    by: tuple[str | None, ...]
    to: tuple[str | None, ...]
    wording: str
    undertaking: Undertaking | None


@dataclass(frozen=True, slots=True)
class Features:
    """What connecting needs of one briefing.

    Attributes:
        keys: Of each actor, "person:ada ford": what stands for it where it has no dossier.
        commitments: Aligned with the briefing's.
        statements: Aligned with the briefing's.
        developments: Aligned with the briefing's.
        sample: Numbers of some of its shingles, sorted; see shingles.py.
    """

    keys: tuple[str, ...]
    commitments: tuple[Act, ...]
    statements: tuple[Act, ...]
    developments: tuple[Undertaking, ...]
    sample: tuple[int, ...]

    def fit(self, briefing: Briefing) -> bool:
        """They can be those of the briefing: they are aligned with it."""
        pairs = (
            (self.keys, briefing.actors),
            (self.commitments, briefing.commitments),
            (self.statements, briefing.statements),
            (self.developments, briefing.developments),
        )
        return all(len(mine) == len(found) for mine, found in pairs)


def fingerprint() -> str:
    """A digest of all that features depend on besides the briefing."""
    return prints.of(__package__, LIBRARIES)


def features(briefing: Briefing) -> Features:
    """The features of a briefing, from nothing."""
    document = Document(briefing)
    known = _by_name(briefing)

    def act(finding: Commitment, *, binding: bool) -> Act:
        by: tuple[str | None, ...] = ()
        if len(finding.actor_ids) != len(finding.actors):
            meant = (known.get(plain(name)) for name in finding.actors)
            by = tuple(actor if actor in finding.actor_ids else None for actor in meant)
        to = tuple(known.get(plain(name)) for name in finding.recipients)
        return Act(by, to, wording(finding), of_commitment(document, finding, binding=binding))

    return Features(
        keys=tuple(f"{actor.type}:{plain(actor.name)}" for actor in briefing.actors),
        commitments=tuple(act(finding, binding=True) for finding in briefing.commitments),
        statements=tuple(act(finding, binding=False) for finding in briefing.statements),
        developments=tuple(of_development(document, development) for development in briefing.developments),
        sample=sample(briefing),
    )


def _by_name(briefing: Briefing) -> dict[str, str | None]:
    """Forms of the document's names, without case and punctuation, to actor ids; None where two share one."""
    known: dict[str, str | None] = {}
    names = [(plain(actor.name), actor.id) for actor in briefing.actors]
    aliases = [(plain(form), actor.id) for actor in briefing.actors for form in actor.aliases]
    for forms in (names, aliases):
        level: dict[str, str | None] = {}
        for form, actor in forms:
            level[form] = actor if level.get(form, actor) == actor else None
        known = {**level, **known}  # a name in full outranks another actor's short form
    return known
