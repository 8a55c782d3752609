"""The list under `fixes` in a sidecar or front matter → `Fix`es.

In: its YAML node, untrusted. Out: one fix for each entry that can be used; the others are named with file and line.
Whether a fix finds its target is seen when it is applied, in connect/corrections/. The forms of an entry:

    - drop: f-abcdefg                # left out
    - accept: f-abcdefg              # checked by the editor, and right
    - id: c-abcdefg                  # said otherwise
      change: {kind: plan}
    - add: {kind: fact, quote: "…"}  # missed by the machine
    - id: c-abcdefg                  # what became of a commitment
      status: cancelled
      on: 2032-05-01
      evidence: {source: later-document, quote: "…"}
"""

from __future__ import annotations

from typing import cast, get_args

import yaml

from briefgen.corrections import Accept, Add, Addition, Alter, Drop, Edit, Field, Fix, Settle, Target, Value
from briefgen.model import ActorType, CommitmentKind, FactKind, StatementKind, Turn
from briefgen.read.yaml_entries import Entries, Given, is_null, short

VERBS = ("drop", "accept", "change", "add", "status")
BESIDE = {
    "drop": ("quote", "because"),
    "accept": ("quote", "by", "on", "because"),
    "change": ("id", "quote", "because"),
    "add": ("because",),
    "status": ("id", "quote", "turn", "on", "evidence", "because"),
}
"""The keys that may stand beside each verb."""

LISTS = ("actors", "recipients")
FLAGS = ("reported", "reaffirmed", "checkable", "direct")
KINDS = (*get_args(CommitmentKind), *get_args(StatementKind), *get_args(FactKind))
FIELDS = get_args(Field)
ADDED = ("commitment", "quote", *KINDS)

EXAMPLES = {
    "action": '"reopen the bridge"',
    "actors": "[Harbour Council]",
    "recipients": "[Northern Ferry Company]",
    "deadline": '"by 31 March"',
    "condition": '"if the province agrees"',
    "hedge": '"hopes to"',
    "words": '"The ferry stays."',
}
ENTRY = "- drop: f-abcdefg"
STATUS = '{source: later-document, quote: "the bridge was reopened"}'


def fixes(node: yaml.Node, entries: Entries, file: str, briefing: str) -> list[Fix]:
    """The fixes of the list; `file` is below the sources folder, `briefing` the id of the document."""
    found = []
    for item in entries.items(node, "`fixes`", ENTRY):
        fix = _fix(item, entries, file, briefing)
        if fix is not None:
            found.append(fix)
    return found


def _fix(node: yaml.Node, entries: Entries, file: str, briefing: str) -> Fix | None:
    already = len(entries.problems)
    known = tuple(dict.fromkeys((*VERBS, *(key for keys in BESIDE.values() for key in keys))))
    keys = entries.keys(node, known, "a fix", ENTRY)
    if keys is None:
        return None
    line = entries.line(node)
    verbs = [verb for verb in VERBS if verb in keys]
    if not verbs and len(entries.problems) > already:
        return None  # a misspelt verb was named
    if len(verbs) != 1:
        found = " and ".join(f"`{verb}`" for verb in verbs) if verbs else "none of them"
        message = f"a fix does one of {', '.join(VERBS)}, and this one has {found}.\nWrite for example {ENTRY}"
        entries.fault(line, message)
        return None
    (verb,) = verbs
    for key in keys.keys() - {verb, *BESIDE[verb]}:
        entries.fault(keys[key].line, f"`{key}` has no meaning beside `{verb}`.\nDelete it.")
    does = {"drop": _drop, "accept": _accept, "change": _change, "add": _add, "status": _status}[verb](keys, entries)
    because = entries.words(keys["because"], "because", "the council denied it") if "because" in keys else ""
    return None if does is None else Fix(file, line, briefing, does, because or "")


def _target(keys: dict[str, Given], entries: Entries, verb: str, key: str = "id") -> Target | None:
    """The id without what may be copied with it from a link, and the words."""
    id_ = quote = None
    if key in keys and not is_null(keys[key]):
        id_ = entries.words(keys[key], key, "f-abcdefg")
        if id_ is None:
            return None
        id_ = id_.rpartition("#")[2]
    if "quote" in keys:
        quote = entries.words(keys["quote"], "quote", '"reopen the bridge"')
    if id_ and " " in id_:  # the words themselves, where the id was expected
        id_, quote = None, quote or id_
    if not id_ and not quote:
        message = f"`{verb}` does not say which line is meant.\nName its id, as its page shows it: {key}: c-abcdefg"
        entries.fault(keys[verb].line, message)
        return None
    return Target(id_ or None, quote)


def _drop(keys: dict[str, Given], entries: Entries) -> Drop | None:
    target = _target(keys, entries, "drop", "drop")
    return None if target is None else Drop(target)


def _accept(keys: dict[str, Given], entries: Entries) -> Accept | None:
    """A name or a day that cannot be read is left away: the line was checked all the same."""
    target = _target(keys, entries, "accept", "accept")
    by = entries.words(keys["by"], "by", "Ada Lindqvist") if "by" in keys else None
    on = entries.date(keys["on"], "on", whole=False) if "on" in keys else None
    return None if target is None else Accept(target, by, on)


def _change(keys: dict[str, Given], entries: Entries) -> Alter | None:
    target = _target(keys, entries, "change")
    stated = entries.keys(keys["change"].node, FIELDS, "`change`", "change: {kind: plan}")
    edits = _edits(stated, entries)
    if target is None or stated is None:
        return None
    if not edits:
        if not stated:
            entries.fault(keys["change"].line, "`change` says nothing.\nWrite for example change: {kind: plan}")
        return None
    return Alter(target, edits)


def _add(keys: dict[str, Given], entries: Entries) -> Add | None:
    example = 'add: {kind: fact, quote: "The bridge was built in 1931."}'
    stated = entries.keys(keys["add"].node, (*FIELDS, "quote"), "`add`", example)
    if stated is None:
        return None
    missing = [key for key in ("kind", "quote") if key not in stated]
    if missing:
        entries.fault(keys["add"].line, f"`add` has no `{missing[0]}`.\nWrite for example {example}")
        return None
    kind = entries.choice(stated.pop("kind"), "kind", ADDED)
    quote = entries.words(stated.pop("quote"), "quote", '"The bridge was built in 1931."')
    edits = _edits(stated, entries)
    return None if kind is None or quote is None else Add(cast("Addition", kind), quote, edits)


def _status(keys: dict[str, Given], entries: Entries) -> Settle | None:
    target = _target(keys, entries, "status")
    text = entries.words(keys["status"], "status", "cancelled")
    turn = entries.choice(keys["turn"], "turn", get_args(Turn)) if "turn" in keys else None
    on = entries.date(keys["on"], "on", whole=False) if "on" in keys else None
    source = quote = None
    if "evidence" in keys:
        stated = entries.keys(keys["evidence"].node, ("source", "quote"), "`evidence`", f"evidence: {STATUS}")
        if stated is None or "quote" not in stated:
            if stated is not None:
                entries.fault(keys["evidence"].line, f"`evidence` has no `quote`.\nWrite for example {STATUS}")
            return None
        quote = entries.words(stated["quote"], "quote", '"the bridge was reopened"')
        source = entries.words(stated["source"], "source", "later-document") if "source" in stated else None
        if quote is None or ("source" in stated and source is None):
            return None
    if target is None or text is None or ("on" in keys and on is None):
        return None  # half a status would tell another story
    return Settle(target, text, cast("Turn | None", turn), on, source, quote)


def _edits(stated: dict[str, Given] | None, entries: Entries) -> tuple[Edit, ...]:
    """What can be used of the stated fields, in their order."""
    found = []
    for key, given in (stated or {}).items():
        value = _value(key, given, entries)
        if value is not _WRONG:
            found.append(Edit(cast("Field", key), cast("Value", value), given.line))
    return tuple(found)


_WRONG = object()


def _value(key: str, given: Given, entries: Entries) -> object:
    """The value of a field, None for "not stated", `_WRONG` after a fault."""
    value: Value
    if key in FLAGS:
        value = entries.flag(given, key)
    elif key in LISTS:
        if is_null(given):
            return ()
        value = entries.names(given, key, EXAMPLES[key])
    elif key == "kind":
        value = entries.choice(given, key, KINDS)
    elif key == "type":
        value = entries.choice(given, key, get_args(ActorType))
    elif is_null(given):
        if key in ("action", "words"):
            entries.fault(given.line, f"`{key}` is empty.\nWrite for example {key}: {EXAMPLES[key]}")
            return _WRONG
        return None
    elif key in ("due", "date"):
        value = entries.date(given, key, whole=True)
    else:
        value = entries.words(given, key, EXAMPLES.get(key, short("Ada Lindqvist")))
    return _WRONG if value is None else value
