"""The command `briefgen review`: the desk, in the browser of whoever started it.

In: the settings of a site. Out: a page on this computer, until the editor ends it with Ctrl-C.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from briefgen.cli.shared_options import config_option
from briefgen.cli.site_settings import site_folder, site_settings
from briefgen.cli.telling import say
from briefgen.settings import cores


@click.command()
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the documents.  [default: the one that mkdocs.yml names]",
)
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The built site, to be shown beside the findings.  [default: the one that mkdocs.yml names]",
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default="a free one", help="Port on 127.0.0.1.")
@click.option("--open/--no-open", "open_", default=True, help="Open the page in the browser, or only say where it is.")
@click.option("--by", help="Your name, written with the day into what you accept.")
@config_option
def review(
    sources: Path | None, site: Path | None, port: int, open_: bool, by: str | None, config: Path | None
) -> None:
    """Go through the findings, the doubtful ones first, and accept, drop or fix them by keys.

    What you decide is written at once into the .yml file beside the document, or into actors.yml. The page is for
    this computer only.
    """
    from briefgen import review as desk

    settings = site_settings(config, sources, cores())
    say(f"Reading {settings.sources} …")
    today = datetime.now(tz=UTC).astimezone().date().isoformat()
    try:
        server = desk.Server(desk.Desk(settings, by=by, on=today), site or site_folder(config), port)
    except OSError as error:
        raise click.ClickException(f"port {port} cannot be used ({error.strerror}). Leave --port out.") from error
    doubtful = sum(1 for item in server.desk.items if item.rank == 0)
    say(f"{len(server.desk.items)} findings, {doubtful} of them doubtful. Ctrl-C ends the desk.")
    click.echo(server.url)
    if open_:
        click.launch(server.url)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("", err=True)
    finally:
        server.server_close()
