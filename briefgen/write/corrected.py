"""What editors corrected, as lines and marks of pages; and what an editor would paste to correct a line.

In: the corrections of the corpus, and findings. Out: `Mark`s for the lines of a briefing, the log's entries, YAML.
The log is corrections_page.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefgen.corpus import Applied, Corpus
from briefgen.identity import content_id
from briefgen.model import Actor, Commitment, Development, Dispute, Fact, Instrument, Quote, Topic
from briefgen.write import site_map
from briefgen.write.threads import EDITED
from briefgen.write.view import Finding, Mark
from briefgen.write.yaml_text import cut, listed, text

CHECKED = "✓"


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


def marks(corrections: Iterable[Applied], briefing: str) -> dict[str, Mark]:
    """Id of a finding to the mark beside it, for the page of the document that the corrections are of.

    Of several the first counts, but what was altered before what was only checked.
    """
    here = site_map.briefing(briefing)
    found: dict[str, Mark] = {}
    for entry in _anchored(corrections):
        one = entry.correction
        if one.kind in EDITED:
            href = site_map.link(here, site_map.CORRECTIONS, entry.anchor)
            mark = Mark(EDITED[one.kind], href, CHECKED if one.kind == "accept" else "✎")
            if one.target not in found or found[one.target].sign == CHECKED != mark.sign:
                found[one.target] = mark
    return found


def snippet(finding: Finding | Development | Instrument | Dispute, id_: str) -> str:
    """The entry that corrects the line, with what is there now, or that leaves it out where nothing can be changed.

    YAML of a harmless kind: every word of the source stands between double quotation marks, escaped.
    """
    match finding:
        case Commitment():
            words, now = finding.action.reading, f"{{kind: {finding.kind}, actors: {listed(finding.actors)}}}"
        case Fact():
            words, now = finding.evidence.reading, f"{{kind: {finding.kind}}}"
        case Quote():
            words, now = finding.words.reading, f"{{speaker: {text(finding.speaker)}}}"
        case Actor():
            words, now = finding.name, f"{{type: {finding.type}, role: {text(finding.role)}}}"
        case Instrument() | Topic():
            return f"- drop: {id_}\n  quote: {text(cut(finding.name))}"
        case Development() | Dispute():
            return f"- drop: {id_}\n  quote: {text(cut(finding.about.reading))}"
        case _:
            return f"- drop: {id_}\n  quote: {text(cut(finding.evidence.reading))}"
    entry = f"- id: {id_}\n  quote: {text(cut(words))}\n  change: {now}"
    if getattr(finding, "doubt", None):
        entry += f"\n# or, where the line is right as it stands:\n# - accept: {id_}\n#   quote: {text(cut(words))}"
    return entry


def sidecar(file: str) -> str:
    """The file that an entry goes into, beside the document."""
    return str(PurePosixPath(file).with_suffix(".yml"))
