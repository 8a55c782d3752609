"""Pictures of a built site for the documentation.

In: the folder of a built site. Out: docs/images/, one PNG for each of `SHOTS`. It builds nothing: `make
screenshots` builds the site first. The same site and the same browser give the same pictures, in the same order.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"

ARGUMENTS = ["--no-sandbox", "--disable-lcd-text"]
"""Letters smoothed in grey, not in colours: truer on other screens, and a smaller file."""

BUDGET = 1_500_000
"""Bytes for the whole folder: pictures are kept in the repository, and every change adds them again."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: what the reader sees of `page` (below the site) in a window of this size."""

    name: str
    page: str
    width: int = 1280
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    anchor: str = ""


BRIEFING = "briefings/2023-01-japan-us-2plus2/index.html"
PAGES = {
    "home": "index.html",
    "briefing": BRIEFING,
    "actor": "actors/japan/index.html",
    "register": "commitments/index.html",
}
SHOTS = [
    Shot("briefing", BRIEFING, height=1000),
    *(
        shot
        for name, page in PAGES.items()
        for shot in (
            Shot(f"{name}-desktop", page),
            Shot(f"{name}-phone", page, width=390, height=844),
            Shot(f"{name}-dark", page, scheme="dark"),
        )
    ),
]


def chromium() -> str:
    """The browser of the browser tests: $BRIEFGEN_CHROMIUM, the one `make chromium` noted, or an installed one."""
    noted = ROOT / ".venv" / "chromium-path"
    named = os.environ.get("BRIEFGEN_CHROMIUM") or (
        noted.read_text(encoding="utf-8").strip() if noted.is_file() else ""
    )
    named = named or shutil.which("chromium") or ""
    if not named:
        sys.exit("tools/screenshots.py: no headless Chromium; run `make chromium`, or set BRIEFGEN_CHROMIUM to one")
    return named


def take(browser: Browser, site: Path, shot: Shot) -> Path:
    """Writes the picture; the file it is in."""
    context = browser.new_context(
        offline=True,
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
    )
    page = context.new_page()
    page.goto((site / shot.page).as_uri() + shot.anchor)
    page.evaluate("document.fonts.ready")
    file = IMAGES / f"{shot.name}.png"
    page.screenshot(path=file, animations="disabled", caret="hide", scale="css")
    context.close()
    return file


def main(site: Path) -> None:
    """Takes all pictures, and fails where a page is missing or the pictures have grown too big."""
    missing = sorted({shot.page for shot in SHOTS if not (site / shot.page).is_file()})
    if missing:
        sys.exit(f"tools/screenshots.py: {site} has no {', '.join(missing)}. Build it with `make site`.")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        size = 0
        for shot in SHOTS:
            file = take(browser, site, shot)
            size += file.stat().st_size
            sys.stdout.write(f"{file.relative_to(ROOT)} {file.stat().st_size:,} bytes\n")
        browser.close()
    if size > BUDGET:
        sys.exit(f"tools/screenshots.py: {size:,} bytes of pictures, more than {BUDGET:,}: take fewer or smaller ones")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site"))
