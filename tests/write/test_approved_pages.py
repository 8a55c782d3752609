"""What the pages and files say is what a person read and approved: approved.py says how to approve a change."""

from __future__ import annotations

from functools import cache

import pytest

from tests.write import approved
from tests.write.page_words import told


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
    shelf, builds, kept = Shelf(), [], []
    for _ in range(2):
        made = approved.whole(shelf)
        builds.append([*map(told, made.pages), *(file.content for file in made.attachments)])
        kept.append(len(shelf))
    assert builds[0] == builds[1]
    assert kept[0] == kept[1] > len(made.pages) / 2
    assert {_said()[name] for name in ("actors-council.txt", "briefings-harbour.txt", "search.txt")} <= set(builds[1])
    assert len({file.digest() for file in made.attachments}) > len(made.pages)
