"""The statements of a corpus as they are published, in the form that is compared from build to build.

In: a `Corpus`. Out: a `Document` for each briefing, and one for what concerns all documents. Left out, because they
follow from the sentences that are kept: the bottom line, dates and figures.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, overload

from briefgen import fingerprint
from briefgen.corpus import Wording
from briefgen.identity import content_id
from briefgen.model import Commitment
from briefgen.quick_json import parsed
from briefgen.runs import runs

if TYPE_CHECKING:
    from briefgen.corpus import Applied, Corpus, History
    from briefgen.model import Actor, Briefing, Fact, Quote

WHOLE = ""
"""Stands for a document where something concerns all documents: the status of commitments, who is who."""

CORRECTION = "correction"

TOGETHER = 64
"""Documents whose digests are kept as one: few enough for all of them to be made again where one changed."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A published statement.

    Attributes:
        id: Unique in its document.
        what: For the reader: "commitment", "fact", "quotation", "correction" and so on.
        at: Where its evidence starts in the document.
        target: Of a correction, the id or name of what it corrects; empty otherwise.
    """

    id: str
    what: str
    wording: Wording
    at: int = 0
    target: str = ""


class Packed(Sequence[Statement]):
    """Statements as lines of the file, in a tenth of the space; made afresh whenever they are asked for.

    A build holds those of the last build and its own from before the first page is written until after the last, and
    reads nearly none of them again: that documents are the same is told by digests of their lines, and what stayed the
    same is written as it was read.
    """

    __slots__ = ("_bytes", "digest")

    def __init__(self, statements: Iterable[Statement], lines: bytes | None = None) -> None:
        """`lines` are those of the statements, where they are at hand; the statements are not looked at then."""
        lines = lines_of(statements) if lines is None else lines
        self._bytes, self.digest = zlib.compress(lines, 1), sha256(lines).digest()

    @property
    def lines(self) -> bytes:
        """As they stand in the file, each with its end."""
        return zlib.decompress(self._bytes)

    def __iter__(self) -> Iterator[Statement]:
        for line in self.lines.splitlines():  # of bytes: at "\n" and "\r", which JSON has in no text
            found = parsed(line)
            wording = Wording(found["words"], found["note"])
            yield Statement(found["id"], found["what"], wording, found["at"], found.get("target", ""))

    def __len__(self) -> int:
        return self.lines.count(b"\n")

    @overload
    def __getitem__(self, at: int) -> Statement: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Statement]: ...
    def __getitem__(self, at: int | slice) -> Statement | Sequence[Statement]:
        return tuple(self)[at]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Packed):
            return self.digest == other.digest
        return tuple(self) == other

    def __hash__(self) -> int:
        return hash(tuple(self))


_json = json.JSONEncoder(ensure_ascii=False).encode


def line_of(value: dict[str, Any]) -> bytes:
    """A line of the file."""
    return (_json(value) + "\n").encode("utf-8", "backslashreplace")  # which makes JSON of half a character


def lines_of(statements: Iterable[Statement]) -> bytes:
    """The lines of statements; a target that is empty is left out."""
    return b"".join(
        line_of(
            {"id": it.id, "what": it.what, "at": it.at, "words": it.wording.words, "note": it.wording.note}
            | ({"target": it.target} if it.target else {})
        )
        for it in statements
    )


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its statements in order of the text; `letters` is the length of its text."""

    id: str
    file: str
    sha256: str
    date: str | None
    title: str
    letters: int
    statements: Sequence[Statement] = field(repr=False)

    @property
    def count(self) -> int:
        """How many statements a reader finds on its page."""
        return sum(one.what not in {CORRECTION, "document"} for one in self.statements)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What one build published: its documents by id, and what changed up to it."""

    documents: Mapping[str, Document]
    history: History


Remembered = Callable[[tuple[object, ...], Callable[[], bytes]], bytes]
"""Gives what was made of these values before, in this build or an earlier one; else makes and keeps it."""


def documents(
    corpus: Corpus, last: Mapping[str, Document], remembered: Remembered | None = None
) -> dict[str, Document]:
    """All documents by id, sorted; the first is that of what concerns all. One that is as in `last` is that object.

    What is remembered are digests of the statements of some documents at once: where those of a document are the same
    as in `last`, its statements are not made.
    """
    corrections: dict[str, list[Statement]] = defaultdict(list)
    here = {briefing.source.id for briefing in corpus.briefings}
    taken: set[str] = set()
    for one in corpus.corrections:
        where = one.briefing if one.briefing in here and one.briefing else WHOLE
        corrections[where].append(_correction(one, taken))
    whole = (*_statuses(corpus), *corrections[WHOLE])
    found = {WHOLE: Document(WHOLE, "", "", None, "", 0, Packed(sorted(whole, key=_place)))}
    briefings = sorted(corpus.briefings, key=lambda briefing: briefing.source.id)
    for run in runs((briefing.source.id for briefing in briefings), TOGETHER):
        its = [(briefing, tuple(corrections.get(briefing.source.id, ()))) for briefing in briefings[run]]
        known = _digests(its, remembered) if last and remembered else [b""] * len(its)
        for (briefing, fixes), digest in zip(its, known, strict=True):
            name = briefing.source.id
            then = last.get(name)
            same = then if then is not None and _digest(then) == digest else None
            now = _document(briefing, same.statements if same else Packed((), _lines(briefing, fixes)))
            found[name] = now if then is None or now != then else then
        if remembered and not last:
            made = b"".join([_digest(found[briefing.source.id]) for briefing, _ in its])
            remembered(_made_of(its), partial(bytes, made))
    return found


Told = Sequence[tuple["Briefing", tuple[Statement, ...]]]
"""Documents with the corrections of each."""


def _made_of(them: Told) -> tuple[object, ...]:
    return "statements of the ledger", fingerprint.of("briefgen.ledger", ()), tuple(them)


def _digests(them: Told, remembered: Remembered) -> list[bytes]:
    """Of the lines of each document."""
    kept = remembered(_made_of(them), lambda: b"".join(sha256(_lines(*one)).digest() for one in them))
    size = sha256().digest_size
    return [kept[at : at + size] for at in range(0, len(kept), size)]


def _digest(document: Document) -> bytes:
    its = document.statements
    return (its if isinstance(its, Packed) else Packed(its)).digest


def _place(one: Statement) -> tuple[int, str, str]:
    return one.at, one.what, one.id


def _document(briefing: Briefing, statements: Sequence[Statement]) -> Document:
    source = briefing.source
    return Document(
        id=source.id,
        file=source.file,
        sha256=source.sha256,
        date=source.date.value,
        title=_title(briefing),
        letters=len(source.text),
        statements=statements,
    )


def _lines(briefing: Briefing, corrections: Iterable[Statement]) -> bytes:
    """The statements of a document as lines of the file."""
    source = briefing.source
    about = (source.date.value or "date not stated", source.outlet.value, source.author.value)
    head = Statement("document", "document", Wording(_title(briefing), _joined(*about)))
    return lines_of((head, *sorted((*_findings(briefing), *corrections), key=_place)))


def _title(briefing: Briefing) -> str:
    return _line(briefing.source.title.value or briefing.source.file)


def _findings(briefing: Briefing) -> Iterator[Statement]:
    """Each line of the page that has an id of its own."""
    for fact in briefing.facts:
        yield Statement(fact.id, "fact", _of_fact(fact), fact.evidence.start)
    for commitment in briefing.commitments:
        yield Statement(commitment.id, "commitment", _of_commitment(commitment), commitment.evidence.start)
    for statement in briefing.statements:
        yield Statement(statement.id, "statement", _of_commitment(statement), statement.evidence.start)
    for quote in briefing.quotes:
        yield Statement(quote.id, "quotation", _of_quote(quote), quote.evidence.start)
    for actor in briefing.actors:
        yield Statement(actor.id, "actor", _of_actor(actor), actor.evidence.start)


def _of_fact(fact: Fact) -> Wording:
    return Wording(_line(fact.evidence.reading), fact.kind)


def _of_commitment(one: Commitment) -> Wording:
    due = one.deadline
    note = _joined(
        f"{one.kind}, reaffirmed" if one.reaffirmed else one.kind,
        ", ".join(one.actors) + (f" → {', '.join(one.recipients)}" if one.recipients else ""),
        f"deadline: {due.text}" + (f" ({due.date})" if due.date else "") if due else None,
        one.hedge and f"hedged: {one.hedge}",
        one.condition and f"on condition: {one.condition}",
        one.speaker and f"said by {one.speaker}",
        one.channel and f"via {one.channel}",
        "second-hand" if one.reported else None,
    )
    return Wording(_line(one.action.reading), note)


def _of_quote(quote: Quote) -> Wording:
    told = "" if quote.direct else "in the words of the source"
    return Wording(
        _line(quote.words.reading),
        _joined(quote.speaker or "speaker not stated", told, quote.channel and f"via {quote.channel}"),
    )


def _of_actor(actor: Actor) -> Wording:
    return Wording(actor.name, _joined(actor.type, actor.role, actor.affiliation and f"of {actor.affiliation}"))


def _statuses(corpus: Corpus) -> Iterator[Statement]:
    """Of every commitment of which anything is known."""
    for thread in corpus.threads:
        if thread.status.by != "nobody":
            lead = thread.lead.finding
            words = lead.action if isinstance(lead, Commitment) else lead.words
            about = _joined(", ".join(name for name, _ in thread.lead.by), _line(words.reading))
            yield Statement(thread.id, "status", Wording(_line(thread.status.text), about))


def _correction(one: Applied, taken: set[str]) -> Statement:
    """A correction is the same one wherever in its file it stands."""
    key = content_id("k", one.file, one.kind, one.target, one.text, taken=taken)
    return Statement(key, CORRECTION, Wording(_line(one.text), _line(one.because)), 0, one.target)


def _line(words: str) -> str:
    return " ".join(words.split())


def _joined(*parts: str | None) -> str:
    return " · ".join(_line(part) for part in parts if part)
