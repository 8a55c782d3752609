"""Documents that tell one story nearly word for word are found, and told from those that share a paragraph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen import connect
from briefgen.connect.same_story import same_story
from briefgen.connect.shingles import sample
from briefgen.model import Block, Briefing, Known
from tests.connect.documents import document

WORDS = [
    first + last for first in ("har", "fer", "bri", "cou", "may", "sto") for last in ("bour", "ry", "dge", "m", "er")
]


def sentences(first: int, number: int) -> list[str]:
    """Sentences of nine words, no two alike."""
    return [
        " ".join(WORDS[(n * n * 7 + n * 3 + at * (n % 11 + 1)) % len(WORDS)] for at in range(9)).capitalize() + f" {n}."
        for n in range(first, first + number)
    ]


def told(file: str, lines: list[str], date: str | None = "2031-03-01") -> Briefing:
    text = " ".join(lines)
    made = document(file, date)
    source = replace(made.source, text=text, blocks=(Block(0, len(text), "paragraph"),), title=Known(file))
    return replace(made, source=source)


STORY = sentences(0, 30)


def groups_of(*briefings: Briefing) -> tuple[tuple[str, ...], ...]:
    return same_story(briefings, {briefing.source.id: sample(briefing) for briefing in briefings})


@pytest.mark.parametrize(
    ("other", "groups"),
    [
        (told("b.txt", STORY, "2031-03-02"), (("a", "b"),)),
        (told("b.txt", STORY[:18], "2031-03-01"), (("a", "b"),)),
        (told("b.txt", ["Our own opening words.", *STORY[:25]], None), (("a", "b"),)),
        (told("b.txt", sentences(100, 20) + STORY[:5]), ()),
        (told("b.txt", STORY, "2032-03-01"), ()),
        (told("b.txt", STORY[:2]), ()),
        (told("b.txt", STORY[:6] + sentences(100, 60)), ()),
    ],
    ids=[
        "the same words a day later",
        "cut short",
        "with words of its own, undated",
        "with the background of the first",
        "the same words a year later",
        "two sentences quoted",
        "quoted in a longer one",
    ],
)
def test_one_story_in_two_documents(other, groups):
    assert groups_of(other, told("a.txt", STORY)) == groups


def test_the_first_published_comes_first_in_its_group():
    late, early, undated = told("a.txt", STORY, "2031-03-05"), told("b.txt", STORY), told("c.txt", STORY, None)
    assert groups_of(late, undated, early) == (("b", "a", "c"),)


def test_three_outlets_are_one_group_and_groups_are_ordered_by_their_first():
    other = sentences(200, 30)
    docs = [
        told(f"{name}.txt", lines) for name, lines in zip("abcde", [other, STORY, STORY, other, STORY], strict=True)
    ]
    assert groups_of(*docs) == (("a", "d"), ("b", "c", "e"))


def test_no_story_is_related_to_itself_and_each_is_listed_once():
    def about(briefing: Briefing) -> Briefing:
        return replace(briefing, source=replace(briefing.source, topics=("harbours",)))

    docs = [about(told("a.txt", STORY)), about(told("b.txt", STORY)), about(told("c.txt", sentences(200, 30)))]
    corpus = connect.corpus(docs)
    assert corpus.same_story == (("a", "b"),)
    near = {one: [r.briefing.source.id for r in others] for one, others in corpus.related.items()}
    assert near == {"a": ["c"], "b": ["c"], "c": ["a"]}
