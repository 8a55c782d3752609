"""Files beside the pages: the data and raw text of every document, our styles and script.

In: the corpus. Out: `Attachment`s.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from briefgen.corpus import Corpus
from briefgen.published import Attachment
from briefgen.record import dumps, to_record
from briefgen.write import site_map

ASSETS = {
    "briefgen.js": site_map.SCRIPT,
    "iframe-worker.js": site_map.FRAME_WORKER,
}
SHEETS = ("base", "lines", "tables", "timeline", "source", "lists", "data", "small", "print")
"""assets/css/NAME.css in the order of the one style sheet they become: what holds for a medium comes last."""


def attachments(corpus: Corpus) -> Iterator[Attachment]:
    """Every file that is no page."""
    folder = files("briefgen.write") / "assets"
    for name, path in ASSETS.items():
        yield Attachment(path, (folder / name).read_bytes())
    yield Attachment(site_map.STYLES, b"\n".join((folder / "css" / f"{name}.css").read_bytes() for name in SHEETS))
    for briefing in corpus.briefings:
        yield Attachment(site_map.data(briefing.source.id), dumps(to_record(briefing)))
        yield Attachment(site_map.raw(briefing.source.id), briefing.source.text.encode(errors="replace"))
