"""`briefgen cache info | clear`: what lies in the cache, and away with it.

In: what was typed, and how a site's settings are read. Out: lines on the terminal. cli.py adds the commands to the
others.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.settings import Settings

folder_argument = click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
config_option = click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The site's settings.  [default: mkdocs.yml]",
)


def cache(settings: Callable[[Path | None, Path | None, int], Settings]) -> click.Group:
    """The commands; `settings` gives those of a site from the path of its mkdocs.yml, a sources folder and jobs."""

    def chosen(folder: Path | None, config: Path | None) -> Path:
        place = folder if folder is not None else settings(config, None, 1).cache
        if place is None:
            raise SettingsError("there is no cache: no mkdocs.yml is here, or it says `cache: false`. Name a folder.")
        return place

    @click.group()
    def cache_() -> None:
        """Look at the findings kept from run to run, or delete them.

        FOLDER is by default the one that mkdocs.yml names. Deleting changes no page: the next build takes longer.
        """

    @cache_.command()
    @folder_argument
    @config_option
    def info(folder: Path | None, config: Path | None) -> None:
        """Say how many documents are kept and how large that is."""
        from briefgen import upkeep
        from briefgen.cache import BOUND

        place = chosen(folder, config)
        found = upkeep.info(place)
        if found is None:
            click.echo(f"{place}: empty")
            return
        click.echo(
            f"{place}: findings of {found.documents:,} documents, {found.size:,} bytes of {BOUND:,} at most; "
            f"{found.unused:,} not used by the last run"
        )

    @cache_.command()
    @folder_argument
    @config_option
    def clear(folder: Path | None, config: Path | None) -> None:
        """Delete what is kept. Only files of the cache are touched."""
        from briefgen import upkeep

        place = chosen(folder, config)
        click.echo(f"{place}: {upkeep.clear(place):,} bytes freed")

    cache_.name = "cache"
    return cache_
