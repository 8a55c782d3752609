"""Options that several commands have.

In: nothing. Out: decorators for click's commands.
"""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.settings import DEFAULT_MODEL, MOST_JOBS, cores

CONFIG = "mkdocs.yml"

config_option = click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"The site's settings.  [default: {CONFIG}]",
)
model_option = click.option(
    "--model",
    default=DEFAULT_MODEL,
    show_default=True,
    help="Name of an installed spaCy pipeline for English.",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, MOST_JOBS),
    default=cores,
    show_default="one per core",
    help="Processes at once.",
)
