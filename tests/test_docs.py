"""The documentation says what is there, and what it says is there: README, CONTRIBUTING, CHANGELOG, docs/.

Every name that a user can meet is written down; every link, command, file and example that is written down holds.
"""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path
from typing import get_args

import click
import mkdocs.__main__
import pytest
import yaml

import briefgen
from briefgen import build, cli, errors, model, read
from briefgen.plugin import BriefgenConfig
from briefgen.read.yaml_values import KEYS
from briefgen.settings import Settings

ROOT = Path(__file__).parents[1]
GENERATED = ROOT / "docs" / "method" / "corpus" / "index.md"
"""A page that the build makes and a written page links: a strict build fails where it is missing."""

PACKAGE = Path(briefgen.__file__).parent

README = ROOT / "README.md"
GUIDE = ROOT / "docs" / "guide" / "index.md"
MANUAL = [README, *sorted((ROOT / "docs").rglob("*.md"))]
"""Where a user looks something up."""
PAGES = [*MANUAL, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]

FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)")


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _prose(file: Path) -> str:
    """The page without its blocks of code."""
    return FENCE.sub("", file.read_text(encoding="utf-8"))


def _blocks(file: Path, *languages: str) -> list[str]:
    """The blocks of code in one of the languages, as a reader would copy them."""
    found = FENCE.findall(file.read_text(encoding="utf-8"))
    return [
        "".join(line.removeprefix(indent) for line in code.splitlines(keepends=True))
        for indent, language, code in found
        if language in languages
    ]


def _code(file: Path) -> list[str]:
    """What stands between backticks, and the lines of the blocks for a shell; comments are left out."""
    lines = [line.partition("#")[0] for block in _blocks(file, "sh") for line in block.splitlines()]
    return [*CODE.findall(_prose(file)), *(line.strip() for line in lines if line.strip())]


@cache
def _written() -> frozenset[str]:
    """Every word of the manual that is set as code."""
    return frozenset(word for file in MANUAL for span in _code(file) for word in re.split(r"[\s|]+", span))


@cache
def _rows() -> frozenset[str]:
    """The words that begin a row of a table of the manual."""
    return frozenset(row for file in MANUAL for row in re.findall(r"^\| *`?([\w-]+)`? *\|", _prose(file), re.MULTILINE))


# --- What is there is written down ------------------------------------------------------------------------------------


@pytest.mark.parametrize("option", [key for key, _ in BriefgenConfig._schema])
def test_every_option_of_the_plugin_has_a_row_in_the_guide(option):
    section = _section(GUIDE, "Options in mkdocs.yml")
    assert re.search(rf"^\| `{option}` \|", section, re.MULTILINE)


def test_the_guide_gives_every_default_of_the_plugin():
    """In the last cell of the option's row."""
    section = _section(GUIDE, "Options in mkdocs.yml")
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| `([^`]+)` \|$", section, re.MULTILINE))
    assert rows == {key: str(option.default) for key, option in BriefgenConfig._schema}


VOLUME = {"--quiet", "-q", "--verbose", "-v"}


@pytest.mark.parametrize("command", sorted(cli.main.commands))
def test_every_command_is_described_with_every_option(command):
    """The section of the guide shows the call and has one row for each option, no more."""
    section = _section(GUIDE, f"briefgen {command}")
    asked = cli.main.commands[command]
    every = [asked, *asked.commands.values()] if isinstance(asked, click.Group) else [asked]
    options = {opt for one in every for parameter in _options(one) for opt in parameter.opts}
    assert f"`briefgen {command}" in section
    assert set(re.findall(r"^\| `(--[\w-]+)", section, re.MULTILINE)) == options - {"--help", "-h"} - VOLUME


def test_what_all_commands_have_is_described_once():
    section = _section(GUIDE, "Commands").partition("### ")[0]
    assert set(re.findall(r"`(--?[\w-]+)`", "\n".join(re.findall(r"^\| `-.*", section, re.MULTILINE)))) == VOLUME


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_front_matter_is_described(key):
    assert re.search(rf"^\| `{key}` \|", _section(GUIDE, "Say what you know about it"), re.MULTILINE)


@pytest.mark.parametrize("lexicon", sorted({file.name for file in PACKAGE.rglob("*.toml")}))
def test_every_lexicon_is_described(lexicon):
    assert lexicon in _written()


@pytest.mark.parametrize(
    "kind", [*get_args(model.CommitmentKind), *get_args(model.StatementKind), *get_args(model.FactKind)]
)
def test_every_kind_of_finding_is_explained(kind):
    assert kind in _rows()


@pytest.mark.parametrize(
    "error", [name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)]
)
def test_every_error_is_described(error):
    assert error in _written()


def test_the_folder_list_of_the_architecture_is_the_package():
    """Every room and every module at the top, and nothing else."""
    (listing,) = [block for block in _blocks(ROOT / "docs/architecture.md", "") if block.startswith("briefgen/\n")]
    listed = set(re.findall(r"^  ([\w.]+/?) ", listing, re.MULTILINE))
    rooms = {f"{file.parent.name}/" for file in PACKAGE.glob("*/__init__.py")}
    modules = {file.name for file in PACKAGE.glob("*.py") if not file.name.startswith("__")}
    assert listed == rooms | modules


# --- What is written down is there ------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", PAGES, ids=_name)
def test_every_link_leads_to_a_file_and_a_heading_that_exist(file):
    broken = []
    for target in LINK.findall(CODE.sub("", _prose(file))):
        path, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        there = (file.parent / path).resolve() if path else file
        if there == GENERATED and not anchor:
            continue
        if not there.exists() or (anchor and anchor not in _anchors(there)):
            broken.append(target)
    assert broken == []


def test_every_picture_is_shown_somewhere():
    """What no page shows would be published, and kept in the history, for nobody."""
    shown = {(file.parent / target).resolve() for file in PAGES for target in LINK.findall(_prose(file))}
    assert {file for file in (ROOT / "docs" / "images").iterdir() if file not in shown} == set()


@pytest.mark.parametrize("file", PAGES, ids=_name)
def test_every_command_and_option_shown_exists(file):
    wrong = [span for span in _code(file) if _mistaken(span)]
    assert wrong == []


@pytest.mark.parametrize(
    "typed",
    [
        "make sites",
        "briefgen shout FILE",
        "briefgen show FILE --wry",
        "briefgen cache shout",
        "mkdocs built",
        "--stricter",
        "pytest tests/no.py",
    ],
)
def test_a_mistaken_command_is_noticed(typed):
    assert _mistaken(typed)


@pytest.mark.parametrize("file", PAGES, ids=_name)
def test_every_file_of_the_project_that_is_named_exists(file):
    """Names below a folder of the project or of the package; a name with a word in capitals is a pattern."""
    named = [span for span in _code(file) if re.fullmatch(r"(?:[a-z_]+/)+[a-z_.]*", span)]
    tops = {path.name for folder in (ROOT, PACKAGE) for path in folder.iterdir() if path.is_dir()}
    ours = [path for path in named if path.partition("/")[0] in tops - {"seeds", "site"}]
    assert [path for path in ours if not (ROOT / path).exists() and not (PACKAGE / path).exists()] == []


def test_every_yaml_example_is_accepted(tmp_path):
    """Front matter gives a document exactly the values shown; settings give the plugin no errors and no warnings."""
    examples = [block for file in MANUAL for block in _blocks(file, "yaml")]
    assert {_is_front_matter(block) for block in examples} == {True, False}
    for number, block in enumerate(examples):
        folder = tmp_path / str(number)
        folder.mkdir()
        if _is_front_matter(block):
            (folder / "inside.txt").write_text(f"{block}The council met.\n", encoding="utf-8")
            (folder / "beside.txt").write_text("The council met.\n", encoding="utf-8")
            (folder / "beside.yml").write_text(block.strip("-\n"), encoding="utf-8")
            sources, problems = read.sources(Settings(sources=folder, root=folder))
            assert problems == ()
            for key, value in yaml.safe_load(block.strip("-\n")).items():
                assert [getattr(source, key).value for source in sources] == [str(value)] * 2
        else:
            config = BriefgenConfig(config_file_path=str(ROOT / "mkdocs.yml"))
            (options,) = [one["briefgen"] for one in yaml.safe_load(block)["plugins"] if isinstance(one, dict)]
            config.load_dict(options)
            assert config.validate() == ([], [])


def _is_front_matter(block: str) -> bool:
    return block.startswith("---\n")


def test_the_message_in_the_guide_is_the_one_that_is_shown(tmp_path):
    (tmp_path / "seeds").mkdir()
    harbour = tmp_path / "seeds" / "harbour.md"
    harbour.write_text("---\ntitle: Harbour\noutlet: Post\ndate: 14 Aprl 2031\n---\nIt rained.\n", encoding="utf-8")
    _, (problem,) = read.sources(Settings(sources=tmp_path / "seeds", root=tmp_path))
    shown = [line for block in _blocks(GUIDE, "") for line in block.splitlines() if line.startswith("seeds/")]
    assert shown == [str(problem).partition("\n")[0]]


def test_the_schema_that_the_guide_names_is_published(tmp_path):
    """Once, at that address, as it stands in the package; even where there is no document yet."""
    assert "data/schema.json" in CODE.findall(_section(GUIDE, "The data"))
    built = build.site(Settings(sources=tmp_path, root=tmp_path))
    found = [one.content for one in built.site.attachments if one.path == "data/schema.json"]
    assert found == [(PACKAGE / "schema.json").read_bytes()]


def test_no_file_names_a_folder_of_somebodys_machine_or_a_package_host():
    """In tests a folder for throw-away files is allowed: hostile input names one."""
    assert (ROOT / ".git").exists(), "not a checkout, so there is no list of the project's files to hold this against"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        file = ROOT / name
        if file.is_file():
            folders = "root|home|work" if name.startswith("tests/") else "root|home|work|tmp"
            text = file.read_bytes().decode("utf-8", "replace")
            pattern = rf"(?<![\w.:/-])/(?:{folders})/|\bpypi\.org|pythonhosted\.org|registry\.npmjs"
            found += [f"{name}: {hit[0]}" for hit in re.finditer(pattern, text)]
    assert found == []


# --- Reading the pages ------------------------------------------------------------------------------------------------


def _section(file: Path, title: str) -> str:
    """The text below a heading, up to the next one; empty where there is no such heading."""
    found = re.search(rf"^#+ {re.escape(title)}$(.*?)(?=^#+ |\Z)", _prose(file), re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def _anchors(file: Path) -> set[str]:
    """The headings of a page as MkDocs and the code hosts name them."""
    titles = re.findall(r"^#+ (.+)$", _prose(file), re.MULTILINE) if file.suffix == ".md" else []
    return {re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", title).strip().lower()) for title in titles}


def _options(command: click.Command) -> list[click.Option]:
    return [parameter for parameter in command.params if isinstance(parameter, click.Option)]


def _flags(*commands: click.Command) -> set[str]:
    flags = {opt for command in commands for one in _options(command) for opt in (*one.opts, *one.secondary_opts)}
    return flags | {"--help", "-h"}


def _mistaken(typed: str) -> bool:
    """It is a command of this project, or an option alone, that does not exist."""
    program, *words = typed.split()
    shown = {word.partition("=")[0] for word in words if word.startswith("-") and word.strip("-")}
    groups: dict[str, click.Group] = {"briefgen": cli.main, "mkdocs": mkdocs.__main__.cli}
    if program.startswith("--"):
        every = [command for group in groups.values() for command in (group, *group.commands.values())]
        return program not in _flags(*every)
    if program == "make":
        targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        return any(word not in targets for word in words if "=" not in word)
    if program == "pytest":
        return any(not (ROOT / word).exists() for word in words if not word.startswith("-"))
    if program in groups and words:
        group = groups[program]
        if words[0].startswith("-"):
            return not shown <= _flags(group) | {"--version"}
        command = group.commands.get(words[0])
        if isinstance(command, click.Group):
            command = command.commands.get(words[1]) if words[1:] else command
        return command is None or not shown <= _flags(command)
    return False
