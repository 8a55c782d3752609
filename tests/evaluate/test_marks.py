"""Files of marks: what is read from them, and what is said of those that are not as they must be."""

from __future__ import annotations

from textwrap import dedent

import pytest

from briefgen.errors import SettingsError
from briefgen.evaluate import marked_set
from briefgen.evaluate.marks_file import marks
from briefgen.evaluate.places import covered, line_of, occurrences, places, same

ARTICLE = """\
---
title: The ferry stays
---

The council pledged to reopen
the bridge by May. It rained in May.
"""


def read(text, article=ARTICLE):
    return marks("bridge", "marks/bridge.yml", dedent(text), article)


def test_a_whole_file_is_read():
    found, problems = read("""\
        # what it is about
        actors:
        - {name: Harbour Council, kind: organization, also: [council]}
        quotations:
        - {words: reopen, speaker: Ada | council, style: mixed, channel: Radio}
        commitments:
        - sentence: The council pledged to reopen the bridge by May.
          kind: pledge
          actors: [Harbour Council | Ada]
          action: reopen the bridge
          recipients: []
          deadline: by May
        lookalikes:
        - {sentence: It rained in May., is: completed, because: it is over}
        dates:
        - {words: in May, date: 2031-05, until: 2031-06}
        figures:
        - {words: bridge, value: 1_000.5}
        facts:
          must: [It rained in May.]
          may:
        summary: The bridge reopens.
        """)
    assert problems == []
    (commitment,) = found.commitments
    assert (commitment.line, commitment.actors, commitment.deadline) == (7, (("Harbour Council", "Ada"),), "by May")
    assert commitment.condition is None
    assert commitment.borderline is False
    assert found.quotations[0].speaker == ("Ada", "council")
    assert (found.dates[0].date, found.dates[0].until) == ("2031-05", "2031-06")
    assert found.figures[0].value == 1000.5
    assert [(one.must, one.sentence) for one in found.facts] == [(True, "It rained in May.")]
    assert found.summary == "The bridge reopens."


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("actors:\n- {name: Ada, kind: persn}\n", 2, ['`kind` is "persn"', "expected one of person, organization"]),
        ("actors:\n- kind: person\n", 2, ["has no `name`", "Write for example name: Harbour Council"]),
        ("actors:\n- name: Ada\n  kind: person\n  alsoo: [A]\n", 4, ["`alsoo` is no key", "Did you mean `also`?"]),
        ("actors:\n- name: Ada\n  kind: person\n  kind: group\n", 4, ["`kind` stands twice"]),
        ("actors:\n- Ada\n", 2, ['is "Ada"', "expected `key: value` lines"]),
        ("actors: Ada\n", 1, ['`actors` is "Ada"', "expected a list"]),
        ("dates:\n- {words: in May, date: 5 May}\n", 2, ['`date` is "5 May"', "YYYY-MM-DD"]),
        ("dates:\n- {words: in May, date: 2031-02-30}\n", 2, ["2031-02-30"]),
        ("figures:\n- {words: May, value: two}\n", 2, ['`value` is "two"', "expected a number"]),
        ("commitments:\n- sentence: It rained in May.\n  reaffirmed: yes!\n", 3, ["`reaffirmed`", "true or false"]),
        ("facts:\n  should: []\n", 2, ["`should` is no key of `facts`"]),
        ("facts:\n  must:\n  - It snowed.\n", 3, ['"It snowed."', "does not stand in the article", '"It"']),
        ("lookalikes:\n- {sentence: Rain in May., is: wish, because: x}\n", 2, ["not even the first word"]),
        ("summary: [a]\n", 1, ["`summary` is a list", "expected words"]),
        ("summery: a\n", 1, ["Did you mean `summary`?"]),
        ("actors: [\n", 2, ["not YAML"]),
        ("- a\n", 1, ["the file is a list"]),
    ],
)
def test_what_is_not_as_it_must_be_is_told_with_its_line(text, line, said):
    _, problems = read(text)
    assert all(str(problem).startswith("marks/bridge.yml:") for problem in problems)
    (problem,) = [one for one in problems if all(part in one.message for part in said)]
    assert problem.line == line


def test_one_bad_entry_leaves_the_others():
    found, problems = read("actors:\n- {name: Ada, kind: x}\n- {name: Bo, kind: person}\nsummary: Fine.\n")
    assert [actor.name for actor in found.actors] == ["Bo"]
    assert found.summary == "Fine."
    assert len(problems) == 1


def test_an_empty_file_marks_nothing():
    found, problems = read("# nothing\n")
    assert (found.actors, found.summary, problems) == ((), None, [])


def test_words_of_the_front_matter_are_not_in_the_article():
    _, problems = read("facts:\n  must: [The ferry stays]\n")
    assert "front matter" in problems[0].message


def test_words_are_found_across_line_ends_and_as_whole_words():
    start, end = occurrences("reopen the bridge", ARTICLE)[0]
    assert ARTICLE[start:end] == "reopen\nthe bridge"
    assert occurrences("rain", ARTICLE) == ()
    assert len(occurrences("May", ARTICLE)) == 2


def test_words_marked_as_often_as_they_stand_mean_a_place_each():
    first, second = occurrences("May", ARTICLE)
    assert places(["May", "May"], ARTICLE) == [(first,), (second,)]
    assert places(["May"], ARTICLE) == [(first, second)]


def test_half_of_one_stretch_on_the_other_is_enough():
    assert same((0, 10), (5, 100))
    assert not same((0, 10), (6, 100))
    assert not same((0, 10), (10, 20))
    assert covered((0, 10), [(0, 3), (8, 10)])
    assert not covered((0, 10), [(0, 3), (1, 4)])


def test_lines_count_from_one():
    assert [line_of(ARTICLE, at) for at in (0, 4, ARTICLE.index("It rained"))] == [1, 2, 6]


def folder(tmp_path, **files):
    for part in ("articles", "marks"):
        (tmp_path / part).mkdir(exist_ok=True)
    for name, text in files.items():
        part, suffix = ("articles", "md") if name.startswith("a_") else ("marks", "yml")
        (tmp_path / part / f"{name[2:]}.{suffix}").write_bytes(text.encode())
    return tmp_path


def test_an_article_and_its_marks_belong_together(tmp_path):
    found = marked_set(
        folder(tmp_path, a_one="It rained.\n", m_two="summary: Rain.\n", a_three="A.\n", m_three="# x\n")
    )
    assert list(found.marks) == ["three.md"]
    messages = [str(problem) for problem in found.problems]
    assert any("one.md: there are no marks" in message for message in messages)
    assert any("two.yml: there is no article" in message for message in messages)


def test_the_digest_is_that_of_articles_and_marks_whatever_the_line_ends(tmp_path):
    first = marked_set(folder(tmp_path, a_one="It rained.\n", m_one="summary: Rain.\n")).digest
    assert marked_set(folder(tmp_path, a_one="It rained.\r\n")).digest == first
    assert marked_set(folder(tmp_path, m_one="summary: Snow.\n")).digest != first
    assert marked_set(folder(tmp_path, a_one="It snowed.\n", m_one="summary: Rain.\n")).digest != first


def test_a_folder_without_marks_is_a_message(tmp_path):
    with pytest.raises(SettingsError, match="has no folder articles"):
        marked_set(tmp_path)
