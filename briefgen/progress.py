"""How far a long run is: a bar on a terminal, plain lines elsewhere.

In: how many of how many are done. Out: what is shown on standard error; of a short run nothing.
"""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORTH_TELLING = 20
"""A run of fewer is over before a line of its tenth part would help."""


@contextlib.contextmanager
def shown(label: str, *, quiet: bool = False) -> Iterator[Callable[[int, int], None]]:
    """What is to be called with how many are done and how many there are, first with none done."""
    terminal = sys.stderr.isatty()
    with contextlib.ExitStack() as stack:
        bars = []

        def told(done: int, total: int) -> None:
            if quiet:
                return
            if terminal and total > 1:
                if done == 0:
                    bars.append(stack.enter_context(click.progressbar(length=total, label=label, file=sys.stderr)))
                else:
                    bars[-1].update(1)
            elif total >= WORTH_TELLING and done and (done * 10) // total > ((done - 1) * 10) // total:
                click.echo(f"{label}: {done} of {total}", err=True)

        yield told
