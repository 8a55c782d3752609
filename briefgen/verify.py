"""Checks a finished site against the raw documents.

In: the folder of a site, the folder of the documents. Out: a `Report`: every quote found again, every link
followed. A second opinion: it decodes the documents itself and uses nothing of the rooms that made the site.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = "briefings/*/briefing.json"
OURS = (
    "index.html",
    *(f"{folder}/**/*.html" for folder in ("briefings", "actors", "commitments", "timeline", "data", "changes")),
)
SPANS = {"action_span": "action", "text_span": "text", "about_span": "about"}
"""Fields of the data that hold [start, end], and the field beside them that holds their words."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked, and what is wrong: each fault as `file: message`, in order of the files."""

    quotes: int
    found: int
    links: int
    shown: int
    faults: tuple[str, ...]

    @property
    def summary(self) -> str:
        """One line, such as "812 of 812 quotes found; 96 shown passages and 1204 links checked"."""
        quotes = f"{self.found} of {self.quotes} quotes found"
        return f"{quotes}; {self.shown} shown passages and {self.links} links checked"


def site(folder: Path, sources: Path) -> Report:
    """Checks every briefing.json and every page of briefgen below `folder`."""
    faults: list[str] = []
    quotes = found = shown = 0
    texts: dict[str, set[str]] = {}
    for file in sorted(folder.glob(DATA)):
        name = file.relative_to(folder).as_posix()
        data = json.loads(file.read_bytes())
        try:
            text = _decoded(sources / data["file"], data["encoding"], data["sha256"])
        except (OSError, ValueError, LookupError) as error:
            faults.append(f"{name}: {error}")
            text = None
        for where, start, end, quote in _quotes(data, ""):
            quotes += 1
            if text is not None and start < end and text[start:end] == quote:
                found += 1
            else:
                faults.append(f"{name}: {where}: not at {start}..{end} of {data['file']}: {quote!r}")
        texts[file.parent.name] = {_flat(text or ""), _flat(_read(text or "", data["repairs"]))}
    pages = _Pages(folder)
    files = sorted({file for pattern in OURS for file in folder.glob(pattern)})
    links = 0
    for file in files:
        name = file.relative_to(folder).as_posix()
        page = pages.at(name)
        for link in page.links:
            links += 1
            fault = pages.fault(name, link)
            if fault:
                faults.append(f"{name}: {fault}")
        if name.startswith("briefings/") and name.count("/") == 2:
            known = texts.get(posixpath.basename(posixpath.dirname(name)), set())
            for passage in page.passages:
                shown += 1
                if not any(_flat(passage) in text for text in known):
                    faults.append(f"{name}: shows as evidence what the document does not say: {passage!r}")
    if not quotes:
        faults.append(f"{folder}: no briefing with findings here; is this the folder of a built site?")
    return Report(quotes, found, links, shown, tuple(faults))


def _decoded(file: Path, encoding: str, sha256: str) -> str:
    """The text that offsets count in: decoded, no byte order mark, every line end one newline.

    Raises:
        ValueError: the file is another than the one the site was made from, or does not decode.
    """
    raw = file.read_bytes()
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise ValueError(f"{file} is not the file the site was made from (its sha256 differs); build the site again")
    return raw.decode(encoding).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _quotes(data: Any, where: str) -> Iterator[tuple[str, int, int, str]]:  # noqa: ANN401 - any JSON
    """All stretches that the data claims to quote: their place in the data, start, end, words."""
    if isinstance(data, list):
        for n, item in enumerate(data):
            yield from _quotes(item, f"{where}[{n}]")
    if not isinstance(data, dict):
        return
    if data.keys() >= {"start", "end", "quote"}:
        yield where, data["start"], data["end"], data["quote"]
    if data.keys() >= {"start", "end", "raw"} and data["raw"]:
        yield where, data["start"], data["end"], data["raw"]
    for span, words in SPANS.items():
        if span in data:
            yield f"{where}.{words}", *data[span], data[words]
    for key, value in data.items():
        yield from _quotes(value, f"{where}.{key}" if where else key)


def _read(text: str, repairs: list[dict[str, Any]]) -> str:
    """The text with its repairs applied, as pages show it."""
    parts, at = [], 0
    for repair in sorted(repairs, key=lambda repair: repair["start"]):
        parts += [text[at : repair["start"]], repair["read"]]
        at = repair["end"]
    return "".join([*parts, text[at:]])


def _flat(text: str) -> str:
    """The text without any space, as a browser and a reader do not count them."""
    return "".join(text.split())


class _Page(HTMLParser):
    """What is needed of one page: its anchors, its links, and the passages it shows as evidence.

    Those are the `<mark>`s in quotations and in the source text, and the raw words (`<q>`) of repaired ones.
    """

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.passages: list[str] = []
        self._around: list[str] = []
        self._words: list[str] | None = None
        self._sign = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.anchors.update(found[name] for name in ("id", "name") if name in found)
        self.links += [found[name] for name in ("href", "src") if name in found]
        kind = found.get("class", "")
        self._sign = kind == "bg-sign"
        if tag in {"blockquote", "div", "p"}:
            self._around.append(tag if tag == "blockquote" else kind)
        quoted = tag == "mark" and not {"blockquote", "bg-text"}.isdisjoint(self._around)
        if quoted or (tag == "q" and self._around[-1:] == ["bg-raw"]):
            self._words = []

    def handle_endtag(self, tag: str) -> None:
        self._sign = False
        if tag in {"blockquote", "div", "p"} and self._around:
            self._around.pop()
        if tag in {"mark", "q"} and self._words is not None:
            self.passages.append("".join(self._words))
            self._words = None

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            # A hidden character stands on the page as its number, such as [U+202E].
            self._words.append(chr(int(data[3:-1], 16)) if self._sign else data)


class _Pages:
    """The pages of a site, each read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, _Page] = {}

    def at(self, name: str) -> _Page:
        if name not in self._read:
            self._read[name] = _Page((self._folder / name).read_text(encoding="utf-8"))
        return self._read[name]

    def fault(self, here: str, link: str) -> str | None:
        """What is wrong with a link on the page `here`; None where it leads somewhere, or out of the site."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            return None
        there = here
        if parts.path:
            there = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(parts.path)))
            if (self._folder / there).is_dir():
                there = posixpath.normpath(f"{there}/index.html")
            if there.startswith("..") or not (self._folder / there).is_file():
                return f"the link {link!r} leads nowhere"
        anchor = unquote(parts.fragment)
        # ":~:text=" asks the browser to look for words and names no anchor.
        if anchor and not anchor.startswith(":~:") and there.endswith(".html") and anchor not in self.at(there).anchors:
            return f"the link {link!r} leads to {there}, which has no anchor {anchor!r}"
        return None
