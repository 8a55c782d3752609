"""What a command says on the terminal: problems, how many, and a bar while it reads; as much as was asked for.

In: problems, items. Out: lines on the terminal's error channel, so that results can be piped. `--quiet` leaves only
problems and results, `--verbose` adds what developers want to know.
"""

from __future__ import annotations

import contextlib
import logging
import sys
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.errors import Problem

T = TypeVar("T")
QUIET = "briefgen.quiet"
"""In `click.Context.meta`, which a command shares with those around it."""


def _quietly(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[QUIET] = True


def _verbosely(_: click.Context, __: click.Parameter, value: bool) -> None:
    core = logging.getLogger("briefgen")
    if value and not core.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
        core.addHandler(handler)
        core.setLevel(logging.DEBUG)


def with_volume(command: click.Command) -> click.Command:
    """The command, and those below it, with `--quiet` and `--verbose`."""
    if isinstance(command, click.Group):
        for one in command.commands.values():
            with_volume(one)
    else:
        command.params += (
            click.Option(
                ["-q", "--quiet"], is_flag=True, expose_value=False, callback=_quietly,
                help="Say nothing but problems and results.",
            ),
            click.Option(
                ["-v", "--verbose"], is_flag=True, expose_value=False, callback=_verbosely,
                help="Say what developers want to know, too.",
            ),
        )  # fmt: skip
    return command


def quiet() -> bool:
    """Whether only problems and results are wanted."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(QUIET))


def say(words: str, *, err: bool = True) -> None:
    """A line that somebody may do without; `err` is where it goes."""
    if not quiet():
        click.echo(words, err=err)


@contextlib.contextmanager
def progress(items: Iterable[T], length: int) -> Iterator[Iterable[T]]:
    """A progress bar around the items, on a terminal only."""
    if sys.stderr.isatty() and length > 1 and not quiet():
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
