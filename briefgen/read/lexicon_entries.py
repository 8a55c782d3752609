"""The entries of lexicon.yml → the nouns of site_lexicon.py.

In: the YAML node of one section, untrusted. Out: an entry for each that can be used; the others are named with file and
line. Phrases are words and never patterns: nothing in them has a meaning but the words themselves. The forms:

    commitment_cues:                       # or only the phrase, for a pledge
      - phrase: hereby resolves to
        kind: pledge
        examples: [The harbour board hereby resolves to reopen the ferry.]
        counter_examples: [The harbour board hereby resolves the matter.]
    non_commitment_cues:
      - {phrase: looks forward to, kind: wish, because: a courtesy}
    speech_verbs: [intimate, puts on record]
    actors:
      - name: harbour board
        type: organization
        other_names: [quay board]
        abbreviations: [HB]
        but_not: [old harbour board]
    abbreviations:
      - {short: Min., long: Minister}
    topics:
      - {name: ferries, words: [ferry, car deck]}
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast, get_args

import yaml

from briefgen.model import ActorType, CommitmentKind, StatementKind
from briefgen.read.yaml_entries import Entries, Given, short
from briefgen.site_lexicon import (
    Abbreviation,
    CommitmentCue,
    Example,
    Item,
    KnownActor,
    NonCommitmentCue,
    SpeechVerb,
    Topic,
    Written,
)

SECTIONS = ("commitment_cues", "non_commitment_cues", "speech_verbs", "actors", "abbreviations", "topics")

EXAMPLES = ("examples", "counter_examples")

MOST_WORDS, MOST_LETTERS = 12, 200
"""Of a phrase; a longer one would be found nowhere."""

LONGEST_EXAMPLE, MOST_EXAMPLES = 600, 20
"""Letters of an example, and how many an entry may have: each is read like a document."""

NON_COMMITMENTS: tuple[StatementKind, ...] = ("wish", "expectation", "prediction", "proposal", "demand")
"""What may be said of a phrase that binds nobody; a "position" is shown nowhere."""

BECAUSE = "the lexicon of this site says that these words bind nobody"

_AROUND = " …,;:.\"“”„‘’'"
"""What may stand around a phrase without being a part of it."""

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in", "is", "it", "its", "of",
        "on", "or", "that", "the", "their", "this", "to", "was", "will", "with",
    }
)  # fmt: skip
"""Words of which no phrase may be made alone: they stand everywhere."""


Make = Callable[[dict[str, Given], str, Entries], Item | None]


def written(section: str, given: Given, entries: Entries) -> list[Written]:
    """The entries of one section that can be used."""
    form = FORMS[section]
    found = []
    for node in entries.items(given.node, f"`{section}`", f"- {form.sample}"):
        one = _entry(node, section, form, entries)
        if one is not None:
            found.append(one)
    return found


class _Form:
    """One kind of entry: its keys, the first of which names it, an example for messages, and what is made of it."""

    def __init__(self, keys: tuple[str, ...], sample: str, make: Make) -> None:
        self.keys, self.sample, self.make = keys, sample, make


def _entry(node: yaml.Node, section: str, form: _Form, entries: Entries) -> Written | None:
    line = entries.line(node)
    name = form.keys[0]
    what = f"an entry of `{section}`"
    if isinstance(node, yaml.ScalarNode):
        keys: dict[str, Given] | None = {name: Given(line, node)}
    else:
        before = len(entries.problems)
        keys = entries.keys(node, (*form.keys, *EXAMPLES), what, form.sample)
        if keys is not None and name not in keys:
            if len(entries.problems) == before:  # else a misspelt key was named
                entries.fault(line, f"{what} has no `{name}`.\nWrite for example {form.sample}")
            return None
    words = None if keys is None else _phrase(keys[name], name, form, entries)
    item = None if keys is None or words is None else form.make(keys, words, entries)
    if item is None or keys is None:
        return None
    examples, counter = (_examples(keys[key], key, entries) if key in keys else () for key in EXAMPLES)
    return Written(line, item, examples, counter)


def _phrase(given: Given, key: str, form: _Form, entries: Entries) -> str | None:
    found = entries.words(given, key, form.sample)
    if found is not None and key == "phrase":
        found = found.strip(_AROUND)  # "undertakes to …"
    return found if found is not None and _usable(found, given.line, key, entries) else None


def _phrases(keys: dict[str, Given], key: str, sample: str, entries: Entries) -> tuple[str, ...] | None:
    """The phrases of a list in order, each once; none where there is no such key, None where one cannot be used."""
    found = entries.names(keys[key], key, sample) if key in keys else ()
    usable = [_usable(one, keys[key].line, key, entries) for one in found or ()]  # each is named that is not
    if found is None or not all(usable):
        return None
    return tuple(dict.fromkeys(found))


def _usable(words: str, line: int, key: str, entries: Entries) -> bool:
    parts = _WORD.findall(words)
    if not parts:
        entries.fault(
            line, f'`{key}` is "{short(words)}", which has no word in it.\nWrite the words as they stand in a text.'
        )
    elif len(parts) > MOST_WORDS or len(words) > MOST_LETTERS:
        entries.fault(
            line,
            f'`{key}` is "{short(words)}", which has more than {MOST_WORDS} words or {MOST_LETTERS} letters.\n'
            "Write only the words that tell it.",
        )
    elif all(part.lower() in _SMALL for part in parts) and (words.islower() or key == "phrase"):
        told = f'`{key}` is "{short(words)}", which stands in every document.'
        entries.fault(line, f'{told}\nAdd a word that tells it, as in "hereby resolves to".')
    else:
        return True
    return False


def _examples(given: Given, key: str, entries: Entries) -> tuple[Example, ...]:
    nodes = [given.node]
    if not isinstance(given.node, yaml.ScalarNode):
        nodes = entries.items(given.node, f"`{key}`", "The harbour board hereby resolves to reopen the ferry.")
    found = []
    for node in nodes[:MOST_EXAMPLES]:
        line = entries.line(node)
        text = entries.words(Given(line, node), key, "The harbour board hereby resolves to reopen the ferry.")
        if text is not None and len(text) > LONGEST_EXAMPLE:
            entries.fault(line, f"`{key}` has more than {LONGEST_EXAMPLE} letters.\nOne or two sentences are enough.")
        elif text is not None:
            found.append(Example(line, text))
    if len(nodes) > MOST_EXAMPLES:
        told = f"`{key}` has {len(nodes)} sentences; the first {MOST_EXAMPLES} are read.\nDelete the others."
        entries.fault(given.line, told)
    return tuple(found)


# --- What is made of each kind of entry -------------------------------------------------------------------------------


def _commitment(keys: dict[str, Given], phrase: str, entries: Entries) -> Item | None:
    kind = entries.choice(keys["kind"], "kind", get_args(CommitmentKind)) if "kind" in keys else "pledge"
    return None if kind is None else CommitmentCue(phrase.lower(), cast("CommitmentKind", kind))


def _non_commitment(keys: dict[str, Given], phrase: str, entries: Entries) -> Item | None:
    kind = entries.choice(keys["kind"], "kind", NON_COMMITMENTS) if "kind" in keys else "wish"
    because = entries.words(keys["because"], "because", "a courtesy") if "because" in keys else BECAUSE
    if kind is None or because is None:
        return None
    return NonCommitmentCue(phrase.lower(), cast("StatementKind", kind), because)


def _speech(_keys: dict[str, Given], phrase: str, _entries: Entries) -> Item | None:
    return SpeechVerb(phrase.lower())


def _actor(keys: dict[str, Given], name: str, entries: Entries) -> Item | None:
    kind = entries.choice(keys["type"], "type", get_args(ActorType)) if "type" in keys else None
    others = _phrases(keys, "other_names", "[quay board]", entries)
    shorts = _phrases(keys, "abbreviations", "[HB]", entries)
    but_not = _phrases(keys, "but_not", "[old harbour board]", entries)
    if others is None or shorts is None or but_not is None or ("type" in keys and kind is None):
        return None
    forms = tuple(one for one in dict.fromkeys((*others, *shorts)) if one != name)
    return KnownActor(name, cast("ActorType | None", kind), tuple(sorted(forms)), tuple(sorted(but_not)))


def _abbreviation(keys: dict[str, Given], form: str, entries: Entries) -> Item | None:
    long = _phrases(keys, "long", "Minister", entries)
    if long is None:
        return None
    if " " in form:
        told = f'`short` is "{short(form)}", which has a space in it.\nWrite each abbreviation as an entry of its own.'
        entries.fault(keys["short"].line, told)
        return None
    return Abbreviation(form, long[0] if long else None)


def _topic(keys: dict[str, Given], name: str, entries: Entries) -> Item | None:
    words = _phrases(keys, "words", "[ferry, car deck]", entries)
    return None if words is None else Topic(name, tuple(sorted(words or (name,))))


FORMS = {
    "commitment_cues": _Form(("phrase", "kind"), "{phrase: hereby resolves to, kind: pledge}", _commitment),
    "non_commitment_cues": _Form(
        ("phrase", "kind", "because"), "{phrase: looks forward to, kind: wish, because: a courtesy}", _non_commitment
    ),
    "speech_verbs": _Form(("phrase",), "{phrase: intimate}", _speech),
    "actors": _Form(
        ("name", "type", "other_names", "abbreviations", "but_not"), "{name: harbour board, type: organization}", _actor
    ),
    "abbreviations": _Form(("short", "long"), "{short: Min., long: Minister}", _abbreviation),
    "topics": _Form(("name", "words"), "{name: ferries, words: [ferry, car deck]}", _topic),
}
"""By section; the first key names the entry and may stand alone."""
