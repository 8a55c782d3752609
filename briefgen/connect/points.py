"""The places of a corpus that speak of an undertaking, ready for comparing.

In: the register, what looks like a commitment, what became of undertakings. Out: `Point`s in order of time.
matching.py compares them, threads.py joins them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefgen.connect.document_words import Document, antecedent, described, made_on
from briefgen.connect.wording import TAIL, WORD, Words, listed, replacing, stem, withdrawing, words_of
from briefgen.model import Commitment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.corpus import Entry
    from briefgen.model import Briefing, Development, Turn

Role = Literal["report", "interest", "turn"]

INTERESTS = frozenset({"wish", "proposal"})
"""Statements that may open or accompany a thread: "wants to buy", "suggested buying"."""

NOT_DONE = re.compile(r"\b(?:not|never|no longer|cannot|neither)\b|n['’]t\b")
NEGATED_IN = 40
"""Characters from the act's beginning in which a "not" is its own."""


@dataclass(slots=True)
class Point:
    """A place that speaks of an undertaking.

    Attributes:
        role: It states it, is interested in it, or tells what became of it.
        entry: Of the register or its look-alikes; None for developments.
        actors: Dossier ids of those who undertake it.
        sides: Those ids, and of the countries and bodies they act for.
        words: Of the act, or of what is meant.
        replaced: Words of what gives way to it; None where nothing does.
        turn: What it makes of another one, for turns.
        negative: Says that it will not be done.
        date: Of the act of undertaking if told, else of the source; None where neither is known.
        thread: Of the document, the same for sentences that state one commitment; empty for developments.
        vague: Its words name nothing that could be told from another thing of the kind: "the plan".
        order: Place in the corpus: date (undated last), file, start.
    """

    briefing: Briefing
    finding: Commitment | Development
    role: Role
    entry: Entry | None
    actors: frozenset[str]
    sides: frozenset[str]
    words: Words
    replaced: Words | None
    turn: Turn | None
    negative: bool
    date: str | None
    order: tuple[bool, str, str, int, str]
    thread: str = ""
    vague: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """(briefing id, finding id)."""
        return self.briefing.source.id, self.finding.id


def points(
    register: Iterable[Entry],
    statements: Iterable[Entry],
    briefings: Iterable[Briefing],
    dossier_of: Mapping[tuple[str, str], str],
) -> tuple[Point, ...]:
    """Every point of the corpus, in order of time, undated ones last."""
    said: dict[str, list[tuple[Role, Entry, Commitment]]] = defaultdict(list)
    for entry in register:
        if isinstance(entry.finding, Commitment):
            said[entry.briefing.source.id].append(("report", entry, entry.finding))
    for entry in statements:
        if isinstance(entry.finding, Commitment) and entry.finding.kind in INTERESTS:
            said[entry.briefing.source.id].append(("interest", entry, entry.finding))
    found: list[Point] = []
    for briefing in briefings:
        document = Document(briefing, dossier_of)  # one at a time: each holds its text a second time
        found += [_of_commitment(document, entry, finding, role) for role, entry, finding in said[briefing.source.id]]
        found += [_of_development(document, development) for development in briefing.developments]
    return tuple(sorted(found, key=lambda point: point.order))


def _order(briefing: Briefing, date: str | None, start: int, name: str) -> tuple[bool, str, str, int, str]:
    # "2017-12" comes after its days: who tells it in hindsight tells it less exactly
    return date is None, f"{date or '':~<10}", briefing.source.file, start, name


def _of_commitment(document: Document, entry: Entry, finding: Commitment, role: Role) -> Point:
    action = finding.action.reading
    opens = document.opens(finding.action.start)
    gone = replacing().search(action)
    own = action if gone is None else f"{action[: gone.start()]}, {action[gone.end() :]}"
    first = next((stem(word) for word in WORD.findall(action)), "")
    turn = withdrawing().get(first) if role == "report" else None
    if turn:
        own = TAIL.split(own.partition(" ")[2] or own)[0]  # what is taken back, not the taking back
    words = words_of(own, document.known, opens)
    antecedent(document, finding, words)
    if not words.acts and not turn:
        # "take the place of" is an act of its own; of an act in no group the stem of its verb
        words.acts.add("replace" if gone else first if action[:1].islower() and first not in listed("little") else "")
        words.acts.discard("")
    vague = described(document, action, finding.action.start, words)
    actors, sides = document.parties(finding.actors, finding.actor_ids)
    date = made_on(document, finding) or document.briefing.source.date.value
    return Point(
        briefing=entry.briefing,
        finding=finding,
        role="turn" if turn else role,
        entry=entry,
        actors=actors,
        sides=sides,
        words=words,
        replaced=words_of(gone[1], document.known) if gone else None,
        turn=turn,  # type: ignore[arg-type]
        negative=finding.kind == "refusal" or bool(NOT_DONE.search(action[:NEGATED_IN])),
        date=date,
        order=_order(entry.briefing, date, finding.evidence.start, finding.id),
        thread=finding.thread,
        vague=vague,
    )


def _of_development(document: Document, development: Development) -> Point:
    words = words_of(development.about.reading, document.known, document.opens(development.about.start))
    vague = described(document, development.about.reading, development.about.start, words)
    names = development.actors or ((development.speaker,) if development.speaker else ())
    actors, sides = document.parties(names, development.actor_ids)
    actors = actors if development.actors else frozenset()  # who says so need not have done it
    date = development.date or document.briefing.source.date.value
    return Point(
        briefing=document.briefing,
        finding=development,
        role="turn",
        entry=None,
        actors=actors,
        sides=sides,
        words=words,
        replaced=None,
        turn=development.turn,
        negative=False,
        date=date,
        order=_order(document.briefing, date, development.evidence.start, development.id),
        vague=vague,
    )
