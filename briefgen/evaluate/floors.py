"""The floors no figure may fall below, pinned in a file with the digest of the marked set.

In: the file and what was measured. Out: a sentence for each figure below its floor, or the file with higher floors.
Floors only go up; they are made anew only for a set whose marks were changed, whose figures do not compare.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import yaml

from briefgen.errors import Problem, SettingsError
from briefgen.evaluate.figures_of_merit import ROWS
from briefgen.evaluate.measured import Measured

HEAD = """\
# The floors of `briefgen eval`: a figure below its floor fails the tests.
# Written by `briefgen eval … --floors THIS --raise`, in percent; floors only go up. The digest is that of the articles
# and their marks: figures of another set do not compare.
"""
ROUND = 6
"""62.5 may come out as 62.49999999999999."""

PINNED = tuple(f"{row.name}.{measure}" for row in ROWS for measure in row.floor)


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors by figure, and the digest of the marked set they were pinned on; "" pins none."""

    digest: str
    floors: dict[str, float]


def pinned(path: Path) -> Floors:
    """What the file pins; nothing where there is no file yet.

    Raises:
        SettingsError: it is not as it must be; the message has file and line.
    """
    if not path.is_file():
        return Floors("", {})
    file = path.as_posix()
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise SettingsError(str(Problem(file, None, f"found what is not YAML ({error}), expected floors."))) from error
    digest, found = "", {}
    for key, value in _pairs(node, file):
        if key.value == "digest" and isinstance(value, yaml.ScalarNode):
            digest = value.value
        elif key.value == "floors":
            for name, floor in _pairs(value, file):
                found[name.value] = _floor(name, floor, file)
        else:
            raise _wrong(key, file, f"`{key.value}`", "`digest` or `floors`")
    return Floors(digest, found)


def _pairs(node: yaml.Node | None, file: str) -> list[tuple[yaml.Node, yaml.Node]]:
    if node is None or not isinstance(node, yaml.MappingNode):
        raise _wrong(node, file, "no list of keys", "`key: value` lines")
    return list(node.value)


def _floor(name: yaml.Node, node: yaml.Node, file: str) -> float:
    if name.value not in PINNED:
        raise _wrong(name, file, f"`{name.value}`", "the name of a figure, such as commitments.sentences.f1")
    try:
        return float(node.value)
    except (TypeError, ValueError):
        raise _wrong(node, file, f"`{name.value}: {node.value}`", "a number, such as 71.4") from None


def _wrong(node: yaml.Node | None, file: str, found: str, expected: str) -> SettingsError:
    line = node.start_mark.line + 1 if node is not None else None
    return SettingsError(str(Problem(file, line, f"found {found}, expected {expected}.")))


def below(found: Measured, old: Floors, path: Path) -> list[str]:
    """A sentence for each figure that is below its floor, and for a set that is not the pinned one."""
    said = []
    if old.digest != found.digest:
        said.append(
            f"{path}: the articles or marks are not those the floors were pinned on (digest {found.digest[:12]}, "
            f"pinned {old.digest[:12] or 'none'}). Look at what was changed, then pin anew with --raise "
            "--marks-changed."
        )
    for name, floor in old.floors.items():
        value = found.figures[name].value
        if value is None or round(value, ROUND) < floor:
            shown = "not to be had" if value is None else f"{value:.2f}"
            said.append(
                f"{path}: {name} is {shown}, its floor is {floor:.1f}. "
                "See what is wrong with --errors, and mend the rule that made it so."
            )
    return said


def higher(found: Measured, old: Floors, path: Path, *, marks_changed: bool) -> tuple[Floors, list[str]]:
    """The floors that the figures allow, and a sentence for each that went down because the marks changed.

    Raises:
        SettingsError: the set is another one, and nobody says that its marks were changed.
    """
    anew = old.digest != found.digest
    if anew and old.digest and not marks_changed:
        raise SettingsError(below(found, Floors(old.digest, {}), path)[0])
    result, lower = {}, []
    for name in PINNED:
        value = found.figures[name].value
        before = old.floors.get(name)
        new = None if value is None else math.floor(round(10 * value, ROUND)) / 10
        if before is not None and (new is None or new < before):
            if not anew:
                new = before
            else:
                lower.append(
                    f"{path}: the floor of {name} went down from {before:.1f} to {new if new is not None else 'none'}."
                )
        if new is not None:
            result[name] = new
    return Floors(found.digest, result), lower


def as_yaml(floors: Floors) -> str:
    """The file."""
    lines = [f"  {name}: {floor:.1f}\n" for name, floor in floors.floors.items()]
    return "".join([HEAD, f"digest: {floors.digest}\n", "floors:\n", *lines])
