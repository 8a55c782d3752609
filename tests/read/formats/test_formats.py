"""The same article in every format: title, date, outlet, author and text are right, and nothing around it is read."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.model import Source
from briefgen.read.document import source_of
from briefgen.read.folder import Document
from briefgen.read.yaml_values import Values
from tests.read.formats import made


def opened(content: bytes, name: str, **beside: str) -> tuple[Source, list[str]]:
    source, problems = source_of(content, Document(Path(name), name, "bridge"), f"seeds/{name}", Values(beside))
    return source, [problem.message for problem in problems]


FILES = {
    "bridge.html": made.web_page(),
    "bridge.pdf": made.pdf(),
    "bridge.docx": made.word(),
    "bridge.eml": bytes(made.mail()),
    "html.eml": bytes(made.mail(html=True)),
    "bridge.rss": made.rss(),
    "bridge.atom": made.atom_entry(),
}
SAY_WHO_PUBLISHED = FILES.keys() - {"bridge.pdf", "bridge.docx"}
"""A PDF and a Word document have no place for it."""


def blocks(source: Source) -> list[str]:
    return [" ".join(source.reading(block.start, block.end).split()) for block in source.blocks]


@pytest.mark.parametrize("name", FILES)
def test_what_the_file_states_is_known(name):
    source, _ = opened(FILES[name], name)
    assert (source.title.value, source.date.value, source.author.value) == (made.TITLE, made.DATE, made.AUTHOR)
    assert source.outlet.value == (made.OUTLET if name in SAY_WHO_PUBLISHED else None)
    assert "not stated" not in (source.title.origin, source.date.origin, source.author.origin)


@pytest.mark.parametrize("name", FILES)
def test_the_paragraphs_are_those_of_the_article(name):
    """Without the dateline, which is told apart, and with the headline as title."""
    source, _ = opened(FILES[name], name)
    found = blocks(source)
    assert source.blocks[0].kind == "title"
    assert found[0] == made.TITLE
    assert found[1] == made.FIRST.partition("— ")[2]
    assert [one for one in found if one in {made.SECOND, made.THIRD, made.LAST}] == [made.SECOND, made.THIRD, made.LAST]
    assert source.dateline.value == "HARBOUR CITY, Norland"


@pytest.mark.parametrize("name", ["bridge.html", "bridge.pdf", "bridge.docx"])
def test_headings_and_items_are_told(name):
    source, _ = opened(FILES[name], name)
    kinds = {words: block.kind for words, block in zip(blocks(source), source.blocks, strict=True)}
    assert kinds[made.HEADING] == "heading"
    assert [kinds[item] for item in made.ITEMS] == ["item", "item"]


@pytest.mark.parametrize("name", FILES)
def test_every_letter_of_the_text_is_in_a_block_or_has_a_reason(name):
    source, _ = opened(FILES[name], name)
    rest = list(source.text)
    taken = [(part.start, part.end) for part in source.blocks] + [(part.start, part.end) for part in source.unused]
    for start, end in taken:
        rest[start:end] = " " * (end - start)
    left = "".join(rest).split()
    dateline = [*made.FIRST.partition("— ")[0].split(), "—"]
    assert left == (dateline if source.dateline.value else [])


@pytest.mark.parametrize("name", FILES)
def test_the_same_bytes_give_the_same_source(name):
    assert opened(FILES[name], name) == opened(FILES[name], name)


def test_hash_seed_time_zone_locale_and_the_day_change_no_letter(tmp_path):
    """The article is of a day that may be in the future; half past eleven at night is another day in other zones."""
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    code = (
        "import sys, hashlib, pathlib\n"
        "from briefgen import read\n"
        "from briefgen.settings import Settings\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "said = [(one, one.text) for one in read.sources(Settings(folder, folder))[0]]\n"
        "print(len(said), hashlib.sha256(repr(said).encode()).hexdigest())\n"
    )
    found = set()
    for seed, zone, words in (
        ("0", "UTC", "C"),
        ("1", "Pacific/Kiritimati", "C.UTF-8"),
        ("7", "America/Adak", "de_DE"),
    ):
        ours = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": words, "PYTHONWARNINGS": "ignore"}
        command = [sys.executable, "-c", code, str(tmp_path)]
        done = subprocess.run(command, env=ours, capture_output=True, text=True, check=True)
        found.add(done.stdout.splitlines()[-1])
    assert [one.split()[0] for one in found] == [str(len(FILES))]


def test_pages_of_the_last_century_keep_their_date():
    page = made.web_page().replace(b"2031-04-14T", b"1987-04-14T")
    assert opened(page, "old.html")[0].date.value == "1987-04-14"


def test_nothing_around_the_article_of_a_web_page_is_read():
    source, _ = opened(FILES["bridge.html"], "bridge.html")
    for words in ("casino", "Sport", "Most read", "All rights reserved"):
        assert words not in source.text


@pytest.mark.parametrize(
    "page",
    [
        "<title>Notice</title><h1>Notice of the council</h1><p>The council will reopen the bridge on 3 May.</p>",
        "<div><b>Notice of the council</b></div><div>The council will reopen the bridge on 3 May.</div>",
        "<p>Notice of the council<p>The council will reopen the bridge on 3 May.",
    ],
)
def test_a_short_or_old_page_keeps_its_paragraphs(page):
    """trafilatura takes it for no article, or makes one paragraph of it."""
    source, _ = opened(page.encode(), "notice.html")
    assert blocks(source)[-2:] == ["Notice of the council", "The council will reopen the bridge on 3 May."]


def test_nothing_is_fetched_for_a_file(monkeypatch):
    """Not a picture, a style sheet, a definition of its form, nor a picture that a Word document links."""

    def asked(*_):
        raise AssertionError("a reader asked the network")

    monkeypatch.setattr(socket, "getaddrinfo", asked)
    monkeypatch.setattr(socket.socket, "connect", asked)
    remote = "https://news.example/remote"
    page = made.web_page().replace(b"</h1>", f'</h1><img src="{remote}.png"><iframe src="{remote}"></iframe>'.encode())
    feed = made.rss().replace(b"<rss ", f'<!DOCTYPE rss SYSTEM "{remote}.dtd"><rss '.encode())
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    picture = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="r9" xmlns:r="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships"/></wp:inline></w:drawing></w:r></w:p>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r9" Type="{relation}" Target="{remote}.png" TargetMode="External"/></Relationships>'
    )
    body = f"{picture}<w:p><w:r><w:t>{made.THIRD}</w:t></w:r></w:p>"
    word = made.word(body, **{"word/_rels/document.xml.rels": relations})
    for name, content in {"page.html": page, "feed.rss": feed, "minutes.docx": word}.items():
        assert made.THIRD in " ".join(blocks(opened(content, name)[0]))


def test_tables_are_shown_and_not_read():
    for name in ("bridge.html", "bridge.docx"):
        source, _ = opened(FILES[name], name)
        assert [source.text[part.start : part.end] for part in source.unused if part.reason == "table"] == [
            "Year | Cost\n2031 | 43 million"
        ]


def test_a_tracked_change_is_read_as_accepted():
    assert "The works will soon begin." in blocks(opened(FILES["bridge.docx"], "bridge.docx")[0])


def test_a_paragraph_goes_on_over_the_end_of_a_page_and_its_sentences_know_their_page():
    source, _ = opened(FILES["bridge.pdf"], "bridge.pdf")
    assert len(source.pages) == 2
    second = source.text.index("“We will reopen")
    assert source.cut(second, second + 5).page == 1
    assert source.cut(source.pages[1], source.pages[1] + 5).page == 2
    assert source.cut(source.text.index(made.HEADING), source.text.index(made.HEADING) + 5).page == 2
    (block,) = [block for block in source.blocks if block.start <= second < block.end]
    assert block.start < source.pages[1] < block.end


def test_running_heads_stand_once_at_the_end_and_page_numbers_nowhere():
    source, _ = opened(FILES["bridge.pdf"], "bridge.pdf")
    (head,) = [part for part in source.unused if part.reason == "running head of the pages"]
    assert source.text[head.start : head.end] == "Harbour Post, Monday edition"
    assert source.text.count("Monday edition") == 1
    assert head.end == len(source.text)


def test_the_columns_of_a_page_are_read_one_after_the_other():
    left, right = made.lines(made.THIRD)[:3], made.lines(made.LAST)[:3]
    page = [(40.0, 100.0 + 13 * at, 8.0, line) for at, line in enumerate(left)]
    page += [(320.0, 100.0 + 13 * at, 8.0, line) for at, line in enumerate(right)]
    source, _ = opened(made.pdf([page]), "columns.pdf")
    assert source.text.index(left[-1]) < source.text.index(right[0])


def test_columns_that_were_set_row_by_row_are_read_one_after_the_other():
    left, right = made.lines(made.THIRD, 30), made.lines(made.LAST, 30)
    page = [(40.0, 40.0, 18.0, "A heading over both columns")]
    for at, (one, other) in enumerate(zip(left, right, strict=False)):
        page += [(40.0, 100.0 + 13 * at, 10.0, one), (320.0, 100.0 + 13 * at, 10.0, other)]
    page += [
        (40.0, 300.0, 10.0, "The report was made in April of that year and has a line over the whole width of it.")
    ]
    found = blocks(opened(made.pdf([page]), "rows.pdf")[0])
    rows = min(len(left), len(right))
    assert found[1:3] == [" ".join(left[:rows]), " ".join(right[:rows])]


def test_a_table_is_read_by_its_rows():
    page = [(60.0, 80.0 + 13 * at, 11.0, line) for at, line in enumerate(made.lines(made.THIRD))]
    for row in range(7):
        page += [(60.0, 300.0 + 13 * row, 11.0, f"{2031 + row}"), (300.0, 300.0 + 13 * row, 11.0, f"{row} million")]
    assert "2031 0 million" in opened(made.pdf([page]), "table.pdf")[0].text


def test_a_word_divided_at_the_end_of_a_line_is_read_as_one():
    page = [(60.0, 100.0, 11.0, "The council asked all the people of the harbour for their coop-")]
    page += [(60.0, 113.0, 11.0, "eration and promised to reopen the bridge by the summer.")]
    source, _ = opened(made.pdf([page]), "divided.pdf")
    assert "cooperation and promised" in blocks(source)[0]


def test_small_letters_at_the_foot_are_a_footnote():
    page = [(60.0, 100.0 + 13 * at, 11.0, line) for at, line in enumerate(made.lines(made.THIRD))]
    page += [(60.0, 700.0, 7.0, "1 See the report of the ministry.")]
    source, _ = opened(made.pdf([page]), "note.pdf")
    assert [source.text[part.start : part.end] for part in source.unused] == ["1 See the report of the ministry."]


def test_quoted_mail_and_signature_are_unused_and_attachments_are_told():
    """On the page, as nobody can do anything about them: a warning would fail every strict build."""
    source, messages = opened(FILES["bridge.eml"], "bridge.eml")
    assert {part.reason for part in source.unused} >= {"quoted mail", "signature of the mail"}
    assert "press desk" not in " ".join(blocks(source))
    assert source.limits == ("The attachments of the mail are not read: bridge.png.",)
    assert messages == []


def test_a_mail_is_dated_by_the_day_of_its_sender():
    """23:30 in a zone three hours behind is another day elsewhere; so is half past midnight in a feed."""
    for name in ("bridge.eml", "bridge.rss", "bridge.atom"):
        assert opened(FILES[name], name)[0].date.value == "2031-04-14"


def test_a_sidecar_wins_over_what_the_file_states():
    source, _ = opened(FILES["bridge.html"], "bridge.html", title="Bridge", retrieved="2031-04-20")
    assert (source.title.value, source.title.origin) == ("Bridge", "sidecar")
    assert source.retrieved.value == "2031-04-20"


def test_a_file_that_is_not_the_one_that_was_fetched_is_told():
    source, messages = opened(FILES["bridge.html"], "bridge.html", sha256="0" * 64)
    assert ["its sha256 differs" in message for message in messages] == [True]
    assert opened(FILES["bridge.html"], "bridge.html", sha256=source.sha256)[1] == []


def test_what_is_no_address_or_date_is_not_taken_from_a_page():
    page = made.web_page().replace(made.URL.encode(), b"javascript:alert(1)").replace(b"2031-04-14T", b"0000-99-99T")
    source, _ = opened(page, "bridge.html")
    assert source.url.value is None
    assert source.date.value is None


def test_a_title_may_have_odd_spaces_and_no_turned_letters():
    page = made.web_page().decode()
    odd = page.replace(made.TITLE, made.TITLE.replace("harbour bridge", "harbour\u00a0brid\u00adge"))
    assert opened(odd.encode(), "bridge.html")[0].title.value == made.TITLE
    turned = page.replace(f'content="{made.TITLE}"', 'content="Council \u202eegdirb\u202c"')
    assert "\u202e" not in (opened(turned.encode(), "bridge.html")[0].title.value or "")


def test_a_text_that_begins_like_front_matter_is_text_in_a_mail():
    mail = made.mail()
    mail.clear_content()
    mail.set_content("---\ntitle: Another\n---\nThe council promised to publish the contract of the works.\n")
    source, _ = opened(bytes(mail), "bridge.eml")
    assert source.title.value == made.TITLE


def test_pages_of_an_old_encoding_are_read_as_they_say():
    page = made.web_page().decode().replace('charset="utf-8"', 'charset="windows-1251"')
    russian = page.replace("Peter Vance", "Пётр Вансов").replace("—", "-").replace("“", '"').replace("”", '"')
    source, _ = opened(russian.replace("©", "").encode("windows-1251"), "old.html")
    assert "Пётр Вансов" in source.text
