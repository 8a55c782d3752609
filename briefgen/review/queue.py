"""Which finding is looked at when: the doubtful ones first.

In: briefings as the machine made them, newest first. Out: `Item`s in the order of the desk: what has a doubt, then what
is hedged, conditional or second-hand, then the rest; within each the newest document first, its findings in the order
of its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefgen.connect.corrections.findings import Finding, Mention, every, shown
from briefgen.model import (
    Actor,
    Briefing,
    Commitment,
    DateMention,
    Development,
    Dispute,
    Fact,
    Instrument,
    Quote,
    Sentence,
    Topic,
)

KINDS = {
    "commitment": "commitments",
    "statement": "said, but not a commitment",
    "quotation": "quotations",
    "fact": "facts",
    "actor": "actors",
    "development": "what became of a commitment",
    "instrument": "treaties, laws, meetings",
    "dispute": "denials and disputes",
    "topic": "topics",
    "date": "dates",
    "figure": "figures",
}
"""Kind of finding to the name of its filter; the sentences of the bottom line are facts or left to the page."""

ORDER = "Doubtful findings first, then hedged, conditional and second-hand ones, then the rest; newest document first."


@dataclass(frozen=True, slots=True)
class Item:
    """A finding in the queue.

    Attributes:
        key: Document and id, the same for every run.
        rank: 0 doubtful, 1 hedged or second-hand, 2 the rest.
        doubts: What speaks against it, in words; of an actor also why it may be somebody else elsewhere.
    """

    key: str
    kind: str
    briefing: str
    id: str
    finding: Finding
    rank: int
    doubts: tuple[str, ...]

    @property
    def words(self) -> str:
        """The finding in short."""
        return shown(self.finding)


def items(briefings: Iterable[Briefing], elsewhere: Mapping[tuple[str, str], str]) -> tuple[Item, ...]:
    """All findings of the briefings; `elsewhere` is (briefing id, actor id) to why it may be another actor."""
    found: dict[str, Item] = {}
    for briefing in briefings:
        statements = {one.id for one in briefing.statements}
        for finding in every(briefing):
            if isinstance(finding, Sentence):
                continue
            name = briefing.source.id
            kind = "statement" if isinstance(finding, Commitment) and finding.id in statements else _kind(finding)
            doubts = tuple(filter(None, (getattr(finding, "doubt", None), elsewhere.get((name, finding.id)))))
            rank = 0 if doubts else 1 if _soft(finding) else 2
            item = Item(f"{name}/{finding.id}", kind, name, finding.id, finding, rank, doubts)
            found.setdefault(item.key, item)
    return tuple(sorted(found.values(), key=lambda item: item.rank))


def _kind(finding: Finding) -> str:
    match finding:
        case Commitment():
            return "commitment"
        case Quote():
            return "quotation"
        case Fact():
            return "fact"
        case Actor():
            return "actor"
        case Development():
            return "development"
        case Instrument():
            return "instrument"
        case Dispute():
            return "dispute"
        case Topic():
            return "topic"
        case Mention():
            return "date" if isinstance(finding.of, DateMention) else "figure"
        case Sentence():
            return "fact"


def _soft(finding: Finding) -> bool:
    """The source hedges it, makes it depend on something, or has it from somebody else."""
    match finding:
        case Commitment():
            return bool(finding.hedge or finding.condition or finding.reported or finding.channel or finding.speaker)
        case Quote():
            return not finding.direct or finding.channel is not None
        case Fact():
            return finding.kind in ("reported", "expected")
        case Development():
            return finding.planned or finding.speaker is not None or finding.channel is not None
        case Dispute():
            return finding.channel is not None
        case _:
            return False
