"""The optional YAML block between two `---` lines at the very top of a document.

In: the whole text. Out: where the block ends, what it states, and a warning for what cannot be used.
What the values mean and how they are checked: yaml_values.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from briefgen.bounds import Bounds
from briefgen.errors import Problem
from briefgen.read.yaml_values import NotYamlError, Values, compose, not_yaml, values

_FENCE = re.compile(r"---[ \t]*\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"^[A-Za-z_]\w{0,40}[ \t]*:(?=\s|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`end` is where the text after the block begins; 0 means that there is no block."""

    end: int
    values: Values
    problems: tuple[Problem, ...]


NONE = FrontMatter(0, Values(), ())


def block(text: str, bounds: Bounds) -> str | None:
    """The lines between the two fences, where the text begins with a block that is closed; None where it does not."""
    fence = _FENCE.match(text)
    close = _END.search(text, fence.end(), fence.end() + bounds.yaml_letters) if fence else None
    return text[fence.end() : close.start()] if fence and close else None


def front_matter(text: str, file: str, bounds: Bounds) -> FrontMatter:
    """The block of the text, if it has one.

    Prose between two lines of dashes is not front matter: without a `key:` line the block is text like the
    rest. A block that is meant as front matter but is no YAML is left out of the text and gives a warning.
    """
    fence = _FENCE.match(text)
    if fence is None:
        return NONE
    close = _END.search(text, fence.end(), fence.end() + bounds.yaml_letters)
    if close is None:
        if not _KEY.match(text, fence.end()):
            return NONE
        message = (
            "the front matter that begins here has no end, so it is read as text.\n"
            "Close it with a line that holds only three dashes: ---"
        )
        return FrontMatter(0, Values(), (Problem(file, 1, message, "warning"),))
    block = text[fence.end() : close.start()]
    end = close.end()
    try:
        node = compose(block, bounds)
    except NotYamlError as error:
        if not _KEY.search(block):
            return NONE
        return FrontMatter(end, Values(), (not_yaml(error, file, first_line=2),))
    if node is not None and not isinstance(node, yaml.MappingNode):
        return NONE
    stated, problems = values(node, file, first_line=2)
    return FrontMatter(end, stated, tuple(problems))
