"""What a build tells on the terminal about the ledger: a line, and one more for each document that changed.

In: the ledger of the last build and of this one. Out: lines of text.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, get_args

from briefgen.corpus import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from briefgen.corpus import Changed
    from briefgen.ledger.statements import Ledger

MOST = 20
"""Documents that get a line of their own: as many as a terminal shows at once."""

WORDS: dict[Literal["new", "changed", "withdrawn"], str] = {"new": "new", "changed": "changed", "withdrawn": "gone"}
CAUSES = {"edited": "edited", "corrected": "corrected by an editor", "read anew": "same words, read anew"}


def report(last: Ledger | None, now: Ledger, shown: Callable[[str], str] = str) -> tuple[str, ...]:
    """The lines; a single one where nothing changed. `shown` calls a file as the editor knows it."""
    if last is None:
        return ("no earlier build to compare with",)
    if now.history.builds == last.history.builds:
        return ("nothing changed since the last build",)
    latest = now.history.latest
    documents = [one for one in latest if one.briefing]
    counts = Counter(change.kind for one in latest for change in one.changes)
    head = _count(len(documents), "document") if documents else "no document"
    of_them = Counter(one.kind for one in documents)
    if set(of_them) - {"changed"}:  # "withdrawn" is said of statements
        head += f" ({', '.join(f'{of_them[kind]} {word}' for kind, word in WORDS.items() if kind in of_them)})"
    lines = [f"changed since the last build: {_joined(head, *_kinds(counts))}"]
    lines += [_line(one, shown(one.file)) for one in latest[:MOST]]
    if len(latest) > MOST:
        lines.append(f"and {_count(len(latest) - MOST, 'more document')}")
    return tuple(lines)


def _line(one: Changed, name: str) -> str:
    if one.kind != "changed":
        return f"{name}: {one.kind}, {_count(one.statements, 'statement')}"
    counts = _joined(*_kinds(Counter(change.kind for change in one.changes))) or "no statement changed"
    return f"{name} ({CAUSES[one.cause]}): {counts}" if one.briefing else f"in all documents: {counts}"


def _kinds(counts: Mapping[ChangeKind, int]) -> Iterator[str]:
    yield from (f"{counts[kind]} {kind}" for kind in get_args(ChangeKind) if kind in counts)


def _joined(*parts: str) -> str:
    return ", ".join(parts)


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"
