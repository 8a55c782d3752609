"""What editors corrected, as lines and marks of pages; and what an editor would paste to correct a line.

In: the corrections of the corpus, and findings. Out: `Mark`s for the lines of a briefing, the log's entries, YAML.
The log is corrections_page.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefgen.corpus import Applied, Corpus
from briefgen.identity import content_id
from briefgen.model import Actor, Commitment, Development, Fact, Quote
from briefgen.write import site_map
from briefgen.write.threads import EDITED
from briefgen.write.view import Finding, Mark

QUOTED_LETTERS = 100
"""Of the words that are pasted with an id: enough to find the line again, short enough to read."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A correction with its place in the log."""

    anchor: str
    correction: Applied


def logged(corpus: Corpus) -> Iterator[Logged]:
    """All corrections, each with an anchor made from what it is about, not from its place."""
    yield from _anchored(corpus.corrections)


def _anchored(corrections: Iterable[Applied]) -> Iterator[Logged]:
    """With anchors that do not depend on the corrections of other documents."""
    taken: dict[str | None, set[str]] = {}
    for one in corrections:
        parts = (one.briefing or "", one.file, one.kind, one.target, one.text)
        yield Logged(content_id("k", *parts, taken=taken.setdefault(one.briefing, set())), one)


def marks(corpus: Corpus, briefing: str) -> dict[str, Mark]:
    """Id of a finding to the mark beside it, for the page of one document; of several the first counts."""
    here = site_map.briefing(briefing)
    found: dict[str, Mark] = {}
    for entry in _anchored(one for one in corpus.corrections if one.briefing == briefing):
        one = entry.correction
        if one.kind in EDITED:
            href = site_map.link(here, site_map.CORRECTIONS, entry.anchor)
            found.setdefault(one.target, Mark(EDITED[one.kind], href))
    return found


def snippet(finding: Finding | Development, id_: str) -> str:
    """The entry that corrects the line, with what is there now, or that leaves it out where nothing can be changed.

    YAML of a harmless kind: every word of the source stands between double quotation marks, escaped.
    """
    match finding:
        case Commitment():
            words, now = finding.action.reading, f"{{kind: {finding.kind}, actors: {_list(finding.actors)}}}"
        case Fact():
            words, now = finding.evidence.reading, f"{{kind: {finding.kind}}}"
        case Quote():
            words, now = finding.words.reading, f"{{speaker: {_text(finding.speaker)}}}"
        case Actor():
            words, now = finding.name, f"{{type: {finding.type}, role: {_text(finding.role)}}}"
        case Development():
            return f"- drop: {id_}\n  quote: {_text(_cut(finding.about.reading))}"
        case _:
            return f"- drop: {id_}\n  quote: {_text(_cut(finding.evidence.reading))}"
    return f"- id: {id_}\n  quote: {_text(_cut(words))}\n  change: {now}"


def sidecar(file: str) -> str:
    """The file that an entry goes into, beside the document."""
    return str(PurePosixPath(file).with_suffix(".yml"))


def _cut(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= QUOTED_LETTERS else plain[:QUOTED_LETTERS].rsplit(" ", 1)[0]


def _list(names: tuple[str, ...]) -> str:
    return f"[{', '.join(_text(name) for name in names)}]"


def _text(words: str | None) -> str:
    """A double-quoted scalar; what is invisible, or is no letter to YAML, is written as its number."""
    if words is None:
        return "null"
    plain = " ".join(words.split()).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r".", lambda found: _letter(found[0]), plain, flags=re.DOTALL) + '"'


def _letter(letter: str) -> str:
    if letter.isprintable():
        return letter
    return f"\\u{ord(letter):04X}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08X}"
