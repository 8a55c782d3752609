"""What `mkdocs serve` shows of what is wrong: the real server, edited as an editor does."""

from __future__ import annotations

import pytest

from briefgen.plugin import notices
from tests.serve.running import BRIDGE, Served

pytestmark = [pytest.mark.slow, pytest.mark.model]
HOME, PAGE, OTHER = "index.html", "briefings/bridge/index.html", "briefings/ferry/index.html"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    there = Served(tmp_path_factory.mktemp("served"))
    yield there
    there.end()


def test_a_wrong_value_is_told_on_the_page_and_at_home_with_its_line(served):
    served.write("seeds/bridge.yml", "outlet: Harbour Post\ndate: 14 Aprl 2031\n")
    page = served.until("bg-preview", PAGE)
    assert "<code>seeds/bridge.yml:2</code>" in page
    assert "14 Aprl 2031" in page
    assert "seeds/bridge.yml:2" in served.page(HOME)
    assert "bg-preview" not in served.page(OTHER)
    assert "seeds/bridge.yml:2" in served.said()
    assert "white-space" in served.page("briefgen-preview.css")
    served.write("seeds/bridge.yml", "outlet: Harbour Post\ndate: 2031-04-14\n")
    served.until_without("bg-preview", PAGE)
    assert "bg-preview" not in served.page(HOME)


def test_a_correction_that_finds_nothing_is_told_on_its_page(served):
    served.write("seeds/bridge.yml", "fixes:\n  - drop: c-zzzzzzz\n    quote: words that nobody wrote\n")
    assert "seeds/bridge.yml:2" in served.until("bg-preview", PAGE)
    (served.folder / "seeds" / "bridge.yml").unlink()
    served.until_without("bg-preview", PAGE)


def test_a_document_that_cannot_be_read_any_more_says_so_at_its_address(served):
    served.write("seeds/bridge.txt", b"\x00\x01\x02\x03" * 200)
    page = served.until(notices.NO_PAGE, PAGE)
    assert "<code>seeds/bridge.txt</code>" in page
    assert "seeds/bridge.txt" in served.page(HOME)
    served.write("seeds/bridge.txt", BRIDGE)
    served.until("bg-line", PAGE)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("plugins: [{briefgen: {jobs: many}}]", "expected `cores` or a whole number"),
        ("plugins: [{briefgen: {bounds: {second: 4}}}]", "there is no bound `second`"),
        ("plugins: [{briefgen: {sources: nowhere}}]", "there is no folder"),
        ("plugins: [briefgen\nnav: }", "line"),
    ],
    ids=["value", "bound", "folder", "yaml"],
)
def test_a_wrong_option_gives_a_page_with_the_message_until_it_is_right(served, wrong, told):
    served.write("mkdocs.yml", served.settings.replace("plugins: [briefgen]", wrong))
    page = served.until(notices.NO_SITE, PAGE)
    assert told in page
    assert "mkdocs.yml" in page
    assert notices.NO_SITE in served.page(HOME)
    assert "Traceback" not in served.said()
    served.write("mkdocs.yml", served.settings)
    served.until("bg-line", PAGE)


def test_words_of_a_file_name_are_words_in_a_notice(served):
    served.write("seeds/bridge.yml", "date: <script>alert(1)</script>\n")
    page = served.until("bg-preview", PAGE)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    (served.folder / "seeds" / "bridge.yml").unlink()
    served.until_without("bg-preview", PAGE)
