"""Pictures of a built site for the documentation.

In: the folder of a built site. Out: docs/images/, a picture of each of `SHOTS`, and no other. It builds nothing: `make
screenshots` builds the site first. The same site and the same browser give the same pictures, in the same order. A
picture of paper is what the browser would print, on a sheet as wide as A4, down to the end of the first page.
"""

from __future__ import annotations

import base64
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"

BUDGET = 3_000_000
"""Bytes for the whole folder: every picture stays in the history of the repository."""

QUALITY = 50
"""Of WebP, 0 to 100: letters stay sharp, and a picture of a desktop has about 40 kB."""

PAGES = {
    "home": "index.html",
    "briefings": "briefings/index.html",
    "briefing": "briefings/2023-01-japan-us-2plus2/index.html",
    "actors": "actors/index.html",
    "actor": "actors/japan/index.html",
    "register": "commitments/index.html",
    "board": "commitments/board/index.html",
    "matrix": "commitments/matrix/index.html",
    "thread": "commitments/t-*/index.html",
    "timeline": "timeline/index.html",
    "search": "search/index.html?q=Japan",
    "method": "method/corpus/index.html",
    "corrections": "corrections/index.html",
    "changes": "changes/index.html",
}
"""Every kind of page that is made; of several, the first."""

Look = Literal["desktop", "dark", "phone", "print"]
WINDOWS: dict[Look, tuple[int, int]] = {
    "desktop": (1280, 900),
    "dark": (1280, 900),
    "phone": (390, 844),
    "print": (794, 1123),
}
"""Width and height in pixels of CSS; the last is A4."""

LANDSCAPE = {"register"}
"""Kinds of pages that are printed on a sheet that lies, see `page: wide` in print.css."""

PAPER = "html { padding: 14mm; background: white; }"
OPENED = 1
"""How many places of evidence are unfolded on a briefing, from the top."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: what the reader sees of a kind of page."""

    kind: str
    look: Look

    @property
    def file(self) -> Path:
        """Where it lies."""
        return IMAGES / f"{self.kind}-{self.look}.webp"


SHOTS = [Shot(kind, look) for kind in PAGES for look in WINDOWS]


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


def address(site: Path, kind: str) -> str | None:
    """Where the page is; None where the site has none."""
    name, _, query = PAGES[kind].partition("?")
    found = min(site.glob(name), default=None)
    return None if found is None else found.resolve().as_uri() + (f"?{query}" if query else "")


def window(browser: Browser, look: Look) -> BrowserContext:
    """A reader's window, without a network."""
    width, height = WINDOWS[look]
    return browser.new_context(
        bypass_csp=look == "print",  # which is made with a style of our own
        offline=True,
        viewport={"width": width, "height": height},
        color_scheme="dark" if look == "dark" else "light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
    )


def take(context: BrowserContext, where: str, shot: Shot) -> int:
    """Writes the picture; its size in bytes."""
    page = context.new_page()
    if shot.look == "print":
        page.emulate_media(media="print")
        if shot.kind in LANDSCAPE:
            width, height = WINDOWS["print"]
            page.set_viewport_size({"width": height, "height": width})
    page.goto(where)
    if shot.kind == "search":
        page.locator("#bg-hits > li").first.wait_for(state="attached")
    if shot.kind == "briefing" and shot.look == "desktop":
        for folded in page.locator("details.bg-proof").all()[:OPENED]:
            folded.evaluate("one => { one.open = true }")
    if shot.look == "print":
        page.add_style_tag(content=PAPER)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(150)  # what is laid out only when it is in sight
    taken = context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    size = shot.file.write_bytes(base64.b64decode(taken["data"]))
    page.close()
    return size


def main(site: Path) -> None:
    """Takes all pictures, and fails where a page is missing or the pictures have grown too big."""
    found = {kind: address(site, kind) for kind in PAGES}
    missing = sorted(kind for kind, where in found.items() if where is None)
    if missing:
        sys.exit(
            f"tools/screenshots.py: {site} has no page of the kinds {', '.join(missing)}. Build it with `make site`."
        )
    IMAGES.mkdir(parents=True, exist_ok=True)
    for old in IMAGES.iterdir():
        old.unlink()
    size = 0
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for look in WINDOWS:
            context = window(browser, look)
            for shot in (one for one in SHOTS if one.look == look):
                bytes_ = take(context, found[shot.kind] or "", shot)
                size += bytes_
                sys.stdout.write(f"{shot.file.relative_to(ROOT)} {bytes_:,} bytes\n")
            context.close()
        browser.close()
    sys.stdout.write(f"{len(SHOTS)} pictures, {size:,} bytes\n")
    if size > BUDGET:
        sys.exit(f"tools/screenshots.py: {size:,} bytes of pictures, more than {BUDGET:,}: take fewer or smaller ones")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site"))
