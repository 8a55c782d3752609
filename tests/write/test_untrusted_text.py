"""Documents are strangers: whatever they hold, pages show it as words."""

from __future__ import annotations

import re

import pytest

from briefgen.errors import Problem
from briefgen.plugin import head
from briefgen.published import Site
from briefgen.visible import visible
from briefgen.write import site
from briefgen.write.encode import TEX
from briefgen.write.render import inert
from tests.write import hostile
from tests.write.page_reader import Element, read

OURS = (
    "a b blockquote button caption code datalist dd details div dl dt form h1 h2 h3 input kbd label li mark nav"
    " noscript ol option output p pre q section select span strong summary table tbody td th thead time tr ul"
    " circle g path rect svg text title"
)


@pytest.fixture(scope="module")
def written() -> Site:
    return site(hostile.corpus(), (Problem(hostile.TEXT, 3, hostile.TEXT),), corrections_to="desk@post.test")


def _elements(written: Site) -> list[Element]:
    return [element for page in written.pages for element in read(page.html).all()]


def test_only_our_own_elements_stand_on_a_page(written):
    assert {element.tag for element in _elements(written)} <= set(OURS.split())


def test_no_attribute_runs_anything(written):
    for element in _elements(written):
        assert not [name for name in element.attrs if name.startswith("on") or name in {"style", "src", "srcdoc"}]


def test_no_link_leads_to_a_script(written):
    hrefs = {element.attrs["href"] for element in _elements(written) if "href" in element.attrs}
    ours = (
        r"https?://|mailto:desk@post\.test\?[\w.%&=~-]+$|#|[\w./-]+\.(html|jsonld|json|txt|csv|ics|xml|bib|ris)(\?|#|$)"
    )
    assert all(re.match(ours, href) for href in hrefs), hrefs


def test_the_words_are_all_there_to_be_read(written):
    shown = visible(hostile.TEXT)
    for page in written.pages:
        if page.path.startswith("briefings/") and page.source:
            text = read(page.html).text()
            assert text.count(shown) > 20
    home = read(written.pages[0].html).text()
    assert shown in home


def test_templates_in_a_document_are_not_carried_out(written):
    for page in written.pages:
        html = page.html
        for letter, tex in TEX.items():  # a citation in BibTeX writes braces as words
            html = html.replace(tex, letter)
        assert html.count("{{7*7}}") == html.count("{% raw %}--8&lt;--") == html.count("alert(1)")


def test_marks_that_turn_text_round_are_written_out(written):
    assert all("\u202e" not in page.html and "\x00" not in page.html for page in written.pages)
    assert visible("a\u202eb\x07") == "a[U+202E]b[U+0007]"


def test_letters_of_every_script_stay_as_they_are():
    words = "Ærø 東京 Київ \u200fעברית\u200f क्\u200dष 👩\u200d🚀 \t\n"
    assert visible(words) == words


def test_the_search_plugins_own_cleaning_cannot_reopen_an_attribute(written):
    """It deletes `data-search-…="…"` from finished pages, and with it the mark that ends an attribute.

    Sites that list Material's `search` still get pages that it cannot harm.
    """
    trap = f'<a title="{inert("a data-search-x=")}" href="b">'
    for html in (trap, *(page.html for page in written.pages)):
        finished = head.out_of_reach(html)
        assert re.sub(r"\s?data-search-\w+=\"[^\"]+\"", "", finished) == finished


def test_titles_for_other_themes_hold_no_hidden_characters(written):
    assert all("\u202e" not in page.title + page.description for page in written.pages)
