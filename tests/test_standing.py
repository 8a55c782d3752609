"""Folders of the site that need not be written again: what is published is what a build from nothing publishes."""

from __future__ import annotations

import json
import os
import random
import shutil

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from briefgen.plugin import standing

TEXT = "---\ndate: {date}\n---\n{title}\n\nVESTON - The {who} will {what} by June 2031. The mayor said so.\n"
WHO = ("Harbour Council", "Veston Ferry Company", "Mill Bridge Trust")
WHAT = ("repair the old pier", "open the northern lock", "publish the plan of the bridge", "pay for two ferries")


def text(number, draw):
    who, what = draw.choice(WHO), draw.choice(WHAT)
    return TEXT.format(
        title=f"Council told about pier {number}", date=f"2029-05-{draw.randint(10, 28)}", who=who, what=what
    )


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with a site of two documents, and `made()` which builds it and returns its files by path."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")

    class Project:
        folder = tmp_path
        site = tmp_path / "site"

        def write(self, name, words):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(words, encoding="utf-8")

        def settings(self, **more):
            plugin = {"briefgen": {"jobs": 1}}
            data = {"site_name": "Harbour", "plugins": [plugin], "theme": {"name": "mkdocs"}, **more}
            self.write("mkdocs.yml", yaml.safe_dump({"use_directory_urls": False, **data}))

        def build(self):
            build(load_config(str(tmp_path / "mkdocs.yml")))

        def files(self, folder="site"):
            root = tmp_path / folder
            return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}

        def folders(self, folder="site"):
            root = tmp_path / folder
            return {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_dir()}

        def made(self):
            self.build()
            return self.files()

        def afresh(self):
            """The site as it is built where nothing is kept, and its folders."""
            kept = tmp_path / ".cache" / "briefgen"
            both = ((self.site, tmp_path / "site.aside"), (kept, tmp_path / "kept.aside"))
            for here, aside in both:
                here.rename(aside)
            kept.mkdir()
            for findings in (tmp_path / "kept.aside").glob("findings.sqlite*"):  # what was read need not be read again
                shutil.copy(findings, kept)
            self.build()
            found = self.files(), self.folders()
            for here, aside in both:
                shutil.rmtree(here)
                aside.rename(here)
            return found

        def times(self):
            """When each file was last written."""
            return {name: (self.site / name).stat().st_mtime_ns for name in self.files()}

    made = Project()
    (tmp_path / "docs").mkdir()
    made.settings()
    made.write("seeds/a.txt", text(1, random.Random(1)))
    made.write("seeds/b.txt", text(2, random.Random(2)))
    return made


def disturb(draw, files):
    """What somebody may do to one of the files."""
    file, how = draw.choice(files), draw.randrange(3)
    if how == 0:
        file.write_bytes(b"changed by hand")
    elif how == 1:
        file.unlink()
    else:
        file.with_name("x").touch()


def test_a_build_without_a_change_writes_no_page_of_a_document_or_an_actor_again(project):
    first = project.made()
    before = project.times()
    assert project.made() == first == project.afresh()[0]
    now = project.times()
    ours = [name for name in now if name.startswith(("briefings/", "actors/", "search/data/")) and name.count("/") > 1]
    assert len(ours) > 20
    assert "feed.json" in now
    assert [name for name in ours if now[name] != before[name]] == []
    assert not (project.site / standing.HIDDEN).exists()


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_site_is_that_of_a_build_from_nothing(project, seed):
    draw = random.Random(seed)
    names = [f"seeds/{letter}.txt" for letter in "abcdef"]
    for turn in range(6):
        name = draw.choice(names)
        path = project.folder / name
        if path.exists() and draw.random() < 0.4 and len(list((project.folder / "seeds").iterdir())) > 1:
            path.unlink()
        else:
            project.write(name, text(draw.randint(1, 5), draw))
        if turn == 3:
            project.settings(site_name="Harbour papers", theme={"name": draw.choice(["mkdocs", "readthedocs"])})
        if turn == 4:
            disturb(draw, sorted(p for p in project.site.rglob("*") if p.is_file()))
        project.build()
        files, folders = project.files(), project.folders()
        expected, expected_folders = project.afresh()
        assert sorted(name for name in {*files, *expected} if files.get(name) != expected.get(name)) == []
        assert folders == expected_folders


def test_a_file_that_somebody_changed_is_written_again(project):
    first = project.made()
    file = project.site / "briefings" / "a" / "index.html"
    stat = file.stat()
    changed = file.read_bytes().replace(b"Council", b"Counsel", 1)
    file.write_bytes(changed)
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert len(changed) == stat.st_size
    assert project.made() == first


def test_what_nobody_publishes_any_more_is_gone(project):
    project.made()
    (project.folder / "seeds" / "b.txt").unlink()
    (project.site / "briefings" / "a" / "left").mkdir()
    (project.site / "briefings" / "a" / "left" / "over.html").write_text("old")
    assert not any(name.startswith("briefings/b/") or "over" in name for name in project.made())
    assert not (project.site / "briefings" / "b").exists()
    assert not (project.site / "briefings" / "a" / "left").exists()


def test_a_link_in_the_site_is_removed_and_not_followed(project):
    project.made()
    outside = project.folder / "outside"
    outside.mkdir()
    (outside / "mine.txt").write_text("mine")
    (project.site / "briefings" / "linked").symlink_to(outside)
    project.build()
    assert (outside / "mine.txt").read_text() == "mine"
    assert not (project.site / "briefings" / "linked").exists()


def test_files_that_the_site_leaves_out_now_are_gone(project):
    project.made()
    project.settings(exclude_docs="/briefings/a/*.json")
    made = project.made()
    assert not [name for name in made if name.startswith("briefings/a/") and name.endswith(".json")]
    assert "briefings/b/briefing.json" in made


@pytest.mark.parametrize(
    "noted", [b"", b"{}", b"[1", b'{"form": 1, "site": 3}', b'{"form":1,"folders":{"briefings/a":[1]}}']
)
def test_damaged_notes_cost_time_and_nothing_else(project, noted):
    first = project.made()
    (notes,) = (project.folder / ".cache" / "briefgen").glob("site-*.json")
    notes.write_bytes(noted)
    assert project.made() == first


def test_a_build_that_fails_leaves_nothing_that_it_did_not_confirm(project, monkeypatch):
    project.made()
    project.write("docs/index.md", "words")
    project.write("seeds/a.txt", text(9, random.Random(9)))
    with monkeypatch.context() as broken:

        def fail(*_args, **_more):
            raise RuntimeError

        broken.setattr("mkdocs.commands.build._build_theme_template", fail)
        with pytest.raises(RuntimeError):
            project.build()
    assert not (project.site / standing.HIDDEN).exists()
    assert (project.made(), project.folders()) == project.afresh()


def test_a_build_that_was_stopped_leaves_nothing_stale(project, monkeypatch):
    project.made()
    project.write("seeds/a.txt", text(9, random.Random(9)))
    with monkeypatch.context() as broken:
        broken.setattr(standing.Standing, "forget", lambda _: None)  # as `kill -9` has it

        def stop(*_args, **_more):
            raise RuntimeError

        broken.setattr("mkdocs.commands.build.get_navigation", stop)
        with pytest.raises(RuntimeError):
            project.build()
    assert (project.site / standing.HIDDEN).exists()
    assert (project.made(), project.folders()) == project.afresh()
    assert not (project.site / standing.HIDDEN).exists()


def test_a_cache_that_cannot_be_written_changes_nothing(project):
    project.settings(plugins=[{"briefgen": {"cache": False, "jobs": 1}}])
    first = project.made()
    assert project.made() == first


def test_notes_are_of_one_folder_only(project):
    first = project.made()
    (notes,) = (project.folder / ".cache" / "briefgen").glob("site-*.json")
    noted = json.loads(notes.read_text())
    noted["site"] = str(project.folder / "other")
    notes.write_text(json.dumps(noted))
    before = project.times()
    assert project.made() == first
    assert project.times()["briefings/a/index.html"] != before["briefings/a/index.html"]
