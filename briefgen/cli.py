"""The command line: `briefgen extract | check | show | verify | export | eval | cache`.

In: what was typed. Out: files, lines on the terminal, and an exit code: 0 all well, 1 a problem that was
named, 2 a mistyped command.
Every command imports what it needs when it runs, so that `--help` is there at once.
"""

from __future__ import annotations

import contextlib
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefgen import __version__, commands_cache
from briefgen.errors import BriefgenError, Problem, SettingsError, SourceError
from briefgen.settings import DEFAULT_MODEL, MOST_JOBS, Settings, cores

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import yaml

    from briefgen.evaluate import Measured
    from briefgen.model import Briefing, Source
    from briefgen.read import Document

T = TypeVar("T")

CONFIG = "mkdocs.yml"
FORMATS = ("csv", "json", "jsonld", "ics", "atom", "jsonfeed", "annotations")
NOTHING = {
    "csv": "there is no commitment.",
    "ics": "no commitment has a deadline with a date.",
    "atom": "no document has a date, and a feed is an order in time.",
    "jsonfeed": "no document has a date, and a feed is an order in time.",
    "annotations": "nothing was found that could be marked.",
}
"""Why a format gives no file; the others always give one."""

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


class _Commands(click.Group):
    """Turns what is raised on purpose into a message and exit code 1; a fault keeps its traceback."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        try:
            return super().invoke(ctx)
        except BriefgenError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefgen")
def main() -> None:
    """Turn documents into briefings in which every line shows its evidence.

    A site is built with `mkdocs build`; the commands here work on documents and sites directly.
    """


@main.command()
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
def extract(
    paths: tuple[Path, ...],
    output: Path,
    strict: bool,
    cache: Path | None,
    scheduler: str | None,
    jobs: int,
    model: str,
) -> None:
    """Write what is found in each document (or in each below a folder) as NAME.json.

    The format is that of briefing.json in a site; briefgen/schema.json describes it.
    """
    from briefgen import build, progress, record

    output.mkdir(parents=True, exist_ok=True)
    problems: list[Problem] = []
    notes: list[str] = []
    written = 0
    taken: set[Path] = set()
    try:
        for plain, documents, found in _documents(paths, model, jobs):
            settings = replace(plain, cache=cache and cache.absolute(), scheduler=scheduler)
            problems += found
            names = _names(documents, taken)
            with progress.shown("Reading") as told:
                for outcome in build.extract(documents, settings, problems, notes, told):
                    if isinstance(outcome, build.Failure):
                        problems.append(build.problem(outcome, settings))
                        continue
                    file = output / names[outcome.source.id]
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(record.dumps(record.to_record(outcome)))
                    written += 1
    except KeyboardInterrupt:
        kept = "; they are kept in the cache, and the same command goes on from there" if cache else ""
        click.echo(f"\nStopped: {written} written to {output}{kept}.", err=True)
        sys.exit(130)
    _tell(problems)
    for note in dict.fromkeys(notes):
        click.echo(note, err=True)
    click.echo(f"{written} written to {output}" + (f", {_count(problems)}" if problems else ""), err=True)
    if strict and problems:
        sys.exit(1)


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


def _gather(
    paths: Iterable[Path], model: str, jobs: int
) -> Iterator[tuple[Settings, tuple[Source, ...], tuple[Problem, ...]]]:
    """The sources of each path, with the settings they are read under."""
    from briefgen import read

    for path in paths:
        folder = path if path.is_dir() else path.parent
        settings = Settings(sources=folder.absolute(), root=Path.cwd(), model=model, jobs=jobs)
        if path.is_dir():
            yield settings, *read.sources(settings)
            continue
        try:
            yield settings, (read.source(path.absolute(), settings),), ()
        except SourceError as error:
            yield settings, (), error.problems


def _names(sources: Sequence[Document], taken: set[Path]) -> dict[str, Path]:
    """Document id to the name of its JSON file: NAME.json, or NAME.txt.json where two would share that."""
    names = {}
    for source in sources:
        name = Path(source.file).with_suffix(".json")
        if name in taken:
            name = Path(f"{source.file}.json")
        taken.add(name)
        names[source.id] = name
    return names


@contextlib.contextmanager
def _progress(items: Iterable[T], length: int) -> Iterator[Iterable[T]]:
    """A progress bar around the items, on a terminal only."""
    if sys.stderr.isatty() and length > 1:
        with click.progressbar(items, length=length, label="Reading", file=sys.stderr) as bar:
            yield bar
    else:
        yield items


@main.command()
@click.argument("sources", required=False, type=click.Path(path_type=Path))
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"The site's settings.  [default: {CONFIG}]",
)
@jobs_option
def check(sources: Path | None, config: Path | None, jobs: int) -> None:
    """Name every problem of the documents as file:line: message; exit with 1 if there is any.

    SOURCES is the folder of documents, by default the one that mkdocs.yml names.
    """
    from briefgen import build

    settings = _settings(config, sources, jobs)
    corpus, problems = build.corpus(settings)
    _tell(problems)
    click.echo(f"{len(corpus.briefings)} documents, {_count(problems) or 'no problems'}", err=True)
    if problems:
        sys.exit(1)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--why", is_flag=True, help="Name the rule behind each line.")
@model_option
def show(file: Path, why: bool, model: str) -> None:
    """Print the briefing of one document."""
    from briefgen import build, terminal

    ((settings, sources, problems),) = _gather([file], model, 1)
    _tell(problems)
    for outcome in build.briefings(sources, settings):
        if isinstance(outcome, build.Failure):
            raise SourceError(build.problem(outcome, settings))
        click.echo(terminal.briefing(outcome, why=why))
    if not sources:
        sys.exit(1)


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the raw documents.",
)
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"The site's settings.  [default: {CONFIG}]",
)
def verify(site: Path, sources: Path | None, config: Path | None) -> None:
    """Find every published quote of the built SITE again in the raw documents, and every link of its pages.

    This reads the documents on its own, without the code that made the site.
    """
    from briefgen import verify as proof

    report = proof.site(site, _settings(config, sources, 1).sources)
    for fault in report.faults:
        click.echo(fault)
    click.echo(report.summary)
    if report.faults:
        sys.exit(1)


@main.command()
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
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"The site's settings.  [default: {CONFIG}]",
)
@jobs_option
def export(sources: Path | None, form: str, actor: str | None, output: Path, config: Path | None, jobs: int) -> None:
    """Write the whole corpus, or one actor, as a file for other programs.

    SOURCES is the folder of documents, by default the one that mkdocs.yml names. The site holds the same files.
    """
    from briefgen import build

    content, problems = build.export(_settings(config, sources, jobs), form, actor)
    _tell(problems)
    if content is None:
        raise SettingsError(f"nothing to write: {NOTHING[form]}")
    if str(output) == "-":
        click.echo(content, nl=False)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(content)
    click.echo(f"{len(content):,} bytes written to {output}", err=True)


@main.command("eval")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--errors", is_flag=True, help="List each mistake as file:line: what, and its words.")
@click.option("--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help="Write all of it as JSON.")
@click.option(
    "--floors",
    "floors_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Exit with 1 when a figure is below its floor in this file.",
)
@click.option("--raise", "raise_", is_flag=True, help="Raise the floors to the figures; never lower one.")
@click.option("--marks-changed", is_flag=True, help="With --raise: make the floors anew for changed articles or marks.")
@click.option(
    "--method",
    "page_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Make the figures of this page anew.",
)
@jobs_option
@model_option
def evaluate_(
    folder: Path,
    errors: bool,
    json_file: Path | None,
    floors_file: Path | None,
    raise_: bool,
    marks_changed: bool,
    page_file: Path | None,
    jobs: int,
    model: str,
) -> None:
    """Measure what is found in FOLDER/articles against what is marked in FOLDER/marks.

    Prints precision, recall and F1 for each kind of finding, with 95 % intervals.
    """
    from briefgen import build, evaluate, read, terminal

    if (raise_ and floors_file is None) or (marks_changed and not raise_):
        raise click.UsageError("--raise needs --floors FILE, and --marks-changed needs --raise")
    marked = evaluate.marked_set(folder)
    problems = list(marked.problems)
    settings = Settings(sources=marked.articles.absolute(), root=Path.cwd(), model=model, jobs=jobs)
    sources, found = read.sources(settings)
    problems += [problem for problem in found if problem.severity == "error"]
    sources = tuple(source for source in sources if source.file in marked.marks)
    found_in: list[Briefing] = []
    with _progress(build.briefings(sources, settings), len(sources)) as outcomes:
        for outcome in outcomes:
            if isinstance(outcome, build.Failure):
                problems.append(build.problem(outcome, settings))
            else:
                found_in.append(outcome)
    measured = evaluate.measure(found_in, marked)
    click.echo(evaluate.table(measured))
    if errors:
        click.echo("\n".join(terminal.visible(str(mistake)) for mistake in measured.mistakes))
    if json_file is not None:
        json_file.write_bytes(evaluate.as_json(measured))
    _tell(problems)
    if problems and (page_file or raise_):
        raise SettingsError("page and floors stay as they are: figures of a part of the set do not compare. See above.")
    if page_file is not None:
        old = page_file.read_text(encoding="utf-8")
        page_file.write_text(evaluate.page(old, measured, page_file), encoding="utf-8", newline="\n")
    said = _held(measured, floors_file, raise_=raise_, marks_changed=marks_changed) if floors_file else []
    click.echo("\n".join(said), err=True, nl=bool(said))
    if problems or said:
        sys.exit(1)


def _held(measured: Measured, file: Path, *, raise_: bool, marks_changed: bool) -> list[str]:
    """What is below its floor; with `raise_` the floors are raised instead, and told where they had to go down."""
    from briefgen import evaluate

    pinned = evaluate.pinned(file)
    if not raise_:
        return evaluate.below(measured, pinned, file)
    new, lower = evaluate.higher(measured, pinned, file, marks_changed=marks_changed)
    file.write_text(evaluate.as_yaml(new), encoding="utf-8", newline="\n")
    click.echo("\n".join(lower), err=True, nl=bool(lower))
    return evaluate.below(measured, new, file)


def _settings(config: Path | None, sources: Path | None, jobs: int) -> Settings:
    """The settings that the plugin would have, from mkdocs.yml where there is one.

    MkDocs is not asked: it may be absent where documents are checked, and takes longer to load than this
    takes to run.
    """
    import yaml

    file = config or Path(CONFIG)
    site: Any = {}
    if file.is_file():
        try:
            site = yaml.load(file.read_bytes(), _lenient_loader())  # noqa: S506 - made from SafeLoader
        except yaml.YAMLError as error:
            raise SettingsError(f"{file}: not valid YAML: {error}") from error
    elif config is not None:
        raise SettingsError(f"there is no file {config}; name the mkdocs.yml of the site with --config")
    site = site if isinstance(site, dict) else {}
    options = _options(site)
    root = file.parent.absolute()
    cache = options.get("cache", ".cache/briefgen")
    folder = sources.absolute() if sources is not None else root / str(options.get("sources", "seeds"))
    return Settings(
        sources=folder,
        root=root,
        model=str(options.get("language_model", DEFAULT_MODEL)),
        cache=root / cache if file.is_file() and isinstance(cache, str) and cache else None,
        jobs=jobs,
        site_name=str(site.get("site_name") or ""),
        site_url=str(site.get("site_url") or "") or None,
    )


def _lenient_loader() -> type[yaml.SafeLoader]:
    """A loader that takes the tags MkDocs allows (`!ENV`, `!!python/name:`) for nothing and runs none."""
    import yaml

    class Lenient(yaml.SafeLoader):
        pass

    Lenient.add_multi_constructor("", lambda *_: None)
    return Lenient


def _options(settings: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML as the site's author wrote it
    """The options of the plugin `briefgen` in the settings of a site; empty where it has none."""
    plugins = settings.get("plugins") if isinstance(settings, dict) else None
    named = (
        plugins.items()
        if isinstance(plugins, dict)
        else [item for plugin in plugins or [] if isinstance(plugin, dict) for item in plugin.items()]
    )
    for name, options in named:
        if name == "briefgen" and isinstance(options, dict):
            return options
    return {}


def _tell(problems: Iterable[Problem]) -> None:
    for problem in sorted(set(problems), key=lambda p: (p.file, p.line or 0, p.message)):
        click.echo(str(problem), err=True)


def _count(problems: Sequence[Problem]) -> str:
    return f"{len(problems)} problem{'s' if len(problems) > 1 else ''}" if problems else ""


main.add_command(commands_cache.cache(_settings))
