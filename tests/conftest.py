"""What several test files share: a folder of two invented documents and settings for it; the shipped site, a browser.

The browser is a headless Chromium: $BRIEFGEN_CHROMIUM, the one that `make chromium` noted, or an installed one. A
missing browser is a failure, not a skip.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from briefgen import workers
from briefgen.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser
    from xdist.remote import Producer
    from xdist.scheduler import LoadScopeScheduling

    from briefgen.published import Site

ROOT = Path(__file__).parents[1]

BRIDGE = """\
---
title: Harbour council pledges to reopen the bridge
date: 2031-04-14
outlet: The Harbour Post
---
The Harbour Council pledged on Monday to reopen the old bridge by 31 March 2032.

"We will not cut the ferry," Mayor Ada Lindqvist said. The council plans to spend 4.2 million euros on piers.
"""
FERRY = """\
Ferry company promises two new ships

The Northern Ferry Company will buy two ships, its director, Bo Ekman, told reporters on Tuesday.

Mayor Ada Lindqvist said that the Harbour Council would pay for the piers.
"""


@pytest.fixture
def seeds(tmp_path):
    """The sources folder of a small corpus."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    return folder


def write_bare(site: Site, folder: Path) -> None:
    """Writes what a build made without MkDocs: pages with nothing around them, and the files beside them."""
    for page in site.pages:
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<!doctype html><title>{page.path}</title><article>{page.html}</article>", encoding="utf-8")
    for attachment in site.attachments:
        path = folder / attachment.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(attachment.content)


def run_module(folder: Path, *arguments: str) -> str:
    """What `python -m` and these arguments print in the folder, as a user would type it there."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def settings(seeds):
    """Settings for `seeds`, with a cache beside it."""
    return Settings(sources=seeds, root=seeds.parent, cache=seeds.parent / "cache")


@pytest.fixture
def fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], str]]:
    """Plants a fault in the processes that read documents: code that is run before `briefing(source, model)`.

    It is `sitecustomize` that plants it, so that only processes started from now on have it. Gives the value that
    PYTHONPATH has then, for processes of other kinds.
    """
    folder = tmp_path / "planted"

    def plant(code: str) -> str:
        folder.mkdir()
        lines = "".join(f"    {line}\n" for line in code.splitlines())
        (folder / "sitecustomize.py").write_text(
            "import os, signal, time\nimport briefgen.understand as understand\nreal = understand.briefing\n"
            f"def faulty(source, model, *rest):\n{lines}    return real(source, model, *rest)\n"
            "understand.briefing = faulty\n",
            encoding="utf-8",
        )
        path = f"{folder}{os.pathsep}{ROOT}"
        monkeypatch.setenv("PYTHONPATH", path)
        workers.close()
        return path

    yield plant
    workers.close()


hypothesis.settings.register_profile("as busy as it likes", hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("as busy as it likes")  # a time is a figure of bench/, and no test

TOGETHER = {"hostile", "read", "search", "site"}
"""Folders whose tests share what takes long to make."""


def group(path: str) -> str:
    """Of the tests that one process runs, where several run them: their file, or such a folder."""
    return next((folder for folder in TOGETHER if path.startswith(f"tests/{folder}/")), path)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts first what takes long, so that at the end no process has much to do when the others are done."""
    groups = {item: group(item.nodeid.partition("::")[0]) for item in items}
    long = {groups[item] for item in items if any(map(item.get_closest_marker, ("slow", "browser")))}
    items.sort(key=lambda item: groups[item] not in long)


@pytest.hookimpl(optionalhook=True)  # there is none without xdist
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Hands out tests by these groups: what a file or folder shares is made once.

    xdist's own way, marks and `--dist loadgroup`, has no effect under pytest 9.
    """
    from xdist.scheduler import LoadScopeScheduling

    class Groups(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
        def _split_scope(self, nodeid: str) -> str:
            return group(nodeid.partition("::")[0])

    return Groups(config, log)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped site, built strictly from the shipped sources, once for all tests that look at it."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    folder = tmp_path_factory.mktemp("site")
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), strict=True)
    config.plugins["briefgen"].config["ledger"] = str(tmp_path_factory.mktemp("ledger") / "ledger.jsonl")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return folder


def chromium() -> str:
    """The program of the browser tests."""
    noted = ROOT / ".venv" / "chromium-path"
    named = os.environ.get("BRIEFGEN_CHROMIUM")
    if not named and noted.is_file():
        named = noted.read_text(encoding="utf-8").strip()
    named = named or shutil.which("chromium")
    if not named:
        pytest.fail("no headless Chromium: run `make chromium`, or set BRIEFGEN_CHROMIUM to one")
    return named


POP_UPS = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
"""Pages under the address bar, which nobody sees here: Chromium makes them anew for each context, which takes longer
than many a test."""

PLAYWRIGHTS = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled",
    "PreconnectToSearch",
)  # fmt: skip
"""What Playwright switches off by itself, in an option that a second one replaces."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; each opens its own context in it."""
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    arguments.append(f"--disable-features={','.join((*PLAYWRIGHTS, *POP_UPS))}")
    with sync_playwright() as player:
        running = player.chromium.launch(executable_path=chromium(), args=arguments)
        yield running
        running.close()
