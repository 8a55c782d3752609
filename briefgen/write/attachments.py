"""Files beside the pages: the data and raw text of every document, our styles and script.

In: the corpus. Out: `Attachment`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

from briefgen.corpus import Corpus
from briefgen.published import Attachment
from briefgen.record import dumps, to_record
from briefgen.write import citation, citation_files, site_map

ASSETS = {
    "briefgen.js": site_map.SCRIPT,
    "search.js": site_map.SEARCH_SCRIPT,
    "minisearch.js": site_map.SEARCH_ENGINE,
    "briefing.js": site_map.BRIEFING_SCRIPT,
}
VENDORED = {"minisearch.js"}
"""Others' work, unchanged: its licence lies beside it."""
LAYOUT = re.compile(rb"^ *//.*\n|^ +|^\n", re.MULTILINE)
"""What our scripts are published without: lines of comment, indentation, empty lines."""
SHEETS = (
    "base",
    "shell",
    "lines",
    "briefing",
    "tables",
    "timeline",
    "source",
    "lists",
    "data",
    "search",
    "small",
    "print",
    "paper",
)
"""assets/css/NAME.css in the order of the one style sheet they become: what holds for a medium comes last."""


def attachments(corpus: Corpus, root: str | None = None) -> Iterator[Attachment]:
    """Every file that is no page; `root` is the address of the site's root, ending in a slash, None where unknown."""
    folder = files("briefgen.write") / "assets"
    for name, path in ASSETS.items():
        script = (folder / name).read_bytes()
        yield Attachment(path, script if name in VENDORED else LAYOUT.sub(b"", script))
    yield Attachment(site_map.STYLES, b"\n".join((folder / "css" / f"{name}.css").read_bytes() for name in SHEETS))
    for briefing in corpus.briefings:
        yield Attachment(site_map.data(briefing.source.id), dumps(to_record(briefing)))
        yield Attachment(site_map.raw(briefing.source.id), briefing.source.text.encode(errors="replace"))
        yield from citation_files.files(citation.work(briefing, root))
