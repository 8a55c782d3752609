"""The command line: `briefgen new | add | extract | check | show | verify | export | eval | review | cache`.

In: what was typed. Out: files, lines on the terminal, and an exit code: 0 all well, 1 a problem that was
named, 2 a mistyped command, 130 stopped by Ctrl-C.
Every command imports what it needs when it runs, so that `--help` is there at once. The commands: starting.py,
adding.py, documents.py, sites.py, evaluation.py, desk.py, upkeep.py; what they share: shared_options.py,
site_settings.py, telling.py.
"""

from __future__ import annotations

from typing import Any

import click

from briefgen import __version__
from briefgen.cli.adding import add
from briefgen.cli.desk import review
from briefgen.cli.documents import check, extract, show
from briefgen.cli.evaluation import evaluate_
from briefgen.cli.sites import export, verify
from briefgen.cli.starting import new
from briefgen.cli.telling import with_volume
from briefgen.cli.upkeep import cache
from briefgen.errors import BriefgenError

__all__ = ["main"]


STOPPED = 130
"""The exit code of what was ended by Ctrl-C, as shells have it."""


class _Commands(click.Group):
    """Turns what is raised on purpose into a message and exit code 1; a fault keeps its traceback."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        try:
            return super().invoke(ctx)
        except BriefgenError as error:
            raise click.ClickException(str(error)) from error
        except KeyboardInterrupt:
            click.echo("\nStopped.", err=True)
            ctx.exit(STOPPED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefgen")
def main() -> None:
    """Turn documents into briefings in which every line shows its evidence.

    A site is built with `mkdocs build`; the commands here work on documents and sites directly.
    """


for _command in (new, add, extract, check, show, verify, export, evaluate_, review, cache):
    main.add_command(with_volume(_command))
