"""A page in a Markdown file: whatever its words are, they stay words."""

from __future__ import annotations

import re
from html import escape
from xml.etree.ElementTree import tostring

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinyhtml5 import parse

from briefgen.visible import visible
from briefgen.write.docs_tree.literal import block
from tests.hostile.payloads import PAYLOADS

EVERYTHING = [
    *("abbr", "admonition", "attr_list", "codehilite", "def_list", "footnotes", "md_in_html", "meta", "nl2br"),
    *("sane_lists", "smarty", "tables", "toc", "wikilinks", "pymdownx.arithmatex", "pymdownx.betterem"),
    *("pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.highlight"),
    *("pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols"),
    *("pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde"),
]
"""As many extensions as somebody may switch on."""
SIGNS = "*_`~^=+|[]{}()<>#!@$%&:;-\\/\"'.0 \n\tab\u00e9\u2028"


def page(words: str, value: str = "") -> str:
    """A page as ours are: the words in elements that keep lines and in others, and in an attribute."""
    its = escape(visible(words))
    title = escape(visible(value or words))
    return (
        f'<h1 id="top">{its}</h1>\n<div class="bg" title="{title}">\n\n    <p>{its}</p>\n<pre>x{its}</pre>\n\n\n'
        f"<ul>\n<li>{its}\n\n<li>{its}</ul>\n"
        f'<svg viewBox="0 0 1 1"><a href="#top"><title>{its}</title>\n\n<rect x="1"/></a></svg></div>\n'
    )


def read(html: str) -> str:
    """As a browser reads it, written out."""
    return tostring(parse(html), encoding="unicode")


def rendered(text: str) -> str:
    made: str = markdown.Markdown(extensions=EVERYTHING).convert(text)
    return made


@given(st.text(SIGNS, max_size=60))
def test_any_signs_come_out_as_they_went_in(words):
    made, end, _ = rendered(f"{block(page(words))}\n*more*\n").rpartition("<p><em>more</em></p>")
    assert end, "what follows is Markdown again"
    assert read(made.strip()) == read(f"<div>{page(words).strip()}</div>")


@pytest.mark.parametrize("words", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_words_come_out_as_they_went_in(words):
    assert read(rendered(block(page(words)))) == read(f"<div>{page(words).strip()}</div>")


@given(st.text(max_size=60))
def test_no_line_is_empty_and_no_sign_of_a_template_is_left(words):
    """An empty line would end the block by the rules of CommonMark."""
    made = block(page(words))
    assert made.endswith("</div>\n")
    assert [line for line in made[:-1].split("\n") if not line.strip()] == []
    assert not re.search(r"[{}\[\]*`|\t\r\f\u2028\u2029]", made)
    assert not re.search(r">[^<]*[_~^=@:$\\-][^<]*<", made)


@pytest.mark.parametrize(
    "html", ["<script>x</script>", "<p><STYLE>x</style>", "<!-- x -->", "<textarea>", "<title>x</title>", "<?x?>"]
)
def test_what_cannot_be_written_so_is_refused(html):
    with pytest.raises(ValueError, match="cannot stand in a Markdown file"):
        block(html)


def test_a_value_that_ends_in_an_attribute_of_a_search_keeps_its_end():
    """Material and its successor take such attributes out of the page, with whatever stands between two quotes."""
    words = "x data-search-exclude="
    made = re.sub(r'\s?data-search-\w+="[^"]*"', "", block(page(words)).strip())
    assert read(made) == read(f"<div>{page(words).strip()}</div>")
