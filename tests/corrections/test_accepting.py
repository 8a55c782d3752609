"""A line that an editor checked loses the machine's doubt, keeps the source's own hedge, and says who checked it."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from briefgen.connect.corrections import checked, corrected
from briefgen.connect.corrections.findings import every
from briefgen.connect.identified import Identity
from briefgen.corpus import Appearance, Applied
from briefgen.corrections import Accept, Corrections, Drop, Fix, Target
from briefgen.model import Actor, Briefing, Commitment, Quote
from tests.corrections.corrected import briefing, page
from tests.write import sample

DOUBT = "inferred from “they”"


def doubtful() -> Briefing:
    """The sample, everything in it doubted that can be."""
    one = sample.briefing()
    return replace(
        one,
        commitments=tuple(replace(c, doubt=DOUBT) for c in one.commitments),
        statements=tuple(replace(c, doubt=DOUBT) for c in one.statements),
        quotes=tuple(replace(q, doubt=DOUBT) for q in one.quotes),
        actors=tuple(replace(a, doubt=DOUBT) for a in one.actors),
    )


def accepted(target: Target, **more: str) -> tuple[Briefing, list[Applied], list[str]]:
    fix = Fix("bridge.yml", 3, sample.briefing().source.id, Accept(target, **more), "asked")
    found = corrected([doubtful()], Corrections((fix,)))
    return found.briefings[0], list(found.applied), [str(one) for one in (*found.problems, *found.notes)]


def all_doubted(found: Briefing) -> dict[str, str | None]:
    return {one.id: one.doubt for one in every(found) if isinstance(one, Commitment | Quote | Actor)}


@pytest.mark.parametrize("id_", sorted(all_doubted(doubtful())))
def test_only_the_line_that_was_checked_loses_its_doubt_and_nothing_else_of_it_changes(id_):
    found, applied, said = accepted(Target(id_, None))
    assert all_doubted(found) == {one: None if one == id_ else DOUBT for one in all_doubted(doubtful())}
    assert [replace(one, doubt=DOUBT) for one in found.commitments] == list(doubtful().commitments)
    assert [(one.kind, one.target, one.before, one.because) for one in applied] == [("accept", id_, DOUBT, "asked")]
    assert said == []


def test_who_and_when_stand_in_the_log():
    wanted = doubtful().commitments[0]
    for more, told in (({}, ""), ({"by": "Ada"}, " (by Ada)"), ({"by": "Ada", "date": "2031"}, " (by Ada, 2031)")):
        (one,) = accepted(Target(wanted.id, None), **more)[1]
        assert one.text.startswith(f"Checked{told}: “")


def test_the_words_find_it_when_its_id_has_changed_and_a_miss_is_named_with_its_line():
    wanted = doubtful().commitments[0]
    found, _, (note,) = accepted(Target("c-zzzzzzz", wanted.action.reading))
    assert all_doubted(found)[wanted.id] is None
    assert f"its id is `{wanted.id}` now" in note
    found, applied, (problem,) = accepted(Target("c-zzzzzzz", None))
    assert (all_doubted(found), applied) == (all_doubted(doubtful()), [])
    assert problem.startswith("bridge.yml:3: no line of this document has the id `c-zzzzzzz`")


def test_a_line_that_is_dropped_later_was_checked_for_nothing_and_one_dropped_before_is_missed():
    wanted = doubtful().commitments[0]
    place = ("bridge.yml", sample.briefing().source.id)
    check, drop = Accept(Target(wanted.id, None)), Drop(Target(wanted.id, None))
    order: tuple[Accept | Drop, ...] = (check, drop, check)
    fixes = [Fix(place[0], line, place[1], does) for line, does in enumerate(order, 1)]
    found = corrected([doubtful()], Corrections(tuple(fixes)))
    assert [one.kind for one in found.applied] == ["accept", "drop"]
    assert [one.line for one in found.problems] == [3]


THEY = """\
The mayor and the council met on 14 April 2031. They expect to open the harbour by 31 March 2032.
"""


@pytest.mark.model
def test_the_page_says_checked_and_still_says_hedged(folder):
    folder.write("they.txt", THEY)
    (found,) = briefing(folder.corpus()[0], "they").commitments
    assert found.doubt
    assert found.hedge
    before = html.unescape(page(folder.site(), "briefings/they/index.html"))
    assert found.doubt in before
    assert f"# - accept: {found.id}" in before  # the entry to paste
    folder.write("they.yml", f"fixes:\n  - accept: {found.id}\n    by: Ada\n")
    built = folder.site()
    assert built.problems == ()
    after = page(built, "briefings/they/index.html")
    assert '<p class="bg-doubt"' not in after
    assert re.search(rf'id="{found.id}".*?checked by the editor', after, re.DOTALL)
    assert "⚑" not in re.search(rf'id="{found.id}".*?</tr>', after, re.DOTALL)[0]  # type: ignore[index]
    assert f"<q>{found.hedge}</q>" in after
    log = page(built, "corrections/index.html")
    assert "Checked (by Ada): " in log
    assert "the machine doubted: " in log
    folder.write("they.yml", f"fixes:\n  - accept: {found.id}\n  - id: {found.id}\n    change: {{kind: pledge}}\n")
    assert "corrected by the editor" in page(folder.site(), "briefings/they/index.html")


def test_an_actor_who_was_checked_is_who_he_is_taken_for_elsewhere_too():
    one = sample.briefing()
    here = tuple(Appearance(one, actor, "joined by surname alone") for actor in one.actors[:2])
    people = (Identity("a", "person", here), Identity("b", "person", here[1:]))
    fix = Fix("bridge.yml", 3, one.source.id, Accept(Target(one.actors[0].id, None)))
    applied = corrected([one], Corrections((fix,))).applied
    after = checked(people, applied)
    assert [[a.doubt for a in each.appearances] for each in after] == [[None, here[1].doubt], [here[1].doubt]]
    assert after[1] is people[1]
    assert checked(people, ()) == people
