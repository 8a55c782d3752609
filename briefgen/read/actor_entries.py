"""The file actors.yml in the sources folder → `ActorRule`s.

In: its YAML node, untrusted. Out: one rule for each entry that can be used; the others are named with file and line.
Whether a name is found is seen when the rule is applied, in connect/corrections/actor_rules.py. The forms of an entry:

    - merge: [N. Northland, the NL, Northtown]
      into: Northland
    - rename: Lindqvist
      to: Ada Lindqvist
    - split: Ekman
      in: [2031-04-bridge]           # documents, or words: ["the elder Ekman"]
      as: Bo Ekman
    - not-an-actor: Harbour Bridge
    - type: organization
      of: Harbour Post
"""

from __future__ import annotations

from typing import cast, get_args

import yaml

from briefgen.corrections import ActorRule, Merge, NotAnActor, Rename, Retype, Split
from briefgen.model import ActorType
from briefgen.read.yaml_entries import Entries, Given

VERBS = ("merge", "rename", "split", "not-an-actor", "type")
BESIDE = {
    "merge": ("into",),
    "rename": ("to", "in"),
    "split": ("as", "in", "words"),
    "not-an-actor": (),
    "type": ("of",),
}
NEEDED = {"merge": "into", "rename": "to", "split": "as", "type": "of"}
EXAMPLES = {
    "merge": "- {merge: [N. Northland, Northtown], into: Northland}",
    "rename": "- {rename: Lindqvist, to: Ada Lindqvist}",
    "split": "- {split: Ekman, in: [2031-04-bridge], as: Bo Ekman}",
    "not-an-actor": "- not-an-actor: Harbour Bridge",
    "type": "- {type: organization, of: Harbour Post}",
}
LISTS = {"in": "[2031-04-bridge]", "words": "[the elder Ekman]"}


def rules(node: yaml.Node, entries: Entries, file: str) -> list[ActorRule]:
    """The rules of the list; `file` is below the sources folder."""
    found = []
    for item in entries.items(node, "this file", EXAMPLES["merge"]):
        rule = _rule(item, entries, file)
        if rule is not None:
            found.append(rule)
    return found


def _rule(node: yaml.Node, entries: Entries, file: str) -> ActorRule | None:
    already = len(entries.problems)
    known = tuple(dict.fromkeys((*VERBS, *(key for keys in BESIDE.values() for key in keys), "because")))
    keys = entries.keys(node, known, "an entry", EXAMPLES["merge"])
    if keys is None:
        return None
    line = entries.line(node)
    verbs = [verb for verb in VERBS if verb in keys]
    if (not verbs or NEEDED.get(verbs[0], verbs[0]) not in keys) and len(entries.problems) > already:
        return None  # a misspelt key was named
    if len(verbs) != 1:
        found = " and ".join(f"`{verb}`" for verb in verbs) if verbs else "none of them"
        entries.fault(
            line, f"an entry does one of {', '.join(VERBS)}, and this one has {found}.\nWrite {EXAMPLES['merge']}"
        )
        return None
    (verb,) = verbs
    for key in keys.keys() - {verb, "because", *BESIDE[verb]}:
        entries.fault(keys[key].line, f"`{key}` has no meaning beside `{verb}`.\nDelete it.")
    does = _does(verb, keys, entries)
    because = entries.words(keys["because"], "because", "both names mean the ministry") if "because" in keys else ""
    return None if does is None else ActorRule(file, line, does, because or "")


def _does(verb: str, keys: dict[str, Given], entries: Entries) -> Merge | Rename | Split | NotAnActor | Retype | None:
    needed = NEEDED.get(verb)
    if needed and needed not in keys:
        entries.fault(keys[verb].line, f"`{verb}` has no `{needed}`.\nWrite {EXAMPLES[verb]}")
        return None
    other = entries.words(keys[needed], needed, "Ada Lindqvist") if needed else ""
    if verb == "merge":
        names = entries.names(keys[verb], verb, "[N. Northland, Northtown]")
        if names == ():
            entries.fault(keys[verb].line, f"`merge` names nobody.\nWrite {EXAMPLES[verb]}")
        return Merge(names, other) if names and other else None
    if verb == "type":
        kind = entries.choice(keys[verb], verb, get_args(ActorType))
        return Retype(other, cast("ActorType", kind)) if kind and other else None
    name = entries.words(keys[verb], verb, "Lindqvist")
    if name is None or other is None:
        return None
    if verb == "not-an-actor":
        return NotAnActor(name)
    lists = {key: entries.names(keys[key], key, example) for key, example in LISTS.items() if key in keys}
    if None in lists.values():
        return None
    documents = lists.get("in") or ()
    if verb == "rename":
        return Rename(name, other, documents)
    words = lists.get("words") or ()
    if not documents and not words:
        entries.fault(
            keys[verb].line,
            f"`split` says neither `in` which documents nor under which `words`.\nWrite {EXAMPLES['split']}",
        )
        return None
    return Split(name, other, documents, words)
