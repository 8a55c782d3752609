"""Files that cannot be read: each gets a message that says why and what to do, and the others get their pages."""

from __future__ import annotations

import builtins
import importlib
import io
import zipfile

import pypdf
import pytest

from briefgen import read
from briefgen.bounds import Bounds
from briefgen.errors import SourceError
from briefgen.read import formats
from briefgen.settings import Settings
from tests.read.formats import made


def _encrypted() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(made.pdf()))
    writer.encrypt("secret", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _packed(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return packed.getvalue()


def _encrypted_mail() -> bytes:
    return b"From: a@example.org\nSubject: x\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n"


def _attachment_only() -> bytes:
    mail = made.mail()
    mail.clear_content()
    del mail["Content-Disposition"]
    mail.set_content(b"%PDF-1.4", maintype="application", subtype="pdf", filename="release.pdf")
    return bytes(mail)


DAMAGED = {
    "cut-off.pdf": (made.pdf()[:300], "damaged"),
    "renamed.pdf": (b"PK\x03\x04 a picture", "this is no PDF"),
    "locked.pdf": (_encrypted(), "has a password"),
    "scanned.pdf": (made.pdf([[], []]), "its pages may be pictures"),
    "empty.pdf": (b"", "this file is empty"),
    "cut-off.docx": (made.word()[:900], "cannot be unpacked"),
    "locked.docx": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "has a password, or is of the old kind"),
    "table.docx": (_packed(**{"xl/workbook.xml": b"<x/>"}), "this is no Word document"),
    "pictures.docx": (made.word(body="<w:p/>"), "there is no text in this Word document"),
    "bomb.docx": (
        made.word(**{"word/styles.xml": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:styles/>'}),
        "declares entities",
    ),
    "broken.docx": (made.word(body="<w:p><w:r>"), "it may be damaged"),
    "app.html": (
        b"<html><body><div id=root></div><script>render()</script></body></html>",
        "no article in this web page",
    ),
    "picture.html": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "this is no web page"),
    "note.eml": (b"just some words\n", "this is no mail"),
    "locked.eml": (_encrypted_mail(), "this mail is encrypted"),
    "attachment.eml": (_attachment_only(), "there is no text in this mail"),
    "several.rss": (made.rss("One", "Two"), "this feed has 2 items"),
    "sitemap.xml": (
        b"<?xml version='1.0'?><urlset><url><loc>https://example.org/</loc></url></urlset>",
        "no item of a feed",
    ),
    "bomb.xml": (b'<!DOCTYPE r [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><rss><channel/></rss>', "declares entities"),
    "cut-off.atom": (made.atom_entry()[:120], "headline and no text"),
}


def test_each_damaged_file_has_its_message_and_the_others_are_read(tmp_path):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name, (content, _) in DAMAGED.items():
        (seeds / name).write_bytes(content)
    (seeds / "good.pdf").write_bytes(made.pdf())
    sources, problems = read.sources(Settings(seeds, tmp_path))
    assert [source.file for source in sources] == ["good.pdf"]
    told = {problem.file.removeprefix("seeds/"): problem.message for problem in problems}
    assert told.keys() == DAMAGED.keys()
    assert {name for name, (_, words) in DAMAGED.items() if words not in told[name]} == set()
    for message in told.values():
        first, _, advice = message.partition("\n")
        assert first
        assert advice, message  # every message says what to do


@pytest.mark.parametrize(("suffix", "library", "extra"), [
    (".html", "trafilatura", "html"),
    (".pdf", "pypdfium2", "pdf"),
    (".docx", "mammoth", "docx"),
    (".rss", "feedparser", "feeds"),
])  # fmt: skip
def test_a_library_that_is_missing_is_named_with_its_extra(suffix, library, extra, monkeypatch):
    real = importlib.import_module

    def missing(name):
        if name.startswith("briefgen.read.formats."):
            raise ModuleNotFoundError(f"No module named {library!r}", name=library)
        return real(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(SourceError, match=rf"(?s)needs {library}, which is not installed.*briefgen\[{extra}\]"):
        formats.reading(b"x", suffix, f"seeds/x{suffix}")


def test_a_mail_needs_no_other_package(monkeypatch):
    """Not even one with a body in HTML."""
    real = builtins.__import__

    def only_ours(name, *rest):
        assert name.partition(".")[0] not in {"trafilatura", "lxml", "mammoth", "feedparser", "pypdfium2"}
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", only_ours)
    assert formats.reading(bytes(made.mail(html=True)), ".eml", "seeds/a.eml").pieces


def test_too_many_pages_and_too_much_in_a_packed_file_are_beyond_the_bounds():
    with pytest.raises(SourceError, match=r"2 pages; the bound `pdf_pages` is 1"):
        formats.reading(made.pdf(), ".pdf", "seeds/a.pdf", Bounds(pdf_pages=1))
    with pytest.raises(SourceError, match="`zip_entries`"):
        formats.reading(made.word(), ".docx", "seeds/a.docx", Bounds(zip_entries=2))
    large = made.word(**{"word/media/x.bin": "0" * 2_000_000})
    with pytest.raises(SourceError, match="`zip_entry_mb`"):
        formats.reading(large, ".docx", "seeds/a.docx", Bounds(zip_entry_mb=1))


def test_the_folder_that_a_browser_saves_beside_a_page_is_left_alone(tmp_path):
    (tmp_path / "Bridge_files").mkdir()
    (tmp_path / "Bridge.html").write_bytes(made.web_page())
    (tmp_path / "Bridge_files" / "saved_resource.html").write_bytes(made.web_page())
    (tmp_path / "notes_files").mkdir()
    (tmp_path / "notes_files" / "kept.txt").write_text("It rained.\n")
    sources, problems = read.sources(Settings(tmp_path, tmp_path))
    assert [source.file for source in sources] == ["Bridge.html", "notes_files/kept.txt"]
    assert problems == ()


def test_a_page_without_text_in_a_pdf_is_told():
    article = [(60.0, 100.0 + 13 * at, 11.0, line) for at, line in enumerate(made.lines(made.THIRD))]
    reading = formats.reading(made.pdf([article, []]), ".pdf", "seeds/a.pdf")
    assert reading.left_out == ("Of the 2 pages of the file, without text, perhaps pictures: 2.",)
