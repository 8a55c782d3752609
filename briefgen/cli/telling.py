"""What a command says on the terminal: problems, how many, and a bar while it reads.

In: problems, items. Out: lines on the terminal's error channel, so that results can be piped.
"""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.errors import Problem

T = TypeVar("T")


@contextlib.contextmanager
def progress(items: Iterable[T], length: int) -> Iterator[Iterable[T]]:
    """A progress bar around the items, on a terminal only."""
    if sys.stderr.isatty() and length > 1:
        with click.progressbar(items, length=length, label="Reading", file=sys.stderr) as bar:
            yield bar
    else:
        yield items


def tell(problems: Iterable[Problem]) -> None:
    """Every problem once, by file and line."""
    for problem in sorted(set(problems), key=lambda p: (p.file, p.line or 0, p.message)):
        click.echo(str(problem), err=True)


def count(problems: Sequence[Problem]) -> str:
    """Such as "2 problems"; empty for none."""
    return f"{len(problems)} problem{'s' if len(problems) > 1 else ''}" if problems else ""
