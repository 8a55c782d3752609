"""What `mkdocs serve` shows in the browser of what is wrong: a strip on top of a page, or a page of its own.

In: messages, as the terminal has them. Out: HTML in which every word is escaped. Who puts it where: preview.py.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 20
"""Problems that a page shows: as many as somebody looks through; the terminal names all."""

NO_SITE = "The site could not be built"
NO_PAGE = "This page could not be built"

BODY = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)

_PLACE = re.compile(r"[^\s:]+(?::\d+)?(?=: )")
"""The file and line with which the message about a document begins."""

_STRIP = """
<link rel="stylesheet" href="{style}">
<section class="bg-preview" aria-label="Problems of this build">
<p><strong>{head}</strong></p>
{problems}
<p class="bg-preview-note">Only the preview shows this. The page is built again when you save a file.</p>
</section>
"""

_WHOLE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="{style}">
<style>body {{ margin: 0; }}</style>
</head>
<body>
<main class="bg-preview bg-preview--whole">
<h1>{title}</h1>
{problems}
<p class="bg-preview-note">Put this right and save: the page comes back by itself.</p>
</main>
<script>
fetch("/livereload/0/0").then(answer => answer.text()).then(now => {{
  const look = () => fetch(`/livereload/${{now}}/${{Date.now()}}`).then(answer => answer.text())
    .then(then => Number(then) > Number(now) ? location.reload() : look()).catch(() => setTimeout(look, 1000));
  look();
}});
</script>
</body>
</html>
"""


def strip(page: bytes, messages: Sequence[str], style: str) -> bytes:
    """The page with the messages on top; unchanged where there are none. `style` is the address of preview.css."""
    place = BODY.search(page)
    if not messages or place is None:
        return page
    head = "One thing is not right" if len(messages) == 1 else f"{len(messages)} things are not right"
    made = _STRIP.format(style=html.escape(style), head=head, problems=_listed(messages))
    return page[: place.end()] + made.encode(errors="replace") + page[place.end() :]


def whole(messages: Sequence[str], style: str, title: str = NO_SITE) -> bytes:
    """A page that says why there is no other."""
    return _WHOLE.format(title=title, style=html.escape(style), problems=_listed(messages)).encode(errors="replace")


def _listed(messages: Sequence[str]) -> str:
    items = [f"<li>{_item(one)}</li>" for one in messages[:MOST]]
    if len(messages) > MOST:
        items.append(f"<li>and {len(messages) - MOST} more, which the terminal names</li>")
    return "\n".join(["<ul>", *items, "</ul>"])


def _item(message: str) -> str:
    place = _PLACE.match(message)
    if place is None:
        return html.escape(message)
    return f"<code>{html.escape(place[0])}</code>{html.escape(message[place.end() :])}"
