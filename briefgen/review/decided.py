"""What was decided of a finding, in this session or long ago.

In: the corrections that were applied, and the rules about actors. Out: for each finding those that are about it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from briefgen.connect.actors import plain
from briefgen.corpus import Applied, FixKind
from briefgen.corrections import ActorRule, Merge, Rename, Retype, Split
from briefgen.review.queue import Item

DONE: dict[FixKind, str] = {
    "accept": "checked",
    "drop": "left out",
    "not-an-actor": "left out",
    "change": "changed",
    "status": "changed",
    "merge": "changed",
    "rename": "changed",
    "split": "changed",
    "type": "changed",
}
"""What the queue says of a finding, by the last correction that is about it."""


class Decided:
    """Corrections by what they are about."""

    def __init__(self, applied: Iterable[Applied], rules: Iterable[ActorRule]) -> None:
        self._fixes: dict[tuple[str, str], list[Applied]] = defaultdict(list)
        self._rules: dict[str, list[tuple[tuple[str, ...], Applied]]] = defaultdict(list)
        by_place = {(rule.file, rule.line): rule for rule in rules}
        for one in applied:
            if one.briefing is not None:
                self._fixes[one.briefing, one.target].append(one)
            elif (rule := by_place.get((one.file, one.line))) is not None:
                names, documents = _names(rule)
                for name in names:
                    self._rules[plain(name)].append((documents, one))

    def about(self, item: Item, file: str, page: str | None) -> list[Applied]:
        """In order of file and line; `file` is the document's, `page` the id of the actor's page, if it has one."""
        found = list(self._fixes.get((item.briefing, item.id), ()))
        if item.kind == "actor":
            for name in dict.fromkeys([plain(getattr(item.finding, "name", "")), plain(page or "")]):
                rules = self._rules.get(name, ()) if name else ()
                found += [one for documents, one in rules if not documents or {file, item.briefing} & {*documents}]
        return list(dict.fromkeys(found))

    def state(self, item: Item, file: str, page: str | None) -> str:
        """What the last of them did: "checked", "left out" or "changed"; empty for none."""
        if item.kind != "actor" and (item.briefing, item.id) not in self._fixes:
            return ""
        return next((DONE[one.kind] for one in reversed(self.about(item, file, page)) if one.kind in DONE), "")


def _names(rule: ActorRule) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that the rule is about, and the documents; empty for all."""
    match rule.does:
        case Merge(names, into):
            return (*names, into), ()
        case Rename(name, _, documents) | Split(name, _, documents, _):
            return (name,), documents
        case Retype(name) as does:
            return (does.name,), ()
        case does:
            return (does.name,), ()
