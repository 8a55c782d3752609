"""One real article, where it is at hand: what the whole room makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen import read
from briefgen.settings import Settings

ARTICLE = Path(__file__).parents[2].parent / "shared/gold/commitments/defense-ministers-2-plus-2.txt"


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article belongs to its publisher and is not kept here")
def test_a_real_article_is_read_in_full():
    source = read.source(ARTICLE, Settings(ARTICLE.parent / "none", ARTICLE.parent))
    assert source.title.origin == "first sentence"
    title = source.title.value or ""
    assert title in source.text
    assert title.endswith(" threat")
    assert (source.date.value, source.dateline.value) == (None, "WASHINGTON")
    assert [repair.read.split()[1] for repair in source.repairs] == ["reported", "from", "between"]
    assert [part.reason for part in source.unused] == ["author note", "page furniture: links to other pages"]
    note = source.text[source.unused[0].start : source.unused[0].end]
    assert source.author.origin == source.outlet.origin == "author note"
    assert note.startswith(f"{source.author.value} was ")
    assert f" for {source.outlet.value}," in note
    assert len(source.blocks) == 13
