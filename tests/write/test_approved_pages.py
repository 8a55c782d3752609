"""What the pages and files say is what a person read and approved: approved.py says how to approve a change."""

from __future__ import annotations

from functools import cache

import pytest

from tests.write import approved


@cache
def _said() -> dict[str, str]:
    return dict(approved.readable())


def test_every_approved_text_is_of_a_page_or_file_and_each_of_them_has_one():
    assert {path.name for path in approved.FOLDER.iterdir()} == set(_said())


@pytest.mark.parametrize("name", sorted(path.name for path in approved.FOLDER.iterdir()))
def test_it_says_what_was_approved(name):
    again = "if it should, run `python -m tests.write.approved` and read the difference"
    assert _said().get(name) == (approved.FOLDER / name).read_text(encoding="utf-8"), again


class Shelf(dict[bytes, bytes]):
    """A keeper."""

    def put(self, name: bytes, content: bytes) -> None:
        self[name] = content


def test_a_site_from_the_store_says_the_same():
    shelf = Shelf()
    first = [approved.told(page) for page in approved.whole(shelf).pages]
    made = len(shelf)
    again = approved.whole(shelf)
    assert [approved.told(page) for page in again.pages] == first == [approved.told(p) for p in approved.whole().pages]
    cold = {file.path: file.content for file in approved.whole().attachments}
    for _ in range(2):
        kept = approved.whole(shelf).attachments
        assert {file.path: file.content for file in kept} == cold
    assert len({file.digest() for file in kept}) > 1
    assert len(shelf) >= made > len(again.pages) / 2
