"""The file lexicon.yml in the sources folder: words that the editor adds to those of the package → `LexiconFile`.

In: the file, untrusted. Out: its good entries, and a warning with file and line for whatever is wrong with others. The
form of each kind of entry: lexicon_entries.py. Whether its examples hold is seen when they are read like documents:
lexicon_examples.py of the package.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefgen.errors import Problem
from briefgen.read import reserved
from briefgen.read.lexicon_entries import SECTIONS, written
from briefgen.read.sidecar import LEXICON
from briefgen.settings import Settings
from briefgen.site_lexicon import (
    Abbreviation,
    CommitmentCue,
    Item,
    KnownActor,
    LexiconFile,
    NonCommitmentCue,
    SiteLexicon,
    SpeechVerb,
    Topic,
    Written,
    words_of,
)


def lexicon(settings: Settings) -> tuple[LexiconFile, tuple[Problem, ...]]:
    """What the file says, nothing where there is none, and what is wrong with it, in order of lines."""
    there = reserved.found(LEXICON, settings)
    if there is None:
        return LexiconFile(), ()
    _, node, entries = there
    found: list[Written] = []
    example = "commitment_cues:\n  - phrase: hereby resolves to"
    sections = entries.keys(node, SECTIONS, "this file", example) if node is not None else {}
    for name, given in (sections or {}).items():
        found += written(name, given, entries)
    kept = _once(found, entries.fault)
    problems = sorted(entries.problems, key=lambda problem: (problem.line or 0, problem.message))
    return LexiconFile(entries.file, _sorted([one.item for one in kept]), tuple(kept)), tuple(problems)


def _once(found: list[Written], fault: Callable[[int, str], None]) -> list[Written]:
    """The entries without what says something of the same words a second time."""
    first: dict[tuple[str, str], int] = {}
    kept = []

    def told_before(kind: str, words: str, line: int) -> bool:
        again = (kind, words) in first
        before = first.setdefault((kind, words), line)
        if again:
            fault(line, f"`{words}` stands on line {before} already.\nDelete one of the two; the first is used.")
        return again

    for one in sorted(found, key=lambda entry: entry.line):
        item = one.item
        cue = isinstance(item, CommitmentCue | NonCommitmentCue)
        if told_before("cue" if cue else type(item).__name__, words_of(item), one.line):
            continue
        if isinstance(item, KnownActor):
            forms = tuple(form for form in item.forms if not told_before(KnownActor.__name__, form, one.line))
            kept.append(replace(one, item=replace(item, forms=forms)))
        else:
            kept.append(one)
    return kept


def _sorted(items: list[Item]) -> SiteLexicon:
    ordered = sorted(items, key=words_of)
    return SiteLexicon(
        tuple(one for one in ordered if isinstance(one, CommitmentCue)),
        tuple(one for one in ordered if isinstance(one, NonCommitmentCue)),
        tuple(one for one in ordered if isinstance(one, SpeechVerb)),
        tuple(one for one in ordered if isinstance(one, KnownActor)),
        tuple(one for one in ordered if isinstance(one, Abbreviation)),
        tuple(one for one in ordered if isinstance(one, Topic)),
    )
