"""Under each line stands what an editor would paste to correct it: valid, harmless, and it finds the line again."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Any

import pytest
import yaml

from briefgen.connect.corrections.findings import Mention, every
from briefgen.model import Actor, Commitment, Development, Fact, Quote, Sentence
from briefgen.write.corrected import snippet
from tests.corrections.corrected import briefing, page
from tests.write import sample

PASTED = re.compile(r'<details class="bg-fix">.*?<pre>(.*?)</pre>', re.DOTALL)


@pytest.mark.model
def test_what_is_pasted_finds_its_line_even_when_the_id_has_changed(folder):
    """Every snippet of the page at once; a last letter is changed, so only the words can find the line."""
    shown = page(folder.site(), "briefings/bridge/index.html")
    pasted = [html.unescape(found) for found in PASTED.findall(shown)]
    found = briefing(folder.corpus()[0], "bridge")
    ids = [one.id for one in every(found) if not isinstance(one, Sentence | Development)]
    named = [entry.get("id") or entry["drop"] for one in pasted for entry in yaml.safe_load(one)]
    assert sorted(named) == sorted(ids)
    folder.write("bridge.yml", "fixes:\n" + "\n".join(pasted) + "\n")
    corpus, problems = folder.corpus()
    assert problems == []
    assert [one.target for one in corpus.corrections] == named
    figures = {one.id for one in every(found) if isinstance(one, Mention) and one.id.startswith("n-")}
    wrong = [one if figures & set(one.split()) else re.sub(r"^(- \w+: \w)-\w+", r"\1-zzzzzzz", one) for one in pasted]
    folder.write("bridge.yml", "fixes:\n" + "\n".join(wrong) + "\n")
    again, problems = folder.corpus()
    assert problems == []
    assert [one.target for one in again.corrections] == [one.target for one in corpus.corrections]


EVIL = 'a"b\\c: {x} [y] - !!python/name:os.system &a *a # \u2028\u202e\ufeff\x85 %TAG "\n\n---\n- drop: x'


@pytest.mark.parametrize("kind", [Commitment, Fact, Quote, Actor])
def test_words_of_a_source_stay_words(kind):
    """They come out as they went in, spacing aside, and never as YAML of their own."""
    document = sample.source(title=EVIL, weather=EVIL)
    found = sample.briefing(document, weather=EVIL)
    at = sample.find(document, EVIL)
    everything: list[Any] = [*found.commitments, *found.facts, *found.quotes, *found.actors]
    for one in everything:
        if type(one) is kind:
            fields: dict[type, dict[str, Any]] = {
                Commitment: {"action": at},
                Fact: {"evidence": at},
                Quote: {"words": at},
                Actor: {"name": EVIL},
            }
            text = snippet(replace(one, **fields[kind]), one.id)
            ((entry),) = yaml.safe_load(text)
            assert set(entry) == {"id", "quote", "change"}
            assert " ".join(EVIL.split()).startswith(entry["quote"])
            assert "\u202e" not in text
            break
    else:
        pytest.fail("no such finding in the sample")
