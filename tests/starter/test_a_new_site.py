"""`briefgen new`: a site that builds at once, in a folder where nothing lay before."""

from __future__ import annotations

import json
import re
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import mkdocs.__main__
import pytest
import yaml
from click.testing import CliRunner

from briefgen import __version__, starter
from briefgen.cli import main
from briefgen.errors import SettingsError
from briefgen.starter import origin
from tests.conftest import run_module

INDEX = origin.chosen("index")


def new(*arguments: str | Path):
    return CliRunner().invoke(main, ["new", *map(str, arguments)])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site with awkward words in its name, built strictly by the program, far from the repository."""
    folder = tmp_path_factory.mktemp("somewhere") / "deep" / "harbour-desk"
    done = new(folder, "--name", 'Harbour: "desk" & #1 ${x} {{ y }}', "--url", "https://example.org/harbour")
    assert done.exit_code == 0, done.output
    run_module(folder, "mkdocs", "build", "--strict")
    return folder


@pytest.mark.model
def test_it_builds_strictly_at_once(built):
    page = (built / "site" / "briefings" / "example-harbour-bridge" / "index.html").read_text(encoding="utf-8")
    assert "1 correction by the editor" in page
    assert 'rel="canonical" href="https://example.org/harbour/briefings/example-harbour-bridge/index.html"' in page


@pytest.mark.model
def test_its_name_is_written_as_it_was_given(built):
    page = (built / "site" / "about.html").read_text(encoding="utf-8")
    assert '<title>This site - Harbour: "desk" & #1 ${x} {{ y }}</title>' in page


@pytest.mark.model
def test_every_quote_of_it_is_found_again(built):
    assert re.search(r"(\d+) of \1 quotes found", run_module(built, "briefgen", "verify", "site"))


@pytest.mark.model
def test_no_page_asks_another_server(built):
    asked = re.compile(r'<(?:script|link|img)\b[^>]*(?:src|href)="https?:(?!//example\.org/harbour/)')
    pages = [*(built / "site").rglob("*.html")]
    assert len(pages) > 10
    assert [page.name for page in pages if asked.search(page.read_text(encoding="utf-8"))] == []


def commands(recipe: Path) -> dict[str, list[str]]:
    """The commands of each job of a recipe, those of GitLab behind the ones it runs first."""
    said = yaml.safe_load(recipe.read_text(encoding="utf-8"))
    if "jobs" in said:
        return {name: [step["run"] for step in job["steps"] if "run" in step] for name, job in said["jobs"].items()}
    first = said["default"]["before_script"]
    return {name: [*first, *job["script"]] for name, job in said.items() if isinstance(job, dict) and "script" in job}


@pytest.mark.model
@pytest.mark.parametrize("recipe", [".github/workflows/pages.yml", ".gitlab-ci.yml"])
def test_the_commands_of_the_recipes_run(built, recipe):
    """All but the installation, whose file the recipe names as it is."""
    for lines in commands(built / recipe).values():
        for line in lines:
            program, *words = line.split()
            assert program == "python"
            assert words[0] == "-m"
            if words[1] == "pip":
                assert words[2:] == ["install", "-r", "requirements.txt"]
            else:
                run_module(built, *words[1:])


def test_the_recipe_for_github_publishes_the_folder_that_it_builds(tmp_path):
    starter.make(tmp_path / "a", starter.Wanted(None, None, INDEX))
    said = yaml.safe_load((tmp_path / "a/.github/workflows/pages.yml").read_text(encoding="utf-8"))
    steps = {step["uses"].partition("@")[0]: step for step in said["jobs"]["build"]["steps"] if "uses" in step}
    config = yaml.safe_load((tmp_path / "a/mkdocs.yml").read_text(encoding="utf-8"))
    assert steps["actions/upload-pages-artifact"]["with"]["path"] == config.get("site_dir", "site")
    assert steps["actions/cache"]["with"]["path"] == ".cache/briefgen"
    assert said["jobs"]["publish"]["needs"] == "build"
    assert said[True] == {
        "push": {"branches": ["main"]},
        "pull_request": None,
        "workflow_dispatch": None,
    }  # YAML's `on`


def test_the_recipe_for_gitlab_publishes_the_folder_that_it_builds(tmp_path):
    starter.make(tmp_path / "a", starter.Wanted(None, None, INDEX))
    said = yaml.safe_load((tmp_path / "a/.gitlab-ci.yml").read_text(encoding="utf-8"))
    assert said["pages"]["artifacts"]["paths"] == ["public"]
    assert "python -m mkdocs build --site-dir public" in said["pages"]["script"]
    assert ".cache/briefgen" in said["pages"]["cache"]["paths"]


def test_what_a_site_keeps_is_not_left_out_of_its_repository(tmp_path):
    """The ledger is kept in git, the cache, the site and the environment are not."""
    starter.make(tmp_path / "a", starter.Wanted(None, None, INDEX))
    subprocess.run(["git", "init", "-q", tmp_path / "a"], check=True)
    names = [".briefgen/ledger.jsonl", "seeds/a.txt", ".cache/briefgen/x", "site/index.html", ".venv/x", "seeds/a.yml~"]
    done = subprocess.run(
        ["git", "check-ignore", *names], cwd=tmp_path / "a", capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == names[2:]


def test_without_a_name_it_is_called_as_its_folder(tmp_path):
    starter.make(tmp_path / "harbour-desk", starter.Wanted(None, None, INDEX))
    config = yaml.safe_load((tmp_path / "harbour-desk/mkdocs.yml").read_text(encoding="utf-8"))
    assert config["site_name"] == "Harbour desk"
    assert "site_url" not in config


@pytest.mark.parametrize("url", ["example.org", "ftp://example.org/", "https://", "https://a b/", "https://a.org/?x"])
def test_an_address_that_is_none_is_refused(tmp_path, url):
    with pytest.raises(SettingsError, match="expected the address of the site"):
        starter.make(tmp_path / "a", starter.Wanted(None, url, INDEX))
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("name", ["", "  ", "two\nlines", "a\x00b"])
def test_a_name_that_is_none_is_refused(tmp_path, name):
    with pytest.raises(SettingsError, match="expected the name of the site"):
        starter.make(tmp_path / "a", starter.Wanted(name, None, INDEX))


def test_a_folder_with_files_is_refused_and_left_as_it_is(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    done = new(tmp_path)
    assert done.exit_code == 1
    assert "is not empty: it holds notes.txt. Nothing was written." in done.output
    assert [one.name for one in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_and_a_link_are_refused(tmp_path):
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")
    for name in ("file", "link"):
        done = new(tmp_path / name)
        assert (done.exit_code, "is no folder" in done.output) == (1, True)
    assert [*(tmp_path / "there").iterdir()] == []


def test_an_empty_repository_may_become_a_site(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    done = new(".", "--briefgen", "index")
    assert done.exit_code == 0, done.output
    assert "  cd " not in done.output
    assert {one.relative_to(tmp_path).as_posix() for one in tmp_path.rglob("*") if one.is_file()} == {*starter.FILES}


@pytest.mark.parametrize("there", [True, False])
def test_a_site_is_made_whole_or_not_at_all(tmp_path, monkeypatch, there):
    """Also where the last file cannot be written."""
    if there:
        (tmp_path / "a").mkdir()
    wheel = origin.Origin("./packages/gone.whl", tmp_path / "gone.whl")
    with pytest.raises(SettingsError, match=r"cannot be made: .* Nothing was written"):
        starter.make(tmp_path / "a", starter.Wanted(None, None, wheel))
    assert [one.name for one in tmp_path.rglob("*")] == (["a"] if there else [])


def test_everybody_may_read_it(tmp_path):
    """As far as others may read what this user makes; the folder in which it is written first is closed to them."""
    starter.make(tmp_path / "a", starter.Wanted(None, None, INDEX))
    (tmp_path / "usual").mkdir()
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_every_command_that_its_guide_shows_exists(tmp_path):
    starter.make(tmp_path / "a", starter.Wanted(None, None, INDEX))
    guide = (tmp_path / "a" / "README.md").read_text(encoding="utf-8")
    shown = [line.split() for line in re.findall(r"^\.venv/bin/(.+)$", guide, re.MULTILINE)]
    programs = {"briefgen": main.commands, "mkdocs": mkdocs.__main__.cli.commands}
    assert {program for program, *_ in shown} == {*programs, "python"}
    for program, command, *_ in shown:
        if program in programs:
            assert command in programs[program]
    assert ["mkdocs", "serve", "--livereload"] in shown, "without it MkDocs may serve and not look for changes"


def test_the_corrections_that_its_guide_shows_are_of_a_known_form(tmp_path):
    starter.make(tmp_path / "a", starter.Wanted(None, None, INDEX))
    guide = (tmp_path / "a" / "README.md").read_text(encoding="utf-8")
    described, fixes, who = (
        yaml.load(one, yaml.BaseLoader) for one in re.findall(r"^```yaml\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)
    )
    jsonschema.validate(described | fixes, json.loads(files("briefgen").joinpath("sidecar.schema.json").read_bytes()))
    jsonschema.validate(who, json.loads(files("briefgen").joinpath("actors.schema.json").read_bytes()))


# --- Where it gets briefgen -------------------------------------------------------------------------------------------


def test_a_wheel_is_copied_into_the_site(tmp_path):
    wheel = tmp_path / "briefgen-1.0-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    assert new(tmp_path / "a", "--briefgen", wheel).exit_code == 0
    assert (tmp_path / "a" / "packages" / wheel.name).read_bytes() == b"wheel"
    assert f"./packages/{wheel.name}[all]\n" in (tmp_path / "a" / "requirements.txt").read_text(encoding="utf-8")


def test_an_address_is_written_as_it_is(tmp_path):
    assert new(tmp_path / "a", "--briefgen", "git+https://git.example.org/briefgen.git@v1").exit_code == 0
    wanted = "briefgen[all] @ git+https://git.example.org/briefgen.git@v1\n"
    assert wanted in (tmp_path / "a" / "requirements.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("where", ["gone.whl", "1.0", "git+https://a b", "../briefgen", ""])
def test_anything_else_is_refused(tmp_path, where):
    done = new(tmp_path / "a", "--briefgen", where)
    assert (done.exit_code, "expected a file such as" in done.output) == (1, True)
    assert not (tmp_path / "a").exists()


NOTED: dict[str, tuple[dict[str, Any], str]] = {
    "from git": (
        {
            "url": "https://git.example.org/b.git",
            "vcs_info": {"vcs": "git", "commit_id": "abc", "requested_revision": "v1"},
        },
        "briefgen[all] @ git+https://git.example.org/b.git@abc",
    ),
    "from the web": (
        {"url": "https://example.org/briefgen-1.0-py3-none-any.whl", "archive_info": {}},
        "briefgen[all] @ https://example.org/briefgen-1.0-py3-none-any.whl",
    ),
    "from a wheel that is gone": (
        {"url": "file:///gone/briefgen-1.0-py3-none-any.whl", "archive_info": {}},
        "briefgen[all] @ file:///gone/briefgen-1.0-py3-none-any.whl",
    ),
    "from a folder": ({"url": "file:///a%20b/c", "dir_info": {"editable": True}}, "briefgen[all] @ file:///a%20b/c"),
}


@pytest.mark.parametrize("how", NOTED)
def test_without_a_word_the_site_gets_it_as_this_one_was_installed(how):
    noted, line = NOTED[how]
    found = origin.noted_by_pip(noted)
    assert (found.line, found.wheel) == (line, None)
    assert bool(found.remark) == noted["url"].startswith("file:")


def test_a_wheel_that_is_still_there_is_taken_along(tmp_path):
    wheel = tmp_path / "briefgen-1.0-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    assert origin.noted_by_pip({"url": wheel.as_uri(), "archive_info": {}}).wheel == wheel


def test_from_the_index_it_is_this_version():
    assert INDEX.line == f"briefgen[all]=={__version__}"


def test_a_folder_of_this_computer_is_said_to_be_one(tmp_path):
    here = origin.noted_by_pip({"url": "file:///a%20b/c", "dir_info": {}})
    starter.make(tmp_path / "a", starter.Wanted(None, None, here))
    assert (
        "names a folder of the computer on which this site was made, /a b/c."
        in (tmp_path / "a" / "README.md").read_text()
    )
