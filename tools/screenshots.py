"""Pictures of a built site for the documentation.

In: the folder of a built site. Out: docs/images/, one PNG for each of `SHOTS`, and no other. It builds nothing: `make
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

BUDGET = 1_500_000
"""Bytes for the whole folder."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: what the reader sees of `page` (below the site) in a window of this size.

    `opened` is how many places of evidence are unfolded, from the top.
    """

    name: str
    page: str
    width: int = 1280
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    opened: int = 0


HOME = "index.html"
BRIEFING = "briefings/2023-01-japan-us-2plus2/index.html"
ACTOR = "actors/japan/index.html"
REGISTER = "commitments/index.html"
TIMELINE = "timeline/index.html"
SHOTS = [
    Shot("briefing", BRIEFING, height=1120, opened=1),
    Shot("briefing-phone", BRIEFING, width=390, height=844),
    Shot("briefing-dark", BRIEFING, scheme="dark"),
    Shot("home-desktop", HOME),
    Shot("actor-desktop", ACTOR),
    Shot("register-desktop", REGISTER),
    Shot("timeline-desktop", TIMELINE, height=720),
    Shot("register-phone", REGISTER, width=390, height=844),
]
"""What the documentation shows, and no more: every picture stays in the history of the repository."""


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
    page.goto((site.resolve() / shot.page).as_uri())
    for folded in page.locator("details.bg-proof").all()[: shot.opened]:
        folded.evaluate("one => { one.open = true }")
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
    for old in IMAGES.glob("*.png"):
        old.unlink()
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
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
