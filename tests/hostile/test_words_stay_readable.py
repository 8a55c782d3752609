"""Inert is not enough: every word of a document can be read on its page, and its neighbours are as they were."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from briefgen.visible import HIDDEN
from tests.hostile.conftest import Hostile, Seen

pytestmark = [pytest.mark.model, pytest.mark.browser, pytest.mark.slow]

SIGN = re.compile(r"\[U\+[0-9A-F]{4,6}\]")


def letters(text: str) -> str:
    """All that can be seen of the words: no spaces, no signs for hidden characters, no hidden characters."""
    return "".join(HIDDEN.sub("", SIGN.sub("", html.unescape(text))).split())


def read(file: Path, data: dict[str, Any]) -> str:
    """The document with its repairs, of which the page tells each."""
    text = file.read_bytes().decode(data["encoding"]).removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts, at = [], 0
    for repair in sorted(data["repairs"], key=lambda repair: repair["start"]):
        parts += [text[at : repair["start"]], repair["read"]]
        at = repair["end"]
    return "".join([*parts, text[at:]])


def test_every_letter_of_every_document_is_on_its_page_and_no_other(hostile: Hostile, seen: Seen) -> None:
    """In the order of the document; what the reading mended is told below it."""
    wrong: list[str] = []
    for name in hostile.made.texts:
        page = hostile.page(name)
        data = json.loads((page.parent / "briefing.json").read_bytes())
        shown = seen.pages[page.relative_to(hostile.site).as_posix()]["verbatim"]
        if letters(shown) != letters(read(hostile.seeds / name, data)):
            wrong.append(name)
    assert len(hostile.made.texts) > 200
    assert wrong == []


def test_encodings_are_read_as_they_were_written(hostile: Hostile, seen: Seen) -> None:
    for name, text in hostile.made.texts.items():
        if name.startswith("bytes"):
            shown = letters(seen.pages[hostile.page(name).relative_to(hostile.site).as_posix()]["verbatim"])
            assert all(letters(line) in shown for line in text.split("\n\n")), name


def test_a_page_names_its_document_in_its_title(hostile: Hostile, seen: Seen) -> None:
    for name in hostile.made.texts:
        title = seen.pages[hostile.page(name).relative_to(hostile.site).as_posix()]["title"]
        data = json.loads((hostile.page(name).parent / "briefing.json").read_bytes())
        assert letters(data["title"])[:20] in letters(title), name


def test_hidden_characters_are_marks_with_their_names(hostile: Hostile) -> None:
    (name,) = (name for name in hostile.ids if "letters overrides" in name)
    page = hostile.page(name).read_text(encoding="utf-8")
    assert not HIDDEN.search(page)
    sign = '<span class="bg-sign" title="unseen in the document: right-to-left override">[U+202E]</span>'
    assert page.partition('id="source-text"')[2].count(sign) >= 4, "where it stands, and below, in the list of repairs"


def test_a_name_in_letters_that_look_like_others_is_said_to_be_so(hostile: Hostile, seen: Seen) -> None:
    """In the document that names it, and on the page of its own that it has beside the one it looks like."""
    for number in (1, 2):
        page = hostile.page(f"look-alike {number}.txt").relative_to(hostile.site)
        shown = seen.pages[page.as_posix()]["text"]
        assert "is written in Latin and Cyrillic letters" in shown
    actors = {it["title"].partition(" - ")[0]: it["text"] for path, it in seen.pages.items() if "actors/" in path}
    names = ("Marta Tamm", "M\u0430rta Tamm", "\u041c\u0430rt\u0430 T\u0430mm")
    assert set(names) <= actors.keys()
    for name in names:
        others = actors[name].partition("Not to be taken for")[2]
        assert all(other in others for other in names if other != name), name


def test_no_page_and_no_file_for_readers_holds_a_character_that_turns_text_round(hostile: Hostile) -> None:
    """But for the documents themselves, which are published as they are, and data that quote them."""
    for file in hostile.site.rglob("*"):
        if file.suffix in {".html", ".csv", ".ics", ".xml", ".bib", ".ris"} and file.is_file():
            assert not re.search("[\u202a-\u202e\u2066-\u2069]", file.read_text(encoding="utf-8")), file


def test_harmless_documents_are_as_if_they_were_alone(hostile: Hostile, seen: Seen) -> None:
    for name in ("plain", "zebra"):
        data = json.loads((hostile.site / "briefings" / name / "briefing.json").read_bytes())
        assert next(c["action"] for c in data["commitments"]) == "buy two ships by 30 June 2033"
        assert "We will keep the old timetable" in seen.pages[f"briefings/{name}/index.html"]["text"]
        assert unicodedata.is_normalized("NFC", data["title"])
