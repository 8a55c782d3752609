"""Commands that read documents: `briefgen extract`, `check` and `show`.

In: paths. Out: JSON files, problems by file and line, a briefing on the terminal.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.shared_options import config_option, jobs_option, model_option, models_of, models_option
from briefgen.cli.site_settings import site_settings, watched_folders
from briefgen.cli.telling import count, quiet, say, tell
from briefgen.errors import Problem, SettingsError
from briefgen.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.model import Briefing
    from briefgen.read import Document


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the JSON files.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 when any document has a problem.")
@click.option(
    "--cache", type=click.Path(file_okay=False, path_type=Path), help="Keep findings here, and use those there."
)
@click.option("--scheduler", metavar="ADDRESS", help="Let the Dask cluster there do it, such as tcp://10.0.0.5:8786.")
@jobs_option
@model_option
@models_option
def extract(
    paths: tuple[Path, ...],
    output: Path,
    strict: bool,
    cache: Path | None,
    scheduler: str | None,
    jobs: int,
    model: str,
    models: tuple[str, ...],
) -> None:
    """Write what is found in each document (or in each below a folder) as NAME.json.

    The format is that of briefing.json in a site; briefgen/schema.json describes it.
    """
    from briefgen import build, progress, record

    _check_cache(cache, paths)
    others = models_of(models)
    output.mkdir(parents=True, exist_ok=True)
    problems: list[Problem] = []
    notes: list[str] = []
    written = 0
    unread: list[Briefing] = []
    taken: set[str] = set()
    try:
        for plain, documents, found in _documents(paths, model, jobs):
            settings = replace(plain, models=others, cache=cache and cache.absolute(), scheduler=scheduler)
            problems += found
            names = _names(documents, taken)
            with progress.shown("Reading", quiet=quiet()) as told:
                for outcome in build.extract(documents, settings, problems, notes, told):
                    if isinstance(outcome, build.Failure):
                        problems.append(build.problem(outcome, settings))
                        continue
                    file = output / names[outcome.source.id]
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(record.dumps(record.to_record(outcome)))
                    written += 1
                    unread += [outcome] if outcome.not_analysed else []
    except KeyboardInterrupt:
        kept = "; they are kept in the cache, and the same command goes on from there" if cache else ""
        click.echo(f"\nStopped: {written} written to {output}{kept}.", err=True)
        sys.exit(130)
    tell(problems)
    for note in dict.fromkeys((*notes, *filter(None, [build.not_analysed(unread)]))):
        say(note)
    say(f"{written} written to {output}" + (f", {count(problems)}" if problems else ""))
    if strict and problems:
        sys.exit(1)


def _check_cache(cache: Path | None, paths: Iterable[Path]) -> None:
    """A cache among the documents, or in a folder that `mkdocs serve` watches, would make it build for ever.

    Raises:
        SettingsError: it lies in such a folder.
    """
    for folder in (*(path.absolute() for path in paths if path.is_dir()), *watched_folders(None)):
        if cache is not None and cache.absolute().is_relative_to(folder):
            raise SettingsError(
                f"--cache {cache} lies in {folder}, where a change starts a new build. "
                "Put it elsewhere, for example --cache .cache/briefgen."
            )


def _documents(
    paths: Iterable[Path], model: str, jobs: int
) -> Iterator[tuple[Settings, Sequence[Document], Sequence[Problem]]]:
    """The documents of each path, with the settings they are read under; none is opened."""
    from briefgen import read

    for path in paths:
        folder = path if path.is_dir() else path.parent
        settings = Settings(sources=folder.absolute(), root=Path.cwd(), model=model, jobs=jobs)
        if path.is_dir():
            yield settings, *read.documents(settings)
        else:
            yield settings, [read.at(path.absolute(), settings)], []


def _names(sources: Sequence[Document], taken: set[str]) -> dict[str, Path]:
    """Document id to the name of its JSON file: NAME.json, or NAME.txt.json where two would share that.

    Where capitals tell two names apart, and some systems do not, the second is called by its id.
    """
    names = {}
    for source in sources:
        file = Path(source.file)
        able = (file.with_suffix(".json"), Path(f"{source.file}.json"), file.with_name(f"{source.id}.json"))
        name = next((one for one in able if one.as_posix().casefold() not in taken), able[-1])
        taken.add(name.as_posix().casefold())
        names[source.id] = name
    return names


@click.command()
@click.argument("sources", required=False, type=click.Path(path_type=Path))
@config_option
@jobs_option
def check(sources: Path | None, config: Path | None, jobs: int) -> None:
    """Name every problem of the documents, corrections and lexicon as file:line: message; exit with 1 if there is any.

    SOURCES is the folder of documents, by default the one that mkdocs.yml names.
    """
    from briefgen import build, build_report, read

    settings = site_settings(config, sources, jobs)
    corpus, problems, unmatched = build.checked(settings)
    tell(problems)
    for one in build_report.needing(corpus, problems, unmatched):
        say(one)
    if unread := build.not_analysed(corpus.briefings):
        say(unread)
    examples = read.lexicon(settings)[0].examples
    told = [build_report.count(len(corpus.briefings), "document")]
    told += [build_report.count(examples, "example") + " of the lexicon"] if examples else []
    say(", ".join([*told, count(problems) or "no problems"]))
    if problems:
        sys.exit(1)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--why", is_flag=True, help="Name the rule behind each line.")
@model_option
@models_option
def show(file: Path, why: bool, model: str, models: tuple[str, ...]) -> None:
    """Print the briefing of one document."""
    from briefgen import build, read, terminal

    others = models_of(models)
    settings = Settings(sources=file.parent.absolute(), root=Path.cwd(), model=model, models=others)
    problems: list[Problem] = []
    shown = 0
    for outcome in build.extract([read.at(file.absolute(), settings)], settings, problems, []):
        if isinstance(outcome, build.Failure):
            problems.append(build.problem(outcome, settings))
        else:
            click.echo(terminal.briefing(outcome, why=why))
            shown += 1
    tell(problems)
    if not shown:
        sys.exit(1)
