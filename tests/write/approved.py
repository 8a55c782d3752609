"""What the pages and files of the invented corpus say, as text that a person can review; for pages see page_words.py.

`python -m tests.write.approved` writes approved/ anew; read its difference before you commit it. Lines of calendars are
not folded there, JSON is indented.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

from briefgen import write
from briefgen.bounds import Bounds
from briefgen.corpus import Corpus
from briefgen.published import Keeper, Page, Site
from briefgen.visible import written_out
from briefgen.write import (
    actor_given,
    board_page,
    changed,
    changes_page,
    ego_picture,
    home_page,
    index_pages,
    matrix_page,
    method_page,
    register_page,
    site,
    site_map,
    source_text,
    timeline_page,
    timeline_picture,
)
from briefgen.write.exports import feed_items
from briefgen.write.search import vocabulary
from tests.write import approved_corpus as made
from tests.write import sample
from tests.write.page_words import told

FOLDER = Path(__file__).parent / "approved"


def whole(keeper: Keeper | None = None) -> Site:
    """The site as most are: an address, nobody who takes suggestions."""
    return site(made.corpus(), made.PROBLEMS, "Harbour Watch", "https://harbour.example/watch", made.MAKING,
                pinned=("c-ddddddd",), keeper=keeper)  # fmt: skip


def cut() -> Site:
    """The same where every list is too long for one page; somebody takes suggestions, and there is no address."""
    return site(made.corpus(), made.PROBLEMS, corrections_to="desk@harbour.example",
                bounds=Bounds(page_lines=2, page_sentences=4))  # fmt: skip


def _json(content: bytes) -> str:
    return json.dumps(json.loads(content), indent=1, ensure_ascii=False, sort_keys=False) + "\n"


LEFT_OUT = {"briefings-copied", "briefings-ferry"}
"""Pages that say little that no other page says."""

CUT = re.compile(
    r"index|actors(/council)?|archive/.*|briefings(/harbour(/page-2)?)?|commitments(/2.*|/board|/matrix)?|timeline.*"
    r"|changes|method/.*|search"
)
"""Pages of the cut site that are other than those of the whole one, without the folder's last part."""

FILES = (
    "feed.xml", "feed.json", "data/corpus.jsonld", "commitments/commitments.csv", "commitments/commitments.ics",
    "commitments/feed.xml", "actors/mayor/dossier.json", "actors/mayor/feed.json", "actors/council/commitments.ics",
    "briefings/harbour/annotations.jsonld", "briefings/harbour/briefing.jsonld", "briefings/harbour/citation.bib",
    "briefings/harbour/citation.ris", "briefings/harbour/citation.json", "briefings/lottery/citation.bib",
    "briefings/sea/briefing.json", "briefings/sea/source.txt",
)  # fmt: skip
"""One of each format and of each thing it can tell of."""

BARE = {
    "index",
    "actors",
    "briefings",
    "commitments",
    "commitments/board",
    "commitments/matrix",
    "timeline",
    "search",
    "method/corpus",
}
"""Pages of a site without documents, and of one in which nobody joined what documents say of one commitment."""

TREE = {"mkdocs.yml", "docs/briefings/sea/index.md", "docs/data/index.md"}
"""Of the site as files for other generators."""

LIMITS: dict[ModuleType, dict[str, int]] = {
    actor_given: {"MOMENTS": 2, "LISTED": 1},
    board_page: {"SHOWN": 1},
    changed: {"MOST": 1},
    changes_page: {"DETAILED": 4, "LISTED": 3},
    ego_picture: {"MOST": 5},
    feed_items: {"NEWEST": 2},
    home_page: {"NEWEST": 2, "PINNED": 1, "RECENT": 1, "DUE": 1, "ACTIVE": 2},
    index_pages: {"WHOLE": 2, "MONTHS": 2, "MOST_NAMED": 2, "ENTRANTS": 1, "SHORT": 1},
    matrix_page: {"SHOWN": 1},
    method_page: {"DOUBTS": 2},
    register_page: {"WHOLE": 2, "ALIASES": 1},
    source_text: {"MOST_BACKS": 2},
    timeline_page: {"WHOLE": 2, "LONG": 2, "BUSIEST": 1},
    timeline_picture: {"DOTS": 1},
    vocabulary: {"SHARD_LETTERS": 400, "LIST_LETTERS": 12},
}
"""How much stands on a page, in a list or in a file; here little."""


def _name(page: Page) -> str:
    return page.path.removesuffix("index.html").rstrip("/") or "index"


def texts() -> Iterator[tuple[str, str]]:
    """(name of the file in approved/, what it must say)."""
    full = whole()
    for page in full.pages:
        if (name := _name(page).replace("/", "-")) not in LEFT_OUT:
            yield f"{name}.txt", told(page)
    every = {file.path: file for file in full.attachments}
    yield "files.txt", "".join(f"{path}\n" for path in every)
    for path in FILES:
        content = every[path].content
        text = _json(content) if "json" in path else content.decode().replace("\r\n ", "").replace("\r\n", "\n")
        yield path.replace("/", "-"), text
    for path in sorted(path for path in every if path.startswith("search/data/")):
        yield path.replace("/", "-"), every[path].content.decode() + "\n"
    for file in write.tree(full, "Harbour: *Watch*", "https://harbour.example/watch"):
        if file.path in TREE:
            yield f"tree-{file.path.replace('/', '-')}", file.content.decode()
    with ExitStack() as small:
        for module, limits in LIMITS.items():
            for name, limit in limits.items():
                small.enter_context(patch.object(module, name, limit))
        parts = cut()
        for page in parts.pages:
            if CUT.fullmatch(_name(page)):
                yield f"cut-{_name(page).replace('/', '-')}.txt", told(page)
        yield from ((f"cut-{file.path}", _json(file.content)) for file in parts.attachments if file.path == "feed.json")
        yield from (
            (f"cut-{file.path}", file.content.decode()) for file in parts.attachments if file.path == "feed.xml"
        )
        yield "cut-files.txt", "".join(f"{file.path}\n" for file in parts.attachments if file.path.startswith("search"))
        for page in site(sample.corpus()).pages:
            if page.path == site_map.register_part("undated"):
                yield "cut-commitments-undated.txt", told(page)
    for kind, found in (("empty", Corpus((), (), (), {}, {})), ("unthreaded", sample.corpus())):
        for page in site(found).pages:
            if _name(page) in BARE:
                yield f"{kind}-{_name(page).replace('/', '-')}.txt", told(page)


def readable() -> Iterator[tuple[str, str]]:
    """The same with hidden signs, which files of data hold as they are, written as their numbers."""
    return ((name, written_out(text, "\\u%s")) for name, text in texts())


if __name__ == "__main__":
    said = dict(readable())
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for name, text in said.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
