"""Options that several commands have.

In: nothing. Out: decorators for click's commands.
"""

from __future__ import annotations

from pathlib import Path

import click

from briefgen import pipelines
from briefgen.errors import SettingsError
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
models_option = click.option(
    "--models",
    multiple=True,
    metavar="CODE=NAME",
    help="Another language and an installed spaCy pipeline for it, such as fr=fr_core_news_sm; may be repeated.",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, MOST_JOBS),
    default=cores,
    show_default="one per core",
    help="Processes at once.",
)


def models_of(given: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """What `--models` names, as `Settings.models` has it.

    Raises:
        SettingsError: one of them is no CODE=NAME, or names no language or no pipeline for it.
    """
    pairs = [one.partition("=") for one in given]
    for (code, sign, name), one in zip(pairs, given, strict=True):
        if not (code and sign and name):
            raise SettingsError(
                f'--models "{one}": expected a language and a pipeline, for example fr=fr_core_news_sm.'
            )
    return pipelines.chosen({code: name for code, _, name in pairs})
