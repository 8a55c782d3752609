"""One finding as the desk shows it: its words, what is said of it, the doubt, the passage it rests on, and the form.

In: an item of the queue, and what the corrections make of it. Out: a `Card` for templates/review_card.html.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.connect.corrections.findings import Finding, Mention
from briefgen.corpus import Applied
from briefgen.model import (
    NOT_STATED,
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
from briefgen.review.fields import EVERYWHERE, TYPES, Field, fields
from briefgen.review.queue import Item
from briefgen.write import site_map
from briefgen.write.passages import Passages
from briefgen.write.view import Proof

NAMES = {
    "commitment": "Commitment",
    "statement": "Said, but not a commitment",
    "quotation": "Quotation",
    "fact": "Fact",
    "actor": "Actor",
    "development": "What became of a commitment",
    "instrument": "Treaty, law or meeting",
    "dispute": "Dispute",
    "topic": "Topic",
    "date": "Date",
    "figure": "Figure",
}


@dataclass(frozen=True, slots=True)
class Card:
    """A finding ready to be judged.

    Attributes:
        name: What it is, in words, such as "Commitment"; `kind` and `sub` choose sign and word of its chip.
        rows: Label and words of what is said of it.
        doubts: What speaks against it; empty once it was checked.
        about: What was decided so far, with file and line.
        gone: A correction leaves it out; it is shown as the machine found it.
        page: Its page below the site's root, with its anchor.
        fields: Of the form; `everywhere` and `types` are what may be said of an actor in all documents.
    """

    key: str
    id: str
    kind: str
    sub: str
    name: str
    words: str
    rows: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]
    checked: bool
    about: tuple[str, ...]
    gone: bool
    proof: Proof
    title: str
    file: str
    date: str | None
    page: str
    rule: str
    fields: tuple[Field, ...]
    everywhere: tuple[str, ...]
    types: tuple[str, ...]


def card(item: Item, now: Finding | None, briefing: Briefing, about: Sequence[Applied]) -> Card:
    """The card; `now` is what the corrections make of the finding, None where they leave it out."""
    finding = item.finding if now is None else now
    checked = now is not None and any(one.kind == "accept" for one in about)
    found, left = getattr(item.finding, "doubt", None), getattr(finding, "doubt", None)
    still = [one for one in item.doubts if one != found or left is not None]
    source = briefing.source
    actor = isinstance(finding, Actor)
    return Card(
        key=item.key,
        id=item.id,
        kind=item.kind,
        sub=str(getattr(finding, "kind", None) or getattr(finding, "turn", None) or getattr(finding, "type", "")),
        name=NAMES[item.kind],
        words=" ".join(_words(finding).split()),
        rows=tuple(_rows(finding)),
        doubts=() if checked else tuple(still),
        checked=checked,
        about=tuple(f"{one.text} ({one.file}:{one.line})" for one in about),
        gone=now is None,
        proof=Passages(briefing).proof(finding.evidence, site_map.briefing(source.id), _exact(finding)),
        title=source.title.value or source.file,
        file=source.file,
        date=source.date.value,
        page=site_map.briefing(source.id),
        rule=finding.of.rule if isinstance(finding, Mention) else getattr(finding, "rule", ""),
        fields=fields(finding),
        everywhere=EVERYWHERE if actor else (),
        types=TYPES if actor else (),
    )


def _words(finding: Finding) -> str:
    match finding:
        case Commitment():
            return finding.action.reading
        case Quote():
            return finding.words.reading
        case Actor() | Instrument() | Topic():
            return finding.name
        case Development() | Dispute():
            return finding.about.reading
        case _:
            return finding.evidence.reading


def _exact(finding: Finding) -> Evidence | None:
    match finding:
        case Commitment(action=words) | Quote(words=words) | Development(about=words) | Dispute(about=words):
            return words
        case Mention():
            return finding.evidence
        case _:
            return None


def _rows(finding: Finding) -> Iterator[tuple[str, str]]:
    """What the reader of its page is told, as far as it is stated; who and when always."""
    match finding:
        case Commitment():
            yield "Who", _list(finding.actors)
            if finding.recipients:
                yield "To whom", _list(finding.recipients)
            by = finding.deadline
            yield "Deadline", f"“{by.text}”{f', {by.date}' if by.date else ''}" if by else NOT_STATED
            yield from _stated("On condition", finding.condition, quoted=True)
            yield from _stated("Hedged", finding.hedge, quoted=True)
            yield from _stated("Said by", finding.speaker)
            yield from _stated("Via", finding.channel)
            if finding.reported:
                yield "Reaches the document", "second-hand"
            yield from _stated("Not a commitment", finding.reason)
        case Quote():
            yield "Speaker", finding.speaker or NOT_STATED
            yield "Words", "the speaker’s own" if finding.direct else "the document’s"
            yield from _stated("Reported with", finding.cue, quoted=True)
            yield from _stated("Via", finding.channel)
        case Fact():
            yield "Day", finding.date or NOT_STATED
        case Actor():
            yield "Role", finding.role or NOT_STATED
            yield "Acts for", finding.affiliation or NOT_STATED
            if finding.aliases:
                yield "Also written", _list(finding.aliases)
        case Development():
            yield "By", _list(finding.actors)
            yield "When", finding.date or NOT_STATED
            yield from _stated("Said by", finding.speaker)
        case Dispute():
            yield "By", _list(finding.by)
        case Instrument():
            yield from _stated("Part of", finding.of)
            yield "When", finding.date or NOT_STATED
        case Mention(of=DateMention() as date):
            yield "Read as", date.value or "unresolved"
        case Mention(of=Figure() as figure):
            yield "Read as", " ".join(filter(None, (f"{figure.value:,g}", figure.unit, figure.of)))
        case Topic():
            yield "Words", _list(tuple(dict.fromkeys(mention.reading for mention in finding.mentions)))
        case Sentence():
            return


def _stated(label: str, words: str | None, *, quoted: bool = False) -> Iterator[tuple[str, str]]:
    if words:
        yield label, f"“{words}”" if quoted else words


def _list(names: Sequence[str]) -> str:
    return "; ".join(names) or NOT_STATED
