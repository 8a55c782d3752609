"""Files beside the pages: the data and raw text of every document, our styles and script.

In: the corpus. Out: `Attachment`s.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import files

from briefgen.corpus import Corpus
from briefgen.model import Briefing
from briefgen.published import Attachment
from briefgen.record import dumps, to_record
from briefgen.write import citation, citation_files, site_map
from briefgen.write.exports import Exports
from briefgen.write.kept import Files, Maker, Recipe

ASSETS = {
    "briefgen.js": site_map.SCRIPT,
    "search.js": site_map.SEARCH_SCRIPT,
    "minisearch.js": site_map.SEARCH_ENGINE,
    "briefing.js": site_map.BRIEFING_SCRIPT,
}
VENDORED = {"minisearch.js"}
"""Others' work, unchanged: its licence lies beside it."""
LAYOUT = re.compile(rb"^ *//.*\n|^ +|^\n| +// .*$|(?<=[{;,(\[])\n", re.MULTILINE)
"""What scripts are published without: comments, indentation, empty lines, line ends after a sign that needs none."""
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


def assets() -> Iterator[Attachment]:
    """Our scripts and styles."""
    folder = files("briefgen.write") / "assets"

    def script(name: str) -> bytes:
        content = (folder / name).read_bytes()
        return content if name in VENDORED else LAYOUT.sub(b"", content)

    for name, path in ASSETS.items():
        yield Attachment(path, partial(script, name))
    yield Attachment(
        site_map.STYLES, lambda: b"\n".join((folder / "css" / f"{name}.css").read_bytes() for name in SHEETS)
    )


def beside(corpus: Corpus, maker: Maker, root: str | None, exports: Exports) -> Iterator[Attachment]:
    """The files of every document; `root` is the address of the site's root, ending in a slash, None where unknown."""
    data = Recipe("data of a document", lambda briefing: briefing, _data)
    for briefing in corpus.briefings:
        source = briefing.source
        yield maker.file(data, briefing, site_map.data(source.id))
        yield Attachment(site_map.raw(source.id), partial(_raw, briefing))
        for suffix, form in citation_files.FORMATS.items():
            yield Attachment(site_map.citation(source.id, suffix), partial(_cited, form, briefing, root))
        yield from exports.of_document(briefing)


def _data(briefing: Briefing) -> Files:
    return {site_map.data(briefing.source.id): dumps(to_record(briefing))}


def _raw(briefing: Briefing) -> bytes:
    return briefing.source.text.encode(errors="replace")


def _cited(form: Callable[[citation.Work], str], briefing: Briefing, root: str | None) -> bytes:
    return form(citation.work(briefing, root)).encode()
