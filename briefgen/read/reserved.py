"""Files of the editor directly in the sources folder that belong to no document: actors.yml, lexicon.yml.

In: the names such a file may have. Out: its YAML node, untrusted, and a warning for why it cannot be read. What stands
in it: actor_entries.py, lexicon_entries.py.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from briefgen.errors import Problem
from briefgen.read.decode import NotTextError, decode
from briefgen.read.sidecar import shown
from briefgen.read.yaml_entries import Entries
from briefgen.read.yaml_values import NotYamlError, compose, not_yaml
from briefgen.settings import Settings


def found(names: tuple[str, ...], settings: Settings) -> tuple[Path, yaml.Node | None, Entries] | None:
    """The file, its node and a reader that holds what is wrong with it so far; None where there is no such file.

    The node is None where the file is empty or cannot be read.
    """
    there = [path for name in names if (path := settings.sources / name).is_file()]
    if not there:
        return None
    path = there[0]
    entries = Entries(shown(path, settings.root), 1)

    def fault(message: str) -> None:
        entries.problems.append(Problem(entries.file, None, message, "warning"))

    if len(there) > 1:
        fault(f"{there[1].name} stands beside {path.name}, and only {path.name} is read.\nPut both into one.")
    if not path.resolve().is_relative_to(settings.sources.resolve()):
        fault("this link leads out of the sources folder and is not followed.\nPut a copy of the file here instead.")
        return path, None, entries
    try:
        with path.open("rb") as opened:
            text = decode(opened.read(4 * settings.bounds.yaml_letters + 4))[0]
        return path, compose(text, settings.bounds), entries
    except (NotTextError, OSError) as error:
        fault(f"this file cannot be read ({error}).\nSave it as plain text in UTF-8.")
    except NotYamlError as error:
        entries.problems.append(not_yaml(error, entries.file, first_line=1))
    return path, None, entries
