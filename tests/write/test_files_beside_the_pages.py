"""Files beside the pages: each can be made, whole or in pieces, and has a digest of what it is made of."""

from __future__ import annotations

import hashlib
from pathlib import Path

import briefgen
from briefgen.write import site
from briefgen.write.attachments import SHEETS, assets
from tests.write import sample

ASSETS = Path(briefgen.__file__).parent / "write" / "assets"
FILES = {file.path: file for file in site(sample.threaded(), site_name="Harbour Watch").attachments}
OF_EVERYTHING = {"data/corpus.json", "data/corpus.jsonld"} | {
    f"{folder}{name}" for folder in ("", "commitments/") for name in ("feed.xml", "feed.json")
}
OF_EVERYTHING |= {"commitments/commitments.csv", "commitments/commitments.ics"}
FIXED = {file.path: file for file in assets()}


def test_every_file_holds_something_and_its_pieces_are_the_whole():
    pieces = {path: b"".join(file.pieces()) for path, file in FILES.items() if file.pieces}
    assert set(pieces) == OF_EVERYTHING
    assert [path for path, file in FILES.items() if not file.content] == []
    assert pieces == {path: FILES[path].content for path in pieces}


def test_schemas_are_published_as_they_are_and_change_their_digest_with_their_content():
    schemas = {path: file for path, file in FIXED.items() if path.startswith("data/")}
    assert len({file.digest() for file in schemas.values()}) == len(schemas) == 4
    for path, file in schemas.items():
        assert file.content == (Path(briefgen.__file__).parent / path.removeprefix("data/")).read_bytes()
        assert file.digest() == hashlib.sha256(file.content).digest()


def test_the_style_sheet_is_all_sheets_in_their_order():
    sheets = [(ASSETS / "css" / f"{name}.css").read_bytes() for name in SHEETS]
    assert FIXED["assets/briefgen/briefgen.css"].content == b"\n".join(sheets)
    assert all(sheets)


def test_our_scripts_are_published_without_comments_and_others_as_they_are():
    assert FIXED["assets/briefgen/minisearch.js"].content == (ASSETS / "minisearch.js").read_bytes()
    for name in ("briefgen.js", "search.js", "briefing.js"):
        published, written = FIXED[f"assets/briefgen/{name}"].content, (ASSETS / name).read_bytes()
        assert b"\n//" in b"\n" + written.replace(b"\n  ", b"\n")
        assert not [line for line in published.split(b"\n") if line.startswith((b" ", b"//"))]
        assert len(published) < len(written)
