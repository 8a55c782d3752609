"""`briefgen cache info | clear`: what lies in the cache, and away with it.

In: what was typed. Out: lines on the terminal.
"""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli.shared_options import config_option
from briefgen.cli.site_settings import site_settings
from briefgen.cli.telling import say
from briefgen.errors import SettingsError

folder_argument = click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))


@click.group()
def cache() -> None:
    """Look at what is kept from run to run, findings and pages, or delete it.

    FOLDER is by default the one that mkdocs.yml names. Deleting changes no page: the next build takes longer.
    """


def _chosen(folder: Path | None, config: Path | None) -> Path:
    place = folder if folder is not None else site_settings(config, None, 1).cache
    if place is None:
        raise SettingsError("there is no cache: no mkdocs.yml is here, or it says `cache: false`. Name a folder.")
    return place


@cache.command()
@folder_argument
@config_option
def info(folder: Path | None, config: Path | None) -> None:
    """Say what is kept, how much of it, and how large that is."""
    from briefgen import upkeep

    place = _chosen(folder, config)
    found = upkeep.info(place)
    if not found:
        click.echo(f"{place}: empty")
    for one in found:
        click.echo(
            f"{place / one.part.file}: {one.part.holds.format(f'{one.kept:,}')}, {one.size:,} bytes of "
            f"{one.part.bound:,} at most; {one.unused:,} not used by the last run"
        )


@cache.command()
@folder_argument
@config_option
def clear(folder: Path | None, config: Path | None) -> None:
    """Delete what is kept. Only files of the cache are touched."""
    from briefgen import upkeep

    place = _chosen(folder, config)
    say(f"{place}: {upkeep.clear(place):,} bytes freed", err=False)
