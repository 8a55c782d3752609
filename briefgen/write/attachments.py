"""Files beside the pages: the data and raw text of every document, our styles and script.

In: the corpus. Out: `Attachment`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

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
LAYOUT = re.compile(
    rb"^ *//.*\n|^ +|^\n| +// .*$|(?<=[{;,(\[])\n|(?<=\)) (?=\{)| ([-+!]?=|[!=]==|=>|&&|\|\||\?\?=?|\?|:) ",
    re.MULTILINE,
)
"""What scripts are published without: comments, indentation, empty lines, line ends after a sign that needs none, and
the spaces around signs that no text of ours has between spaces."""
SCHEMAS = ("schema.json", "sidecar.schema.json", "actors.schema.json", "lexicon.schema.json")
"""Describe our data and the files that editors write; published as data/NAME, packaged as briefgen/NAME."""
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
    """Our scripts and styles, and the schemas."""
    folder = files("briefgen.write") / "assets"

    def script(name: str) -> bytes:
        content = (folder / name).read_bytes()
        return content if name in VENDORED else LAYOUT.sub(rb"\1", content)

    for name, path in ASSETS.items():
        yield Attachment(path, partial(script, name))
    yield Attachment(
        site_map.STYLES, lambda: b"\n".join((folder / "css" / f"{name}.css").read_bytes() for name in SHEETS)
    )
    for name in SCHEMAS:
        schema = files("briefgen") / name
        yield Attachment(f"data/{name}", schema.read_bytes, partial(_digest, schema))


def _digest(file: Traversable) -> bytes:
    return sha256(file.read_bytes()).digest()


def beside(corpus: Corpus, maker: Maker, root: str | None, exports: Exports) -> Iterator[Attachment]:
    """The files of every document; `root` is the address of the site's root, ending in a slash, None where unknown."""
    own = Recipe("files beside a document", lambda briefing: (briefing, root), _own)
    for briefing in corpus.briefings:
        source = briefing.source
        yield maker.file(own, briefing, site_map.data(source.id))
        yield maker.file(own, briefing, site_map.raw(source.id))
        for suffix in citation_files.FORMATS:
            yield maker.file(own, briefing, site_map.citation(source.id, suffix))
        yield from exports.of_document(briefing)


def _own(given: tuple[Briefing, str | None]) -> Files:
    """What a document has of its own: its data, its text as it was read, and how it is cited."""
    briefing, root = given
    source, work = briefing.source, citation.work(briefing, root)
    cited = {site_map.citation(source.id, suffix): form(work) for suffix, form in citation_files.FORMATS.items()}
    return {
        site_map.data(source.id): dumps(to_record(briefing)),
        site_map.raw(source.id): source.text.encode(errors="replace"),
        **{path: text.encode() for path, text in cited.items()},
    }
