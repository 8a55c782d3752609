"""Checks a finished site against the raw documents.

In: the folder of a site, the folder of the documents. Out: a `Report`: every quote found again, every link followed,
data held against their schema. A second opinion: it decodes the documents itself and uses nothing of the rooms that
made the site. A build ends with `sample`, which looks at some documents and no pages. Links and passages: pages.py.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.verify.pages import Pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA = "briefings/*/briefing.json"
SCHEMA = Path(__file__).parent.with_name("schema.json")
JSON = ("**/*.json", "**/*.jsonld")
SAMPLE = 100
"""Documents that a build looks at when it is done."""
READING = "source.txt"
"""Beside the data: the text that a reader made of a file that is none."""

TEXT = "text"
"""`reader` in the data of a file that is text itself."""

OURS = (
    "index.html",
    *(f"{folder}/**/*.html" for folder in ("briefings", "actors", "commitments", "timeline", "data", "changes")),
)
SPANS = {"action_span": "action", "text_span": "text", "about_span": "about"}
"""Fields of the data that hold [start, end], and the field beside them that holds their words."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked, and what is wrong: each fault as `file: message`, in order of the files.

    `schema` tells whether the data were held against their schema, for which jsonschema must be installed.
    """

    quotes: int
    found: int
    links: int
    shown: int
    faults: tuple[str, ...]
    schema: bool = True

    @property
    def summary(self) -> str:
        """One line, such as "812 of 812 quotes found; 96 shown passages and 1204 links checked"."""
        quotes = f"{self.found} of {self.quotes} quotes found"
        without = "" if self.schema else "; the schema was not asked, install jsonschema for that"
        return f"{quotes}; {self.shown} shown passages and {self.links} links checked{without}"


def site(folder: Path, sources: Path) -> Report:
    """Checks every briefing.json, every other data file and every page of briefgen below `folder`."""
    faults: list[str] = []
    quotes = found = shown = 0
    texts: dict[str, set[str]] = {}
    schema = _Schema()
    for file in sorted(folder.glob(DATA)):
        one = _document(file, folder, sources)
        quotes += one.quotes
        found += one.found
        name = file.relative_to(folder).as_posix()
        faults += [*one.faults, *(f"{name}: {fault}" for fault in schema.faults(one.data))]
        repairs = one.data.get("repairs", []) if one.text is not None else []
        texts[file.parent.name] = {_flat(one.text or ""), _flat(_read(one.text or "", repairs))}
        faults += _published(file.with_name(READING), one, folder)
    faults += _no_json(folder)
    pages = Pages(folder)
    files = sorted({file for pattern in OURS for file in folder.glob(pattern)})
    links = 0
    for file in files:
        name = file.relative_to(folder).as_posix()
        page = pages.at(name)
        faults += [f"{name}: the id {twice!r} stands twice on this page" for twice in page.twice]
        for link in page.links:
            links += 1
            fault = pages.fault(name, link)
            if fault:
                faults.append(f"{name}: {fault}")
        if name.startswith("briefings/") and name.count("/") > 1:  # the page of a document, or a further one
            known = texts.get(name.split("/")[1], set())
            for passage in page.passages:
                shown += 1
                if not any(_flat(passage) in text for text in known):
                    faults.append(f"{name}: shows as evidence what the document does not say: {passage!r}")
    if not quotes:
        faults.append(f"{folder}: no briefing with findings here; is this the folder of a built site?")
    return Report(quotes, found, links, shown, tuple(faults), schema.there)


def sample(folder: Path, sources: Path, most: int = SAMPLE) -> tuple[str, ...]:
    """Faults of at most `most` documents, spread evenly: raw bytes, quotes, ids. What each build checks at its end."""
    files = sorted(folder.glob(DATA))
    step = max(1, -(-len(files) // most))
    return tuple(fault for file in files[::step] for fault in _document(file, folder, sources).faults)


@dataclass(frozen=True, slots=True)
class _Document:
    """What was found of one document: `text` is None where the raw one is not the one the site was made from."""

    data: dict[str, Any]
    text: str | None
    quotes: int
    found: int
    faults: tuple[str, ...]


def _document(file: Path, folder: Path, sources: Path) -> _Document:
    """The claims of one briefing.json, held against the raw bytes of its document."""
    name = file.relative_to(folder).as_posix()
    try:
        data = json.loads(file.read_bytes())
        where, encoding, sha256 = data["file"], data["encoding"], data["sha256"]
        reader, of_text = data.get("reader", TEXT), data.get("text_sha256", "")
        quoted = [(place, int(start), int(end), str(quote)) for place, start, end, quote in _quotes(data, "")]
        faults = [f"{name}: the id {twice!r} is given to two findings" for twice in _twice(_ids(data))]
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        return _Document({}, None, 0, 0, (f"{name}: this is no briefing ({type(error).__name__}: {error})",))
    text: str | None = None
    try:
        raw = _raw(sources / where, sha256)
        # What a reader made of a file that is no text is published beside the page, with its hash in the data.
        text = _decoded(raw, encoding) if reader == TEXT else _raw(file.with_name(READING), of_text).decode()
    except (OSError, ValueError, LookupError, TypeError) as error:
        faults.append(f"{name}: {error}")
    found = 0
    for place, start, end, quote in quoted:
        if text is not None and start < end and text[start:end] == quote:
            found += 1
        else:
            faults.append(f"{name}: {place}: not at {start}..{end} of {where}: {quote!r}")
    return _Document(data, text, len(quoted), found, tuple(faults))


def _ids(data: dict[str, Any]) -> list[str]:
    """The ids of all findings of a document."""
    every = (one for found in data.values() if isinstance(found, list) for one in found)
    return [one["id"] for one in every if isinstance(one, dict) and "id" in one]


def _twice(ids: Iterable[str]) -> list[str]:
    return sorted(name for name, count in Counter(ids).items() if count > 1)


def _published(file: Path, one: _Document, folder: Path) -> list[str]:
    """What is wrong with the text that is published beside the page."""
    if one.text is None:
        return []
    name = file.relative_to(folder).as_posix()
    try:
        same = file.read_bytes() == one.text.encode(errors="replace")
    except OSError as error:
        return [f"{name}: {error.strerror}"]
    return [] if same else [f"{name}: this is not the text of {one.data['file']}"]


def _no_json(folder: Path) -> Iterator[str]:
    """Data files that no program can read."""
    for file in sorted({file for pattern in JSON for file in folder.glob(pattern)}):
        try:
            json.loads(file.read_bytes())
        except ValueError as error:
            yield f"{file.relative_to(folder).as_posix()}: this is no JSON ({error})"


class _Schema:
    """The published schema of briefing.json, in the version of this program; `there` tells whether it can be asked."""

    def __init__(self) -> None:
        self._validator: Any = None
        try:
            import jsonschema
        except ImportError:
            return
        self._validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_bytes()))

    @property
    def there(self) -> bool:
        return self._validator is not None

    def faults(self, data: dict[str, Any]) -> list[str]:
        """What the schema does not allow, the first of it."""
        if self._validator is None or not data:
            return []
        error = next(iter(self._validator.iter_errors(data)), None)
        return [] if error is None else [f"{error.json_path}: not as the schema says: {error.message[:200]}"]


def _raw(file: Path, sha256: str) -> bytes:
    """The bytes of the file.

    Raises:
        ValueError: the file is another than the one the site was made from.
    """
    raw = file.read_bytes()
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise ValueError(f"{file} is not the file the site was made from (its sha256 differs); build the site again")
    return raw


def _decoded(raw: bytes, encoding: str) -> str:
    """The text that offsets count in: decoded, no byte order mark, every line end one newline."""
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
