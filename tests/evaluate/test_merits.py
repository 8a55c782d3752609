"""Figures, their intervals, their floors, and the page they are written into."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from briefgen import evaluate
from briefgen.errors import SettingsError
from briefgen.evaluate import floors as pins
from briefgen.evaluate.figures_of_merit import ROWS, merits
from briefgen.evaluate.marks import Miss
from briefgen.evaluate.measured import Measured, Mistake
from briefgen.evaluate.method import BEGIN, END, MOST

FILE = Path("floors.yml")
SENTENCES = "commitments.sentences"


def counts(right, wrong, missed):
    return {
        f"{SENTENCES}.{part}": n
        for part, n in zip(("right", "wrong", "found", "missed"), (right, wrong, right, missed), strict=True)
    }


ARTICLES = [counts(3, 1, 1), counts(2, 0, 4), counts(0, 3, 2), counts(5, 1, 0)]


def measured(articles=ARTICLES, digest="d1", mistakes=()):
    return Measured(len(articles), 1234, digest, merits(articles), tuple(mistakes))


def test_precision_recall_and_f1_are_those_of_all_articles_together():
    found = merits(ARTICLES)
    assert found[f"{SENTENCES}.precision"].value == pytest.approx(100 * 10 / 15)
    assert found[f"{SENTENCES}.recall"].value == pytest.approx(100 * 10 / 17)
    assert found[f"{SENTENCES}.f1"].value == pytest.approx(100 * 20 / 32)
    assert found[f"{SENTENCES}.precision"].of == 15
    assert found[f"{SENTENCES}.f1"].of == 17


def test_an_interval_holds_the_figure_and_is_the_same_every_time():
    first, again = merits(ARTICLES), merits(ARTICLES)
    assert first == again
    one = first[f"{SENTENCES}.f1"]
    assert 0 <= (one.low or 0) < (one.value or 0) < (one.high or 0) <= 100


def test_equal_articles_leave_no_doubt():
    one = merits([counts(1, 1, 0)] * 5)[f"{SENTENCES}.precision"]
    assert (one.value, one.low, one.high) == (50, 50, 50)


def test_what_nobody_marked_has_no_figure():
    found = merits([{}])
    assert found[f"{SENTENCES}.f1"].value is None
    assert found["evidence.share"].value is None
    assert merits([counts(0, 0, 2)])[f"{SENTENCES}.f1"].value == 0


def test_every_row_has_its_own_name_and_pins_figures_that_exist():
    assert len({row.name for row in ROWS}) == len(ROWS)
    assert set(pins.PINNED) <= merits([{}]).keys()


def test_a_figure_below_its_floor_is_told_with_both():
    pinned = pins.Floors("d1", {f"{SENTENCES}.f1": 62.5, f"{SENTENCES}.recall": 60.0})
    (said,) = evaluate.below(measured(), pinned, FILE)
    assert said.startswith("floors.yml: commitments.sentences.recall is 58.82, its floor is 60.0. ")


def test_changed_marks_are_told():
    (said,) = evaluate.below(measured(digest="d2"), pins.Floors("d1", {}), FILE)
    assert "not those the floors were pinned on" in said


def test_floors_go_up_and_never_down():
    old = pins.Floors("d1", {f"{SENTENCES}.f1": 50.0, f"{SENTENCES}.recall": 90.0})
    new, lower = evaluate.higher(measured(), old, FILE, marks_changed=False)
    assert new.floors == {f"{SENTENCES}.precision": 66.6, f"{SENTENCES}.f1": 62.5, f"{SENTENCES}.recall": 90.0}
    assert lower == []


def test_floors_of_another_set_are_not_raised_unless_that_is_said():
    old = pins.Floors("d1", {f"{SENTENCES}.recall": 90.0})
    with pytest.raises(SettingsError, match="--marks-changed"):
        evaluate.higher(measured(digest="d2"), old, FILE, marks_changed=False)
    new, (lower,) = evaluate.higher(measured(digest="d2"), old, FILE, marks_changed=True)
    assert (new.digest, new.floors[f"{SENTENCES}.recall"]) == ("d2", 58.8)
    assert "went down from 90.0 to 58.8" in lower


def test_marks_changed_lowers_nothing_where_no_mark_changed():
    old = pins.Floors("d1", {f"{SENTENCES}.recall": 90.0})
    new, _ = evaluate.higher(measured(), old, FILE, marks_changed=True)
    assert new.floors[f"{SENTENCES}.recall"] == 90.0


def test_a_file_of_floors_is_read_as_it_was_written(tmp_path):
    file = tmp_path / "floors.yml"
    assert evaluate.pinned(file) == pins.Floors("", {})
    new, _ = evaluate.higher(measured(), evaluate.pinned(file), file, marks_changed=False)
    file.write_text(evaluate.as_yaml(new))
    assert evaluate.pinned(file) == new
    assert yaml.safe_load(file.read_text())["digest"] == "d1"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("digest: x\nfloors:\n  commitments.sentences.f2: 3\n", ":3: found `commitments.sentences.f2`"),
        ("digest: x\nfloors:\n  evidence.share: all\n", ":3: found `evidence.share: all`, expected a number"),
        ("digset: x\n", ":1: found `digset`, expected `digest` or `floors`"),
        ("floors: [\n", "not YAML"),
        ("", "found no list of keys"),
    ],
)
def test_a_damaged_file_of_floors_is_a_message(tmp_path, text, said):
    file = tmp_path / "floors.yml"
    file.write_text(text)
    with pytest.raises(SettingsError) as raised:
        evaluate.pinned(file)
    assert said in str(raised.value)


def test_the_table_has_every_row():
    lines = evaluate.table(measured()).splitlines()
    assert lines[0].startswith("4 articles, 1234 words")
    shown = next(line for line in lines if line.startswith("  sentences that state one"))
    assert shown.split()[4] == "66.7"
    assert shown.endswith(" 17")
    assert all(any(line.startswith(f"  {row.label}") for line in lines) for row in ROWS)


def mistake(what="missed commitment", cause="plan", words="The council is to *reopen* the <b>bridge</b> in May."):
    return Mistake("articles/harbour.md", 7, Miss(10, what, cause, words, "by a rule"), words)


def test_a_mistake_is_one_line_with_its_place():
    shown = str(mistake(words="It\n rained."))
    assert shown == "articles/harbour.md:7: missed commitment, plan (by a rule): It rained."


def test_words_inside_a_sentence_are_told_with_it():
    one = Mistake("articles/harbour.md", 7, Miss(10, "missed date", "day", "May"), "It  rains in May.")
    assert str(one).endswith(": missed date, day: “May” in It rains in May.")


def test_the_data_hold_figures_and_mistakes():
    data = json.loads(evaluate.as_json(measured(mistakes=[mistake()])))
    assert data["figures"]["commitments.sentences.f1"]["of"] == 17
    assert data["mistakes"][0]["line"] == 7


def test_only_the_part_between_the_comments_of_a_page_is_made():
    page = f"# Method\n\nBefore.\n\n{BEGIN}\nold table\n{END}\n\nAfter.\n"
    new = evaluate.page(page, measured(mistakes=[mistake(), mistake(cause="refusal"), mistake()]), FILE)
    assert new.startswith(f"# Method\n\nBefore.\n\n{BEGIN}\n\n4 articles")
    assert new.endswith(f"\n\n{END}\n\nAfter.\n")
    assert "old table" not in new
    assert r"- **missed commitment, 3** (plan 2, refusal 1). For example: The council is to \*reopen\* the \<b\>" in new
    assert evaluate.page(new, measured(mistakes=[mistake(), mistake(cause="refusal"), mistake()]), FILE) == new


def test_the_page_tells_the_most_frequent_mistakes_first():
    many = [mistake(what=f"sort {n:02}") for n in range(MOST + 5) for _ in range(n + 1)]
    listed = [
        line for line in evaluate.page(f"{BEGIN}{END}", measured(mistakes=many), FILE).splitlines() if "**sort" in line
    ]
    assert len(listed) == MOST
    assert listed[0].startswith(f"- **sort {MOST + 4}, {MOST + 5}**")


def test_a_page_without_a_place_for_the_figures_is_a_message():
    with pytest.raises(SettingsError, match="no place for the figures"):
        evaluate.page("# Method\n", measured(), FILE)
