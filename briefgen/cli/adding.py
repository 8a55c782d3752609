"""The command `briefgen add`: the only one that may use the network.

In: addresses and files. Out: documents in the sources folder, each with a sidecar; lines on the terminal.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.shared_options import config_option
from briefgen.cli.site_settings import site_settings
from briefgen.cli.telling import say
from briefgen.errors import BriefgenError

if TYPE_CHECKING:
    from briefgen import adding


@click.command()
@click.argument("what", nargs=-1, required=True, metavar="URL|FILE...")
@click.option(
    "--sources",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the documents.  [default: the one that mkdocs.yml names]",
)
@click.option("--private", is_flag=True, help="Ask servers of this computer and of its own network too.")
@config_option
def add(what: tuple[str, ...], sources: Path | None, private: bool, config: Path | None) -> None:
    """Bring documents into the sources folder: web pages, PDFs, Word files, mails, feeds, texts.

    Each is kept as it came, with a sidecar NAME.yml that says what the document states of itself (title, date,
    outlet), where it is from, when it was fetched, and its sha256. No other command uses the network.
    """
    from briefgen import adding

    settings = site_settings(config, sources, 1)
    today = datetime.now(tz=UTC).astimezone().date().isoformat()
    failed = False
    for one in what:
        try:
            for added in adding.add(one, settings, today, private=private):
                say(_told(added), err=False)
        except BriefgenError as error:
            failed = True
            click.echo(str(error), err=True)
    if failed:
        sys.exit(1)


def _told(added: adding.Added) -> str:
    name = added.path.relative_to(Path.cwd()) if added.path.is_relative_to(Path.cwd()) else added.path
    if not added.new:
        return f"{name} is there already"
    if not added.unknown:
        return f"{name} added"
    return (
        f"{name} added; it does not state: {', '.join(added.unknown)}. Write what you know into {added.path.stem}.yml"
    )
