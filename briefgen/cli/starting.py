"""The command `briefgen new`: a site for one's own documents.

In: a folder, a name, an address. Out: the files of a site that builds at once, and what to do next.
"""

from __future__ import annotations

import os
from pathlib import Path

import click

from briefgen.cli.telling import say


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--name", help="Name of the site.  [default: that of the folder]")
@click.option("--url", help="Where the site will stand on the web, such as https://example.org/briefings/.")
@click.option(
    "--briefgen",
    "where",
    metavar="WHERE",
    help="Where the site gets briefgen: a wheel, an address for pip, or `index`.  [default: as this one was installed]",
)
def new(folder: Path, name: str | None, url: str | None, where: str | None) -> None:
    """Make a site for your own documents in DIR, which must be empty or not there yet.

    It builds at once, with one example document in it. Its README.md says how to add documents, correct lines and
    publish; recipes for GitHub Pages and GitLab Pages lie beside it.
    """
    from briefgen import starter

    origin = starter.chosen(where) if where is not None else starter.installed()
    names = starter.make(folder, starter.Wanted(name, url, origin))
    say(f"{folder}: {len(names)} files written. Next:", err=False)
    if folder.absolute() != Path.cwd():
        say(f"  cd {os.fspath(folder)}", err=False)
    say("  python3 -m venv .venv", err=False)
    say("  .venv/bin/python -m pip install -r requirements.txt", err=False)
    say("  .venv/bin/mkdocs serve --livereload", err=False)
    say("README.md there says how to add documents, correct lines and publish.", err=False)
    if origin.remark:
        click.echo(origin.remark.strip(), err=True)
