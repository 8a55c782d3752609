"""What editors wrote to put the machine right: `fixes` of the documents, and the file actors.yml → `Corrections`.

In: the sources, and the files beside them. Out: corrections, and a warning for each entry that cannot be used; the
others count. The forms of the entries: fix_entries.py, actor_entries.py. A file that is no YAML at all was named when
the documents were read; actors.yml is named here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml

from briefgen.bounds import Bounds
from briefgen.corrections import ActorRule, Corrections, Fix
from briefgen.errors import Problem
from briefgen.model import TEXT, Source
from briefgen.read import reserved
from briefgen.read.actor_entries import rules
from briefgen.read.decode import NotTextError, decode
from briefgen.read.fix_entries import fixes
from briefgen.read.front_matter import block
from briefgen.read.sidecar import ACTORS, beside, shown
from briefgen.read.yaml_entries import Entries
from briefgen.read.yaml_values import NotYamlError, compose
from briefgen.settings import Settings

KEY = "fixes"


def corrections(settings: Settings, sources: Sequence[Source]) -> tuple[Corrections, tuple[Problem, ...]]:
    """All corrections in order of file and line, and what is wrong with others, sorted by file and line."""
    found: list[Fix] = []
    problems: list[Problem] = []
    for source in sources:
        for text, path, first_line in _places(source, settings):
            node = _under_key(text, settings.bounds)
            if node is not None:
                entries = Entries(shown(path, settings.root), first_line)
                found += fixes(node, entries, path.relative_to(settings.sources).as_posix(), source.id)
                problems += entries.problems
    people, faults = _actors(settings)
    found.sort(key=lambda fix: (fix.file, fix.line))
    in_order = sorted({*problems, *faults}, key=lambda problem: (problem.file, problem.line or 0, problem.message))
    return Corrections(tuple(found), tuple(people)), tuple(in_order)


def _places(source: Source, settings: Settings) -> list[tuple[str, Path, int]]:
    """Texts that may hold fixes for the document: (YAML, file, line of the file that its first line is)."""
    path = settings.sources / source.file
    found = []
    inside = block(source.text, settings.bounds) if source.reader == TEXT else None
    if inside is not None and KEY in inside:
        found.append((inside, path, 2))
    sidecar = next(iter(beside(path, settings.sources)), None)
    text = _text(sidecar, settings.bounds) if sidecar is not None else None
    if text is not None and sidecar is not None and KEY in text:
        found.append((text, sidecar, 1))
    return found


def _text(path: Path, bounds: Bounds) -> str | None:
    try:
        with path.open("rb") as opened:
            return decode(opened.read(4 * bounds.yaml_letters + 4))[0]
    except (NotTextError, OSError):
        return None  # named when the document was read


def _under_key(text: str, bounds: Bounds) -> yaml.Node | None:
    try:
        node = compose(text, bounds)
    except NotYamlError:
        return None  # named when the document was read
    if not isinstance(node, yaml.MappingNode):
        return None
    found = [value for key, value in node.value if isinstance(key, yaml.ScalarNode) and key.value == KEY]
    return found[0] if found else None


def _actors(settings: Settings) -> tuple[list[ActorRule], list[Problem]]:
    there = reserved.found(ACTORS, settings)
    if there is None:
        return [], []
    path, node, entries = there
    file = path.relative_to(settings.sources).as_posix()
    return (rules(node, entries, file) if node is not None else []), entries.problems
