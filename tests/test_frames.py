"""Frames that a build kept are used by the next one, and by none for which anything about them is another."""

from __future__ import annotations

import dataclasses
import json
import shutil

import jinja2
import pytest

from briefgen import build as core
from briefgen.plugin import head, repeated
from briefgen.plugin.events import BriefgenPlugin
from briefgen.plugin.frames import Frame, KeptFrames
from briefgen.plugin.kind import Kind
from briefgen.plugin.shell import Shell
from briefgen.published import Content, Site
from briefgen.store import PAGES, Store
from tests.test_finished_pages import made, page_of, slow_pages

__all__ = ["made"]

SITE = Site(tuple(page_of(f"papers/{name}/index.html", source=f"{name}.txt") for name in ("bridge", "ferry")), ())
KIND = Kind.of(page_of("papers/bridge/index.html"), Content("", (), ""))


@pytest.fixture
def built(made, tmp_path, monkeypatch):
    """`built(settings)` builds with what builds before kept; the files of the site, and which frames were made."""
    real, rendered = core.Built, slow_pages(monkeypatch)
    stores = []

    def make(settings=None, *, kept=True):
        rendered.clear()
        with monkeypatch.context() as patched:
            if kept:
                stores.append(Store(tmp_path / "cache" / PAGES))
                patched.setattr(core, "Built", lambda *given: dataclasses.replace(real(*given), store=stores[-1]))
            files = made(settings or {}, SITE)
        return files, [path for path in rendered if "zQ7" in path]

    return make


def test_a_second_build_makes_no_frame_and_the_same_files(built):
    first, made_first = built()
    assert made_first != []
    assert built() == (first, [])
    assert built(kept=False)[0] == first


CHANGES = {
    "an option of the theme": {"theme": {"name": "mkdocs", "highlightjs": False}},
    "another theme": {"theme": {"name": "readthedocs"}},
    "the language": {"theme": {"name": "mkdocs", "locale": "fr"}},
    "a name in the menu": {"nav": [{"Start": "index.md"}]},
    "the site's address": {"site_url": "https://example.org/harbour"},
    "a style sheet": {"extra_css": ["more.css"]},
    "an option of the plugin": {"plugins": [{"briefgen": {"allowed_hosts": ["https://example.net"]}}]},
    "how contents are made": {"markdown_extensions": [{"toc": {"title": "Below"}}]},
    "templates of the site's own": {
        "theme": {"name": "mkdocs", "custom_dir": "own"},
        "own/main.html": '{% extends "briefgen/page.html" %}{% block footer %}Own.{% endblock %}',
    },
}


@pytest.mark.parametrize("name", CHANGES)
def test_with_another_setting_they_are_made_anew(built, name):
    built()
    files, again = built(CHANGES[name])
    assert again != []
    assert built(CHANGES[name], kept=False)[0] == files


def test_with_another_version_of_a_library_they_are_made_anew(built, monkeypatch):
    built()
    monkeypatch.setattr(repeated, "_code", lambda: "another")
    assert built()[1] != []


@pytest.mark.parametrize("name", ["briefgen/page.html", "base.html", "nav-sub.html"])
def test_with_a_template_edited_or_put_before_the_themes_they_are_made_anew(built, tmp_path, monkeypatch, name):
    folder = tmp_path / "theme"
    shutil.copytree(head.TEMPLATES, folder)
    monkeypatch.setattr(head, "TEMPLATES", folder)
    built()
    file = folder / name
    file.write_text((file.read_text() if file.exists() else "") + "<!-- edited -->")
    files, again = built()
    assert (again != []) == (name != "nav-sub.html"), "a template that no page asks for changes nothing"
    assert built(kept=False)[0] == files


def test_a_host_from_which_nothing_is_loaded_is_told_by_each_build(built, monkeypatch):
    told = []
    monkeypatch.setattr(BriefgenPlugin, "_tell_of", lambda _, hosts: told.extend(hosts))
    settings = {"extra_css": ["https://example.net/a.css"]}
    built(settings)
    first = set(told)
    assert "https://example.net" in first
    told.clear()
    assert built(settings)[1] == []
    assert set(told) == first


class Words(dict[bytes, bytes]):
    """Keeps in memory."""

    put = dict.__setitem__


def kept_by(words, folder, made_of="all"):
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(folder))
    return KeptFrames.of(words, made_of, env), env


def keep(words, folder):
    frames, env = kept_by(words, folder)
    page = env.get_template("page.html").render()
    frame = Frame.of(Shell((page, ""), (("title", "words"),)), ["a"], ["https://example.net"], b"around")
    frames.put({KIND: frame}, {KIND})
    return frame


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "page.html").write_text('Page {% include "part.html" ignore missing %}')
    return tmp_path


def test_what_comes_back_is_what_was_kept(folder):
    words = Words()
    frame = keep(words, folder)
    assert kept_by(words, folder)[0].get(KIND, b"around") == frame
    assert kept_by(words, folder)[0].get(KIND, b"other").digest != frame.digest
    assert kept_by(words, folder, "other")[0].get(KIND, b"around") is None
    assert kept_by(words, folder)[0].get(KIND._replace(folder="actors"), b"around") is None


def test_a_template_that_was_missing_and_is_there_now_counts(folder):
    words = Words()
    keep(words, folder)
    (folder / "part.html").write_text("and more")
    assert kept_by(words, folder)[0].get(KIND, b"around") is None
    keep(words, folder)
    assert kept_by(words, folder)[0].get(KIND, b"around").shell.parts[0] == "Page and more"
    (folder / "part.html").unlink()
    assert kept_by(words, folder)[0].get(KIND, b"around").shell.parts[0] == "Page "


def test_a_template_that_was_asked_for_before_counts_too(folder):
    words = Words()
    for text in ("one", "two"):
        (folder / "part.html").write_text(text)
        env = jinja2.Environment(loader=jinja2.FileSystemLoader(folder))
        page = env.get_template("page.html").render()
        frames = KeptFrames.of(words, "all", env)
        assert frames is not None
        assert frames.get(KIND, None) is None
        frames.put({KIND: Frame.of(Shell((page,), ()), (), (), None)}, {KIND})


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"7", b"{}", b'["a"]', json.dumps([1, 2, 3, 4]).encode()])
def test_what_is_damaged_is_made_anew(folder, content):
    words = Words()
    keep(words, folder)
    for name in words:
        words[name] = content
    assert kept_by(words, folder)[0].get(KIND, b"around") is None


def test_a_loader_that_nobody_knows_keeps_nothing(folder):
    env = jinja2.Environment(loader=jinja2.DictLoader({"page.html": "Page"}))
    assert KeptFrames.of(Words(), "all", env) is None
    assert KeptFrames.of(None, "all", kept_by(Words(), folder)[1]) is None
