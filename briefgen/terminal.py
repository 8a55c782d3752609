"""A briefing as plain text for the terminal.

In: a `Briefing`. Out: its lines, each finding with its verbatim words; with `why`, also the rule behind it.
The page in a site says more (write/briefing_page.py); the data says all (record.py).
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from typing import TYPE_CHECKING

from briefgen.model import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Briefing, Commitment, Dispute, Evidence, Instrument

WIDTH = 100


def briefing(found: Briefing, *, why: bool = False) -> str:
    """The whole briefing, ready to be printed; nothing in it can move the cursor or colour the terminal."""
    return "\n".join(_lines(found, why))


def visible(text: str) -> str:
    """The text in one line, control characters shown by name: a document must not speak to the terminal.

    Direction marks are control characters too: unseen, they let a name read backwards.
    """
    flat = " ".join(re.split(r"[ \t\r\n\u00a0]+", text))
    return "".join(f"<{ord(c):04X}>" if unicodedata.category(c) in {"Cc", "Cf", "Cs"} else c for c in flat)


def _page(evidence: Evidence) -> str:
    """Of a PDF, the page of the file on which the words stand; empty where the file has no pages."""
    return f"page {evidence.page}" if evidence.page is not None else ""


def _lines(found: Briefing, why: bool) -> Iterator[str]:
    source = found.source
    yield visible(source.title.value or source.file)
    known = (("date", source.date), ("outlet", source.outlet), ("author", source.author), ("language", source.language))
    yield visible(" · ".join(f"{name} {value.value or NOT_STATED}" for name, value in known))
    if found.not_analysed:
        yield f"\n{visible(found.not_analysed.told)} Nothing was looked for in it."
        return
    yield from _section("Bottom line", [(e.reading, _page(e), "") for e in found.summary], why)
    facts = [(f"{f.kind}: {f.evidence.reading}", _page(f.evidence), f.rule) for f in found.facts]
    yield from _section("Key facts", facts, why)
    yield from _section("Commitments", [_commitment(c) for c in found.commitments], why)
    yield from _section("Said, but not a commitment", [_commitment(c) for c in found.statements], why)
    who = [
        (
            f"{a.name} ({', '.join(filter(None, [a.type, a.role, a.affiliation]))}), {len(a.mentions)}×",
            _page(a.evidence),
            a.rule,
        )
        for a in found.actors
    ]
    yield from _section("Who", who, why)
    quotes = [
        (
            f"{q.speaker or NOT_STATED}: {q.words.reading}",
            _marks(f"via {q.channel}" if q.channel else "", _page(q.evidence)),
            q.rule,
        )
        for q in found.quotes
    ]
    yield from _section("Quotations", quotes, why)
    dates = [(f"{d.value or 'unresolved'}: {d.evidence.reading}", _page(d.evidence), d.rule) for d in found.dates]
    yield from _section("When", dates, why)
    yield from _section("Instruments and meetings", [_instrument(i) for i in found.instruments], why)
    figures = [(f"{f.evidence.reading} {f.of}".strip(), _page(f.evidence), f.rule) for f in found.figures]
    yield from _section("Figures", figures, why)
    topics = [(t.name, ", ".join(dict.fromkeys(m.reading for m in t.mentions)), t.rule) for t in found.topics]
    yield from _section("Topics", topics, why)
    yield from _section("Disputed", [_dispute(d) for d in found.disputes], why)
    yield from _section("Not stated in this source", [(gap, "", "") for gap in found.gaps], why)


def _commitment(c: Commitment) -> tuple[str, str, str]:
    to = f" → {', '.join(c.recipients)}" if c.recipients else ""
    marks = [
        str(c.kind),
        "reaffirmed" if c.reaffirmed else "",
        f"if: {c.condition}" if c.condition else "",
        f"hedge: {c.hedge}" if c.hedge else "",
        f"deadline: {c.deadline.text}" if c.deadline else "",
        f"says {c.speaker}" if c.speaker and c.speaker != c.channel else "",
        f"via {c.channel}" if c.channel else "",
        "checkable" if c.checkable else "",
        c.reason or "",
        f"doubt: {c.doubt}" if c.doubt else "",
        _page(c.evidence),
    ]
    return (
        f"{', '.join(c.actors) or NOT_STATED}{to}: {c.action.reading}",
        _marks(*marks),
        c.rule,
    )


def _instrument(i: Instrument) -> tuple[str, str, str]:
    marks = [
        str(i.kind),
        f"of {i.of}" if i.of else "",
        i.date or "",
        f"in {i.place}" if i.place else "",
        f"{len(i.mentions)}×",
        f"also {', '.join(i.forms)}" if i.forms else "",
        f"doubt: {i.doubt}" if i.doubt else "",
        _page(i.evidence),
    ]
    return i.name, _marks(*marks), i.rule


def _dispute(d: Dispute) -> tuple[str, str, str]:
    marks = [
        str(d.kind),
        f"via {d.channel}" if d.channel else "",
        f"doubt: {d.doubt}" if d.doubt else "",
        _page(d.evidence),
    ]
    return f"{', '.join(d.by) or NOT_STATED}: {d.about.reading}", _marks(*marks), d.rule


def _marks(*marks: str) -> str:
    return "; ".join(filter(None, marks))


def _section(title: str, items: list[tuple[str, str, str]], why: bool) -> Iterator[str]:
    """A heading and its items: (statement, marks, rule); nothing where there are none."""
    if not items:
        return
    yield ""
    yield f"{title} ({len(items)})"
    for statement, marks, rule in items:
        yield from _wrapped(f"- {visible(statement)}", "  ")
        if marks:
            yield from _wrapped(f"  [{visible(marks)}]", "   ")
        if why and rule:
            yield f"  rule {visible(rule)}"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
