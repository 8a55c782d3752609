"""What `mkdocs serve` keeps from build to build changes no byte: after any edits its site is that of a first build."""

from __future__ import annotations

import random
import shutil
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from tests.test_standing import text

URL = "http://127.0.0.1:8000/"


@pytest.fixture
def served(tmp_path, monkeypatch):
    """A folder with a site, and `built(fresh)`, which builds it as `mkdocs serve` does; its files by path."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")

    class Served:
        folder = tmp_path

        def write(self, name, words):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(words, encoding="utf-8")

        def settings(self, theme="material", **more):
            made = {"name": theme, **({"font": False} if theme == "material" else {})}
            data = {"site_name": "Harbour", "theme": made, "plugins": [{"briefgen": {"jobs": 1}}], **more}
            self.write("mkdocs.yml", yaml.safe_dump({"use_directory_urls": False, **data}))

        def config(self, site):
            config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / site))
            config.site_url = URL
            return config

        def built(self, *, fresh=False):
            site, cache, aside = "fresh" if fresh else "site", tmp_path / ".cache", tmp_path / "aside"
            if fresh:
                cache.rename(aside)
                (cache / "briefgen").mkdir(parents=True)
                for findings in (aside / "briefgen").glob("findings.sqlite*"):  # what was read need not be read again
                    shutil.copy(findings, cache / "briefgen")
            config = self.config(site)
            plugin = config.plugins["briefgen"]
            kept = dict(vars(plugin))
            if fresh:
                plugin.__init__()
                plugin.config = kept["config"]
            plugin._serving = True
            plugin._on_demand.is_active = not fresh and (tmp_path / site).exists()  # as from the second build on
            build(config, serve_url=URL)
            for path in list(plugin._on_demand.waiting):
                assert plugin._on_demand.make(path)
            if fresh:
                vars(plugin).update(kept)
                shutil.rmtree(cache)
                aside.rename(cache)
            root = tmp_path / site
            return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}

    made = Served()
    (tmp_path / "docs").mkdir()
    made.settings()
    yield made
    option: Any = MkDocsConfig.plugins
    option.plugin_cache.clear()


@pytest.mark.model
@pytest.mark.parametrize("seed", range(2))
def test_after_any_edits_the_served_site_is_that_of_a_first_build(served, seed):
    draw = random.Random(seed)
    names = [f"seeds/{letter}.txt" for letter in "abcde"]
    for name in names[:3]:
        served.write(name, text(draw.randint(1, 5), draw))
    for turn in range(6):
        name = draw.choice(names)
        if (served.folder / name).exists() and draw.random() < 0.3 and turn:
            (served.folder / name).unlink()
        else:
            served.write(name, text(draw.randint(1, 5), draw))
        if turn == 2:
            served.write("docs/index.md", "# A page by hand\n\nWords.\n")
        if turn == 3:
            served.settings(nav=[{"Start": "index.md"}, {"All": "briefings/index.md"}])
        if turn == 4:
            served.write("seeds/actors.yml", "- rename: Harbour Council\n  to: Council of the Harbour\n")
            served.settings(theme=draw.choice(["mkdocs", "readthedocs"]), site_name="Harbour papers")
        warm = served.built()
        first = served.built(fresh=True)
        assert sorted(name for name in {*warm, *first} if warm.get(name) != first.get(name)) == []
