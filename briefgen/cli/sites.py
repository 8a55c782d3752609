"""Commands about what is published: `briefgen verify` and `export`.

In: a built site, or the documents of one. Out: whether its quotes stand in the documents; files for other programs.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefgen.cli.shared_options import config_option, jobs_option
from briefgen.cli.site_settings import site_settings
from briefgen.cli.telling import tell
from briefgen.errors import SettingsError
from briefgen.visible import line

FORMATS = ("csv", "json", "jsonld", "ics", "atom", "jsonfeed", "annotations")
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
    click.echo(report.summary)
    if report.faults:
        sys.exit(1)


@click.command()
@click.argument("sources", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    required=True,
    help="csv, ics: the register; json, jsonld: all of it; atom, jsonfeed: news; annotations: the evidence.",
)
@click.option("--actor", help="Only this actor, by name or by the last part of its page's address.")
@click.option(
    "--output",
    required=True,
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="File to write; `-` writes to the terminal.",
)
@config_option
@jobs_option
def export(sources: Path | None, form: str, actor: str | None, output: Path, config: Path | None, jobs: int) -> None:
    """Write the whole corpus, or one actor, as a file for other programs.

    SOURCES is the folder of documents, by default the one that mkdocs.yml names. The site holds the same files.
    """
    from briefgen import build

    content, problems = build.export(site_settings(config, sources, jobs), form, actor)
    tell(problems)
    if content is None:
        raise SettingsError(f"nothing to write: {NOTHING[form]}")
    if str(output) == "-":
        click.echo(content, nl=False)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(content)
    click.echo(f"{len(content):,} bytes written to {output}", err=True)
