"""What the page needs to show the hits of one document.

In: a document as sentences.py gives it. Out: the content of its file, loaded for hits that are shown; and where that
lies: some documents that follow each other share a folder, so that one that comes or goes renames few files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from briefgen.runs import runs
from briefgen.visible import visible
from briefgen.write import site_map
from briefgen.write.date_words import date_words, is_day
from briefgen.write.search.sentences import Document
from briefgen.write.view import Name

TOP = "top"
"""Id of the title on every page."""


TOGETHER = 64
"""Documents that share a folder, about."""


def folders(ids: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The name of each folder, and how many documents share it; `ids` are those of all, the newest first."""
    taken: set[str] = set()
    for run in runs(ids, TOGETHER):
        digest = sha256(ids[run.stop - 1].encode(errors="surrogatepass")).hexdigest()
        name = next(name for length in range(4, 65) if (name := digest[:length]) not in taken)
        taken.add(name)
        yield name, run.stop - run.start


def paths(them: Iterable[tuple[str, int]]) -> Iterator[str]:
    """The files of these folders, in the order of the documents; numbers count from the oldest."""
    return (f"text/{name}/{number}" for name, size in them for number in range(size - 1, -1, -1))


def text(document: Document) -> dict[str, object]:
    """Title, outlet, date and page; names; and the sentences with findings, the title as one, and the other sentences.

    A sentence is its words, its anchor and its findings; a finding is the filter that finds it ("kind", else "what"),
    its value there, its anchor, the places of its names in `names`, and its status.
    """
    places: dict[Name, int] = {}
    rows: dict[bool, list[list[object]]] = {True: [], False: []}
    for one in document.sentences:
        findings = [
            [
                "kind" if found.kind else "what",
                found.kind or found.what,
                found.anchor,
                [places.setdefault(name, len(places)) for name in found.by],
                "" if found.status == "none" else found.status,
            ]
            for found in one.findings
        ]
        rows[bool(findings)].append([one.text, one.anchor, findings])
    return {
        "title": document.title,
        "outlet": visible(document.outlet or ""),
        "date": document.date if document.date and is_day(document.date) else "",
        "from": ", ".join(filter(None, [visible(document.outlet or ""), _day(document.date)])),
        "page": site_map.link(site_map.SEARCH, site_map.briefing(document.id)),
        "names": [[name.text, name.href or ""] for name in places],
        "sentences": [rows[True], [[document.title, TOP, [["what", "title", TOP, [], ""]]]], rows[False]],
    }


def _day(date: str | None) -> str:
    if date is None:
        return "date not stated"
    return date_words(date) if is_day(date) else visible(date)
