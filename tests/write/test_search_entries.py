"""What the theme's search finds: statements where they stand, each text once."""

from __future__ import annotations

from material.plugins.search import plugin

from briefgen.write import site
from tests.write import sample


def _entries(path: str) -> dict[str | None, tuple[str, str]]:
    """Title and text of the entries that the plugin makes of a page, by the id of their heading."""
    parser = plugin.Parser()
    parser.feed(next(page.html for page in site(sample.corpus()).pages if page.path == path))
    parser.close()
    return {s.id: ("".join(s.title).strip(), "".join(s.text)) for s in parser.data if not s.is_excluded()}


def test_a_briefing_is_found_by_its_title_once():
    entries = _entries("briefings/harbour/index.html")
    assert [title for title, _ in entries.values()].count(sample.TITLE) == 1
    assert entries[None][0] == sample.TITLE


def test_statements_are_found_in_their_section_without_marks_and_evidence():
    entries = _entries("briefings/harbour/index.html")
    assert set(entries) == {None, "bottom-line", "facts", "commitments", "statements", "who", "quotations"}
    assert "the toll be dropped" in entries["statements"][1]
    assert "Residents demanded" not in entries["statements"][1]  # that is its evidence
    assert "F1" not in entries["facts"][1]


def test_the_source_text_is_not_indexed_a_second_time():
    assert not [text for _, text in _entries("briefings/harbour/index.html").values() if sample.WEATHER in text]


def test_an_actor_is_found_by_name_and_by_other_spellings():
    entries = _entries("actors/council/index.html")
    assert entries[None][0] == "council"
    assert "the council" in entries[None][1]
    assert set(entries) == {None}


def test_lists_add_nothing_but_their_titles():
    for path in ("briefings/index.html", "commitments/index.html"):
        assert all(sample.TITLE not in text for _, text in _entries(path).values())
