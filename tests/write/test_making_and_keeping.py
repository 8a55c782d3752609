"""Pages and files are made when they are asked for, once in a row, and come back from the store as they went in."""

from __future__ import annotations

import pytest

from briefgen.published import Alternate, Content, Heading
from briefgen.write.kept import Files, Maker, Recipe


class Shelf(dict[bytes, bytes]):
    """A keeper."""

    def put(self, name: bytes, content: bytes) -> None:
        self[name] = content


PAGES = {
    "plain": Content("<p>It rained.</p>", (), ""),
    "whole": Content(
        "<p>One\ntwo\n\nthree</p>\n",
        (Heading(1, "top", "Rain"), Heading(2, "s", "“Sun”\n")),
        "A description\nof two lines",
        (("og:title", "Rain"), ("citation_title", "")),
        (Alternate("application/json", "JSON", "a/b.json"), Alternate("text/csv", "CSV", "a.csv")),
        ("one.js", "two.js"),
    ),
    "odd": Content("<p>\ud800 é 雨 \x00</p>", (Heading(1, "top", "\ud800"),), "\u2028"),
}


def _maker(
    shelf: Shelf | None,
) -> tuple[Maker, list[str], Recipe[str, str, Content], Recipe[str, str, Files]]:
    """A maker, what was made so far, a recipe for pages and one for files."""
    done: list[str] = []
    files = {"a.txt": b"one\ntwo", "empty": b"", "b/c.bin": bytes(range(256)), "d": b"\n"}

    def page(name: str) -> Content:
        done.append(name)
        return PAGES[name]

    def several(name: str) -> Files:
        done.append(f"files of {name}")
        return files

    return Maker(shelf), done, Recipe("page", str, page), Recipe("files", str, several)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("kept", [False, True])
def test_a_page_is_made_once_in_a_row_and_comes_back_as_it_was(name, kept):
    shelf = Shelf() if kept else None
    for again in range(2):
        maker, done, recipe, _ = _maker(shelf)
        page = maker.page(recipe, name, "rain/index.html", "Rain", "rain.txt")
        assert (page.path, page.title, page.source) == ("rain/index.html", "Rain", "rain.txt")
        assert page.make() == PAGES[name]
        assert page.html == PAGES[name].html
        assert done == ([] if kept and again else [name])


@pytest.mark.parametrize("kept", [False, True])
def test_files_are_made_together_and_come_back_byte_for_byte(kept):
    shelf = Shelf() if kept else None
    for again in range(2):
        maker, done, _, recipe = _maker(shelf)
        paths = ("a.txt", "empty", "b/c.bin", "d")
        made = {path: maker.file(recipe, "rain", path).content for path in paths}
        assert made == {"a.txt": b"one\ntwo", "empty": b"", "b/c.bin": bytes(range(256)), "d": b"\n"}
        assert done == ([] if kept and again else ["files of rain"])


def test_another_page_between_two_questions_is_made_and_nothing_is_mixed_up():
    maker, done, recipe, _ = _maker(None)
    plain, odd = (maker.page(recipe, name, name, name) for name in ("plain", "odd"))
    assert [page.make() for page in (plain, odd, plain)] == [PAGES["plain"], PAGES["odd"], PAGES["plain"]]
    assert done == ["plain", "odd", "plain"]


def test_a_digest_tells_subjects_and_recipes_apart_and_needs_a_keeper():
    maker, _, recipe, files = _maker(Shelf())
    digests = [maker.page(recipe, name, "a", "A").digest() for name in PAGES]
    digests += [maker.file(files, name, "a.txt").digest() for name in PAGES]
    assert None not in digests
    assert len(set(digests)) == 6
    assert maker.page(recipe, "plain", "b", "B").digest() == digests[0]
    assert maker.named("plain") != maker.named("odd")
    alone, _, recipe, files = _maker(None)
    assert [alone.page(recipe, "plain", "a", "A").digest(), alone.file(files, "odd", "a.txt").digest()] == [None, None]
    assert alone.named("plain") is None


def test_what_is_kept_under_a_name_is_made_once():
    shelf = Shelf()
    assert Maker(shelf).remembered(b"name", lambda: b"words") == b"words"
    assert Maker(shelf).remembered(b"name", lambda: b"not made") == b"words"
    assert dict(shelf) == {b"name": b"words"}
    assert Maker().remembered(b"name", lambda: b"other") == b"other"
