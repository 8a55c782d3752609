"""A saved web page → its reading text: the article without the page around it.

In: the bytes of a .html file. Out: a `Reading`; title, date, author, outlet and address as the page states them in its
metadata. trafilatura finds the article; scripts in the page stay text that is thrown away, and nothing is fetched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import trafilatura

from briefgen.read.decode import NotTextError, decode
from briefgen.read.formats import version
from briefgen.read.formats.fragments import Part, parts, write
from briefgen.read.formats.reading_text import NoReadingError, Reading, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    from briefgen.bounds import Bounds

    class Element(Protocol):
        """What is used of an element of lxml, which ships no types."""

        tag: object
        text: str | None
        tail: str | None

        def itertext(self) -> Iterator[str]: ...  # noqa: D102 - lxml's own
        def iter(self, tag: str) -> Iterator[Element]: ...  # noqa: D102 - the same
        def __iter__(self) -> Iterator[Element]: ...
        def __len__(self) -> int: ...


DATES = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2200-01-01"}
"""Only what the page states: a date guessed from its text would be a wrong one too often; date lines are head.py's. The
latest day is fixed, as it would else be the day of the build."""

METADATA = "web page’s metadata"

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,1000}?\s(?:xml:)?lang\s*=\s*[\"']?([A-Za-z0-9-]{2,35})", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://[^\s>]{1,2000}) -->")
_SENTENCE = re.compile(r"\w[^.!?]{30,}[.!?]")
_HEADER_BYTES = 4096
_ABOVE = 3
"""Blocks at the top among which the headline is looked for."""


def read(content: bytes, file: str, bounds: Bounds) -> Reading:  # noqa: ARG001 - as every reader is called
    """The article of the page.

    Raises:
        NoReadingError: there is no article in it.
    """
    writer = Writer()
    page(decoded(content), writer)
    return writer.done(version("trafilatura"))


def page(text: str, writer: Writer) -> None:
    """Adds the article of the page, and what the page states about it.

    Raises:
        NoReadingError: there is no text in it.
    """
    found = trafilatura.bare_extraction(
        text, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=DATES
    )
    if found is None or isinstance(found, dict) or found.body is None:
        _plain_page(text, writer)
        return
    saved = _SAVED_FROM.search(text[:_HEADER_BYTES])
    for key, value in (
        ("title", found.title),
        ("date", found.date),
        ("author", "; ".join(dict.fromkeys(filter(None, map(str.strip, (found.author or "").split(";")))))),
        ("outlet", found.sitename if found.sitename != found.hostname else None),
        ("url", found.url or (saved[1] if saved else None)),
        ("language", _language(text)),
    ):
        writer.states(key, value, METADATA)
    blocks = [child for child in found.body if isinstance(child.tag, str)]
    heads = [_words(one) for one in blocks[:_ABOVE] if one.tag == "head"]
    merged = _merged(blocks, text)
    if found.title and found.title not in [*heads, *(part.words for part in merged[:_ABOVE])]:
        writer.block("heading", found.title)
    if merged:
        write(merged, writer)
    else:
        _blocks(blocks, writer)


def _language(text: str) -> str | None:
    """As the page's first tag states it."""
    stated = _LANGUAGE.search(text[:_HEADER_BYTES])
    return stated[1] if stated else None


def _merged(blocks: list[Element], text: str) -> list[Part]:
    """The blocks of a short page of which trafilatura makes one paragraph, as it does where it finds no article."""
    if len(blocks) != 1 or blocks[0].tag != "p":
        return []
    whole = "".join(_words(blocks[0]).split())
    found = [part for part in parts(text) if "".join(part.words.split()) in whole]
    return found if len(found) > 1 else []


def _plain_page(text: str, writer: Writer) -> None:
    """Adds all blocks of a page without the marks of an article, where one of them holds a sentence.

    Raises:
        NoReadingError: none does.
    """
    found = parts(text)
    if not any(_SENTENCE.search(part.words) for part in found):
        raise NoReadingError(
            "there is no article in this web page; its text may come by a script or stand behind a login.\n"
            "Copy the text into a .txt file beside it and delete this one."
        )
    write(found, writer)


def decoded(content: bytes) -> str:
    """The text of the page: by its mark, as UTF-8, as it says itself, or as its bytes show.

    Raises:
        NoReadingError: the bytes are no text.
    """
    stated = _CHARSET.search(content[:_HEADER_BYTES])
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            if stated:
                return content.decode(stated[1].decode())
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        return decode(content)[0]
    except NotTextError as error:
        raise NoReadingError(f"this is no web page: {error}.\nSave the page anew as “web page, HTML only”.") from error


def _blocks(elements: list[Element], writer: Writer) -> None:
    """Adds what trafilatura's elements hold, in order."""
    for one in elements:
        match one.tag:
            case "head":
                writer.block("heading", _words(one))
            case "table":
                rows = (" | ".join(filter(None, map(_words, row.iter("cell")))) for row in one.iter("row"))
                writer.aside("\n".join(rows), "table")
            case "list":
                for item in one.iter("item"):
                    writer.block("item", _words(item))
            case "code":
                writer.aside("".join(map(str, one.itertext())), "code")
            case "quote" | "div" if len(one) and not (one.text or "").strip():
                _blocks([child for child in one if isinstance(child.tag, str)], writer)
            case _:
                for paragraph in _lines(one):
                    writer.block("paragraph", paragraph)


def _words(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _lines(element: Element) -> list[str]:
    """The paragraphs of an element: it is cut where its author broke the line twice."""
    parts = [element.text or ""]
    for child in element:
        parts.append("\n" if child.tag == "lb" else "".join(map(str, child.itertext())))
        parts.append(child.tail or "")
    return [" ".join(words.split()) for words in re.split(r"\n\s*\n", "".join(parts))]
