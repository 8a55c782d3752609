"""Commands about what is published: `briefgen verify` and `export`.

In: a built site, or the documents of one. Out: whether its quotes stand in the documents; files for other programs.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.shared_options import config_option, jobs_option
from briefgen.cli.site_settings import site_settings
from briefgen.cli.telling import say, tell
from briefgen.errors import SettingsError
from briefgen.visible import line

if TYPE_CHECKING:
    from briefgen.settings import Settings

SITE = "site"
FORMATS = ("csv", "json", "jsonld", "ics", "atom", "jsonfeed", "annotations", SITE)
NOTHING = {
    "csv": "there is no commitment.",
    "ics": "no commitment has a deadline with a date.",
    "atom": "no document has a date, and a feed is an order in time.",
    "jsonfeed": "no document has a date, and a feed is an order in time.",
    "annotations": "nothing was found that could be marked.",
}
"""Why a format gives no file; the others always give one."""


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the raw documents.",
)
@config_option
def verify(site: Path, sources: Path | None, config: Path | None) -> None:
    """Find every published quote of the built SITE again in the raw documents, and every link of its pages.

    This reads the documents on its own, without the code that made the site.
    """
    from briefgen import verify as proof

    report = proof.site(site, site_settings(config, sources, 1).sources)
    for fault in report.faults:
        click.echo(line(fault))
    say(report.summary, err=False)
    if report.faults:
        sys.exit(1)


@click.command()
@click.argument("sources", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    required=True,
    help="csv, ics: the register; json, jsonld: all of it; atom, jsonfeed: news; annotations: the evidence; "
    "site: the pages, as a folder for other site generators.",
)
@click.option("--actor", help="Only this actor, by name or by the last part of its page's address.")
@click.option(
    "--output",
    required=True,
    type=click.Path(allow_dash=True, path_type=Path),
    help="File to write; `-` writes to the terminal. For `site` a folder that is empty or not there yet.",
)
@config_option
@jobs_option
def export(sources: Path | None, form: str, actor: str | None, output: Path, config: Path | None, jobs: int) -> None:
    """Write the whole corpus, or one actor, as a file for other programs; or the site, as a folder.

    SOURCES is the folder of documents, by default the one that mkdocs.yml names. The site holds the same files.
    """
    from briefgen import build

    settings = site_settings(config, sources, jobs)
    if form == SITE:
        _tree(settings, actor, output)
        return
    if output.is_dir():
        raise SettingsError(f"--output {output} is a folder; name a file, such as {output / f'corpus.{form}'}.")
    content, problems = build.export(settings, form, actor)
    tell(problems)
    if content is None:
        raise SettingsError(f"nothing to write: {NOTHING[form]}")
    if str(output) == "-":
        click.echo(content, nl=False)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(content)
    say(f"{len(content):,} bytes written to {output}")


def _tree(settings: Settings, actor: str | None, folder: Path) -> None:
    """Writes the site as a folder of Markdown files.

    Raises:
        SettingsError: the folder is not empty, or one actor is asked for.
    """
    from briefgen import build, new_folder

    if actor is not None:
        raise SettingsError("--actor is for one file about one actor; the site has pages for all of them.")
    if str(folder) == "-":
        raise SettingsError("a site is many files: name a folder with --output, such as --output plain-site.")
    new_folder.check(folder)  # before the documents are read
    every, built = build.docs_tree(settings)
    count = 0
    with new_folder.filled(folder) as whole:
        for one in every:
            with new_folder.file(whole, one.path).open("wb") as file:
                file.writelines(one.pieces() if one.pieces is not None else (one.content,))
            count += 1
    build.close(built)
    tell(built.problems)
    say(f"{count:,} files written to {folder}; README.md there says how to build it")
