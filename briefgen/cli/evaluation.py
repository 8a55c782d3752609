"""The command `briefgen eval`: what is found, held against what a reader marked.

In: a folder of articles and marks. Out: tables on the terminal, a page, floors.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.shared_options import jobs_option, model_option, models_of, models_option
from briefgen.cli.telling import progress, tell
from briefgen.errors import SettingsError
from briefgen.settings import Settings

if TYPE_CHECKING:
    from briefgen.evaluate import Measured
    from briefgen.model import Briefing


@click.command("eval")
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
@models_option
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
    models: tuple[str, ...],
) -> None:
    """Measure what is found in FOLDER/articles against what is marked in FOLDER/marks.

    Prints precision, recall and F1 for each kind of finding, with 95 % intervals.
    """
    from briefgen import build, evaluate, read, terminal

    if (raise_ and floors_file is None) or (marks_changed and not raise_):
        raise click.UsageError("--raise needs --floors FILE, and --marks-changed needs --raise")
    marked = evaluate.marked_set(folder)
    problems = list(marked.problems)
    settings = Settings(
        sources=marked.articles.absolute(), root=Path.cwd(), model=model, models=models_of(models), jobs=jobs
    )
    sources, found = read.sources(settings)
    problems += [problem for problem in found if problem.severity == "error"]
    sources = tuple(source for source in sources if source.file in marked.marks)
    found_in: list[Briefing] = []
    with progress(build.briefings(sources, settings), len(sources)) as outcomes:
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
    tell(problems)
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
