"""Whether the entries of the site's lexicon do what their examples say.

In: lexicon.yml as it was read, `Settings`, an open cache. Out: a warning with file and line for each example in which
the entry finds nothing, and each counter-example in which it does. An example is read like a document that says nothing
else, with the whole lexicon; nothing is read again until an entry, an example, the model or the code changes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen import extraction, packed, pipelines
from briefgen.cache import key
from briefgen.errors import Problem
from briefgen.failures import Failure
from briefgen.model import UNKNOWN, Block, Briefing, Source
from briefgen.site_lexicon import (
    Abbreviation,
    CommitmentCue,
    Item,
    KnownActor,
    LexiconFile,
    NonCommitmentCue,
    SpeechVerb,
    Topic,
    own,
    words_of,
)
from briefgen.task import Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.cache import Cache
    from briefgen.settings import Settings
    from briefgen.site_lexicon import Example, Written

SHOWN = 100
"""Letters of an example in a message."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What an entry did in one example: whether it found what it is for, and in words what it should and what it did.

    `expected` is what an example should give, `otherwise` what a counter-example should.
    """

    fired: bool
    expected: str
    otherwise: str
    found: str


FAMILIES = {
    CommitmentCue: "commitments",
    NonCommitmentCue: "commitments",
    SpeechVerb: "quotes",
    KnownActor: "actors",
    Topic: "topics",
}
"""Kinds of entry that make findings, each to the first part of the ids of its rules."""


def of_rules(file: LexiconFile) -> dict[str, str]:
    """Ids of the rules of the entries to the first example of each; empty for those that have none."""
    return {
        f"{FAMILIES[type(one.item)]}/{own(words_of(one.item))}": one.examples[0].text if one.examples else ""
        for one in file.entries
        if type(one.item) in FAMILIES
    }


def problems(file: LexiconFile, settings: Settings, cache: Cache) -> tuple[Problem, ...]:
    """The examples that do not hold, in order of lines.

    Raises:
        BriefgenError: the language model is missing.
    """
    texts = sorted({example.text for one in file.entries for example in (*one.examples, *one.counter_examples)})
    if not texts:
        return ()
    prints = " ".join(extraction.fingerprints(settings).values())
    name = key(f"examples {prints}", [repr(file.entries).encode()])
    kept = cache.known(name)
    if kept is not None:
        try:
            return tuple(Problem(file.file, int(line), str(told), "warning") for line, told in json.loads(kept))
        except (ValueError, TypeError):
            pass  # damaged: they are read again
    read = _read(texts, file, settings)
    told = sorted(_faults(file.entries, read))
    if len(read) == len(texts):
        cache.note(name, json.dumps(told).encode())
    return tuple(Problem(file.file, line, message, "warning") for line, message in told)


def _read(texts: Iterable[str], file: LexiconFile, settings: Settings) -> dict[str, Briefing]:
    """What is found in each text; one whose reading broke off is left out."""
    by_id = {f"example-{place}": text for place, text in enumerate(texts)}
    models = pipelines.by_language(settings)
    tasks = [
        Task(name, f"{name}.txt", file.file, _source(name, text), models, settings.bounds, None, file.lexicon)
        for name, text in by_id.items()
    ]
    found = {}
    for task, outcome in extraction.outcomes(tasks, settings):
        if not isinstance(outcome, Failure) and outcome.content is not None:
            found[by_id[task.id]] = packed.unpacked(outcome.content, task.id, task.file)
    return found


def _source(name: str, text: str) -> Source:
    """The example as the one paragraph of a document that says nothing of itself."""
    return Source(
        id=name, file=f"{name}.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text, encoding="utf-8",
        title=UNKNOWN, date=UNKNOWN, outlet=UNKNOWN, author=UNKNOWN, url=UNKNOWN, language=UNKNOWN, dateline=UNKNOWN,
        topics=(), blocks=(Block(0, len(text), "paragraph"),), repairs=(), unused=(),
    )  # fmt: skip


def _faults(entries: Iterable[Written], read: dict[str, Briefing]) -> Iterator[tuple[int, str]]:
    for entry in entries:
        for word, examples, wanted in (
            ("example", entry.examples, True),
            ("counter-example", entry.counter_examples, False),
        ):
            for example in examples:
                answer = _asked(entry.item, example, read)
                if answer is not None and answer.fired is not wanted:
                    expected = answer.expected if wanted else answer.otherwise
                    told = f'this {word} of {_called(entry)} does not hold: "{_cut(example.text)}"\n'
                    told += f"Expected {expected}, found {answer.found}. Change the entry or the {word}."
                    yield example.line, told


def _asked(item: Item, example: Example, read: dict[str, Briefing]) -> _Answer | None:
    briefing = read.get(example.text)
    return None if briefing is None else _answer(item, briefing)


def _answer(item: Item, briefing: Briefing) -> _Answer:
    match item:
        case CommitmentCue():
            rules = [one.rule for one in briefing.commitments]
            fired = f"commitments/{own(item.phrase)}" in rules
            return _Answer(fired, f"a {item.kind} by this entry", "none by this entry", _told("commitment", rules))
        case NonCommitmentCue():
            rules = [one.rule for one in briefing.commitments]
            return _Answer(not rules, "no commitment", "a commitment", _told("commitment", rules))
        case SpeechVerb():
            rules = [one.rule for one in briefing.quotes]
            fired = f"quotes/{own(item.phrase)}" in rules
            return _Answer(
                fired, "reported speech by this entry", "none by this entry", _told("reported speech", rules)
            )
        case KnownActor():
            fired = any(one.rule == f"actors/{own(item.name)}" for one in briefing.actors)
            names = [one.name for one in briefing.actors]
            return _Answer(fired, f"the actor {item.name}", "another actor or none", _told("actor", names))
        case Abbreviation():
            count = len(briefing.sentences)
            told = "1 sentence" if count == 1 else f"{count} sentences"
            return _Answer(count == 1, "1 sentence", "several sentences", told)
        case Topic():
            names = [one.name for one in briefing.topics]
            return _Answer(item.name in names, f"the topic {item.name}", "not this topic", _told("topic", names))


def _told(what: str, names: list[str]) -> str:
    return f"{what} {', '.join(dict.fromkeys(names))}" if names else f"no {what}"


def _called(entry: Written) -> str:
    return f"`{words_of(entry.item)}` (line {entry.line})"


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0] + " …"
